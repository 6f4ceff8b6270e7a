/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the landmark guide, without a widget. */

#include "config.h"

#include "tri-landmark-tool.h"

static void
count_cb (TriLandmarkTool *tool, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_order (void)
{
  g_autoptr (TriLandmarkTool) tool = tri_landmark_tool_new (TRI_VIEW_FRONT, 1000, 800, NULL);
  guint n_wanted, n_settled = 0;
  const TriLandmark *wanted = tri_view_get_clicks (TRI_VIEW_FRONT, &n_wanted);
  TriClicks clicks;

  g_signal_connect (tool, "settled", G_CALLBACK (count_cb), &n_settled);
  g_assert_cmpuint (tri_landmark_tool_get_n_steps (tool), ==, n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    {
      g_assert_cmpuint (tri_landmark_tool_get_step (tool), ==, i);
      g_assert_cmpuint (n_settled, ==, 0);
      tri_landmark_tool_place (tool, (TriVec2){ 10.0 * (i + 1), 20 });
    }
  g_assert_true (tri_landmark_tool_is_complete (tool));
  g_assert_cmpuint (n_settled, ==, 1);

  clicks = tri_landmark_tool_get_clicks (tool);
  for (guint i = 0; i < n_wanted; i++)
    if (wanted[i] < TRI_N_LANDMARKS)
      {
        g_assert_true (clicks.has[wanted[i]]);
        g_assert_cmpfloat (clicks.at[wanted[i]].x, ==, 10.0 * (i + 1));
      }
  g_assert_cmpuint (clicks.n_silhouette, ==, 1);

  /* One more click has nothing to set. */
  tri_landmark_tool_place (tool, (TriVec2){ 500, 500 });
  g_assert_cmpuint (tri_landmark_tool_get_n_set (tool), ==, n_wanted);
}

static void
test_back_and_skip (void)
{
  g_autoptr (TriLandmarkTool) tool = tri_landmark_tool_new (TRI_VIEW_FRONT, 1000, 800, NULL);
  guint ear = tri_landmark_tool_find (tool, TRI_LANDMARK_EAR_TOP_LEFT, 0);
  TriVec2 mark;

  g_assert_false (tri_landmark_tool_can_back (tool));
  g_assert_false (tri_landmark_tool_can_skip (tool));
  while (tri_landmark_tool_get_step (tool) != ear)
    tri_landmark_tool_place (tool, (TriVec2){ 100, 100 });
  g_assert_true (tri_landmark_tool_can_skip (tool));
  tri_landmark_tool_skip (tool);
  g_assert_cmpuint (tri_landmark_tool_get_step (tool), ==, ear + 1);
  g_assert_false (tri_landmark_tool_get_mark (tool, ear, &mark));

  tri_landmark_tool_back (tool);
  g_assert_cmpuint (tri_landmark_tool_get_step (tool), ==, ear - 1);
  tri_landmark_tool_place (tool, (TriVec2){ 100, 100 });
  /* What was skipped after it is asked for again. */
  g_assert_cmpuint (tri_landmark_tool_get_step (tool), ==, ear);
}

static void
test_move_and_pick (void)
{
  g_autoptr (TriLandmarkTool) tool = tri_landmark_tool_new (TRI_VIEW_FRONT, 1000, 800, NULL);
  TriVec2 mark;

  tri_landmark_tool_place (tool, (TriVec2){ 100, 100 });
  g_assert_cmpuint (tri_mark_tool_pick (TRI_MARK_TOOL (tool), (TriVec2){ 104, 103 }, 6), ==, 0);
  g_assert_cmpuint (tri_mark_tool_pick (TRI_MARK_TOOL (tool), (TriVec2){ 120, 100 }, 6), ==,
                    TRI_LANDMARK_TOOL_NONE);
  /* Marks stay in the picture. */
  tri_landmark_tool_move (tool, 0, (TriVec2){ -50, 5000 }, TRUE);
  g_assert_true (tri_landmark_tool_get_mark (tool, 0, &mark));
  g_assert_cmpfloat (mark.x, ==, 0);
  g_assert_cmpfloat (mark.y, ==, 800);
}

static void
test_correct_earlier (void)
{
  TriClicks clicks = { .view = TRI_VIEW_FRONT, .n_silhouette = 1 };
  g_autoptr (TriLandmarkTool) tool = NULL;
  TriClicks again;

  clicks.has[TRI_LANDMARK_PUPIL_LEFT] = clicks.has[TRI_LANDMARK_PUPIL_RIGHT] = TRUE;
  clicks.has[TRI_LANDMARK_SUBNASALE] = TRUE;
  clicks.at[TRI_LANDMARK_PUPIL_LEFT] = (TriVec2){ 600, 400 };
  clicks.silhouette[0] = (TriVec2){ 500, 60 };
  tool = tri_landmark_tool_new (TRI_VIEW_FRONT, 1000, 800, &clicks);
  /* What was left out then is not asked for now. */
  g_assert_true (tri_landmark_tool_is_complete (tool));
  again = tri_landmark_tool_get_clicks (tool);
  g_assert_false (again.has[TRI_LANDMARK_EAR_TOP_LEFT]);
  g_assert_cmpfloat (again.at[TRI_LANDMARK_PUPIL_LEFT].x, ==, 600);
  g_assert_cmpfloat (again.silhouette[0].y, ==, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/landmark-tool/order", test_order);
  g_test_add_func ("/app/landmark-tool/back-and-skip", test_back_and_skip);
  g_test_add_func ("/app/landmark-tool/move-and-pick", test_move_and_pick);
  g_test_add_func ("/app/landmark-tool/correct-earlier", test_correct_earlier);

  return g_test_run ();
}
