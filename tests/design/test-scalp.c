/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scalp puts every dot on its head, and the turns of its dots give the density that is wanted. */

#include "config.h"

#include "tri-scalp-private.h"

#include <gio/gio.h>
#include <math.h>

/* The mean head, a small narrow one and a large long one (one to two sd). */
static const double heads[][TRI_HEAD_N_FACTORS] = {
  { 0, 0, 0, 0, 0 },
  { -0.05, -0.04, 0.03, -0.03, 0.05 },
  { 0.04, 0.06, -0.05, 0.05, 0.06 },
};

static TriDotField *
load_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  TriDotField *field;

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return field;
}

static void
test_places (void)
{
  g_autoptr (TriDotField) field = load_field ();

  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      g_autoptr (TriHead) head = tri_head_new (heads[h]);
      g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
      g_autoptr (TriScalp) again = tri_scalp_ref (scalp);
      const float *points = tri_scalp_get_points (scalp);
      const float *normals = tri_scalp_get_normals (scalp);

      g_assert_true (again == scalp);
      g_assert_true (tri_scalp_get_head (scalp) == head);
      g_assert_true (tri_scalp_get_field (scalp) == field);
      g_assert_cmpuint (tri_scalp_get_count (scalp), ==, tri_dot_field_get_count (field));

      for (guint i = 0; i < tri_scalp_get_count (scalp); i += 97)
        {
          TriVec3 e = tri_dot_field_get_direction (field, i);
          TriVec3 p = tri_vec3 (points[3 * i], points[3 * i + 1], points[3 * i + 2]);
          TriVec3 n = tri_vec3 (normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]);

          g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (p, tri_head_point (head, e))), <, 1e-4);
          g_assert_cmpfloat (tri_vec3_length (tri_vec3_sub (n, tri_head_normal (head, e))), <,
                             1e-6);
          g_assert_cmpfloat (tri_vec3_dot (n, tri_head_normal (head, e)), >, 0.0);
        }
    }
}

/* A cap around the vertex on any head holds as many dots with a turn below n as n times its area
 * on that head: the field's own density is taken out. */
static void
test_density (void)
{
  static const double wanted[] = { 30.0, 100.0, 160.0 };
  g_autoptr (TriDotField) field = load_field ();
  const double rim = 0.3;
  const int steps = 300;

  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      g_autoptr (TriHead) head = tri_head_new (heads[h]);
      g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
      const float *turns = _tri_scalp_get_turns (scalp);
      double area_cm2 = 0.0;

      for (int i = 0; i < steps; i++)
        for (int j = 0; j < steps; j++)
          {
            double y = rim + (1.0 - rim) * (i + 0.5) / steps;
            double azimuth = 2.0 * G_PI * (j + 0.5) / steps;
            double r = sqrt (1.0 - y * y);

            area_cm2
                += tri_head_area_element (head, tri_vec3 (r * sin (azimuth), y, r * cos (azimuth)))
                   * (1.0 - rim) * 2.0 * G_PI / steps / steps / 100.0;
          }

      for (guint w = 0; w < G_N_ELEMENTS (wanted); w++)
        {
          guint left = 0, right = 0;

          for (guint i = 0; i < tri_scalp_get_count (scalp); i++)
            {
              TriVec3 e = tri_dot_field_get_direction (field, i);

              if (e.y > rim && turns[i] < wanted[w])
                {
                  left += e.x > 0.0;
                  right += e.x <= 0.0;
                }
            }
          g_assert_cmpfloat_with_epsilon (left + right, wanted[w] * area_cm2,
                                          0.01 * wanted[w] * area_cm2);
          g_assert_cmpfloat_with_epsilon (left, right, 0.02 * left);
        }
    }
}

static void
test_turns (void)
{
  g_autoptr (TriDotField) field = load_field ();
  guint count = tri_dot_field_get_count (field);

  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      g_autoptr (TriHead) head = tri_head_new (heads[h]);
      g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
      const float *turns = _tri_scalp_get_turns (scalp);
      double slack = G_MAXDOUBLE;

      for (guint i = 0; i < count; i++)
        {
          slack = MIN (slack, turns[i] / (i + 0.5) / _tri_scalp_get_turn_floor (scalp));
          /* On the mean head the turn is the rank's share of the field's 888.6 cm². */
          if (h == 0)
            g_assert_cmpfloat_with_epsilon (turns[i], (i + 0.5) / 888.6, 2e-4 * (i + 1) / 888.6);
        }
      g_assert_cmpfloat_with_epsilon (slack, 1.0, 1e-12);
    }
}

static void
check_jitter (const float *table, double spread)
{
  double sum = 0.0, squares = 0.0;

  for (guint i = 0; i < TRI_JITTER_SIZE; i++)
    {
      double logarithm = log (table[i]);

      if (i > 0)
        g_assert_cmpfloat (table[i], >, table[i - 1]);
      g_assert_cmpfloat_with_epsilon (table[i] * table[TRI_JITTER_SIZE - 1 - i], 1.0, 1e-6);
      sum += logarithm;
      squares += logarithm * logarithm;
    }
  g_assert_cmpfloat_with_epsilon (sum / TRI_JITTER_SIZE, 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (sqrt (squares / TRI_JITTER_SIZE), spread, 0.002 * spread);
}

static void
test_jitter (void)
{
  g_autoptr (TriDotField) field = load_field ();
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);

  check_jitter (_tri_scalp_get_diameter_jitter (scalp), 0.12);
  check_jitter (_tri_scalp_get_od_jitter (scalp), 0.16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/scalp/places", test_places);
  g_test_add_func ("/design/scalp/density", test_density);
  g_test_add_func ("/design/scalp/turns", test_turns);
  g_test_add_func ("/design/scalp/jitter", test_jitter);

  return g_test_run ();
}
