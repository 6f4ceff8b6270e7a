/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a photo a small picture shows. Any thread. */

#pragma once

#include "tri-scene.h"

G_BEGIN_DECLS

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
