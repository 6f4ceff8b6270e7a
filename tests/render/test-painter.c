/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A painter's parts are its picture: bands, tiles of any size and place, threads, painting over a
 * photo that is there already; and what it says may have changed is all that has. */

#include "config.h"

#include "tri-painter.h"
#include "tri-sample.h"

#include <string.h>

typedef struct
{
  TriDotField *field;
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *design;
  TriDots *dots;
} Fixture;

static TriDots *
select_dots (const Fixture *self, TriDesign *design)
{
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scene_get_head (self->scene));

  return tri_dots_select (self->scalp, region, 1.0, 1.0);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->field = tri_sample_field_new ();
  self->scene = tri_sample_scene_new ("left45");
  self->scalp = tri_scalp_new (self->field, tri_scene_get_head (self->scene));
  self->design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  self->dots = select_dots (self, self->design);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tri_dots_unref (self->dots);
  tri_design_unref (self->design);
  tri_scalp_unref (self->scalp);
  tri_scene_unref (self->scene);
  tri_dot_field_unref (self->field);
}

/* Whole pixels; between pixels; a small view; a single dot large; past the photo's border. */
static const TriViewport viewports[] = {
  { 301.0, 333.0, 1.0, 700, 520 },   { 412.3, 391.7, 1.37, 640, 470 },
  { -90.0, -40.0, 0.31, 520, 640 },  { 700.2, 420.9, 6.0, 500, 400 },
  { 905.0, 1200.0, 0.77, 710, 690 },
};

static guint32 *
pixels_new (const TriViewport *viewport)
{
  return g_new0 (guint32, (gsize) viewport->width * viewport->height);
}

static void
paint_into (const TriPainter *painter, const cairo_rectangle_int_t *area, guint32 *pixels)
{
  int width = tri_painter_get_viewport (painter)->width;

  tri_painter_paint (painter, area, pixels + (gsize) area->y * width + area->x,
                     width * sizeof *pixels);
}

static guint32 *
paint_whole (const TriPainter *painter)
{
  const TriViewport *viewport = tri_painter_get_viewport (painter);
  guint32 *pixels = pixels_new (viewport);

  paint_into (painter, &(cairo_rectangle_int_t){ 0, 0, viewport->width, viewport->height }, pixels);
  return pixels;
}

/* Tiles of @width by @height, the first of them cut short by @offset. */
static void
paint_tiles (const TriPainter *painter, int width, int height, int offset, guint32 *pixels)
{
  const TriViewport *viewport = tri_painter_get_viewport (painter);

  for (int y = -offset; y < viewport->height; y += height)
    for (int x = -offset; x < viewport->width; x += width)
      {
        cairo_rectangle_int_t area = { MAX (x, 0), MAX (y, 0), 0, 0 };

        area.width = MIN (x + width, viewport->width) - area.x;
        area.height = MIN (y + height, viewport->height) - area.y;
        if (area.width > 0 && area.height > 0)
          paint_into (painter, &area, pixels);
      }
}

static void
assert_same (const TriViewport *viewport, const guint32 *a, const guint32 *b)
{
  for (int y = 0; y < viewport->height; y++)
    for (int x = 0; x < viewport->width; x++)
      if (a[(gsize) y * viewport->width + x] != b[(gsize) y * viewport->width + x])
        g_error ("At scale %g pixel (%d, %d) is %08x and %08x", viewport->scale, x, y,
                 a[(gsize) y * viewport->width + x], b[(gsize) y * viewport->width + x]);
}

