/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's price list: which way it prices, and what its figures ask for a measured area. */

#include "config.h"

#include "tri-price-list.h"

#include "tri-measures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A quote counts hours in quarters. */
#define STEPS_AN_HOUR 4.0

static const char *const ways[] = {
  [TRI_PRICE_BY_SESSION] = N_ ("by session"),
  [TRI_PRICE_BY_BAND] = N_ ("by Norwood stage"),
  [TRI_PRICE_BY_AREA] = N_ ("by area"),
  [TRI_PRICE_BY_HOUR] = N_ ("by hour"),
  NULL,
};

static const char *const levels[] = {
  [TRI_LEVEL_JUNIOR] = N_ ("junior"),
  [TRI_LEVEL_SENIOR] = N_ ("senior"),
  [TRI_LEVEL_MASTER] = N_ ("master"),
  NULL,
};

static const char *const deposit_ways[] = {
  [TRI_DEPOSIT_NONE] = N_ ("none"),
  [TRI_DEPOSIT_FIXED] = N_ ("a fixed amount"),
  [TRI_DEPOSIT_SHARE] = N_ ("a share of the quote"),
  NULL,
};

static const char *const tax_names[] = {
  N_ ("Tax"), N_ ("Sales tax"), N_ ("VAT"), N_ ("GST"), N_ ("Consumption tax"), NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (tax_names) == TRI_N_TAX_NAMES + 1);

static const char *const tax_places[] = {
  N_ ("added to the prices"),
  N_ ("included in the prices"),
  NULL,
};

const char *const *
tri_care_figure_get_choices (guint figure)
{
  switch (figure)
    {
    case TRI_FIGURE_PRICE_WAY:
      return ways;
    case TRI_FIGURE_LEVEL:
      return levels;
    case TRI_FIGURE_DEPOSIT_WAY:
      return deposit_ways;
    case TRI_FIGURE_TAX_NAME:
      return tax_names;
    case TRI_FIGURE_TAX_INCLUDED:
      return tax_places;
    case TRI_FIGURE_UNITS:
      return tri_units_names;
    case TRI_FIGURE_WEEK_START:
      return tri_week_start_names;
    default:
      return NULL;
    }
}

/* A figure that chooses among @n. A record may hold a fraction. */
static guint
get_choice (const TriFigures *care, TriCareFigure figure, guint n)
{
  return CLAMP ((int) lround (tri_figures_get (care, figure)), 0, (int) n - 1);
}

TriPriceWay
tri_price_list_get_way (const TriFigures *care)
{
  return get_choice (care, TRI_FIGURE_PRICE_WAY, TRI_N_PRICE_WAYS);
}

TriLevel
tri_price_list_get_level (const TriFigures *care)
{
  return get_choice (care, TRI_FIGURE_LEVEL, TRI_N_LEVELS);
}

double
tri_price_list_get_factor (const TriFigures *care, TriLevel level)
{
  g_return_val_if_fail ((guint) level < TRI_N_LEVELS, 1.0);

  return tri_figures_get (care, TRI_FIGURE_LEVEL_JUNIOR + level);
}

double
tri_price_list_get_kind_factor (const TriFigures *care, TriKind kind)
{
  return kind == TRI_KIND_TEMPORARY ? tri_figures_get (care, TRI_FIGURE_TEMPORARY_FACTOR) : 1.0;
}

const char *
tri_level_get_name (TriLevel level)
{
  g_return_val_if_fail ((guint) level < TRI_N_LEVELS, NULL);

  return _ (levels[level]);
}

guint
tri_price_list_get_band (const TriFigures *care, double area_cm2)
{
  guint band = 0;

  while (band + 1 < TRI_N_BANDS
         && round (area_cm2) > tri_figures_get (care, TRI_FIGURE_BAND_2_TO + band))
    band++;
  return band;
}

static TriRange
with_spread (const TriFigures *care, double price)
{
  double spread = tri_figures_get (care, TRI_FIGURE_PRICE_SPREAD);

  return tri_range_make (price * (1.0 - spread), price, price * (1.0 + spread));
}

/* @base plus @span over the area, give or take, within the clinic's bounds. */
static TriRange
price_of_area (const TriFigures *care,
               double area_cm2,
               TriCareFigure base,
               TriCareFigure span,
               TriCareFigure minimum,
               TriCareFigure maximum)
{
  double f = (area_cm2 - tri_figures_get (care, TRI_FIGURE_PRICE_AREA_FROM))
             / tri_figures_get (care, TRI_FIGURE_PRICE_AREA_SPAN);
  double price = tri_figures_get (care, base) + tri_figures_get (care, span) * CLAMP (f, 0.0, 1.0);
  TriRange range = with_spread (care, price);
  double least = tri_figures_get (care, minimum);
  double most = tri_figures_get (care, maximum);

  return tri_range_make (CLAMP (range.low, least, most), CLAMP (price, least, most),
                         CLAMP (range.high, least, most));
}

static TriRange
price_of_hours (const TriFigures *care, TriRange hours)
{
  double each = tri_figures_get (care, TRI_FIGURE_HOUR_PRICE);
  double typical = tri_price_list_round_hours (hours.typical);

  return tri_range_make (MIN (hours.low, typical) * each, typical * each,
                         MAX (hours.high, typical) * each);
}

