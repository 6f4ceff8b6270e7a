/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas draws: the ready picture and what lies over it.
 *
 * The picture comes in tiles from a worker; lines, handles and marks follow the hand at once. */

#include "config.h"

#include "tri-canvas-private.h"

#include <math.h>

/* How far beyond the view lines are drawn, so that a pan can move them. */
#define OVERLAY_MARGIN_PX 128

/* The photo straight from its pyramid into a part of the view, in device pixels. */
static void
append_level (GtkSnapshot *snapshot,
              TriPhoto *photo,
              const cairo_rectangle_int_t *area,
              const TriViewport *device)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) area->x, (float) area->y,
                                               (float) area->width, (float) area->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double level_scale;
  cairo_surface_t *level = tri_photo_get_level (photo, device->scale, &level_scale);

  cairo_scale (cr, device->scale / level_scale, device->scale / level_scale);
  cairo_translate (cr, -device->origin_x * level_scale, -device->origin_y * level_scale);
  cairo_set_source_surface (cr, level, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* The part of the view that the photo fills. */
static cairo_rectangle_int_t
get_photo_area (TriPhoto *photo, const TriViewport *device)
{
  TriVec2 low = tri_viewport_to_view (device, (TriVec2){ 0, 0 });
  TriVec2 high = tri_viewport_to_view (
      device, (TriVec2){ tri_photo_get_width (photo), tri_photo_get_height (photo) });
  int x0 = (int) CLAMP (floor (low.x + 0.5), 0, device->width);
  int y0 = (int) CLAMP (floor (low.y + 0.5), 0, device->height);
  int x1 = (int) CLAMP (floor (high.x + 0.5), 0, device->width);
  int y1 = (int) CLAMP (floor (high.y + 0.5), 0, device->height);

  return (cairo_rectangle_int_t){ x0, y0, x1 - x0, y1 - y0 };
}

void
_tri_canvas_append_picture (TriCanvas *self,
                            GtkSnapshot *snapshot,
                            const TriViewport *viewport,
                            TriLivePreview *preview,
                            TriTileNodes *nodes)
{
  TriPhoto *photo = _tri_canvas_get_photo (self);
  TriViewport device = _tri_canvas_get_device_viewport (self, viewport);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  float factor = (float) gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_rectangle_int_t area = get_photo_area (photo, &device);
  cairo_region_t *missing = cairo_region_create_rectangle (&area);
  TriMosaic *mosaic = tri_live_preview_get_mosaic (preview);

  if (mosaic == NULL && preview == self->preview)
    mosaic = tri_live_preview_get_mosaic (self->bare);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, 1 / factor, 1 / factor);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                         (float) area.width, (float) area.height));
  /* While its picture is on the way the photo shows at once. */
  if (mosaic != NULL)
    {
      cairo_rectangle_int_t covered = tri_tile_nodes_place (mosaic, &device);

      cairo_region_subtract_rectangle (missing, &covered);
    }
  for (int i = 0; i < cairo_region_num_rectangles (missing); i++)
    {
      cairo_region_get_rectangle (missing, i, &area);
      append_level (snapshot, photo, &area, &device);
    }
  if (mosaic != NULL)
    tri_tile_nodes_append (nodes, snapshot, mosaic, &device,
                           GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
  cairo_region_destroy (missing);
}

void
_tri_canvas_overlay_clear (TriCanvasOverlay *overlay)
{
  g_clear_pointer (&overlay->node, gsk_render_node_unref);
  g_clear_pointer (&overlay->scene, tri_scene_unref);
  g_clear_pointer (&overlay->design, tri_design_unref);
}

/* The lines' own rectangle in the view: what lies under a node GTK draws again when it changes. */
static graphene_rect_t
measure_overlay (TriScene *scene,
                 TriDesign *design,
                 const TriViewport *viewport,
                 TriOverlayParts parts,
                 TriHandle hot)
{
  cairo_surface_t *lines = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (lines);
  double x, y, width, height;

  tri_overlay_draw (cr, scene, design, viewport, parts, hot);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (lines, &x, &y, &width, &height);
  cairo_surface_destroy (lines);

  return GRAPHENE_RECT_INIT ((float) floor (x), (float) floor (y), (float) ceil (width) + 1,
                             (float) ceil (height) + 1);
}

