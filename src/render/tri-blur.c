/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriBlur: how a Gaussian is divided between cells and taps. */

#include "config.h"

#include "tri-blur-private.h"

#include <math.h>

/* From this sigma on, in cells, they are made twice as large. */
#define HALVE_SIGMA 1.9

TriBlur
_tri_blur_new (double sigma_px)
{
  TriBlur self = { .cell = 1 };
  double sigma = MAX (sigma_px, 0.1), weights[TRI_BLUR_MAX_RADIUS + 1], total = 0.0;
  int left = 65536;

  while (sigma_px / self.cell >= HALVE_SIGMA)
    self.cell *= 2;
  if (self.cell > 1)
    {
      double area = (double) self.cell * self.cell;

      /* Averaging over a cell and interpolating between cells blur as well: take their variances
       * off. */
      sigma = sqrt (sigma_px * sigma_px - (area - 1.0) / 12.0 - area / 6.0) / self.cell;
    }
  self.radius = (int) ceil (3.0 * sigma);
  g_assert (self.radius <= TRI_BLUR_MAX_RADIUS);
  for (int k = 0; k <= self.radius; k++)
    {
      weights[k] = exp (-0.5 * k * k / (sigma * sigma));
      total += k == 0 ? weights[k] : 2.0 * weights[k];
    }
  for (int k = self.radius; k > 0; k--)
    {
      self.taps[k] = (guint16) floor (65536.0 * weights[k] / total + 0.5);
      left -= 2 * self.taps[k];
    }
  self.taps[0] = (guint16) MIN (left, G_MAXUINT16);
  self.reach = self.cell * (self.radius + 2);
  return self;
}
