/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the calendar: what is accepted, how long it lasts and what may be said of it. */

#include "config.h"

#include "tri-appointment.h"
#include "tri-error.h"

static TriAgendaEntry *
make_entry (TriAppointmentKind kind, TriDisclosure disclosure)
{
  TriAgendaEntry *entry = g_new0 (TriAgendaEntry, 1);

  entry->appointment = tri_appointment_new ("somebody", kind, tri_date_from_ymd (2026, 11, 28));
  entry->display_name = g_strdup ("Heron");
  entry->treatment_id = g_strdup ("");
  entry->disclosure = disclosure;
  if (kind == TRI_APPOINTMENT_SESSION)
    {
      entry->ordinal = 2;
      entry->n_sessions = 3;
      entry->hours = (TriRange){ 2.1, 2.6, 3.4 };
    }
  return entry;
}

static void
test_validate (void)
{
  const struct
  {
    int start, length;
    TriDate date;
    gboolean valid;
  } cases[] = {
    { TRI_MINUTE_NONE, 0, 700000, TRUE },
    { 0, 1440, 700000, TRUE },
    { 1439, 1, 700000, TRUE },
    { 1439, 2, 700000, FALSE },
    { -2, 0, 700000, FALSE },
    { 1440, 0, 700000, FALSE },
    { 600, -1, 700000, FALSE },
    { 600, 60, TRI_DATE_NONE, FALSE },
    { TRI_MINUTE_NONE, 1440, 700000, TRUE },
    { TRI_MINUTE_NONE, 1441, 700000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriAppointment) appointment
          = tri_appointment_new ("somebody", TRI_APPOINTMENT_REVIEW, cases[i].date);

      appointment->start_minute = cases[i].start;
      appointment->length_minutes = cases[i].length;
      g_free (appointment->practitioner);
      appointment->practitioner = g_strdup ("  Ada ");
      g_assert_cmpint (tri_appointment_validate (appointment, &error), ==, cases[i].valid);
      if (!cases[i].valid)
        g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_assert_cmpstr (appointment->practitioner, ==, "Ada");
    }
}

static void
test_minutes (void)
{
  g_autoptr (TriAgendaEntry) session = make_entry (TRI_APPOINTMENT_SESSION, TRI_DISCLOSURE_OPEN);
  g_autoptr (TriAgendaEntry) review = make_entry (TRI_APPOINTMENT_REVIEW, TRI_DISCLOSURE_OPEN);

  /* 2.6 h are 156 minutes. */
  g_assert_cmpint (tri_agenda_entry_get_minutes (session), ==, 165);
  session->hours.typical = 2.5;
  g_assert_cmpint (tri_agenda_entry_get_minutes (session), ==, 150);
  session->appointment->length_minutes = 200;
  g_assert_cmpint (tri_agenda_entry_get_minutes (session), ==, 200);
  session->appointment->start_minute = 23 * 60;
  g_assert_cmpint (tri_agenda_entry_get_minutes (session), ==, 60);
  g_assert_cmpint (tri_agenda_entry_get_minutes (review), ==, 60);
}

static void
test_title (void)
{
  g_autoptr (TriAgendaEntry) session
      = make_entry (TRI_APPOINTMENT_SESSION, TRI_DISCLOSURE_SELECTED);
  g_autofree char *open = tri_agenda_entry_get_title (session);
  g_autofree char *closed = NULL;

  g_assert_cmpstr (open, ==, "Session 2 of 3");
  session->disclosure = TRI_DISCLOSURE_PRIVATE;
  closed = tri_agenda_entry_get_title (session);
  g_assert_cmpstr (closed, ==, "Appointment");
}

static void
test_order (void)
{
  g_autoptr (TriAgendaEntry) a = make_entry (TRI_APPOINTMENT_SESSION, TRI_DISCLOSURE_OPEN);
  g_autoptr (TriAgendaEntry) b = tri_agenda_entry_copy (a);

  g_assert_cmpint (tri_agenda_entry_compare (a, b), ==, 0);
  b->appointment->start_minute = 0;
  g_assert_cmpint (tri_agenda_entry_compare (a, b), <, 0);
  a->appointment->date++;
  g_assert_cmpint (tri_agenda_entry_compare (a, b), >, 0);
}

static void
test_ids (void)
{
  TriAppointmentKind kind;

  for (guint i = 0; i < TRI_N_APPOINTMENT_KINDS; i++)
    {
      g_assert_true (tri_appointment_kind_from_id (tri_appointment_kind_get_id (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (tri_appointment_kind_from_id ("party", &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/appointment/validate", test_validate);
  g_test_add_func ("/appointment/minutes", test_minutes);
  g_test_add_func ("/appointment/title", test_title);
  g_test_add_func ("/appointment/order", test_order);
  g_test_add_func ("/appointment/ids", test_ids);
  return g_test_run ();
}
