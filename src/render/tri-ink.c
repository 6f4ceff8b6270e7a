/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriInk: what a pigment's density does to the photo's bytes, tabled. */

#include "config.h"

#include "tri-ground-private.h"

#include <math.h>

/* Share of the redness that each channel loses. */
static const double red_loss[3] = { 0.1, 1.0, 0.8 };
/* An sRGB byte is this power of light above the toe of the curve (IEC 61966-2-1). */
#define ENCODING (1.0 / 2.4)

/* Darkness as the composite multiplies it, and in the order the bytes have in memory. */
static TriEncodedDark
encoded_dark (const double left[3])
{
  TriEncodedDark dark = { { 0 } };

  for (int c = 0; c < 3; c++)
    {
      double encoded = 1.0 - pow (CLAMP (left[c], 0.0, 1.0), ENCODING);

      dark.channels[G_BYTE_ORDER == G_LITTLE_ENDIAN ? 2 - c : c + 1]
          = (guint16) MIN (floor (encoded * 65536.0 + 0.5), TRI_KERNEL_DARKEST);
    }
  return dark;
}

/* The middle of the values that fall into an entry; the first one has none. */
static double
entry_value (int i)
{
  return i == 0 ? 0.0 : (i + 0.5) * (1 << TRI_KERNEL_INDEX_SHIFT);
}

TriInk *
_tri_ink_new (const TriPigment *pigment)
{
  TriInk *self = g_new (TriInk, 1);
  double share[3], left[3];

  /* What a channel sees of a dot's density (GEOMETRY 9, method). */
  for (int c = 0; c < 3; c++)
    share[c]
        = (1.0 - pow (10.0, -pigment->od * pigment->sigma[c])) / (1.0 - pow (10.0, -pigment->od));
  for (int i = 0; i < TRI_KERNEL_INDEX_SIZE; i++)
    {
      double density = TRI_DIRECT_POWER * entry_value (i) / TRI_KERNEL_OD_ONE;
      double darkness = entry_value (i) / 65536.0;

      for (int c = 0; c < 3; c++)
        left[c] = pow (10.0, -density * share[c]);
      self->by_density[i] = encoded_dark (left);
      self->darkness[i]
          = (guint16) MIN (floor (65536.0 * (1.0 - pow (10.0, -density)) + 0.5), 65535.0);
      for (int c = 0; c < 3; c++)
        left[c] = pow (1.0 - darkness, share[c]);
      self->by_darkness[i] = encoded_dark (left);
    }
  for (int i = 0; i < 256; i++)
    {
      for (int c = 0; c < 3; c++)
        left[c] = 1.0 - pigment->redness * red_loss[c] * i / 255.0;
      self->by_redness[i] = encoded_dark (left);
    }
  return self;
}
