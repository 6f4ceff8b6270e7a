/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grain for skin that pigment darkened: multiplying light takes the photo's own away with it. */

#pragma once

#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Sigma of the grain to add in this view, levels of 8 bit; 0 when the photo has too little of it to
 * be missed. */
double _tri_grain_in_view (const TriScene *scene, const TriFrame *frame);

/**
 * _tri_grain_add:
 * @sigma: of _tri_grain_in_view ()
 * @x, @y: absolute pixel of the row's first
 * @before: the row as the photo has it
 * @after: (inout): the row with pigment, nowhere lighter than @before
 *
 * Adds (1 - M) of a grain of its own where a pixel keeps the share M of its value, as much as went
 * with the rest; cut off at 2.5 sigma, so that no pixel becomes lighter than it was. A function of
 * the pixel's place in the photo.
 */
void _tri_grain_add (const TriFrame *frame,
                     double sigma,
                     int x,
                     int y,
                     int n,
                     const guint32 *before,
                     guint32 *after);

G_END_DECLS
