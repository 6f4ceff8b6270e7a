/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's photo, decoded and upright. The source file is never changed.
 *
 * A photo is whole, reduced (a quick first look: every coordinate is the whole photo's, fewer
 * pixels) or thin (what a scene is made of, while the picture itself is only streamed). */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Longest side and pixel count that are decoded; both are checked on the header, before any pixel.
 */
#define TRI_PHOTO_MAX_SIDE 16384
#define TRI_PHOTO_MAX_PIXELS (100 * 1000 * 1000)
/* Longest side, at most, of the pyramid level that photos are analysed on: outline, highlights and
 * skin are the same whatever the camera's resolution, and a thin photo has it. */
#define TRI_PHOTO_ANALYSIS_SIDE 2048
/* Samples of the full resolution: a grid of this many squares each way, at most so large. */
#define TRI_PHOTO_PATCHES_ACROSS 8
#define TRI_PHOTO_N_PATCHES (TRI_PHOTO_PATCHES_ACROSS * TRI_PHOTO_PATCHES_ACROSS)
#define TRI_PHOTO_PATCH_SIDE 96
/* The largest file that is read at all. */
#define TRI_PHOTO_MAX_BYTES (256 * 1024 * 1024)

/* Immutable and reference-counted; safe to share between threads. */
typedef struct _TriPhoto TriPhoto;

/* A part of the upright photo at full resolution. */
typedef struct
{
  int x, y, width, height;
  const guint32 *pixels; /* RGB24; belongs to the photo */
  gsize stride;          /* bytes from row to row */
} TriPhotoPatch;

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
/**
 * tri_photo_new_reduced_from_bytes:
 * @side: longest side in pixels that is enough for a first look
 *
 * What can be shown soonest: a JPEG is decoded at 1/2, 1/4 or 1/8 of its size, as small as still
 * has
 * @side pixels, in about half the time and a fraction of the memory. A damaged file is told as by
 * tri_photo_new_from_bytes (). Where there is nothing to gain, the photo is whole.
 *
 * Returns: (transfer full): NULL with the errors of tri_photo_new_from_bytes ()
 */
TriPhoto *tri_photo_new_reduced_from_bytes (GBytes *bytes,
                                            const char *name,
                                            int side,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a photo in memory, whose smaller levels it shares: what is kept of one that is not
 * shown. (transfer full) */
TriPhoto *tri_photo_new_reduced (TriPhoto *photo, int side) G_GNUC_WARN_UNUSED_RESULT;
/**
 * tri_photo_new_thin_from_bytes:
 * @scale: the largest that tri_photo_get_analysis () will be asked for; 1 for everything
 *
 * Streams the file once and keeps what a scene is made of: the levels that are analysed, from the
 * one for @scale on, and the patches. Each is byte for byte what the whole photo has.
 * For a baseline JPEG the memory does not depend on the photo's height.
 *
 * Returns: (transfer full): NULL with the errors of tri_photo_new_from_bytes ()
 */
TriPhoto *tri_photo_new_thin_from_bytes (GBytes *bytes,
                                         const char *name,
                                         double scale,
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
/* TRUE when every pixel of the file is in memory, FALSE for a reduced or a thin photo. */
gboolean tri_photo_is_whole (const TriPhoto *self);
/* (transfer none) (nullable): CAIRO_FORMAT_RGB24 at full size, NULL unless the photo is whole; must
 * not be drawn on. */
cairo_surface_t *tri_photo_get_surface (const TriPhoto *self);
/* (transfer none): the smallest level of the halving pyramid that is at least @scale of full size,
 * or the largest there is; @out_scale receives its size relative to the full photo. */
cairo_surface_t *tri_photo_get_level (const TriPhoto *self, double scale, double *out_scale);
/**
 * tri_photo_get_analysis:
 * @scale: as for tri_photo_get_level (); 1 for the largest that is analysed at all
 * @out_scale: (out): the level's size relative to the full photo
 *
 * What measures a photo looks here. No level is larger than the largest whose longest side is at
 * most TRI_PHOTO_ANALYSIS_SIDE (or the smallest there is), so a whole and a thin photo of one file
 * give the same scene, byte for byte.
 *
 * Returns: (transfer none): NULL for a reduced photo, which is only to be looked at
 */
cairo_surface_t *tri_photo_get_analysis (const TriPhoto *self, double scale, double *out_scale);
/**
 * tri_photo_get_patch:
 * @i: below TRI_PHOTO_N_PATCHES, row by row
 * @out: (out): stays valid as long as @self
 *
 * Samples for what only the full resolution tells, blur and noise: evenly spread over the upright
 * photo, the same for a whole and a thin one. They overlap in a photo smaller than all of them.
 *
 * Returns: FALSE for a reduced photo, which has none
 */
gboolean tri_photo_get_patch (const TriPhoto *self, guint i, TriPhotoPatch *out);
/* The photo flipped left to right. */
TriPhoto *tri_photo_new_mirrored (TriPhoto *self) G_GNUC_WARN_UNUSED_RESULT;
/* From pixels already in memory (tests, pasted textures); copies an RGB24 or ARGB32 surface. */
TriPhoto *tri_photo_new_from_surface (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPhoto, tri_photo_unref)

G_END_DECLS
