/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline as a strip of paper to lay on the scalp, in true millimetres. */

#pragma once

#include "tri-handle.h"
#include "tri-region.h"

G_BEGIN_DECLS

/* A strip this wide on each side of the line still lies flat; wider ones wrinkle. */
#define TRI_STENCIL_HALF_WIDTH_MM 8.0

/* A point of the line that an artist finds with callipers. */
typedef struct
{
  TriHandle handle;
  TriVec2 paper_mm;
  double canthus_mm;  /* straight to the outer corner of the eye on its side; of the middle point
                       * to the left one, which is as far as the right one on a level line */
  double glabella_mm; /* straight to the glabella */
} TriStencilMark;

#define TRI_N_STENCIL_MARKS 7

/**
 * TriStencil:
 *
 * The hairline from the right temporal peak to the left one, unrolled: on paper it has the length
 * and, at every point, the turning (geodesic curvature) that it has on the scalp, so that a narrow
 * strip cut along it lies on the skin without a fold. The paper is seen from outside the head: x to
 * the client's left, y up, the origin where the midline crosses the line.
 */
typedef struct
{
  TriVec2 *line; /* about 0.7 mm apart */
  guint n_line;
  double length_mm;
  double glabella_mm; /* tape along the midline from the line down to the glabella's level; the
                       * midline is straight on paper, (0, 0) to (0, -glabella_mm) */
  TriStencilMark marks[TRI_N_STENCIL_MARKS]; /* from the right temporal peak to the left one */
  double strip_error_mm; /* how much longer the rim of the strip is than the skin below it, over
                          * the longer half: Gauss' curvature times half the square of the width */
  double sheet_error_mm; /* how far distances between the marks are off on the uncut sheet */
} TriStencil;

/* Takes some ten milliseconds: for a worker. Returns: (transfer full) */
TriStencil *tri_stencil_new (const TriRegion *region) G_GNUC_WARN_UNUSED_RESULT;
void tri_stencil_free (TriStencil *self);

/**
 * tri_stencil_unroll:
 * @points: (array length=n_points): a line on @head, mm, in small steps; at least two points
 * @origin: the index of the point that comes to (0, 0), with "up" on the scalp along +y there
 * @out_paper: (array length=n_points): mm
 */
void tri_stencil_unroll (
    const TriHead *head, const TriVec3 *points, guint n_points, guint origin, TriVec2 *out_paper);
/* The shortest way over the skin between two points on the head, mm, to about 0.1 %. */
double tri_stencil_skin_distance (const TriHead *head, TriVec3 a_mm, TriVec3 b_mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriStencil, tri_stencil_free)

G_END_DECLS
