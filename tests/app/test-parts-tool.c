/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brush without a widget: strokes, gaps, ways beside the head, limits. */

#include "config.h"

#include "app-fixture.h"
#include "tri-error.h"
#include "tri-parts-tool.h"

/* On the forehead of the front photo, and beside the head. */
static const TriVec2 left = { 620, 720 }, right = { 880, 720 }, beside = { 80, 720 };

static TriFreeParts *
get_parts (Fixture *fixture)
{
  return tri_design_get_spec (tri_consultation_get_design (fixture->consultation))->parts;
}

static void
test_stroke (Fixture *fixture, gconstpointer data)
{
  TriScene *scene = tri_view_item_get_scene (fixture_add_front (fixture));
  g_autoptr (TriPartsTool) tool = tri_parts_tool_new (fixture->consultation);
  const TriFreePart *part;
  TriVec3 e;

  g_assert_false (tri_parts_tool_find (scene, beside, &e));
  g_assert_false (tri_parts_tool_begin (tool, scene, beside));
  g_assert_false (tri_parts_tool_is_drawing (tool));

  /* A press alone is a spot; a straight way in one leap bends with the head, in few points. */
  tri_parts_tool_set_radius_mm (tool, 5);
  g_assert_true (tri_parts_tool_begin (tool, scene, left));
  g_assert_true (tri_parts_tool_is_drawing (tool));
  tri_parts_tool_end (tool);
  g_assert_cmpuint (tri_free_parts_get_count (get_parts (fixture)), ==, 1);
  part = tri_free_parts_get (get_parts (fixture), 0);
  g_assert_cmpuint (part->n_points, ==, 1);
  g_assert_cmpfloat (part->radius_mm, ==, 5);

  tri_parts_tool_set_kind (tool, TRI_FREE_PART_ERASE);
  g_assert_true (tri_parts_tool_begin (tool, scene, left));
  tri_parts_tool_extend (tool, scene, right);
  tri_parts_tool_end (tool);
  g_assert_cmpuint (tri_free_parts_get_count (get_parts (fixture)), ==, 2);
  part = tri_free_parts_get (get_parts (fixture), 1);
  g_assert_cmpint (part->kind, ==, TRI_FREE_PART_ERASE);
  g_assert_cmpuint (part->n_points, >, 2);
  g_assert_cmpuint (part->n_points, <, 15);
  g_assert_true (tri_parts_tool_find (scene, (TriVec2){ 750, 720 }, &e));
  g_assert_true (tri_free_part_contains (part, tri_scene_get_head (scene), e));

  /* The one under a place goes, then all. */
  g_assert_false (tri_parts_tool_remove (tool, scene, (TriVec2){ 750, 600 }));
  g_assert_true (tri_parts_tool_remove (tool, scene, (TriVec2){ 750, 720 }));
  g_assert_cmpuint (tri_free_parts_get_count (get_parts (fixture)), ==, 1);
  tri_parts_tool_clear (tool);
  g_assert_null (get_parts (fixture));
  tri_consultation_undo (fixture->consultation);
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpuint (tri_free_parts_get_count (get_parts (fixture)), ==, 2);
}

/* A way off the head and back is two strokes, and one step. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  TriScene *scene = tri_view_item_get_scene (fixture_add_front (fixture));
  g_autoptr (TriPartsTool) tool = tri_parts_tool_new (fixture->consultation);

  g_assert_true (tri_parts_tool_begin (tool, scene, right));
  tri_parts_tool_extend (tool, scene, left);
  tri_parts_tool_extend (tool, scene, beside);
  tri_parts_tool_extend (tool, scene, (TriVec2){ 80, 600 });
  tri_parts_tool_extend (tool, scene, (TriVec2){ 620, 600 });
  tri_parts_tool_end (tool);
  g_assert_cmpuint (tri_free_parts_get_count (get_parts (fixture)), ==, 2);
  tri_consultation_undo (fixture->consultation);
  g_assert_null (get_parts (fixture));
}

static void
failed_cb (TriPartsTool *tool, GError *error, guint *n_failures)
{
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  (*n_failures)++;
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  TriScene *scene = tri_view_item_get_scene (fixture_add_front (fixture));
  g_autoptr (TriPartsTool) tool = tri_parts_tool_new (fixture->consultation);
  guint n_failures = 0, n_strokes = 0;

  tri_parts_tool_set_radius_mm (tool, 1000);
  g_assert_cmpfloat (tri_parts_tool_get_radius_mm (tool), ==, TRI_FREE_PART_RADIUS_MAX_MM);
  tri_parts_tool_set_radius_mm (tool, 0);
  g_assert_cmpfloat (tri_parts_tool_get_radius_mm (tool), ==, TRI_FREE_PART_RADIUS_MIN_MM);
  g_assert_cmpint (tri_parts_tool_get_kind (tool), ==, TRI_FREE_PART_ADD);

  g_signal_connect (tool, "failed", G_CALLBACK (failed_cb), &n_failures);
  while (tri_parts_tool_begin (tool, scene, left))
    {
      tri_parts_tool_end (tool);
      n_strokes++;
    }
  g_assert_cmpuint (n_strokes, ==, TRI_FREE_PARTS_MAX);
  g_assert_cmpuint (n_failures, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/parts-tool/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("stroke", test_stroke);
  ADD ("beside", test_beside);
  ADD ("limits", test_limits);
#undef ADD

  return g_test_run ();
}
