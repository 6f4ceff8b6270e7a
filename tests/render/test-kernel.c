/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pixel loops against plain arithmetic in doubles. */

#include "config.h"

#include "tri-blur-private.h"
#include "tri-kernel-private.h"
#include "tri-light-private.h"

#include <math.h>
#include <string.h>

#define N 96

/* All its rows at once. */
static TriRing
ring_new (int x, int y)
{
  TriRing ring = { .mask = 127, .x = x, .width = N, .y0 = y, .y1 = y + N };

  ring.stride = N + 2 * TRI_RING_MARGIN;
  ring.rows = g_new (guint16, ring.stride * (ring.mask + 1));
  memset (ring.rows, 0xff, ring.stride * (ring.mask + 1) * sizeof (guint16));
  return ring;
}

static guint16
density_at (const TriRing *ring, int x, int y)
{
  return (guint16) (G_MAXUINT16 - tri_ring_row (ring, y)[x - ring->x]);
}

static TriGauss
gauss_new (double x, double y, double across, double down, double slant, double peak)
{
  return (TriGauss){ .x = (int) floor (x * 256.0),
                     .y = (int) floor (y * 256.0),
                     .slant = (int) floor (slant * 65536.0),
                     .peak = (guint16) (peak * TRI_KERNEL_OD_ONE),
                     .across = (guint8) _tri_kernel_find_bell ((float) across),
                     .down = (guint8) _tri_kernel_find_bell ((float) down) };
}

static double
bell_variance (guint bell)
{
  return ldexp (TRI_BELL_LEAST_VARIANCE, (int) bell / 8) * (1.0 + (bell % 8 + 0.5) / 8.0);
}

/* Every variance finds a bell of about its width. */
static void
test_bells (void)
{
  const TriBells *bells = _tri_kernel_get_bells ();

  for (double v = TRI_BELL_LEAST_VARIANCE; v < TRI_BELL_END_VARIANCE; v *= 1.01)
    {
      guint b = _tri_kernel_find_bell ((float) v);

      g_assert_cmpuint (b, <, TRI_BELL_N);
      g_assert_cmpfloat (fabs (bell_variance (b) / v - 1.0), <, 0.065);
      for (int phase = 0; phase < 1 << TRI_BELL_PHASE_BITS; phase++)
        {
          const TriBell *bell = &bells->bells[b];
          const guint16 *weights = bells->weights + bell->offset + phase * bell->taps;
          double sum = 0.0, middle = 0.0, spread = 0.0;

          for (int i = 0; i < bell->taps; i++)
            {
              sum += weights[i];
              middle += i * (double) weights[i];
            }
          middle /= sum;
          for (int i = 0; i < bell->taps; i++)
            spread += (i - middle) * (i - middle) * weights[i] / sum;
          g_assert_cmpfloat_with_epsilon (sum * bell->gain / 65536.0, 1.0, 0.002);
          /* Narrower than that a sampled Gaussian is no longer one. */
          if (v > 0.4)
            {
              g_assert_cmpfloat_with_epsilon (
                  middle, bell->taps / 2 - 1 + (phase + 0.5) / (1 << TRI_BELL_PHASE_BITS), 0.02);
              g_assert_cmpfloat_with_epsilon (spread / bell_variance (b), 1.0, 0.05);
            }
        }
    }
}

/* However small a dot is and wherever between the pixels it lies, it holds the same ink. */
static void
test_ink (void)
{
  static const double variances[] = { 0.07, 0.2025, 0.3, 0.5, 1.0, 4.0, 11.0 };

  for (guint v = 0; v < G_N_ELEMENTS (variances); v++)
    for (int phase = 0; phase < 256; phase++)
      {
        const TriBells *bells = _tri_kernel_get_bells ();
        TriRing ring = ring_new (0, 0);
        TriGauss g = gauss_new (40.0 + phase % 16 / 16.0, 40.0 + phase / 16 / 16.0, variances[v],
                                variances[v], 0.0, 0.9);
        double expected
            = g.peak / (double) bells->bells[g.across].gain / (double) bells->bells[g.down].gain;
        double sum = 0.0;

        _tri_kernel_splat (&ring, &g, 1);
        for (int y = 0; y < N; y++)
          for (int x = 0; x < N; x++)
            sum += density_at (&ring, x, y);
        g_assert_cmpfloat_with_epsilon (sum / expected, 1.0, 0.008);
        g_free (ring.rows);
      }
}

