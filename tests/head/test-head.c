/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's surface, chart and tape measure against the prototype's numbers and their own laws. */

#include "config.h"

#include "test-vectors.h"
#include "tri-chart.h"

static void
test_surface (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "surface");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      g_autoptr (TriHead) head = vectors_head (o);
      const TriVec3 e = vectors_get_vec3 (o, "e");
      const double area = json_object_get_double_member (o, "area_element");

      assert_vec3_near (tri_head_point (head, e), vectors_get_vec3 (o, "point"), 1e-4);
      assert_vec3_near (tri_head_normal (head, e), vectors_get_vec3 (o, "normal"), 1e-4);
      /* The file's e has six digits, which is 1e-2 mm² of 8,000. */
      g_assert_cmpfloat_with_epsilon (tri_head_area_element (head, e) / area, 1.0, 1e-5);
    }
}

static void
test_inverse (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  g_autoptr (TriHead) mean = tri_head_new (NULL);
  JsonArray *cases = vectors_array (parser, "inverse");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      g_autoptr (TriHead) head = vectors_head (o);

      assert_vec3_near (tri_head_direction (head, vectors_get_vec3 (o, "q")),
                        vectors_get_vec3 (o, "e"), 1e-4);
    }
  assert_vec3_near (tri_head_direction (mean, tri_head_get_centre (mean)), tri_vec3 (0.0, 1.0, 0.0),
                    1e-15);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriVec3 e = vectors_random_direction (rand);

      assert_vec3_near (tri_head_direction (head, tri_head_point (head, e)), e, 1e-12);
    }
}

/* The normal is of length one, points out, is at right angles to the surface, and passes from one
 * octant to the next without a step. */
static void
test_normal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriVec3 e = vectors_random_direction (rand);
      const TriVec3 n = tri_head_normal (head, e);
      const TriVec3 p = tri_head_point (head, e);
      const TriVec3 other = vectors_random_direction (rand);
      const TriVec3 step = tri_vec3_normalize (tri_vec3_add (e, tri_vec3_scale (other, 1e-6)));
      const TriVec3 along = tri_vec3_sub (tri_head_point (head, step), p);
      const TriVec3 over = tri_vec3_normalize (tri_vec3 (e.x, 1e-12, e.z));
      const TriVec3 under = tri_vec3_normalize (tri_vec3 (e.x, -1e-12, e.z));
      const TriVec3 before = tri_vec3_normalize (tri_vec3 (e.x, e.y, 1e-12));
      const TriVec3 behind = tri_vec3_normalize (tri_vec3 (e.x, e.y, -1e-12));

      g_assert_cmpfloat_with_epsilon (tri_vec3_length (n), 1.0, 1e-12);
      g_assert_cmpfloat (tri_vec3_dot (n, tri_vec3_sub (p, tri_head_get_centre (head))), >, 0.0);
      g_assert_cmpfloat_with_epsilon (tri_vec3_dot (n, along), 0.0, 1e-9);
      assert_vec3_near (tri_head_normal (head, over), tri_head_normal (head, under), 1e-8);
      assert_vec3_near (tri_head_normal (head, before), tri_head_normal (head, behind), 1e-8);
    }
}

/* The area element summed over the sphere is the area of the ellipsoid found another way: by
 * triangles of a fine mesh over azimuth and height. */
static void
test_area (void)
{
  const double factors[TRI_HEAD_N_FACTORS] = { 0.03, -0.04, 0.05, 0.03, -0.04 };
  g_autoptr (TriHead) head = tri_head_new (factors);
  const guint count = 20000, rings = 200, columns = 400;
  double sum = 0.0, mesh = 0.0;

  for (guint i = 0; i < count; i++)
    sum += tri_head_area_element (head, tri_head_fibonacci (i, count)) * 4.0 * G_PI / count;
  for (guint i = 0; i < rings; i++)
    for (guint j = 0; j < columns; j++)
      {
        TriVec3 corner[4];

        for (guint k = 0; k < 4; k++)
          {
            const double polar = G_PI * (i + (k >> 1)) / rings;
            const double azimuth = 2.0 * G_PI * (j + (k & 1)) / columns;

            corner[k] = tri_head_point (head, tri_vec3 (sin (polar) * sin (azimuth), cos (polar),
                                                        sin (polar) * cos (azimuth)));
          }
        for (guint k = 0; k < 2; k++)
          {
            const TriVec3 u = tri_vec3_sub (corner[1 + k], corner[0]);
            const TriVec3 v = tri_vec3_sub (corner[3], corner[0]);
            const TriVec3 cross
                = tri_vec3 (u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x);

            mesh += 0.5 * tri_vec3_length (cross);
          }
      }
  g_assert_cmpfloat_with_epsilon (sum / mesh, 1.0, 1e-3);
}

