/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All parts of a client come back; the index follows the record; two entries become one. */

#include "config.h"

#include "store-fixture.h"
#include "tri-connection.h"
#include "tri-error.h"
#include "tri-store-agenda.h"
#include "tri-store-papers.h"
#include "tri-store-people.h"
#include "tri-store-private.h"

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
add_confidant (TriClient *client, const char *name)
{
  TriConfidant *confidant = tri_confidant_new ();

  set (&confidant->name, name);
  set (&confidant->relation, "sister");
  confidant->may_know = TRUE;
  g_ptr_array_add (client->confidants, confidant);
}

static void
add_patch_test (TriClient *client, TriDate on)
{
  TriPatchTest *test = tri_patch_test_new ();

  test->on = on;
  test->result = TRI_PATCH_CLEAR;
  set (&test->note, "behind the ear");
  g_ptr_array_add (client->patch_tests, test);
}

static void
test_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) first = fixture_save_client (store, "First");
  g_autoptr (TriClient) client = fixture_client ("Second");

  set (&client->address, "Street 1\nTown");
  client->contact[TRI_CHANNEL_TEXT] = TRI_CONTACT_REFUSED;
  client->contact[TRI_CHANNEL_POST] = TRI_CONTACT_ALLOWED;
  client->past.smp = (TriPastEvent){ TRUE, tri_date_from_ymd (2019, 5, 31) };
  client->past.transplant = (TriPastEvent){ TRUE, TRI_DATE_NONE };
  add_confidant (client, "Bo");
  add_confidant (client, "Cy");
  add_patch_test (client, tri_date_from_ymd (2026, 11, 2));
  add_patch_test (client, tri_date_from_ymd (2026, 11, 1));
  client->rev = tri_store_save_client (store, client, &error);
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
      const TriClient *read = dossier->client;
      const TriConfidant *confidant = read->confidants->pdata[0];
      const TriPatchTest *test = read->patch_tests->pdata[0];

      g_assert_cmpstr (read->code, ==, "C-0002");
      g_assert_cmpstr (read->address, ==, "Street 1\nTown");
      g_assert_cmpint (read->contact[TRI_CHANNEL_PHONE], ==, TRI_CONTACT_NEUTRAL);
      g_assert_cmpint (read->contact[TRI_CHANNEL_TEXT], ==, TRI_CONTACT_REFUSED);
      g_assert_cmpint (read->contact[TRI_CHANNEL_POST], ==, TRI_CONTACT_ALLOWED);
      g_assert_true (read->past.smp.had);
      g_assert_cmpint (read->past.smp.on, ==, client->past.smp.on);
      g_assert_false (read->past.laser.had);
      g_assert_true (read->past.transplant.had);
      g_assert_cmpint (read->past.transplant.on, ==, TRI_DATE_NONE);
      g_assert_cmpuint (read->confidants->len, ==, 2);
      g_assert_cmpstr (confidant->name, ==, "Bo");
      g_assert_true (confidant->may_know);
      g_assert_false (confidant->came_along);
      /* By date. */
      g_assert_cmpuint (read->patch_tests->len, ==, 2);
      g_assert_cmpint (test->on, ==, tri_date_from_ymd (2026, 11, 1));
      g_assert_cmpint (test->result, ==, TRI_PATCH_CLEAR);
      g_assert_cmpstr (test->note, ==, "behind the ear");
      fixture_reopen (&store);
    }

  /* One of a list knows neither, and saving it loses nothing. */
  {
    g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
    TriClient *listed = clients->pdata[0];

    g_assert_no_error (error);
    g_assert_cmpstr (listed->id, ==, client->id);
    g_assert_null (listed->confidants);
    g_assert_cmpint (tri_store_save_client (store, listed, &error), ==, 2);
    g_assert_no_error (error);
  }
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpuint (dossier->client->confidants->len, ==, 2);
    g_ptr_array_set_size (dossier->client->confidants, 0);
    g_assert_cmpint (tri_store_save_client (store, dossier->client, &error), ==, 3);
  }
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpuint (dossier->client->confidants->len, ==, 0);
    g_assert_cmpuint (dossier->client->patch_tests->len, ==, 2);
  }
}

