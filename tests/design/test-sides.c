/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A match meets its target, says so when it cannot, and keeps near the shade that suits. */

#include "config.h"

#include "tri-design.h"
#include "tri-sides.h"

#include <math.h>

static TriPigment
healed_pigment (const TriFigures *figures, const TriSkin *skin, guint shade)
{
  TriMoment healed = {
    .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28, .fading = TRI_END_TYPICAL
  };

  return tri_pigment_at (figures, &healed, shade, skin);
}

/* The means of GEOMETRY 9's table (its redness aside), and 1 - sqrt t = c (1 - T) of its last
 * paragraph while dots have room. */
static void
test_light (void)
{
  static const struct
  {
    TriPigment pigment;
    double light;
  } rows[] = {
    { { .halo_mm = .58, .od = 1.05, .sigma = { 1.08, 1, .92 }, .keep = 1 }, .52 },
    { { .halo_mm = .68, .od = .22, .sigma = { 1.10, 1, .92 }, .keep = .95 }, .703 },
    { { .halo_mm = .60, .od = .16, .sigma = { 1, 1, 1.02 }, .keep = .60 }, .88 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TriPigment *pigment = &rows[i].pigment;
      double last = 1.0;

      g_assert_cmpfloat_with_epsilon (tri_sides_light (pigment, 117), rows[i].light, 0.015);
      g_assert_cmpfloat (tri_sides_light (pigment, 0), ==, 1.0);
      for (double n = 1; n <= 400; n++)
        {
          double light = tri_sides_light (pigment, n);
          double c = n / 100 * pigment->keep * G_PI / 4 * pigment->halo_mm * pigment->halo_mm;

          g_assert_cmpfloat (light, <, last);
          g_assert_cmpfloat (light, >, 0.0);
          if (c < 0.35)
            g_assert_cmpfloat_with_epsilon (1 - sqrt (light), c * (1 - pow (10, -pigment->od)),
                                            0.01);
          last = light;
        }
    }
}

static void
test_met (void)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());

  for (int hair = 0; hair < TRI_N_HAIRS; hair++)
    for (int fitzpatrick = 1; fitzpatrick <= 6; fitzpatrick++)
      {
        TriSkin skin = { .fitzpatrick = fitzpatrick, .hair = (TriHair) hair };
        double last_light = 0;

        for (double target = 0.02; target < 1.1; target += 0.01)
          {
            TriSidesMatch match;
            TriPigment pigment;

            g_assert_true (tri_sides_match (figures, &skin, target, &match));
            g_assert_cmpuint (match.shade, <, TRI_N_SHADES);
            g_assert_cmpfloat (match.density_per_cm2, >=, TRI_DENSITY_MIN);
            g_assert_cmpfloat (match.density_per_cm2, <=, TRI_DENSITY_MAX);
            pigment = healed_pigment (figures, &skin, match.shade);
            g_assert_cmpfloat (match.reached, ==,
                               tri_sides_light (&pigment, match.density_per_cm2));
            g_assert_cmpfloat (match.reached, >=, last_light);
            last_light = match.reached;
            switch (match.verdict)
              {
              case TRI_SIDES_MET:
                g_assert_cmpfloat_with_epsilon (match.reached, target, 1e-6);
                break;
              case TRI_SIDES_DARKER:
                g_assert_cmpfloat (match.reached, >, target);
                g_assert_cmpuint (match.shade, ==, 0);
                g_assert_cmpfloat (match.density_per_cm2, ==, TRI_DENSITY_MAX);
                break;
              case TRI_SIDES_LIGHTER:
                g_assert_cmpfloat (match.reached, <, target);
                g_assert_cmpuint (match.shade, ==, TRI_N_SHADES - 1);
                g_assert_cmpfloat (match.density_per_cm2, ==, TRI_DENSITY_MIN);
                break;
              default:
                g_assert_not_reached ();
              }
            /* Everyday stubble is within reach of everybody, with a shade for that hair. */
            if (target > 0.45 && target < 0.8)
              {
                g_assert_cmpint (match.verdict, ==, TRI_SIDES_MET);
                g_assert_cmpint (ABS ((int) match.shade - (int) tri_shade_suggest (&skin)), <=, 2);
              }
          }
        g_assert_cmpfloat (last_light, <, 0.95);
      }
}

/* What a shade at the usual density leaves is matched by that very shade and density. */
static void
test_round_trip (void)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriSkin skin = TRI_SKIN_DEFAULT;
  guint suited = tri_shade_suggest (&skin);

  for (guint shade = suited - 2; shade <= suited + 2; shade++)
    {
      TriPigment pigment = healed_pigment (figures, &skin, shade);
      TriSidesMatch match;

      g_assert_true (tri_sides_match (figures, &skin, tri_sides_light (&pigment, 100), &match));
      g_assert_cmpuint (match.shade, ==, shade);
      g_assert_cmpfloat_with_epsilon (match.density_per_cm2, 100, 1e-4);
    }
}

static void
test_no_sample (void)
{
  static const double bad[] = { 0.0, -0.5, NAN, INFINITY };
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriSkin skin = TRI_SKIN_DEFAULT;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TriSidesMatch match = { .shade = 77 };

      g_assert_false (tri_sides_match (figures, &skin, bad[i], &match));
      g_assert_cmpuint (match.shade, ==, 77);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/sides/light", test_light);
  g_test_add_func ("/design/sides/met", test_met);
  g_test_add_func ("/design/sides/round-trip", test_round_trip);
  g_test_add_func ("/design/sides/no-sample", test_no_sample);

  return g_test_run ();
}
