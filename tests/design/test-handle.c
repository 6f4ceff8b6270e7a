/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A handle goes where it is dragged, left and right alike, within its limits. */

#include "config.h"

#include "tri-region.h"

#include "test-designs.h"

/* Drags each handle of a random design to a place that is within the limits: the handle of the new
 * design lies there. */
static void
test_round_trip (void)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  /* Height, lateral point, corner and temporal peak. */
  static const guint dragged[] = { 0, 3, 4, 5, 6, 9, 10 };
  TriRng rng = tri_rng_seed (20);
  guint moved = 0;

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) design = random_design (&rng, 0.1);
      g_autoptr (TriDesign) target = random_design (&rng, 0.1);

      for (guint handle = 0; handle < TRI_N_HANDLES; handle++)
        {
          TriVec3 to = tri_handle_get_point (handle, target, head);
          TriVec3 e = tri_head_direction (head, to);
          g_autoptr (TriDesign) after = tri_handle_move (handle, design, head, e);
          TriVec3 there = tri_handle_get_point (handle, after, head);
          gboolean clamped = FALSE;

          /* The target's rises count from its own height, so a few drags end at a limit. */
          for (guint k = 0; k < G_N_ELEMENTS (dragged); k++)
            {
              guint m = dragged[k];
              double value = tri_hairline_shape_get (&tri_design_get_spec (after)->shape, m);

              clamped |= value == members[m].minimum || value == members[m].maximum;
            }
          if (clamped)
            continue;
          moved++;
          g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (there, to)), <, 0.05);
        }
    }
  g_test_message ("%u of %u drags within the limits", moved, 200 * TRI_N_HANDLES);
  g_assert_cmpuint (moved, >, 700);
}

static void
test_mirror (void)
{
  static const TriHandle pairs[][2] = {
    { TRI_HANDLE_LATERAL_LEFT, TRI_HANDLE_LATERAL_RIGHT },
    { TRI_HANDLE_APEX_LEFT, TRI_HANDLE_APEX_RIGHT },
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

/* Wherever a handle is dragged, the design stays within its limits and its curve whole. */
static void
test_anywhere (void)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  TriRng rng = tri_rng_seed (22);
  g_autoptr (TriHead) head = random_head (&rng);
  g_autoptr (TriDesign) design = load_design ("mature", TRI_NORWOOD_6);

  for (guint i = 0; i < 400; i++)
    {
      TriHandle handle = i % TRI_N_HANDLES;
      TriDesign *after = tri_handle_move (handle, design, head, random_direction (&rng));
      const TriHairlineShape *shape = &tri_design_get_spec (after)->shape;
      g_autoptr (TriCurve) curve = tri_hairline_curve (shape, head);

      for (guint m = 0; m < TRI_N_SHAPE_MEMBERS; m++)
        {
          double value = tri_hairline_shape_get (shape, m);

          g_assert_true (value >= members[m].minimum && value <= members[m].maximum);
        }
      g_assert_true (isfinite (tri_curve_get_length_mm (curve)));
      g_assert_cmpfloat (tri_curve_get_length_mm (curve), >, 500);
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
  g_test_add_func ("/design/handle/mirror", test_mirror);
  g_test_add_func ("/design/handle/anywhere", test_anywhere);
  g_test_add_func ("/design/handle/names", test_names);
  return g_test_run ();
}