/* The index asks only for what came after. */
static void
test_index (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClientIndex) index = tri_client_index_new ();
  g_autoptr (TriClient) a = fixture_save_client (store, "Aa");
  g_autoptr (TriClient) b = fixture_save_client (store, "Bb");
  TriClientIndex *changes = tri_store_load_client_index (store, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tri_client_index_get_n_clients (changes), ==, 2);
  g_assert_true (tri_client_index_absorb (index, changes));
  g_assert_cmpstr (tri_client_index_find (index, a->id)->code, ==, "C-0001");

  changes = tri_store_load_client_index (store, tri_client_index_get_stamp (index), &error);
  g_assert_false (tri_client_index_absorb (index, changes));

  set (&a->name, "Zed");
  tri_store_save_client (store, a, &error);
  changes = tri_store_load_client_index (store, tri_client_index_get_stamp (index), &error);
  g_assert_cmpuint (tri_client_index_get_n_clients (changes), ==, 1);
  g_assert_true (tri_client_index_absorb (index, changes));
  g_assert_cmpstr (tri_client_index_find (index, a->id)->display_name, ==, "Zed");

  g_assert_true (tri_store_merge_clients (store, a->id, b->id, &error));
  g_assert_no_error (error);
  changes = tri_store_load_client_index (store, tri_client_index_get_stamp (index), &error);
  g_assert_true (tri_client_index_absorb (index, changes));
  g_assert_cmpuint (tri_client_index_get_n_clients (index), ==, 1);
  g_assert_null (tri_client_index_find (index, b->id));
}

