/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn line on the real head, found again in a hairline's parameters.
 *
 * Levenberg-Marquardt over the members that form the line: the residuals are the points' distances
 * from it, weighed by Huber, and how far each member moved from the start, weighed weakly: what no
 * point tells stays. */

#include "config.h"

#include "tri-trace.h"

#include "tri-curve-private.h"
#include "tri-linear.h"
#include "tri-region.h"

#include <glib/gi18n-lib.h>

#define MAX_FREE 16
#define MAX_RESIDUALS (TRI_TRACE_MOST_POINTS + MAX_FREE)
/* How well a point is placed on a pencilled line, and where Huber's weights begin. */
#define POINT_SD_MM 0.4
#define HUBER 2.5
#define DERIVATIVE_STEP_MM 0.1
#define MAX_ITERATIONS 30
#define MAX_TRIES 8
#define LAMBDA_START 1e-2
#define LAMBDA_FACTOR 6.0
#define SETTLED 1e-4
/* Beyond the temporal peak a drawn line goes on towards the sideburn. */
#define BEYOND_TEMPLE_MM 25.0
/* A peak is tried when the points ask for one: they fit badly without, and much better with it. */
#define PEAK_TRY_MM 6.0
#define PEAK_TRY_HALF_WIDTH_MM 14.0
#define PEAK_WORTH 0.6

/* Verdicts: a line within a pencil's width or two, one to be looked at, and no line. */
#define FITS_RMS_MM 1.2
#define FITS_WORST_MM 2.5
#define ROUGH_RMS_MM 2.0
#define ROUGH_WORST_MM 4.0
#define LEAST_SPREAD_MM 40.0
/* A point without which the others lie on a much more likely line, and far from it, is astray: the
 * line would bend to it in a way that nobody draws. */
#define STRAY_COST 6.0
#define STRAY_MM 5.0

/* The members that form the line, and how far each strays from a style by itself, mm. */
static const struct
{
  const char *key;
  double sd;
} free_members[] = {
  { "Height", 20 },      { "PeakDrop", 5 },  { "PeakHalfWidth", 6 }, { "LateralX", 8 },
  { "LateralRise", 6 },  { "ApexX", 4 },     { "ApexRise", 12 },     { "HollowY", 8 },
  { "HollowZ", 8 },      { "TempleY", 5 },   { "TempleZ", 6 },       { "RoundMid", 12 },
  { "RoundLateral", 8 }, { "RoundApex", 8 }, { "RoundTemple", 6 },
};

typedef struct
{
  TriHead *head;
  TriVec3 points[TRI_TRACE_MOST_POINTS]; /* mm, on the head */
  guint n_points;
  TriHairlineShape start;
  guint members[MAX_FREE]; /* which are free */
  double sd[MAX_FREE];
  guint n_free;
} Problem;

typedef struct
{
  TriHairlineShape shape;
  double residuals[MAX_RESIDUALS]; /* of the points, then of the members */
  double cost;
} State;

static guint
find_member (const char *key)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  guint member = 0;

  while (!g_str_equal (members[member].key, key))
    member++;
  return member;
}

/* Without a peak its depth and width say nothing. */
static Problem
problem_new (const TriHairlineShape *start, TriHead *head, const TriVec3 *points, guint n_points)
{
  Problem problem = { .head = head, .n_points = n_points, .start = *start };

  memcpy (problem.points, points, n_points * sizeof *points);
  for (guint i = 0; i < G_N_ELEMENTS (free_members); i++)
    {
      if (start->peak_drop_mm <= 0 && g_str_has_prefix (free_members[i].key, "Peak"))
        continue;
      problem.members[problem.n_free] = find_member (free_members[i].key);
      problem.sd[problem.n_free++] = free_members[i].sd;
    }
  return problem;
}

