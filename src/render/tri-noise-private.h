/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What painted skin is mottled with. */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* Smooth noise of unit cells, -1 to 1. */
static inline float
_tri_noise_at (double x, double y, guint32 salt)
{
  int i = (int) floor (x), j = (int) floor (y);
  float s = (float) (x - i), t = (float) (y - j), corner[4];

  for (guint k = 0; k < 4; k++)
    {
      guint32 hash = (guint32) (i + (int) (k & 1)) * 0x9e3779b1u
                     ^ (guint32) (j + (int) (k >> 1)) * 0x85ebca77u ^ salt * 0xc2b2ae3du;

      hash ^= hash >> 15;
      hash *= 0x2c1b3c6du;
      hash ^= hash >> 12;
      hash *= 0x297a2d39u;
      hash ^= hash >> 15;
      corner[k] = (float) (hash >> 8) / 8388608.0f - 1.0f;
    }
  return (1.0f - t) * ((1.0f - s) * corner[0] + s * corner[1])
         + t * ((1.0f - s) * corner[2] + s * corner[3]);
}

G_END_DECLS
