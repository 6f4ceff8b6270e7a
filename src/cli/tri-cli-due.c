/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion due": whose pigment wants a touch-up, or is gone. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-error.h"
#include "tri-store-touch-ups.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* "90d" or "3m" or "1y"; -1 when it is none. */
static int
parse_days (const char *text)
{
  char *end;
  guint64 n = g_ascii_strtoull (text, &end, 10);

  if (end == text || n > 36500)
    return -1;
  if (g_str_equal (end, "d") || *end == '\0')
    return (int) n;
  if (g_str_equal (end, "m"))
    return (int) (n * 30);
  if (g_str_equal (end, "y"))
    return (int) (n * 365);
  return -1;
}

static gboolean
is_within (const TriDueEntry *entry, TriDate today, int days)
{
  return entry->forecast.earliest <= tri_date_add_days (today, days);
}

static void
add_entry (JsonBuilder *builder, const TriDueEntry *entry)
{
  g_autofree char *since = tri_date_to_iso (entry->since);
  g_autofree char *earliest = tri_date_to_iso (entry->forecast.earliest);
  g_autofree char *likely = tri_date_to_iso (entry->forecast.likely);
  g_autofree char *latest = tri_date_to_iso (entry->forecast.latest);

  json_builder_begin_object (builder);
  _tri_cli_add_string (builder, "client", entry->display_name);
  _tri_cli_add_string (builder, "client_id", entry->client_id);
  _tri_cli_add_string (builder, "kind", tri_kind_get_id (entry->kind));
  _tri_cli_add_string (builder, "due", tri_due_get_id (entry->due));
  _tri_cli_add_string (builder, "since", since);
  _tri_cli_add_string (builder, "earliest", earliest);
  _tri_cli_add_string (builder, "likely", likely);
  _tri_cli_add_string (builder, "latest", latest);
  _tri_cli_add_int (builder, "left_percent_low", (gint64) lround (entry->retained.low * 100));
  _tri_cli_add_int (builder, "left_percent", (gint64) lround (entry->retained.typical * 100));
  _tri_cli_add_int (builder, "left_percent_high", (gint64) lround (entry->retained.high * 100));
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *due, TriDate today, int days)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "due");
  json_builder_begin_array (builder);
  for (guint i = 0; i < due->len; i++)
    if (is_within (due->pdata[i], today, days))
      add_entry (builder, due->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  text = _tri_cli_json_text (builder);
  g_print ("%s", text);
}

static void
print_lines (GPtrArray *due, TriDate today, int days)
{
  guint n = 0;

  for (guint i = 0; i < due->len; i++)
    {
      const TriDueEntry *entry = g_ptr_array_index (due, i);
      g_autofree char *from = tri_date_format_month (entry->forecast.earliest);
      g_autofree char *to = tri_date_format_month (entry->forecast.latest);

      if (!is_within (entry, today, days))
        continue;
      n++;
      /* TRANSLATORS: a client, "overdue", two months, shares of pigment */
      g_print (_ ("%s: %s, between %s and %s, about %.0f %% left (%.0f–%.0f %%)\n"),
               entry->display_name, tri_due_get_name (entry->due), from, to,
               entry->retained.typical * 100, entry->retained.low * 100,
               entry->retained.high * 100);
    }
  if (n == 0)
    g_print ("%s\n", _ ("No touch-up is due."));
}

int
_tri_cli_due (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *within = NULL;
  g_autofree char *day = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "within", 0, 0, G_OPTION_ARG_STRING, &within,
      N_ ("Windows that open within this time: 90d (default), 6m, 1y"), N_ ("TIME") },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Folder of the record"), N_ ("FOLDER") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("The day to look from, today when left out"),
      N_ ("YYYY-MM-DD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) due = NULL;
  TriDate date = TRI_DATE_NONE;
  int days;

  if (!_tri_cli_parse ("",
                       _ ("Lists clients whose treatment is finished and whose touch-up is "
                          "due, or whose temporary pigment is gone; private clients by "
                          "their alias."),
                       entries, 0, &argc, &argv, &error)
      || !_tri_cli_parse_date (day, &date, &error))
    return _tri_cli_fail (error);
  days = within != NULL ? parse_days (within) : 90;
  if (days < 0)
    {
      g_set_error (&error, TRI_CLI_ERROR, 0, _ ("--within is a time like 90d, 6m or 1y, not “%s”."),
                   within);
      return _tri_cli_fail (error);
    }
  store = _tri_cli_open_store (folder, &error);
  if (store != NULL)
    due = tri_store_list_due (store, date, &error);
  if (due == NULL)
    {
      int status = _tri_cli_fail (error);

      return g_error_matches (error, TRI_ERROR, TRI_ERROR_BUSY) ? TRI_CLI_BUSY : status;
    }
  if (json)
    print_json (due, date, days);
  else
    print_lines (due, date, days);
  return TRI_CLI_OK;
}
