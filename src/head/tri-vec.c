/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small vectors by value, in doubles. */

#include "config.h"

#include "tri-vec.h"

TriMat3
tri_mat3_multiply (const TriMat3 *a, const TriMat3 *b)
{
  TriMat3 out;

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      out.m[3 * i + j]
          = a->m[3 * i] * b->m[j] + a->m[3 * i + 1] * b->m[3 + j] + a->m[3 * i + 2] * b->m[6 + j];
  return out;
}
