/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tabled states of pigment are met, and nothing jumps between them. */

#include "config.h"

#include "tri-pigment.h"

#include "tri-error.h"

#include <math.h>
#include <string.h>

#define MONTH (TRI_DAYS_PER_YEAR / 12.0)

static TriFigures *
new_figures (void)
{
  return tri_figures_new_defaults (tri_pigment_figures_table ());
}

static guint
shade_of (int dilution)
{
  guint shade = TRI_N_SHADES;

  g_assert_true (tri_shade_from_dilution (dilution, &shade));
  return shade;
}

static void
assert_row (const TriPigment *pigment,
            double halo_mm,
            double od,
            const double sigma[3],
            double blur_mm,
            double redness,
            double keep,
            double tolerance)
{
  g_assert_cmpfloat_with_epsilon (pigment->halo_mm, halo_mm, tolerance);
  g_assert_cmpfloat_with_epsilon (pigment->od, od, tolerance);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (pigment->sigma[i], sigma[i], tolerance);
  g_assert_cmpfloat_with_epsilon (pigment->blur_mm, blur_mm, tolerance);
  g_assert_cmpfloat_with_epsilon (pigment->redness, redness, tolerance);
  g_assert_cmpfloat_with_epsilon (pigment->keep, keep, tolerance);
}

