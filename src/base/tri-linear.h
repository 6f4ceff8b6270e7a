/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small systems of linear equations. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRI_LINEAR_MAX 32

/* Solves a x = b by Cholesky, where @a is a symmetric positive matrix of @n rows that lie @stride
 * numbers apart, n at most TRI_LINEAR_MAX. FALSE when @a is not positive; @x is then as it was. */
gboolean tri_linear_solve_symmetric (
    guint n, guint stride, const double *a, const double *b, double *x);

G_END_DECLS
