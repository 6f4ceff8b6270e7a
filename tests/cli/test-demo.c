/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion demo": pictures, summary and record agree; it starts fresh or not at all. */

#include "config.h"

#include "program.h"
#include "tri-photo.h"
#include "tri-store.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define DATE "2026-11-20"

static JsonObject *
element (JsonObject *object, const char *name, guint index)
{
  JsonArray *array = json_object_get_array_member (object, name);

  g_assert_cmpuint (index, <, json_array_get_length (array));
  return json_array_get_object_element (array, index);
}

static gint64
minor (JsonObject *object, const char *name)
{
  return tri_money_round (json_object_get_double_member (object, name), 2);
}

static void
assert_pictures (JsonObject *summary, const char *folder)
{
  JsonArray *pictures = json_object_get_array_member (summary, "pictures");

  g_assert_cmpuint (json_array_get_length (pictures), ==, 11);
  for (guint i = 0; i < json_array_get_length (pictures); i++)
    {
      const char *name
          = json_object_get_string_member (json_array_get_object_element (pictures, i), "file");
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriPhoto) picture = tri_photo_new_from_file (file, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (tri_photo_get_width (picture), ==, 900);
      g_assert_cmpint (tri_photo_get_height (picture), >, 1200); /* with the caption */
    }
}

static void
assert_record (JsonObject *summary, const TriDossier *dossier)
{
  const TriDecision *decision;
  const TriDesignRevision *revision;
  const TriTreatment *treatment;
  const TriQuoteRecord *quote;
  g_autoptr (GError) error = NULL;
  TriMoney balance;
  JsonObject *told;

  g_assert_cmpuint (dossier->photos->len, ==, 7);
  g_assert_cmpuint (dossier->registrations->len, ==, 7);
  g_assert_cmpuint (dossier->decisions->len, ==, 1);
  g_assert_cmpuint (dossier->treatments->len, ==, 1);
  for (guint i = 0; i < 7; i++)
    {
      const TriPhotoRecord *photo = dossier->photos->pdata[i];
      const TriRegistrationRecord *first = dossier->registrations->pdata[0];
      const TriRegistrationRecord *registration = tri_dossier_get_registration (dossier, photo->id);

      /* One head in every view, fitted to the first photo. */
      g_assert_cmpint (registration->head_known, ==, i > 0);
      g_assert_cmpmem (registration->factors, sizeof registration->factors, first->factors,
                       sizeof first->factors);
      g_assert_cmpfloat (registration->fit_error_mm, <, 5.0);
    }

  decision = dossier->decisions->pdata[0];
  revision = tri_dossier_get_revision (dossier, decision->revision_id);
  g_assert_cmpfloat (revision->area_cm2, ==, json_object_get_double_member (summary, "area_cm2"));
  g_assert_cmpuint (revision->dots, ==, json_object_get_int_member (summary, "dots"));
  g_assert_cmpuint (decision->pictures->len, ==, 2);
  g_assert_cmpuint (decision->signatures->len, ==, 1);

  treatment = dossier->treatments->pdata[0];
  g_assert_cmpuint (treatment->sessions->len, ==, json_object_get_int_member (summary, "sessions"));
  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = treatment->sessions->pdata[i];
      g_autofree char *date = tri_date_to_iso (session->date);

      told = element (summary, "plan", i);
      g_assert_cmpstr (json_object_get_string_member (told, "date"), ==, date);
      g_assert_cmpuint (json_object_get_int_member (told, "dots"), ==, session->dots);
    }

  quote = dossier->quotes->pdata[0];
  g_assert_true (quote->accepted);
  told = json_object_get_object_member (summary, "quote");
  g_assert_cmpint (minor (told, "total"), ==, tri_quote_get_total (quote->quote));
  g_assert_true (tri_dossier_get_balance (dossier, "USD", &balance, &error));
  g_assert_cmpint (minor (summary, "balance"), ==, balance.minor);
  /* A quarter was paid, to the whole dollar. */
  g_assert_cmpint (tri_quote_get_total (quote->quote) - balance.minor, ==,
                   tri_quote_get_total (quote->quote) / 4 / 100 * 100);
}

