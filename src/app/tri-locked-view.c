/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One zoom and place for several pictures of the same size. */

#include "config.h"

#include "tri-locked-view.h"

#include "tri-framing.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define ZOOM_MAX 16.0
/* Of the height, that a fitted head leaves to the label at the foot. */
#define FOOT_SHARE 0.14

struct _TriLockedView
{
  GObject parent_instance;

  TriScene *scene;
  int width, height;
  int scale_factor;
  gboolean fit;
  TriVec2 centre; /* photo px */
  double zoom;    /* widget px per photo px */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriLockedView, tri_locked_view, G_TYPE_OBJECT)

static gboolean
is_ready (TriLockedView *self)
{
  return self->scene != NULL && self->width > 0 && self->height > 0;
}

static void
apply_fit (TriLockedView *self)
{
  TriViewport viewport;

  if (!self->fit || !is_ready (self))
    return;

  viewport = tri_picture_portrait (self->scene, self->width,
                                   MAX (1, (int) (self->height * (1 - FOOT_SHARE))));
  self->zoom = viewport.scale;
  self->centre.x = viewport.origin_x + self->width / viewport.scale / 2;
  self->centre.y = viewport.origin_y + self->height / viewport.scale / 2;
}

static void
changed (TriLockedView *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_centre (TriLockedView *self, double x, double y)
{
  TriPhoto *photo = tri_scene_get_photo (self->scene);

  self->centre.x = CLAMP (x, 0.0, (double) tri_photo_get_width (photo));
  self->centre.y = CLAMP (y, 0.0, (double) tri_photo_get_height (photo));
}

static void
tri_locked_view_dispose (GObject *object)
{
  g_clear_pointer (&TRI_LOCKED_VIEW (object)->scene, tri_scene_unref);

  G_OBJECT_CLASS (tri_locked_view_parent_class)->dispose (object);
}

static void
tri_locked_view_class_init (TriLockedViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tri_locked_view_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_locked_view_init (TriLockedView *self)
{
  self->fit = TRUE;
  self->scale_factor = 1;
}

TriLockedView *
tri_locked_view_new (void)
{
  return g_object_new (TRI_TYPE_LOCKED_VIEW, NULL);
}

/* The place in @to that is seen where @centre is in @from. */
static void
follow_head (TriLockedView *self, TriScene *from, TriScene *to)
{
  const TriPose *a = tri_scene_get_pose (from), *b = tri_scene_get_pose (to);
  TriVec2 head_a = tri_pose_project (a, tri_head_get_centre (tri_scene_get_head (from)));
  TriVec2 head_b = tri_pose_project (b, tri_head_get_centre (tri_scene_get_head (to)));
  double ratio = b->scale / a->scale;

  self->zoom = CLAMP (self->zoom / ratio, 0.01, ZOOM_MAX);
  set_centre (self, head_b.x + (self->centre.x - head_a.x) * ratio,
              head_b.y + (self->centre.y - head_a.y) * ratio);
}

void
tri_locked_view_set_scene (TriLockedView *self, TriScene *scene)
{
  g_autoptr (TriScene) last = NULL;

  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));
  g_return_if_fail (scene != NULL);

  if (self->scene == scene)
    return;

  last = self->scene;
  self->scene = tri_scene_ref (scene);
  if (last != NULL && !self->fit)
    follow_head (self, last, scene);
  apply_fit (self);
  changed (self);
}

void
tri_locked_view_set_size (TriLockedView *self, int width, int height, int scale_factor)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  if (self->width == width && self->height == height && self->scale_factor == scale_factor)
    return;

  self->width = width;
  self->height = height;
  self->scale_factor = scale_factor;
  apply_fit (self);
  changed (self);
}

static double
snap_origin (double origin, double device_scale)
{
  return floor (origin * device_scale + 0.5) / device_scale;
}

gboolean
tri_locked_view_get_viewport (TriLockedView *self, TriViewport *out_viewport)
{
  double device_scale;

  g_return_val_if_fail (TRI_IS_LOCKED_VIEW (self), FALSE);
  g_return_val_if_fail (out_viewport != NULL, FALSE);

  if (!is_ready (self))
    return FALSE;

  device_scale = self->zoom * self->scale_factor;
  out_viewport->scale = self->zoom;
  out_viewport->origin_x
      = snap_origin (self->centre.x - self->width / self->zoom / 2, device_scale);
  out_viewport->origin_y
      = snap_origin (self->centre.y - self->height / self->zoom / 2, device_scale);
  out_viewport->width = self->width;
  out_viewport->height = self->height;

  return TRUE;
}

double
tri_locked_view_get_zoom (TriLockedView *self)
{
  g_return_val_if_fail (TRI_IS_LOCKED_VIEW (self), 0.0);

  return is_ready (self) ? self->zoom : 0.0;
}

void
tri_locked_view_zoom_at (TriLockedView *self, double zoom, double x, double y)
{
  TriPhoto *photo;
  double least, dx, dy;

  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  if (!is_ready (self))
    return;

  photo = tri_scene_get_photo (self->scene);
  least = MIN (self->width / (double) tri_photo_get_width (photo),
               self->height / (double) tri_photo_get_height (photo));
  zoom = CLAMP (zoom, MIN (0.5 * least, 0.5), ZOOM_MAX);
  dx = x - self->width / 2.0;
  dy = y - self->height / 2.0;
  self->fit = FALSE;
  set_centre (self, self->centre.x + dx / self->zoom - dx / zoom,
              self->centre.y + dy / self->zoom - dy / zoom);
  self->zoom = zoom;
  changed (self);
}

void
tri_locked_view_zoom_by (TriLockedView *self, double factor, double x, double y)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));
  g_return_if_fail (isfinite (factor) && factor > 0.0);

  tri_locked_view_zoom_at (self, self->zoom * factor, x, y);
}

static void
zoom_to_middle (TriLockedView *self, double zoom)
{
  tri_locked_view_zoom_at (self, zoom, self->width / 2.0, self->height / 2.0);
}

void
tri_locked_view_zoom_in (TriLockedView *self)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  zoom_to_middle (self, self->zoom * ZOOM_STEP);
}

void
tri_locked_view_zoom_out (TriLockedView *self)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  zoom_to_middle (self, self->zoom / ZOOM_STEP);
}

void
tri_locked_view_zoom_actual (TriLockedView *self)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  zoom_to_middle (self, 1.0 / self->scale_factor);
}

void
tri_locked_view_zoom_fit (TriLockedView *self)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  self->fit = TRUE;
  apply_fit (self);
  changed (self);
}

void
tri_locked_view_pan (TriLockedView *self, double dx, double dy)
{
  g_return_if_fail (TRI_IS_LOCKED_VIEW (self));

  if (!is_ready (self))
    return;

  self->fit = FALSE;
  set_centre (self, self->centre.x + dx / self->zoom, self->centre.y + dy / self->zoom);
  changed (self);
}
