/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the photo the canvas shows: fit, zoom, pan, and the pictures it asks for. */

#include "config.h"

#include "tri-canvas-private.h"

#define ZOOM_STEP 1.25
/* The lattice's points on the upper part of the head, which come first in it. */
#define HEAD_POINTS 600
#define HEAD_LEAST_EY -0.15

TriScene *
_tri_canvas_get_scene (TriCanvas *self)
{
  if (self->tool != NULL)
    return tri_mark_tool_get_scene (self->tool);
  if (self->outline != NULL)
    return tri_outline_tool_get_scene (self->outline);

  return self->item != NULL ? tri_view_item_get_scene (self->item) : NULL;
}

TriPhoto *
_tri_canvas_get_photo (TriCanvas *self)
{
  return self->item != NULL ? tri_view_item_get_photo (self->item) : NULL;
}

gboolean
_tri_canvas_is_mirrored (TriCanvas *self)
{
  return self->mirror && self->tool == NULL && self->outline == NULL;
}

double
_tri_canvas_unmirror (TriCanvas *self, double x)
{
  return _tri_canvas_is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static void
fit_box (TriCanvas *self, double x, double y, double width, double height)
{
  self->zoom = MIN (gtk_widget_get_width (GTK_WIDGET (self)) / width,
                    gtk_widget_get_height (GTK_WIDGET (self)) / height);
  self->zoom = CLAMP (self->zoom, 0.01, TRI_CANVAS_ZOOM_MAX);
  self->centre.x = x + width / 2;
  self->centre.y = y + height / 2;
}

/* The cranium above the ears where the registration has it: the scene's outline is at most some
 * millimetres off, and comes later. */
static gboolean
get_head_box (TriCanvas *self, TriVec2 *out_low, TriVec2 *out_high)
{
  const TriRegistrationRecord *registration
      = self->item != NULL && !TRI_IS_LANDMARK_TOOL (self->tool)
            ? tri_view_item_get_registration (self->item)
            : NULL;
  g_autoptr (TriHead) head = NULL;

  if (registration == NULL)
    return FALSE;

  head = tri_head_new (registration->factors);
  *out_low = (TriVec2){ G_MAXDOUBLE, G_MAXDOUBLE };
  *out_high = (TriVec2){ -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < HEAD_POINTS; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, HEAD_POINTS);
      TriVec2 at;

      if (e.y < HEAD_LEAST_EY)
        break;
      at = tri_pose_project (&registration->pose, tri_head_point (head, e));
      *out_low = (TriVec2){ MIN (out_low->x, at.x), MIN (out_low->y, at.y) };
      *out_high = (TriVec2){ MAX (out_high->x, at.x), MAX (out_high->y, at.y) };
    }

  return TRUE;
}

/* A known head fills the canvas from above the crown to the mouth, ears and some air beside it;
 * the rest of a consultation's photo is wall and shirt. */
void
_tri_canvas_apply_fit (TriCanvas *self)
{
  TriPhoto *photo = _tri_canvas_get_photo (self);
  TriVec2 low, high;

  if (photo == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;

  if (get_head_box (self, &low, &high))
    {
      double size = high.x - low.x;

      fit_box (self, low.x - 0.25 * size, low.y - 0.26 * size, 1.5 * size, 1.36 * size);
    }
  else
    {
      fit_box (self, 0, 0, tri_photo_get_width (photo), tri_photo_get_height (photo));
    }
}

/* The view's corner on a whole device pixel: at 100 % a picture is the photo's own pixels, and
 * panning keeps those that are painted. */
static double
snap_origin (double origin, double device_scale)
{
  return floor (origin * device_scale + 0.5) / device_scale;
}

gboolean
tri_canvas_get_viewport (TriCanvas *self, TriViewport *out_viewport)
{
  double device_scale;
  int width, height;

  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (out_viewport != NULL, FALSE);

  width = gtk_widget_get_width (GTK_WIDGET (self));
  height = gtk_widget_get_height (GTK_WIDGET (self));
  if (_tri_canvas_get_photo (self) == NULL || width <= 0 || height <= 0 || self->zoom <= 0)
    return FALSE;

  device_scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  out_viewport->scale = self->zoom;
  out_viewport->origin_x = snap_origin (self->centre.x - width / self->zoom / 2, device_scale);
  out_viewport->origin_y = snap_origin (self->centre.y - height / self->zoom / 2, device_scale);
  out_viewport->width = width;
  out_viewport->height = height;

  return TRUE;
}

TriViewport
_tri_canvas_get_device_viewport (TriCanvas *self, const TriViewport *viewport)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  TriViewport device = *viewport;

  device.scale *= factor;
  device.width *= factor;
  device.height *= factor;

  return device;
}

