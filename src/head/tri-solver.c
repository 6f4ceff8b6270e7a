/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Levenberg-Marquardt solve of one photo (GEOMETRY 3), without the checks around it.
 *
 * Unknowns: a rotation step about the camera axes (3), log s, tx, ty, kappa, and the five logs of
 * the head's shape. The rotation is updated locally, R <- exp (w) R, so that no view suffers from
 * gimbal lock. */

#include "config.h"

#include "tri-solver-private.h"

#include "tri-linear.h"
#include "tri-outline-private.h"

#define N_POSE 7
#define MAX_UNKNOWNS (N_POSE + TRI_HEAD_N_FACTORS)
#define N_PRIORS (3 + 1 + TRI_HEAD_N_FACTORS)
#define MAX_RESIDUALS (2 * TRI_N_LANDMARKS + TRI_CLICKS_MAX_SILHOUETTE + N_PRIORS)

/* Figures of GEOMETRY 3: Levenberg-Marquardt, Huber's bend, priors. */
#define MAX_TRIES 8
#define LAMBDA_START 1e-2
#define LAMBDA_FACTOR 6.0
#define LAMBDA_LEAST 1e-7
#define SETTLED 1e-7
#define HUBER 2.5
#define SILHOUETTE_SCATTER_MM 3.0
#define KAPPA_MEAN 0.7e-3
#define KAPPA_SD 0.35e-3
#define FOCAL_SD 0.05
/* No camera is nearer to the head's middle than 25 cm. */
#define KAPPA_MOST 4e-3
#define LEAST_SCALE 0.02

/* Degrees about camera x (pitch), y (yaw) and z (roll). */
static const double slot_sd_deg[3] = { 15.0, 20.0, 15.0 };
/* Log-normal spread of the shape factors (GEOMETRY 2). */
static const double shape_sd[TRI_HEAD_N_FACTORS] = { 0.036, 0.042, 0.054, 0.035, 0.045 };
/* Steps of the numeric derivative. */
static const double steps[MAX_UNKNOWNS]
    = { 1e-4, 1e-4, 1e-4, 1e-4, 0.05, 0.05, 1e-6, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4 };

typedef struct
{
  guint n;      /* residuals in all */
  guint n_data; /* the first of them are of clicks and are weighed by Huber */
  double r[MAX_RESIDUALS];
} Residuals;

static guint
n_unknowns (const TriSolverProblem *problem)
{
  return problem->known_factors != NULL ? N_POSE : MAX_UNKNOWNS;
}

static TriSolverState
moved (const TriSolverState *state, const double *step, guint n)
{
  TriSolverState out = *state;
  const TriMat3 turn = tri_rotation_exp (tri_vec3 (step[0], step[1], step[2]));

  out.pose.rotation = tri_mat3_multiply (&turn, &state->pose.rotation);
  out.pose.scale *= exp (step[3]);
  out.pose.tx += step[4];
  out.pose.ty += step[5];
  out.pose.kappa = CLAMP (state->pose.kappa + step[6], 0.0, KAPPA_MOST);
  for (guint i = N_POSE; i < n; i++)
    out.factors[i - N_POSE] += step[i];
  return out;
}

static void
evaluate_priors (const TriSolverProblem *problem, const TriSolverState *state, Residuals *out)
{
  const TriMat3 *r = &state->pose.rotation, *s = &problem->slot;
  TriMat3 away;
  TriVec3 w;

  /* R R0^T */
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      away.m[3 * i + j] = r->m[3 * i] * s->m[3 * j] + r->m[3 * i + 1] * s->m[3 * j + 1]
                          + r->m[3 * i + 2] * s->m[3 * j + 2];
  w = tri_vec3_scale (tri_rotation_log (&away), 180.0 / G_PI);
  out->r[out->n++] = w.x / slot_sd_deg[0];
  out->r[out->n++] = w.y / slot_sd_deg[1];
  out->r[out->n++] = w.z / slot_sd_deg[2];

  if (problem->focal_px > 0.0)
    out->r[out->n++] = (state->pose.kappa * problem->focal_px / state->pose.scale - 1.0) / FOCAL_SD;
  else
    out->r[out->n++] = (state->pose.kappa - KAPPA_MEAN) / KAPPA_SD;

  if (problem->known_factors == NULL)
    for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
      out->r[out->n++] = state->factors[i] / shape_sd[i];
}

