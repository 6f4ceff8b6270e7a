/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's head: an eight-octant ellipsoid with five shape factors (GEOMETRY 1, 2). */

#include "config.h"

#include "tri-head-private.h"

/* Mean male cranium, mm (GEOMETRY 2: fitted to ICT-FaceKit scaled to ANSUR II, 0.60 mm RMS). */
#define HALF_BREADTH 77.5
#define HEIGHT_UPPER 80.7
#define HEIGHT_LOWER 110.0
#define FRONT_Z 96.9 /* foremost point of the ellipsoid, in the head frame */
#define LENGTH_BACK 85.3
#define CENTRE_Y 50.5
#define CENTRE_Z -16.1

/* Side points and nape points beyond the outline are pulled in to this share of the section. */
#define LEAST_SECTION 1e-4

TriHead *
tri_head_new (const double factors[TRI_HEAD_N_FACTORS])
{
  TriHead *self = g_new0 (TriHead, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    {
      self->factors[i] = factors != NULL ? factors[i] : 0.0;
      self->scale[i] = exp (self->factors[i]);
    }
  _tri_head_shape (self->scale, &self->shape);
  return self;
}

TriHead *
tri_head_ref (TriHead *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_head_unref (TriHead *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

void
_tri_head_shape (const double scale[TRI_HEAD_N_FACTORS], TriHeadShape *out_shape)
{
  out_shape->centre = tri_vec3 (0.0, CENTRE_Y * scale[1], CENTRE_Z * scale[4]);
  out_shape->a = HALF_BREADTH * scale[0];
  out_shape->h[0] = HEIGHT_LOWER * scale[1];
  out_shape->h[1] = HEIGHT_UPPER * scale[1];
  out_shape->b[0] = LENGTH_BACK * scale[4];
  out_shape->b[1] = FRONT_Z * scale[3] - out_shape->centre.z;
}

TriVec3
_tri_head_scale_point (const double scale[TRI_HEAD_N_FACTORS], TriVec3 mean)
{
  return tri_vec3 (mean.x * scale[0], mean.y * (mean.y > 0.0 ? scale[1] : scale[2]),
                   mean.z * (mean.z > 0.0 ? scale[3] : scale[4]));
}

const double *
tri_head_get_factors (const TriHead *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->factors;
}

double
tri_head_get_scale (const TriHead *self, guint axis)
{
  g_return_val_if_fail (self != NULL, 1.0);
  g_return_val_if_fail (axis < TRI_HEAD_N_FACTORS, 1.0);

  return self->scale[axis];
}

TriVec3
tri_head_get_centre (const TriHead *self)
{
  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 0.0, 0.0));

  return self->shape.centre;
}

TriVec3
tri_head_get_axes (const TriHead *self, gboolean upper, gboolean front)
{
  g_return_val_if_fail (self != NULL, tri_vec3 (1.0, 1.0, 1.0));

  return tri_vec3 (self->shape.a, self->shape.h[upper ? 1 : 0], self->shape.b[front ? 1 : 0]);
}

TriVec3
tri_head_point (const TriHead *self, TriVec3 e)
{
  TriVec3 axes;

  g_return_val_if_fail (self != NULL, e);

  axes = _tri_head_shape_axes (&self->shape, e);
  return tri_vec3_add (self->shape.centre, tri_vec3 (axes.x * e.x, axes.y * e.y, axes.z * e.z));
}

TriVec3
tri_head_normal (const TriHead *self, TriVec3 e)
{
  TriVec3 axes;

  g_return_val_if_fail (self != NULL, e);

  axes = _tri_head_shape_axes (&self->shape, e);
  return tri_vec3_normalize (tri_vec3 (e.x / axes.x, e.y / axes.y, e.z / axes.z));
}

double
tri_head_area_element (const TriHead *self, TriVec3 e)
{
  TriVec3 axes;

  g_return_val_if_fail (self != NULL, 0.0);

  axes = _tri_head_shape_axes (&self->shape, e);
  return axes.x * axes.y * axes.z
         * tri_vec3_length (tri_vec3 (e.x / axes.x, e.y / axes.y, e.z / axes.z));
}

TriVec3
tri_head_direction (const TriHead *self, TriVec3 point_mm)
{
  TriVec3 d, axes, e;
  double length;

  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 1.0, 0.0));

  d = tri_vec3_sub (point_mm, self->shape.centre);
  axes = _tri_head_shape_axes (&self->shape, d);
  e = tri_vec3 (d.x / axes.x, d.y / axes.y, d.z / axes.z);
  length = tri_vec3_length (e);
  /* The centre itself lies in every direction; straight up is as good as any. */
  if (!(length > 0.0))
    return tri_vec3 (0.0, 1.0, 0.0);
  return tri_vec3_scale (e, 1.0 / length);
}

