/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same operations without waiting: in order, on the caller's thread, cancellable until begun.
 */

#include "config.h"

#include "store-fixture.h"

#include "tri-error.h"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

/* (transfer full) */
static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

static TriStore *
open_async (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TriStore *store;

  tri_store_open_async (folder, NULL, take_result_cb, &result);
  g_assert_null (result);
  result = wait_for (&result);
  store = tri_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static void
test_clients (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  g_autoptr (TriClinic) clinic = NULL;
  TriClient *client = fixture_client ("Async");
  g_autofree char *id = g_strdup (client->id);

  store = open_async (folder);
  g_assert_nonnull (store);
  tri_store_save_client_async (store, client, NULL, take_result_cb, &saved);
  tri_client_free (client);
  /* Asked for at once, done in order. */
  tri_store_list_clients_async (store, NULL, take_result_cb, &listed);
  tri_store_load_dossier_async (store, id, NULL, take_result_cb, &loaded);
  loaded = wait_for (&loaded);
  g_assert_nonnull (listed);
  g_assert_cmpint (tri_store_save_client_finish (store, saved, &error), ==, 1);
  g_assert_no_error (error);
  clients = tri_store_list_clients_finish (store, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, 1);
  dossier = tri_store_load_dossier_finish (store, loaded, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier->client->name, ==, "Async");
  g_clear_object (&saved);
  g_clear_object (&loaded);

  clinic = tri_clinic_new_default ();
  g_strlcpy (clinic->currency, "CHF", sizeof clinic->currency);
  tri_store_save_clinic_async (store, clinic, NULL, take_result_cb, &saved);
  g_clear_pointer (&clinic, tri_clinic_free);
  tri_store_load_clinic_async (store, NULL, take_result_cb, &loaded);
  loaded = wait_for (&loaded);
  g_assert_true (tri_store_save_clinic_finish (store, saved, &error));
  clinic = tri_store_load_clinic_finish (store, loaded, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clinic->currency, ==, "CHF");
}

static void
test_designs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = open_async (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "D");
  GBytes *bytes = fixture_picture ("\xff\xd8\xff", "front");
  TriDesignRevision *revision = fixture_revision (client->id);
  TriRegistrationRecord *registration = g_new0 (TriRegistrationRecord, 1);
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) registered = NULL;
  g_autoptr (TriPhotoRecord) photo = NULL;
  g_autoptr (TriDesignRevision) back = NULL;
  g_autoptr (GBytes) read = NULL;

  tri_store_add_photo_async (store, client->id, TRI_VIEW_BACK, bytes, 4, 3, NULL, take_result_cb,
                             &added);
  g_bytes_unref (bytes);
  tri_store_save_revision_async (store, revision, NULL, take_result_cb, &saved);
  tri_design_revision_free (revision);
  saved = wait_for (&saved);
  photo = tri_store_add_photo_finish (store, added, &error);
  g_assert_no_error (error);
  g_assert_cmpint (photo->view, ==, TRI_VIEW_BACK);
  back = tri_store_save_revision_finish (store, saved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->number, ==, 1);
  {
    TriPick *given = fixture_pick (back, TRI_PICKER_CLIENT);
    g_autoptr (GAsyncResult) picked = NULL;
    g_autoptr (TriPick) pick = NULL;

    tri_store_save_pick_async (store, given, NULL, take_result_cb, &picked);
    tri_pick_free (given);
    picked = wait_for (&picked);
    pick = tri_store_save_pick_finish (store, picked, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (pick->design, ==, back->design);
  }
  {
    TriBlindResult *given = fixture_blind_result (client->id);
    g_autoptr (GAsyncResult) judged = NULL;
    g_autoptr (TriBlindResult) result = NULL;

    tri_store_save_blind_result_async (store, given, NULL, take_result_cb, &judged);
    tri_blind_result_free (given);
    judged = wait_for (&judged);
    result = tri_store_save_blind_result_finish (store, judged, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (result->n_consistent, ==, 2);
  }

  registration->photo_id = g_strdup (photo->id);
  registration->pose.rotation = tri_rotation_from_euler (180, 0, 0);
  registration->pose.scale = 4.0;
  registration->fit_error_mm = 0.5;
  tri_store_save_registration_async (store, registration, NULL, take_result_cb, &registered);
  tri_registration_record_free (registration);
  tri_store_load_photo_async (store, photo->id, NULL, take_result_cb, &loaded);
  loaded = wait_for (&loaded);
  g_assert_true (tri_store_save_registration_finish (store, registered, &error));
  read = tri_store_load_photo_finish (store, loaded, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (read), ==, 8);
}

static void
test_care (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = open_async (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "C");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  TriChoice *choice = fixture_choice (revision);
  GBytes *png = fixture_picture ("\x89PNG", "shown");
  TriSession *session = tri_session_copy (choice->treatment->sessions->pdata[0]);
  TriLedgerEntry *entry
      = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 500, "EUR", ACCEPTED_ON, "x", &error);
  g_autofree char *quote_id = g_strdup (choice->quote->id);
  g_autofree char *decision_id = g_strdup (choice->decision->id);
  const gint64 total = tri_quote_get_total (choice->quote->quote);
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) accepted = NULL;
  g_autoptr (GAsyncResult) paid = NULL;
  g_autoptr (GAsyncResult) pictured = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  TriMoney balance;

  tri_decision_add_picture (choice->decision, TRI_DECISION_HEALED, NULL, png);
  tri_store_save_choice_async (store, choice, NULL, take_result_cb, &chosen);
  tri_choice_free (choice);
  g_bytes_unref (png);
  session->state = TRI_SESSION_DONE;
  tri_store_save_session_async (store, session, NULL, take_result_cb, &done);
  tri_session_free (session);
  tri_store_accept_quote_async (store, quote_id, ACCEPTED_ON, NULL, take_result_cb, &accepted);
  tri_store_add_ledger_entry_async (store, client->id, entry, NULL, take_result_cb, &paid);
  tri_ledger_entry_free (entry);
  tri_store_load_picture_async (store, decision_id, TRI_DECISION_HEALED, NULL, take_result_cb,
                                &pictured);
  pictured = wait_for (&pictured);
  g_assert_true (tri_store_save_choice_finish (store, chosen, &error));
  g_assert_true (tri_store_save_session_finish (store, done, &error));
  g_assert_true (tri_store_accept_quote_finish (store, accepted, &error));
  g_assert_true (tri_store_add_ledger_entry_finish (store, paid, &error));
  picture = tri_store_load_picture_finish (store, pictured, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (picture), ==, 9);
  dossier = fixture_dossier (store, client->id);
  g_assert_true (tri_dossier_get_balance (dossier, "EUR", &balance, &error));
  g_assert_cmpint (balance.minor, ==, total - 500);
}

