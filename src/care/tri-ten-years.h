/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ten years cost: a permanent treatment with its touch-ups, and a temporary one that is
 * renewed. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

#define TRI_TEN_YEARS_MONTHS 120
#define TRI_N_TEN_YEARS_POINTS (TRI_TEN_YEARS_MONTHS + 1)

/* What was paid by the end of each month after the first session, in minor units: never falling,
 * and low <= typical <= high. With travel and a tax that is added. */
typedef struct
{
  gint64 low[TRI_N_TEN_YEARS_POINTS];
  gint64 typical[TRI_N_TEN_YEARS_POINTS];
  gint64 high[TRI_N_TEN_YEARS_POINTS];
} TriCostCourse;

/* No month within the ten years. */
#define TRI_NO_CROSSING (-1)

/* Plain value. */
typedef struct
{
  char currency[4];
  guint n_sessions;        /* of the permanent treatment */
  TriRange touch_up_years; /* from one to the next */
  TriMoneyRange touch_up_price;
  TriRange renewal_months;
  TriMoneyRange renewal_price;
  gint64 travel_minor; /* a visit */
  TriCostCourse permanent;
  TriCostCourse temporary;
  /* The month from which on the permanent treatment has cost no more: when it goes well for it,
   * as is typical, and when it goes badly; each TRI_NO_CROSSING or in this order. */
  int crossing_earliest, crossing_likely, crossing_latest;
} TriTenYears;

/**
 * tri_ten_years_make:
 * @n_sessions: of the permanent treatment, as tri_estimate_make () takes it
 *
 * The low end is the cheapest price at the longest interval, the high end the dearest at the
 * shortest. The client's factors that make pigment fade sooner make renewals come sooner too.
 *
 * Returns: FALSE as tri_estimate_make (), and with TRI_ERROR_INVALID when nothing is treated
 */
gboolean tri_ten_years_make (const TriFigures *pigment,
                             const TriFigures *care,
                             const char *currency,
                             const TriMeasure *measure,
                             guint shade,
                             const TriSkin *skin,
                             guint n_sessions,
                             TriTenYears *out_years,
                             GError **error);

/* The range of one course at the end of @month. */
TriMoneyRange tri_ten_years_get_cost (const TriTenYears *self, gboolean permanent, guint month);
/* When the permanent treatment has cost no more, in a sentence. Returns: (transfer full) */
char *tri_ten_years_explain (const TriTenYears *self) G_GNUC_WARN_UNUSED_RESULT;
/* What was reckoned with, one sentence a course. Returns: (transfer full) */
char *tri_ten_years_explain_permanent (const TriTenYears *self) G_GNUC_WARN_UNUSED_RESULT;
char *tri_ten_years_explain_temporary (const TriTenYears *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
