/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of the preview. Built with -O3 (see meson.build): gcc 12 leaves them scalar at
 * -O2. */

#include "config.h"

#include "tri-kernel-private.h"

#include <math.h>
#include <string.h>

static gpointer
make_tables (gpointer data)
{
  TriKernelTables *self = g_new0 (TriKernelTables, 1);

  for (int i = 0; i < TRI_KERNEL_EXP_SIZE; i++)
    self->exp[i] = (guint16) floor (65535.0 * exp (-(double) i / TRI_KERNEL_EXP_STEPS) + 0.5);
  for (int i = 0; i <= TRI_KERNEL_LOG_SIZE; i++)
    {
      double left = MAX (1.0 - (double) i / TRI_KERNEL_LOG_SIZE, 1e-4);

      self->log[i] = (guint16) MIN (floor (-log10 (left) * TRI_KERNEL_OD_ONE + 0.5), G_MAXUINT16);
    }
  return self;
}

const TriKernelTables *
_tri_kernel_get_tables (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_tables, NULL);
}

/* t along a row of pixels by second differences, RAMP_BITS after the point of the table's index.
 * Twelve hold the t of a corner, far outside a slanting ellipse, as well as a step of a dot of 100
 * px. */
#define RAMP_BITS 12

typedef struct
{
  gint32 t, step, bend;
} Ramp;

static inline Ramp
ramp_at (const TriSplat *s, int x, int y)
{
  const double one = TRI_KERNEL_EXP_STEPS * (double) (1 << RAMP_BITS);
  double dx = (x * 256 + 128 - s->x) / 256.0, dy = (y * 256 + 128 - s->y) / 256.0;
  double t = ((double) s->xx * dx + (double) s->xy * dy) * dx + (double) s->yy * dy * dy;
  double step = (double) s->xx * (2.0 * dx + 1.0) + (double) s->xy * dy;

  /* Half an entry up rounds to the nearest one. */
  return (Ramp){ (gint32) (t * one + (1 << (RAMP_BITS - 1))), (gint32) floor (step * one + 0.5),
                 (gint32) floor (2.0 * (double) s->xx * one + 0.5) };
}

static inline guint
ramp_next (Ramp *self, const TriKernelTables *tables)
{
  /* Past its last entry the table is 0: the dot has ended. */
  gint32 at = self->t >> RAMP_BITS;

  self->t += self->step;
  self->step += self->bend;
  return tables->exp[CLAMP (at, 0, TRI_KERNEL_EXP_SIZE)];
}

/* The pixels of a small dot hold its ink wherever it falls between them: sampling a Gaussian of
 * half a pixel at the centres would give 4 % more or less. */
static double
exact_ink (const TriKernelTables *tables, const TriSplat *s, int x0, int y0, int x1, int y1)
{
  guint64 sum = 0;

  for (int y = y0; y < y1; y++)
    {
      Ramp ramp = ramp_at (s, x0, y);

      for (int x = x0; x < x1; x++)
        sum += ramp_next (&ramp, tables);
    }
  return sum > 0 ? s->volume * 65535.0 / (double) sum : 1.0;
}

void
_tri_kernel_splat (const TriPlane *density, const TriSplat *splats, gsize n_splats)
{
  const TriKernelTables *tables = _tri_kernel_get_tables ();

  for (gsize i = 0; i < n_splats; i++)
    {
      const TriSplat *s = &splats[i];
      double cx = s->x / 256.0, cy = s->y / 256.0;
      int x0 = (int) floor (cx - s->half_x), x1 = (int) floor (cx + s->half_x) + 1;
      int y0 = (int) floor (cy - s->half_y), y1 = (int) floor (cy + s->half_y) + 1;
      guint cap = (guint) (s->cap * TRI_KERNEL_LOG_SIZE + 0.5f);
      double ink = 1.0;
      guint peak;

      if (x1 <= density->x || y1 <= density->y || x0 >= density->x + density->width
          || y0 >= density->y + density->height)
        continue;
      if (s->volume > 0.0f)
        ink = exact_ink (tables, s, x0, y0, x1, y1);
      /* In entries of the logarithm's table for the exponential's 65535; below 8 it fits 32 bits.
       */
      peak = (guint) (CLAMP (s->peak * ink, 0.0, 7.9) * TRI_KERNEL_LOG_SIZE * 65536.0 / 65535.0);
      y0 = MAX (y0, density->y);
      y1 = MIN (y1, density->y + density->height);
      for (int y = y0; y < y1; y++)
        {
          guint16 *row = density->data + (gsize) (y - density->y) * density->width - density->x;
          /* From the dot's own first pixel, also where the plane begins later: a tile must add what
           * the whole picture does. */
          Ramp ramp = ramp_at (s, x0, y);
          int x = x0;

          for (; x < density->x; x++)
            ramp_next (&ramp, tables);
          for (; x < MIN (x1, density->x + density->width); x++)
            {
              guint dark = (ramp_next (&ramp, tables) * peak + 32768u) >> 16;
              guint sum = row[x] + tables->log[MIN (dark, cap)];

              row[x] = (guint16) MIN (sum, G_MAXUINT16);
            }
        }
    }
}