/* Signed distances of the points from the front of the line, mm. */
static void
measure (const Problem *problem, const TriHairlineShape *shape, double *distances)
{
  g_autoptr (TriCurve) curve = tri_hairline_curve (shape, problem->head);
  guint n, first, last, beyond, count;
  const TriVec3 *samples = tri_curve_get_samples (curve, &n);

  tri_hairline_find_front (shape, curve, &first, &last);
  beyond = (guint) (BEYOND_TEMPLE_MM * n / tri_curve_get_length_mm (curve));
  count = (last + n - first) % n + 2 * beyond;
  first = (first + n - beyond) % n;
  for (guint i = 0; i < problem->n_points; i++)
    {
      TriVec3 p = problem->points[i], along, away, normal;
      double least = G_MAXDOUBLE, t_of_least = 0, t;
      guint nearest = first;

      for (guint k = 0; k < count; k++)
        {
          guint a = (first + k) % n;
          double d2 = _tri_segment_distance2 (p, samples[a], samples[(a + 1) % n], &t);

          if (d2 < least)
            {
              least = d2;
              t_of_least = t;
              nearest = a;
            }
        }
      along = tri_vec3_sub (samples[(nearest + 1) % n], samples[nearest]);
      away = tri_vec3_sub (p, tri_vec3_add (samples[nearest], tri_vec3_scale (along, t_of_least)));
      normal = tri_head_normal (problem->head, tri_head_direction (problem->head, p));
      distances[i]
          = tri_vec3_dot (tri_vec3_cross (normal, along), away) < 0 ? -sqrt (least) : sqrt (least);
    }
}

static double
robust_cost (const Problem *problem, const double *residuals)
{
  double sum = 0;

  for (guint i = 0; i < problem->n_points + problem->n_free; i++)
    {
      double r = fabs (residuals[i]);

      sum += i < problem->n_points && r > HUBER ? HUBER * r - 0.5 * HUBER * HUBER : 0.5 * r * r;
    }
  return sum;
}

static State
state_at (const Problem *problem, const TriHairlineShape *shape)
{
  State state = { .shape = *shape };

  tri_hairline_shape_clamp (&state.shape);
  measure (problem, &state.shape, state.residuals);
  for (guint i = 0; i < problem->n_points; i++)
    state.residuals[i] /= POINT_SD_MM;
  for (guint i = 0; i < problem->n_free; i++)
    state.residuals[problem->n_points + i]
        = (tri_hairline_shape_get (&state.shape, problem->members[i])
           - tri_hairline_shape_get (&problem->start, problem->members[i]))
          / problem->sd[i];
  state.cost = robust_cost (problem, state.residuals);
  return state;
}

static void
linearise (const Problem *problem,
           const State *state,
           double hessian[MAX_FREE][MAX_FREE],
           double gradient[MAX_FREE])
{
  const TriShapeMember *limits = tri_hairline_shape_get_members ();
  guint n = problem->n_points + problem->n_free;
  double jacobian[MAX_FREE][MAX_RESIDUALS], weights[MAX_RESIDUALS];

  for (guint k = 0; k < n; k++)
    {
      double r = fabs (state->residuals[k]);

      weights[k] = k < problem->n_points && r > HUBER ? HUBER / r : 1;
    }
  for (guint i = 0; i < problem->n_free; i++)
    {
      guint member = problem->members[i];
      double value = tri_hairline_shape_get (&state->shape, member);
      double step = value + DERIVATIVE_STEP_MM > limits[member].maximum ? -DERIVATIVE_STEP_MM
                                                                        : DERIVATIVE_STEP_MM;
      TriHairlineShape shape = state->shape;
      State beside;

      tri_hairline_shape_set (&shape, member, value + step);
      beside = state_at (problem, &shape);
      for (guint k = 0; k < n; k++)
        jacobian[i][k] = (beside.residuals[k] - state->residuals[k]) / step;
    }
  for (guint i = 0; i < problem->n_free; i++)
    {
      gradient[i] = 0;
      for (guint k = 0; k < n; k++)
        gradient[i] += jacobian[i][k] * weights[k] * state->residuals[k];
      for (guint j = 0; j <= i; j++)
        {
          hessian[i][j] = 0;
          for (guint k = 0; k < n; k++)
            hessian[i][j] += jacobian[i][k] * weights[k] * jacobian[j][k];
          hessian[j][i] = hessian[i][j];
        }
    }
}

