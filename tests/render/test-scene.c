/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline snap finds the rim, projection and picking are each other's inverse, ears hide. */

#include "config.h"

#include "tri-scene.h"

#include <math.h>

#define WIDTH 700
#define HEIGHT 800
#define PX_PER_MM 3.0

static TriPose
front_pose (double yaw_deg)
{
  return (TriPose){ .rotation = tri_rotation_from_euler (yaw_deg, -4.0, 2.0),
                    .scale = PX_PER_MM,
                    .tx = 350.0,
                    .ty = 500.0,
                    .kappa = 0.6e-3 };
}

/* A flat head of skin colour before a grey wall: the projection of a head @wider mm wider all round
 * than @head. */
static TriPhoto *
photo_new (TriHead *head, const TriPose *pose, double wider_mm)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  TriPhoto *photo;

  cairo_set_source_rgb (cr, 0.45, 0.47, 0.5);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.8, 0.65, 0.55);
  for (guint i = 0; i < 4000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 4000);
      TriVec3 p = tri_vec3_add (tri_head_point (head, e),
                                tri_vec3_scale (tri_head_normal (head, e), wider_mm));
      TriVec2 q = tri_pose_project (pose, p);

      cairo_arc (cr, q.x, q.y, 8.0, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return photo;
}

/* The discs that make the flat head have 8 px of their own. */
#define OWN_MM (8.0 / PX_PER_MM)

static void
test_snap (gconstpointer data)
{
  double wider_mm = GPOINTER_TO_INT (data);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (12.0);
  g_autoptr (TriPhoto) photo = photo_new (head, &pose, wider_mm - OWN_MM);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, NULL, 0);
  guint n;
  const TriVec2 *outline = tri_scene_get_outline (scene, &n);
  TriVec2 c = tri_pose_project (
      &pose, tri_vec3_add (tri_head_get_centre (head), tri_vec3 (0.0, 8.0, 0.0)));

  g_assert_cmpuint (n, >, 100);
  for (guint i = 0; i < n; i++)
    {
      /* Just inside is skin, just outside is wall. */
      const guint8 *pixels = cairo_image_surface_get_data (tri_photo_get_surface (photo));
      gsize stride = cairo_image_surface_get_stride (tri_photo_get_surface (photo));
      double length = hypot (outline[i].x - c.x, outline[i].y - c.y);
      double reach = 0.8 * PX_PER_MM / length;
      double x0 = outline[i].x - reach * (outline[i].x - c.x);
      double y0 = outline[i].y - reach * (outline[i].y - c.y);
      double x1 = outline[i].x + reach * (outline[i].x - c.x);
      double y1 = outline[i].y + reach * (outline[i].y - c.y);
      guint32 inner = ((const guint32 *) (pixels + (gsize) y0 * stride))[(gsize) x0];
      guint32 outer = ((const guint32 *) (pixels + (gsize) y1 * stride))[(gsize) x1];

      g_assert_cmpuint (inner >> 16 & 0xff, >, 180);
      g_assert_cmpuint (outer >> 16 & 0xff, <, 140);
    }

  /* Points on the model's outline land on the photo's; the middle of the head hardly moves. */
  for (double x = -40.0; x <= 40.0; x += 10.0)
    {
      TriVec2 far = { c.x + x * PX_PER_MM, 0.0 };
      TriVec3 e = tri_pose_back_project_nearest (&pose, head, far);
      TriVec2 model = tri_pose_project (&pose, tri_head_point (head, e));
      TriVec2 seen = tri_scene_project (scene, tri_head_point (head, e));
      double moved
          = (hypot (seen.x - c.x, seen.y - c.y) - hypot (model.x - c.x, model.y - c.y)) / PX_PER_MM;

      g_assert_cmpfloat_with_epsilon (moved, wider_mm, 0.8);
    }
  {
    TriVec3 middle = tri_head_tape_point (head, 0.0, 20.0);
    TriVec2 model = tri_pose_project (&pose, middle);
    TriVec2 seen = tri_scene_project (scene, middle);

    g_assert_cmpfloat (hypot (seen.x - model.x, seen.y - model.y), <, 0.5 * PX_PER_MM);
  }
}

/* Where there is no edge the outline stays the model's. */
static void
test_no_edge (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (0.0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (surface);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, NULL, 0);

  for (guint i = 0; i < 500; i++)
    {
      TriVec3 p = tri_head_point (head, tri_head_fibonacci (i, 1000));
      TriVec2 model = tri_pose_project (&pose, p), seen = tri_scene_project (scene, p);

      g_assert_cmpfloat (hypot (seen.x - model.x, seen.y - model.y), <, 0.01);
    }
  cairo_surface_destroy (surface);
}

/* A click on the rim beats an edge that is only a little way off. */
static void
test_clicks (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (0.0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (surface);
  TriVec3 top = tri_pose_back_project_nearest (&pose, head, (TriVec2){ 350.0, -500.0 });
  TriVec2 at = tri_pose_project (&pose, tri_head_point (head, top));
  TriVec2 click = { at.x, at.y - 4.0 * PX_PER_MM };
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, &click, 1);
  TriVec2 seen = tri_scene_project (scene, tri_head_point (head, top));

  /* The bend penalty shares the pull with the rays beside it. */
  g_assert_cmpfloat (at.y - seen.y, >, 1.0 * PX_PER_MM);
  cairo_surface_destroy (surface);
}

