/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots are chosen by rank: more of anything only adds dots, and what stays does not change. */

#include "config.h"

#include "tri-chart.h"
#include "tri-dots.h"
#include "tri-region-private.h"
#include "tri-rng.h"
#include "tri-scalp-private.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define SEED 7
#define SHADE 4

/* The mean head, a small narrow one and a large long one (one to two sd). */
static const double heads[][TRI_HEAD_N_FACTORS] = {
  { 0, 0, 0, 0, 0 },
  { -0.05, -0.04, 0.03, -0.03, 0.05 },
  { 0.04, 0.06, -0.05, 0.05, 0.06 },
};

static TriScalp *
new_scalp (guint head_index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  g_autoptr (TriDotField) field = NULL;
  g_autoptr (TriHead) head = tri_head_new (heads[head_index]);

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return tri_scalp_new (field, head);
}

static TriDesignSpec
make_spec (const char *style, TriNorwood norwood, double density)
{
  g_autofree char *path = g_strdup_printf ("/org/trichion/Trichion/templates/%s.template", style);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  g_autoptr (TriTemplate) template = NULL;
  g_autoptr (TriDesign) design = NULL;

  g_assert_no_error (error);
  template = tri_template_parse (bytes, style, &error);
  g_assert_no_error (error);
  design = tri_design_new_from_template (template, TRUE, norwood, SHADE, density, SEED);
  return *tri_design_get_spec (design);
}

static TriRegion *
new_region (const TriDesignSpec *spec, TriScalp *scalp)
{
  g_autoptr (TriDesign) design = tri_design_new (spec);

  return tri_region_new (design, tri_scalp_get_head (scalp));
}

/* Distance to the hairline as the edge's look takes it, wobble included. */
static double
edge_of (const TriRegion *region, TriScalp *scalp, guint32 index)
{
  const float *point = tri_scalp_get_points (scalp) + 3 * (gsize) index;
  double edge_mm;

  tri_region_coverage (region, tri_dot_field_get_direction (tri_scalp_get_field (scalp), index),
                       tri_vec3 (point[0], point[1], point[2]), index, &edge_mm);
  return edge_mm;
}

static gboolean
same_dot (const TriDot *a, const TriDot *b)
{
  return a->index == b->index
         && memcmp (&a->diameter_factor, &b->diameter_factor, sizeof (float)) == 0
         && memcmp (&a->od_factor, &b->od_factor, sizeof (float)) == 0;
}

/* Every dot of @few is, to the bit, one of @many; both are in rank order. Returns how many @many
 * has more. */
static guint
assert_subset (const TriDots *few, const TriDots *many)
{
  guint n_few, n_many, j = 0;
  const TriDot *a = tri_dots_get (few, &n_few);
  const TriDot *b = tri_dots_get (many, &n_many);

  for (guint i = 0; i < n_few; i++)
    {
      while (j < n_many && b[j].index < a[i].index)
        j++;
      g_assert_cmpuint (j, <, n_many);
      g_assert_true (same_dot (&a[i], &b[j]));
    }
  return n_many - n_few;
}

