/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An appointment in the calendar: one line in the month, a block of its hours in the day. */

#pragma once

#include <gtk/gtk.h>

#include "tri-appointment.h"

G_BEGIN_DECLS

#define TRI_TYPE_CALENDAR_CHIP (tri_calendar_chip_get_type ())
G_DECLARE_FINAL_TYPE (TriCalendarChip, tri_calendar_chip, TRI, CALENDAR_CHIP, GtkWidget)

/* @entry is copied. @whole: says all there is to say, and takes the keyboard's focus. */
TriCalendarChip *tri_calendar_chip_new (const TriAgendaEntry *entry, gboolean whole);
const TriAgendaEntry *tri_calendar_chip_get_entry (TriCalendarChip *self);

G_END_DECLS
