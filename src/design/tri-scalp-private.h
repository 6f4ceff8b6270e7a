/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the design room alone knows of a scalp: when a dot's turn comes, and the tables of jitter.
 */

#pragma once

#include "tri-dot-ground-private.h"

G_BEGIN_DECLS

/* Entries of a table of jitter; a power of two. */
#define TRI_JITTER_BITS 10
#define TRI_JITTER_SIZE (1u << TRI_JITTER_BITS)

/* For every dot the wanted density, in dots per cm² on this head, above which it shows:
 * (rank + 0.5) / N times the field's own density there. */
const float *_tri_scalp_get_turns (const TriScalp *self);

/* No dot of rank @rank or later has a turn below _tri_scalp_get_turn_floor () * (@rank + 0.5). */
double _tri_scalp_get_turn_floor (const TriScalp *self);

/* The chart cell every dot lies in (TRI_GRID_CELLS of them, tri-edge-field.h). */
const guint16 *_tri_scalp_get_cells (const TriScalp *self);

/* Log-normal factors of diameter and of optical density at evenly spaced probabilities, so that a
 * random index draws from the distribution without a logarithm or an exponential. */
const float *_tri_scalp_get_diameter_jitter (const TriScalp *self);
const float *_tri_scalp_get_od_jitter (const TriScalp *self);

/* The dots of this scalp that @region's stage of hair leaves room for, drawn by its seed; @region
 * is of the same head. The last one made is remembered, since one edit of a hairline follows
 * another. Any thread. Returns: (transfer full) */
TriDotGround *_tri_scalp_get_ground (TriScalp *self,
                                     const TriRegion *region) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
