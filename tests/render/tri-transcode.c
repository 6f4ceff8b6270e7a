/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows from a photo's file to a JPEG, untouched. */

#include "config.h"

#include "tri-transcode.h"

#include "tri-export-writer-private.h"
#include "tri-photo-rows.h"

#define BAND_ROWS 64

void
tri_transcode (GBytes *source, const char *output)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG };
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (source, "photo", NULL, &error);
  int width = tri_photo_rows_get_width (rows), height = tri_photo_rows_get_height (rows);
  g_autofree guint32 *band = g_new (guint32, (gsize) width * BAND_ROWS);
  g_autoptr (TriExportWriter) writer = NULL;
  FILE *stream = fopen (output, "wb");

  g_assert_cmpint (_tri_export_writer_new (&options, width, height, 1, stream, &writer), ==, 0);
  for (int y = 0, n; y < height; y += n)
    {
      n = MIN (BAND_ROWS, height - y);
      g_assert_true (tri_photo_rows_read (rows, n, band, 4 * (gsize) width, &error));
      g_assert_cmpint (_tri_export_writer_write (writer, band, 4 * (gsize) width, n), ==, 0);
    }
  g_assert_cmpint (_tri_export_writer_finish (writer), ==, 0);
  fclose (stream);
}
