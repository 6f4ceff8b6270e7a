/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Too big, too dark, too dense: the skin that is left between dots, and what overdone work looks
 * like. */

#pragma once

#include "tri-design.h"
#include "tri-pigment.h"

G_BEGIN_DECLS

/* Years after healing that the reading of negative space looks ahead. */
#define TRI_SPACE_YEARS 10.0

/**
 * tri_negative_space:
 * @density_per_cm2: dots that stand per cm²
 * @years: after healing, during which deposits grow (TRI_FIGURE_DEPOSIT_GROWTH)
 *
 * Returns: the share of skin left between the deposits of permanent pigment, 0 to 1: the low value
 *   with deposits of TRI_FIGURE_DEPOSIT_LARGE, the typical one of TRI_FIGURE_DEPOSIT_HEALED and the
 *   high one of TRI_FIGURE_DEPOSIT_SMALL. Ink covers n π d² / 4 as long as the dots keep apart
 *   (DOMAIN 1); blue noise only starts to overlap when crowded.
 */
TriRange tri_negative_space (const TriFigures *figures, double density_per_cm2, double years);

/* Share of an area that discs leave free; @cover is the sum of their areas over it. */
double tri_space_left (double cover);

/**
 * tri_pigment_warning_look:
 *
 * Returns: for a caution picture, labelled as such: the ladder's darkest shade after two years of
 *   slow fading, its deposits spread to TRI_FIGURE_SIZE_WARN, softened and bluish as pigment that
 *   lies too deep (DOMAIN 1 and 3)
 */
TriPigment tri_pigment_warning_look (const TriFigures *figures, const TriSkin *skin);

/* The design as it is overdone: densest, darkest, with a hard straight edge; for the same picture.
 * Returns: (transfer full) */
TriDesign *tri_design_warning_look (const TriDesign *design,
                                    const TriFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