/* The sheet of @subject. Returns: (transfer full): what became of it */
static Run
run_sheet (const char *record, const char *subject, const char *output, const char *paper)
{
  const char *arguments[] = { "sheet", subject,   "--store", record,   "--output",
                              output,  "--paper", paper,     "--json", NULL };

  return program_run (RUN_PLAIN, arguments);
}

/* Of a client by name and id, of a choice and of a design; nothing is left of what fails. */
static void
assert_sheets (const char *record, const TriDossier *dossier)
{
  const TriDecision *decision = dossier->decisions->pdata[0];
  const char *subjects[] = { "sample", dossier->client->id, decision->id, decision->revision_id };
  g_autofree char *output = program_path ("sheet.pdf");
  g_autofree char *wrong = program_path ("sheet.odt");
  g_autofree char *nowhere = program_path ("no-record");

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_auto (Run) run = run_sheet (record, subjects[i], output, i == 1 ? "letter" : "a4");
      g_autoptr (JsonNode) root = assert_json (&run);
      g_autofree char *text = NULL;
      gsize size;

      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "output"), ==,
                       output);
      g_assert_true (g_file_get_contents (output, &text, &size, NULL));
      g_assert_true (g_str_has_prefix (text, "%PDF-"));
      g_assert_nonnull (memmem (text, size, i == 1 ? "[ 0 0 612 792 ]" : "[ 0 0 595.", 10));
      g_assert_cmpint (g_remove (output), ==, 0);
    }
  {
    g_auto (Run) unknown = run_sheet (record, "Nobody", output, "a4");
    g_auto (Run) no_id
        = run_sheet (record, ((TriPhotoRecord *) dossier->photos->pdata[0])->id, output, "a4");
    g_auto (Run) ending = run_sheet (record, "sample", wrong, "a4");
    g_auto (Run) paper = run_sheet (record, "sample", output, "a5");
    g_auto (Run) missing = run_sheet (nowhere, "sample", output, "a4");

    assert_failed (&unknown, 1, "*called “Nobody”*");
    assert_failed (&no_id, 1, "*No client, choice or design*");
    assert_failed (&ending, 1, "*end its name*");
    assert_failed (&paper, 2, "*a4 or letter*");
    assert_failed (&missing, 1, "*There is no record in*");
  }
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

