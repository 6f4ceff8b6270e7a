/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo with its dots at full size, from file to file in bands of rows: the memory grows neither
 * with the photo nor with the dots. */

#pragma once

#include "tri-export.h"
#include "tri-scene.h"

G_BEGIN_DECLS

/* How much of the picture is done, 0 to 1; called on the thread that exports. */
typedef void (*TriExportProgress) (double done, gpointer data);

/**
 * tri_export_picture:
 * @scene: of the photo in @source; its pixels are not needed
 * @source: the photo's file
 * @name: how to call the photo in messages
 * @path: where the picture goes; an old file stays until the new one is whole
 * @progress: (nullable)
 *
 * The pixels are those of tri_preview_render () at scale 1, encoded. What else the photo's file
 * holds (EXIF, XMP, comments, thumbnails, profiles) stays behind; the picture is sRGB. A JPEG that
 * is stored lying on its side stays so, with an Orientation tag, and its picture is the upright one
 * turned; a PNG is always upright.
 *
 * A baseline JPEG is read, painted and written 64 rows at a time. From other kinds of photos, and
 * from a JPEG on its side to PNG, the whole photo is held at 4 bytes a pixel.
 *
 * Call it on a worker. On failure and when cancelled nothing is left behind.
 *
 * Returns: FALSE with the errors of tri_photo_new_from_bytes (), TRI_ERROR_FULL,
 *   TRI_ERROR_READ_ONLY, TRI_ERROR_NOT_FOUND (no such folder), TRI_ERROR_FAILED
 */
gboolean tri_export_picture (TriScene *scene,
                             TriDots *dots,
                             const TriPigment *pigment,
                             GBytes *source,
                             const char *name,
                             const TriExportOptions *options,
                             const char *path,
                             TriExportProgress progress,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
