/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zones of a scalp by which treated area is told. */

#include "config.h"

#include "tri-zone.h"

#include <glib/gi18n-lib.h>

/* Directions spread over the whole sphere: about 1 cm² each, some 300 of them in a large region. */
#define N_SAMPLES 4000

static const struct
{
  const char *id;
  const char *name;
} zones[TRI_N_ZONES] = {
  [TRI_ZONE_FRONT] = { "front", N_ ("Front") },
  [TRI_ZONE_MID] = { "mid", N_ ("Mid-scalp") },
  [TRI_ZONE_CROWN] = { "crown", N_ ("Crown") },
  [TRI_ZONE_TEMPLES] = { "temples", N_ ("Temples") },
  [TRI_ZONE_SIDES] = { "sides", N_ ("Sides and nape") },
};

const char *
tri_zone_get_id (TriZone zone)
{
  g_return_val_if_fail ((guint) zone < TRI_N_ZONES, NULL);

  return zones[zone].id;
}

gboolean
tri_zone_from_id (const char *id, TriZone *out_zone)
{
  g_return_val_if_fail (id != NULL && out_zone != NULL, FALSE);

  for (guint i = 0; i < TRI_N_ZONES; i++)
    if (g_str_equal (zones[i].id, id))
      {
        *out_zone = (TriZone) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_zone_get_name (TriZone zone)
{
  g_return_val_if_fail ((guint) zone < TRI_N_ZONES, NULL);

  return _ (zones[zone].name);
}

/* Where one zone ends and the next begins is judgement: practitioners' words have no borders. */
TriZone
tri_zone_at (TriVec3 e)
{
  double aside = fabs (e.x);

  if (e.z > 0.15 && aside > 0.53)
    return TRI_ZONE_TEMPLES;
  if (aside > 0.68 || (e.z <= 0.15 && e.y < 0.25))
    return TRI_ZONE_SIDES;
  if (e.z > 0.25)
    return TRI_ZONE_FRONT;
  return e.z < -0.35 ? TRI_ZONE_CROWN : TRI_ZONE_MID;
}

void
tri_zone_measure (const TriRegion *region, double out_cm2[TRI_N_ZONES])
{
  TriHead *head;
  double sum = 0;

  g_return_if_fail (region != NULL && out_cm2 != NULL);

  head = tri_region_get_head (region);
  for (guint i = 0; i < TRI_N_ZONES; i++)
    out_cm2[i] = 0;
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, N_SAMPLES);
      double area;

      if (!tri_region_contains (region, e))
        continue;
      area = tri_head_area_element (head, e);
      out_cm2[tri_zone_at (e)] += area;
      sum += area;
    }
  for (guint i = 0; i < TRI_N_ZONES && sum > 0; i++)
    out_cm2[i] *= tri_region_get_area_cm2 (region) / sum;
}
