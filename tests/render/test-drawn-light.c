/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The light that "match my sides" reckons with is the light of the picture. */

#include "config.h"

#include "tri-sample.h"
#include "tri-sides.h"

#include <string.h>

#define SIZE 300
#define MARGIN 10

static TriScene *
scene_from_above (TriHead *head)
{
  TriPose pose = { .rotation = tri_rotation_from_euler (0.0, -90.0, 0.0), .scale = 8.0 };
  TriVec2 crown = tri_pose_project (&pose, tri_vec3 (0.0, 131.2, -16.0));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  g_autoptr (TriPhoto) photo = NULL;

  memset (cairo_image_surface_get_data (surface), 0x80,
          (gsize) SIZE * cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  pose.tx = SIZE / 2.0 - crown.x;
  pose.ty = SIZE / 2.0 - crown.y;
  return tri_scene_new (photo, &pose, head, NULL, 0);
}

static double
drawn_light (TriScene *scene, TriDots *dots, const TriPigment *pigment)
{
  TriViewport viewport = tri_viewport_full (tri_scene_get_photo (scene));
  cairo_surface_t *picture = tri_preview_render (scene, dots, pigment, &viewport, NULL);
  double sum = 0.0;

  for (int c = 0; c < 3; c++)
    for (int y = MARGIN; y < SIZE - MARGIN; y++)
      for (int x = MARGIN; x < SIZE - MARGIN; x++)
        sum += tri_sample_linear (tri_sample_pixel (picture, x, y) >> (8 * c) & 0xff);
  cairo_surface_destroy (picture);
  return sum / (3.0 * (SIZE - 2 * MARGIN) * (SIZE - 2 * MARGIN) * tri_sample_linear (0x80));
}

static void
test_drawn_light (void)
{
  static const double targets[] = { 0.35, 0.45, 0.55, 0.65, 0.75, 0.80 };
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriScene) scene = scene_from_above (head);
  TriMoment healed = {
    .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28, .fading = TRI_END_TYPICAL
  };

  for (int fitzpatrick = 2; fitzpatrick <= 5; fitzpatrick += 3)
    for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
      {
        TriSkin skin = { .fitzpatrick = fitzpatrick, .hair = TRI_HAIR_DARK_BROWN };
        TriSidesMatch match;
        TriPigment pigment;
        g_autoptr (TriDesign) design = NULL;
        g_autoptr (TriDots) dots = NULL;
        double light;

        g_assert_true (tri_sides_match (figures, &skin, targets[i], &match));
        g_assert_cmpint (match.verdict, ==, TRI_SIDES_MET);
        pigment = tri_pigment_at (figures, &healed, match.shade, &skin);
        design = tri_sample_design_new ("soft", TRI_NORWOOD_7, tri_shade_get_dilution (match.shade),
                                        match.density_per_cm2);
        dots = tri_sample_dots_new (field, head, design, pigment.keep);
        light = drawn_light (scene, dots, &pigment);
        g_test_message ("type %d: %.3f of the light wanted, %.3f drawn (1:%d, %.0f per cm2)",
                        fitzpatrick, targets[i], light, tri_shade_get_dilution (match.shade),
                        match.density_per_cm2);
        g_assert_cmpfloat_with_epsilon (light, targets[i], 0.015);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/drawn-light/sides", test_drawn_light);

  return g_test_run ();
}
