/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo with the head that is seen in it: what a preview needs besides the design. */

#pragma once

#include "tri-dots.h"
#include "tri-outline-fix.h"
#include "tri-photo.h"
#include "tri-pigment.h"
#include "tri-pose.h"
#include "tri-sharpness.h"

G_BEGIN_DECLS

/* Immutable and reference-counted; safe to share between threads. */
typedef struct _TriScene TriScene;

/**
 * tri_scene_new:
 * @silhouette_px: (nullable): clicks on the silhouette, photo px; they pull the outline to them
 *
 * Snaps the head's outline to the photo (GEOMETRY 5) and measures skin and highlights; takes some
 * tens of ms, call it on a worker.
 *
 * Returns: (transfer full)
 */
TriScene *tri_scene_new (TriPhoto *photo,
                         const TriPose *pose,
                         TriHead *head,
                         const TriVec2 *silhouette_px,
                         guint n_silhouette) G_GNUC_WARN_UNUSED_RESULT;
/**
 * tri_scene_new_fixed:
 * @fix: where the outline is, set by hand; it takes the place of what @self was made with
 *
 * The same view with the outline pulled through @fix: smoothly, and some 30 degrees to either side
 * of a point. Below the ears, and more than a fifth of the head's radius from where the model has
 * it, nothing is pulled. What was measured in the photo is shared, so that every step of a drag can
 * have its scene.
 *
 * Returns: (transfer full)
 */
TriScene *tri_scene_new_fixed (const TriScene *self,
                               const TriOutlineFix *fix) G_GNUC_WARN_UNUSED_RESULT;
/* The largest scale at which a scene of @pose looks at its photo: what a thin photo must hold. */
double tri_scene_get_look_scale (const TriPose *pose);
TriScene *tri_scene_ref (TriScene *self);
void tri_scene_unref (TriScene *self);

TriPhoto *tri_scene_get_photo (const TriScene *self);
const TriPose *tri_scene_get_pose (const TriScene *self);
TriHead *tri_scene_get_head (const TriScene *self);
/* Blur and noise of the photo, measured when the scene was made; dots are drawn as soft. */
TriSharpness tri_scene_get_sharpness (const TriScene *self);

/* Where a scalp point appears in the photo, in px, after the outline snap; and whether it faces the
 * camera and is not behind an ear. */
TriVec2 tri_scene_project (const TriScene *self, TriVec3 point_mm);
gboolean tri_scene_is_visible (const TriScene *self, TriVec3 point_mm, TriVec3 normal);
/* The scalp direction under a photo pixel, with the snap undone; past the outline the nearest
 * outline point. */
TriVec3 tri_scene_pick (const TriScene *self, TriVec2 pixel);
/* Snapped outline in px, for overlays and tests: @n_points around the top of the head. */
const TriVec2 *tri_scene_get_outline (const TriScene *self, guint *n_points);
/* The point about which the outline lies; its points are pulled from and to it. */
TriVec2 tri_scene_get_outline_middle (const TriScene *self);
/* The outline point in whose direction from that middle a photo point lies; the number of
 * points when it lies below the ears. */
guint tri_scene_find_outline (const TriScene *self, TriVec2 photo_px);

/* Part of the photo to show: view pixel = (photo pixel - origin) * scale. */
typedef struct
{
  double origin_x, origin_y; /* photo px at the view's top left corner */
  double scale;              /* view px per photo px */
  int width, height;         /* view px */
} TriViewport;

/* The whole photo at full size; the whole photo fitted into a box, centred. */
TriViewport tri_viewport_full (const TriPhoto *photo);
TriViewport tri_viewport_fit (const TriPhoto *photo, int width, int height);
TriVec2 tri_viewport_to_view (const TriViewport *self, TriVec2 photo_px);
TriVec2 tri_viewport_to_photo (const TriViewport *self, TriVec2 view_px);

/**
 * tri_preview_render:
 * @dots: the dots to show, selected on the head of @scene
 *
 * The pure function behind every picture: dots splatted as optical density at the viewport's
 * resolution and composited in linear light by transmission, highlights above (GEOMETRY 9). Pixels
 * outside the dots and their light bleed are those of the photo, bit for bit (at scale 1).
 *
 * Returns: (transfer full): CAIRO_FORMAT_RGB24; NULL when cancelled
 */
cairo_surface_t *tri_preview_render (TriScene *scene,
                                     TriDots *dots,
                                     const TriPigment *pigment,
                                     const TriViewport *viewport,
                                     GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* The photo alone through the same viewport; a dark grey beside it. */
cairo_surface_t *tri_preview_render_bare (const TriPhoto *photo,
                                          const TriViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;

/* All the steps from a design: region, selection, pigment, picture. Returns: (transfer full) */
cairo_surface_t *tri_preview_render_design (TriScene *scene,
                                            TriScalp *scalp,
                                            TriDesign *design,
                                            const TriFigures *figures,
                                            const TriSkin *skin,
                                            const TriMoment *moment,
                                            const TriViewport *viewport,
                                            GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriScene, tri_scene_unref)

G_END_DECLS