/* One row of cells. Inlined with constant arguments, so that the usual cell sizes unroll. */
static inline void
darken_cell_row (const TriPlane *density,
                 const guint16 *const *darkness,
                 int n_tables,
                 const guint8 *coverage,
                 int cell,
                 int y,
                 const TriPlane *out)
{
  const int shift = 2 * (int) g_bit_storage ((gulong) cell) - 2;
  const guint16 *rows = density->data + (gsize) y * cell * density->width;
  const guint8 *cover = coverage != NULL ? coverage + (gsize) y * cell * density->width : NULL;
  gsize offset = (gsize) y * out->width;

  for (int x = 0; x < out->width; x++)
    {
      guint64 sums[3] = { 0 };
      guint any = 0;

      for (int j = 0; j < cell; j++)
        for (int i = x * cell; i < (x + 1) * cell; i++)
          any |= rows[j * density->width + i];
      /* Most of the rectangle about the dots is bare. */
      if (any != 0)
        for (int j = 0; j < cell; j++)
          for (int i = x * cell; i < (x + 1) * cell; i++)
            {
              guint index = rows[j * density->width + i] >> TRI_KERNEL_DARK_SHIFT;
              guint share = cover != NULL ? cover[j * density->width + i] : 255u;

              for (int c = 0; c < n_tables; c++)
                sums[c] += cover != NULL ? darkness[c][index] * share / 255u : darkness[c][index];
            }
      for (int c = 0; c < n_tables; c++)
        out[c].data[offset + x] = (guint16) (sums[c] >> shift);
    }
}

void
_tri_kernel_darken_cells (const TriPlane *density,
                          const guint16 *const *darkness,
                          int n_tables,
                          const guint8 *coverage,
                          int cell,
                          const TriPlane *out)
{
  gsize row_bytes = (gsize) density->width * cell;

  for (int y = 0; y < out->height; y++)
    {
      const guint8 *cover = coverage != NULL ? coverage + (gsize) y * row_bytes : NULL;

      /* Many rows lie wholly on the head. */
      if (cover != NULL && cover[0] == 255 && memcmp (cover, cover + 1, row_bytes - 1) == 0)
        cover = NULL;
      if (cell == 1 && cover == NULL && n_tables == 3)
        darken_cell_row (density, darkness, 3, NULL, 1, y, out);
      else if (cell == 2 && cover == NULL && n_tables == 3)
        darken_cell_row (density, darkness, 3, NULL, 2, y, out);
      else if (cell == 2 && n_tables == 3)
        darken_cell_row (density, darkness, 3, coverage, 2, y, out);
      else if (cell == 4 && cover == NULL && n_tables == 3)
        darken_cell_row (density, darkness, 3, NULL, 4, y, out);
      else
        darken_cell_row (density, darkness, n_tables, cover != NULL ? coverage : NULL, cell, y,
                         out);
    }
}

void
_tri_kernel_cover_cells (const TriPlane *density,
                         const guint8 *coverage,
                         int cell,
                         const TriPlane *out)
{
  const guint area = (guint) (cell * cell);

  for (int y = 0; y < out->height; y++)
    for (int x = 0; x < out->width; x++)
      {
        const guint8 *rows = coverage + (gsize) y * cell * density->width + x * cell;
        guint64 sum = 0;

        for (int j = 0; j < cell; j++)
          for (int i = 0; i < cell; i++)
            sum += rows[j * density->width + i];
        /* The blur adds two values in 16 bit. */
        out->data[(gsize) y * out->width + x]
            = (guint16) MIN (sum * TRI_KERNEL_ONE / (255u * area), TRI_KERNEL_ONE - 1);
      }
}

