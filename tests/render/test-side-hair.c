/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long hair at the sides is told from stubble, what cannot be told is not guessed, and clipped
 * sides are skin with stubble before the wall. */

#include "config.h"

#include "tri-look.h"
#include "tri-painter.h"
#include "tri-rng.h"
#include "tri-sample.h"
#include "tri-side-hair.h"

#include <math.h>

static TriRegion *
region_new (TriHead *head)
{
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);

  return tri_region_new (design, head);
}

/* The sample with strands of this length over the hair that the fringe leaves. */
static TriPhoto *
unshaven_photo (TriScene *scene, const TriRegion *region, double length_mm)
{
  cairo_surface_t *source = tri_photo_get_surface (tri_scene_get_photo (scene));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (source),
                                    cairo_image_surface_get_height (source));
  cairo_t *cr = cairo_create (surface);
  TriHead *head = tri_scene_get_head (scene);
  const TriPose *pose = tri_scene_get_pose (scene);
  TriRng rng = tri_rng_seed (7);
  TriPhoto *photo;

  cairo_set_source_surface (cr, source, 0.0, 0.0);
  cairo_paint (cr);
  cairo_set_line_width (cr, 0.4 * pose->scale);
  for (guint i = 0; i < 40000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 40000), p = tri_head_point (head, e);
      TriVec3 n = tri_head_normal (head, e);
      double shade = 0.10 + 0.10 * tri_rng_uniform (&rng);
      TriVec2 q;

      if (!tri_curve_contains (tri_region_get_fringe (region), e) || p.y < 25.0
          || tri_mat3_apply (&pose->rotation, n).z < -0.15)
        continue;
      cairo_set_source_rgb (cr, shade, 0.8 * shade, 0.7 * shade);
      q = tri_pose_project (pose, p);
      cairo_move_to (cr, q.x, q.y);
      for (guint k = 1; k <= 4; k++)
        {
          double s = k / 4.0 * length_mm;
          /* Off the head first, then down. */
          TriVec3 tip
              = tri_vec3_add (p, tri_vec3_scale (n, s * (0.75 + 0.3 * tri_rng_uniform (&rng))));

          tip.y -= 0.35 * s * s / length_mm;
          q = tri_pose_project (pose, tip);
          cairo_line_to (cr, q.x, q.y);
        }
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return photo;
}

static const char *const samples[] = { "front", "front-light", "left45", "front-tilted" };

static void
test_long (gconstpointer data)
{
  g_autoptr (TriScene) sample = tri_sample_scene_new (data);
  TriHead *head = tri_scene_get_head (sample);
  g_autoptr (TriRegion) region = region_new (head);
  g_autoptr (TriPhoto) photo = unshaven_photo (sample, region, 16.0);
  g_autoptr (TriScene) scene = tri_scene_new (photo, tri_scene_get_pose (sample), head, NULL, 0);
  TriSideHair hair = tri_scene_measure_hair (scene, region);
  g_autofree char *sentence = tri_side_hair_get_sentence (&hair);
  g_autoptr (TriScene) receded = NULL;

  g_test_message ("stands %.1f mm, light %.2f: %s", hair.standing_mm, hair.light, sentence);
  g_assert_cmpint (hair.verdict, ==, TRI_SIDE_HAIR_LONG);
  g_assert_cmpfloat (hair.standing_mm, >, 7.0);
  g_assert_cmpfloat (hair.standing_mm, <, 20.0);
  g_assert_cmpfloat (hair.confidence, >=, 0.5);

  /* What falls over the skin cannot be taken away to show how it would recede. */
  receded = tri_scene_new_look (scene,
                                &(TriSceneLook){ .future = { .stages = 1 }, .receding = region });
  g_assert_cmpint (tri_scene_get_future_verdict (receded), ==, TRI_FUTURE_LONG_HAIR);
}

static void
test_short (gconstpointer data)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new (data);
  g_autoptr (TriRegion) region = region_new (tri_scene_get_head (scene));
  TriSideHair hair = tri_scene_measure_hair (scene, region);

  g_assert_cmpint (hair.verdict, ==, TRI_SIDE_HAIR_SHORT);
  g_assert_cmpfloat (hair.standing_mm, <, 3.0);
}

/* Skin before a wall of its own colour, and no stubble that could be seen. */
static void
test_unknown (void)
{
  g_autoptr (TriScene) sample = tri_sample_scene_new ("front");
  TriHead *head = tri_scene_get_head (sample);
  g_autoptr (TriRegion) region = region_new (head);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1500, 2000);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (TriPhoto) photo = NULL;
  g_autoptr (TriScene) scene = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (TriScene) receded = NULL;
  TriSideHair hair;

  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_paint (cr);
  cairo_destroy (cr);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  scene = tri_scene_new (photo, tri_scene_get_pose (sample), head, NULL, 0);
  hair = tri_scene_measure_hair (scene, region);
  sentence = tri_side_hair_get_sentence (&hair);
  g_assert_cmpint (hair.verdict, ==, TRI_SIDE_HAIR_UNKNOWN);
  g_assert_cmpfloat (hair.confidence, ==, 0.0);
  g_assert_nonnull (sentence);

  receded = tri_scene_new_look (
      scene, &(TriSceneLook){ .future = { .greying = TRUE }, .receding = region });
  g_assert_cmpint (tri_scene_get_future_verdict (receded), ==, TRI_FUTURE_LITTLE);
}

