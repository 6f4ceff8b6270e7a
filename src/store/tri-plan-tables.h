/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables sun_time and care_tick. Private to the room; see tri-tables.h. */

#pragma once

#include "tri-connection.h"
#include "tri-plan-rules.h"

G_BEGIN_DECLS

/* sun_time: by their first day. One that is saved keeps its client. */
gboolean tri_sun_time_table_list (TriConnection *connection,
                                  const char *client_id,
                                  GPtrArray *times,
                                  GError **error);
gboolean tri_sun_time_table_save (TriConnection *connection, const TriSunTime *sun, GError **error);
gboolean tri_sun_time_table_remove (TriConnection *connection, const char *id, GError **error);

/* care_tick: of texts */
gboolean tri_care_tick_table_list (TriConnection *connection,
                                   const char *session_id,
                                   GPtrArray *items,
                                   GError **error);
gboolean tri_care_tick_table_set (TriConnection *connection,
                                  const char *session_id,
                                  const char *item,
                                  gboolean ticked,
                                  GError **error);

G_END_DECLS
