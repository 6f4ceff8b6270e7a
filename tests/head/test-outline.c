/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact outline against the hull of many projected surface points. */

#include "config.h"

#include "test-vectors.h"
#include "tri-outline-private.h"

#define N_POINTS 20000

static void
check_support (GRand *rand, double least_ey)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      TriPose pose = vectors_random_pose (rand);
      const double at = g_rand_double_range (rand, 0.0, 2.0 * G_PI);
      const double nx = cos (at), ny = sin (at);
      double exact, hull = -G_MAXDOUBLE;
      TriVec3 e;
      TriVec2 q;

      pose.tx = pose.ty = 0.0;
      pose.scale = 1.0;
      exact = _tri_outline_support (&pose.rotation, pose.kappa, &head->shape, least_ey, nx, ny, &e);
      for (guint j = 0; j < N_POINTS; j++)
        {
          const TriVec3 point = tri_head_fibonacci (j, N_POINTS);

          if (point.y < least_ey)
            continue;
          q = tri_pose_project (&pose, tri_head_point (head, point));
          hull = MAX (hull, nx * q.x - ny * q.y);
        }
      /* No sample lies beyond; the best one is as near as 20,000 points can be, and near the rim
       * that cuts the cranium off a row of them is missing. */
      g_assert_cmpfloat (exact, >=, hull - 1e-9);
      g_assert_cmpfloat (exact, <=, hull + 0.7);
      if (least_ey <= -1.0)
        g_assert_cmpfloat (exact, <=, hull + 0.03);

      /* The touching point is on the head, above the cut, and is where it says. */
      g_assert_cmpfloat_with_epsilon (tri_vec3_length (e), 1.0, 1e-9);
      g_assert_cmpfloat (e.y, >=, least_ey - 1e-12);
      q = tri_pose_project (&pose, tri_head_point (head, e));
      g_assert_cmpfloat_with_epsilon (nx * q.x - ny * q.y, exact, 1e-7);
    }
}

static void
test_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (50);

  check_support (rand, TRI_OUTLINE_WHOLE);
}

static void
test_cranium (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (51);

  check_support (rand, TRI_OUTLINE_CRANIUM_Y);
}

/* A pixel moved off the outline by so much along its normal is told to be that far away. */
static void
test_distance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (52);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriPose pose = vectors_random_pose (rand);
      const double at = g_rand_double_range (rand, 0.0, 2.0 * G_PI);
      const double nx = cos (at), ny = sin (at);
      const double off_mm = g_rand_double_range (rand, -8.0, 30.0);
      TriOutline outline;
      TriVec3 e;
      TriVec2 q;
      double distance;

      _tri_outline_support (&pose.rotation, pose.kappa, &head->shape, TRI_OUTLINE_CRANIUM_Y, nx, ny,
                            &e);
      q = tri_pose_project (&pose, tri_head_point (head, e));
      q.x += off_mm * pose.scale * nx;
      q.y -= off_mm * pose.scale * ny;
      _tri_outline_init (&outline, &pose.rotation, pose.kappa, &head->shape);
      distance = _tri_outline_distance (&outline, &pose, q) / pose.scale;
      /* Between the 60 directions the parabola is good to some hundredths of a millimetre; at the
       * cranium's cut-off edge a pixel inside may be nearer to another part. */
      if (off_mm >= 0.0)
        g_assert_cmpfloat_with_epsilon (distance, off_mm, 0.1);
      else
        g_assert_cmpfloat (distance, >=, off_mm - 0.1);
      if (off_mm < 0.0)
        g_assert_cmpfloat (distance, <=, 0.1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/head/outline/whole", test_whole);
  g_test_add_func ("/head/outline/cranium", test_cranium);
  g_test_add_func ("/head/outline/distance", test_distance);
  return g_test_run ();
}
