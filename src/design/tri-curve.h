/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A closed curve on a head: rounded corners in the chart, distances in 3-D (GEOMETRY 2, 7). */

#pragma once

#include "tri-head.h"

G_BEGIN_DECLS

/* One corner: a point near the surface (it is projected radially) and its softness in mm. */
typedef struct
{
  TriVec3 point_mm;
  double rho_mm;
} TriCorner;

/* Immutable and reference-counted. */
typedef struct _TriCurve TriCurve;

/* Each corner becomes a quadratic Bezier of 13 segments in the chart, then the whole is resampled
 * every 0.7 mm of 3-D length. Returns: (transfer full) */
TriCurve *tri_curve_new (TriHead *head, const TriCorner *corners, guint n_corners);
TriCurve *tri_curve_ref (TriCurve *self);
void tri_curve_unref (TriCurve *self);

/* The Bezier polygon before resampling, 14 points a corner, in the chart. */
const TriVec2 *tri_curve_get_polygon (const TriCurve *self, guint *n_points);
/* The samples 0.7 mm apart, in mm on the head. */
const TriVec3 *tri_curve_get_samples (const TriCurve *self, guint *n_samples);
double tri_curve_get_length_mm (const TriCurve *self);

/* Area of skin inside the curve in cm², for a curve that does not cross itself. A millisecond. */
double tri_curve_get_area_cm2 (const TriCurve *self);

/* Even-odd test in the chart. */
gboolean tri_curve_contains (const TriCurve *self, TriVec3 e);
/* Signed 3-D distance in mm of a surface point (positive inside) and, if wanted, the nearest point
 * of the curve. Exact, slow: for handles, hit tests and as the oracle of TriRegion's field. */
double tri_curve_distance_mm (const TriCurve *self, TriVec3 e, TriVec3 *out_nearest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriCurve, tri_curve_unref)

G_END_DECLS
