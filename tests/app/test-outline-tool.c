/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline tool without a widget: pulling, taking away, undoing, keeping; and after a restart.
 */

#include "config.h"

#include "app-fixture.h"
#include "tri-outline-tool.h"

static TriVec2
outward (TriScene *scene, guint place, double mm)
{
  TriVec2 at = tri_scene_get_outline (scene, NULL)[place];
  TriVec2 middle = tri_scene_get_outline_middle (scene);
  double px = mm * tri_scene_get_pose (scene)->scale;
  double length = hypot (at.x - middle.x, at.y - middle.y);

  return (TriVec2){ at.x + (at.x - middle.x) / length * px,
                    at.y + (at.y - middle.y) / length * px };
}

static double
get_radius (TriScene *scene, guint place)
{
  TriVec2 at = tri_scene_get_outline (scene, NULL)[place];
  TriVec2 middle = tri_scene_get_outline_middle (scene);

  return hypot (at.x - middle.x, at.y - middle.y);
}

static void
pull (TriOutlineTool *tool, guint place, double mm)
{
  TriVec2 to = outward (tri_outline_tool_get_scene (tool), place, mm);

  tri_outline_tool_grab (tool, place);
  tri_outline_tool_pull (tool, to);
  tri_outline_tool_release (tool);
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  TriScene *scene = tri_view_item_get_scene (fixture_add_front (fixture));
  TriOutlineFix none = { 0 };
  g_autoptr (TriOutlineTool) tool = tri_outline_tool_new (scene, &none);
  const TriOutlineFix *fix = tri_outline_tool_get_fix (tool);
  double radius = get_radius (scene, 60);
  guint n_places, n_stops = 1;

  /* Taken and let go again: nothing was corrected. */
  tri_outline_tool_grab (tool, 60);
  tri_outline_tool_release (tool);
  g_assert_cmpuint (fix->n_points, ==, 0);
  g_assert_false (tri_outline_tool_is_changed (tool));

  /* Two pulls at one place are one correction, two steps. */
  pull (tool, 60, 4.0);
  pull (tool, 61, 2.0);
  g_assert_cmpuint (fix->n_points, ==, 1);
  g_assert_cmpfloat (get_radius (tri_outline_tool_get_scene (tool), 60), >, radius);
  tri_outline_tool_undo (tool);
  tri_outline_tool_select (tool, 60);
  g_assert_cmpfloat_with_epsilon (tri_outline_tool_get_pull_mm (tool), 4.0, 1e-6);
  tri_outline_tool_undo (tool);
  g_assert_cmpfloat (get_radius (tri_outline_tool_get_scene (tool), 60), ==, radius);
  g_assert_false (tri_outline_tool_can_undo (tool));
  tri_outline_tool_redo (tool);
  g_assert_cmpuint (fix->n_points, ==, 1);

  /* One that is dragged onto another takes its place. */
  pull (tool, 80, 3.0);
  g_assert_cmpuint (fix->n_points, ==, 2);
  tri_outline_tool_grab (tool, 80);
  tri_outline_tool_pull (tool, outward (scene, 61, -2.0));
  tri_outline_tool_release (tool);
  g_assert_cmpuint (fix->n_points, ==, 1);
  tri_outline_tool_undo (tool);
  g_assert_cmpuint (fix->n_points, ==, 2);

  /* A cancelled drag leaves no trace. */
  tri_outline_tool_grab (tool, 30);
  tri_outline_tool_pull (tool, outward (scene, 30, 6.0));
  tri_outline_tool_cancel (tool);
  g_assert_cmpuint (fix->n_points, ==, 2);

  g_assert_false (tri_outline_tool_remove (tool, 30));
  g_assert_true (tri_outline_tool_remove (tool, 82));
  g_assert_cmpuint (fix->n_points, ==, 1);
  tri_outline_tool_reset (tool);
  g_assert_cmpuint (fix->n_points, ==, 0);
  tri_outline_tool_undo (tool);
  g_assert_cmpuint (fix->n_points, ==, 1);

  /* Keys: about every ten degrees there is a stop; steps in a row undo as one. */
  tri_scene_get_outline (scene, &n_places);
  while (tri_outline_tool_select_next (tool, -1))
    ;
  g_assert_cmpuint (tri_outline_tool_get_selected (tool), <, 7);
  while (tri_outline_tool_select_next (tool, 1))
    n_stops++;
  g_assert_cmpuint (n_stops, >=, 19);
  g_assert_cmpuint (n_stops, <=, 21);
  g_assert_cmpuint (tri_outline_tool_get_selected (tool), >=, n_places - 7);
  tri_outline_tool_reset (tool);
  tri_outline_tool_select (tool, 40);
  for (guint i = 0; i < 3; i++)
    tri_outline_tool_nudge (tool, 1.0);
  g_assert_cmpfloat_with_epsilon (tri_outline_tool_get_pull_mm (tool), 3.0, 1e-6);
  g_assert_cmpuint (fix->n_points, ==, 1);
  tri_outline_tool_undo (tool);
  g_assert_cmpuint (fix->n_points, ==, 0);
}

/* What was set is there in the scene, after another solve, and after a restart. */
static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_add_front (fixture);
  TriClicks clicks = tri_view_item_get_registration (item)->clicks;
  g_autoptr (TriOutlineTool) tool
      = tri_outline_tool_new (tri_view_item_get_scene (item), &(TriOutlineFix){ 0 });
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double found = get_radius (tri_view_item_get_scene (item), 50), set;

  pull (tool, 50, 7.0);
  tri_consultation_set_outline_async (fixture->consultation, item, tri_outline_tool_get_fix (tool),
                                      NULL, fixture_result_cb, &result);
  WAIT_FOR (result != NULL);
  g_assert_true (tri_consultation_set_outline_finish (fixture->consultation, result, &error));
  g_assert_no_error (error);
  set = get_radius (tri_view_item_get_scene (item), 50);
  g_assert_cmpfloat_with_epsilon (
      set - found, 7.0 * tri_scene_get_pose (tri_view_item_get_scene (item))->scale, 1e-6);

  fixture_register (fixture, item, &clicks);
  g_assert_cmpfloat_with_epsilon (get_radius (tri_view_item_get_scene (item), 50), set, 0.01);

  fixture_close (fixture);
  fixture_open (fixture);
  item = tri_consultation_get_view (fixture->consultation);
  g_assert_cmpuint (tri_view_item_get_registration (item)->outline.n_points, ==, 1);
  WAIT_FOR (tri_view_item_get_scene (item) != NULL);
  g_assert_cmpfloat_with_epsilon (get_radius (tri_view_item_get_scene (item), 50), set, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/outline-tool/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("edits", test_edits);
  ADD ("keeps", test_keeps);

  return g_test_run ();
}
