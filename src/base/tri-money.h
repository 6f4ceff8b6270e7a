/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in whole minor units with its ISO 4217 currency; text to and from it; money ranges. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriMoney:
 * @minor: the amount in minor units (cents; whole yen)
 * @currency: the ISO 4217 code, upper case, NUL-terminated
 */
typedef struct
{
  gint64 minor;
  char currency[4];
} TriMoney;

/**
 * TriMoneyRange:
 * @low: the least amount, in minor units
 * @typical: the amount to expect
 * @high: the greatest amount
 * @currency: as in TriMoney
 */
typedef struct
{
  gint64 low;
  gint64 typical;
  gint64 high;
  char currency[4];
} TriMoneyRange;

/* How many decimals @code's minor unit has (USD 2, JPY 0, BHD 3), or -1 when it is not an active
 * ISO 4217 code in upper case that can be paid in (metals, test codes and drawing rights cannot).
 */
int tri_currency_digits (const char *code);

/* Whether tri_currency_digits() knows @code. */
gboolean tri_currency_is_valid (const char *code);

/* Every code that tri_currency_is_valid() accepts, sorted, NULL-terminated. (transfer none) */
const char *const *tri_currency_codes (void);

/* @minor units of @currency, which must be valid. */
TriMoney tri_money_make (gint64 minor, const char *currency);

/* Sets @out to the sum. TRI_ERROR_INVALID when the currencies differ, TRI_ERROR_TOO_LARGE when the
 * sum does not fit; @out is then untouched. */
gboolean tri_money_add (TriMoney a, TriMoney b, TriMoney *out, GError **error);

/* @major units (not NaN) as minor units of @digits decimals, rounded half away from zero. A double
 * within a few units in the last place of a half counts as the half that was meant: 2.675 is
 * 268 cents. Amounts beyond what 64 bits hold become the nearest that they do. */
gint64 tri_money_round (double major, int digits);

/* The amount as people write it here: digits grouped, decimals of the currency, a symbol for common
 * currencies and else the code: "$1,234.50", "1.234,50 €", "−CHF 5.00". Without a locale
 * (C) the English form is used. (transfer full) */
char *tri_money_format (TriMoney money) G_GNUC_WARN_UNUSED_RESULT;

/* Reads an amount in @currency (valid) as a person types it in this locale: grouping, the symbol or
 * code and decimals are optional. TRI_ERROR_INVALID with a sentence, and @out untouched, for
 * anything that is not clearly one amount of that currency. */
gboolean tri_money_parse (const char *text, const char *currency, TriMoney *out, GError **error);

/* The range widened to whole multiples of @step_major major units (10 when not positive), low down
 * and high up; the typical amount stays. */
TriMoneyRange tri_money_range_round_outward (TriMoneyRange range, gint64 step_major);

/* The range as people write it here, without decimals when both ends are whole: "$420–780"; one
 * amount when the ends are equal. (transfer full) */
char *tri_money_range_format (TriMoneyRange range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