/* A slanting ellipse has the covariances it was made of. */
static void
test_slant (void)
{
  TriRing ring = ring_new (-20, 13);
  const double across = 2.4, down = 3.6, slant = 0.6;
  TriGauss g = gauss_new (30.3, 60.7, across, down, slant, 2.0);
  double wide = bell_variance (g.across), high = bell_variance (g.down);
  double sum = 0.0, xx = 0.0, xy = 0.0, yy = 0.0;

  _tri_kernel_splat (&ring, &g, 1);
  for (int y = 13; y < 13 + N; y++)
    for (int x = -20; x < -20 + N; x++)
      {
        double q = density_at (&ring, x, y), dx = x + 0.5 - 30.3, dy = y + 0.5 - 60.7;

        sum += q;
        xx += q * dx * dx;
        xy += q * dx * dy;
        yy += q * dy * dy;
      }
  g_assert_cmpfloat_with_epsilon (yy / sum / high, 1.0, 0.05);
  g_assert_cmpfloat_with_epsilon (xy / sum / (slant * high), 1.0, 0.05);
  g_assert_cmpfloat_with_epsilon (xx / sum / (wide + slant * slant * high), 1.0, 0.05);
  g_free (ring.rows);
}

/* Densities add, saturate at the top, stop at the border and know of nothing beyond it. */
static void
test_splat_adds (void)
{
  TriRing once = ring_new (-10, 7), twice = ring_new (-10, 7), many = ring_new (-10, 7);
  TriGauss g = gauss_new (20.25, 40.5, 2.0, 2.0, 0.0, 0.9);
  TriGauss edge = gauss_new (-10.5, 7.5, 3.0, 3.0, 0.0, 0.9);

  _tri_kernel_splat (&once, &g, 1);
  _tri_kernel_splat (&twice, &g, 1);
  _tri_kernel_splat (&twice, &g, 1);
  for (int y = 7; y < 7 + N; y++)
    for (int x = -10; x < -10 + N; x++)
      g_assert_cmpuint (density_at (&twice, x, y), ==, 2 * density_at (&once, x, y));
  for (int i = 0; i < 50; i++)
    _tri_kernel_splat (&many, &g, 1);
  g_assert_cmpuint (density_at (&many, 20, 40), ==, G_MAXUINT16);
  _tri_kernel_splat (&many, &edge, 1);
  g_assert_cmpuint (density_at (&many, -10, 7), >, 0);
  /* Rows before the first one are those that went round. */
  for (int y = 7 + N; y < 7 + 128; y++)
    for (int x = -10; x < -10 + N; x++)
      g_assert_cmpuint (density_at (&many, x, y), ==, 0);
  g_free (once.rows);
  g_free (twice.rows);
  g_free (many.rows);
}

/* A large dot is flat where coverage is full, and exact about it. */
static void
test_disc (void)
{
  TriRing ring = ring_new (0, 0);
  TriDisc disc = { .x = 48 * 256,
                   .y = 48 * 256,
                   .xx = 0.5f / 40.0f,
                   .yy = 0.5f / 40.0f,
                   .half_x = 22.0f,
                   .half_y = 22.0f,
                   .peak = 1.35f,
                   .cap = 0.9f };

  _tri_kernel_splat_disc (&ring, &disc);
  for (int y = 0; y < N; y++)
    for (int x = 0; x < N; x++)
      {
        double dx = x - 47.5, dy = y - 47.5;
        double dark = MIN (1.35 * exp (-0.5 * (dx * dx + dy * dy) / 40.0), 0.9);
        double got = 1.0 - pow (10.0, -density_at (&ring, x, y) / (double) TRI_KERNEL_OD_ONE);

        if (MAX (fabs (dx), fabs (dy)) < 21.0)
          g_assert_cmpfloat_with_epsilon (got, dark, 0.004);
      }
  g_free (ring.rows);
}

