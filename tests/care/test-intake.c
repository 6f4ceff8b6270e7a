/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake: what follows from every answer, waiting times over leap days, doctors' notes, and
 * that an open question is not a "no". */

#include "config.h"

#include "tri-error.h"
#include "tri-estimate.h"
#include "tri-intake.h"
#include "tri-papers.h"

#include <string.h>

static TriFigures *care;

static TriDate
day (const char *iso)
{
  g_autoptr (GError) error = NULL;
  TriDate date = TRI_DATE_NONE;

  if (iso != NULL && !tri_date_from_iso (iso, &date, &error))
    g_error ("%s", error->message);
  return date;
}

static void
say (TriIntake *intake, const char *id, TriSaid said, const char *date)
{
  tri_intake_answer (intake, tri_intake_find_question (id), care, said, day (date), "words");
}

static TriIntake *
make (const char *id, TriSaid said, const char *date)
{
  TriIntake *intake = tri_intake_new ("somebody");

  say (intake, id, said, date);
  return intake;
}

/* The founding figures, each with the first day that is free. */
static void
test_waits (void)
{
  const struct
  {
    const char *id;
    const char *date; /* of the event */
    const char *today;
    const char *until; /* NULL: none known */
    TriIntakeLevel level;
  } cases[] = {
    { "transplant", "2026-02-10", "2026-11-09", "2026-11-10", TRI_INTAKE_WAIT },
    { "transplant", "2026-02-10", "2026-11-10", "2026-11-10", TRI_INTAKE_PROCEED },
    /* Nine months after the 31st of May there is no 31st. */
    { "transplant", "2027-05-31", "2027-12-01", "2028-02-29", TRI_INTAKE_WAIT },
    { "transplant", "2026-05-31", "2026-12-01", "2027-02-28", TRI_INTAKE_WAIT },
    { "chemo", "2028-02-29", "2028-11-28", "2029-02-28", TRI_INTAKE_WAIT },
    { "chemo", "2027-02-28", "2028-02-27", "2028-02-28", TRI_INTAKE_WAIT },
    { "isotretinoin", "2027-08-31", "2027-11-28", "2028-02-29", TRI_INTAKE_WAIT },
    { "botox", "2026-12-30", "2027-01-05", "2027-02-28", TRI_INTAKE_WAIT },
    { "peel", "2028-02-20", "2028-02-28", "2028-03-05", TRI_INTAKE_WAIT },
    { "peel", "2027-02-20", "2027-02-28", "2027-03-06", TRI_INTAKE_WAIT },
    { "laser", "2027-12-31", "2028-01-01", "2028-03-30", TRI_INTAKE_WAIT },
    { "laser", "2026-12-31", "2027-01-01", "2027-03-31", TRI_INTAKE_WAIT },
    /* The birthday of a leap day. */
    { "age", "2012-02-29", "2029-01-01", "2030-02-28", TRI_INTAKE_WAIT },
    { "age", "2010-11-28", "2028-11-28", "2028-11-28", TRI_INTAKE_PROCEED },
    /* A day that is not known counts from none. */
    { "transplant", NULL, "2026-11-28", NULL, TRI_INTAKE_WAIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TriDate today = day (cases[i].today);
      g_autoptr (TriIntake) intake = make (cases[i].id, TRI_SAID_YES, cases[i].date);
      g_autoptr (GPtrArray) outcomes = tri_intake_judge (intake, NULL, care, today);
      const TriIntakeOutcome *outcome = outcomes->pdata[0];
      TriDate until = day (cases[i].until);
      gboolean waits = cases[i].level == TRI_INTAKE_WAIT;

      g_test_message ("%s on %s, seen %s", cases[i].id, cases[i].date, cases[i].today);
      g_assert_cmpuint (outcomes->len, ==, 1);
      g_assert_cmpint (outcome->level, ==, cases[i].level);
      g_assert_cmpint (outcome->until, ==, until);
      g_assert_cmpint (tri_intake_outcome_is_settled (outcome), ==, !waits);
      g_assert_cmpint (tri_intake_get_earliest (intake, NULL, care, today), ==,
                       waits ? until : TRI_DATE_NONE);
      if (until != TRI_DATE_NONE)
        {
          g_autofree char *text = tri_date_format (until);

          g_assert_nonnull (strstr (outcome->sentence, text));
        }
    }
}

/* The clinic waits longer, and for a part of a month a whole one. */
static void
test_clinic_figures (void)
{
  g_autoptr (TriFigures) longer = tri_figures_with (care, TRI_FIGURE_INTAKE_TRANSPLANT, 11.5, NULL);
  g_autoptr (TriIntake) intake = make ("transplant", TRI_SAID_YES, "2026-03-31");

  g_assert_cmpint (tri_intake_get_earliest (intake, NULL, longer, day ("2026-11-28")), ==,
                   day ("2027-03-31"));
}

/* What is not a waiting time, as DOMAIN lists it. */
static void
test_levels (void)
{
  const struct
  {
    TriIntakeLevel level;
    const char *ids;
  } cases[] = {
    { TRI_INTAKE_NOT_NOW, "keloid skin-disease sunburn cancer pregnancy" },
    { TRI_INTAKE_DOCTOR, "bleeding blood-thinner heart epilepsy diabetes immune herpes vitiligo "
                         "regrowth appearance" },
    { TRI_INTAKE_WAIT, "allergy" },
    { TRI_INTAKE_PROCEED, "blood-borne medicine alcohol earlier-pigment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) ids = g_strsplit (cases[i].ids, " ", -1);

      for (guint k = 0; ids[k] != NULL; k++)
        {
          g_autoptr (TriIntake) yes = make (ids[k], TRI_SAID_YES, NULL);
          g_autoptr (TriIntake) no = make (ids[k], TRI_SAID_NO, NULL);
          g_autoptr (GPtrArray) outcomes = tri_intake_judge (yes, NULL, care, day ("2026-11-28"));
          g_autoptr (GPtrArray) none = tri_intake_judge (no, NULL, care, day ("2026-11-28"));
          const TriIntakeOutcome *outcome = outcomes->pdata[0];

          g_test_message ("%s", ids[k]);
          g_assert_cmpint (outcome->level, ==, cases[i].level);
          g_assert_cmpint (outcome->until, ==, TRI_DATE_NONE);
          g_assert_cmpuint (strlen (outcome->sentence), >, 20);
          g_assert_cmpuint (none->len, ==, 0);
        }
    }
}

/* Every question is whole, has a source, and none tells to stop a medicine. */
static void
test_table (void)
{
  guint n;
  const TriIntakeQuestion *questions = tri_intake_get_questions (&n);

  g_assert_cmpuint (n, >=, 24);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = tri_intake_question_write (&questions[i], care);
      const char *stop = strstr (questions[i].why, "stop ");

      g_assert_true (tri_intake_find_question (questions[i].id) == &questions[i]);
      g_assert_null (strchr (text, '%'));
      g_assert_cmpuint (strlen (questions[i].source), >, 0);
      g_assert_cmpint (questions[i].detail != NULL, ==, questions[i].kind != TRI_INTAKE_YES_NO);
      g_assert_true (questions[i].kind != TRI_INTAKE_DATE || questions[i].figure >= 0);
      g_assert_cmpint (questions[i].kind == TRI_INTAKE_DATE, ==,
                       questions[i].level == TRI_INTAKE_WAIT && !questions[i].patch_test);
      g_assert_true (stop == NULL || g_str_has_prefix (stop - 4, "not ")
                     || g_str_has_prefix (stop - 7, "do not "));
    }
  g_assert_null (tri_intake_find_question ("shoe-size"));
}

static void
test_unanswered (void)
{
  guint n;
  const TriIntakeQuestion *questions = tri_intake_get_questions (&n);
  g_autoptr (TriIntake) intake = tri_intake_new ("somebody");

  g_assert_cmpuint (tri_intake_count_unanswered (NULL), ==, n);
  g_assert_cmpuint (tri_intake_count_unanswered (intake), ==, n);
  for (guint i = 0; i < n; i++)
    say (intake, questions[i].id, TRI_SAID_NO, NULL);
  g_assert_cmpuint (tri_intake_count_unanswered (intake), ==, 0);
  say (intake, "diabetes", TRI_SAID_NOTHING, NULL);
  g_assert_cmpuint (tri_intake_count_unanswered (intake), ==, 1);
  g_assert_null (tri_intake_get_answer (intake, "diabetes"));
  g_assert_cmpint (tri_intake_get_answer (intake, "age")->said, ==, TRI_SAID_NO);
  /* A "no" keeps neither day nor words. */
  say (intake, "transplant", TRI_SAID_YES, "2026-01-01");
  say (intake, "transplant", TRI_SAID_NO, "2026-01-01");
  g_assert_cmpint (tri_intake_get_answer (intake, "transplant")->date, ==, TRI_DATE_NONE);
  g_assert_cmpstr (tri_intake_get_answer (intake, "transplant")->text, ==, "");
}

static GPtrArray *
notes_of (const char *question, const char *date)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_doctor_note_free);

  g_ptr_array_add (notes,
                   tri_doctor_note_new ("somebody", question, day (date), TRUE, "May be treated"));
  return notes;
}