/* One Gaussian pass over rows; @taps[0] is the middle one, all in 1/65536. Sums of two values of 15
 * bit fit 16, so that the products vectorise to eight lanes (pmulhuw). */
static void
blur_rows (const guint16 *in, guint16 *out, int width, int height, const guint16 *taps, int radius)
{
  g_autofree guint16 *padded = g_new0 (guint16, width + 2 * radius);

  for (int y = 0; y < height; y++)
    {
      guint16 *restrict row = out + (gsize) y * width;
      const guint16 *restrict middle = padded + radius;

      memcpy (padded + radius, in + (gsize) y * width, width * sizeof *in);
      for (int x = 0; x < width; x++)
        row[x] = (guint16) (((guint32) middle[x] * taps[0]) >> 16);
      for (int k = 1; k <= radius; k++)
        {
          const guint16 *restrict left = middle - k;
          const guint16 *restrict right = middle + k;
          guint16 tap = taps[k];

          for (int x = 0; x < width; x++)
            row[x] += (guint16) (((guint32) (guint16) (left[x] + right[x]) * tap) >> 16);
        }
    }
}

static void
blur_columns (
    const guint16 *in, guint16 *out, int width, int height, const guint16 *taps, int radius)
{
  g_autofree guint16 *zeros = g_new0 (guint16, width);

  for (int y = 0; y < height; y++)
    {
      guint16 *restrict row = out + (gsize) y * width;
      const guint16 *restrict middle = in + (gsize) y * width;

      for (int x = 0; x < width; x++)
        row[x] = (guint16) (((guint32) middle[x] * taps[0]) >> 16);
      for (int k = 1; k <= radius; k++)
        {
          const guint16 *restrict above = y - k >= 0 ? in + (gsize) (y - k) * width : zeros;
          const guint16 *restrict below = y + k < height ? in + (gsize) (y + k) * width : zeros;
          guint16 tap = taps[k];

          for (int x = 0; x < width; x++)
            row[x] += (guint16) (((guint32) (guint16) (above[x] + below[x]) * tap) >> 16);
        }
    }
}

void
_tri_kernel_blur (const TriPlane *plane, guint16 *scratch, double sigma)
{
  int radius = (int) ceil (3.0 * sigma);
  g_autofree double *weights = g_new (double, radius + 1);
  g_autofree guint16 *taps = g_new (guint16, radius + 1);
  double total = 0.0;
  int left = 65536;

  for (int k = 0; k <= radius; k++)
    {
      weights[k] = exp (-0.5 * k * k / (sigma * sigma));
      total += k == 0 ? weights[k] : 2.0 * weights[k];
    }
  for (int k = radius; k > 0; k--)
    {
      taps[k] = (guint16) floor (65536.0 * weights[k] / total + 0.5);
      left -= 2 * taps[k];
    }
  taps[0] = (guint16) MIN (left, G_MAXUINT16);
  blur_rows (plane->data, scratch, plane->width, plane->height, taps, radius);
  blur_columns (scratch, plane->data, plane->width, plane->height, taps, radius);
}

void
_tri_kernel_divide (const TriPlane *plane, const TriPlane *cover)
{
  /* Where everything is covered the blur still loses a few units to rounding. Leaving those values
   * as they are makes the result the same whether or not a cover was there at all. */
  const guint full = TRI_KERNEL_ONE - 64;
  /* Hardly any skin about: there is nothing to mix light with. */
  const guint none = TRI_KERNEL_ONE / 16;
  gsize n = (gsize) plane->width * plane->height;

  for (gsize i = 0; i < n; i++)
    {
      guint c = MAX (cover->data[i], none);

      if (c < full)
        plane->data[i]
            = (guint16) MIN ((guint32) plane->data[i] * TRI_KERNEL_ONE / c, TRI_KERNEL_ONE);
    }
}

