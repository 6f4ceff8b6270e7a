/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of the calendar: six weeks of days, gone through with the arrow keys. */

#pragma once

#include <gtk/gtk.h>

#include "tri-date.h"

G_BEGIN_DECLS

#define TRI_MONTH_VIEW_DAYS 42

/* Signals: "day-selected" (day: TriDate as int), also by the keyboard, and "day-activated" (the
 * same), with Enter or a double click. */
#define TRI_TYPE_MONTH_VIEW (tri_month_view_get_type ())
G_DECLARE_FINAL_TYPE (TriMonthView, tri_month_view, TRI, MONTH_VIEW, GtkWidget)

/* From 0, Monday, to 6. */
void tri_month_view_set_first_weekday (TriMonthView *self, guint weekday);
/* Shows the month of @day, with that day selected. */
void tri_month_view_set_day (TriMonthView *self, TriDate day, TriDate today);
/* The first of the TRI_MONTH_VIEW_DAYS that are shown. */
TriDate tri_month_view_get_first (TriMonthView *self);
/* (element-type TriAgendaEntry), in their order, of any days; copied. */
void tri_month_view_set_entries (TriMonthView *self, const GPtrArray *entries);
/* Puts the keyboard on the selected day. */
void tri_month_view_focus (TriMonthView *self);

G_END_DECLS
