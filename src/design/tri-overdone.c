/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Negative space and the look of overdone work (DOMAIN 1 to 3). */

#include "config.h"

#include "tri-overdone.h"

#include <math.h>

/* Of spread pigment, as of the table's row of four years. */
#define SPREAD_BLUR_MM 0.18
/* Red light is lost with depth, so deep pigment looks blue. */
#define DEEP_SIGMA_RED 1.25
#define DEEP_SIGMA_BLUE 0.80
/* Overdone work shows after some time, when the dots have met. */
#define OVERDONE_YEARS 2.0
/* A hard edge, drawn with a ruler. */
#define HARD_EDGE_MM 1.0

double
tri_space_left (double cover)
{
  g_return_val_if_fail (cover >= 0.0, 1.0);

  /* Dots side by side leave 1 - cover = exp (-(cover + cover²/2 + cover³/3 + …)), dots thrown at
   * random exp (-cover). Blue noise is like the former while there is room; as many terms as here
   * follow the dot field and the drawn picture. */
  return exp (-(cover + cover * cover / 2.0 + cover * cover * cover / 4.0));
}

static double
space_between (double density_per_cm2, double diameter_mm)
{
  return tri_space_left (density_per_cm2 / 100.0 * G_PI / 4.0 * diameter_mm * diameter_mm);
}

TriRange
tri_negative_space (const TriFigures *figures, double density_per_cm2, double years)
{
  double growth, healed, small, large;

  g_return_val_if_fail (figures != NULL, tri_range_make (1.0, 1.0, 1.0));
  g_return_val_if_fail (density_per_cm2 >= 0.0 && years >= 0.0, tri_range_make (1.0, 1.0, 1.0));

  growth = pow (1.0 + tri_figures_get (figures, TRI_FIGURE_DEPOSIT_GROWTH) / 100.0, years);
  healed = tri_figures_get (figures, TRI_FIGURE_DEPOSIT_HEALED);
  /* A clinic may set one of the three without a thought for the others. */
  small = MIN (tri_figures_get (figures, TRI_FIGURE_DEPOSIT_SMALL), healed);
  large = MAX (tri_figures_get (figures, TRI_FIGURE_DEPOSIT_LARGE), healed);
  return tri_range_make (space_between (density_per_cm2, large * growth),
                         space_between (density_per_cm2, healed * growth),
                         space_between (density_per_cm2, small * growth));
}

TriPigment
tri_pigment_warning_look (const TriFigures *figures, const TriSkin *skin)
{
  TriMoment later = { .kind = TRI_KIND_PERMANENT,
                      .sessions_done = 3.0,
                      .age_days = OVERDONE_YEARS * TRI_DAYS_PER_YEAR,
                      .fading = TRI_END_LOW };
  TriPigment pigment = { 0 };
  double size, spread;

  g_return_val_if_fail (figures != NULL, pigment);
  g_return_val_if_fail (skin != NULL, pigment);

  pigment = tri_pigment_at (figures, &later, 0, skin);
  size = MAX (tri_figures_get (figures, TRI_FIGURE_SIZE_WARN), pigment.deposit_mm);
  /* The same pigment over a larger dot. */
  spread = (pigment.halo_mm + size - pigment.deposit_mm) / pigment.halo_mm;
  pigment.halo_mm *= spread;
  pigment.od /= spread * spread;
  pigment.deposit_mm = size;
  pigment.blur_mm = SPREAD_BLUR_MM;
  pigment.sigma[0] = DEEP_SIGMA_RED;
  pigment.sigma[2] = DEEP_SIGMA_BLUE;
  return pigment;
}

TriDesign *
tri_design_warning_look (const TriDesign *design, const TriFigures *figures)
{
  TriDesignSpec spec;

  g_return_val_if_fail (design != NULL, NULL);
  g_return_val_if_fail (figures != NULL, NULL);

  spec = *tri_design_get_spec (design);
  spec.density_per_cm2
      = MAX (spec.density_per_cm2, tri_figures_get (figures, TRI_FIGURE_DENSITY_WARN));
  spec.shade = 0;
  spec.shape.edge_mm = HARD_EDGE_MM;
  spec.shape.irregularity_mm = 0.0;
  spec.shape.stray_share = 0.0;
  return tri_design_new (&spec);
}