static void
test_face (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "F");
  g_autoptr (GBytes) side = fixture_picture ("\xff\xd8\xff", "side");
  g_autoptr (GBytes) front = fixture_picture ("\xff\xd8\xff", "front");
  g_autoptr (TriFace) face = NULL;
  g_autoptr (TriFace) again = NULL;
  TriPhotoRecord *photo;

  g_assert_null (tri_store_load_face (store, client->id, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  photo = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, front, 9, 9, &error);
  g_assert_no_error (error);
  tri_photo_record_free (photo);
  photo = tri_store_add_photo (store, client->id, TRI_VIEW_LEFT, side, 9, 9, &error);
  g_assert_no_error (error);
  tri_photo_record_free (photo);
  face = tri_store_load_face (store, client->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (face->bytes, front));
  again = tri_store_load_face (store, client->id, face->sha256, &error);
  g_assert_no_error (error);
  g_assert_null (again->bytes);
  g_assert_cmpstr (again->sha256, ==, face->sha256);

  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  g_assert_null (tri_store_load_face (store, client->id, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

static gpointer
schema_worker (TriConnection *connection, gpointer args, GError **error)
{
  gint64 n = 0;

  /* A sum over all texts, so that a trigger that is missing or changed is seen. */
  g_assert_true (tri_connection_get_int (connection,
                                         "SELECT count (*) * 1000000 + sum (length (sql))"
                                         " FROM sqlite_schema WHERE type = 'trigger'",
                                         &n, error));
  return g_memdup2 (&n, sizeof n);
}

static gint64
measure_triggers (TriStore *store)
{
  g_autofree gint64 *n = _tri_store_run (store, TRI_STORE_READ, schema_worker, NULL, g_free, NULL);

  return *n;
}

static gpointer
change_decision_worker (TriConnection *connection, gpointer args, GError **error)
{
  return GINT_TO_POINTER (tri_connection_execute (
      connection, "UPDATE decision SET client_id = (SELECT min (id) FROM client)", error));
}

/* A consultation with a photo, undo steps, a pick, a blind result, a choice that was accepted and
 * paid, and an appointment. */
static TriClient *
fill (TriStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  TriClient *client = fixture_save_client (store, name);
  g_autoptr (GBytes) picture = fixture_picture ("\xff\xd8\xff", name);
  g_autoptr (TriPhotoRecord) photo
      = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, picture, 9, 9, &error);
  g_autoptr (TriDesignSave) steps = fixture_save_of_steps (client->id, 1, 3, TRUE);
  g_autoptr (TriDesignSave) saved = tri_store_save_design (store, steps, &error);
  g_autoptr (TriPick) wish = fixture_pick (saved->revision, TRI_PICKER_PARTNER);
  g_autoptr (TriPick) pick = tri_store_save_pick (store, wish, &error);
  g_autoptr (TriBlindResult) judged = fixture_blind_result (client->id);
  g_autoptr (TriBlindResult) result = tri_store_save_blind_result (store, judged, &error);
  g_autoptr (TriChoice) choice = fixture_choice (saved->revision);
  TriAppointment appointment = { .id = tri_id_new (),
                                 .client_id = client->id,
                                 .kind = TRI_APPOINTMENT_REVIEW,
                                 .date = ACCEPTED_ON + 100,
                                 .start_minute = TRI_MINUTE_NONE,
                                 .practitioner = (char *) "" };
  g_autoptr (TriDoctorNote) note
      = tri_doctor_note_new (client->id, "diabetes", ACCEPTED_ON, TRUE, "Dr. Bo: fine");

  g_assert_no_error (error);
  g_assert_true (tri_store_add_doctor_note (store, note, ACCEPTED_ON, &error));
  g_assert_true (tri_store_save_choice (store, choice, &error));
  g_assert_true (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_true (tri_store_save_appointment (store, &appointment, &error));
  g_assert_no_error (error);
  g_free (appointment.id);
  return client;
}

static void
test_merge (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) stays = fill (store, "Ana Hale");
  g_autoptr (TriClient) goes = fill (store, "Ana Hail");
  g_autoptr (TriDossier) before = fixture_dossier (store, stays->id);
  g_autoptr (TriDossier) other = fixture_dossier (store, goes->id);
  const TriDesignRevision *latest = before->revisions->pdata[before->revisions->len - 1];
  gint64 triggers = measure_triggers (store);
  TriMoney owed_before;
  TriMoney owed_other;

  g_assert_true (tri_dossier_get_balance (before, "EUR", &owed_before, &error));
  g_assert_true (tri_dossier_get_balance (other, "EUR", &owed_other, &error));
  stays->birth_year = 0;
  set (&stays->phone, "");
  add_confidant (stays, "Bo");
  stays->contact[TRI_CHANNEL_TEXT] = TRI_CONTACT_ALLOWED;
  g_assert_cmpint (tri_store_save_client (store, stays, &error), ==, 2);
  goes->disclosure = TRI_DISCLOSURE_PRIVATE;
  goes->contact[TRI_CHANNEL_TEXT] = TRI_CONTACT_REFUSED;
  goes->past.laser = (TriPastEvent){ TRUE, tri_date_from_ymd (2020, 2, 29) };
  add_confidant (goes, "Cy");
  g_assert_cmpint (tri_store_save_client (store, goes, &error), ==, 2);

  g_assert_true (tri_store_merge_clients (store, stays->id, goes->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (measure_triggers (store), ==, triggers);
  for (int pass = 0; pass < 2; pass++)
    {
      /* The old id leads to the one that stays. */
      g_autoptr (TriDossier) dossier = fixture_dossier (store, pass == 0 ? stays->id : goes->id);
      g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
      g_autoptr (GPtrArray) agenda
          = tri_store_list_agenda (store, ACCEPTED_ON + 100, ACCEPTED_ON + 100, stays->id, &error);
      g_autoptr (TriPapers) papers = tri_store_load_papers (store, stays->id, &error);
      const TriClient *client = dossier->client;
      TriMoney owed;

      g_assert_no_error (error);
      g_assert_cmpuint (clients->len, ==, 1);
      g_assert_cmpstr (client->id, ==, stays->id);
      g_assert_cmpstr (client->code, ==, "C-0001");
      g_assert_cmpstr (client->name, ==, "Ana Hale");
      g_assert_cmpstr (client->phone, ==, goes->phone);
      g_assert_cmpint (client->birth_year, ==, 1984);
      g_assert_cmpint (client->disclosure, ==, TRI_DISCLOSURE_PRIVATE);
      g_assert_cmpint (client->contact[TRI_CHANNEL_TEXT], ==, TRI_CONTACT_REFUSED);
      g_assert_true (client->past.laser.had);
      g_assert_cmpuint (client->confidants->len, ==, 2);
      g_assert_nonnull (strstr (client->notes, "C-0002"));
      g_assert_nonnull (strstr (client->notes, "Ana Hail"));

      g_assert_cmpuint (dossier->photos->len, ==, 2);
      g_assert_cmpuint (dossier->revisions->len, ==, 2);
      g_assert_cmpuint (dossier->steps->len, ==, 6);
      /* One of two equal picks stands. */
      g_assert_cmpuint (dossier->picks->len, ==, 1);
      g_assert_cmpuint (dossier->blind_results->len, ==, 2);
      g_assert_cmpuint (dossier->decisions->len, ==, 2);
      g_assert_cmpuint (agenda->len, ==, 2);
      g_assert_cmpuint (papers->notes->len, ==, 2);
      fixture_check_whole (dossier);
      /* What is drawn is still what the one who stays had. */
      g_assert_cmpstr (((TriDesignRevision *) dossier->revisions->pdata[1])->id, ==, latest->id);
      g_assert_true (tri_dossier_get_balance (dossier, "EUR", &owed, &error));
      g_assert_cmpint (owed.minor, ==, owed_before.minor + owed_other.minor);
      fixture_reopen (&store);
    }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);

  /* Decisions are as fixed as before. */
  g_assert_null (
      _tri_store_run (store, TRI_STORE_WRITE, change_decision_worker, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* The entry that went cannot be saved or merged again. */
  goes->rev = 3;
  g_assert_cmpint (tri_store_save_client (store, goes, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tri_store_merge_clients (store, stays->id, goes->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
}

static void
do_first_session (TriStore *store, const TriClient *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
  TriTreatment *treatment = dossier->treatments->pdata[0];
  TriSession *session = treatment->sessions->pdata[0];

  session->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (store, session, &error));
  g_assert_no_error (error);
}

static void
assert_unmerged (TriStore *store, const TriClient *a, const TriClient *b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = NULL;

  g_assert_false (tri_store_merge_clients (store, a->id, b->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  dossier = fixture_dossier (store, b->id);
  g_assert_cmpstr (dossier->client->id, ==, b->id);
  g_assert_cmpint (dossier->client->rev, ==, b->rev);
}

static void
test_merge_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) a = fill (store, "Aa");
  g_autoptr (TriClient) b = fill (store, "Bb");
  g_autoptr (TriClient) swiss = fixture_save_client (store, "Cc");
  TriLedgerEntry entry = { .id = tri_id_new (),
                           .kind = TRI_LEDGER_CHARGE,
                           .amount_minor = 100,
                           .currency = "CHF",
                           .date = ACCEPTED_ON };

  g_assert_true (tri_store_add_ledger_entry (store, swiss->id, &entry, &error));
  g_assert_no_error (error);
  g_free (entry.id);
  assert_unmerged (store, a, swiss);
  assert_unmerged (store, a, a);
  do_first_session (store, a);
  do_first_session (store, b);
  assert_unmerged (store, a, b);
}

/* The treatment that has begun counts, whoever stays and whoever chose later. */
static void
test_merge_begun (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestFolder) folder = fixture_folder_new ();
      g_autoptr (TriStore) store = fixture_open (folder);
      g_autoptr (TriClient) older = fill (store, "Aa");
      g_autoptr (TriClient) newer = fill (store, "Bb");
      const TriClient *begun = i / 2 == 0 ? older : newer;
      const TriClient *stays = i % 2 == 0 ? older : newer;
      const TriClient *goes = stays == older ? newer : older;
      g_autoptr (TriDossier) before = NULL;
      g_autoptr (TriDossier) after = NULL;
      const TriTreatment *treatment;
      const TriDesignRevision *revision;

      do_first_session (store, begun);
      before = fixture_dossier (store, begun->id);
      g_assert_true (tri_store_merge_clients (store, stays->id, goes->id, &error));
      g_assert_no_error (error);
      after = fixture_dossier (store, stays->id);
      fixture_check_steps (after);
      treatment = after->treatments->pdata[1];
      g_assert_cmpstr (treatment->id, ==, ((TriTreatment *) before->treatments->pdata[0])->id);
      g_assert_cmpstr (treatment->decision_id, ==,
                       ((TriDecision *) after->decisions->pdata[1])->id);
      revision = after->revisions->pdata[1];
      g_assert_cmpstr (revision->id, ==, ((TriDesignRevision *) before->revisions->pdata[0])->id);
    }
}

static gpointer
count_loose_worker (TriConnection *connection, gpointer args, GError **error)
{
  gint64 n = -1;

  g_assert_true (tri_connection_get_int (
      connection,
      "SELECT count (*) FROM sqlite_schema AS m JOIN pragma_table_info (m.name) AS c"
      " WHERE m.type = 'table' AND c.name LIKE '%client_id' AND NOT EXISTS"
      " (SELECT 1 FROM pragma_foreign_key_list (m.name) AS f"
      "  WHERE f.\"table\" = 'client' AND f.\"from\" = c.name)",
      &n, error));
  g_assert_cmpint (n, ==, 0);
  return GINT_TO_POINTER (TRUE);
}

/* A merge finds what belongs to a client by the references, so that each must be one. */
static void
test_references (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);

  g_assert_nonnull (_tri_store_run (store, TRI_STORE_READ, count_loose_worker, NULL, NULL, NULL));
}

/* What others chained to the one who goes follows. */
static void
test_merge_chain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) a = fixture_save_client (store, "Aa");
  g_autoptr (TriClient) b = fixture_save_client (store, "Bb");
  g_autoptr (TriClient) c = fixture_save_client (store, "Cc");
  g_autoptr (TriClient) d = fixture_client ("Dd");
  g_autoptr (TriDossier) dossier = NULL;

  g_assert_true (tri_store_merge_clients (store, b->id, a->id, &error));
  g_assert_true (tri_store_merge_clients (store, c->id, b->id, &error));
  g_assert_no_error (error);
  dossier = fixture_dossier (store, a->id);
  g_assert_cmpstr (dossier->client->id, ==, c->id);
  /* A code is never given twice. */
  d->rev = tri_store_save_client (store, d, &error);
  g_assert_no_error (error);
  g_clear_pointer (&dossier, tri_dossier_free);
  dossier = fixture_dossier (store, d->id);
  g_assert_cmpstr (dossier->client->code, ==, "C-0004");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store-people/parts", test_parts);
  g_test_add_func ("/store-people/index", test_index);
  g_test_add_func ("/store-people/face", test_face);
  g_test_add_func ("/store-people/merge", test_merge);
  g_test_add_func ("/store-people/merge-refused", test_merge_refused);
  g_test_add_func ("/store-people/merge-begun", test_merge_begun);
  g_test_add_func ("/store-people/merge-chain", test_merge_chain);
  g_test_add_func ("/store-people/references", test_references);
  return g_test_run ();
}
