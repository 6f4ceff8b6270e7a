/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window adds: pictures handed over to GTK, a step of a drag with all that follows from
 * it, and the time from the program's start to its first frame. */

#include "config.h"

#include "bench.h"

#include "tri-sample.h"
#include "tri-tile-nodes.h"

#include <gsk/gsk.h>
#include <math.h>
#ifndef GSK_TYPE_GL_RENDERER /* GTK 4.8 has it in a header of its own */
#include <gsk/gl/gskglrenderer.h>
#endif

/* A frame of before and one of now are still held when the next is drawn: with three pictures each
 * is new when its turn comes. */
#define N_PICTURES 3

/* pictures: a head in a photo of 24 megapixels, its line dragged */

typedef struct
{
  TriDotField *field;
  TriScene *scene;
  TriScalp *scalp;
  TriPigment pigment;
  TriDesign *designs[N_PICTURES]; /* a millimetre apart */
  TriRegion *region;              /* of the last step */
  TriViewport viewport;
  TriMosaic *mosaic; /* of the last step */
  guint round;
} Drag;

static TriScene *
enlarged_scene_new (void)
{
  const double enlarged = sqrt (24e6 / 3e6);
  g_autoptr (TriScene) small = tri_sample_scene_new ("front");
  TriPhoto *photo = tri_scene_get_photo (small);
  int width = (int) (tri_photo_get_width (photo) * enlarged);
  int height = (int) (tri_photo_get_height (photo) * enlarged);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (TriPhoto) large = NULL;
  TriPose pose = *tri_scene_get_pose (small);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, enlarged, enlarged);
  cairo_set_source_surface (cr, tri_photo_get_surface (photo), 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  large = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  pose.scale *= enlarged;
  pose.tx *= enlarged;
  pose.ty *= enlarged;

  return tri_scene_new (large, &pose, tri_scene_get_head (small), NULL, 0);
}

static void
drag_init (Drag *self)
{
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);

  self->field = tri_sample_field_new ();
  self->scene = enlarged_scene_new ();
  self->scalp = tri_scalp_new (self->field, tri_scene_get_head (self->scene));
  self->pigment = tri_sample_pigment ("healed");
  for (guint i = 0; i < N_PICTURES; i++)
    {
      TriDesignSpec spec = *tri_design_get_spec (design);

      spec.shape.height_mm += i;
      self->designs[i] = tri_design_new (&spec);
    }
  self->region = tri_region_new (self->designs[0], tri_scene_get_head (self->scene));
}

static void
drag_clear (Drag *self)
{
  g_clear_pointer (&self->mosaic, tri_mosaic_unref);
  tri_region_unref (self->region);
  for (guint i = 0; i < N_PICTURES; i++)
    tri_design_unref (self->designs[i]);
  tri_scalp_unref (self->scalp);
  tri_scene_unref (self->scene);
  tri_dot_field_unref (self->field);
}

/* From the line's next place to the tiles that show it. */
static void
drag_step (gpointer data)
{
  Drag *self = data;
  TriRegion *region
      = tri_region_new_edited (self->region, self->designs[self->round++ % N_PICTURES]);
  g_autoptr (TriDots) dots = tri_dots_select (self->scalp, region, 1.0, 1.0);
  g_autoptr (TriPainter) painter
      = tri_painter_new (self->scene, dots, &self->pigment, &self->viewport);
  TriMosaic *mosaic = tri_mosaic_new (painter, self->mosaic, NULL);

  g_clear_pointer (&self->mosaic, tri_mosaic_unref);
  self->mosaic = mosaic;
  tri_region_unref (self->region);
  self->region = region;
}

/* hand-over */

typedef struct
{
  TriViewport viewport;
  TriMosaic *mosaics[N_PICTURES];
  TriMosaic *shown;
  TriTileNodes *nodes;
  guint round;
  GskRenderer *gl;       /* NULL: Cairo */
  cairo_surface_t *view; /* what Cairo draws on */
} HandOver;

/* Cairo's renderer draws where the frame differs from the one before. */
static void
clip_to_changes (cairo_t *cr, const TriMosaic *before, const TriMosaic *now)
{
  int x, y;

  tri_mosaic_get_origin (now, &x, &y);
  for (guint i = 0; i < tri_mosaic_get_n_tiles (now); i++)
    {
      TriTile *tile = tri_mosaic_get_tile (now, i);
      const cairo_rectangle_int_t *area = tri_tile_get_area (tile);

      if (tri_mosaic_get_tile (before, i) != tile)
        cairo_rectangle (cr, area->x - x, area->y - y, area->width, area->height);
    }
  cairo_clip (cr);
}

/* One frame: the nodes of the next picture, drawn. */
static void
hand_over (gpointer data)
{
  HandOver *self = data;
  TriMosaic *mosaic = self->mosaics[self->round++ % N_PICTURES];
  const graphene_rect_t view
      = GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width, (float) self->viewport.height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  tri_tile_nodes_append (self->nodes, snapshot, mosaic, &self->viewport, self->gl == NULL);
  node = gtk_snapshot_free_to_node (snapshot);
  if (self->gl != NULL)
    {
      graphene_rect_t pixel = GRAPHENE_RECT_INIT (0, 0, 1, 1);
      g_autoptr (GdkTexture) drawn = gsk_renderer_render_texture (self->gl, node, &view);
      g_autoptr (GdkTexture) last = gsk_renderer_render_texture (self->gl, node, &pixel);
      guint32 read;

      /* GL works behind our back, in software on threads of its own: what counts is this thread's
       * part, and the next round begins when a pixel that was drawn last has come back. */
      gdk_texture_download (last, (guchar *) &read, sizeof read);
    }
  else
    {
      cairo_t *cr = cairo_create (self->view);

      clip_to_changes (cr, self->shown, mosaic);
      gsk_render_node_draw (node, cr);
      cairo_destroy (cr);
    }
  self->shown = mosaic;
}

