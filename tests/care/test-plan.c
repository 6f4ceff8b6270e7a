/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Session days and gaps. */

#include "config.h"

#include "tri-error.h"
#include "tri-estimate.h"

#include <locale.h>

static TriEstimate
plan_of (TriKind kind, guint n_sessions, TriDate first)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  TriMeasure measure = { 140, 15000, { 4500, 10500, 15000, 15000 } };
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriEstimate e;

  tri_estimate_make (pigment, care, "USD", kind, &measure, 4, &skin, n_sessions, first, &e, &error);
  g_assert_no_error (error);
  return e;
}

static void
assert_days (const TriPlannedSession *session, TriDate first, int earliest, int ideal, int latest)
{
  g_assert_cmpint (tri_date_days_between (first, session->earliest), ==, earliest);
  g_assert_cmpint (tri_date_days_between (first, session->ideal), ==, ideal);
  g_assert_cmpint (tri_date_days_between (first, session->latest), ==, latest);
}

static void
test_dates_permanent (void)
{
  /* Over a year's end and a leap day. */
  TriDate first = tri_date_from_ymd (2027, 12, 28);
  TriEstimate e = plan_of (TRI_KIND_PERMANENT, 4, first);

  g_assert_cmpuint (e.n_sessions, ==, 4);
  assert_days (&e.sessions[0], first, 0, 0, 0);
  assert_days (&e.sessions[1], first, 10, 12, 14);
  assert_days (&e.sessions[2], first, 34, 40, 46);
  assert_days (&e.sessions[3], first, 58, 68, 78);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (e.sessions[i].ordinal, ==, i + 1);
}

static void
test_dates_temporary (void)
{
  TriDate first = tri_date_from_ymd (2026, 11, 23);
  TriEstimate e = plan_of (TRI_KIND_TEMPORARY, 3, first);

  assert_days (&e.sessions[1], first, 1, 1, 14);
  assert_days (&e.sessions[2], first, 25, 29, 46);
}

static void
test_dates_unknown (void)
{
  TriEstimate e = plan_of (TRI_KIND_PERMANENT, 3, TRI_DATE_NONE);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (e.sessions[i].earliest, ==, TRI_DATE_NONE);
      g_assert_cmpint (e.sessions[i].latest, ==, TRI_DATE_NONE);
    }
}

static gboolean
gap_allowed (TriKind kind, int days, const char *reason)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  TriDate previous = tri_date_from_ymd (2026, 11, 23);
  gboolean allowed = tri_plan_check_gap (care, kind, previous, tri_date_add_days (previous, days),
                                         reason, &error);

  if (!allowed)
    g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  else
    g_assert_no_error (error);
  return allowed;
}

static void
test_gaps (void)
{
  g_assert_true (gap_allowed (TRI_KIND_PERMANENT, 10, NULL));
  g_assert_true (gap_allowed (TRI_KIND_PERMANENT, 7, NULL));
  g_assert_false (gap_allowed (TRI_KIND_PERMANENT, 6, NULL));
  g_assert_false (gap_allowed (TRI_KIND_PERMANENT, 6, ""));
  g_assert_false (gap_allowed (TRI_KIND_PERMANENT, 6, "  "));
  g_assert_true (gap_allowed (TRI_KIND_PERMANENT, 6, "travels home tomorrow"));
  g_assert_false (gap_allowed (TRI_KIND_PERMANENT, 0, "travels home tomorrow"));
  g_assert_false (gap_allowed (TRI_KIND_PERMANENT, -3, "travels home tomorrow"));

  g_assert_true (gap_allowed (TRI_KIND_TEMPORARY, 1, NULL));
  g_assert_false (gap_allowed (TRI_KIND_TEMPORARY, 0, NULL));
  g_assert_false (gap_allowed (TRI_KIND_TEMPORARY, -1, NULL));
}

static void
test_gap_words (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  TriDate previous = tri_date_from_ymd (2026, 11, 23);

  tri_plan_check_gap (care, TRI_KIND_PERMANENT, previous, tri_date_add_days (previous, 2), NULL,
                      &error);
  g_assert_cmpstr (error->message, ==,
                   "Permanent pigment needs 7 days to heal before the next session; choose "
                   "30 Nov 2026 or later, or give a reason.");
}

static void
test_purposes (void)
{
  g_assert_cmpstr (tri_session_get_purpose (1), ==, "Hairline and base layer");
  g_assert_cmpstr (tri_session_get_purpose (2), ==, "Detail and density");
  g_assert_cmpstr (tri_session_get_purpose (3), ==, "Final touches");
  g_assert_cmpstr (tri_session_get_purpose (4), ==, "If the skin needs it");
}

static void
test_sessions_shown (void)
{
  g_assert_cmpfloat (tri_plan_get_sessions_shown (3, 0), ==, 0.0);
  g_assert_cmpfloat (tri_plan_get_sessions_shown (3, 2), ==, 2.0);
  g_assert_cmpfloat (tri_plan_get_sessions_shown (4, 4), ==, 4.0);
  g_assert_cmpfloat (tri_plan_get_sessions_shown (2, 1), ==, 1.0);
  g_assert_cmpfloat (tri_plan_get_sessions_shown (2, 2), ==, 3.0);
  g_assert_cmpfloat (tri_plan_get_sessions_shown (2, 1.5), ==, 2.0);
  g_assert_cmpfloat (tri_plan_get_sessions_shown (2, 9), ==, 3.0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan/dates-permanent", test_dates_permanent);
  g_test_add_func ("/plan/dates-temporary", test_dates_temporary);
  g_test_add_func ("/plan/dates-unknown", test_dates_unknown);
  g_test_add_func ("/plan/gaps", test_gaps);
  g_test_add_func ("/plan/gap-words", test_gap_words);
  g_test_add_func ("/plan/purposes", test_purposes);
  g_test_add_func ("/plan/sessions-shown", test_sessions_shown);
  return g_test_run ();
}
