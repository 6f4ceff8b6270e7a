/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's head: an eight-octant ellipsoid with five shape factors, in millimetres (GEOMETRY 1,
 * 2).
 *
 * Head frame: origin at the midpoint of the tragia, +X to the client's left, +Y up, +Z forward. */

#pragma once

#include "tri-landmark.h"
#include "tri-vec.h"

G_BEGIN_DECLS

#define TRI_HEAD_N_FACTORS 5

/**
 * TriHead:
 *
 * Immutable and reference-counted; safe to share between threads.
 */
typedef struct _TriHead TriHead;

/* @factors: natural logarithms of (kx, ky+, ky-, kz+, kz-), or NULL for the mean male head.
 * Returns: (transfer full) */
TriHead *tri_head_new (const double factors[TRI_HEAD_N_FACTORS]) G_GNUC_WARN_UNUSED_RESULT;
TriHead *tri_head_ref (TriHead *self);
void tri_head_unref (TriHead *self);

/* The five logarithms this head was made of. */
const double *tri_head_get_factors (const TriHead *self);
/* Scale factor k of one axis: 0 kx, 1 ky+, 2 ky-, 3 kz+, 4 kz-. */
double tri_head_get_scale (const TriHead *self, guint axis);
TriVec3 tri_head_get_centre (const TriHead *self);
/* Semi-axes used for a direction of the given signs: a, h (e_y > 0 or not), b (e_z > 0 or not). */
TriVec3 tri_head_get_axes (const TriHead *self, gboolean upper, gboolean front);

/* Surface point in mm, outward unit normal, and area element dA/dω in mm² for a unit direction e.
 */
TriVec3 tri_head_point (const TriHead *self, TriVec3 e);
TriVec3 tri_head_normal (const TriHead *self, TriVec3 e);
double tri_head_area_element (const TriHead *self, TriVec3 e);
/* Unit direction of the surface point on the ray from the centre through @point_mm. */
TriVec3 tri_head_direction (const TriHead *self, TriVec3 point_mm);

/* Where a landmark lies on this head, mm (mean position scaled per half-axis). */
TriVec3 tri_head_landmark (const TriHead *self, TriLandmark landmark);

/* Tape measure: the surface point at lateral offset @x_mm (client's left positive) and @height_mm
 * of arc above the glabella level (48 ky+) in the parasagittal section; accurate to 1e-4 mm.
 * Heights may be negative. */
TriVec3 tri_head_tape_point (const TriHead *self, double x_mm, double height_mm);
/* The inverse: arc height in mm above glabella level of the surface point at @point_mm (taken to
 * the surface as by tri_head_direction()), in its own section. */
double tri_head_tape_height (const TriHead *self, TriVec3 point_mm);
/* Side-view measurement: surface point at @y_mm (already scaled by ky+ by the caller where
 * GEOMETRY says so), @z_mm; @side +1 client's left, -1 right. */
TriVec3 tri_head_side_point (const TriHead *self, double y_mm, double z_mm, int side);
/* Point of the horizontal section @y_mm at azimuth @azimuth_deg from the front towards the
 * client's left. */
TriVec3 tri_head_azimuth_point (const TriHead *self, double y_mm, double azimuth_deg);

/* Ear polygons that hide scalp behind them, 8 points in mm. @side +1 client's left, -1 right. */
#define TRI_HEAD_EAR_POINTS 8
void tri_head_ear (const TriHead *self, int side, TriVec3 out_points[TRI_HEAD_EAR_POINTS]);

/* Unit directions spread evenly over the sphere (Fibonacci lattice), index of count; y from +1
 * down. */
TriVec3 tri_head_fibonacci (guint index, guint count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriHead, tri_head_unref)

G_END_DECLS
