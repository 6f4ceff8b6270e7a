/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's outline in a photo, and the scalp point under a pixel (GEOMETRY 3). */

#include "config.h"

#include "tri-outline-private.h"

#define MAX_SUPPORT_STEPS 12
#define SUPPORT_SETTLED_MM 1e-5

/* The point of the ellipsoid above @least_ey that lies farthest along @n (head frame), as its unit
 * direction; @axes are those of the octant @n points into, which the point shares. */
static TriVec3
support_direction (const TriHeadShape *shape, double least_ey, TriVec3 n, TriVec3 *out_axes)
{
  const TriVec3 axes = _tri_head_shape_axes (shape, n);
  TriVec3 e = tri_vec3_normalize (tri_vec3 (axes.x * n.x, axes.y * n.y, axes.z * n.z));
  double k;

  *out_axes = axes;
  if (e.y >= least_ey)
    return e;

  /* A linear function has no maximum inside the part that is left, so it lies on its rim. */
  k = hypot (e.x, e.z);
  k = k > 1e-12 ? sqrt (1.0 - least_ey * least_ey) / k : 0.0;
  return tri_vec3 (k * e.x, least_ey, k * e.z);
}

double
_tri_outline_support (const TriMat3 *rotation,
                      double kappa,
                      const TriHeadShape *shape,
                      double least_ey,
                      double nx,
                      double ny,
                      TriVec3 *out_e)
{
  const TriVec3 across = tri_mat3_apply_transposed (rotation, tri_vec3 (nx, ny, 0.0));
  const TriVec3 along = tri_vec3 (rotation->m[6], rotation->m[7], rotation->m[8]);
  TriVec3 e = across;
  double c = 0.0, change = 1.0;

  /* The last step squares the error of the one before: 1e-5 mm is then 1e-9 and better. */
  for (guint i = 0; i < MAX_SUPPORT_STEPS && change > SUPPORT_SETTLED_MM; i++)
    {
      const TriVec3 n = tri_vec3_add (across, tri_vec3_scale (along, c * kappa));
      TriVec3 axes, point;
      double next;

      e = support_direction (shape, least_ey, n, &axes);
      point = tri_vec3_add (shape->centre, tri_vec3 (axes.x * e.x, axes.y * e.y, axes.z * e.z));
      next = tri_vec3_dot (across, point) / (1.0 - kappa * tri_vec3_dot (along, point));
      change = ABS (next - c);
      c = next;
    }
  if (out_e != NULL)
    *out_e = e;
  return c;
}

/* The directions are the same in every call; a sine is as dear as a support. */
static const TriVec2 *
outline_directions (void)
{
  static TriVec2 directions[TRI_OUTLINE_DIRECTIONS];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < TRI_OUTLINE_DIRECTIONS; i++)
        sincos (i * 2.0 * G_PI / TRI_OUTLINE_DIRECTIONS, &directions[i].y, &directions[i].x);
      g_once_init_leave (&once, 1);
    }
  return directions;
}

void
_tri_outline_init (TriOutline *self,
                   const TriMat3 *rotation,
                   double kappa,
                   const TriHeadShape *shape)
{
  const TriVec2 *directions = outline_directions ();

  for (guint i = 0; i < TRI_OUTLINE_DIRECTIONS; i++)
    self->support_mm[i] = _tri_outline_support (rotation, kappa, shape, TRI_OUTLINE_CRANIUM_Y,
                                                directions[i].x, directions[i].y, NULL);
}

double
_tri_outline_distance (const TriOutline *self, const TriPose *pose, TriVec2 pixel)
{
  const TriVec2 *directions = outline_directions ();
  const double x = (pixel.x - pose->tx) / pose->scale, y = (pose->ty - pixel.y) / pose->scale;
  double at[TRI_OUTLINE_DIRECTIONS], before, after, bend;
  guint best = 0;

  for (guint i = 0; i < TRI_OUTLINE_DIRECTIONS; i++)
    {
      at[i] = directions[i].x * x + directions[i].y * y - self->support_mm[i];
      if (at[i] > at[best])
        best = i;
    }

  before = at[(best + TRI_OUTLINE_DIRECTIONS - 1) % TRI_OUTLINE_DIRECTIONS];
  after = at[(best + 1) % TRI_OUTLINE_DIRECTIONS];
  bend = before - 2.0 * at[best] + after;
  if (bend < -1e-9)
    at[best] -= 0.125 * (before - after) * (before - after) / bend;
  return at[best] * pose->scale;
}

