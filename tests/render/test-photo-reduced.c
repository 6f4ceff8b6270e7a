/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first look at a photo: fewer pixels in the same coordinates, the same answers to bad files.
 */

#include "config.h"

#include "tri-error.h"
#include "photo-bytes.h"
#include "tri-photo.h"
#include "tri-scene.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Smooth in both directions, so that halved pixels are known, and different at every corner. */
static GBytes *
encode (int width, int height, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *at = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x;

        at[0] = 250 * x / width;
        at[1] = 250 * y / height;
        at[2] = 100;
      }
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (data + y * cairo_image_surface_get_stride (surface)))[x];
}

/* Each level is that of the whole photo, but for the other way to shrink. */
static void
assert_same_view (TriPhoto *reduced, TriPhoto *whole, int tolerance)
{
  double least = 1.0;

  g_assert_cmpint (tri_photo_get_width (reduced), ==, tri_photo_get_width (whole));
  g_assert_cmpint (tri_photo_get_height (reduced), ==, tri_photo_get_height (whole));
  g_assert_cmpfloat (tri_photo_get_focal_px (reduced), ==, tri_photo_get_focal_px (whole));
  tri_photo_get_level (reduced, 1.0, &least);
  for (double wanted = least; wanted > 0.01; wanted /= 2.0)
    {
      double scale, whole_scale;
      cairo_surface_t *a = tri_photo_get_level (reduced, wanted, &scale);
      cairo_surface_t *b = tri_photo_get_level (whole, wanted, &whole_scale);
      int width = cairo_image_surface_get_width (b), height = cairo_image_surface_get_height (b);

      g_assert_cmpfloat (scale, ==, whole_scale);
      g_assert_cmpint (cairo_image_surface_get_width (a), ==, width);
      g_assert_cmpint (cairo_image_surface_get_height (a), ==, height);
      for (int i = 0; i < 64; i++)
        for (int shift = 0; shift < 24; shift += 8)
          {
            int x = i % 8 * (width - 1) / 7, y = i / 8 * (height - 1) / 7;

            g_assert_cmpint (ABS ((int) (pixel_at (a, x, y) >> shift & 0xff)
                                  - (int) (pixel_at (b, x, y) >> shift & 0xff)),
                             <=, tolerance);
          }
    }
}

static void
test_jpeg (void)
{
  g_autoptr (GBytes) plain = encode (1603, 1202, "jpeg");
  const struct
  {
    int side;
    double scale;
  } cases[] = { { 1000, 1.0 }, { 801, 0.5 }, { 400, 0.25 }, { 210, 0.25 }, { 10, 0.125 } };

  for (guint8 o = 1; o <= 8; o++)
    {
      g_autoptr (GBytes) bytes = photo_bytes_with_focal (plain, o, 50);
      g_autoptr (TriPhoto) whole = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);

      g_assert_cmpfloat (tri_photo_get_focal_px (whole), >, 2000.0);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (TriPhoto) reduced
              = tri_photo_new_reduced_from_bytes (bytes, "p", cases[i].side, NULL, &error);
          double scale;

          g_assert_no_error (error);
          tri_photo_get_level (reduced, 1.0, &scale);
          g_assert_cmpfloat (scale, ==, cases[i].scale);
          g_assert_true (tri_photo_is_whole (reduced) == (scale == 1.0));
          assert_same_view (reduced, whole, 3);
        }
    }
}

/* Only to be looked at: nothing that is measured comes of it. */
static void
test_not_whole (void)
{
  g_autoptr (GBytes) bytes = encode (400, 300, "jpeg");
  g_autoptr (TriPhoto) reduced = tri_photo_new_reduced_from_bytes (bytes, "p", 100, NULL, NULL);
  TriPhotoPatch patch;

  g_assert_false (tri_photo_is_whole (reduced));
  g_assert_null (tri_photo_get_surface (reduced));
  g_assert_null (tri_photo_get_analysis (reduced, 1.0, NULL));
  g_assert_false (tri_photo_get_patch (reduced, 0, &patch));
}

static void
test_other_kinds (void)
{
  static const char *const types[] = { "png", "tiff" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = encode (400, 300, types[i]);
      g_autoptr (TriPhoto) whole = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
      g_autoptr (TriPhoto) reduced = tri_photo_new_reduced_from_bytes (bytes, "p", 50, NULL, NULL);

      g_assert_true (tri_photo_is_whole (reduced));
      assert_same_view (reduced, whole, 0);
    }
}

/* Of a photo in memory: its own smaller levels, which stay when it goes. */
static void
test_in_memory (void)
{
  g_autoptr (GBytes) bytes = encode (1603, 1202, "jpeg");
  TriPhoto *photo = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  g_autoptr (TriPhoto) whole = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  g_autoptr (TriPhoto) same = tri_photo_new_reduced (photo, 1000);
  g_autoptr (TriPhoto) reduced = tri_photo_new_reduced (photo, 400);
  g_autoptr (TriPhoto) again = tri_photo_new_reduced (reduced, 200);

  g_assert_true (same == photo);
  tri_photo_unref (photo);
  g_assert_false (tri_photo_is_whole (reduced));
  assert_same_view (reduced, whole, 0);
  assert_same_view (again, whole, 0);
}

/* On the screen a first look lies where the whole photo will. */
static void
test_drawn (void)
{
  g_autoptr (GBytes) bytes = encode (1600, 1200, "jpeg");
  g_autoptr (TriPhoto) whole = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  g_autoptr (TriPhoto) reduced = tri_photo_new_reduced_from_bytes (bytes, "p", 400, NULL, NULL);
  const TriViewport views[]
      = { { 100.5, 80.25, 0.2, 200, 150 }, { 700.0, 500.0, 1.0, 200, 150 }, { 0, 0, 2.0, 90, 90 } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *a = tri_preview_render_bare (whole, &views[i]);
      cairo_surface_t *b = tri_preview_render_bare (reduced, &views[i]);

      for (int y = 5; y < 85; y += 16)
        for (int x = 5; x < 85; x += 16)
          for (int shift = 0; shift < 24; shift += 8)
            g_assert_cmpint (ABS ((int) (pixel_at (a, x, y) >> shift & 0xff)
                                  - (int) (pixel_at (b, x, y) >> shift & 0xff)),
                             <=, 3);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

static void
test_bad (void)
{
  g_autoptr (GBytes) bytes = encode (1600, 1200, "jpeg");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tri_photo_new_reduced_from_bytes (half, "p", 100, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (tri_photo_new_reduced_from_bytes (text, "p", 100, NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (tri_photo_new_reduced_from_bytes (bytes, "p", 100, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/photo-reduced/jpeg", test_jpeg);
  g_test_add_func ("/render/photo-reduced/not-whole", test_not_whole);
  g_test_add_func ("/render/photo-reduced/other-kinds", test_other_kinds);
  g_test_add_func ("/render/photo-reduced/in-memory", test_in_memory);
  g_test_add_func ("/render/photo-reduced/drawn", test_drawn);
  g_test_add_func ("/render/photo-reduced/bad", test_bad);
  return g_test_run ();
}
