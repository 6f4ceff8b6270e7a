/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates and quotes: figures worked out by hand, and sums that hold for every measure. */

#include "config.h"

#include "tri-error.h"
#include "tri-quote.h"
#include "tri-rng.h"

#include <locale.h>

typedef struct
{
  double area_cm2;
  guint n_sessions;
  gint64 session[3]; /* whole dollars: low, typical (of the quote), high */
  gint64 price[3];
  gint64 touch_up[3];
} Expected;

/* f = (area - 20) / 300 in 0 to 1; session 400 + 600 f, touch-up 300 + 900 f, each ±15 % within
 * 400–1000 and 300–1200; ranges to the 10 outward. Worked out by hand. */
static const Expected expected[] = {
  /* f 0: 400 (340 is below the bound), 460; 300, 345 */
  { 20, 2, { 400, 400, 460 }, { 800, 800, 920 }, { 300, 300, 350 } },
  /* f 1/12: 450 (382.50 below), 517.50; 375, 318.75, 431.25 */
  { 45, 3, { 400, 450, 520 }, { 1200, 1350, 1560 }, { 310, 375, 440 } },
  /* f 0.4: 640, 544, 736; 660, 561, 759 */
  { 140, 3, { 540, 640, 740 }, { 1630, 1920, 2210 }, { 560, 660, 760 } },
  /* f 0.6: 760, 646, 874; 840, 714, 966 */
  { 200, 3, { 640, 760, 880 }, { 1930, 2280, 2630 }, { 710, 840, 970 } },
  /* f 1: 1000, 850, bound 1000; 1200, 1020, bound 1200 */
  { 320, 3, { 850, 1000, 1000 }, { 2550, 3000, 3000 }, { 1020, 1200, 1200 } },
};

static TriMeasure
measure_of (double area_cm2, guint dots)
{
  return (TriMeasure){ .area_cm2 = area_cm2,
                       .dots = dots,
                       .dots_by_session = { dots * 3 / 10, dots * 7 / 10, dots, dots } };
}

static void
assert_range_major (TriMoneyRange range, const gint64 major[3], gint64 unit)
{
  g_assert_cmpint (range.low, ==, major[0] * unit);
  g_assert_cmpint (range.typical, ==, major[1] * unit);
  g_assert_cmpint (range.high, ==, major[2] * unit);
}

static TriEstimate
estimate_of (
    TriFigures *care, TriKind kind, TriMeasure measure, guint shade, TriSkin skin, guint n_sessions)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) own = NULL;
  g_autoptr (GError) error = NULL;
  TriEstimate estimate;

  if (care == NULL)
    care = own = tri_figures_new_defaults (tri_care_figures_table ());
  tri_estimate_make (pigment, care, "USD", kind, &measure, shade, &skin, n_sessions,
                     tri_date_from_ymd (2026, 11, 23), &estimate, &error);
  g_assert_no_error (error);
  return estimate;
}

static void
test_prices_by_hand (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const Expected *x = &expected[i];
      TriEstimate e = estimate_of (NULL, TRI_KIND_PERMANENT, measure_of (x->area_cm2, 10000), 4,
                                   TRI_SKIN_DEFAULT, 0);

      g_test_message ("%g cm²", x->area_cm2);
      g_assert_cmpuint (e.n_sessions, ==, x->n_sessions);
      g_assert_cmpstr (e.price.currency, ==, "USD");
      assert_range_major (e.session_price, x->session, 100);
      assert_range_major (e.price, x->price, 100);
      assert_range_major (e.touch_up_price, x->touch_up, 100);
    }
}

static void
test_hours_by_hand (void)
{
  TriEstimate e
      = estimate_of (NULL, TRI_KIND_PERMANENT, measure_of (140, 20700), 4, TRI_SKIN_DEFAULT, 0);

  /* 6,210, 8,280 and 6,210 dots; 115 a minute are 6,900 an hour, 60 are 3,600, between 5,250. */
  g_assert_cmpuint (e.sessions[0].dots, ==, 6210);
  g_assert_cmpuint (e.sessions[1].dots, ==, 8280);
  g_assert_cmpuint (e.sessions[2].dots, ==, 6210);
  g_assert_cmpfloat_with_epsilon (e.sessions[0].hours.low, 0.75 + 0.5 + 0.9, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.sessions[0].hours.high, 0.75 + 0.5 + 1.725, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.sessions[1].hours.low, 0.75 + 1.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.sessions[1].hours.high, 0.75 + 2.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.sessions[2].hours.low, 0.75 + 0.9, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.hours.low, 3 * 0.75 + 0.5 + 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.hours.typical, 3 * 0.75 + 0.5 + 20700 / 5250.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.hours.high, 3 * 0.75 + 0.5 + 5.75, 1e-9);
  g_assert_cmpfloat (e.touch_up_hours.low, ==, 1.0);
  g_assert_cmpfloat (e.touch_up_hours.high, ==, 2.0);
}