/* The pixel's ray, in the head frame: origin plus z times direction, z growing towards the
 * camera. */
static void
pixel_ray (const TriPose *self, TriVec2 pixel, TriVec3 *out_origin, TriVec3 *out_direction)
{
  const double u = (pixel.x - self->tx) / self->scale, v = (self->ty - pixel.y) / self->scale;

  *out_origin = tri_mat3_apply_transposed (&self->rotation, tri_vec3 (u, v, 0.0));
  *out_direction = tri_mat3_apply_transposed (&self->rotation,
                                              tri_vec3 (-self->kappa * u, -self->kappa * v, 1.0));
}

gboolean
tri_pose_back_project (const TriPose *self, const TriHead *head, TriVec2 pixel, TriVec3 *out_e)
{
  /* How far, as a share of the axis, a root may stray over the border of its octants: rounding
   * must not lose a point that lies on it. Both sides agree there. */
  const double stray = 1e-9;
  TriVec3 origin, direction;
  double best_z = -G_MAXDOUBLE;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (head != NULL, FALSE);
  g_return_val_if_fail (out_e != NULL, FALSE);

  pixel_ray (self, pixel, &origin, &direction);
  origin = tri_vec3_sub (origin, head->shape.centre);
  for (guint octant = 0; octant < 4; octant++)
    {
      const guint upper = octant & 1, front = octant >> 1;
      const double a = head->shape.a, h = head->shape.h[upper], b = head->shape.b[front];
      const TriVec3 o = tri_vec3 (origin.x / a, origin.y / h, origin.z / b);
      const TriVec3 d = tri_vec3 (direction.x / a, direction.y / h, direction.z / b);
      const double qa = tri_vec3_dot (d, d), qb = tri_vec3_dot (o, d);
      const double root = qb * qb - qa * (tri_vec3_dot (o, o) - 1.0);
      double z;
      TriVec3 e;

      if (!(root >= 0.0))
        continue;
      /* The root nearer to the camera is where the ray enters, so its normal faces the camera. */
      z = (-qb + sqrt (root)) / qa;
      e = tri_vec3_add (o, tri_vec3_scale (d, z));
      if ((upper ? e.y < -stray : e.y > stray) || (front ? e.z < -stray : e.z > stray))
        continue;
      if (z > best_z)
        {
          best_z = z;
          *out_e = tri_vec3_normalize (e);
          found = TRUE;
        }
    }
  return found;
}

TriVec3
tri_pose_back_project_nearest (const TriPose *self, const TriHead *head, TriVec2 pixel)
{
  const double golden = 0.5 * (sqrt (5.0) - 1.0);
  double x, y, best = -G_MAXDOUBLE, angle = 0.0, low, high;
  TriVec3 e = { 0.0, 1.0, 0.0 };

  g_return_val_if_fail (self != NULL, e);
  g_return_val_if_fail (head != NULL, e);

  if (tri_pose_back_project (self, head, pixel, &e))
    return e;

  /* The outline is convex: the nearest point is where the pixel stands farthest beyond a touching
   * line. Best of 60, then golden section between its neighbours. */
  x = (pixel.x - self->tx) / self->scale;
  y = (self->ty - pixel.y) / self->scale;
  for (guint i = 0; i < TRI_OUTLINE_DIRECTIONS; i++)
    {
      const double at = i * 2.0 * G_PI / TRI_OUTLINE_DIRECTIONS, c = cos (at), s = sin (at);
      const double beyond = c * x + s * y
                            - _tri_outline_support (&self->rotation, self->kappa, &head->shape,
                                                    TRI_OUTLINE_WHOLE, c, s, &e);

      if (beyond > best)
        {
          best = beyond;
          angle = at;
        }
    }
  low = angle - 2.0 * G_PI / TRI_OUTLINE_DIRECTIONS;
  high = angle + 2.0 * G_PI / TRI_OUTLINE_DIRECTIONS;
  for (guint i = 0; i < 40; i++)
    {
      const double tries[2] = { high - golden * (high - low), low + golden * (high - low) };
      double beyond[2];

      for (guint j = 0; j < 2; j++)
        {
          const double c = cos (tries[j]), s = sin (tries[j]);

          beyond[j] = c * x + s * y
                      - _tri_outline_support (&self->rotation, self->kappa, &head->shape,
                                              TRI_OUTLINE_WHOLE, c, s, &e);
        }
      if (beyond[0] > beyond[1])
        high = tries[1];
      else
        low = tries[0];
    }
  return e;
}
