/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one photo sees the head: rotation, scale, shift and perspective (GEOMETRY 3). */

#include "config.h"

#include "tri-pose.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* Text form: this word, then rotation row by row, scale, tx, ty, kappa. */
#define POSE_WORD "pose1"
#define POSE_N_NUMBERS 13
/* Bounds a stored pose must keep: no head is nearer than 10 cm, no photo finer than this. */
/* From this turn on the forehead's outline is seen. */
#define PROFILE_YAW_DEG 60.0

#define POSE_MAX_KAPPA 0.01
#define POSE_MAX_SCALE 1e5
#define POSE_MAX_SHIFT 1e7
#define POSE_ROTATION_TOLERANCE 1e-6

TriMat3
tri_rotation_from_euler (double yaw_deg, double pitch_deg, double roll_deg)
{
  double sy, cy, sp, cp, sr, cr;
  TriMat3 yaw, pitch, roll, out;

  sincos (yaw_deg * G_PI / 180.0, &sy, &cy);
  sincos (pitch_deg * G_PI / 180.0, &sp, &cp);
  sincos (roll_deg * G_PI / 180.0, &sr, &cr);
  yaw = (TriMat3){ { cy, 0.0, sy, 0.0, 1.0, 0.0, -sy, 0.0, cy } };
  pitch = (TriMat3){ { 1.0, 0.0, 0.0, 0.0, cp, sp, 0.0, -sp, cp } };
  roll = (TriMat3){ { cr, -sr, 0.0, sr, cr, 0.0, 0.0, 0.0, 1.0 } };
  out = tri_mat3_multiply (&pitch, &yaw);
  return tri_mat3_multiply (&roll, &out);
}

void
tri_rotation_to_euler (const TriMat3 *rotation,
                       double *yaw_deg,
                       double *pitch_deg,
                       double *roll_deg)
{
  const double *m;

  g_return_if_fail (rotation != NULL);
  g_return_if_fail (yaw_deg != NULL && pitch_deg != NULL && roll_deg != NULL);

  m = rotation->m;
  *pitch_deg = asin (CLAMP (-m[7], -1.0, 1.0)) * 180.0 / G_PI;
  *yaw_deg = atan2 (-m[6], m[8]) * 180.0 / G_PI;
  *roll_deg = atan2 (-m[1], m[4]) * 180.0 / G_PI;
}

gboolean
tri_pose_is_profile (const TriPose *self)
{
  double yaw, pitch, roll;

  g_return_val_if_fail (self != NULL, FALSE);

  tri_rotation_to_euler (&self->rotation, &yaw, &pitch, &roll);
  return fabs (yaw) >= PROFILE_YAW_DEG && fabs (yaw) <= 180.0 - PROFILE_YAW_DEG;
}

TriMat3
tri_rotation_exp (TriVec3 w)
{
  const double t = tri_vec3_length (w);
  /* sin t / t and (1 - cos t) / t², with their limits at 0. */
  const double a = t > 1e-6 ? sin (t) / t : 1.0 - t * t / 6.0;
  const double half = sin (0.5 * t);
  const double b = t > 1e-6 ? 2.0 * half * half / (t * t) : 0.5 - t * t / 24.0;

  return (TriMat3){
    { 1.0 - b * (w.y * w.y + w.z * w.z), b * w.x * w.y - a * w.z, b * w.x * w.z + a * w.y,
      b * w.x * w.y + a * w.z, 1.0 - b * (w.x * w.x + w.z * w.z), b * w.y * w.z - a * w.x,
      b * w.x * w.z - a * w.y, b * w.y * w.z + a * w.x, 1.0 - b * (w.x * w.x + w.y * w.y) }
  };
}

