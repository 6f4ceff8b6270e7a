/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clipped sides: skin with stubble painted where hair grows, and wall where it stood off the head.
 */

#pragma once

#include "tri-region.h"
#include "tri-scene-private.h"

G_BEGIN_DECLS

typedef struct _TriClip TriClip;

/* Measures skin, rim and wall, and moves @scene's outline from the hair back to the head; @scene is
 * still being made. Returns: (transfer full) (nullable): NULL when no skin could be measured */
TriClip *_tri_clip_new (TriScene *scene, TriRegion *region) G_GNUC_WARN_UNUSED_RESULT;
void _tri_clip_free (TriClip *self);

/* Paints absolute pixels @x0 to @x1 and @y0 to @y1 (half-open); @pixels is that of @x0, @y0. A
 * function of the pixel's place in the photo and of what it holds. */
void _tri_clip_adjust (const TriClip *self,
                       const TriScene *scene,
                       const TriFrame *frame,
                       int x0,
                       int y0,
                       int x1,
                       int y1,
                       guint32 *pixels,
                       gsize stride_bytes);

G_END_DECLS
