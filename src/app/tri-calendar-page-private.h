/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the calendar share. */

#pragma once

#include "tri-booker.h"
#include "tri-calendar-page.h"
#include "tri-day-cell.h"
#include "tri-day-view.h"
#include "tri-month-view.h"

G_BEGIN_DECLS

/* An appointment under the pointer's button. */
typedef struct
{
  TriAgendaEntry *entry; /* NULL while nothing is dragged */
  TriPlanFacts *facts;   /* NULL until they are known */
  gboolean lifted;       /* it has moved far enough to be no click */
  double start_x, start_y;
  double grip_px;    /* how far below its upper end it was taken */
  GtkWidget *target; /* the day that it is over, or NULL */
  TriDate day;       /* TRI_DATE_NONE when it is over none */
  int start_minute;
} TriCalendarDrag;

struct _TriCalendarPage
{
  GtkWidget parent_instance;

  GtkLabel *month_label;
  TriMonthView *month_view;
  TriDayView *day_view;
  GtkRevealer *hint_revealer;
  GtkLabel *hint_label;

  TriApplication *application; /* NULL until the record is open */
  TriBooker *booker;
  GPtrArray *entries; /* (element-type TriAgendaEntry): of the days that are shown */
  GCancellable *loading;
  TriDate day;
  TriCalendarDrag drag;
};

/* Tells what went wrong; cancelled is silent. */
void _tri_calendar_page_fail (TriCalendarPage *self, const GError *error);
/* Makes @after of @before (nullable) by the rules, and shows the day it is on then. */
void _tri_calendar_page_change (TriCalendarPage *self,
                                const TriAppointment *before,
                                const TriAppointment *after);
/* dragging */
void _tri_calendar_page_init_drag (TriCalendarPage *self);
void _tri_calendar_page_end_drag (TriCalendarPage *self);

G_END_DECLS
