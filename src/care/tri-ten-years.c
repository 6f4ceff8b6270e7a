/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ten years cost: a permanent treatment with its touch-ups, and a temporary one that is
 * renewed. */

#include "config.h"

#include "tri-ten-years.h"

#include "tri-error.h"
#include "tri-price-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_PER_MONTH (365.25 / 12.0)

/* Any day will do: only the gaps between sessions count. */
#define SOME_DAY tri_date_from_ymd (2026, 1, 1)

/* One end of a course: what is paid, and when. */
typedef struct
{
  gint64 treatment; /* all sessions */
  gint64 renewal;   /* each */
  double interval_months;
} Path;

static void
add_from (gint64 *paid, double month, gint64 amount)
{
  /* A month of no whole number is over at the next. */
  for (int i = (int) ceil (month - 1e-9); i < TRI_N_TEN_YEARS_POINTS; i++)
    paid[i] += amount;
}

static void
follow (const TriEstimate *e, const Path *path, gint64 *paid)
{
  double month = 0.0;

  for (int i = 0; i < TRI_N_TEN_YEARS_POINTS; i++)
    paid[i] = 0;
  for (guint i = 0; i < e->n_sessions; i++)
    {
      gint64 before = path->treatment * i / e->n_sessions;

      month = tri_date_days_between (e->sessions[0].ideal, e->sessions[i].ideal) / DAYS_PER_MONTH;
      add_from (paid, month, path->treatment * (i + 1) / e->n_sessions - before);
    }
  for (month += path->interval_months; month <= TRI_TEN_YEARS_MONTHS;
       month += path->interval_months)
    add_from (paid, month, path->renewal);
}

static void
set_course (const TriEstimate *e, TriRange months, TriCostCourse *out_course)
{
  const Path low = { e->price.low, e->touch_up_price.low, months.high };
  const Path typical = { e->price.typical, e->touch_up_price.typical, months.typical };
  const Path high = { e->price.high, e->touch_up_price.high, months.low };

  follow (e, &low, out_course->low);
  follow (e, &typical, out_course->typical);
  follow (e, &high, out_course->high);
}

/* From when on @permanent has cost no more than @temporary, to the end. */
static int
find_crossing (const gint64 *permanent, const gint64 *temporary)
{
  int month = TRI_TEN_YEARS_MONTHS;

  if (permanent[month] > temporary[month])
    return TRI_NO_CROSSING;
  while (month > 0 && permanent[month - 1] <= temporary[month - 1])
    month--;
  return month;
}

/* Pigment that fades faster is renewed sooner. */
static TriRange
get_renewal_months (const TriFigures *pigment,
                    const TriFigures *care,
                    guint shade,
                    const TriSkin *skin)
{
  double least = tri_figures_get (care, TRI_FIGURE_RENEWAL_MONTHS_MIN);
  double most = tri_figures_get (care, TRI_FIGURE_RENEWAL_MONTHS_MAX);
  double usual
      = tri_figures_get (care, TRI_FIGURE_RENEWAL_MONTHS) / tri_fade_factor (pigment, shade, skin);

  return tri_range_make (least, CLAMP (usual, least, most), most);
}

gboolean
tri_ten_years_make (const TriFigures *pigment,
                    const TriFigures *care,
                    const char *currency,
                    const TriMeasure *measure,
                    guint shade,
                    const TriSkin *skin,
                    guint n_sessions,
                    TriTenYears *out_years,
                    GError **error)
{
  TriTenYears years = { 0 };
  TriEstimate permanent;
  TriEstimate temporary;

  g_return_val_if_fail (out_years != NULL, FALSE);

  if (!tri_estimate_make (pigment, care, currency, TRI_KIND_PERMANENT, measure, shade, skin,
                          n_sessions, SOME_DAY, &permanent, error)
      || !tri_estimate_make (pigment, care, currency, TRI_KIND_TEMPORARY, measure, shade, skin, 0,
                             SOME_DAY, &temporary, error))
    return FALSE;
  if (permanent.n_sessions == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is nothing to compare: the design treats no bald skin."));
      return FALSE;
    }

  g_strlcpy (years.currency, currency, sizeof years.currency);
  years.n_sessions = permanent.n_sessions;
  years.touch_up_years = permanent.touch_up_years;
  years.touch_up_price = permanent.touch_up_price;
  years.renewal_months = get_renewal_months (pigment, care, shade, skin);
  years.renewal_price = temporary.touch_up_price;
  years.travel_minor = tri_price_list_get_minor (care, TRI_FIGURE_TRAVEL, currency);
  set_course (&permanent, tri_range_scale (permanent.touch_up_years, 12.0), &years.permanent);
  set_course (&temporary, years.renewal_months, &years.temporary);
  years.crossing_earliest = find_crossing (years.permanent.low, years.temporary.high);
  years.crossing_likely = find_crossing (years.permanent.typical, years.temporary.typical);
  years.crossing_latest = find_crossing (years.permanent.high, years.temporary.low);
  *out_years = years;
  return TRUE;
}

