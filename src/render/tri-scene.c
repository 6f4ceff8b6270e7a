/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriScene: projection with the snapped outline, hiding by the ears, and picking; TriViewport. */

#include "config.h"

#include "tri-look-private.h"
#include "tri-sightings-private.h"

#include <string.h>

TriScene *
tri_scene_new (TriPhoto *photo,
               const TriPose *pose,
               TriHead *head,
               const TriVec2 *silhouette_px,
               guint n_silhouette)
{
  TriScene *self;

  g_return_val_if_fail (photo != NULL, NULL);
  g_return_val_if_fail (pose != NULL && pose->scale > 0.0, NULL);
  g_return_val_if_fail (head != NULL, NULL);
  g_return_val_if_fail (n_silhouette == 0 || silhouette_px != NULL, NULL);
  g_return_val_if_fail (tri_photo_get_analysis (photo, 1.0, NULL) != NULL, NULL);

  self = g_new0 (TriScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->photo = tri_photo_ref (photo);
  self->pose = *pose;
  self->head = tri_head_ref (head);
  _tri_snap_find (&self->snap, photo, pose, head, silhouette_px, n_silhouette);
  for (guint i = 0; i < 2; i++)
    {
      TriEarShade *ear = &self->ears[i];
      TriVec3 points[TRI_HEAD_EAR_POINTS];

      tri_head_ear (head, i == 0 ? 1 : -1, points);
      ear->low = (TriVec2){ G_MAXDOUBLE, G_MAXDOUBLE };
      ear->high = (TriVec2){ -G_MAXDOUBLE, -G_MAXDOUBLE };
      for (guint j = 0; j < TRI_HEAD_EAR_POINTS; j++)
        {
          TriVec2 at = tri_pose_project (pose, points[j]);

          ear->points[j] = at;
          ear->low = (TriVec2){ MIN (ear->low.x, at.x), MIN (ear->low.y, at.y) };
          ear->high = (TriVec2){ MAX (ear->high.x, at.x), MAX (ear->high.y, at.y) };
          ear->depth_mm += tri_mat3_apply (&pose->rotation, points[j]).z / TRI_HEAD_EAR_POINTS;
        }
    }
  g_mutex_init (&self->sightings_lock);
  self->highlights = _tri_highlights_find (self);
  self->sharpness = tri_sharpness_measure (photo);
  return self;
}

TriScene *
_tri_scene_share (const TriScene *self)
{
  TriScene *shared = g_new0 (TriScene, 1);

  g_atomic_ref_count_init (&shared->ref_count);
  shared->photo = tri_photo_ref (self->photo);
  shared->pose = self->pose;
  shared->head = tri_head_ref (self->head);
  shared->snap = self->snap;
  memcpy (shared->ears, self->ears, sizeof shared->ears);
  g_mutex_init (&shared->sightings_lock);
  shared->highlights = self->highlights;
  shared->sharpness = self->sharpness;
  if (shared->highlights.share != NULL)
    g_atomic_rc_box_acquire (shared->highlights.share);
  return shared;
}

double
tri_scene_get_look_scale (const TriPose *pose)
{
  g_return_val_if_fail (pose != NULL && pose->scale > 0.0, 1.0);

  return MAX (TRI_SNAP_LOOK_PX_PER_MM, TRI_HIGHLIGHTS_LOOK_PX_PER_MM) / pose->scale;
}

TriScene *
tri_scene_new_fixed (const TriScene *self, const TriOutlineFix *fix)
{
  TriScene *fixed;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (fix != NULL && fix->n_points <= TRI_OUTLINE_FIX_MAX_POINTS, NULL);

  fixed = _tri_scene_share (self);
  _tri_snap_fix (&fixed->snap, fix);
  if (self->look != NULL)
    fixed->look = _tri_look_new (fixed, &self->look->choice);
  return fixed;
}

TriScene *
tri_scene_new_look (TriScene *scene, const TriSceneLook *look)
{
  TriScene *self;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (look != NULL, NULL);
  g_return_val_if_fail ((guint) look->light < TRI_N_SCENE_LIGHTS, NULL);

  self = _tri_scene_share (scene);
  self->look = _tri_look_new (self, look);
  g_mutex_lock (&scene->sightings_lock);
  if (scene->sightings != NULL)
    self->sightings = _tri_sightings_ref (scene->sightings);
  g_mutex_unlock (&scene->sightings_lock);
  g_clear_pointer (&self->highlights.share, g_atomic_rc_box_release);
  self->highlights = _tri_highlights_find (self);
  return self;
}

const TriSceneLook *
tri_scene_get_look (const TriScene *self)
{
  static const TriSceneLook none = { 0 };

  g_return_val_if_fail (self != NULL, &none);

  return self->look != NULL ? &self->look->choice : &none;
}

TriScene *
tri_scene_ref (TriScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_scene_unref (TriScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_photo_unref (self->photo);
  tri_head_unref (self->head);
  g_clear_pointer (&self->highlights.share, g_atomic_rc_box_release);
  _tri_look_free (self->look);
  g_clear_pointer (&self->sightings, _tri_sightings_unref);
  g_mutex_clear (&self->sightings_lock);
  g_free (self);
}

TriPhoto *
tri_scene_get_photo (const TriScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->photo;
}

const TriPose *
tri_scene_get_pose (const TriScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->pose;
}

TriHead *
tri_scene_get_head (const TriScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->head;
}

TriSharpness
tri_scene_get_sharpness (const TriScene *self)
{
  g_return_val_if_fail (self != NULL, ((TriSharpness){ TRI_SHARPNESS_USUAL_PSF_PX, 0.0, 0 }));

  return self->sharpness;
}

TriVec2
tri_scene_project (const TriScene *self, TriVec3 point_mm)
{
  g_return_val_if_fail (self != NULL, ((TriVec2){ 0.0, 0.0 }));

  return _tri_snap_warp (&self->snap, tri_pose_project (&self->pose, point_mm));
}

/* Even-odd rule. */
static gboolean
ear_covers (const TriEarShade *ear, TriVec2 q)
{
  gboolean inside = FALSE;

  if (q.x < ear->low.x || q.y < ear->low.y || q.x > ear->high.x || q.y > ear->high.y)
    return FALSE;
  for (guint i = 0, j = TRI_HEAD_EAR_POINTS - 1; i < TRI_HEAD_EAR_POINTS; j = i++)
    {
      TriVec2 a = ear->points[i], b = ear->points[j];

      if ((a.y > q.y) != (b.y > q.y) && q.x < (b.x - a.x) * (q.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

gboolean
_tri_scene_ear_covers (const TriScene *self, TriVec2 photo_px)
{
  return ear_covers (&self->ears[0], photo_px) || ear_covers (&self->ears[1], photo_px);
}

gboolean
_tri_scene_sight (const TriScene *self, TriVec3 point_mm, TriVec3 normal, TriSighting *out)
{
  const TriPose *pose = &self->pose;
  TriVec3 q = tri_mat3_apply (&pose->rotation, point_mm);
  TriVec3 n = tri_mat3_apply (&pose->rotation, normal);
  TriVec3 v = tri_vec3_normalize (
      tri_vec3 (-pose->kappa * q.x, -pose->kappa * q.y, 1.0 - pose->kappa * q.z));
  double length;

  out->facing = tri_vec3_dot (n, v);
  if (out->facing <= TRI_SCENE_LEAST_FACING)
    return FALSE;
  out->gain = pose->scale / (1.0 - pose->kappa * q.z);
  out->pixel = _tri_snap_warp (&self->snap,
                               (TriVec2){ pose->tx + out->gain * q.x, pose->ty - out->gain * q.y });
  for (guint i = 0; i < 2; i++)
    if (q.z < self->ears[i].depth_mm && ear_covers (&self->ears[i], out->pixel))
      return FALSE;
  length = hypot (n.x, n.y);
  out->tilt = length > 1e-6 ? (TriVec2){ n.x / length, -n.y / length } : (TriVec2){ 1.0, 0.0 };
  return TRUE;
}

gboolean
tri_scene_is_visible (const TriScene *self, TriVec3 point_mm, TriVec3 normal)
{
  TriSighting sighting;

  g_return_val_if_fail (self != NULL, FALSE);

  return _tri_scene_sight (self, point_mm, normal, &sighting);
}

TriVec3
tri_scene_pick (const TriScene *self, TriVec2 pixel)
{
  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 1.0, 0.0));

  return tri_pose_back_project_nearest (&self->pose, self->head,
                                        _tri_snap_unwarp (&self->snap, pixel));
}

const TriVec2 *
tri_scene_get_outline (const TriScene *self, guint *n_points)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_points != NULL)
    *n_points = TRI_SNAP_N;
  return self->snap.outline;
}

TriVec2
tri_scene_get_outline_middle (const TriScene *self)
{
  g_return_val_if_fail (self != NULL, ((TriVec2){ 0.0, 0.0 }));

  return self->snap.centre;
}

guint
tri_scene_find_outline (const TriScene *self, TriVec2 photo_px)
{
  g_return_val_if_fail (self != NULL, TRI_SNAP_N);

  return _tri_snap_find_ray (&self->snap, photo_px);
}

TriViewport
tri_viewport_full (const TriPhoto *photo)
{
  g_return_val_if_fail (photo != NULL, ((TriViewport){ 0.0, 0.0, 1.0, 1, 1 }));

  return (TriViewport){ 0.0, 0.0, 1.0, tri_photo_get_width (photo), tri_photo_get_height (photo) };
}

TriViewport
tri_viewport_fit (const TriPhoto *photo, int width, int height)
{
  TriViewport self = { 0.0, 0.0, 1.0, width, height };
  double photo_width, photo_height;

  g_return_val_if_fail (photo != NULL, self);
  g_return_val_if_fail (width > 0 && height > 0, self);

  photo_width = tri_photo_get_width (photo);
  photo_height = tri_photo_get_height (photo);
  self.scale = MIN (width / photo_width, height / photo_height);
  self.origin_x = (photo_width - width / self.scale) / 2.0;
  self.origin_y = (photo_height - height / self.scale) / 2.0;
  return self;
}

TriVec2
tri_viewport_to_view (const TriViewport *self, TriVec2 photo_px)
{
  g_return_val_if_fail (self != NULL, photo_px);

  return (TriVec2){ (photo_px.x - self->origin_x) * self->scale,
                    (photo_px.y - self->origin_y) * self->scale };
}

TriVec2
tri_viewport_to_photo (const TriViewport *self, TriVec2 view_px)
{
  g_return_val_if_fail (self != NULL, view_px);

  return (TriVec2){ view_px.x / self->scale + self->origin_x,
                    view_px.y / self->scale + self->origin_y };
}

/* Splits an origin in view pixels into whole ones and a fraction. Tiles cut from one view differ by
 * rounding in the last bits, so the fraction is kept to 1/4096 px and the border between two whole
 * numbers lies where no viewport of ours falls. */
static int
split_origin (double origin_px, double *out_fraction)
{
  double whole = floor (origin_px + 0.3);

  *out_fraction = floor ((origin_px - whole) * 4096.0 + 0.5) / 4096.0;
  return (int) whole;
}

TriFrame
_tri_frame_from_viewport (const TriViewport *viewport)
{
  TriFrame self
      = { .scale = viewport->scale, .width = viewport->width, .height = viewport->height };

  self.x = split_origin (viewport->origin_x * viewport->scale, &self.fraction_x);
  self.y = split_origin (viewport->origin_y * viewport->scale, &self.fraction_y);
  return self;
}

gboolean
_tri_frame_is_same_zoom (const TriFrame *a, const TriFrame *b)
{
  return a->scale == b->scale && a->fraction_x == b->fraction_x && a->fraction_y == b->fraction_y;
}
