/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas' loupe: shows the picture with its dots, drawn larger by a worker and not magnified
 * from the screen. */

#include "config.h"

#include "tri-canvas-private.h"

#define RADIUS_PX 96
#define GAP_PX 28.0
#define EDGE_PX 4.0
#define RING_PX 3
/* How far an arrow key with Ctrl moves the loupe, widget px. */
#define STEP_PX 24.0

TriVec2
_tri_canvas_loupe_place (const TriViewport *viewport, TriVec2 at, double radius)
{
  TriVec2 middle = { at.x, at.y - GAP_PX - radius };

  if (middle.y < radius + EDGE_PX)
    {
      middle.y = MAX (at.y, radius + EDGE_PX);
      middle.x += at.x > viewport->width / 2.0 ? -(GAP_PX + radius) : GAP_PX + radius;
    }
  middle.x = CLAMP (middle.x, radius + EDGE_PX,
                    MAX (viewport->width - radius - EDGE_PX, radius + EDGE_PX));
  return middle;
}

/* Whether the loupe is over the picture, and the part of the photo that it shows, in widget px. */
static gboolean
get_viewport (TriCanvas *self, TriViewport *out_viewport)
{
  double device_scale;

  if (!self->loupe || self->tool != NULL || self->outline != NULL
      || _tri_canvas_get_scene (self) == NULL)
    return FALSE;

  out_viewport->scale = MIN (TRI_CANVAS_LOUPE_POWER * self->zoom, TRI_CANVAS_ZOOM_MAX);
  device_scale = out_viewport->scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  out_viewport->width = out_viewport->height = 2 * RADIUS_PX;
  /* On whole pixels, so that what was drawn of the last place is used again. */
  out_viewport->origin_x
      = floor ((self->loupe_at.x - RADIUS_PX / out_viewport->scale) * device_scale + 0.5)
        / device_scale;
  out_viewport->origin_y
      = floor ((self->loupe_at.y - RADIUS_PX / out_viewport->scale) * device_scale + 0.5)
        / device_scale;
  return TRUE;
}

/* On the left of the divider the loupe looks at what was before, as the eye does. */
static gboolean
looks_at_before (TriCanvas *self)
{
  TriViewport viewport;
  double x;

  if (self->before)
    return TRUE;
  if (self->both != TRI_CANVAS_SPLIT || !tri_canvas_get_viewport (self, &viewport))
    return FALSE;
  x = tri_viewport_to_view (&viewport, self->loupe_at).x;
  return _tri_canvas_unmirror (self, x) < self->share * viewport.width;
}

void
_tri_canvas_loupe_request (TriCanvas *self)
{
  TriLiveRequest request = { 0 };
  TriViewport viewport;

  if (!get_viewport (self, &viewport) || !_tri_canvas_fill_request (self, &request))
    {
      tri_live_preview_clear (self->loupe_preview);
      return;
    }
  request.viewport = _tri_canvas_get_device_viewport (self, &viewport);
  request.bare = looks_at_before (self);
  tri_live_preview_request (self->loupe_preview, &request);
}

static void
look_at (TriCanvas *self, TriVec2 photo_px)
{
  TriPhoto *photo = _tri_canvas_get_photo (self);

  self->loupe_at.x = CLAMP (photo_px.x, 0.0, (double) tri_photo_get_width (photo));
  self->loupe_at.y = CLAMP (photo_px.y, 0.0, (double) tri_photo_get_height (photo));
  if (!self->loupe)
    return;
  _tri_canvas_loupe_request (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_tri_canvas_loupe_point (TriCanvas *self, TriVec2 view_px)
{
  TriViewport viewport;

  if (tri_canvas_get_viewport (self, &viewport))
    look_at (self, tri_viewport_to_photo (&viewport, view_px));
}

void
_tri_canvas_loupe_follow_handle (TriCanvas *self)
{
  TriScene *scene = _tri_canvas_get_scene (self);

  if (self->loupe && scene != NULL)
    look_at (self, tri_scene_project (scene, tri_handle_get_point (
                                                 self->selected,
                                                 tri_consultation_get_design (self->consultation),
                                                 tri_scene_get_head (scene))));
}

gboolean
_tri_canvas_loupe_step (TriCanvas *self, double dx, double dy)
{
  TriViewport viewport;

  if (!get_viewport (self, &viewport))
    return FALSE;
  look_at (self, (TriVec2){ self->loupe_at.x + dx * STEP_PX / self->zoom,
                            self->loupe_at.y + dy * STEP_PX / self->zoom });
  return TRUE;
}

void
_tri_canvas_loupe_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  const GdkRGBA ring = { 1, 1, 1, 1 }, shadow = { 0, 0, 0, 0.5f },
                floor_colour = { 0.2f, 0.2f, 0.2f, 1 };
  const float widths[4] = { RING_PX, RING_PX, RING_PX, RING_PX };
  const GdkRGBA rings[4] = { ring, ring, ring, ring };
  TriViewport shown;
  GskRoundedRect disc;
  TriVec2 middle;

  if (!get_viewport (self, &shown))
    return;

  middle = _tri_canvas_loupe_place (viewport, tri_viewport_to_view (viewport, self->loupe_at),
                                    RADIUS_PX);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor (middle.x) - RADIUS_PX,
                                                          (float) floor (middle.y) - RADIUS_PX));
  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (0, 0, 2 * RADIUS_PX, 2 * RADIUS_PX),
                                   RADIUS_PX);
  gtk_snapshot_append_outset_shadow (snapshot, &disc, &shadow, 0, 1, 1, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &floor_colour, &disc.bounds);
  _tri_canvas_append_picture (self, snapshot, &shown, self->loupe_preview, self->loupe_nodes);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &disc, widths, rings);
  gtk_snapshot_restore (snapshot);
}

gboolean
tri_canvas_get_loupe (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->loupe;
}

void
tri_canvas_set_loupe (TriCanvas *self, gboolean loupe)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->loupe == !!loupe)
    return;

  self->loupe = !!loupe;
  if (self->loupe && _tri_canvas_get_photo (self) != NULL)
    {
      if (self->pointer_inside)
        _tri_canvas_loupe_point (self, self->pointer);
      else
        _tri_canvas_loupe_follow_handle (self);
    }
  _tri_canvas_loupe_request (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _tri_canvas_notify_loupe (self);
}
