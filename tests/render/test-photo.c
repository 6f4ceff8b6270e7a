/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos of every kind come in upright; every bad file is answered by its own clear sentence. */

#include "config.h"

#include "tri-error.h"
#include "tri-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WIDTH 64
#define HEIGHT 48

#define R 0xff0000
#define G 0x00ff00
#define B 0x0000ff
#define W 0xffffff

/* Where the stored quarters end up, orientation 1 to 8 (EXIF 2.32, 4.6.4 A). */
static const guint32 turned[8][4]
    = { { R, G, B, W }, { G, R, W, B }, { W, B, G, R }, { B, W, R, G },
        { R, B, G, W }, { B, R, W, G }, { W, G, B, R }, { G, W, R, B } };

/* Four flat quarters: red, green / blue, white, so that any turn shows. */
static GdkPixbuf *
quarters_new (void)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  static const guint32 colours[4] = { 0xff0000ff, 0x00ff00ff, 0x0000ffff, 0xffffffff };

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (
          pixbuf, i % 2 * WIDTH / 2, i / 2 * HEIGHT / 2, WIDTH / 2, HEIGHT / 2);

      gdk_pixbuf_fill (part, colours[i]);
    }
  return pixbuf;
}

static GBytes *
encode (GdkPixbuf *pixbuf, const char *type)
{
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

static guint32
pixel_at (TriPhoto *photo, int x, int y)
{
  cairo_surface_t *surface = tri_photo_get_surface (photo);
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (data + y * cairo_image_surface_get_stride (surface)))[x];
}

static void
assert_near (guint32 a, guint32 b, int tolerance)
{
  for (int shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)), <=, tolerance);
}

/* What the middle of each quarter shows, row by row. */
static void
assert_quarters (TriPhoto *photo, const guint32 expected[4])
{
  int width = tri_photo_get_width (photo);
  int height = tri_photo_get_height (photo);

  for (int i = 0; i < 4; i++)
    assert_near (pixel_at (photo, (1 + i % 2 * 2) * width / 4, (1 + i / 2 * 2) * height / 4),
                 expected[i], 6);
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

static void
assert_refused (GBytes *bytes, TriError code, const char *fragment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "client.jpg", NULL, &error);

  g_assert_error (error, TRI_ERROR, (int) code);
  g_assert_null (photo);
  g_assert_nonnull (strstr (error->message, "client.jpg"));
  g_assert_nonnull (strstr (error->message, fragment));
}

static void
test_formats (gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GBytes) bytes = encode (pixbuf, data);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tri_photo_get_width (photo), ==, WIDTH);
  g_assert_cmpint (tri_photo_get_height (photo), ==, HEIGHT);
  assert_quarters (photo, turned[0]);
  g_assert_cmpfloat (tri_photo_get_focal_px (photo), ==, 0.0);
}

/* Formats whose loader is a package of its own: read, or refused with the package, or JPEG inside a
 * Flatpak, as the way out. */
static void
test_optional (gconstpointer data)
{
  gboolean heic = g_str_equal (data, "quarters.heic");
  gboolean flatpak = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  const char *way_out = flatpak ? "JPEG" : heic ? "heif-gdk-pixbuf" : "webp-pixbuf-loader";
  g_autoptr (GBytes) bytes = sample_bytes (data);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, data, NULL, &error);

  if (photo == NULL)
    {
      g_assert_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, way_out));
      g_test_skip ("the loader is not installed");
    }
  else
    {
      g_assert_cmpint (tri_photo_get_width (photo), ==, WIDTH);
      assert_quarters (photo, turned[0]);
    }
  assert_refused (half, TRI_ERROR_DAMAGED, "damaged");
}

static void
test_alpha (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 9, 9);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TriPhoto) photo = NULL;

  gdk_pixbuf_fill (pixbuf, 0x00000080);
  bytes = encode (pixbuf, "png");
  photo = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  g_assert_cmphex (pixel_at (photo, 3, 3), ==, 0xff7f7f7f);
}

/* Adobe's inverted CMYK, as print shops send it. */
static void
test_cmyk (void)
{
  g_autoptr (GBytes) bytes = sample_bytes ("cmyk.jpg");
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);

  g_assert_no_error (error);
  assert_quarters (photo, turned[0]);
}

