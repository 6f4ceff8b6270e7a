/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature drawn on screen or paper. */

#pragma once

#include <cairo.h>

#include "tri-strokes.h"

G_BEGIN_DECLS

/* Draws the strokes with the current source, the pad's top left corner at the origin and the pad
 * @width wide, with lines @line_width thick; both in user units. */
void tri_strokes_draw (const TriStrokes *self, cairo_t *cr, double width, double line_width);

G_END_DECLS