static void
test_notes (void)
{
  const struct
  {
    const char *answered; /* with "yes" */
    const char *noted;
    const char *note_date;
    gboolean settled;
  } cases[] = {
    { "diabetes", "diabetes", "2026-11-01", TRUE },
    { "diabetes", "heart", "2026-11-01", FALSE },
    { "keloid", "keloid", "2026-11-01", TRUE },
    /* A surgeon may allow less; no doctor makes anybody older, or not pregnant. */
    { "transplant", "transplant", "2026-11-01", TRUE },
    { "age", "age", "2026-11-01", FALSE },
    { "pregnancy", "pregnancy", "2026-11-01", FALSE },
    /* A year and a day ago. */
    { "diabetes", "diabetes", "2025-11-28", TRUE },
    { "diabetes", "diabetes", "2025-11-27", FALSE },
    /* A patch test is read after two days. */
    { "allergy", "allergy", "2026-11-26", TRUE },
    { "allergy", "allergy", "2026-11-27", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriIntake) intake = make (cases[i].answered, TRI_SAID_YES, "2026-11-20");
      g_autoptr (GPtrArray) notes = notes_of (cases[i].noted, cases[i].note_date);
      g_autoptr (GPtrArray) outcomes = tri_intake_judge (intake, notes, care, day ("2026-11-28"));

      g_test_message ("%s noted %s", cases[i].answered, cases[i].note_date);
      g_assert_cmpint (tri_intake_outcome_is_settled (outcomes->pdata[0]), ==, cases[i].settled);
      if (cases[i].settled)
        g_assert_cmpint (tri_intake_get_earliest (intake, notes, care, day ("2026-11-28")), ==,
                         TRI_DATE_NONE);
    }
}

