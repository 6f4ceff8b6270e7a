/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day as minutes since midnight: how people write them here, and what they type. */

#include "config.h"

#include "tri-day-time.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

static gboolean
has_twelve_hours (void)
{
  const char *pattern = nl_langinfo (T_FMT);

  return strstr (pattern, "%r") != NULL || strstr (pattern, "%I") != NULL
         || strstr (pattern, "%p") != NULL;
}

char *
tri_day_time_format (int minute)
{
  int hour = minute / 60;

  g_return_val_if_fail (minute >= 0 && minute <= 24 * 60, NULL);

  if (!has_twelve_hours ())
    return g_strdup_printf ("%d:%02d", hour, minute % 60);
  return g_strdup_printf ("%d:%02d %s", (hour + 11) % 12 + 1, minute % 60,
                          hour % 24 < 12 ? "AM" : "PM");
}

/* One or two digits; -1 without any. */
static int
read_number (const char **text)
{
  int number = -1;

  for (int i = 0; i < 2 && g_ascii_isdigit (**text); i++, (*text)++)
    number = MAX (number, 0) * 10 + (**text - '0');
  return number;
}

/* "pm" as 12 hours more, "" as neither; -1 for other words. */
static int
read_half (const char *text, int hour)
{
  if (*text == '\0' || g_str_equal (text, "h"))
    return hour;
  if (hour < 1 || hour > 12)
    return -1;
  if (g_str_equal (text, "a") || g_str_equal (text, "am"))
    return hour % 12;
  if (g_str_equal (text, "p") || g_str_equal (text, "pm"))
    return hour % 12 + 12;
  return -1;
}

gboolean
tri_day_time_parse (const char *text, int *out_minute, GError **error)
{
  g_autofree char *lower = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *rest;
  int hour;
  int minute = 0;

  g_return_val_if_fail (text != NULL && out_minute != NULL, FALSE);

  lower = g_ascii_strdown (text, -1);
  for (const char *c = lower; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (plain, *c);
  rest = plain->str;
  hour = read_number (&rest);
  if (hour >= 0 && (*rest == ':' || *rest == '.' || (*rest == 'h' && g_ascii_isdigit (rest[1]))))
    {
      const char *start = ++rest;

      minute = read_number (&rest);
      if (rest - start != 2)
        minute = -1;
    }
  else if (hour >= 0 && g_ascii_isdigit (*rest))
    {
      const char *start = rest;

      minute = read_number (&rest);
      if (rest - start != 2)
        minute = -1;
    }
  hour = read_half (rest, hour);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a time of day; write it like 14:30."), text);
      return FALSE;
    }
  *out_minute = hour * 60 + minute;
  return TRUE;
}
