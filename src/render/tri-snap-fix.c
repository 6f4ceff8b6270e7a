/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline as a person corrected it: the snapped one, pulled smoothly through a few points.
 *
 * The pull is a function of the direction: a sum of bumps of compact support, one at each point,
 * as high as it takes for the sum to meet all points. Wendland's C2 function is positive definite
 * (H. Wendland 1995), so that there always is such a sum, and its support keeps a correction local.
 */

#include "config.h"

#include "tri-snap-private.h"

#include <math.h>
#include <string.h>

/* How far a correction reaches along the outline to either side, rays: 30 degrees, about 50 mm,
 * with half of it left at a quarter of the way. */
#define REACH_RAYS 20.0
/* Points nearer to each other, in rays, are one correction: the bumps would fight. */
#define APART_RAYS 4.0
/* The warp can be undone while the stretch is within a quarter of the model's radius. */
#define MOST_STRETCH 0.2

typedef struct
{
  guint n;
  double at[TRI_OUTLINE_FIX_MAX_POINTS];   /* ray position */
  double pull[TRI_OUTLINE_FIX_MAX_POINTS]; /* px along the ray; then the bumps' heights */
} Pulls;

static double
bump (double distance_rays)
{
  double r = fabs (distance_rays) / REACH_RAYS;
  double s = 1.0 - r;

  return r >= 1.0 ? 0.0 : s * s * s * s * (4.0 * r + 1.0);
}

/* Position of a direction on the part that can be corrected. */
static gboolean
find_position (const TriSnap *self, TriVec2 q, double *out_at)
{
  double at = _tri_snap_ray_position (self, q.x - self->centre.x, q.y - self->centre.y);

  if (at > TRI_SNAP_N_RAYS - 0.5)
    at = 0.0;
  *out_at = MIN (at, TRI_SNAP_N - 1.0);
  return at <= TRI_SNAP_N - 0.5;
}

static double
found_at (const TriSnap *self, double at)
{
  guint i = MIN ((guint) at, TRI_SNAP_N - 2);

  return self->rho_found[i] + (at - i) * (self->rho_found[i + 1] - self->rho_found[i]);
}

static void
collect (const TriSnap *self, const TriOutlineFix *fix, Pulls *out)
{
  out->n = 0;
  /* The last of points that are too near each other was put there to replace the others. */
  for (guint k = fix->n_points; k-- > 0;)
    {
      double dx = fix->points[k].x - self->centre.x, dy = fix->points[k].y - self->centre.y;
      double at;
      gboolean is_free = find_position (self, fix->points[k], &at);

      for (guint j = 0; j < out->n && is_free; j++)
        is_free = fabs (at - out->at[j]) >= APART_RAYS;
      if (!is_free)
        continue;
      out->at[out->n] = at;
      out->pull[out->n++] = hypot (dx, dy) - found_at (self, at);
    }
}

/* Cholesky: from the wanted pulls to the heights of the bumps. */
static void
solve (Pulls *self)
{
  double l[TRI_OUTLINE_FIX_MAX_POINTS][TRI_OUTLINE_FIX_MAX_POINTS];

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double sum = bump (self->at[i] - self->at[j]);

        for (guint k = 0; k < j; k++)
          sum -= l[i][k] * l[j][k];
        l[i][j] = i == j ? sqrt (sum) : sum / l[j][j];
      }
  for (guint i = 0; i < self->n; i++)
    {
      for (guint k = 0; k < i; k++)
        self->pull[i] -= l[i][k] * self->pull[k];
      self->pull[i] /= l[i][i];
    }
  for (guint i = self->n; i-- > 0;)
    {
      for (guint k = i + 1; k < self->n; k++)
        self->pull[i] -= l[k][i] * self->pull[k];
      self->pull[i] /= l[i][i];
    }
}

void
_tri_snap_fix (TriSnap *self, const TriOutlineFix *fix)
{
  Pulls pulls;

  collect (self, fix, &pulls);
  solve (&pulls);
  memcpy (self->rho_snapped, self->rho_found, sizeof self->rho_snapped);
  for (guint i = 0; i < TRI_SNAP_N_RAYS && pulls.n > 0; i++)
    {
      /* The rays below the ears lie before the first as well as after the last. */
      double at = i < (TRI_SNAP_N + TRI_SNAP_N_RAYS) / 2 ? i : (double) i - TRI_SNAP_N_RAYS;
      double pull = 0.0;

      for (guint k = 0; k < pulls.n; k++)
        pull += pulls.pull[k] * bump (at - pulls.at[k]);
      if (pull == 0.0)
        continue;
      self->rho_snapped[i] = CLAMP (self->rho_found[i] + pull * _tri_snap_ray_fade (i),
                                    (1.0 - MOST_STRETCH) * self->rho_model[i],
                                    (1.0 + MOST_STRETCH) * self->rho_model[i]);
    }
  for (guint i = 0; i < TRI_SNAP_N; i++)
    {
      double angle = _tri_snap_ray_angle (self, i);

      self->outline[i].x = self->centre.x + self->rho_snapped[i] * cos (angle);
      self->outline[i].y = self->centre.y + self->rho_snapped[i] * sin (angle);
    }
}

guint
_tri_snap_find_ray (const TriSnap *self, TriVec2 q)
{
  double at;

  return find_position (self, q, &at) ? (guint) lround (at) : TRI_SNAP_N;
}
