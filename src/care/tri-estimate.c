/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a measured area to sessions, hours, prices and the touch-up. */

#include "config.h"

#include "tri-estimate.h"

#include "tri-error.h"
#include "tri-plan-private.h"
#include "tri-price-list.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define MINUTES_STEP 10
/* No forecast reaches further; it also keeps a vanishing fading rate finite. */
#define MAX_YEARS 100.0

typedef struct
{
  TriCareFigure low;
  TriCareFigure high;
} FigurePair;

/* Figures a clinic sets one by one, though one must not exceed the other. */
static const FigurePair pairs[] = {
  { TRI_FIGURE_SESSION_GAP_MIN, TRI_FIGURE_SESSION_GAP_MAX },
  { TRI_FIGURE_SESSION_PRICE_MIN, TRI_FIGURE_SESSION_PRICE_MAX },
  { TRI_FIGURE_TOUCH_UP_PRICE_MIN, TRI_FIGURE_TOUCH_UP_PRICE_MAX },
  { TRI_FIGURE_TOUCH_UP_YEARS_MIN, TRI_FIGURE_TOUCH_UP_YEARS_MAX },
  { TRI_FIGURE_TOUCH_UP_HOURS_MIN, TRI_FIGURE_TOUCH_UP_HOURS_MAX },
  { TRI_FIGURE_DOTS_PER_MINUTE_MIN, TRI_FIGURE_DOTS_PER_MINUTE_MAX },
  { TRI_FIGURE_BAND_2_TO, TRI_FIGURE_BAND_3_TO },
  { TRI_FIGURE_BAND_3_TO, TRI_FIGURE_BAND_4_TO },
  { TRI_FIGURE_BAND_4_TO, TRI_FIGURE_BAND_5_TO },
  { TRI_FIGURE_RENEWAL_MONTHS_MIN, TRI_FIGURE_RENEWAL_MONTHS },
  { TRI_FIGURE_RENEWAL_MONTHS, TRI_FIGURE_RENEWAL_MONTHS_MAX },
};

static gboolean
check_figures (const TriFigures *care, GError **error)
{
  const TriFigureTable *table = tri_care_figures_table ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (tri_figures_get (care, pairs[i].low) > tri_figures_get (care, pairs[i].high))
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("“%s” must not be more than “%s”; correct the clinic’s figures."),
                       _ (table->infos[pairs[i].low].label), _ (table->infos[pairs[i].high].label));
          return FALSE;
        }
    }
  return TRUE;
}

static TriMoneyRange
money_of (TriRange major, double add_major, const char *currency)
{
  int digits = tri_currency_digits (currency);
  TriMoneyRange range = {
    .low = tri_money_round (major.low + add_major, digits),
    .typical = tri_money_round (major.typical + add_major, digits),
    .high = tri_money_round (major.high + add_major, digits),
  };

  g_strlcpy (range.currency, currency, sizeof range.currency);
  return range;
}

static TriMoneyRange
no_money (const char *currency)
{
  return money_of (tri_range_make (0, 0, 0), 0, currency);
}

/* A tax that is added is part of what a client pays. */
static TriMoneyRange
with_tax (const TriFigures *care, TriMoneyRange range)
{
  range.low += tri_price_list_get_tax_added (care, range.low);
  range.typical += tri_price_list_get_tax_added (care, range.typical);
  range.high += tri_price_list_get_tax_added (care, range.high);
  return range;
}

static TriRange
hours_of_dots (const TriFigures *care, guint dots, gboolean first)
{
  double slow = tri_figures_get (care, TRI_FIGURE_DOTS_PER_MINUTE_MIN) * 60.0;
  double fast = tri_figures_get (care, TRI_FIGURE_DOTS_PER_MINUTE_MAX) * 60.0;
  double fixed = tri_figures_get (care, TRI_FIGURE_SETUP_HOURS)
                 + (first ? tri_figures_get (care, TRI_FIGURE_FIRST_SESSION_HOURS) : 0.0);

  return tri_range_make (fixed + dots / fast, fixed + dots / ((slow + fast) / 2.0),
                         fixed + dots / slow);
}

TriRange
tri_touch_up_years (const TriFigures *pigment,
                    const TriFigures *care,
                    TriKind kind,
                    guint shade,
                    const TriSkin *skin)
{
  gboolean permanent = kind == TRI_KIND_PERMANENT;
  double fraction
      = tri_figures_get (pigment, permanent ? TRI_FIGURE_TOUCH_UP_LINE : TRI_FIGURE_GONE);
  double least = permanent ? tri_figures_get (care, TRI_FIGURE_TOUCH_UP_YEARS_MIN) : 0.0;
  double most = permanent ? tri_figures_get (care, TRI_FIGURE_TOUCH_UP_YEARS_MAX) : MAX_YEARS;
  double years[3];

  for (guint end = TRI_END_LOW; end <= TRI_END_HIGH; end++)
    years[end] = CLAMP (tri_fade_years_until (pigment, kind, (TriEnd) end, shade, skin, fraction),
                        least, most);
  /* Fast fading (the high end) ends soonest. Figures that a clinic set crosswise must not break
   * the order of the range. */
  return tri_range_make (MIN (years[TRI_END_HIGH], years[TRI_END_TYPICAL]), years[TRI_END_TYPICAL],
                         MAX (years[TRI_END_LOW], years[TRI_END_TYPICAL]));
}

