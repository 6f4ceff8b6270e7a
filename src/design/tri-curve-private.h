/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the design room alone knows of curves. */

#pragma once

#include "tri-curve.h"

G_BEGIN_DECLS

/* Points a corner has in tri_curve_get_polygon (). */
#define TRI_CURVE_CORNER_POINTS 14

/* A closed curve through chart points that need no rounding. Returns: (transfer full) */
TriCurve *_tri_curve_new_from_chart (TriHead *head,
                                     const TriVec2 *points,
                                     guint n_points) G_GNUC_WARN_UNUSED_RESULT;

/* The samples' places in the chart; as many as tri_curve_get_samples () has. */
const TriVec2 *_tri_curve_get_sample_chart (const TriCurve *self);

/* The sample nearest to the middle of corner @corner's Bezier. */
guint _tri_curve_find_corner (const TriCurve *self, guint corner);

/* Square of the distance from @p to the segment a–b, and where on it (0 to 1) the nearest point
 * lies. */
static inline double
_tri_segment_distance2 (TriVec3 p, TriVec3 a, TriVec3 b, double *out_t)
{
  TriVec3 ab = tri_vec3_sub (b, a);
  TriVec3 ap = tri_vec3_sub (p, a);
  double length2 = tri_vec3_dot (ab, ab);
  double t = length2 > 0 ? tri_vec3_dot (ap, ab) / length2 : 0;
  TriVec3 rest;

  t = t < 0 ? 0 : t > 1 ? 1 : t;
  rest = tri_vec3_sub (ap, tri_vec3_scale (ab, t));
  *out_t = t;
  return tri_vec3_dot (rest, rest);
}

G_END_DECLS
