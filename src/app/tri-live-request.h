/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that one picture on the screen depends on. */

#pragma once

#include "tri-label.h"
#include "tri-lazy-region.h"
#include "tri-look.h"

G_BEGIN_DECLS

/**
 * TriLiveRequest:
 * @photo: what is shown when @scene is NULL, or @bare is set
 * @scene: (nullable)
 * @scalp: (nullable): with @scene
 * @region: (nullable): with @scene, on its head; made by the worker
 * @light, @clipped, @future: what is made of @scene, on the worker; a bare picture of that has no
 *   dots
 * @caution: the design as it looks when it is overdone
 * @aligned_to: (nullable): the photo in whose places, and viewport, that of @scene is shown; bare,
 * as a texture
 * @texture: one texture of a small picture is wanted instead of tiles
 * @label: (nullable): burned into a texture
 *
 * Borrowed from the caller, unless it is held.
 */
typedef struct
{
  TriPhoto *photo;
  TriScene *scene;
  TriScene *aligned_to;
  TriScalp *scalp;
  TriLazyRegion *region;
  TriSceneLight light;
  gboolean clipped;
  TriSceneFuture future;
  gboolean caution;
  TriFigures *figures;
  TriSkin skin;
  TriMoment moment;
  TriViewport viewport;
  gboolean bare;
  gboolean texture;
  TriLabel *label;
} TriLiveRequest;

/* Takes a reference to all that @self names, so that it may be kept. */
void tri_live_request_hold (TriLiveRequest *self);
/* Lets go of what is held. */
void tri_live_request_clear (TriLiveRequest *self);
/* Whether both ask for the same picture. */
gboolean tri_live_request_equal (const TriLiveRequest *a, const TriLiveRequest *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TriLiveRequest, tri_live_request_clear)

G_END_DECLS