/* Darkness 1 - 10^-q, and exactly none without ink. */
static void
test_darken (void)
{
  for (int q = 0; q < 65536; q += 13)
    {
      guint16 density[8] = { 0 }, sums[8] = { 0 };

      density[3] = (guint16) q;
      _tri_kernel_darken_row (density, 8, TRI_KERNEL_ONE, sums);
      g_assert_cmpuint (sums[0], ==, 0);
      g_assert_cmpfloat_with_epsilon (sums[3] / (double) TRI_KERNEL_ONE,
                                      1.0 - pow (10.0, -q / (double) TRI_KERNEL_OD_ONE), 0.002);
    }
}

/* A blur row by row and then down the rows, against a sum over all. */
static void
test_blur (void)
{
  static const double sigmas[] = { 0.3, 0.8, 1.2, 1.8 };

  for (guint k = 0; k < G_N_ELEMENTS (sigmas); k++)
    {
      TriBlur blur = _tri_blur_new (sigmas[k]);
      g_autofree guint16 *in = g_new (guint16, N * N);
      g_autofree guint16 *rows = g_new0 (guint16, N * N);
      g_autofree guint16 *out = g_new0 (guint16, N * N);
      const guint16 *before[TRI_BLUR_MAX_RADIUS + 1], *after[TRI_BLUR_MAX_RADIUS + 1];
      double worst = 0.0;

      g_assert_cmpint (blur.cell, ==, 1);
      /* Hard squares, the worst a blur can meet. */
      for (int i = 0; i < N * N; i++)
        in[i] = (i / N / 7 + i % N / 5) % 2 != 0 ? TRI_KERNEL_ONE - 1 : 100;
      for (int y = 0; y < N; y++)
        {
          for (int r = 0; r <= blur.radius; r++)
            {
              before[r] = in + y * N + blur.radius - r;
              after[r] = in + y * N + blur.radius + r;
            }
          _tri_kernel_blur_row (before, after, blur.taps, blur.radius, N - 2 * blur.radius,
                                rows + y * N + blur.radius);
        }
      for (int y = 16; y < N - 16; y++)
        {
          for (int r = 0; r <= blur.radius; r++)
            {
              before[r] = rows + (y - r) * N;
              after[r] = rows + (y + r) * N;
            }
          _tri_kernel_blur_row (before, after, blur.taps, blur.radius, N, out + y * N);
        }
      for (int y = 20; y < N - 20; y += 3)
        for (int x = 20; x < N - 20; x += 3)
          {
            double sum = 0.0, total = 0.0;

            for (int j = -16; j <= 16; j++)
              for (int i = -16; i <= 16; i++)
                {
                  double w = exp (-0.5 * (i * i + j * j) / (sigmas[k] * sigmas[k]));

                  sum += w * in[(y + j) * N + x + i];
                  total += w;
                }
            worst = MAX (worst, fabs (sum / total - out[y * N + x]));
          }
      /* The true Gaussian is not cut at three sigmas; half a percent of full darkness. */
      g_assert_cmpfloat (worst, <, 0.006 * TRI_KERNEL_ONE);
    }
}

/* Of any width there are taps for all of it, and no more light than came. */
static void
test_blur_sizes (void)
{
  for (double sigma = 0.05; sigma < 400.0; sigma *= 1.07)
    {
      TriBlur blur = _tri_blur_new (sigma);
      guint sum = blur.taps[0];

      for (int k = 1; k <= blur.radius; k++)
        sum += 2u * blur.taps[k];
      g_assert_cmpuint (sum, <=, 65536);
      g_assert_cmpuint (sum, >=, 65535);
      g_assert_cmpint (blur.reach, >=, (int) (2.5 * sigma));
    }
}

/* Averaging into cells and interpolating back gives a straight ramp back, at negative places too.
 */
