/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas while free parts are drawn: brush, pointer, keys. */

#include "config.h"

#include "tri-canvas-private.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

/* What a key makes of the brush's radius, and the least. */
#define KEY_GROWTH 1.15
#define KEY_STEP_MM 0.5
#define RIM_POINTS 48

/* pointer */

/* FALSE while there is nothing to draw on. */
static gboolean
find_place (TriCanvas *self, TriVec2 at, TriScene **out_scene, TriVec2 *out_px)
{
  TriViewport viewport;

  *out_scene = _tri_canvas_get_scene (self);
  if (*out_scene == NULL || self->before || !tri_canvas_get_viewport (self, &viewport))
    return FALSE;
  *out_px = tri_viewport_to_photo (&viewport, at);

  return TRUE;
}

gboolean
_tri_canvas_parts_begin (TriCanvas *self, TriVec2 at)
{
  TriScene *scene;
  TriVec2 photo_px;

  self->crosshair = FALSE;
  return find_place (self, at, &scene, &photo_px)
         && tri_parts_tool_begin (self->parts, scene, photo_px);
}

void
_tri_canvas_parts_extend (TriCanvas *self, TriVec2 at)
{
  TriScene *scene;
  TriVec2 photo_px;

  self->pointer = at;
  if (self->parts != NULL && find_place (self, at, &scene, &photo_px))
    tri_parts_tool_extend (self->parts, scene, photo_px);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* keyboard */

/* The brush goes where the arrow points, and what it draws with it. */
static void
move_brush (TriCanvas *self, double right, double dy, GdkModifierType state)
{
  TriScene *scene = _tri_canvas_get_scene (self);

  _tri_canvas_move_cursor (self, _tri_canvas_is_mirrored (self) ? -right : right, dy, state);
  if (scene != NULL && tri_parts_tool_is_drawing (self->parts))
    tri_parts_tool_extend (self->parts, scene, self->cursor);
}

/* Puts the brush down at the keyboard's cursor, or lifts it. */
static void
toggle_stroke (TriCanvas *self)
{
  TriScene *scene = _tri_canvas_get_scene (self);

  if (tri_parts_tool_is_drawing (self->parts))
    tri_parts_tool_end (self->parts);
  else if (scene != NULL && self->crosshair && !self->before)
    tri_parts_tool_begin (self->parts, scene, self->cursor);
}

/* Takes the stroke under the brush away. */
static void
remove_stroke (TriCanvas *self)
{
  TriScene *scene;
  TriVec2 photo_px;

  if (!find_place (self, self->pointer, &scene, &photo_px))
    return;
  if (self->crosshair || self->pointer_inside)
    tri_parts_tool_remove (self->parts, scene, self->crosshair ? self->cursor : photo_px);
}

static void
grow_brush (TriCanvas *self, int direction)
{
  double radius = tri_parts_tool_get_radius_mm (self->parts);
  double grown = direction > 0 ? radius * KEY_GROWTH : radius / KEY_GROWTH;

  grown = direction > 0 ? MAX (grown, radius + KEY_STEP_MM) : MIN (grown, radius - KEY_STEP_MM);
  tri_parts_tool_set_radius_mm (self->parts, round (grown / KEY_STEP_MM) * KEY_STEP_MM);
}

gboolean
_tri_canvas_parts_key (TriCanvas *self, guint keyval, GdkModifierType state)
{
  int dx, dy;

  if (state & GDK_CONTROL_MASK)
    return FALSE;

  if (tri_widget_get_arrow (keyval, &dx, &dy))
    {
      move_brush (self, dx, dy, state);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_space:
      /* A key that is held repeats. */
      if (!self->space_held)
        toggle_stroke (self);
      self->space_held = TRUE;
      return TRUE;

    case GDK_KEY_Escape:
      if (!tri_parts_tool_is_drawing (self->parts))
        return FALSE;
      tri_parts_tool_end (self->parts);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      remove_stroke (self);
      return TRUE;

    case GDK_KEY_bracketleft:
      grow_brush (self, -1);
      return TRUE;

    case GDK_KEY_bracketright:
      grow_brush (self, 1);
      return TRUE;

    case GDK_KEY_d:
    case GDK_KEY_D:
      tri_parts_tool_set_kind (self->parts, TRI_FREE_PART_ADD);
      return TRUE;

    case GDK_KEY_e:
    case GDK_KEY_E:
      tri_parts_tool_set_kind (self->parts, TRI_FREE_PART_ERASE);
      return TRUE;

    default:
      return FALSE;
    }
}

/* drawing */

/* The rim lies on the head, so that the brush looks as wide as what it draws. */
static void
trace_rim (TriCanvas *self, cairo_t *cr, TriScene *scene, const TriViewport *viewport, TriVec3 e)
{
  TriHead *head = tri_scene_get_head (scene);
  const double radius = tri_parts_tool_get_radius_mm (self->parts);
  TriVec3 middle = tri_head_point (head, e), normal = tri_head_normal (head, e);
  TriVec3 side = tri_vec3_normalize (
      tri_vec3_cross (normal, fabs (normal.y) < 0.9 ? tri_vec3 (0, 1, 0) : tri_vec3 (1, 0, 0)));
  TriVec3 other = tri_vec3_cross (normal, side);

  for (guint i = 0; i < RIM_POINTS; i++)
    {
      double turn = 2 * G_PI * i / RIM_POINTS;
      TriVec3 at
          = tri_vec3_add (middle, tri_vec3_add (tri_vec3_scale (side, radius * cos (turn)),
                                                tri_vec3_scale (other, radius * sin (turn))));
      TriVec3 on_head = tri_head_point (head, tri_head_direction (head, at));
      TriVec2 shown = tri_viewport_to_view (viewport, tri_scene_project (scene, on_head));

      cairo_line_to (cr, shown.x, shown.y);
    }
  cairo_close_path (cr);
}

/* A cross where the keyboard's cursor is beside the scalp, so that it is not lost. */
static void
trace_cross (cairo_t *cr, TriVec2 at)
{
  cairo_move_to (cr, at.x - 7, at.y - 7);
  cairo_line_to (cr, at.x + 7, at.y + 7);
  cairo_move_to (cr, at.x - 7, at.y + 7);
  cairo_line_to (cr, at.x + 7, at.y - 7);
}

void
_tri_canvas_parts_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  static const double dashes[] = { 5, 4 };
  TriScene *scene = _tri_canvas_get_scene (self);
  TriVec2 at = self->crosshair ? tri_viewport_to_view (viewport, self->cursor) : self->pointer;
  graphene_rect_t bounds;
  gboolean on_scalp;
  double reach;
  TriVec3 e;
  cairo_t *cr;

  if (scene == NULL || (!self->crosshair && !self->pointer_inside))
    return;

  on_scalp = tri_parts_tool_find (scene, tri_viewport_to_photo (viewport, at), &e);
  if (!on_scalp && !self->crosshair)
    return;

  reach = 1.3 * tri_parts_tool_get_radius_mm (self->parts) * viewport->scale
              * tri_pose_gain (tri_scene_get_pose (scene),
                               tri_head_point (tri_scene_get_head (scene), e))
          + 12;
  bounds = GRAPHENE_RECT_INIT ((float) (at.x - reach), (float) (at.y - reach), (float) (2 * reach),
                               (float) (2 * reach));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (on_scalp)
    trace_rim (self, cr, scene, viewport, e);
  else
    trace_cross (cr, at);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.5);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  /* Erasing looks different without colours too. */
  if (tri_parts_tool_get_kind (self->parts) == TRI_FREE_PART_ERASE)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, tri_parts_tool_is_drawing (self->parts) ? 2.2 : 1.4);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

char *
_tri_canvas_parts_read (TriCanvas *self)
{
  double size_mm = 2 * tri_parts_tool_get_radius_mm (self->parts);

  return tri_parts_tool_get_kind (self->parts) == TRI_FREE_PART_ADD
             /* Translators: the brush and its size: "Draw 16 mm" */
             ? g_strdup_printf (_ ("Draw %.0f mm"), size_mm)
             : g_strdup_printf (_ ("Erase %.0f mm"), size_mm);
}

/* the tool */

static void
parts_changed_cb (TriCanvas *self)
{
  _tri_canvas_update_reading (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tri_canvas_set_parts_tool (TriCanvas *self, TriPartsTool *tool)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (tool == NULL || TRI_IS_PARTS_TOOL (tool));

  if (self->parts == tool)
    return;

  if (self->parts != NULL)
    {
      tri_parts_tool_end (self->parts);
      g_signal_handlers_disconnect_by_data (self->parts, self);
    }
  g_set_object (&self->parts, tool);
  self->drag = TRI_CANVAS_IDLE;
  self->crosshair = FALSE;
  if (tool != NULL)
    g_signal_connect_object (tool, "changed", G_CALLBACK (parts_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  _tri_canvas_update_reading (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
