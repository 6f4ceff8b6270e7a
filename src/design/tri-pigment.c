/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pigment heals and fades: the state of one pass of pigment at a moment (GEOMETRY 9).
 *
 * Time enters through the retained fraction r alone; the tabled rows are states at certain r. */

#include "config.h"

#include "tri-pigment.h"

#include <math.h>

#define DAYS_PER_MONTH (TRI_DAYS_PER_YEAR / 12.0)
#define REDNESS_DAYS 3.0
/* Pigment laid over three sessions' worth in a fourth one. */
#define FOURTH_SESSION_OD 0.08

/* u = (1 - r) / .37 is 0 at the healed row of GEOMETRY 9 and 1 at its row of four years. */
#define PERMANENT_SPAN 0.37
#define PERMANENT_OD_AT_SPAN 0.21
/* The second row of temporary pigment. */
#define TEMPORARY_ROW_LEFT 0.28
#define TEMPORARY_ROW_DIAMETER_GAIN 0.06
#define TEMPORARY_ROW_OD (0.16 / 0.95)
#define TEMPORARY_ROW_KEEP 0.60

static double
mix (double a, double b, double t)
{
  return a + (b - a) * t;
}

static gboolean
is_dark_skin (const TriSkin *skin)
{
  return skin->fitzpatrick >= 5;
}

static guint
figure_at_end (TriPigmentFigure slow, TriEnd fading)
{
  g_assert ((guint) fading <= TRI_END_HIGH);

  return (guint) slow + (guint) fading;
}

/* Fading per year after TRI_FADE_SETTLED_YEARS, with the client's factors. */
static double
permanent_rate (const TriFigures *figures, TriEnd fading, guint shade, const TriSkin *skin)
{
  return tri_figures_get (figures, figure_at_end (TRI_FIGURE_FADE_SLOW, fading))
         * tri_fade_factor (figures, shade, skin);
}

/* The factors are of the fading rate, so they shorten the half-life. */
static double
temporary_half_life_days (const TriFigures *figures,
                          TriEnd fading,
                          guint shade,
                          const TriSkin *skin)
{
  return tri_figures_get (figures, figure_at_end (TRI_FIGURE_HALF_LIFE_SLOW, fading))
         * DAYS_PER_MONTH / tri_fade_factor (figures, shade, skin);
}

/* 0 fresh to 1 healed. */
static double
healing_at (const TriFigures *figures, const TriMoment *moment)
{
  return CLAMP (moment->age_days / tri_figures_get (figures, TRI_FIGURE_HEALING_DAYS), 0.0, 1.0);
}

static double
deposit_at (const TriFigures *figures, const TriMoment *moment)
{
  double healing_days = tri_figures_get (figures, TRI_FIGURE_HEALING_DAYS);
  double years = MAX (moment->age_days - healing_days, 0.0) / TRI_DAYS_PER_YEAR;
  double growth = 1.0 + tri_figures_get (figures, TRI_FIGURE_DEPOSIT_GROWTH) / 100.0;

  return mix (tri_figures_get (figures, TRI_FIGURE_DEPOSIT_FRESH),
              tri_figures_get (figures, TRI_FIGURE_DEPOSIT_HEALED), healing_at (figures, moment))
         * pow (growth, years);
}

static void
fill_permanent (TriPigment *pigment, const TriFigures *figures, const TriMoment *moment)
{
  double healing = healing_at (figures, moment);
  double u = (1.0 - pigment->retained) / PERMANENT_SPAN;
  double fresh_od = tri_figures_get (figures, TRI_FIGURE_FRESH_OD);
  double healed_od = tri_figures_get (figures, TRI_FIGURE_HEALED_OD);

  pigment->halo_mm = mix (tri_figures_get (figures, TRI_FIGURE_FRESH_DIAMETER),
                          tri_figures_get (figures, TRI_FIGURE_HEALED_DIAMETER), healing)
                     + 0.10 * u;
  pigment->od = fresh_od * pow (healed_od / fresh_od, healing) * pow (PERMANENT_OD_AT_SPAN, u);
  pigment->sigma[0] = mix (1.0, 1.08, healing) + 0.02 * u;
  pigment->sigma[1] = 1.0;
  pigment->sigma[2] = mix (1.0, 0.92, healing);
  pigment->blur_mm = mix (0.04, 0.08, healing) + 0.10 * u;
  pigment->redness = 0.10;
  pigment->keep = MAX (1.0 - 0.05 * u, 0.0);
}

