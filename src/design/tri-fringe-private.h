/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hair that is left on a head: what the hairline has no part in (GEOMETRY 7b). */

#pragma once

#include "tri-design.h"
#include "tri-edge-field.h"

G_BEGIN_DECLS

/* A cell in which dots can show. */
typedef struct
{
  guint16 cell;
  gboolean bare;  /* no part of it is blended into hair */
  float bald_cm2; /* of its area, the part without hair */
} TriFringeCell;

/* Made once per head and hair, so that a drag of the hairline does none of it again. Immutable,
 * reference-counted. */
typedef struct
{
  gatomicrefcount ref_count;
  TriNorwood norwood;
  TriFringeShift left, right; /* that it was made with */
  TriChartGrid *grid;         /* knows the head */
  TriCurve *outline;
  TriCurve *crown;      /* NULL when the stage has none, or it is not within the hair */
  TriEdgeField *field;  /* positive where hair is left */
  const float *hair_mm; /* the field's cell distances */
  TriFringeCell *cells; /* in the order of the grid; no dot shows outside them */
  guint n_cells;
  guint8 wanted[TRI_GRID_CELLS]; /* 1 for those */
} TriFringe;

TriFringe *_tri_fringe_new (const TriDesign *design, TriChartGrid *grid) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a design leaves just this hair. */
gboolean _tri_fringe_is_of (const TriFringe *self, const TriDesign *design);
TriFringe *_tri_fringe_ref (TriFringe *self);
void _tri_fringe_unref (TriFringe *self);

/* What the hair that is left leaves of coverage at a point of @cell: 1 on bald skin, 0 from 16 mm
 * into the hair on. */
double _tri_fringe_blend (const TriFringe *self, guint cell, TriVec2 uv, TriVec3 point_mm);

/* Parts a side of a cell at an edge, for the area: 1 mm. */
#define TRI_AREA_PARTS 2
/* Middle of one part of a cell cut into @parts a side. */
TriVec2 _tri_cell_part_middle (guint cell, guint part, guint parts);
/* Share of a part that lies on the positive side of an edge @distance parts away. */
double _tri_share_of_part (double distance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFringe, _tri_fringe_unref)

G_END_DECLS