static void
test_tiles (Fixture *self, gconstpointer data)
{
  static const struct
  {
    int width, height, offset;
  } tiles[] = { { 10000, 64, 0 }, { 256, 256, 0 }, { 97, 131, 13 }, { 33, 17, 5 } };
  TriPigment pigment = tri_sample_pigment (data);

  for (guint v = 0; v < G_N_ELEMENTS (viewports); v++)
    {
      g_autoptr (TriPainter) painter
          = tri_painter_new (self->scene, self->dots, &pigment, &viewports[v]);
      g_autofree guint32 *whole = paint_whole (painter);
      /* The smallest tiles with the fewest pixels only: each has its own margins to fill. */
      guint n_tiles = v == 2 ? G_N_ELEMENTS (tiles) : G_N_ELEMENTS (tiles) - 1;

      for (guint t = 0; t < n_tiles; t++)
        {
          g_autofree guint32 *parts = pixels_new (&viewports[v]);

          paint_tiles (painter, tiles[t].width, tiles[t].height, tiles[t].offset, parts);
          assert_same (&viewports[v], whole, parts);
        }
    }
}

/* A part of the view with a viewport of its own is a part of the view. */
static void
test_viewports (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data);

  for (guint v = 0; v < G_N_ELEMENTS (viewports); v++)
    {
      const int x = 131, y = 77;
      TriViewport part = viewports[v];
      g_autoptr (TriPainter) painter
          = tri_painter_new (self->scene, self->dots, &pigment, &viewports[v]);
      g_autoptr (TriPainter) other = NULL;
      g_autofree guint32 *whole = paint_whole (painter);
      g_autofree guint32 *crop = NULL;

      part.origin_x += x / part.scale;
      part.origin_y += y / part.scale;
      part.width = 301;
      part.height = 203;
      other = tri_painter_new (self->scene, self->dots, &pigment, &part);
      crop = paint_whole (other);
      for (int j = 0; j < part.height; j++)
        g_assert_cmpmem (crop + j * part.width, part.width * sizeof *crop,
                         whole + (gsize) (y + j) * viewports[v].width + x,
                         part.width * sizeof *whole);
    }
}

typedef struct
{
  const TriPainter *painter;
  guint32 *pixels;
  int next; /* band, atomic */
} Share;

static gpointer
paint_bands (gpointer data)
{
  Share *share = data;
  const TriViewport *viewport = tri_painter_get_viewport (share->painter);
  int y;

  while ((y = 41 * g_atomic_int_add (&share->next, 1)) < viewport->height)
    {
      cairo_rectangle_int_t area = { 0, y, viewport->width, MIN (41, viewport->height - y) };

      paint_into (share->painter, &area, share->pixels);
    }
  return NULL;
}

static void
test_threads (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data);
  g_autoptr (TriPainter) painter
      = tri_painter_new (self->scene, self->dots, &pigment, &viewports[1]);
  g_autofree guint32 *whole = paint_whole (painter);
  g_autofree guint32 *pixels = pixels_new (&viewports[1]);
  Share share = { painter, pixels, 0 };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("paint", paint_bands, &share);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_same (&viewports[1], whole, pixels);
}

/* What an export does: bands of the photo's own rows, painted over. */
static void
test_paint_over (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data);
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  TriViewport full = tri_viewport_full (photo);
  g_autoptr (TriPainter) painter = tri_painter_new (self->scene, self->dots, &pigment, &full);
  g_autoptr (TriPainter) screen
      = tri_painter_new (self->scene, self->dots, &pigment, &viewports[0]);
  g_autofree guint32 *whole = paint_whole (painter);
  g_autofree guint32 *shown = paint_whole (screen);
  g_autofree guint32 *pixels = pixels_new (&full);
  cairo_surface_t *surface = tri_photo_get_surface (photo);
  gsize stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < full.height; y += 64)
    {
      cairo_rectangle_int_t band = { 0, y, full.width, MIN (64, full.height - y) };
      guint32 *rows = pixels + (gsize) y * full.width;

      for (int j = 0; j < band.height; j++)
        memcpy (rows + j * full.width, cairo_image_surface_get_data (surface) + (y + j) * stride,
                full.width * sizeof *rows);
      tri_painter_paint_over (painter, &band, rows, full.width * sizeof *rows);
    }
  assert_same (&full, whole, pixels);

  /* And the screen at 1 : 1 is a part of it. */
  for (int y = 0; y < viewports[0].height; y++)
    g_assert_cmpmem (shown + (gsize) y * viewports[0].width, viewports[0].width * sizeof *shown,
                     whole + (gsize) (y + 333) * full.width + 301,
                     viewports[0].width * sizeof *whole);
}

