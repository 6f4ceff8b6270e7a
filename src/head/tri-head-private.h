/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of TriHead, for the room's own files: the solver tries thousands of shapes on the stack.
 */

#pragma once

#include "tri-head.h"

G_BEGIN_DECLS

/* The ellipsoid alone: index 0 of h and b is the lower and rear half, 1 the upper and front one. */
typedef struct
{
  TriVec3 centre;
  double a;
  double h[2];
  double b[2];
} TriHeadShape;

struct _TriHead
{
  gatomicrefcount ref_count;
  double factors[TRI_HEAD_N_FACTORS];
  double scale[TRI_HEAD_N_FACTORS];
  TriHeadShape shape;
};

/* The ellipsoid of the five scale factors (not their logarithms). */
void _tri_head_shape (const double scale[TRI_HEAD_N_FACTORS], TriHeadShape *out_shape);
/* A point of the mean head scaled per half-axis about the origin. */
TriVec3 _tri_head_scale_point (const double scale[TRI_HEAD_N_FACTORS], TriVec3 mean);

/* Semi-axes of the octant that @e (or any vector from the centre) points into. */
static inline TriVec3
_tri_head_shape_axes (const TriHeadShape *shape, TriVec3 e)
{
  return tri_vec3 (shape->a, shape->h[e.y > 0.0], shape->b[e.z > 0.0]);
}

G_END_DECLS