static void
test_session_counts (void)
{
  TriSkin scarred = { .fitzpatrick = 3, .hair = TRI_HAIR_BLACK, .factors = TRI_FADE_SCAR };
  TriMeasure small = measure_of (44.9, 4000);
  TriEstimate e;

  g_assert_cmpuint (
      estimate_of (NULL, TRI_KIND_PERMANENT, small, 4, TRI_SKIN_DEFAULT, 0).n_sessions, ==, 2);
  g_assert_cmpuint (
      estimate_of (NULL, TRI_KIND_PERMANENT, small, 4, TRI_SKIN_DEFAULT, 3).n_sessions, ==, 3);
  e = estimate_of (NULL, TRI_KIND_PERMANENT, small, 4, scarred, 0);
  g_assert_cmpuint (e.n_sessions, ==, 4);
  /* Three sessions complete the design, the fourth sets 30 % again. */
  g_assert_cmpuint (e.sessions[0].dots + e.sessions[1].dots + e.sessions[2].dots, ==, 4000);
  g_assert_cmpuint (e.sessions[3].dots, ==, 1200);
  /* Two sessions complete it too. */
  e = estimate_of (NULL, TRI_KIND_PERMANENT, small, 4, TRI_SKIN_DEFAULT, 2);
  g_assert_cmpuint (e.sessions[0].dots, ==, 1200);
  g_assert_cmpuint (e.sessions[1].dots, ==, 2800);
}

