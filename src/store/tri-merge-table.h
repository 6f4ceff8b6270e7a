/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving all rows of one client to another. Private to the room. */

#pragma once

#include "tri-connection.h"

G_BEGIN_DECLS

/* TRI_ERROR_CONFLICT with a sentence when the two cannot become one. Ids that are UUIDs. */
gboolean tri_merge_table_check (TriConnection *connection,
                                const char *stays,
                                const char *goes,
                                GError **error);
/* Every row that refers to @goes refers to @stays afterwards, @goes is merged into it. Inside a
 * transaction of the caller. */
gboolean tri_merge_table_move (TriConnection *connection,
                               const char *stays,
                               const char *goes,
                               GError **error);

G_END_DECLS
