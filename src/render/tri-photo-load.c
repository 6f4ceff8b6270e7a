/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file or its bytes to an upright TriPhoto, with a plain sentence for everything that fails.
 */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* Between two looks at the cancellable. */
#define SLICE_BYTES (1024 * 1024)
/* Rows that are turned at a time: a column of them fills a cache line. */
#define STRIP_ROWS 16

gboolean
_tri_photo_check_size (guint64 width, guint64 height, const char *name, GError **error)
{
  if (width <= TRI_PHOTO_MAX_SIDE && height <= TRI_PHOTO_MAX_SIDE
      && width * height <= TRI_PHOTO_MAX_PIXELS)
    return TRUE;

  g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
               _ ("“%s” says it is %llu × %llu pixels, more than the limit of %d megapixels and %d "
                  "pixels a side. Make a "
                  "smaller copy and open that."),
               name, (unsigned long long) width, (unsigned long long) height,
               TRI_PHOTO_MAX_PIXELS / (1000 * 1000), TRI_PHOTO_MAX_SIDE);
  return FALSE;
}

void
_tri_photo_set_damaged (GError **error, const char *name)
{
  g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
               _ ("“%s” is damaged: part of the picture is missing. Copy it again from the "
                  "camera."),
               name);
}

/* All rows, each pixel put where the upright picture wants it. */
static gboolean
read_upright (TriPhotoRows *rows, cairo_surface_t *surface, GError **error)
{
  int orientation = tri_photo_rows_get_orientation (rows);
  int width = tri_photo_rows_get_width (rows);
  int height = tri_photo_rows_get_height (rows);
  guint32 *pixels = (guint32 *) cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  TriTurn turn = _tri_turn_make (orientation, width, height, pixels, stride / sizeof *pixels);
  g_autofree guint32 *strip = NULL;

  if (orientation == 1)
    return tri_photo_rows_read (rows, height, pixels, stride, error);

  strip = g_new (guint32, (gsize) STRIP_ROWS * width);
  for (int top = 0; top < height; top += STRIP_ROWS)
    {
      int n_rows = MIN (STRIP_ROWS, height - top);

      if (!tri_photo_rows_read (rows, n_rows, strip, width * sizeof *strip, error))
        return FALSE;
      _tri_turn_put_rows (&turn, strip, width, top, n_rows);
    }
  return TRUE;
}

TriPhoto *
tri_photo_new_reduced_from_bytes (
    GBytes *bytes, const char *name, int side, GCancellable *cancellable, GError **error)
{
  g_autoptr (TriPhotoRows) rows = NULL;
  cairo_surface_t *surface;
  double focal_px;
  int width, height, whole_width, whole_height;
  guint n_halvings;
  gboolean turned;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (side > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rows = _tri_photo_rows_open_reduced (bytes, side, name, cancellable, error);
  if (rows == NULL)
    return NULL;
  width = tri_photo_rows_get_width (rows);
  height = tri_photo_rows_get_height (rows);
  turned = tri_photo_rows_get_orientation (rows) >= 5;
  surface = _tri_photo_rows_get_surface (rows);
  if (surface == NULL)
    surface
        = _tri_photo_surface_new (turned ? height : width, turned ? width : height, name, error);
  if (surface == NULL)
    return NULL;
  if (!read_upright (rows, surface, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cairo_surface_mark_dirty (surface);
  n_halvings = _tri_photo_rows_get_whole (rows, &whole_width, &whole_height);
  focal_px = tri_photo_rows_get_focal_px (rows);
  /* The decoder's memory goes before the pyramid's comes. */
  g_clear_pointer (&rows, tri_photo_rows_free);
  return _tri_photo_new_take (turned ? whole_height : whole_width,
                              turned ? whole_width : whole_height, focal_px, n_halvings, surface,
                              NULL);
}

TriPhoto *
tri_photo_new_from_bytes (GBytes *bytes,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error)
{
  return tri_photo_new_reduced_from_bytes (bytes, name, G_MAXINT, cancellable, error);
}

/* GIO's reasons in our words; TRUE when there was nothing to translate. */
static void
set_file_error (GError **error, const GError *reason, const char *name)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                 _ ("“%s” is not there. Check its name and place."), name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                 _ ("“%s” is a folder. Choose a photo inside it."), name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
                 _ ("“%s” may not be read by you. Ask its owner for permission or copy it to your "
                    "own folder."),
                 name);
  else
    g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED, _ ("“%s” could not be read: %s"), name,
                 reason->message);
}

GBytes *
tri_photo_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree guint8 *slice = g_malloc (SLICE_BYTES);

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info == NULL)
    {
      set_file_error (error, reason, name);
      return NULL;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      reason = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "");
      set_file_error (error, reason, name);
      return NULL;
    }
  /* A pipe or a device would be read for ever. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not an ordinary file. Choose a photo."), name);
      return NULL;
    }
  stream = g_file_read (file, cancellable, &reason);
  if (stream == NULL)
    {
      set_file_error (error, reason, name);
      return NULL;
    }
  while (TRUE)
    {
      gssize n = -1;

      /* The size in the info may be out of date; what is counted is what is read. */
      if (content->len <= TRI_PHOTO_MAX_BYTES && g_file_info_get_size (info) <= TRI_PHOTO_MAX_BYTES)
        {
          n = g_input_stream_read (G_INPUT_STREAM (stream), slice, SLICE_BYTES, cancellable,
                                   &reason);
          if (n < 0)
            {
              set_file_error (error, reason, name);
              return NULL;
            }
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      if (n < 0)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                       _ ("“%s” is larger than the limit of %d MB. Make a smaller copy and open "
                          "that."),
                       name, TRI_PHOTO_MAX_BYTES / (1024 * 1024));
          return NULL;
        }
      g_byte_array_append (content, slice, n);
    }
}

TriPhoto *
tri_photo_new_from_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = tri_photo_read_file (file, cancellable, error);
  if (bytes == NULL)
    return NULL;
  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");
  return tri_photo_new_from_bytes (bytes, name, cancellable, error);
}
