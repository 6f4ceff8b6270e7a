/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo read row by row is the same photo, and what is wrong with it is said in the same words.
 */

#include "config.h"

#include "photo-bytes.h"
#include "tri-error.h"
#include "tri-photo-rows.h"
#include "tri-photo.h"

#include <string.h>

#define WIDTH 201
#define HEIGHT 150

/* Uneven in both directions, so that a row or a column out of place shows. */
static GBytes *
encode (const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < 3 * WIDTH; x++)
      pixels[y * gdk_pixbuf_get_rowstride (pixbuf) + x] = (guint) (x * x + 7 * y * x + y) >> 4;
  return photo_bytes_save (pixbuf, type);
}

static GBytes *
sample_bytes (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DIR, "render", "photos", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tri_photo_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Where a stored pixel is seen (EXIF 2.32, 4.6.4 A), written down once more and another way. */
static guint32
upright_pixel (TriPhoto *photo, int orientation, int x, int y)
{
  cairo_surface_t *surface = tri_photo_get_surface (photo);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int right = tri_photo_get_width (photo) - 1;
  int bottom = tri_photo_get_height (photo) - 1;
  const int places[8][2]
      = { { x, y }, { right - x, y }, { right - x, bottom - y }, { x, bottom - y },
          { y, x }, { right - y, x }, { right - y, bottom - x }, { y, bottom - x } };
  const int *at = places[orientation - 1];

  return ((const guint32 *) (data + at[1] * cairo_image_surface_get_stride (surface)))[at[0]];
}

/* In batches of every size, with room to the right that must stay as it is. */
static void
assert_same_as_photo (GBytes *bytes, TriPhotoKind kind, int orientation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (bytes, "p", NULL, &error);
  g_autofree guint32 *pixels = NULL;
  int width, height, at = 0;
  guint batch = 0;

  g_assert_no_error (error);
  g_assert_cmpint ((int) tri_photo_rows_get_kind (rows), ==, (int) kind);
  g_assert_cmpint (tri_photo_rows_get_orientation (rows), ==, orientation);
  g_assert_cmpfloat (tri_photo_rows_get_focal_px (rows), ==, tri_photo_get_focal_px (photo));
  width = tri_photo_rows_get_width (rows);
  height = tri_photo_rows_get_height (rows);
  g_assert_cmpint (orientation >= 5 ? height : width, ==, tri_photo_get_width (photo));
  g_assert_cmpint (orientation >= 5 ? width : height, ==, tri_photo_get_height (photo));

  pixels = g_new (guint32, (gsize) (width + 1) * height);
  for (int i = 0; i < (width + 1) * height; i++)
    pixels[i] = 0x5a5a5a5a;
  while (at < height)
    {
      guint n = MIN (batch, (guint) (height - at));

      g_assert_true (tri_photo_rows_read (rows, n, pixels + at * (width + 1),
                                          (width + 1) * sizeof *pixels, &error));
      g_assert_no_error (error);
      at += (int) n;
      batch = batch % 17 + 1;
    }
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        g_assert_cmphex (pixels[y * (width + 1) + x], ==, upright_pixel (photo, orientation, x, y));
      g_assert_cmphex (pixels[y * (width + 1) + width], ==, 0x5a5a5a5a);
    }
}

static void
test_kinds (void)
{
  const struct
  {
    const char *type;
    TriPhotoKind kind;
  } cases[] = { { "jpeg", TRI_PHOTO_KIND_JPEG },
                { "png", TRI_PHOTO_KIND_PNG },
                { "tiff", TRI_PHOTO_KIND_TIFF } };
  g_autoptr (GBytes) cmyk = sample_bytes ("cmyk.jpg");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = encode (cases[i].type);

      assert_same_as_photo (bytes, cases[i].kind, 1);
    }
  assert_same_as_photo (cmyk, TRI_PHOTO_KIND_JPEG, 1);
}

static void
test_orientation (void)
{
  g_autoptr (GBytes) plain = encode ("jpeg");

  for (guint8 o = 1; o <= 8; o++)
    {
      g_autoptr (GBytes) bytes = photo_bytes_with_orientation (plain, o);

      assert_same_as_photo (bytes, TRI_PHOTO_KIND_JPEG, o);
    }
}

/* libtiff mirrors rows by itself; what is told is only what is left to do. */
static void
test_tiff_orientation (void)
{
  for (int o = 1; o <= 8; o++)
    {
      g_autofree char *name = g_strdup_printf ("orientation-%d.tif", o);
      g_autoptr (GBytes) bytes = sample_bytes (name);
      g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (bytes, "p", NULL, NULL);

      assert_same_as_photo (bytes, TRI_PHOTO_KIND_TIFF, tri_photo_rows_get_orientation (rows));
    }
}

/* Opens, gives rows, and says so when they end. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (half, "client.jpg", NULL, &error);
  guint32 row[WIDTH];
  int n = 0;

  g_assert_no_error (error);
  while (n < HEIGHT && tri_photo_rows_read (rows, 1, row, sizeof row, &error))
    n++;
  g_assert_cmpint (n, >, HEIGHT / 4);
  g_assert_cmpint (n, <, HEIGHT * 3 / 4);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "client.jpg"));
}

static void
test_refused (void)
{
  static const char *const types[] = { "png", "tiff" };
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (tri_photo_rows_open (empty, "client.jpg", NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tri_photo_rows_open (text, "client.jpg", NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = encode (types[i]);
      g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);

      g_clear_error (&error);
      g_assert_null (tri_photo_rows_open (half, "client.jpg", NULL, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
    }
}

/* A JPEG may leave its height to a later marker, which nobody writes: to us it has no rows. */
static void
test_no_rows (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg");
  gsize size;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;
  guint8 *frame = memmem (copy, size, "\xff\xc0\x00\x11\x08", 5);

  g_assert_nonnull (frame);
  frame[5] = frame[6] = 0;
  none = g_bytes_new_static (copy, size);
  g_assert_null (tri_photo_rows_open (none, "client.jpg", NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
}

static void
test_cancelled (gconstpointer type)
{
  g_autoptr (GBytes) bytes = encode (type);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (bytes, "p", cancellable, &error);
  guint32 row[WIDTH];

  g_assert_no_error (error);
  g_assert_true (tri_photo_rows_read (rows, 1, row, sizeof row, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (tri_photo_rows_read (rows, 1, row, sizeof row, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/photo-rows/kinds", test_kinds);
  g_test_add_func ("/render/photo-rows/orientation", test_orientation);
  g_test_add_func ("/render/photo-rows/orientation-tiff", test_tiff_orientation);
  g_test_add_func ("/render/photo-rows/truncated", test_truncated);
  g_test_add_func ("/render/photo-rows/refused", test_refused);
  g_test_add_func ("/render/photo-rows/no-rows", test_no_rows);
  g_test_add_data_func ("/render/photo-rows/cancelled-jpeg", "jpeg", test_cancelled);
  g_test_add_data_func ("/render/photo-rows/cancelled-png", "png", test_cancelled);
  return g_test_run ();
}
