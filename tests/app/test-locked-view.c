/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One zoom and place for several pictures: what stays where it is, and the limits. */

#include "config.h"

#include "tri-locked-view.h"

#define WIDTH 500
#define HEIGHT 300

static TriScene *
scene_new (double scale)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (300 * scale), (int) (360 * scale));
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (surface);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  const TriPose pose = {
    .rotation = tri_rotation_from_euler (0, 0, 0),
    .scale = scale,
    .tx = 150 * scale,
    .ty = 180 * scale,
  };

  cairo_surface_destroy (surface);
  return tri_scene_new (photo, &pose, head, NULL, 0);
}

static TriLockedView *
view_new (TriScene *scene)
{
  TriLockedView *view = tri_locked_view_new ();

  tri_locked_view_set_scene (view, scene);
  tri_locked_view_set_size (view, WIDTH, HEIGHT, 1);
  return view;
}

static TriVec2
get_photo_point (TriLockedView *view, double x, double y)
{
  TriViewport viewport;

  g_assert_true (tri_locked_view_get_viewport (view, &viewport));
  return tri_viewport_to_photo (&viewport, (TriVec2){ x, y });
}

static void
count_cb (TriLockedView *view, guint *count)
{
  ++*count;
}

static void
test_zoom_keeps_the_point (void)
{
  g_autoptr (TriScene) scene = scene_new (2.0);
  g_autoptr (TriLockedView) view = view_new (scene);
  TriVec2 before = get_photo_point (view, 120, 200), after;
  double zoom = tri_locked_view_get_zoom (view);
  guint n_changes = 0;

  g_signal_connect (view, "changed", G_CALLBACK (count_cb), &n_changes);
  tri_locked_view_zoom_by (view, 2.0, 120, 200);
  after = get_photo_point (view, 120, 200);
  g_assert_cmpfloat_with_epsilon (tri_locked_view_get_zoom (view), 2.0 * zoom, 1e-9);
  /* The corner is on a whole pixel. */
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1.0 / zoom);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1.0 / zoom);
  g_assert_cmpuint (n_changes, ==, 1);

  tri_locked_view_zoom_fit (view);
  g_assert_cmpfloat_with_epsilon (tri_locked_view_get_zoom (view), zoom, 1e-9);
  after = get_photo_point (view, 120, 200);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-9);
}

static void
test_actual_and_pan (void)
{
  g_autoptr (TriScene) scene = scene_new (2.0);
  g_autoptr (TriLockedView) view = view_new (scene);
  TriVec2 before, after;
  TriViewport viewport;

  tri_locked_view_set_size (view, WIDTH, HEIGHT, 2);
  tri_locked_view_zoom_actual (view);
  g_assert_cmpfloat (tri_locked_view_get_zoom (view), ==, 0.5);
  g_assert_true (tri_locked_view_get_viewport (view, &viewport));
  g_assert_cmpfloat (viewport.origin_x, ==, floor (viewport.origin_x));

  before = get_photo_point (view, 0, 0);
  tri_locked_view_pan (view, 20, -10);
  after = get_photo_point (view, 0, 0);
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 40.0, 1.0);
  g_assert_cmpfloat_with_epsilon (after.y - before.y, -20.0, 1.0);
}

static void
test_limits (void)
{
  g_autoptr (TriScene) scene = scene_new (2.0);
  g_autoptr (TriLockedView) view = view_new (scene);
  TriVec2 middle;

  for (guint i = 0; i < 60; i++)
    tri_locked_view_zoom_in (view);
  g_assert_cmpfloat (tri_locked_view_get_zoom (view), ==, 16.0);
  for (guint i = 0; i < 60; i++)
    tri_locked_view_zoom_out (view);
  g_assert_cmpfloat (tri_locked_view_get_zoom (view), >, 0.0);
  /* The photo never leaves the middle. */
  tri_locked_view_pan (view, 1e7, 1e7);
  middle = get_photo_point (view, WIDTH / 2.0, HEIGHT / 2.0);
  g_assert_cmpfloat_with_epsilon (middle.x, 600.0, 5.0);
  g_assert_cmpfloat_with_epsilon (middle.y, 720.0, 5.0);
}

/* Another photo at twice the resolution: the same millimetres in the same place. */
static void
test_other_photo (void)
{
  g_autoptr (TriScene) scene = scene_new (2.0);
  g_autoptr (TriScene) other = scene_new (4.0);
  g_autoptr (TriLockedView) view = view_new (scene);
  TriVec2 before, after;

  tri_locked_view_zoom_by (view, 1.5, 50, 60);
  before = get_photo_point (view, 200, 100);
  tri_locked_view_set_scene (view, other);
  after = get_photo_point (view, 200, 100);
  g_assert_cmpfloat_with_epsilon (after.x, 2.0 * before.x, 3.0);
  g_assert_cmpfloat_with_epsilon (after.y, 2.0 * before.y, 3.0);
}

static void
test_nothing_yet (void)
{
  g_autoptr (TriLockedView) view = tri_locked_view_new ();
  TriViewport viewport;

  g_assert_false (tri_locked_view_get_viewport (view, &viewport));
  g_assert_cmpfloat (tri_locked_view_get_zoom (view), ==, 0.0);
  tri_locked_view_zoom_in (view);
  tri_locked_view_pan (view, 1, 1);
  tri_locked_view_zoom_fit (view);
  g_assert_false (tri_locked_view_get_viewport (view, &viewport));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/locked-view/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/app/locked-view/actual-and-pan", test_actual_and_pan);
  g_test_add_func ("/app/locked-view/limits", test_limits);
  g_test_add_func ("/app/locked-view/other-photo", test_other_photo);
  g_test_add_func ("/app/locked-view/nothing-yet", test_nothing_yet);
  return g_test_run ();
}