static void
test_open_fails (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (GAsyncResult) result = NULL;

  tri_store_open_async (folder, NULL, take_result_cb, &result);
  result = wait_for (&result);
  g_assert_null (tri_store_open_finish (result, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_BUSY);
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_client ("Cancelled");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GPtrArray) clients = NULL;

  g_cancellable_cancel (cancellable);
  tri_store_save_client_async (store, client, cancellable, take_result_cb, &result);
  result = wait_for (&result);
  g_assert_cmpint (tri_store_save_client_finish (store, result, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, 0);

  /* What was saved before the cancelling is reported as saved. */
  g_cancellable_reset (cancellable);
  tri_store_save_client_async (store, client, cancellable, take_result_cb, &late);
  g_assert_true (tri_store_verify (store, &error));
  g_cancellable_cancel (cancellable);
  late = wait_for (&late);
  g_assert_cmpint (tri_store_save_client_finish (store, late, &error), ==, 1);
  g_assert_no_error (error);
}

static void
test_close_finishes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  GAsyncResult *results[20] = { NULL };
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriClient) client = fixture_client ("Late");

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (TriClient) queued = fixture_client ("Queued");

      tri_store_save_client_async (store, queued, NULL, take_result_cb, &results[i]);
    }
  tri_store_close (store);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = wait_for (&results[i]);

      g_assert_cmpint (tri_store_save_client_finish (store, result, &error), ==, 1);
      g_assert_no_error (error);
    }

  /* A closed store answers, with an error, and closing twice is harmless. */
  tri_store_close (store);
  g_assert_cmpint (tri_store_save_client (store, client, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_FAILED);
  g_clear_error (&error);
  tri_store_save_client_async (store, client, NULL, take_result_cb, &results[0]);
  {
    g_autoptr (GAsyncResult) result = wait_for (&results[0]);

    g_assert_cmpint (tri_store_save_client_finish (store, result, &error), ==, -1);
    g_assert_error (error, TRI_ERROR, TRI_ERROR_FAILED);
    g_clear_error (&error);
  }
  g_assert_finalize_object (g_steal_pointer (&store));

  store = fixture_open (folder);
  clients = tri_store_list_clients (store, &error);
  g_assert_cmpuint (clients->len, ==, G_N_ELEMENTS (results));
}

static gpointer
save_worker (gpointer data)
{
  TriStore *store = data;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (TriClient) client = fixture_save_client (store, "Thread");
    }
  return NULL;
}

/* Any thread may ask. */
static void
test_threads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) clients = NULL;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("saver", save_worker, store);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-async/clients", test_clients);
  g_test_add_func ("/store-async/designs", test_designs);
  g_test_add_func ("/store-async/care", test_care);
  g_test_add_func ("/store-async/open-fails", test_open_fails);
  g_test_add_func ("/store-async/cancel", test_cancel);
  g_test_add_func ("/store-async/close-finishes", test_close_finishes);
  g_test_add_func ("/store-async/threads", test_threads);
  return g_test_run ();
}
