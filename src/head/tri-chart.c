/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart: Lambert azimuthal equal-area map of unit directions about +Y, R = 95 mm (GEOMETRY 2).
 */

#include "config.h"

#include "tri-chart.h"

/* Under the neck the map tears; directions below this are mapped as if they were here. */
#define LOWEST_Y -0.999999

TriVec2
tri_chart_from_direction (TriVec3 e)
{
  const double k = TRI_CHART_RADIUS * sqrt (2.0 / (1.0 + CLAMP (e.y, LOWEST_Y, 1.0)));

  return (TriVec2){ k * e.x, k * e.z };
}

TriVec3
tri_chart_to_direction (TriVec2 uv)
{
  const double q = (uv.x * uv.x + uv.y * uv.y) / (4.0 * TRI_CHART_RADIUS * TRI_CHART_RADIUS);
  double s;

  /* Outside the chart's disc there is only the point under the neck. */
  if (!(q < 1.0))
    return tri_vec3 (0.0, -1.0, 0.0);

  s = sqrt (1.0 - q) / TRI_CHART_RADIUS;
  return tri_vec3 (uv.x * s, 1.0 - 2.0 * q, uv.y * s);
}
