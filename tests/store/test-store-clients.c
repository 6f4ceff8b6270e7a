/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients in the record: what is saved comes back, and nobody overwrites another. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

static void
assert_same_client (const TriClient *a, const TriClient *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->rev, ==, b->rev);
  g_assert_cmpstr (a->alias, ==, b->alias);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->phone, ==, b->phone);
  g_assert_cmpstr (a->email, ==, b->email);
  g_assert_cmpstr (a->notes, ==, b->notes);
  g_assert_cmpint (a->birth_year, ==, b->birth_year);
  g_assert_cmpint (a->disclosure, ==, b->disclosure);
  g_assert_cmpint (a->skin.fitzpatrick, ==, b->skin.fitzpatrick);
  g_assert_cmpint (a->skin.hair, ==, b->skin.hair);
  g_assert_cmpuint (a->skin.factors, ==, b->skin.factors);
  g_assert_cmpint (a->norwood, ==, b->norwood);
  g_assert_cmpint (a->created_utc, ==, b->created_utc);
}

static void
test_client (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "Älvaro Ō’Brien");

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

      g_assert_no_error (error);
      g_assert_cmpuint (clients->len, ==, 1);
      assert_same_client (clients->pdata[0], client);
      assert_same_client (dossier->client, client);
      fixture_reopen (&store);
    }

  g_free (client->phone);
  client->phone = g_strdup ("");
  client->birth_year = 0;
  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  client->skin.hair = TRI_HAIR_FAIR;
  client->norwood = TRI_NORWOOD_7;
  client->rev = tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  g_assert_cmpint (client->rev, ==, 2);
  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

      assert_same_client (dossier->client, client);
      fixture_reopen (&store);
    }
}

/* An old copy never overwrites a newer row. */
static void
test_client_conflict (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "First");
  g_autoptr (TriClient) old = tri_client_copy (client);
  g_autoptr (TriClient) unknown = fixture_client ("Unknown");
  g_autoptr (TriClient) wrong = fixture_client ("No id");

  g_free (client->name);
  client->name = g_strdup ("Second");
  g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 2);
  g_assert_no_error (error);

  g_assert_cmpint (tri_store_save_client (store, old, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  old->rev = 0;
  g_assert_cmpint (tri_store_save_client (store, old, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  unknown->rev = 7;
  g_assert_cmpint (tri_store_save_client (store, unknown, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tri_store_load_dossier (store, unknown->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_free (wrong->id);
  wrong->id = g_strdup ("");
  g_assert_cmpint (tri_store_save_client (store, wrong, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);

  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpstr (dossier->client->name, ==, "Second");
    g_assert_cmpint (dossier->client->rev, ==, 2);
  }
}

/* Texts are values, whatever is in them. */
static void
test_client_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autofree char *very_long = g_strnfill (3 * 1024 * 1024, 'x');
  const char *const texts[] = {
    "Robert'); DROP TABLE client;--",
    "\" OR 1=1 --",
    "%_?1:a@b$c",
    "𝕬𝖑𝖊𝖝 👩🏽‍🦲 \xf0\x9f\xa7\x91",
    "\xe2\x80\xae"
    "reversed"
    "\xe2\x80\xac\xcc\x81",
    "line\nline\ttab\x01",
    "",
    very_long,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TriClient) client = fixture_client (texts[i]);

      g_free (client->notes);
      client->notes = g_strdup (texts[i]);
      g_free (client->alias);
      client->alias = g_strdup (texts[i]);
      client->rev = tri_store_save_client (store, client, &error);
      g_assert_no_error (error);
      {
        g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

        assert_same_client (dossier->client, client);
      }
    }
  {
    g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (clients->len, ==, G_N_ELEMENTS (texts));
    /* Made in the same second: the later one first. */
    g_assert_cmpstr (((TriClient *) clients->pdata[0])->name, ==, very_long);
  }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
}

static void
test_clients_newest_first (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  const gint64 created[] = { 300, 100, 200 };
  g_autoptr (GPtrArray) clients = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (created); i++)
    {
      g_autoptr (TriClient) client = fixture_client ("X");

      client->created_utc = created[i];
      g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
    }
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < clients->len; i++)
    g_assert_cmpint (((TriClient *) clients->pdata[i])->created_utc, ==, 300 - 100 * (int) i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/client", test_client);
  g_test_add_func ("/store/client/conflict", test_client_conflict);
  g_test_add_func ("/store/client/texts", test_client_texts);
  g_test_add_func ("/store/client/newest-first", test_clients_newest_first);
  return g_test_run ();
}