static void
test_touch_up_years (void)
{
  TriSkin sunny = { .fitzpatrick = 3, .hair = TRI_HAIR_BLACK, .factors = TRI_FADE_SUN };
  TriMeasure measure = measure_of (140, 15000);
  TriEstimate e = estimate_of (NULL, TRI_KIND_PERMANENT, measure, 4, TRI_SKIN_DEFAULT, 0);
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  TriDate earliest, likely, latest;
  TriDate last = tri_date_from_ymd (2027, 1, 31);
  TriRange years;

  /* 0.5 + ln (0.90 / 0.70) / k: 1.90, 3.01 and 4.69 years, within 2 to 4. */
  g_assert_cmpfloat_with_epsilon (e.touch_up_years.low, 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (e.touch_up_years.typical, 3.01314, 1e-4);
  g_assert_cmpfloat_with_epsilon (e.touch_up_years.high, 4.0, 1e-9);

  tri_estimate_touch_up_dates (&e, last, &earliest, &likely, &latest);
  g_assert_cmpint (earliest, ==, tri_date_from_ymd (2029, 1, 31));
  g_assert_cmpint (likely, ==, tri_date_from_ymd (2030, 1, 31));
  g_assert_cmpint (latest, ==, tri_date_from_ymd (2031, 1, 31));
  /* 29 February has no fellow in the years of the window. */
  tri_estimate_touch_up_dates (&e, tri_date_from_ymd (2028, 2, 29), &earliest, &likely, &latest);
  g_assert_cmpint (earliest, ==, tri_date_from_ymd (2030, 2, 28));
  g_assert_cmpint (latest, ==, tri_date_from_ymd (2032, 2, 29));

  /* Strong sun fades 1.4 times as fast: 0.5 + 0.25131 / 0.14 typical, 3.49 slow. */
  e = estimate_of (NULL, TRI_KIND_PERMANENT, measure, 4, sunny, 0);
  g_assert_cmpfloat_with_epsilon (e.touch_up_years.typical, 2.29510, 1e-4);
  g_assert_cmpfloat_with_epsilon (e.touch_up_years.high, 3.49185, 1e-4);
  /* A treatment under way is forecast by the same rule. */
  years = tri_touch_up_years (pigment, care, TRI_KIND_PERMANENT, 4, &sunny);
  g_assert_cmpfloat (years.low, ==, e.touch_up_years.low);
  g_assert_cmpfloat (years.typical, ==, e.touch_up_years.typical);
  g_assert_cmpfloat (years.high, ==, e.touch_up_years.high);

  /* A temporary result is renewed, sooner than the permanent window opens; no clinic bounds. */
  e = estimate_of (NULL, TRI_KIND_TEMPORARY, measure, 4, TRI_SKIN_DEFAULT, 0);
  g_assert_cmpfloat (e.touch_up_years.low, >, 0.3);
  g_assert_cmpfloat (e.touch_up_years.typical, <, 3.0);
  g_assert_cmpfloat (e.touch_up_years.low, <, e.touch_up_years.typical);
  g_assert_cmpint (e.touch_up_price.low, ==, e.session_price.low);
  g_assert_cmpint (e.touch_up_price.high, ==, e.session_price.high);
}

static TriFigures *
figures_with (TriCareFigure figure, double value)
{
  g_autoptr (TriFigures) defaults = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  TriFigures *changed = tri_figures_with (defaults, figure, value, &error);

  g_assert_no_error (error);
  return changed;
}

static void
test_clinic_figures (void)
{
  g_autoptr (TriFigures) dearer = figures_with (TRI_FIGURE_SESSION_PRICE, 500);
  g_autoptr (TriFigures) travel = figures_with (TRI_FIGURE_TRAVEL, 35.5);
  TriMeasure measure = measure_of (140, 15000);
  TriEstimate e = estimate_of (dearer, TRI_KIND_PERMANENT, measure, 4, TRI_SKIN_DEFAULT, 0);

  /* 500 + 240 = 740; 629, 851. */
  assert_range_major (e.price, (const gint64[]){ 1880, 2220, 2560 }, 100);
  e = estimate_of (travel, TRI_KIND_PERMANENT, measure, 4, TRI_SKIN_DEFAULT, 0);
  /* Three visits are 106.50; one touch-up visit 35.50 on 561, 660, 759. */
  g_assert_cmpint (e.price.low, ==, 173000);
  g_assert_cmpint (e.price.typical, ==, 192000 + 10650);
  g_assert_cmpint (e.price.high, ==, 232000);
  g_assert_cmpint (e.touch_up_price.low, ==, 59000);
  g_assert_cmpint (e.touch_up_price.typical, ==, 69550);
  g_assert_cmpint (e.touch_up_price.high, ==, 80000);
  g_assert_cmpint (e.session_price.low, ==, 54000);
}

static void
assert_refused (const char *currency, TriFigures *care, guint n_sessions, const char *pattern)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) defaults = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  TriMeasure measure = measure_of (140, 15000);
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriEstimate e = { .n_sessions = 99 };

  g_assert_false (tri_estimate_make (pigment, care != NULL ? care : defaults, currency,
                                     TRI_KIND_PERMANENT, &measure, 4, &skin, n_sessions,
                                     TRI_DATE_NONE, &e, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_true (g_pattern_match_simple (pattern, error->message));
  g_assert_cmpuint (e.n_sessions, ==, 99);
}

static void
test_refusals (void)
{
  g_autoptr (TriFigures) crossed = figures_with (TRI_FIGURE_SESSION_PRICE_MIN, 1001);

  assert_refused ("XXX", NULL, 0, "*XXX*not a currency*");
  assert_refused ("USD", NULL, 1, "*two, three or four*");
  assert_refused ("USD", NULL, 5, "*two, three or four*");
  assert_refused ("USD", crossed, 0, "*Lowest price of a session*Highest price of a session*");
}

static void
test_nothing_to_treat (void)
{
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  TriEstimate e = estimate_of (NULL, TRI_KIND_PERMANENT, measure_of (0, 0), 4, TRI_SKIN_DEFAULT, 0);

  g_assert_cmpuint (e.n_sessions, ==, 0);
  g_assert_cmpint (e.price.high, ==, 0);
  g_assert_cmpstr (e.price.currency, ==, "USD");
  g_assert_cmpfloat (e.hours.high, ==, 0.0);
  g_assert_null (tri_quote_new (&e, care, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
}

static void
test_quote_lines (void)
{
  g_autoptr (TriFigures) care = figures_with (TRI_FIGURE_TRAVEL, 40);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuote) quote = NULL;
  g_autoptr (TriQuote) copy = NULL;
  TriEstimate e
      = estimate_of (care, TRI_KIND_PERMANENT, measure_of (140, 20700), 4, TRI_SKIN_DEFAULT, 0);
  const TriQuoteLine *line;

  quote = tri_quote_new (&e, care, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quote->lines->len, ==, 4);
  line = quote->lines->pdata[0];
  /* 2.15 to 2.975 hours, to the ten minutes outward. */
  g_assert_cmpstr (line->text, ==, "Session 1: hairline and base layer, 6,200 dots, 2 h – 3 h");
  g_assert_cmpint (line->amount_minor, ==, 64000);
  line = quote->lines->pdata[1];
  g_assert_cmpstr (line->text, ==, "Session 2: detail and density, 8,300 dots, 1 h 50 – 3 h 10");
  line = quote->lines->pdata[3];
  g_assert_cmpstr (line->text, ==, "Travel, 3 visits at $40.00");
  g_assert_cmpint (line->amount_minor, ==, 12000);
  g_assert_cmpint (tri_quote_get_total (quote), ==, 192000 + 12000);

  copy = tri_quote_copy (quote);
  tri_quote_add_line (copy, TRI_QUOTE_DISCOUNT, "Discount", "", -2000);
  g_assert_cmpint (tri_quote_get_total (copy), ==, 192000 + 12000 - 2000);
  g_assert_cmpint (tri_quote_get_total (quote), ==, 192000 + 12000);
}

static TriFigures *
random_figures (TriRng *rng, gboolean *out_crossed)
{
  static const TriCareFigure changed[] = {
    TRI_FIGURE_SESSION_PRICE,      TRI_FIGURE_SESSION_PRICE_SPAN, TRI_FIGURE_SESSION_PRICE_MIN,
    TRI_FIGURE_SESSION_PRICE_MAX,  TRI_FIGURE_TOUCH_UP_PRICE,     TRI_FIGURE_TRAVEL,
    TRI_FIGURE_TOUCH_UP_PRICE_MIN, TRI_FIGURE_TOUCH_UP_PRICE_MAX,
  };
  TriFigures *figures = tri_figures_new_defaults (tri_care_figures_table ());

  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (TriFigures) old = figures;

      /* Thousandths, so that every currency has amounts between its minor units. */
      figures = tri_figures_with (old, changed[i], tri_rng_range (rng, 3000000) / 1000.0, NULL);
    }
  *out_crossed = tri_figures_get (figures, TRI_FIGURE_SESSION_PRICE_MIN)
                     > tri_figures_get (figures, TRI_FIGURE_SESSION_PRICE_MAX)
                 || tri_figures_get (figures, TRI_FIGURE_TOUCH_UP_PRICE_MIN)
                        > tri_figures_get (figures, TRI_FIGURE_TOUCH_UP_PRICE_MAX);
  return figures;
}

static void
assert_sums (const TriEstimate *e, const TriFigures *care, int digits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuote) quote = tri_quote_new (e, care, NULL, &error);
  gint64 beside
      = tri_money_round (e->n_sessions * tri_figures_get (care, TRI_FIGURE_TRAVEL)
                             + (e->scars ? tri_figures_get (care, TRI_FIGURE_SCAR_PRICE) : 0),
                         digits);
  gint64 step = 10;
  gint64 low = beside, typical = beside, high = beside;
  guint dots = 0;

  g_assert_no_error (error);
  for (int i = 0; i < digits; i++)
    step *= 10;
  for (guint i = 0; i < e->n_sessions; i++)
    {
      const TriPlannedSession *s = &e->sessions[i];

      g_assert_cmpint (s->price.low, <=, s->price.typical);
      g_assert_cmpint (s->price.typical, <=, s->price.high);
      low += s->price.low;
      typical += s->price.typical;
      high += s->price.high;
      dots += i < 3 ? s->dots : 0;
      g_assert_cmpint (((TriQuoteLine *) quote->lines->pdata[i])->amount_minor, ==,
                       s->price.typical);
      /* Rounding leaves less than half a minor unit a session to the last. */
      g_assert_cmpint (ABS (s->price.typical - e->sessions[0].price.typical), <=, 2);
    }
  g_assert_cmpint (typical, ==, e->price.typical);
  g_assert_cmpint (tri_quote_get_total (quote), ==, e->price.typical);
  g_assert_cmpint (e->price.low % step, ==, 0);
  g_assert_cmpint (e->price.high % step, ==, 0);
  g_assert_cmpint (e->price.low, <=, low);
  g_assert_cmpint (e->price.low, >, low - step);
  g_assert_cmpint (e->price.high, >=, high);
  g_assert_cmpint (e->price.high, <, high + step);
  g_assert_cmpint (e->touch_up_price.low, <=, e->touch_up_price.typical);
  g_assert_cmpint (e->touch_up_price.typical, <=, e->touch_up_price.high);
  g_assert_cmpuint (dots, ==, e->measure.dots);
}

