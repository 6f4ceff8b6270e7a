/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skin left between dots is what the dot field itself leaves; overdone work is darker, larger
 * and denser than anything that is offered. */

#include "config.h"

#include "tri-dots.h"
#include "tri-overdone.h"
#include "tri-sides.h"

#include "test-designs.h"

#include <gio/gio.h>

/* Half of the side of the patch that is looked at, at the vertex, and its raster, mm. */
#define HALF_MM 18.0
#define RASTER_MM 0.05

static TriScalp *
new_scalp (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  g_autoptr (TriDotField) field = NULL;
  g_autoptr (TriHead) head = tri_head_new (NULL);

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return tri_scalp_new (field, head);
}

/* Share of a patch at the vertex that discs of @diameter_mm at the dots leave free. */
static double
count_space (TriScalp *scalp, double density, double diameter_mm)
{
  enum
  {
    SIDE = (int) (2 * HALF_MM / RASTER_MM)
  };
  g_autofree guint8 *ink = g_new0 (guint8, SIDE * SIDE);
  g_autoptr (TriDesign) base = load_design ("soft", TRI_NORWOOD_7);
  TriDesignSpec spec = *tri_design_get_spec (base);
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriRegion) region = NULL;
  g_autoptr (TriDots) dots = NULL;
  const float *points = tri_scalp_get_points (scalp);
  int reach = (int) (diameter_mm / 2 / RASTER_MM) + 1;
  gsize covered = 0;
  guint n;
  const TriDot *all;

  spec.density_per_cm2 = density;
  design = tri_design_new (&spec);
  region = tri_region_new (design, tri_scalp_get_head (scalp));
  dots = tri_dots_select (scalp, region, 1.0, 1.0);
  all = tri_dots_get (dots, &n);
  for (guint i = 0; i < n; i++)
    {
      const float *p = points + 3 * (gsize) all[i].index;
      double x = (p[0] + HALF_MM) / RASTER_MM, z = (p[2] + 16 + HALF_MM) / RASTER_MM;
      double r2 = diameter_mm * diameter_mm / 4 / RASTER_MM / RASTER_MM;

      if (p[1] < 100)
        continue;
      for (int j = (int) z - reach; j <= (int) z + reach; j++)
        for (int k = (int) x - reach; k <= (int) x + reach; k++)
          {
            double dx = k + 0.5 - x, dz = j + 0.5 - z;

            if (j >= 0 && j < SIDE && k >= 0 && k < SIDE && dx * dx + dz * dz < r2)
              ink[j * SIDE + k] = 1;
          }
    }
  for (int i = 0; i < SIDE * SIDE; i++)
    covered += ink[i];
  return 1.0 - (double) covered / (SIDE * SIDE);
}

static void
test_space_left (void)
{
  static const double densities[] = { 30, 60, 100, 150, 190 };
  static const double diameters[] = { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7 };
  g_autoptr (TriScalp) scalp = new_scalp ();

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    for (guint k = 0; k < G_N_ELEMENTS (diameters); k++)
      {
        double cover = densities[i] / 100 * G_PI / 4 * diameters[k] * diameters[k];
        double counted = count_space (scalp, densities[i], diameters[k]);
        /* Crowded dots are a matter of how they overlap. */
        double tolerance = cover < 0.35 ? 0.012 : 0.05;

        g_test_message ("%.0f per cm2 of %.1f mm: %.3f counted, %.3f reckoned", densities[i],
                        diameters[k], counted, tri_space_left (cover));
        g_assert_cmpfloat_with_epsilon (tri_space_left (cover), counted, tolerance);
      }
}

static void
test_negative_space (void)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) odd = NULL;
  g_autoptr (GError) error = NULL;
  TriRange now = tri_negative_space (figures, 100, 0);
  TriRange last = { 1, 1, 1 };

  /* DOMAIN 1: dots of 0.20 mm at 100 per cm² cover 3 %, at 194 6 %; of 0.30 mm 7 % and 14 %. */
  g_assert_cmpfloat_with_epsilon (now.typical, 0.97, 0.005);
  g_assert_cmpfloat_with_epsilon (tri_negative_space (figures, 194, 0).typical, 0.94, 0.005);
  g_assert_cmpfloat_with_epsilon (tri_space_left (1.00 * G_PI / 4 * 0.09), 0.93, 0.005);
  g_assert_cmpfloat_with_epsilon (tri_space_left (1.94 * G_PI / 4 * 0.09), 0.86, 0.005);

  for (double years = 0; years <= 15; years += 0.5)
    {
      TriRange range = tri_negative_space (figures, 150, years);

      g_assert_cmpfloat (range.low, <, last.low);
      g_assert_cmpfloat (range.typical, <, last.typical);
      g_assert_cmpfloat (range.high, <, last.high);
      last = range;
    }
  g_assert_cmpfloat (tri_negative_space (figures, 0, 10).low, ==, 1.0);

  /* A clinic whose usual dot is larger than the range it left alone. */
  odd = tri_figures_with (figures, TRI_FIGURE_DEPOSIT_HEALED, 0.5, &error);
  g_assert_no_error (error);
  now = tri_negative_space (odd, 100, 0);
  g_assert_cmpfloat (now.low, ==, now.typical);
  g_assert_cmpfloat (now.high, >, now.typical);
}

static void
test_warning_look (void)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriDesign) design = load_design ("soft", TRI_NORWOOD_5);
  g_autoptr (TriDesign) overdone = tri_design_warning_look (design, figures);
  const TriDesignSpec *spec = tri_design_get_spec (overdone);
  TriMoment healed = { .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28 };

  g_assert_cmpfloat (spec->density_per_cm2, ==, TRI_DENSITY_MAX);
  g_assert_cmpuint (spec->shade, ==, 0);
  g_assert_cmpfloat (spec->shape.irregularity_mm, ==, 0);
  g_assert_cmpfloat (spec->shape.stray_share, ==, 0);
  /* Where the line lies is the client's own design. */
  g_assert_cmpfloat (spec->shape.height_mm, ==, tri_design_get_spec (design)->shape.height_mm);
  g_assert_cmpuint (spec->seed, ==, tri_design_get_spec (design)->seed);

  for (int fitzpatrick = 1; fitzpatrick <= 6; fitzpatrick++)
    {
      TriSkin skin = { .fitzpatrick = fitzpatrick };
      TriPigment look = tri_pigment_warning_look (figures, &skin);
      TriPigment darkest = tri_pigment_at (figures, &healed, 0, &skin);

      TriPigment usual = tri_pigment_at (figures, &healed, tri_shade_suggest (&skin), &skin);

      g_assert_cmpfloat (look.deposit_mm, ==, 0.50);
      /* Not half as much light as the work that is proposed. */
      g_assert_cmpfloat (tri_sides_light (&look, spec->density_per_cm2), <,
                         0.5 * tri_sides_light (&usual, 100));
      g_assert_cmpfloat (look.halo_mm, >, darkest.halo_mm + 0.25);
      g_assert_cmpfloat (look.sigma[0], >, darkest.sigma[0]);
      g_assert_cmpfloat (look.sigma[2], <, darkest.sigma[2]);
      g_assert_cmpfloat (tri_sides_light (&look, spec->density_per_cm2), <,
                         0.9 * tri_sides_light (&darkest, spec->density_per_cm2));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/overdone/space-left", test_space_left);
  g_test_add_func ("/design/overdone/negative-space", test_negative_space);
  g_test_add_func ("/design/overdone/warning-look", test_warning_look);

  return g_test_run ();
}
