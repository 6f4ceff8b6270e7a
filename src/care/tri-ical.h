/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appointments as an iCalendar file (RFC 5545), for the calendar of a telephone.
 *
 * A private client's events are called "Appointment" and "Reminder" and say nothing else: no name,
 * no clinic, no treatment. Times are the clinic's wall clock ("floating"), days are whole days. */

#pragma once

#include "tri-appointment.h"
#include "tri-care-list.h"

G_BEGIN_DECLS

/* Free with tri_ical_free (). */
typedef struct _TriIcal TriIcal;

/* @now_utc: seconds since 1970, when the file is made */
TriIcal *tri_ical_new (gint64 now_utc) G_GNUC_WARN_UNUSED_RESULT;
void tri_ical_free (TriIcal *self);

/* For the clinic: its client by display name, and what the appointment is. */
void tri_ical_add_for_clinic (TriIcal *self, const TriAgendaEntry *entry);
/* For the client: what it is and @clinic, its name ("" is left out). */
void tri_ical_add_for_client (TriIcal *self, const TriAgendaEntry *entry, const char *clinic);
/* Preparation and aftercare of the session @entry: an event on each day on which something
 * begins. */
void tri_ical_add_care (TriIcal *self, const TriAgendaEntry *entry, const TriFigures *care);

guint tri_ical_get_n_events (const TriIcal *self);
/* The whole file, in UTF-8. Returns: (transfer full) */
char *tri_ical_to_text (const TriIcal *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriIcal, tri_ical_free)

G_END_DECLS
