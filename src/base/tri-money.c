/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Currencies and the arithmetic of money; its text is in tri-money-text.c. */

#include "config.h"

#include "tri-money.h"

#include "tri-error.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEFAULT_STEP_MAJOR 10

/* ISO 4217 as active in 2026 (list one, maintained by SIX), without the codes that nobody can pay
 * in: metals, bond units, test and "no currency" codes. */
static const char *const currency_codes[] = {
  "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF",
  "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF",
  "CHW", "CLF", "CLP", "CNY", "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD",
  "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD",
  "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
  "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD",
  "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR",
  "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
  "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE",
  "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD",
  "TWD", "TZS", "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV",
  "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG", NULL,
};

/* The codes whose minor unit is not a hundredth. */
static const char *const codes_of_0_digits[] = {
  "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
  "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF", NULL,
};
static const char *const codes_of_3_digits[] = {
  "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", NULL,
};
static const char *const codes_of_4_digits[] = { "CLF", "UYW", NULL };

static gint64
floor_to (gint64 value, gint64 step)
{
  gint64 rest = value % step;
  gint64 result;

  if (rest < 0)
    rest += step;
  /* At the very end of the number range the amount stays as it is rather than wrap. */
  return __builtin_sub_overflow (value, rest, &result) ? value : result;
}

static gint64
ceil_to (gint64 value, gint64 step)
{
  gint64 floor = floor_to (value, step);
  gint64 result;

  if (floor == value || __builtin_add_overflow (floor, step, &result))
    return value;
  return result;
}

int
tri_currency_digits (const char *code)
{
  g_return_val_if_fail (code != NULL, -1);

  if (!g_strv_contains (currency_codes, code))
    return -1;
  if (g_strv_contains (codes_of_0_digits, code))
    return 0;
  if (g_strv_contains (codes_of_3_digits, code))
    return 3;
  if (g_strv_contains (codes_of_4_digits, code))
    return 4;
  return 2;
}

gboolean
tri_currency_is_valid (const char *code)
{
  return tri_currency_digits (code) >= 0;
}

const char *const *
tri_currency_codes (void)
{
  return currency_codes;
}

TriMoney
tri_money_make (gint64 minor, const char *currency)
{
  TriMoney money = { minor, "" };

  g_return_val_if_fail (currency != NULL && tri_currency_is_valid (currency), money);

  g_strlcpy (money.currency, currency, sizeof money.currency);
  return money;
}

gboolean
tri_money_add (TriMoney a, TriMoney b, TriMoney *out, GError **error)
{
  gint64 sum;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!g_str_equal (a.currency, b.currency))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("Amounts in %s and %s cannot be added; use one currency."), a.currency,
                   b.currency);
      return FALSE;
    }
  if (__builtin_add_overflow (a.minor, b.minor, &sum))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                           _ ("The sum of the amounts is too large; check the amounts."));
      return FALSE;
    }
  *out = (TriMoney){ sum, "" };
  memcpy (out->currency, a.currency, sizeof out->currency);
  return TRUE;
}

gint64
tri_money_round (double major, int digits)
{
  double minor;
  double rounded;

  g_return_val_if_fail (!isnan (major) && digits >= 0 && digits <= 4, 0);

  minor = major * pow (10.0, digits);
  /* The nudge outweighs the error of the decimal fraction and of the product. */
  rounded = round (minor * (1.0 + 4.0 * DBL_EPSILON));
  if (rounded >= 0x1p63)
    return G_MAXINT64;
  if (rounded < -0x1p63)
    return G_MININT64;
  return (gint64) rounded;
}

TriMoneyRange
tri_money_range_round_outward (TriMoneyRange range, gint64 step_major)
{
  gint64 step = step_major > 0 ? step_major : DEFAULT_STEP_MAJOR;
  int digits = tri_currency_digits (range.currency);

  g_return_val_if_fail (digits >= 0 && range.low <= range.high, range);

  for (int i = 0; i < digits; i++)
    {
      if (__builtin_mul_overflow (step, (gint64) 10, &step))
        g_return_val_if_reached (range);
    }
  range.low = floor_to (range.low, step);
  range.high = ceil_to (range.high, step);
  return range;
}
