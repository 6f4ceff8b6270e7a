/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the free parts of a design lie on a head, and what they make of coverage and area. */

#pragma once

#include "tri-edge-field.h"
#include "tri-free-parts.h"

G_BEGIN_DECLS

/**
 * TriPartMap:
 *
 * The cells of the chart that free parts reach, each with the parts that matter there. A cell that
 * none reaches is as it is without any, to the bit. Immutable, reference-counted.
 */
typedef struct _TriPartMap TriPartMap;

/* @previous: (nullable): of an earlier edit on the same grid, of which the same strokes are taken
 * over. NULL without parts. Returns: (transfer full) (nullable) */
TriPartMap *_tri_part_map_new (TriChartGrid *grid,
                               const TriFreeParts *parts,
                               const TriPartMap *previous) G_GNUC_WARN_UNUSED_RESULT;
TriPartMap *_tri_part_map_ref (TriPartMap *self);
void _tri_part_map_unref (TriPartMap *self);

/* @self: (nullable) in all that follow, where it touches nothing. */
gboolean _tri_part_map_touches (const TriPartMap *self, guint cell);
/* The cells that are touched, in the order of the grid. */
const guint16 *_tri_part_map_get_cells (const TriPartMap *self, guint *n_cells);

/* Coverage c at a place becomes max (@keep c, @floor): what is left of it, and what is drawn. 1 and
 * 0 where nothing changes. */
typedef struct
{
  double keep, floor;
} TriPartEffect;

TriPartEffect _tri_part_map_get_effect (const TriPartMap *self, guint cell, TriVec3 point_mm);

/* Whether a place that is treated without parts (@contains), or not, is treated with them. */
gboolean _tri_part_map_contains (const TriPartMap *self,
                                 guint cell,
                                 TriVec3 point_mm,
                                 gboolean contains);
/* The same for a signed distance to the edge, mm, positive inside; and for the share of a square of
 * @side_mm about the place. */
double _tri_part_map_get_margin (const TriPartMap *self,
                                 guint cell,
                                 TriVec3 point_mm,
                                 double margin_mm);
double _tri_part_map_get_share (
    const TriPartMap *self, guint cell, TriVec3 point_mm, double side_mm, double share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPartMap, _tri_part_map_unref)

G_END_DECLS
