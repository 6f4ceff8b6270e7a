/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long hair at the sides is told from stubble, and what cannot be told is not guessed. */

#include "config.h"

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

  g_test_message ("stands %.1f mm, light %.2f: %s", hair.standing_mm, hair.light, sentence);
  g_assert_cmpint (hair.verdict, ==, TRI_SIDE_HAIR_LONG);
  g_assert_cmpfloat (hair.standing_mm, >, 7.0);
  g_assert_cmpfloat (hair.standing_mm, <, 20.0);
  g_assert_cmpfloat (hair.confidence, >=, 0.5);
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

  return g_test_run ();
}
