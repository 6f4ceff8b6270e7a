/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person put the head's outline in one photo, besides what was found there. */

#pragma once

#include "tri-vec.h"

G_BEGIN_DECLS

/* More than this have no room beside each other on the outline. */
#define TRI_OUTLINE_FIX_MAX_POINTS 36

/**
 * TriOutlineFix:
 *
 * Points of the upright photo, in px, through which the outline goes. Of points that lie nearly in
 * one direction from the head's middle the last one counts. Plain value.
 */
typedef struct
{
  guint n_points;
  TriVec2 points[TRI_OUTLINE_FIX_MAX_POINTS];
} TriOutlineFix;

G_END_DECLS
