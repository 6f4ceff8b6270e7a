/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a photo costs in memory at most while it is opened; at 100 megapixels with -m slow.
 *
 * Each photo is opened in a child process of its own, whose peak the kernel tells. */

#include "config.h"

#include "tri-error.h"
#include "tri-photo-rows.h"
#include "tri-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

#define ENV_FILE "TRI_TEST_PHOTO"
#define ENV_KIND "TRI_TEST_KIND"

/* 100 megapixels stay under 1 GB: so many bytes a pixel, beside the file itself. */
#define BYTES_PER_PIXEL 9.0
#define OWN_BYTES (24.0 * 1024 * 1024)

typedef struct
{
  const char *name;
  gboolean png;
  gboolean alpha;
  gboolean progressive;
  gboolean full_chroma;
  guint8 orientation;
  double bytes_per_pixel; /* 0: BYTES_PER_PIXEL */
} Kind;

static const Kind kinds[] = {
  { .name = "baseline", .orientation = 1, .bytes_per_pixel = 5.5 },
  { .name = "turned", .orientation = 6, .bytes_per_pixel = 5.5 },
  { .name = "progressive", .progressive = TRUE, .orientation = 1 },
  { .name = "png", .png = TRUE },
  { .name = "png-alpha", .png = TRUE, .alpha = TRUE, .bytes_per_pixel = 5.5 },
};

/* AddressSanitizer keeps what was freed. */
#ifdef __SANITIZE_ADDRESS__
#define MEASURES 0
#else
#define MEASURES 1
#endif

/* The first number after @key in the kernel's account of this process, in bytes. */
static double
read_status (const char *key)
{
  g_autofree char *status = NULL;
  const char *at;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  at = strstr (status, key);
  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (key), NULL) * 1024.0;
}

/* A soft picture with the noise of a camera. */
static void
fill_row (guint8 *row, int y, int width, int n_channels, guint32 *seed)
{
  for (int x = 0; x < width; x++)
    for (int c = 0; c < n_channels; c++)
      {
        *seed = *seed * 1664525u + 1013904223u;
        row[x * n_channels + c]
            = c == 3 ? 255 : (guint8) (100 + (x + y + 50 * c) / 128 % 100 + (*seed >> 30));
      }
}

static void
write_jpeg (FILE *file, const Kind *kind, int width, int height)
{
  const guint8 exif[] = { 'E', 'x', 'i', 'f', 0,    0, 'M', 'M', 0, 42, 0, 0, 0,
                          8,   0,   1,   1,   0x12, 0, 3,   0,   0, 0,  1, 0, kind->orientation,
                          0,   0,   0,   0,   0,    0 };
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  g_autofree guint8 *row = g_malloc ((gsize) width * 3);
  guint32 seed = 1;

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_stdio_dest (&jpeg, file);
  jpeg.image_width = (JDIMENSION) width;
  jpeg.image_height = (JDIMENSION) height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, 85, TRUE);
  if (kind->full_chroma)
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
  if (kind->progressive)
    jpeg_simple_progression (&jpeg);
  jpeg_start_compress (&jpeg, TRUE);
  jpeg_write_marker (&jpeg, JPEG_APP0 + 1, exif, sizeof exif);
  for (int y = 0; y < height; y++)
    {
      JSAMPROW rows = row;

      fill_row (row, y, width, 3, &seed);
      jpeg_write_scanlines (&jpeg, &rows, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
}

static void
write_png (FILE *file, const Kind *kind, int width, int height)
{
  int n_channels = kind->alpha ? 4 : 3;
  g_autofree guint8 *row = g_malloc ((gsize) width * n_channels);
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  guint32 seed = 1;

  png_init_io (png, file);
  png_set_IHDR (png, info, (png_uint_32) width, (png_uint_32) height, 8,
                kind->alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, 1);
  png_set_filter (png, 0, PNG_FILTER_SUB);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    {
      fill_row (row, y, width, n_channels, &seed);
      png_write_row (png, row);
    }
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);
}

