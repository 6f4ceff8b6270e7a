/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a drawn area to sessions, hours, price and touch-up: every forecast of a consultation.
 *
 * The one place where a measure becomes money and time; screen, command line and record all show
 * what this returns. */

#pragma once

#include "tri-date.h"
#include "tri-dots.h"
#include "tri-figures.h"
#include "tri-money.h"
#include "tri-pigment.h"

G_BEGIN_DECLS

/* The figures of this room that a clinic can change; ids "plan.…", "price.…", "touchup.…",
 * "care.…", "intake.…", "stock.…", "clinic.…", "referral.…". */
typedef enum
{
  TRI_FIGURE_SESSION_GAP_MIN,     /* days, 10 */
  TRI_FIGURE_SESSION_GAP_MAX,     /* days, 14 */
  TRI_FIGURE_THIRD_GAP,           /* days between session 2 and 3 (and 3 and 4), 28 */
  TRI_FIGURE_GAP_FLOOR,           /* days, 7: below it permanent work is refused */
  TRI_FIGURE_TWO_SESSIONS_BELOW,  /* cm², 45 */
  TRI_FIGURE_SESSION_PRICE,       /* 400, major units, of the smallest area */
  TRI_FIGURE_SESSION_PRICE_SPAN,  /* 600 more for the largest */
  TRI_FIGURE_PRICE_AREA_FROM,     /* cm², 20 */
  TRI_FIGURE_PRICE_AREA_SPAN,     /* cm², 300 */
  TRI_FIGURE_PRICE_SPREAD,        /* share, 0.15 either way */
  TRI_FIGURE_SESSION_PRICE_MIN,   /* 400: the clinic's bounds */
  TRI_FIGURE_SESSION_PRICE_MAX,   /* 1000 */
  TRI_FIGURE_TOUCH_UP_PRICE,      /* 300 */
  TRI_FIGURE_TOUCH_UP_PRICE_SPAN, /* 900 */
  TRI_FIGURE_TOUCH_UP_PRICE_MIN,  /* 300 */
  TRI_FIGURE_TOUCH_UP_PRICE_MAX,  /* 1200 */
  TRI_FIGURE_TOUCH_UP_YEARS_MIN,  /* 2 */
  TRI_FIGURE_TOUCH_UP_YEARS_MAX,  /* 4 */
  TRI_FIGURE_TOUCH_UP_HOURS_MIN,  /* 1 */
  TRI_FIGURE_TOUCH_UP_HOURS_MAX,  /* 2 */
  TRI_FIGURE_TRAVEL,              /* per visit, 0 */
  TRI_FIGURE_PRICE_STEP,          /* ranges round outward to it, 10 */
  TRI_FIGURE_SETUP_HOURS,         /* 0.75 a session */
  TRI_FIGURE_FIRST_SESSION_HOURS, /* 0.5 more in the first */
  TRI_FIGURE_DOTS_PER_MINUTE_MIN, /* 60 */
  TRI_FIGURE_DOTS_PER_MINUTE_MAX, /* 115 */
  TRI_FIGURE_FOURTH_SHARE,        /* share of all dots set again in a fourth session, 0.30 */
  /* The price list, see tri-price-list.h; prices in major units. */
  TRI_FIGURE_PRICE_WAY,          /* TriPriceWay, by session */
  TRI_FIGURE_BAND_2_PRICE,       /* whole treatment of an area like Norwood II, 750 */
  TRI_FIGURE_BAND_3_PRICE,       /* 1250 */
  TRI_FIGURE_BAND_4_PRICE,       /* 1750 */
  TRI_FIGURE_BAND_5_PRICE,       /* 2250 */
  TRI_FIGURE_BAND_6_PRICE,       /* VI and VII, 2750 */
  TRI_FIGURE_BAND_2_TO,          /* cm² up to which an area counts as Norwood II, 32 */
  TRI_FIGURE_BAND_3_TO,          /* 92 */
  TRI_FIGURE_BAND_4_TO,          /* 170 */
  TRI_FIGURE_BAND_5_TO,          /* 230 */
  TRI_FIGURE_CM2_PRICE,          /* 12 */
  TRI_FIGURE_HOUR_PRICE,         /* 250 */
  TRI_FIGURE_SCAR_PRICE,         /* added once when scars are treated, 200 */
  TRI_FIGURE_TEMPORARY_FACTOR,   /* price of temporary work, × 1 */
  TRI_FIGURE_LEVEL,              /* TriLevel of a quote unless another is chosen, senior */
  TRI_FIGURE_LEVEL_JUNIOR,       /* × 0.8 */
  TRI_FIGURE_LEVEL_SENIOR,       /* × 1 */
  TRI_FIGURE_LEVEL_MASTER,       /* × 1.25 */
  TRI_FIGURE_DEPOSIT_WAY,        /* TriDepositWay, fixed */
  TRI_FIGURE_DEPOSIT_FIXED,      /* 375 */
  TRI_FIGURE_DEPOSIT_SHARE,      /* % of the quote, 25 */
  TRI_FIGURE_LATE_HOURS,         /* a change later than this before the session costs the fee, 48 */
  TRI_FIGURE_LATE_FEE,           /* 150 */
  TRI_FIGURE_NO_SHOW_FEE,        /* 250 */
  TRI_FIGURE_TAX_RATE,           /* %, 0 */
  TRI_FIGURE_TAX_NAME,           /* which of the names of tri_price_list_get_tax_name () */
  TRI_FIGURE_TAX_INCLUDED,       /* 1 when the prices hold the tax, 0 when it is added */
  TRI_FIGURE_RENEWAL_MONTHS_MIN, /* temporary pigment is renewed no sooner, 6 months */
  TRI_FIGURE_RENEWAL_MONTHS,     /* 12 */
  TRI_FIGURE_RENEWAL_MONTHS_MAX, /* 24 */
  /* Preparation and aftercare, days from the session's. */
  TRI_FIGURE_CARE_SUN_BEFORE,        /* 7: without sun or tanning before */
  TRI_FIGURE_CARE_MOISTURISE_BEFORE, /* 7 */
  TRI_FIGURE_CARE_CLIP_FROM,         /* 2 before */
  TRI_FIGURE_CARE_CLIP_TO,           /* 1 before */
  TRI_FIGURE_CARE_ALCOHOL,           /* 2 before */
  TRI_FIGURE_CARE_PAINKILLERS,       /* 2 before */
  TRI_FIGURE_CARE_DRY,               /* 4: the last dry day after */
  TRI_FIGURE_CARE_MOISTURISE_AFTER,  /* 5: the first day after */
  TRI_FIGURE_CARE_SHAMPOO,           /* 7: the first day with shampoo */
  TRI_FIGURE_CARE_GYM,               /* 10: the last day without */
  TRI_FIGURE_CARE_SHAVE,             /* 10 */
  TRI_FIGURE_CARE_PICKING,           /* 10 */
  TRI_FIGURE_CARE_POOL,              /* 30 */
  TRI_FIGURE_CARE_SUN_AFTER,         /* 28: the last day without strong sun */
  /* Intake: how long to wait after something, ids "intake.…"; tri-intake.h */
  TRI_FIGURE_INTAKE_AGE,          /* years, 18: nobody younger is treated */
  TRI_FIGURE_INTAKE_TRANSPLANT,   /* months, 9 */
  TRI_FIGURE_INTAKE_LASER,        /* days, 90, after laser removal */
  TRI_FIGURE_INTAKE_PEEL,         /* weeks, 2 */
  TRI_FIGURE_INTAKE_BOTOX,        /* months, 2 */
  TRI_FIGURE_INTAKE_CHEMO,        /* months, 12 */
  TRI_FIGURE_INTAKE_ISOTRETINOIN, /* months, 6, after the last dose */
  TRI_FIGURE_INTAKE_PATCH_TEST,   /* days, 2, until it can be read */
  TRI_FIGURE_INTAKE_VALID,        /* months, 12: answers and doctors' notes older are asked anew */
  TRI_FIGURE_TOUCH_UP_SOON,       /* days before the window opens, 90 */
  TRI_FIGURE_TOUCH_UP_INCLUDED,   /* days after the last session, 90, that cost nothing more */
  TRI_FIGURE_TOUCH_UP_SHARE,      /* share of the dots that a touch-up sets again, 0.40 */
  TRI_FIGURE_STOCK_OPENED,        /* months, 12: an open bottle of pigment is good for */
  TRI_FIGURE_UNITS,               /* TriUnits, millimetres */
  TRI_FIGURE_WEEK_START,          /* TriWeekStart, as people here begin it */
  TRI_FIGURE_REFERRAL_CREDIT,     /* 50, for a friend who has paid */
  TRI_FIGURE_REFERRAL_DISCOUNT,   /* % off for the friend, 0 */
  TRI_FIGURE_REFERRAL_MONTHS,     /* until a credit expires, 6; 0 never */
  TRI_N_CARE_FIGURES,
} TriCareFigure;

