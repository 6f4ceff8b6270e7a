/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blur from the steps of brightness in a photo, noise from its even places. */

#include "config.h"

#include "tri-sharpness.h"

#include <math.h>
#include <stdlib.h>

/* A difference of neighbours averages over a pixel: its variance is in what is measured. */
#define DIFFERENCE_VARIANCE (1.0 / 12.0)
/* A step rises one way only on both sides, by so many levels in all; its steepest difference is
 * clear of the noise, and it runs along the other axis. */
#define STEP_LEAST_RISE 24.0
#define STEP_LEAST_SLOPE 3.0
#define STEP_NOISE 4.0
#define STEP_MOST_BACKWARD 0.12
#define STEP_MOST_SLANT 0.25
/* Steps of a scene may be soft themselves, never sharper than lens and file: the sharpest crowd of
 * steps tells these. A crowd is within this share of its middle and not much smaller than the
 * largest. */
#define CROWD_WIDTH 0.15
#define CROWD_LEAST 0.7
#define LEAST_PSF_PX 0.4
#define MOST_PSF_PX 2.5
/* Noise is measured in squares of this side that are neither black nor white; of them the share
 * that is evenest counts, for skin and cloth have texture of their own. */
#define SQUARE 16
#define EVEN_SHARE 0.25
#define DARKEST 24.0
#define BRIGHTEST 232.0
/* Sigma over mean absolute value of a normal distribution. */
#define SIGMA_OF_MEAN 1.2533
/* The filter's answer to white noise of sigma 1: the root of the sum of its squares. */
#define FILTER_GAIN 6.0

/* Two blurs, px, whose slopes at a step are compared, and how far from a step it must be alone. */
typedef struct
{
  double fine, coarse;
  int radius;
} Scale;

/* The first tells sharp photos from each other; steps softer than SOFT_PX are lost there in the
 * blocks of a JPEG and are measured at the second. */
static const Scale sharp_scale = { 0.0, 1.0, 6 }, soft_scale = { 1.2, 2.8, 9 };
#define SOFT_PX 0.85
/* So does noise of more levels make steps at the first look sharper than they are. */
#define MUCH_NOISE 2.5

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* The value that @share of them lie below. */
static double
quantile (GArray *values, double share)
{
  g_array_sort (values, compare_floats);
  return g_array_index (values, float, MIN ((guint) (share * values->len), values->len - 1));
}

/* Brightness as the file has it, 0 to 255. */
static void
patch_brightness (const TriPhotoPatch *patch, float *out)
{
  for (int y = 0; y < patch->height; y++)
    {
      const guint32 *row
          = (const guint32 *) ((const guint8 *) patch->pixels + (gsize) y * patch->stride);

      for (int x = 0; x < patch->width; x++)
        out[y * patch->width + x] = 0.299f * (row[x] >> 16 & 0xff) + 0.587f * (row[x] >> 8 & 0xff)
                                    + 0.114f * (row[x] & 0xff);
    }
}

/* Second differences both ways leave noise of a smooth place and nothing else. */
static void
collect_noise (const float *v, int width, int height, GArray *noise)
{
  for (int top = 1; top + SQUARE < height; top += SQUARE)
    for (int left = 1; left + SQUARE < width; left += SQUARE)
      {
        double mean = 0.0, sum = 0.0;
        float sigma;

        for (int y = 0; y < SQUARE; y++)
          for (int x = 0; x < SQUARE; x++)
            {
              const float *p = v + (top + y) * width + left + x;

              mean += p[0] / (SQUARE * SQUARE);
              sum += fabsf (4.0f * p[0] - 2.0f * (p[-1] + p[1] + p[-width] + p[width])
                            + p[-width - 1] + p[-width + 1] + p[width - 1] + p[width + 1]);
            }
        if (mean < DARKEST || mean > BRIGHTEST)
          continue;
        sigma = (float) (SIGMA_OF_MEAN / FILTER_GAIN * sum / (SQUARE * SQUARE));
        g_array_append_val (noise, sigma);
      }
}

/* A patch turned so that steps along its rows are looked for. */
typedef struct
{
  int length, n_lines;
  float v[TRI_PHOTO_PATCH_SIDE * TRI_PHOTO_PATCH_SIDE];
} Lines;

/* Three lines are averaged: that takes noise from a step and does not blur it. */
static void
lines_from_brightness (Lines *self, const float *v, int width, int height, gboolean turned)
{
  int step = turned ? width : 1, line = turned ? 1 : width;

  self->length = turned ? height : width;
  self->n_lines = MAX ((turned ? width : height) - 2, 0);
  for (int y = 0; y < self->n_lines; y++)
    for (int x = 0; x < self->length; x++)
      {
        const float *p = v + (y + 1) * line + x * step;

        self->v[y * self->length + x] = (p[-line] + p[0] + p[line]) / 3.0f;
      }
}

/* Differences of neighbours along the rows after a blur along them; the ends repeat. */
static void
blurred_differences (const Lines *self, double sigma, float *out)
{
  int radius = (int) ceil (3.5 * sigma);
  double weights[16], total = 0.0;

  g_assert (radius < (int) G_N_ELEMENTS (weights));
  for (int k = 0; k <= radius; k++)
    {
      weights[k] = sigma > 0.0 ? exp (-0.5 * k * k / (sigma * sigma)) : 1.0;
      total += k == 0 ? weights[k] : 2.0 * weights[k];
    }
  for (int y = 0; y < self->n_lines; y++)
    for (int x = 0; x < self->length; x++)
      {
        const float *row = self->v + y * self->length;
        double sum = 0.0;

        for (int k = -radius; k <= radius; k++)
          sum += weights[ABS (k)]
                 * (row[CLAMP (x + k + 1, 0, self->length - 1)]
                    - row[CLAMP (x + k, 0, self->length - 1)]);
        out[y * self->length + x] = (float) (sum / total);
      }
}