static void
append_png_chunk (GByteArray *array, const char *type, const guint8 *data, guint8 length)
{
  guint8 head[] = { 0, 0, 0, length, type[0], type[1], type[2], type[3] };
  guint32 crc = 0xffffffff;
  guint8 tail[4];

  for (int i = 0; i < 4 + length; i++)
    {
      crc ^= i < 4 ? head[4 + i] : data[i - 4];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  for (int i = 0; i < 4; i++)
    tail[i] = ~crc >> (24 - 8 * i);
  g_byte_array_append (array, head, sizeof head);
  g_byte_array_append (array, data, length);
  g_byte_array_append (array, tail, sizeof tail);
}

/* A JPEG or PNG with an EXIF block of our own put in: orientation, 35 mm focal length, frame. */
static GBytes *
with_exif (GBytes *plain, gboolean png, guint8 orientation, guint16 focal, guint16 w, guint16 h)
{
  const guint8 tiff[] = {
    'M',  'M',  0, 42, 0, 0, 0, 8, 0,          2, /* header, two entries */
    0x01, 0x12, 0, 3,  0, 0, 0, 1, 0,          orientation,
    0,    0, /* orientation */
    0x87, 0x69, 0, 4,  0, 0, 0, 1, 0,          0,
    0,    38,                /* EXIF directory at 38 */
    0,    0,    0, 0,  0, 3, /* end; three entries */
    0xa0, 0x02, 0, 3,  0, 0, 0, 1, w >> 8,     w & 0xff,
    0,    0, /* frame width */
    0xa0, 0x03, 0, 3,  0, 0, 0, 1, h >> 8,     h & 0xff,
    0,    0, /* frame height */
    0xa4, 0x05, 0, 3,  0, 0, 0, 1, focal >> 8, focal & 0xff,
    0,    0 /* 35 mm focal length */
  };
  gsize size;
  const guint8 *data = g_bytes_get_data (plain, &size);
  gsize skip = png ? 33 : 2; /* signature and IHDR; start of image */
  GByteArray *result = g_byte_array_new ();

  g_byte_array_append (result, data, skip);
  if (png)
    append_png_chunk (result, "eXIf", tiff, sizeof tiff);
  else
    {
      guint8 head[] = { 0xff, 0xe1, 0, 8 + sizeof tiff, 'E', 'x', 'i', 'f', 0, 0 };

      g_byte_array_append (result, head, sizeof head);
      g_byte_array_append (result, tiff, sizeof tiff);
    }
  g_byte_array_append (result, data + skip, size - skip);
  return g_byte_array_free_to_bytes (result);
}

static void
test_orientation (gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GBytes) plain = encode (pixbuf, data);

  for (guint8 o = 1; o <= 8; o++)
    {
      g_autoptr (GBytes) bytes = with_exif (plain, g_str_equal (data, "png"), o, 50, WIDTH, HEIGHT);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (tri_photo_get_width (photo), ==, o >= 5 ? HEIGHT : WIDTH);
      g_assert_cmpint (tri_photo_get_height (photo), ==, o >= 5 ? WIDTH : HEIGHT);
      assert_quarters (photo, turned[o - 1]);
      g_assert_cmpfloat_with_epsilon (tri_photo_get_focal_px (photo), 50.0 / 36.0 * WIDTH, 1e-9);
    }
}

/* TIFF keeps orientation in its own directory, and libtiff does half of the turning. */
static void
test_tiff_orientation (void)
{
  for (int o = 1; o <= 8; o++)
    {
      g_autofree char *name = g_strdup_printf ("orientation-%d.tif", o);
      g_autoptr (GBytes) bytes = sample_bytes (name);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (tri_photo_get_width (photo), ==, o >= 5 ? HEIGHT : WIDTH);
      assert_quarters (photo, turned[o - 1]);
    }
}

static void
test_focal (void)
{
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GBytes) plain = encode (pixbuf, "jpeg");
  /* A copy made smaller keeps its angle of view; a crop keeps the frame's focal length; a crop that
   * was enlarged tells nothing. */
  const struct
  {
    guint16 width, height;
    double long_side;
  } cases[] = { { 4 * WIDTH, 4 * HEIGHT, WIDTH }, { 200, 100, 200 }, { 60, 30, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = with_exif (plain, FALSE, 1, 72, cases[i].width, cases[i].height);
      g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);

      g_assert_cmpfloat_with_epsilon (tri_photo_get_focal_px (photo), 2.0 * cases[i].long_side,
                                      1e-9);
    }
}

static void
test_truncated (gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 200, 200);
  g_autoptr (GBytes) bytes = NULL;

  /* Noise, so that the pixels fill the file evenly. */
  for (guint i = 0; i < 200u * gdk_pixbuf_get_rowstride (pixbuf); i++)
    gdk_pixbuf_get_pixels (pixbuf)[i] = i * 2654435761u >> 13;
  bytes = encode (pixbuf, data);
  for (gsize percent = 10; percent < 100; percent += 15)
    {
      g_autoptr (GBytes) part
          = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) * percent / 100);

      assert_refused (part, TRI_ERROR_DAMAGED, "damaged");
    }
}

