/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treated region: curves, distances, area, what it contains and covers. */

#include "config.h"

#include "tri-region-private.h"

#include "tri-chart.h"

/* Parts a side of an edge cell: 1 mm for the area, 0.5 mm for the lock. */
#define AREA_PARTS 2
#define LOCK_PARTS 4

/* Signed distance to the edge of the treated region, positive inside: the nearer of hairline and
 * hair. */
static double
cell_margin (const TriRegion *self, guint cell)
{
  return MIN (self->line_mm[cell], -self->hair_mm[cell]);
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
  double far_mm = self->grid->reach_mm[cell] + needed_mm;
  double line = self->line_mm[cell];
  double bald = -self->hair_mm[cell];
  TriVec3 point = tri_head_point (self->grid->head, tri_chart_to_direction (uv));

  if (fabs (line) < far_mm)
    line = tri_edge_field_distance (self->hairline_field, cell, uv, point, NULL);
  if (fabs (bald) < far_mm)
    bald = -tri_edge_field_distance (self->hair_field, cell, uv, point, NULL);
  *out_line = line;
  *out_bald = bald;
}

static TriVec2
part_middle (guint cell, guint part, guint parts)
{
  TriVec2 uv = tri_chart_grid_get_middle (cell);

  uv.x += ((part % parts + 0.5) / parts - 0.5) * TRI_GRID_CELL;
  uv.y += ((part / parts + 0.5) / parts - 0.5) * TRI_GRID_CELL;
  return uv;
}

/* Share of a part that lies on the positive side of an edge @distance parts away. A tent two parts
 * wide, so that the area follows the line smoothly whatever the direction of its edge. */
static double
share_of_part (double distance)
{
  double rest = 1 - MIN (fabs (distance), 1);

  return distance < 0 ? rest * rest / 2 : 1 - rest * rest / 2;
}

static double
measure_area (const TriRegion *self)
{
  double area = 0;

  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    {
      double reach = self->grid->reach_mm[cell];
      double margin, side, share = 0;

      if (reach <= 0)
        continue;
      margin = cell_margin (self, cell);
      side = sqrt (self->grid->area_cm2[cell] * 100) / AREA_PARTS;
      if (margin < -reach - side)
        continue;
      if (margin > reach + side)
        {
          area += self->grid->area_cm2[cell];
          continue;
        }
      for (guint part = 0; part < AREA_PARTS * AREA_PARTS; part++)
        {
          double line, bald;

          measure_point (self, cell, part_middle (cell, part, AREA_PARTS), side, &line, &bald);
          line = share_of_part (line / side);
          bald = share_of_part (bald / side);
          /* Around ear and nape the hairline runs along the hair's edge, and nothing lies between:
           * there the shares inside one and outside the other add up to one part exactly. */
          share += MAX (line + bald - 1, 0);
        }
      area += self->grid->area_cm2[cell] * share / (AREA_PARTS * AREA_PARTS);
    }
  return area;
}

/* Takes over the references it is given. */
static TriRegion *
region_new_take (const TriDesign *design,
                 TriChartGrid *grid,
                 TriCurve *fringe,
                 TriCurve *crown,
                 TriEdgeField *hair_field)
{
  TriRegion *self = g_new0 (TriRegion, 1);
  const TriDesignSpec *spec = tri_design_get_spec (design);

  g_atomic_ref_count_init (&self->ref_count);
  self->design = tri_design_ref ((TriDesign *) design);
  self->grid = grid;
  self->fringe = fringe;
  self->crown = crown;
  self->hair_field = hair_field;
  self->hairline = tri_hairline_curve (&spec->shape, grid->head);
  self->hairline_field = tri_edge_field_new (grid, &self->hairline, 1);
  tri_hairline_find_front (&spec->shape, self->hairline, &self->front_first, &self->front_last);
  self->line_mm = tri_edge_field_get_cell_distances (self->hairline_field);
  self->hair_mm = tri_edge_field_get_cell_distances (self->hair_field);
  self->wobble = _tri_wobble_new (spec->seed);
  self->area_cm2 = measure_area (self);
  return self;
}

