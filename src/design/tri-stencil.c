/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unrolling a line of the scalp onto paper.
 *
 * The tangent plane is rolled along the line: steps keep their length, and at every point the line
 * turns on paper by the angle that it turns within the tangent plane. What lies beside the line
 * cannot be true as well, since the scalp is curved in both directions; how much it is off is
 * computed and told. */

#include "config.h"

#include "tri-stencil.h"

/* Points of the shortest way, and rounds of pulling it tight: the arc on a sphere that it starts
 * from is nearly right already. */
#define N_WAY 33
#define N_ROUNDS 400

static const TriHandle mark_handles[TRI_N_STENCIL_MARKS] = {
  TRI_HANDLE_TEMPLE_RIGHT, TRI_HANDLE_APEX_RIGHT, TRI_HANDLE_LATERAL_RIGHT, TRI_HANDLE_MID_FRONTAL,
  TRI_HANDLE_LATERAL_LEFT, TRI_HANDLE_APEX_LEFT,  TRI_HANDLE_TEMPLE_LEFT,
};

static double
distance (TriVec3 a, TriVec3 b)
{
  return tri_vec3_length (tri_vec3_sub (a, b));
}

/* unrolling */

/* The tangent plane at a point of the head, as paper seen from outside. */
typedef struct
{
  TriVec3 right, up;
} Plane;

static Plane
plane_at (const TriHead *head, TriVec3 point)
{
  const TriVec3 n = tri_head_normal (head, tri_head_direction (head, point));
  const TriVec3 y = tri_vec3 (0, 1, 0);
  const TriVec3 up = tri_vec3_normalize (tri_vec3_sub (y, tri_vec3_scale (n, tri_vec3_dot (y, n))));

  return (Plane){ tri_vec3_cross (up, n), up };
}

/* The angle from the paper's right at which @step runs. */
static double
heading (Plane plane, TriVec3 step)
{
  return atan2 (tri_vec3_dot (step, plane.up), tri_vec3_dot (step, plane.right));
}

/* By how much the line turns to the left at point @i, within the tangent plane there. */
static double
turning (const TriHead *head, const TriVec3 *points, guint i)
{
  const Plane plane = plane_at (head, points[i]);
  const double angle = heading (plane, tri_vec3_sub (points[i + 1], points[i]))
                       - heading (plane, tri_vec3_sub (points[i], points[i - 1]));

  return remainder (angle, 2 * G_PI);
}

static TriVec2
step_to (TriVec2 from, double angle, double length)
{
  return (TriVec2){ from.x + length * cos (angle), from.y + length * sin (angle) };
}

void
tri_stencil_unroll (
    const TriHead *head, const TriVec3 *points, guint n_points, guint origin, TriVec2 *out_paper)
{
  Plane plane;
  double angle = 0.0;

  g_return_if_fail (head != NULL && points != NULL && out_paper != NULL);
  g_return_if_fail (n_points >= 2 && origin < n_points);

  plane = plane_at (head, points[origin]);
  out_paper[origin] = (TriVec2){ 0, 0 };
  for (guint i = origin; i + 1 < n_points; i++)
    {
      angle = i == origin ? heading (plane, tri_vec3_sub (points[i + 1], points[i]))
                          : angle + turning (head, points, i);
      out_paper[i + 1] = step_to (out_paper[i], angle, distance (points[i], points[i + 1]));
    }
  for (guint i = origin; i > 0; i--)
    {
      angle = i == origin ? heading (plane, tri_vec3_sub (points[i], points[i - 1]))
                          : angle - turning (head, points, i);
      out_paper[i - 1] = step_to (out_paper[i], angle, -distance (points[i], points[i - 1]));
    }
}

/* how far off */

double
tri_stencil_skin_distance (const TriHead *head, TriVec3 a_mm, TriVec3 b_mm)
{
  TriVec3 way[N_WAY];
  TriVec3 a, b;
  double length = 0.0;

  g_return_val_if_fail (head != NULL, 0.0);

  a = tri_head_direction (head, a_mm);
  b = tri_head_direction (head, b_mm);
  for (guint i = 0; i < N_WAY; i++)
    {
      const double t = i / (N_WAY - 1.0);
      const TriVec3 e = tri_vec3_add (tri_vec3_scale (a, 1 - t), tri_vec3_scale (b, t));

      way[i] = tri_head_point (head, tri_vec3_normalize (e));
    }
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 1; i + 1 < N_WAY; i++)
      {
        const TriVec3 middle = tri_vec3_scale (tri_vec3_add (way[i - 1], way[i + 1]), 0.5);

        way[i] = tri_head_point (head, tri_head_direction (head, middle));
      }
  for (guint i = 0; i + 1 < N_WAY; i++)
    length += distance (way[i], way[i + 1]);
  return length;
}

/* Gauss' curvature of the octant's ellipsoid at a point of the head, 1/mm². */
static double
curvature (const TriHead *head, TriVec3 point)
{
  const TriVec3 e = tri_head_direction (head, point);
  const TriVec3 axes = tri_head_get_axes (head, e.y > 0, e.z > 0);
  const double s = pow (e.x / axes.x, 2) + pow (e.y / axes.y, 2) + pow (e.z / axes.z, 2);

  return 1.0 / pow (axes.x * axes.y * axes.z * s, 2);
}