static void
test_sums_of_random_measures (void)
{
  static const char *const currencies[] = { "USD", "EUR", "JPY", "BHD", "CLF" };
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriRng rng = tri_rng_seed (20261120);

  for (guint i = 0; i < 2000; i++)
    {
      const char *currency = currencies[tri_rng_range (&rng, G_N_ELEMENTS (currencies))];
      TriMeasure measure
          = measure_of (0.1 + tri_rng_uniform (&rng) * 500, 1 + tri_rng_range (&rng, 60000));
      TriSkin skin = { .fitzpatrick = 1 + (int) tri_rng_range (&rng, 6),
                       .hair = (TriHair) tri_rng_range (&rng, TRI_N_HAIRS),
                       .factors = tri_rng_range (&rng, 1 << TRI_N_FADE_FACTORS) };
      static const guint counts[] = { 0, 2, 3, 4 };
      TriKind kind = tri_rng_range (&rng, 2) != 0 ? TRI_KIND_PERMANENT : TRI_KIND_TEMPORARY;
      gboolean crossed = FALSE;
      g_autoptr (TriFigures) care = random_figures (&rng, &crossed);
      g_autoptr (GError) error = NULL;
      TriEstimate e;
      gboolean made = tri_estimate_make (
          pigment, care, currency, kind, &measure, tri_rng_range (&rng, TRI_N_SHADES), &skin,
          counts[tri_rng_range (&rng, 4)], TRI_DATE_NONE, &e, &error);

      if (crossed)
        {
          g_assert_false (made);
          continue;
        }
      g_assert_no_error (error);
      assert_sums (&e, care, tri_currency_digits (currency));
    }
}