/* Unknowns that the outline in millimetres does not depend on: log s, tx, ty. */
static gboolean
keeps_outline (guint unknown)
{
  return unknown >= 3 && unknown <= 5;
}

/* @outline is made anew unless @keep_outline says that it is already this state's. */
static void
evaluate (const TriSolverProblem *problem,
          const TriSolverState *state,
          gboolean keep_outline,
          TriOutline *outline,
          Residuals *out)
{
  const TriClicks *clicks = &problem->clicks;
  const TriPose *pose = &state->pose;
  double scale[TRI_HEAD_N_FACTORS];

  out->n = 0;
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    scale[i] = exp (state->factors[i]);

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (clicks->has[i])
      {
        const TriVec3 p = _tri_head_scale_point (scale, tri_landmark_mean (i));
        const TriVec2 q = tri_pose_project (pose, p);
        const double sd = hypot (problem->click_sd_px, pose->scale * tri_landmark_scatter_mm (i));

        out->r[out->n++] = (q.x - clicks->at[i].x) / sd;
        out->r[out->n++] = (q.y - clicks->at[i].y) / sd;
      }
  if (clicks->n_silhouette > 0)
    {
      const double sd = hypot (problem->click_sd_px, pose->scale * SILHOUETTE_SCATTER_MM);

      if (!keep_outline)
        {
          TriHeadShape shape;

          _tri_head_shape (scale, &shape);
          _tri_outline_init (outline, &pose->rotation, pose->kappa, &shape);
        }
      for (guint i = 0; i < clicks->n_silhouette; i++)
        out->r[out->n++] = _tri_outline_distance (outline, pose, clicks->silhouette[i]) / sd;
    }
  out->n_data = out->n;
  evaluate_priors (problem, state, out);
}

static double
robust_cost (const Residuals *residuals)
{
  double sum = 0.0;

  for (guint i = 0; i < residuals->n; i++)
    {
      const double r = ABS (residuals->r[i]);

      sum += i < residuals->n_data && r > HUBER ? HUBER * r - 0.5 * HUBER * HUBER : 0.5 * r * r;
    }
  return sum;
}

/* Normal equations of the weighted, linearised problem. */
static void
linearise (const TriSolverProblem *problem,
           const TriSolverState *state,
           const TriOutline *outline,
           const Residuals *at,
           double hessian[MAX_UNKNOWNS][MAX_UNKNOWNS],
           double gradient[MAX_UNKNOWNS])
{
  const guint n = n_unknowns (problem);
  double jacobian[MAX_UNKNOWNS][MAX_RESIDUALS], weighed[MAX_RESIDUALS];

  for (guint k = 0; k < at->n; k++)
    {
      const double r = ABS (at->r[k]);

      weighed[k] = k < at->n_data && r > HUBER ? HUBER / r : 1.0;
    }
  for (guint i = 0; i < n; i++)
    {
      double step[MAX_UNKNOWNS] = { 0 };
      TriOutline beside_outline;
      TriSolverState beside;
      Residuals residuals;

      step[i] = steps[i];
      /* At its upper bound kappa can only be tried downwards. */
      if (i == 6 && state->pose.kappa + step[i] > KAPPA_MOST)
        step[i] = -step[i];
      beside = moved (state, step, n);
      if (keeps_outline (i))
        beside_outline = *outline;
      evaluate (problem, &beside, keeps_outline (i), &beside_outline, &residuals);
      for (guint k = 0; k < at->n; k++)
        jacobian[i][k] = (residuals.r[k] - at->r[k]) / step[i];
    }
  for (guint i = 0; i < n; i++)
    {
      gradient[i] = 0.0;
      for (guint k = 0; k < at->n; k++)
        gradient[i] += jacobian[i][k] * weighed[k] * at->r[k];
      for (guint j = 0; j <= i; j++)
        {
          double sum = 0.0;

          for (guint k = 0; k < at->n; k++)
            sum += jacobian[i][k] * weighed[k] * jacobian[j][k];
          hessian[i][j] = hessian[j][i] = sum;
        }
    }
}