/* A line at distance d beside the strip's middle is shorter on the skin by K d²/2 of its length
 * (Gauss and Bonnet, second order). */
static double
find_strip_error (const TriHead *head, const TriVec3 *points, guint n, guint middle)
{
  double halves[2] = { 0, 0 };

  for (guint i = 0; i + 1 < n; i++)
    halves[i >= middle] += 0.5 * curvature (head, points[i]) * pow (TRI_STENCIL_HALF_WIDTH_MM, 2)
                           * distance (points[i], points[i + 1]);
  return MAX (halves[0], halves[1]);
}

static double
find_sheet_error (const TriHead *head, const TriStencilMark *marks, const TriVec3 *places)
{
  double most = 0.0;

  for (guint i = 0; i < TRI_N_STENCIL_MARKS; i++)
    for (guint j = 0; j < i; j++)
      {
        const double paper = hypot (marks[i].paper_mm.x - marks[j].paper_mm.x,
                                    marks[i].paper_mm.y - marks[j].paper_mm.y);
        const double skin = tri_stencil_skin_distance (head, places[i], places[j]);

        most = MAX (most, fabs (paper - skin));
      }
  return most;
}

/* stencil */

/* The front of the hairline, from the client's right to the left. Returns: (transfer full) */
static GArray *
collect_front (const TriRegion *region)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TriVec3));
  guint n, first, last;
  const TriVec3 *samples = tri_curve_get_samples (tri_region_get_hairline (region), &n);

  tri_region_get_front (region, &first, &last);
  for (guint i = first;; i = (i + 1) % n)
    {
      g_array_append_val (points, samples[i]);
      if (i == last)
        break;
    }
  if (g_array_index (points, TriVec3, 0).x > g_array_index (points, TriVec3, points->len - 1).x)
    for (guint i = 0; i < points->len / 2; i++)
      {
        TriVec3 *a = &g_array_index (points, TriVec3, i);
        TriVec3 *b = &g_array_index (points, TriVec3, points->len - 1 - i);
        const TriVec3 swapped = *a;

        *a = *b;
        *b = swapped;
      }
  return points;
}

/* The point nearest to @wanted. */
static guint
find_nearest (const GArray *points, TriVec3 wanted)
{
  guint best = 0;

  for (guint i = 1; i < points->len; i++)
    if (distance (g_array_index (points, TriVec3, i), wanted)
        < distance (g_array_index (points, TriVec3, best), wanted))
      best = i;
  return best;
}

/* The point that comes nearest to the midline; the line crosses it once. */
static guint
find_midline (const GArray *points)
{
  guint best = 0;

  for (guint i = 1; i < points->len; i++)
    if (fabs (g_array_index (points, TriVec3, i).x)
        < fabs (g_array_index (points, TriVec3, best).x))
      best = i;
  return best;
}

TriStencil *
tri_stencil_new (const TriRegion *region)
{
  TriHead *head;
  TriDesign *design;
  g_autoptr (GArray) points = NULL;
  TriVec3 places[TRI_N_STENCIL_MARKS];
  TriStencil *self;
  const TriVec3 *line;
  TriVec3 glabella;
  guint middle;
  double offset;

  g_return_val_if_fail (region != NULL, NULL);

  head = tri_region_get_head (region);
  design = tri_region_get_design (region);
  points = collect_front (region);
  line = (const TriVec3 *) points->data;
  middle = find_midline (points);
  glabella = tri_head_landmark (head, TRI_LANDMARK_GLABELLA);

  self = g_new0 (TriStencil, 1);
  self->n_line = points->len;
  self->line = g_new (TriVec2, points->len);
  tri_stencil_unroll (head, line, points->len, middle, self->line);
  /* The sample nearest to the midline may lie a third of a millimetre beside it. */
  offset = line[middle].x;
  for (guint i = 0; i < self->n_line; i++)
    self->line[i].x += offset;
  for (guint i = 0; i + 1 < points->len; i++)
    self->length_mm += distance (line[i], line[i + 1]);
  self->glabella_mm = tri_head_tape_height (head, line[middle]);

  for (guint i = 0; i < TRI_N_STENCIL_MARKS; i++)
    {
      TriStencilMark *mark = &self->marks[i];
      const guint at = find_nearest (points, tri_handle_get_point (mark_handles[i], design, head));
      const TriLandmark canthus = i < TRI_N_STENCIL_MARKS / 2 ? TRI_LANDMARK_LATERAL_CANTHUS_RIGHT
                                                              : TRI_LANDMARK_LATERAL_CANTHUS_LEFT;

      places[i] = line[at];
      mark->handle = mark_handles[i];
      mark->paper_mm = self->line[at];
      mark->canthus_mm = distance (line[at], tri_head_landmark (head, canthus));
      mark->glabella_mm = distance (line[at], glabella);
    }
  self->strip_error_mm = find_strip_error (head, line, points->len, middle);
  self->sheet_error_mm = find_sheet_error (head, self->marks, places);
  return self;
}

void
tri_stencil_free (TriStencil *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->line);
  g_free (self);
}
