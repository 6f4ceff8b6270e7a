/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stubble and the bare skin beside it, as a photo shows them: what the top is to be matched to. */

#pragma once

#include "tri-region.h"
#include "tri-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double stubble[3], skin[3];  /* linear light of r, g, b, 0 to 1, as if equally lit */
  double target;               /* stubble over skin, mean of the channels: for tri_sides_match () */
  double confidence;           /* 0 to 1; below 0.4 show it with a warning */
  guint n_places;              /* pairs that were compared; 1 when picked */
  TriVec2 stubble_px, skin_px; /* a typical pair, photo px */
} TriSideSample;

/* Radius of a picked sample on the head. */
#define TRI_SIDE_SAMPLE_RADIUS_MM 3.0

/**
 * tri_scene_sample_sides:
 * @region: its fringe tells about where the hair begins; the photo tells where exactly
 *
 * Looks across the fringe wherever the photo shows it, for the step from skin to stubble, and
 * compares the two sides of the step: highlights left out, shading by the head's form taken off,
 * medians over all places. Some ms.
 *
 * Returns: FALSE with TRI_ERROR_INVALID when too little of the fringe is seen; the sentence says to
 *   pick the places by hand
 */
gboolean tri_scene_sample_sides (const TriScene *scene,
                                 const TriRegion *region,
                                 TriSideSample *out,
                                 GError **error);

/* The same at two places picked in the photo, on discs of TRI_SIDE_SAMPLE_RADIUS_MM. FALSE with
 * TRI_ERROR_INVALID and a sentence when a place is outside of photo or head, or is too dark. */
gboolean tri_scene_sample_sides_at (
    const TriScene *scene, TriVec2 stubble_px, TriVec2 skin_px, TriSideSample *out, GError **error);

G_END_DECLS
