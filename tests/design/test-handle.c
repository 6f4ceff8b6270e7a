/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A handle goes where it is dragged, left and right alike, within its limits. */

#include "config.h"

#include "tri-handle.h"
#include "tri-region.h"

#include "test-designs.h"

static gboolean
is_at_a_limit (const TriHairlineShape *shape)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  /* Height, lateral point, corner, hollow and temporal peak. */
  static const guint dragged[] = { 0, 3, 4, 5, 6, 7, 8, 9, 10 };

  for (guint k = 0; k < G_N_ELEMENTS (dragged); k++)
    {
      const TriShapeMember *member = &members[dragged[k]];
      double value = tri_hairline_shape_get (shape, dragged[k]);

      if (value == member->minimum || value == member->maximum)
        return TRUE;
    }
  return FALSE;
}

/* Drags each handle of a random design, of every style, to a place that is within the limits, with
 * sides linked and free: the handle of the new design lies there, and its twin moves along or
 * stays. */
static void
test_round_trip (void)
{
  TriRng rng = tri_rng_seed (20);
  guint moved = 0;

  for (guint round = 0; round < 200; round++)
    {
      gboolean is_free = round % 2 == 1;
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) linked = random_design (&rng, 0.1);
      g_autoptr (TriDesign) design = tri_design_new_sides (linked, is_free);
      g_autoptr (TriDesign) target = random_design (&rng, 0.1);

      for (guint handle = 0; handle < TRI_N_LINE_HANDLES; handle++)
        {
          int side = tri_handle_get_side (handle);
          TriVec3 to = tri_handle_get_point (handle, target, head);
          TriVec3 e = tri_head_direction (head, to);
          g_autoptr (TriDesign) after = tri_handle_move (handle, design, head, e);
          TriVec3 there = tri_handle_get_point (handle, after, head);
          const TriDesignSpec *was = tri_design_get_spec (design);
          const TriDesignSpec *is = tri_design_get_spec (after);

          if (is_free && tri_handle_get_kind (handle) != TRI_HANDLE_KIND_MID)
            g_assert_cmpmem (tri_design_spec_get_shape (was, -side), sizeof was->shape,
                             tri_design_spec_get_shape (is, -side), sizeof is->shape);
          else
            g_assert_cmpmem (&is->shape, sizeof is->shape, &is->right_shape,
                             sizeof is->right_shape);
          /* The target's rises count from its own height, so a few drags end at a limit. */
          if (is_at_a_limit (tri_design_spec_get_shape (is, side)))
            continue;
          moved++;
          g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (there, to)), <, 0.05);
        }
    }
  g_test_message ("%u of %u drags within the limits", moved, 200 * TRI_N_LINE_HANDLES);
  g_assert_cmpuint (moved, >, 900);
}

/* A place up to @most_mm beside a handle. */
static TriVec3
place_beside (TriRng *rng, TriVec3 point, const TriHead *head, double most_mm)
{
  TriVec3 off
      = { (2 * tri_rng_uniform (rng) - 1) * most_mm, (2 * tri_rng_uniform (rng) - 1) * most_mm,
          (2 * tri_rng_uniform (rng) - 1) * most_mm };

  return tri_head_direction (head, tri_vec3_add (point, off));
}

/* The same of the fringe, of every stage. */
static void
test_fringe_round_trip (void)
{
  TriRng rng = tri_rng_seed (23);
  guint moved = 0, all = 0;

  for (guint round = 0; round < 28; round++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) linked = load_design ("mature", round % TRI_N_NORWOODS);
      g_autoptr (TriDesign) design = tri_design_new_sides (linked, round % 2);

      for (guint handle = TRI_N_LINE_HANDLES; handle < TRI_N_HANDLES; handle++)
        {
          g_autoptr (TriDesign) after = NULL;
          g_autoptr (TriDesign) back = NULL;
          TriVec3 e, there;

          if (!tri_handle_exists (handle, design))
            continue;
          e = place_beside (&rng, tri_handle_get_point (handle, design, head), head, 5);
          /* The middle one goes along the midline. */
          if (handle == TRI_HANDLE_FRINGE_MIDDLE)
            e = tri_vec3_normalize (tri_vec3 (0, e.y, e.z));
          after = tri_handle_move (handle, design, head, e);
          there = tri_handle_get_point (handle, after, head);
          all++;
          /* A few stop at the bridge before the crown. */
          moved += tri_vec3_length (tri_vec3_sub (there, tri_head_point (head, e))) < 0.05;
          g_assert_cmpfloat (tri_handle_get_shift_mm (handle, design, head), ==, 0);
          g_assert_cmpfloat (tri_handle_get_shift_mm (handle, after, head), >, 0);
          back = tri_handle_reset (handle, after, NULL);
          g_assert_true (tri_design_equal (back, design));
        }
    }
  g_test_message ("%u of %u drags ended where they were let go", moved, all);
  g_assert_cmpuint (moved, >, all * 9 / 10);
}

