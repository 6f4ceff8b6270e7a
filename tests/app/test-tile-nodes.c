/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture's tiles as render nodes: drawn they are the picture, and shared tiles keep theirs. */

#include "config.h"

#include "tri-tile-nodes.h"

#include <math.h>

#define WIDTH 700
#define HEIGHT 500

typedef struct
{
  TriPhoto *photo;
  TriTileNodes *nodes;
  TriViewport viewport;
} Fixture;

/* Smooth, and every pixel its own. */
static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 800);
  guchar *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < 800; y++)
    for (int x = 0; x < 900; x++)
      *(guint32 *) (void *) (pixels + y * stride + 4 * x)
          = (guint32) (x / 4) << 16 | (guint32) (y / 4) << 8 | (guint32) ((x + y) / 8);
  cairo_surface_mark_dirty (surface);
  self->photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  self->nodes = tri_tile_nodes_new ();
  self->viewport = (TriViewport){ 100, 130, 1.0, WIDTH, HEIGHT };
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  tri_tile_nodes_free (self->nodes);
  tri_photo_unref (self->photo);
}

/* (transfer full) */
static GskRenderNode *
append (Fixture *self, TriMosaic *mosaic, const TriViewport *device, gboolean for_cairo)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  tri_tile_nodes_append (self->nodes, snapshot, mosaic, device, for_cairo);

  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_surface_t *
draw (GskRenderNode *node)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Takes both. Returns: the largest difference of a channel more than @border px from the edge */
static int
get_difference (cairo_surface_t *a, cairo_surface_t *b, int border)
{
  int most = 0;

  for (int y = border; y < HEIGHT - border; y++)
    {
      const guchar *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = border; x < WIDTH - border; x++)
        for (int c = 0; c < 3; c++)
          most = MAX (most, abs (p[4 * x + c] - q[4 * x + c]));
    }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);

  return most;
}

/* The nodes of the tiles, whatever they are wrapped in. */
static void
collect (GskRenderNode *node, GPtrArray *leaves)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), leaves);
      break;

    case GSK_TRANSFORM_NODE:
      collect (gsk_transform_node_get_child (node), leaves);
      break;

    case GSK_CLIP_NODE:
      collect (gsk_clip_node_get_child (node), leaves);
      break;

    default:
      g_ptr_array_add (leaves, node);
    }
}

static guint
count_shared (GskRenderNode *a, GskRenderNode *b)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) second = g_ptr_array_new ();
  guint n = 0;

  collect (a, first);
  collect (b, second);
  for (guint i = 0; i < first->len; i++)
    n += g_ptr_array_find (second, first->pdata[i], NULL);

  return n;
}

static void
test_is_the_picture (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) mosaic = tri_mosaic_new_bare (self->photo, &self->viewport, NULL, NULL);

  for (guint for_cairo = 0; for_cairo < 2; for_cairo++)
    {
      g_autoptr (GskRenderNode) node = append (self, mosaic, &self->viewport, for_cairo == 1);

      g_assert_cmpint (
          get_difference (draw (node), tri_preview_render_bare (self->photo, &self->viewport), 0),
          ==, 0);
    }
}

/* A pan by whole pixels moves the nodes of the tiles that stay, and draws what is there. */
static void
test_pan (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) mosaic = tri_mosaic_new_bare (self->photo, &self->viewport, NULL, NULL);
  g_autoptr (TriMosaic) panned = NULL;
  g_autoptr (GskRenderNode) first = append (self, mosaic, &self->viewport, TRUE);
  g_autoptr (GskRenderNode) second = NULL;
  TriViewport before = self->viewport;
  cairo_rectangle_int_t place;

  self->viewport.origin_x += 20;
  self->viewport.origin_y -= 30;
  place = tri_tile_nodes_place (mosaic, &self->viewport);
  g_assert_cmpint (place.x, ==, -20);
  g_assert_cmpint (place.y, ==, 30);
  g_assert_cmpint (place.width, ==, before.width);
  g_assert_cmpint (place.height, ==, before.height);

  panned = tri_mosaic_new_bare (self->photo, &self->viewport, mosaic, NULL);
  second = append (self, panned, &self->viewport, TRUE);
  g_assert_cmpint (
      get_difference (draw (second), tri_preview_render_bare (self->photo, &self->viewport), 0), ==,
      0);
  g_assert_cmpuint (count_shared (first, second), >=, 1);
}

/* The picture of another zoom fills in, stretched to its place and without seams. */
static void
test_zoom (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) mosaic = tri_mosaic_new_bare (self->photo, &self->viewport, NULL, NULL);
  TriViewport nearer = { 200, 180, 1.37, WIDTH, HEIGHT };

  for (guint for_cairo = 0; for_cairo < 2; for_cairo++)
    {
      g_autoptr (GskRenderNode) node = append (self, mosaic, &nearer, for_cairo == 1);

      g_assert_cmpint (
          get_difference (draw (node), tri_preview_render_bare (self->photo, &nearer), 2), <=,
          for_cairo ? 4 : 60);
    }
}

static void
test_renderer_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) mosaic = tri_mosaic_new_bare (self->photo, &self->viewport, NULL, NULL);
  g_autoptr (GskRenderNode) cairo = append (self, mosaic, &self->viewport, TRUE);
  g_autoptr (GskRenderNode) again = append (self, mosaic, &self->viewport, TRUE);
  g_autoptr (GskRenderNode) textures = append (self, mosaic, &self->viewport, FALSE);

  g_assert_cmpuint (count_shared (cairo, again), ==, tri_mosaic_get_n_tiles (mosaic));
  g_assert_cmpuint (count_shared (cairo, textures), ==, 0);
}

int
main (int argc, char **argv)
{
  /* Not isolated: GDK asks for the session bus, and GLib loses its folder's name with it. */
  g_test_init (&argc, &argv, NULL);
  /* It makes the nodes' types, display or not. */
  gtk_init_check ();

#define ADD(name, function)                                                                        \
  g_test_add ("/app/tile-nodes/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("is-the-picture", test_is_the_picture);
  ADD ("pan", test_pan);
  ADD ("zoom", test_zoom);
  ADD ("renderer-changes", test_renderer_changes);

  return g_test_run ();
}