static void
test_subsets (void)
{
  static const double builds[] = { 0.0, 0.1, 0.30, 0.5, 0.70, 0.9, 1.0 };

  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      g_autoptr (TriScalp) scalp = new_scalp (h);
      TriDesignSpec spec = make_spec ("soft", TRI_NORWOOD_4, 100.0);
      g_autoptr (TriRegion) region = new_region (&spec, scalp);
      g_autoptr (TriDots) last = NULL;
      guint n_dots;

      for (guint i = 0; i < G_N_ELEMENTS (builds); i++)
        {
          g_autoptr (TriDots) now = tri_dots_select (scalp, region, builds[i], 1.0);
          const TriDot *dots = tri_dots_get (now, &n_dots);

          for (guint j = 1; j < n_dots; j++)
            g_assert_cmpuint (dots[j].index, >, dots[j - 1].index);
          if (i == 0)
            g_assert_cmpuint (n_dots, ==, 0);
          else
            g_assert_cmpuint (assert_subset (last, now), >, 100);
          g_assert_true (tri_dots_get_scalp (now) == scalp);
          g_assert_cmpfloat (tri_dots_get_density (now), ==, 100.0);

          g_clear_pointer (&last, tri_dots_unref);
          last = tri_dots_ref (now);
        }

      /* Fewer kept, or a lower density: a subset again. */
      for (double keep = 0.9; keep > -0.05; keep -= 0.3)
        {
          g_autoptr (TriDots) kept = tri_dots_select (scalp, region, 1.0, MAX (keep, 0.0));
          guint n_kept;

          assert_subset (kept, last);
          tri_dots_get (kept, &n_kept);
          g_assert_cmpfloat_with_epsilon ((double) n_kept / n_dots, MAX (keep, 0.0), 0.02);
        }
      for (double density = 130.0; density < TRI_DENSITY_MAX; density += 30.0)
        {
          g_autoptr (TriRegion) denser = NULL;
          g_autoptr (TriDots) now = NULL;

          spec.density_per_cm2 = density;
          denser = new_region (&spec, scalp);
          now = tri_dots_select (scalp, denser, 1.0, 1.0);
          g_assert_cmpuint (assert_subset (last, now), >, 100);
          g_clear_pointer (&last, tri_dots_unref);
          last = g_steal_pointer (&now);
        }
    }
}

/* The hairline goes up by 10 mm: every dot that shows before and after has the same index, place
 * and size to the bit, and away from the edge the same density too. */
static void
test_raise (void)
{
  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      g_autoptr (TriScalp) scalp = new_scalp (h);
      TriDesignSpec spec = make_spec ("soft", TRI_NORWOOD_4, 100.0);
      g_autoptr (TriRegion) low = new_region (&spec, scalp);
      g_autoptr (TriRegion) high = NULL;
      g_autoptr (TriDots) before = tri_dots_select (scalp, low, 1.0, 1.0);
      g_autoptr (TriDots) after = NULL;
      guint n_before, n_after, common = 0, deep = 0, gone = 0, j = 0;
      const TriDot *a, *b;

      spec.shape.height_mm += 10.0;
      high = new_region (&spec, scalp);
      after = tri_dots_select (scalp, high, 1.0, 1.0);
      /* The place of a dot is the scalp's, and it is the same scalp. */
      g_assert_true (tri_dots_get_scalp (before) == tri_dots_get_scalp (after));

      a = tri_dots_get (before, &n_before);
      b = tri_dots_get (after, &n_after);
      for (guint i = 0; i < n_before; i++)
        {
          TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), a[i].index);

          while (j < n_after && b[j].index < a[i].index)
            j++;
          if (j < n_after && b[j].index == a[i].index)
            {
              common++;
              g_assert_true (memcmp (&a[i].diameter_factor, &b[j].diameter_factor, sizeof (float))
                             == 0);
              if (edge_of (high, scalp, a[i].index) >= 7.0
                  && edge_of (low, scalp, a[i].index) >= 7.0)
                {
                  g_assert_true (same_dot (&a[i], &b[j]));
                  deep++;
                }
            }
          else
            {
              /* What goes was near or below the new line, nothing else. */
              g_assert_cmpfloat (tri_curve_distance_mm (tri_region_get_hairline (high), e, NULL), <,
                                 30.0);
              gone++;
            }
        }
      g_test_message ("head %u: %u before, %u after, %u common, %u of them deep", h, n_before,
                      n_after, common, deep);
      g_assert_cmpuint (n_after, <, n_before);
      g_assert_cmpuint (gone, >, 500);
      g_assert_cmpuint (deep, >, n_before / 2);
      g_assert_cmpuint (common, >=, n_after * 98 / 100);
    }
}

/* Dots to expect: every dot of the field stands for its share of the scalp, and of that share the
 * coverage is wanted at density @n. */
static double
expect_dots (TriScalp *scalp, const TriRegion *region, double n)
{
  const float *points = tri_scalp_get_points (scalp);
  const float *turns = _tri_scalp_get_turns (scalp);
  guint count = tri_scalp_get_count (scalp);
  double expected = 0.0;

  for (guint i = 0; i < count; i++)
    {
      double per_cm2 = turns[i] * count / (i + 0.5);

      expected += tri_region_coverage (
                      region, tri_dot_field_get_direction (tri_scalp_get_field (scalp), i),
                      tri_vec3 (points[3 * i], points[3 * i + 1], points[3 * i + 2]), i, NULL)
                  * n / per_cm2;
    }
  return expected;
}