/* Mean light of a square of a picture of the whole photo at half size. */
static double
square_light (cairo_surface_t *picture, TriVec2 at, int side)
{
  double sum = 0.0;

  for (int y = (int) (at.y / 2.0) - side; y <= (int) (at.y / 2.0) + side; y++)
    for (int x = (int) (at.x / 2.0) - side; x <= (int) (at.x / 2.0) + side; x++)
      sum += tri_sample_linear (tri_sample_pixel (picture, x, y) >> 8 & 0xff);
  return sum / (4.0 * side * side + 4.0 * side + 1.0);
}

static void
test_clipped (gconstpointer data)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) sample = tri_sample_scene_new (data);
  TriHead *head = tri_scene_get_head (sample);
  g_autoptr (TriRegion) region = region_new (head);
  g_autoptr (TriPhoto) photo = unshaven_photo (sample, region, 16.0);
  g_autoptr (TriScene) scene = tri_scene_new (photo, tri_scene_get_pose (sample), head, NULL, 0);
  g_autoptr (TriScene) clipped = tri_scene_new_look (scene, &(TriSceneLook){ .clipped = region });
  g_autoptr (TriDots) dots = tri_sample_dots_new (field, head, tri_region_get_design (region), 0.0);
  TriPigment pigment = tri_sample_pigment ("healed");
  TriViewport viewport = { 0.0, 0.0, 0.5, 750, 1000 };
  cairo_surface_t *before = tri_preview_render (scene, dots, &pigment, &viewport, NULL);
  cairo_surface_t *after = tri_preview_render (clipped, dots, &pigment, &viewport, NULL);
  /* Above the ear on the head's left: 70 mm up, in the hair; and 8 mm off the head there. */
  TriVec3 p = tri_head_side_point (head, 70.0, -20.0, 1);
  TriVec3 n = tri_head_normal (head, tri_head_direction (head, p));
  const TriPose *pose = tri_scene_get_pose (scene);
  TriVec2 rim = tri_pose_project (pose, p);
  TriVec2 off = tri_pose_project (pose, tri_vec3_add (p, tri_vec3_scale (n, 8.0)));
  g_autoptr (TriPainter) painter = tri_painter_new (clipped, dots, &pigment, &viewport);
  cairo_rectangle_int_t area = { 401, 203, 219, 141 };
  g_autofree guint32 *tile = g_new (guint32, (gsize) area.width * area.height);

  /* From the front that place is on the rim; in the 3/4 view it is well on the head. */
  if (g_str_equal (data, "front"))
    {
      double wall = square_light (after, (TriVec2){ off.x + 400.0, off.y }, 3);

      g_assert_cmpfloat (square_light (before, off, 3), <, 0.5 * wall);
      g_assert_cmpfloat_with_epsilon (square_light (after, off, 3), wall, 0.1 * wall);
    }
  else
    {
      TriVec3 forehead = tri_head_tape_point (head, 20.0, 55.0);
      double skin = square_light (after, tri_pose_project (pose, forehead), 6);

      g_assert_cmpfloat (square_light (before, rim, 6), <, 0.25 * skin);
      g_assert_cmpfloat (square_light (after, rim, 6), >, 0.3 * skin);
      g_assert_cmpfloat (square_light (after, rim, 6), <, 0.85 * skin);
    }
  /* The face stays. */
  for (int y = 560; y < 700; y++)
    for (int x = 300; x < 400; x++)
      g_assert_cmphex (tri_sample_pixel (before, x, y), ==, tri_sample_pixel (after, x, y));

  tri_painter_paint (painter, &area, tile, sizeof *tile * area.width);
  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      g_assert_cmphex (tile[y * area.width + x] & 0xffffff, ==,
                       tri_sample_pixel (after, area.x + x, area.y + y));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *longer = g_strdup_printf ("/render/side-hair/long-%s", samples[i]);
      g_autofree char *shorter = g_strdup_printf ("/render/side-hair/short-%s", samples[i]);

      g_test_add_data_func (longer, samples[i], test_long);
      g_test_add_data_func (shorter, samples[i], test_short);
    }
  g_test_add_func ("/render/side-hair/unknown", test_unknown);
  g_test_add_data_func ("/render/side-hair/clipped-front", "front", test_clipped);
  g_test_add_data_func ("/render/side-hair/clipped-left45", "left45", test_clipped);

  return g_test_run ();
}
