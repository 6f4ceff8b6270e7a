/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard on the canvas: zoom, pan, handles, marks, ways to look. */

#include "config.h"

#include "tri-canvas-private.h"
#include "tri-widget.h"

#define NUDGE_MM 1.0
#define NUDGE_COARSE_MM 5.0
#define NUDGE_FINE_MM 0.2

static gboolean
select_handle (TriCanvas *self, int step)
{
  TriViewport viewport;
  TriVec2 at;
  int handle = (int) self->selected;

  if (!_tri_canvas_can_edit (self) || !tri_canvas_get_viewport (self, &viewport))
    return FALSE;

  /* Handles that this view does not show are passed over; at either end Tab leaves the canvas. */
  while ((handle += step) >= 0 && handle < (int) _tri_canvas_get_n_handles (self))
    if (tri_overlay_get_handle (_tri_canvas_get_scene (self),
                                tri_consultation_get_design (self->consultation), &viewport,
                                (TriHandle) handle, &at))
      {
        self->selected = (TriHandle) handle;
        _tri_canvas_loupe_follow_handle (self);
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
  _tri_canvas_move_handle (self, self->selected, at, G_MAXUINT - (guint) self->selected);
  _tri_canvas_loupe_follow_handle (self);
}

static void
arrow (TriCanvas *self, double right, double dy, GdkModifierType state)
{
  double dx = _tri_canvas_is_mirrored (self) ? -right : right;
  TriVec2 centre = { self->centre.x + dx * TRI_CANVAS_PAN_PX / self->zoom,
                     self->centre.y + dy * TRI_CANVAS_PAN_PX / self->zoom };

  if ((state & GDK_CONTROL_MASK) && _tri_canvas_loupe_step (self, dx, dy))
    return;
  if (state & GDK_CONTROL_MASK)
    _tri_canvas_pan_to (self, centre);
  else if (_tri_canvas_can_edit (self))
    nudge_handle (self, dx, dy, state);
  else
    _tri_canvas_pan_to (self, centre);
}

/* The page has the divider: its action shows both, or one again. */
static gboolean
toggle_both (TriCanvas *self, TriCanvasBoth both, const char *id)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), "design.both", "s",
                                     self->both == both ? "one" : id);
}

static gboolean
key_pressed_cb (TriCanvas *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  int dx, dy;
  gboolean is_plain = !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK));

  if (_tri_canvas_get_photo (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (self->outline != NULL && _tri_canvas_outline_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (self->tool != NULL && _tri_canvas_marks_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (self->parts != NULL && _tri_canvas_parts_key (self, keyval, state))
    return GDK_EVENT_STOP;

  if (tri_widget_get_arrow (keyval, &dx, &dy))
    {
      arrow (self, dx, dy, state);
      return GDK_EVENT_STOP;
    }
  switch (keyval)
    {
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

    case GDK_KEY_s:
    case GDK_KEY_S:
      return is_plain && toggle_both (self, TRI_CANVAS_SPLIT, "split");

    case GDK_KEY_t:
    case GDK_KEY_T:
      return is_plain && toggle_both (self, TRI_CANVAS_ONION, "onion");

    case GDK_KEY_l:
    case GDK_KEY_L:
      if (!is_plain || self->tool != NULL || self->outline != NULL)
        return GDK_EVENT_PROPAGATE;
      tri_canvas_set_loupe (self, !self->loupe);
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

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (!_tri_canvas_can_edit (self))
        return GDK_EVENT_PROPAGATE;
      _tri_canvas_reset_handle (self, self->selected);
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
_tri_canvas_bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
}
