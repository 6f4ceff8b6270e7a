/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws every dot that could show, once for all hairlines. */

#include "config.h"

#include "tri-dot-ground-private.h"

#include "tri-region-private.h"
#include "tri-rng.h"
#include "tri-scalp-private.h"

#define NO_PLACE G_MAXUINT16

/* Where each cell of the chart stands in the fringe's list. */
static guint16 *
find_places (const TriFringe *fringe)
{
  guint16 *places = g_new (guint16, TRI_GRID_CELLS);

  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    places[cell] = NO_PLACE;
  for (guint i = 0; i < fringe->n_cells; i++)
    places[fringe->cells[i].cell] = i;
  return places;
}

/* One hash serves all three draws of a dot: 10 bits for size, 10 for density, 32 for keep. */
TriDotNature
_tri_dot_nature_draw (const TriScalp *scalp, guint64 seed, guint32 index)
{
  guint64 bits = tri_hash_mix (seed, index);

  return (TriDotNature){
    .diameter_factor = _tri_scalp_get_diameter_jitter (scalp)[bits & (TRI_JITTER_SIZE - 1)],
    .od_factor
    = _tri_scalp_get_od_jitter (scalp)[(bits >> TRI_JITTER_BITS) & (TRI_JITTER_SIZE - 1)],
    .keep_at = (guint32) (bits >> 32),
  };
}

TriDotGround *
_tri_dot_ground_new (const TriScalp *scalp, const TriRegion *region)
{
  TriDotGround *self;
  const TriFringe *fringe = region->fringe;
  TriDotField *field = tri_scalp_get_field (scalp);
  const float *points = tri_scalp_get_points (scalp);
  const float *turns = _tri_scalp_get_turns (scalp);
  const guint16 *cells = _tri_scalp_get_cells (scalp);
  guint count = tri_scalp_get_count (scalp);
  g_autofree guint16 *places = find_places (fringe);

  g_assert (scalp != NULL && region != NULL);

  self = g_new0 (TriDotGround, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->fringe = _tri_fringe_ref (region->fringe);
  self->seed = tri_design_get_spec (region->design)->seed;
  self->indices = g_new (guint32, count);
  self->places = g_new (guint16, count);
  self->turns = g_new (float, count);
  self->wobbles = g_new (float, count);
  self->natures = g_new (TriDotNature, count);
  for (guint32 i = 0; i < count; i++)
    {
      guint16 place = places[cells[i]];
      const float *at = points + 3 * (gsize) i;
      TriVec3 point = tri_vec3 (at[0], at[1], at[2]);
      double blend = 1;

      if (place == NO_PLACE)
        continue;
      if (!fringe->cells[place].bare)
        {
          blend = _tri_fringe_blend (fringe, cells[i], tri_dot_field_get_chart (field, i), point);
          if (blend <= 0)
            continue;
        }
      self->indices[self->n] = i;
      self->places[self->n] = place;
      self->turns[self->n] = (float) (turns[i] / blend);
      self->wobbles[self->n] = _tri_wobble_at (&region->wobble, point);
      self->natures[self->n++] = _tri_dot_nature_draw (scalp, self->seed, i);
    }
  self->indices = g_renew (guint32, self->indices, self->n);
  self->places = g_renew (guint16, self->places, self->n);
  self->turns = g_renew (float, self->turns, self->n);
  self->wobbles = g_renew (float, self->wobbles, self->n);
  self->natures = g_renew (TriDotNature, self->natures, self->n);
  return self;
}

TriDotGround *
_tri_dot_ground_ref (TriDotGround *self)
{
  g_assert (self != NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_tri_dot_ground_unref (TriDotGround *self)
{
  g_assert (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  _tri_fringe_unref (self->fringe);
  g_free (self->indices);
  g_free (self->places);
  g_free (self->turns);
  g_free (self->wobbles);
  g_free (self->natures);
  g_free (self);
}
