/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures for the screen from Cairo surfaces. Any thread. */

#pragma once

#include <gdk/gdk.h>

#include "tri-framing.h"

G_BEGIN_DECLS

/* A copy of an RGB24 @surface as an opaque texture (one memcpy with the unused byte filled).
 * Returns: (transfer full) */
GdkTexture *tri_picture_to_texture (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
