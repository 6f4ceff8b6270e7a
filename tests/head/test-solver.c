/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver's cost, term by term: each prior and each click by its weight of GEOMETRY 1 to 3. */

#include "config.h"

#include "test-vectors.h"
#include "tri-outline-private.h"
#include "tri-solver-private.h"

/* A problem and its solution: clicks that the state makes without error, every prior at its
 * centre, so that the cost is nothing until something is moved. */
static void
make_exact (const double factors[TRI_HEAD_N_FACTORS],
            double kappa,
            TriSolverProblem *problem,
            TriSolverState *state)
{
  static const TriLandmark clicked[] = { TRI_LANDMARK_PUPIL_LEFT, TRI_LANDMARK_PUPIL_RIGHT,
                                         TRI_LANDMARK_SUBNASALE, TRI_LANDMARK_MENTON };
  g_autoptr (TriHead) head = tri_head_new (factors);
  TriVec3 e;

  *state = (TriSolverState){ .pose = { tri_rotation_from_euler (10.0, -5.0, 3.0), 4.0, 700.0, 900.0,
                                       kappa } };
  memcpy (state->factors, tri_head_get_factors (head), sizeof state->factors);
  *problem = (TriSolverProblem){ .click_sd_px = 3.2, .slot = state->pose.rotation };
  for (guint i = 0; i < G_N_ELEMENTS (clicked); i++)
    {
      problem->clicks.has[clicked[i]] = TRUE;
      problem->clicks.at[clicked[i]]
          = tri_pose_project (&state->pose, tri_head_landmark (head, clicked[i]));
    }
  /* Straight up is one of the outline's 60 directions. */
  _tri_outline_support (&state->pose.rotation, kappa, &head->shape, TRI_OUTLINE_CRANIUM_Y, 0.0, 1.0,
                        &e);
  problem->clicks.silhouette[problem->clicks.n_silhouette++]
      = tri_pose_project (&state->pose, tri_head_point (head, e));
}

static double
cost_of (const TriSolverProblem *problem, const TriSolverState *state)
{
  TriSolverState copy = *state;

  _tri_solver_run (problem, 0, &copy);
  g_assert_cmpmem (&copy.pose, sizeof copy.pose, &state->pose, sizeof state->pose);
  return copy.cost;
}

static void
test_exact (void)
{
  TriSolverProblem problem;
  TriSolverState state;

  make_exact (NULL, 0.7e-3, &problem, &state);
  g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 0.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (_tri_solver_fit_error_mm (&problem, &state), 0.0, 1e-2);
}

static void
test_priors (void)
{
  static const double slot_sd_deg[3] = { 15.0, 20.0, 15.0 };
  static const double shape_sd[TRI_HEAD_N_FACTORS] = { 0.036, 0.042, 0.054, 0.035, 0.045 };
  TriSolverProblem problem;
  TriSolverState state;

  for (guint i = 0; i < 3; i++)
    {
      const double angle = -slot_sd_deg[i] * G_PI / 180.0;
      const TriMat3 turn = tri_rotation_exp (
          tri_vec3 (i == 0 ? angle : 0.0, i == 1 ? angle : 0.0, i == 2 ? angle : 0.0));

      make_exact (NULL, 0.7e-3, &problem, &state);
      problem.slot = tri_mat3_multiply (&turn, &state.pose.rotation);
      g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 0.5, 1e-4);
    }
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    {
      double factors[TRI_HEAD_N_FACTORS] = { 0 };

      factors[i] = 2.0 * shape_sd[i];
      make_exact (factors, 0.7e-3, &problem, &state);
      g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 2.0, 1e-4);
      /* A known head is not pulled to the mean. */
      problem.known_factors = factors;
      g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 0.0, 1e-4);
    }

  make_exact (NULL, 1.05e-3, &problem, &state);
  g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 0.5, 1e-4);
  problem.focal_px = 4.0 / 1.0e-3;
  g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 0.5, 1e-4);
}

/* Half the square up to 2.5 sd, straight on from there; 3.2 px of click and the landmark's own
 * scatter make the sd. */
