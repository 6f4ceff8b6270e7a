/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a look changes pixels: grids of gain over the head, sampled in integers at absolute pixels.
 */

#pragma once

#include "tri-clip-private.h"
#include "tri-look.h"
#include "tri-recede-private.h"
#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Gains have this many bits after the point. */
#define TRI_LOOK_GAIN_BITS 12
#define TRI_LOOK_GAIN_ONE (1 << TRI_LOOK_GAIN_BITS)

/* What a look does to skin: @gain times its own light, and @gloss times its luminance in the lamp's
 * white: the shine of the surface follows its pores. */
typedef struct
{
  guint16 gain, gloss;
} TriLookNode;

struct _TriLook
{
  TriSceneLook choice; /* its region is a reference */
  TriClip *clip;       /* (owned) (nullable) */
  TriRecede *recede;   /* (owned) (nullable) */
  /* The head on a coarse grid that goes on past the outline, so that the outline itself
   * can be as sharp as the view; @far beyond. */
  TriVec2 origin; /* of the grid's first node, photo px */
  double cell_px; /* photo px from node to node */
  int width, height;
  TriLookNode *nodes; /* (owned) */
  guint16 far;
  guint16 tint[3];   /* per channel, as gains */
  guint16 tone[256]; /* linear light of a byte, contrast changed, 16 bit */
  double rim_px;     /* width of the ramp at the outline, photo px */
};

/**
 * _tri_look_adjust:
 * @area: a rectangle of the view, in view pixels (its corner is absolute pixel frame->x + area->x)
 * @pixels: RGB24, the photo through the frame; the first pixel is the area's corner
 *
 * Turns the photo's pixels into the look's; without a look nothing happens. A pixel is a function
 * of its place in the photo alone, so tiles of a look are the look.
 */
void _tri_look_adjust (const TriScene *scene,
                       const TriFrame *frame,
                       const cairo_rectangle_int_t *area,
                       guint32 *pixels,
                       gsize stride_bytes);

/* (transfer full): NULL for the look that changes nothing. Clipped sides move @scene's outline,
 * which is still being made. */
TriLook *_tri_look_new (TriScene *scene, const TriSceneLook *choice) G_GNUC_WARN_UNUSED_RESULT;
void _tri_look_free (TriLook *self);

G_END_DECLS