static TriRange
price_of_session (const TriFigures *care, const TriEstimate *estimate, TriRange hours)
{
  double area = estimate->measure.area_cm2;
  guint n = MAX (estimate->n_sessions, 1);

  switch (tri_price_list_get_way (care))
    {
    case TRI_PRICE_BY_BAND:
      return with_spread (care, tri_figures_get (care, TRI_FIGURE_BAND_2_PRICE
                                                           + tri_price_list_get_band (care, area))
                                    / n);
    case TRI_PRICE_BY_AREA:
      return with_spread (care, tri_figures_get (care, TRI_FIGURE_CM2_PRICE) * round (area) / n);
    case TRI_PRICE_BY_HOUR:
      return price_of_hours (care, hours);
    case TRI_PRICE_BY_SESSION:
    case TRI_N_PRICE_WAYS:
      break;
    }
  return price_of_area (care, area, TRI_FIGURE_SESSION_PRICE, TRI_FIGURE_SESSION_PRICE_SPAN,
                        TRI_FIGURE_SESSION_PRICE_MIN, TRI_FIGURE_SESSION_PRICE_MAX);
}

TriRange
tri_price_list_get_renewal (const TriFigures *care,
                            TriLevel level,
                            const TriEstimate *estimate,
                            TriRange hours)
{
  double factor = tri_price_list_get_factor (care, level)
                  * tri_price_list_get_kind_factor (care, estimate->kind);

  return tri_range_scale (price_of_session (care, estimate, hours), factor);
}

void
tri_price_list_get_sessions (const TriFigures *care,
                             TriLevel level,
                             const TriEstimate *estimate,
                             const char *currency,
                             TriMoneyRange out_prices[TRI_MAX_SESSIONS])
{
  int digits = tri_currency_digits (currency);
  double total = 0.0;
  gint64 rest;
  TriMoneyRange *last = &out_prices[estimate->n_sessions - 1];

  g_return_if_fail (digits >= 0 && estimate->n_sessions > 0);

  for (guint i = 0; i < estimate->n_sessions; i++)
    {
      TriRange major
          = tri_price_list_get_renewal (care, level, estimate, estimate->sessions[i].hours);

      total += major.typical;
      out_prices[i] = (TriMoneyRange){
        .low = tri_money_round (major.low, digits),
        .typical = tri_money_round (major.typical, digits),
        .high = tri_money_round (major.high, digits),
      };
      g_strlcpy (out_prices[i].currency, currency, sizeof out_prices[i].currency);
    }
  rest = tri_money_round (total, digits);
  for (guint i = 0; i + 1 < estimate->n_sessions; i++)
    rest -= out_prices[i].typical;
  last->typical = rest;
  last->low = MIN (last->low, rest);
  last->high = MAX (last->high, rest);
}

TriRange
tri_price_list_get_touch_up (const TriFigures *care, TriLevel level, double area_cm2)
{
  return tri_range_scale (
      price_of_area (care, area_cm2, TRI_FIGURE_TOUCH_UP_PRICE, TRI_FIGURE_TOUCH_UP_PRICE_SPAN,
                     TRI_FIGURE_TOUCH_UP_PRICE_MIN, TRI_FIGURE_TOUCH_UP_PRICE_MAX),
      tri_price_list_get_factor (care, level));
}

double
tri_price_list_round_hours (double hours)
{
  return round (hours * STEPS_AN_HOUR) / STEPS_AN_HOUR;
}

static gboolean
is_tax_included (const TriFigures *care)
{
  return get_choice (care, TRI_FIGURE_TAX_INCLUDED, 2) == 1;
}

gint64
tri_price_list_get_tax_added (const TriFigures *care, gint64 total_minor)
{
  double rate = tri_figures_get (care, TRI_FIGURE_TAX_RATE) / 100.0;

  return is_tax_included (care) ? 0 : tri_money_round ((double) total_minor * rate, 0);
}

gint64
tri_price_list_get_tax_included (const TriFigures *care, gint64 total_minor)
{
  double rate = tri_figures_get (care, TRI_FIGURE_TAX_RATE) / 100.0;

  return is_tax_included (care) ? tri_money_round ((double) total_minor * rate / (1.0 + rate), 0)
                                : 0;
}

const char *
tri_price_list_get_tax_name (const TriFigures *care)
{
  return _ (tax_names[get_choice (care, TRI_FIGURE_TAX_NAME, TRI_N_TAX_NAMES)]);
}

gint64
tri_price_list_get_minor (const TriFigures *care, TriCareFigure figure, const char *currency)
{
  return tri_money_round (tri_figures_get (care, figure), tri_currency_digits (currency));
}

gint64
tri_price_list_get_deposit (const TriFigures *care, gint64 total_minor, const char *currency)
{
  gint64 deposit = 0;

  switch ((TriDepositWay) get_choice (care, TRI_FIGURE_DEPOSIT_WAY, TRI_N_DEPOSIT_WAYS))
    {
    case TRI_DEPOSIT_FIXED:
      deposit = tri_price_list_get_minor (care, TRI_FIGURE_DEPOSIT_FIXED, currency);
      break;
    case TRI_DEPOSIT_SHARE:
      deposit = tri_money_round (
          (double) total_minor * tri_figures_get (care, TRI_FIGURE_DEPOSIT_SHARE) / 100.0, 0);
      break;
    case TRI_DEPOSIT_NONE:
    case TRI_N_DEPOSIT_WAYS:
      break;
    }
  return CLAMP (deposit, 0, MAX (total_minor, 0));
}
