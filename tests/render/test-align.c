/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo laid under another: marks on the scalp come to lie where the other photo has them, and
 * nothing is shown that is not seen. */

#include "config.h"

#include "tri-align.h"
#include "tri-sample.h"

#include <math.h>

#define MARK_SIGMA_PX 4.0
#define WINDOW 48
#define NEUTRAL 0x3a3d42u

/* A head as one of the sample photos sees it. */
typedef struct
{
  TriHead *head;
  TriPose pose;
} Sight;

static Sight
sight_new (const char *name)
{
  Sight self;

  self.head = tri_sample_head_new (name, &self.pose);
  return self;
}

static gboolean
faces (const Sight *sight, TriVec3 e)
{
  TriVec3 point = tri_head_point (sight->head, e);

  return tri_vec3_dot (tri_head_normal (sight->head, e), tri_pose_view (&sight->pose, point))
         > 0.35;
}

/* Points of the upper scalp that both see well. */
static GArray *
find_points (const Sight *first, const Sight *second)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TriVec3));

  for (guint i = 0; i < 300; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 300);

      if (e.y > 0.45 && faces (first, e) && faces (second, e))
        g_array_append_val (points, e);
    }
  g_assert_cmpuint (points->len, >, 5);
  return points;
}

/* A grey photo with a white mark at each of @points (nullable), and its scene: without a picture
 * the outline is the model's, and where a mark is to be is exact. */
static TriScene *
marked_new (const Sight *sight, const GArray *points)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1500, 2000);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (TriPhoto) photo = NULL;

  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  cairo_paint (cr);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      TriVec3 e = g_array_index (points, TriVec3, i);
      TriVec2 at = tri_pose_project (&sight->pose, tri_head_point (sight->head, e));
      cairo_pattern_t *glow
          = cairo_pattern_create_radial (at.x, at.y, 0, at.x, at.y, 2 * MARK_SIGMA_PX);

      cairo_pattern_add_color_stop_rgba (glow, 0, 1, 1, 1, 1);
      cairo_pattern_add_color_stop_rgba (glow, 1, 1, 1, 1, 0);
      cairo_set_source (cr, glow);
      cairo_arc (cr, at.x, at.y, 2 * MARK_SIGMA_PX, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_pattern_destroy (glow);
    }
  cairo_destroy (cr);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return tri_scene_new (photo, &sight->pose, sight->head, NULL, 0);
}

/* Where the middle of what is bright lies; FALSE where nothing is. */
static gboolean
find_mark (cairo_surface_t *surface, TriVec2 *out)
{
  double sum = 0, x_sum = 0, y_sum = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        double light = MAX (0.0, (double) (tri_sample_pixel (surface, x, y) & 0xff) - 0x60);

        sum += light;
        x_sum += light * (x + 0.5);
        y_sum += light * (y + 0.5);
      }
  if (sum < 500.0)
    return FALSE;
  *out = (TriVec2){ x_sum / sum, y_sum / sum };
  return TRUE;
}

static void
check_marks (const char *first_name, const char *second_name, double scale)
{
  Sight first_sight = sight_new (first_name), second_sight = sight_new (second_name);
  g_autoptr (GArray) points = find_points (&first_sight, &second_sight);
  g_autoptr (TriScene) first = marked_new (&first_sight, NULL);
  g_autoptr (TriScene) second = marked_new (&second_sight, points);
  double worst = 0.0;
  /* As much as is sure to hold one mark and no other. */
  int side = scale < 1.0 ? (int) (WINDOW * scale) : WINDOW;

  for (guint i = 0; i < points->len; i++)
    {
      TriVec3 e = g_array_index (points, TriVec3, i);
      TriVec2 wanted = tri_scene_project (first, tri_head_point (tri_scene_get_head (first), e));
      const TriViewport viewport = {
        .origin_x = floor (wanted.x - side / 2.0 / scale),
        .origin_y = floor (wanted.y - side / 2.0 / scale),
        .scale = scale,
        .width = side,
        .height = side,
      };
      cairo_surface_t *picture = tri_align_render (first, second, &viewport, NULL);
      TriVec2 found = { 0, 0 }, at = tri_viewport_to_view (&viewport, wanted);

      g_assert_true (find_mark (picture, &found));
      worst = MAX (worst, hypot (found.x - at.x, found.y - at.y));
      cairo_surface_destroy (picture);
    }
  g_test_message ("%s under %s at %.2f: at most %.3f px off", second_name, first_name, scale,
                  worst);
  g_assert_cmpfloat (worst, <, 0.5);
  tri_head_unref (first_sight.head);
  tri_head_unref (second_sight.head);
}

static void
test_marks (void)
{
  check_marks ("front", "front-tilted", 1.0);
  check_marks ("front", "left45", 1.0);
  check_marks ("left45", "front", 1.0);
}

/* Larger and smaller than the photo: interpolated and from the pyramid. */
static void
test_zoomed (void)
{
  check_marks ("front", "front-tilted", 2.0);
  check_marks ("front", "left45", 0.6);
}

