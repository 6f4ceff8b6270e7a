/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas while the head's outline is corrected: drawing it, pulling it, keys. */

#include "config.h"

#include "tri-canvas-private.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

#define NUDGE_MM 1.0
#define NUDGE_COARSE_MM 5.0
#define NUDGE_FINE_MM 0.2
#define POINT_RADIUS_PX 6.0
#define HOVER_RADIUS_PX 4.5
/* An arrow key moves a place that lies within this of its direction (cosine of about 70°). */
#define LEAST_ALONG 0.35

static const GdkRGBA outline_colour = { 0.38f, 0.63f, 0.92f, 1.0f }; /* blue 2 */

static TriVec2
get_place (TriCanvas *self, const TriViewport *viewport, guint place)
{
  const TriVec2 *outline = tri_scene_get_outline (tri_outline_tool_get_scene (self->outline), NULL);

  return tri_viewport_to_view (viewport, outline[place]);
}

/* pointer */

/* The place of the outline under the pointer, or -1. */
static int
pick_place (TriCanvas *self, TriVec2 at)
{
  TriScene *scene = tri_outline_tool_get_scene (self->outline);
  double least = TRI_CANVAS_REACH_PX;
  TriViewport viewport;
  int found = -1;
  guint n_places;

  if (!tri_canvas_get_viewport (self, &viewport))
    return -1;
  tri_scene_get_outline (scene, &n_places);
  for (guint i = 0; i < n_places; i++)
    {
      TriVec2 shown = get_place (self, &viewport, i);
      double distance = hypot (shown.x - at.x, shown.y - at.y);

      if (distance < least)
        {
          least = distance;
          found = (int) i;
        }
    }

  return found;
}

gboolean
_tri_canvas_outline_begin (TriCanvas *self, TriVec2 at, guint32 time)
{
  int place = pick_place (self, at);
  TriViewport viewport;
  TriVec2 shown;

  if (place < 0 || !tri_canvas_get_viewport (self, &viewport))
    return FALSE;
  if (_tri_canvas_is_double_press (self, at, time)
      && tri_outline_tool_remove (self->outline, (guint) place))
    return FALSE;

  shown = get_place (self, &viewport, (guint) place);
  self->grab = (TriVec2){ shown.x - at.x, shown.y - at.y };
  tri_outline_tool_grab (self->outline, (guint) place);

  return TRUE;
}

void
_tri_canvas_outline_hover (TriCanvas *self, TriVec2 at)
{
  int place = self->pointer_inside ? pick_place (self, at) : -1;

  if (place == self->hot_place)
    return;
  self->hot_place = place;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), place >= 0 ? "grab" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* keyboard */

/* The arrow's direction along the way out of the head at the selected place: 1, -1, or 0 when it
 * leads along the outline. */
static int
get_direction (TriCanvas *self, double dx, double dy)
{
  TriScene *scene = tri_outline_tool_get_scene (self->outline);
  TriVec2 at = tri_scene_get_outline (scene, NULL)[tri_outline_tool_get_selected (self->outline)];
  TriVec2 middle = tri_scene_get_outline_middle (scene);
  double length = hypot (at.x - middle.x, at.y - middle.y);
  double along = (dx * (at.x - middle.x) + dy * (at.y - middle.y)) / length;

  return along > LEAST_ALONG ? 1 : along < -LEAST_ALONG ? -1 : 0;
}

static void
nudge (TriCanvas *self, double dx, double dy, GdkModifierType state)
{
  int direction = get_direction (self, dx, dy);
  double mm = state & GDK_SHIFT_MASK ? NUDGE_COARSE_MM
              : state & GDK_ALT_MASK ? NUDGE_FINE_MM
                                     : NUDGE_MM;

  if (direction != 0)
    tri_outline_tool_nudge (self->outline, direction * mm);
}

gboolean
_tri_canvas_outline_key (TriCanvas *self, guint keyval, GdkModifierType state)
{
  int dx, dy;
  gboolean is_plain = !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK));

  if (state & GDK_CONTROL_MASK)
    return FALSE;

  if (tri_widget_get_arrow (keyval, &dx, &dy))
    {
      nudge (self, dx, dy, state);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_n:
      return is_plain && tri_outline_tool_select_next (self->outline, 1);

    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_p:
      return is_plain && tri_outline_tool_select_next (self->outline, -1);

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      tri_outline_tool_remove (self->outline, tri_outline_tool_get_selected (self->outline));
      return TRUE;

    default:
      return FALSE;
    }
}

/* drawing */

static void
stroke_twice (cairo_t *cr, double width)
{
  /* Dark under the colour: seen before a white wall and on dark hair. */
  cairo_set_source_rgba (cr, 0, 0, 0, 0.45);
  cairo_set_line_width (cr, width + 2.5);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &outline_colour);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_point (cairo_t *cr, TriVec2 at, double radius, gboolean is_filled)
{
  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
  if (is_filled)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
    }
  stroke_twice (cr, 2.5);
}

void
_tri_canvas_outline_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  TriScene *scene = tri_outline_tool_get_scene (self->outline);
  const TriOutlineFix *fix = tri_outline_tool_get_fix (self->outline);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  guint n_places;

  tri_scene_get_outline (scene, &n_places);
  for (guint i = 0; i < n_places; i++)
    {
      TriVec2 at = get_place (self, viewport, i);

      cairo_line_to (cr, at.x, at.y);
    }
  stroke_twice (cr, 2.0);
  for (guint i = 0; i < fix->n_points; i++)
    draw_point (cr, tri_viewport_to_view (viewport, fix->points[i]), POINT_RADIUS_PX, TRUE);
  if (self->hot_place >= 0 && self->drag == TRI_CANVAS_IDLE)
    draw_point (cr, get_place (self, viewport, (guint) self->hot_place), HOVER_RADIUS_PX, TRUE);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    draw_point (cr, get_place (self, viewport, tri_outline_tool_get_selected (self->outline)),
                POINT_RADIUS_PX + 5, FALSE);
  cairo_destroy (cr);
}

char *
_tri_canvas_outline_read (TriCanvas *self)
{
  double mm = tri_outline_tool_get_pull_mm (self->outline);

  if (fabs (mm) < 0.05)
    return g_strdup (_ ("Outline as found"));
  return mm > 0 ? g_strdup_printf (_ ("Outline %.1f mm further out"), mm)
                : g_strdup_printf (_ ("Outline %.1f mm further in"), -mm);
}

/* the tool */

static void
outline_changed_cb (TriCanvas *self)
{
  _tri_canvas_request (self);
  _tri_canvas_update_reading (self);
}

void
tri_canvas_set_outline_tool (TriCanvas *self, TriOutlineTool *tool)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (tool == NULL || TRI_IS_OUTLINE_TOOL (tool));

  if (self->outline == tool)
    return;

  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_data (self->outline, self);
  g_set_object (&self->outline, tool);
  self->drag = TRI_CANVAS_IDLE;
  self->hot_place = -1;
  if (tool != NULL)
    g_signal_connect_object (tool, "changed", G_CALLBACK (outline_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  _tri_canvas_look_changed (self);
  _tri_canvas_update_reading (self);
}
