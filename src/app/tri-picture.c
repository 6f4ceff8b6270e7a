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

TriViewport
tri_picture_cover (const TriPhoto *photo, int width, int height)
{
  TriViewport viewport = { .width = width, .height = height };
  double photo_width, photo_height;

  g_return_val_if_fail (photo != NULL, viewport);
  g_return_val_if_fail (width > 0 && height > 0, viewport);

  photo_width = tri_photo_get_width (photo);
  photo_height = tri_photo_get_height (photo);
  viewport.scale = MAX (width / photo_width, height / photo_height);
  viewport.origin_x = (photo_width - width / viewport.scale) / 2;
  viewport.origin_y = (photo_height - height / viewport.scale) / 4;

  return viewport;
}

TriViewport
tri_picture_head (const TriScene *scene, int width, int height)
{
  TriViewport viewport = { .width = width, .height = height };
  double low_x = G_MAXDOUBLE, high_x = -G_MAXDOUBLE, low_y = G_MAXDOUBLE;
  double head_width;
  const TriVec2 *outline;
  guint n_points;

  g_return_val_if_fail (scene != NULL, viewport);
  g_return_val_if_fail (width > 0 && height > 0, viewport);

  outline = tri_scene_get_outline (scene, &n_points);
  if (n_points == 0)
    return tri_picture_cover (tri_scene_get_photo (scene), width, height);
  for (guint i = 0; i < n_points; i++)
    {
      low_x = MIN (low_x, outline[i].x);
      high_x = MAX (high_x, outline[i].x);
      low_y = MIN (low_y, outline[i].y);
    }

  /* The ears stand out by a sixth on both sides; the face below the eyes is not what matters. */
  head_width = high_x - low_x;
  viewport.scale = width / (head_width * 1.5);
  viewport.origin_x = (low_x + high_x) / 2 - width / viewport.scale / 2;
  viewport.origin_y = low_y - 0.22 * head_width;

  return viewport;
}