TriVec3
tri_head_landmark (const TriHead *self, TriLandmark landmark)
{
  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 0.0, 0.0));
  g_return_val_if_fail (landmark < TRI_N_LANDMARKS, tri_vec3 (0.0, 0.0, 0.0));

  return _tri_head_scale_point (self->scale, tri_landmark_mean (landmark));
}

TriVec3
tri_head_side_point (const TriHead *self, double y_mm, double z_mm, int side)
{
  TriVec3 d;
  double rest;

  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 0.0, 0.0));
  g_return_val_if_fail (side == 1 || side == -1, tri_vec3 (0.0, 0.0, 0.0));

  d = tri_vec3 (0.0, y_mm - self->shape.centre.y, z_mm - self->shape.centre.z);
  d.y /= self->shape.h[d.y > 0.0];
  d.z /= self->shape.b[d.z > 0.0];
  rest = 1.0 - d.y * d.y - d.z * d.z;
  if (rest < LEAST_SECTION)
    return tri_head_point (
        self, tri_head_direction (
                  self, tri_vec3 (side * self->shape.a * sqrt (LEAST_SECTION), y_mm, z_mm)));
  return tri_vec3 (side * self->shape.a * sqrt (rest), y_mm, z_mm);
}

TriVec3
tri_head_azimuth_point (const TriHead *self, double y_mm, double azimuth_deg)
{
  double y, rest, r, s, c;
  TriVec3 point;

  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 0.0, 0.0));

  y = y_mm - self->shape.centre.y;
  y /= self->shape.h[y > 0.0];
  rest = 1.0 - y * y;
  r = sqrt (MAX (rest, LEAST_SECTION));
  sincos (azimuth_deg * G_PI / 180.0, &s, &c);
  point = tri_vec3 (self->shape.a * r * s, y_mm,
                    self->shape.centre.z + self->shape.b[c > 0.0] * r * c);
  if (rest < LEAST_SECTION)
    return tri_head_point (self, tri_head_direction (self, point));
  return point;
}

void
tri_head_ear (const TriHead *self, int side, TriVec3 out_points[TRI_HEAD_EAR_POINTS])
{
  /* GEOMETRY 9. */
  static const TriVec3 mean[TRI_HEAD_EAR_POINTS] = {
    { 72.0, -2.0, 6.0 },   { 73.0, 26.0, 4.0 },  { 80.0, 33.0, -4.0 },  { 87.0, 31.0, -14.0 },
    { 92.0, 18.0, -22.0 }, { 88.0, 0.0, -20.0 }, { 80.0, -22.0, -8.0 }, { 74.0, -30.0, 2.0 },
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (side == 1 || side == -1);
  g_return_if_fail (out_points != NULL);

  for (guint i = 0; i < TRI_HEAD_EAR_POINTS; i++)
    {
      out_points[i] = _tri_head_scale_point (self->scale, mean[i]);
      out_points[i].x *= side;
    }
}

TriVec3
tri_head_fibonacci (guint index, guint count)
{
  double i, y, r, s, c;

  g_return_val_if_fail (index < count, tri_vec3 (0.0, 1.0, 0.0));

  i = index + 0.5;
  y = 1.0 - 2.0 * i / count;
  r = sqrt (1.0 - y * y);
  sincos (G_PI * (1.0 + sqrt (5.0)) * i, &s, &c);
  return tri_vec3 (r * c, y, r * s);
}
