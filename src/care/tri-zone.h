/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zones of a scalp by which treated area is told. */

#pragma once

#include "tri-region.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_ZONE_FRONT,
  TRI_ZONE_MID,
  TRI_ZONE_CROWN,
  TRI_ZONE_TEMPLES,
  TRI_ZONE_SIDES, /* and the nape */
  TRI_N_ZONES,
} TriZone;

/* "front", "mid", "crown", "temples", "sides", and back. */
const char *tri_zone_get_id (TriZone zone);
gboolean tri_zone_from_id (const char *id, TriZone *out_zone);
/* In the user's language. */
const char *tri_zone_get_name (TriZone zone);

/* The zone of a place on the scalp: a unit direction in the head's frame. */
TriZone tri_zone_at (TriVec3 e);
/* The region's area by zone, in cm²; the sum is tri_region_get_area_cm2 (). */
void tri_zone_measure (const TriRegion *region, double out_cm2[TRI_N_ZONES]);

G_END_DECLS