/* A header that claims 60,000 × 60,000 is refused before 14 GB are asked for. */
static void
test_huge_headers (void)
{
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xc0, 0,    17, 8, 0xea, 0x60, 0xea, 0x60, 3,
                                 1,    0x22, 0,    2,    0x11, 1,  3, 0x11, 1,    0xff, 0xda, 0 };
  static const guint8 png[]
      = { 0x89, 'P',  'N',  'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
          0,    0xea, 0x60, 0,   0,    0xea, 0x60, 8,    2, 0, 0, 0,  1,   2,   3,   4 };
  static const guint8 tiff[]
      = { 'I',  'I', 42, 0, 8, 0, 0, 0, 2, 0, 0, 1,    3,    0, 1, 0, 0, 0, 0x60,
          0xea, 0,   0,  1, 1, 3, 0, 1, 0, 0, 0, 0x60, 0xea, 0, 0, 0, 0, 0, 0 };
  static const guint8 webp[]
      = { 'R', 'I', 'F', 'F', 22, 0, 0, 0, 'W', 'E',  'B',  'P', 'V',  'P',  '8',
          'X', 10,  0,   0,   0,  0, 0, 0, 0,   0x5f, 0xea, 0,   0x5f, 0xea, 0 };
  static const guint8 heic[]
      = { 0,   0,   0, 16, 'f', 't', 'y', 'p', 'h',  'e',  'i', 'c', 0,    0,   0,
          0,   0,   0, 0,  28,  'm', 'e', 't', 'a',  0,    0,   0,   20,   'i', 's',
          'p', 'e', 0, 0,  0,   0,   0,   0,   0xea, 0x60, 0,   0,   0xea, 0x60 };
  const struct
  {
    const guint8 *data;
    gsize size;
  } cases[] = { { jpeg, sizeof jpeg },
                { png, sizeof png },
                { tiff, sizeof tiff },
                { webp, sizeof webp },
                { heic, sizeof heic } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);

      assert_refused (bytes, TRI_ERROR_TOO_LARGE, "60000 × 60000");
    }
}

static void
test_not_a_photo (void)
{
  static const char *const texts[]
      = { "hello", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a....", "\xff", "II*" };
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));

      assert_refused (bytes, TRI_ERROR_INVALID, "not a photo");
    }
  assert_refused (empty, TRI_ERROR_INVALID, "empty");
}

/* Flipped bytes must end in an answer and never in a crash. */
static void
test_garbage (void)
{
  static const char *const types[] = { "jpeg", "png", "tiff" };
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GRand) rng = g_rand_new_with_seed (7);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GBytes) bytes = encode (pixbuf, types[round % 3]);
      gsize size = g_bytes_get_size (bytes);
      guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) bad = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TriPhoto) photo = NULL;

      for (int i = 0; i < 1 + round % 20; i++)
        copy[g_rand_int_range (rng, 4, size)] = g_rand_int_range (rng, 0, 256);
      bad = g_bytes_new_take (copy, size);
      photo = tri_photo_new_from_bytes (bad, "p", NULL, &error);
      g_assert_true ((photo == NULL) == (error != NULL));
      g_assert_true (error == NULL || error->domain == TRI_ERROR);
    }
}