static void
test_formats (void)
{
  g_autofree char *few = tri_dots_format (49);
  g_autofree char *hundred = tri_dots_format (50);
  g_autofree char *thousands = tri_dots_format (12349);
  g_autofree char *most = tri_dots_format (G_MAXUINT);
  g_autofree char *outward = tri_hours_format (tri_range_make (2.34, 2.5, 2.95));
  g_autofree char *short_one = tri_hours_format (tri_range_make (0.5, 0.5, 0.5));
  g_autofree char *equal = tri_hours_format (tri_range_make (1.0, 1.5, 2.0));

  g_assert_cmpstr (few, ==, "49");
  g_assert_cmpstr (hundred, ==, "100");
  g_assert_cmpstr (thousands, ==, "12,300");
  g_assert_cmpstr (most, ==, "4,294,967,300");
  g_assert_cmpstr (outward, ==, "2 h 20 – 3 h");
  g_assert_cmpstr (short_one, ==, "30 min");
  g_assert_cmpstr (equal, ==, "1 h – 2 h");
}

static void
test_figures_have_sources (void)
{
  const TriFigureTable *table = tri_care_figures_table ();

  for (guint i = 0; i < table->n; i++)
    {
      const TriFigureInfo *info = &table->infos[i];
      guint found = 0;

      g_assert_nonnull (info->id);
      g_test_message ("%s", info->id);
      g_assert_cmpstr (info->label, !=, "");
      g_assert_cmpstr (info->source, !=, "");
      g_assert_cmpfloat (info->value, >=, info->minimum);
      g_assert_cmpfloat (info->value, <=, info->maximum);
      g_assert_true (tri_figure_table_lookup (table, info->id, &found));
      g_assert_cmpuint (found, ==, i);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/estimate/prices-by-hand", test_prices_by_hand);
  g_test_add_func ("/estimate/hours-by-hand", test_hours_by_hand);
  g_test_add_func ("/estimate/session-counts", test_session_counts);
  g_test_add_func ("/estimate/touch-up-years", test_touch_up_years);
  g_test_add_func ("/estimate/clinic-figures", test_clinic_figures);
  g_test_add_func ("/estimate/refusals", test_refusals);
  g_test_add_func ("/estimate/nothing-to-treat", test_nothing_to_treat);
  g_test_add_func ("/estimate/quote-lines", test_quote_lines);
  g_test_add_func ("/estimate/sums-of-random-measures", test_sums_of_random_measures);
  g_test_add_func ("/estimate/formats", test_formats);
  g_test_add_func ("/estimate/figures-have-sources", test_figures_have_sources);
  return g_test_run ();
}
