/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotation, projection, back-projection and the pose's stored form. */

#include "config.h"

#include "test-vectors.h"
#include "tri-error.h"

static void
test_rotation (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "rotation");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      const TriVec3 angles = vectors_get_vec3 (o, "yaw_pitch_roll");
      JsonArray *rows = json_object_get_array_member (o, "R");
      const TriMat3 r = tri_rotation_from_euler (angles.x, angles.y, angles.z);
      TriVec3 back;

      for (guint j = 0; j < 3; j++)
        assert_vec3_near (tri_vec3 (r.m[3 * j], r.m[3 * j + 1], r.m[3 * j + 2]),
                          vectors_vec3 (json_array_get_array_element (rows, j)), 1e-4);
      tri_rotation_to_euler (&r, &back.x, &back.y, &back.z);
      assert_vec3_near (back, angles, 1e-9);
    }
}

/* exp and log undo each other from nothing up to half a turn. */
static void
test_rotation_vector (void)
{
  static const double angles[] = { 0.0, 1e-9, 1e-5, 0.1, 1.0, 2.5, 3.1, 3.14159, G_PI - 1e-7 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    for (guint j = 0; j < 50; j++)
      {
        const TriVec3 w = tri_vec3_scale (vectors_random_direction (rand), angles[i]);
        const TriMat3 r = tri_rotation_exp (w);

        assert_vec3_near (tri_rotation_log (&r), w, 1e-7);
      }
  for (guint j = 0; j < 50; j++)
    {
      /* At exactly half a turn either sign of the axis will do. */
      const TriVec3 w = tri_vec3_scale (vectors_random_direction (rand), G_PI);
      const TriMat3 r = tri_rotation_exp (w);
      const TriVec3 log = tri_rotation_log (&r);
      const TriMat3 again = tri_rotation_exp (log);

      g_assert_cmpfloat_with_epsilon (tri_vec3_length (log), G_PI, 1e-7);
      for (guint k = 0; k < 9; k++)
        g_assert_cmpfloat_with_epsilon (again.m[k], r.m[k], 1e-6);
    }
}

static void
test_projection (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "projection");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      const TriVec3 angles = vectors_get_vec3 (o, "yaw_pitch_roll");
      const TriVec2 t = vectors_vec2 (json_object_get_array_member (o, "t"));
      const TriPose pose = { tri_rotation_from_euler (angles.x, angles.y, angles.z),
                             json_object_get_double_member (o, "scale"), t.x, t.y,
                             json_object_get_double_member (o, "kappa") };
      const TriVec3 p = vectors_get_vec3 (o, "point");

      assert_vec2_near (tri_pose_project (&pose, p),
                        vectors_vec2 (json_object_get_array_member (o, "pixel")), 1e-4);
      assert_vec3_near (tri_pose_view (&pose, p), vectors_get_vec3 (o, "view"), 1e-4);
    }
}

static void
test_gain (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 200; i++)
    {
      const TriPose pose = vectors_random_pose (rand);
      const TriVec3 p = tri_vec3_scale (vectors_random_direction (rand), 90.0);
      const TriVec3 right = tri_vec3 (pose.rotation.m[0], pose.rotation.m[1], pose.rotation.m[2]);
      const TriVec2 a = tri_pose_project (&pose, p);
      const TriVec2 b = tri_pose_project (&pose, tri_vec3_add (p, tri_vec3_scale (right, 1e-3)));

      g_assert_cmpfloat_with_epsilon ((b.x - a.x) / 1e-3, tri_pose_gain (&pose, p), 1e-5);
      g_assert_cmpfloat_with_epsilon (tri_vec3_length (tri_pose_view (&pose, p)), 1.0, 1e-12);
    }
}

/* A step of a mm along the scalp is a mm along the scalp, wherever it goes in the picture. */
static void
test_gain_along (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  guint n_seen = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriPose pose = vectors_random_pose (rand);
      const TriVec3 e = vectors_random_direction (rand);
      const TriVec3 p = tri_head_point (head, e);
      const double turn = g_rand_double_range (rand, -G_PI, G_PI);
      const TriVec2 direction = { 3.0 * cos (turn), 3.0 * sin (turn) };
      double px = tri_pose_gain_along (&pose, head, p, direction);
      TriVec2 at = tri_pose_project (&pose, p);
      TriVec3 there;

      g_assert_cmpfloat (px, <=, 1.01 * tri_pose_gain (&pose, p));
      if (tri_vec3_dot (tri_head_normal (head, e), tri_pose_view (&pose, p)) < 0.3)
        continue;
      at.x += cos (turn) * px;
      at.y += sin (turn) * px;
      if (!tri_pose_back_project (&pose, head, at, &there))
        continue;
      n_seen++;
      g_assert_cmpfloat_with_epsilon (
          tri_vec3_length (tri_vec3_sub (tri_head_point (head, there), p)), 1.0, 0.05);
    }
  g_assert_cmpuint (n_seen, >, 300);
}

/* Every scalp point that faces the camera is found again under its own pixel. */
static void
test_back_project (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  guint n_seen = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriPose pose = vectors_random_pose (rand);
      TriVec3 e = vectors_random_direction (rand), p, found;
      double facing;

      /* A third of the points lie on the borders of the octants. */
      if (i % 6 == 0)
        e = tri_vec3_normalize (tri_vec3 (e.x, 0.0, e.z));
      else if (i % 6 == 1)
        e = tri_vec3_normalize (tri_vec3 (e.x, e.y, 0.0));
      p = tri_head_point (head, e);
      facing = tri_vec3_dot (tri_head_normal (head, e), tri_pose_view (&pose, p));
      if (facing < 0.01)
        continue;
      n_seen++;
      g_assert_true (tri_pose_back_project (&pose, head, tri_pose_project (&pose, p), &found));
      assert_vec3_near (found, e, 1e-8);
      found = tri_pose_back_project_nearest (&pose, head, tri_pose_project (&pose, p));
      assert_vec3_near (found, e, 1e-8);
    }
  g_assert_cmpuint (n_seen, >, 6000);
}