static void
test_mean_landmarks (void)
{
  g_autoptr (TriHead) mean = tri_head_new (NULL);
  const double factors[TRI_HEAD_N_FACTORS] = { 0.1, 0.2, 0.3, 0.4, 0.5 };
  g_autoptr (TriHead) head = tri_head_new (factors);
  TriVec3 p, axes;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    assert_vec3_near (tri_head_landmark (mean, i), tri_landmark_mean (i), 1e-12);

  /* Above and before the origin ky+ and kz+ count, below and behind ky- and kz-. */
  p = tri_head_landmark (head, TRI_LANDMARK_PUPIL_LEFT);
  assert_vec3_near (p, tri_vec3 (32.0 * exp (0.1), 24.5 * exp (0.2), 77.0 * exp (0.4)), 1e-9);
  p = tri_head_landmark (head, TRI_LANDMARK_MENTON);
  assert_vec3_near (p, tri_vec3 (0.0, -95.5 * exp (0.3), 88.0 * exp (0.4)), 1e-9);
  p = tri_head_landmark (head, TRI_LANDMARK_EAR_TOP_RIGHT);
  assert_vec3_near (p, tri_vec3 (-73.0 * exp (0.1), 24.0 * exp (0.2), -4.0 * exp (0.5)), 1e-9);

  axes = tri_head_get_axes (mean, TRUE, TRUE);
  assert_vec3_near (axes, tri_vec3 (77.5, 80.7, 113.0), 1e-9);
  axes = tri_head_get_axes (mean, FALSE, FALSE);
  assert_vec3_near (axes, tri_vec3 (77.5, 110.0, 85.3), 1e-9);
  assert_vec3_near (tri_head_get_centre (mean), tri_vec3 (0.0, 50.5, -16.1), 1e-9);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    {
      g_assert_cmpfloat (tri_head_get_factors (head)[i], ==, factors[i]);
      g_assert_cmpfloat_with_epsilon (tri_head_get_scale (head, i), exp (factors[i]), 1e-12);
    }
}

static void
test_ear (void)
{
  const double factors[TRI_HEAD_N_FACTORS] = { 0.05, 0.0, 0.0, 0.0, 0.1 };
  g_autoptr (TriHead) head = tri_head_new (factors);
  TriVec3 left[TRI_HEAD_EAR_POINTS], right[TRI_HEAD_EAR_POINTS];

  tri_head_ear (head, 1, left);
  tri_head_ear (head, -1, right);
  for (guint i = 0; i < TRI_HEAD_EAR_POINTS; i++)
    {
      g_assert_cmpfloat (left[i].x, ==, -right[i].x);
      g_assert_cmpfloat (left[i].y, ==, right[i].y);
      g_assert_cmpfloat (left[i].z, ==, right[i].z);
    }
  assert_vec3_near (left[3], tri_vec3 (87.0 * exp (0.05), 31.0, -14.0 * exp (0.1)), 1e-9);
}

static void
test_fibonacci (void)
{
  TriVec3 sum = { 0 };
  double last = 1.0;

  for (guint i = 0; i < 1000; i++)
    {
      const TriVec3 e = tri_head_fibonacci (i, 1000);

      g_assert_cmpfloat_with_epsilon (tri_vec3_length (e), 1.0, 1e-12);
      g_assert_cmpfloat (e.y, <, last);
      last = e.y;
      sum = tri_vec3_add (sum, e);
    }
  assert_vec3_near (tri_vec3_scale (sum, 1e-3), tri_vec3 (0.0, 0.0, 0.0), 1e-3);
}

