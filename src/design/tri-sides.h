/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Match my sides": the shade and density that leave as much light as the stubble beside them. */

#pragma once

#include "tri-pigment.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_SIDES_MET,
  TRI_SIDES_DARKER,  /* the sides are darker than any shade can reach */
  TRI_SIDES_LIGHTER, /* the sides are lighter than any shade can reach */
} TriSidesVerdict;

typedef struct
{
  guint shade; /* index into the shade ladder */
  double density_per_cm2;
  double reached; /* share of the bare skin's light that these leave when healed */
  TriSidesVerdict verdict;
} TriSidesMatch;

/**
 * tri_sides_light:
 * @pigment: at the moment that is asked about
 * @density_per_cm2: dots that stand per cm², before @pigment's keep
 *
 * Returns: the share of bare skin's light that is left where coverage is full: linear light, mean
 *   of the channels, redness aside. Of healed pigment it is within 0.015 of what is drawn.
 */
double tri_sides_light (const TriPigment *pigment, double density_per_cm2);

/**
 * tri_sides_match:
 * @figures: of tri_pigment_figures_table ()
 * @target: light of the stubble over light of the bare skin beside it, Ls / Lb: linear light, mean
 *   of the channels
 * @out: filled when TRUE is returned
 *
 * Solves for permanent pigment that has healed, all sessions done. First the shade: of those near
 * the one that suits skin and hair, the one that comes nearest at the clinic's usual density. Then
 * the density, from TRI_DENSITY_MIN to TRI_DENSITY_MAX. The rest of the ladder serves when no such
 * density is enough; when the sides are beyond that too, @out is the nearest there is and says so.
 *
 * Returns: FALSE when @target is no such share: not a number, or not above 0
 */
gboolean tri_sides_match (const TriFigures *figures,
                          const TriSkin *skin,
                          double target,
                          TriSidesMatch *out);

G_END_DECLS
