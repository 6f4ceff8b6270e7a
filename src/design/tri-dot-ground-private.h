/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of selecting dots does not depend on the hairline. */

#pragma once

#include "tri-fringe-private.h"
#include "tri-region.h"
#include "tri-scalp.h"

G_BEGIN_DECLS

/* A dot without what the edge does to it. */
typedef struct
{
  float diameter_factor;
  float od_factor;
  guint32 keep_at; /* of 2^32: the dot shows when keep is above it */
} TriDotNature;

/* One dot's, as @seed draws it. */
TriDotNature _tri_dot_nature_draw (const TriScalp *scalp, guint64 seed, guint32 index);

/**
 * TriDotGround:
 *
 * The dots of a scalp that one fringe of hair leaves room for, in rank order, as one seed draws
 * them. An edit of the hairline asks each of them anew, but nothing here changes. Immutable,
 * reference-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  TriFringe *fringe; /* of that hair */
  guint64 seed;
  guint n;
  guint32 *indices; /* in the field */
  guint16 *places;  /* of the dot's cell among the fringe's */
  float *turns;     /* the wanted density above which the dot shows where the line covers fully */
  float *wobbles;
  TriDotNature *natures;
} TriDotGround;

TriDotGround *_tri_dot_ground_new (const TriScalp *scalp,
                                   const TriRegion *region) G_GNUC_WARN_UNUSED_RESULT;
TriDotGround *_tri_dot_ground_ref (TriDotGround *self);
void _tri_dot_ground_unref (TriDotGround *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDotGround, _tri_dot_ground_unref)

G_END_DECLS
