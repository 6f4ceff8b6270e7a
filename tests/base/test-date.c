/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates add, clamp, parse and print as a calendar does. */

#include "config.h"

#include "tri-date.h"

#include "tri-error.h"

static TriDate
iso (const char *text)
{
  g_autoptr (GError) error = NULL;
  TriDate date = TRI_DATE_NONE;

  tri_date_from_iso (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

static void
assert_date (TriDate date, const char *expected)
{
  g_autofree char *text = tri_date_to_iso (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_ymd (void)
{
  int year = 0;
  int month = 0;
  int day = 0;

  g_assert_cmpint (tri_date_from_ymd (1, 1, 1), ==, 1);
  g_assert_cmpint (tri_date_from_ymd (1970, 1, 1), ==, 719163);
  tri_date_to_ymd (tri_date_from_ymd (2028, 2, 29), &year, &month, &day);
  g_assert_cmpint (year, ==, 2028);
  g_assert_cmpint (month, ==, 2);
  g_assert_cmpint (day, ==, 29);
  tri_date_to_ymd (tri_date_from_ymd (9999, 12, 31), &year, NULL, NULL);
  g_assert_cmpint (year, ==, 9999);
  g_assert_cmpint (tri_date_from_ymd (2027, 2, 29), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_from_ymd (2026, 13, 1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_from_ymd (2026, 4, 31), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_from_ymd (0, 1, 1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_from_ymd (10000, 1, 1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_from_ymd (65537, 1, 1), ==, TRI_DATE_NONE);
}

static void
test_add (void)
{
  assert_date (tri_date_add_days (iso ("2026-12-25"), 14), "2027-01-08");
  assert_date (tri_date_add_days (iso ("2028-03-01"), -1), "2028-02-29");
  assert_date (tri_date_add_months (iso ("2027-01-31"), 1), "2027-02-28");
  assert_date (tri_date_add_months (iso ("2026-11-20"), 26), "2029-01-20");
  assert_date (tri_date_add_months (iso ("2026-01-15"), -1), "2025-12-15");
  assert_date (tri_date_add_years (iso ("2028-02-29"), 1), "2029-02-28");
  assert_date (tri_date_add_years (iso ("2028-02-29"), 4), "2032-02-29");
  assert_date (tri_date_add_years (iso ("2026-11-20"), -100), "1926-11-20");
}

static void
test_add_limits (void)
{
  g_assert_cmpint (tri_date_add_days (iso ("0001-01-01"), -1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_days (iso ("9999-12-31"), 1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_days (iso ("2026-01-01"), G_MAXINT), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_months (iso ("9999-12-01"), 1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_months (iso ("0001-01-01"), -1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_years (iso ("2026-01-01"), G_MAXINT), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_years (iso ("2026-01-01"), G_MININT), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_years (TRI_DATE_NONE, 1), ==, TRI_DATE_NONE);
  g_assert_cmpint (tri_date_add_days (TRI_DATE_NONE, 1), ==, TRI_DATE_NONE);
}

static void
test_between (void)
{
  g_assert_cmpint (tri_date_days_between (iso ("2026-11-20"), iso ("2026-12-02")), ==, 12);
  g_assert_cmpint (tri_date_days_between (iso ("2028-03-01"), iso ("2028-02-01")), ==, -29);
  g_assert_true (iso ("2026-11-20") < iso ("2026-11-21"));
}

static void
test_iso_refused (void)
{
  static const char *const bad[]
      = { "",           "2026-11-2",  "2026-11-200", "2026/11/20", "20 Nov 2026",
          "2027-02-29", "0000-01-01", "2026-00-10",  "+026-11-20", " 2026-11-20" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      TriDate date = 5;

      g_assert_false (tri_date_from_iso (bad[i], &date, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_assert_cmpint (date, ==, 5);
    }
}

static void
test_format (void)
{
  g_autofree char *date = tri_date_format (iso ("2026-11-05"));
  g_autofree char *month = tri_date_format_month (iso ("2029-01-31"));
  g_autofree char *none = tri_date_format (TRI_DATE_NONE);
  g_autofree char *no_month = tri_date_format_month (TRI_DATE_NONE);

  g_assert_cmpstr (date, ==, "5 Nov 2026");
  g_assert_cmpstr (month, ==, "Jan 2029");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (no_month, ==, "");
  assert_date (TRI_DATE_NONE, "");
}

static void
test_unix (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) east = g_time_zone_new_offset (2 * 3600);
  gint64 late = G_GINT64_CONSTANT (1795215600); /* 2026-11-20 23:00 UTC */

  assert_date (tri_date_from_unix_utc (0, utc), "1970-01-01");
  assert_date (tri_date_from_unix_utc (-1, utc), "1969-12-31");
  assert_date (tri_date_from_unix_utc (late, utc), "2026-11-20");
  assert_date (tri_date_from_unix_utc (late, east), "2026-11-21");
  g_assert_cmpint (tri_date_from_unix_utc (G_MAXINT64, utc), ==, TRI_DATE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/date/ymd", test_ymd);
  g_test_add_func ("/base/date/add", test_add);
  g_test_add_func ("/base/date/add-limits", test_add_limits);
  g_test_add_func ("/base/date/between", test_between);
  g_test_add_func ("/base/date/iso-refused", test_iso_refused);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/unix", test_unix);
  return g_test_run ();
}
