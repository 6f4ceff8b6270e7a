/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dots that a design shows on a scalp, and what they amount to (GEOMETRY 8). */

#pragma once

#include "tri-moment.h"
#include "tri-region.h"
#include "tri-scalp.h"

G_BEGIN_DECLS

/* One shown dot.
 *
 * Place and size belong to the dot alone, so that an edit of the hairline leaves every dot it does
 * not remove as it was, to the bit. What GEOMETRY 8 gives near the hairline, a smaller diameter
 * (x 0.86 to 1 over 7 mm) and a lower density (x 0.55 to 1), therefore goes into od_factor whole:
 * the diameter as its square, the same amount of ink. */
typedef struct
{
  guint32 index;         /* in the field; position and normal are the scalp's */
  float diameter_factor; /* times the pigment's diameter: of (index, seed) only */
  float od_factor;       /* times the pigment's optical density: of (index, seed) and the edge */
} TriDot;

/* The dots that a design shows; immutable, reference-counted, in rank order. */
typedef struct _TriDots TriDots;

/**
 * tri_dots_select:
 * @build: share of the wanted dots that stand (tri_moment_get_build ())
 * @keep: share of dots that still show (TriPigment.keep)
 *
 * A dot shows iff (rank + 0.5) / N < min (1, λ build n / ρ) and its own hash is below @keep; so the
 * dots of a smaller @build, @keep or density are among those of a larger one. @scalp and @region
 * are of the same head.
 *
 * Returns: (transfer full)
 */
TriDots *tri_dots_select (TriScalp *scalp, const TriRegion *region, double build, double keep)
    G_GNUC_WARN_UNUSED_RESULT;
TriDots *tri_dots_ref (TriDots *self);
void tri_dots_unref (TriDots *self);
const TriDot *tri_dots_get (const TriDots *self, guint *n_dots);
TriScalp *tri_dots_get_scalp (const TriDots *self);
/* The wanted density the dots were selected for, per cm². */
double tri_dots_get_density (const TriDots *self);

/* What a design amounts to on a head; every number elsewhere follows from these. */
typedef struct
{
  double area_cm2;
  guint dots;               /* all sessions done */
  guint dots_by_session[4]; /* standing after session 1, 2, 3, 4: running totals */
} TriMeasure;

TriMeasure tri_dots_measure (TriScalp *scalp, const TriRegion *region);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDots, tri_dots_unref)

G_END_DECLS
