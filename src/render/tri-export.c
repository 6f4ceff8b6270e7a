/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG of a rendered surface, in memory and as a file that is there whole or not at all. */

#include "config.h"

#include "tri-export.h"

#include "tri-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

/* Keeps the caption and nothing else: the pixels are copied, no metadata can come along. */
static GBytes *
encode (cairo_surface_t *surface, const char *caption, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) reason = NULL;
  int width, height;
  gsize src_stride, dst_stride, size;
  const guint8 *src;
  guint8 *dst;
  char *buffer;
  const char *keys[2] = { NULL };
  const char *values[2] = { NULL };

  cairo_surface_flush (surface);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  src = cairo_image_surface_get_data (surface);
  src_stride = cairo_image_surface_get_stride (surface);
  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  if (pixbuf == NULL)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                   _ ("There is not enough memory to save a picture of %d × %d pixels."), width,
                   height);
      return NULL;
    }
  dst = gdk_pixbuf_get_pixels (pixbuf);
  dst_stride = gdk_pixbuf_get_rowstride (pixbuf);
  for (int y = 0; y < height; y++)
    {
      const guint32 *in = (const guint32 *) (src + (gsize) y * src_stride);
      guint8 *out = dst + (gsize) y * dst_stride;

      for (int x = 0; x < width; x++, out += 3)
        {
          out[0] = in[x] >> 16;
          out[1] = in[x] >> 8;
          out[2] = in[x];
        }
    }
  if (caption != NULL)
    {
      keys[0] = "tEXt::Description";
      values[0] = caption;
    }
  if (!gdk_pixbuf_save_to_bufferv (pixbuf, &buffer, &size, "png", (char **) keys, (char **) values,
                                   &reason))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED, _ ("The picture could not be saved: %s"),
                   reason->message);
      return NULL;
    }
  return g_bytes_new_take (buffer, size);
}

static TriError
error_code (const GError *reason)
{
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return TRI_ERROR_FULL;
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_PERM)
      || g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return TRI_ERROR_READ_ONLY;
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT)
      || g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return TRI_ERROR_NOT_FOUND;
  return TRI_ERROR_FAILED;
}

GBytes *
tri_export_png_bytes (cairo_surface_t *surface, GError **error)
{
  g_return_val_if_fail (surface != NULL, NULL);
  g_return_val_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return encode (surface, NULL, error);
}

gboolean
tri_export_png (cairo_surface_t *surface, const char *path, const char *caption, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *shown = NULL;
  gconstpointer data;
  gsize size;
  TriError code;
  const char *text;

  g_return_val_if_fail (surface != NULL, FALSE);
  g_return_val_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  bytes = encode (surface, caption, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &reason))
    return TRUE;

  shown = g_filename_display_name (path);
  code = error_code (reason);
  if (code == TRI_ERROR_FULL)
    text = _ ("no space is left there. Free some space or choose another place.");
  else if (code == TRI_ERROR_READ_ONLY)
    text = _ ("that place cannot be written to. Choose another one.");
  else if (code == TRI_ERROR_NOT_FOUND)
    text = _ ("its folder is not there.");
  else
    text = reason->message;
  g_set_error (error, TRI_ERROR, (int) code, _ ("“%s” was not saved: %s"), shown, text);
  return FALSE;
}
