/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the region share. */

#pragma once

#include "tri-edge-field.h"
#include "tri-region.h"

G_BEGIN_DECLS

/* Waves of the edge's wobble (GEOMETRY 8): six of each wavelength. */
#define TRI_WOBBLE_WAVES 12

/* Wave vectors in turns per mm, phases in turns, amplitudes; one array of floats each so that the
 * compiler does four waves at once. */
typedef struct
{
  float kx[TRI_WOBBLE_WAVES], ky[TRI_WOBBLE_WAVES], kz[TRI_WOBBLE_WAVES];
  float phase[TRI_WOBBLE_WAVES];
  float amplitude[TRI_WOBBLE_WAVES];
  double bound; /* no sum is larger */
} TriWobble;

struct _TriRegion
{
  gatomicrefcount ref_count;
  TriDesign *design;
  TriChartGrid *grid; /* knows the head */
  TriCurve *hairline;
  TriCurve *fringe;
  TriCurve *crown; /* NULL when the stage has none */
  TriEdgeField *hairline_field;
  TriEdgeField *hair_field; /* positive where hair is left */
  const float *line_mm;     /* the fields' cell distances */
  const float *hair_mm;
  TriWobble wobble;
  double area_cm2;
  guint front_first, front_last;
};

/* Over this distance from the hairline dots grow to their full look (GEOMETRY 8). */
#define TRI_EDGE_LOOK_MM 7.0

/* Within a cell of the chart tri_region_coverage () is from @low to @high; @beyond_edge: no part of
 * it is nearer to the hairline than TRI_EDGE_LOOK_MM. */
typedef struct
{
  float low, high;
  gboolean beyond_edge;
} TriCellBound;

void _tri_region_bound_cells (const TriRegion *self, TriCellBound bounds[TRI_GRID_CELLS]);

/* How deep in the hair that is left a surface point lies, mm; negative on bald skin. */
double _tri_region_hair_depth (const TriRegion *self, TriVec3 e);

TriWobble _tri_wobble_new (guint64 seed);
/* Unit-variance noise at a point of the scalp. */
double _tri_wobble_at (const TriWobble *self, TriVec3 point_mm);

G_END_DECLS