/* A ray past the head finds the outline point nearest to it: on the silhouette, and no point of
 * the head's picture is nearer to the pixel. */
static void
test_back_project_miss (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriPose pose = vectors_random_pose (rand);
      const double at = g_rand_double_range (rand, 0.0, 2.0 * G_PI);
      const double far = g_rand_double_range (rand, 180.0, 900.0) * pose.scale;
      const TriVec2 pixel = { pose.tx + far * cos (at), pose.ty + far * sin (at) };
      TriVec3 e, p, unused;
      TriVec2 q;
      double distance;

      g_assert_false (tri_pose_back_project (&pose, head, pixel, &unused));
      e = tri_pose_back_project_nearest (&pose, head, pixel);
      p = tri_head_point (head, e);
      q = tri_pose_project (&pose, p);
      distance = hypot (q.x - pixel.x, q.y - pixel.y);
      g_assert_cmpfloat_with_epsilon (
          tri_vec3_dot (tri_head_normal (head, e), tri_pose_view (&pose, p)), 0.0, 1e-4);
      for (guint j = 0; j < 2000; j++)
        {
          q = tri_pose_project (&pose, tri_head_point (head, tri_head_fibonacci (j, 2000)));
          g_assert_cmpfloat (hypot (q.x - pixel.x, q.y - pixel.y), >=, distance - 1e-6);
        }
    }
}

static void
test_scaled_and_mirrored (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (30);

  for (guint i = 0; i < 200; i++)
    {
      const TriPose pose = vectors_random_pose (rand);
      const TriPose half = tri_pose_scaled (&pose, 0.5);
      const TriPose mirrored = tri_pose_mirrored (&pose, 1500.0);
      const TriVec3 p = tri_vec3_scale (vectors_random_direction (rand), 90.0);
      const TriVec2 q = tri_pose_project (&pose, p);
      TriVec3 a, b;

      assert_vec2_near (tri_pose_project (&half, p), ((TriVec2){ 0.5 * q.x, 0.5 * q.y }), 1e-9);
      assert_vec2_near (tri_pose_project (&mirrored, tri_vec3 (-p.x, p.y, p.z)),
                        ((TriVec2){ 1500.0 - q.x, q.y }), 1e-9);
      tri_rotation_to_euler (&pose.rotation, &a.x, &a.y, &a.z);
      tri_rotation_to_euler (&mirrored.rotation, &b.x, &b.y, &b.z);
      assert_vec3_near (b, tri_vec3 (-a.x, a.y, -a.z), 1e-6);
    }
}

static void
test_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (40);

  for (guint i = 0; i < 500; i++)
    {
      const TriPose pose = vectors_random_pose (rand);
      g_autofree char *text = tri_pose_to_string (&pose);
      g_autoptr (GError) error = NULL;
      TriPose back;

      g_assert_true (tri_pose_from_string (text, &back, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (&pose, sizeof pose, &back, sizeof back);
    }
}

static void
test_garbage (void)
{
  static const char *const bad[] = {
    "",
    "pose1",
    "pose1 ",
    "hello",
    "pose2 1 0 0 0 1 0 0 0 1 2 3 4 0",
    "pose1 1 0 0 0 1 0 0 0 1 2 3 4",
    "pose1 1 0 0 0 1 0 0 0 1 2 3 4 0 0",
    "pose1 1 0 0 0 1 0 0 0 1 2 3 4 0 ",
    "pose1 1 0 0 0 1 0 0 0 1 2 3 4 0x",
    "pose1 1 0 0 0 1 0 0 0 1 2  4 0",
    "pose1 1 0 0 0 1 0 0 0 1 nan 3 4 0",
    "pose1 1 0 0 0 1 0 0 0 1 2 inf 4 0",
    "pose1 1 0 0 0 1 0 0 0 1 -2 3 4 0",
    "pose1 1 0 0 0 1 0 0 0 1 0 3 4 0",
    "pose1 1 0 0 0 1 0 0 0 1 2 3 4 -0.001",
    "pose1 1 0 0 0 1 0 0 0 1 2 3 4 1",
    "pose1 1 0 0 0 1 0 0 0 -1 2 3 4 0",
    "pose1 1 0.1 0 0 1 0 0 0 1 2 3 4 0",
    "pose1 0 0 0 0 0 0 0 0 0 2 3 4 0",
    "pose1 1 0 0 0 1 0 0 0 1 1e300 3 4 0",
  };
  TriPose pose = { .scale = 7.0 };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tri_pose_from_string (bad[i], &pose, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpfloat (pose.scale, ==, 7.0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/head/pose/rotation", test_rotation);
  g_test_add_func ("/head/pose/rotation-vector", test_rotation_vector);
  g_test_add_func ("/head/pose/projection", test_projection);
  g_test_add_func ("/head/pose/gain", test_gain);
  g_test_add_func ("/head/pose/gain-along", test_gain_along);
  g_test_add_func ("/head/pose/back-project", test_back_project);
  g_test_add_func ("/head/pose/back-project-miss", test_back_project_miss);
  g_test_add_func ("/head/pose/scaled-and-mirrored", test_scaled_and_mirrored);
  g_test_add_func ("/head/pose/text", test_text);
  g_test_add_func ("/head/pose/garbage", test_garbage);
  return g_test_run ();
}
