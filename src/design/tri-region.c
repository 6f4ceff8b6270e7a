/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treated region: curves, distances, area, what it contains and covers. */

#include "config.h"

#include "tri-region-private.h"

#include "tri-chart.h"

/* Parts a side of a cell for the lock: 0.5 mm. */
#define LOCK_PARTS 4
/* A lock that forgives more than this is none. */
#define LOCK_TOLERANCE_MAX_MM 3.0
/* Room for samples and parts of cells beside what coverage asks of the line; outside it for the
 * lock's tolerance too. */
#define INNER_MARGIN_MM 1.0
#define OUTER_MARGIN_MM 3.5

/* Signed distance to the edge of the treated region, positive inside: the nearer of hairline and
 * hair. */
static double
cell_margin (const TriRegion *self, guint cell)
{
  return MIN (self->line_mm[cell], -self->fringe->hair_mm[cell]);
}

/* Both edges' signed distances at a chart point, positive inside the line and on bald skin. One
 * that is farther away than @needed_mm for sure is not measured and stays the cell's. */
static void
measure_point (const TriRegion *self,
               guint cell,
               TriVec2 uv,
               double needed_mm,
               double *out_line,
               double *out_bald)
{
  const TriFringe *fringe = self->fringe;
  double far_mm = fringe->grid->reach_mm[cell] + needed_mm;
  double line = self->line_mm[cell];
  double bald = -fringe->hair_mm[cell];
  TriVec3 point = tri_head_point (fringe->grid->head, tri_chart_to_direction (uv));

  if (fabs (line) < far_mm)
    line = tri_edge_field_distance (self->hairline_field, cell, uv, point, NULL);
  if (fabs (bald) < far_mm)
    bald = -tri_edge_field_distance (fringe->field, cell, uv, point, NULL);
  *out_line = line;
  *out_bald = bald;
}

/* The share of a part of a cell that is inside the line and bald. */
static double
measure_part (const TriRegion *self, guint cell, TriVec2 uv, double side_mm)
{
  double line, bald;

  measure_point (self, cell, uv, side_mm, &line, &bald);
  /* Around ear and nape the hairline runs along the hair's edge, and nothing lies between: there
   * the shares inside one and outside the other add up to one part exactly. */
  return MAX (_tri_share_of_part (line / side_mm) + _tri_share_of_part (bald / side_mm) - 1, 0);
}

/* Of the cells that free parts reach, with what is treated without them. */
static double
measure_parts_area (const TriRegion *self)
{
  const TriChartGrid *grid = self->fringe->grid;
  guint n_cells;
  const guint16 *cells = _tri_part_map_get_cells (self->parts, &n_cells);
  double area = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      double side = sqrt (grid->area_cm2[cells[i]] * 100) / TRI_AREA_PARTS;
      double share = 0;

      for (guint part = 0; part < TRI_AREA_PARTS * TRI_AREA_PARTS; part++)
        {
          TriVec2 uv = _tri_cell_part_middle (cells[i], part, TRI_AREA_PARTS);
          TriVec3 point = tri_head_point (grid->head, tri_chart_to_direction (uv));
          double base
              = self->fringe->wanted[cells[i]] ? measure_part (self, cells[i], uv, side) : 0;

          share += _tri_part_map_get_share (self->parts, cells[i], point, side, base);
        }
      area += grid->area_cm2[cells[i]] * share / (TRI_AREA_PARTS * TRI_AREA_PARTS);
    }
  return area;
}

/* Only cells at the line have to be measured; what is bald of the others is known. */
static double
measure_area (const TriRegion *self)
{
  const TriFringe *fringe = self->fringe;
  double area = measure_parts_area (self);

  for (guint i = 0; i < fringe->n_cells; i++)
    {
      guint cell = fringe->cells[i].cell;
      double reach = fringe->grid->reach_mm[cell];
      double cell_cm2 = fringe->grid->area_cm2[cell];
      double side, share = 0;

      if (fringe->cells[i].bald_cm2 <= 0 || self->line_mm[cell] < -reach - TRI_GRID_CELL
          || _tri_part_map_touches (self->parts, cell))
        continue;
      side = sqrt (cell_cm2 * 100) / TRI_AREA_PARTS;
      if (self->line_mm[cell] > reach + side)
        {
          area += fringe->cells[i].bald_cm2;
          continue;
        }
      for (guint part = 0; part < TRI_AREA_PARTS * TRI_AREA_PARTS; part++)
        share
            += measure_part (self, cell, _tri_cell_part_middle (cell, part, TRI_AREA_PARTS), side);
      area += cell_cm2 * share / (TRI_AREA_PARTS * TRI_AREA_PARTS);
    }
  return area;
}

/* Takes over the reference to @fringe. @previous: (nullable): of an earlier edit */
static TriRegion *
region_new_take (const TriDesign *design, TriFringe *fringe, const TriRegion *previous)
{
  TriRegion *self = g_new0 (TriRegion, 1);
  const TriDesignSpec *spec = tri_design_get_spec (design);
  TriEdgeLimits limits;
  double play_mm;

  g_atomic_ref_count_init (&self->ref_count);
  self->design = tri_design_ref ((TriDesign *) design);
  self->fringe = fringe;
  self->parts
      = _tri_part_map_new (fringe->grid, spec->parts, previous != NULL ? previous->parts : NULL);
  self->wobble = _tri_wobble_new (spec->seed);
  self->hairline = tri_hairline_curve_of (spec, fringe->grid->head);
  play_mm = spec->shape.irregularity_mm * self->wobble.bound + fringe->grid->widest_mm;
  limits = (TriEdgeLimits){ .inside_mm = TRI_EDGE_DEEP_MM + play_mm + INNER_MARGIN_MM,
                            .outside_mm = TRI_EDGE_STRAY_MM + play_mm + OUTER_MARGIN_MM,
                            .wanted = fringe->wanted };
  self->hairline_field = tri_edge_field_new (fringe->grid, &self->hairline, 1, &limits);
  tri_hairline_find_front (&spec->shape, self->hairline, &self->front_first, &self->front_last);
  self->line_mm = tri_edge_field_get_cell_distances (self->hairline_field);
  return self;
}

