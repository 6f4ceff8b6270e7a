/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Treated areas are GEOMETRY's, the field of distances is the slow oracle's, small edits are
 * smooth, the lock rule holds. */

#include "config.h"

#include "tri-chart.h"
#include "tri-handle.h"
#include "tri-region.h"

#include "../head/test-vectors.h"
#include "test-designs.h"

static void
test_areas (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonObject *fringe = json_object_get_object_member (
      json_node_get_object (json_parser_get_root (parser)), "fringe");
  g_autoptr (TriHead) head = tri_head_new (NULL);

  for (guint stage = 0; stage < TRI_N_NORWOODS; stage++)
    {
      JsonObject *row = json_object_get_object_member (fringe, tri_norwood_get_id (stage));

      for (guint i = 0; i < N_STYLES; i++)
        {
          g_autoptr (TriDesign) design = load_design (style_ids[i], stage);
          g_autoptr (TriRegion) region = tri_region_new (design, head);
          double expected = json_object_get_double_member (row, style_ids[i]);
          double area = tri_region_get_area_cm2 (region);

          g_test_message ("%s %s: %.2f of %.2f", tri_norwood_get_id (stage), style_ids[i], area,
                          expected);
          g_assert_cmpfloat_with_epsilon (area, expected, MAX (expected * 0.005, 0.1));
        }
    }
}

/* Heads of one standard deviation smaller and larger, GEOMETRY 7b: 237 and 284 cm². */
static void
test_head_sizes (void)
{
  static const double sd[TRI_HEAD_N_FACTORS] = { .036, .042, .054, .035, .045 };
  static const double expected[] = { 237, 284 };

  for (guint i = 0; i < 2; i++)
    {
      double factors[TRI_HEAD_N_FACTORS];
      g_autoptr (TriHead) head = NULL;
      g_autoptr (TriDesign) design = load_design ("mature", TRI_NORWOOD_6);
      g_autoptr (TriRegion) region = NULL;

      for (guint k = 0; k < TRI_HEAD_N_FACTORS; k++)
        factors[k] = i == 0 ? -sd[k] : sd[k];
      head = tri_head_new (factors);
      region = tri_region_new (design, head);
      g_assert_cmpfloat_with_epsilon (tri_region_get_area_cm2 (region), expected[i], 1.0);
    }
}

static void
test_field (void)
{
  TriRng rng = tri_rng_seed (7);
  double worst = 0;
  guint near = 0;

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) drawn = random_design (&rng, 0.25);
      TriDesignSpec spec = *tri_design_get_spec (drawn);
      g_autoptr (TriDesign) design = NULL;
      g_autoptr (TriRegion) region = NULL;
      TriCurve *hairline, *fringe, *crown;

      spec.shape.irregularity_mm = 0;
      design = tri_design_new (&spec);
      region = tri_region_new (design, head);
      hairline = tri_region_get_hairline (region);
      fringe = tri_region_get_fringe (region);
      crown = tri_region_get_crown (region);
      for (guint i = 0; i < 2500; i++)
        {
          TriVec3 e = random_direction (&rng);
          double exact = tri_curve_distance_mm (hairline, e, NULL);
          gboolean hair = tri_curve_contains (fringe, e);
          double edge;

          if (crown != NULL && tri_curve_contains (crown, e))
            hair = FALSE;
          g_assert_true (tri_region_contains (region, e) == (exact > 0 && !hair));

          tri_region_coverage (region, e, tri_head_point (head, e), i, &edge);
          /* In the hair, more than the blend's width from bald skin, nobody asks. */
          if (hair && tri_curve_distance_mm (fringe, e, NULL) > 15.9)
            continue;
          if (exact > -2 && exact < 25)
            {
              near++;
              worst = MAX (worst, fabs (edge - exact));
              g_assert_cmpfloat_with_epsilon (edge, exact, 0.02);
            }
          else
            g_assert_true (exact < 0 ? edge <= -1.9 : edge >= 24.9);
        }
    }
  g_test_message ("%u points, worst %.4f mm", near, worst);
  g_assert_cmpuint (near, >, 2500);
}

/* The blend into the hair is the smooth step of the distance to hair or crown, the nearer. */
static void
test_fringe (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriRng rng = tri_rng_seed (8);
  guint blended = 0;

  for (guint stage = 0; stage < TRI_N_NORWOODS; stage++)
    {
      g_autoptr (TriDesign) design = load_design ("cap", stage);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      TriCurve *crown = tri_region_get_crown (region);

      g_assert_true (
          (crown != NULL)
          == (stage == TRI_NORWOOD_3V || stage == TRI_NORWOOD_4 || stage == TRI_NORWOOD_5));
      for (guint i = 0; i < 4000; i++)
        {
          TriVec3 e = random_direction (&rng);
          double line = tri_curve_distance_mm (tri_region_get_hairline (region), e, NULL);
          double bald, x, coverage;

          /* Deep inside the line only the fringe counts. */
          if (line < 32)
            continue;
          bald = -tri_curve_distance_mm (tri_region_get_fringe (region), e, NULL);
          if (crown != NULL)
            bald = MAX (bald, tri_curve_distance_mm (crown, e, NULL));
          x = CLAMP ((bald + 16) / 16, 0, 1);
          coverage = tri_region_coverage (region, e, tri_head_point (head, e), i, NULL);
          g_assert_cmpfloat_with_epsilon (coverage, x * x * (3 - 2 * x), 0.004);
          blended += x > 0 && x < 1;
        }
    }
  g_assert_cmpuint (blended, >, 1000);
}