/* A doctor may say no, and later yes: the last word counts. */
static void
test_refusal (void)
{
  g_autoptr (TriIntake) intake = make ("diabetes", TRI_SAID_YES, NULL);
  g_autoptr (GPtrArray) notes = notes_of ("diabetes", "2026-11-01");

  for (guint i = 0; i < 2; i++)
    {
      gboolean allowed = i == 1;
      g_autoptr (GPtrArray) outcomes = NULL;
      const TriIntakeOutcome *outcome;

      g_ptr_array_add (notes, tri_doctor_note_new ("somebody", "diabetes", day ("2026-11-02"),
                                                   allowed, "Dr. Bo"));
      outcomes = tri_intake_judge (intake, notes, care, day ("2026-11-28"));
      outcome = outcomes->pdata[0];
      g_assert_cmpint (tri_intake_outcome_is_settled (outcome), ==, allowed);
      g_assert_cmpint (outcome->level, ==, allowed ? TRI_INTAKE_DOCTOR : TRI_INTAKE_NOT_NOW);
      g_assert_cmpint (strstr (outcome->sentence, "Dr. Bo") != NULL, ==, !allowed);
    }
}

/* What stands in the way comes first, the worst of it at the top; the longest wait counts. */
static void
test_order (void)
{
  g_autoptr (TriIntake) intake = tri_intake_new ("somebody");
  g_autoptr (GPtrArray) notes = notes_of ("diabetes", "2026-11-01");
  g_autoptr (GPtrArray) outcomes = NULL;
  const char *const order[] = { "keloid", "heart", "botox", "transplant", "diabetes", "medicine" };

  say (intake, "medicine", TRI_SAID_YES, NULL);
  say (intake, "transplant", TRI_SAID_YES, "2026-08-01");
  say (intake, "diabetes", TRI_SAID_YES, NULL);
  say (intake, "botox", TRI_SAID_YES, "2026-11-01");
  say (intake, "keloid", TRI_SAID_YES, NULL);
  say (intake, "heart", TRI_SAID_YES, NULL);
  outcomes = tri_intake_judge (intake, notes, care, day ("2026-11-28"));
  g_assert_cmpuint (outcomes->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (((TriIntakeOutcome *) outcomes->pdata[i])->question->id, ==, order[i]);
  g_assert_cmpstr (((TriIntakeOutcome *) outcomes->pdata[4])->question->id, ==, order[4]);
  g_assert_cmpstr (((TriIntakeOutcome *) outcomes->pdata[5])->question->id, ==, order[5]);
  g_assert_cmpint (tri_intake_get_earliest (intake, notes, care, day ("2026-11-28")), ==,
                   day ("2027-05-01"));
}

static void
test_validate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriIntake) intake = tri_intake_new ("somebody");
  g_autoptr (TriDoctorNote) note
      = tri_doctor_note_new ("somebody", "heart", day ("2026-11-29"), TRUE, " ");
  TriDate today = day ("2026-11-28");

  intake->date = today;
  g_free (intake->answered_by);
  intake->answered_by = g_strdup ("  Ada ");
  g_assert_false (tri_intake_validate (intake, today, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  say (intake, "transplant", TRI_SAID_YES, "2026-11-29");
  g_assert_false (tri_intake_validate (intake, today, &error));
  g_assert_nonnull (strstr (error->message, "transplant"));
  g_clear_error (&error);
  say (intake, "transplant", TRI_SAID_YES, "2026-11-28");
  g_assert_true (tri_intake_validate (intake, today, &error));
  g_assert_cmpstr (intake->answered_by, ==, "Ada");
  intake->date = today + 1;
  g_assert_false (tri_intake_validate (intake, today, &error));
  g_clear_error (&error);
  intake->date = today;
  *intake->answered_by = '\0';
  g_assert_false (tri_intake_validate (intake, today, &error));
  g_clear_error (&error);

  g_assert_false (tri_doctor_note_validate (note, today, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_free (note->text);
  note->text = g_strdup ("Dr. Bo: fine");
  g_assert_false (tri_doctor_note_validate (note, today, &error));
  g_clear_error (&error);
  note->date = today;
  g_assert_true (tri_doctor_note_validate (note, today, &error));
}

static guint
count_missing (const TriPapers *papers, gboolean has_photos, const char *today, TriMissingKind kind)
{
  g_autoptr (GPtrArray) list = tri_papers_list_missing (papers, care, has_photos, day (today));
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    if (((TriMissing *) list->pdata[i])->kind == kind)
      n++;
  return n;
}

/* From nothing to a client who may be treated, and a year later. */
static void
test_missing (void)
{
  g_autoptr (TriPapers) papers = tri_papers_new ();
  TriIntake *intake = tri_intake_new ("somebody");
  guint n;
  const TriIntakeQuestion *questions = tri_intake_get_questions (&n);

  g_assert_null (tri_papers_get_intake (papers));
  g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_INTAKE), ==, 1);
  g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_CONSENT), ==, 1);
  g_assert_cmpuint (count_missing (papers, TRUE, "2026-11-28", TRI_MISSING_CONSENT), ==, 2);

  intake->date = day ("2026-11-28");
  for (guint i = 0; i < n; i++)
    say (intake, questions[i].id, TRI_SAID_NO, NULL);
  say (intake, "allergy", TRI_SAID_YES, NULL);
  g_ptr_array_add (papers->intakes, intake);
  g_assert_true (tri_intake_wants_patch_test (intake));
  g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_INTAKE), ==, 0);
  g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_OUTCOME), ==, 1);
  g_ptr_array_add (papers->notes, tri_doctor_note_new ("somebody", "allergy", day ("2026-11-29"),
                                                       TRUE, "No reaction"));
  g_assert_cmpuint (count_missing (papers, FALSE, "2026-12-01", TRI_MISSING_OUTCOME), ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = tri_consent_write_text ((TriPurpose) i, care, "");

      g_ptr_array_add (papers->consents, tri_consent_new ("somebody", (TriPurpose) i, text));
    }
  g_assert_cmpuint (count_missing (papers, TRUE, "2026-12-01", TRI_MISSING_CONSENT), ==, 0);
  /* The answers hold for a year. */
  g_assert_cmpuint (count_missing (papers, TRUE, "2027-11-28", TRI_MISSING_INTAKE), ==, 0);
  g_assert_cmpuint (count_missing (papers, TRUE, "2027-11-29", TRI_MISSING_INTAKE), ==, 1);
}