/* @n_mm outward from outline point @index of @scene. */
static TriVec2
away_from (const TriScene *scene, guint index, double n_mm)
{
  TriVec2 c = tri_scene_get_outline_middle (scene), at = tri_scene_get_outline (scene, NULL)[index];
  double length = hypot (at.x - c.x, at.y - c.y);

  return (TriVec2){ at.x + (at.x - c.x) / length * n_mm * PX_PER_MM,
                    at.y + (at.y - c.y) / length * n_mm * PX_PER_MM };
}

static double
moved_mm (const TriScene *from, const TriScene *to, guint index)
{
  TriVec2 c = tri_scene_get_outline_middle (from);
  TriVec2 a = tri_scene_get_outline (from, NULL)[index];
  TriVec2 b = tri_scene_get_outline (to, NULL)[index];

  return (hypot (b.x - c.x, b.y - c.y) - hypot (a.x - c.x, a.y - c.y)) / PX_PER_MM;
}

/* Points set by hand are met, also beyond what the snap looks at; between them the outline is
 * smooth, and a little way off it is what it was. */
static void
test_fix (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (12.0);
  g_autoptr (TriPhoto) photo = photo_new (head, &pose, 3.0 - OWN_MM);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, NULL, 0);
  TriOutlineFix fix = { 0 };
  g_autoptr (TriScene) same = tri_scene_new_fixed (scene, &fix);
  g_autoptr (TriScene) fixed = NULL;
  g_autoptr (TriScene) undone = NULL;
  guint n;

  tri_scene_get_outline (scene, &n);
  fix.points[fix.n_points++] = away_from (scene, 40, 11.0);
  fix.points[fix.n_points++] = away_from (scene, 50, 5.0);
  fix.points[fix.n_points++] = away_from (scene, 100, -6.0);
  fixed = tri_scene_new_fixed (scene, &fix);
  for (guint i = 0; i < n; i++)
    {
      double mm = moved_mm (scene, fixed, i);

      g_assert_cmpfloat (moved_mm (scene, same, i), ==, 0.0);
      g_assert_cmpfloat (mm, <, 12.6);
      g_assert_cmpfloat (mm, >, -6.3);
      if (i < 20 || (i > 70 && i < 80) || i > 120)
        g_assert_cmpfloat (mm, ==, 0.0);
      /* The steepest is a sixth of the greatest pull a ray (5 mm of rim in 2.5). */
      if (i > 0)
        g_assert_cmpfloat (fabs (mm - moved_mm (scene, fixed, i - 1)), <, 2.0);
      if (i > 1)
        g_assert_cmpfloat (
            fabs (mm - 2.0 * moved_mm (scene, fixed, i - 1) + moved_mm (scene, fixed, i - 2)), <,
            1.0);
    }
  g_assert_cmpfloat_with_epsilon (moved_mm (scene, fixed, 40), 11.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (moved_mm (scene, fixed, 50), 5.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (moved_mm (scene, fixed, 100), -6.0, 1e-6);

  /* The dots go with it, and a point of the photo still leads back to where it came from. */
  for (guint i = 0; i < 2000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 2000), picked;
      TriVec3 p = tri_head_point (head, e);

      if (!tri_scene_is_visible (fixed, p, tri_head_normal (head, e))
          || tri_vec3_dot (tri_head_normal (head, e), tri_pose_view (&pose, p)) < 0.15)
        continue;
      picked = tri_scene_pick (fixed, tri_scene_project (fixed, p));
      g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (tri_head_point (head, picked), p)), <,
                         0.05);
    }

  /* A fix takes the place of the one before: nothing is pulled twice, all is undone by none. */
  fix.n_points = 0;
  undone = tri_scene_new_fixed (fixed, &fix);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (moved_mm (scene, undone, i), ==, 0.0);
}

static void
test_fix_limits (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (0.0);
  g_autoptr (TriPhoto) photo = photo_new (head, &pose, -OWN_MM);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, NULL, 0);
  g_autoptr (TriScene) crowded = NULL;
  g_autoptr (TriScene) wild = NULL;
  TriOutlineFix fix = { 0 };
  TriVec2 c = tri_scene_get_outline_middle (scene), below = { c.x, c.y + 300.0 };
  guint n;

  tri_scene_get_outline (scene, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (tri_scene_find_outline (scene, away_from (scene, i, -20.0)), ==, i);
  g_assert_cmpuint (tri_scene_find_outline (scene, below), ==, n);

  /* The last of two in one direction counts; one below the ears does nothing. */
  fix.points[fix.n_points++] = away_from (scene, 60, 9.0);
  fix.points[fix.n_points++] = away_from (scene, 61, -4.0);
  fix.points[fix.n_points++] = below;
  crowded = tri_scene_new_fixed (scene, &fix);
  g_assert_cmpfloat_with_epsilon (moved_mm (scene, crowded, 61), -4.0, 1e-6);
  g_assert_cmpfloat (moved_mm (scene, crowded, 60), <, -3.0);

  /* As many as there is room for, as far as anyone can drag. */
  fix.n_points = 0;
  for (guint i = 0; i < TRI_OUTLINE_FIX_MAX_POINTS; i++)
    fix.points[fix.n_points++] = away_from (scene, i * (n - 1) / (TRI_OUTLINE_FIX_MAX_POINTS - 1),
                                            i % 2 == 0 ? 200.0 : -90.0);
  wild = tri_scene_new_fixed (scene, &fix);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (moved_mm (scene, wild, i), <, 30.0);
      g_assert_cmpfloat (moved_mm (scene, wild, i), >, -30.0);
    }
}

