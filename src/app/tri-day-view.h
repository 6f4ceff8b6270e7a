/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the calendar by its hours, and what can be done with the appointment that is
 * selected. */

#pragma once

#include <gtk/gtk.h>

#include "tri-hour-grid.h"

G_BEGIN_DECLS

/* Signal "selected-changed". Actions of the page around it: "calendar.open", "calendar.change",
 * "calendar.call-off", of the selected appointment. */
#define TRI_TYPE_DAY_VIEW (tri_day_view_get_type ())
G_DECLARE_FINAL_TYPE (TriDayView, tri_day_view, TRI, DAY_VIEW, GtkWidget)

/* Shows those of @entries (element-type TriAgendaEntry) that are on @day; the selected one stays so
 * while it is there. */
void tri_day_view_set_day (TriDayView *self, TriDate day, const GPtrArray *entries);
TriDate tri_day_view_get_day (TriDayView *self);
/* NULL when there is none. (transfer none) */
const TriAgendaEntry *tri_day_view_get_selected (TriDayView *self);
/* By the appointment's id; (nullable) */
void tri_day_view_select (TriDayView *self, const char *id);
/* Puts the keyboard on the selected appointment, or on the first. FALSE when there is none. */
gboolean tri_day_view_focus (TriDayView *self);
/* For what is dragged over it. */
TriHourGrid *tri_day_view_get_hours (TriDayView *self);
/* Where what has no time stands. */
GtkWidget *tri_day_view_get_whole_day (TriDayView *self);

G_END_DECLS
