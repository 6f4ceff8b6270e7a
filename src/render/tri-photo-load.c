/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file or its bytes to an upright TriPhoto, with a plain sentence for everything that fails.
 */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

/* Between two looks at the cancellable. */
#define SLICE_BYTES (1024 * 1024)

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

static void
set_damaged (GError **error, const char *name)
{
  g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
               _ ("“%s” is damaged: part of the picture is missing. Copy it again from the "
                  "camera."),
               name);
}

static const char *
loader_name (TriPhotoKind kind)
{
  switch (kind)
    {
    case TRI_PHOTO_KIND_PNG:
      return "png";
    case TRI_PHOTO_KIND_TIFF:
      return "tiff";
    case TRI_PHOTO_KIND_WEBP:
      return "webp";
    case TRI_PHOTO_KIND_HEIC:
      return "heif";
    case TRI_PHOTO_KIND_JPEG:
    case TRI_PHOTO_KIND_UNKNOWN:
    default:
      g_assert_not_reached ();
    }
}

/* Loader modules name themselves freely ("heif", "heif/avif"), so the MIME type is the safe key. */
static GdkPixbufLoader *
loader_new (TriPhotoKind kind, const char *name, GError **error)
{
  static const char *const heic_mime[] = { "image/heif", "image/heic" };
  GdkPixbufLoader *loader = NULL;

  if (kind == TRI_PHOTO_KIND_HEIC)
    for (guint i = 0; i < G_N_ELEMENTS (heic_mime) && loader == NULL; i++)
      loader = gdk_pixbuf_loader_new_with_mime_type (heic_mime[i], NULL);
  else
    loader = gdk_pixbuf_loader_new_with_type (loader_name (kind), NULL);
  if (loader != NULL)
    return loader;

  if (kind == TRI_PHOTO_KIND_HEIC)
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” is a HEIC photo. Install the package heif-gdk-pixbuf to open it, or set "
                    "the phone to take JPEG."),
                 name);
  else if (kind == TRI_PHOTO_KIND_WEBP)
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” is a WebP picture. Install the package webp-pixbuf-loader to open it, or "
                    "save it as JPEG."),
                 name);
  else
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” cannot be opened: gdk-pixbuf has no loader for this kind of picture. "
                    "Save it as JPEG."),
                 name);
  return NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  gboolean *too_large = data;

  if (_tri_photo_check_size (MAX (width, 0), MAX (height, 0), "", NULL))
    return;
  *too_large = TRUE;
  /* A loader that is asked for nothing stops before it allocates the pixels. */
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* Lays transparency on white. */
static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf, const char *name, GError **error)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  gsize src_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *src = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = _tri_photo_surface_new (width, height, name, error);
  gsize dst_stride;
  guint8 *dst;

  if (surface == NULL)
    return NULL;
  dst = cairo_image_surface_get_data (surface);
  dst_stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    {
      const guint8 *in = src + (gsize) y * src_stride;
      guint32 *out = (guint32 *) (dst + (gsize) y * dst_stride);

      for (int x = 0; x < width; x++, in += n_channels)
        {
          guint alpha = has_alpha ? in[3] : 255u;
          guint red = (in[0] * alpha + 255u * (255u - alpha) + 127u) / 255u;
          guint green = (in[1] * alpha + 255u * (255u - alpha) + 127u) / 255u;
          guint blue = (in[2] * alpha + 255u * (255u - alpha) + 127u) / 255u;

          out[x] = 0xff000000u | red << 16 | green << 8 | blue;
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static gboolean
feed_loader (GdkPixbufLoader *loader, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size; at += SLICE_BYTES)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !gdk_pixbuf_loader_write (loader, data + at, MIN (SLICE_BYTES, size - at), error))
      {
        /* A loader must be closed in any case; the first reason is the one to tell. */
        gdk_pixbuf_loader_close (loader, NULL);
        return FALSE;
      }
  return gdk_pixbuf_loader_close (loader, error);
}