/* The hairline moved and the view zoomed: the region holds every pixel that differs, and not much
 * more than the moved part. */
static void
test_compare (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data);
  TriDesignSpec spec = *tri_design_get_spec (self->design);
  g_autoptr (TriDesign) moved = NULL;
  g_autoptr (TriDots) moved_dots = NULL;

  spec.shape.height_mm += 4.0;
  moved = tri_design_new (&spec);
  moved_dots = select_dots (self, moved);
  for (guint v = 0; v < G_N_ELEMENTS (viewports); v++)
    {
      const TriViewport *viewport = &viewports[v];
      g_autoptr (TriPainter) before = tri_painter_new (self->scene, self->dots, &pigment, viewport);
      g_autoptr (TriPainter) after = tri_painter_new (self->scene, moved_dots, &pigment, viewport);
      g_autofree guint32 *a = paint_whole (before);
      g_autofree guint32 *b = paint_whole (after);
      cairo_region_t *region = tri_painter_compare (before, after);
      cairo_region_t *same = tri_painter_compare (before, before);
      guint inside = 0, differ = 0;

      g_assert_true (cairo_region_is_empty (same));
      for (int y = 0; y < viewport->height; y++)
        for (int x = 0; x < viewport->width; x++)
          {
            gboolean in = cairo_region_contains_point (region, x, y);
            gboolean other = a[y * viewport->width + x] != b[y * viewport->width + x];

            g_assert_true (in || !other);
            inside += in;
            differ += other;
          }
      g_test_message ("scale %g: %u pixels differ, %u may", viewport->scale, differ, inside);
      if (v == 0)
        {
          g_assert_cmpuint (differ, >, 1000);
          g_assert_cmpuint (inside, <, viewport->width * viewport->height * 3 / 4);
        }
      cairo_region_destroy (region);
      cairo_region_destroy (same);
    }
}

/* Painters that follow each other share what does not change, and paint what the first would. */
static void
test_after (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data), other = tri_sample_pigment ("4y");
  g_autoptr (TriDesign) moved = tri_sample_design_new ("straight", TRI_NORWOOD_6, 14, 100.0);
  g_autoptr (TriDots) moved_dots = select_dots (self, moved);

  for (guint v = 0; v < G_N_ELEMENTS (viewports); v++)
    {
      g_autoptr (TriPainter) first
          = tri_painter_new (self->scene, self->dots, &pigment, &viewports[v]);
      g_autoptr (TriPainter) after
          = tri_painter_new_after (first, self->scene, moved_dots, &pigment, &viewports[v]);
      g_autoptr (TriPainter) alone
          = tri_painter_new (self->scene, moved_dots, &pigment, &viewports[v]);
      g_autoptr (TriPainter) faded
          = tri_painter_new_after (after, self->scene, moved_dots, &other, &viewports[v]);
      g_autoptr (TriPainter) faded_alone
          = tri_painter_new (self->scene, moved_dots, &other, &viewports[v]);
      g_autofree guint32 *a = paint_whole (after);
      g_autofree guint32 *b = paint_whole (alone);
      g_autofree guint32 *c = paint_whole (faded);
      g_autofree guint32 *d = paint_whole (faded_alone);

      assert_same (&viewports[v], a, b);
      assert_same (&viewports[v], c, d);
    }
}

