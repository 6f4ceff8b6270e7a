/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the clinic's calendar: who comes when, and for what. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_APPOINTMENT_CONSULTATION,
  TRI_APPOINTMENT_SESSION, /* a session of a treatment, which holds its day */
  TRI_APPOINTMENT_TOUCH_UP,
  TRI_APPOINTMENT_REVIEW,
} TriAppointmentKind;

#define TRI_N_APPOINTMENT_KINDS 4

/* "consultation", "session", "touch-up", "review", and back. */
const char *tri_appointment_kind_get_id (TriAppointmentKind kind);
gboolean tri_appointment_kind_from_id (const char *id, TriAppointmentKind *out_kind);
/* In the user's language. */
const char *tri_appointment_kind_get_name (TriAppointmentKind kind);

/* Of a start: only the day is agreed. */
#define TRI_MINUTE_NONE (-1)
#define TRI_DAY_MINUTES (24 * 60)

/* Times are the clinic's wall clock: a day there has no time zone, and an hour that summer time
 * takes away is one at which nobody is asked to come. */
typedef struct
{
  char *id; /* of a session: the session's own */
  char *client_id;
  TriAppointmentKind kind;
  TriDate date;
  int start_minute;   /* since midnight, or TRI_MINUTE_NONE */
  int length_minutes; /* 0 while nothing was agreed */
  char *practitioner; /* "" when nobody was named */
  TriSessionState state;
  char *override_reason; /* (nullable): of a session, why it is sooner than the floor */
} TriAppointment;

/* On @date, without a time. Returns: (transfer full) */
TriAppointment *tri_appointment_new (const char *client_id,
                                     TriAppointmentKind kind,
                                     TriDate date) G_GNUC_WARN_UNUSED_RESULT;
void tri_appointment_free (TriAppointment *self);
/* Returns: (transfer full) */
TriAppointment *tri_appointment_copy (const TriAppointment *self) G_GNUC_WARN_UNUSED_RESULT;
/* Trims and checks; TRI_ERROR_INVALID with a sentence when there is no day, the time is none of the
 * day's, or it ends on the next day. */
gboolean tri_appointment_validate (TriAppointment *self, GError **error);

/* An appointment as the clinic's lists show it. */
typedef struct
{
  TriAppointment *appointment;
  char *display_name; /* tri_client_get_display_name () */
  TriDisclosure disclosure;
  /* Of a session only; otherwise "", 0 and zeros. */
  char *treatment_id;
  TriKind treatment_kind;
  guint ordinal;
  guint n_sessions;
  gboolean touch_up;
  TriRange hours;
} TriAgendaEntry;

void tri_agenda_entry_free (TriAgendaEntry *self);
/* Returns: (transfer full) */
TriAgendaEntry *tri_agenda_entry_copy (const TriAgendaEntry *self) G_GNUC_WARN_UNUSED_RESULT;
/* How long the chair is taken, in minutes: as agreed, or the likely hours of a session to the next
 * quarter, or an hour; never past midnight. */
int tri_agenda_entry_get_minutes (const TriAgendaEntry *self);
/* What may be said of it to anybody who looks on: for a private client "Appointment" and nothing
 * else, otherwise "Session 2 of 3", "Touch-up", …  Returns: (transfer full) */
char *tri_agenda_entry_get_title (const TriAgendaEntry *self) G_GNUC_WARN_UNUSED_RESULT;
/* In what order a day is gone through: by day, time (the whole day first) and name. */
int tri_agenda_entry_compare (const TriAgendaEntry *a, const TriAgendaEntry *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriAppointment, tri_appointment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriAgendaEntry, tri_agenda_entry_free)

G_END_DECLS
