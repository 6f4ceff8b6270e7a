/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that is kept up to date on a worker: the latest wish wins. Main thread only. */

#pragma once

#include <gtk/gtk.h>

#include "tri-live-request.h"
#include "tri-mosaic.h"

G_BEGIN_DECLS

/* What a hand is dragging never waits for thumbnails: those share a thread of their own. */
typedef enum
{
  TRI_LIVE_CANVAS,
  TRI_LIVE_THUMBNAIL,
} TriLivePriority;

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
/* The latest picture; NULL until there is one. */
TriMosaic *tri_live_preview_get_mosaic (TriLivePreview *self);
/* The same, when a texture was asked for. */
GdkTexture *tri_live_preview_get_texture (TriLivePreview *self);
/* Whether the latest picture could show the future that was asked for. */
TriFutureVerdict tri_live_preview_get_future_verdict (TriLivePreview *self);
/* Nothing is under way or waiting. */
gboolean tri_live_preview_is_idle (TriLivePreview *self);

G_END_DECLS
