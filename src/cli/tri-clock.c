/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of the machine. */

#include "config.h"

#include "tri-clock.h"

gint64
tri_clock_now_utc (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

TriDate
tri_clock_today (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return tri_date_from_unix_utc (tri_clock_now_utc (), zone);
}