/* In a cap that lies wholly inside, dots = area x n on every head; left and right are even; the
 * whole region holds what its coverage asks for, and what its area says give or take the ramp at
 * the line and the blend into the hair. */
static void
test_counts (void)
{
  static const double densities[] = { 60.0, 160.0 };
  const double rim = 0.80; /* 37 degrees from the vertex: inside for the lowest line and stage 7 */
  const int steps = 300;

  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      g_autoptr (TriScalp) scalp = new_scalp (h);
      TriHead *head = tri_scalp_get_head (scalp);
      double cap_cm2 = 0.0;

      for (int i = 0; i < steps; i++)
        for (int j = 0; j < steps; j++)
          {
            double y = rim + (1.0 - rim) * (i + 0.5) / steps;
            double azimuth = 2.0 * G_PI * (j + 0.5) / steps;
            double r = sqrt (1.0 - y * y);

            cap_cm2
                += tri_head_area_element (head, tri_vec3 (r * sin (azimuth), y, r * cos (azimuth)))
                   * (1.0 - rim) * 2.0 * G_PI / steps / steps / 100.0;
          }

      for (guint d = 0; d < G_N_ELEMENTS (densities); d++)
        {
          TriDesignSpec spec = make_spec ("straight", TRI_NORWOOD_7, densities[d]);
          g_autoptr (TriRegion) region = new_region (&spec, scalp);
          g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
          guint n_dots, in_cap = 0, left = 0;
          const TriDot *dot = tri_dots_get (dots, &n_dots);
          double full = tri_region_get_area_cm2 (region) * densities[d];

          for (guint i = 0; i < n_dots; i++)
            {
              TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), dot[i].index);

              in_cap += e.y > rim;
              left += e.x > 0.0;
            }
          g_test_message ("head %u, %.0f per cm2: %u in %.1f cm2 of cap; %u in %.1f cm2, %.3f of "
                          "full; left %.3f",
                          h, densities[d], in_cap, cap_cm2, n_dots,
                          tri_region_get_area_cm2 (region), n_dots / full, (double) left / n_dots);
          g_assert_cmpfloat_with_epsilon (in_cap, cap_cm2 * densities[d],
                                          0.02 * cap_cm2 * densities[d]);
          g_assert_cmpfloat_with_epsilon ((double) left / n_dots, 0.5, 0.01);
          g_assert_cmpfloat (n_dots / full, >, 0.95);
          g_assert_cmpfloat (n_dots / full, <, 1.20);
          g_assert_cmpfloat_with_epsilon (n_dots, expect_dots (scalp, region, densities[d]),
                                          0.01 * n_dots);
        }
    }
}

/* Size and density of the dots have the spread that is wanted, full size inside, lighter at the
 * edge; another seed draws anew. */