/* Sums over the clicked landmarks about their means: a of the model, b of the clicks. */
typedef struct
{
  double ab, aa, bb;
  TriVec2 mean_model, mean_click;
} Spread;

static Spread
spread_of (const TriClicks *clicks, const TriMat3 *rotation)
{
  Spread out = { 0 };
  TriVec2 model[TRI_N_LANDMARKS];
  guint n = 0;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (clicks->has[i])
      {
        const TriVec3 q = tri_mat3_apply (rotation, tri_landmark_mean (i));

        model[i] = (TriVec2){ q.x, -q.y };
        out.mean_model.x += model[i].x;
        out.mean_model.y += model[i].y;
        out.mean_click.x += clicks->at[i].x;
        out.mean_click.y += clicks->at[i].y;
        n++;
      }
  g_assert (n > 0);
  out.mean_model = (TriVec2){ out.mean_model.x / n, out.mean_model.y / n };
  out.mean_click = (TriVec2){ out.mean_click.x / n, out.mean_click.y / n };
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (clicks->has[i])
      {
        const TriVec2 a = { model[i].x - out.mean_model.x, model[i].y - out.mean_model.y };
        const TriVec2 b
            = { clicks->at[i].x - out.mean_click.x, clicks->at[i].y - out.mean_click.y };

        out.ab += a.x * b.x + a.y * b.y;
        out.aa += a.x * a.x + a.y * a.y;
        out.bb += b.x * b.x + b.y * b.y;
      }
  return out;
}

double
_tri_solver_least_scale (const TriClicks *clicks, const TriMat3 *rotation)
{
  const Spread spread = spread_of (clicks, rotation);

  return spread.ab / MAX (spread.aa, 1e-9);
}

double
_tri_solver_spread_scale (const TriClicks *clicks, const TriMat3 *rotation)
{
  const Spread spread = spread_of (clicks, rotation);

  /* One millimetre squared keeps landmarks that coincide in this view from an endless scale. */
  return MAX (sqrt (spread.bb / MAX (spread.aa, 1.0)), LEAST_SCALE);
}

TriSolverState
_tri_solver_start (const TriSolverProblem *problem, const TriMat3 *rotation)
{
  const Spread spread = spread_of (&problem->clicks, rotation);
  TriSolverState out = { 0 };

  out.pose.rotation = *rotation;
  out.pose.scale = spread.ab / MAX (spread.aa, 1e-9);
  if (!(out.pose.scale > LEAST_SCALE))
    out.pose.scale = _tri_solver_spread_scale (&problem->clicks, rotation);
  out.pose.tx = spread.mean_click.x - out.pose.scale * spread.mean_model.x;
  out.pose.ty = spread.mean_click.y - out.pose.scale * spread.mean_model.y;
  out.pose.kappa = problem->focal_px > 0.0
                       ? CLAMP (out.pose.scale / problem->focal_px, 0.0, KAPPA_MOST)
                       : KAPPA_MEAN;
  if (problem->known_factors != NULL)
    memcpy (out.factors, problem->known_factors, sizeof out.factors);
  return out;
}

