/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small vectors by value, in doubles. */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} TriVec2;

typedef struct
{
  double x, y, z;
} TriVec3;

/* Row-major 3 x 3. */
typedef struct
{
  double m[9];
} TriMat3;

static inline TriVec3
tri_vec3 (double x, double y, double z)
{
  return (TriVec3){ x, y, z };
}

static inline TriVec3
tri_vec3_add (TriVec3 a, TriVec3 b)
{
  return (TriVec3){ a.x + b.x, a.y + b.y, a.z + b.z };
}

static inline TriVec3
tri_vec3_sub (TriVec3 a, TriVec3 b)
{
  return (TriVec3){ a.x - b.x, a.y - b.y, a.z - b.z };
}

static inline TriVec3
tri_vec3_scale (TriVec3 a, double k)
{
  return (TriVec3){ a.x * k, a.y * k, a.z * k };
}

static inline double
tri_vec3_dot (TriVec3 a, TriVec3 b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline TriVec3
tri_vec3_cross (TriVec3 a, TriVec3 b)
{
  return tri_vec3 (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline double
tri_vec3_length (TriVec3 a)
{
  return sqrt (tri_vec3_dot (a, a));
}

static inline TriVec3
tri_vec3_normalize (TriVec3 a)
{
  return tri_vec3_scale (a, 1.0 / tri_vec3_length (a));
}

/* M a */
static inline TriVec3
tri_mat3_apply (const TriMat3 *m, TriVec3 a)
{
  return (TriVec3){ m->m[0] * a.x + m->m[1] * a.y + m->m[2] * a.z,
                    m->m[3] * a.x + m->m[4] * a.y + m->m[5] * a.z,
                    m->m[6] * a.x + m->m[7] * a.y + m->m[8] * a.z };
}

/* M^T a: the inverse of a rotation. */
static inline TriVec3
tri_mat3_apply_transposed (const TriMat3 *m, TriVec3 a)
{
  return (TriVec3){ m->m[0] * a.x + m->m[3] * a.y + m->m[6] * a.z,
                    m->m[1] * a.x + m->m[4] * a.y + m->m[7] * a.z,
                    m->m[2] * a.x + m->m[5] * a.y + m->m[8] * a.z };
}

TriMat3 tri_mat3_multiply (const TriMat3 *a, const TriMat3 *b);

G_END_DECLS
