/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grain for skin that pigment darkened: multiplying light takes the photo's own away with it. */

#pragma once

#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Sigma of the grain to add in this view, levels of 8 bit; 0 when the photo has too little of it to
 * be missed. */
double _tri_grain_in_view (const TriScene *scene, const TriFrame *frame);

/**
 * _tri_grain_get_row:
 * @sigma: of _tri_grain_in_view ()
 * @x, @y: absolute pixel of the row's first
 * @out: (out): 1/128 level
 *
 * A grain for skin to get by the share 1 - M that pigment takes of it, as much as went with the
 * rest; cut off at 2.5 sigma. A function of the pixel's place in the photo.
 */
void _tri_grain_get_row (const TriFrame *frame, double sigma, int x, int y, int n, gint16 *out);

G_END_DECLS
