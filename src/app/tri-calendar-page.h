/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's calendar: a month, and beside it the hours of one of its days. */

#pragma once

#include <adwaita.h>

#include "tri-application.h"

G_BEGIN_DECLS

#define TRI_TYPE_CALENDAR_PAGE (tri_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (TriCalendarPage, tri_calendar_page, TRI, CALENDAR_PAGE, GtkWidget)

/* Shows what is in the record of @application, which must be open. */
void tri_calendar_page_refresh (TriCalendarPage *self, TriApplication *application);
/* Puts the keyboard on the selected day. */
void tri_calendar_page_focus (TriCalendarPage *self);
/* Shows the month of @day, with that day selected. */
void tri_calendar_page_show_day (TriCalendarPage *self, TriDate day);
TriDate tri_calendar_page_get_day (TriCalendarPage *self);

G_END_DECLS
