/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures for the screen from Cairo surfaces. Any thread. */

#pragma once

#include <gdk/gdk.h>

#include "tri-scene.h"

G_BEGIN_DECLS

/* A copy of an RGB24 @surface as an opaque texture (one memcpy with the unused byte filled).
 * Returns: (transfer full) */
GdkTexture *tri_picture_to_texture (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;
/* The part of @photo that fills a box of @width x @height px: centred, and for tall photos rather
 * from the top, where the scalp is. */
TriViewport tri_picture_cover (const TriPhoto *photo, int width, int height);
/* The part of @scene's photo that shows the head in a box of @width x @height px: from just above
 * the outline down to about the eyes in a front view. */
TriViewport tri_picture_head (const TriScene *scene, int width, int height);
/* The part of @scene's photo that fills a box of @width x @height px with head and face as far as
 * they fit, without leaving the photo where it is large enough. */
TriViewport tri_picture_portrait (const TriScene *scene, int width, int height);

G_END_DECLS