static TriRegion *
region_new_on_grid (const TriDesign *design, TriChartGrid *grid, const TriRegion *previous)
{
  return region_new_take (design, _tri_fringe_new (design, grid), previous);
}

TriRegion *
tri_region_new (const TriDesign *design, TriHead *head)
{
  g_autoptr (TriChartGrid) grid = NULL;

  g_return_val_if_fail (design != NULL && head != NULL, NULL);

  grid = tri_chart_grid_new (head);
  return region_new_on_grid (design, grid, NULL);
}

TriRegion *
tri_region_new_edited (const TriRegion *previous, const TriDesign *design)
{
  g_return_val_if_fail (previous != NULL && design != NULL, NULL);

  if (!_tri_fringe_is_of (previous->fringe, design))
    return region_new_on_grid (design, previous->fringe->grid, previous);
  return region_new_take (design, _tri_fringe_ref (previous->fringe), previous);
}

TriRegion *
tri_region_ref (TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_region_unref (TriRegion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_design_unref (self->design);
  _tri_fringe_unref (self->fringe);
  g_clear_pointer (&self->parts, _tri_part_map_unref);
  tri_curve_unref (self->hairline);
  tri_edge_field_unref (self->hairline_field);
  g_free (self);
}

TriHead *
tri_region_get_head (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fringe->grid->head;
}

TriDesign *
tri_region_get_design (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->design;
}

TriCurve *
tri_region_get_hairline (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hairline;
}

TriCurve *
tri_region_get_fringe (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fringe->outline;
}

TriCurve *
tri_region_get_crown (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fringe->crown;
}

double
tri_region_get_area_cm2 (const TriRegion *self)
{
  TriRegion *own = (TriRegion *) self;

  g_return_val_if_fail (self != NULL, 0);

  if (g_once_init_enter (&own->area_once))
    {
      own->area_cm2 = measure_area (self);
      g_once_init_leave (&own->area_once, 1);
    }
  return self->area_cm2;
}

void
tri_region_get_front (const TriRegion *self, guint *first, guint *last)
{
  g_return_if_fail (self != NULL && first != NULL && last != NULL);

  *first = self->front_first;
  *last = self->front_last;
}

/* @point_mm is the scalp at @uv. */
static gboolean
contains (const TriRegion *self, guint cell, TriVec2 uv, TriVec3 point_mm)
{
  return _tri_part_map_contains (self->parts, cell, point_mm,
                                 tri_edge_field_contains (self->hairline_field, cell, uv)
                                     && !tri_edge_field_contains (self->fringe->field, cell, uv));
}

gboolean
tri_region_contains (const TriRegion *self, TriVec3 e)
{
  TriVec2 uv;
  int cell;

  g_return_val_if_fail (self != NULL, FALSE);

  uv = tri_chart_from_direction (e);
  cell = tri_chart_grid_find (self->fringe->grid, uv);
  return cell >= 0 && contains (self, cell, uv, tri_head_point (self->fringe->grid->head, e));
}

double
_tri_region_hair_depth (const TriRegion *self, TriVec3 e)
{
  TriVec2 uv = tri_chart_from_direction (e);
  int cell = tri_chart_grid_find (self->fringe->grid, uv);

  if (cell < 0)
    return -G_MAXFLOAT;
  return tri_edge_field_distance (self->fringe->field, cell, uv,
                                  tri_head_point (self->fringe->grid->head, e), NULL);
}

/* Whether a place of @inner that @self may leave out can lie in @cell. */
static gboolean
may_leave_out (const TriRegion *self, const TriRegion *inner, guint cell)
{
  if (_tri_part_map_touches (self->parts, cell) || _tri_part_map_touches (inner->parts, cell))
    return TRUE;
  return cell_margin (inner, cell) >= -inner->fringe->grid->reach_mm[cell]
         && cell_margin (self, cell) <= self->fringe->grid->reach_mm[cell];
}

gboolean
tri_region_covers (const TriRegion *self, const TriRegion *inner, double tolerance_mm)
{
  g_return_val_if_fail (self != NULL && inner != NULL, FALSE);
  g_return_val_if_fail (tolerance_mm >= 0 && tolerance_mm <= LOCK_TOLERANCE_MAX_MM, FALSE);

  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    {
      if (inner->fringe->grid->reach_mm[cell] <= 0 || !may_leave_out (self, inner, cell))
        continue;
      for (guint part = 0; part < LOCK_PARTS * LOCK_PARTS; part++)
        {
          TriVec2 uv = _tri_cell_part_middle (cell, part, LOCK_PARTS);
          TriVec3 e = tri_chart_to_direction (uv);
          double line, bald;

          measure_point (self, cell, uv, tolerance_mm + TRI_GRID_CELL, &line, &bald);
          if (contains (inner, cell, uv, tri_head_point (inner->fringe->grid->head, e))
              && _tri_part_map_get_margin (self->parts, cell,
                                           tri_head_point (self->fringe->grid->head, e),
                                           MIN (line, bald))
                     < -tolerance_mm)
            return FALSE;
        }
    }
  return TRUE;
}
