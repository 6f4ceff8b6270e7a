/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of a day from top to bottom, with the appointments where they are in time. */

#pragma once

#include <gtk/gtk.h>

#include "tri-appointment.h"

G_BEGIN_DECLS

#define TRI_TYPE_HOUR_GRID (tri_hour_grid_get_type ())
G_DECLARE_FINAL_TYPE (TriHourGrid, tri_hour_grid, TRI, HOUR_GRID, GtkWidget)

/* Those of @entries (element-type TriAgendaEntry) that have a time; those that overlap stand beside
 * each other. */
void tri_hour_grid_set_entries (TriHourGrid *self, const GPtrArray *entries);
/* The time at a height, to the quarter of an hour, such that @length_minutes after it are still on
 * the day. */
int tri_hour_grid_get_minute (TriHourGrid *self, double y, int length_minutes);
/* Where a time is, in the widget's coordinates. */
double tri_hour_grid_get_y (TriHourGrid *self, int minute);
/* Marks where something would be put; TRI_MINUTE_NONE marks nothing. */
void tri_hour_grid_set_mark (TriHourGrid *self, int minute, int length_minutes);

G_END_DECLS
