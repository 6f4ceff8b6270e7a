/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo client: made of the sample photos, in a store of its own. */

#pragma once

#include "tri-library.h"
#include "tri-store.h"

G_BEGIN_DECLS

/**
 * tri_demo_populate:
 * @today: the day of the consultation; everything else follows from it
 *
 * Adds the demo client with registered photos (front first, the others on its head), a design, a
 * choice, an accepted quote and a deposit. Blocking, some seconds: not on the main thread.
 *
 * Returns: (transfer full): the client's id
 */
char *tri_demo_populate (TriStore *store,
                         TriLibrary *library,
                         TriDate today,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
