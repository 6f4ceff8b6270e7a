/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a few clicks on a photo to the head and its pose: the solves around one solve.
 *
 * Both assignments of left and right are solved and the cheaper is kept; then each click in turn is
 * left out, and the one whose absence helps most is suspected (GEOMETRY 3, "Bad click"). */

#include "config.h"

#include "tri-registration.h"

#include "tri-clicks.h"
#include "tri-error.h"
#include "tri-solver-private.h"

#include <glib/gi18n-lib.h>

/* A click is suspected when the cost falls by more than this without it (GEOMETRY 3). */
#define SUSPECT_DROP 2.5
/* A clicks' set with sides exchanged must be this much cheaper to be believed: views that tell the
 * sides apart differ by a hundred, the others not at all. */
#define SWAP_MARGIN 2.5
/* GEOMETRY 6: lengths of real heads vary together, which the fit's independent scatter leaves out.
 * Weighed by ANSUR II's covariance, the front set of clicks tells the scale to 2.9 % where the
 * posterior says 3.9; and no set of lengths of the head tells it better than 2.6 %. */
#define ANATOMY_SHARE (2.9 / 3.9)
#define BEST_SCALE_ERROR 2.6
/* A start that ends dearer than this is not trusted; others are tried. */
#define DOUBTFUL_COST 8.0
#define FEW_ITERATIONS 6

static TriSolverState
solve_from (const TriSolverProblem *problem, const TriMat3 *rotation)
{
  TriSolverState state = _tri_solver_start (problem, rotation);

  _tri_solver_run (problem, TRI_SOLVER_ITERATIONS, &state);
  return state;
}

/* Tries turned and leaned heads too, in a fixed order: a few steps of each, the best to the end. */
static void
solve_from_others (const TriSolverProblem *problem, TriSolverState *best)
{
  static const double turns_deg[][3] = {
    { 0.0, 30.0, 0.0 },  { 0.0, -30.0, 0.0 }, { 25.0, 0.0, 0.0 },
    { -25.0, 0.0, 0.0 }, { 0.0, 0.0, 30.0 },  { 0.0, 0.0, -30.0 },
  };
  TriSolverState promising = { .cost = G_MAXDOUBLE };

  for (guint i = 0; i < G_N_ELEMENTS (turns_deg); i++)
    {
      const double *turn_deg = turns_deg[i];
      const TriMat3 turn = tri_rotation_exp (
          tri_vec3_scale (tri_vec3 (turn_deg[0], turn_deg[1], turn_deg[2]), G_PI / 180.0));
      const TriMat3 rotation = tri_mat3_multiply (&turn, &problem->slot);
      TriSolverState other = _tri_solver_start (problem, &rotation);

      _tri_solver_run (problem, FEW_ITERATIONS, &other);
      if (other.cost < promising.cost)
        promising = other;
    }
  _tri_solver_run (problem, TRI_SOLVER_ITERATIONS, &promising);
  if (promising.cost < best->cost)
    *best = promising;
}

/* Two clicks that name both sides of one feature tell whether left and right were exchanged; one
 * side alone (a profile) fits either way. */
static gboolean
tells_sides (const TriClicks *clicks)
{
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      const TriLandmark mirror = tri_landmark_mirror (i);

      if (mirror != i && clicks->has[i] && clicks->has[mirror])
        return TRUE;
    }
  return FALSE;
}

/* Scale at the start, the same for both assignments of the sides so that their costs compare. */
static double
start_scale (const TriClicks *clicks, const TriMat3 *slot)
{
  const TriClicks swapped = tri_clicks_swapped (clicks);
  const double scale
      = MAX (_tri_solver_least_scale (clicks, slot), _tri_solver_least_scale (&swapped, slot));

  return scale > 0.02 ? scale : _tri_solver_spread_scale (clicks, slot);
}

static double
cost_without (const TriSolverProblem *problem, const TriSolverState *full)
{
  /* From the full solution and from the slot: a far-off click may have pulled the former into a
   * valley of its own. */
  TriSolverState near = *full;
  const TriSolverState far = solve_from (problem, &problem->slot);

  _tri_solver_run (problem, TRI_SOLVER_ITERATIONS, &near);
  return MIN (near.cost, far.cost);
}

static TriClickCheck
leave_one_out (const TriSolverProblem *problem, const TriSolverState *full)
{
  TriClickCheck check = { FALSE, TRI_N_LANDMARKS, 0, 0.0 };
  guint n_landmarks = 0;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    n_landmarks += problem->clicks.has[i] ? 1 : 0;
  /* Three clicks have none to spare; and a cost that is low cannot fall by much. */
  if (n_landmarks + problem->clicks.n_silhouette < 4 || full->cost <= SUSPECT_DROP)
    return check;

  for (guint i = 0; n_landmarks > 2 && i < TRI_N_LANDMARKS; i++)
    if (problem->clicks.has[i])
      {
        TriSolverProblem rest = *problem;
        double drop;

        rest.clicks.has[i] = FALSE;
        drop = full->cost - cost_without (&rest, full);
        if (drop > check.cost_drop)
          check = (TriClickCheck){ FALSE, i, 0, drop };
      }
  for (guint i = 0; i < problem->clicks.n_silhouette; i++)
    {
      TriSolverProblem rest = *problem;
      double drop;

      rest.clicks.n_silhouette--;
      rest.clicks.silhouette[i] = rest.clicks.silhouette[rest.clicks.n_silhouette];
      drop = full->cost - cost_without (&rest, full);
      if (drop > check.cost_drop)
        check = (TriClickCheck){ FALSE, TRI_N_LANDMARKS, i, drop };
    }
  check.suspect = check.cost_drop > SUSPECT_DROP;
  return check;
}

