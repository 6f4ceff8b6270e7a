/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's outline as the photo shows it, and the small warp that carries the model onto it
 * (GEOMETRY 5). */

#pragma once

#include "tri-outline-fix.h"
#include "tri-photo.h"
#include "tri-pose.h"

G_BEGIN_DECLS

/* Rays every 1.5° all round; the outline is looked for on those within ±102° of the top of the
 * head, which come first and in order. */
#define TRI_SNAP_STEP_DEG 1.5
#define TRI_SNAP_N_RAYS 240
#define TRI_SNAP_N 137
/* The picture is looked at in about this resolution, whatever the camera's: finer steps are pores
 * and noise. */
#define TRI_SNAP_LOOK_PX_PER_MM 2.5

typedef struct
{
  TriVec2 centre;                      /* px; the rays start here */
  double first;                        /* direction of the first ray, radians, image y down */
  double rho_model[TRI_SNAP_N_RAYS];   /* px from the centre to the model's outline */
  double rho_found[TRI_SNAP_N_RAYS];   /* and to the photo's; the model's below the ears */
  double rho_snapped[TRI_SNAP_N_RAYS]; /* and to what a person made of that */
  TriVec2 outline[TRI_SNAP_N];         /* the snapped outline over the top of the head, px */
} TriSnap;

/* Where a direction lies among the rays, 0 to TRI_SNAP_N_RAYS; the direction of a ray, radians; how
 * much of the warp it has: all over the top of the head, none below the ears. */
double _tri_snap_ray_position (const TriSnap *self, double dx, double dy);
double _tri_snap_ray_angle (const TriSnap *self, guint i);
double _tri_snap_ray_fade (guint i);

/* Looks for the outline in @photo; where there is no edge it stays at the model's. Silhouette
 * clicks pull it to them. */
void _tri_snap_find (TriSnap *self,
                     const TriPhoto *photo,
                     const TriPose *pose,
                     const TriHead *head,
                     const TriVec2 *clicks_px,
                     guint n_clicks);

/* Pulls the outline that was found through the points of @fix: smoothly, and only near them. An
 * empty one leaves what was found. */
void _tri_snap_fix (TriSnap *self, const TriOutlineFix *fix);

/* The outline point in whose direction @q lies; TRI_SNAP_N when that is below the ears. */
guint _tri_snap_find_ray (const TriSnap *self, TriVec2 q);

/* From where the pose puts a scalp point to where the photo shows it, in px. */
TriVec2 _tri_snap_warp (const TriSnap *self, TriVec2 q);
/* The inverse; beyond the snapped outline as far beyond the model's. */
TriVec2 _tri_snap_unwarp (const TriSnap *self, TriVec2 q);
/* How far inside the snapped outline a photo point lies, px along its ray (negative outside).
 * Below the ears this is the model's outline, past which no dot lies either. */
double _tri_snap_get_depth (const TriSnap *self, TriVec2 q);

G_END_DECLS
