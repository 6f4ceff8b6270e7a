/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriPhotoRows: one way to a photo's pixels, whatever the file. */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

struct _TriPhotoRows
{
  GBytes *bytes;
  GCancellable *cancellable;
  TriPhotoKind kind;
  int width, height; /* of what is read */
  int whole_width, whole_height;
  guint n_halvings; /* between the two */
  int orientation;
  double focal_px;
  int next; /* row */

  /* Either */
  TriJpegRows *jpeg;
  GdkPixbuf *pixbuf;
  TriColour *colour; /* of @pixbuf, or NULL */
};

/* libtiff turns by half; the loader leaves the rest of the turn as an option of the pixbuf. */
static int
get_rest_of_turn (GdkPixbuf *pixbuf)
{
  const char *option = gdk_pixbuf_get_option (pixbuf, "orientation");
  gint64 orientation = option != NULL ? g_ascii_strtoll (option, NULL, 10) : 1;

  return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
}

TriPhotoRows *
_tri_photo_rows_open_reduced (
    GBytes *bytes, int side, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (TriPhotoRows) self = NULL;
  TriPhotoHeader header;
  TriExif exif;

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
      _tri_photo_set_damaged (error, name);
      return NULL;
    }

  self = g_new0 (TriPhotoRows, 1);
  self->bytes = g_bytes_ref (bytes);
  self->kind = header.kind;
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  exif = _tri_exif_read (bytes, header.kind);
  self->orientation = MAX (exif.orientation, 1);
  if (header.kind == TRI_PHOTO_KIND_JPEG)
    {
      self->jpeg = _tri_jpeg_rows_open (bytes, side, name, cancellable, error);
      if (self->jpeg == NULL)
        return NULL;
      self->width = _tri_jpeg_rows_get_width (self->jpeg);
      self->height = _tri_jpeg_rows_get_height (self->jpeg);
      self->n_halvings
          = _tri_jpeg_rows_get_whole (self->jpeg, &self->whole_width, &self->whole_height);
    }
  else
    {
      self->pixbuf = _tri_pixbuf_decode (bytes, header.kind, name, cancellable, error);
      if (self->pixbuf == NULL)
        return NULL;
      self->colour = _tri_pixbuf_get_colour (self->pixbuf, bytes, header.kind);
      self->width = self->whole_width = gdk_pixbuf_get_width (self->pixbuf);
      self->height = self->whole_height = gdk_pixbuf_get_height (self->pixbuf);
      if (header.kind == TRI_PHOTO_KIND_TIFF)
        self->orientation = get_rest_of_turn (self->pixbuf);
    }
  self->focal_px = _tri_exif_get_focal_px (&exif, self->whole_width, self->whole_height);
  return g_steal_pointer (&self);
}

TriPhotoRows *
tri_photo_rows_open (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  return _tri_photo_rows_open_reduced (bytes, G_MAXINT, name, cancellable, error);
}

void
tri_photo_rows_free (TriPhotoRows *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->jpeg, _tri_jpeg_rows_free);
  g_clear_object (&self->pixbuf);
  g_clear_pointer (&self->colour, _tri_colour_free);
  g_clear_object (&self->cancellable);
  g_bytes_unref (self->bytes);
  g_free (self);
}

TriPhotoKind
tri_photo_rows_get_kind (const TriPhotoRows *self)
{
  g_return_val_if_fail (self != NULL, TRI_PHOTO_KIND_UNKNOWN);

  return self->kind;
}

int
tri_photo_rows_get_width (const TriPhotoRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

int
tri_photo_rows_get_height (const TriPhotoRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

int
tri_photo_rows_get_orientation (const TriPhotoRows *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->orientation;
}

double
tri_photo_rows_get_focal_px (const TriPhotoRows *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->focal_px;
}

guint
_tri_photo_rows_get_whole (const TriPhotoRows *self, int *out_width, int *out_height)
{
  *out_width = self->whole_width;
  *out_height = self->whole_height;
  return self->n_halvings;
}

cairo_surface_t *
_tri_photo_rows_get_surface (TriPhotoRows *self)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *surface;

  if (self->pixbuf == NULL || self->orientation != 1
      || gdk_pixbuf_get_n_channels (self->pixbuf) != 4)
    return NULL;
  surface = cairo_image_surface_create_for_data (gdk_pixbuf_get_pixels (self->pixbuf),
                                                 CAIRO_FORMAT_RGB24, self->width, self->height,
                                                 gdk_pixbuf_get_rowstride (self->pixbuf));
  if (cairo_surface_set_user_data (surface, &key, self->pixbuf, g_object_unref)
      != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  g_object_ref (self->pixbuf);
  return surface;
}

gboolean
tri_photo_rows_read (
    TriPhotoRows *self, guint n_rows, guint32 *pixels, gsize stride, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (n_rows <= (guint) (self->height - self->next), FALSE);
  g_return_val_if_fail (pixels != NULL || n_rows == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->jpeg != NULL)
    {
      if (!_tri_jpeg_rows_read (self->jpeg, n_rows, pixels, stride, error))
        return FALSE;
    }
  else
    for (guint i = 0; i < n_rows; i++)
      {
        guint32 *row = (guint32 *) ((guint8 *) pixels + i * stride);

        _tri_pixbuf_read_row (self->pixbuf, self->next + (int) i, row);
        if (self->colour != NULL)
          _tri_colour_convert (self->colour, row, row, self->width);
      }
  self->next += (int) n_rows;
  return TRUE;
}