gboolean
_tri_canvas_fill_request (TriCanvas *self, TriLiveRequest *request)
{
  TriScene *scene = _tri_canvas_get_scene (self);
  TriScalp *scalp
      = self->consultation != NULL ? tri_consultation_get_scalp (self->consultation) : NULL;

  request->photo = _tri_canvas_get_photo (self);
  if (self->tool != NULL || scene == NULL || scalp == NULL
      || tri_scene_get_head (scene) != tri_scalp_get_head (scalp))
    return FALSE;

  request->scene = scene;
  request->scalp = scalp;
  request->region = tri_consultation_get_lazy_region (self->consultation);
  request->figures = tri_consultation_get_clinic (self->consultation)->pigment;
  request->skin = tri_consultation_get_client (self->consultation)->skin;
  request->moment = *tri_consultation_get_moment (self->consultation);
  _tri_canvas_fill_look (self, request);
  return TRUE;
}

void
_tri_canvas_request (TriCanvas *self)
{
  TriLiveRequest request = { 0 };
  TriViewport viewport;
  gboolean has_design;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!tri_canvas_get_viewport (self, &viewport))
    return;

  has_design = _tri_canvas_fill_request (self, &request);
  request.viewport = _tri_canvas_get_device_viewport (self, &viewport);
  if (has_design)
    tri_live_preview_request (self->preview, &request);
  else
    tri_live_preview_clear (self->preview);
  if (!has_design || self->before || self->both != TRI_CANVAS_ONE)
    {
      request.bare = TRUE;
      request.future = (TriSceneFuture){ 0 };
      tri_live_preview_request (self->bare, &request);
    }
  _tri_canvas_loupe_request (self);
}

static void
view_changed (TriCanvas *self)
{
  _tri_canvas_request (self);
  _tri_canvas_notify_zoom (self);
}

void
_tri_canvas_pan_to (TriCanvas *self, TriVec2 centre)
{
  TriPhoto *photo = _tri_canvas_get_photo (self);

  if (photo == NULL)
    return;

  self->fit = FALSE;
  self->chosen = TRUE;
  self->centre.x = CLAMP (centre.x, 0.0, (double) tri_photo_get_width (photo));
  self->centre.y = CLAMP (centre.y, 0.0, (double) tri_photo_get_height (photo));
  _tri_canvas_request (self);
}

double
tri_canvas_get_zoom (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), 1.0);

  return self->zoom;
}

void
tri_canvas_zoom_to (TriCanvas *self, double zoom, double x, double y)
{
  TriPhoto *photo;
  double least, dx, dy;

  g_return_if_fail (TRI_IS_CANVAS (self));

  photo = _tri_canvas_get_photo (self);
  if (photo == NULL)
    return;

  least = MIN (gtk_widget_get_width (GTK_WIDGET (self)) / (double) tri_photo_get_width (photo),
               gtk_widget_get_height (GTK_WIDGET (self)) / (double) tri_photo_get_height (photo));
  zoom = CLAMP (zoom, MIN (0.5 * least, 0.5), TRI_CANVAS_ZOOM_MAX);
  if (zoom == self->zoom)
    return;

  dx = x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  dy = y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  self->fit = FALSE;
  self->chosen = TRUE;
  self->centre.x += dx / self->zoom - dx / zoom;
  self->centre.y += dy / self->zoom - dy / zoom;
  self->centre.x = CLAMP (self->centre.x, 0.0, (double) tri_photo_get_width (photo));
  self->centre.y = CLAMP (self->centre.y, 0.0, (double) tri_photo_get_height (photo));
  self->zoom = zoom;
  view_changed (self);
}

