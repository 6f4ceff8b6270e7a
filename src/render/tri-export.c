/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rendered surface as a file that is there whole or not at all, and as PNG in memory. */

#include "config.h"

#include "tri-export.h"

#include "tri-error.h"
#include "tri-export-file-private.h"
#include "tri-export-strip-private.h"
#include "tri-export-writer-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

gboolean
tri_export_format_from_path (const char *path, TriExportFormat *out, GError **error)
{
  static const struct
  {
    const char *ending;
    TriExportFormat format;
  } known[] = {
    { ".jpg", TRI_EXPORT_JPEG },
    { ".jpeg", TRI_EXPORT_JPEG },
    { ".png", TRI_EXPORT_PNG },
  };
  g_autofree char *lower = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (path != NULL && out != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_suffix (lower, known[i].ending))
      {
        *out = known[i].format;
        return TRUE;
      }
  shown = g_filename_display_basename (path);
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("A picture is saved as JPEG or PNG; end its name “%s” in .jpg or .png."), shown);
  return FALSE;
}

/* Returns: 0 or an errno */
static int
write_surface (cairo_surface_t *surface, const TriExportOptions *options, FILE *stream)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (TriExportStrip) strip = _tri_export_strip_new (options->caption, width, height);
  cairo_rectangle_int_t below = { 0, 0, width, _tri_export_strip_get_height (strip) };
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * below.height);
  g_autoptr (TriExportWriter) writer = NULL;
  int code;

  cairo_surface_flush (surface);
  code = _tri_export_writer_new (options, width, height + below.height, 1, stream, &writer);
  if (code == 0)
    code = _tri_export_writer_write (writer,
                                     (const guint32 *) cairo_image_surface_get_data (surface),
                                     cairo_image_surface_get_stride (surface), height);
  if (code == 0 && below.height > 0)
    {
      _tri_export_strip_paint (strip, &below, pixels, 4 * (gsize) width);
      code = _tri_export_writer_write (writer, pixels, 4 * (gsize) width, below.height);
    }
  return code != 0 ? code : _tri_export_writer_finish (writer);
}

gboolean
tri_export_surface (cairo_surface_t *surface,
                    const TriExportOptions *options,
                    const char *path,
                    GError **error)
{
  g_autoptr (TriExportFile) file = NULL;
  int code;

  g_return_val_if_fail (surface != NULL, FALSE);
  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, FALSE);
  g_return_val_if_fail (options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  file = _tri_export_file_open (path, error);
  if (file == NULL)
    return FALSE;
  code = write_surface (surface, options, _tri_export_file_get_stream (file));
  if (code != 0)
    return _tri_export_file_fail (path, code, error);
  return _tri_export_file_commit (g_steal_pointer (&file), error);
}

GBytes *
tri_export_png_bytes (cairo_surface_t *surface, GError **error)
{
  const TriExportOptions options = { .format = TRI_EXPORT_PNG };
  char *data = NULL;
  size_t size = 0;
  FILE *stream;
  int code;

  g_return_val_if_fail (surface != NULL, NULL);
  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stream = open_memstream (&data, &size);
  code = stream != NULL ? write_surface (surface, &options, stream) : ENOMEM;
  if (stream != NULL && fclose (stream) != 0 && code == 0)
    code = errno;
  if (code == 0)
    return g_bytes_new_with_free_func (data, size, free, data);

  free (data);
  g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED, _ ("The picture could not be saved: %s"),
               g_strerror (code));
  return NULL;
}
