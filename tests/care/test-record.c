/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clicks survive their text, copies own their parts, and a choice holds what was chosen. */

#include "config.h"

#include "tri-record.h"

#include "tri-error.h"

#include <locale.h>
#include <string.h>

static TriClicks
some_clicks (void)
{
  TriClicks clicks = { .view = TRI_VIEW_LEFT45, .n_silhouette = 2 };

  clicks.has[TRI_LANDMARK_PUPIL_LEFT] = TRUE;
  clicks.at[TRI_LANDMARK_PUPIL_LEFT] = (TriVec2){ 0.1 + 0.2, 1.0 / 3.0 };
  clicks.has[TRI_LANDMARK_EAR_TOP_RIGHT] = TRUE;
  clicks.at[TRI_LANDMARK_EAR_TOP_RIGHT] = (TriVec2){ 1e-300, 1234567.890123 };
  clicks.silhouette[0] = (TriVec2){ 748.22, 375.11 };
  clicks.silhouette[1] = (TriVec2){ -0.5, 2.0 };
  return clicks;
}

static void
test_clicks_text (void)
{
  TriClicks clicks = some_clicks ();
  TriClicks back = { 0 };
  g_autofree char *text = tri_clicks_to_string (&clicks);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (text, "view left45\npupil_left "));
  g_assert_true (tri_clicks_from_string (text, &back, &error));
  g_assert_no_error (error);
  g_assert_cmpint (back.view, ==, clicks.view);
  g_assert_cmpuint (back.n_silhouette, ==, 2);
  g_assert_cmpmem (back.has, sizeof back.has, clicks.has, sizeof clicks.has);
  g_assert_cmpmem (back.at, sizeof back.at, clicks.at, sizeof clicks.at);
  g_assert_cmpmem (back.silhouette, sizeof back.silhouette, clicks.silhouette,
                   sizeof clicks.silhouette);
}