static void
test_cells (void)
{
  static const int cells[] = { 1, 2, 4, 8, 16 };

  for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
    {
      int cell = cells[k], n = N / cell;
      guint16 sums[N], small[N], wide[N];

      for (int x = 0; x < N; x++)
        sums[x] = (guint16) (300 * x);
      _tri_kernel_gather_row (sums, n, cell, small);
      _tri_kernel_widen_row (small, -48 / cell, cell, -48 + 16, N - 32, wide);
      for (int x = 0; x < N - 32; x++)
        g_assert_cmpint (abs (wide[x] - 300 * (x + 16)), <=, 2);
      /* From any place on. */
      for (int from = 17; from < 33; from++)
        {
          guint16 part[N];

          _tri_kernel_widen_row (small, -48 / cell, cell, -48 + from, 40, part);
          g_assert_cmpmem (part, 40 * sizeof *part, wide + from - 16, 40 * sizeof *wide);
        }
    }
}

/* Skin alone counts: where a half of it is cover, darkness is twice what was found. */
static void
test_divide (void)
{
  guint16 values[4] = { 8000, 8000, 8000, 30000 };
  const guint16 cover[4] = { TRI_KERNEL_ONE - 1, TRI_KERNEL_ONE / 2, 0, TRI_KERNEL_ONE / 4 };

  _tri_kernel_divide_row (values, cover, 4);
  g_assert_cmpuint (values[0], ==, 8000);
  g_assert_cmpuint (values[1], ==, 16000);
  g_assert_cmpuint (values[2], ==, TRI_KERNEL_ONE - 1);
  g_assert_cmpuint (values[3], ==, TRI_KERNEL_ONE - 1);
}

static void
test_light_tables (void)
{
  const TriLightTables *tables = _tri_light_get_tables ();

  for (int v = 0; v < 256; v++)
    {
      double x = v / 255.0;
      double linear = x <= 0.04045 ? x / 12.92 : pow ((x + 0.055) / 1.055, 2.4);

      g_assert_cmpfloat_with_epsilon (tables->linear[v] / 65535.0, linear, 1e-5);
      g_assert_cmpuint (tables->encoded[tables->linear[v] >> TRI_LIGHT_INVERSE_SHIFT], ==, v);
    }
  for (int i = 1; i < TRI_LIGHT_INVERSE_SIZE; i++)
    g_assert_cmpuint (tables->encoded[i], >=, tables->encoded[i - 1]);
}

/* Half the light in linear light at every density above the first. */
static TriInk *
half_ink_new (void)
{
  TriInk *ink = g_new0 (TriInk, 1);
  const guint16 half = (guint16) (65536.0 * (1.0 - pow (0.5, 1.0 / 2.4)));

  for (int i = 1; i < TRI_KERNEL_INDEX_SIZE; i++)
    {
      ink->darkness[i] = 32768;
      for (int c = 0; c < 3; c++)
        ink->by_density[i].channels[c] = half;
    }
  for (int c = 0; c < 3; c++)
    ink->by_darkness[32768 >> TRI_KERNEL_INDEX_SHIFT].channels[c] = half;
  return ink;
}

static void
test_composite (void)
{
  g_autofree TriInk *ink = half_ink_new ();
  const guint32 before[7]
      = { 0xff808080, 0xff808080, 0xff808080, 0xffffffff, 0xff000000, 0xff0a0a0a, 0x12345678 };
  const guint16 density[7] = { 0, 9999, 31, 9999, 9999, 9999, 0 };
  const guint8 share[7] = { 0, 0, 0, 255, 0, 0, 255 };
  TriSkinRow row = { .density = density, .share = share };
  guint32 pixels[7];

  memcpy (pixels, before, sizeof pixels);
  _tri_kernel_composite_row (pixels, 7, ink, &row);
  g_assert_cmphex (pixels[0], ==, 0xff808080);  /* no ink */
  g_assert_cmphex (pixels[1], ==, 0xff5c5c5c);  /* half the light: 0.2159 / 2 is 0x5c */
  g_assert_cmphex (pixels[2], ==, 0xff808080);  /* too little to tell */
  g_assert_cmphex (pixels[3], ==, 0xffffffff);  /* reflected above the pigment */
  g_assert_cmphex (pixels[4], ==, 0xff000000);  /* black stays black */
  g_assert_cmphex (pixels[5] & 0xff, <=, 0x0a); /* below the toe: never lighter */
  g_assert_cmphex (pixels[6], ==, 0x12345678);

  /* The common way and the one for highlights agree where there are none. */
  memcpy (pixels, before, sizeof pixels);
  row.share = NULL;
  _tri_kernel_composite_row (pixels, 7, ink, &row);
  g_assert_cmphex (pixels[1], ==, 0xff5c5c5c);
}