/* A dragged fringe is other hair: another area, which the lock compares, and other dots; put back,
 * it is the stage's own to the last bit. However far it is dragged, hair stays around the crown. */
static void
test_fringe_counts (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = load_design ("mature", TRI_NORWOOD_5);
  g_autoptr (TriDesign) more = NULL, less = NULL, same = NULL;
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  g_autoptr (TriRegion) more_region = NULL, less_region = NULL, same_region = NULL;
  TriVec3 e
      = tri_head_direction (head, tri_handle_get_point (TRI_HANDLE_FRINGE_4_LEFT, design, head));

  more = tri_handle_move (TRI_HANDLE_FRINGE_4_LEFT, design, head,
                          tri_vec3_normalize (tri_vec3 (e.x, e.y - 0.1, e.z)));
  less = tri_handle_move (TRI_HANDLE_FRINGE_4_LEFT, design, head,
                          tri_vec3_normalize (tri_vec3 (e.x, e.y + 0.1, e.z + 0.1)));
  more_region = tri_region_new_edited (region, more);
  less_region = tri_region_new_edited (more_region, less);
  g_assert_cmpfloat (tri_region_get_area_cm2 (more_region), >,
                     tri_region_get_area_cm2 (region) + 2);
  g_assert_cmpfloat (tri_region_get_area_cm2 (less_region), <,
                     tri_region_get_area_cm2 (region) - 2);
  g_assert_true (tri_region_covers (more_region, region, 1));
  g_assert_false (tri_region_covers (less_region, region, 1));

  same = tri_handle_reset (TRI_HANDLE_FRINGE_4_RIGHT, more, NULL);
  g_assert_true (tri_design_equal (same, design));
  same_region = tri_region_new_edited (less_region, same);
  g_assert_cmpfloat (tri_region_get_area_cm2 (same_region), ==, tri_region_get_area_cm2 (region));

  g_clear_pointer (&more, tri_design_unref);
  g_clear_pointer (&more_region, tri_region_unref);
  more = tri_handle_move (TRI_HANDLE_FRINGE_MIDDLE, design, head,
                          tri_vec3_normalize (tri_vec3 (0, 1, -0.6)));
  more_region = tri_region_new (more, head);
  g_assert_cmpfloat (tri_handle_get_shift_mm (TRI_HANDLE_FRINGE_MIDDLE, more, head), >, 1);
  g_assert_nonnull (tri_region_get_crown (more_region));
  g_assert_cmpfloat (tri_region_get_area_cm2 (more_region), >, tri_region_get_area_cm2 (region));
}

/* Put back, a handle is where its style opens, and nothing else moves. */
static void
test_reset (void)
{
  TriRng rng = tri_rng_seed (24);

  for (guint i = 0; i < N_STYLES; i++)
    {
      g_autoptr (TriTemplate) style = load_style (style_ids[i]);
      g_autoptr (TriDesign) design
          = tri_design_new_from_template (style, TRUE, TRI_NORWOOD_4, 4, 100, 5);
      g_autoptr (TriHead) head = random_head (&rng);

      for (guint handle = 0; handle < TRI_N_HANDLES; handle++)
        {
          g_autoptr (TriDesign) free_sides = tri_design_new_sides (design, TRUE);
          g_autoptr (TriDesign) after = NULL;
          g_autoptr (TriDesign) back = NULL;

          if (!tri_handle_exists (handle, design))
            continue;
          after = tri_handle_move (
              handle, free_sides, head,
              place_beside (&rng, tri_handle_get_point (handle, design, head), head, 5));
          g_assert_false (tri_design_equal (after, free_sides));
          back = tri_handle_reset (handle, after, style);
          g_assert_true (tri_design_equal (back, free_sides));
        }
    }
}

/* The line's angles: the same on both sides, sharper at a widow's peak the deeper it is, and
 * sharper at the corner the more the temples recede. */
static void
test_angles (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) mature = load_design ("mature", TRI_NORWOOD_4);
  g_autoptr (TriDesign) widow = load_design ("widow", TRI_NORWOOD_4);
  double last_peak = 180, last_corner = 180;

  for (guint handle = 0; handle < TRI_N_LINE_HANDLES; handle++)
    {
      double angle = tri_handle_get_angle_deg (handle, widow, head);

      g_assert_cmpfloat (angle, >, 20);
      g_assert_cmpfloat (angle, <, 180);
      if (tri_handle_get_side (handle) < 0)
        g_assert_cmpfloat_with_epsilon (angle, tri_handle_get_angle_deg (handle - 1, widow, head),
                                        1e-9);
    }
  g_assert_true (isnan (tri_handle_get_angle_deg (TRI_HANDLE_MID_FRONTAL, mature, head)));
  g_assert_true (isnan (tri_handle_get_angle_deg (TRI_HANDLE_FRINGE_1_LEFT, mature, head)));
  for (guint i = 0; i < 4; i++)
    {
      TriDesignSpec spec = *tri_design_get_spec (widow);
      g_autoptr (TriDesign) design = NULL;
      double peak, corner;

      spec.shape.peak_drop_mm = 4 + 3 * i;
      spec.shape.apex_rise_mm = 6 + 10 * i;
      design = tri_design_new (&spec);
      peak = tri_handle_get_angle_deg (TRI_HANDLE_MID_FRONTAL, design, head);
      corner = tri_handle_get_angle_deg (TRI_HANDLE_APEX_RIGHT, design, head);
      g_test_message ("peak %.1f°, corner %.1f°", peak, corner);
      g_assert_cmpfloat (peak, <, last_peak);
      g_assert_cmpfloat (corner, <, last_corner);
      last_peak = peak;
      last_corner = corner;
    }
}

