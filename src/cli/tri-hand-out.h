/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that a client takes home, filled from the record. Any thread but the app's main one. */

#pragma once

#include <gio/gio.h>

#include "tri-library.h"
#include "tri-sheet.h"
#include "tri-store.h"

G_BEGIN_DECLS

/**
 * tri_hand_out_new:
 * @client_id: whose
 * @id: (nullable): a decision or a design revision of the client's; NULL is the newest decision,
 *   or the newest design when nothing was chosen yet
 * @today: of what is printed without a decision
 *
 * Before, healed and after five years, measures, sessions, costs, what to know and the signatures.
 * A decision's pictures are those that were kept with it; of a design they are drawn.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_NOT_FOUND when there is nothing to print, and as
 *   the store and the photo's decoder say
 */
TriSheet *tri_hand_out_new (TriStore *store,
                            TriLibrary *library,
                            const char *client_id,
                            const char *id,
                            TriDate today,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
