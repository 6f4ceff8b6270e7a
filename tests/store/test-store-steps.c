/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The undo history in the record: it grows, is cut, moves, and stands or falls with its revision.
 */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

static void
save_steps (TriStore *store, const char *client_id, gint64 first, guint n, gboolean with_revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesignSave) given = fixture_save_of_steps (client_id, first, n, with_revision);
  g_autoptr (TriDesignSave) saved = tri_store_save_design (store, given, &error);

  g_assert_no_error (error);
  g_assert_nonnull (saved);
  g_assert_true ((saved->revision != NULL) == with_revision);
}

static void
assert_steps (TriStore *store, const char *client_id, guint n, gint64 current)
{
  g_autoptr (TriDossier) dossier = fixture_dossier (store, client_id);

  g_assert_cmpuint (dossier->steps->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const TriDesignStep *step = dossier->steps->pdata[i];
      g_autoptr (TriDesign) design = tri_design_from_string (step->design, NULL);

      g_assert_cmpint (step->number, ==, i + 1);
      g_assert_nonnull (design);
      g_assert_cmpint ((gint64) tri_design_get_spec (design)->seed, ==, i + 1);
    }
  g_assert_cmpint (dossier->current_step, ==, current);
}

static void
test_grow_and_cut (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "A");
  g_autoptr (TriClient) other = fixture_save_client (store, "B");
  g_autoptr (TriDesignSave) undo = tri_design_save_new (client->id);
  g_autoptr (TriDesignSave) undone = NULL;

  assert_steps (store, client->id, 0, 0);
  save_steps (store, client->id, 1, 4, TRUE);
  save_steps (store, other->id, 1, 2, FALSE);
  save_steps (store, client->id, 5, 5, TRUE);
  fixture_reopen (&store);
  assert_steps (store, client->id, 9, 9);
  assert_steps (store, other->id, 2, 2);

  /* Undo moves the place alone; an edit after it cuts what could be redone. */
  undo->current_step = 3;
  undone = tri_store_save_design (store, undo, &error);
  g_assert_no_error (error);
  assert_steps (store, client->id, 9, 3);
  save_steps (store, client->id, 4, 1, TRUE);
  fixture_reopen (&store);
  assert_steps (store, client->id, 4, 4);
  assert_steps (store, other->id, 2, 2);
}

/* A revision that is refused takes the steps with it, and steps never touch revisions. */
static void
test_one_transaction (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "A");
  g_autoptr (TriDesignSave) stale = fixture_save_of_steps (client->id, 1, 1, TRUE);
  g_autoptr (TriDesignSave) broken = fixture_save_of_steps (client->id, 2, 3, TRUE);

  save_steps (store, client->id, 1, 3, TRUE);
  stale->revision->number = 1;
  g_assert_null (tri_store_save_design (store, stale, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  /* The same number twice: the last step fails after the revision was written. */
  ((TriDesignStep *) broken->steps->pdata[2])->number = 2;
  g_assert_null (tri_store_save_design (store, broken, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  assert_steps (store, client->id, 3, 3);
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpuint (dossier->revisions->len, ==, 1);
  }

  g_free (stale->client_id);
  stale->client_id = tri_id_new ();
  g_assert_null (tri_store_save_design (store, stale, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

/* Ten thousand steps: what they cost at opening, and that one more does not cost more for them. */
static void
test_many (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "A");
  g_autoptr (GTimer) timer = NULL;
  double one;

  save_steps (store, client->id, 1, 10000, TRUE);
  timer = g_timer_new ();
  save_steps (store, client->id, 10001, 1, TRUE);
  one = g_timer_elapsed (timer, NULL);
  fixture_reopen (&store);
  g_timer_start (timer);
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpuint (dossier->steps->len, ==, 10001);
    g_test_message ("one more step %.1f ms, dossier of 10,001 steps %.1f ms", one * 1000,
                    g_timer_elapsed (timer, NULL) * 1000);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/steps/grow-and-cut", test_grow_and_cut);
  g_test_add_func ("/store/steps/one-transaction", test_one_transaction);
  g_test_add_func ("/store/steps/many", test_many);
  return g_test_run ();
}
