/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pixel loops against plain arithmetic in doubles. */

#include "config.h"

#include "tri-kernel-private.h"

#include <math.h>
#include <string.h>

#define N 96

static TriPlane
plane_new (int x, int y)
{
  return (TriPlane){ g_new0 (guint16, N * N), x, y, N, N };
}

static TriSplat
round_splat (double x, double y, double variance, double peak, double cap)
{
  return (TriSplat){ .x = (int) floor (x * 256.0),
                     .y = (int) floor (y * 256.0),
                     .xx = (float) (0.5 / variance),
                     .yy = (float) (0.5 / variance),
                     .half_x = (float) (3.5 * sqrt (variance)),
                     .half_y = (float) (3.5 * sqrt (variance)),
                     .peak = (float) peak,
                     .cap = (float) cap,
                     .volume = variance < 0.64 ? (float) (2.0 * G_PI * variance) : 0.0f };
}

/* What a plane holds back in all: the sum of 1 - 10^-q. */
static double
total_dark (const TriPlane *plane)
{
  double sum = 0.0;

  for (int i = 0; i < N * N; i++)
    sum += 1.0 - pow (10.0, -plane->data[i] / (double) TRI_KERNEL_OD_ONE);
  return sum;
}

/* However small a dot is and wherever between the pixels it lies, it holds the same ink. */
static void
test_ink (void)
{
  static const double variances[] = { 0.2025, 0.3, 0.5, 1.0, 4.0 };

  for (guint v = 0; v < G_N_ELEMENTS (variances); v++)
    for (int phase = 0; phase < 64; phase++)
      {
        TriPlane plane = plane_new (0, 0);
        TriSplat s
            = round_splat (40.0 + phase % 8 / 8.0, 40.0 + phase / 8 / 8.0, variances[v], 0.4, 0.9);
        double expected = 2.0 * G_PI * variances[v] * 0.4;

        _tri_kernel_splat (&plane, &s, 1);
        g_assert_cmpfloat_with_epsilon (total_dark (&plane) / expected, 1.0, 0.006);
        g_free (plane.data);
      }
}

/* Densities add, saturate at the top, stop at the plane's border and know of nothing beyond it. */
static void
test_splat_adds (void)
{
  TriPlane once = plane_new (-10, 7), twice = plane_new (-10, 7), many = plane_new (-10, 7);
  TriSplat s = round_splat (20.25, 40.5, 2.0, 0.9, 0.9);
  TriSplat edge = round_splat (-10.5, 7.5, 3.0, 0.9, 0.9);

  _tri_kernel_splat (&once, &s, 1);
  _tri_kernel_splat (&twice, &s, 1);
  _tri_kernel_splat (&twice, &s, 1);
  for (int i = 0; i < N * N; i++)
    g_assert_cmpuint (twice.data[i], ==, 2 * once.data[i]);
  for (int i = 0; i < 50; i++)
    _tri_kernel_splat (&many, &s, 1);
  g_assert_cmpuint (many.data[(40 - 7) * N + 30], ==, G_MAXUINT16);
  _tri_kernel_splat (&many, &edge, 1);
  g_assert_cmpuint (many.data[0], >, 0);
  g_free (once.data);
  g_free (twice.data);
  g_free (many.data);
}

static void
test_blur (void)
{
  static const double sigmas[] = { 0.3, 0.8, 1.6, 2.9 };

  for (guint k = 0; k < G_N_ELEMENTS (sigmas); k++)
    {
      TriPlane plane = plane_new (0, 0);
      g_autofree guint16 *scratch = g_new (guint16, N * N);
      g_autofree double *in = g_new (double, N *N);
      double worst = 0.0;

      /* Hard squares, the worst a blur can meet. */
      for (int i = 0; i < N * N; i++)
        {
          plane.data[i] = (i / N / 7 + i % N / 5) % 2 != 0 ? TRI_KERNEL_ONE - 1 : 100;
          in[i] = plane.data[i];
        }
      _tri_kernel_blur (&plane, scratch, sigmas[k]);
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
            worst = MAX (worst, fabs (sum / total - plane.data[y * N + x]));
          }
      /* The true Gaussian is not cut at three sigmas; half a percent of full darkness. */
      g_assert_cmpfloat (worst, <, 0.006 * TRI_KERNEL_ONE);
      g_free (plane.data);
    }
}

