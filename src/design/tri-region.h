/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treated region of a design on a head: inside the hairline and bald (GEOMETRY 7, 7b, 8). */

#pragma once

#include "tri-curve.h"
#include "tri-design.h"

G_BEGIN_DECLS

/* The hairline's closed curve; the fringe's outline of the hair that is left.
 * Returns: (transfer full) */
TriCurve *tri_hairline_curve_of (const TriDesignSpec *spec, TriHead *head);
/* The same with both sides alike. Returns: (transfer full) */
TriCurve *tri_hairline_curve (const TriHairlineShape *shape, TriHead *head);
/* Index range of @curve's samples that people call the hairline: temporal peak to temporal peak
 * over the front. The curve is closed, so @last may be below @first (it wraps). */
void tri_hairline_find_front (const TriHairlineShape *shape,
                              const TriCurve *curve,
                              guint *first,
                              guint *last);
TriCurve *tri_fringe_curve (const TriDesignSpec *spec, TriHead *head);
/* The bald crown inside the hair, of stages 3v, 4 and 5. Returns: (transfer full) (nullable) */
TriCurve *tri_fringe_crown (TriNorwood norwood, TriHead *head);
/* Index range of @curve's samples that is drawn through a stage's points, from the right over the
 * front or back to the left, and on to the sideburns; it wraps as the hairline's front. */
void tri_fringe_find_edge (TriNorwood norwood, const TriCurve *curve, guint *first, guint *last);
/* How many points of a half a stage's fringe is drawn through, and the direction of one on the
 * client's left, where the stage has it (GEOMETRY 7b). */
guint tri_fringe_get_n_points (TriNorwood norwood);
TriVec3 tri_fringe_get_point (TriNorwood norwood, guint point);

/**
 * TriRegion:
 *
 * Both curves and a field of distances over the chart, made once per edit (about 2 ms). Immutable
 * to its users, reference-counted, safe to share between threads.
 */
typedef struct _TriRegion TriRegion;

TriRegion *tri_region_new (const TriDesign *design, TriHead *head) G_GNUC_WARN_UNUSED_RESULT;
/* The same for one edit after another: what depends on head and hair alone is taken over from
 * @previous, which halves the cost. The result equals tri_region_new (). */
TriRegion *tri_region_new_edited (const TriRegion *previous,
                                  const TriDesign *design) G_GNUC_WARN_UNUSED_RESULT;
TriRegion *tri_region_ref (TriRegion *self);
void tri_region_unref (TriRegion *self);

TriHead *tri_region_get_head (const TriRegion *self);
TriDesign *tri_region_get_design (const TriRegion *self);
TriCurve *tri_region_get_hairline (const TriRegion *self);
TriCurve *tri_region_get_fringe (const TriRegion *self);
/* Outline of the bald crown inside the fringe, or NULL. */
TriCurve *tri_region_get_crown (const TriRegion *self);
/* Treated area in cm²: inside the hairline and bald; agrees with GEOMETRY's figures within 1 %. */
double tri_region_get_area_cm2 (const TriRegion *self);
/* tri_hairline_find_front () of the hairline. */
void tri_region_get_front (const TriRegion *self, guint *first, guint *last);

/* Inside the hairline and bald. */
gboolean tri_region_contains (const TriRegion *self, TriVec3 e);
/* TRUE when every part of @inner lies in @self within @tolerance_mm, on a 0.5 mm chart raster: the
 * lock rule of permanent work (DESIGN, rules). @tolerance_mm: 0 to 3. */
gboolean tri_region_covers (const TriRegion *self, const TriRegion *inner, double tolerance_mm);

/* Coverage λ in 0..1 at a surface point, before the build of sessions; the same function that
 * selects dots. @index is the dot's index, for stray singles; @edge_mm (nullable) receives the
 * distance to the hairline in mm (positive inside) with the edge's wobble in it, as λ and the look
 * of edge dots use it; where λ is 0 outside the line or is full, it only says so: below -2, above
 * 25. */
double tri_region_coverage (
    const TriRegion *self, TriVec3 e, TriVec3 point_mm, guint32 index, double *edge_mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriRegion, tri_region_unref)

G_END_DECLS
