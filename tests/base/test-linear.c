/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Systems whose solution is known; matrices that have none. */

#include "config.h"

#include "tri-linear.h"
#include "tri-rng.h"

#define STRIDE 9

/* A = B Bᵀ + 1 is positive whatever B. */
static void
test_random (void)
{
  TriRng rng = tri_rng_seed (3);

  for (guint n = 1; n <= STRIDE; n++)
    {
      double factor[STRIDE][STRIDE], a[STRIDE][STRIDE] = { 0 }, b[STRIDE] = { 0 };
      double wanted[STRIDE], found[STRIDE];

      for (guint i = 0; i < n; i++)
        {
          wanted[i] = tri_rng_uniform (&rng) * 20 - 10;
          for (guint j = 0; j < n; j++)
            factor[i][j] = tri_rng_uniform (&rng) * 2 - 1;
        }
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          {
            a[i][j] = i == j;
            for (guint k = 0; k < n; k++)
              a[i][j] += factor[i][k] * factor[j][k];
            b[i] += a[i][j] * wanted[j];
          }
      g_assert_true (tri_linear_solve_symmetric (n, STRIDE, a[0], b, found));
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat_with_epsilon (found[i], wanted[i], 1e-9);
    }
}

static void
test_not_positive (void)
{
  const double singular[] = { 1, 2, 2, 4 }, negative[] = { -1, 0, 0, 1 }, b[] = { 1, 1 };
  double x[] = { 7, 7 };

  g_assert_false (tri_linear_solve_symmetric (2, 2, singular, b, x));
  g_assert_false (tri_linear_solve_symmetric (2, 2, negative, b, x));
  g_assert_cmpfloat (x[0], ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/linear/random", test_random);
  g_test_add_func ("/base/linear/not-positive", test_not_positive);
  return g_test_run ();
}
