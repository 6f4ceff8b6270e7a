/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clipped sides: skin with stubble painted where hair grows, and wall where it stood off the head.
 */

#pragma once

#include "tri-paint-grid-private.h"
#include "tri-region.h"

G_BEGIN_DECLS

typedef struct _TriClip TriClip;

/* Measures skin, rim and wall, and moves @scene's outline from the hair back to the head; @scene is
 * still being made. Returns: (transfer full) (nullable): NULL when no skin could be measured */
TriClip *_tri_clip_new (TriScene *scene, TriRegion *region) G_GNUC_WARN_UNUSED_RESULT;
void _tri_clip_free (TriClip *self);

/* Paints an area: a function of each pixel's place in the photo and of what it holds. */
void _tri_clip_adjust (const TriClip *self, const TriScene *scene, const TriPaintArea *area);

G_END_DECLS
