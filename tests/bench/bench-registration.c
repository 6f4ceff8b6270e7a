/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long one photo takes to register, the swap test and leave-one-out included.
 *
 * Prints one line of JSON: the median of the six clicks of sample-front (ms), of the same with one
 * click 80 px off, which makes every other start and every leave-one-out run (bad_click_ms), and
 * the first as a ratio to a copy of 8 MB in the same run, which tells machines apart. */

#include "config.h"

#include "tri-registration.h"

#include <string.h>

#define N_RUNS 101
#define COPY_BYTES (8u * 1024u * 1024u)

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

static double
time_solve_ms (const TriClicks *clicks)
{
  double ms[N_RUNS];

  /* The first runs warm the caches. */
  for (int i = -10; i < N_RUNS; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (TriRegistration) r
          = tri_registration_solve (clicks, 750.0, 1000.0, NULL, 0.0, &error);

      g_assert_no_error (error);
      if (i >= 0)
        ms[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  return median (ms);
}

static double
time_copy_ms (void)
{
  g_autofree guint8 *from = g_malloc0 (COPY_BYTES), *to = g_malloc0 (COPY_BYTES);
  double ms[N_RUNS];

  for (int i = -3; i < N_RUNS; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      memcpy (to, from, COPY_BYTES);
      /* The next copy reads what this one wrote, so none can be left out. */
      from[(i + 3) % COPY_BYTES] = to[COPY_BYTES - 1] + 1;
      if (i >= 0)
        ms[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  return median (ms);
}

int
main (void)
{
  /* sample-front.jpg at half size, as in tests/head/vectors.json. */
  TriClicks clicks
      = { .view = TRI_VIEW_FRONT, .n_silhouette = 1, .silhouette = { { 374.11, 187.555 } } };
  double ms, bad_ms, copy_ms;

  clicks.has[TRI_LANDMARK_PUPIL_LEFT] = TRUE;
  clicks.at[TRI_LANDMARK_PUPIL_LEFT] = (TriVec2){ 457.74, 471.075 };
  clicks.has[TRI_LANDMARK_PUPIL_RIGHT] = TRUE;
  clicks.at[TRI_LANDMARK_PUPIL_RIGHT] = (TriVec2){ 293.38, 471.53 };
  clicks.has[TRI_LANDMARK_SUBNASALE] = TRUE;
  clicks.at[TRI_LANDMARK_SUBNASALE] = (TriVec2){ 375.44, 603.035 };
  clicks.has[TRI_LANDMARK_EAR_TOP_LEFT] = TRUE;
  clicks.at[TRI_LANDMARK_EAR_TOP_LEFT] = (TriVec2){ 567.18, 458.935 };
  clicks.has[TRI_LANDMARK_EAR_TOP_RIGHT] = TRUE;
  clicks.at[TRI_LANDMARK_EAR_TOP_RIGHT] = (TriVec2){ 185.15, 453.725 };

  copy_ms = time_copy_ms ();
  ms = time_solve_ms (&clicks);
  clicks.at[TRI_LANDMARK_EAR_TOP_LEFT].y += 80.0;
  bad_ms = time_solve_ms (&clicks);
  g_print ("{\"name\": \"registration\", \"ms\": %.3f, \"bad_click_ms\": %.3f, "
           "\"copy_8mb_ms\": %.3f, \"ratio\": %.3f, \"n\": %d}\n",
           ms, bad_ms, copy_ms, ms / copy_ms, N_RUNS);
  return 0;
}
