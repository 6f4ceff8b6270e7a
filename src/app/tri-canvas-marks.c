/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas while there is a tool of marks: placing and moving them by mouse and keys, and drawing
 * them, with the loupe. */

#include "config.h"

#include "tri-canvas-private.h"
#include "tri-widget.h"

#include <glib/gi18n.h>
#include <math.h>

#define LOUPE_RADIUS_PX 64.0
#define MARK_RADIUS_PX 7.0
/* Of an arrow key, in the widget. */
#define STEP_PX 8.0
#define STEP_COARSE_PX 40.0
#define STEP_FINE_PX 1.0

static const GdkRGBA mark_colour = { 0.21f, 0.52f, 0.89f, 1.0f };    /* blue 3 */
static const GdkRGBA suspect_colour = { 0.88f, 0.11f, 0.14f, 1.0f }; /* red 3 */

static double
get_step_px (GdkModifierType state)
{
  return state & GDK_SHIFT_MASK ? STEP_COARSE_PX : state & GDK_ALT_MASK ? STEP_FINE_PX : STEP_PX;
}

/* The keyboard holds no mark any more. */
static void
let_go (TriCanvas *self)
{
  self->held_step = TRI_MARK_NONE;
  _tri_canvas_update_reading (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

TriCanvasDrag
_tri_canvas_marks_begin (TriCanvas *self, TriVec2 at)
{
  TriViewport viewport;
  TriVec2 mark;

  if (!tri_canvas_get_viewport (self, &viewport))
    return TRI_CANVAS_IDLE;

  let_go (self);
  self->moving_step = tri_mark_tool_pick (self->tool, tri_viewport_to_photo (&viewport, at),
                                          TRI_CANVAS_REACH_PX / viewport.scale);
  /* A mark that is there is moved, unless the next one is being put close beside it. */
  if (self->moving_step != TRI_MARK_NONE
      && tri_mark_tool_get_mark (self->tool, self->moving_step, &mark))
    {
      TriVec2 shown = tri_viewport_to_view (&viewport, mark);

      self->grab.x = shown.x - at.x;
      self->grab.y = shown.y - at.y;
      return TRI_CANVAS_MOVING_MARK;
    }
  if (tri_mark_tool_is_complete (self->tool))
    return TRI_CANVAS_PANNING;

  self->crosshair = FALSE;
  self->pointer = at;
  self->pointer_inside = TRUE;
  return TRI_CANVAS_PLACING_MARK;
}

/* keyboard */

static void
move_held (TriCanvas *self, double dx, double dy, GdkModifierType state)
{
  double step = get_step_px (state);
  TriViewport viewport;
  TriVec2 mark;

  if (!tri_canvas_get_viewport (self, &viewport)
      || !tri_mark_tool_get_mark (self->tool, self->held_step, &mark))
    return;

  mark.x += dx * step / viewport.scale;
  mark.y += dy * step / viewport.scale;
  tri_mark_tool_move (self->tool, self->held_step, mark, TRUE);
}

void
_tri_canvas_move_cursor (TriCanvas *self, double dx, double dy, GdkModifierType state)
{
  TriPhoto *photo = _tri_canvas_get_photo (self);
  double step = get_step_px (state);
  TriViewport viewport;

  if (!tri_canvas_get_viewport (self, &viewport))
    return;

  if (!self->crosshair)
    {
      TriVec2 middle = { viewport.width / 2.0, viewport.height / 2.0 };

      self->cursor
          = tri_viewport_to_photo (&viewport, self->pointer_inside ? self->pointer : middle);
      self->crosshair = TRUE;
    }
  self->cursor_rests = FALSE;
  self->cursor.x += dx * step / viewport.scale;
  self->cursor.y += dy * step / viewport.scale;
  self->cursor.x = CLAMP (self->cursor.x, 0.0, (double) tri_photo_get_width (photo));
  self->cursor.y = CLAMP (self->cursor.y, 0.0, (double) tri_photo_get_height (photo));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arrow (TriCanvas *self, double dx, double dy, GdkModifierType state)
{
  if (self->held_step != TRI_MARK_NONE)
    move_held (self, dx, dy, state);
  else
    _tri_canvas_move_cursor (self, dx, dy, state);
}

/* Takes the next mark that is set into the hand; at either end Tab leaves the canvas. */
static gboolean
hold_next (TriCanvas *self, int step)
{
  int n_steps = (int) tri_mark_tool_get_n_steps (self->tool);
  int at = self->held_step != TRI_MARK_NONE ? (int) self->held_step : step > 0 ? -1 : n_steps;
  TriVec2 mark;

  while ((at += step) >= 0 && at < n_steps)
    if (tri_mark_tool_get_mark (self->tool, (guint) at, &mark))
      {
        self->held_step = (guint) at;
        self->crosshair = FALSE;
        _tri_canvas_update_reading (self);
        gtk_widget_queue_draw (GTK_WIDGET (self));
        return TRUE;
      }
  let_go (self);

  return FALSE;
}

/* Lets the mark in the hand go, or places one where the cursor was moved to. */
static gboolean
enter (TriCanvas *self)
{
  if (self->held_step != TRI_MARK_NONE)
    {
      let_go (self);
      return TRUE;
    }
  if (!self->crosshair || self->cursor_rests)
    return FALSE;
  tri_mark_tool_place (self->tool, self->cursor);
  self->cursor_rests = TRUE;
  _tri_canvas_update_reading (self);

  return TRUE;
}

gboolean
_tri_canvas_marks_key (TriCanvas *self, guint keyval, GdkModifierType state)
{
  int dx, dy;
  gboolean is_plain = !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK));

  if (state & GDK_CONTROL_MASK)
    return FALSE;

  if (tri_widget_get_arrow (keyval, &dx, &dy))
    {
      arrow (self, dx, dy, state);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_n:
      return is_plain && hold_next (self, 1);

    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_p:
      return is_plain && hold_next (self, -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return is_plain && enter (self);

    case GDK_KEY_BackSpace:
      let_go (self);
      tri_mark_tool_back (self->tool);
      return TRUE;

    default:
      return FALSE;
    }
}

char *
_tri_canvas_marks_describe (TriCanvas *self)
{
  guint step
      = self->held_step != TRI_MARK_NONE ? self->held_step : tri_mark_tool_get_step (self->tool);
  g_autofree char *words = NULL;

  if (step == TRI_MARK_NONE)
    return NULL;
  words = tri_mark_tool_describe (self->tool, step);

  return g_strdup_printf (self->held_step != TRI_MARK_NONE
                              ? _ ("Photo. Arrow keys move, Enter lets go: %s")
                              : _ ("Photo. Move the cursor with the arrow keys, Enter places: %s"),
                          words);
}

/* drawing */

static void
draw_mark (cairo_t *cr, TriVec2 at, const GdkRGBA *colour, gboolean is_big)
{
  double radius = is_big ? MARK_RADIUS_PX + 3 : MARK_RADIUS_PX;

  /* White under the colour: seen on dark and on light skin. The middle stays free. */
  for (guint pass = 0; pass < 2; pass++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
      for (guint i = 0; i < 4; i++)
        {
          double c = i == 0 ? 1 : i == 2 ? -1 : 0, s = i == 1 ? 1 : i == 3 ? -1 : 0;

          cairo_move_to (cr, at.x + c * (radius - 3), at.y + s * (radius - 3));
          cairo_line_to (cr, at.x + c * (radius + 4), at.y + s * (radius + 4));
        }
      if (pass == 0)
        {
          cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
          cairo_set_line_width (cr, 4.5);
        }
      else
        {
          gdk_cairo_set_source_rgba (cr, colour);
          cairo_set_line_width (cr, 2);
        }
      cairo_stroke (cr);
    }
}

static void
append_marks (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  guint suspect = tri_mark_tool_get_suspect (self->tool);

  for (guint i = 0; i < tri_mark_tool_get_n_steps (self->tool); i++)
    {
      graphene_rect_t bounds;
      TriVec2 mark, at;
      cairo_t *cr;

      if (!tri_mark_tool_get_mark (self->tool, i, &mark))
        continue;
      at = tri_viewport_to_view (viewport, mark);
      bounds = GRAPHENE_RECT_INIT ((float) at.x - 20, (float) at.y - 20, 40, 40);
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      draw_mark (cr, at, i == suspect ? &suspect_colour : &mark_colour,
                 i == suspect || i == self->held_step
                     || (self->drag == TRI_CANVAS_MOVING_MARK && i == self->moving_step));
      cairo_destroy (cr);
    }
}

/* The photo point the loupe looks at: the mark in the hand, the keyboard's cursor, the pointer. */
static gboolean
get_loupe_point (TriCanvas *self, const TriViewport *viewport, TriVec2 *out_px)
{
  if (self->drag == TRI_CANVAS_MOVING_MARK)
    return tri_mark_tool_get_mark (self->tool, self->moving_step, out_px);
  if (self->held_step != TRI_MARK_NONE)
    return tri_mark_tool_get_mark (self->tool, self->held_step, out_px);
  if (self->drag == TRI_CANVAS_PANNING)
    return FALSE;
  if (tri_mark_tool_is_complete (self->tool))
    return FALSE;
  if (self->crosshair)
    {
      *out_px = self->cursor;
      return TRUE;
    }
  if (!self->pointer_inside)
    return FALSE;
  *out_px = tri_viewport_to_photo (viewport, self->pointer);

  return TRUE;
}

static void
append_loupe (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  TriPhoto *photo = _tri_canvas_get_photo (self);
  double power = MAX (TRI_CANVAS_LOUPE_POWER * viewport->scale, 1.0);
  double level_scale;
  cairo_surface_t *level;
  graphene_rect_t bounds;
  TriVec2 point, at, middle;
  cairo_t *cr;

  if (!get_loupe_point (self, viewport, &point))
    return;

  at = tri_viewport_to_view (viewport, point);
  middle = _tri_canvas_loupe_place (viewport, at, LOUPE_RADIUS_PX);
  bounds = GRAPHENE_RECT_INIT (
      (float) (middle.x - LOUPE_RADIUS_PX - 4), (float) (middle.y - LOUPE_RADIUS_PX - 4),
      (float) (2 * LOUPE_RADIUS_PX + 8), (float) (2 * LOUPE_RADIUS_PX + 8));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  level = tri_photo_get_level (photo, power, &level_scale);
  cairo_arc (cr, middle.x, middle.y, LOUPE_RADIUS_PX, 0, 2 * G_PI);
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_paint (cr);
  cairo_translate (cr, middle.x, middle.y);
  cairo_scale (cr, power, power);
  cairo_scale (cr, 1 / level_scale, 1 / level_scale);
  cairo_set_source_surface (cr, level, -point.x * level_scale, -point.y * level_scale);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            power > 2 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.5);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  for (guint i = 0; i < 4; i++)
    {
      double c = i == 0 ? 1 : i == 2 ? -1 : 0, s = i == 1 ? 1 : i == 3 ? -1 : 0;

      cairo_move_to (cr, middle.x + 5 * c, middle.y + 5 * s);
      cairo_line_to (cr, middle.x + 18 * c, middle.y + 18 * s);
    }
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, 3.5);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &mark_colour);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
append_crosshair (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  TriVec2 at = tri_viewport_to_view (viewport, self->cursor);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) at.x - 20, (float) at.y - 20, 40, 40);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  draw_mark (cr, at, &mark_colour, TRUE);
  cairo_destroy (cr);
}

void
_tri_canvas_marks_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  append_marks (self, snapshot, viewport);
  if (self->crosshair && !tri_mark_tool_is_complete (self->tool))
    append_crosshair (self, snapshot, viewport);
  append_loupe (self, snapshot, viewport);
}
