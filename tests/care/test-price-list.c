/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The price list's ways, the founding figures, currencies with 0, 2 and 3 decimals, and what a
 * quote says of each line. */

#include "config.h"

#include "tri-error.h"
#include "tri-quote.h"

#include <locale.h>

/* Takes @figures. */
static TriFigures *
with (TriFigures *figures, TriCareFigure figure, double value)
{
  g_autoptr (GError) error = NULL;
  TriFigures *changed = tri_figures_with (figures, figure, value, &error);

  g_assert_no_error (error);
  tri_figures_unref (figures);
  return changed;
}

static TriFigures *
defaults (void)
{
  return tri_figures_new_defaults (tri_care_figures_table ());
}

static TriEstimate
estimate (const TriFigures *care, double area_cm2, guint factors, const char *currency)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (GError) error = NULL;
  const guint dots = (guint) (area_cm2 * 117);
  const TriMeasure measure = { area_cm2, dots, { dots * 3 / 10, dots * 7 / 10, dots, dots } };
  const TriSkin skin = { .fitzpatrick = 3, .hair = TRI_HAIR_BLACK, .factors = factors };
  TriEstimate e;

  tri_estimate_make (pigment, care, currency, TRI_KIND_PERMANENT, &measure, 3, &skin, 3,
                     TRI_DATE_NONE, &e, &error);
  g_assert_no_error (error);
  return e;
}