/* A row in blocks and what is left over: each pixel as if it were alone. */
static void
test_row (void)
{
  g_autofree TriInk *ink = half_ink_new ();
  guint32 row[53], alone[53];
  guint16 density[53];
  TriSkinRow skin = { .density = density };

  for (guint i = 0; i < G_N_ELEMENTS (row); i++)
    {
      row[i] = alone[i] = 0xff000000 | i * 0x030507;
      density[i] = i % 3 == 0 || (i > 15 && i < 32) ? 0 : (guint16) (1200 * i);
    }
  _tri_kernel_composite_row (row, G_N_ELEMENTS (row), ink, &skin);
  for (guint i = 0; i < G_N_ELEMENTS (row); i++)
    {
      skin.density = &density[i];
      _tri_kernel_composite_row (&alone[i], 1, ink, &skin);
      g_assert_cmphex (row[i], ==, alone[i]);
    }
}

/* Bytes against light: transmission in linear light, encoded again. */
static void
test_transmission (void)
{
  for (int step = 0; step < 60; step++)
    {
      double left = 1.0 - step / 60.0;
      g_autofree TriInk *ink = g_new0 (TriInk, 1);
      const guint16 density[1] = { 64 };
      TriSkinRow row = { .density = density };

      for (int c = 0; c < 3; c++)
        ink->by_density[2].channels[c]
            = (guint16) MIN (65536.0 * (1.0 - pow (left, 1.0 / 2.4)), TRI_KERNEL_DARKEST);
      for (guint v = 0; v < 256; v++)
        {
          double x = v / 255.0;
          double light = left * (x <= 0.04045 ? x / 12.92 : pow ((x + 0.055) / 1.055, 2.4));
          double expected
              = light <= 0.0031308 ? 12.92 * light : 1.055 * pow (light, 1.0 / 2.4) - 0.055;
          guint32 pixel = v * 0x010101u;

          _tri_kernel_composite_row (&pixel, 1, ink, &row);
          g_assert_cmphex (pixel & 0xff, ==, pixel >> 16 & 0xff);
          g_assert_cmpuint (pixel & 0xff, <=, v);
          /* In the toe, near black, the curve is taken to go on. */
          g_assert_cmpfloat_with_epsilon (pixel & 0xff, 255.0 * expected,
                                          255.0 * expected > 12.0 ? 0.6 : 3.2);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/kernel/bells", test_bells);
  g_test_add_func ("/render/kernel/ink", test_ink);
  g_test_add_func ("/render/kernel/slant", test_slant);
  g_test_add_func ("/render/kernel/splat-adds", test_splat_adds);
  g_test_add_func ("/render/kernel/disc", test_disc);
  g_test_add_func ("/render/kernel/darken", test_darken);
  g_test_add_func ("/render/kernel/blur", test_blur);
  g_test_add_func ("/render/kernel/blur-sizes", test_blur_sizes);
  g_test_add_func ("/render/kernel/cells", test_cells);
  g_test_add_func ("/render/kernel/divide", test_divide);
  g_test_add_func ("/render/kernel/light-tables", test_light_tables);
  g_test_add_func ("/render/kernel/composite", test_composite);
  g_test_add_func ("/render/kernel/row", test_row);
  g_test_add_func ("/render/kernel/transmission", test_transmission);
  return g_test_run ();
}
