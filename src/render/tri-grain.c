/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grain from a hash of the place: of the photo's pixels when they are enlarged, of the view's when
 * they are averaged. */

#include "config.h"

#include "tri-grain-private.h"

#include <math.h>

/* Less than a level is not seen. */
#define LEAST_SIGMA 1.0
#define CUT_SIGMA 2.5
/* Sigma of the sum of four even bytes. */
#define BYTES_SIGMA 147.8f

double
_tri_grain_in_view (const TriScene *scene, const TriFrame *frame)
{
  double sigma = scene->sharpness.noise * MIN (frame->scale, 1.0);

  return sigma < LEAST_SIGMA ? 0.0 : sigma;
}

/* A number of about normal distribution, sigma 1, that belongs to a place. */
static inline float
grain_at (int x, int y)
{
  guint32 hash = (guint32) x * 0x9e3779b1u ^ (guint32) y * 0x85ebca77u;

  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  hash ^= hash >> 12;
  hash *= 0x297a2d39u;
  hash ^= hash >> 15;
  return (float) ((int) ((hash & 0xff) + (hash >> 8 & 0xff) + (hash >> 16 & 0xff) + (hash >> 24))
                  - 510)
         / BYTES_SIGMA;
}

/* Enlarged as the photo is. */
static float
enlarged_grain (const TriFrame *frame, int x, int y)
{
  double u = (x + 0.5 + frame->fraction_x) / frame->scale - 0.5;
  double v = (y + 0.5 + frame->fraction_y) / frame->scale - 0.5;
  int i = (int) floor (u), j = (int) floor (v);
  float s = (float) (u - i), t = (float) (v - j);

  return (1.0f - t) * ((1.0f - s) * grain_at (i, j) + s * grain_at (i + 1, j))
         + t * ((1.0f - s) * grain_at (i, j + 1) + s * grain_at (i + 1, j + 1));
}

void
_tri_grain_get_row (const TriFrame *frame, double sigma, int x, int y, int n, gint16 *out)
{
  const float most = (float) (128.0 * CUT_SIGMA * sigma), one = (float) (128.0 * sigma);

  for (int k = 0; k < n; k++)
    {
      float grain
          = one * (frame->scale > 1.0 ? enlarged_grain (frame, x + k, y) : grain_at (x + k, y));

      out[k] = (gint16) CLAMP (grain, -most, most);
    }
}
