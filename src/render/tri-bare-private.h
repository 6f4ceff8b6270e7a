/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo alone through a viewport. */

#pragma once

#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Fills @area, in pixels of the frame, with the photo; a dark grey beside it. At scale 1 on whole
 * pixels these are the photo's, else bilinear from the level that is just large enough: averaging
 * is done already, and cairo's better filters cost fifty times as much (PERFORMANCE.md, 3). Every
 * pixel depends on its absolute place alone, so that tiles are parts of the picture. */
void _tri_bare_paint (const TriPhoto *photo,
                      const TriFrame *frame,
                      const cairo_rectangle_int_t *area,
                      guint32 *pixels,
                      gsize stride_bytes);

G_END_DECLS
