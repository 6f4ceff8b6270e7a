/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rim of the head along the rays of the outline: what stands off it, and where. */

#pragma once

#include "tri-scene-private.h"
#include "tri-side-hair.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean hair[TRI_SNAP_N];    /* hair grows where the model's outline is */
  gboolean known[TRI_SNAP_N];   /* head and background differ enough to tell the end */
  double beyond_mm[TRI_SNAP_N]; /* from the model's outline to where the head's colour ends */
  double top_mm;                /* the same of bald rays: how far the model itself is off */
  guint n_hair, n_top;          /* rays that are known */
} TriRim;

void _tri_rim_measure (TriRim *self, const TriScene *scene, const TriRegion *region);
/* Hair grows at this direction of the head, as the region's fringe has it. */
gboolean _tri_hair_grows_at (const TriRegion *region, TriVec3 e);
/* Distance to an outline of hair in mm, positive inside; to a millimetre, which a coarse grid does
 * not show. */
double _tri_hair_distance_mm (TriCurve *outline, TriVec3 e, TriVec3 point_mm);

G_END_DECLS
