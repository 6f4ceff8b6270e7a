/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that one picture on the screen depends on. */

#include "config.h"

#include "tri-live-request.h"

#include <string.h>

void
tri_live_request_hold (TriLiveRequest *self)
{
  g_return_if_fail (self != NULL);

  if (self->photo != NULL)
    tri_photo_ref (self->photo);
  if (self->scene != NULL)
    tri_scene_ref (self->scene);
  if (self->aligned_to != NULL)
    tri_scene_ref (self->aligned_to);
  if (self->scalp != NULL)
    tri_scalp_ref (self->scalp);
  if (self->region != NULL)
    tri_lazy_region_ref (self->region);
  if (self->figures != NULL)
    tri_figures_ref (self->figures);
  if (self->label != NULL)
    self->label = tri_label_copy (self->label);
}

void
tri_live_request_clear (TriLiveRequest *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->photo, tri_photo_unref);
  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->aligned_to, tri_scene_unref);
  g_clear_pointer (&self->scalp, tri_scalp_unref);
  g_clear_pointer (&self->region, tri_lazy_region_unref);
  g_clear_pointer (&self->figures, tri_figures_unref);
  g_clear_pointer (&self->label, tri_label_free);
  memset (self, 0, sizeof *self);
}

static gboolean
viewports_equal (const TriViewport *a, const TriViewport *b)
{
  return a->origin_x == b->origin_x && a->origin_y == b->origin_y && a->scale == b->scale
         && a->width == b->width && a->height == b->height;
}

static gboolean
moments_equal (const TriMoment *a, const TriMoment *b)
{
  return a->kind == b->kind && a->sessions_done == b->sessions_done && a->age_days == b->age_days
         && a->fading == b->fading;
}

gboolean
tri_live_request_equal (const TriLiveRequest *a, const TriLiveRequest *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->photo == b->photo && a->scene == b->scene && a->aligned_to == b->aligned_to
         && a->scalp == b->scalp && a->region == b->region && a->light == b->light
         && a->clipped == b->clipped && a->future.stages == b->future.stages
         && a->future.greying == b->future.greying && a->caution == b->caution
         && a->figures == b->figures && memcmp (&a->skin, &b->skin, sizeof a->skin) == 0
         && moments_equal (&a->moment, &b->moment) && viewports_equal (&a->viewport, &b->viewport)
         && a->bare == b->bare && a->texture == b->texture && tri_label_equal (a->label, b->label);
}