static void
test_mirror (void)
{
  static const TriHandle pairs[][2] = {
    { TRI_HANDLE_LATERAL_LEFT, TRI_HANDLE_LATERAL_RIGHT },
    { TRI_HANDLE_APEX_LEFT, TRI_HANDLE_APEX_RIGHT },
    { TRI_HANDLE_HOLLOW_LEFT, TRI_HANDLE_HOLLOW_RIGHT },
    { TRI_HANDLE_TEMPLE_LEFT, TRI_HANDLE_TEMPLE_RIGHT },
  };
  TriRng rng = tri_rng_seed (21);
  g_autoptr (TriHead) head = random_head (&rng);
  g_autoptr (TriDesign) design = random_design (&rng, 0.2);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      TriVec3 left = tri_handle_get_point (pairs[i][0], design, head);
      TriVec3 right = tri_handle_get_point (pairs[i][1], design, head);
      TriVec3 e = tri_head_direction (head, tri_vec3_add (left, tri_vec3 (1, 2, 1)));
      TriVec3 mirrored = { -e.x, e.y, e.z };
      g_autoptr (TriDesign) a = tri_handle_move (pairs[i][0], design, head, e);
      g_autoptr (TriDesign) b = tri_handle_move (pairs[i][1], design, head, mirrored);

      g_assert_cmpfloat (left.x, >, 0);
      g_assert_cmpfloat (right.x, ==, -left.x);
      g_assert_cmpfloat (right.y, ==, left.y);
      g_assert_cmpfloat (right.z, ==, left.z);
      g_assert_false (tri_design_equal (a, design));
      g_assert_true (tri_design_equal (a, b));
    }
}

/* Wherever a handle is dragged, the design stays within its limits and its curves whole. */
static void
test_anywhere (void)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  TriRng rng = tri_rng_seed (22);
  g_autoptr (TriHead) head = random_head (&rng);
  g_autoptr (TriDesign) linked = load_design ("mature", TRI_NORWOOD_6);
  g_autoptr (TriDesign) design = tri_design_new_sides (linked, TRUE);

  for (guint i = 0; i < 40 * TRI_N_HANDLES; i++)
    {
      TriHandle handle = i % TRI_N_HANDLES;
      TriDesign *after = tri_handle_move (handle, design, head, random_direction (&rng));
      const TriDesignSpec *spec = tri_design_get_spec (after);
      g_autoptr (TriCurve) curve = tri_hairline_curve_of (spec, head);
      g_autoptr (TriCurve) fringe = tri_fringe_curve (spec, head);

      for (guint m = 0; m < 2 * TRI_N_SHAPE_MEMBERS; m++)
        {
          const TriShapeMember *member = &members[m / 2];
          double value
              = tri_hairline_shape_get (tri_design_spec_get_shape (spec, m % 2 ? 1 : -1), m / 2);

          g_assert_true (value >= member->minimum && value <= member->maximum);
        }
      g_assert_true (isfinite (tri_curve_get_length_mm (curve)));
      g_assert_cmpfloat (tri_curve_get_length_mm (curve), >, 500);
      g_assert_true (isfinite (tri_curve_get_length_mm (fringe)));
      tri_design_unref (design);
      design = after;
    }
}

static void
test_names (void)
{
  for (guint i = 0; i < TRI_N_HANDLES; i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (tri_handle_get_name (i), !=, tri_handle_get_name (j));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/handle/round-trip", test_round_trip);
  g_test_add_func ("/design/handle/fringe-round-trip", test_fringe_round_trip);
  g_test_add_func ("/design/handle/fringe-counts", test_fringe_counts);
  g_test_add_func ("/design/handle/reset", test_reset);
  g_test_add_func ("/design/handle/angles", test_angles);
  g_test_add_func ("/design/handle/mirror", test_mirror);
  g_test_add_func ("/design/handle/anywhere", test_anywhere);
  g_test_add_func ("/design/handle/names", test_names);
  return g_test_run ();
}
