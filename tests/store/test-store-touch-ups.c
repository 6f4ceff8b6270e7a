/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touch-ups in the record: assessments, contacts, and who is due, over a restart. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"
#include "tri-store-touch-ups.h"

#define TODAY tri_date_from_ymd (2029, 2, 1)

/* A client whose three sessions are done. Returns: (transfer full): the treatment */
static TriTreatment *
make_finished (TriStore *store, TriClient *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);

  g_assert_true (fixture_save_choice (store, choice, NULL, &error));
  for (guint i = 0; i < choice->treatment->sessions->len; i++)
    {
      TriSession *session = choice->treatment->sessions->pdata[i];

      session->state = TRI_SESSION_DONE;
      g_assert_true (tri_store_save_session (store, session, &error));
    }
  g_assert_no_error (error);
  return tri_treatment_copy (choice->treatment);
}

static GPtrArray *
list_due (TriStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *due = tri_store_list_due (store, TODAY, &error);

  g_assert_no_error (error);
  return due;
}

static void
test_due (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_client ("Ada Heron");
  g_autoptr (TriClient) unplanned = fixture_save_client (store, "Bo");
  g_autoptr (TriTreatment) treatment = NULL;
  g_autoptr (TriAssessment) seen = NULL;
  g_autoptr (TriSession) touch_up = NULL;
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  const TriDueEntry *entry;
  TriDate likely;

  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
  treatment = make_finished (store, client);
  fixture_reopen (&store);
  {
    g_autoptr (GPtrArray) due = list_due (store);

    g_assert_cmpuint (due->len, ==, 1);
    entry = g_ptr_array_index (due, 0);
    g_assert_cmpstr (entry->client_id, ==, client->id);
    g_assert_cmpstr (entry->display_name, ==, "Heron");
    g_assert_cmpint (entry->since, ==, tri_treatment_get_last_done (treatment));
    g_assert_cmpuint (entry->shade, ==, 3);
    g_assert_cmpfloat (entry->area_cm2, ==, 140.2);
    g_assert_cmpuint (entry->skin.factors, ==, TRI_FADE_OILY | TRI_FADE_SCAR);
    g_assert_cmpint (entry->due, ==, TRI_DUE_NOW);
    g_assert_cmpint (entry->price.typical, ==, treatment->touch_up_price.typical);
    g_assert_cmpint (entry->contacted, ==, TRI_DATE_NONE);
    likely = entry->forecast.likely;
  }

  /* What is seen counts, and who was told of it. */
  seen = tri_assessment_new (treatment, TODAY, 0.9, TRUE, "Holds well.");
  g_assert_true (tri_store_add_assessment (store, seen, TODAY, &error));
  {
    g_autoptr (TriContact) contact
        = tri_contact_new (client->id, TODAY, TRI_CHANNEL_EMAIL, "No answer yet.");

    g_assert_true (tri_store_add_contact (store, contact, &error));
  }
  fixture_reopen (&store);
  {
    g_autoptr (GPtrArray) due = list_due (store);
    g_autoptr (TriFollowUps) kept = tri_store_load_follow_ups (store, client->id, &error);

    entry = g_ptr_array_index (due, 0);
    g_assert_cmpint (entry->forecast.likely, >, likely);
    g_assert_cmpuint (entry->forecast.n_counted, ==, 1);
    g_assert_cmpint (entry->contacted, ==, TODAY);
    g_assert_cmpuint (kept->assessments->len, ==, 1);
    g_assert_cmpstr (((TriAssessment *) kept->assessments->pdata[0])->note, ==, "Holds well.");
    g_assert_cmpint (((TriAssessment *) kept->assessments->pdata[0])->saved_utc, >, 0);
    g_assert_cmpuint (kept->contacts->len, ==, 1);
    g_assert_cmpint (((TriContact *) kept->contacts->pdata[0])->channel, ==, TRI_CHANNEL_EMAIL);
    g_assert_cmpstr (((TriContact *) kept->contacts->pdata[0])->note, ==, "No answer yet.");
  }

  /* One that is planned is not due; once it is done the curve begins anew. */
  touch_up = tri_touch_up_plan (treatment, clinic->care, 16400, TODAY);
  g_assert_true (tri_store_save_session (store, touch_up, &error));
  {
    g_autoptr (GPtrArray) due = list_due (store);

    g_assert_cmpuint (due->len, ==, 0);
  }
  touch_up->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (store, touch_up, &error));
  fixture_reopen (&store);
  {
    g_autoptr (GPtrArray) due = list_due (store);
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
    const TriTreatment *kept = dossier->treatments->pdata[0];

    entry = g_ptr_array_index (due, 0);
    g_assert_cmpint (entry->since, ==, TODAY);
    g_assert_cmpuint (entry->forecast.n_counted, ==, 0);
    g_assert_cmpint (entry->due, ==, TRI_DUE_LATER);
    g_assert_cmpuint (kept->sessions->len, ==, 4);
    g_assert_true (((TriSession *) kept->sessions->pdata[3])->touch_up);
    g_assert_false (((TriSession *) kept->sessions->pdata[2])->touch_up);
  }
  g_assert_no_error (error);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "Ada");
  g_autoptr (TriTreatment) treatment = make_finished (store, client);
  g_autoptr (TriAssessment) tomorrow
      = tri_assessment_new (treatment, tri_date_add_days (TODAY, 1), 0.9, TRUE, "");
  g_autofree char *nobody = tri_id_new ();
  g_autoptr (TriContact) contact = tri_contact_new (nobody, TODAY, TRI_CHANNEL_PHONE, "");

  g_assert_false (tri_store_add_assessment (store, tomorrow, TODAY, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tri_store_add_contact (store, contact, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-touch-ups/due", test_due);
  g_test_add_func ("/store-touch-ups/refused", test_refused);

  return g_test_run ();
}
