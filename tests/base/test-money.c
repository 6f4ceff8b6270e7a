/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money adds, rounds, prints and parses to the minor unit. */

#include "config.h"

#include "tri-money.h"

#include "tri-error.h"

#include <locale.h>

static void
assert_text (gint64 minor, const char *currency, const char *expected)
{
  g_autofree char *text = tri_money_format (tri_money_make (minor, currency));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_parsed (const char *text, const char *currency, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  TriMoney money = { -1, "" };

  tri_money_parse (text, currency, &money, &error);
  g_assert_no_error (error);
  g_assert_cmpint (money.minor, ==, expected);
  g_assert_cmpstr (money.currency, ==, currency);
}

static void
assert_range (gint64 low, gint64 high, const char *currency, const char *expected)
{
  TriMoneyRange range = { low, low, high, "" };
  g_autofree char *text = NULL;

  g_strlcpy (range.currency, currency, sizeof range.currency);
  text = tri_money_range_format (range);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_currencies (void)
{
  const char *const *codes = tri_currency_codes ();

  g_assert_cmpint (tri_currency_digits ("USD"), ==, 2);
  g_assert_cmpint (tri_currency_digits ("EUR"), ==, 2);
  g_assert_cmpint (tri_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (tri_currency_digits ("KRW"), ==, 0);
  g_assert_cmpint (tri_currency_digits ("BHD"), ==, 3);
  g_assert_cmpint (tri_currency_digits ("CLF"), ==, 4);
  g_assert_cmpint (tri_currency_digits ("usd"), ==, -1);
  g_assert_cmpint (tri_currency_digits ("DEM"), ==, -1);
  g_assert_cmpint (tri_currency_digits ("XAU"), ==, -1);
  g_assert_cmpint (tri_currency_digits (""), ==, -1);
  g_assert_true (tri_currency_is_valid ("GBP"));
  g_assert_false (tri_currency_is_valid ("ABC"));

  g_assert_cmpuint (g_strv_length ((char **) codes), ==, 164);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (codes[i]), ==, 3);
      if (i > 0)
        g_assert_cmpstr (codes[i - 1], <, codes[i]);
    }
}

static void
test_add (void)
{
  g_autoptr (GError) error = NULL;
  TriMoney a = tri_money_make (G_MAXINT64 - 1, "USD");
  TriMoney b = tri_money_make (1, "USD");
  TriMoney sum = { 5, "" };

  g_assert_true (tri_money_add (a, b, &sum, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sum.minor, ==, G_MAXINT64);
  g_assert_cmpstr (sum.currency, ==, "USD");

  g_assert_false (tri_money_add (sum, b, &a, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE);
  g_assert_cmpint (a.minor, ==, G_MAXINT64 - 1);
  g_clear_error (&error);

  g_assert_false (tri_money_add (b, tri_money_make (1, "EUR"), &a, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
}

static void
test_round (void)
{
  g_assert_cmpint (tri_money_round (1.005, 2), ==, 101);
  g_assert_cmpint (tri_money_round (2.675, 2), ==, 268);
  g_assert_cmpint (tri_money_round (-2.675, 2), ==, -268);
  g_assert_cmpint (tri_money_round (2.6749, 2), ==, 267);
  g_assert_cmpint (tri_money_round (0.5, 0), ==, 1);
  g_assert_cmpint (tri_money_round (-0.5, 0), ==, -1);
  g_assert_cmpint (tri_money_round (1.0005, 3), ==, 1001);
  g_assert_cmpint (tri_money_round (0, 2), ==, 0);
  g_assert_cmpint (tri_money_round (1e30, 2), ==, G_MAXINT64);
  g_assert_cmpint (tri_money_round (-1e30, 2), ==, G_MININT64);
}

static void
test_format (void)
{
  assert_text (0, "USD", "$0.00");
  assert_text (5, "USD", "$0.05");
  assert_text (123450, "USD", "$1,234.50");
  assert_text (100000000, "EUR", "€1,000,000.00");
  assert_text (99900, "GBP", "£999.00");
  assert_text (420000, "JPY", "¥420,000");
  assert_text (1234567, "BHD", "BHD\u00a01,234.567");
  assert_text (-500, "CHF", "\u2212CHF\u00a05.00");
  assert_text (-500, "USD", "\u2212$5.00");
  assert_text (G_MININT64, "USD", "\u2212$92,233,720,368,547,758.08");
}

static void
test_parse (void)
{
  assert_parsed ("420", "USD", 42000);
  assert_parsed ("1,234.5", "USD", 123450);
  assert_parsed ("$1,234.50", "USD", 123450);
  assert_parsed (" 1234.50 USD ", "USD", 123450);
  assert_parsed ("1234.50 usd", "USD", 123450);
  assert_parsed ("\u2212$5.00", "USD", -500);
  assert_parsed ("$ -5", "USD", -500);
  assert_parsed ("1,00,000", "INR", 10000000);
  assert_parsed ("¥420,000", "JPY", 420000);
  assert_parsed ("0.001", "BHD", 1);
  assert_parsed ("92233720368547758.07", "USD", G_MAXINT64);
}

static void
test_parse_refused (void)
{
  static const char *const bad[] = {
    "",
    "$",
    "abc",
    "1.234",
    "1,23",
    "12,34,5",
    "1,,234",
    ",234",
    "1.2.3",
    "--5",
    "5-",
    "4 20",
    "€5",
    "5 EUR",
    "1e3",
    "0x10",
    "5.",
    ".5",
    "nan",
    "$5$",
    "\xff"
    "5",
    "+5",
    "1.-5",
    "1,234,5",
    "1234,",
    "92233720368547758.08",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      TriMoney money = { 7, "GBP" };

      if (tri_money_parse (bad[i], "USD", &money, &error))
        g_error ("“%s” was read as %" G_GINT64_FORMAT, bad[i], money.minor);
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (money.minor, ==, 7);
      g_assert_cmpstr (money.currency, ==, "GBP");
    }
}

static void
test_round_trip (void)
{
  static const gint64 amounts[] = { 0, 1, 99, 100, 12345, 99999999, -1, -123456 };
  const char *const *codes = tri_currency_codes ();

  for (guint c = 0; codes[c] != NULL; c++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
        {
          g_autofree char *text = tri_money_format (tri_money_make (amounts[i], codes[c]));

          assert_parsed (text, codes[c], amounts[i]);
        }
    }
}

static void
test_range (void)
{
  TriMoneyRange range = { 42317, 60000, 77101, "USD" };
  TriMoneyRange rounded = tri_money_range_round_outward (range, 10);

  g_assert_cmpint (rounded.low, ==, 42000);
  g_assert_cmpint (rounded.typical, ==, 60000);
  g_assert_cmpint (rounded.high, ==, 78000);
  assert_range (rounded.low, rounded.high, "USD", "$420–780");
  rounded = tri_money_range_round_outward (rounded, 0);
  g_assert_cmpint (rounded.low, ==, 42000);
  g_assert_cmpint (rounded.high, ==, 78000);
  rounded = tri_money_range_round_outward (range, 50);
  g_assert_cmpint (rounded.low, ==, 40000);
  g_assert_cmpint (rounded.high, ==, 80000);

  range = (TriMoneyRange){ -1, 0, 1, "JPY" };
  rounded = tri_money_range_round_outward (range, 10);
  g_assert_cmpint (rounded.low, ==, -10);
  g_assert_cmpint (rounded.high, ==, 10);

  range = (TriMoneyRange){ G_MININT64, 0, G_MAXINT64, "USD" };
  rounded = tri_money_range_round_outward (range, 10);
  g_assert_cmpint (rounded.low, ==, G_MININT64);
  g_assert_cmpint (rounded.high, ==, G_MAXINT64);
}

static void
test_range_format (void)
{
  assert_range (42000, 78000, "USD", "$420–780");
  assert_range (42050, 78000, "USD", "$420.50–780.00");
  assert_range (120000, 1050000, "USD", "$1,200–10,500");
  assert_range (42000, 42000, "EUR", "€420");
  assert_range (42000, 78000, "CHF", "CHF\u00a0420–780");
  assert_range (-1000, 2000, "USD", "\u2212$10 – $20");
}

/* The German form, where the machine has the locale (the C one alone is on a bare Debian). */
static void
test_german (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no de_DE.UTF-8 locale");
      return;
    }
  assert_text (123450, "EUR", "1.234,50\u00a0€");
  assert_range (42000, 78000, "EUR", "420–780\u00a0€");
  assert_parsed ("1.234,5 €", "EUR", 123450);
  setlocale (LC_ALL, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/money/currencies", test_currencies);
  g_test_add_func ("/base/money/add", test_add);
  g_test_add_func ("/base/money/round", test_round);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/money/parse", test_parse);
  g_test_add_func ("/base/money/parse-refused", test_parse_refused);
  g_test_add_func ("/base/money/round-trip", test_round_trip);
  g_test_add_func ("/base/money/range", test_range);
  g_test_add_func ("/base/money/range-format", test_range_format);
  g_test_add_func ("/base/money/german", test_german);
  return g_test_run ();
}
