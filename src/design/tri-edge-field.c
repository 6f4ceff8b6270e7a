/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges in cells, sides by a scanline raster, and the exact queries. */

#include "config.h"

#include "tri-edge-field-private.h"

#include "tri-curve-private.h"

/* Neighbouring cells whose nearest samples lie farther apart than this along the curve are on a
 * ridge between two stretches of it; queries there try the neighbours' samples too. */
#define RIDGE_SAMPLES 6

static double
distance2 (TriVec3 a, TriVec3 b)
{
  TriVec3 d = tri_vec3_sub (a, b);

  return tri_vec3_dot (d, d);
}

static void
join_curves (TriEdgeField *self, TriCurve *const *curves, guint n_curves)
{
  guint total = 0, at = 0;

  for (guint c = 0; c < n_curves; c++)
    {
      guint n;

      tri_curve_get_samples (curves[c], &n);
      total += n;
    }
  g_assert (total < TRI_EDGE_NONE);
  self->n_samples = total;
  self->samples = g_new (TriEdgeSample, total);
  self->chart = g_new (TriVec2, total);
  for (guint c = 0; c < n_curves; c++)
    {
      guint n;
      const TriVec3 *samples = tri_curve_get_samples (curves[c], &n);
      const TriVec2 *chart = _tri_curve_get_sample_chart (curves[c]);

      for (guint i = 0; i < n; i++)
        {
          self->samples[at + i].point_mm = samples[i];
          self->chart[at + i] = chart[i];
          self->samples[at + i].next = at + (i + 1) % n;
          self->samples[at + i].previous = at + (i + n - 1) % n;
        }
      at += n;
    }
}

static int
cell_index (double coordinate)
{
  return (int) floor ((coordinate + TRI_GRID_HALF) / TRI_GRID_CELL);
}

/* Lists in each cell the edges that may cross it. */
static void
link_edges (TriEdgeField *self)
{
  guint room = self->n_samples * 4;

  self->link_edge = g_new (guint16, room);
  self->link_next = g_new (gint32, room);
  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    self->cells[cell] = (TriEdgeCell){ .links = -1, .nearest = TRI_EDGE_NONE };
  for (guint k = 0; k < self->n_samples; k++)
    {
      TriVec2 a = self->chart[k], b = self->chart[self->samples[k].next];
      int i0 = MAX (cell_index (MIN (a.x, b.x)), 0);
      int i1 = MIN (cell_index (MAX (a.x, b.x)), TRI_GRID_N - 1);
      int j0 = MAX (cell_index (MIN (a.y, b.y)), 0);
      int j1 = MIN (cell_index (MAX (a.y, b.y)), TRI_GRID_N - 1);

      for (int j = j0; j <= j1; j++)
        {
          for (int i = i0; i <= i1; i++)
            {
              if (self->n_links == room)
                {
                  room *= 2;
                  self->link_edge = g_renew (guint16, self->link_edge, room);
                  self->link_next = g_renew (gint32, self->link_next, room);
                }
              self->link_edge[self->n_links] = k;
              self->link_next[self->n_links] = self->cells[j * TRI_GRID_N + i].links;
              self->cells[j * TRI_GRID_N + i].links = self->n_links++;
            }
        }
    }
}

/* Even-odd of each cell's middle: every edge flips what lies to its left. */
static void
fill_inside (TriEdgeField *self)
{
  for (guint k = 0; k < self->n_samples; k++)
    {
      TriVec2 a = self->chart[k], b = self->chart[self->samples[k].next];
      int j0 = MAX (cell_index (MIN (a.y, b.y)) - 1, 0);
      int j1 = MIN (cell_index (MAX (a.y, b.y)) + 1, TRI_GRID_N - 1);

      for (int j = j0; j <= j1; j++)
        {
          double v = (j + 0.5) * TRI_GRID_CELL - TRI_GRID_HALF;
          double u;
          int count;

          if ((a.y > v) == (b.y > v))
            continue;
          u = a.x + (b.x - a.x) * (v - a.y) / (b.y - a.y);
          count = (int) ceil ((u + TRI_GRID_HALF) / TRI_GRID_CELL - 0.5);
          count = MIN (count, TRI_GRID_N);
          if (count > 0)
            self->cells[j * TRI_GRID_N + count - 1].inside ^= 1;
        }
    }
  for (guint j = 0; j < TRI_GRID_N; j++)
    {
      for (int i = TRI_GRID_N - 2; i >= 0; i--)
        self->cells[j * TRI_GRID_N + i].inside ^= self->cells[j * TRI_GRID_N + i + 1].inside;
    }
}