/* Between the two rows everything is linear in r, density geometric; below the second one the dots
 * that are left go one by one until the last is gone with the pigment. */
static void
fill_temporary (TriPigment *pigment, const TriFigures *figures)
{
  double u = (1.0 - pigment->retained) / (1.0 - TEMPORARY_ROW_LEFT);
  double gone = tri_figures_get (figures, TRI_FIGURE_GONE);

  pigment->halo_mm
      = tri_figures_get (figures, TRI_FIGURE_TEMPORARY_DIAMETER) + TEMPORARY_ROW_DIAMETER_GAIN * u;
  pigment->od = tri_figures_get (figures, TRI_FIGURE_TEMPORARY_OD) * pow (TEMPORARY_ROW_OD, u);
  pigment->sigma[0] = 1.0;
  pigment->sigma[1] = 1.0;
  pigment->sigma[2] = mix (1.0, 1.02, u);
  pigment->blur_mm = mix (0.05, 0.16, u);
  pigment->redness = 0.05;
  if (pigment->retained >= TEMPORARY_ROW_LEFT)
    pigment->keep = mix (1.0, TEMPORARY_ROW_KEEP, u);
  else
    pigment->keep
        = TEMPORARY_ROW_KEEP * MAX ((pigment->retained - gone) / (TEMPORARY_ROW_LEFT - gone), 0.0);
}

/* Parts of water of the shade @steps lighter than @shade, evenly between the ladder's rungs; beyond
 * its end every step is like the last one. */
static double
lighter_dilution (guint shade, double steps)
{
  double at = shade + steps;
  guint below = MIN ((guint) at, TRI_N_SHADES - 2);
  double dilution = tri_shade_get_dilution (below);

  return dilution * pow (tri_shade_get_dilution (below + 1) / dilution, at - below);
}

/* The first session tries how this skin holds pigment, in a lighter shade; the second one's dots
 * and its second pass over the first bring the shade that was agreed (DOMAIN 2). */
static double
steps_lighter (const TriFigures *figures, const TriMoment *moment)
{
  return tri_figures_get (figures, TRI_FIGURE_FIRST_LIGHTER)
         * CLAMP (2.0 - moment->sessions_done, 0.0, 1.0);
}

double
tri_fade_factor (const TriFigures *figures, guint shade, const TriSkin *skin)
{
  double factor = 1.0;

  g_return_val_if_fail (figures != NULL, 1.0);
  g_return_val_if_fail (shade < TRI_N_SHADES, 1.0);
  g_return_val_if_fail (skin != NULL, 1.0);

  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    if (skin->factors & (1u << i))
      factor *= tri_figures_get (figures, TRI_FIGURE_FACTOR_SUN + i);
  if (tri_shade_get_dilution (shade) >= 22)
    factor *= tri_figures_get (figures, TRI_FIGURE_FACTOR_LIGHT_SHADE);
  return factor;
}

