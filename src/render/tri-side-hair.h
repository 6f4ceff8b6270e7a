/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the client came with long hair at the sides: beside it no shaved top can look right. */

#pragma once

#include "tri-region.h"
#include "tri-scene.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_SIDE_HAIR_UNKNOWN, /* this photo does not tell */
  TRI_SIDE_HAIR_SHORT,   /* 3 mm and less */
  TRI_SIDE_HAIR_LONG,
} TriSideHairVerdict;

typedef struct
{
  TriSideHairVerdict verdict;
  double confidence;  /* 0 to 1 */
  double standing_mm; /* how far the hair stands off the head, 0 when not seen */
  double light;       /* of the sides over bare skin; 0 when not seen */
} TriSideHair;

/* Stubble up to this length shows skin between the hairs, as pigment does. */
#define TRI_SIDE_HAIR_MOST_MM 3.0

/* Looks at how far something of the sides' colour goes on past the head's outline, measured against
 * the bald top, and at how much skin shows at the sides. Some ms; any thread. */
TriSideHair tri_scene_measure_hair (const TriScene *scene, const TriRegion *region);
/* What to tell the user about it. Returns: (transfer full): one or two sentences, translated */
char *tri_side_hair_get_sentence (const TriSideHair *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
