/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires, doctors' notes and consents in the record: kept as they were, only followed. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"
#include "tri-store-papers.h"

#include <sqlite3.h>

static TriDate
today (void)
{
  return tri_date_from_ymd (2026, 11, 28);
}

static TriIntake *
make_intake (const char *client_id, TriSaid diabetes)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  TriIntake *intake = tri_intake_new (client_id);

  intake->date = today ();
  g_free (intake->answered_by);
  intake->answered_by = g_strdup ("Ada");
  tri_intake_answer (intake, tri_intake_find_question ("diabetes"), care, diabetes, 0, NULL);
  tri_intake_answer (intake, tri_intake_find_question ("transplant"), care, TRI_SAID_YES,
                     tri_date_from_ymd (2024, 2, 29), NULL);
  tri_intake_answer (intake, tri_intake_find_question ("allergy"), care, TRI_SAID_YES, 0, "Latex");
  return intake;
}

static TriConsent *
make_consent (const char *client_id, TriPurpose purpose, const char *text)
{
  TriConsent *consent = tri_consent_new (client_id, purpose, text);

  consent->date = today ();
  g_free (consent->strokes);
  consent->strokes = g_strdup ("400|10,20 500,100");
  return consent;
}

static TriPapers *
load (TriStore *store, const char *client_id)
{
  g_autoptr (GError) error = NULL;
  TriPapers *papers = tri_store_load_papers (store, client_id, &error);

  g_assert_no_error (error);
  return papers;
}

static void
add_consent (TriStore *store, const char *client_id, TriPurpose purpose, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriConsent) consent = make_consent (client_id, purpose, text);

  tri_store_add_consent (store, consent, today (), &error);
  g_assert_no_error (error);
}

