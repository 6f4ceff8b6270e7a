/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sessions, touch-ups and prices are by default, each with where it comes from. */

#include "config.h"

#include "tri-measures.h"
#include "tri-price-list.h"

#include <glib/gi18n-lib.h>

/* Prices are in major units of the clinic's currency, so the bounds leave room for yen and rupiah
 * and still keep every sum far inside 64 bits. */
#define MAX_PRICE 1e9

#define FOUNDING N_ ("The project’s founding articles on SMP touch-ups")
#define JUDGEMENT N_ ("Judgement")
#define BY_CLINIC N_ ("Entered by the clinic")
#define COASTLINE N_ ("coastlinesmp.com.au, in Australian dollars; the middle of its range")
#define MIDWAY N_ ("Midway between the bald areas of the Norwood stages")
#define LEVELS N_ ("Judgement; enter what your team’s levels cost")
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
  [TRI_FIGURE_TRAVEL]
  = { "price.travel", N_ ("Travel for each visit"), "", 0, 0, MAX_PRICE, BY_CLINIC },
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
  [TRI_FIGURE_PRICE_WAY] = { "price.way", N_ ("The treatment is priced"), "", TRI_PRICE_BY_SESSION,
                             0, TRI_N_PRICE_WAYS - 1, FOUNDING },
  [TRI_FIGURE_BAND_2_PRICE] = { "price.band-2", N_ ("Treatment of an area like Norwood II"), "",
                                750, 0, MAX_PRICE, COASTLINE },
  [TRI_FIGURE_BAND_3_PRICE] = { "price.band-3", N_ ("Treatment of an area like Norwood III"), "",
                                1250, 0, MAX_PRICE, COASTLINE },
  [TRI_FIGURE_BAND_4_PRICE] = { "price.band-4", N_ ("Treatment of an area like Norwood IV"), "",
                                1750, 0, MAX_PRICE, COASTLINE },
  [TRI_FIGURE_BAND_5_PRICE] = { "price.band-5", N_ ("Treatment of an area like Norwood V"), "",
                                2250, 0, MAX_PRICE, COASTLINE },
  [TRI_FIGURE_BAND_6_PRICE] = { "price.band-6", N_ ("Treatment of an area like Norwood VI or VII"),
                                "", 2750, 0, MAX_PRICE, COASTLINE },
  [TRI_FIGURE_BAND_2_TO]
  = { "price.band-2-to", N_ ("Priced as Norwood II up to"), "cm²", 32, 1, 900, MIDWAY },
  [TRI_FIGURE_BAND_3_TO]
  = { "price.band-3-to", N_ ("Priced as Norwood III up to"), "cm²", 92, 1, 900, MIDWAY },
  [TRI_FIGURE_BAND_4_TO]
  = { "price.band-4-to", N_ ("Priced as Norwood IV up to"), "cm²", 170, 1, 900, MIDWAY },
  [TRI_FIGURE_BAND_5_TO]
  = { "price.band-5-to", N_ ("Priced as Norwood V up to"), "cm²", 230, 1, 900, MIDWAY },
  [TRI_FIGURE_CM2_PRICE]
  = { "price.cm2", N_ ("Treatment of one cm²"), "", 12, 0, MAX_PRICE,
      N_ ("Derived from 2,500–4,000 for a whole head of 260–320 cm² (anndruffel.com)") },
  [TRI_FIGURE_HOUR_PRICE] = { "price.hour", N_ ("Hour of treatment"), "", 250, 0, MAX_PRICE,
                              N_ ("getscalpworx.com (150–250 an hour of a touch-up)") },
  [TRI_FIGURE_SCAR_PRICE]
  = { "price.scar", N_ ("Surcharge when scars are treated"), "", 200, 0, MAX_PRICE,
      N_ ("Judgement, after scalpmicrohtx.com (200 for old work)") },
  [TRI_FIGURE_TEMPORARY_FACTOR] = { "price.temporary", N_ ("Price of temporary work, times"), "", 1,
                                    0.05, 10, N_ ("Judgement: the hours are the same") },
  [TRI_FIGURE_LEVEL] = { "price.level", N_ ("Technician who is quoted"), "", TRI_LEVEL_SENIOR, 0,
                         TRI_N_LEVELS - 1, JUDGEMENT },
  [TRI_FIGURE_LEVEL_JUNIOR]
  = { "price.junior", N_ ("Price of a junior technician’s work, times"), "", 0.8, 0.1, 10, LEVELS },
  [TRI_FIGURE_LEVEL_SENIOR]
  = { "price.senior", N_ ("Price of a senior technician’s work, times"), "", 1, 0.1, 10, LEVELS },
  [TRI_FIGURE_LEVEL_MASTER] = { "price.master", N_ ("Price of a master technician’s work, times"),
                                "", 1.25, 0.1, 10, LEVELS },
  [TRI_FIGURE_DEPOSIT_WAY]
  = { "price.deposit-way", N_ ("Deposit asked on acceptance"), "", TRI_DEPOSIT_FIXED, 0,
      TRI_N_DEPOSIT_WAYS - 1, N_ ("dappersmp.com (fixed), dayoneatelier.com.au (10 %)") },
  [TRI_FIGURE_DEPOSIT_FIXED]
  = { "price.deposit", N_ ("Fixed deposit"), "", 375, 0, MAX_PRICE, N_ ("dappersmp.com") },
  [TRI_FIGURE_DEPOSIT_SHARE]
  = { "price.deposit-share", N_ ("Deposit as a share of the quote"), "%", 25, 0, 100,
      N_ ("thebeautybossbusiness.com (25 %), dayoneatelier.com.au (10 %)") },
  [TRI_FIGURE_LATE_HOURS]
  = { "price.late-hours", N_ ("A session can be changed free of charge until"), N_ ("hours before"),
      48, 0, 720, N_ ("Clinics’ terms: 12–72 hours") },
  [TRI_FIGURE_LATE_FEE] = { "price.late-fee", N_ ("Fee for a late change"), "", 150, 0, MAX_PRICE,
                            N_ ("getscalpworx.com, dayoneatelier.com.au") },
  [TRI_FIGURE_NO_SHOW_FEE] = { "price.no-show-fee", N_ ("Fee for not appearing"), "", 250, 0,
                               MAX_PRICE, N_ ("scalpmicrohtx.com") },
  [TRI_FIGURE_TAX_RATE] = { "price.tax-rate", N_ ("Tax on treatments"), "%", 0, 0, 60, BY_CLINIC },
  [TRI_FIGURE_TAX_NAME]
  = { "price.tax-name", N_ ("What the tax is called"), "", 0, 0, TRI_N_TAX_NAMES - 1, BY_CLINIC },
  [TRI_FIGURE_TAX_INCLUDED] = { "price.tax-included", N_ ("The tax is"), "", 0, 0, 1, BY_CLINIC },
  [TRI_FIGURE_RENEWAL_MONTHS_MIN]
  = { "touchup.renewal-min", N_ ("Earliest renewal of a temporary treatment"), N_ ("months"), 6, 1,
      120, N_ ("hishairclinic.co.uk (6–24 months), scalpinnovations.co.uk (6–9 months)") },
  [TRI_FIGURE_RENEWAL_MONTHS]
  = { "touchup.renewal", N_ ("Usual renewal of a temporary treatment"), N_ ("months"), 12, 1, 120,
      N_ ("tricorepair.com (about one session a year)") },
  [TRI_FIGURE_RENEWAL_MONTHS_MAX]
  = { "touchup.renewal-max", N_ ("Latest renewal of a temporary treatment"), N_ ("months"), 24, 1,
      120, N_ ("hishairclinic.co.uk (6–24 months)") },
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
  [TRI_FIGURE_TOUCH_UP_SOON]
  = { "touchup.soon", N_ ("A touch-up is due soon"), N_ ("days before"), 90, 7, 365, JUDGEMENT },
  [TRI_FIGURE_TOUCH_UP_INCLUDED]
  = { "touchup.included", N_ ("A touch-up is included in the price for"), N_ ("days after"), 90, 0,
      730, N_ ("getscalpworx.com (two touch-ups within 90 days)") },
  [TRI_FIGURE_TOUCH_UP_SHARE]
  = { "touchup.share", N_ ("Share of the dots set again in a touch-up"), "", 0.40, 0.05, 1,
      N_ ("Judgement: less pigment than a session") },
  [TRI_FIGURE_STOCK_OPENED]
  = { "stock.opened", N_ ("Open pigment is good for"), N_ ("months"), 12, 1, 60, JUDGEMENT },
  [TRI_FIGURE_UNITS] = { "clinic.units", N_ ("Lengths and areas are shown in"), "", TRI_UNITS_MM, 0,
                         TRI_N_UNITS - 1, BY_CLINIC },
  [TRI_FIGURE_WEEK_START]
  = { "clinic.week-start", N_ ("A week of the calendar begins"), "", TRI_WEEK_LOCALE, 0,
      TRI_N_WEEK_STARTS - 1, N_ ("The language and region of this computer") },
  [TRI_FIGURE_REFERRAL_CREDIT]
  = { "referral.credit", N_ ("Credit for a client whose friend was treated and paid"), "", 50, 0,
      MAX_PRICE, N_ ("Neighbouring trades: leicestermedispa.co.uk (25), Sugarbox (50)") },
  [TRI_FIGURE_REFERRAL_DISCOUNT]
  = { "referral.discount", N_ ("Discount for the friend"), N_ ("%"), 0, 0, 100,
      N_ ("Neighbouring trades: none to 15 % (flawlessedgebeauty.com)") },
  [TRI_FIGURE_REFERRAL_MONTHS]
  = { "referral.months", N_ ("A credit expires after this time, 0 for never"), N_ ("months"), 6, 0,
      120, N_ ("leicestermedispa.co.uk (6 months)") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (infos) == TRI_N_CARE_FIGURES);

const TriFigureTable *
tri_care_figures_table (void)
{
  static const TriFigureTable table = { infos, G_N_ELEMENTS (infos) };

  return &table;
}
