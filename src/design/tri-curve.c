/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds a closed curve of rounded corners and answers questions about it the slow, exact way. */

#include "config.h"

#include "tri-curve-private.h"

#include "tri-chart.h"

#define SAMPLE_STEP_MM 0.7
/* Longest side of the polygon that samples are taken from. */
#define SIDE_MM 2.0
/* Steps along each ray of the area's sum; with 64 the sum is exact to 1e-4. */
#define AREA_STEPS 64

struct _TriCurve
{
  gatomicrefcount ref_count;
  TriHead *head;
  TriVec2 *polygon;
  guint n_polygon;
  TriVec2 *sample_chart;
  TriVec3 *samples;
  guint n_samples;
  double length_mm;
};

static TriVec2
mix (TriVec2 a, TriVec2 b, double t)
{
  return (TriVec2){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* The polygon with its long sides divided: equal steps in the chart are equal steps in mm only over
 * short ways. */
static GArray *
divide_sides (TriHead *head, const TriVec2 *polygon, guint n_polygon)
{
  GArray *fine = g_array_new (FALSE, FALSE, sizeof (TriVec2));

  for (guint i = 0; i < n_polygon; i++)
    {
      TriVec2 a = polygon[i], b = polygon[(i + 1) % n_polygon];
      TriVec3 step = tri_vec3_sub (tri_head_point (head, tri_chart_to_direction (b)),
                                   tri_head_point (head, tri_chart_to_direction (a)));
      guint parts = MAX (1, (guint) ceil (tri_vec3_length (step) / SIDE_MM));

      for (guint k = 0; k < parts; k++)
        {
          TriVec2 point = mix (a, b, (double) k / parts);

          g_array_append_val (fine, point);
        }
    }
  return fine;
}

static void
sample (TriCurve *self)
{
  g_autoptr (GArray) fine = divide_sides (self->head, self->polygon, self->n_polygon);
  const TriVec2 *points = (const TriVec2 *) (gpointer) fine->data;
  g_autofree double *walked = g_new (double, fine->len + 1);
  TriVec3 previous = tri_head_point (self->head, tri_chart_to_direction (points[0]));
  guint side = 0;

  walked[0] = 0;
  for (guint i = 1; i <= fine->len; i++)
    {
      TriVec3 point = tri_head_point (self->head, tri_chart_to_direction (points[i % fine->len]));

      walked[i] = walked[i - 1] + tri_vec3_length (tri_vec3_sub (point, previous));
      previous = point;
    }
  self->length_mm = walked[fine->len];

  self->n_samples = MAX (3, (guint) ceil (self->length_mm / SAMPLE_STEP_MM));
  self->sample_chart = g_new (TriVec2, self->n_samples);
  self->samples = g_new (TriVec3, self->n_samples);
  for (guint i = 0; i < self->n_samples; i++)
    {
      double at = MIN (i * SAMPLE_STEP_MM, self->length_mm);
      double step;

      while (side + 1 < fine->len && walked[side + 1] <= at)
        side++;
      step = walked[side + 1] - walked[side];
      self->sample_chart[i] = mix (points[side], points[(side + 1) % fine->len],
                                   step > 0 ? (at - walked[side]) / step : 0);
      self->samples[i]
          = tri_head_point (self->head, tri_chart_to_direction (self->sample_chart[i]));
    }
}

/* Takes @polygon. */
static TriCurve *
curve_new_take (TriHead *head, TriVec2 *polygon, guint n_polygon)
{
  TriCurve *self = g_new0 (TriCurve, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->head = tri_head_ref (head);
  self->polygon = polygon;
  self->n_polygon = n_polygon;
  sample (self);
  return self;
}

TriCurve *
tri_curve_new (TriHead *head, const TriCorner *corners, guint n_corners)
{
  g_autofree TriVec2 *chart = NULL;
  g_autofree TriVec3 *points = NULL;
  TriVec2 *polygon;

  g_return_val_if_fail (head != NULL && corners != NULL && n_corners >= 3, NULL);

  chart = g_new (TriVec2, n_corners);
  points = g_new (TriVec3, n_corners);
  polygon = g_new (TriVec2, (gsize) n_corners * TRI_CURVE_CORNER_POINTS);
  for (guint i = 0; i < n_corners; i++)
    {
      TriVec3 e = tri_head_direction (head, corners[i].point_mm);

      chart[i] = tri_chart_from_direction (e);
      points[i] = tri_head_point (head, e);
    }
  for (guint i = 0; i < n_corners; i++)
    {
      guint before = (i + n_corners - 1) % n_corners;
      guint after = (i + 1) % n_corners;
      double in_mm = tri_vec3_length (tri_vec3_sub (points[before], points[i]));
      double out_mm = tri_vec3_length (tri_vec3_sub (points[after], points[i]));
      TriVec2 b = chart[i];
      /* At most half way, so that neighbouring corners meet but never overlap. */
      TriVec2 a = mix (b, chart[before], MIN (0.5, corners[i].rho_mm / MAX (in_mm, 1e-6)));
      TriVec2 c = mix (b, chart[after], MIN (0.5, corners[i].rho_mm / MAX (out_mm, 1e-6)));

      for (guint k = 0; k < TRI_CURVE_CORNER_POINTS; k++)
        {
          double t = (double) k / (TRI_CURVE_CORNER_POINTS - 1);

          polygon[i * TRI_CURVE_CORNER_POINTS + k] = mix (mix (a, b, t), mix (b, c, t), t);
        }
    }
  return curve_new_take (head, polygon, n_corners * TRI_CURVE_CORNER_POINTS);
}

TriCurve *
_tri_curve_new_from_chart (TriHead *head, const TriVec2 *points, guint n_points)
{
  g_return_val_if_fail (head != NULL && points != NULL && n_points >= 3, NULL);

  return curve_new_take (head, g_memdup2 (points, n_points * sizeof *points), n_points);
}

TriCurve *
tri_curve_ref (TriCurve *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_curve_unref (TriCurve *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_head_unref (self->head);
  g_free (self->polygon);
  g_free (self->sample_chart);
  g_free (self->samples);
  g_free (self);
}

const TriVec2 *
tri_curve_get_polygon (const TriCurve *self, guint *n_points)
{
  g_return_val_if_fail (self != NULL && n_points != NULL, NULL);

  *n_points = self->n_polygon;
  return self->polygon;
}

const TriVec3 *
tri_curve_get_samples (const TriCurve *self, guint *n_samples)
{
  g_return_val_if_fail (self != NULL && n_samples != NULL, NULL);

  *n_samples = self->n_samples;
  return self->samples;
}

const TriVec2 *
_tri_curve_get_sample_chart (const TriCurve *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sample_chart;
}

guint
_tri_curve_find_corner (const TriCurve *self, guint corner)
{
  TriVec2 a, b, middle;
  double best = G_MAXDOUBLE;
  guint found = 0;

  g_return_val_if_fail (self != NULL && (corner + 1) * TRI_CURVE_CORNER_POINTS <= self->n_polygon,
                        0);

  a = self->polygon[corner * TRI_CURVE_CORNER_POINTS + TRI_CURVE_CORNER_POINTS / 2 - 1];
  b = self->polygon[corner * TRI_CURVE_CORNER_POINTS + TRI_CURVE_CORNER_POINTS / 2];
  middle = mix (a, b, 0.5);
  for (guint i = 0; i < self->n_samples; i++)
    {
      double dx = self->sample_chart[i].x - middle.x, dy = self->sample_chart[i].y - middle.y;

      if (dx * dx + dy * dy < best)
        {
          best = dx * dx + dy * dy;
          found = i;
        }
    }
  return found;
}

double
tri_curve_get_length_mm (const TriCurve *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length_mm;
}

double
tri_curve_get_area_cm2 (const TriCurve *self)
{
  TriVec2 centre = { 0, 0 };
  double sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_samples; i++)
    {
      centre.x += self->sample_chart[i].x / self->n_samples;
      centre.y += self->sample_chart[i].y / self->n_samples;
    }
  /* A fan of signed triangles about the centre, each summed along its middle ray; what lies outside
   * the curve is passed once forwards and once backwards. The chart is equal-area: dω = du dv / R².
   */
  for (guint i = 0; i < self->n_samples; i++)
    {
      TriVec2 a = self->sample_chart[i], b = self->sample_chart[(i + 1) % self->n_samples];
      TriVec2 middle = mix (a, b, 0.5);
      double twice = (a.x - centre.x) * (b.y - centre.y) - (b.x - centre.x) * (a.y - centre.y);
      double ray = 0;

      for (guint k = 0; k < AREA_STEPS; k++)
        {
          double t = (k + 0.5) / AREA_STEPS;
          TriVec3 e = tri_chart_to_direction (mix (centre, middle, t));

          ray += t * tri_head_area_element (self->head, e) / AREA_STEPS;
        }
      sum += twice * ray;
    }
  return fabs (sum) / (TRI_CHART_RADIUS * TRI_CHART_RADIUS) / 100;
}

gboolean
tri_curve_contains (const TriCurve *self, TriVec3 e)
{
  gboolean inside = FALSE;
  TriVec2 p;

  g_return_val_if_fail (self != NULL, FALSE);

  p = tri_chart_from_direction (e);
  for (guint i = 0, j = self->n_samples - 1; i < self->n_samples; j = i++)
    {
      TriVec2 a = self->sample_chart[j], b = self->sample_chart[i];

      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
        inside = !inside;
    }
  return inside;
}

double
tri_curve_distance_mm (const TriCurve *self, TriVec3 e, TriVec3 *out_nearest)
{
  double best = G_MAXDOUBLE, best_t = 0;
  guint found = 0;
  TriVec3 p;

  g_return_val_if_fail (self != NULL, 0);

  p = tri_head_point (self->head, e);
  for (guint i = 0; i < self->n_samples; i++)
    {
      double t;
      double d2 = _tri_segment_distance2 (p, self->samples[i],
                                          self->samples[(i + 1) % self->n_samples], &t);

      if (d2 < best)
        {
          best = d2;
          best_t = t;
          found = i;
        }
    }
  if (out_nearest != NULL)
    {
      TriVec3 a = self->samples[found], b = self->samples[(found + 1) % self->n_samples];

      *out_nearest = tri_vec3_add (a, tri_vec3_scale (tri_vec3_sub (b, a), best_t));
    }
  return tri_curve_contains (self, e) ? sqrt (best) : -sqrt (best);
}