static TriRegion *
region_new_on_grid (const TriDesign *design, TriChartGrid *grid)
{
  TriNorwood norwood = tri_design_get_spec (design)->norwood;
  /* The crown lies wholly inside the hair, so even-odd over both curves cuts it out. */
  TriCurve *outlines[2]
      = { tri_fringe_curve (norwood, grid->head), tri_fringe_crown (norwood, grid->head) };
  TriEdgeField *hair_field = tri_edge_field_new (grid, outlines, outlines[1] != NULL ? 2 : 1);

  return region_new_take (design, grid, outlines[0], outlines[1], hair_field);
}

TriRegion *
tri_region_new (const TriDesign *design, TriHead *head)
{
  g_return_val_if_fail (design != NULL && head != NULL, NULL);

  return region_new_on_grid (design, tri_chart_grid_new (head));
}

TriRegion *
tri_region_new_edited (const TriRegion *previous, const TriDesign *design)
{
  TriChartGrid *grid;

  g_return_val_if_fail (previous != NULL && design != NULL, NULL);

  grid = tri_chart_grid_ref (previous->grid);
  if (tri_design_get_spec (design)->norwood != tri_design_get_spec (previous->design)->norwood)
    return region_new_on_grid (design, grid);
  return region_new_take (design, grid, tri_curve_ref (previous->fringe),
                          previous->crown != NULL ? tri_curve_ref (previous->crown) : NULL,
                          tri_edge_field_ref (previous->hair_field));
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
  tri_chart_grid_unref (self->grid);
  tri_curve_unref (self->hairline);
  tri_curve_unref (self->fringe);
  g_clear_pointer (&self->crown, tri_curve_unref);
  tri_edge_field_unref (self->hairline_field);
  tri_edge_field_unref (self->hair_field);
  g_free (self);
}

TriHead *
tri_region_get_head (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->grid->head;
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

  return self->fringe;
}

TriCurve *
tri_region_get_crown (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->crown;
}

double
tri_region_get_area_cm2 (const TriRegion *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->area_cm2;
}

void
tri_region_get_front (const TriRegion *self, guint *first, guint *last)
{
  g_return_if_fail (self != NULL && first != NULL && last != NULL);

  *first = self->front_first;
  *last = self->front_last;
}

gboolean
tri_region_contains (const TriRegion *self, TriVec3 e)
{
  TriVec2 uv;
  int cell;

  g_return_val_if_fail (self != NULL, FALSE);

  uv = tri_chart_from_direction (e);
  cell = tri_chart_grid_find (self->grid, uv);
  return cell >= 0 && tri_edge_field_contains (self->hairline_field, cell, uv)
         && !tri_edge_field_contains (self->hair_field, cell, uv);
}

double
_tri_region_hair_depth (const TriRegion *self, TriVec3 e)
{
  TriVec2 uv = tri_chart_from_direction (e);
  int cell = tri_chart_grid_find (self->grid, uv);

  if (cell < 0)
    return -G_MAXFLOAT;
  return tri_edge_field_distance (self->hair_field, cell, uv, tri_head_point (self->grid->head, e),
                                  NULL);
}

gboolean
tri_region_covers (const TriRegion *self, const TriRegion *inner, double tolerance_mm)
{
  g_return_val_if_fail (self != NULL && inner != NULL, FALSE);
  g_return_val_if_fail (tolerance_mm >= 0, FALSE);

  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    {
      double reach = inner->grid->reach_mm[cell];

      if (reach <= 0 || cell_margin (inner, cell) < -reach
          || cell_margin (self, cell) > self->grid->reach_mm[cell])
        continue;
      for (guint part = 0; part < LOCK_PARTS * LOCK_PARTS; part++)
        {
          TriVec2 uv = part_middle (cell, part, LOCK_PARTS);
          double line, bald;

          measure_point (self, cell, uv, tolerance_mm + TRI_GRID_CELL, &line, &bald);
          if (tri_edge_field_contains (inner->hairline_field, cell, uv)
              && !tri_edge_field_contains (inner->hair_field, cell, uv)
              && MIN (line, bald) < -tolerance_mm)
            return FALSE;
        }
    }
  return TRUE;
}