static char *
write_photo (const Kind *kind, int width, int height)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("tri-photo-XXXXXX", &path, &error);
  FILE *file;

  g_assert_no_error (error);
  file = fdopen (fd, "wb");
  if (kind->png)
    write_png (file, kind, width, height);
  else
    write_jpeg (file, kind, width, height);
  g_assert_cmpint (fclose (file), ==, 0);
  return path;
}

static GBytes *
read_photo (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_getenv (ENV_FILE));
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tri_photo_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* In the child: what opening costs beyond the process and the file. */
static void
open_photo (const Kind *kind)
{
  g_autoptr (GBytes) bytes = read_photo ();
  double before = read_status ("VmRSS:");
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);
  double cost = read_status ("VmHWM:") - before;
  double n_pixels, most;

  g_assert_no_error (error);
  n_pixels = (double) tri_photo_get_width (photo) * tri_photo_get_height (photo);
  most = kind->bytes_per_pixel > 0.0 ? kind->bytes_per_pixel : BYTES_PER_PIXEL;
  g_printerr ("%s: %.1f MB, %.2f bytes a pixel; process %.0f MB\n", kind->name, cost / 1e6,
              cost / n_pixels, read_status ("VmHWM:") / 1e6);
  g_assert_cmpfloat (cost, <=, most * n_pixels + OWN_BYTES);
  g_assert_cmpfloat (read_status ("VmHWM:"), <=, 1e9);
}

static const Kind *
child_kind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, g_getenv (ENV_KIND)))
      return &kinds[i];
  g_assert_not_reached ();
}

/* Writes the photo, and lets a child open it as the test itself. */
static void
run_child (const Kind *kind, int width, int height)
{
  g_autofree char *path = NULL;

  if (!MEASURES)
    {
      g_test_skip ("AddressSanitizer keeps what was freed");
      return;
    }
  path = write_photo (kind, width, height);
  g_setenv (ENV_FILE, path, TRUE);
  g_setenv (ENV_KIND, kind->name, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unlink (path);
  g_test_trap_assert_passed ();
}

static void
test_open (gconstpointer data)
{
  gboolean large = g_test_slow ();

  if (g_test_subprocess ())
    open_photo (child_kind ());
  else
    run_child (data, large ? 11500 : 4000, large ? 8695 : 3000);
}

/* Rows of a baseline JPEG, and what is measured of it, need no more for a taller photo. */
static void
test_streamed (void)
{
  static const Kind kind = { .name = "baseline", .orientation = 1 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhotoRows) rows = NULL;
  g_autofree guint32 *strip = NULL;
  double before;

  if (!g_test_subprocess ())
    {
      run_child (&kind, 2000, 12000);
      return;
    }
  bytes = read_photo ();
  before = read_status ("VmRSS:");
  strip = g_new (guint32, 2000 * 16);
  rows = tri_photo_rows_open (bytes, "p", NULL, &error);
  for (int y = 0; y < 12000; y += 16)
    g_assert_true (tri_photo_rows_read (rows, 16, strip, 2000 * sizeof *strip, &error));
  g_assert_cmpfloat (read_status ("VmHWM:") - before, <=, 2e6);
}

/* Every coefficient of every colour at 100 megapixels would be 600 MB beside the picture. */
static void
test_too_much (void)
{
  static const Kind kind
      = { .name = "progressive", .progressive = TRUE, .full_chroma = TRUE, .orientation = 1 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess () && !g_test_slow ())
    {
      g_test_skip ("a large photo: run it with -m slow");
      return;
    }
  if (!g_test_subprocess ())
    {
      run_child (&kind, 11500, 8695);
      return;
    }
  bytes = read_photo ();
  g_assert_null (tri_photo_new_from_bytes (bytes, "client.jpg", NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "progressive"));
  g_assert_cmpfloat (read_status ("VmHWM:"), <=, 1e9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/render/photo-memory/", kinds[i].name, NULL);

      g_test_add_data_func (path, &kinds[i], test_open);
    }
  g_test_add_func ("/render/photo-memory/streamed", test_streamed);
  g_test_add_func ("/render/photo-memory/too-much", test_too_much);
  return g_test_run ();
}
