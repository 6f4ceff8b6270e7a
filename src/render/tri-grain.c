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
static float
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
_tri_grain_add (
    const TriFrame *frame, double sigma, int x, int y, int n, const guint32 *before, guint32 *after)
{
  const float most = (float) (CUT_SIGMA * sigma);

  for (int k = 0; k < n; k++)
    {
      guint32 out = after[k] & 0xff000000u;
      float grain;

      if (((before[k] ^ after[k]) & 0xffffffu) == 0)
        continue;
      grain = (float) sigma
              * (frame->scale > 1.0 ? enlarged_grain (frame, x + k, y) : grain_at (x + k, y));
      grain = CLAMP (grain, -most, most);
      for (guint shift = 0; shift < 24; shift += 8)
        {
          int old = before[k] >> shift & 0xff, value = after[k] >> shift & 0xff;
          float share = old > 0 ? (float) (old - value) / (float) old : 0.0f;

          value = (int) floorf ((float) value + share * grain + 0.5f);
          out |= (guint32) CLAMP (value, 0, old) << shift;
        }
      after[k] = out;
    }
}