/* Another pigment or place may change everything. */
static void
test_compare_others (Fixture *self, gconstpointer data)
{
  TriPigment healed = tri_sample_pigment ("healed"), fresh = tri_sample_pigment ("fresh");
  cairo_rectangle_int_t whole = { 0, 0, viewports[0].width, viewports[0].height };
  g_autoptr (TriPainter) a = tri_painter_new (self->scene, self->dots, &healed, &viewports[0]);
  g_autoptr (TriPainter) b = tri_painter_new (self->scene, self->dots, &fresh, &viewports[0]);
  TriViewport panned = viewports[0];
  g_autoptr (TriPainter) c = NULL;
  cairo_region_t *pigment = tri_painter_compare (a, b), *place;

  panned.origin_x += 0.5 / panned.scale;
  c = tri_painter_new (self->scene, self->dots, &healed, &panned);
  place = tri_painter_compare (a, c);
  g_assert_cmpint (cairo_region_contains_rectangle (pigment, &whole), ==, CAIRO_REGION_OVERLAP_IN);
  g_assert_cmpint (cairo_region_contains_rectangle (place, &whole), ==, CAIRO_REGION_OVERLAP_IN);
  cairo_region_destroy (pigment);
  cairo_region_destroy (place);
}

/* After a pan by whole pixels: what was not shown before. */
static void
test_compare_panned (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("healed");
  TriViewport panned = viewports[0];
  g_autoptr (TriPainter) a = tri_painter_new (self->scene, self->dots, &pigment, &viewports[0]);
  g_autoptr (TriPainter) b = NULL;
  cairo_rectangle_int_t extents;
  cairo_region_t *region;

  panned.origin_x += 7.0 / panned.scale;
  b = tri_painter_new (self->scene, self->dots, &pigment, &panned);
  region = tri_painter_compare (a, b);
  cairo_region_get_extents (region, &extents);
  g_assert_cmpint (cairo_region_num_rectangles (region), ==, 1);
  g_assert_cmpint (extents.x, ==, panned.width - 7);
  g_assert_cmpint (extents.width, ==, 7);
  g_assert_cmpint (extents.height, ==, panned.height);
  cairo_region_destroy (region);
}

/* Outside of the bounds is the photo; a pigment that is gone has none. */
static void
test_bounds (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("fresh");

  for (guint v = 0; v < G_N_ELEMENTS (viewports); v++)
    {
      const TriViewport *viewport = &viewports[v];
      g_autoptr (TriPainter) painter
          = tri_painter_new (self->scene, self->dots, &pigment, viewport);
      g_autofree guint32 *whole = paint_whole (painter);
      cairo_surface_t *bare = tri_preview_render_bare (tri_scene_get_photo (self->scene), viewport);
      cairo_rectangle_int_t bounds;

      tri_painter_get_bounds (painter, &bounds);
      for (int y = 0; y < viewport->height; y++)
        for (int x = 0; x < viewport->width; x++)
          if (x < bounds.x || y < bounds.y || x >= bounds.x + bounds.width
              || y >= bounds.y + bounds.height)
            g_assert_cmphex (whole[y * viewport->width + x] & 0xffffff, ==,
                             tri_sample_pixel (bare, x, y));
      cairo_surface_destroy (bare);
    }

  pigment.od = 0.0;
  {
    g_autoptr (TriPainter) gone
        = tri_painter_new (self->scene, self->dots, &pigment, &viewports[0]);
    cairo_rectangle_int_t bounds;

    tri_painter_get_bounds (gone, &bounds);
    g_assert_cmpint (bounds.width, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, data, function)                                                                  \
  g_test_add ("/render/painter/" path, Fixture, data, set_up, function, tear_down)
  ADD ("tiles-healed", "healed", test_tiles);
  ADD ("tiles-fresh", "fresh", test_tiles);
  ADD ("viewports", "healed", test_viewports);
  ADD ("threads", "fresh", test_threads);
  ADD ("paint-over", "healed", test_paint_over);
  ADD ("compare-healed", "healed", test_compare);
  ADD ("compare-fresh", "fresh", test_compare);
  ADD ("after-healed", "healed", test_after);
  ADD ("after-fresh", "fresh", test_after);
  ADD ("compare-others", NULL, test_compare_others);
  ADD ("compare-panned", NULL, test_compare_panned);
  ADD ("bounds", NULL, test_bounds);
#undef ADD
  return g_test_run ();
}
