/* SPDX-License-Identifier: GPL-3.0-or-later */
/* iCalendar files byte by byte, after RFC 5545, and what they must not say. */

#include "config.h"

#include <string.h>

#include "tri-ical.h"

#define ID "3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01"
#define HEAD                                                                                       \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//trichion.org//Trichion " TRI_VERSION                \
  "//EN\r\nCALSCALE:GREGORIAN\r\n"
#define TAIL "END:VCALENDAR\r\n"

/* 28 November 2026, 13:05:09 UTC */
#define NOW 1795871109

static TriAgendaEntry *
make_entry (const char *name, TriDisclosure disclosure, TriDate date, int start_minute)
{
  TriAgendaEntry *entry = g_new0 (TriAgendaEntry, 1);
  TriAppointment *appointment = tri_appointment_new ("client", TRI_APPOINTMENT_SESSION, date);

  g_free (appointment->id);
  appointment->id = g_strdup (ID);
  appointment->start_minute = start_minute;
  entry->appointment = appointment;
  entry->display_name = g_strdup (name);
  entry->disclosure = disclosure;
  entry->treatment_id = g_strdup ("");
  entry->ordinal = 2;
  entry->n_sessions = 3;
  entry->hours = (TriRange){ 2.0, 2.5, 3.0 };
  return entry;
}

static void
test_all_day (void)
{
  g_autoptr (TriIcal) ical = tri_ical_new (NOW);
  g_autoptr (TriAgendaEntry) entry = make_entry ("Ada Bo", TRI_DISCLOSURE_OPEN,
                                                 tri_date_from_ymd (2028, 2, 29), TRI_MINUTE_NONE);
  g_autofree char *text = NULL;

  tri_ical_add_for_clinic (ical, entry);
  text = tri_ical_to_text (ical);
  g_assert_cmpstr (text, ==,
                   HEAD "BEGIN:VEVENT\r\n"
                        "UID:" ID "@trichion.org\r\n"
                        "DTSTAMP:20261128T130509Z\r\n"
                        "DTSTART;VALUE=DATE:20280229\r\n"
                        "DTEND;VALUE=DATE:20280301\r\n"
                        "SUMMARY:Ada Bo: Session 2 of 3\r\n"
                        "END:VEVENT\r\n" TAIL);
  g_assert_cmpuint (tri_ical_get_n_events (ical), ==, 1);
}

/* The clinic's wall clock, also on the night when it is put forward, and up to midnight. */
static void
test_times (void)
{
  const struct
  {
    TriDate date;
    int start, length;
    const char *lines;
  } cases[] = {
    { tri_date_from_ymd (2027, 3, 28), 90, 60,
      "DTSTART:20270328T013000\r\nDTEND:20270328T023000\r\n" },
    { tri_date_from_ymd (2027, 10, 31), 150, 45,
      "DTSTART:20271031T023000\r\nDTEND:20271031T031500\r\n" },
    { tri_date_from_ymd (2026, 12, 31), 23 * 60, 60,
      "DTSTART:20261231T230000\r\nDTEND:20270101T000000\r\n" },
    { tri_date_from_ymd (2026, 12, 31), 0, 0,
      "DTSTART:20261231T000000\r\nDTEND:20261231T023000\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriIcal) ical = tri_ical_new (NOW);
      g_autoptr (TriAgendaEntry) entry
          = make_entry ("A", TRI_DISCLOSURE_OPEN, cases[i].date, cases[i].start);
      g_autofree char *text = NULL;

      entry->appointment->length_minutes = cases[i].length;
      tri_ical_add_for_client (ical, entry, "");
      text = tri_ical_to_text (ical);
      g_assert_nonnull (strstr (text, cases[i].lines));
      g_assert_nonnull (strstr (text, "SUMMARY:Session 2 of 3\r\n"));
      g_assert_null (strstr (text, "LOCATION"));
    }
}

static void
test_escaping (void)
{
  g_autoptr (TriIcal) ical = tri_ical_new (NOW);
  g_autoptr (TriAgendaEntry) entry
      = make_entry ("A", TRI_DISCLOSURE_OPEN, tri_date_from_ymd (2026, 12, 1), 600);
  g_autofree char *text = NULL;

  tri_ical_add_for_client (ical, entry, "Haar; Haut, \\ & Co: \"x\"\r\n2\tB\x07\xff");
  text = tri_ical_to_text (ical);
  g_assert_nonnull (
      strstr (text, "LOCATION:Haar\\; Haut\\, \\\\ & Co: \"x\"\\n2B\xef\xbf\xbd\r\n"));
}

/* No line is over 75 octets, no character is cut, and unfolded it says the same. */
static void
test_folding (void)
{
  for (guint shift = 0; shift < 8; shift++)
    {
      g_autoptr (TriIcal) ical = tri_ical_new (NOW);
      g_autoptr (TriAgendaEntry) entry
          = make_entry ("A", TRI_DISCLOSURE_OPEN, tri_date_from_ymd (2026, 12, 1), 600);
      g_autoptr (GString) clinic = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *unfolded = NULL;
      g_autofree char *wanted = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (clinic, 'x');
      for (guint i = 0; i < 40; i++)
        g_string_append (clinic, "ü€😀 ");
      tri_ical_add_for_client (ical, entry, clinic->str);
      text = tri_ical_to_text (ical);
      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
          g_assert_null (strchr (lines[i], '\n'));
        }
      parts = g_strsplit (text, "\r\n ", -1);
      g_assert_cmpuint (g_strv_length (parts), >, 5);
      unfolded = g_strjoinv ("", parts);
      wanted = g_strdup_printf ("\r\nLOCATION:%s\r\n", clinic->str);
      g_assert_nonnull (strstr (unfolded, wanted));
    }
  {
    /* 75 octets are a line, one more is two. */
    g_autoptr (TriIcal) ical = tri_ical_new (NOW);
    g_autoptr (TriAgendaEntry) entry
        = make_entry ("A", TRI_DISCLOSURE_OPEN, tri_date_from_ymd (2026, 12, 1), 600);
    g_autofree char *fits = g_strnfill (75 - strlen ("LOCATION:"), 'm');
    g_autofree char *longer = g_strconcat (fits, "m", NULL);
    g_autofree char *one = g_strconcat ("LOCATION:", fits, "\r\nEND", NULL);
    g_autofree char *two = g_strconcat ("LOCATION:", fits, "\r\n m\r\nEND", NULL);
    g_autofree char *text = NULL;

    tri_ical_add_for_client (ical, entry, fits);
    tri_ical_add_for_client (ical, entry, longer);
    text = tri_ical_to_text (ical);
    g_assert_nonnull (strstr (text, one));
    g_assert_nonnull (strstr (text, two));
  }
}