/* The clinic's appointments and a client's, as files for other calendars. */
static void
assert_calendars (const char *record)
{
  g_autofree char *output = program_path ("calendar.ics");
  const char *clinic[]
      = { "calendar", "--store", record, "--output", output, "--date", DATE, "--json", NULL };
  const char *client[]
      = { "calendar", "--store", record, "--output", output, "--client", "sample", NULL };
  const char *nobody[]
      = { "calendar", "--store", record, "--output", output, "--client", "Nobody", NULL };
  const char *never[]
      = { "calendar", "--store", record, "--output", output, "--date", "1999-01-01", NULL };
  const char *nowhere[] = { "calendar", "--store", record, NULL };
  g_auto (Run) of_clinic = program_run (RUN_PLAIN, clinic);
  g_autoptr (JsonNode) root = assert_json (&of_clinic);
  g_autofree char *text = NULL;

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (root), "entries"), ==, 3);
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SUMMARY:Sam Sample: Session 1 of 3\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20261125\r\n"));
  g_clear_pointer (&text, g_free);
  {
    g_auto (Run) of_client = program_run (RUN_PLAIN, client);

    assert_succeeded (&of_client);
    g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
    g_assert_nonnull (strstr (text, "SUMMARY:Session 1 of 3\r\n"));
    g_assert_nonnull (strstr (text, "SUMMARY:Aftercare\r\n"));
  }
  g_assert_cmpint (g_remove (output), ==, 0);
  {
    g_auto (Run) unknown = program_run (RUN_PLAIN, nobody);
    g_auto (Run) empty = program_run (RUN_PLAIN, never);
    g_auto (Run) no_place = program_run (RUN_PLAIN, nowhere);

    assert_failed (&unknown, 1, "*called “Nobody”*");
    assert_failed (&empty, 1, "*no appointment*");
    assert_failed (&no_place, 2, "*--output is missing*");
  }
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* While the window holds the record. */
static void
assert_busy (const char *record)
{
  g_autofree char *output = program_path ("busy.pdf");
  g_auto (Run) run = run_sheet (record, "sample", output, "a4");

  assert_failed (&run, 3, "*Trichion is open*");
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

static void
test_demo (void)
{
  g_autofree char *folder = program_path ("demo");
  g_autofree char *record = g_build_filename (folder, "record", NULL);
  g_autofree char *summary_path = g_build_filename (folder, "summary.json", NULL);
  const char *arguments[] = { "demo", "--output", folder, "--date", DATE, "--json", NULL };
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (JsonNode) root = assert_json (&run);
  JsonObject *summary = json_node_get_object (root);
  g_autofree char *written = NULL;
  g_autofree char *sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;

  g_assert_true (g_file_get_contents (summary_path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, run.output);
  g_assert_cmpstr (json_object_get_string_member (summary, "client"), ==, "Sam Sample");
  g_assert_cmpstr (json_object_get_string_member (summary, "date"), ==, DATE);
  g_assert_cmpstr (json_object_get_string_member (element (summary, "plan", 0), "date"), ==,
                   "2026-11-25");
  assert_pictures (summary, folder);
  sheet = g_build_filename (folder, "sheet.pdf", NULL);
  g_assert_true (g_file_test (sheet, G_FILE_TEST_IS_REGULAR));

  store = tri_store_open (record, &error);
  g_assert_no_error (error);
  g_assert_true (tri_store_verify (store, &error));
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, 1);
  dossier = tri_store_load_dossier (store, ((TriClient *) clients->pdata[0])->id, &error);
  g_assert_no_error (error);
  assert_record (summary, dossier);
  assert_busy (record);
  tri_store_close (store);
  assert_sheets (record, dossier);
  assert_calendars (record);
}

static void
assert_demo_fails (RunFlags flags, const char *folder, const char *pattern)
{
  const char *arguments[] = { "demo", "--output", folder, "--date", DATE, NULL };
  g_auto (Run) run = program_run (flags, arguments);

  assert_failed (&run, 1, pattern);
}

static void
test_occupied_folder (void)
{
  g_autofree char *folder = program_path ("occupied");
  g_autofree char *path = g_build_filename (folder, "thesis.txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *file = program_write ("a-file", "mine", -1);

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, "years of work", -1, NULL));
  assert_demo_fails (RUN_PLAIN, folder, "*occupied” is there already*");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "years of work");
  assert_demo_fails (RUN_PLAIN, file, "*a-file” is there already*");
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_failure_leaves_nothing (void)
{
  g_autofree char *made = program_path ("made");
  g_autofree char *empty = program_path ("empty");
  g_autofree char *locked = program_path ("locked");
  g_autofree char *below = g_build_filename (locked, "demo", NULL);
  g_autoptr (GDir) dir = NULL;

  /* No file may be longer than 4 kB: the record cannot even be begun. */
  assert_demo_fails (RUN_SMALL_FILES, made, "*");
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  /* A folder that was there stays, empty. */
  g_assert_cmpint (g_mkdir (empty, 0755), ==, 0);
  assert_demo_fails (RUN_SMALL_FILES, empty, "*");
  dir = g_dir_open (empty, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));

  g_assert_cmpint (g_mkdir (locked, 0555), ==, 0);
  assert_demo_fails (RUN_UNPRIVILEGED, below, "*could not be made*");
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/demo/demo", test_demo);
  g_test_add_func ("/demo/occupied-folder", test_occupied_folder);
  g_test_add_func ("/demo/failure-leaves-nothing", test_failure_leaves_nothing);
  status = g_test_run ();
  program_clean_up ();
  return status;
}