static void
test_intake (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriIntake) first = make_intake (client->id, TRI_SAID_NOTHING);
  g_autoptr (TriIntake) second = make_intake (client->id, TRI_SAID_NO);
  g_autoptr (TriDoctorNote) note
      = tri_doctor_note_new (client->id, "diabetes", today (), TRUE, "Dr. Bo: fine");
  g_autoptr (TriPapers) papers = NULL;
  const TriIntake *latest;
  const TriIntakeAnswer *answer;

  g_assert_true (tri_store_add_intake (store, first, today (), &error));
  g_assert_true (tri_store_add_intake (store, second, today (), &error));
  g_assert_true (tri_store_add_doctor_note (store, note, today (), &error));
  g_assert_no_error (error);

  fixture_reopen (&store);
  papers = load (store, client->id);
  g_assert_cmpuint (papers->intakes->len, ==, 2);
  latest = tri_papers_get_intake (papers);
  g_assert_cmpstr (latest->answered_by, ==, "Ada");
  g_assert_cmpint (latest->date, ==, today ());
  g_assert_cmpint (latest->saved_utc, >, 0);
  g_assert_cmpint (tri_intake_get_answer (latest, "diabetes")->said, ==, TRI_SAID_NO);
  answer = tri_intake_get_answer (latest, "transplant");
  g_assert_cmpint (answer->date, ==, tri_date_from_ymd (2024, 2, 29));
  g_assert_nonnull (strstr (answer->question, "transplant"));
  g_assert_cmpstr (tri_intake_get_answer (latest, "allergy")->text, ==, "Latex");
  /* The earlier one stays as it was: not asked is not "no". */
  g_assert_null (tri_intake_get_answer (papers->intakes->pdata[0], "diabetes"));
  g_assert_cmpuint (papers->notes->len, ==, 1);
  g_assert_cmpstr (((TriDoctorNote *) papers->notes->pdata[0])->text, ==, "Dr. Bo: fine");
  g_assert_true (((TriDoctorNote *) papers->notes->pdata[0])->allowed);
  g_assert_true (tri_store_verify (store, &error));
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autofree char *nobody = tri_id_new ();
  g_autoptr (TriIntake) empty = tri_intake_new (client->id);
  g_autoptr (TriIntake) lost = make_intake (nobody, TRI_SAID_NO);
  g_autoptr (TriConsent) unsigned_one = tri_consent_new (client->id, TRI_PURPOSE_PHOTOS, "Text");
  g_autoptr (TriPapers) papers = NULL;

  g_assert_false (tri_store_add_intake (store, empty, today (), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tri_store_add_intake (store, lost, today (), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  unsigned_one->date = today ();
  g_assert_false (tri_store_add_consent (store, unsigned_one, today (), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  papers = tri_store_load_papers (store, nobody, &error);
  g_assert_null (papers);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  papers = load (store, client->id);
  g_assert_cmpuint (papers->intakes->len + papers->consents->len, ==, 0);
}

/* What was signed stays readable when the text changes, and stays when it is withdrawn. */
static void
test_consents (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriClient) other = fixture_save_client (store, "Q");
  g_autoptr (TriPapers) papers = NULL;
  g_autoptr (TriPapers) others = NULL;
  g_autofree char *id = NULL;
  const TriConsent *consent;
  const int versions[] = { 1, 1, 2, 3 };
  const char *const texts[] = { "A", "A", "B", "A" };

  add_consent (store, client->id, TRI_PURPOSE_SHARING, "A");
  add_consent (store, other->id, TRI_PURPOSE_SHARING, "A");
  add_consent (store, client->id, TRI_PURPOSE_PHOTOS, "A");
  add_consent (store, client->id, TRI_PURPOSE_SHARING, "B");
  add_consent (store, client->id, TRI_PURPOSE_SHARING, "A");

  fixture_reopen (&store);
  papers = load (store, client->id);
  g_assert_cmpuint (papers->consents->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      consent = papers->consents->pdata[i];
      g_assert_cmpint (consent->version, ==, versions[i]);
      g_assert_cmpstr (consent->text, ==, texts[i]);
      g_assert_cmpstr (consent->strokes, ==, "400|10,20 500,100");
      g_assert_cmpint (consent->date, ==, today ());
      g_assert_cmpint (consent->withdrawn, ==, TRI_DATE_NONE);
    }
  g_assert_true (tri_consent_is_given (papers->consents, TRI_PURPOSE_SHARING));
  consent = tri_consents_find (papers->consents, TRI_PURPOSE_SHARING);
  id = g_strdup (consent->id);
  g_assert_true (
      tri_store_withdraw_consent (store, id, tri_date_from_ymd (2027, 1, 2), "Job", &error));
  g_assert_false (
      tri_store_withdraw_consent (store, id, tri_date_from_ymd (2027, 1, 3), "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (
      tri_store_withdraw_consent (store, other->id, tri_date_from_ymd (2027, 1, 3), "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture_reopen (&store);
  g_clear_pointer (&papers, tri_papers_free);
  papers = load (store, client->id);
  g_assert_cmpuint (papers->consents->len, ==, 4);
  g_assert_false (tri_consent_is_given (papers->consents, TRI_PURPOSE_SHARING));
  g_assert_true (tri_consent_is_given (papers->consents, TRI_PURPOSE_PHOTOS));
  consent = papers->consents->pdata[3];
  g_assert_cmpint (consent->withdrawn, ==, tri_date_from_ymd (2027, 1, 2));
  g_assert_cmpstr (consent->reason, ==, "Job");
  g_assert_cmpstr (consent->text, ==, "A");
  others = load (store, other->id);
  g_assert_true (tri_consent_is_given (others->consents, TRI_PURPOSE_SHARING));
}

static void
test_paragraphs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  const char *const first[TRI_N_PURPOSES] = { "No refunds.", "", "", "" };
  const char *const second[TRI_N_PURPOSES] = { "", "Kept 3 years.", "", "" };
  g_autoptr (TriPapers) papers = load (store, client->id);

  g_assert_cmpstr (papers->paragraphs[0], ==, "");
  g_assert_true (tri_store_save_consent_paragraphs (store, first, &error));
  g_assert_true (tri_store_save_consent_paragraphs (store, second, &error));
  g_assert_no_error (error);
  fixture_reopen (&store);
  g_clear_pointer (&papers, tri_papers_free);
  papers = load (store, client->id);
  g_assert_cmpstr (papers->paragraphs[0], ==, "");
  g_assert_cmpstr (papers->paragraphs[1], ==, "Kept 3 years.");
}

/* Behind the store's back too, nothing is changed, removed or added to. */
static void
test_only_followed (void)
{
  static const char *const attempts[] = {
    "UPDATE questionnaire SET answered_on = '2020-01-01'",
    "DELETE FROM questionnaire",
    "UPDATE questionnaire_private SET answered_by = 'Bo'",
    "UPDATE questionnaire_answer SET said = 'no'",
    "DELETE FROM questionnaire_answer WHERE question = 'diabetes'",
    "INSERT INTO questionnaire_answer SELECT id, 'age', '?', 'no', NULL, '', 1 FROM questionnaire",
    "UPDATE doctor_note SET text = 'No'",
    "DELETE FROM doctor_note",
    "UPDATE consent SET purpose = 'photos'",
    "DELETE FROM consent",
    "UPDATE consent_text SET text = 'I pay double'",
    "DELETE FROM consent_text",
    "UPDATE consent_signature SET name = 'Bo'",
    "DELETE FROM consent_signature",
    "UPDATE consent_withdrawal SET withdrawn_on = '2030-01-01'",
    "DELETE FROM consent_withdrawal",
    "UPDATE consent_withdrawal_private SET reason = ''",
    "INSERT INTO questionnaire_answer VALUES ('nobody', 'age', '?', 'no', NULL, '', 1)",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriIntake) intake = make_intake (client->id, TRI_SAID_YES);
  g_autoptr (TriDoctorNote) note
      = tri_doctor_note_new (client->id, "diabetes", today (), TRUE, "Fine");
  g_autoptr (TriPapers) papers = NULL;
  sqlite3 *db = NULL;

  g_assert_true (tri_store_add_intake (store, intake, today (), &error));
  g_assert_true (tri_store_add_doctor_note (store, note, today (), &error));
  add_consent (store, client->id, TRI_PURPOSE_TREATMENT, "A");
  papers = load (store, client->id);
  g_assert_true (tri_store_withdraw_consent (store, ((TriConsent *) papers->consents->pdata[0])->id,
                                             today (), "", &error));
  tri_store_close (store);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_test_message ("%s", attempts[i]);
      g_assert_cmpint (sqlite3_exec (db, attempts[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/papers/intake", test_intake);
  g_test_add_func ("/store/papers/refused", test_refused);
  g_test_add_func ("/store/papers/consents", test_consents);
  g_test_add_func ("/store/papers/paragraphs", test_paragraphs);
  g_test_add_func ("/store/papers/only-followed", test_only_followed);
  return g_test_run ();
}
