/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times a piece of work and the copying of a picture in turn. */

#include "config.h"

#include "bench.h"

#include <string.h>
#include <time.h>

#define PICTURE_BYTES (1920u * 1080u * 4u)
#define ROUNDS_MIN 5
#define ROUNDS_MAX 400
#define SECONDS 2.0

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* Time this thread has computed; what others do on the machine does not count. */
static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static double
time_ms (BenchFunc func, gpointer data)
{
  double start = thread_ms ();

  func (data);
  return thread_ms () - start;
}

typedef struct
{
  guint8 *from, *to;
} Picture;

static void
copy_picture (gpointer data)
{
  Picture *picture = data;

  memcpy (picture->to, picture->from, PICTURE_BYTES);
  /* The next copy differs, so no compiler may skip one. */
  picture->from[0] = (guint8) (picture->to[PICTURE_BYTES - 1] + 1);
}

void
bench_run (const char *name, BenchFunc func, gpointer data, guint64 n)
{
  g_autofree guint8 *from = g_malloc0 (PICTURE_BYTES);
  g_autofree guint8 *to = g_malloc0 (PICTURE_BYTES);
  g_autofree double *work_ms = g_new (double, ROUNDS_MAX);
  g_autofree double *copy_ms = g_new (double, ROUNDS_MAX);
  Picture picture = { from, to };
  gint64 start;
  guint rounds = 0;
  double work, copy;

  func (data);
  copy_picture (&picture);
  start = g_get_monotonic_time ();
  while (rounds < ROUNDS_MIN
         || (rounds < ROUNDS_MAX && g_get_monotonic_time () - start < SECONDS * G_TIME_SPAN_SECOND))
    {
      work_ms[rounds] = time_ms (func, data);
      copy_ms[rounds] = time_ms (copy_picture, &picture);
      rounds++;
    }

  work = median (work_ms, rounds);
  copy = median (copy_ms, rounds);
  g_print ("{\"name\": \"%s\", \"ms\": %.3f, \"memcpy_ms\": %.3f, \"ratio\": %.2f, "
           "\"n\": %" G_GUINT64_FORMAT ", \"rounds\": %u}\n",
           name, work, copy, work / copy, n, rounds);
}