/* A photo under itself is itself, where there is scalp. */
static void
test_itself (void)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new ("front");
  const TriViewport viewport = { .scale = 0.5, .width = 750, .height = 900 };
  cairo_surface_t *aligned = tri_align_render (scene, scene, &viewport, NULL);
  cairo_surface_t *bare = tri_preview_render_bare (tri_scene_get_photo (scene), &viewport);
  guint n_seen = 0;
  double sum = 0;

  g_assert_cmpfloat (tri_align_get_shared (scene, scene), ==, 1.0);
  for (int y = 0; y < viewport.height; y += 3)
    for (int x = 0; x < viewport.width; x += 3)
      {
        TriVec2 px = tri_viewport_to_photo (&viewport, (TriVec2){ x + 0.5, y + 0.5 }), at;

        if (tri_align_map (scene, scene, px, &at) != TRI_ALIGN_SEEN)
          continue;
        g_assert_cmpfloat (hypot (at.x - px.x, at.y - px.y), <, 0.5);
        n_seen++;
        sum += ABS ((int) (tri_sample_pixel (aligned, x, y) >> 8 & 0xff)
                    - (int) (tri_sample_pixel (bare, x, y) >> 8 & 0xff));
      }
  g_assert_cmpuint (n_seen, >, 5000);
  g_assert_cmpfloat (sum / n_seen, <, 1.5);
  cairo_surface_destroy (aligned);
  cairo_surface_destroy (bare);
}

/* What the second photo does not see is hatched, and no pixel of it is shown. */
static void
test_hidden (void)
{
  g_autoptr (TriScene) first = tri_sample_scene_new ("front");
  g_autoptr (TriScene) second = tri_sample_scene_new ("left45");
  const TriViewport viewport = { .scale = 0.5, .width = 750, .height = 900 };
  cairo_surface_t *picture = tri_align_render (first, second, &viewport, NULL);
  guint n[4] = { 0 };
  double shared = tri_align_get_shared (first, second);

  for (int y = 0; y < viewport.height; y += 3)
    for (int x = 0; x < viewport.width; x += 3)
      {
        TriVec2 at;
        TriAlignPlace place = tri_align_map (
            first, second, tri_viewport_to_photo (&viewport, (TriVec2){ x + 0.5, y + 0.5 }), &at);
        guint32 pixel = tri_sample_pixel (picture, x, y);

        n[place]++;
        if (place == TRI_ALIGN_OFF)
          g_assert_cmphex (pixel, ==, NEUTRAL);
        else if (place == TRI_ALIGN_HIDDEN)
          g_assert_true (pixel == NEUTRAL || pixel == 0x5a5e66u);
      }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (n[i], >, 100);
  g_assert_cmpfloat (shared, >, 0.5);
  g_assert_cmpfloat (shared, <, 0.98);
  cairo_surface_destroy (picture);
}

/* From behind nothing of the forehead is seen; a view beside the photo shows nothing. */
static void
test_nothing_in_common (void)
{
  g_autoptr (TriScene) first = tri_sample_scene_new ("front");
  TriPose back = *tri_scene_get_pose (first);
  g_autoptr (TriScene) second = NULL;
  const TriViewport beside = { -5000, -5000, 1.0, 40, 30 };
  const TriVec2 forehead
      = tri_scene_project (first, tri_head_tape_point (tri_scene_get_head (first), 0.0, 70.0));
  cairo_surface_t *picture;
  TriVec2 at;

  back.rotation = tri_rotation_from_euler (180, 0, 0);
  second = tri_scene_new (tri_scene_get_photo (first), &back, tri_scene_get_head (first), NULL, 0);
  g_assert_cmpint (tri_align_map (first, second, forehead, &at), ==, TRI_ALIGN_HIDDEN);
  g_assert_cmpfloat (tri_align_get_shared (first, second), <, 0.2);

  picture = tri_align_render (first, second, &beside, NULL);
  for (int y = 0; y < beside.height; y++)
    for (int x = 0; x < beside.width; x++)
      g_assert_cmphex (tri_sample_pixel (picture, x, y), ==, NEUTRAL);
  cairo_surface_destroy (picture);
}

/* A pose that throws the head out of its photo, and a photo of one pixel. */
static void
test_damaged (void)
{
  g_autoptr (TriScene) first = tri_sample_scene_new ("front");
  cairo_surface_t *dot = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (dot);
  const TriViewport viewport = { .scale = 0.1, .width = 150, .height = 180 };
  TriPose away = *tri_scene_get_pose (first);

  cairo_surface_destroy (dot);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TriScene) second = NULL;
      cairo_surface_t *picture;

      away.tx = i == 0 ? 1e7 : 0.5;
      second = tri_scene_new (photo, &away, tri_scene_get_head (first), NULL, 0);
      picture = tri_align_render (first, second, &viewport, NULL);
      g_assert_nonnull (picture);
      cairo_surface_destroy (picture);
      picture = tri_align_render (second, first, &viewport, NULL);
      g_assert_nonnull (picture);
      cairo_surface_destroy (picture);
      g_assert_cmpfloat (tri_align_get_shared (first, second), <=, 1.0);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new ("front");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const TriViewport viewport = { .scale = 0.5, .width = 750, .height = 900 };

  g_cancellable_cancel (cancellable);
  g_assert_null (tri_align_render (scene, scene, &viewport, cancellable));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/align/marks", test_marks);
  g_test_add_func ("/render/align/zoomed", test_zoomed);
  g_test_add_func ("/render/align/itself", test_itself);
  g_test_add_func ("/render/align/hidden", test_hidden);
  g_test_add_func ("/render/align/nothing-in-common", test_nothing_in_common);
  g_test_add_func ("/render/align/damaged", test_damaged);
  g_test_add_func ("/render/align/cancelled", test_cancelled);
  return g_test_run ();
}
