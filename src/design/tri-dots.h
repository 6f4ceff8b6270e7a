/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranked dot field, a scalp (the field on one head) and the dots a design shows (GEOMETRY 8).
 */

#pragma once

#include "tri-dot-field.h"
#include "tri-moment.h"
#include "tri-region.h"

G_BEGIN_DECLS

/**
 * TriScalp:
 *
 * The field laid on a head: position, normal and the field's own density there. Made once per head
 * and shared; immutable, reference-counted.
 */
typedef struct _TriScalp TriScalp;

TriScalp *tri_scalp_new (TriDotField *field, TriHead *head) G_GNUC_WARN_UNUSED_RESULT;
TriScalp *tri_scalp_ref (TriScalp *self);
void tri_scalp_unref (TriScalp *self);
TriHead *tri_scalp_get_head (const TriScalp *self);
TriDotField *tri_scalp_get_field (const TriScalp *self);
guint tri_scalp_get_count (const TriScalp *self);
/* Interleaved x, y, z of every dot, mm, and of its outward unit normal. */
const float *tri_scalp_get_points (const TriScalp *self);
const float *tri_scalp_get_normals (const TriScalp *self);

/* One shown dot. */
typedef struct
{
  guint32 index;         /* in the field; position and normal are the scalp's */
  float diameter_factor; /* times the pigment's diameter: jitter and edge */
  float od_factor;       /* times the pigment's optical density */
} TriDot;

/* The dots that a design shows; immutable, reference-counted, in rank order. */
typedef struct _TriDots TriDots;

/**
 * tri_dots_select:
 * @build: share of the wanted dots that stand (tri_moment_get_build ())
 * @keep: share of dots that still show (TriPigment.keep)
 *
 * A dot shows iff (rank + 0.5) / N < min (1, λ build n / ρ). Index, place, size and density of a
 * dot depend on (index, seed) and on its distance to the edge only, so nothing jumps during an
 * edit.
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriScalp, tri_scalp_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDots, tri_dots_unref)

G_END_DECLS
