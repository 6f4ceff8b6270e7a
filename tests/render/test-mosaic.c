/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in tiles: stitched they are the picture, and what an edit or a pan leaves is shared. */

#include "config.h"

#include "tri-mosaic.h"
#include "tri-sample.h"

#include <string.h>

typedef struct
{
  TriDotField *field;
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *design;
  TriPigment pigment;
  TriViewport viewport;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->field = tri_sample_field_new ();
  self->scene = tri_sample_scene_new ("front");
  self->scalp = tri_scalp_new (self->field, tri_scene_get_head (self->scene));
  self->design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  self->pigment = tri_sample_pigment ("healed");
  /* Corners inside tiles, and left of and above the photo. */
  self->viewport = (TriViewport){ -40.0, -30.0, 0.75, 1200, 900 };
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  tri_design_unref (self->design);
  tri_scalp_unref (self->scalp);
  tri_scene_unref (self->scene);
  tri_dot_field_unref (self->field);
}

static TriPainter *
painter_new (Fixture *self, const TriDesign *design)
{
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scene_get_head (self->scene));
  g_autoptr (TriDots) dots = tri_dots_select (self->scalp, region, 1.0, 1.0);

  return tri_painter_new (self->scene, dots, &self->pigment, &self->viewport);
}

static TriMosaic *
mosaic_new (Fixture *self, const TriDesign *design, TriMosaic *previous)
{
  g_autoptr (TriPainter) painter = painter_new (self, design);

  return tri_mosaic_new (painter, previous, NULL);
}

/* The pixels of the view, row by row, and each opaque. */
static guint32 *
stitch (const TriMosaic *mosaic)
{
  const TriViewport *viewport = tri_mosaic_get_viewport (mosaic);
  guint32 *pixels = g_new0 (guint32, (gsize) viewport->width * viewport->height);
  int origin_x, origin_y;

  tri_mosaic_get_origin (mosaic, &origin_x, &origin_y);
  for (guint i = 0; i < tri_mosaic_get_n_tiles (mosaic); i++)
    {
      TriTile *tile = tri_mosaic_get_tile (mosaic, i);
      const cairo_rectangle_int_t *area = tri_tile_get_area (tile);
      const guint8 *data = cairo_image_surface_get_data (tri_tile_get_surface (tile));
      int stride = cairo_image_surface_get_stride (tri_tile_get_surface (tile));

      for (int y = 0; y < area->height; y++)
        for (int x = 0; x < area->width; x++)
          {
            int to_x = area->x + x - origin_x, to_y = area->y + y - origin_y;
            guint32 pixel = ((const guint32 *) (const void *) (data + (gsize) y * stride))[x];

            if (to_x < 0 || to_y < 0 || to_x >= viewport->width || to_y >= viewport->height)
              continue;
            g_assert_cmphex (pixel >> 24, ==, 0xff);
            pixels[(gsize) to_y * viewport->width + to_x] = pixel;
          }
    }

  return pixels;
}

static void
assert_is (const TriMosaic *mosaic, cairo_surface_t *wanted)
{
  const TriViewport *viewport = tri_mosaic_get_viewport (mosaic);
  g_autofree guint32 *pixels = stitch (mosaic);

  for (int y = 0; y < viewport->height; y++)
    for (int x = 0; x < viewport->width; x++)
      g_assert_cmphex (pixels[(gsize) y * viewport->width + x] & 0xffffff, ==,
                       tri_sample_pixel (wanted, x, y));
  cairo_surface_destroy (wanted);
}

/* The whole picture of the same frame. */
static cairo_surface_t *
render (Fixture *self, const TriDesign *design)
{
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scene_get_head (self->scene));
  g_autoptr (TriDots) dots = tri_dots_select (self->scalp, region, 1.0, 1.0);

  return tri_preview_render (self->scene, dots, &self->pigment, &self->viewport, NULL);
}

static guint
count_shared (const TriMosaic *a, const TriMosaic *b)
{
  guint n = 0;

  for (guint i = 0; i < tri_mosaic_get_n_tiles (a); i++)
    for (guint k = 0; k < tri_mosaic_get_n_tiles (b); k++)
      if (tri_mosaic_get_tile (a, i) == tri_mosaic_get_tile (b, k))
        n++;

  return n;
}

