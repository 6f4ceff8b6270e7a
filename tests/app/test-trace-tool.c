/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trace tool without a widget: the line follows the points, what is none is refused. */

#include "config.h"

#include "app-fixture.h"
#include "tri-region.h"
#include "tri-trace-tool.h"

#define N_POINTS 7

/* Points of @design's line from corner to corner in the photo of @scene. */
static void
take_points (TriScene *scene, const TriDesign *design, TriVec2 *out)
{
  const TriHairlineShape *shape = &tri_design_get_spec (design)->shape;
  g_autoptr (TriCurve) curve = tri_hairline_curve (shape, tri_scene_get_head (scene));
  guint n, first, last, length;
  const TriVec3 *samples = tri_curve_get_samples (curve, &n);

  tri_hairline_find_front (shape, curve, &first, &last);
  length = (last + n - first) % n;
  for (guint i = 0; i < N_POINTS; i++)
    out[i] = tri_scene_project (scene, samples[(first + length * (i + 2) / (N_POINTS + 3)) % n]);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  TriScene *scene = tri_view_item_get_scene (fixture_add_front (fixture));
  TriDesign *start = tri_consultation_get_design (fixture->consultation);
  g_autoptr (TriTraceTool) tool = tri_trace_tool_new (scene, start);
  TriMarkTool *marks = TRI_MARK_TOOL (tool);
  TriDesignSpec spec = *tri_design_get_spec (start);
  g_autoptr (TriDesign) drawn = NULL;
  TriVec2 points[N_POINTS], far;

  spec.shape.height_mm -= 6;
  spec.shape.apex_rise_mm += 5;
  drawn = tri_design_new (&spec);
  take_points (scene, drawn, points);

  for (guint i = 0; i < 3; i++)
    tri_mark_tool_place (marks, points[i]);
  g_assert_false (tri_trace_tool_is_busy (tool));
  g_assert_null (tri_mark_tool_get_design (marks));
  g_assert_null (tri_mark_tool_get_scene (marks));

  /* All that come while the first line is looked for are one more line. */
  for (guint i = 3; i < N_POINTS; i++)
    tri_mark_tool_place (marks, points[i]);
  g_assert_true (tri_trace_tool_is_busy (tool));
  g_assert_null (tri_trace_tool_get_fit (tool));
  WAIT_FOR (tri_trace_tool_get_fit (tool) != NULL);
  g_assert_cmpint (tri_trace_tool_get_fit (tool)->verdict, ==, TRI_TRACE_FITS);
  g_assert_cmpfloat (tri_trace_tool_get_fit (tool)->worst_mm, <, 0.5);
  g_assert_true (tri_trace_tool_get_usable (tool) == tri_mark_tool_get_design (marks));
  g_assert_true (tri_mark_tool_get_scene (marks) == scene);
  g_assert_cmpfloat_with_epsilon (
      tri_design_get_spec (tri_trace_tool_get_usable (tool))->shape.height_mm, spec.shape.height_mm,
      1.5);

  /* A point that is dragged far off is named, and the line is not used. */
  far = (TriVec2){ points[4].x, points[4].y - 30 * tri_scene_get_pose (scene)->scale };
  tri_mark_tool_move (marks, 4, far, FALSE);
  g_assert_null (tri_trace_tool_get_usable (tool));
  WAIT_FOR (tri_trace_tool_get_fit (tool) != NULL);
  g_assert_cmpuint (tri_mark_tool_get_suspect (marks), ==, 4);
  g_assert_null (tri_trace_tool_get_usable (tool));
  tri_mark_tool_move (marks, 4, points[4], TRUE);
  WAIT_FOR (tri_trace_tool_get_usable (tool) != NULL);

  /* Neither is one beside the head. */
  tri_mark_tool_place (marks, (TriVec2){ 20, 20 });
  g_assert_cmpuint (tri_trace_tool_get_beside (tool), ==, N_POINTS);
  g_assert_cmpuint (tri_mark_tool_get_suspect (marks), ==, N_POINTS);
  WAIT_FOR (tri_trace_tool_get_fit (tool) != NULL);
  g_assert_null (tri_trace_tool_get_usable (tool));
  tri_mark_tool_back (marks);
  WAIT_FOR (tri_trace_tool_get_usable (tool) != NULL);

  while (tri_trace_tool_get_n_points (tool) > 0)
    tri_mark_tool_back (marks);
  g_assert_null (tri_mark_tool_get_design (marks));
  tri_mark_tool_back (marks);
  WAIT_FOR (!tri_trace_tool_is_busy (tool));
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  TriScene *scene = tri_view_item_get_scene (fixture_add_front (fixture));
  g_autoptr (TriTraceTool) tool
      = tri_trace_tool_new (scene, tri_consultation_get_design (fixture->consultation));
  TriMarkTool *marks = TRI_MARK_TOOL (tool);

  for (guint i = 0; i < TRI_TRACE_MOST_POINTS + 2; i++)
    tri_mark_tool_place (marks, (TriVec2){ 700 + 5 * i, 500 });
  g_assert_cmpuint (tri_trace_tool_get_n_points (tool), ==, TRI_TRACE_MOST_POINTS);
  g_assert_true (tri_mark_tool_is_complete (marks));
  WAIT_FOR (tri_trace_tool_get_fit (tool) != NULL);
  g_assert_cmpint (tri_trace_tool_get_fit (tool)->verdict, ==, TRI_TRACE_CROWDED);
  g_assert_null (tri_trace_tool_get_usable (tool));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/trace-tool/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("follows", test_follows);
  ADD ("full", test_full);

  return g_test_run ();
}
