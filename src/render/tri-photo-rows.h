/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo's pixels row by row as the file stores them, for what never needs the whole picture. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TRI_PHOTO_KIND_UNKNOWN,
  TRI_PHOTO_KIND_JPEG,
  TRI_PHOTO_KIND_PNG,
  TRI_PHOTO_KIND_TIFF,
  TRI_PHOTO_KIND_WEBP,
  TRI_PHOTO_KIND_HEIC,
} TriPhotoKind;

/* A reader at its place in the file; of one thread at a time. */
typedef struct _TriPhotoRows TriPhotoRows;

/**
 * tri_photo_rows_open:
 * @bytes: the file's content, as for tri_photo_new_from_bytes ()
 * @name: how to call the photo in messages
 *
 * A baseline JPEG is decoded as its rows are asked for, and the memory does not depend on how many
 * there are. A progressive one keeps its coefficients; any other kind is decoded here and kept with
 * at most 4 bytes a pixel until the reader is freed. The limits and the messages are those of
 * tri_photo_new_from_bytes (), which is built on this.
 *
 * Returns: (transfer full): NULL with @error set
 */
TriPhotoRows *tri_photo_rows_open (GBytes *bytes,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_photo_rows_free (TriPhotoRows *self);

TriPhotoKind tri_photo_rows_get_kind (const TriPhotoRows *self);
/* The size as stored: upright it is the other way round when the orientation is 5 to 8. */
int tri_photo_rows_get_width (const TriPhotoRows *self);
int tri_photo_rows_get_height (const TriPhotoRows *self);
/* What must be done to the stored rows to see the picture upright: 1 (nothing) to 8, as EXIF 2.32
 * counts them. */
int tri_photo_rows_get_orientation (const TriPhotoRows *self);
/* tri_photo_get_focal_px () of this photo. */
double tri_photo_rows_get_focal_px (const TriPhotoRows *self);

/**
 * tri_photo_rows_read:
 * @n_rows: how many; no more than are left
 * @pixels: where the first goes, and each next one @stride bytes further on: sRGB in cairo's RGB24
 *   (blue, green, red, 0xff in memory on a little-endian machine)
 *
 * Reads the next rows, from the top of the stored picture to its bottom.
 *
 * Returns: FALSE with TRI_ERROR_DAMAGED, TRI_ERROR_UNSUPPORTED or a cancellation; the reader is of
 *   no more use then
 */
gboolean tri_photo_rows_read (
    TriPhotoRows *self, guint n_rows, guint32 *pixels, gsize stride, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPhotoRows, tri_photo_rows_free)

G_END_DECLS