const TriFigureTable *tri_care_figures_table (void);

#define TRI_MAX_SESSIONS 4

/* One session as planned; plain value. */
typedef struct
{
  guint ordinal;    /* from 1 */
  TriDate earliest; /* TRI_DATE_NONE when no start was given */
  TriDate ideal;
  TriDate latest;
  guint dots; /* to place in this session; a fourth repeats dots that did not hold */
  TriRange hours;
  TriMoneyRange price; /* without travel */
} TriPlannedSession;

/* Everything that follows from (measure, kind, shade, skin); plain value. */
typedef struct
{
  TriKind kind;
  TriMeasure measure;
  gboolean scars; /* are treated, which the price list may charge for */
  guint n_sessions;
  TriPlannedSession sessions[TRI_MAX_SESSIONS];
  TriRange hours;              /* all sessions */
  TriMoneyRange session_price; /* one session, rounded outward to the step */
  /* All sessions with travel, scars and a tax that is added, rounded outward to the step; the
   * typical one is what tri_quote_new () sums up to. */
  TriMoneyRange price;
  /* Permanent: years until the touch-up, clipped to the clinic's window. Temporary: years until
   * it is gone, as a range. Since the last session. */
  TriRange touch_up_years;
  TriRange touch_up_hours;
  TriMoneyRange touch_up_price; /* with travel; temporary: one renewal */
} TriEstimate;

