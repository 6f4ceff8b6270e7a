/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's photo, decoded once and upright. The source file is never changed. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Longest side and pixel count that are decoded; both are checked on the header, before any pixel.
 */
#define TRI_PHOTO_MAX_SIDE 16384
#define TRI_PHOTO_MAX_PIXELS (100 * 1000 * 1000)
/* The largest file that is read at all. */
#define TRI_PHOTO_MAX_BYTES (256 * 1024 * 1024)

/* Immutable and reference-counted; safe to share between threads. */
typedef struct _TriPhoto TriPhoto;

/**
 * tri_photo_new_from_bytes:
 * @bytes: the file's content: JPEG, PNG, TIFF, and WebP or HEIC where a gdk-pixbuf loader is there
 * @name: how to call the photo in messages
 *
 * Decodes off no thread of its own: call it on a worker, it may take a second. EXIF orientation is
 * applied; transparency is laid on white.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID (not a picture, empty), TRI_ERROR_DAMAGED
 *   (truncated), TRI_ERROR_TOO_LARGE, TRI_ERROR_UNSUPPORTED (no loader: says which to install)
 */
TriPhoto *tri_photo_new_from_bytes (GBytes *bytes,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads a file with the size limit and decodes it; a directory, a missing and an unreadable file
 * are told apart. */
TriPhoto *tri_photo_new_from_file (GFile *file,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The file's content with the same limit and messages, undecoded: what the store keeps. */
GBytes *tri_photo_read_file (GFile *file,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
TriPhoto *tri_photo_ref (TriPhoto *self);
void tri_photo_unref (TriPhoto *self);

int tri_photo_get_width (const TriPhoto *self);
int tri_photo_get_height (const TriPhoto *self);
/* EXIF focal length in pixels of the uncropped frame (f35 / 36 * long side), 0 when not told. */
double tri_photo_get_focal_px (const TriPhoto *self);
/* (transfer none): CAIRO_FORMAT_RGB24 at full size; must not be drawn on. */
cairo_surface_t *tri_photo_get_surface (const TriPhoto *self);
/* (transfer none): the smallest level of the halving pyramid that is at least @scale of full size;
 * @out_scale receives its size relative to the full photo. */
cairo_surface_t *tri_photo_get_level (const TriPhoto *self, double scale, double *out_scale);
/* The photo flipped left to right. */
TriPhoto *tri_photo_new_mirrored (TriPhoto *self) G_GNUC_WARN_UNUSED_RESULT;
/* From pixels already in memory (tests, pasted textures); copies an RGB24 or ARGB32 surface. */
TriPhoto *tri_photo_new_from_surface (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPhoto, tri_photo_unref)

G_END_DECLS