static void
test_is_the_picture (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) mosaic = mosaic_new (self, self->design, NULL);

  g_assert_cmpuint (tri_mosaic_get_n_tiles (mosaic), ==, 6 * 5);
  assert_is (mosaic, render (self, self->design));
}

static void
test_same_again (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) first = mosaic_new (self, self->design, NULL);
  g_autoptr (TriMosaic) second = mosaic_new (self, self->design, first);

  g_assert_cmpuint (count_shared (first, second), ==, tri_mosaic_get_n_tiles (first));
}

/* A corner is moved: the picture is that of the edit, and far from the corner its tiles are those
 * of the picture before. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  TriDesignSpec spec = *tri_design_get_spec (self->design);
  g_autoptr (TriMosaic) first = mosaic_new (self, self->design, NULL);
  g_autoptr (TriMosaic) second = NULL;
  g_autoptr (TriDesign) edited = NULL;
  g_autofree guint32 *before = stitch (first);
  g_autofree guint32 *still = NULL;
  guint n_shared;

  spec.shape.apex_rise_mm += 3.0;
  edited = tri_design_new (&spec);
  second = mosaic_new (self, edited, first);
  assert_is (second, render (self, edited));

  n_shared = count_shared (first, second);
  g_assert_cmpuint (n_shared, >=, 20);
  g_assert_cmpuint (n_shared, <, 30);
  /* What is shown is never painted over. */
  still = stitch (first);
  g_assert_cmpmem (before, sizeof *before * 1200 * 900, still, sizeof *still * 1200 * 900);
}

static void
test_pan (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) first = mosaic_new (self, self->design, NULL);
  g_autoptr (TriMosaic) second = NULL;
  g_autoptr (TriMosaic) third = NULL;

  /* By whole pixels of the view: what was shown whole stays. */
  self->viewport.origin_x += 40.0 / 0.75;
  self->viewport.origin_y -= 12.0 / 0.75;
  second = mosaic_new (self, self->design, first);
  assert_is (second, render (self, self->design));
  g_assert_cmpuint (count_shared (first, second), >=, 12);

  /* By half a pixel nothing does. */
  self->viewport.origin_x += 0.5 / 0.75;
  third = mosaic_new (self, self->design, second);
  assert_is (third, render (self, self->design));
  g_assert_cmpuint (count_shared (second, third), ==, 0);
}

static void
test_zoom (Fixture *self, gconstpointer data)
{
  g_autoptr (TriMosaic) first = mosaic_new (self, self->design, NULL);
  g_autoptr (TriMosaic) second = NULL;

  self->viewport.scale = 1.5;
  second = mosaic_new (self, self->design, first);
  assert_is (second, render (self, self->design));
  g_assert_cmpuint (count_shared (first, second), ==, 0);
}

static void
test_bare (Fixture *self, gconstpointer data)
{
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  g_autoptr (TriMosaic) dotted = mosaic_new (self, self->design, NULL);
  g_autoptr (TriMosaic) first = tri_mosaic_new_bare (photo, &self->viewport, dotted, NULL);
  g_autoptr (TriMosaic) second = NULL;

  g_assert_cmpuint (count_shared (dotted, first), ==, 0);
  assert_is (first, tri_preview_render_bare (photo, &self->viewport));
  self->viewport.origin_y += 300.0 / 0.75;
  second = tri_mosaic_new_bare (photo, &self->viewport, first, NULL);
  assert_is (second, tri_preview_render_bare (photo, &self->viewport));
  g_assert_cmpuint (count_shared (first, second), >=, 5);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (TriPainter) painter = painter_new (self, self->design);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (tri_mosaic_new (painter, NULL, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/render/mosaic/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("is-the-picture", test_is_the_picture);
  ADD ("same-again", test_same_again);
  ADD ("edit", test_edit);
  ADD ("pan", test_pan);
  ADD ("zoom", test_zoom);
  ADD ("bare", test_bare);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
