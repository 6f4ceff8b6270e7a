/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distances to closed curves over the whole scalp, fast enough for a live drag. */

#pragma once

#include "tri-curve.h"

G_BEGIN_DECLS

/* The chart's square in cells of 2 mm; it reaches past the nape to e_y = -0.87. */
#define TRI_GRID_CELL 2.0
#define TRI_GRID_N 184
#define TRI_GRID_HALF (TRI_GRID_CELL * TRI_GRID_N / 2)
#define TRI_GRID_CELLS (TRI_GRID_N * TRI_GRID_N)

/* The same square in blocks of 8 x 8 cells, and those in quarters. */
#define TRI_BLOCK_SIDE 8
#define TRI_QUARTER_SIDE (TRI_BLOCK_SIDE / 2)
#define TRI_BLOCKS (TRI_GRID_CELLS / (TRI_BLOCK_SIDE * TRI_BLOCK_SIDE))
#define TRI_QUARTERS (TRI_GRID_CELLS / (TRI_QUARTER_SIDE * TRI_QUARTER_SIDE))

/* Holds the middles of the cells of a block or quarter that are scalp; @reach_mm is negative when
 * none is. */
typedef struct
{
  TriVec3 centre_mm;
  float reach_mm;
} TriBall;

/**
 * TriChartGrid:
 *
 * What a head is like in each cell of the chart. Made once per head; immutable, reference-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  TriHead *head;
  TriVec3 centre_mm[TRI_GRID_CELLS];
  float reach_mm[TRI_GRID_CELLS]; /* to the cell's farthest corner; 0 where there is no scalp */
  float area_cm2[TRI_GRID_CELLS];
  float widest_mm; /* the largest reach of a cell */
  TriBall blocks[TRI_BLOCKS];
  TriBall quarters[TRI_QUARTERS];
} TriChartGrid;

TriChartGrid *tri_chart_grid_new (TriHead *head) G_GNUC_WARN_UNUSED_RESULT;
TriChartGrid *tri_chart_grid_ref (TriChartGrid *self);
void tri_chart_grid_unref (TriChartGrid *self);

/* The first cell of a block or quarter of @side cells. */
guint tri_chart_grid_get_first (guint block, guint side);
/* Middle of a cell in the chart. */
TriVec2 tri_chart_grid_get_middle (guint cell);
/* The cell of a chart point on any head, -1 outside the square. */
int tri_chart_cell (TriVec2 uv);
/* The cell of a chart point, -1 outside the scalp. */
int tri_chart_grid_find (const TriChartGrid *self, TriVec2 uv);

/**
 * TriEdgeField:
 *
 * Signed distance to one or more closed curves, even-odd inside positive, up to a limit on either
 * side. Each cell nearer than that knows its nearest sample; a query walks from there along the
 * curve, so it is as exact as tri_curve_distance_mm () at a hundredth of its cost. Farther away
 * only the side is known, and the distance is the limit. Immutable, reference-counted.
 */
typedef struct _TriEdgeField TriEdgeField;

/* How far a field measures. */
typedef struct
{
  double inside_mm, outside_mm;
  const guint8 *wanted; /* (nullable): cells to measure, one byte each; the others count as far */
} TriEdgeLimits;

TriEdgeField *tri_edge_field_new (TriChartGrid *grid,
                                  TriCurve *const *curves,
                                  guint n_curves,
                                  const TriEdgeLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
TriEdgeField *tri_edge_field_ref (TriEdgeField *self);
void tri_edge_field_unref (TriEdgeField *self);

/* Signed distances in mm of the cells' middles to the nearest samples, which are 0.7 mm apart; as
 * many as the grid has cells, the limit's where it is that far or more, and no sense where there is
 * no scalp. Distance changes at most as fast as place, so within a cell it differs by no more than
 * the grid's reach_mm. */
const float *tri_edge_field_get_cell_distances (const TriEdgeField *self);

/* Even-odd test, exact; @cell is the one @uv lies in. */
gboolean tri_edge_field_contains (const TriEdgeField *self, guint cell, TriVec2 uv);
/* Signed distance in mm and, if wanted, the nearest point; @point_mm is the scalp at @uv. */
double tri_edge_field_distance (
    const TriEdgeField *self, guint cell, TriVec2 uv, TriVec3 point_mm, TriVec3 *out_nearest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriChartGrid, tri_chart_grid_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriEdgeField, tri_edge_field_unref)

G_END_DECLS
