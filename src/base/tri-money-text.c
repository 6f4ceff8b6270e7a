/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as text in the user's locale: writing and reading. */

#include "config.h"

#include "tri-money.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define APOSTROPHE 0x2019
#define MINUS "\u2212"
#define EN_DASH "\u2013"

/* The symbols that are read without doubt (Unicode CLDR, English). Other currencies show a code. */
static const struct
{
  const char *code;
  const char *symbol;
} symbols[] = {
  { "AUD", "A$" }, { "BRL", "R$" },  { "CAD", "CA$" }, { "CNY", "CN¥" }, { "EUR", "€" },
  { "GBP", "£" },  { "HKD", "HK$" }, { "ILS", "₪" },   { "INR", "₹" },   { "JPY", "¥" },
  { "KRW", "₩" },  { "MXN", "MX$" }, { "NZD", "NZ$" }, { "PHP", "₱" },   { "TWD", "NT$" },
  { "USD", "$" },  { "VND", "₫" },
};

/* How this locale writes numbers and money. */
typedef struct
{
  const char *decimal_point;
  const char *thousands_sep;
  const char *grouping; /* sizes of the groups as localeconv() gives them, units first */
  gboolean symbol_first;
  gboolean symbol_spaced;
} Style;

static Style
style_of_locale (void)
{
  const struct lconv *locale = localeconv ();

  /* The C locale has no form for money, and a locale that is not UTF-8 none that we can show. */
  if (*locale->mon_decimal_point == '\0' || locale->p_cs_precedes == CHAR_MAX
      || !g_utf8_validate (locale->mon_decimal_point, -1, NULL)
      || !g_utf8_validate (locale->mon_thousands_sep, -1, NULL))
    return (Style){ ".", ",", "\3", TRUE, FALSE };

  return (Style){
    .decimal_point = locale->mon_decimal_point,
    .thousands_sep = locale->mon_thousands_sep,
    .grouping = locale->mon_grouping,
    .symbol_first = locale->p_cs_precedes != 0,
    .symbol_spaced = locale->p_sep_by_space != 0,
  };
}

static const char *
symbol_of (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (g_str_equal (symbols[i].code, code))
        return symbols[i].symbol;
    }
  return code;
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? -(guint64) value : (guint64) value;
}

static guint64
minor_per_major (int digits)
{
  guint64 factor = 1;

  for (int i = 0; i < digits; i++)
    factor *= 10;
  return factor;
}

/* The number without sign and currency; @decimals says whether to write the minor units. */
static char *
format_number (guint64 minor, int digits, gboolean decimals, const Style *style)
{
  guint64 factor = minor_per_major (digits);
  g_autofree char *whole = g_strdup_printf ("%" G_GUINT64_FORMAT, minor / factor);
  g_autoptr (GString) text = g_string_new (whole);
  const char *group = style->grouping;
  gsize place = text->len;

  while (*group != '\0' && *group != CHAR_MAX && place > (gsize) *group)
    {
      place -= (gsize) *group;
      g_string_insert (text, (gssize) place, style->thousands_sep);
      /* The last size given repeats. */
      if (group[1] != '\0')
        group++;
    }
  if (decimals && digits > 0)
    g_string_append_printf (text, "%s%0*" G_GINT64_MODIFIER "u", style->decimal_point, digits,
                            minor % factor);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Puts sign and currency round a number. */
static char *
decorate (const char *number, gboolean negative, const char *currency, const Style *style)
{
  const char *symbol = symbol_of (currency);
  gboolean is_code = symbol == currency;
  const char *space = is_code || style->symbol_spaced ? NO_BREAK_SPACE : "";
  const char *sign = negative ? MINUS : "";

  if (style->symbol_first)
    return g_strconcat (sign, symbol, space, number, NULL);
  return g_strconcat (sign, number, space, symbol, NULL);
}

char *
tri_money_format (TriMoney money)
{
  Style style = style_of_locale ();
  int digits = tri_currency_digits (money.currency);
  g_autofree char *number = NULL;

  g_return_val_if_fail (digits >= 0, g_strdup (""));

  number = format_number (magnitude (money.minor), digits, TRUE, &style);
  return decorate (number, money.minor < 0, money.currency, &style);
}

char *
tri_money_range_format (TriMoneyRange range)
{
  Style style = style_of_locale ();
  int digits = tri_currency_digits (range.currency);
  gint64 factor;
  gboolean decimals;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *both = NULL;

  g_return_val_if_fail (digits >= 0, g_strdup (""));

  factor = (gint64) minor_per_major (digits);
  decimals = range.low % factor != 0 || range.high % factor != 0;
  low = format_number (magnitude (range.low), digits, decimals, &style);
  if (range.low == range.high)
    return decorate (low, range.low < 0, range.currency, &style);

  high = format_number (magnitude (range.high), digits, decimals, &style);
  /* A sign inside a range is unreadable next to the dash, so each end then stands alone. */
  if (range.low < 0)
    {
      g_autofree char *from = decorate (low, TRUE, range.currency, &style);
      g_autofree char *to = decorate (high, range.high < 0, range.currency, &style);

      return g_strconcat (from, " " EN_DASH " ", to, NULL);
    }
  both = g_strconcat (low, EN_DASH, high, NULL);
  return decorate (both, FALSE, range.currency, &style);
}

/* Removes @token and the space next to it from the start of @text, or from its end too if @or_end;
 * FALSE when it is not there. */
static gboolean
take_token (char *text, const char *token, gboolean or_end)
{
  gsize length = strlen (token);

  if (g_str_has_prefix (text, token))
    memmove (text, text + length, strlen (text) - length + 1);
  else if (or_end && g_str_has_suffix (text, token))
    text[strlen (text) - length] = '\0';
  else
    return FALSE;
  g_strstrip (text);
  return TRUE;
}

static gboolean
take_minus (char *text)
{
  return take_token (text, MINUS, FALSE) || take_token (text, "-", FALSE);
}

/* @text with the look-alikes people type made one: any space is a space, letters are upper case
 * (for codes), an apostrophe is the typographic one that Swiss locales group with. */
static char *
normalise (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        c = ' ';
      else if (c == '\'')
        c = APOSTROPHE;
      g_string_append_unichar (result, g_unichar_toupper (c));
    }
  return g_strstrip (g_string_free (g_steal_pointer (&result), FALSE));
}

