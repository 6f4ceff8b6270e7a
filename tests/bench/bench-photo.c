/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon a photo is seen, and what all of it costs beside a decoder's bare work. */

#include "config.h"

#include "bench.h"
#include "tri-photo.h"
#include "tri-scene.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <jpeglib.h>

/* As the app asks for it. */
#define FIRST_LOOK_SIDE 1400
#define VIEW_WIDTH 1400
#define VIEW_HEIGHT 900

/* A sample enlarged to @width pixels across, with a camera's noise: without it half of a decoder's
 * work would be missing. */
static GBytes *
make_photo (int width)
{
  g_autofree char *path
      = g_build_filename (TEST_DIR, "..", "data", "samples", "sample-front.jpg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) large = gdk_pixbuf_new_from_file_at_scale (path, width, -1, TRUE, &error);
  char *buffer;
  gsize size;
  guint32 seed = 1;

  g_assert_no_error (error);
  for (int y = 0; y < gdk_pixbuf_get_height (large); y++)
    {
      guint8 *row = gdk_pixbuf_get_pixels (large) + y * gdk_pixbuf_get_rowstride (large);

      for (int x = 0; x < 3 * width; x++)
        {
          seed = seed * 1664525u + 1013904223u;
          row[x] = (guint8) CLAMP (row[x] + (int) (seed >> 28) - 7, 0, 255);
        }
    }
  gdk_pixbuf_save_to_buffer (large, &buffer, &size, "jpeg", &error, "quality", "92", NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

/* What any program must do: libjpeg's own decoding of every pixel into new memory. */
static void
decode_plainly (gpointer data)
{
  GBytes *bytes = data;
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  g_autofree guint8 *pixels = NULL;
  gsize size;
  const guint8 *content = g_bytes_get_data (bytes, &size);

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_decompress (&jpeg);
  jpeg_mem_src (&jpeg, content, size);
  jpeg_read_header (&jpeg, TRUE);
  jpeg.out_color_space = JCS_EXT_BGRX;
  jpeg_start_decompress (&jpeg);
  pixels = g_malloc_n (jpeg.output_width, 4 * (gsize) jpeg.output_height);
  while (jpeg.output_scanline < jpeg.output_height)
    {
      JSAMPROW row = pixels + 4 * (gsize) jpeg.output_width * jpeg.output_scanline;

      jpeg_read_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_decompress (&jpeg);
  jpeg_destroy_decompress (&jpeg);
}

static void
show_first (gpointer data)
{
  g_autoptr (TriPhoto) photo
      = tri_photo_new_reduced_from_bytes (data, "p", FIRST_LOOK_SIDE, NULL, NULL);
  TriViewport view = tri_viewport_fit (photo, VIEW_WIDTH, VIEW_HEIGHT);

  cairo_surface_destroy (tri_preview_render_bare (photo, &view));
}

static void
open_whole (gpointer data)
{
  tri_photo_unref (tri_photo_new_from_bytes (data, "p", NULL, NULL));
}

static void
open_thin (gpointer data)
{
  tri_photo_unref (tri_photo_new_thin_from_bytes (data, "p", 1.0, NULL, NULL));
}

void
bench_photo (BenchTable *table)
{
  static const struct
  {
    int width;
    const char *first, *whole, *thin;
  } sizes[] = {
    { 3000, "photo, 12 MP, first look", "photo, 12 MP, whole", "photo, 12 MP, thin" },
    { 4243, "photo, 24 MP, first look", "photo, 24 MP, whole", "photo, 24 MP, thin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (!bench_wants (table, sizes[i].first) && !bench_wants (table, sizes[i].whole)
          && !bench_wants (table, sizes[i].thin))
        continue;
      bytes = make_photo (sizes[i].width);
      bench_compare (table,
                     &(BenchRow){ .name = sizes[i].first,
                                  .what = "first picture",
                                  .over = "libjpeg decode",
                                  .at_most = 0.8 },
                     show_first, bytes, decode_plainly, bytes);
      bench_compare (table,
                     &(BenchRow){ .name = sizes[i].whole,
                                  .what = "decode and pyramid",
                                  .over = "libjpeg decode",
                                  .at_most = 1.4 },
                     open_whole, bytes, decode_plainly, bytes);
      bench_compare (table,
                     &(BenchRow){ .name = sizes[i].thin,
                                  .what = "stream for a scene",
                                  .over = "libjpeg decode",
                                  .at_most = 1.4 },
                     open_thin, bytes, decode_plainly, bytes);
    }
}
