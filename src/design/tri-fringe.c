/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hair that is left: its field of distances, the blend into it, the bald area of each cell. */

#include "config.h"

#include "tri-fringe-private.h"

#include "tri-chart.h"
#include "tri-region-private.h"
#include "tri-step.h"

#include <string.h>

#define BLEND_MM 16.0
/* Room for what is asked beside the blend: samples are 0.7 mm apart, parts of a cell lie 1 mm
 * apart, the lock's tolerance is a few mm. */
#define MARGIN_MM 6.0

TriVec2
_tri_cell_part_middle (guint cell, guint part, guint parts)
{
  TriVec2 uv = tri_chart_grid_get_middle (cell);

  uv.x += ((part % parts + 0.5) / parts - 0.5) * TRI_GRID_CELL;
  uv.y += ((part / parts + 0.5) / parts - 0.5) * TRI_GRID_CELL;
  return uv;
}

/* A tent two parts wide, so that the area follows the line smoothly whatever the direction of its
 * edge. */
double
_tri_share_of_part (double distance)
{
  double rest = 1 - MIN (fabs (distance), 1);

  return distance < 0 ? rest * rest / 2 : 1 - rest * rest / 2;
}

/* The part of the cell's area without hair. */
static double
bald_area (const TriFringe *self, guint cell)
{
  double reach = self->grid->reach_mm[cell];
  double area = self->grid->area_cm2[cell];
  double side = sqrt (area * 100) / TRI_AREA_PARTS;
  double bald = -self->hair_mm[cell];
  double share = 0;

  if (bald > reach + side)
    return area;
  if (bald < -reach - side)
    return 0;
  for (guint part = 0; part < TRI_AREA_PARTS * TRI_AREA_PARTS; part++)
    {
      TriVec2 uv = _tri_cell_part_middle (cell, part, TRI_AREA_PARTS);
      TriVec3 point = tri_head_point (self->grid->head, tri_chart_to_direction (uv));

      bald = -tri_edge_field_distance (self->field, cell, uv, point, NULL);
      share += _tri_share_of_part (bald / side);
    }
  return area * share / (TRI_AREA_PARTS * TRI_AREA_PARTS);
}

static void
list_cells (TriFringe *self)
{
  self->cells = g_new (TriFringeCell, TRI_GRID_CELLS);
  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    {
      double reach = self->grid->reach_mm[cell];
      double bald = -self->hair_mm[cell];

      if (reach <= 0 || bald + reach <= -BLEND_MM)
        continue;
      self->wanted[cell] = 1;
      self->cells[self->n_cells++] = (TriFringeCell){
        .cell = cell,
        .bare = bald >= reach,
        .bald_cm2 = (float) bald_area (self, cell),
      };
    }
  self->cells = g_renew (TriFringeCell, self->cells, self->n_cells);
}

TriFringe *
_tri_fringe_new (const TriDesign *design, TriChartGrid *grid)
{
  const TriDesignSpec *spec = tri_design_get_spec (design);
  TriFringe *self;
  TriCurve *outlines[2];
  TriEdgeLimits limits;

  g_assert (grid != NULL);

  self = g_new0 (TriFringe, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->norwood = spec->norwood;
  self->left = spec->fringe;
  self->right = spec->right_fringe;
  self->grid = tri_chart_grid_ref (grid);
  self->outline = outlines[0] = tri_fringe_curve (spec, grid->head);
  self->crown = outlines[1] = tri_fringe_crown (spec->norwood, grid->head);
  /* No hand drags the hair away around the crown; a text that does has no crown of its own. */
  if (self->crown != NULL && !_tri_fringe_holds_crown (self->outline, self->crown))
    g_clear_pointer (&self->crown, tri_curve_unref);
  limits = (TriEdgeLimits){ .inside_mm = BLEND_MM + grid->widest_mm + MARGIN_MM,
                            .outside_mm = 2 * grid->widest_mm + MARGIN_MM };
  /* The crown lies wholly inside the hair, so even-odd over both curves cuts it out. */
  self->field = tri_edge_field_new (grid, outlines, self->crown != NULL ? 2 : 1, &limits);
  self->hair_mm = tri_edge_field_get_cell_distances (self->field);
  list_cells (self);
  return self;
}

gboolean
_tri_fringe_is_of (const TriFringe *self, const TriDesign *design)
{
  const TriDesignSpec *spec = tri_design_get_spec (design);

  return self->norwood == spec->norwood
         && memcmp (&self->left, &spec->fringe, sizeof self->left) == 0
         && memcmp (&self->right, &spec->right_fringe, sizeof self->right) == 0;
}

TriFringe *
_tri_fringe_ref (TriFringe *self)
{
  g_assert (self != NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_tri_fringe_unref (TriFringe *self)
{
  g_assert (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_chart_grid_unref (self->grid);
  tri_curve_unref (self->outline);
  g_clear_pointer (&self->crown, tri_curve_unref);
  tri_edge_field_unref (self->field);
  g_free (self->cells);
  g_free (self);
}

double
_tri_fringe_blend (const TriFringe *self, guint cell, TriVec2 uv, TriVec3 point_mm)
{
  double bald;

  if (-self->hair_mm[cell] >= self->grid->reach_mm[cell])
    return 1;
  if (!self->wanted[cell])
    return 0;
  bald = -tri_edge_field_distance (self->field, cell, uv, point_mm, NULL);
  return tri_smoothstep ((bald + BLEND_MM) / BLEND_MM);
}
