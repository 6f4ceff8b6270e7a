/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pigment looks at a moment: shade ladder, healing, fading (GEOMETRY 9, DOMAIN 2 and 3). */

#pragma once

#include "tri-figures.h"
#include "tri-moment.h"
#include "tri-skin.h"

G_BEGIN_DECLS

/* The figures of this room that a clinic can change, in tri_pigment_figures_table (). The ids are
 * "pigment.…", "fade.…" and "placement.…": the last are the limits of findings. */
typedef enum
{
  TRI_FIGURE_FRESH_DIAMETER, /* halo mm */
  TRI_FIGURE_FRESH_OD,
  TRI_FIGURE_HEALED_DIAMETER,
  TRI_FIGURE_HEALED_OD, /* at dilution 1:14 */
  TRI_FIGURE_DARK_SKIN_DIAMETER,
  TRI_FIGURE_DARK_SKIN_OD,
  TRI_FIGURE_TEMPORARY_DIAMETER,
  TRI_FIGURE_TEMPORARY_OD,
  TRI_FIGURE_DEPOSIT_FRESH, /* mm, for record and findings */
  TRI_FIGURE_DEPOSIT_HEALED,
  TRI_FIGURE_DEPOSIT_GROWTH,  /* per year */
  TRI_FIGURE_HEALING_DAYS,    /* 28 */
  TRI_FIGURE_SIX_MONTHS_LEFT, /* 0.90 */
  TRI_FIGURE_FADE_SLOW,       /* k per year .06 */
  TRI_FIGURE_FADE_TYPICAL,
  TRI_FIGURE_FADE_FAST,
  TRI_FIGURE_HALF_LIFE_SLOW, /* temporary, months 7.2 */
  TRI_FIGURE_HALF_LIFE_TYPICAL,
  TRI_FIGURE_HALF_LIFE_FAST,
  TRI_FIGURE_GONE,          /* temporary counts as gone below this fraction, .10 */
  TRI_FIGURE_TOUCH_UP_LINE, /* retained fraction 0.70 */
  TRI_FIGURE_FACTOR_SUN,    /* multipliers on k, in the order of the TriFadeFactors bits */
  TRI_FIGURE_FACTOR_PROTECTED,
  TRI_FIGURE_FACTOR_OILY,
  TRI_FIGURE_FACTOR_SWEAT,
  TRI_FIGURE_FACTOR_EXFOLIANT,
  TRI_FIGURE_FACTOR_SMOKER,
  TRI_FIGURE_FACTOR_SCAR,
  TRI_FIGURE_FACTOR_LIGHT_SHADE, /* dilution 1:22 and lighter */
  TRI_FIGURE_DENSITY,            /* default dots per cm² */
  TRI_FIGURE_FIRST_LIGHTER,      /* steps of the ladder the first session is lighter by */
  TRI_FIGURE_DEPOSIT_SMALL,      /* mm, healed: the range about DEPOSIT_HEALED */
  TRI_FIGURE_DEPOSIT_LARGE,
  TRI_FIGURE_SIZE_WARN,    /* mm, a deposit that looks blown out */
  TRI_FIGURE_DENSITY_CARE, /* dots per cm² that call for care, and for a warning */
  TRI_FIGURE_DENSITY_WARN,
  TRI_FIGURE_FAIR_SHADE_CARE, /* dilutions up to which a shade is dark for fair skin */
  TRI_FIGURE_FAIR_SHADE_WARN,
  TRI_FIGURE_SPACE_LEAST,    /* share of skin that should be left between dots at 10 years */
  TRI_FIGURE_CONTRAST_LEAST, /* CIE lightness that a dot must differ from the skin by to be seen */
  TRI_FIGURE_HEIGHT_WARN,    /* mm above the glabella: below it a boy's, then low, usual, high */
  TRI_FIGURE_HEIGHT_LOW,
  TRI_FIGURE_HEIGHT_USUAL,
  TRI_FIGURE_HEIGHT_HIGH,
  TRI_FIGURE_HEIGHT_OLDER_AGE, /* years from which low begins HEIGHT_OLDER mm higher */
  TRI_FIGURE_HEIGHT_OLDER,
  TRI_FIGURE_CORNER_INSIDE, /* mm that a corner may lie inside the outer-eye line, and outside */
  TRI_FIGURE_CORNER_OUTSIDE,
  TRI_FIGURE_CORNER_FAR,     /* mm more call for a warning */
  TRI_FIGURE_RECESS_LEAST,   /* mm: less fills the angle */
  TRI_FIGURE_RECESS_AGE,     /* years past which a filled angle is a warning */
  TRI_FIGURE_ASYMMETRY_CARE, /* mm */
  TRI_FIGURE_ASYMMETRY_WARN,
  TRI_FIGURE_PROGRESS_AGE, /* years before which most hair loss is still to come */
  TRI_FIGURE_EDGE_LEAST,   /* mm that an edge beside thin sides should fade over */
  TRI_FIGURE_SIDES_DENSE,  /* share of the skin's light that dense sides leave, and thin ones */
  TRI_FIGURE_SIDES_THIN,
  TRI_N_PIGMENT_FIGURES,
} TriPigmentFigure;