/* Steps along the curve from @sample while that comes nearer. */
static guint16
walk (const TriEdgeField *self, TriVec3 p, guint16 sample, double *out_d2)
{
  const TriEdgeSample *samples = self->samples;
  guint16 ahead = samples[sample].next, back = samples[sample].previous;
  double d2 = distance2 (p, samples[sample].point_mm);
  double ahead_d2 = distance2 (p, samples[ahead].point_mm);
  double back_d2 = distance2 (p, samples[back].point_mm);

  if (ahead_d2 < back_d2)
    {
      while (ahead_d2 < d2)
        {
          sample = ahead;
          d2 = ahead_d2;
          ahead = samples[sample].next;
          ahead_d2 = distance2 (p, samples[ahead].point_mm);
        }
    }
  else
    {
      while (back_d2 < d2)
        {
          sample = back;
          d2 = back_d2;
          back = samples[sample].previous;
          back_d2 = distance2 (p, samples[back].point_mm);
        }
    }
  *out_d2 = d2;
  return sample;
}

static gboolean
are_apart (const TriEdgeField *self, guint16 a, guint16 b)
{
  guint16 forward = a, backward = a;

  if (ABS ((int) a - (int) b) <= RIDGE_SAMPLES)
    {
      /* Numbers that are close are also close on the curve, save where one curve ends. */
      return MAX (a, b) - MIN (a, b) > 1 && self->samples[MAX (a, b) - 1].next != MAX (a, b);
    }
  for (guint i = 0; i < RIDGE_SAMPLES; i++)
    {
      forward = self->samples[forward].next;
      backward = self->samples[backward].previous;
      if (forward == b || backward == b)
        return FALSE;
    }
  return TRUE;
}

static void
find_ridges (TriEdgeField *self)
{
  static const int steps[] = { 1, TRI_GRID_N - 1, TRI_GRID_N, TRI_GRID_N + 1 };

  for (guint cell = 0; cell + TRI_GRID_N + 1 < TRI_GRID_CELLS; cell++)
    {
      if (self->cells[cell].nearest == TRI_EDGE_NONE)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
        {
          guint other = cell + steps[k];

          if (self->cells[other].nearest != TRI_EDGE_NONE
              && are_apart (self, self->cells[cell].nearest, self->cells[other].nearest))
            self->cells[cell].ridge = self->cells[other].ridge = TRUE;
        }
    }
}

TriEdgeField *
tri_edge_field_new (TriChartGrid *grid,
                    TriCurve *const *curves,
                    guint n_curves,
                    const TriEdgeLimits *limits)
{
  TriEdgeField *self;

  g_return_val_if_fail (grid != NULL && curves != NULL && n_curves > 0, NULL);
  g_return_val_if_fail (limits != NULL, NULL);

  self = g_new (TriEdgeField, 1);
  self->n_links = 0;
  g_atomic_ref_count_init (&self->ref_count);
  self->grid = tri_chart_grid_ref (grid);
  self->inside_mm = limits->inside_mm;
  self->outside_mm = limits->outside_mm;
  join_curves (self, curves, n_curves);
  link_edges (self);
  fill_inside (self);
  _tri_edge_field_find_nearest (self, limits->wanted);
  find_ridges (self);
  return self;
}

