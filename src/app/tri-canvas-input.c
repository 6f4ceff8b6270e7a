/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer, touch, pen and keyboard on the canvas: zoom, pan, handles, landmark marks. */

#include "config.h"

#include "tri-canvas-private.h"

#define WHEEL_ZOOM 1.15
#define KEY_PAN_PX 60.0
#define NUDGE_MM 1.0
#define NUDGE_COARSE_MM 5.0
#define NUDGE_FINE_MM 0.2

static guint
next_drag_key (void)
{
  static guint count;

  return ++count;
}

static gboolean
can_edit (TriCanvas *self)
{
  return self->tool == NULL && self->outline == NULL && self->parts == NULL && self->handles
         && !self->before && self->consultation != NULL && _tri_canvas_get_scene (self) != NULL;
}

static TriHandle
pick_handle (TriCanvas *self, TriVec2 at)
{
  TriViewport viewport;

  if (!can_edit (self) || !tri_canvas_get_viewport (self, &viewport))
    return TRI_N_HANDLES;

  return tri_overlay_pick_handle (_tri_canvas_get_scene (self),
                                  tri_consultation_get_design (self->consultation), &viewport, at,
                                  TRI_CANVAS_REACH_PX);
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

/* Moves a handle to a place in the widget and tells the consultation. */
static void
move_handle (TriCanvas *self, TriHandle handle, TriVec2 view_px, guint key)
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

/* drag: handles, marks, pan */

static void
drag_begin_cb (TriCanvas *self, double x, double y, GtkGestureDrag *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
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
      guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

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
      TriViewport viewport;
      TriVec2 shown = at;

      tri_canvas_get_viewport (self, &viewport);
      tri_overlay_get_handle (_tri_canvas_get_scene (self),
                              tri_consultation_get_design (self->consultation), &viewport, handle,
                              &shown);
      self->drag = TRI_CANVAS_DRAGGING_HANDLE;
      self->drag_key = next_drag_key ();
      self->grab.x = shown.x - at.x;
      self->grab.y = shown.y - at.y;
      self->selected = handle;
      set_hot (self, handle);
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
      if (hypot (dx, dy) >= 1.0 && can_edit (self))
        move_handle (self, self->hot, held, self->drag_key);
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
      double step = is_wheel ? KEY_PAN_PX : 1.0;

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

/* keyboard */

static gboolean
select_handle (TriCanvas *self, int step)
{
  TriViewport viewport;
  TriVec2 at;
  int handle = (int) self->selected;

  if (!can_edit (self) || !tri_canvas_get_viewport (self, &viewport))
    return FALSE;

  /* Handles that this view does not show are passed over; at either end Tab leaves the canvas. */
  while ((handle += step) >= 0 && handle < TRI_N_HANDLES)
    if (tri_overlay_get_handle (_tri_canvas_get_scene (self),
                                tri_consultation_get_design (self->consultation), &viewport,
                                (TriHandle) handle, &at))
      {
        self->selected = (TriHandle) handle;
        _tri_canvas_update_reading (self);
        gtk_widget_queue_draw (GTK_WIDGET (self));
        return TRUE;
      }

  return FALSE;
}

static void
nudge_handle (TriCanvas *self, double dx, double dy, GdkModifierType state)
{
  TriScene *scene = _tri_canvas_get_scene (self);
  double mm = state & GDK_SHIFT_MASK ? NUDGE_COARSE_MM
              : state & GDK_ALT_MASK ? NUDGE_FINE_MM
                                     : NUDGE_MM;
  TriViewport viewport;
  TriVec2 at;
  double px;

  if (!tri_canvas_get_viewport (self, &viewport)
      || !tri_overlay_get_handle (scene, tri_consultation_get_design (self->consultation),
                                  &viewport, self->selected, &at))
    return;

  px = mm * viewport.scale
       * tri_pose_gain_along (
           tri_scene_get_pose (scene), tri_scene_get_head (scene),
           tri_handle_get_point (self->selected, tri_consultation_get_design (self->consultation),
                                 tri_scene_get_head (scene)),
           (TriVec2){ dx, dy });
  at.x += dx * px;
  at.y += dy * px;
  /* Steps of the same handle in a row undo as one. */
  move_handle (self, self->selected, at, G_MAXUINT - (guint) self->selected);
}

static void
arrow (TriCanvas *self, double right, double dy, GdkModifierType state)
{
  double dx = _tri_canvas_is_mirrored (self) ? -right : right;
  TriVec2 centre = { self->centre.x + dx * KEY_PAN_PX / self->zoom,
                     self->centre.y + dy * KEY_PAN_PX / self->zoom };

  if (state & GDK_CONTROL_MASK)
    _tri_canvas_pan_to (self, centre);
  else if (can_edit (self))
    nudge_handle (self, dx, dy, state);
  else
    _tri_canvas_pan_to (self, centre);
}

static gboolean
key_pressed_cb (TriCanvas *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gboolean is_plain = !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK));

  if (_tri_canvas_get_photo (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (self->outline != NULL && _tri_canvas_outline_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (self->tool != NULL && _tri_canvas_marks_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (self->parts != NULL && _tri_canvas_parts_key (self, keyval, state))
    return GDK_EVENT_STOP;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      arrow (self, -1, 0, state);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      arrow (self, 1, 0, state);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      arrow (self, 0, -1, state);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      arrow (self, 0, 1, state);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_n:
      return is_plain && select_handle (self, 1);

    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_p:
      return is_plain && select_handle (self, -1);

    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      tri_canvas_zoom_in (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      tri_canvas_zoom_out (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      tri_canvas_zoom_fit (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      tri_canvas_zoom_actual (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_b:
    case GDK_KEY_B:
      if (!is_plain)
        return GDK_EVENT_PROPAGATE;
      tri_canvas_set_before (self, TRUE);
      return GDK_EVENT_STOP;

    case GDK_KEY_m:
    case GDK_KEY_M:
      if (!is_plain || self->tool != NULL || self->outline != NULL)
        return GDK_EVENT_PROPAGATE;
      tri_canvas_set_mirror (self, !self->mirror);
      return GDK_EVENT_STOP;

    case GDK_KEY_o:
    case GDK_KEY_O:
      if (!is_plain)
        return GDK_EVENT_PROPAGATE;
      tri_canvas_set_caution (self, TRUE);
      return GDK_EVENT_STOP;

    case GDK_KEY_space:
      self->space_held = TRUE;
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
key_released_cb (TriCanvas *self,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 GtkEventControllerKey *controller)
{
  if (keyval == GDK_KEY_b || keyval == GDK_KEY_B)
    tri_canvas_set_before (self, FALSE);
  else if (keyval == GDK_KEY_o || keyval == GDK_KEY_O)
    tri_canvas_set_caution (self, FALSE);
  else if (keyval == GDK_KEY_space)
    self->space_held = FALSE;
}

static void
focus_changed_cb (TriCanvas *self)
{
  self->space_held = FALSE;
  tri_canvas_set_caution (self, FALSE);
  if (self->consultation != NULL)
    tri_consultation_end_coalescing (self->consultation);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
}
