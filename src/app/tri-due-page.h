/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touch-ups of the whole clinic: overdue, due now, due within the clinic's days. */

#pragma once

#include <adwaita.h>

#include "tri-store.h"

G_BEGIN_DECLS

#define TRI_TYPE_DUE_PAGE (tri_due_page_get_type ())
G_DECLARE_FINAL_TYPE (TriDuePage, tri_due_page, TRI, DUE_PAGE, GtkWidget)

/* Reads who is due from @store and shows it; @clinic is the clinic's name. Emits "failed" (GError)
 * when the record cannot be read. */
void tri_due_page_refresh (TriDuePage *self, TriStore *store, const TriClinic *clinic);
void tri_due_page_focus_list (TriDuePage *self);
/* How many are listed. */
guint tri_due_page_get_n_shown (TriDuePage *self);

G_END_DECLS