/* One feature whose sides were exchanged among clicks that are right: the cheapest such exchange
 * replaces @problem and @state when it explains the clicks so much better. */
static gboolean
solve_one_pair_exchanged (TriSolverProblem *problem, TriSolverState *state)
{
  TriSolverProblem best = *problem;
  TriSolverState best_state = *state;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      const TriLandmark mirror = tri_landmark_mirror (i);
      TriSolverProblem other = *problem;
      TriSolverState other_state;

      if (mirror <= i || !problem->clicks.has[i] || !problem->clicks.has[mirror])
        continue;
      other.clicks.at[i] = problem->clicks.at[mirror];
      other.clicks.at[mirror] = problem->clicks.at[i];
      other_state = solve_from (&other, &other.slot);
      if (other_state.cost < best_state.cost)
        {
          best = other;
          best_state = other_state;
        }
    }
  if (best_state.cost + SWAP_MARGIN >= state->cost)
    return FALSE;
  *problem = best;
  *state = best_state;
  return TRUE;
}

TriRegistration *
tri_registration_solve (const TriClicks *clicks,
                        double width_px,
                        double height_px,
                        TriHead *known_head,
                        double focal_px,
                        GError **error)
{
  TriSolverProblem problem = { 0 };
  TriSolverState state;
  TriRegistration *self;
  double yaw_deg, pitch_deg;
  gboolean swapped = FALSE;

  g_return_val_if_fail (clicks != NULL, NULL);
  g_return_val_if_fail (focal_px >= 0.0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!tri_clicks_check (clicks, width_px, height_px, error))
    return NULL;

  tri_view_get_start (clicks->view, &yaw_deg, &pitch_deg);
  problem.clicks = *clicks;
  problem.known_factors = known_head != NULL ? tri_head_get_factors (known_head) : NULL;
  problem.focal_px = focal_px;
  problem.slot = tri_rotation_from_euler (yaw_deg, pitch_deg, 0.0);
  /* 2 px at the size where a head is 2.5 px per mm (GEOMETRY 3). */
  problem.click_sd_px = 2.0 / 2.5 * start_scale (clicks, &problem.slot);

  state = solve_from (&problem, &problem.slot);
  if (tells_sides (clicks))
    {
      TriSolverProblem other = problem;
      TriSolverState other_state;

      other.clicks = tri_clicks_swapped (clicks);
      other_state = solve_from (&other, &other.slot);
      if (MIN (state.cost, other_state.cost) > DOUBTFUL_COST)
        {
          solve_from_others (&problem, &state);
          solve_from_others (&other, &other_state);
        }
      if (other_state.cost + SWAP_MARGIN < state.cost)
        {
          problem = other;
          state = other_state;
          swapped = TRUE;
        }
      if (state.cost > DOUBTFUL_COST)
        {
          /* Tried on the clicks as they came: with all sides exchanged, all but one would be wrong.
           */
          TriSolverProblem one = problem;
          TriSolverState one_state = state;

          one.clicks = *clicks;
          if (solve_one_pair_exchanged (&one, &one_state))
            {
              problem = one;
              state = one_state;
              swapped = TRUE;
            }
        }
    }
  else if (state.cost > DOUBTFUL_COST)
    solve_from_others (&problem, &state);
  if (!isfinite (state.cost) || !(state.pose.scale > 0.0))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("No head fits these marks; check that each is on its own point and "
                              "that the right view is chosen."));
      return NULL;
    }

  self = g_new0 (TriRegistration, 1);
  self->pose = state.pose;
  self->head = known_head != NULL ? tri_head_ref (known_head) : tri_head_new (state.factors);
  self->cost = state.cost;
  self->n_iterations = state.n_iterations;
  self->fit_error_mm = _tri_solver_fit_error_mm (&problem, &state);
  self->scale_error_percent
      = MAX (BEST_SCALE_ERROR, 100.0 * ANATOMY_SHARE * _tri_solver_log_scale_sd (&problem, &state));
  self->check = leave_one_out (&problem, &state);
  self->swapped = swapped;
  return self;
}

TriRegistration *
tri_registration_copy (const TriRegistration *self)
{
  TriRegistration *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->head = tri_head_ref (self->head);
  return copy;
}

void
tri_registration_free (TriRegistration *self)
{
  g_return_if_fail (self != NULL);

  tri_head_unref (self->head);
  g_free (self);
}
