/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiles of a picture as render nodes, kept for as long as the tiles are shown. */

#include "config.h"

#include "tri-tile-nodes.h"

#include <math.h>

struct _TriTileNodes
{
  gboolean for_cairo;
  /* TriTile to GskRenderNode, of this snapshot and the one before. GTK holds on to the last frame
   * while it draws the next; were a tile's memory given back before, Cairo would first copy it. */
  GHashTable *nodes;
  GHashTable *old_nodes;
};

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) tri_tile_unref,
                                (GDestroyNotify) gsk_render_node_unref);
}

TriTileNodes *
tri_tile_nodes_new (void)
{
  TriTileNodes *self = g_new0 (TriTileNodes, 1);

  self->nodes = table_new ();
  self->old_nodes = table_new ();

  return self;
}

void
tri_tile_nodes_free (TriTileNodes *self)
{
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->old_nodes);
  g_free (self);
}

/* A tile lies where it lies among all pixels of its zoom, so that its node serves every view. */
static graphene_rect_t
get_bounds (TriTile *tile)
{
  const cairo_rectangle_int_t *area = tri_tile_get_area (tile);

  return GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, (float) area->width,
                             (float) area->height);
}

static GskRenderNode *
cairo_node_new (TriTile *tile)
{
  graphene_rect_t bounds = get_bounds (tile);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, tri_tile_get_surface (tile), bounds.origin.x, bounds.origin.y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

static GskRenderNode *
texture_node_new (TriTile *tile)
{
  graphene_rect_t bounds = get_bounds (tile);
  cairo_surface_t *surface = tri_tile_get_surface (tile);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                    (GDestroyNotify) tri_tile_unref, tri_tile_ref (tile));
  g_autoptr (GdkTexture) texture
      = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, &bounds);
}

/* (transfer none) */
static GskRenderNode *
get_node (TriTileNodes *self, TriTile *tile)
{
  GskRenderNode *node = g_hash_table_lookup (self->nodes, tile);

  if (node != NULL)
    return node;

  node = g_hash_table_lookup (self->old_nodes, tile);
  if (node != NULL)
    gsk_render_node_ref (node);
  else
    node = self->for_cairo ? cairo_node_new (tile) : texture_node_new (tile);
  g_hash_table_insert (self->nodes, tri_tile_ref (tile), node);

  return node;
}

static void
begin_snapshot (TriTileNodes *self, gboolean for_cairo)
{
  GHashTable *oldest = self->old_nodes;

  self->old_nodes = self->nodes;
  g_hash_table_remove_all (oldest);
  self->nodes = oldest;
  if (self->for_cairo != for_cairo)
    g_hash_table_remove_all (self->old_nodes);
  self->for_cairo = for_cairo;
}

/* Pixels of @device a pixel of the picture, and where the picture's absolute pixel 0 lies. */
static double
get_transform (const TriMosaic *mosaic, const TriViewport *device, TriVec2 *out_offset)
{
  const TriViewport *from = tri_mosaic_get_viewport (mosaic);
  double stretch = device->scale / from->scale;
  int x, y;

  tri_mosaic_get_origin (mosaic, &x, &y);
  out_offset->x = (from->origin_x - device->origin_x) * device->scale - x * stretch;
  out_offset->y = (from->origin_y - device->origin_y) * device->scale - y * stretch;
  if (stretch == 1)
    {
      out_offset->x = floor (out_offset->x + 0.5);
      out_offset->y = floor (out_offset->y + 0.5);
    }

  return stretch;
}

cairo_rectangle_int_t
tri_tile_nodes_place (const TriMosaic *mosaic, const TriViewport *device)
{
  const TriViewport *from;
  double stretch, x0, y0, x1, y1;
  TriVec2 offset;
  int x, y;

  g_return_val_if_fail (mosaic != NULL, ((cairo_rectangle_int_t){ 0, 0, 0, 0 }));
  g_return_val_if_fail (device != NULL, ((cairo_rectangle_int_t){ 0, 0, 0, 0 }));

  from = tri_mosaic_get_viewport (mosaic);
  tri_mosaic_get_origin (mosaic, &x, &y);
  stretch = get_transform (mosaic, device, &offset);
  x0 = ceil (x * stretch + offset.x - 1e-3);
  y0 = ceil (y * stretch + offset.y - 1e-3);
  x1 = floor ((x + from->width) * stretch + offset.x + 1e-3);
  y1 = floor ((y + from->height) * stretch + offset.y + 1e-3);

  return (cairo_rectangle_int_t){ (int) x0, (int) y0, (int) MAX (x1 - x0, 0),
                                  (int) MAX (y1 - y0, 0) };
}

/* Tiles of another zoom by Cairo: their edges must not be smoothed, or the seams would show. */
static void
append_stretched (GtkSnapshot *snapshot,
                  TriMosaic *mosaic,
                  const TriViewport *device,
                  double stretch,
                  TriVec2 offset)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) device->width, (float) device->height));

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_translate (cr, offset.x, offset.y);
  cairo_scale (cr, stretch, stretch);
  for (guint i = 0; i < tri_mosaic_get_n_tiles (mosaic); i++)
    {
      TriTile *tile = tri_mosaic_get_tile (mosaic, i);
      const cairo_rectangle_int_t *area = tri_tile_get_area (tile);

      cairo_set_source_surface (cr, tri_tile_get_surface (tile), area->x, area->y);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
      cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

void
tri_tile_nodes_append (TriTileNodes *self,
                       GtkSnapshot *snapshot,
                       TriMosaic *mosaic,
                       const TriViewport *device,
                       gboolean for_cairo)
{
  cairo_rectangle_int_t place;
  TriVec2 offset;
  double stretch;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (mosaic != NULL);
  g_return_if_fail (device != NULL);

  begin_snapshot (self, for_cairo);
  place = tri_tile_nodes_place (mosaic, device);
  stretch = get_transform (mosaic, device, &offset);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y,
                                               (float) place.width, (float) place.height));
  if (stretch != 1 && for_cairo)
    {
      append_stretched (snapshot, mosaic, device, stretch, offset);
    }
  else
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) offset.x, (float) offset.y));
      gtk_snapshot_scale (snapshot, (float) stretch, (float) stretch);
      for (guint i = 0; i < tri_mosaic_get_n_tiles (mosaic); i++)
        gtk_snapshot_append_node (snapshot, get_node (self, tri_mosaic_get_tile (mosaic, i)));
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}