static void
test_jitter (void)
{
  g_autoptr (TriScalp) scalp = new_scalp (0);
  TriDesignSpec spec = make_spec ("soft", TRI_NORWOOD_6, 120.0);
  g_autoptr (TriRegion) region = new_region (&spec, scalp);
  g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
  g_autoptr (TriRegion) other_region = NULL;
  g_autoptr (TriDots) other = NULL;
  double sum[2] = { 0 }, squares[2] = { 0 }, product = 0.0, rim_sum = 0.0;
  guint n_dots, n_deep = 0, n_rim = 0, n_other, same = 0;
  const TriDot *dot = tri_dots_get (dots, &n_dots);
  const TriDot *other_dot;

  for (guint i = 0; i < n_dots; i++)
    {
      double edge = edge_of (region, scalp, dot[i].index);
      double size = log (dot[i].diameter_factor), density = log (dot[i].od_factor);

      if (edge >= 7.0)
        {
          sum[0] += size;
          sum[1] += density;
          squares[0] += size * size;
          squares[1] += density * density;
          product += size * density;
          n_deep++;
        }
      else if (edge < 0.3)
        {
          rim_sum += density;
          n_rim++;
        }
    }

  g_assert_cmpuint (n_deep, >, 10000);
  g_assert_cmpuint (n_rim, >, 10);
  g_assert_cmpfloat_with_epsilon (sum[0] / n_deep, 0.0, 0.005);
  g_assert_cmpfloat_with_epsilon (sum[1] / n_deep, 0.0, 0.006);
  g_assert_cmpfloat_with_epsilon (sqrt (squares[0] / n_deep), 0.12, 0.003);
  g_assert_cmpfloat_with_epsilon (sqrt (squares[1] / n_deep), 0.16, 0.004);
  g_assert_cmpfloat_with_epsilon (product / n_deep / (0.12 * 0.16), 0.0, 0.05);
  /* Half the density and 0.86 of the diameter: ink of 0.55 * 0.86². */
  g_assert_cmpfloat_with_epsilon (exp (rim_sum / n_rim), 0.55 * 0.86 * 0.86, 0.03);

  spec.seed++;
  other_region = new_region (&spec, scalp);
  other = tri_dots_select (scalp, other_region, 1.0, 1.0);
  other_dot = tri_dots_get (other, &n_other);
  for (guint i = 0; i < MIN (n_dots, n_other); i++)
    same += dot[i].diameter_factor == other_dot[i].diameter_factor;
  g_assert_cmpuint (same, <, n_dots / 100);
}

static void
test_measure (void)
{
  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    for (guint norwood = 0; norwood < TRI_N_NORWOODS; norwood += 3)
      {
        static const double builds[] = { 0.30, 0.70, 1.0, 1.0 };
        g_autoptr (TriScalp) scalp = new_scalp (h);
        TriDesignSpec spec = make_spec ("mature", (TriNorwood) norwood, 100.0);
        g_autoptr (TriRegion) region = new_region (&spec, scalp);
        TriMeasure measure = tri_dots_measure (scalp, region);

        g_assert_cmpfloat (measure.area_cm2, ==, tri_region_get_area_cm2 (region));
        g_assert_cmpuint (measure.dots, ==, measure.dots_by_session[3]);
        for (guint i = 0; i < G_N_ELEMENTS (builds); i++)
          {
            g_autoptr (TriDots) dots = tri_dots_select (scalp, region, builds[i], 1.0);
            guint n_dots;

            tri_dots_get (dots, &n_dots);
            g_assert_cmpuint (measure.dots_by_session[i], ==, n_dots);
            g_assert_cmpfloat_with_epsilon ((double) n_dots / measure.dots, builds[i], 0.02);
          }
      }
}

/* No dot shows outside the line but the strays close to it, and none far in the hair. */
static void
test_bounds (void)
{
  static const char *const styles[] = { "soft", "straight", "mature", "widow", "cap" };

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    {
      g_autoptr (TriScalp) scalp = new_scalp (s % G_N_ELEMENTS (heads));
      TriDesignSpec spec = make_spec (styles[s], TRI_NORWOOD_4, 100.0);
      g_autoptr (TriRegion) region = new_region (&spec, scalp);
      g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
      double farthest = 0.0;
      guint n_dots;
      const TriDot *dot = tri_dots_get (dots, &n_dots);

      for (guint i = 0; i < n_dots; i++)
        {
          TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), dot[i].index);

          farthest
              = MIN (farthest, tri_curve_distance_mm (tri_region_get_hairline (region), e, NULL));
        }
      g_test_message ("%s: farthest dot %.2f mm outside", styles[s], -farthest);
      g_assert_cmpuint (n_dots, >, 1000);
      g_assert_cmpfloat (farthest, >, -6.0);
    }
}

