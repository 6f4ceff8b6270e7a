/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates on top of GDate. */

#include "config.h"

#include "tri-date.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_YEAR 9999

static GDate
to_gdate (TriDate date)
{
  GDate result;

  g_assert (date > 0);
  g_date_clear (&result, 1);
  g_date_set_julian (&result, (guint32) date);
  return result;
}

static TriDate
add_months_clamped (TriDate date, gint64 months)
{
  int year;
  int month;
  int day;
  gint64 index;

  if (date == TRI_DATE_NONE)
    return TRI_DATE_NONE;

  tri_date_to_ymd (date, &year, &month, &day);
  index = (gint64) year * 12 + (month - 1) + months;
  if (index < 12 || index >= (gint64) (MAX_YEAR + 1) * 12)
    return TRI_DATE_NONE;

  year = (int) (index / 12);
  month = (int) (index % 12) + 1;
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  return tri_date_from_ymd (year, month, day);
}

static char *
format_date (TriDate date, const char *format)
{
  GDate parts;
  char text[128];

  if (date == TRI_DATE_NONE)
    return g_strdup ("");

  parts = to_gdate (date);
  if (g_date_strftime (text, sizeof text, format, &parts) == 0)
    return tri_date_to_iso (date);
  return g_strdup (text);
}

TriDate
tri_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return TRI_DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return TRI_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (TriDate) g_date_get_julian (&date);
}

void
tri_date_to_ymd (TriDate date, int *year, int *month, int *day)
{
  GDate parts;

  g_return_if_fail (date > 0);

  parts = to_gdate (date);
  if (year != NULL)
    *year = g_date_get_year (&parts);
  if (month != NULL)
    *month = (int) g_date_get_month (&parts);
  if (day != NULL)
    *day = g_date_get_day (&parts);
}

TriDate
tri_date_add_days (TriDate date, int days)
{
  gint64 sum = (gint64) date + days;

  if (date == TRI_DATE_NONE || sum < 1 || sum > tri_date_from_ymd (MAX_YEAR, 12, 31))
    return TRI_DATE_NONE;
  return (TriDate) sum;
}

TriDate
tri_date_add_months (TriDate date, int months)
{
  return add_months_clamped (date, months);
}

TriDate
tri_date_add_years (TriDate date, int years)
{
  return add_months_clamped (date, (gint64) years * 12);
}

int
tri_date_days_between (TriDate from, TriDate to)
{
  g_return_val_if_fail (from != TRI_DATE_NONE && to != TRI_DATE_NONE, 0);

  return to - from;
}

char *
tri_date_to_iso (TriDate date)
{
  int year;
  int month;
  int day;

  if (date == TRI_DATE_NONE)
    return g_strdup ("");

  tri_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

gboolean
tri_date_from_iso (const char *text, TriDate *out, GError **error)
{
  static const char pattern[] = "dddd-dd-dd";
  TriDate date = TRI_DATE_NONE;
  gboolean matches;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  matches = strlen (text) == strlen (pattern);
  for (gsize i = 0; matches && pattern[i] != '\0'; i++)
    matches = pattern[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == pattern[i];
  if (matches)
    date = tri_date_from_ymd (atoi (text), atoi (text + 5), atoi (text + 8));

  if (date == TRI_DATE_NONE)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a date; write it as year-month-day, like 2026-11-20."), text);
      return FALSE;
    }
  *out = date;
  return TRUE;
}

char *
tri_date_format (TriDate date)
{
  /* Translators: a date for strftime, like 20 Nov 2026 */
  return format_date (date, _ ("%-d %b %Y"));
}

char *
tri_date_format_month (TriDate date)
{
  /* Translators: a month for strftime, like Jan 2029 */
  return format_date (date, _ ("%b %Y"));
}

TriDate
tri_date_from_unix_utc (gint64 seconds, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (zone != NULL, TRI_DATE_NONE);

  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL)
    return TRI_DATE_NONE;
  local = g_date_time_to_timezone (utc, zone);
  if (local == NULL)
    return TRI_DATE_NONE;
  return tri_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                            g_date_time_get_day_of_month (local));
}