/* What the client's entry knows is not asked twice; an answer wins over it. */
static void
test_entry (void)
{
  g_autoptr (TriClient) client = tri_client_new ();
  TriDate today = day ("2026-11-28");

  client->past.transplant = (TriPastEvent){ TRUE, day ("2026-10-10") };
  client->past.laser = (TriPastEvent){ TRUE, TRI_DATE_NONE };
  for (guint answered = 0; answered < 2; answered++)
    {
      g_autoptr (TriPapers) papers = tri_papers_new ();

      if (answered)
        g_ptr_array_add (papers->intakes, make ("transplant", TRI_SAID_YES, "2026-09-09"));
      tri_papers_take_client (papers, client);
      g_assert_cmpint (tri_intake_get_earliest (papers->answers, papers->notes, care, today), ==,
                       day (answered ? "2027-06-09" : "2027-07-10"));
      g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_OUTCOME), ==, 2);
      g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_INTAKE), ==, 1);
    }
}

/* The latest patch test counts, once it is known to be clear. */
static void
test_patch_tests (void)
{
  const struct
  {
    TriPatchResult first, second;
    guint n_missing;
  } cases[] = {
    { TRI_PATCH_CLEAR, TRI_PATCH_CLEAR, 0 },
    { TRI_PATCH_REACTION, TRI_PATCH_CLEAR, 0 },
    { TRI_PATCH_CLEAR, TRI_PATCH_REACTION, 1 },
    { TRI_PATCH_CLEAR, TRI_PATCH_WAITING, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriClient) client = tri_client_new ();
      g_autoptr (TriPapers) papers = tri_papers_new ();

      if (client->patch_tests == NULL)
        client->patch_tests = tri_patch_tests_new ();
      for (guint k = 0; k < 2; k++)
        {
          TriPatchTest *test = tri_patch_test_new ();

          test->on = day (k == 0 ? "2026-11-01" : "2026-11-20");
          test->result = k == 0 ? cases[i].first : cases[i].second;
          g_ptr_array_add (client->patch_tests, test);
        }
      g_ptr_array_add (papers->intakes, make ("allergy", TRI_SAID_YES, NULL));
      tri_papers_take_client (papers, client);
      g_assert_cmpuint (count_missing (papers, FALSE, "2026-11-28", TRI_MISSING_OUTCOME), ==,
                        cases[i].n_missing);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  care = tri_figures_new_defaults (tri_care_figures_table ());
  g_test_add_func ("/intake/table", test_table);
  g_test_add_func ("/intake/levels", test_levels);
  g_test_add_func ("/intake/waits", test_waits);
  g_test_add_func ("/intake/clinic-figures", test_clinic_figures);
  g_test_add_func ("/intake/unanswered", test_unanswered);
  g_test_add_func ("/intake/notes", test_notes);
  g_test_add_func ("/intake/refusal", test_refusal);
  g_test_add_func ("/intake/order", test_order);
  g_test_add_func ("/intake/validate", test_validate);
  g_test_add_func ("/intake/missing", test_missing);
  g_test_add_func ("/intake/entry", test_entry);
  g_test_add_func ("/intake/patch-tests", test_patch_tests);
  result = g_test_run ();
  tri_figures_unref (care);
  return result;
}
