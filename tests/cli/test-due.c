/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion due": who is due on a day, by alias when private; bad words are refused. */

#include "config.h"

#include "program.h"

#include "../store/store-fixture.h"

/* A private client whose last session is of 26 January 2027. */
static char *
make_record (void)
{
  char *folder = program_path ("clinic");
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_client ("Ada Lovelace");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = NULL;
  g_autoptr (TriChoice) choice = NULL;

  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
  revision = tri_store_save_revision (store, given, &error);
  g_assert_no_error (error);
  choice = fixture_choice (revision);
  for (guint i = 0; i < choice->treatment->sessions->len; i++)
    ((TriSession *) choice->treatment->sessions->pdata[i])->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_choice (store, choice, &error));
  return folder;
}

static JsonArray *
list (JsonNode *node)
{
  return json_object_get_array_member (json_node_get_object (node), "due");
}

static void
test_due (void)
{
  g_autofree char *folder = make_record ();
  const char *const late[] = { "due", "--store", folder, "--date", "2029-02-01", "--json", NULL };
  const char *const early[] = { "due", "--store", folder, "--date", "2027-03-01", "--json", NULL };
  const char *const far_off[]
      = { "due", "--store", folder, "--date", "2027-03-01", "--within", "5y", "--json", NULL };
  const char *const words[] = { "due", "--store", folder, "--date", "2029-02-01", NULL };
  g_auto (Run) run = program_run (RUN_NO_DISPLAY, late);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *entry;

  assert_succeeded (&run);
  node = assert_json (&run);
  g_assert_cmpuint (json_array_get_length (list (node)), ==, 1);
  entry = json_array_get_object_element (list (node), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "client"), ==, "Heron");
  g_assert_cmpstr (json_object_get_string_member (entry, "due"), ==, "now");
  g_assert_cmpint (json_object_get_int_member (entry, "left_percent"), <, 80);
  g_assert_null (strstr (run.output, "Lovelace"));

  for (guint i = 0; i < 2; i++)
    {
      g_auto (Run) other = program_run (RUN_NO_DISPLAY, i == 0 ? early : far_off);
      g_autoptr (JsonNode) found = assert_json (&other);

      g_assert_cmpuint (json_array_get_length (list (found)), ==, i);
    }
  {
    g_auto (Run) said = program_run (RUN_NO_DISPLAY, words);

    assert_succeeded (&said);
    g_assert_nonnull (strstr (said.output, "Heron: due now, between"));
  }
}

static void
test_refused (void)
{
  const char *const within[] = { "due", "--within", "soon", NULL };
  const char *const nowhere[] = { "due", "--store", "/nowhere/at/all", NULL };
  g_auto (Run) first = program_run (RUN_NO_DISPLAY, within);
  g_auto (Run) second = program_run (RUN_NO_DISPLAY, nowhere);

  assert_failed (&first, 2, "*--within is a time like 90d*");
  assert_failed (&second, 1, "*There is no record in*");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/due/due", test_due);
  g_test_add_func ("/cli/due/refused", test_refused);
  status = g_test_run ();
  program_clean_up ();
  return status;
}
