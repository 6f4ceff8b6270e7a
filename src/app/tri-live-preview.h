/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that is kept up to date on a worker: the latest wish wins. Main thread only. */

#pragma once

#include <gtk/gtk.h>

#include "tri-scene.h"

G_BEGIN_DECLS

/* Lower values go first; both share the same two threads. */
typedef enum
{
  TRI_LIVE_CANVAS,
  TRI_LIVE_THUMBNAIL,
} TriLivePriority;

/**
 * TriLiveRequest:
 * @photo: what is shown when @scene is NULL, or @bare is set
 * @scene: (nullable)
 * @scalp: (nullable): with @scene
 * @region: (nullable): of @design on the scene's head; made on the worker when NULL
 * @design: (nullable): with @scene, when there is no @region
 *
 * Everything one picture depends on, borrowed from the caller.
 */
typedef struct
{
  TriPhoto *photo;
  TriScene *scene;
  TriScalp *scalp;
  TriRegion *region;
  TriDesign *design;
  TriFigures *figures;
  TriSkin skin;
  TriMoment moment;
  TriViewport viewport;
  gboolean bare;
  gboolean texture; /* a texture is wanted beside the surface */
} TriLiveRequest;

/**
 * TriLivePreview:
 *
 * Signal "ready": a newer picture is there. While one is being drawn further requests replace each
 * other, so that a drag shows as many frames as can be drawn and always ends with the last.
 */
#define TRI_TYPE_LIVE_PREVIEW (tri_live_preview_get_type ())
G_DECLARE_FINAL_TYPE (TriLivePreview, tri_live_preview, TRI, LIVE_PREVIEW, GObject)

TriLivePreview *tri_live_preview_new (TriLivePriority priority);
void tri_live_preview_request (TriLivePreview *self, const TriLiveRequest *request);
/* Forgets the picture and what is under way. */
void tri_live_preview_clear (TriLivePreview *self);
/* NULL until the first picture; CAIRO_FORMAT_RGB24. */
cairo_surface_t *tri_live_preview_get_surface (TriLivePreview *self);
/* NULL unless asked for. */
GdkTexture *tri_live_preview_get_texture (TriLivePreview *self);
/* What the picture shows. */
const TriViewport *tri_live_preview_get_viewport (TriLivePreview *self);
TriPhoto *tri_live_preview_get_photo (TriLivePreview *self);
/* Nothing is under way or waiting. */
gboolean tri_live_preview_is_idle (TriLivePreview *self);

G_END_DECLS
