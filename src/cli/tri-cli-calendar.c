/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion calendar": the clinic's or a client's appointments as an iCalendar file. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-calendar-file.h"
#include "tri-clock.h"
#include "tri-error.h"

#include <glib/gi18n-lib.h>

static char *
make_text (TriStore *store, const char *words, TriDate date, guint *out_n_events, GError **error)
{
  g_autoptr (TriClinic) clinic = NULL;
  g_autofree char *client_id = NULL;

  if (words == NULL)
    return tri_calendar_file_of_clinic (store, date, tri_clock_now_utc (), out_n_events, error);
  client_id = _tri_cli_find_client (store, words, error);
  clinic = client_id != NULL ? tri_store_load_clinic (store, error) : NULL;
  if (clinic == NULL)
    return NULL;
  return tri_calendar_file_of_client (store, clinic, client_id, tri_clock_now_utc (), out_n_events,
                                      error);
}

static gboolean
write_file (const char *folder,
            const char *words,
            TriDate date,
            const char *output,
            guint *out_n_events,
            GError **error)
{
  g_autoptr (TriStore) store = _tri_cli_open_store (folder, error);
  g_autofree char *text
      = store != NULL ? make_text (store, words, date, out_n_events, error) : NULL;

  return text != NULL
         && g_file_set_contents_full (output, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                      error);
}

static void
print_json (const char *output, guint n_events)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  _tri_cli_add_string (builder, "output", output);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, n_events);
  json_builder_end_object (builder);
  text = _tri_cli_json_text (builder);
  g_print ("%s", text);
}

int
_tri_cli_calendar (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *client = NULL;
  g_autofree char *day = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The calendar file to write"),
      N_ ("FILE.ics") },
    { "client", 0, 0, G_OPTION_ARG_STRING, &client,
      N_ ("Only this client’s, with preparation and aftercare"), N_ ("CLIENT") },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Folder of the record"), N_ ("FOLDER") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day,
      N_ ("The clinic’s from a year before to three years after, today when left out"),
      N_ ("YYYY-MM-DD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  TriDate date = TRI_DATE_NONE;
  guint n_events = 0;

  if (!_tri_cli_parse (_ ("--output FILE.ics"),
                       _ ("Writes the clinic’s appointments, or a client’s, as a file that other "
                          "calendars read. A private client’s entries say nothing of the "
                          "treatment. CLIENT is a name or an id."),
                       entries, 0, &argc, &argv, &error)
      || !_tri_cli_parse_date (day, &date, &error))
    return _tri_cli_fail (error);
  if (output == NULL)
    {
      g_set_error_literal (&error, TRI_CLI_ERROR, 0,
                           _ ("--output is missing: name a calendar file, like calendar.ics."));
      return _tri_cli_fail (error);
    }
  if (!write_file (folder, client, date, output, &n_events, &error))
    {
      int status = _tri_cli_fail (error);

      return g_error_matches (error, TRI_ERROR, TRI_ERROR_BUSY) ? TRI_CLI_BUSY : status;
    }
  if (json)
    print_json (output, n_events);
  else
    g_print (_ ("The calendar is in “%s”.\n"), output);
  return TRI_CLI_OK;
}