/* One better state; FALSE when there is none to be found. */
static gboolean
improve (const Problem *problem, State *state, double *lambda)
{
  double hessian[MAX_FREE][MAX_FREE], gradient[MAX_FREE];

  linearise (problem, state, hessian, gradient);
  for (guint try = 0; try < MAX_TRIES; try++)
    {
      double damped[MAX_FREE][MAX_FREE], step[MAX_FREE];
      TriHairlineShape shape = state->shape;
      State next;

      memcpy (damped, hessian, sizeof damped);
      for (guint i = 0; i < problem->n_free; i++)
        damped[i][i] *= 1 + *lambda;
      if (tri_linear_solve_symmetric (problem->n_free, MAX_FREE, damped[0], gradient, step))
        {
          for (guint i = 0; i < problem->n_free; i++)
            tri_hairline_shape_set (&shape, problem->members[i],
                                    tri_hairline_shape_get (&shape, problem->members[i]) - step[i]);
          next = state_at (problem, &shape);
          if (next.cost < state->cost)
            {
              *state = next;
              *lambda /= LAMBDA_FACTOR;
              return TRUE;
            }
        }
      *lambda *= LAMBDA_FACTOR;
    }
  return FALSE;
}

static State
solve (const TriHairlineShape *start, TriHead *head, const TriVec3 *points, guint n_points)
{
  Problem problem = problem_new (start, head, points, n_points);
  State state = state_at (&problem, start);
  double lambda = LAMBDA_START;

  for (guint i = 0; i < MAX_ITERATIONS; i++)
    {
      double before = state.cost;

      if (!improve (&problem, &state, &lambda) || before - state.cost < SETTLED)
        break;
    }
  return state;
}

static TriTraceFit
judge (const State *state, guint n_points)
{
  TriTraceFit fit = { 0 };
  double sum = 0;

  for (guint i = 0; i < n_points; i++)
    {
      double off = fabs (state->residuals[i]) * POINT_SD_MM;

      sum += off * off;
      if (off > fit.worst_mm)
        {
          fit.worst_mm = off;
          fit.worst = i;
        }
    }
  fit.rms_mm = sqrt (sum / n_points);
  fit.verdict = fit.rms_mm <= FITS_RMS_MM && fit.worst_mm <= FITS_WORST_MM     ? TRI_TRACE_FITS
                : fit.rms_mm <= ROUGH_RMS_MM && fit.worst_mm <= ROUGH_WORST_MM ? TRI_TRACE_ROUGH
                                                                               : TRI_TRACE_ASTRAY;
  return fit;
}

/* The better of a line with and without a peak, if @start has none: then @start gets one. */
static State
solve_with_peak (TriHairlineShape *start, TriHead *head, const TriVec3 *points, guint n_points)
{
  State plain = solve (start, head, points, n_points);
  TriHairlineShape peaked = *start;
  State other;

  if (start->peak_drop_mm > 0 || judge (&plain, n_points).rms_mm <= FITS_RMS_MM / 2)
    return plain;
  peaked.peak_drop_mm = PEAK_TRY_MM;
  peaked.peak_half_width_mm = PEAK_TRY_HALF_WIDTH_MM;
  other = solve (&peaked, head, points, n_points);
  if (judge (&other, n_points).rms_mm >= PEAK_WORTH * judge (&plain, n_points).rms_mm)
    return plain;
  *start = peaked;
  return other;
}

/* The point that is astray from the line of the others, and the cost of theirs; G_MAXDOUBLE when
 * there is none. */
static double
find_stray (const TriHairlineShape *start,
            TriHead *head,
            const TriVec3 *points,
            guint n_points,
            double cost,
            TriTraceFit *out_fit)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_points && cost > STRAY_COST; i++)
    {
      TriVec3 others[TRI_TRACE_MOST_POINTS];
      Problem alone = problem_new (start, head, &points[i], 1);
      State state;
      double off;

      memcpy (others, points, n_points * sizeof *points);
      others[i] = points[n_points - 1];
      state = solve (start, head, others, n_points - 1);
      measure (&alone, &state.shape, &off);
      if (state.cost < MIN (least, cost - STRAY_COST) && fabs (off) > STRAY_MM)
        {
          least = state.cost;
          out_fit->verdict = TRI_TRACE_ASTRAY;
          out_fit->worst = i;
          out_fit->worst_mm = fabs (off);
        }
    }
  return least;
}

/* What the points of the left and those of the right cost, each by itself; G_MAXDOUBLE when they do
 * not fit either. */
