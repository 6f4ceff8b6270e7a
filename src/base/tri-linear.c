/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small systems of linear equations. */

#include "config.h"

#include "tri-linear.h"

#include <math.h>

gboolean
tri_linear_solve_symmetric (guint n, guint stride, const double *a, const double *b, double *x)
{
  double l[TRI_LINEAR_MAX][TRI_LINEAR_MAX];

  g_return_val_if_fail (n <= TRI_LINEAR_MAX && n <= stride, FALSE);
  g_return_val_if_fail (a != NULL && b != NULL && x != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double sum = a[i * stride + j];

        for (guint k = 0; k < j; k++)
          sum -= l[i][k] * l[j][k];
        if (i != j)
          l[i][j] = sum / l[j][j];
        else if (sum > 0.0)
          l[i][i] = sqrt (sum);
        else
          return FALSE;
      }
  for (guint i = 0; i < n; i++)
    {
      x[i] = b[i];
      for (guint k = 0; k < i; k++)
        x[i] -= l[i][k] * x[k];
      x[i] /= l[i][i];
    }
  for (guint i = n; i-- > 0;)
    {
      for (guint k = i + 1; k < n; k++)
        x[i] -= l[k][i] * x[k];
      x[i] /= l[i][i];
    }
  return TRUE;
}