static void
test_chart (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "chart");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  const TriVec2 far_out = { 1e6, -3.0 };
  TriVec2 uv;

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      const TriVec3 e = vectors_get_vec3 (o, "e");

      uv = vectors_vec2 (json_object_get_array_member (o, "uv"));
      /* The file rounds e to six digits, which the map stretches 145-fold at the lowest case; the
       * way back shrinks it, so there the agreement is told to the last digit. */
      assert_vec2_near (tri_chart_from_direction (e), uv, 1.5e-4);
      assert_vec3_near (tri_chart_to_direction (uv), e, 1e-6);
      assert_vec2_near (tri_chart_from_direction (tri_chart_to_direction (uv)), uv, 1e-9);
    }
  for (guint i = 0; i < 2000; i++)
    {
      const TriVec3 e = vectors_random_direction (rand);

      if (e.y > -0.999)
        assert_vec3_near (tri_chart_to_direction (tri_chart_from_direction (e)), e, 1e-10);
    }

  /* Nothing the map is asked gives anything but a finite point. */
  uv = tri_chart_from_direction (tri_vec3 (0.0, -1.0, 0.0));
  g_assert_true (isfinite (uv.x) && isfinite (uv.y));
  assert_vec3_near (tri_chart_to_direction (far_out), tri_vec3 (0.0, -1.0, 0.0), 1e-15);
  assert_vec3_near (tri_chart_to_direction ((TriVec2){ NAN, 0.0 }), tri_vec3 (0.0, -1.0, 0.0),
                    1e-15);
}

static void
test_tape (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "tape");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      g_autoptr (TriHead) head = vectors_head (o);

      assert_vec3_near (tri_head_tape_point (head, json_object_get_double_member (o, "x"),
                                             json_object_get_double_member (o, "h")),
                        vectors_get_vec3 (o, "point"), 1e-4);
    }
}

/* The tape read back, against a walk in a hundred thousand small steps, and past its two ends. */
static void
test_tape_walk (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (TriHead) mean = tri_head_new (NULL);
  const guint n_steps = 100000;
  TriVec3 last;
  double length = 0.0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const double x = g_rand_double_range (rand, -70.0, 70.0);
      const double height = g_rand_double_range (rand, -20.0, 150.0);
      const TriVec3 p = tri_head_tape_point (head, x, height);

      g_assert_cmpfloat_with_epsilon (tri_head_tape_height (head, p), height, 1e-6);
      assert_vec3_near (tri_head_point (head, tri_head_direction (head, p)), p, 1e-9);
    }

  last = tri_head_tape_point (mean, 33.0, 0.0);
  g_assert_cmpfloat_with_epsilon (last.y, 48.0, 1e-9);
  for (guint i = 1; i <= n_steps; i++)
    {
      const double angle = asin (-2.5 / (110.0 * sqrt (1.0 - 33.0 * 33.0 / (77.5 * 77.5))));
      const double t = angle + (G_PI - angle) * i / n_steps;
      const double q = sqrt (1.0 - 33.0 * 33.0 / (77.5 * 77.5));
      const TriVec3 e = tri_vec3 (33.0 / 77.5, q * sin (t), q * cos (t));
      const TriVec3 p = tri_head_point (mean, e);

      length += tri_vec3_length (tri_vec3_sub (p, last));
      last = p;
    }
  g_assert_cmpfloat_with_epsilon (tri_head_tape_height (mean, last), length, 1e-4);
  assert_vec3_near (tri_head_tape_point (mean, 33.0, length), last, 1e-3);

  last = tri_head_tape_point (mean, 0.0, 1e5);
  assert_vec3_near (last, tri_vec3 (0.0, 50.5 - 110.0, -16.1), 1e-6);
  last = tri_head_tape_point (mean, 0.0, -1e5);
  assert_vec3_near (last, tri_vec3 (0.0, 50.5 - 110.0, -16.1), 1e-6);
  last = tri_head_tape_point (mean, 500.0, 60.0);
  g_assert_true (isfinite (last.x) && isfinite (last.y) && isfinite (last.z));
}

