/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriGround: made once for a scene, a pigment and a viewport. */

#include "config.h"

#include "tri-ground-private.h"

#include "tri-bare-private.h"
#include "tri-look-private.h"
#include "tri-splat-private.h"

#include <math.h>
#include <string.h>

/* How far from where it leaves light enters the skin (Yule-Nielsen), one sigma. */
#define SCATTER_MM 0.7
#define REDNESS_MM 2.0
/* How much more a density of one is where dots merge fully: between the sum, which is what blue
 * noise holds back, and overlapping at random. */
#define MERGING 0.68

/* The power of the blurred pass. Fitted, over stages, shades and skins, so that the means stay
 * those of GEOMETRY 9's table: where dots are heavy the direct pass keeps more of its darkness than
 * its power says. */
static double
blurred_power (const TriPigment *pigment)
{
  double diameter = pigment->halo_mm / 0.58;

  return CLAMP (1.5 - 0.13 * pigment->od * diameter * diameter, 1.26, 1.5);
}

TriGround *
_tri_ground_new (TriScene *scene,
                 const TriPigment *pigment,
                 const TriViewport *viewport,
                 double dots_per_cm2)
{
  TriGround *self = g_new0 (TriGround, 1);
  double px_per_mm = scene->pose.scale * viewport->scale;
  double merging = _tri_splats_get_merging (scene, pigment, viewport->scale);

  g_atomic_ref_count_init (&self->ref_count);
  self->scene = tri_scene_ref (scene);
  self->pigment = *pigment;
  self->viewport = *viewport;
  self->frame = _tri_frame_from_viewport (viewport);
  self->density = dots_per_cm2;
  g_mutex_init (&self->lock);
  if (pigment->od <= 0.0)
    return self;

  self->ink = _tri_ink_new (pigment);
  self->scatter_weight = (guint) (256.0 * blurred_power (pigment) / TRI_DIRECT_POWER + 0.5);
  self->merging = (guint16) floor (merging * MERGING * G_LN10 * 16384.0);
  self->scatter = _tri_blur_new (SCATTER_MM * px_per_mm);
  self->reach = self->scatter.reach;
  if (pigment->redness > 0.0)
    {
      /* Blurring the single layer by both lengths at once. */
      self->redness = _tri_blur_new (hypot (REDNESS_MM, SCATTER_MM) * px_per_mm);
      self->reach = MAX (self->reach, self->redness.reach);
      self->redness_full
          = MIN (1.0, dots_per_cm2 / 100.0 * G_PI * pigment->halo_mm * pigment->halo_mm / 4.0);
    }
  _tri_blocks_init (&self->blocks, scene, &self->frame, self->reach,
                    MAX (self->scatter.cell, self->redness.cell));
  self->skin = _tri_blocks_blur_cover (&self->blocks, &self->scatter);
  if (self->redness.cell > 0)
    self->red_skin = _tri_blocks_blur_cover (&self->blocks, &self->redness);
  return self;
}

TriGround *
_tri_ground_ref (TriGround *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_tri_ground_unref (TriGround *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_scene_unref (self->scene);
  g_free (self->ink);
  _tri_blocks_clear (&self->blocks);
  g_free (self->skin.values);
  g_free (self->red_skin.values);
  g_free (self->bare);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
paint_photo (const TriGround *self,
             const cairo_rectangle_int_t *area,
             guint32 *pixels,
             gsize stride_bytes)
{
  _tri_bare_paint (self->scene->photo, &self->frame, area, pixels, stride_bytes);
  _tri_look_adjust (self->scene, &self->frame, area, pixels, stride_bytes);
}

static void
copy_kept (TriGround *self, const cairo_rectangle_int_t *area, guint32 *pixels, gsize stride_bytes)
{
  int height = self->viewport.height;
  gsize width = self->viewport.width;

  g_mutex_lock (&self->lock);
  if (self->bare == NULL)
    {
      self->bare = g_new (guint32, width * height);
      paint_photo (self, &(cairo_rectangle_int_t){ 0, 0, (int) width, height }, self->bare,
                   width * sizeof *self->bare);
    }
  g_mutex_unlock (&self->lock);

  for (int y = 0; y < area->height; y++)
    memcpy ((guint8 *) pixels + (gsize) y * stride_bytes,
            self->bare + (gsize) (area->y + y) * width + area->x, area->width * sizeof *pixels);
}

void
_tri_ground_put_photo (TriGround *self,
                       TriPhotoSource source,
                       const cairo_rectangle_int_t *area,
                       guint32 *pixels,
                       gsize stride_bytes)
{
  if (source == TRI_PHOTO_SOURCE_PAINTED)
    paint_photo (self, area, pixels, stride_bytes);
  else if (source == TRI_PHOTO_SOURCE_KEPT)
    copy_kept (self, area, pixels, stride_bytes);
}