double
tri_fade_retained (const TriFigures *figures,
                   const TriMoment *moment,
                   guint shade,
                   const TriSkin *skin)
{
  double healed_years, years, settled;

  g_return_val_if_fail (figures != NULL, 1.0);
  g_return_val_if_fail (moment != NULL, 1.0);
  g_return_val_if_fail (shade < TRI_N_SHADES, 1.0);
  g_return_val_if_fail (skin != NULL, 1.0);

  years = MAX (moment->age_days, 0.0) / TRI_DAYS_PER_YEAR;
  if (moment->kind == TRI_KIND_TEMPORARY)
    return exp2 (-years * TRI_DAYS_PER_YEAR
                 / temporary_half_life_days (figures, moment->fading, shade, skin));

  /* From healed to settled the loss is even in log r, so the curve has no step. */
  healed_years = tri_figures_get (figures, TRI_FIGURE_HEALING_DAYS) / TRI_DAYS_PER_YEAR;
  settled = tri_figures_get (figures, TRI_FIGURE_SIX_MONTHS_LEFT);
  if (years <= healed_years)
    return 1.0;
  if (years <= TRI_FADE_SETTLED_YEARS)
    return pow (settled, (years - healed_years) / (TRI_FADE_SETTLED_YEARS - healed_years));
  return settled
         * exp (-permanent_rate (figures, moment->fading, shade, skin)
                * (years - TRI_FADE_SETTLED_YEARS));
}

double
tri_fade_years_until (const TriFigures *figures,
                      TriKind kind,
                      TriEnd fading,
                      guint shade,
                      const TriSkin *skin,
                      double fraction)
{
  double healed_years, settled;

  g_return_val_if_fail (figures != NULL, 0.0);
  g_return_val_if_fail (shade < TRI_N_SHADES, 0.0);
  g_return_val_if_fail (skin != NULL, 0.0);
  g_return_val_if_fail (fraction > 0.0 && fraction <= 1.0, 0.0);

  if (kind == TRI_KIND_TEMPORARY)
    return temporary_half_life_days (figures, fading, shade, skin) / TRI_DAYS_PER_YEAR
           * -log2 (fraction);

  healed_years = tri_figures_get (figures, TRI_FIGURE_HEALING_DAYS) / TRI_DAYS_PER_YEAR;
  settled = tri_figures_get (figures, TRI_FIGURE_SIX_MONTHS_LEFT);
  if (fraction >= settled)
    return healed_years + (TRI_FADE_SETTLED_YEARS - healed_years) * log (fraction) / log (settled);
  return TRI_FADE_SETTLED_YEARS
         + log (settled / fraction) / permanent_rate (figures, fading, shade, skin);
}

TriPigment
tri_pigment_at (const TriFigures *figures,
                const TriMoment *moment,
                guint shade,
                const TriSkin *skin)
{
  TriPigment pigment = { 0 };

  g_return_val_if_fail (figures != NULL, pigment);
  g_return_val_if_fail (moment != NULL, pigment);
  g_return_val_if_fail (shade < TRI_N_SHADES, pigment);
  g_return_val_if_fail (skin != NULL, pigment);

  pigment.retained = tri_fade_retained (figures, moment, shade, skin);
  pigment.deposit_mm = deposit_at (figures, moment);
  if (moment->kind == TRI_KIND_TEMPORARY)
    fill_temporary (&pigment, figures);
  else
    fill_permanent (&pigment, figures, moment);

  /* The tables are of shade 1:14 on light skin; the shade and the skin scale every row alike, so
   * that a shade is a shade at every age. */
  pigment.od *= sqrt (14.0 / lighter_dilution (shade, steps_lighter (figures, moment)));
  if (is_dark_skin (skin))
    {
      pigment.od *= tri_figures_get (figures, TRI_FIGURE_DARK_SKIN_OD)
                    / tri_figures_get (figures, TRI_FIGURE_HEALED_OD);
      pigment.halo_mm *= tri_figures_get (figures, TRI_FIGURE_DARK_SKIN_DIAMETER)
                         / tri_figures_get (figures, TRI_FIGURE_HEALED_DIAMETER);
    }
  pigment.od *= 1.0 + FOURTH_SESSION_OD * CLAMP (moment->sessions_done - 3.0, 0.0, 1.0);
  pigment.redness *= CLAMP (1.0 - moment->age_days / REDNESS_DAYS, 0.0, 1.0);
  return pigment;
}