/* The rows of GEOMETRY 9, at the age where r has their value. */
static void
test_rows (void)
{
  static const double grey[3] = { 1, 1, 1 }, healed[3] = { 1.08, 1, 0.92 },
                      aged[3] = { 1.10, 1, 0.92 }, thin[3] = { 1, 1, 1.02 };
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriMoment moment = { .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .fading = TRI_END_TYPICAL };
  guint shade = shade_of (14);
  TriPigment pigment;

  pigment = tri_pigment_at (figures, &moment, shade, &skin);
  assert_row (&pigment, 0.60, 1.40, grey, 0.04, 0.10, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (pigment.deposit_mm, 0.30, 1e-12);

  moment.age_days = 28.0;
  pigment = tri_pigment_at (figures, &moment, shade, &skin);
  assert_row (&pigment, 0.58, 1.05, healed, 0.08, 0.0, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (pigment.deposit_mm, 0.20, 1e-12);

  /* u = 1 exactly, then "4 years" as people say it. */
  moment.age_days
      = TRI_DAYS_PER_YEAR
        * tri_fade_years_until (figures, TRI_KIND_PERMANENT, TRI_END_TYPICAL, shade, &skin, 0.63);
  pigment = tri_pigment_at (figures, &moment, shade, &skin);
  assert_row (&pigment, 0.68, 0.2205, aged, 0.18, 0.0, 0.95, 1e-9);
  moment.age_days = 4.0 * TRI_DAYS_PER_YEAR;
  pigment = tri_pigment_at (figures, &moment, shade, &skin);
  assert_row (&pigment, 0.68, 0.22, aged, 0.18, 0.0, 0.95, 0.01);
  g_assert_cmpfloat_with_epsilon (pigment.deposit_mm, 0.20 * pow (1.03, 4.0 - 28 / 365.25), 1e-9);

  moment.kind = TRI_KIND_TEMPORARY;
  moment.age_days = 0.0;
  pigment = tri_pigment_at (figures, &moment, shade, &skin);
  assert_row (&pigment, 0.54, 0.95, grey, 0.05, 0.05, 1.0, 1e-12);

  moment.age_days
      = TRI_DAYS_PER_YEAR
        * tri_fade_years_until (figures, TRI_KIND_TEMPORARY, TRI_END_TYPICAL, shade, &skin, 0.28);
  pigment = tri_pigment_at (figures, &moment, shade, &skin);
  assert_row (&pigment, 0.60, 0.16, thin, 0.16, 0.0, 0.60, 1e-9);
}

/* The table of DOMAIN 3. */
static void
test_retained (void)
{
  static const double years[] = { 1, 2, 3, 4, 5, 7, 10 };
  static const double expected[3][7] = { { .87, .82, .77, .73, .69, .61, .51 },
                                         { .86, .77, .70, .63, .57, .47, .35 },
                                         { .82, .69, .57, .48, .40, .28, .16 } };
  static const double touch_up[3] = { 4.7, 3.0, 1.9 }, line_60[3] = { 7.3, 4.6, 2.8 };
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin skin = TRI_SKIN_DEFAULT;
  guint shade = shade_of (14);

  for (guint end = 0; end < 3; end++)
    {
      TriMoment moment = { .kind = TRI_KIND_PERMANENT, .fading = (TriEnd) end };

      for (guint i = 0; i < G_N_ELEMENTS (years); i++)
        {
          moment.age_days = years[i] * TRI_DAYS_PER_YEAR;
          g_assert_cmpfloat_with_epsilon (tri_fade_retained (figures, &moment, shade, &skin),
                                          expected[end][i], 0.0056);
        }
      moment.age_days = 28.0;
      g_assert_cmpfloat (tri_fade_retained (figures, &moment, shade, &skin), ==, 1.0);
      moment.age_days = TRI_DAYS_PER_YEAR / 2.0;
      g_assert_cmpfloat_with_epsilon (tri_fade_retained (figures, &moment, shade, &skin), 0.90,
                                      1e-12);

      g_assert_cmpfloat_with_epsilon (
          tri_fade_years_until (figures, TRI_KIND_PERMANENT, (TriEnd) end, shade, &skin, 0.70),
          touch_up[end], 0.05);
      g_assert_cmpfloat_with_epsilon (
          tri_fade_years_until (figures, TRI_KIND_PERMANENT, (TriEnd) end, shade, &skin, 0.60),
          line_60[end], 0.05);
    }
}

static void
test_temporary_gone (void)
{
  static const double months[3] = { 24, 15, 6 };
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin skin = TRI_SKIN_DEFAULT;
  guint shade = shade_of (14);

  for (guint end = 0; end < 3; end++)
    {
      TriMoment moment = { .kind = TRI_KIND_TEMPORARY, .fading = (TriEnd) end };

      g_assert_cmpfloat_with_epsilon (12.0
                                          * tri_fade_years_until (figures, TRI_KIND_TEMPORARY,
                                                                  (TriEnd) end, shade, &skin, 0.10),
                                      months[end], 0.1);
      moment.age_days = months[end] * MONTH;
      g_assert_cmpfloat (tri_pigment_at (figures, &moment, shade, &skin).keep, ==, 0.0);
      moment.age_days = 0.95 * months[end] * MONTH;
      g_assert_cmpfloat (tri_pigment_at (figures, &moment, shade, &skin).keep, >, 0.0);
    }
}

/* The inverse really is one, over healing, first months and the years. */
static void
test_years_until (void)
{
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin skin = { .fitzpatrick = 2, .hair = TRI_HAIR_FAIR, .factors = TRI_FADE_SUN };

  for (guint kind = 0; kind < 2; kind++)
    for (guint end = 0; end < 3; end++)
      for (double fraction = 0.02; fraction < 1.0; fraction += 0.01)
        {
          TriMoment moment = { .kind = (TriKind) kind, .fading = (TriEnd) end };

          moment.age_days = TRI_DAYS_PER_YEAR
                            * tri_fade_years_until (figures, (TriKind) kind, (TriEnd) end,
                                                    TRI_N_SHADES - 1, &skin, fraction);
          g_assert_cmpfloat_with_epsilon (
              tri_fade_retained (figures, &moment, TRI_N_SHADES - 1, &skin), fraction, 1e-9);
        }
}

/* Every quantity, by age: from healed on (temporary: from the start) none turns round, and no step
 * of a tenth of a day moves it by more than its rate allows. */
static void
check_course (const TriFigures *figures, TriMoment moment, guint shade, const TriSkin *skin)
{
  double settled = moment.kind == TRI_KIND_PERMANENT ? 28.0 : 0.0;
  TriPigment last = tri_pigment_at (figures, &moment, shade, skin);
  double step;

  for (double age = 0.0; age < 11.0 * TRI_DAYS_PER_YEAR; age += step)
    {
      TriPigment now;

      step = age < 90.0 ? 0.1 : 2.0;
      moment.age_days = age + step;
      now = tri_pigment_at (figures, &moment, shade, skin);

      g_assert_true (isfinite (now.halo_mm) && isfinite (now.od) && isfinite (now.blur_mm));
      g_assert_cmpfloat (now.od, >, 0.0);
      g_assert_cmpfloat (now.keep, >=, 0.0);
      g_assert_cmpfloat (now.od, <=, last.od);
      g_assert_cmpfloat (now.retained, <=, last.retained);
      g_assert_cmpfloat (now.keep, <=, last.keep);
      g_assert_cmpfloat (now.redness, <=, last.redness);
      g_assert_cmpfloat (now.blur_mm, >=, last.blur_mm);
      if (age >= settled)
        {
          g_assert_cmpfloat (now.halo_mm, >=, last.halo_mm);
          /* Slightly cooler every day: red is absorbed no less, blue no more, against green. */
          g_assert_cmpfloat (now.sigma[0], >=, last.sigma[0]);
          g_assert_cmpfloat (now.sigma[1], ==, 1.0);
        }
      else
        g_assert_cmpfloat (now.halo_mm, <=, last.halo_mm);
      if (age >= 28.0)
        g_assert_cmpfloat (now.deposit_mm, >=, last.deposit_mm);
      if (moment.age_days >= 3.0)
        g_assert_cmpfloat (now.redness, ==, 0.0);
      else
        g_assert_cmpfloat (now.redness, >, 0.0);

      g_assert_cmpfloat (log (last.od / now.od), <, 0.06 * step);
      g_assert_cmpfloat (last.retained - now.retained, <, 0.05 * step);
      g_assert_cmpfloat (last.keep - now.keep, <, 0.05 * step);
      g_assert_cmpfloat (last.redness - now.redness, <, 0.04 * step);
      g_assert_cmpfloat (fabs (now.halo_mm - last.halo_mm), <, 0.01 * step);
      g_assert_cmpfloat (fabs (now.deposit_mm - last.deposit_mm), <, 0.01 * step);
      g_assert_cmpfloat (now.blur_mm - last.blur_mm, <, 0.01 * step);
      for (guint i = 0; i < 3; i++)
        g_assert_cmpfloat (fabs (now.sigma[i] - last.sigma[i]), <, 0.01 * step);
      last = now;
    }
}

static void
test_courses (void)
{
  g_autoptr (TriFigures) figures = new_figures ();

  for (guint kind = 0; kind < 2; kind++)
    for (guint end = 0; end < 3; end++)
      for (guint shade = 0; shade < TRI_N_SHADES; shade++)
        for (int fitzpatrick = 1; fitzpatrick <= 6; fitzpatrick++)
          {
            TriMoment moment
                = { .kind = (TriKind) kind, .sessions_done = 3, .fading = (TriEnd) end };
            TriSkin skin = { .fitzpatrick = fitzpatrick, .hair = TRI_HAIR_BLACK };

            check_course (figures, moment, shade, &skin);
          }
}

static void
test_skin_and_sessions (void)
{
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin light = { .fitzpatrick = 4 }, dark = { .fitzpatrick = 5 };
  TriMoment moment = { .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28 };
  TriPigment pigment = tri_pigment_at (figures, &moment, shade_of (14), &dark);

  g_assert_cmpfloat_with_epsilon (pigment.od, 1.30, 1e-12);
  g_assert_cmpfloat_with_epsilon (pigment.halo_mm, 0.66, 1e-12);

  moment.sessions_done = 4;
  g_assert_cmpfloat_with_epsilon (tri_pigment_at (figures, &moment, shade_of (14), &light).od,
                                  1.05 * 1.08, 1e-12);
  moment.sessions_done = 3.5;
  g_assert_cmpfloat_with_epsilon (tri_pigment_at (figures, &moment, shade_of (14), &light).od,
                                  1.05 * 1.04, 1e-12);
}

/* The first session is a lighter shade, by as many steps as the clinic wants, and the change to the
 * agreed shade has no jump. */
static void
test_first_session (void)
{
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin skin = TRI_SKIN_DEFAULT;

  for (double steps = 0; steps <= 2; steps++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriFigures) own
          = tri_figures_with (figures, TRI_FIGURE_FIRST_LIGHTER, steps, &error);

      g_assert_no_error (error);
      for (guint kind = 0; kind < 2; kind++)
        for (double age = 0; age < 1000; age += 27)
          for (guint shade = 0; shade < TRI_N_SHADES; shade++)
            {
              TriMoment moment = { .kind = (TriKind) kind, .age_days = age };
              double expected = sqrt (tri_shade_get_dilution (shade) / 28.0);
              double last = 0, full, first;

              moment.sessions_done = 3;
              full = tri_pigment_at (own, &moment, shade, &skin).od;
              moment.sessions_done = 1;
              first = tri_pigment_at (own, &moment, shade, &skin).od;
              if (shade + steps < TRI_N_SHADES)
                expected = sqrt ((double) tri_shade_get_dilution (shade)
                                 / tri_shade_get_dilution (shade + (guint) steps));
              if (shade + steps < TRI_N_SHADES)
                g_assert_cmpfloat_with_epsilon (first / full, expected, 1e-12);
              else
                g_assert_cmpfloat (first / full, <, expected + 1e-12);

              for (double done = 0; done <= 4; done += 0.125)
                {
                  TriPigment now;

                  moment.sessions_done = done;
                  now = tri_pigment_at (own, &moment, shade, &skin);
                  g_assert_cmpfloat (now.od, >=, last - 1e-12);
                  if (done > 0)
                    g_assert_cmpfloat (now.od, <, last * 1.07);
                  if (done >= 2 && done <= 3)
                    g_assert_cmpfloat (now.od, ==, full);
                  last = now.od;
                }
            }
    }
}

static void
test_factors (void)
{
  static const double expected[TRI_N_FADE_FACTORS] = { 1.4, 0.8, 1.25, 1.15, 1.25, 1.1, 1.8 };
  g_autoptr (TriFigures) figures = new_figures ();
  g_autoptr (TriFigures) changed = NULL;
  g_autoptr (GError) error = NULL;
  TriSkin skin = TRI_SKIN_DEFAULT;
  double product = 1.0;

  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    {
      skin.factors = 1u << i;
      g_assert_cmpfloat_with_epsilon (tri_fade_factor (figures, shade_of (18), &skin), expected[i],
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (tri_fade_factor (figures, shade_of (22), &skin),
                                      expected[i] * 1.2, 1e-12);
      product *= expected[i];
    }
  skin.factors = (1u << TRI_N_FADE_FACTORS) - 1;
  g_assert_cmpfloat_with_epsilon (tri_fade_factor (figures, 0, &skin), product, 1e-12);

  /* A factor on the rate brings the touch-up nearer in the same proportion, after six months. */
  skin.factors = TRI_FADE_SUN;
  g_assert_cmpfloat_with_epsilon (
      tri_fade_years_until (figures, TRI_KIND_PERMANENT, TRI_END_TYPICAL, 0, &skin, 0.70),
      0.5 + log (0.90 / 0.70) / 0.14, 1e-9);

  /* A clinic's own figure is the one that counts. */
  changed = tri_figures_with (figures, TRI_FIGURE_FACTOR_SUN, 2.0, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (tri_fade_factor (changed, 0, &skin), ==, 2.0);
}

static double
luminance (const double rgb[3])
{
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

static void
test_shades (void)
{
  static const int ladder[TRI_N_SHADES] = { 6, 8, 10, 12, 14, 18, 22, 28 };
  g_autoptr (TriFigures) figures = new_figures ();
  TriSkin skin = TRI_SKIN_DEFAULT;
  guint shade;

  for (guint i = 0; i < TRI_N_SHADES; i++)
    {
      g_assert_cmpint (tri_shade_get_dilution (i), ==, ladder[i]);
      g_assert_cmpuint (shade_of (ladder[i]), ==, i);
      g_assert_cmpfloat_with_epsilon (tri_shade_get_healed_od (figures, i),
                                      1.05 * sqrt (14.0 / ladder[i]), 1e-12);
    }
  g_assert_false (tri_shade_from_dilution (7, &shade));
  g_assert_cmpuint (tri_shade_suggest (&skin), ==, shade_of (14));

  for (int fitzpatrick = 1; fitzpatrick <= 6; fitzpatrick++)
    for (guint hair = 0; hair < TRI_N_HAIRS; hair++)
      {
        TriSkin here = { .fitzpatrick = fitzpatrick, .hair = (TriHair) hair };
        TriSkin darker = { .fitzpatrick = fitzpatrick + 1, .hair = (TriHair) hair };
        double last = 0.0;

        g_assert_cmpuint (tri_shade_suggest (&darker), <=, tri_shade_suggest (&here));
        if (hair + 1 < TRI_N_HAIRS)
          {
            TriSkin fairer = { .fitzpatrick = fitzpatrick, .hair = (TriHair) (hair + 1) };

            g_assert_cmpuint (tri_shade_suggest (&fairer), >=, tri_shade_suggest (&here));
          }

        for (guint i = 0; i < TRI_N_SHADES; i++)
          {
            double rgb[3];

            tri_shade_get_swatch (i, &here, rgb);
            for (guint c = 0; c < 3; c++)
              {
                g_assert_cmpfloat (rgb[c], >=, 0.0);
                g_assert_cmpfloat (rgb[c], <=, 1.0);
              }
            g_assert_cmpfloat (luminance (rgb), >, last + 0.004);
            last = luminance (rgb);
          }
        /* Even the lightest shade is darker than the skin it lies on. */
        g_assert_cmpfloat (last, <, 0.62);
      }
}

/* Every figure can be shown, found by its id, and is inside its own limits. */
static void
test_figures (void)
{
  const TriFigureTable *table = tri_pigment_figures_table ();

  g_assert_cmpuint (table->n, ==, TRI_N_PIGMENT_FIGURES);
  for (guint i = 0; i < table->n; i++)
    {
      const TriFigureInfo *info = &table->infos[i];
      guint found = G_MAXUINT;

      g_assert_nonnull (info->id);
      g_assert_true (g_str_has_prefix (info->id, "pigment.") || g_str_has_prefix (info->id, "fade.")
                     || g_str_has_prefix (info->id, "placement."));
      g_assert_true (tri_figure_table_lookup (table, info->id, &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_cmpstr (info->label, !=, "");
      g_assert_nonnull (info->label);
      g_assert_nonnull (info->unit);
      g_assert_nonnull (info->source);
      g_assert_cmpuint (strlen (info->source), >=, 8);
      g_assert_cmpfloat (info->minimum, <, info->value);
      g_assert_cmpfloat (info->value, <, info->maximum);
    }
}

/* Whatever a clinic sets within the limits, the state stays usable. */
static void
test_extreme_figures (void)
{
  const TriFigureTable *table = tri_pigment_figures_table ();
  TriSkin skin = { .fitzpatrick = 6, .factors = TRI_FADE_SCAR | TRI_FADE_SUN };

  for (guint i = 0; i < table->n; i++)
    for (guint top = 0; top < 2; top++)
      {
        g_autoptr (TriFigures) defaults = new_figures ();
        g_autoptr (GError) error = NULL;
        double value = top ? table->infos[i].maximum : table->infos[i].minimum;
        g_autoptr (TriFigures) figures = tri_figures_with (defaults, i, value, &error);

        g_assert_no_error (error);
        for (guint kind = 0; kind < 2; kind++)
          for (double age = 0.0; age < 20 * TRI_DAYS_PER_YEAR; age += 13.0)
            {
              TriMoment moment = {
                .kind = (TriKind) kind, .sessions_done = 3, .age_days = age, .fading = TRI_END_HIGH
              };
              TriPigment pigment = tri_pigment_at (figures, &moment, TRI_N_SHADES - 1, &skin);

              g_assert_true (pigment.retained >= 0.0 && pigment.retained <= 1.0);
              g_assert_true (pigment.keep >= 0.0 && pigment.keep <= 1.0);
              g_assert_true (pigment.od >= 0.0 && pigment.od < 4.0);
              g_assert_true (pigment.halo_mm > 0.0 && pigment.halo_mm < 3.0);
              g_assert_true (pigment.deposit_mm > 0.0 && isfinite (pigment.deposit_mm));
            }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/pigment/rows", test_rows);
  g_test_add_func ("/design/pigment/retained", test_retained);
  g_test_add_func ("/design/pigment/temporary-gone", test_temporary_gone);
  g_test_add_func ("/design/pigment/years-until", test_years_until);
  g_test_add_func ("/design/pigment/courses", test_courses);
  g_test_add_func ("/design/pigment/skin-and-sessions", test_skin_and_sessions);
  g_test_add_func ("/design/pigment/first-session", test_first_session);
  g_test_add_func ("/design/pigment/factors", test_factors);
  g_test_add_func ("/design/pigment/shades", test_shades);
  g_test_add_func ("/design/pigment/figures", test_figures);
  g_test_add_func ("/design/pigment/extreme-figures", test_extreme_figures);

  return g_test_run ();
}
