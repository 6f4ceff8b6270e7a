/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weeks, months and times of day. */

#include "config.h"

#include "tri-day-time.h"
#include "tri-error.h"
#include "tri-month.h"

#include <locale.h>

static void
test_weekday (void)
{
  g_assert_cmpuint (tri_date_get_weekday (tri_date_from_ymd (2026, 11, 28)), ==, 5);
  g_assert_cmpuint (tri_date_get_weekday (tri_date_from_ymd (2028, 2, 29)), ==, 1);
  g_assert_cmpuint (tri_date_get_weekday (tri_date_from_ymd (2000, 1, 1)), ==, 5);
  g_assert_cmpuint (tri_date_get_weekday (tri_date_from_ymd (1, 1, 1)), ==, 0);
}

static void
test_grid (void)
{
  for (TriDate day = tri_date_from_ymd (2023, 12, 1); day < tri_date_from_ymd (2029, 1, 1); day++)
    for (guint first = 0; first < 7; first += 6)
      {
        TriDate month = tri_month_get_first (day);
        TriDate start = tri_month_get_grid_start (day, first);
        int number;

        tri_date_to_ymd (month, NULL, NULL, &number);
        g_assert_cmpint (number, ==, 1);
        g_assert_cmpint (day - month, <, 31);
        g_assert_cmpuint (tri_date_get_weekday (start), ==, first);
        g_assert_cmpint (start, <=, month);
        g_assert_cmpint (month - start, <, 7);
        /* Six weeks hold every month. */
        g_assert_cmpint (tri_date_add_months (month, 1), <=, start + 42);
      }
}

static void
test_words (void)
{
  g_autofree char *day = tri_date_format_long (tri_date_from_ymd (2026, 12, 3));
  g_autofree char *month = tri_month_format_long (tri_date_from_ymd (2026, 12, 3));
  g_autofree char *monday = tri_weekday_format_short (0);

  g_assert_cmpstr (day, ==, "Thursday 3 December 2026");
  g_assert_cmpstr (month, ==, "December 2026");
  g_assert_cmpstr (monday, ==, "Mon");
  g_assert_cmpuint (tri_locale_get_first_weekday (), <, 7);
  if (setlocale (LC_ALL, "de_DE.UTF-8") != NULL)
    g_assert_cmpuint (tri_locale_get_first_weekday (), ==, 0);
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    int minute; /* -1: refused */
  } cases[] = {
    { "14:30", 870 }, { " 9 : 05 ", 545 }, { "14.30", 870 },  { "1430", 870 },     { "930", -1 },
    { "9", 540 },     { "0", 0 },          { "23:59", 1439 }, { "24", -1 },        { "24:00", -1 },
    { "2 pm", 840 },  { "12am", 0 },       { "12 PM", 720 },  { "2:30pm", 870 },   { "13pm", -1 },
    { "14h30", 870 }, { "14 h", 840 },     { "9:5", -1 },     { "9:60", -1 },      { "", -1 },
    { "noon", -1 },   { "9:00:00", -1 },   { "-1", -1 },      { "14:30 Uhr", -1 }, { "0 am", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int minute = 77;
      gboolean read = tri_day_time_parse (cases[i].text, &minute, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].minute >= 0);
      g_assert_cmpint (minute, ==, read ? cases[i].minute : 77);
      if (!read)
        g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
    }
}

/* What is shown can be typed. */
static void
test_format (void)
{
  const char *const locales[] = { "C.UTF-8", "de_DE.UTF-8", "en_US.UTF-8" };

  for (guint l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      if (setlocale (LC_ALL, locales[l]) == NULL)
        continue;
      for (int i = 0; i < 1440; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = tri_day_time_format (i);
          int minute = -1;

          tri_day_time_parse (text, &minute, &error);
          g_assert_no_error (error);
          g_assert_cmpint (minute, ==, i);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
  {
    g_autofree char *morning = tri_day_time_format (5);
    g_autofree char *end = tri_day_time_format (1440);

    g_assert_cmpstr (morning, ==, "0:05");
    g_assert_cmpstr (end, ==, "24:00");
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/month/weekday", test_weekday);
  g_test_add_func ("/month/grid", test_grid);
  g_test_add_func ("/month/words", test_words);
  g_test_add_func ("/day-time/parse", test_parse);
  g_test_add_func ("/day-time/format", test_format);
  return g_test_run ();
}
