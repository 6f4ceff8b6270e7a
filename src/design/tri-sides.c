/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matches pigment to stubble by the light that both leave (GEOMETRY 9). */

#include "config.h"

#include "tri-sides.h"

#include "tri-overdone.h"

#include <math.h>

/* A match leaves the suggested shade by at most so many steps while density alone can do the rest:
 * hair of that colour does not get a shade of another. Judgement. */
#define SHADE_STEPS 2

/* Halvings of the range of densities: to a millionth of a dot. */
#define HALVINGS 28

double
tri_sides_light (const TriPigment *pigment, double density_per_cm2)
{
  double cover, light = 0.0;

  g_return_val_if_fail (pigment != NULL, 1.0);
  g_return_val_if_fail (density_per_cm2 >= 0.0, 1.0);

  cover
      = density_per_cm2 / 100.0 * pigment->keep * G_PI / 4.0 * pigment->halo_mm * pigment->halo_mm;
  for (guint i = 0; i < 3; i++)
    {
      double a = cover * (1.0 - exp (-G_LN10 * pigment->od * pigment->sigma[i]));
      /* Light passes the dots twice. */
      double once = tri_space_left (a);

      light += once * once / 3.0;
    }
  return light;
}

static double
healed_light (const TriFigures *figures, const TriSkin *skin, guint shade, double density_per_cm2)
{
  TriMoment healed = { .kind = TRI_KIND_PERMANENT,
                       .sessions_done = 3.0,
                       .age_days = tri_figures_get (figures, TRI_FIGURE_HEALING_DAYS),
                       .fading = TRI_END_TYPICAL };
  TriPigment pigment = tri_pigment_at (figures, &healed, shade, skin);

  return tri_sides_light (&pigment, density_per_cm2);
}

static guint
nearest_shade (const TriFigures *figures, const TriSkin *skin, double target)
{
  double usual = tri_figures_get (figures, TRI_FIGURE_DENSITY);
  guint suited = tri_shade_suggest (skin);
  guint first = suited - MIN (suited, SHADE_STEPS);
  guint last = MIN (suited + SHADE_STEPS, TRI_N_SHADES - 1);
  guint best = first;
  double best_off = G_MAXDOUBLE;

  for (guint shade = first; shade <= last; shade++)
    {
      double off = fabs (healed_light (figures, skin, shade, usual) - target);

      if (off < best_off)
        {
          best = shade;
          best_off = off;
        }
    }
  return best;
}

/* More dots leave less light, so halving the range finds the density. */
static double
solve_density (const TriFigures *figures, const TriSkin *skin, guint shade, double target)
{
  double low = TRI_DENSITY_MIN, high = TRI_DENSITY_MAX;

  for (guint i = 0; i < HALVINGS; i++)
    {
      double middle = (low + high) / 2.0;

      if (healed_light (figures, skin, shade, middle) > target)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2.0;
}

gboolean
tri_sides_match (const TriFigures *figures, const TriSkin *skin, double target, TriSidesMatch *out)
{
  guint shade;

  g_return_val_if_fail (figures != NULL, FALSE);
  g_return_val_if_fail (skin != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  if (!isfinite (target) || target <= 0.0)
    return FALSE;

  shade = nearest_shade (figures, skin, target);
  while (shade > 0 && healed_light (figures, skin, shade, TRI_DENSITY_MAX) > target)
    shade--;
  while (shade < TRI_N_SHADES - 1 && healed_light (figures, skin, shade, TRI_DENSITY_MIN) < target)
    shade++;

  *out = (TriSidesMatch){ .shade = shade, .verdict = TRI_SIDES_MET };
  if (healed_light (figures, skin, shade, TRI_DENSITY_MAX) > target)
    {
      out->density_per_cm2 = TRI_DENSITY_MAX;
      out->verdict = TRI_SIDES_DARKER;
    }
  else if (healed_light (figures, skin, shade, TRI_DENSITY_MIN) < target)
    {
      out->density_per_cm2 = TRI_DENSITY_MIN;
      out->verdict = TRI_SIDES_LIGHTER;
    }
  else
    out->density_per_cm2 = solve_density (figures, skin, shade, target);
  out->reached = healed_light (figures, skin, shade, out->density_per_cm2);
  return TRUE;
}