TriEdgeField *
tri_edge_field_ref (TriEdgeField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_edge_field_unref (TriEdgeField *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_chart_grid_unref (self->grid);
  g_free (self->samples);
  g_free (self->chart);
  g_free (self->link_edge);
  g_free (self->link_next);
  g_free (self);
}

const float *
tri_edge_field_get_cell_distances (const TriEdgeField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->distances_mm;
}

/* From the middle of the cell, whose side is known, up or down and then along to the point: each
 * edge crossed on the way changes the side, and only this cell's edges can be crossed. */
gboolean
tri_edge_field_contains (const TriEdgeField *self, guint cell, TriVec2 uv)
{
  gboolean inside;
  TriVec2 middle;

  g_return_val_if_fail (self != NULL && cell < TRI_GRID_CELLS, FALSE);

  inside = self->cells[cell].inside;
  if (self->cells[cell].links < 0)
    return inside;
  middle = tri_chart_grid_get_middle (cell);
  for (gint32 k = self->cells[cell].links; k >= 0; k = self->link_next[k])
    {
      TriVec2 a = self->chart[self->link_edge[k]];
      TriVec2 b = self->chart[self->samples[self->link_edge[k]].next];

      if ((a.x > middle.x) != (b.x > middle.x))
        {
          double v = a.y + (b.y - a.y) * (middle.x - a.x) / (b.x - a.x);

          inside ^= (v > middle.y) != (v > uv.y);
        }
      if ((a.y > uv.y) != (b.y > uv.y))
        {
          double u = a.x + (b.x - a.x) * (uv.y - a.y) / (b.y - a.y);

          inside ^= (u > middle.x) != (u > uv.x);
        }
    }
  return inside;
}

/* On a ridge the nearest sample may be one that a neighbouring cell starts from. @sample with @d2
 * is what the cell's own start led to. */
static guint16
walk_from_around (const TriEdgeField *self, guint cell, TriVec3 point_mm, guint16 sample, double d2)
{
  int column = cell % TRI_GRID_N, row = cell / TRI_GRID_N;
  guint16 tried[9];
  guint n_tried = 0;

  tried[n_tried++] = self->cells[cell].nearest;
  for (int j = MAX (row - 1, 0); j <= MIN (row + 1, TRI_GRID_N - 1); j++)
    {
      for (int i = MAX (column - 1, 0); i <= MIN (column + 1, TRI_GRID_N - 1); i++)
        {
          guint16 start = self->cells[j * TRI_GRID_N + i].nearest;
          guint16 found;
          double found_d2;
          guint k = 0;

          if (start == TRI_EDGE_NONE)
            continue;
          /* Starts beside each other lead to the same place. */
          while (k < n_tried && ABS ((int) start - (int) tried[k]) > 2)
            k++;
          if (k < n_tried)
            continue;
          tried[n_tried++] = start;
          found = walk (self, point_mm, start, &found_d2);
          if (found_d2 < d2)
            {
              d2 = found_d2;
              sample = found;
            }
        }
    }
  return sample;
}

double
tri_edge_field_distance (
    const TriEdgeField *self, guint cell, TriVec2 uv, TriVec3 point_mm, TriVec3 *out_nearest)
{
  guint16 sample;
  double d2, before_d2, after_d2, before_t, after_t, distance;

  g_return_val_if_fail (self != NULL && cell < TRI_GRID_CELLS, -G_MAXFLOAT);

  if (self->cells[cell].nearest == TRI_EDGE_NONE)
    {
      g_return_val_if_fail (out_nearest == NULL, -G_MAXFLOAT);
      return _tri_edge_field_far_mm (self, tri_edge_field_contains (self, cell, uv));
    }
  sample = walk (self, point_mm, self->cells[cell].nearest, &d2);
  if (self->cells[cell].ridge)
    sample = walk_from_around (self, cell, point_mm, sample, d2);

  {
    const TriEdgeSample *at = &self->samples[sample];
    TriVec3 before = self->samples[at->previous].point_mm;
    TriVec3 after = self->samples[at->next].point_mm;

    before_d2 = _tri_segment_distance2 (point_mm, at->point_mm, before, &before_t);
    after_d2 = _tri_segment_distance2 (point_mm, at->point_mm, after, &after_t);
    distance = sqrt (MIN (before_d2, after_d2));
    if (out_nearest != NULL)
      {
        TriVec3 side = tri_vec3_sub (before_d2 < after_d2 ? before : after, at->point_mm);
        double t = before_d2 < after_d2 ? before_t : after_t;

        *out_nearest = tri_vec3_add (at->point_mm, tri_vec3_scale (side, t));
      }
  }
  return tri_edge_field_contains (self, cell, uv) ? distance : -distance;
}