static TriQuote *
quote (const TriFigures *care, const TriEstimate *e, const TriQuoteTerms *terms)
{
  g_autoptr (GError) error = NULL;
  TriQuote *made = tri_quote_new (e, care, terms, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

static const TriQuoteLine *
line_of (const TriQuote *made, guint i)
{
  g_assert_cmpuint (i, <, made->lines->len);
  return made->lines->pdata[i];
}

/* Whatever the way, the estimate's typical price is the quote's total. */
static void
test_one_price (void)
{
  static const char *const currencies[] = { "USD", "JPY", "KWD" };

  for (guint way = 0; way < TRI_N_PRICE_WAYS; way++)
    for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
      for (double area = 12.34; area < 330; area += 31.7)
        for (guint scars = 0; scars < 2; scars++)
          for (guint included = 0; included < 2; included++)
            {
              g_autoptr (TriFigures) care = with (defaults (), TRI_FIGURE_PRICE_WAY, way);
              g_autoptr (TriQuote) made = NULL;
              TriEstimate e;

              care = with (care, TRI_FIGURE_TAX_RATE, 19);
              care = with (care, TRI_FIGURE_TAX_INCLUDED, included);
              care = with (care, TRI_FIGURE_TRAVEL, 35.55);
              care = with (care, TRI_FIGURE_LEVEL, TRI_LEVEL_MASTER);
              e = estimate (care, area, scars ? TRI_FADE_SCAR : 0, currencies[i]);
              made = quote (care, &e, NULL);
              g_assert_cmpint (tri_quote_get_total (made), ==, e.price.typical);
              g_assert_cmpint (e.price.low, <=, e.price.typical);
              g_assert_cmpint (e.price.typical, <=, e.price.high);
            }
}

static void
test_founding_figures (void)
{
  g_autoptr (TriFigures) care = defaults ();

  /* A session is 400 to 1,000, a touch-up 300 to 1,200, whatever the area. */
  for (double area = 1; area < 600; area += 7)
    {
      TriEstimate e = estimate (care, area, 0, "USD");

      for (guint i = 0; i < e.n_sessions; i++)
        {
          g_assert_cmpint (e.sessions[i].price.low, >=, 40000);
          g_assert_cmpint (e.sessions[i].price.high, <=, 100001);
        }
      g_assert_cmpint (e.touch_up_price.low, >=, 30000);
      g_assert_cmpint (e.touch_up_price.high, <=, 120000);
      g_assert_cmpfloat (e.touch_up_hours.low, ==, 1);
      g_assert_cmpfloat (e.touch_up_hours.high, ==, 2);
    }
}

typedef struct
{
  TriPriceWay way;
  double area_cm2;
  guint n_lines;
  const char *note;
  gint64 total; /* USD cents */
} Way;

static void
test_ways (void)
{
  static const Way cases[] = {
    { TRI_PRICE_BY_SESSION, 140, 3, "$640.00 for a session on 140 cm²", 192000 },
    { TRI_PRICE_BY_BAND, 31, 1, "$750.00 for an area like Norwood II (31 cm²)", 75000 },
    { TRI_PRICE_BY_BAND, 32.4, 1, "$750.00 for an area like Norwood II (32 cm²)", 75000 },
    { TRI_PRICE_BY_BAND, 33, 1, "$1,250.00 for an area like Norwood III (33 cm²)", 125000 },
    { TRI_PRICE_BY_BAND, 140, 1, "$1,750.00 for an area like Norwood IV (140 cm²)", 175000 },
    { TRI_PRICE_BY_BAND, 171, 1, "$2,250.00 for an area like Norwood V (171 cm²)", 225000 },
    { TRI_PRICE_BY_BAND, 400, 1, "$2,750.00 for an area like Norwood VI–VII (400 cm²)", 275000 },
    { TRI_PRICE_BY_AREA, 140.2, 1, "140 cm² × $12.00", 168000 },
    { TRI_PRICE_BY_AREA, 0.3, 1, "0 cm² × $12.00", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriFigures) care = with (defaults (), TRI_FIGURE_PRICE_WAY, cases[i].way);
      TriEstimate e = estimate (care, cases[i].area_cm2, 0, "USD");
      g_autoptr (TriQuote) made = quote (care, &e, NULL);

      g_assert_cmpuint (made->lines->len, ==, cases[i].n_lines);
      g_assert_cmpstr (line_of (made, 0)->note, ==, cases[i].note);
      g_assert_cmpint (tri_quote_get_total (made), ==, cases[i].total);
    }
}

/* Every line is what its note says. */
static void
test_hours (void)
{
  g_autoptr (TriFigures) care = with (defaults (), TRI_FIGURE_PRICE_WAY, TRI_PRICE_BY_HOUR);
  TriEstimate e = estimate (care, 140, 0, "USD");
  g_autoptr (TriQuote) made = quote (care, &e, NULL);

  for (guint i = 0; i < e.n_sessions; i++)
    {
      double hours = tri_price_list_round_hours (e.sessions[i].hours.typical);
      g_autofree char *note = g_strdup_printf ("%.4g h × $250.00", hours);

      g_assert_cmpstr (line_of (made, i)->note, ==, note);
      g_assert_cmpint (line_of (made, i)->amount_minor, ==, (gint64) (hours * 25000));
    }
}

static void
test_terms (void)
{
  g_autoptr (TriFigures) care = with (defaults (), TRI_FIGURE_TAX_RATE, 19);
  TriEstimate e;
  TriQuoteTerms terms = { .level = TRI_LEVEL_MASTER,
                          .scars = TRUE,
                          .extra_minor = 5000,
                          .extra_reason = " Second photo day ",
                          .discount_minor = 10000,
                          .discount_reason = "Friend of the house" };
  g_autoptr (TriQuote) made = NULL;
  const gint64 net = 240000 + 20000 + 12000 + 5000 - 10000;

  care = with (care, TRI_FIGURE_TAX_NAME, 2);
  care = with (care, TRI_FIGURE_TRAVEL, 40);
  e = estimate (care, 140, 0, "USD");
  made = quote (care, &e, &terms);
  g_assert_cmpuint (made->lines->len, ==, 3 + 5);
  g_assert_cmpstr (line_of (made, 0)->note, ==, "$640.00 for a session on 140 cm² × 1.25 (master)");
  g_assert_cmpint (line_of (made, 0)->amount_minor, ==, 80000);
  g_assert_cmpint (line_of (made, 3)->kind, ==, TRI_QUOTE_SCARS);
  g_assert_cmpint (line_of (made, 3)->amount_minor, ==, 20000);
  g_assert_cmpint (line_of (made, 4)->kind, ==, TRI_QUOTE_TRAVEL);
  g_assert_cmpstr (line_of (made, 4)->text, ==, "Travel, 3 visits at $40.00");
  g_assert_cmpint (line_of (made, 5)->kind, ==, TRI_QUOTE_EXTRA);
  g_assert_cmpstr (line_of (made, 5)->note, ==, "Second photo day");
  g_assert_cmpint (line_of (made, 6)->amount_minor, ==, -10000);
  g_assert_cmpstr (line_of (made, 7)->text, ==, "VAT 19 %");
  g_assert_cmpstr (line_of (made, 7)->note, ==, "on $2,670.00");
  g_assert_cmpint (line_of (made, 7)->amount_minor, ==, net * 19 / 100);
  g_assert_cmpint (tri_quote_get_total (made), ==, net + net * 19 / 100);

  /* Prices that hold the tax: told, and nothing is added. */
  care = with (care, TRI_FIGURE_TAX_INCLUDED, 1);
  e = estimate (care, 140, 0, "USD");
  g_clear_pointer (&made, tri_quote_free);
  made = quote (care, &e, &terms);
  g_assert_cmpint (tri_quote_get_total (made), ==, net);
  g_assert_cmpstr (line_of (made, 7)->text, ==, "VAT 19 %, included");
  g_assert_cmpstr (line_of (made, 7)->note, ==, "$426.30 of the total");
}

static void
test_refusals (void)
{
  g_autoptr (TriFigures) care = defaults ();
  TriEstimate e = estimate (care, 140, 0, "USD");
  const TriQuoteTerms cases[] = {
    { .level = TRI_LEVEL_SENIOR, .extra_minor = 100, .extra_reason = "  " },
    { .level = TRI_LEVEL_SENIOR, .extra_minor = -100, .extra_reason = "Less" },
    { .level = TRI_LEVEL_SENIOR, .discount_minor = 100 },
    { .level = TRI_LEVEL_SENIOR, .discount_minor = 192001, .discount_reason = "Gift" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tri_quote_new (&e, care, &cases[i], &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
    }
}

/* Half a unit rounds away from zero, in whatever unit the currency has. */
static void
test_rounding (void)
{
  static const struct
  {
    const char *currency;
    double cm2_price;
    gint64 total;
  } cases[] = {
    { "JPY", 12.5, 13 },       /* 12.5 yen */
    { "USD", 12.345, 1235 },   /* 12.345 dollars */
    { "KWD", 12.3455, 12346 }, /* 12.3455 dinars */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriFigures) care = with (defaults (), TRI_FIGURE_PRICE_WAY, TRI_PRICE_BY_AREA);
      g_autoptr (TriQuote) made = NULL;
      TriEstimate e;

      care = with (care, TRI_FIGURE_CM2_PRICE, cases[i].cm2_price);
      e = estimate (care, 1, 0, cases[i].currency);
      made = quote (care, &e, NULL);
      g_assert_cmpint (tri_quote_get_total (made), ==, cases[i].total);
    }
}

static void
test_deposit (void)
{
  g_autoptr (TriFigures) care = defaults ();

  g_assert_cmpint (tri_price_list_get_deposit (care, 192000, "USD"), ==, 37500);
  g_assert_cmpint (tri_price_list_get_deposit (care, 30000, "USD"), ==, 30000);
  g_assert_cmpint (tri_price_list_get_deposit (care, 30000, "JPY"), ==, 375);
  care = with (care, TRI_FIGURE_DEPOSIT_WAY, TRI_DEPOSIT_SHARE);
  g_assert_cmpint (tri_price_list_get_deposit (care, 192050, "USD"), ==, 48013);
  care = with (care, TRI_FIGURE_DEPOSIT_WAY, TRI_DEPOSIT_NONE);
  g_assert_cmpint (tri_price_list_get_deposit (care, 192000, "USD"), ==, 0);
}

static void
test_choices (void)
{
  const TriFigureTable *table = tri_care_figures_table ();
  guint n_chosen = 0;

  for (guint i = 0; i < table->n; i++)
    {
      const char *const *choices = tri_care_figure_get_choices (i);

      if (choices == NULL)
        continue;
      n_chosen++;
      g_assert_cmpfloat (table->infos[i].minimum, ==, 0);
      g_assert_cmpfloat (table->infos[i].maximum, ==, g_strv_length ((char **) choices) - 1);
    }
  g_assert_cmpuint (n_chosen, ==, 7);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/price-list/one-price", test_one_price);
  g_test_add_func ("/price-list/founding-figures", test_founding_figures);
  g_test_add_func ("/price-list/ways", test_ways);
  g_test_add_func ("/price-list/hours", test_hours);
  g_test_add_func ("/price-list/terms", test_terms);
  g_test_add_func ("/price-list/refusals", test_refusals);
  g_test_add_func ("/price-list/rounding", test_rounding);
  g_test_add_func ("/price-list/deposit", test_deposit);
  g_test_add_func ("/price-list/choices", test_choices);
  return g_test_run ();
}
