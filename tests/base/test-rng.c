/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers are the published ones, cover their range and have the moments they promise. */

#include "config.h"

#include "tri-rng.h"

#include <math.h>

static void
test_reference (void)
{
  /* PCG32 (XSH RR, default stream) seeded with 42, calculated with Python's integers. */
  static const guint32 expected[] = { 0xc2f57bd6, 0x6b07c4a9, 0x72b7b29b, 0x44215383 };
  TriRng rng = tri_rng_seed (42);
  TriRng wide = tri_rng_seed (42);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmphex (tri_rng_next_u32 (&rng), ==, expected[i]);
  g_assert_cmphex (tri_rng_next_u64 (&wide), ==, G_GUINT64_CONSTANT (0xc2f57bd66b07c4a9));
}

static void
test_uniform (void)
{
  TriRng rng = tri_rng_seed (1);
  guint bins[10] = { 0 };

  for (guint i = 0; i < 100000; i++)
    {
      double u = tri_rng_uniform (&rng);

      g_assert_true (u >= 0 && u < 1);
      bins[(guint) (u * 10)]++;
    }
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (ABS ((int) bins[i] - 10000), <, 500);
}

static void
test_range (void)
{
  TriRng rng = tri_rng_seed (2);
  guint bins[7] = { 0 };

  for (guint i = 0; i < 70000; i++)
    bins[tri_rng_range (&rng, 7)]++;
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (ABS ((int) bins[i] - 10000), <, 500);
  g_assert_cmpuint (tri_rng_range (&rng, 1), ==, 0);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (tri_rng_range (&rng, G_MAXUINT32), <, G_MAXUINT32);
}

static void
test_mix (void)
{
  guint changed = 0;

  g_assert_cmphex (tri_hash_mix (0, 0), ==, G_GUINT64_CONSTANT (0xa706dd2f4d197e6f));
  g_assert_cmphex (tri_hash_mix (1, 2), ==, G_GUINT64_CONSTANT (0xbcd9dbb49673066b));
  g_assert_cmphex (tri_hash_mix (2, 1), ==, G_GUINT64_CONSTANT (0xe06dd043328bd285));
  for (guint bit = 0; bit < 64; bit++)
    {
      guint64 flip = G_GUINT64_CONSTANT (1) << bit;

      changed += (guint) __builtin_popcountll (tri_hash_mix (5, 9) ^ tri_hash_mix (5 ^ flip, 9));
      changed += (guint) __builtin_popcountll (tri_hash_mix (5, 9) ^ tri_hash_mix (5, 9 ^ flip));
    }
  /* 128 flips of 64 bits: half of the 8192 bits change, give or take four deviations of 45. */
  g_assert_cmpint (ABS ((int) changed - 4096), <, 180);
}

static void
test_hash_unit (void)
{
  double sum = 0;
  double product = 0;

  g_assert_cmpfloat (tri_hash_unit (5, 7, 3), ==, 0.26500180208042645);
  g_assert_cmpfloat (tri_hash_unit (5, 7, 4), !=, tri_hash_unit (5, 7, 3));
  g_assert_cmpfloat (tri_hash_unit (5, 8, 3), !=, tri_hash_unit (5, 7, 3));
  for (guint32 i = 0; i < 100000; i++)
    {
      double a = tri_hash_unit (i, 7, 0);
      double b = tri_hash_unit (i, 7, 1);

      g_assert_true (a >= 0 && a < 1);
      sum += a;
      product += (a - 0.5) * (b - 0.5);
    }
  g_assert_cmpfloat_with_epsilon (sum / 100000, 0.5, 0.004);
  /* Salts are independent: the covariance is 0 within four deviations of 1/12/sqrt(n). */
  g_assert_cmpfloat_with_epsilon (product / 100000, 0, 0.0011);
}

static void
test_hash_normal (void)
{
  double sum = 0;
  double squares = 0;
  double with_unit = 0;
  guint within_one = 0;
  guint n = 100000;

  for (guint32 i = 0; i < n; i++)
    {
      double z = tri_hash_normal (i, 99, 2);

      g_assert_true (isfinite (z));
      sum += z;
      squares += z * z;
      with_unit += z * (tri_hash_unit (i, 99, 2) - 0.5);
      within_one += fabs (z) < 1;
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0, 0.013);
  g_assert_cmpfloat_with_epsilon (squares / n, 1, 0.018);
  g_assert_cmpfloat_with_epsilon ((double) within_one / n, 0.6827, 0.006);
  g_assert_cmpfloat_with_epsilon (with_unit / n, 0, 0.0037);
  g_assert_cmpfloat (tri_hash_normal (1, 99, 2), ==, tri_hash_normal (1, 99, 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/rng/reference", test_reference);
  g_test_add_func ("/base/rng/uniform", test_uniform);
  g_test_add_func ("/base/rng/range", test_range);
  g_test_add_func ("/base/rng/mix", test_mix);
  g_test_add_func ("/base/rng/hash-unit", test_hash_unit);
  g_test_add_func ("/base/rng/hash-normal", test_hash_normal);
  return g_test_run ();
}