/* Appends the digits of @text to @digits; FALSE when it holds anything else or nothing. */
static gboolean
take_digits (const char *text, GString *digits)
{
  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
    }
  g_string_append (digits, text);
  return TRUE;
}

/* Appends the digits of a whole number with or without grouping; FALSE when the groups are not
 * those of a number: 12,34 must not be read as 1234. */
static gboolean
take_whole (const char *text, const Style *style, GString *digits)
{
  g_auto (GStrv) groups = NULL;
  const char *separator = style->thousands_sep;
  guint n;

  if (*separator == '\0')
    return take_digits (text, digits);
  if (g_unichar_isspace (g_utf8_get_char (separator)))
    separator = " ";

  groups = g_strsplit (text, separator, -1);
  n = g_strv_length (groups);
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (groups[i]);

      /* India groups by two above the thousand. */
      if (n > 1 && (i == n - 1 ? length != 3 : length > 3 || (i > 0 && length < 2)))
        return FALSE;
      if (!take_digits (groups[i], digits))
        return FALSE;
    }
  return n > 0;
}

/* Reads @text, which has no sign or currency any more, as minor units. */
static gboolean
parse_number (const char *text, int digits, const Style *style, guint64 *minor)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *point = strstr (text, style->decimal_point);
  g_autofree char *whole = point != NULL ? g_strndup (text, (gsize) (point - text)) : NULL;
  gsize n_decimals = 0;

  if (!take_whole (whole != NULL ? whole : text, style, all))
    return FALSE;
  if (point != NULL)
    {
      const char *decimals = point + strlen (style->decimal_point);

      n_decimals = strlen (decimals);
      if (n_decimals > (gsize) digits || !take_digits (decimals, all))
        return FALSE;
    }
  for (; n_decimals < (gsize) digits; n_decimals++)
    g_string_append_c (all, '0');
  return g_ascii_string_to_unsigned (all->str, 10, 0, G_MAXINT64, minor, NULL);
}

gboolean
tri_money_parse (const char *text, const char *currency, TriMoney *out, GError **error)
{
  Style style = style_of_locale ();
  int digits;
  g_autofree char *valid = NULL;
  g_autofree char *rest = NULL;
  gboolean negative;
  guint64 minor = 0;

  g_return_val_if_fail (text != NULL && currency != NULL && out != NULL, FALSE);
  digits = tri_currency_digits (currency);
  g_return_val_if_fail (digits >= 0, FALSE);

  valid = g_utf8_make_valid (text, -1);
  rest = normalise (valid);
  negative = take_minus (rest);
  if (!take_token (rest, currency, TRUE))
    take_token (rest, symbol_of (currency), TRUE);
  if (!negative)
    negative = take_minus (rest);

  if (!parse_number (rest, digits, &style, &minor))
    {
      gint64 example_minor = (gint64) (1234 * minor_per_major (digits));
      g_autofree char *example = tri_money_format (tri_money_make (example_minor, currency));

      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not an amount in %s; write it like %s."), valid, currency, example);
      return FALSE;
    }
  *out = tri_money_make (negative ? -(gint64) minor : (gint64) minor, currency);
  return TRUE;
}