/* Lowering the line by steps of 0.1 mm adds area, each time nearly the same. */
static void
test_smooth (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);

  for (guint i = 0; i < N_STYLES; i++)
    {
      g_autoptr (TriDesign) design = load_design (style_ids[i], TRI_NORWOOD_5);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      TriDesignSpec spec = *tri_design_get_spec (design);
      double before = tri_region_get_area_cm2 (region), least = G_MAXDOUBLE, most = 0;

      for (guint step = 0; step < 60; step++)
        {
          g_autoptr (TriDesign) moved = NULL;
          g_autoptr (TriRegion) next = NULL;
          double gain;

          spec.shape.height_mm -= 0.1;
          moved = tri_design_new (&spec);
          next = tri_region_new_edited (region, moved);
          gain = tri_region_get_area_cm2 (next) - before;
          before += gain;
          least = MIN (least, gain);
          most = MAX (most, gain);
        }
      g_test_message ("%s: %.4f to %.4f cm² a step", style_ids[i], least, most);
      g_assert_cmpfloat (least, >, 0);
      g_assert_cmpfloat (most, <, least * 1.25);
    }
}

/* Making a region from an earlier one changes nothing but the time it takes. */
static void
test_edited (void)
{
  TriRng rng = tri_rng_seed (9);
  g_autoptr (TriHead) head = random_head (&rng);
  g_autoptr (TriDesign) first = load_design ("soft", TRI_NORWOOD_5);
  g_autoptr (TriRegion) previous = tri_region_new (first, head);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (TriDesign) design = random_design (&rng, 0.1);
      g_autoptr (TriRegion) fresh = tri_region_new (design, head);
      g_autoptr (TriRegion) edited = tri_region_new_edited (previous, design);

      g_assert_cmpfloat (tri_region_get_area_cm2 (fresh), ==, tri_region_get_area_cm2 (edited));
      g_assert_true (tri_region_get_head (edited) == head);
      g_assert_true (tri_region_get_design (edited) == design);
      for (guint i = 0; i < 500; i++)
        {
          TriVec3 e = random_direction (&rng);
          TriVec3 p = tri_head_point (head, e);

          g_assert_cmpfloat (tri_region_coverage (fresh, e, p, i, NULL), ==,
                             tri_region_coverage (edited, e, p, i, NULL));
        }
    }
}

static void
test_covers (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = load_design ("soft", TRI_NORWOOD_4);
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  static const struct
  {
    double height_mm, temple_z_mm;
    TriNorwood norwood;
    gboolean covers;
  } edits[] = {
    { 0, 0, TRI_NORWOOD_4, TRUE },    /* the same */
    { -3, 0, TRI_NORWOOD_4, TRUE },   /* lower */
    { 0.7, 0, TRI_NORWOOD_4, TRUE },  /* within the tolerance */
    { 1.6, 0, TRI_NORWOOD_4, FALSE }, /* higher */
    { -3, -4, TRI_NORWOOD_4, FALSE }, /* lower, but the temple drawn back */
    { 0, 0, TRI_NORWOOD_5, TRUE },    /* less hair left: more treated */
    { 0, 0, TRI_NORWOOD_3, FALSE },   /* more hair left */
    { 0, 0, TRI_NORWOOD_3V, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      TriDesignSpec spec = *tri_design_get_spec (design);
      g_autoptr (TriDesign) edited = NULL;
      g_autoptr (TriRegion) outer = NULL;

      spec.shape.height_mm += edits[i].height_mm;
      spec.shape.temple_z_mm += edits[i].temple_z_mm;
      spec.norwood = edits[i].norwood;
      edited = tri_design_new (&spec);
      outer = tri_region_new (edited, head);
      if (tri_region_covers (outer, region, 1) != edits[i].covers)
        g_error ("edit %u: %d", i, !edits[i].covers);
    }
}

/* The front runs from the right temporal peak over the middle to the left one. */
static void
test_front (void)
{
  TriRng rng = tri_rng_seed (10);

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) design = random_design (&rng, 0.1);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      TriVec3 left = tri_handle_get_point (TRI_HANDLE_TEMPLE_LEFT, design, head);
      guint n, first, last;
      const TriVec3 *samples = tri_curve_get_samples (tri_region_get_hairline (region), &n);
      double highest = 0;

      tri_region_get_front (region, &first, &last);
      g_assert_cmpuint (first, <, n);
      g_assert_cmpuint (last, <, n);
      g_assert_cmpuint (first, >, last);
      g_assert_cmpfloat_with_epsilon (samples[first].x, -samples[last].x, 1);
      g_assert_cmpfloat (samples[last].x, >, 0);
      g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (samples[last], left)), <, 16);
      for (guint i = first; i != last; i = (i + 1) % n)
        {
          g_assert_cmpfloat (samples[i].z, >, -10);
          highest = MAX (highest, samples[i].y);
        }
      g_assert_cmpfloat (highest, >, 75);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/region/areas", test_areas);
  g_test_add_func ("/design/region/head-sizes", test_head_sizes);
  g_test_add_func ("/design/region/field", test_field);
  g_test_add_func ("/design/region/fringe", test_fringe);
  g_test_add_func ("/design/region/smooth", test_smooth);
  g_test_add_func ("/design/region/edited", test_edited);
  g_test_add_func ("/design/region/covers", test_covers);
  g_test_add_func ("/design/region/front", test_front);
  return g_test_run ();
}