TriVec3
tri_rotation_log (const TriMat3 *rotation)
{
  const double *m;
  TriVec3 v, axis;
  double s, c, t;

  g_return_val_if_fail (rotation != NULL, tri_vec3 (0.0, 0.0, 0.0));

  m = rotation->m;
  v = tri_vec3 (0.5 * (m[7] - m[5]), 0.5 * (m[2] - m[6]), 0.5 * (m[3] - m[1]));
  s = tri_vec3_length (v);
  c = 0.5 * (m[0] + m[4] + m[8] - 1.0);
  t = atan2 (s, c);
  if (c > -0.99)
    return tri_vec3_scale (v, s > 1e-9 ? t / s : 1.0);

  /* Near half a turn the antisymmetric part vanishes; the axis is the largest column of the
   * symmetric part, its sign taken from what is left of the antisymmetric one. */
  axis = tri_vec3 (m[0] - c, 0.5 * (m[1] + m[3]), 0.5 * (m[2] + m[6]));
  if (m[4] > m[0] && m[4] >= m[8])
    axis = tri_vec3 (0.5 * (m[1] + m[3]), m[4] - c, 0.5 * (m[5] + m[7]));
  else if (m[8] > m[0])
    axis = tri_vec3 (0.5 * (m[2] + m[6]), 0.5 * (m[5] + m[7]), m[8] - c);
  axis = tri_vec3_normalize (axis);
  return tri_vec3_scale (axis, tri_vec3_dot (axis, v) < 0.0 ? -t : t);
}

TriVec2
tri_pose_project (const TriPose *self, TriVec3 point_mm)
{
  TriVec3 q;
  double g;

  g_return_val_if_fail (self != NULL, ((TriVec2){ 0.0, 0.0 }));

  q = tri_mat3_apply (&self->rotation, point_mm);
  g = self->scale / (1.0 - self->kappa * q.z);
  return (TriVec2){ self->tx + g * q.x, self->ty - g * q.y };
}

TriVec3
tri_pose_view (const TriPose *self, TriVec3 point_mm)
{
  TriVec3 q, to_camera;

  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 0.0, 1.0));

  /* Camera at (0, 0, 1/kappa); scaled by kappa, so that orthographic needs no case of its own. */
  q = tri_mat3_apply (&self->rotation, point_mm);
  to_camera = tri_vec3_normalize (
      tri_vec3 (-self->kappa * q.x, -self->kappa * q.y, 1.0 - self->kappa * q.z));
  return tri_mat3_apply_transposed (&self->rotation, to_camera);
}

double
tri_pose_gain (const TriPose *self, TriVec3 point_mm)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->scale
         / (1.0
            - self->kappa
                  * (self->rotation.m[6] * point_mm.x + self->rotation.m[7] * point_mm.y
                     + self->rotation.m[8] * point_mm.z));
}

double
tri_pose_gain_along (const TriPose *self, const TriHead *head, TriVec3 point_mm, TriVec2 direction)
{
  TriVec3 normal, u, v;
  TriVec2 at, pu, pv;
  double length = hypot (direction.x, direction.y);
  double a, b, determinant;

  g_return_val_if_fail (self != NULL, 0.0);
  g_return_val_if_fail (head != NULL, 0.0);
  g_return_val_if_fail (length > 0.0, 0.0);

  /* A mm along each of two tangents, in px. */
  normal = tri_head_normal (head, tri_head_direction (head, point_mm));
  u = tri_vec3_normalize (
      tri_vec3_cross (normal, fabs (normal.y) < 0.9 ? (TriVec3){ 0, 1, 0 } : (TriVec3){ 1, 0, 0 }));
  v = tri_vec3_cross (normal, u);
  at = tri_pose_project (self, point_mm);
  pu = tri_pose_project (self, tri_vec3_add (point_mm, u));
  pv = tri_pose_project (self, tri_vec3_add (point_mm, v));
  pu = (TriVec2){ pu.x - at.x, pu.y - at.y };
  pv = (TriVec2){ pv.x - at.x, pv.y - at.y };

  /* The step a u + b v that shows as one px in @direction; its length is in mm. */
  determinant = pu.x * pv.y - pu.y * pv.x;
  a = (direction.x * pv.y - direction.y * pv.x) / length;
  b = (pu.x * direction.y - pu.y * direction.x) / length;
  return MAX (fabs (determinant) / hypot (a, b), tri_pose_gain (self, point_mm) / 10.0);
}

TriPose
tri_pose_scaled (const TriPose *self, double factor)
{
  TriPose out = { 0 };

  g_return_val_if_fail (self != NULL, out);
  g_return_val_if_fail (factor > 0.0, *self);

  out = *self;
  out.scale *= factor;
  out.tx *= factor;
  out.ty *= factor;
  return out;
}

