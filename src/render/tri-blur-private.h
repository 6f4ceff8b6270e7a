/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wide Gaussian over pixels, done on cells of some of them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRI_BLUR_MAX_RADIUS 8

typedef struct
{
  int cell;                              /* pixels a side, a power of two */
  int radius;                            /* cells */
  guint16 taps[TRI_BLUR_MAX_RADIUS + 1]; /* the middle one first, 1/65536 */
  int reach; /* how far from a pixel those lie that it is blurred of, px */
} TriBlur;

TriBlur _tri_blur_new (double sigma_px);

G_END_DECLS
