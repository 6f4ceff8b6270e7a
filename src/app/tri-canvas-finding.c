/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding on the photo: rings or a line where it is seen, and its measure beside them. */

#include "config.h"

#include "tri-canvas-private.h"

#include <glib/gi18n.h>

#define RING_RADIUS_PX 15.0
#define LINE_PX 3.5
#define LABEL_PADDING_PX 7.0
#define LABEL_GAP_PX 12.0

/* As the rows' badges: green 4, yellow 5 and red 3 of GNOME's palette. */
static const GdkRGBA colours[] = {
  [TRI_FINDING_GOOD] = { 0.20f, 0.82f, 0.48f, 1.0f },
  [TRI_FINDING_CARE] = { 0.96f, 0.83f, 0.18f, 1.0f },
  [TRI_FINDING_WARNING] = { 0.93f, 0.20f, 0.23f, 1.0f },
};

/* Dark under the colour: seen on light skin and on dark hair. */
static void
stroke (cairo_t *cr, const GdkRGBA *colour)
{
  cairo_set_source_rgba (cr, 0, 0, 0, 0.55);
  cairo_set_line_width (cr, LINE_PX + 2.5);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, LINE_PX);
  cairo_stroke (cr);
}

/* Adds the finding's place to the path. Returns: whether any of it is seen in this view; then
 * @out_at is the uppermost point */
static gboolean
trace (TriCanvas *self, cairo_t *cr, const TriViewport *viewport, TriVec2 *out_at)
{
  TriScene *scene = _tri_canvas_get_scene (self);
  TriHead *head = tri_scene_get_head (scene);
  gboolean is_seen = FALSE, is_drawing = FALSE;

  for (guint i = 0; i < self->finding_points->len; i++)
    {
      TriVec3 point = g_array_index (self->finding_points, TriVec3, i);
      TriVec3 normal = tri_head_normal (head, tri_head_direction (head, point));
      TriVec2 at;

      if (!tri_scene_is_visible (scene, point, normal))
        {
          is_drawing = FALSE;
          continue;
        }
      at = tri_viewport_to_view (viewport, tri_scene_project (scene, point));
      if (_tri_canvas_is_mirrored (self))
        at.x = viewport->width - at.x;
      if (!is_seen || at.y < out_at->y)
        *out_at = at;
      is_seen = TRUE;
      if (self->finding->place != TRI_FINDING_AT_LINE)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, at.x, at.y, RING_RADIUS_PX, 0, 2 * G_PI);
        }
      else if (is_drawing)
        cairo_line_to (cr, at.x, at.y);
      else
        cairo_move_to (cr, at.x, at.y);
      is_drawing = TRUE;
    }

  return is_seen;
}

/* Above the place, and always whole in the view. */
static void
append_label (TriCanvas *self,
              GtkSnapshot *snapshot,
              const TriViewport *viewport,
              TriVec2 at,
              const char *text)
{
  static const GdkRGBA back = { 0, 0, 0, 0.78f }, white = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  const float corner = (float) LABEL_PADDING_PX;
  graphene_rect_t bounds;
  GskRoundedRect pill;
  int width, height;
  double x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = at.x - width / 2.0;
  y = at.y - RING_RADIUS_PX - LABEL_GAP_PX - height;
  x = CLAMP (x, 2 * LABEL_PADDING_PX,
             MAX (2 * LABEL_PADDING_PX, viewport->width - width - 2 * LABEL_PADDING_PX));
  y = CLAMP (y, 2 * LABEL_PADDING_PX,
             MAX (2 * LABEL_PADDING_PX, viewport->height - height - 2 * LABEL_PADDING_PX));
  bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  graphene_rect_inset (&bounds, -corner, -corner / 2);
  gsk_rounded_rect_init_from_rect (&pill, &bounds, corner);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &back, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

void
_tri_canvas_finding_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height);
  TriVec2 at = { viewport->width / 2.0, 0 };
  g_autofree char *measure = NULL;
  g_autofree char *text = NULL;
  gboolean is_seen;
  cairo_t *cr;

  if (_tri_canvas_get_scene (self) == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  is_seen = trace (self, cr, viewport, &at);
  stroke (cr, &colours[self->finding->level]);
  cairo_destroy (cr);

  measure = tri_finding_format_measure (self->finding);
  /* Translators: a finding's measure, when its place is on the other side of the head */
  text = is_seen ? g_strdup (measure) : g_strdup_printf (_ ("%s, not seen in this view"), measure);
  append_label (self, snapshot, viewport, at, text);
}

const TriFinding *
tri_canvas_get_finding (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), NULL);

  return self->finding;
}

void
tri_canvas_set_finding (TriCanvas *self, const TriFinding *finding)
{
  TriLazyRegion *lazy;
  TriRegion *region;

  g_return_if_fail (TRI_IS_CANVAS (self));

  if (finding == NULL && self->finding == NULL)
    return;

  g_clear_pointer (&self->finding, tri_finding_free);
  g_clear_pointer (&self->finding_points, g_array_unref);
  lazy = finding != NULL && self->consultation != NULL
             ? tri_consultation_get_lazy_region (self->consultation)
             : NULL;
  region = lazy != NULL ? tri_lazy_region_peek (lazy) : NULL;
  if (region != NULL)
    {
      self->finding = tri_finding_copy (finding);
      self->finding_points = tri_finding_place_points (finding->place, region);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
