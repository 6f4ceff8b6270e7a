/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the photo loader: what the header of a file tells, and the decoders. */

#pragma once

#include "tri-photo.h"

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

/* What is known of a file before a pixel is decoded. */
typedef struct
{
  TriPhotoKind kind;
  guint64 width, height; /* as stored; 0 when the header does not tell */
  gboolean complete;     /* FALSE: the file ends before its own structure says */
} TriPhotoHeader;

/* What the EXIF block says; zero-initialised means it says nothing. */
typedef struct
{
  int orientation;       /* 1 to 8; 0 not told */
  double focal_35mm;     /* 35 mm equivalent focal length in mm; 0 not told */
  guint32 width, height; /* size of the frame when it was taken; 0 not told */
} TriExif;

/* Reads @bytes' structure only; never allocates by what the file claims. */
TriPhotoHeader _tri_photo_header_read (GBytes *bytes);

/* The EXIF block, wherever this kind of file keeps it. Damaged EXIF reads as nothing. */
TriExif _tri_exif_read (GBytes *bytes, TriPhotoKind kind);
/* Focal length in pixels of the uncropped frame, for a picture of this upright size. */
double _tri_exif_get_focal_px (const TriExif *self, int width, int height);

/* TRI_ERROR_TOO_LARGE when the size is over the limits of tri-photo.h. */
gboolean _tri_photo_check_size (guint64 width, guint64 height, const char *name, GError **error);

/* The pixels as stored (not yet upright) in a new RGB24 surface whose unused byte is 0xff. */
cairo_surface_t *_tri_photo_decode_jpeg (GBytes *bytes,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A new RGB24 surface, or NULL with TRI_ERROR_TOO_LARGE when there is no memory for it. */
cairo_surface_t *_tri_photo_surface_new (int width, int height, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes over @surface (RGB24, flushed) and builds the pyramid on it. */
TriPhoto *_tri_photo_new_take (cairo_surface_t *surface, double focal_px) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
