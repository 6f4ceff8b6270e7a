/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the edge field share. */

#pragma once

#include "tri-edge-field.h"

G_BEGIN_DECLS

/* No sample. */
#define TRI_EDGE_NONE G_MAXUINT16

/* A sample and its neighbours on the curve. */
typedef struct
{
  TriVec3 point_mm;
  guint16 next, previous;
} TriEdgeSample;

/* What a query needs of a cell lies together: queries come in no order. */
typedef struct
{
  gint32 links; /* first of the edges that touch it, -1 for none */
  guint16 nearest;
  guint8 inside;
  guint8 ridge;
} TriEdgeCell;

struct _TriEdgeField
{
  gatomicrefcount ref_count;
  TriChartGrid *grid;
  double inside_mm, outside_mm;
  guint n_samples;
  TriEdgeSample *samples;
  TriVec2 *chart;
  guint n_links;
  guint16 *link_edge; /* linked lists of edges */
  gint32 *link_next;
  TriEdgeCell cells[TRI_GRID_CELLS];
  float distances_mm[TRI_GRID_CELLS];
};

/* What a cell or place beyond the limit gets for a distance. */
static inline double
_tri_edge_field_far_mm (const TriEdgeField *self, gboolean inside)
{
  return inside ? self->inside_mm : -self->outside_mm;
}

/* Fills in the nearest sample and the distance of every wanted cell that lies within the limits,
 * and the limit for the others; sides are known already. @wanted: (nullable) */
void _tri_edge_field_find_nearest (TriEdgeField *self, const guint8 *wanted);

G_END_DECLS
