/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges keep their order. */

#include "config.h"

#include "tri-range.h"

#include <math.h>

static void
assert_range (TriRange range, double low, double typical, double high)
{
  g_assert_cmpfloat (tri_range_pick (range, TRI_END_LOW), ==, low);
  g_assert_cmpfloat (tri_range_pick (range, TRI_END_TYPICAL), ==, typical);
  g_assert_cmpfloat (tri_range_pick (range, TRI_END_HIGH), ==, high);
}

static void
test_arithmetic (void)
{
  TriRange range = tri_range_make (1, 2, 4);

  assert_range (range, 1, 2, 4);
  assert_range (tri_range_scale (range, 2.5), 2.5, 5, 10);
  assert_range (tri_range_scale (range, -1), -4, -2, -1);
  assert_range (tri_range_add (range, tri_range_make (-1, 0, 0.5)), 0, 2, 4.5);
}

static void
test_order (void)
{
  static const double bad[][3] = { { 2, 1, 3 }, { 1, 3, 2 }, { 0, NAN, 1 }, { 0, 1, INFINITY } };

  if (g_test_subprocess ())
    {
      g_autofree char *which = g_strdup (g_getenv ("TRI_TEST_CASE"));
      const double *values = bad[g_ascii_strtoull (which, NULL, 10)];

      tri_range_make (values[0], values[1], values[2]);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *which = g_strdup_printf ("%u", i);

      g_setenv ("TRI_TEST_CASE", which, TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_failed ();
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/range/arithmetic", test_arithmetic);
  g_test_add_func ("/base/range/order", test_order);
  return g_test_run ();
}