/* @d: at the place, one line of differences; @slant: the difference across lines there. */
static gboolean
is_step (const float *d, int radius, double slant, double noise)
{
  double sign = d[0] < 0.0f ? -1.0 : 1.0, slope = fabsf (d[0]), rise = 0.0;

  if (slope < MAX (STEP_LEAST_SLOPE, STEP_NOISE * noise) || slant > STEP_MOST_SLANT * slope
      || slope < fabsf (d[-1]) || slope <= fabsf (d[1]))
    return FALSE;
  for (int k = -radius; k <= radius; k++)
    {
      if (sign * d[k] < -STEP_MOST_BACKWARD * slope - 2.0 * noise)
        return FALSE;
      rise += sign * d[k];
    }
  return rise >= STEP_LEAST_RISE;
}

static void
collect_blur (const Lines *lines, const Scale *scale, double noise, GArray *blur)
{
  gsize n = (gsize) lines->length * lines->n_lines;
  g_autofree float *fine = g_new (float, n);
  g_autofree float *coarse = g_new (float, n);
  /* What three lines and the blur leave of it in a difference. */
  double left = noise * sqrt (2.0 / 3.0) / (1.0 + 2.0 * scale->fine);

  blurred_differences (lines, scale->fine, fine);
  blurred_differences (lines, scale->coarse, coarse);
  for (int y = 1; y + 1 < lines->n_lines; y++)
    for (int x = scale->radius; x + scale->radius + 1 < lines->length; x++)
      {
        gsize at = (gsize) y * lines->length + x;
        double slant = fabsf (lines->v[at + lines->length] - lines->v[at - lines->length]) / 2.0;
        double ratio, square, variance;
        float sigma;

        if (!is_step (fine + at, scale->radius, slant, left))
          continue;
        ratio = fine[at] / coarse[at];
        square = ratio * ratio;
        if (square < 1.01)
          continue;
        variance
            = (scale->coarse * scale->coarse - square * scale->fine * scale->fine) / (square - 1.0)
              - DIFFERENCE_VARIANCE;
        sigma = (float) sqrt (MAX (variance, 0.01));
        g_array_append_val (blur, sigma);
      }
}

/* The middle of the sharpest crowd. */
static double
sharpest_crowd (GArray *blur)
{
  const float *v = (const float *) (gpointer) blur->data;
  g_autofree guint *crowd = g_new (guint, blur->len);
  guint first = 0, end = 0, most = 0, i = 0;

  g_array_sort (blur, compare_floats);
  for (guint k = 0; k < blur->len; k++)
    {
      while (v[first] < v[k] * (1.0 - CROWD_WIDTH))
        first++;
      while (end < blur->len && v[end] <= v[k] * (1.0 + CROWD_WIDTH))
        end++;
      crowd[k] = end - first;
      most = MAX (most, crowd[k]);
    }
  while (crowd[i] < CROWD_LEAST * most)
    i++;
  /* On to where that crowd is densest. */
  for (guint k = i; k < blur->len && v[k] <= v[i] * (1.0 + CROWD_WIDTH); k++)
    if (crowd[k] > crowd[i])
      i = k;
  return v[i];
}

static guint
measure_blur (const TriPhoto *photo, const Scale *scale, double noise, double *out_psf_px)
{
  g_autoptr (GArray) blur = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree float *v = g_new (float, TRI_PHOTO_PATCH_SIDE *TRI_PHOTO_PATCH_SIDE);
  g_autofree Lines *lines = g_new (Lines, 1);
  TriPhotoPatch patch;

  for (guint i = 0; i < TRI_PHOTO_N_PATCHES && tri_photo_get_patch (photo, i, &patch); i++)
    for (guint turned = 0; turned < 2; turned++)
      {
        patch_brightness (&patch, v);
        lines_from_brightness (lines, v, patch.width, patch.height, turned == 1);
        collect_blur (lines, scale, noise, blur);
      }
  if (blur->len >= TRI_SHARPNESS_LEAST_EDGES)
    *out_psf_px = sharpest_crowd (blur);
  return blur->len;
}

TriSharpness
tri_sharpness_measure (const TriPhoto *photo)
{
  TriSharpness self = { TRI_SHARPNESS_USUAL_PSF_PX, 0.0, 0 };
  g_autoptr (GArray) noise = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree float *v = g_new (float, TRI_PHOTO_PATCH_SIDE *TRI_PHOTO_PATCH_SIDE);
  TriPhotoPatch patch;

  g_return_val_if_fail (photo != NULL, self);

  for (guint i = 0; i < TRI_PHOTO_N_PATCHES && tri_photo_get_patch (photo, i, &patch); i++)
    {
      patch_brightness (&patch, v);
      collect_noise (v, patch.width, patch.height, noise);
    }
  if (noise->len > 0)
    self.noise = quantile (noise, EVEN_SHARE);

  self.n_edges = measure_blur (photo, &sharp_scale, self.noise, &self.psf_px);
  if (self.n_edges < TRI_SHARPNESS_LEAST_EDGES || self.psf_px > SOFT_PX || self.noise > MUCH_NOISE)
    self.n_edges = MAX (self.n_edges, measure_blur (photo, &soft_scale, self.noise, &self.psf_px));
  self.psf_px = CLAMP (self.psf_px, LEAST_PSF_PX, MOST_PSF_PX);
  return self;
}
