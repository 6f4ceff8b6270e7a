/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots into a rectangle of a frame, from density to pixels. */

#pragma once

#include "tri-ground-private.h"
#include "tri-splat-private.h"

G_BEGIN_DECLS

/* Paints the absolute pixels of @box; its corner's pixel is @pixels. */
void _tri_strip_paint (TriGround *ground,
                       const TriSplats *splats,
                       TriPhotoSource photo,
                       const TriBox *box,
                       guint32 *pixels,
                       gsize stride_bytes);

G_END_DECLS
