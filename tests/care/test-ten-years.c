/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years of costs: courses worked out by hand, ranges that hold everywhere, and the crossing. */

#include "config.h"

#include "tri-error.h"
#include "tri-rng.h"
#include "tri-ten-years.h"

#include <locale.h>
#include <string.h>

static const TriMeasure measure = { 140, 16400, { 4920, 11480, 16400, 16400 } };

static TriTenYears
make (TriFigures *care, const TriMeasure *of, guint factors, const char *currency)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (GError) error = NULL;
  const TriSkin skin = { .fitzpatrick = 3, .hair = TRI_HAIR_BLACK, .factors = factors };
  TriTenYears years;

  tri_ten_years_make (pigment, care, currency, of, 3, &skin, 3, &years, &error);
  g_assert_no_error (error);
  return years;
}

/* Takes @figures. */
static TriFigures *
with (TriFigures *figures, TriCareFigure figure, double value)
{
  g_autoptr (GError) error = NULL;
  TriFigures *changed = tri_figures_with (figures, figure, value, &error);

  g_assert_no_error (error);
  tri_figures_unref (figures);
  return changed;
}

/* 140 cm²: three sessions at 640, touch-ups at 660, 40 for each visit. */
static void
test_by_hand (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  TriTenYears years;
  guint n_touch_ups = 0;

  care = with (care, TRI_FIGURE_TRAVEL, 40);
  years = make (care, &measure, 0, "USD");
  g_assert_cmpuint (years.n_sessions, ==, 3);
  g_assert_cmpint (years.travel_minor, ==, 4000);
  /* The sessions are on days 0, 12 and 40. */
  g_assert_cmpint (years.permanent.typical[0], ==, 68000);
  g_assert_cmpint (years.permanent.typical[1], ==, 136000);
  g_assert_cmpint (years.permanent.typical[2], ==, 204000);
  for (guint i = 3; i <= TRI_TEN_YEARS_MONTHS; i++)
    {
      gint64 step = years.permanent.typical[i] - years.permanent.typical[i - 1];

      if (step == 0)
        continue;
      g_assert_cmpint (step, ==, 70000);
      n_touch_ups++;
    }
  /* Every 2 to 4 years: 2 to 4 of them. */
  g_assert_cmpuint (n_touch_ups, >=, 2);
  g_assert_cmpuint (n_touch_ups, <=, 5);

  /* Temporary: the plan, then a session every 12 months. */
  g_assert_cmpint (years.temporary.typical[11], ==, 204000);
  g_assert_cmpint (years.temporary.typical[120] - years.temporary.typical[11], ==, 9 * 68000);
  g_assert_cmpint (years.temporary.low[120] - years.temporary.low[11], ==,
                   4 * years.renewal_price.low);
  /* The same work costs the same: the permanent treatment is never the dearer one. */
  g_assert_cmpint (years.crossing_likely, ==, 0);
}

/* Temporary work at a lower price begins cheaper, and is overtaken. */
static void
test_crossing (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  TriTenYears years;
  g_autofree char *sentence = NULL;

  care = with (care, TRI_FIGURE_TEMPORARY_FACTOR, 0.7);
  years = make (care, &measure, 0, "USD");
  g_assert_cmpint (years.temporary.typical[2], ==, 134400);
  g_assert_cmpint (years.crossing_earliest, >, 0);
  g_assert_cmpint (years.crossing_likely, >, years.crossing_earliest);
  sentence = tri_ten_years_explain (&years);
  g_test_message ("%s", sentence);
}

static void
check_course (const TriCostCourse *course)
{
  for (guint i = 0; i <= TRI_TEN_YEARS_MONTHS; i++)
    {
      g_assert_cmpint (course->low[i], <=, course->typical[i]);
      g_assert_cmpint (course->typical[i], <=, course->high[i]);
      if (i == 0)
        continue;
      g_assert_cmpint (course->low[i - 1], <=, course->low[i]);
      g_assert_cmpint (course->typical[i - 1], <=, course->typical[i]);
      g_assert_cmpint (course->high[i - 1], <=, course->high[i]);
    }
}

/* The months that count: at a crossing the permanent treatment has cost no more, and it stays so.
 */
static void
check_crossing (int month, const gint64 *permanent, const gint64 *temporary)
{
  if (month == TRI_NO_CROSSING)
    {
      g_assert_cmpint (permanent[TRI_TEN_YEARS_MONTHS], >, temporary[TRI_TEN_YEARS_MONTHS]);
      return;
    }
  for (int i = month; i <= TRI_TEN_YEARS_MONTHS; i++)
    g_assert_cmpint (permanent[i], <=, temporary[i]);
  if (month > 0)
    g_assert_cmpint (permanent[month - 1], >, temporary[month - 1]);
}

static void
test_everywhere (void)
{
  static const char *const currencies[] = { "USD", "JPY", "KWD" };
  TriRng rng = tri_rng_seed (10);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
      double area = 5 + tri_rng_range (&rng, 400);
      guint dots = (guint) (area * 117);
      const TriMeasure of = { area, dots, { dots * 3 / 10, dots * 7 / 10, dots, dots } };
      guint factors = tri_rng_range (&rng, 1u << TRI_N_FADE_FACTORS);
      TriTenYears years;
      g_autofree char *sentence = NULL;

      care = with (care, TRI_FIGURE_TRAVEL, tri_rng_range (&rng, 300));
      care = with (care, TRI_FIGURE_TOUCH_UP_PRICE_MAX, 1200 + tri_rng_range (&rng, 3000));
      care = with (care, TRI_FIGURE_TOUCH_UP_PRICE, 300 + tri_rng_range (&rng, 3000));
      years = make (care, &of, factors, currencies[i % G_N_ELEMENTS (currencies)]);
      check_course (&years.permanent);
      check_course (&years.temporary);
      check_crossing (years.crossing_earliest, years.permanent.low, years.temporary.high);
      check_crossing (years.crossing_likely, years.permanent.typical, years.temporary.typical);
      check_crossing (years.crossing_latest, years.permanent.high, years.temporary.low);
      if (years.crossing_latest != TRI_NO_CROSSING)
        g_assert_cmpint (years.crossing_likely, <=, years.crossing_latest);
      if (years.crossing_likely != TRI_NO_CROSSING)
        g_assert_cmpint (years.crossing_earliest, <=, years.crossing_likely);
      sentence = tri_ten_years_explain (&years);
      g_assert_cmpint (strlen (sentence), >, 20);
    }
}

/* Strong sun renews temporary pigment sooner. */
static void
test_factors (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  TriTenYears average = make (care, &measure, 0, "USD");
  TriTenYears sunny = make (care, &measure, TRI_FADE_SUN | TRI_FADE_OILY, "USD");

  g_assert_cmpfloat (sunny.renewal_months.typical, <, average.renewal_months.typical);
  g_assert_cmpint (sunny.temporary.typical[120], >, average.temporary.typical[120]);
}

static void
test_nothing (void)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  const TriMeasure none = { 0 };
  const TriSkin skin = TRI_SKIN_DEFAULT;
  TriTenYears years;

  g_assert_false (tri_ten_years_make (pigment, care, "USD", &none, 3, &skin, 0, &years, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ten-years/by-hand", test_by_hand);
  g_test_add_func ("/ten-years/crossing", test_crossing);
  g_test_add_func ("/ten-years/everywhere", test_everywhere);
  g_test_add_func ("/ten-years/factors", test_factors);
  g_test_add_func ("/ten-years/nothing", test_nothing);
  return g_test_run ();
}