static void
check_neutral (const char *text)
{
  const char *const telling[]
      = { "Zo",          "Haus",      "SMP",   "Session", "session",     "pigment", "Stirn",
          "Preparation", "Aftercare", "scalp", "Ada",     "DESCRIPTION", "LOCATION" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    g_assert_null (strstr (text, telling[i]));
}

/* Whoever sees a private client's calendar learns that there is an appointment. */
static void
test_private (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriIcal) client = tri_ical_new (NOW);
  g_autoptr (TriIcal) clinic = tri_ical_new (NOW);
  g_autoptr (TriAgendaEntry) entry
      = make_entry ("Heron", TRI_DISCLOSURE_PRIVATE, tri_date_from_ymd (2026, 12, 1), 600);
  g_autofree char *for_client = NULL;
  g_autofree char *for_clinic = NULL;

  g_free (entry->appointment->practitioner);
  entry->appointment->practitioner = g_strdup ("Ada");
  tri_ical_add_for_client (client, entry, "Haus Stirn SMP");
  tri_ical_add_care (client, entry, care);
  for_client = tri_ical_to_text (client);
  check_neutral (for_client);
  g_assert_null (strstr (for_client, "Heron"));
  g_assert_nonnull (strstr (for_client, "SUMMARY:Appointment\r\nCLASS:PRIVATE\r\n"));
  g_assert_nonnull (strstr (for_client, "SUMMARY:Reminder\r\nCLASS:PRIVATE\r\n"));

  tri_ical_add_for_clinic (clinic, entry);
  for_clinic = tri_ical_to_text (clinic);
  check_neutral (for_clinic);
  g_assert_nonnull (strstr (for_clinic, "SUMMARY:Heron: Appointment\r\n"));
}

/* One event for each day on which something begins, over the leap day, each with a UID of its
 * own. */
static void
test_care (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriIcal) ical = tri_ical_new (NOW);
  g_autoptr (TriAgendaEntry) entry
      = make_entry ("Ada", TRI_DISCLOSURE_OPEN, tri_date_from_ymd (2028, 3, 2), 600);
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  tri_ical_add_care (ical, entry, care);
  text = tri_ical_to_text (ical);
  /* Before: 7, 2 and 0 days; after: 0, 5, 7, 29. */
  g_assert_cmpuint (tri_ical_get_n_events (ical), ==, 7);
  g_assert_nonnull (strstr (text, "UID:" ID "b7@trichion.org\r\nDTSTAMP:20261128T130509Z\r\n"
                                  "DTSTART;VALUE=DATE:20280224\r\nDTEND;VALUE=DATE:20280225\r\n"
                                  "TRANSP:TRANSPARENT\r\nSUMMARY:Preparation\r\n"));
  g_assert_nonnull (strstr (text, "UID:" ID "b2@trichion.org\r\nDTSTAMP:20261128T130509Z\r\n"
                                  "DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n"));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "UID:"))
      g_assert_true (g_hash_table_add (uids, g_strdup (lines[i])));
  g_assert_cmpuint (g_hash_table_size (uids), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ical/all-day", test_all_day);
  g_test_add_func ("/ical/times", test_times);
  g_test_add_func ("/ical/escaping", test_escaping);
  g_test_add_func ("/ical/folding", test_folding);
  g_test_add_func ("/ical/private", test_private);
  g_test_add_func ("/ical/care", test_care);
  return g_test_run ();
}
