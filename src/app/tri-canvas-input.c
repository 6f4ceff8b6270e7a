/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer, touch and pen on the canvas: zoom, pan, handles, landmark marks. */

#include "config.h"

#include "tri-canvas-private.h"

#define WHEEL_ZOOM 1.15

static guint
next_drag_key (void)
{
  static guint count;

  return ++count;
}

gboolean
_tri_canvas_can_edit (TriCanvas *self)
{
  return self->tool == NULL && self->outline == NULL && self->parts == NULL && self->handles
         && !self->before && self->consultation != NULL && _tri_canvas_get_scene (self) != NULL;
}

static TriHandle
pick_handle (TriCanvas *self, TriVec2 at)
{
  TriViewport viewport;

  if (!_tri_canvas_can_edit (self) || !tri_canvas_get_viewport (self, &viewport))
    return TRI_N_HANDLES;

  return tri_overlay_pick_handle (_tri_canvas_get_scene (self),
                                  tri_consultation_get_design (self->consultation), &viewport,
                                  _tri_canvas_get_n_handles (self), at, TRI_CANVAS_REACH_PX);
}

static void
set_hot (TriCanvas *self, TriHandle hot)
{
  if (self->hot == hot)
    return;

  self->hot = hot;
  if (self->tool == NULL)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hot != TRI_N_HANDLES ? "grab" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_tri_canvas_move_handle (TriCanvas *self, TriHandle handle, TriVec2 view_px, guint key)
{
  TriScene *scene = _tri_canvas_get_scene (self);
  g_autoptr (TriDesign) design = NULL;
  TriViewport viewport;
  TriVec3 direction;

  if (!tri_canvas_get_viewport (self, &viewport))
    return;

  direction = tri_scene_pick (scene, tri_viewport_to_photo (&viewport, view_px));
  design = tri_handle_move (handle, tri_consultation_get_design (self->consultation),
                            tri_scene_get_head (scene), direction);
  tri_consultation_set_design (self->consultation, design, key);
}

void
_tri_canvas_reset_handle (TriCanvas *self, TriHandle handle)
{
  TriDesign *design = tri_consultation_get_design (self->consultation);
  TriTemplate *style = tri_styles_find (tri_consultation_get_styles (self->consultation),
                                        tri_design_get_spec (design)->template_id);
  g_autoptr (TriDesign) reset = tri_handle_reset (handle, design, style);

  tri_consultation_end_coalescing (self->consultation);
  tri_consultation_set_design (self->consultation, reset, 0);
}

gboolean
_tri_canvas_is_double_press (TriCanvas *self, TriVec2 at, guint32 time)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int within_ms, within_px;
  gboolean is_double;

  g_object_get (settings, "gtk-double-click-time", &within_ms, "gtk-double-click-distance",
                &within_px, NULL);
  is_double = time - self->press_time < (guint32) within_ms
              && hypot (at.x - self->press.x, at.y - self->press.y) <= within_px;
  /* A third press is the first of another two. */
  self->press_time = is_double ? 0 : time;
  self->press = at;

  return is_double;
}

/* drag: handles, marks, pan */

/* Takes a handle in the hand; a double press puts it back instead. */
static void
begin_handle (TriCanvas *self, TriHandle handle, TriVec2 at, guint32 time)
{
  TriViewport viewport;
  TriVec2 shown = at;

  self->selected = handle;
  if (_tri_canvas_is_double_press (self, at, time))
    {
      self->drag = TRI_CANVAS_IDLE;
      _tri_canvas_reset_handle (self, handle);
      return;
    }

  tri_canvas_get_viewport (self, &viewport);
  tri_overlay_get_handle (_tri_canvas_get_scene (self),
                          tri_consultation_get_design (self->consultation), &viewport, handle,
                          &shown);
  self->drag = TRI_CANVAS_DRAGGING_HANDLE;
  self->drag_key = next_drag_key ();
  self->grab.x = shown.x - at.x;
  self->grab.y = shown.y - at.y;
  set_hot (self, handle);
}

