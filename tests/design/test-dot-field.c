/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dot field has the same bytes everywhere, and every prefix of it is blue noise. */

#include "config.h"

#include "tri-dot-field.h"

#include "tri-chart.h"
#include "tri-error.h"

#include <gio/gio.h>
#include <string.h>

/* Of the file as this version of the tool writes it. Stored designs name dots by index: change the
 * format version and think of them before changing this. */
#define DIGEST "05b5a05d54cc17df2bfd5f571947195318ecbc0aa991cc80be57cea24077821a"

/* Area of the domain on the mean head, mm² (GEOMETRY 8). */
#define DOMAIN_MM2 88860.0

static GBytes *
load_bytes (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The mean scalp from the figures of GEOMETRY 2, apart from TriHead. */
static TriVec3
mean_point (TriVec3 e)
{
  return tri_vec3 (77.5 * e.x, 50.5 + (e.y > 0.0 ? 80.7 : 110.0) * e.y,
                   -16.1 + (e.z > 0.0 ? 113.0 : 85.3) * e.z);
}

static void
test_digest (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_cmpstr (digest, ==, DIGEST);
}

static void
test_count (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDotField) field = tri_dot_field_new (bytes, &error);
  g_autoptr (TriDotField) other = NULL;
  double lowest = 1.0;

  g_assert_no_error (error);
  g_assert_cmpuint (tri_dot_field_get_count (field), >=, 170000);
  g_assert_cmpuint (tri_dot_field_get_count (field), <=, 177700);

  for (guint i = 0; i < tri_dot_field_get_count (field); i++)
    {
      TriVec3 e = tri_dot_field_get_direction (field, i);

      TriVec2 chart = tri_dot_field_get_chart (field, i), mapped = tri_chart_from_direction (e);

      g_assert_cmpfloat_with_epsilon (chart.x, mapped.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (chart.y, mapped.y, 1e-9);
      g_assert_cmpfloat_with_epsilon (tri_vec3_length (e), 1.0, 1e-12);
      g_assert_cmpfloat (e.y, >=, TRI_DOT_FIELD_MIN_Y);
      lowest = MIN (lowest, e.y);
    }
  /* The domain is filled down to its rim. */
  g_assert_cmpfloat (lowest, <, TRI_DOT_FIELD_MIN_Y + 0.001);

  other = tri_dot_field_ref (field);
  g_assert_true (other == field);
}

#define CELLS_X 220
#define CELLS_Y 260
#define CELLS_Z 280

typedef struct
{
  double smallest; /* in units of the hexagonal optimum */
  double largest;
  double variation; /* coefficient of variation */
} Spacing;

/* Spacing of the first @n_dots; dots near the rim of the domain miss neighbours and only count as
 * neighbours. */
static Spacing
measure_spacing (TriDotField *field, guint n_dots)
{
  double optimum = sqrt (2.0 / (sqrt (3.0) * n_dots / DOMAIN_MM2));
  double cell = MAX (1.0, 1.4 * optimum);
  g_autofree gint32 *heads = g_new (gint32, CELLS_X * CELLS_Y * CELLS_Z);
  g_autofree gint32 *next = g_new (gint32, n_dots);
  g_autofree TriVec3 *points = g_new (TriVec3, n_dots);
  g_autofree gint32 *cells = g_new (gint32, n_dots);
  double sum = 0.0, sum_of_squares = 0.0, mean;
  Spacing spacing = { .smallest = G_MAXDOUBLE };
  guint counted = 0;

  memset (heads, 0xff, sizeof (gint32) * CELLS_X * CELLS_Y * CELLS_Z);
  for (guint i = 0; i < n_dots; i++)
    {
      TriVec3 p = mean_point (tri_dot_field_get_direction (field, i));
      int x = (int) ((p.x + 80.0) / cell) + 1;
      int y = (int) ((p.y + 80.0) / cell) + 1;
      int z = (int) ((p.z + 110.0) / cell) + 1;

      points[i] = p;
      cells[i] = (x * CELLS_Y + y) * CELLS_Z + z;
      next[i] = heads[cells[i]];
      heads[cells[i]] = (gint32) i;
    }

  for (guint i = 0; i < n_dots; i++)
    {
      double nearest = G_MAXDOUBLE;

      if (tri_dot_field_get_direction (field, i).y < TRI_DOT_FIELD_MIN_Y + 0.06)
        continue;
      for (int x = -1; x <= 1; x++)
        for (int y = -1; y <= 1; y++)
          for (int z = -1; z <= 1; z++)
            for (gint32 j = heads[cells[i] + (x * CELLS_Y + y) * CELLS_Z + z]; j >= 0; j = next[j])
              if (j != (gint32) i)
                nearest = MIN (nearest, tri_vec3_length (tri_vec3_sub (points[i], points[j])));

      nearest /= optimum;
      g_assert_cmpfloat (nearest, <, 1.4);
      sum += nearest;
      sum_of_squares += nearest * nearest;
      spacing.smallest = MIN (spacing.smallest, nearest);
      spacing.largest = MAX (spacing.largest, nearest);
      counted++;
    }

  mean = sum / counted;
  spacing.variation = sqrt (sum_of_squares / counted - mean * mean) / mean;
  return spacing;
}

static void
test_spacing (void)
{
  static const double parts[] = { 0.03, 0.10, 0.30, 0.50, 0.60, 0.80, 1.00 };
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (TriDotField) field = tri_dot_field_new (bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n_dots = (guint) (tri_dot_field_get_count (field) * parts[i]);
      Spacing spacing = measure_spacing (field, n_dots);

      g_test_message ("first %.0f %%: spacing %.3f to %.3f of the optimum, variation %.3f",
                      parts[i] * 100.0, spacing.smallest, spacing.largest, spacing.variation);
      g_assert_cmpfloat (spacing.variation, <=, 0.14);
      g_assert_cmpfloat (spacing.smallest, >=, 0.55);
    }
}

/* Equal numbers per area everywhere: eight wedges around the vertex, upper and lower half. */
static void
test_evenness (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (TriDotField) field = tri_dot_field_new (bytes, NULL);
  guint counts[2][2][2] = { 0 };
  double areas[2][2][2] = { 0 };
  const int steps = 400;

  for (guint i = 0; i < tri_dot_field_get_count (field); i++)
    {
      TriVec3 e = tri_dot_field_get_direction (field, i);

      counts[e.x > 0.0][e.y > 0.0][e.z > 0.0]++;
    }

  /* Midpoint rule over y and azimuth; y is uniform on the sphere. */
  for (int i = 0; i < steps; i++)
    for (int j = 0; j < steps; j++)
      {
        double y = TRI_DOT_FIELD_MIN_Y + (1.0 - TRI_DOT_FIELD_MIN_Y) * (i + 0.5) / steps;
        double azimuth = 2.0 * G_PI * (j + 0.5) / steps;
        double r = sqrt (1.0 - y * y);
        TriVec3 e = tri_vec3 (r * sin (azimuth), y, r * cos (azimuth));
        double h = y > 0.0 ? 80.7 : 110.0, b = e.z > 0.0 ? 113.0 : 85.3;
        TriVec3 n = tri_vec3 (e.x / 77.5, e.y / h, e.z / b);

        areas[e.x > 0.0][e.y > 0.0][e.z > 0.0] += 77.5 * h * b * tri_vec3_length (n) * 2.0 * G_PI
                                                  * (1.0 - TRI_DOT_FIELD_MIN_Y) / steps / steps;
      }

  for (guint i = 0; i < 8; i++)
    {
      double density = counts[i >> 2][i >> 1 & 1][i & 1] / areas[i >> 2][i >> 1 & 1][i & 1];

      g_assert_cmpfloat_with_epsilon (density, tri_dot_field_get_count (field) / DOMAIN_MM2,
                                      0.01 * density);
    }
}

static void
assert_refused (const guint8 *data, gsize size, TriError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (tri_dot_field_new (bytes, &error));
  g_assert_error (error, TRI_ERROR, (int) code);
}

static void
test_damage (void)
{
  static const guint8 good[]
      = { 'T', 'R', 'I', 'D', 'O', 'T', 'S', 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0, 1, 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, sizeof good);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDotField) field = tri_dot_field_new (bytes, &error);
  guint8 bad[sizeof good];

  g_assert_no_error (error);
  g_assert_cmpuint (tri_dot_field_get_count (field), ==, 2);
  g_assert_cmpfloat (tri_dot_field_get_direction (field, 0).y, ==, 1.0);

  assert_refused (good, 0, TRI_ERROR_DAMAGED);
  assert_refused (good, 15, TRI_ERROR_DAMAGED);
  assert_refused (good, sizeof good - 1, TRI_ERROR_DAMAGED);
  assert_refused (good, sizeof good - 4, TRI_ERROR_DAMAGED);

  memcpy (bad, good, sizeof good);
  bad[0] = 'X';
  assert_refused (bad, sizeof bad, TRI_ERROR_DAMAGED);

  memcpy (bad, good, sizeof good);
  bad[8] = 2;
  assert_refused (bad, sizeof bad, TRI_ERROR_UNSUPPORTED);

  memcpy (bad, good, sizeof good);
  bad[15] = 0xff;
  assert_refused (bad, sizeof bad, TRI_ERROR_DAMAGED);

  /* No dots at all. */
  memcpy (bad, good, sizeof good);
  bad[12] = 0;
  assert_refused (bad, 16, TRI_ERROR_DAMAGED);

  /* Both chart numbers near their end: outside the disc. */
  memcpy (bad, good, sizeof good);
  bad[17] = bad[19] = 0x7f;
  assert_refused (bad, sizeof bad, TRI_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/dot-field/digest", test_digest);
  g_test_add_func ("/design/dot-field/count", test_count);
  g_test_add_func ("/design/dot-field/spacing", test_spacing);
  g_test_add_func ("/design/dot-field/evenness", test_evenness);
  g_test_add_func ("/design/dot-field/damage", test_damage);

  return g_test_run ();
}
