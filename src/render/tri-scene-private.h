/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the drawing files see of a scene: the snapped outline, the ears and the highlights. */

#pragma once

#include "tri-scene.h"
#include "tri-snap-private.h"

G_BEGIN_DECLS

/* Share of the light that is reflected above pigment (GEOMETRY 9), 0 to 255, on a coarse grid over
 * the head. */
typedef struct
{
  int x, y, width, height; /* of the grid, in px of the pyramid level */
  double scale;            /* the level's, relative to the photo */
  guint8 *share;           /* (nullable): an atomic rc box; NULL without a highlight on the head */
} TriHighlights;

/* An ear as it hides scalp: its outline in px, and how far away it is. */
typedef struct
{
  TriVec2 points[TRI_HEAD_EAR_POINTS];
  TriVec2 low, high; /* bounding box */
  double depth_mm;
} TriEarShade;

/* What changes the photo's pixels before the dots (tri-look-private.h). */
typedef struct _TriLook TriLook;

struct _TriScene
{
  gatomicrefcount ref_count;
  TriLook *look; /* (owned) (nullable) */
  TriPhoto *photo;
  TriPose pose;
  TriHead *head;
  TriSnap snap;
  TriEarShade ears[2];
  TriHighlights highlights;
  TriSharpness sharpness; /* of the photo */
  GMutex sightings_lock;
  struct _TriSightings *sightings; /* (owned) (nullable): of the scalp asked for last */
};

/* A scene of the same photo, pose and head with all that was measured, to be made another in one
 * respect before it is given away. */
TriScene *_tri_scene_share (const TriScene *self);

/* Cosine of the angle to the camera below which a dot is not drawn (GEOMETRY 9). */
#define TRI_SCENE_LEAST_FACING 0.03

/* Highlights are soft: this many px per mm hold them. */
#define TRI_HIGHLIGHTS_LOOK_PX_PER_MM 1.5

/* Measures the skin's median light on the visible scalp and what is far brighter than it. */
TriHighlights _tri_highlights_find (const TriScene *scene);

/* Everything the splatter wants to know of a scalp point, in one go.
 * Returns: FALSE when the point cannot be seen */
typedef struct
{
  TriVec2 pixel;
  double facing; /* cosine of the angle between normal and camera */
  double gain;   /* px per mm there */
  TriVec2 tilt;  /* the normal's direction in the image, y down; unit unless it faces us */
} TriSighting;

gboolean _tri_scene_sight (const TriScene *self,
                           TriVec3 point_mm,
                           TriVec3 normal,
                           TriSighting *out);

/* An ear, near or far, is drawn over this photo point. */
gboolean _tri_scene_ear_covers (const TriScene *scene, TriVec2 photo_px);

/* A tile's place among all pixels of a zoom: the view pixel (0, 0) is the absolute pixel (x, y),
 * and an absolute pixel's centre lies at (absolute + 0.5 + fraction) / scale in the photo. Two
 * tiles of one picture have the same fraction to the bit. */
typedef struct
{
  double scale;
  double fraction_x, fraction_y;
  int x, y;
  int width, height;
} TriFrame;

TriFrame _tri_frame_from_viewport (const TriViewport *viewport);
/* Whether the absolute pixels of both are the same: one view is the other after a pan. */
gboolean _tri_frame_is_same_zoom (const TriFrame *a, const TriFrame *b);

G_END_DECLS