static void
assert_unreadable (const char *text)
{
  g_autoptr (GError) error = NULL;
  TriClicks clicks = { .n_silhouette = 7 };

  g_test_message ("%s", text);
  g_assert_false (tri_clicks_from_string (text, &clicks, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_cmpuint (clicks.n_silhouette, ==, 7);
}

static void
test_outline_text (void)
{
  TriOutlineFix fix = { .n_points = 2, .points = { { 0.1 + 0.2, -7.5 }, { 1e-300, 12345.678 } } };
  TriOutlineFix back = { .n_points = 5 };
  const char *unreadable[]
      = { "outline 1\n", "outline 1 2 3\n", "outline 1 nan\n", "silhouette 1 2\n", "x\n" };
  g_autofree char *text = tri_outline_fix_to_string (&fix);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tri_outline_fix_from_string (text, &back, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (back.n_points, ==, 2);
  g_assert_cmpmem (back.points, 2 * sizeof (TriVec2), fix.points, 2 * sizeof (TriVec2));
  g_assert_true (tri_outline_fix_from_string ("", &back, &error));
  g_assert_cmpuint (back.n_points, ==, 0);

  back.n_points = 7;
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      g_assert_false (tri_outline_fix_from_string (unreadable[i], &back, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_clear_error (&error);
    }
  for (guint i = 0; i <= TRI_OUTLINE_FIX_MAX_POINTS; i++)
    g_string_append (many, "outline 1 2\n");
  g_assert_false (tri_outline_fix_from_string (many->str, &back, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_cmpuint (back.n_points, ==, 7);
}

static void
test_clicks_refused (void)
{
  assert_unreadable ("");
  assert_unreadable ("pupil_left 1 2\n");
  assert_unreadable ("view sideways\n");
  assert_unreadable ("view front\nview front\n");
  assert_unreadable ("view front\nthird_eye 1 2\n");
  assert_unreadable ("view front\npupil_left 1\n");
  assert_unreadable ("view front\npupil_left 1 2 3\n");
  assert_unreadable ("view front\npupil_left nan 2\n");
  assert_unreadable ("view front\npupil_left 1 inf\n");
  assert_unreadable ("view front\npupil_left 1 2x\n");
  assert_unreadable ("view front\npupil_left 1 2\npupil_left 1 2\n");
  assert_unreadable ("view front\nsilhouette 1 1\nsilhouette 1 1\nsilhouette 1 1\nsilhouette 1 1\n"
                     "silhouette 1 1\nsilhouette 1 1\nsilhouette 1 1\nsilhouette 1 1\n"
                     "silhouette 1 1\n");
}

static TriDesignRevision *
revision_new (TriKind kind)
{
  TriDesignRevision *revision = g_new0 (TriDesignRevision, 1);

  revision->id = g_strdup ("r1");
  revision->client_id = g_strdup ("c1");
  revision->number = 3;
  revision->design = g_strdup ("[Design]");
  revision->kind = kind;
  revision->area_cm2 = 140;
  revision->dots = 20700;
  return revision;
}

static TriEstimate
estimate_of (TriFigures *care, TriKind kind, guint dots, TriDate first)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (GError) error = NULL;
  TriMeasure measure = { dots > 0 ? 140 : 0, dots, { dots * 3 / 10, dots * 7 / 10, dots, dots } };
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriEstimate e;

  tri_estimate_make (pigment, care, "USD", kind, &measure, 4, &skin, 0, first, &e, &error);
  g_assert_no_error (error);
  return e;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static TriFinding
some_finding (void)
{
  return (TriFinding){ .id = "height",
                       .level = TRI_FINDING_WARNING,
                       .measure = 60,
                       .unit = "mm",
                       .text = (char *) "The line is low." };
}

static TriDecision *
said_new (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GBytes) png = g_bytes_new_static ("png", 3);
  TriFinding finding = some_finding ();
  TriDecision *said = tri_decision_new ();

  said->present = TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER;
  set_text (&said->notes, "likes it");
  set_text (&said->shown, "soft,mature");
  tri_decision_add_picture (said, TRI_DECISION_HEALED, "p1", png);
  tri_decision_add_rejection (said, "mature", "too high");
  tri_decision_add_override (said, &finding, "wanted so");
  tri_decision_add_caveats (said, care, TRI_KIND_PERMANENT);
  tri_decision_add_signature (said, TRI_PICKER_CLIENT, "400|1,2 300,4", "", 5);
  tri_decision_add_signature (said, TRI_PICKER_PARTNER, "", "Bo Bird", 6);
  return said;
}

static void
assert_unfit (TriDecision *said, const char *what)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tri_decision_validate (said, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, what));
}

/* Each rule of what may be recorded, with the sentence that says what to do. */
static void
test_said (void)
{
  g_autoptr (TriDecision) said = said_new ();
  g_autoptr (TriDecision) empty = tri_decision_new ();
  g_autoptr (GError) error = NULL;
  TriFinding finding = some_finding ();

  g_assert_true (tri_decision_validate (said, &error));
  g_assert_no_error (error);

  assert_unfit (empty, "who was present");
  empty->present = TRI_PRESENT_STAFF;
  assert_unfit (empty, "who was present");
  empty->present = TRI_PRESENT_FAMILY;
  g_assert_true (tri_decision_validate (empty, &error));
  g_assert_no_error (error);
  tri_decision_add_override (empty, &finding, "");
  assert_unfit (empty, "why it is chosen");

  said->present = TRI_PRESENT_CLIENT;
  assert_unfit (said, "partner was present");
  said->present = TRI_PRESENT_PARTNER;
  assert_unfit (said, "client was present");
  said->present = TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER;
  set_text (&((TriSignature *) said->signatures->pdata[1])->name, "");
  assert_unfit (said, "signature is empty");
  set_text (&((TriSignature *) said->signatures->pdata[0])->strokes, "scribble");
  assert_unfit (said, "cannot be read");
  g_ptr_array_set_size (said->caveats, 0);
  assert_unfit (said, "was read first");
}

/* Both kinds say in plain words what can and cannot be changed. */
static void
test_caveats (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autofree char *temporary = tri_kind_explain (care, TRI_KIND_TEMPORARY);
  g_autofree char *permanent = tri_kind_explain (care, TRI_KIND_PERMANENT);
  g_autoptr (GPtrArray) caveats = tri_caveats_new (care, TRI_KIND_TEMPORARY);

  g_assert_nonnull (strstr (temporary, "altered"));
  g_assert_nonnull (strstr (permanent, "refreshed every 2–4 years"));
  g_assert_nonnull (strstr (permanent, "not raised or erased without removal"));
  g_assert_nonnull (strstr (((TriCaveat *) caveats->pdata[0])->text, temporary));
}

static void
test_choice (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriDesignRevision) revision = revision_new (TRI_KIND_PERMANENT);
  g_autoptr (TriDecision) said = said_new ();
  g_autoptr (TriChoice) choice = NULL;
  g_autoptr (TriChoice) copy = NULL;
  g_autoptr (GError) error = NULL;
  TriDate today = tri_date_from_ymd (2026, 11, 20);
  TriDate first = tri_date_from_ymd (2026, 11, 23);
  TriEstimate e = estimate_of (care, TRI_KIND_PERMANENT, 20700, first);
  const TriSession *session;

  choice = tri_choice_new (revision, &e, care, said, today, 1800000000, &error);
  g_assert_no_error (error);
  copy = tri_choice_copy (choice);
  g_clear_pointer (&choice, tri_choice_free);

  g_assert_cmpstr (copy->decision->client_id, ==, "c1");
  g_assert_cmpstr (copy->decision->revision_id, ==, "r1");
  g_assert_cmpuint (copy->decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
  g_assert_cmpstr (copy->decision->notes, ==, "likes it");
  g_assert_cmpstr (copy->decision->shown, ==, "soft,mature");
  g_assert_cmpstr (copy->decision->app_version, ==, TRI_VERSION);
  g_assert_cmpint (copy->decision->date, ==, today);
  g_assert_cmpuint (copy->decision->pictures->len, ==, 1);
  g_assert_cmpuint (copy->decision->rejections->len, ==, 1);
  g_assert_cmpuint (copy->decision->overrides->len, ==, 1);
  g_assert_cmpuint (copy->decision->caveats->len, >, 3);
  g_assert_cmpstr (tri_decision_get_signature (copy->decision, TRI_PICKER_PARTNER)->name, ==,
                   "Bo Bird");

  g_assert_cmpstr (copy->treatment->decision_id, ==, copy->decision->id);
  g_assert_cmpstr (copy->treatment->client_id, ==, "c1");
  g_assert_cmpuint (copy->treatment->sessions->len, ==, 3);
  session = copy->treatment->sessions->pdata[2];
  g_assert_cmpstr (session->treatment_id, ==, copy->treatment->id);
  g_assert_cmpuint (session->ordinal, ==, 3);
  g_assert_cmpint (session->state, ==, TRI_SESSION_PLANNED);
  g_assert_cmpint (session->date, ==, tri_date_from_ymd (2027, 1, 2));
  g_assert_cmpuint (session->dots, ==, 6210);
  g_assert_cmpint (session->price_minor, ==, 64000);
  /* Two to four years after the last planned session. */
  g_assert_cmpint (copy->treatment->touch_up_earliest, ==, tri_date_from_ymd (2029, 1, 2));
  g_assert_cmpint (copy->treatment->touch_up_latest, ==, tri_date_from_ymd (2031, 1, 2));
  g_assert_cmpint (copy->treatment->touch_up_price.typical, ==, 66000);

  g_assert_cmpstr (copy->quote->decision_id, ==, copy->decision->id);
  g_assert_cmpint (copy->quote->version, ==, 1);
  g_assert_false (copy->quote->accepted);
  g_assert_cmpint (tri_quote_get_total (copy->quote->quote), ==, 192000);
}

static void
assert_refused (TriKind kind, guint dots, TriDate first)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriDesignRevision) revision = revision_new (TRI_KIND_PERMANENT);
  g_autoptr (TriDecision) said = said_new ();
  g_autoptr (GError) error = NULL;
  TriEstimate e = estimate_of (care, kind, dots, first);

  g_assert_null (tri_choice_new (revision, &e, care, said, first + 1, 0, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
}

static void
test_choice_refused (void)
{
  TriDate first = tri_date_from_ymd (2026, 11, 23);

  assert_refused (TRI_KIND_TEMPORARY, 20700, first);
  assert_refused (TRI_KIND_PERMANENT, 0, first);
  assert_refused (TRI_KIND_PERMANENT, 20700, TRI_DATE_NONE);
}

static void
test_dossier (void)
{
  g_autoptr (TriDossier) dossier = tri_dossier_new ();
  TriRegistrationRecord *first = g_new0 (TriRegistrationRecord, 1);
  TriRegistrationRecord *second = g_new0 (TriRegistrationRecord, 1);

  dossier->client = tri_client_new ();
  first->photo_id = g_strdup ("p1");
  second->photo_id = g_strdup ("p1");
  g_ptr_array_add (dossier->registrations, first);
  g_ptr_array_add (dossier->registrations, second);
  g_ptr_array_add (dossier->revisions, revision_new (TRI_KIND_TEMPORARY));

  g_assert_true (tri_dossier_get_registration (dossier, "p1") == second);
  g_assert_null (tri_dossier_get_registration (dossier, "p2"));
  g_assert_cmpint (tri_dossier_get_revision (dossier, "r1")->number, ==, 3);
  g_assert_null (tri_dossier_get_revision (dossier, "r2"));
}

static void
test_copies (void)
{
  TriPhotoRecord photo
      = { (char *) "p", (char *) "c", TRI_VIEW_TOP, (char *) "f.jpg", (char *) "ab", 3, 4, 5 };
  g_autoptr (TriPhotoRecord) photo_copy = tri_photo_record_copy (&photo);
  TriRegistrationRecord registration = { .photo_id = (char *) "p", .clicks = some_clicks () };
  g_autoptr (TriRegistrationRecord) registration_copy
      = tri_registration_record_copy (&registration);
  g_autoptr (TriDesignRevision) revision = revision_new (TRI_KIND_PERMANENT);
  g_autoptr (TriDesignRevision) revision_copy = tri_design_revision_copy (revision);

  g_assert_cmpstr (photo_copy->file_name, ==, "f.jpg");
  g_assert_cmpint (photo_copy->view, ==, TRI_VIEW_TOP);
  g_assert_cmpint (photo_copy->added_utc, ==, 5);
  g_assert_cmpstr (registration_copy->photo_id, ==, "p");
  g_assert_cmpuint (registration_copy->clicks.n_silhouette, ==, 2);
  g_assert_cmpstr (revision_copy->design, ==, "[Design]");
  g_assert_true (revision_copy->design != revision->design);
}

static void
test_clinic (void)
{
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriClinic) copy = tri_clinic_copy (clinic);

  g_assert_cmpstr (copy->currency, ==, "USD");
  g_assert_cmpstr (copy->name, ==, "");
  g_assert_true (tri_figures_get_table (copy->care) == tri_care_figures_table ());
  g_assert_true (tri_figures_get_table (copy->pigment) == tri_pigment_figures_table ());
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record/clicks-text", test_clicks_text);
  g_test_add_func ("/record/clicks-refused", test_clicks_refused);
  g_test_add_func ("/record/outline-text", test_outline_text);
  g_test_add_func ("/record/said", test_said);
  g_test_add_func ("/record/caveats", test_caveats);
  g_test_add_func ("/record/choice", test_choice);
  g_test_add_func ("/record/choice-refused", test_choice_refused);
  g_test_add_func ("/record/dossier", test_dossier);
  g_test_add_func ("/record/copies", test_copies);
  g_test_add_func ("/record/clinic", test_clinic);
  return g_test_run ();
}
