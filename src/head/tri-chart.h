/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart: Lambert azimuthal equal-area map of unit directions about +Y, R = 95 mm (GEOMETRY 2).
 */

#pragma once

#include "tri-vec.h"

G_BEGIN_DECLS

#define TRI_CHART_RADIUS 95.0

/* Plane point (x = u, y = v) of a unit direction, and back. Regular everywhere but at e = -Y. */
TriVec2 tri_chart_from_direction (TriVec3 e);
TriVec3 tri_chart_to_direction (TriVec2 uv);

G_END_DECLS