static void
drag_begin_cb (TriCanvas *self, double x, double y, GtkGestureDrag *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
  TriVec2 at = { _tri_canvas_unmirror (self, x), y };
  TriHandle handle;

  if (_tri_canvas_get_photo (self) == NULL
      || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_start = at;
  self->pan_start = self->centre;
  if (button == GDK_BUTTON_MIDDLE || self->space_held)
    {
      self->drag = TRI_CANVAS_PANNING;
    }
  else if (self->tool != NULL)
    {
      self->drag = _tri_canvas_marks_begin (self, at);
    }
  else if (self->outline != NULL)
    {
      self->drag = _tri_canvas_outline_begin (self, at, time) ? TRI_CANVAS_PULLING_OUTLINE
                                                              : TRI_CANVAS_PANNING;
    }
  else if (self->parts != NULL)
    {
      self->drag
          = _tri_canvas_parts_begin (self, at) ? TRI_CANVAS_DRAWING_PART : TRI_CANVAS_PANNING;
    }
  else if ((handle = pick_handle (self, at)) != TRI_N_HANDLES)
    {
      begin_handle (self, handle, at, time);
      _tri_canvas_update_reading (self);
    }
  else
    {
      self->drag = TRI_CANVAS_PANNING;
    }
  if (self->drag == TRI_CANVAS_PANNING || self->drag == TRI_CANVAS_DRAGGING_HANDLE
      || self->drag == TRI_CANVAS_PULLING_OUTLINE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (TriCanvas *self, double moved_x, double dy, GtkGestureDrag *gesture)
{
  double dx = _tri_canvas_is_mirrored (self) ? -moved_x : moved_x;
  TriVec2 at = { self->drag_start.x + dx, self->drag_start.y + dy };
  TriVec2 centre = { self->pan_start.x - dx / self->zoom, self->pan_start.y - dy / self->zoom };
  TriVec2 held = { at.x + self->grab.x, at.y + self->grab.y };
  TriViewport viewport;

  if (!tri_canvas_get_viewport (self, &viewport))
    return;

  switch (self->drag)
    {
    case TRI_CANVAS_PANNING:
      _tri_canvas_pan_to (self, centre);
      break;

    case TRI_CANVAS_DRAGGING_HANDLE:
      /* A press alone, with a trembling hand, is not an edit. */
      if (hypot (dx, dy) >= 1.0 && _tri_canvas_can_edit (self))
        _tri_canvas_move_handle (self, self->hot, held, self->drag_key);
      break;

    case TRI_CANVAS_PLACING_MARK:
      self->pointer = at;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;

    case TRI_CANVAS_MOVING_MARK:
      if (self->tool != NULL)
        tri_mark_tool_move (self->tool, self->moving_step, tri_viewport_to_photo (&viewport, held),
                            FALSE);
      break;

    case TRI_CANVAS_PULLING_OUTLINE:
      if (hypot (dx, dy) >= 1.0 && self->outline != NULL)
        tri_outline_tool_pull (self->outline, tri_viewport_to_photo (&viewport, held));
      break;

    case TRI_CANVAS_DRAWING_PART:
      _tri_canvas_parts_extend (self, at);
      break;

    case TRI_CANVAS_IDLE:
    default:
      break;
    }
}

static void
drag_end_cb (TriCanvas *self, double moved_x, double dy, GtkGestureDrag *gesture)
{
  double dx = _tri_canvas_is_mirrored (self) ? -moved_x : moved_x;
  TriVec2 at = { self->drag_start.x + dx, self->drag_start.y + dy };
  TriVec2 held = { at.x + self->grab.x, at.y + self->grab.y };
  TriCanvasDrag drag = self->drag;
  TriViewport viewport;

  self->drag = TRI_CANVAS_IDLE;
  if (!tri_canvas_get_viewport (self, &viewport))
    return;

  if (drag == TRI_CANVAS_DRAGGING_HANDLE)
    {
      tri_consultation_end_coalescing (self->consultation);
      self->hot = TRI_N_HANDLES;
      set_hot (self, pick_handle (self, at));
    }
  else if (drag == TRI_CANVAS_PLACING_MARK && self->tool != NULL)
    {
      tri_mark_tool_place (self->tool, tri_viewport_to_photo (&viewport, at));
    }
  else if (drag == TRI_CANVAS_MOVING_MARK && self->tool != NULL)
    {
      tri_mark_tool_move (self->tool, self->moving_step, tri_viewport_to_photo (&viewport, held),
                          TRUE);
    }
  else if (drag == TRI_CANVAS_PULLING_OUTLINE && self->outline != NULL)
    {
      tri_outline_tool_release (self->outline);
    }
  else if (drag == TRI_CANVAS_DRAWING_PART && self->parts != NULL)
    {
      tri_parts_tool_end (self->parts);
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->tool != NULL           ? "crosshair"
                                                      : self->hot != TRI_N_HANDLES ? "grab"
                                                                                   : NULL);
  _tri_canvas_update_reading (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (TriCanvas *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  if (self->drag == TRI_CANVAS_DRAGGING_HANDLE)
    tri_consultation_end_coalescing (self->consultation);
  else if (self->drag == TRI_CANVAS_PULLING_OUTLINE && self->outline != NULL)
    tri_outline_tool_cancel (self->outline);
  else if (self->drag == TRI_CANVAS_DRAWING_PART && self->parts != NULL)
    tri_parts_tool_end (self->parts);
  self->drag = TRI_CANVAS_IDLE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* pointer, wheel, pinch */

static void
motion_cb (TriCanvas *self, double x, double y, GtkEventControllerMotion *controller)
{
  TriVec2 at = { _tri_canvas_unmirror (self, x), y };

  if (hypot (at.x - self->pointer.x, y - self->pointer.y) > 0.5)
    self->crosshair = FALSE;
  self->pointer = at;
  self->pointer_inside = TRUE;
  if (self->loupe && _tri_canvas_get_photo (self) != NULL)
    _tri_canvas_loupe_point (self, at);
  if (self->drag != TRI_CANVAS_IDLE)
    return;
  if (self->tool != NULL || self->parts != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else if (self->outline != NULL)
    _tri_canvas_outline_hover (self, at);
  else
    set_hot (self, pick_handle (self, at));
}

static void
leave_cb (TriCanvas *self, GtkEventControllerMotion *controller)
{
  self->pointer_inside = FALSE;
  if (self->drag == TRI_CANVAS_IDLE)
    set_hot (self, TRI_N_HANDLES);
  if (self->tool != NULL || self->parts != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A wheel zooms to the pointer; two fingers on a touchpad pan, with Ctrl they zoom. */
static gboolean
scroll_cb (TriCanvas *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  TriVec2 centre = self->centre;

  if (_tri_canvas_get_photo (self) == NULL)
    return GDK_EVENT_PROPAGATE;

  if (state & GDK_CONTROL_MASK || (is_wheel && dx == 0 && !(state & GDK_SHIFT_MASK)))
    {
      double steps = is_wheel ? dy : dy / 40.0;

      tri_canvas_zoom_to (self, self->zoom * pow (WHEEL_ZOOM, -steps), self->pointer.x,
                          self->pointer.y);
    }
  else
    {
      double step = is_wheel ? TRI_CANVAS_PAN_PX : 1.0;

      if (is_wheel && (state & GDK_SHIFT_MASK) && dx == 0)
        {
          dx = dy;
          dy = 0;
        }
      centre.x += (_tri_canvas_is_mirrored (self) ? -dx : dx) * step / self->zoom;
      centre.y += dy * step / self->zoom;
      _tri_canvas_pan_to (self, centre);
    }

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (TriCanvas *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  TriViewport viewport;
  double x, y;

  self->pinch_start = self->zoom;
  if (tri_canvas_get_viewport (self, &viewport)
      && gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    self->pinch_held
        = tri_viewport_to_photo (&viewport, (TriVec2){ _tri_canvas_unmirror (self, x), y });
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (TriCanvas *self, double scale, GtkGestureZoom *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    _tri_canvas_hold (self, self->pinch_start * scale, self->pinch_held,
                      (TriVec2){ _tri_canvas_unmirror (self, x), y });
}

void
_tri_canvas_bind_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_cb);
  _tri_canvas_bind_keys (widget_class);
}
