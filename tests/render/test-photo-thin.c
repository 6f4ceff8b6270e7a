/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a thin photo keeps is what the whole one has, byte for byte, and so is a scene made of it.
 */

#include "config.h"

#include "photo-bytes.h"
#include "tri-error.h"
#include "tri-sample.h"
#include "tri-scene-private.h"

#include <math.h>
#include <string.h>

static GBytes *
encode (int width, int height, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < 3 * width; x++)
      pixels[y * gdk_pixbuf_get_rowstride (pixbuf) + x] = (guint) (x * x + 7 * y * x + y) >> 6;
  return photo_bytes_save (pixbuf, type);
}

static void
assert_same_surface (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    g_assert_cmpmem (
        cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a), 4 * width,
        cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b), 4 * width);
}

static void
assert_thin_is_whole (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) whole = tri_photo_new_from_bytes (bytes, "p", NULL, &error);
  g_autoptr (TriPhoto) thin = tri_photo_new_thin_from_bytes (bytes, "p", 1.0, NULL, &error);
  g_autoptr (TriPhoto) thinner = tri_photo_new_thin_from_bytes (bytes, "p", 0.2, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tri_photo_is_whole (whole));
  g_assert_false (tri_photo_is_whole (thin));
  g_assert_null (tri_photo_get_surface (thin));
  g_assert_cmpint (tri_photo_get_width (whole), ==, tri_photo_get_width (thin));
  g_assert_cmpint (tri_photo_get_height (whole), ==, tri_photo_get_height (thin));
  g_assert_cmpfloat (tri_photo_get_focal_px (whole), ==, tri_photo_get_focal_px (thin));

  for (double scale = 1.0; scale > 0.01; scale /= 2.0)
    {
      double whole_scale, thin_scale;
      cairo_surface_t *level = tri_photo_get_analysis (whole, scale, &whole_scale);

      assert_same_surface (level, tri_photo_get_analysis (thin, scale, &thin_scale));
      g_assert_cmpfloat (whole_scale, ==, thin_scale);
      if (scale <= 0.2)
        assert_same_surface (level, tri_photo_get_analysis (thinner, scale, &thin_scale));
      g_assert_cmpfloat (whole_scale, ==, thin_scale);
    }
  for (guint i = 0; i < TRI_PHOTO_N_PATCHES; i++)
    {
      TriPhotoPatch a, b;

      g_assert_true (tri_photo_get_patch (whole, i, &a));
      g_assert_true (tri_photo_get_patch (thin, i, &b));
      g_assert_cmpint (a.x, ==, b.x);
      g_assert_cmpint (a.y, ==, b.y);
      g_assert_cmpint (a.width, ==, b.width);
      g_assert_cmpint (a.height, ==, b.height);
      g_assert_cmpint (a.x + a.width, <=, tri_photo_get_width (whole));
      g_assert_cmpint (a.y + a.height, <=, tri_photo_get_height (whole));
      for (int y = 0; y < a.height; y++)
        g_assert_cmpmem ((const guint8 *) a.pixels + y * a.stride, 4 * a.width,
                         (const guint8 *) b.pixels + y * b.stride, 4 * b.width);
    }
}

static void
test_orientations (void)
{
  /* Odd at the first, at the second halving, in one direction, in both. */
  const int sizes[][2] = { { 2501, 303 }, { 402, 4102 }, { 4103, 130 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) plain = encode (sizes[i][0], sizes[i][1], "jpeg");

      for (guint8 o = 1; o <= 8; o++)
        {
          g_autoptr (GBytes) bytes = photo_bytes_with_orientation (plain, o);

          assert_thin_is_whole (bytes);
        }
    }
}

static void
test_kinds (void)
{
  g_autoptr (GBytes) png = encode (2101, 300, "png");
  g_autoptr (GBytes) tiff = encode (300, 2101, "tiff");
  g_autoptr (GBytes) small = encode (40, 7, "jpeg");
  g_autoptr (GBytes) one = encode (1, 1, "png");

  assert_thin_is_whole (png);
  assert_thin_is_whole (tiff);
  assert_thin_is_whole (small);
  assert_thin_is_whole (one);
}

static void
test_analysis_side (void)
{
  g_autoptr (GBytes) bytes = encode (4200, 1000, "jpeg");
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  double scale;
  cairo_surface_t *level = tri_photo_get_analysis (photo, 1.0, &scale);

  g_assert_cmpint (cairo_image_surface_get_width (level), ==, 1050);
  g_assert_cmpfloat (scale, ==, 0.25);
  level = tri_photo_get_analysis (photo, 0.12, &scale);
  g_assert_cmpfloat (scale, ==, 0.125);
}

/* A sample at twice its size, as cameras take them, with a lamp's highlight on the forehead. */
static GBytes *
enlarge (TriPhoto *photo)
{
  int width = 2 * tri_photo_get_width (photo), height = 2 * tri_photo_get_height (photo);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        gboolean lit = hypot (x / 2 - 750.0, y / 2 - 620.0) < 40.0;
        guint32 pixel
            = lit ? 0xffffff : tri_sample_pixel (tri_photo_get_surface (photo), x / 2, y / 2);
        guint8 *out
            = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x;

        out[0] = pixel >> 16;
        out[1] = pixel >> 8 & 0xff;
        out[2] = pixel & 0xff;
      }
  return photo_bytes_save (pixbuf, "jpeg");
}

static void
test_scene (void)
{
  g_autoptr (TriScene) sample = tri_sample_scene_new ("front");
  g_autoptr (GBytes) bytes = enlarge (tri_scene_get_photo (sample));
  g_autoptr (TriPhoto) whole = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  TriPose pose = *tri_scene_get_pose (sample);
  g_autoptr (TriScene) expected = NULL;

  pose.scale *= 2.0;
  pose.tx *= 2.0;
  pose.ty *= 2.0;
  expected = tri_scene_new (whole, &pose, tri_scene_get_head (sample), NULL, 0);
  g_assert_nonnull (expected->highlights.share);
  for (double scale = 1.0; scale > 0.2; scale /= 2.0)
    {
      g_autoptr (TriPhoto) thin = tri_photo_new_thin_from_bytes (bytes, "p", scale, NULL, NULL);
      g_autoptr (TriScene) scene
          = tri_scene_new (thin, &pose, tri_scene_get_head (sample), NULL, 0);
      const TriHighlights *a = &expected->highlights, *b = &scene->highlights;

      g_assert_cmpmem (&expected->snap, sizeof expected->snap, &scene->snap, sizeof scene->snap);
      g_assert_cmpint (a->x, ==, b->x);
      g_assert_cmpint (a->y, ==, b->y);
      g_assert_cmpfloat (a->scale, ==, b->scale);
      g_assert_cmpmem (a->share, a->width * a->height, b->share, b->width * b->height);
    }
}

static void
test_bad (void)
{
  g_autoptr (GBytes) bytes = encode (400, 300, "jpeg");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tri_photo_new_thin_from_bytes (half, "p", 1.0, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (tri_photo_new_thin_from_bytes (empty, "p", 1.0, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (tri_photo_new_thin_from_bytes (bytes, "p", 1.0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/photo-thin/orientations", test_orientations);
  g_test_add_func ("/render/photo-thin/kinds", test_kinds);
  g_test_add_func ("/render/photo-thin/analysis-side", test_analysis_side);
  g_test_add_func ("/render/photo-thin/scene", test_scene);
  g_test_add_func ("/render/photo-thin/bad", test_bad);
  return g_test_run ();
}