static void
test_sections (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (TriHead) mean = tri_head_new (NULL);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const double y = g_rand_double_range (rand, -20.0, 100.0);
      const double z = g_rand_double_range (rand, -60.0, 60.0);
      const double azimuth = g_rand_double_range (rand, -180.0, 180.0);
      const TriVec3 left = tri_head_side_point (head, y, z, 1);
      const TriVec3 right = tri_head_side_point (head, y, z, -1);
      const TriVec3 nape = tri_head_azimuth_point (head, y, azimuth);

      assert_vec3_near (tri_head_point (head, tri_head_direction (head, left)), left, 1e-9);
      g_assert_cmpfloat (left.x, ==, -right.x);
      g_assert_cmpfloat (left.y, ==, y);
      g_assert_cmpfloat (left.z, ==, z);
      assert_vec3_near (tri_head_point (head, tri_head_direction (head, nape)), nape, 1e-9);
      g_assert_cmpfloat (nape.y, ==, y);
    }

  assert_vec3_near (tri_head_azimuth_point (mean, 50.5, 0.0), tri_vec3 (0.0, 50.5, 96.9), 1e-9);
  assert_vec3_near (tri_head_azimuth_point (mean, 50.5, 90.0), tri_vec3 (77.5, 50.5, -16.1), 1e-9);
  assert_vec3_near (tri_head_azimuth_point (mean, 50.5, 180.0), tri_vec3 (0.0, 50.5, -101.4), 1e-9);

  /* Off the head a point of the surface is answered all the same. */
  for (guint i = 0; i < 2; i++)
    {
      const TriVec3 p = i == 0 ? tri_head_side_point (mean, 300.0, 40.0, 1)
                               : tri_head_azimuth_point (mean, -300.0, 120.0);

      assert_vec3_near (tri_head_point (mean, tri_head_direction (mean, p)), p, 1e-9);
    }
}

static void
test_reference (void)
{
  TriHead *head = tri_head_new (NULL);
  TriHead *same = tri_head_ref (head);

  g_assert_true (same == head);
  tri_head_unref (head);
  g_assert_cmpfloat (tri_head_get_scale (same, 0), ==, 1.0);
  tri_head_unref (same);
}

static void
test_names (void)
{
  TriLandmark landmark;
  TriView view;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      const TriLandmark mirror = tri_landmark_mirror (i);
      const TriVec3 p = tri_landmark_mean (i), q = tri_landmark_mean (mirror);

      g_assert_true (tri_landmark_from_id (tri_landmark_get_id (i), &landmark));
      g_assert_cmpuint (landmark, ==, i);
      g_assert_cmpuint (tri_landmark_mirror (mirror), ==, i);
      g_assert_cmpfloat (p.x, ==, -q.x);
      g_assert_cmpfloat (p.y, ==, q.y);
      g_assert_cmpfloat (p.z, ==, q.z);
      g_assert_cmpfloat (tri_landmark_scatter_mm (i), >, 0.0);
      g_assert_cmpuint (strlen (tri_landmark_get_name (i)), >, 3);
    }
  g_assert_false (tri_landmark_from_id ("vertex", &landmark));

  for (guint i = 0; i < TRI_N_VIEWS; i++)
    {
      guint n_clicks = 0, n_silhouette = 0;
      const TriLandmark *clicks = tri_view_get_clicks (i, &n_clicks);

      g_assert_true (tri_view_from_id (tri_view_get_id (i), &view));
      g_assert_cmpuint (view, ==, i);
      g_assert_cmpuint (strlen (tri_view_get_name (i)), >, 2);
      g_assert_cmpuint (n_clicks, >=, 3);
      for (guint j = 0; j < n_clicks; j++)
        n_silhouette += clicks[j] == TRI_N_LANDMARKS;
      for (guint j = 0; j < n_silhouette; j++)
        g_assert_cmpstr (tri_view_get_silhouette_name (i, j), !=,
                         tri_view_get_silhouette_name (i, 99));
      if (i <= TRI_VIEW_RIGHT45)
        g_assert_cmpuint (n_clicks, ==, 6);
    }
  g_assert_false (tri_view_from_id ("", &view));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/head/head/surface", test_surface);
  g_test_add_func ("/head/head/inverse", test_inverse);
  g_test_add_func ("/head/head/round-trip", test_round_trip);
  g_test_add_func ("/head/head/normal", test_normal);
  g_test_add_func ("/head/head/area", test_area);
  g_test_add_func ("/head/head/landmarks", test_mean_landmarks);
  g_test_add_func ("/head/head/ear", test_ear);
  g_test_add_func ("/head/head/fibonacci", test_fibonacci);
  g_test_add_func ("/head/head/chart", test_chart);
  g_test_add_func ("/head/head/tape", test_tape);
  g_test_add_func ("/head/head/tape-walk", test_tape_walk);
  g_test_add_func ("/head/head/sections", test_sections);
  g_test_add_func ("/head/head/reference", test_reference);
  g_test_add_func ("/head/head/names", test_names);
  return g_test_run ();
}