/* What a cell of the chart promises, and what a place does, holds for every dot in it. */
static void
test_bounds_of_cells (void)
{
  static const char *const styles[] = { "straight", "soft", "mature" };
  guint settled = 0, settled_by_place = 0, looked = 0;

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    {
      g_autoptr (TriScalp) scalp = new_scalp (s);
      TriDesignSpec spec = make_spec (styles[s], TRI_NORWOOD_5, 100.0);
      g_autoptr (TriRegion) region = NULL;
      g_autoptr (TriDotGround) ground = NULL;
      g_autofree TriBound *bounds = NULL;

      spec.shape.irregularity_mm *= 1.5;
      region = new_region (&spec, scalp);
      ground = _tri_scalp_get_ground (scalp, region);
      bounds = g_new (TriBound, region->fringe->n_cells);
      _tri_region_bound_cells (region, bounds);
      for (guint k = 0; k < ground->n; k++)
        {
          guint32 i = ground->indices[k];
          const float *at = tri_scalp_get_points (scalp) + 3 * (gsize) i;
          guint cell = region->fringe->cells[ground->places[k]].cell;
          TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), i);
          TriVec3 point = tri_vec3 (at[0], at[1], at[2]);
          TriBound two[2]
              = { bounds[ground->places[k]],
                  _tri_region_bound_place (region, cell, _tri_wobble_at (&region->wobble, point)) };
          double blend
              = _tri_fringe_blend (region->fringe, cell, tri_chart_from_direction (e), point);
          double edge_mm;
          double coverage = tri_region_coverage (region, e, point, i, &edge_mm);

          g_assert_cmpuint (cell, ==, _tri_scalp_get_cells (scalp)[i]);
          g_assert_cmpfloat (blend, >, 0.0);
          for (guint b = 0; b < 2; b++)
            {
              g_assert_cmpfloat (coverage, >=, two[b].low * blend);
              g_assert_cmpfloat (coverage, <=, two[b].high * blend);
              if (two[b].beyond_edge)
                g_assert_cmpfloat (edge_mm, >=, TRI_EDGE_LOOK_MM);
            }
          settled += two[0].high == 0.0 || (two[0].low > 0.9 && two[0].beyond_edge);
          settled_by_place += two[1].high == 0.0 || (two[1].low > 0.9 && two[1].beyond_edge);
          looked++;
        }
    }

  /* A promise of nothing would hold as well, and be of no use. */
  g_test_message ("%.1f %% of the dots are settled by their cell, %.1f %% by their place",
                  100.0 * settled / looked, 100.0 * settled_by_place / looked);
  g_assert_cmpuint (settled, >, looked / 2);
  g_assert_cmpuint (settled_by_place, >, settled);
}

/* Selection as it is defined, dot by dot over the whole field. */
static void
assert_definition (TriScalp *scalp, const TriRegion *region, double limit, const TriDots *dots)
{
  const float *points = tri_scalp_get_points (scalp);
  guint n_dots, n_differ = 0, at = 0;
  const TriDot *dot = tri_dots_get (dots, &n_dots);

  for (guint32 i = 0; i < tri_scalp_get_count (scalp); i++)
    {
      TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), i);
      double coverage = tri_region_coverage (
          region, e, tri_vec3 (points[3 * i], points[3 * i + 1], points[3 * i + 2]), i, NULL);
      gboolean wanted = _tri_scalp_get_turns (scalp)[i] < coverage * limit;
      gboolean shown = at < n_dots && dot[at].index == i;

      at += shown;
      n_differ += wanted != shown;
    }
  g_assert_cmpuint (at, ==, n_dots);
  /* A dot within rounding of its turn may fall either way. */
  g_assert_cmpuint (n_differ, <=, 1);
}

/* A drag: designs that follow one another, each region made of the one before and its dots selected
 * on a scalp that remembers, are to the bit what they are on their own. */