static void
test_files (void)
{
  g_autofree char *dir = g_dir_make_tmp ("tri-photo-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (dir, "good.png", NULL);
  g_autofree char *locked = g_build_filename (dir, "locked.png", NULL);
  g_autofree char *pipe_name = g_build_filename (dir, "pipe", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing.png", NULL);
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GBytes) bytes = encode (pixbuf, "png");
  g_autoptr (GFile) good_file = g_file_new_for_path (good);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = NULL;
  const struct
  {
    const char *path;
    TriError code;
    const char *fragment;
  } cases[] = { { dir, TRI_ERROR_INVALID, "folder" },
                { missing, TRI_ERROR_NOT_FOUND, "not there" },
                { pipe_name, TRI_ERROR_INVALID, "ordinary file" },
                { locked, TRI_ERROR_FAILED, "may not be read" } };

  g_assert_true (g_file_set_contents (good, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_file_set_contents (locked, "x", 1, NULL));
  g_assert_cmpint (chmod (locked, 0), ==, 0);
  g_assert_cmpint (mkfifo (pipe_name, 0600), ==, 0);
  g_assert_cmpint (chmod (dir, 0755), ==, 0);

  photo = tri_photo_new_from_file (good_file, NULL, &error);
  g_assert_no_error (error);
  assert_quarters (photo, turned[0]);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autoptr (GError) reason = NULL;
      /* File modes mean nothing to root; the folder of the test's own data is root's alone. */
      gboolean as_nobody = cases[i].path == locked && geteuid () == 0;
      GBytes *none;

      if (as_nobody)
        g_assert_cmpint (seteuid (65534), ==, 0);
      none = tri_photo_read_file (file, NULL, &reason);
      if (as_nobody)
        g_assert_cmpint (seteuid (0), ==, 0);
      g_assert_null (none);
      g_assert_error (reason, TRI_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (reason->message, cases[i].fragment));
    }

  g_unlink (good);
  g_unlink (locked);
  g_unlink (pipe_name);
  g_rmdir (dir);
}

static void
test_cancelled (void)
{
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GBytes) bytes = encode (pixbuf, "jpeg");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  TriPhoto *photo;

  g_cancellable_cancel (cancellable);
  photo = tri_photo_new_from_bytes (bytes, "p", cancellable, &error);
  g_assert_null (photo);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_pyramid (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 301, 200);
  guint8 *data = cairo_image_surface_get_data (surface);
  g_autoptr (TriPhoto) photo = NULL;
  cairo_surface_t *level;
  double scale;

  for (guint y = 0; y < 200; y++)
    for (guint x = 0; x < 301; x++)
      ((guint32 *) (data + y * cairo_image_surface_get_stride (surface)))[x]
          = x % 256 << 16 | y << 8 | 7;
  cairo_surface_mark_dirty (surface);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);

  g_assert_true (tri_photo_get_level (photo, 1.0, &scale) == tri_photo_get_surface (photo));
  g_assert_cmpfloat (scale, ==, 1.0);
  g_assert_true (tri_photo_get_level (photo, 0.51, &scale) == tri_photo_get_surface (photo));
  level = tri_photo_get_level (photo, 0.5, &scale);
  g_assert_cmpfloat (scale, ==, 0.5);
  g_assert_cmpint (cairo_image_surface_get_width (level), ==, 151);
  g_assert_cmpint (cairo_image_surface_get_height (level), ==, 100);
  /* (20 + 21) / 2 and (40 + 41) / 2 round up. */
  data = cairo_image_surface_get_data (level);
  g_assert_cmphex (((guint32 *) (data + 20 * cairo_image_surface_get_stride (level)))[10], ==,
                   0xff000000 | 21 << 16 | 41 << 8 | 7);
  tri_photo_get_level (photo, 0.0, &scale);
  g_assert_cmpfloat (scale, ==, 0.25);
}

static void
test_mirrored (void)
{
  g_autoptr (GdkPixbuf) pixbuf = quarters_new ();
  g_autoptr (GBytes) bytes = encode (pixbuf, "png");
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, NULL);
  g_autoptr (TriPhoto) mirrored = tri_photo_new_mirrored (photo);
  g_autoptr (TriPhoto) again = tri_photo_new_mirrored (mirrored);

  assert_quarters (mirrored, turned[1]);
  assert_quarters (again, turned[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/render/photo/jpeg", "jpeg", test_formats);
  g_test_add_data_func ("/render/photo/png", "png", test_formats);
  g_test_add_data_func ("/render/photo/tiff", "tiff", test_formats);
  g_test_add_data_func ("/render/photo/webp", "quarters.webp", test_optional);
  g_test_add_data_func ("/render/photo/heic", "quarters.heic", test_optional);
  g_test_add_func ("/render/photo/alpha", test_alpha);
  g_test_add_func ("/render/photo/cmyk", test_cmyk);
  g_test_add_data_func ("/render/photo/orientation-jpeg", "jpeg", test_orientation);
  g_test_add_data_func ("/render/photo/orientation-png", "png", test_orientation);
  g_test_add_func ("/render/photo/orientation-tiff", test_tiff_orientation);
  g_test_add_func ("/render/photo/focal", test_focal);
  g_test_add_data_func ("/render/photo/truncated-jpeg", "jpeg", test_truncated);
  g_test_add_data_func ("/render/photo/truncated-png", "png", test_truncated);
  g_test_add_data_func ("/render/photo/truncated-tiff", "tiff", test_truncated);
  g_test_add_func ("/render/photo/huge-headers", test_huge_headers);
  g_test_add_func ("/render/photo/not-a-photo", test_not_a_photo);
  g_test_add_func ("/render/photo/garbage", test_garbage);
  g_test_add_func ("/render/photo/files", test_files);
  g_test_add_func ("/render/photo/cancelled", test_cancelled);
  g_test_add_func ("/render/photo/pyramid", test_pyramid);
  g_test_add_func ("/render/photo/mirrored", test_mirrored);
  return g_test_run ();
}