void
_tri_canvas_hold (TriCanvas *self, double zoom, TriVec2 held, TriVec2 at)
{
  const TriVec2 from_middle = { at.x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                at.y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 };

  tri_canvas_zoom_to (self, zoom, at.x, at.y);
  _tri_canvas_pan_to (
      self, (TriVec2){ held.x - from_middle.x / self->zoom, held.y - from_middle.y / self->zoom });
}

static void
zoom_to_middle (TriCanvas *self, double zoom)
{
  tri_canvas_zoom_to (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
tri_canvas_zoom_in (TriCanvas *self)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  zoom_to_middle (self, self->zoom * ZOOM_STEP);
}

void
tri_canvas_zoom_out (TriCanvas *self)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  zoom_to_middle (self, self->zoom / ZOOM_STEP);
}

void
tri_canvas_zoom_fit (TriCanvas *self)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  self->fit = TRUE;
  self->chosen = TRUE;
  _tri_canvas_apply_fit (self);
  view_changed (self);
}

void
tri_canvas_zoom_actual (TriCanvas *self)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  zoom_to_middle (self, 1.0 / gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

gboolean
tri_canvas_is_settled (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return _tri_canvas_get_photo (self) != NULL && tri_live_preview_is_idle (self->preview)
         && tri_live_preview_is_idle (self->bare) && tri_live_preview_is_idle (self->loupe_preview);
}

void
_tri_canvas_keep_place (TriCanvas *self)
{
  TriCanvasPlace place = { self->fit, self->zoom, self->centre };

  if (self->item == NULL)
    return;
  /* What was never chosen there may follow what is chosen elsewhere. */
  if (self->fit && !self->chosen)
    g_hash_table_remove (self->places, self->item);
  else
    g_hash_table_insert (self->places, g_object_ref (self->item), g_memdup2 (&place, sizeof place));
}

gboolean
_tri_canvas_restore_place (TriCanvas *self)
{
  TriCanvasPlace *place
      = self->item != NULL ? g_hash_table_lookup (self->places, self->item) : NULL;

  self->chosen = place != NULL;
  if (place == NULL)
    return FALSE;
  self->fit = place->fit;
  self->zoom = place->zoom;
  self->centre = place->centre;
  return TRUE;
}

/* From one view of the head to another a chosen zoom keeps its size in millimetres and its place
 * relative to the head; a fitted one fits anew. When a photo's first scene comes, what the person
 * looks at meanwhile stays where it is. */
void
_tri_canvas_scene_changed (TriCanvas *self)
{
  TriScene *scene = _tri_canvas_get_scene (self);

  if (self->tool == NULL && scene != self->last_scene)
    {
      if (self->fit || scene == NULL)
        {
          self->fit = TRUE;
          _tri_canvas_apply_fit (self);
        }
      else if (self->last_scene != NULL)
        {
          const TriPose *from = tri_scene_get_pose (self->last_scene);
          const TriPose *to = tri_scene_get_pose (scene);
          TriVec2 head_from = tri_pose_project (
              from, tri_head_get_centre (tri_scene_get_head (self->last_scene)));
          TriVec2 head_to = tri_pose_project (to, tri_head_get_centre (tri_scene_get_head (scene)));

          self->centre.x = head_to.x + (self->centre.x - head_from.x) * to->scale / from->scale;
          self->centre.y = head_to.y + (self->centre.y - head_from.y) * to->scale / from->scale;
          self->zoom *= from->scale / to->scale;
        }
      g_clear_pointer (&self->last_scene, tri_scene_unref);
      if (scene != NULL)
        self->last_scene = tri_scene_ref (scene);
    }
  else if (self->fit)
    {
      _tri_canvas_apply_fit (self);
    }
  _tri_canvas_update_reading (self);
  _tri_canvas_look_changed (self);
  _tri_canvas_notify_zoom (self);
}
