/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head in the cells of the chart. */

#include "config.h"

#include "tri-chart.h"
#include "tri-edge-field.h"

/* Cells whose middle lies farther out are no scalp; the chart ends at twice its radius. */
#define SCALP_RADIUS (2 * TRI_CHART_RADIUS - 4)

static gboolean
is_within (TriVec2 uv, double radius)
{
  return uv.x * uv.x + uv.y * uv.y < radius * radius;
}

TriVec2
tri_chart_grid_get_middle (guint cell)
{
  return (TriVec2){ (cell % TRI_GRID_N + 0.5) * TRI_GRID_CELL - TRI_GRID_HALF,
                    (cell / TRI_GRID_N + 0.5) * TRI_GRID_CELL - TRI_GRID_HALF };
}

guint
tri_chart_grid_get_first (guint block, guint side)
{
  const guint blocks_a_row = TRI_GRID_N / side;

  return (block / blocks_a_row * TRI_GRID_N + block % blocks_a_row) * side;
}

static TriBall
bound_block (const TriChartGrid *self, guint block, guint side)
{
  guint first = tri_chart_grid_get_first (block, side);
  TriVec3 sum = tri_vec3 (0, 0, 0);
  guint count = 0;
  TriBall ball = { .reach_mm = -1 };

  for (guint i = 0; i < side * side; i++)
    {
      guint cell = first + i / side * TRI_GRID_N + i % side;

      if (self->reach_mm[cell] <= 0)
        continue;
      sum = tri_vec3_add (sum, self->centre_mm[cell]);
      count++;
    }
  if (count == 0)
    return ball;
  ball.centre_mm = tri_vec3_scale (sum, 1.0 / count);
  for (guint i = 0; i < side * side; i++)
    {
      guint cell = first + i / side * TRI_GRID_N + i % side;
      TriVec3 away = tri_vec3_sub (self->centre_mm[cell], ball.centre_mm);

      if (self->reach_mm[cell] > 0)
        ball.reach_mm = MAX (ball.reach_mm, (float) tri_vec3_length (away));
    }
  return ball;
}

TriChartGrid *
tri_chart_grid_new (TriHead *head)
{
  TriChartGrid *self;
  g_autofree TriVec3 *corners = NULL;
  const guint stride = TRI_GRID_N + 1;

  g_return_val_if_fail (head != NULL, NULL);

  self = g_new (TriChartGrid, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->head = tri_head_ref (head);

  corners = g_new (TriVec3, stride * stride);
  for (guint j = 0; j < stride; j++)
    {
      for (guint i = 0; i < stride; i++)
        {
          TriVec2 uv = { i * TRI_GRID_CELL - TRI_GRID_HALF, j * TRI_GRID_CELL - TRI_GRID_HALF };

          if (is_within (uv, 2 * TRI_CHART_RADIUS))
            corners[j * stride + i] = tri_head_point (head, tri_chart_to_direction (uv));
        }
    }
  self->widest_mm = 0;
  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    {
      TriVec2 uv = tri_chart_grid_get_middle (cell);
      guint at = cell / TRI_GRID_N * stride + cell % TRI_GRID_N;
      const guint around[4] = { at, at + 1, at + stride, at + stride + 1 };
      double reach = 0;
      TriVec3 e;

      self->centre_mm[cell] = tri_vec3 (0, 0, 0);
      self->reach_mm[cell] = 0;
      self->area_cm2[cell] = 0;
      if (!is_within (uv, SCALP_RADIUS))
        continue;
      e = tri_chart_to_direction (uv);
      self->centre_mm[cell] = tri_head_point (head, e);
      for (guint k = 0; k < 4; k++)
        reach = MAX (reach,
                     tri_vec3_length (tri_vec3_sub (corners[around[k]], self->centre_mm[cell])));
      /* A little more, since the sides of a cell are not straight on the head. */
      self->reach_mm[cell] = (float) (reach * 1.02);
      self->widest_mm = MAX (self->widest_mm, self->reach_mm[cell]);
      self->area_cm2[cell]
          = (float) (tri_head_area_element (head, e) * TRI_GRID_CELL * TRI_GRID_CELL
                     / (TRI_CHART_RADIUS * TRI_CHART_RADIUS) / 100);
    }
  for (guint block = 0; block < TRI_BLOCKS; block++)
    self->blocks[block] = bound_block (self, block, TRI_BLOCK_SIDE);
  for (guint quarter = 0; quarter < TRI_QUARTERS; quarter++)
    self->quarters[quarter] = bound_block (self, quarter, TRI_QUARTER_SIDE);
  return self;
}

TriChartGrid *
tri_chart_grid_ref (TriChartGrid *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_chart_grid_unref (TriChartGrid *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_head_unref (self->head);
  g_free (self);
}

int
tri_chart_cell (TriVec2 uv)
{
  double i = (uv.x + TRI_GRID_HALF) / TRI_GRID_CELL;
  double j = (uv.y + TRI_GRID_HALF) / TRI_GRID_CELL;

  /* Written so that a NaN is outside too. */
  if (!(i >= 0 && i < TRI_GRID_N && j >= 0 && j < TRI_GRID_N))
    return -1;
  return (int) j * TRI_GRID_N + (int) i;
}

int
tri_chart_grid_find (const TriChartGrid *self, TriVec2 uv)
{
  int cell = tri_chart_cell (uv);

  return cell >= 0 && self->reach_mm[cell] > 0 ? cell : -1;
}