/**
 * tri_estimate_make:
 * @pigment: figures of tri_pigment_figures_table ()
 * @care: figures of tri_care_figures_table ()
 * @currency: ISO 4217
 * @n_sessions: 0 for what area and skin ask for, or the consultant's 2 to 4
 * @first: day of the first session, or TRI_DATE_NONE
 *
 * Prices are those of the price list (tri-price-list.h) for its usual level of technician: low,
 * typical and high of one session, of which the last takes what rounding left over. Everything else
 * is summed from them. A measure without area or dots gives an estimate of no sessions, no hours
 * and no money.
 *
 * Returns: FALSE with TRI_ERROR_INVALID for an unknown currency, one session or more than four, or
 *   figures whose least value is above their greatest
 */
gboolean tri_estimate_make (const TriFigures *pigment,
                            const TriFigures *care,
                            const char *currency,
                            TriKind kind,
                            const TriMeasure *measure,
                            guint shade,
                            const TriSkin *skin,
                            guint n_sessions,
                            TriDate first,
                            TriEstimate *out_estimate,
                            GError **error);

/* Whole dots rounded to the hundred, grouped as people write it here: "5,900"; below 50 as they
 * are. Returns: (transfer full) */
char *tri_dots_format (guint dots) G_GNUC_WARN_UNUSED_RESULT;
/* The range rounded outward to ten minutes: "2 h 20 – 3 h". Returns: (transfer full) */
char *tri_hours_format (TriRange hours) G_GNUC_WARN_UNUSED_RESULT;
/* What TriMoment.sessions_done shows after @done of @n_planned sessions: the last planned session
 * completes the design, also when two are planned. */
double tri_plan_get_sessions_shown (guint n_planned, double done);

/* "Hairline and base layer", "Detail and density", "Final touches", "If the skin needs it". */
const char *tri_session_get_purpose (guint ordinal);

/**
 * tri_plan_check_gap:
 * @override_reason: (nullable): why the clinic goes below the floor all the same
 *
 * Returns: FALSE with TRI_ERROR_CONFLICT and a sentence when @next is too soon after @previous for
 *   permanent work; temporary pigment may go on consecutive days, never before its predecessor
 */
gboolean tri_plan_check_gap (const TriFigures *care,
                             TriKind kind,
                             TriDate previous,
                             TriDate next,
                             const char *override_reason,
                             GError **error);

/* Years from the last session to the touch-up (permanent, within the clinic's window) or until it
 * is gone (temporary): what TriEstimate.touch_up_years holds, for a treatment that is under way. */
TriRange tri_touch_up_years (const TriFigures *pigment,
                             const TriFigures *care,
                             TriKind kind,
                             guint shade,
                             const TriSkin *skin);

/* Dates of the touch-up window when the last session was (or will be) on @last_session. */
void tri_estimate_touch_up_dates (const TriEstimate *self,
                                  TriDate last_session,
                                  TriDate *out_earliest,
                                  TriDate *out_likely,
                                  TriDate *out_latest);

/**
 * tri_design_check_change:
 *
 * The lock rule: once a permanent treatment has a done session, a later revision may darken,
 * densify, lower or soften, but must contain the treated region.
 *
 * A lighter shade or a lower density is refused too: the pigment is there already.
 *
 * Returns: FALSE with TRI_ERROR_CONFLICT, saying what cannot be changed, why, and what can
 */
gboolean tri_design_check_change (TriKind kind,
                                  guint sessions_done,
                                  const TriRegion *treated,
                                  const TriRegion *wanted,
                                  GError **error);

G_END_DECLS
