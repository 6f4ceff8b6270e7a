/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sessions, touch-ups and prices are by default, each with where it comes from. */

#include "config.h"

#include "tri-estimate.h"

#include <glib/gi18n-lib.h>

/* Prices are in major units of the clinic's currency, so the bounds leave room for yen and rupiah
 * and still keep every sum far inside 64 bits. */
#define MAX_PRICE 1e9

#define FOUNDING N_ ("The project’s founding articles on SMP touch-ups")
#define JUDGEMENT N_ ("Judgement")
#define SMP_BEFORE N_ ("kerstinaesthetics.com, scalpguy.com, smpnationwide.co.uk, jaimiejolly.com")
#define PMU_CLINIC N_ ("beautyims (a clinic for permanent make-up)")
#define SMP_AFTER                                                                                  \
  N_ ("steadymicro.com, newagespa.ca, enhancedscalp.com, jaimiejolly.com, thebaldcure.ca")

static const TriFigureInfo infos[] = {
  [TRI_FIGURE_SESSION_GAP_MIN]
  = { "plan.gap-min", N_ ("Shortest planned gap between sessions"), N_ ("days"), 10, 1, 90,
      N_ ("scalpculture.com, leicesterhairclinic.co.uk, hairclinic14.com (10–14 days)") },
  [TRI_FIGURE_SESSION_GAP_MAX]
  = { "plan.gap-max", N_ ("Longest planned gap between sessions"), N_ ("days"), 14, 1, 180,
      N_ ("scalpculture.com, leicesterhairclinic.co.uk, hairclinic14.com (10–14 days)") },
  [TRI_FIGURE_THIRD_GAP]
  = { "plan.third-gap", N_ ("Gap before the third session"), N_ ("days"), 28, 1, 180,
      N_ ("scalpculture.com, leicesterhairclinic.co.uk, hairclinic14.com (about 4 weeks)") },
  [TRI_FIGURE_GAP_FLOOR]
  = { "plan.gap-floor", N_ ("Shortest gap allowed for permanent pigment"), N_ ("days"), 7, 1, 60,
      N_ ("Judgement: healed without scabs (smpdebate.com about 7 days)") },
  [TRI_FIGURE_TWO_SESSIONS_BELOW]
  = { "plan.two-sessions-below", N_ ("Two sessions are enough below this area"), "cm²", 45, 0, 600,
      N_ ("Judgement: a hairline band or Norwood II") },
  [TRI_FIGURE_SESSION_PRICE]
  = { "price.session", N_ ("Session on the smallest area"), "", 400, 0, MAX_PRICE, FOUNDING },
  [TRI_FIGURE_SESSION_PRICE_SPAN]
  = { "price.session-span", N_ ("Added to a session on the largest area"), "", 600, 0, MAX_PRICE,
      FOUNDING },
  [TRI_FIGURE_PRICE_AREA_FROM]
  = { "price.area-from", N_ ("Area up to which the lowest price holds"), "cm²", 20, 0, 600,
      N_ ("Judgement: Norwood II") },
  [TRI_FIGURE_PRICE_AREA_SPAN]
  = { "price.area-span", N_ ("Further area over which prices rise"), "cm²", 300, 1, 900,
      N_ ("Judgement: up to Norwood VII, 320 cm²") },
  [TRI_FIGURE_PRICE_SPREAD]
  = { "price.spread", N_ ("Uncertainty of a price before the quote"), "", 0.15, 0, 0.9, JUDGEMENT },
  [TRI_FIGURE_SESSION_PRICE_MIN]
  = { "price.session-min", N_ ("Lowest price of a session"), "", 400, 0, MAX_PRICE, FOUNDING },
  [TRI_FIGURE_SESSION_PRICE_MAX]
  = { "price.session-max", N_ ("Highest price of a session"), "", 1000, 0, MAX_PRICE, FOUNDING },
  [TRI_FIGURE_TOUCH_UP_PRICE]
  = { "touchup.price", N_ ("Touch-up of the smallest area"), "", 300, 0, MAX_PRICE, FOUNDING },
  [TRI_FIGURE_TOUCH_UP_PRICE_SPAN]
  = { "touchup.price-span", N_ ("Added to a touch-up of the largest area"), "", 900, 0, MAX_PRICE,
      FOUNDING },
  [TRI_FIGURE_TOUCH_UP_PRICE_MIN]
  = { "touchup.price-min", N_ ("Lowest price of a touch-up"), "", 300, 0, MAX_PRICE, FOUNDING },
  [TRI_FIGURE_TOUCH_UP_PRICE_MAX]
  = { "touchup.price-max", N_ ("Highest price of a touch-up"), "", 1200, 0, MAX_PRICE, FOUNDING },
  [TRI_FIGURE_TOUCH_UP_YEARS_MIN]
  = { "touchup.years-min", N_ ("Earliest touch-up"), N_ ("years"), 2, 0.5, 20,
      N_ ("The project’s founding articles; ink2scalp.com (2–4 years)") },
  [TRI_FIGURE_TOUCH_UP_YEARS_MAX]
  = { "touchup.years-max", N_ ("Latest touch-up"), N_ ("years"), 4, 0.5, 20,
      N_ ("The project’s founding articles; ink2scalp.com (2–4 years)") },
  [TRI_FIGURE_TOUCH_UP_HOURS_MIN]
  = { "touchup.hours-min", N_ ("Shortest touch-up"), N_ ("hours"), 1, 0.25, 12, FOUNDING },
  [TRI_FIGURE_TOUCH_UP_HOURS_MAX]
  = { "touchup.hours-max", N_ ("Longest touch-up"), N_ ("hours"), 2, 0.25, 12, FOUNDING },
  [TRI_FIGURE_TRAVEL] = { "price.travel", N_ ("Travel for each visit"), "", 0, 0, MAX_PRICE,
                          N_ ("Entered by the clinic") },
  [TRI_FIGURE_PRICE_STEP]
  = { "price.step", N_ ("Price ranges are rounded outward to"), "", 10, 1, 1e6, JUDGEMENT },
  [TRI_FIGURE_SETUP_HOURS]
  = { "plan.setup-hours", N_ ("Preparation and aftercare in each session"), N_ ("hours"), 0.75, 0,
      4,
      N_ ("Judgement: sessions of 2–5 hours at scalpculture.com and leicesterhairclinic.co.uk") },
  [TRI_FIGURE_FIRST_SESSION_HOURS]
  = { "plan.first-session-hours", N_ ("More time in the first session"), N_ ("hours"), 0.5, 0, 4,
      N_ ("psychreg.org (later sessions 30–60 minutes shorter)") },
  [TRI_FIGURE_DOTS_PER_MINUTE_MIN]
  = { "plan.dots-per-minute-min", N_ ("Slowest work"), N_ ("dots a minute"), 60, 5, 1000,
      N_ ("Derived from 14,000 dots in 2–4 hours (jonathangerow.com)") },
  [TRI_FIGURE_DOTS_PER_MINUTE_MAX]
  = { "plan.dots-per-minute-max", N_ ("Fastest work"), N_ ("dots a minute"), 115, 5, 1000,
      N_ ("Derived from 14,000 dots in 2–4 hours (jonathangerow.com)") },
  [TRI_FIGURE_FOURTH_SHARE]
  = { "plan.fourth-share", N_ ("Share of the dots set again in a fourth session"), "", 0.30, 0, 1,
      N_ ("About a third of the pigment leaves the skin within weeks (karger.com, book 174)") },
  [TRI_FIGURE_CARE_SUN_BEFORE] = { "care.sun-before", N_ ("No sun or tanning before a session"),
                                   N_ ("days"), 7, 0, 60, SMP_BEFORE },
  [TRI_FIGURE_CARE_MOISTURISE_BEFORE]
  = { "care.moisturise-before", N_ ("Clean and moisturise before a session"), N_ ("days"), 7, 0, 60,
      SMP_BEFORE },
  [TRI_FIGURE_CARE_CLIP_FROM] = { "care.clip-from", N_ ("Clip the hair at the earliest"),
                                  N_ ("days before"), 2, 0, 14, SMP_BEFORE },
  [TRI_FIGURE_CARE_CLIP_TO] = { "care.clip-to", N_ ("Clip the hair at the latest"),
                                N_ ("days before"), 1, 0, 14, SMP_BEFORE },
  [TRI_FIGURE_CARE_ALCOHOL]
  = { "care.alcohol", N_ ("No alcohol before a session"), N_ ("days"), 2, 0, 14, SMP_BEFORE },
  [TRI_FIGURE_CARE_PAINKILLERS] = { "care.painkillers", N_ ("No painkillers that thin the blood"),
                                    N_ ("days before"), 2, 0, 14, SMP_BEFORE },
  [TRI_FIGURE_CARE_DRY]
  = { "care.dry", N_ ("Keep the scalp dry until"), N_ ("days after"), 4, 0, 30, SMP_AFTER },
  [TRI_FIGURE_CARE_MOISTURISE_AFTER] = { "care.moisturise-after", N_ ("Moisturise again from"),
                                         N_ ("days after"), 5, 0, 30, SMP_AFTER },
  [TRI_FIGURE_CARE_SHAMPOO]
  = { "care.shampoo", N_ ("First shampoo"), N_ ("days after"), 7, 1, 60, SMP_AFTER },
  [TRI_FIGURE_CARE_GYM]
  = { "care.gym", N_ ("No gym or sport until"), N_ ("days after"), 10, 0, 60, SMP_AFTER },
  [TRI_FIGURE_CARE_SHAVE]
  = { "care.shave", N_ ("No wet shave until"), N_ ("days after"), 10, 0, 60, SMP_AFTER },
  [TRI_FIGURE_CARE_PICKING] = { "care.picking", N_ ("No picking or scratching until"),
                                N_ ("days after"), 10, 0, 60, SMP_AFTER },
  [TRI_FIGURE_CARE_POOL]
  = { "care.pool", N_ ("No pool or sauna until"), N_ ("days after"), 30, 0, 120, SMP_AFTER },
  [TRI_FIGURE_CARE_SUN_AFTER]
  = { "care.sun-after", N_ ("No strong sun until"), N_ ("days after"), 28, 0, 120, SMP_AFTER },
  [TRI_FIGURE_INTAKE_AGE]
  = { "intake.age", N_ ("Youngest age that is treated"), N_ ("years"), 18, 14, 25,
      N_ ("mytransformation.com.au, inkdsmp.com.au (not under 18)") },
  [TRI_FIGURE_INTAKE_TRANSPLANT]
  = { "intake.transplant", N_ ("Wait after a hair transplant"), N_ ("months"), 9, 0, 36,
      N_ ("SMP clinics ask for 6–9 months, many for 9–12") },
  [TRI_FIGURE_INTAKE_LASER] = { "intake.laser", N_ ("Wait after laser removal"), N_ ("days"), 90, 0,
                                730, N_ ("inkdsmp.com.au") },
  [TRI_FIGURE_INTAKE_PEEL] = { "intake.peel", N_ ("Wait after a peel of the scalp or forehead"),
                               N_ ("weeks"), 2, 0, 52, PMU_CLINIC },
  [TRI_FIGURE_INTAKE_BOTOX] = { "intake.botox", N_ ("Wait after botox in the forehead or scalp"),
                                N_ ("months"), 2, 0, 24, PMU_CLINIC },
  [TRI_FIGURE_INTAKE_CHEMO]
  = { "intake.chemo", N_ ("Wait after chemotherapy or radiation"), N_ ("months"), 12, 0, 60,
      N_ ("inkdsmp.com.au (12 months); naturalinkspm.com (6 or more)") },
  [TRI_FIGURE_INTAKE_ISOTRETINOIN]
  = { "intake.isotretinoin", N_ ("Wait after the last dose of isotretinoin"), N_ ("months"), 6, 0,
      36, PMU_CLINIC },
  [TRI_FIGURE_INTAKE_PATCH_TEST]
  = { "intake.patch-test", N_ ("Wait after a patch test"), N_ ("days"), 2, 0, 14,
      N_ ("Judgement: patch tests are read after 24–48 hours") },
  [TRI_FIGURE_INTAKE_VALID]
  = { "intake.valid", N_ ("Ask for intake answers and doctors’ notes anew after"), N_ ("months"),
      12, 1, 60, JUDGEMENT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (infos) == TRI_N_CARE_FIGURES);

const TriFigureTable *
tri_care_figures_table (void)
{
  static const TriFigureTable table = { infos, G_N_ELEMENTS (infos) };

  return &table;
}