TriMoneyRange
tri_ten_years_get_cost (const TriTenYears *self, gboolean permanent, guint month)
{
  const TriCostCourse *course;
  TriMoneyRange range = { 0 };

  g_return_val_if_fail (self != NULL && month <= TRI_TEN_YEARS_MONTHS, range);

  course = permanent ? &self->permanent : &self->temporary;
  range.low = course->low[month];
  range.typical = course->typical[month];
  range.high = course->high[month];
  g_strlcpy (range.currency, self->currency, sizeof range.currency);
  return range;
}

char *
tri_ten_years_explain (const TriTenYears *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->crossing_earliest == TRI_NO_CROSSING)
    return g_strdup (_ ("Within ten years the permanent treatment costs more in every case."));
  if (self->crossing_likely == TRI_NO_CROSSING)
    return g_strdup_printf (_ ("Within ten years the permanent treatment costs less only if all "
                               "goes well for it: after %d months at the earliest."),
                            self->crossing_earliest);
  if (self->crossing_latest == 0)
    return g_strdup (_ ("The permanent treatment costs no more from the beginning."));
  if (self->crossing_latest == TRI_NO_CROSSING)
    return self->crossing_likely == 0
               ? g_strdup (_ ("The permanent treatment most likely costs no more from the "
                              "beginning; in the worst case it still costs more after ten years."))
               : g_strdup_printf (_ ("The permanent treatment has most likely cost less after %d "
                                     "months, at the earliest after %d; in the worst case not "
                                     "within ten years."),
                                  self->crossing_likely, self->crossing_earliest);
  if (self->crossing_likely == 0)
    return g_strdup_printf (_ ("The permanent treatment most likely costs no more from the "
                               "beginning; in the worst case after %d months."),
                            self->crossing_latest);
  return g_strdup_printf (_ ("The permanent treatment has cost less after %d to %d months, most "
                             "likely after %d."),
                          self->crossing_earliest, self->crossing_latest, self->crossing_likely);
}

/* @text: (transfer full) */
static char *
with_travel (const TriTenYears *self, char *text)
{
  g_autofree char *owned = text;
  g_autofree char *travel = NULL;

  if (self->travel_minor == 0)
    return g_steal_pointer (&owned);
  travel = tri_money_format (tri_money_make (self->travel_minor, self->currency));
  /* Translators: a sentence, and then this one; the amount is that of a visit. */
  return g_strdup_printf (_ ("%s Every visit includes %s for travel."), owned, travel);
}

char *
tri_ten_years_explain_permanent (const TriTenYears *self)
{
  g_autofree char *price = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  price = tri_money_range_format (self->touch_up_price);
  return with_travel (
      self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u session, and a touch-up for %s every %.0f to %.0f "
                                          "months.",
                                          "%u sessions, and a touch-up for %s every %.0f to %.0f "
                                          "months.",
                                          self->n_sessions),
                             self->n_sessions, price, self->touch_up_years.low * 12.0,
                             self->touch_up_years.high * 12.0));
}

char *
tri_ten_years_explain_temporary (const TriTenYears *self)
{
  g_autofree char *price = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  price = tri_money_range_format (self->renewal_price);
  return with_travel (
      self, g_strdup_printf (_ ("The same treatment in temporary pigment, renewed for %s every "
                                "%.0f to %.0f months, most likely every %.0f."),
                             price, self->renewal_months.low, self->renewal_months.high,
                             self->renewal_months.typical));
}