static void
test_drag (void)
{
  TriRng rng = tri_rng_seed (77);
  guint n_all = 0;

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (TriScalp) scalp = new_scalp (round % G_N_ELEMENTS (heads));
      TriDesignSpec spec = make_spec (round % 2 ? "widow" : "soft",
                                      (TriNorwood) tri_rng_range (&rng, TRI_N_NORWOODS),
                                      60.0 + 130.0 * tri_rng_uniform (&rng));
      g_autoptr (TriRegion) last = NULL;

      for (guint step = 0; step < 5; step++)
        {
          g_autoptr (TriDesign) design = NULL;
          g_autoptr (TriRegion) fresh = NULL;
          g_autoptr (TriRegion) edited = NULL;
          g_autoptr (TriScalp) other = new_scalp (round % G_N_ELEMENTS (heads));
          g_autoptr (TriDots) a = NULL;
          g_autoptr (TriDots) b = NULL;
          double build = step == 4 ? 0.3 : 1.0, keep = step == 3 ? 0.8 : 1.0;
          guint n_a, n_b;

          spec.shape.height_mm += tri_rng_uniform (&rng) * 8.0 - 4.0;
          spec.shape.apex_rise_mm += tri_rng_uniform (&rng) * 6.0 - 3.0;
          spec.shape.temple_z_mm += tri_rng_uniform (&rng) * 4.0 - 2.0;
          /* Then sides go their own way, and the fringe is dragged too. */
          if (step == 2)
            spec.right_shape = spec.shape;
          spec.free_sides = step >= 2;
          spec.right_shape.apex_rise_mm += tri_rng_uniform (&rng) * 6.0 - 3.0;
          if (step >= 3)
            spec.fringe.points[1].x += 2.0;
          if (step == 2)
            spec.norwood = (TriNorwood) tri_rng_range (&rng, TRI_N_NORWOODS);
          if (step == 3)
            spec.seed++;
          design = tri_design_new (&spec);
          fresh = tri_region_new (design, tri_scalp_get_head (other));
          edited = last != NULL ? tri_region_new_edited (last, design)
                                : tri_region_new (design, tri_scalp_get_head (scalp));
          a = tri_dots_select (other, fresh, build, keep);
          b = tri_dots_select (scalp, edited, build, keep);

          g_assert_cmpfloat (tri_region_get_area_cm2 (fresh), ==, tri_region_get_area_cm2 (edited));
          tri_dots_get (a, &n_a);
          tri_dots_get (b, &n_b);
          g_assert_cmpuint (n_a, ==, n_b);
          g_assert_cmpuint (assert_subset (a, b), ==, 0);
          if (keep == 1.0)
            assert_definition (scalp, edited, build * spec.density_per_cm2, b);
          n_all += n_a;

          g_clear_pointer (&last, tri_region_unref);
          last = g_steal_pointer (&edited);
        }
    }
  g_assert_cmpuint (n_all, >, 100000);
}

static gpointer
select_worker (gpointer data)
{
  gpointer *pair = data;
  guint n = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (TriDots) dots = tri_dots_select (pair[0], pair[1], 1.0, 1.0);
      guint n_dots;

      tri_dots_get (dots, &n_dots);
      g_assert_true (n == 0 || n == n_dots);
      n = n_dots;
    }
  return GUINT_TO_POINTER (n);
}

/* A scalp is shared by threads, also while they ask it about different hair. */
static void
test_threads (void)
{
  g_autoptr (TriScalp) scalp = new_scalp (0);
  TriDesignSpec spec = make_spec ("soft", TRI_NORWOOD_4, 100.0);
  g_autoptr (TriRegion) one = new_region (&spec, scalp);
  g_autoptr (TriRegion) two = NULL;
  gpointer pairs[4][2];
  GThread *threads[4];
  guint n[4];

  spec.norwood = TRI_NORWOOD_6;
  two = new_region (&spec, scalp);
  for (guint i = 0; i < 4; i++)
    {
      pairs[i][0] = scalp;
      pairs[i][1] = i % 2 ? two : one;
      threads[i] = g_thread_new ("select", select_worker, pairs[i]);
    }
  for (guint i = 0; i < 4; i++)
    n[i] = GPOINTER_TO_UINT (g_thread_join (threads[i]));
  g_assert_cmpuint (n[0], ==, n[2]);
  g_assert_cmpuint (n[1], ==, n[3]);
  g_assert_cmpuint (n[0], <, n[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/dots/subsets", test_subsets);
  g_test_add_func ("/design/dots/raise", test_raise);
  g_test_add_func ("/design/dots/counts", test_counts);
  g_test_add_func ("/design/dots/jitter", test_jitter);
  g_test_add_func ("/design/dots/measure", test_measure);
  g_test_add_func ("/design/dots/bounds", test_bounds);
  g_test_add_func ("/design/dots/bounds-of-cells", test_bounds_of_cells);
  g_test_add_func ("/design/dots/drag", test_drag);
  g_test_add_func ("/design/dots/threads", test_threads);

  return g_test_run ();
}
