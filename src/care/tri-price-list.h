/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's price list: which way it prices, and what its figures ask for a measured area. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

/* What the price of a treatment follows. */
typedef enum
{
  TRI_PRICE_BY_SESSION, /* each session, more for a larger area */
  TRI_PRICE_BY_BAND,    /* the Norwood stage that the drawn area is like */
  TRI_PRICE_BY_AREA,    /* each cm² */
  TRI_PRICE_BY_HOUR,    /* the hours that the dots take */
  TRI_N_PRICE_WAYS,
} TriPriceWay;

typedef enum
{
  TRI_LEVEL_JUNIOR,
  TRI_LEVEL_SENIOR,
  TRI_LEVEL_MASTER,
  TRI_N_LEVELS,
} TriLevel;

typedef enum
{
  TRI_DEPOSIT_NONE,
  TRI_DEPOSIT_FIXED,
  TRI_DEPOSIT_SHARE,
  TRI_N_DEPOSIT_WAYS,
} TriDepositWay;

#define TRI_N_TAX_NAMES 5
#define TRI_N_BANDS 5

/* The words between which a figure chooses, NULL-terminated, in English as figures' labels are;
 * NULL when the figure is a number. */
const char *const *tri_care_figure_get_choices (guint figure);

TriPriceWay tri_price_list_get_way (const TriFigures *care);
/* Whose work is quoted unless another level is chosen. */
TriLevel tri_price_list_get_level (const TriFigures *care);
/* What the work's price is multiplied by. */
double tri_price_list_get_factor (const TriFigures *care, TriLevel level);
/* The same for temporary work; 1 for permanent. */
double tri_price_list_get_kind_factor (const TriFigures *care, TriKind kind);
/* Translated: "junior", … */
const char *tri_level_get_name (TriLevel level);

/* Which of the TRI_N_BANDS bands an area is in; bands that were set crosswise count from the
 * first. */
guint tri_price_list_get_band (const TriFigures *care, double area_cm2);

/**
 * tri_price_list_get_sessions:
 * @estimate: with measure, number of sessions and their hours
 * @out_prices: as many are set as there are sessions
 *
 * The work of each session: low, typical, high; without travel, scars and tax. An area counts in
 * whole cm² and hours in quarters, as the quote says them. The last typical one takes what rounding
 * left over, so that they add up to what the list asks for the treatment.
 */
void tri_price_list_get_sessions (const TriFigures *care,
                                  TriLevel level,
                                  const TriEstimate *estimate,
                                  const char *currency,
                                  TriMoneyRange out_prices[TRI_MAX_SESSIONS]);
/* The work of one renewal of a temporary treatment, of @hours, in major units. */
TriRange tri_price_list_get_renewal (const TriFigures *care,
                                     TriLevel level,
                                     const TriEstimate *estimate,
                                     TriRange hours);
/* The same of a touch-up. */
TriRange tri_price_list_get_touch_up (const TriFigures *care, TriLevel level, double area_cm2);
/* Hours as a quote counts them. */
double tri_price_list_round_hours (double hours);

/* Of a total without tax: what is added to it, 0 when prices hold the tax. */
gint64 tri_price_list_get_tax_added (const TriFigures *care, gint64 total_minor);
/* Of a total with tax: how much of it is tax, 0 when it is added. */
gint64 tri_price_list_get_tax_included (const TriFigures *care, gint64 total_minor);
/* Translated: "VAT", … */
const char *tri_price_list_get_tax_name (const TriFigures *care);

/* A figure's amount in minor units of @currency. */
gint64 tri_price_list_get_minor (const TriFigures *care,
                                 TriCareFigure figure,
                                 const char *currency);
/* The deposit asked for a quote of @total_minor, never more than that. */
gint64 tri_price_list_get_deposit (const TriFigures *care,
                                   gint64 total_minor,
                                   const char *currency);

G_END_DECLS