/* (nullable) (transfer full) */
static GskRenderNode *
draw_overlay (TriScene *scene,
              TriDesign *design,
              const TriViewport *viewport,
              TriOverlayParts parts,
              TriHandle hot)
{
  graphene_rect_t bounds = measure_overlay (scene, design, viewport, parts, hot);
  graphene_rect_t near
      = GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height);
  GskRenderNode *node;
  cairo_t *cr;

  graphene_rect_inset (&near, -OVERLAY_MARGIN_PX, -OVERLAY_MARGIN_PX);
  if (!graphene_rect_intersection (&bounds, &near, &bounds))
    return NULL;
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  tri_overlay_draw (cr, scene, design, viewport, parts, hot);
  cairo_destroy (cr);

  return node;
}

/* Drawn again only when it changed: under a resting line a new picture costs nothing, and in a pan
 * lines move as they are. */
static void
append_layer (TriCanvas *self,
              GtkSnapshot *snapshot,
              TriCanvasLayer layer,
              const TriViewport *viewport,
              TriHandle hot)
{
  static const TriOverlayParts parts[TRI_CANVAS_N_OVERLAYS] = {
    [TRI_CANVAS_WIREFRAME] = TRI_OVERLAY_WIREFRAME,
    [TRI_CANVAS_GRID] = TRI_OVERLAY_GRID,
    [TRI_CANVAS_THIRDS] = TRI_OVERLAY_THIRDS,
    [TRI_CANVAS_CANTHI] = TRI_OVERLAY_CANTHI,
    [TRI_CANVAS_MIDLINE] = TRI_OVERLAY_MIDLINE,
    [TRI_CANVAS_GLABELLA] = TRI_OVERLAY_GLABELLA,
    [TRI_CANVAS_TRACED] = TRI_OVERLAY_HAIRLINE,
    [TRI_CANVAS_FRINGE] = TRI_OVERLAY_FRINGE,
    [TRI_CANVAS_HAIRLINE] = TRI_OVERLAY_HAIRLINE | TRI_OVERLAY_HANDLES,
    [TRI_CANVAS_FREE_PARTS] = TRI_OVERLAY_HAIRLINE | TRI_OVERLAY_FREE_PARTS,
    [TRI_CANVAS_SCALE_BAR] = TRI_OVERLAY_SCALE_BAR,
  };
  TriScene *scene = _tri_canvas_get_scene (self);
  TriDesign *design = !(parts[layer] & TRI_OVERLAY_OF_DESIGN) ? NULL
                      : layer == TRI_CANVAS_TRACED
                          ? tri_mark_tool_get_design (self->tool)
                          : tri_consultation_get_design (self->consultation);
  TriCanvasOverlay *overlay = &self->overlays[layer];
  double x = 0, y = 0;

  if (layer != TRI_CANVAS_SCALE_BAR)
    {
      x = (overlay->viewport.origin_x - viewport->origin_x) * viewport->scale;
      y = (overlay->viewport.origin_y - viewport->origin_y) * viewport->scale;
    }
  if (overlay->scene != scene || overlay->design != design || overlay->hot != hot
      || overlay->viewport.scale != viewport->scale || overlay->viewport.width != viewport->width
      || overlay->viewport.height != viewport->height || fabs (x) > OVERLAY_MARGIN_PX
      || fabs (y) > OVERLAY_MARGIN_PX)
    {
      _tri_canvas_overlay_clear (overlay);
      overlay->node = draw_overlay (scene, design, viewport, parts[layer], hot);
      overlay->scene = tri_scene_ref (scene);
      overlay->design = design != NULL ? tri_design_ref (design) : NULL;
      overlay->viewport = *viewport;
      overlay->hot = hot;
      x = y = 0;
    }
  if (overlay->node == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, overlay->node);
  gtk_snapshot_restore (snapshot);
}