static void
test_pick (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (-20.0);
  g_autoptr (TriPhoto) photo = photo_new (head, &pose, 5.0 - OWN_MM);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, NULL, 0);
  guint n_seen = 0, n_outline;
  const TriVec2 *outline = tri_scene_get_outline (scene, &n_outline);

  for (guint i = 0; i < 3000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 3000), picked;
      TriVec3 p = tri_head_point (head, e);

      if (!tri_scene_is_visible (scene, p, tri_head_normal (head, e))
          || tri_vec3_dot (tri_head_normal (head, e), tri_pose_view (&pose, p)) < 0.15)
        continue;
      n_seen++;
      picked = tri_scene_pick (scene, tri_scene_project (scene, p));
      g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (tri_head_point (head, picked), p)), <,
                         0.05);
    }
  g_assert_cmpuint (n_seen, >, 1000);

  /* Far past the rim: the rim. */
  for (guint i = 0; i < n_outline; i += 10)
    {
      TriVec2 far = { outline[i].x * 3.0 - 2.0 * 350.0, outline[i].y * 3.0 - 2.0 * 400.0 };
      TriVec3 e = tri_scene_pick (scene, far);
      TriVec3 p = tri_head_point (head, e);

      g_assert_cmpfloat (fabs (tri_vec3_dot (tri_head_normal (head, e), tri_pose_view (&pose, p))),
                         <, 0.05);
    }
}

static void
test_visible (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriPose pose = front_pose (0.0);
  g_autoptr (TriPhoto) photo = photo_new (head, &pose, -OWN_MM);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &pose, head, NULL, 0);
  TriPose side = { .rotation = tri_rotation_from_euler (-90.0, 0.0, 0.0),
                   .scale = PX_PER_MM,
                   .tx = 350.0,
                   .ty = 500.0 };
  g_autoptr (TriScene) profile = tri_scene_new (photo, &side, head, NULL, 0);
  TriVec3 forehead = tri_head_tape_point (head, 0.0, 40.0);
  TriVec3 nape = tri_head_azimuth_point (head, 0.0, 180.0);
  /* Behind the left ear, and well above it. */
  TriVec3 hidden = tri_head_azimuth_point (head, 5.0, 88.0);
  TriVec3 above = tri_head_azimuth_point (head, 70.0, 100.0);

#define NORMAL(p) tri_head_normal (head, tri_head_direction (head, p))
  g_assert_true (tri_scene_is_visible (scene, forehead, NORMAL (forehead)));
  g_assert_false (tri_scene_is_visible (scene, nape, NORMAL (nape)));
  g_assert_true (tri_scene_is_visible (profile, above, NORMAL (above)));
  g_assert_false (tri_scene_is_visible (profile, hidden, NORMAL (hidden)));
#undef NORMAL
}

static void
test_viewport (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 400);
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (surface);
  TriViewport full = tri_viewport_full (photo);
  TriViewport fit = tri_viewport_fit (photo, 400, 200);
  TriVec2 corner = tri_viewport_to_view (&fit, (TriVec2){ 300.0, 400.0 });
  TriVec2 back = tri_viewport_to_photo (&fit, corner);

  g_assert_cmpfloat (full.scale, ==, 1.0);
  g_assert_cmpint (full.width, ==, 300);
  g_assert_cmpfloat (fit.scale, ==, 0.5);
  g_assert_cmpfloat_with_epsilon (corner.x, 275.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (corner.y, 200.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.x, 300.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.y, 400.0, 1e-9);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/render/scene/snap-wider", GINT_TO_POINTER (4), test_snap);
  g_test_add_data_func ("/render/scene/snap-narrower", GINT_TO_POINTER (-5), test_snap);
  g_test_add_func ("/render/scene/no-edge", test_no_edge);
  g_test_add_func ("/render/scene/clicks", test_clicks);
  g_test_add_func ("/render/scene/fix", test_fix);
  g_test_add_func ("/render/scene/fix-limits", test_fix_limits);
  g_test_add_func ("/render/scene/pick", test_pick);
  g_test_add_func ("/render/scene/visible", test_visible);
  g_test_add_func ("/render/scene/viewport", test_viewport);
  return g_test_run ();
}
