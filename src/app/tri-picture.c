/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures for the screen from Cairo surfaces. */

#include "config.h"

#include "tri-picture.h"

GdkTexture *
tri_picture_to_texture (cairo_surface_t *surface)
{
  g_autoptr (GBytes) bytes = NULL;
  const guchar *from;
  guint32 *pixels;
  int width, height, stride;
  gsize n_pixels;

  g_return_val_if_fail (surface != NULL, NULL);
  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, NULL);

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = cairo_image_surface_get_stride (surface);
  if (!g_size_checked_mul (&n_pixels, (gsize) width, (gsize) height))
    return NULL;
  pixels = g_new (guint32, n_pixels);

  cairo_surface_flush (surface);
  from = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *line = (const guint32 *) (const void *) (from + (gsize) y * (gsize) stride);
      guint32 *out = pixels + (gsize) y * (gsize) width;

      for (int x = 0; x < width; x++)
        out[x] = line[x] | 0xff000000u;
    }

  bytes = g_bytes_new_take (pixels, n_pixels * 4);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);
}