static void
append_guides (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  static const struct
  {
    TriCanvasLayer layer;
    TriOverlayParts part;
  } guides[] = {
    { TRI_CANVAS_WIREFRAME, TRI_OVERLAY_WIREFRAME }, { TRI_CANVAS_GRID, TRI_OVERLAY_GRID },
    { TRI_CANVAS_THIRDS, TRI_OVERLAY_THIRDS },       { TRI_CANVAS_CANTHI, TRI_OVERLAY_CANTHI },
    { TRI_CANVAS_MIDLINE, TRI_OVERLAY_MIDLINE },     { TRI_CANVAS_GLABELLA, TRI_OVERLAY_GLABELLA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    if (self->guide_parts & guides[i].part)
      append_layer (self, snapshot, guides[i].layer, viewport, TRI_N_HANDLES);
}

static void
append_overlays (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  TriHandle hot = self->hot;

  if (_tri_canvas_get_scene (self) == NULL || self->before)
    return;
  if (self->tool != NULL)
    {
      append_layer (self, snapshot,
                    tri_mark_tool_get_design (self->tool) != NULL ? TRI_CANVAS_TRACED
                                                                  : TRI_CANVAS_WIREFRAME,
                    viewport, TRI_N_HANDLES);
      return;
    }

  if (self->outline == NULL && self->guides)
    append_guides (self, snapshot, viewport);
  if (self->parts != NULL)
    {
      append_layer (self, snapshot, TRI_CANVAS_FREE_PARTS, viewport, TRI_N_HANDLES);
      _tri_canvas_parts_append (self, snapshot, viewport);
    }
  else if (self->outline == NULL && self->handles)
    {
      if (hot == TRI_N_HANDLES && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
        hot = self->selected;
      if (self->fringe)
        append_layer (self, snapshot, TRI_CANVAS_FRINGE, viewport, hot);
      append_layer (self, snapshot, TRI_CANVAS_HAIRLINE, viewport, hot);
    }
}

/* What is the client's left goes to the right, until the snapshot is restored. */
static void
push_mirror (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  gtk_snapshot_save (snapshot);
  if (!_tri_canvas_is_mirrored (self))
    return;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) viewport->width, 0));
  gtk_snapshot_scale (snapshot, -1, 1);
}

/* What was before, over what comes after: a part of it, or as a veil. */
static void
append_before (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport)
{
  const float width = (float) round (self->share * viewport->width);

  if (self->both == TRI_CANVAS_SPLIT)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, (float) viewport->height));
  else
    gtk_snapshot_push_opacity (snapshot, self->share);
  push_mirror (self, snapshot, viewport);
  _tri_canvas_append_picture (self, snapshot, viewport, self->bare, self->bare_nodes);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

void
tri_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriCanvas *self = TRI_CANVAS (widget);
  TriViewport viewport;
  graphene_rect_t frame;

  if (!tri_canvas_get_viewport (self, &viewport))
    return;

  frame = GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height);
  gtk_snapshot_push_clip (snapshot, &frame);
  push_mirror (self, snapshot, &viewport);
  _tri_canvas_append_picture (self, snapshot, &viewport, self->before ? self->bare : self->preview,
                              self->nodes);
  gtk_snapshot_restore (snapshot);
  if (self->both != TRI_CANVAS_ONE && self->tool == NULL && self->outline == NULL && !self->before)
    append_before (self, snapshot, &viewport);
  push_mirror (self, snapshot, &viewport);
  append_overlays (self, snapshot, &viewport);
  gtk_snapshot_restore (snapshot);
  /* Its letters are not mirrored. */
  if (_tri_canvas_get_scene (self) != NULL && !self->before && self->tool == NULL)
    append_layer (self, snapshot, TRI_CANVAS_SCALE_BAR, &viewport, TRI_N_HANDLES);
  if (self->finding != NULL && self->outline == NULL && self->tool == NULL && !self->before)
    _tri_canvas_finding_append (self, snapshot, &viewport);
  if (self->outline != NULL)
    _tri_canvas_outline_append (self, snapshot, &viewport);
  if (self->tool != NULL)
    _tri_canvas_marks_append (self, snapshot, &viewport);
  push_mirror (self, snapshot, &viewport);
  _tri_canvas_loupe_append (self, snapshot, &viewport);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}