static cairo_surface_t *
decode_pixbuf (
    GBytes *bytes, TriPhotoKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = loader_new (kind, name, error);
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean too_large = FALSE;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  if (!feed_loader (loader, bytes, cancellable, &reason))
    {
      if (too_large)
        _tri_photo_check_size (G_MAXUINT16, G_MAXUINT16, name, error);
      else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&reason));
      else if (g_error_matches (reason, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
        g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                     _ ("“%s” does not fit into this computer's memory. Make a smaller copy and "
                        "open that."),
                     name);
      else
        {
          /* The HEIC loader may fail without a reason. */
          g_debug ("%s: %s", name, reason != NULL ? reason->message : "no reason given");
          set_damaged (error, name);
        }
      return NULL;
    }
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    {
      set_damaged (error, name);
      return NULL;
    }
  /* libtiff turns by half; the loader leaves the rest of the turn as an option of the pixbuf. */
  if (kind == TRI_PHOTO_KIND_TIFF)
    upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  return surface_from_pixbuf (upright != NULL ? upright : pixbuf, name, error);
}

/* The stored picture turned upright: EXIF orientation 1 to 8. Takes over @surface. */
static cairo_surface_t *
turn_upright (cairo_surface_t *surface, int orientation, const char *name, GError **error)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gboolean transposed = orientation >= 5;
  gboolean flip_x, flip_y;
  cairo_surface_t *result;
  const guint8 *src;
  guint8 *dst;
  gsize src_stride, dst_stride;

  if (orientation <= 1 || orientation > 8)
    return surface;

  /* Which stored axis runs backwards, for each orientation. */
  flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  result = _tri_photo_surface_new (transposed ? height : width, transposed ? width : height, name,
                                   error);
  if (result == NULL)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  src = cairo_image_surface_get_data (surface);
  dst = cairo_image_surface_get_data (result);
  src_stride = cairo_image_surface_get_stride (surface);
  dst_stride = cairo_image_surface_get_stride (result);
  for (int y = 0; y < cairo_image_surface_get_height (result); y++)
    {
      guint32 *out = (guint32 *) (dst + (gsize) y * dst_stride);

      for (int x = 0; x < cairo_image_surface_get_width (result); x++)
        {
          int sx = transposed ? y : x;
          int sy = transposed ? x : y;

          sx = flip_x ? width - 1 - sx : sx;
          sy = flip_y ? height - 1 - sy : sy;
          out[x] = ((const guint32 *) (src + (gsize) sy * src_stride))[sx];
        }
    }
  cairo_surface_mark_dirty (result);
  cairo_surface_destroy (surface);
  return result;
}

TriPhoto *
tri_photo_new_from_bytes (GBytes *bytes,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error)
{
  TriPhotoHeader header;
  TriExif exif;
  cairo_surface_t *surface;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is empty. Copy it again from the camera."), name);
      return NULL;
    }
  header = _tri_photo_header_read (bytes);
  if (header.kind == TRI_PHOTO_KIND_UNKNOWN)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a photo that can be opened here. Choose a JPEG, PNG, TIFF, WebP "
                      "or HEIC file."),
                   name);
      return NULL;
    }
  if (!_tri_photo_check_size (header.width, header.height, name, error))
    return NULL;
  if (!header.complete)
    {
      set_damaged (error, name);
      return NULL;
    }

  exif = _tri_exif_read (bytes, header.kind);
  if (header.kind == TRI_PHOTO_KIND_JPEG)
    surface = _tri_photo_decode_jpeg (bytes, name, cancellable, error);
  else
    surface = decode_pixbuf (bytes, header.kind, name, cancellable, error);
  if (surface == NULL)
    return NULL;
  if (header.kind != TRI_PHOTO_KIND_TIFF)
    surface = turn_upright (surface, exif.orientation, name, error);
  if (surface == NULL)
    return NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  return _tri_photo_new_take (
      surface, _tri_exif_get_focal_px (&exif, cairo_image_surface_get_width (surface),
                                       cairo_image_surface_get_height (surface)));
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
