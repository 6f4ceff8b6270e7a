/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the due list, with "Plan" and "Add a Contact…". */

#pragma once

#include <gtk/gtk.h>

#include "tri-due-item.h"

G_BEGIN_DECLS

/* Activates "due.plan" and "due.contact" with the client's id. */
#define TRI_TYPE_DUE_ROW (tri_due_row_get_type ())
G_DECLARE_FINAL_TYPE (TriDueRow, tri_due_row, TRI, DUE_ROW, GtkWidget)

void tri_due_row_set_item (TriDueRow *self, TriDueItem *item);

G_END_DECLS