static int
floor_div (int a, int b)
{
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

void
_tri_kernel_upsample_row (
    const TriPlane *plane, int cell, int x, int y, int n, guint16 *scratch, guint16 *out)
{
  /* Pixel centres in half cells: (2 p + 1 - cell) / (2 cell). */
  const int one = 2 * cell;
  const int shift = g_bit_storage ((gulong) cell);
  int row = floor_div (2 * y + 1 - cell, one);
  int column = floor_div (2 * x + 1 - cell, one);
  guint weight = (guint) (2 * y + 1 - cell - row * one);
  guint phase = (guint) (2 * x + 1 - cell - column * one);
  const guint16 *upper, *lower;

  if (cell == 1)
    {
      memcpy (out, plane->data + (gsize) (y - plane->y) * plane->width + (x - plane->x),
              n * sizeof *out);
      return;
    }
  column -= plane->x;
  upper = plane->data + (gsize) (row - plane->y) * plane->width;
  lower = upper + plane->width;
  for (int i = 0; i < plane->width; i++)
    scratch[i] = (guint16) ((upper[i] * ((guint) one - weight) + lower[i] * weight) >> shift);
  for (int i = 0; i < n; i++)
    {
      out[i] = (guint16) ((scratch[column] * ((guint) one - phase) + scratch[column + 1] * phase)
                          >> shift);
      phase += 2;
      if (phase >= (guint) one)
        {
          phase -= (guint) one;
          column++;
        }
    }
}

void
_tri_kernel_blend_rows (
    const guint32 *upper, const guint32 *lower, int n, guint weight, guint32 *out)
{
  const guint8 *restrict a = (const guint8 *) upper;
  const guint8 *restrict b = (const guint8 *) lower;
  guint8 *restrict result = (guint8 *) out;
  const guint16 first = (guint16) (256 - weight), second = (guint16) weight;

  for (int i = 0; i < 4 * n; i++)
    result[i] = (guint8) ((guint16) (a[i] * first + b[i] * second + 128) >> 8);
}

/* Two channels of 8 bit with 8 bits of room above each. */
static inline guint32
mix_pairs (guint32 a, guint32 b, guint32 weight)
{
  return ((a * (256 - weight) + b * weight + 0x00800080) >> 8) & 0x00ff00ff;
}

void
_tri_kernel_stretch_row (const guint32 *in, gint64 u, gint64 du, int n, guint32 *out)
{
  const guint32 mask = 0x00ff00ff;

  for (int i = 0; i < n; i++, u += du)
    {
      gint64 at = MAX (u, 0);
      guint32 a = in[at >> 32], b = in[(at >> 32) + 1];
      guint32 weight = (guint32) (at >> 24) & 0xff;

      out[i] = mix_pairs (a & mask, b & mask, weight)
               | mix_pairs (a >> 8 & mask, b >> 8 & mask, weight) << 8;
    }
}

/* 255 stands for one. */
static inline guint
part_of (guint value, guint share)
{
  return value * share / 255u;
}

void
_tri_kernel_composite_row (guint32 *pixels, int n, const TriCompositeRow *row)
{
  static const int shifts[3] = { 16, 8, 0 };
  const TriLightTables *light = row->light;

  for (int i = 0; i < n; i++)
    {
      guint cover = row->cover != NULL ? row->cover[i] : 255;
      guint share = row->share != NULL ? row->share[i] : 0;
      guint index = row->density[i] >> TRI_KERNEL_DARK_SHIFT;
      guint32 pixel = pixels[i], result = pixel & 0xff000000u;

      if (cover == 0
          || (index == 0 && (row->inner[0][i] | row->inner[1][i] | row->inner[2][i]) == 0))
        continue;
      for (int c = 0; c < 3; c++)
        {
          guint value = pixel >> shifts[c] & 0xff, darkened;
          guint first = TRI_KERNEL_ONE - part_of (row->darkness[c][index], cover);
          guint second = TRI_KERNEL_ONE - part_of (row->inner[c][i], cover);
          guint left = (first * second + TRI_KERNEL_ONE / 2) / TRI_KERNEL_ONE;

          if (row->redness != NULL)
            left -= (guint) (((guint64) left * row->redness[i] * row->red_share[c]) >> 30);
          left += part_of (TRI_KERNEL_ONE - left, share);
          darkened = light->encoded[(light->linear[value] * left / TRI_KERNEL_ONE)
                                    >> TRI_LIGHT_INVERSE_SHIFT];
          result |= (darkened < value ? darkened : value) << shifts[c];
        }
      pixels[i] = result;
    }
}
