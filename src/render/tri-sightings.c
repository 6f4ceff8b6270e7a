/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriSightings: the scalp's dots projected into a scene. */

#include "config.h"

#include "tri-sightings-private.h"

/* Dots farther outside the outline than this belong to a fault of the fit; nearer ones lend the rim
 * their ink, the outline's cover cuts them. */
#define OUTSIDE_MM 0.5

struct _TriSightings
{
  gatomicrefcount ref_count;
  TriScalp *scalp;
  TriDotSighting *dots;
};

gboolean
_tri_sighting_find (const TriScene *scene,
                    const float point_mm[3],
                    const float normal[3],
                    TriDotSighting *out)
{
  TriSighting sighting;

  if (!_tri_scene_sight (scene, tri_vec3 (point_mm[0], point_mm[1], point_mm[2]),
                         tri_vec3 (normal[0], normal[1], normal[2]), &sighting)
      || _tri_snap_get_depth (&scene->snap, sighting.pixel) < -scene->pose.scale * OUTSIDE_MM)
    return FALSE;
  *out = (TriDotSighting){ (float) sighting.pixel.x, (float) sighting.pixel.y,
                           (float) sighting.gain,    (float) sighting.facing,
                           (float) sighting.tilt.x,  (float) sighting.tilt.y };
  return TRUE;
}

static TriSightings *
sightings_new (const TriScene *scene, TriScalp *scalp)
{
  TriSightings *self = g_new (TriSightings, 1);
  const float *points = tri_scalp_get_points (scalp);
  const float *normals = tri_scalp_get_normals (scalp);
  guint n = tri_scalp_get_count (scalp);

  g_atomic_ref_count_init (&self->ref_count);
  self->scalp = tri_scalp_ref (scalp);
  self->dots = g_new0 (TriDotSighting, n);
  for (guint i = 0; i < n; i++)
    _tri_sighting_find (scene, points + 3 * (gsize) i, normals + 3 * (gsize) i, &self->dots[i]);
  return self;
}

TriSightings *
_tri_sightings_ref (TriSightings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_tri_sightings_unref (TriSightings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_scalp_unref (self->scalp);
  g_free (self->dots);
  g_free (self);
}

const TriDotSighting *
_tri_sightings_get_dots (const TriSightings *self)
{
  return self->dots;
}

TriSightings *
_tri_sightings_get (TriScene *scene, TriScalp *scalp)
{
  TriSightings *result;

  /* Who else wants them meanwhile waits: making them twice would take longer. */
  g_mutex_lock (&scene->sightings_lock);
  if (scene->sightings == NULL || scene->sightings->scalp != scalp)
    {
      g_clear_pointer (&scene->sightings, _tri_sightings_unref);
      scene->sightings = sightings_new (scene, scalp);
    }
  result = _tri_sightings_ref (scene->sightings);
  g_mutex_unlock (&scene->sightings_lock);
  return result;
}
