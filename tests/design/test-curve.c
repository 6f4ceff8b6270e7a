/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five hairlines are the prototype's, point by point; distances and area of known shapes. */

#include "config.h"

#include "tri-chart.h"
#include "tri-region.h"

#include "../head/test-vectors.h"
#include "test-designs.h"

static void
test_styles (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonObject *styles = json_object_get_object_member (
      json_node_get_object (json_parser_get_root (parser)), "styles");
  g_autoptr (TriHead) head = tri_head_new (NULL);

  for (guint i = 0; i < N_STYLES; i++)
    {
      JsonObject *expected = json_object_get_object_member (styles, style_ids[i]);
      JsonArray *points = json_object_get_array_member (expected, "boundary_uv_first20");
      g_autoptr (TriTemplate) style = load_style (style_ids[i]);
      g_autoptr (TriCurve) curve = tri_hairline_curve (tri_template_get_shape (style), head);
      double area = json_object_get_double_member (expected, "region_area_cm2");
      double length = json_object_get_double_member (expected, "boundary_length_mm");
      guint n;
      const TriVec2 *polygon = tri_curve_get_polygon (curve, &n);

      g_assert_cmpuint (n % 14, ==, 0);
      for (guint k = 0; k < json_array_get_length (points); k++)
        {
          TriVec2 point = vectors_vec2 (json_array_get_array_element (points, k));

          g_assert_cmpfloat_with_epsilon (polygon[k].x, point.x, 1e-3);
          g_assert_cmpfloat_with_epsilon (polygon[k].y, point.y, 1e-3);
        }
      /* The prototype adds up the chords of long sides, which are a little short. */
      g_assert_cmpfloat_with_epsilon (tri_curve_get_length_mm (curve), length, length * 0.001);
      g_assert_cmpfloat_with_epsilon (tri_curve_get_area_cm2 (curve), area, area * 0.0015);
      g_test_message ("%s: %.2f of %.2f cm², %.1f of %.1f mm", style_ids[i],
                      tri_curve_get_area_cm2 (curve), area, tri_curve_get_length_mm (curve),
                      length);
    }
}

static void
test_samples (void)
{
  TriRng rng = tri_rng_seed (3);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) design = random_design (&rng, 0.3);
      g_autoptr (TriCurve) curve = tri_hairline_curve (&tri_design_get_spec (design)->shape, head);
      guint n;
      const TriVec3 *samples = tri_curve_get_samples (curve, &n);

      g_assert_cmpfloat_with_epsilon (n * 0.7, tri_curve_get_length_mm (curve), 0.7);
      for (guint i = 0; i < n; i++)
        {
          TriVec3 step = tri_vec3_sub (samples[(i + 1) % n], samples[i]);
          TriVec3 mirrored = { -samples[i].x, samples[i].y, samples[i].z };
          TriVec3 e = tri_head_direction (head, mirrored);

          /* Where the octants meet, skin stretches unevenly within a side. */
          g_assert_cmpfloat (tri_vec3_length (step), <, 0.95);
          /* Left and right are the same line, but for where the samples cut its corners. */
          g_assert_cmpfloat (fabs (tri_curve_distance_mm (curve, e, NULL)), <, 0.35);
        }
    }
}

/* Distances to a circle about the top of the head are known by geometry. */
static void
test_distance (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriCorner corners[90];
  g_autoptr (TriCurve) curve = NULL;
  const double angle = 0.5;
  TriVec3 nearest, expected, apex;

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      double turn = 2 * G_PI * i / G_N_ELEMENTS (corners);
      TriVec3 e = { sin (angle) * cos (turn), cos (angle), sin (angle) * sin (turn) };

      corners[i].point_mm = tri_head_point (head, e);
      corners[i].rho_mm = 60;
    }
  curve = tri_curve_new (head, corners, G_N_ELEMENTS (corners));

  for (guint i = 0; i < 20; i++)
    {
      double off = (i - 9.5) * 0.02;
      TriVec3 e = { sin (angle + off), cos (angle + off), 0 };
      double distance = tri_curve_distance_mm (curve, e, &nearest);

      expected = tri_head_point (head, tri_vec3 (sin (angle), cos (angle), 0));
      g_assert_true (tri_curve_contains (curve, e) == (off < 0));
      g_assert_true ((distance > 0) == (off < 0));
      g_assert_cmpfloat_with_epsilon (
          fabs (distance), tri_vec3_length (tri_vec3_sub (tri_head_point (head, e), expected)),
          0.05);
      g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (nearest, expected)), <, 2);
    }

  /* The cap's area by Archimedes needs a sphere; on the ellipsoid the sum over a fine lattice does.
   */
  apex = tri_vec3 (0, 1, 0);
  g_assert_true (tri_curve_contains (curve, apex));
  {
    const guint count = 200000;
    double area = 0;

    for (guint i = 0; i < count; i++)
      {
        TriVec3 e = tri_head_fibonacci (i, count);

        if (e.y > cos (angle))
          area += tri_head_area_element (head, e) * 4 * G_PI / count / 100;
      }
    g_assert_cmpfloat_with_epsilon (tri_curve_get_area_cm2 (curve), area, area * 0.004);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/curve/styles", test_styles);
  g_test_add_func ("/design/curve/samples", test_samples);
  g_test_add_func ("/design/curve/distance", test_distance);
  return g_test_run ();
}
