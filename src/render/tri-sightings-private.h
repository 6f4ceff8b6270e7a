/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a photo shows each dot of a scalp: worked out once, for every frame. */

#pragma once

#include "tri-scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  float x, y;           /* photo px */
  float gain;           /* px per mm there */
  float facing;         /* cosine of the angle to the camera; 0: the dot cannot be seen */
  float tilt_x, tilt_y; /* the normal's direction in the photo, y down; unit */
} TriDotSighting;

/* Of one scalp in one scene; immutable, reference-counted. */
typedef struct _TriSightings TriSightings;

/* Those of the scalp asked for last are kept with the scene; making them takes some tens of ms.
 * Returns: (transfer full) */
TriSightings *_tri_sightings_get (TriScene *scene, TriScalp *scalp) G_GNUC_WARN_UNUSED_RESULT;
TriSightings *_tri_sightings_ref (TriSightings *self);
void _tri_sightings_unref (TriSightings *self);
/* By index in the field. */
const TriDotSighting *_tri_sightings_get_dots (const TriSightings *self);

/* One dot's: FALSE when it cannot be seen, or lies so far past the outline that the fit must be
 * wrong there. */
gboolean _tri_sighting_find (const TriScene *scene,
                             const float point_mm[3],
                             const float normal[3],
                             TriDotSighting *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSightings, _tri_sightings_unref)

G_END_DECLS