const TriFigureTable *tri_pigment_figures_table (void);

/* The shade ladder: parts of water to one of pigment, dark to light: 6 8 10 12 14 18 22 28. */
#define TRI_N_SHADES 8
int tri_shade_get_dilution (guint shade);
/* Index of the dilution in the ladder; FALSE when it is not one of them. */
gboolean tri_shade_from_dilution (int dilution, guint *out_shade);
/* A starting shade for this skin and hair (DOMAIN 2, judgement; the practitioner overrides). */
guint tri_shade_suggest (const TriSkin *skin);
/* Healed optical density of a shade: HEALED_OD * sqrt (14 / d). */
double tri_shade_get_healed_od (const TriFigures *figures, guint shade);
/* How far a healed dot of this shade is below this skin in CIE lightness (0 to 100), as its type
 * goes: what the eye has to tell the two apart by. */
double tri_shade_get_contrast (const TriFigures *figures, guint shade, const TriSkin *skin);
/* Bare skin of Fitzpatrick type 1 to 6, sRGB, channels 0 to 1. */
void tri_skin_get_tone (int fitzpatrick, double out_rgb[3]);
/* sRGB colour of a swatch for this shade on this skin, channels 0 to 1. */
void tri_shade_get_swatch (guint shade, const TriSkin *skin, double out_rgb[3]);

/* What one pass of pigment does to light at a moment; plain value. Lengths in mm on the scalp. */
typedef struct
{
  double halo_mm;    /* visible diameter, for the picture only */
  double deposit_mm; /* diameter in the record, findings and negative space */
  double od;         /* optical density of one pass */
  double sigma[3];   /* absorption per channel r, g, b */
  double blur_mm;    /* spread inside the skin */
  double redness;
  double keep;     /* share of dots that still show */
  double retained; /* fraction r of the pigment that is left */
} TriPigment;

/* Permanent pigment has settled by then; afterwards it loses the same share every year. */
#define TRI_FADE_SETTLED_YEARS 0.5

/* Retained fraction r of the pigment at a moment (1 when healed); permanent and temporary. */
double tri_fade_retained (const TriFigures *figures,
                          const TriMoment *moment,
                          guint shade,
                          const TriSkin *skin);
/* Years (permanent, since the last session) until r falls to @fraction, unclipped. */
double tri_fade_years_until (const TriFigures *figures,
                             TriKind kind,
                             TriEnd fading,
                             guint shade,
                             const TriSkin *skin,
                             double fraction);
/* Product of the client's factors on the fading rate. */
double tri_fade_factor (const TriFigures *figures, guint shade, const TriSkin *skin);

/* The state of the pigment at @moment. After the first session alone it is as of a shade
 * TRI_FIGURE_FIRST_LIGHTER steps up the ladder; by the second it is the shade's own. */
TriPigment tri_pigment_at (const TriFigures *figures,
                           const TriMoment *moment,
                           guint shade,
                           const TriSkin *skin);

G_END_DECLS