static double
solve_sides (const TriHairlineShape *start, TriHead *head, const TriVec3 *points, guint n_points)
{
  double cost = 0;

  for (int side = -1; side <= 1; side += 2)
    {
      TriVec3 own[TRI_TRACE_MOST_POINTS];
      State state;
      guint n = 0;

      for (guint i = 0; i < n_points; i++)
        if (points[i].x * side > 0)
          own[n++] = points[i];
      if (n < 2)
        return G_MAXDOUBLE;
      state = solve (start, head, own, n);
      if (judge (&state, n).verdict != TRI_TRACE_FITS)
        return G_MAXDOUBLE;
      cost += state.cost;
    }
  return cost;
}

static gboolean
are_crowded (const TriVec3 *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    for (guint j = 0; j < i; j++)
      if (tri_vec3_length (tri_vec3_sub (points[i], points[j])) >= LEAST_SPREAD_MM)
        return FALSE;
  return TRUE;
}

TriDesign *
tri_trace_fit (const TriDesign *start,
               TriHead *head,
               const TriVec3 *directions,
               guint n_directions,
               TriTraceFit *out_fit)
{
  TriVec3 points[TRI_TRACE_MOST_POINTS];
  TriDesignSpec spec;
  TriTraceFit stray;
  double stray_cost;
  State state;

  g_return_val_if_fail (start != NULL && head != NULL && directions != NULL && out_fit != NULL,
                        NULL);
  g_return_val_if_fail (
      n_directions >= TRI_TRACE_LEAST_POINTS && n_directions <= TRI_TRACE_MOST_POINTS, NULL);

  for (guint i = 0; i < n_directions; i++)
    points[i] = tri_head_point (head, directions[i]);
  spec = *tri_design_get_spec (start);
  state = solve_with_peak (&spec.shape, head, points, n_directions);
  *out_fit = judge (&state, n_directions);
  stray = *out_fit;
  stray_cost = find_stray (&spec.shape, head, points, n_directions, state.cost, &stray);
  if (are_crowded (points, n_directions))
    out_fit->verdict = TRI_TRACE_CROWDED;
  else if (out_fit->verdict != TRI_TRACE_FITS || stray.verdict == TRI_TRACE_ASTRAY)
    {
      double sides_cost = solve_sides (&spec.shape, head, points, n_directions);

      /* Of two explanations the likelier one. */
      if (stray.verdict == TRI_TRACE_ASTRAY && stray_cost <= sides_cost)
        *out_fit = stray;
      else
        out_fit->uneven = sides_cost < G_MAXDOUBLE;
    }
  spec.shape = spec.right_shape = state.shape;
  return tri_design_new (&spec);
}

gboolean
tri_trace_fit_is_usable (const TriTraceFit *fit)
{
  g_return_val_if_fail (fit != NULL, FALSE);

  return fit->verdict == TRI_TRACE_FITS || fit->verdict == TRI_TRACE_ROUGH;
}

char *
tri_trace_fit_describe (const TriTraceFit *fit)
{
  g_return_val_if_fail (fit != NULL, NULL);

  switch (fit->verdict)
    {
    case TRI_TRACE_FITS:
      return g_strdup_printf (_ ("The line follows the points: %.1f mm off on average, %.1f mm at "
                                 "most."),
                              fit->rms_mm, fit->worst_mm);

    case TRI_TRACE_ROUGH:
      if (fit->uneven)
        return g_strdup_printf (
            _ ("Left and right of the drawn line differ, and the design has both sides alike: it "
               "lies between them, %.1f mm off at most."),
            fit->worst_mm);
      return g_strdup_printf (
          _ ("Near the points, but not on them: %.1f mm off on average, point %u %.1f mm. Drag it "
             "onto the drawn line, or use the nearest line there is."),
          fit->rms_mm, fit->worst + 1, fit->worst_mm);

    case TRI_TRACE_CROWDED:
      return g_strdup_printf (_ ("The points lie within %.0f mm; spread them along the drawn line, "
                                 "from the middle to a temple."),
                              LEAST_SPREAD_MM);

    case TRI_TRACE_ASTRAY:
    default:
      if (fit->uneven)
        return g_strdup_printf (
            _ ("Left and right of the drawn line differ by too much (%.1f mm off between them); "
               "trace one side alone, or even the drawn line."),
            fit->worst_mm);
      return g_strdup_printf (
          _ ("The points do not lie on one hairline: point %u is %.1f mm off. Drag it onto the "
             "drawn line or take it away, or begin with a style that is nearer to the line."),
          fit->worst + 1, fit->worst_mm);
    }
}
