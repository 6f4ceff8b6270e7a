/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shade ladder: dilutions, what suits a skin, how dark each heals and how it looks. */

#include "config.h"

#include "tri-pigment.h"

#include <math.h>

static const int dilutions[TRI_N_SHADES] = { 6, 8, 10, 12, 14, 18, 22, 28 };

/* Starting dilution by hair and Fitzpatrick type 1 to 6, inside the ranges of DOMAIN 2 (black hair
 * V-VI 6-10, dark brown III-V 10-16, mid brown II-IV 16-22, fair I-II 22-30) and continued so that
 * darker skin or hair never gets a lighter shade. Black hair on types I and II stays at 1:14, since
 * a strong contrast shows every error. Judgement. */
static const int suggested[TRI_N_HAIRS][6] = {
  [TRI_HAIR_BLACK] = { 14, 14, 12, 10, 8, 6 },
  [TRI_HAIR_DARK_BROWN] = { 18, 18, 14, 12, 10, 8 },
  [TRI_HAIR_BROWN] = { 22, 22, 18, 18, 14, 12 },
  [TRI_HAIR_FAIR] = { 28, 28, 22, 22, 18, 14 },
};

/* Bare skin in sRGB, Fitzpatrick type 1 to 6; judgement. */
static const double skin_tones[6][3] = {
  { 0.93, 0.80, 0.73 }, { 0.89, 0.73, 0.62 }, { 0.82, 0.64, 0.51 },
  { 0.71, 0.51, 0.37 }, { 0.52, 0.35, 0.24 }, { 0.31, 0.20, 0.15 },
};

/* A swatch is a thin even wash, not a dot: a dot's full density is black in every shade. */
#define SWATCH_THICKNESS 0.55

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
to_srgb (double value)
{
  return value <= 0.0031308 ? 12.92 * value : 1.055 * pow (value, 1.0 / 2.4) - 0.055;
}

int
tri_shade_get_dilution (guint shade)
{
  g_return_val_if_fail (shade < TRI_N_SHADES, 0);

  return dilutions[shade];
}

gboolean
tri_shade_from_dilution (int dilution, guint *out_shade)
{
  g_return_val_if_fail (out_shade != NULL, FALSE);

  for (guint i = 0; i < TRI_N_SHADES; i++)
    if (dilutions[i] == dilution)
      {
        *out_shade = i;
        return TRUE;
      }

  return FALSE;
}

guint
tri_shade_suggest (const TriSkin *skin)
{
  guint shade = 0;

  g_return_val_if_fail (skin != NULL, 0);
  g_return_val_if_fail ((guint) skin->hair < TRI_N_HAIRS, 0);

  tri_shade_from_dilution (suggested[skin->hair][CLAMP (skin->fitzpatrick, 1, 6) - 1], &shade);
  return shade;
}

/* Linear light of the bare skin in @channel. */
static double
skin_light (const TriSkin *skin, guint channel)
{
  return to_linear (skin_tones[CLAMP (skin->fitzpatrick, 1, 6) - 1][channel]);
}

/* CIE 1976 lightness of a luminance of 0 to 1. */
static double
to_lightness (double luminance)
{
  return luminance > 0.008856 ? 116.0 * cbrt (luminance) - 16.0 : 903.3 * luminance;
}

double
tri_shade_get_healed_od (const TriFigures *figures, guint shade)
{
  g_return_val_if_fail (figures != NULL, 0.0);
  g_return_val_if_fail (shade < TRI_N_SHADES, 0.0);

  return tri_figures_get (figures, TRI_FIGURE_HEALED_OD) * sqrt (14.0 / dilutions[shade]);
}

double
tri_shade_get_contrast (const TriFigures *figures, guint shade, const TriSkin *skin)
{
  double luminance;

  g_return_val_if_fail (figures != NULL && skin != NULL, 0.0);
  g_return_val_if_fail (shade < TRI_N_SHADES, 0.0);

  luminance = 0.2126 * skin_light (skin, 0) + 0.7152 * skin_light (skin, 1)
              + 0.0722 * skin_light (skin, 2);
  return to_lightness (luminance)
         - to_lightness (luminance * pow (10.0, -tri_shade_get_healed_od (figures, shade)));
}

void
tri_skin_get_tone (int fitzpatrick, double out_rgb[3])
{
  g_return_if_fail (fitzpatrick >= 1 && fitzpatrick <= 6);
  g_return_if_fail (out_rgb != NULL);

  for (guint i = 0; i < 3; i++)
    out_rgb[i] = skin_tones[fitzpatrick - 1][i];
}

void
tri_shade_get_swatch (guint shade, const TriSkin *skin, double out_rgb[3])
{
  g_autoptr (TriFigures) figures = NULL;
  TriMoment healed = { .kind = TRI_KIND_PERMANENT, .sessions_done = 3.0 };
  TriPigment pigment;

  g_return_if_fail (shade < TRI_N_SHADES);
  g_return_if_fail (skin != NULL);
  g_return_if_fail (out_rgb != NULL);

  figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  healed.age_days = tri_figures_get (figures, TRI_FIGURE_HEALING_DAYS);
  pigment = tri_pigment_at (figures, &healed, shade, skin);
  for (guint i = 0; i < 3; i++)
    out_rgb[i] = to_srgb (skin_light (skin, i)
                          * pow (10.0, -pigment.od * SWATCH_THICKNESS * pigment.sigma[i]));
}
