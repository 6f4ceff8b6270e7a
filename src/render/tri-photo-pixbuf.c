/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG, TIFF, WebP and HEIC through gdk-pixbuf, which decodes whole pictures only. */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* Between two looks at the cancellable. */
#define SLICE_BYTES (1024 * 1024)

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

/* Inside a Flatpak no package can be added. */
static gboolean
in_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
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

  if (kind == TRI_PHOTO_KIND_HEIC && in_flatpak ())
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” is a HEIC photo, which the Flatpak of Trichion cannot open. Save it as "
                    "JPEG, or set the phone to take JPEG."),
                 name);
  else if (kind == TRI_PHOTO_KIND_HEIC)
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” is a HEIC photo. Install the package heif-gdk-pixbuf to open it, or set "
                    "the phone to take JPEG."),
                 name);
  else if (kind == TRI_PHOTO_KIND_WEBP && !in_flatpak ())
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

GdkPixbuf *
_tri_pixbuf_decode (
    GBytes *bytes, TriPhotoKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = loader_new (kind, name, error);
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
          _tri_photo_set_damaged (error, name);
        }
      return NULL;
    }
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    {
      _tri_photo_set_damaged (error, name);
      return NULL;
    }
  return g_object_ref (pixbuf);
}

TriColour *
_tri_pixbuf_get_colour (GdkPixbuf *pixbuf, GBytes *bytes, TriPhotoKind kind)
{
  const char *option = gdk_pixbuf_get_option (pixbuf, "icc-profile");
  g_autoptr (GBytes) profile = NULL;

  if (option != NULL)
    {
      gsize size;
      guchar *data = g_base64_decode (option, &size);

      profile = g_bytes_new_take (data, size);
    }
  else if (kind == TRI_PHOTO_KIND_WEBP)
    {
      /* Its loader writes profiles and does not read them. */
      profile = _tri_webp_get_chunk (bytes, "ICCP");
    }
  if (profile == NULL)
    return NULL;
  return _tri_colour_new (g_bytes_get_data (profile, NULL), g_bytes_get_size (profile),
                          TRI_COLOUR_RGB);
}

void
_tri_pixbuf_read_row (const GdkPixbuf *pixbuf, int y, guint32 *out)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guint8 *in
      = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);

  for (int x = 0; x < width; x++, in += n_channels)
    {
      guint alpha = has_alpha ? in[3] : 255u;
      guint red = (in[0] * alpha + 255u * (255u - alpha) + 127u) / 255u;
      guint green = (in[1] * alpha + 255u * (255u - alpha) + 127u) / 255u;
      guint blue = (in[2] * alpha + 255u * (255u - alpha) + 127u) / 255u;

      out[x] = 0xff000000u | red << 16 | green << 8 | blue;
    }
}
