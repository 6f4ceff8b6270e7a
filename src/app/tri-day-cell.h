/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day in the grid of a month, with as many of its appointments as there is room for. */

#pragma once

#include <gtk/gtk.h>

#include "tri-date.h"

G_BEGIN_DECLS

#define TRI_TYPE_DAY_CELL (tri_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (TriDayCell, tri_day_cell, TRI, DAY_CELL, GtkWidget)

TriDayCell *tri_day_cell_new (void);
/* @other_month: belongs to the month before or after the one that is shown */
void tri_day_cell_set_day (TriDayCell *self, TriDate day, gboolean today, gboolean other_month);
TriDate tri_day_cell_get_day (TriDayCell *self);
/* Shows those of @entries (element-type TriAgendaEntry) from index @first on that are on the day.
 * Returns: the index behind them */
guint tri_day_cell_set_entries (TriDayCell *self, const GPtrArray *entries, guint first);
/* The selected one is where the keyboard enters the month. */
void tri_day_cell_set_selected (TriDayCell *self, gboolean selected);

G_END_DECLS
