/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weeks and months of a calendar. */

#include "config.h"

#include "tri-month.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

guint
tri_date_get_weekday (TriDate date)
{
  g_return_val_if_fail (date != TRI_DATE_NONE, 0);

  /* 1 January of year 1 was a Monday. */
  return (guint) (date - 1) % 7;
}

guint
tri_locale_get_first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* glibc: the weekday counts from _NL_TIME_WEEK_1STDAY, a Sunday (19971130) or a Monday, as
   * GtkCalendar reads it. */
  union
  {
    const char *text;
    guint number;
  } origin = { .text = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  guint first = (guint) * (const guint8 *) nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  guint from_sunday = origin.number == 19971201 ? 1 : 0;

  return (first - 1 + from_sunday + 6) % 7;
#else
  return 0;
#endif
}

TriDate
tri_month_get_first (TriDate date)
{
  int day;

  g_return_val_if_fail (date != TRI_DATE_NONE, TRI_DATE_NONE);

  tri_date_to_ymd (date, NULL, NULL, &day);
  return date - day + 1;
}

TriDate
tri_month_get_grid_start (TriDate date, guint first_weekday)
{
  TriDate first;

  g_return_val_if_fail (date != TRI_DATE_NONE && first_weekday < 7, TRI_DATE_NONE);

  first = tri_month_get_first (date);
  return tri_date_add_days (first, -(int) ((tri_date_get_weekday (first) + 7 - first_weekday) % 7));
}

static char *
format (TriDate date, const char *pattern)
{
  g_autoptr (GDateTime) time = NULL;
  int year;
  int month;
  int day;

  tri_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return g_date_time_format (time, pattern);
}

char *
tri_weekday_format_short (guint weekday)
{
  g_return_val_if_fail (weekday < 7, NULL);

  return format (1 + (TriDate) weekday, "%a");
}

char *
tri_date_format_long (TriDate date)
{
  g_return_val_if_fail (date != TRI_DATE_NONE, NULL);

  /* Translators: a whole date for strftime, like Thursday 3 December 2026 */
  return format (date, _ ("%A %-d %B %Y"));
}

char *
tri_month_format_long (TriDate date)
{
  g_return_val_if_fail (date != TRI_DATE_NONE, NULL);

  /* Translators: a month for strftime, like December 2026 */
  return format (date, _ ("%OB %Y"));
}