static void
add_hand_over (BenchTable *table, Drag *drag, GskRenderer *gl, gboolean whole)
{
  const TriViewport *viewport = &drag->viewport;
  g_autoptr (BenchCopy) copy = bench_copy_new ((guint) viewport->width, (guint) viewport->height);
  g_autofree char *name
      = g_strdup_printf ("hand-over, %s, %s, %s", gl != NULL ? "GL" : "Cairo",
                         viewport->height > 1080 ? "4K" : "1080p", whole ? "all" : "drag step");
  HandOver self = { .viewport = *viewport, .nodes = tri_tile_nodes_new (), .gl = gl };

  if (bench_wants (table, name))
    {
      g_clear_pointer (&drag->mosaic, tri_mosaic_unref);
      for (guint i = 0; i < N_PICTURES; i++)
        {
          if (whole)
            g_clear_pointer (&drag->mosaic, tri_mosaic_unref);
          drag_step (drag);
          self.mosaics[i] = tri_mosaic_ref (drag->mosaic);
        }
      self.shown = self.mosaics[N_PICTURES - 1];
      self.view
          = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, viewport->width, viewport->height);
      bench_compare (table,
                     &(BenchRow){ .name = name,
                                  .what = "tiles into the frame",
                                  .over = "memcpy",
                                  .at_most = gl == NULL ? 4.0 : 0.0 },
                     hand_over, &self, bench_copy, copy);
      cairo_surface_destroy (self.view);
      for (guint i = 0; i < N_PICTURES; i++)
        tri_mosaic_unref (self.mosaics[i]);
    }
  tri_tile_nodes_free (self.nodes);
}

static void
add_drag (BenchTable *table, Drag *drag)
{
  const TriViewport *viewport = &drag->viewport;
  g_autoptr (BenchCopy) copy = bench_copy_new ((guint) viewport->width, (guint) viewport->height);
  g_autofree char *name
      = g_strdup_printf ("drag step, %s", viewport->height > 1080 ? "4K" : "1080p");

  g_clear_pointer (&drag->mosaic, tri_mosaic_unref);
  bench_compare (table,
                 &(BenchRow){ .name = name, .what = "line to tiles", .over = "memcpy of the view" },
                 drag_step, drag, bench_copy, copy);
}

/* NULL where there is no GL, or none that works without a window. */
static GskRenderer *
gl_renderer_new (BenchTable *table)
{
  g_autoptr (GError) error = NULL;
  GskRenderer *renderer = gsk_gl_renderer_new ();

  if (gsk_renderer_realize (renderer, NULL, &error))
    return renderer;
  bench_remark (table, "no GL: its hand-over is not measured");
  g_object_unref (renderer);

  return NULL;
}

static void
bench_pictures (BenchTable *table)
{
  static const int heights[] = { 1080, 2160 };
  GskRenderer *gl = gl_renderer_new (table);
  Drag drag = { 0 };

  drag_init (&drag);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      drag.viewport
          = tri_viewport_fit (tri_scene_get_photo (drag.scene), heights[i] / 9 * 16, heights[i]);
      add_drag (table, &drag);
      for (guint whole = 0; whole < 2; whole++)
        {
          add_hand_over (table, &drag, NULL, whole == 0);
          if (gl != NULL)
            add_hand_over (table, &drag, gl, whole == 0);
        }
    }
  drag_clear (&drag);
  if (gl != NULL)
    {
      gsk_renderer_unrealize (gl);
      g_object_unref (gl);
    }
}

/* start */

typedef struct
{
  char *program;
  char *folder;
} Start;

static void
run_child (const Start *start, const char *what)
{
  const char *argv[] = { start->program, what, start->folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
start_app (gpointer data)
{
  run_child (data, "app");
}

static void
start_empty (gpointer data)
{
  run_child (data, "empty");
}

static void
bench_start (BenchTable *table)
{
  Start start = { .program = (char *) START_PROGRAM };

  start.folder = g_dir_make_tmp ("trichion-bench-XXXXXX", NULL);
  g_assert_nonnull (start.folder);
  run_child (&start, "record");
  bench_compare (table,
                 &(BenchRow){ .name = "start to the list of clients",
                              .what = "app",
                              .over = "empty window",
                              .clock = BENCH_WALL },
                 start_app, &start, start_empty, &start);
  bench_compare (table,
                 &(BenchRow){ .name = "start to the list of clients, CPU",
                              .what = "app",
                              .over = "empty window",
                              .clock = BENCH_PROCESS },
                 start_app, &start, start_empty, &start);
  run_child (&start, "remove");
  g_free (start.folder);
}

void
bench_window (BenchTable *table)
{
  if (!gtk_init_check ())
    {
      bench_remark (table, "no display: nothing of the window is measured");
      return;
    }
  bench_pictures (table);
  if (bench_wants (table, "start to the list of clients, CPU"))
    bench_start (table);
}