/* Nothing blurs to nothing: pixels without ink must stay what they are. */
static void
test_blur_keeps_zero (void)
{
  TriPlane plane = plane_new (0, 0);
  g_autofree guint16 *scratch = g_new (guint16, N * N);

  plane.data[N / 2 * N + N / 2] = TRI_KERNEL_ONE - 1;
  _tri_kernel_blur (&plane, scratch, 2.0);
  g_assert_cmpuint (plane.data[N / 2 * N + N / 2], >, 0);
  for (int i = 0; i < N * N; i++)
    if (abs (i / N - N / 2) > 6 || abs (i % N - N / 2) > 6)
      g_assert_cmpuint (plane.data[i], ==, 0);
  g_free (plane.data);
}

/* Averaging into cells and interpolating back gives a straight ramp back, at negative places too.
 */
static void
test_cells (void)
{
  static const int cells[] = { 1, 2, 4, 8 };
  g_autofree guint16 *darkness = g_new (guint16, TRI_KERNEL_DARK_SIZE);

  for (int i = 0; i < TRI_KERNEL_DARK_SIZE; i++)
    darkness[i] = (guint16) MIN (i, TRI_KERNEL_ONE - 1);
  for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
    {
      int cell = cells[k];
      TriPlane density = plane_new (-48, -16);
      TriPlane small = { g_new0 (guint16, N * N), -48 / cell, -16 / cell, N / cell, N / cell };
      guint16 scratch[N], row[N];

      for (int y = 0; y < N; y++)
        for (int x = 0; x < N; x++)
          density.data[y * N + x] = (guint16) ((20 * x + 50 * y) << TRI_KERNEL_DARK_SHIFT);
      _tri_kernel_darken_cells (&density, (const guint16 *const[]){ darkness }, 1, NULL, cell,
                                &small);
      for (int y = 16; y < N - 16; y++)
        {
          _tri_kernel_upsample_row (&small, cell, -48 + 16, -16 + y, N - 32, scratch, row);
          for (int x = 0; x < N - 32; x++)
            g_assert_cmpint (abs (row[x] - (20 * (x + 16) + 50 * y)), <=, 2);
        }
      g_free (density.data);
      g_free (small.data);
    }
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

static void
test_composite (void)
{
  g_autofree guint16 *darkness = g_new0 (guint16, TRI_KERNEL_DARK_SIZE);
  guint32 pixels[6] = { 0xff808080, 0xff808080, 0xff808080, 0xff808080, 0xffffffff, 0xff000000 };
  guint16 density[6] = { 0, 4, 0, 4, 4, 4 };
  guint16 inner[6] = { 0, 0, TRI_KERNEL_ONE / 2, TRI_KERNEL_ONE / 2, 0, TRI_KERNEL_ONE / 2 };
  guint8 cover[6] = { 255, 255, 255, 0, 255, 255 };
  guint8 share[6] = { 0, 0, 0, 0, 255, 0 };
  TriCompositeRow row = { .light = _tri_light_get_tables (),
                          .density = density,
                          .darkness = { darkness, darkness, darkness },
                          .inner = { inner, inner, inner },
                          .cover = cover,
                          .share = share };

  darkness[1] = TRI_KERNEL_ONE / 2;
  _tri_kernel_composite_row (pixels, 6, &row);
  g_assert_cmphex (pixels[0], ==, 0xff808080); /* no ink */
  g_assert_cmphex (pixels[1], ==, 0xff5c5c5c); /* half the light: 0.2159 / 2 is 0x5c */
  g_assert_cmphex (pixels[2], ==, 0xff5c5c5c); /* the other pass alike */
  g_assert_cmphex (pixels[3], ==, 0xff808080); /* not on the head */
  g_assert_cmphex (pixels[4], ==, 0xffffffff); /* reflected above the pigment */
  g_assert_cmphex (pixels[5], ==, 0xff000000); /* black stays black */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/kernel/ink", test_ink);
  g_test_add_func ("/render/kernel/splat-adds", test_splat_adds);
  g_test_add_func ("/render/kernel/blur", test_blur);
  g_test_add_func ("/render/kernel/blur-keeps-zero", test_blur_keeps_zero);
  g_test_add_func ("/render/kernel/cells", test_cells);
  g_test_add_func ("/render/kernel/light-tables", test_light_tables);
  g_test_add_func ("/render/kernel/composite", test_composite);
  return g_test_run ();
}
