/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today is the day of the place where the machine stands. */

#include "config.h"

#include "tri-clock.h"

static void
test_now (void)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = tri_clock_now_utc ();

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);
}

/* East of the date line it is a day later than west of it, at any hour. */
static void
test_today (void)
{
  TriDate east, west;

  g_setenv ("TZ", "<+13>-13", TRUE);
  east = tri_clock_today ();
  g_setenv ("TZ", "<-12>+12", TRUE);
  west = tri_clock_today ();
  g_unsetenv ("TZ");

  g_assert_cmpint (tri_date_days_between (west, east), >=, 1);
  g_assert_cmpint (tri_date_days_between (west, east), <=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/clock/now", test_now);
  g_test_add_func ("/clock/today", test_today);
  return g_test_run ();
}