void
_tri_solver_run (const TriSolverProblem *problem, guint max_iterations, TriSolverState *state)
{
  const guint n = n_unknowns (problem);
  double lambda = LAMBDA_START;
  Residuals residuals;
  TriOutline outline;

  evaluate (problem, state, FALSE, &outline, &residuals);
  state->cost = robust_cost (&residuals);
  state->n_iterations = 0;
  while (state->n_iterations < max_iterations)
    {
      double hessian[MAX_UNKNOWNS][MAX_UNKNOWNS], gradient[MAX_UNKNOWNS];
      const double before = state->cost;
      gboolean better = FALSE;

      linearise (problem, state, &outline, &residuals, hessian, gradient);
      for (guint try = 0; try < MAX_TRIES && !better; try++)
        {
          double damped[MAX_UNKNOWNS][MAX_UNKNOWNS], step[MAX_UNKNOWNS] = { 0 };
          TriSolverState next;
          Residuals next_residuals;
          TriOutline next_outline;

          memcpy (damped, hessian, sizeof damped);
          for (guint i = 0; i < n; i++)
            damped[i][i] += lambda * (hessian[i][i] + 1e-12);
          if (tri_linear_solve_symmetric (n, MAX_UNKNOWNS, damped[0], gradient, step))
            {
              for (guint i = 0; i < n; i++)
                step[i] = -step[i];
              next = moved (state, step, n);
              evaluate (problem, &next, FALSE, &next_outline, &next_residuals);
              next.cost = robust_cost (&next_residuals);
              better = next.cost < before;
              if (better)
                {
                  next.n_iterations = state->n_iterations;
                  *state = next;
                  residuals = next_residuals;
                  outline = next_outline;
                }
            }
          if (!better)
            lambda *= LAMBDA_FACTOR;
        }
      if (!better)
        break;
      state->n_iterations++;
      lambda = MAX (lambda / LAMBDA_FACTOR, LAMBDA_LEAST);
      if (before - state->cost < SETTLED)
        break;
    }
}

double
_tri_solver_log_scale_sd (const TriSolverProblem *problem, const TriSolverState *state)
{
  const guint n = n_unknowns (problem);
  double hessian[MAX_UNKNOWNS][MAX_UNKNOWNS], unused[MAX_UNKNOWNS];
  double unit[MAX_UNKNOWNS] = { 0 }, column[MAX_UNKNOWNS];
  Residuals residuals;
  TriOutline outline;

  evaluate (problem, state, FALSE, &outline, &residuals);
  linearise (problem, state, &outline, &residuals, hessian, unused);
  unit[3] = 1.0;
  if (!tri_linear_solve_symmetric (n, MAX_UNKNOWNS, hessian[0], unit, column))
    return 0.0;
  return sqrt (MAX (column[3], 0.0));
}

double
_tri_solver_fit_error_mm (const TriSolverProblem *problem, const TriSolverState *state)
{
  const TriClicks *clicks = &problem->clicks;
  const TriPose *pose = &state->pose;
  double scale[TRI_HEAD_N_FACTORS], sum = 0.0;
  TriHeadShape shape;
  TriOutline outline;
  guint n = 0;

  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    scale[i] = exp (state->factors[i]);
  _tri_head_shape (scale, &shape);
  _tri_outline_init (&outline, &pose->rotation, pose->kappa, &shape);

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (clicks->has[i])
      {
        const TriVec3 p = _tri_head_scale_point (scale, tri_landmark_mean (i));
        const TriVec2 q = tri_pose_project (pose, p);
        const double off
            = hypot (q.x - clicks->at[i].x, q.y - clicks->at[i].y) / tri_pose_gain (pose, p);

        sum += off * off;
        n++;
      }
  for (guint i = 0; i < clicks->n_silhouette; i++)
    {
      const double off
          = _tri_outline_distance (&outline, pose, clicks->silhouette[i]) / pose->scale;

      sum += off * off;
      n++;
    }
  return sqrt (sum / MAX (n, 1));
}
