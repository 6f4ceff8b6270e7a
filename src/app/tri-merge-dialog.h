/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of one person become one: choosing the other, then which stays. */

#pragma once

#include <adwaita.h>

#include "tri-client-book.h"

G_BEGIN_DECLS

/* Signal "merged" (id of the client who stays); the dialog then closes itself. */
#define TRI_TYPE_MERGE_DIALOG (tri_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriMergeDialog, tri_merge_dialog, TRI, MERGE_DIALOG, AdwWindow)

/* @client: the one at hand
 * @other_id: (nullable): the other one, when it is known already */
TriMergeDialog *tri_merge_dialog_new (TriStore *store,
                                      TriClientBook *book,
                                      const TriClient *client,
                                      const char *other_id);

G_END_DECLS