static void
test_clicks (void)
{
  static const double off_sd[] = { 1.0, 2.5, 10.0 };
  static const double cost[] = { 0.5, 3.125, 21.875 };
  const double pupil_sd = hypot (3.2, 4.0 * 2.0), menton_sd = hypot (3.2, 4.0 * 5.0);
  const double silhouette_sd = hypot (3.2, 4.0 * 3.0);
  TriSolverProblem problem;
  TriSolverState state;

  for (guint i = 0; i < G_N_ELEMENTS (off_sd); i++)
    {
      make_exact (NULL, 0.7e-3, &problem, &state);
      problem.clicks.at[TRI_LANDMARK_PUPIL_RIGHT].x += off_sd[i] * pupil_sd;
      g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), cost[i], 1e-3);
      problem.clicks.at[TRI_LANDMARK_MENTON].y -= off_sd[i] * menton_sd;
      g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 2.0 * cost[i], 1e-3);
      problem.clicks.silhouette[0].y -= off_sd[i] * silhouette_sd;
      g_assert_cmpfloat_with_epsilon (cost_of (&problem, &state), 3.0 * cost[i], 0.05);
    }
}

/* The fit error is the clicks' own distance on the head. */
static void
test_fit_error (void)
{
  TriSolverProblem problem;
  TriSolverState state;
  g_autoptr (TriHead) head = tri_head_new (NULL);
  double gain;

  make_exact (NULL, 0.7e-3, &problem, &state);
  gain = tri_pose_gain (&state.pose, tri_head_landmark (head, TRI_LANDMARK_PUPIL_LEFT));
  problem.clicks.at[TRI_LANDMARK_PUPIL_LEFT].x += 3.0 * gain;
  problem.clicks.at[TRI_LANDMARK_PUPIL_LEFT].y += 4.0 * gain;
  g_assert_cmpfloat_with_epsilon (_tri_solver_fit_error_mm (&problem, &state), sqrt (25.0 / 5.0),
                                  1e-3);
}

/* From a start that is off in everything the run comes down to where the gradient vanishes: no
 * small move makes it cheaper. */
static void
test_settles (void)
{
  const double factors[TRI_HEAD_N_FACTORS] = { 0.04, -0.03, 0.02, 0.03, -0.03 };
  TriSolverProblem problem;
  TriSolverState exact, state;
  double settled;

  make_exact (factors, 0.9e-3, &problem, &exact);
  problem.slot = tri_rotation_from_euler (0.0, 0.0, 0.0);
  state = _tri_solver_start (&problem, &problem.slot);
  _tri_solver_run (&problem, TRI_SOLVER_ITERATIONS, &state);
  settled = state.cost;
  g_assert_cmpfloat (settled, <, cost_of (&problem, &exact));
  g_assert_cmpuint (state.n_iterations, >, 1);
  for (guint i = 0; i < 2; i++)
    {
      const double sign = i == 0 ? 1.0 : -1.0;
      TriSolverState near = state;

      near.pose.scale *= 1.0 + 0.01 * sign;
      g_assert_cmpfloat (cost_of (&problem, &near), >, settled);
      near = state;
      near.pose.kappa += 0.05e-3 * sign;
      g_assert_cmpfloat (cost_of (&problem, &near), >, settled);
      near = state;
      near.pose.tx += sign;
      g_assert_cmpfloat (cost_of (&problem, &near), >, settled);
      for (guint j = 0; j < TRI_HEAD_N_FACTORS; j++)
        {
          near = state;
          near.factors[j] += 0.01 * sign;
          g_assert_cmpfloat (cost_of (&problem, &near), >, settled);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/head/solver/exact", test_exact);
  g_test_add_func ("/head/solver/priors", test_priors);
  g_test_add_func ("/head/solver/clicks", test_clicks);
  g_test_add_func ("/head/solver/fit-error", test_fit_error);
  g_test_add_func ("/head/solver/settles", test_settles);
  return g_test_run ();
}
