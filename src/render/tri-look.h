/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same photo in another light: looks of a scene that are simulated and never part of a
 * decision.
 */

#pragma once

#include "tri-scene.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_SCENE_LIGHT_PHOTO, /* as photographed */
  TRI_SCENE_LIGHT_SOFT,  /* from all sides, as under an overcast sky */
  TRI_SCENE_LIGHT_HARD,  /* one lamp from above and in front: shows over-dark work */
  TRI_SCENE_LIGHT_WARM,  /* the photo's own shading under tungsten */
  TRI_N_SCENE_LIGHTS,
} TriSceneLight;

/* File id, like "hard"; and plain words for a menu, translated, like "Hard". */
const char *tri_scene_light_get_id (TriSceneLight light);
const char *tri_scene_light_get_name (TriSceneLight light);

/* What may come of the hair at the sides. All zero is the hair of today. */
typedef struct
{
  guint stages; /* of hair loss that it goes on by, 0 to TRI_FUTURE_MOST_STAGES */
  gboolean greying;
} TriSceneFuture;

#define TRI_FUTURE_MOST_STAGES 2

/* Whether a photo can show it. */
typedef enum
{
  TRI_FUTURE_SHOWN,
  TRI_FUTURE_LITTLE,    /* shown, but hardly any of that hair is seen from here */
  TRI_FUTURE_NO_SKIN,   /* not shown: too little bare skin beside the hair to paint with */
  TRI_FUTURE_LONG_HAIR, /* not shown: what falls over the skin cannot be taken away */
} TriFutureVerdict;

/* All zero is the photo as it is. */
typedef struct
{
  TriSceneLight light;
  /* (nullable) (transfer none): the hair that this region's fringe leaves is shown clipped to
   * stubble. The look keeps a reference; a photo that shows no skin to sample stays as it is. */
  TriRegion *clipped;
  /* What comes of the hair that the fringe of @receding (nullable, kept like @clipped) leaves. */
  TriSceneFuture future;
  TriRegion *receding;
} TriSceneLook;

/**
 * tri_scene_new_look:
 * @scene: a scene of any look; its own look does not count
 *
 * The same scene, pose, outline and photo with other pixels: the head is lit anew from the fitted
 * head's normals, highlights are measured on the result. What draws a scene draws a look. Some tens
 * of ms, call it on a worker.
 *
 * Returns: (transfer full)
 */
TriScene *tri_scene_new_look (TriScene *scene, const TriSceneLook *look) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): the look of a scene; all zero for tri_scene_new (). */
const TriSceneLook *tri_scene_get_look (const TriScene *scene);
TriFutureVerdict tri_scene_get_future_verdict (const TriScene *scene);

G_END_DECLS