TriPose
tri_pose_mirrored (const TriPose *self, double width_px)
{
  TriPose out = { 0 };

  g_return_val_if_fail (self != NULL, out);

  /* R' = M R M with M = diag (-1, 1, 1). */
  out = *self;
  out.tx = width_px - self->tx;
  for (guint i = 0; i < 4; i++)
    {
      static const guint crossed[4] = { 1, 2, 3, 6 };

      out.rotation.m[crossed[i]] = -out.rotation.m[crossed[i]];
    }
  return out;
}

static void
pose_to_numbers (const TriPose *self, double out_numbers[POSE_N_NUMBERS])
{
  for (guint i = 0; i < 9; i++)
    out_numbers[i] = self->rotation.m[i];
  out_numbers[9] = self->scale;
  out_numbers[10] = self->tx;
  out_numbers[11] = self->ty;
  out_numbers[12] = self->kappa;
}

char *
tri_pose_to_string (const TriPose *self)
{
  double numbers[POSE_N_NUMBERS];
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  pose_to_numbers (self, numbers);
  text = g_string_new (POSE_WORD);
  for (guint i = 0; i < POSE_N_NUMBERS; i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      /* 17 significant digits give every double back to the bit. */
      g_string_append_c (text, ' ');
      g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, numbers[i]));
    }
  return g_string_free (text, FALSE);
}

/* A rotation: rows of length one, at right angles, right-handed. */
static gboolean
is_rotation (const TriMat3 *r)
{
  const TriVec3 x = tri_vec3 (r->m[0], r->m[1], r->m[2]);
  const TriVec3 y = tri_vec3 (r->m[3], r->m[4], r->m[5]);
  const TriVec3 z = tri_vec3 (r->m[6], r->m[7], r->m[8]);
  const TriVec3 cross
      = tri_vec3 (x.y * y.z - x.z * y.y, x.z * y.x - x.x * y.z, x.x * y.y - x.y * y.x);

  return ABS (tri_vec3_dot (x, x) - 1.0) < POSE_ROTATION_TOLERANCE
         && ABS (tri_vec3_dot (y, y) - 1.0) < POSE_ROTATION_TOLERANCE
         && ABS (tri_vec3_dot (x, y)) < POSE_ROTATION_TOLERANCE
         && tri_vec3_length (tri_vec3_sub (cross, z)) < POSE_ROTATION_TOLERANCE;
}

gboolean
tri_pose_from_string (const char *text, TriPose *out_pose, GError **error)
{
  double n[POSE_N_NUMBERS];
  g_auto (GStrv) words = NULL;
  TriPose pose;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out_pose != NULL, FALSE);

  words = g_strsplit (text, " ", POSE_N_NUMBERS + 2);
  if (g_strv_length (words) != POSE_N_NUMBERS + 1 || !g_str_equal (words[0], POSE_WORD))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                           _ ("The stored position of the head in this photo cannot be read; mark "
                              "the photo again."));
      return FALSE;
    }
  for (guint i = 0; i < POSE_N_NUMBERS; i++)
    {
      const char *word = words[i + 1];
      char *end = NULL;

      n[i] = g_ascii_strtod (word, &end);
      if (end == word || *end != '\0' || !isfinite (n[i]))
        {
          g_autofree char *shown = tri_error_shown (word);

          g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                       _ ("The stored position of the head in this photo contains “%s” where a "
                          "number belongs; mark the photo again."),
                       shown);
          return FALSE;
        }
    }

  for (guint i = 0; i < 9; i++)
    pose.rotation.m[i] = n[i];
  pose.scale = n[9];
  pose.tx = n[10];
  pose.ty = n[11];
  pose.kappa = n[12];
  if (!is_rotation (&pose.rotation) || !(pose.scale > 0.0) || pose.scale > POSE_MAX_SCALE
      || ABS (pose.tx) > POSE_MAX_SHIFT || ABS (pose.ty) > POSE_MAX_SHIFT || pose.kappa < 0.0
      || pose.kappa > POSE_MAX_KAPPA)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                           _ ("The stored position of the head in this photo is impossible; mark "
                              "the photo again."));
      return FALSE;
    }
  *out_pose = pose;
  return TRUE;
}
