/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the clinic's calendar: who comes when, and for what. */

#include "config.h"

#include "tri-appointment.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define QUARTER 15

static const char *const kind_ids[TRI_N_APPOINTMENT_KINDS] = {
  [TRI_APPOINTMENT_CONSULTATION] = "consultation",
  [TRI_APPOINTMENT_SESSION] = "session",
  [TRI_APPOINTMENT_TOUCH_UP] = "touch-up",
  [TRI_APPOINTMENT_REVIEW] = "review",
};

static const char *const kind_names[TRI_N_APPOINTMENT_KINDS] = {
  [TRI_APPOINTMENT_CONSULTATION] = N_ ("Consultation"),
  [TRI_APPOINTMENT_SESSION] = N_ ("Session"),
  [TRI_APPOINTMENT_TOUCH_UP] = N_ ("Touch-up"),
  [TRI_APPOINTMENT_REVIEW] = N_ ("Review"),
};

const char *
tri_appointment_kind_get_id (TriAppointmentKind kind)
{
  g_return_val_if_fail ((guint) kind < TRI_N_APPOINTMENT_KINDS, NULL);

  return kind_ids[kind];
}

gboolean
tri_appointment_kind_from_id (const char *id, TriAppointmentKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < TRI_N_APPOINTMENT_KINDS; i++)
    if (g_str_equal (kind_ids[i], id))
      {
        *out_kind = (TriAppointmentKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_appointment_kind_get_name (TriAppointmentKind kind)
{
  g_return_val_if_fail ((guint) kind < TRI_N_APPOINTMENT_KINDS, NULL);

  return _ (kind_names[kind]);
}

TriAppointment *
tri_appointment_new (const char *client_id, TriAppointmentKind kind, TriDate date)
{
  TriAppointment *self;

  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_new0 (TriAppointment, 1);
  self->id = tri_id_new ();
  self->client_id = g_strdup (client_id);
  self->kind = kind;
  self->date = date;
  self->start_minute = TRI_MINUTE_NONE;
  self->practitioner = g_strdup ("");
  return self;
}

void
tri_appointment_free (TriAppointment *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->practitioner);
  g_free (self->override_reason);
  g_free (self);
}

TriAppointment *
tri_appointment_copy (const TriAppointment *self)
{
  TriAppointment *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->practitioner = g_strdup (self->practitioner);
  copy->override_reason = g_strdup (self->override_reason);
  return copy;
}

gboolean
tri_appointment_validate (TriAppointment *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_strstrip (self->practitioner);
  if (self->date == TRI_DATE_NONE)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The appointment has no day; choose one."));
      return FALSE;
    }
  if (self->start_minute < TRI_MINUTE_NONE || self->start_minute >= TRI_DAY_MINUTES
      || self->length_minutes < 0 || self->length_minutes > TRI_DAY_MINUTES)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("A day has 24 hours; choose a time between 0:00 and 23:59."));
      return FALSE;
    }
  if (self->start_minute != TRI_MINUTE_NONE
      && self->start_minute + self->length_minutes > TRI_DAY_MINUTES)
    {
      g_set_error_literal (
          error, TRI_ERROR, TRI_ERROR_INVALID,
          _ ("The appointment would end on the next day; begin earlier or make it shorter."));
      return FALSE;
    }
  return TRUE;
}

void
tri_agenda_entry_free (TriAgendaEntry *self)
{
  if (self == NULL)
    return;
  tri_appointment_free (self->appointment);
  g_free (self->display_name);
  g_free (self->treatment_id);
  g_free (self);
}

TriAgendaEntry *
tri_agenda_entry_copy (const TriAgendaEntry *self)
{
  TriAgendaEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->appointment = tri_appointment_copy (self->appointment);
  copy->display_name = g_strdup (self->display_name);
  copy->treatment_id = g_strdup (self->treatment_id);
  return copy;
}

int
tri_agenda_entry_get_minutes (const TriAgendaEntry *self)
{
  const TriAppointment *appointment;
  int minutes;

  g_return_val_if_fail (self != NULL, 0);

  appointment = self->appointment;
  minutes = appointment->length_minutes;
  if (minutes == 0)
    minutes = (int) ceil (self->hours.typical * 60.0 / QUARTER - 1e-9) * QUARTER;
  if (minutes == 0)
    minutes = 60;
  if (appointment->start_minute != TRI_MINUTE_NONE)
    minutes = MIN (minutes, TRI_DAY_MINUTES - appointment->start_minute);
  return minutes;
}

char *
tri_agenda_entry_get_title (const TriAgendaEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->disclosure == TRI_DISCLOSURE_PRIVATE)
    return g_strdup (_ ("Appointment"));
  if (self->touch_up)
    return g_strdup (tri_appointment_kind_get_name (TRI_APPOINTMENT_TOUCH_UP));
  if (self->appointment->kind == TRI_APPOINTMENT_SESSION)
    return g_strdup_printf (_ ("Session %u of %u"), self->ordinal, self->n_sessions);
  return g_strdup (tri_appointment_kind_get_name (self->appointment->kind));
}

int
tri_agenda_entry_compare (const TriAgendaEntry *a, const TriAgendaEntry *b)
{
  const TriAppointment *first = a->appointment;
  const TriAppointment *second = b->appointment;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  if (first->start_minute != second->start_minute)
    return first->start_minute < second->start_minute ? -1 : 1;
  return g_utf8_collate (a->display_name, b->display_name);
}
