/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scalp seen from above, with its zones; those that are treated are filled. */

#pragma once

#include <gtk/gtk.h>

#include "tri-zone.h"

G_BEGIN_DECLS

/* Signal "zone-pressed" (zone: TriZone as int). */
#define TRI_TYPE_ZONE_MAP (tri_zone_map_get_type ())
G_DECLARE_FINAL_TYPE (TriZoneMap, tri_zone_map, TRI, ZONE_MAP, GtkWidget)

/* Areas in cm². */
void tri_zone_map_set_areas (TriZoneMap *self, const double area_cm2[TRI_N_ZONES]);

G_END_DECLS
