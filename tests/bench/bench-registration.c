/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long one photo takes to register, the swap test and leave-one-out included: the six clicks of
 * sample-front, and the same with one click 80 px off, which makes every other start and every
 * leave-one-out run. */

#include "config.h"

#include "bench.h"
#include "tri-registration.h"

static void
solve (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriRegistration) registration
      = tri_registration_solve (data, 750.0, 1000.0, NULL, 0.0, &error);

  g_assert_no_error (error);
}

void
bench_registration (BenchTable *table)
{
  /* sample-front.jpg at half size, as in tests/head/vectors.json. */
  TriClicks clicks = {
    .view = TRI_VIEW_FRONT,
    .has = { [TRI_LANDMARK_PUPIL_LEFT] = TRUE,
             [TRI_LANDMARK_PUPIL_RIGHT] = TRUE,
             [TRI_LANDMARK_SUBNASALE] = TRUE,
             [TRI_LANDMARK_EAR_TOP_LEFT] = TRUE,
             [TRI_LANDMARK_EAR_TOP_RIGHT] = TRUE },
    .at = { [TRI_LANDMARK_PUPIL_LEFT] = { 457.74, 471.075 },
            [TRI_LANDMARK_PUPIL_RIGHT] = { 293.38, 471.53 },
            [TRI_LANDMARK_SUBNASALE] = { 375.44, 603.035 },
            [TRI_LANDMARK_EAR_TOP_LEFT] = { 567.18, 458.935 },
            [TRI_LANDMARK_EAR_TOP_RIGHT] = { 185.15, 453.725 } },
    .n_silhouette = 1,
    .silhouette = { { 374.11, 187.555 } },
  };
  TriClicks off = clicks;
  g_autoptr (BenchCopy) copy = bench_copy_new (1920, 1080);

  off.at[TRI_LANDMARK_EAR_TOP_LEFT].y += 80.0;
  bench_compare (table,
                 &(BenchRow){ .name = "registration", .what = "solve", .over = "memcpy of 1080p" },
                 solve, &clicks, bench_copy, copy);
  bench_compare (table,
                 &(BenchRow){ .name = "registration, one click 80 px off",
                              .what = "solve",
                              .over = "memcpy of 1080p" },
                 solve, &off, bench_copy, copy);
}
