/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourites of client and partner, and blind judgements, in the record. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

/* A favourite is kept once, may be taken back and made again; each person has their own. */
static void
test_picks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriDesignRevision) revision = fixture_revision (client->id);
  g_autoptr (TriPick) given = fixture_pick (revision, TRI_PICKER_CLIENT);
  g_autoptr (TriPick) other = fixture_pick (revision, TRI_PICKER_PARTNER);
  g_autoptr (TriPick) first = tri_store_save_pick (store, given, &error);
  g_autoptr (TriPick) again = NULL;
  g_autoptr (TriPick) partner = NULL;
  g_autoptr (TriPick) withdrawn = NULL;
  g_autoptr (TriPick) nobody = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriPick *found;

  g_assert_no_error (error);
  again = tri_store_save_pick (store, given, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->id, ==, first->id);
  other->kind = TRI_KIND_TEMPORARY;
  partner = tri_store_save_pick (store, other, &error);
  g_assert_no_error (error);

  fixture_reopen (&store);
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->picks->len, ==, 2);
  found = tri_picks_find (dossier->picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->id, ==, first->id);
  g_assert_cmpstr (found->design, ==, revision->design);
  g_assert_cmpint (found->picked_utc, ==, 1795000150);
  g_assert_null (tri_picks_find (dossier->picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_PARTNER));
  g_assert_nonnull (
      tri_picks_find (dossier->picks, "soft", TRI_KIND_TEMPORARY, TRI_PICKER_PARTNER));
  g_clear_pointer (&dossier, tri_dossier_free);

  /* Taken back twice is taken back once. */
  first->withdrawn_utc = 1795000160;
  for (guint i = 0; i < 2; i++)
    {
      withdrawn = tri_store_save_pick (store, first, &error);
      g_assert_no_error (error);
      g_clear_pointer (&withdrawn, tri_pick_free);
    }
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->picks->len, ==, 1);
  g_clear_pointer (&dossier, tri_dossier_free);

  /* And made again it is a new one. */
  g_clear_pointer (&again, tri_pick_free);
  again = tri_store_save_pick (store, given, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->id, !=, first->id);
  g_assert_true (tri_store_verify (store, &error));

  g_free (given->client_id);
  given->client_id = tri_id_new ();
  nobody = tri_store_save_pick (store, given, &error);
  g_assert_null (nobody);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

static void
test_blind_result (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "B");
  g_autoptr (TriBlindResult) given = fixture_blind_result (client->id);
  g_autoptr (TriBlindResult) saved = tri_store_save_blind_result (store, given, &error);
  g_autoptr (TriBlindResult) nobody = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriBlindResult *back;

  g_assert_no_error (error);
  fixture_reopen (&store);
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->blind_results->len, ==, 1);
  back = dossier->blind_results->pdata[0];
  g_assert_cmpstr (back->id, ==, saved->id);
  g_assert_cmpint (back->who, ==, TRI_PICKER_PARTNER);
  g_assert_cmpint (back->kind, ==, TRI_KIND_PERMANENT);
  g_assert_true (back->seed == given->seed);
  g_assert_cmpstr (back->ranking, ==, given->ranking);
  g_assert_cmpuint (back->n_pairs, ==, 3);
  g_assert_cmpuint (back->n_consistent, ==, 2);
  g_assert_cmpint (back->judged_utc, ==, 1795000170);

  g_free (given->client_id);
  given->client_id = tri_id_new ();
  nobody = tri_store_save_blind_result (store, given, &error);
  g_assert_null (nobody);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/picks", test_picks);
  g_test_add_func ("/store/blind-result", test_blind_result);
  return g_test_run ();
}
