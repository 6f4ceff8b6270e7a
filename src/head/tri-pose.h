/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one photo sees the head: rotation, scale, shift and perspective (GEOMETRY 3).
 *
 * q = R p; g = s / (1 - kappa q.z); x = tx + g q.x; y = ty - g q.y, in pixels of the upright photo,
 * origin at the top left corner, y down. Camera axes: X image right, Y up, Z toward the camera. */

#pragma once

#include "tri-head.h"

G_BEGIN_DECLS

typedef struct
{
  TriMat3 rotation; /* head frame to camera axes */
  double scale;     /* s, px per mm at the head's origin */
  double tx, ty;    /* where the head's origin falls, px */
  double kappa;     /* 1 / camera distance, 1/mm; 0 is orthographic */
} TriPose;

/* R = Rz(roll) Rx(pitch) Ry(yaw), degrees. yaw > 0 turns the nose to image right, pitch > 0 lifts
 * it, roll > 0 leans the head anticlockwise in the image. */
TriMat3 tri_rotation_from_euler (double yaw_deg, double pitch_deg, double roll_deg);
void tri_rotation_to_euler (const TriMat3 *rotation,
                            double *yaw_deg,
                            double *pitch_deg,
                            double *roll_deg);
/* Whether the head is seen from the side: turned by 60° to 120° from the front. */
gboolean tri_pose_is_profile (const TriPose *self);
/* Matrix exponential and logarithm of a rotation vector in radians. */
TriMat3 tri_rotation_exp (TriVec3 w);
TriVec3 tri_rotation_log (const TriMat3 *rotation);

TriVec2 tri_pose_project (const TriPose *self, TriVec3 point_mm);
/* Unit vector from a point to the camera, head frame. */
TriVec3 tri_pose_view (const TriPose *self, TriVec3 point_mm);
/* Local scale g in px per mm at a point. */
double tri_pose_gain (const TriPose *self, TriVec3 point_mm);
/* The same along the scalp: how many px of the photo a mm on @head's surface takes at a surface
 * point, for a step that shows in @direction (photo px, of any length but 0). Less than the gain
 * where the surface turns away from the camera, but never less than a tenth of it. */
double tri_pose_gain_along (const TriPose *self,
                            const TriHead *head,
                            TriVec3 point_mm,
                            TriVec2 direction);
/* The pose of the same photo scaled by @factor (a half-size copy: 0.5). */
TriPose tri_pose_scaled (const TriPose *self, double factor);
/* The pose seen in the mirrored photo of width @width_px, for the mirrored head. */
TriPose tri_pose_mirrored (const TriPose *self, double width_px);

/**
 * tri_pose_back_project:
 * @out_e: (out): unit direction of the scalp point seen at @pixel
 *
 * Casts the pixel's ray onto @head (quadratic per octant, GEOMETRY 3) and takes the nearest hit
 * that faces the camera.
 *
 * Returns: FALSE when the ray misses the head
 */
gboolean tri_pose_back_project (const TriPose *self,
                                const TriHead *head,
                                TriVec2 pixel,
                                TriVec3 *out_e);
/* As above, but a miss gives the outline point nearest to the ray: for dragging past the
 * silhouette. */
TriVec3 tri_pose_back_project_nearest (const TriPose *self, const TriHead *head, TriVec2 pixel);

/* Exact text form (17 significant digits) for the record, and back. */
char *tri_pose_to_string (const TriPose *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_pose_from_string (const char *text, TriPose *out_pose, GError **error);

G_END_DECLS