static void
set_touch_up (TriEstimate *self, const TriFigures *care, gint64 step, const char *currency)
{
  TriLevel level = tri_price_list_get_level (care);
  TriRange major;

  if (self->kind == TRI_KIND_PERMANENT)
    {
      double low = tri_figures_get (care, TRI_FIGURE_TOUCH_UP_HOURS_MIN);
      double high = tri_figures_get (care, TRI_FIGURE_TOUCH_UP_HOURS_MAX);

      self->touch_up_hours = tri_range_make (low, (low + high) / 2.0, high);
      major = tri_price_list_get_touch_up (care, level, self->measure.area_cm2);
    }
  else
    {
      /* Temporary pigment is renewed by one session (Tricorepair: one a year): as long as the
       * longest of the plan, without the first one's consultation. */
      guint most = 0;

      for (guint i = 0; i < self->n_sessions; i++)
        most = MAX (most, self->sessions[i].dots);
      self->touch_up_hours = hours_of_dots (care, most, FALSE);
      major = tri_price_list_get_renewal (care, level, self, self->touch_up_hours);
    }
  self->touch_up_price = tri_money_range_round_outward (
      with_tax (care, money_of (major, tri_figures_get (care, TRI_FIGURE_TRAVEL), currency)), step);
}

/* Of all sessions: their sum with travel, scars and tax. */
static void
set_price (TriEstimate *self, const TriFigures *care, gint64 step, const char *currency)
{
  TriMoneyRange prices[TRI_MAX_SESSIONS];
  TriMoneyRange sum;
  double beside = self->n_sessions * tri_figures_get (care, TRI_FIGURE_TRAVEL)
                  + (self->scars ? tri_figures_get (care, TRI_FIGURE_SCAR_PRICE) : 0.0);

  tri_price_list_get_sessions (care, tri_price_list_get_level (care), self, currency, prices);
  sum = money_of (tri_range_make (0, 0, 0), beside, currency);
  for (guint i = 0; i < self->n_sessions; i++)
    {
      self->sessions[i].price = prices[i];
      sum.low += prices[i].low;
      sum.typical += prices[i].typical;
      sum.high += prices[i].high;
    }
  self->session_price = tri_money_range_round_outward (prices[0], step);
  self->price = tri_money_range_round_outward (with_tax (care, sum), step);
}

gboolean
tri_estimate_make (const TriFigures *pigment,
                   const TriFigures *care,
                   const char *currency,
                   TriKind kind,
                   const TriMeasure *measure,
                   guint shade,
                   const TriSkin *skin,
                   guint n_sessions,
                   TriDate first,
                   TriEstimate *out_estimate,
                   GError **error)
{
  TriEstimate e = { .kind = kind };
  gint64 step;

  g_return_val_if_fail (pigment != NULL && care != NULL && currency != NULL, FALSE);
  g_return_val_if_fail (measure != NULL && skin != NULL && out_estimate != NULL, FALSE);
  g_return_val_if_fail (isfinite (measure->area_cm2) && shade < TRI_N_SHADES, FALSE);

  if (!tri_currency_is_valid (currency))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a currency; use a three-letter code like USD."), currency);
      return FALSE;
    }
  if (n_sessions == 1 || n_sessions > TRI_MAX_SESSIONS)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Plan two, three or four sessions."));
      return FALSE;
    }
  if (!check_figures (care, error))
    return FALSE;

  e.measure = *measure;
  e.scars = (skin->factors & TRI_FADE_SCAR) != 0;
  e.session_price = e.price = e.touch_up_price = no_money (currency);
  if (measure->dots == 0 || measure->area_cm2 <= 0.0)
    {
      *out_estimate = e;
      return TRUE;
    }

  e.n_sessions
      = n_sessions != 0 ? n_sessions : _tri_plan_count_sessions (care, measure->area_cm2, skin);
  _tri_plan_set_dates (care, kind, first, e.sessions, e.n_sessions);
  _tri_plan_set_dots (care, measure, e.sessions, e.n_sessions);

  for (guint i = 0; i < e.n_sessions; i++)
    {
      TriPlannedSession *s = &e.sessions[i];

      s->hours = hours_of_dots (care, s->dots, i == 0);
      e.hours = tri_range_add (e.hours, s->hours);
    }
  step = (gint64) round (tri_figures_get (care, TRI_FIGURE_PRICE_STEP));
  set_price (&e, care, step, currency);
  e.touch_up_years = tri_touch_up_years (pigment, care, kind, shade, skin);
  set_touch_up (&e, care, step, currency);
  *out_estimate = e;
  return TRUE;
}

char *
tri_dots_format (guint dots)
{
  const char *separator = localeconv ()->thousands_sep;
  guint64 rounded = dots < 50 ? dots : ((guint64) dots + 50) / 100 * 100;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, rounded);
  GString *text = g_string_new (NULL);
  gsize length = strlen (digits);

  if (separator == NULL || *separator == '\0')
    separator = ",";
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
format_minutes (int minutes)
{
  if (minutes % 60 == 0)
    /* Translators: a duration of whole hours. */
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  if (minutes < 60)
    /* Translators: a duration in minutes. */
    return g_strdup_printf (_ ("%d min"), minutes);
  /* Translators: a duration in hours and minutes. */
  return g_strdup_printf (_ ("%d h %02d"), minutes / 60, minutes % 60);
}

char *
tri_hours_format (TriRange hours)
{
  double steps_an_hour = 60.0 / MINUTES_STEP;
  int low = (int) floor (hours.low * steps_an_hour + 1e-9) * MINUTES_STEP;
  int high = (int) ceil (hours.high * steps_an_hour - 1e-9) * MINUTES_STEP;
  g_autofree char *from = format_minutes (low);
  g_autofree char *to = format_minutes (high);

  if (low == high)
    return g_steal_pointer (&from);
  /* Translators: a range of durations, like "2 h 20 – 3 h". */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}
