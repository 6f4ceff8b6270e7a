/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Levenberg-Marquardt solve of one photo (GEOMETRY 3), without the checks around it. */

#pragma once

#include "tri-registration.h"

G_BEGIN_DECLS

typedef struct
{
  TriClicks clicks;
  const double *known_factors; /* nullable: the head's shape is given, the pose alone is free */
  double focal_px;             /* 0 unknown */
  double click_sd_px;          /* how well a click is placed */
  TriMat3 slot;                /* rotation of the view slot: centre of the prior */
} TriSolverProblem;

typedef struct
{
  TriPose pose;
  double factors[TRI_HEAD_N_FACTORS];
  double cost; /* robust cost, priors included */
  guint n_iterations;
} TriSolverState;

/* Least-squares scale of the landmarks seen with @rotation on the mean head, px per mm; not
 * positive when the clicks contradict the rotation (left and right exchanged). */
double _tri_solver_least_scale (const TriClicks *clicks, const TriMat3 *rotation);
/* Ratio of the spreads of clicks and landmarks: a scale that knows no sides. Positive. */
double _tri_solver_spread_scale (const TriClicks *clicks, const TriMat3 *rotation);

/* A start at @rotation with the scale and shift that fit the landmarks best. */
TriSolverState _tri_solver_start (const TriSolverProblem *problem, const TriMat3 *rotation);
/* GEOMETRY 3: a solve settles within these, or is not worth more. */
#define TRI_SOLVER_ITERATIONS 25

/* Improves @state until it settles or @max_iterations are spent. */
void _tri_solver_run (const TriSolverProblem *problem, guint max_iterations, TriSolverState *state);
/* Standard deviation of log s at the solution: the posterior of the linearised problem. */
double _tri_solver_log_scale_sd (const TriSolverProblem *problem, const TriSolverState *state);
/* RMS distance of the clicks from the model, mm on the head. */
double _tri_solver_fit_error_mm (const TriSolverProblem *problem, const TriSolverState *state);

G_END_DECLS
