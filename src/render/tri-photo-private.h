/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the photo loader: what the header of a file tells, and the decoders. */

#pragma once

#include "tri-photo-rows.h"
#include "tri-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

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

/* The content of the first chunk of a WebP file with that name of four letters. (transfer full)
 * (nullable) */
GBytes *_tri_webp_get_chunk (GBytes *bytes, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* The EXIF block, wherever this kind of file keeps it. Damaged EXIF reads as nothing. */
TriExif _tri_exif_read (GBytes *bytes, TriPhotoKind kind);
/* Focal length in pixels of the uncropped frame, for a picture of this upright size. */
double _tri_exif_get_focal_px (const TriExif *self, int width, int height);

/* TRI_ERROR_TOO_LARGE when the size is over the limits of tri-photo.h. */
gboolean _tri_photo_check_size (guint64 width, guint64 height, const char *name, GError **error);

/* The one sentence for a file that is not whole. */
void _tri_photo_set_damaged (GError **error, const char *name);

/* A way from a file's colours to sRGB; of one thread at a time. */
typedef struct _TriColour TriColour;

/* What the file's pixels are: RGB24, or one byte an ink, which Adobe stores inverted. */
typedef enum
{
  TRI_COLOUR_RGB,
  TRI_COLOUR_CMYK,
  TRI_COLOUR_CMYK_INVERTED,
} TriColourInks;

/* @data: an ICC profile, as found in a file.
 * Returns: (transfer full) (nullable): NULL when the pixels are sRGB already, and when the profile
 * is damaged, for other pixels or too odd to be true: a photo without its profile is better than
 *   none */
TriColour *_tri_colour_new (gconstpointer data,
                            gsize size,
                            TriColourInks inks) G_GNUC_WARN_UNUSED_RESULT;
void _tri_colour_free (TriColour *self);
/* @n pixels into RGB24; for RGB @in may be @out. */
void _tri_colour_convert (const TriColour *self, gconstpointer in, guint32 *out, int n);

/* A JPEG's rows while they are decoded. */
typedef struct _TriJpegRows TriJpegRows;

/* What is decoded may be halved up to three times, as often as leaves the longest side at least
 * @side; G_MAXINT for the photo as it is. @bytes must stay as long as the reader. */
TriJpegRows *_tri_jpeg_rows_open (GBytes *bytes,
                                  int side,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void _tri_jpeg_rows_free (TriJpegRows *self);
/* Of the rows that are read. */
int _tri_jpeg_rows_get_width (const TriJpegRows *self);
int _tri_jpeg_rows_get_height (const TriJpegRows *self);
/* The photo's own size, and how often it is halved for these rows. */
guint _tri_jpeg_rows_get_whole (const TriJpegRows *self, int *out_width, int *out_height);
/* As tri_photo_rows_read (). */
gboolean _tri_jpeg_rows_read (
    TriJpegRows *self, guint n_rows, guint32 *pixels, gsize stride, GError **error);

/* A reader that halves as it decodes where it can, as _tri_jpeg_rows_open () does. */
TriPhotoRows *_tri_photo_rows_open_reduced (GBytes *bytes,
                                            int side,
                                            const char *name,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As _tri_jpeg_rows_get_whole (). */
guint _tri_photo_rows_get_whole (const TriPhotoRows *self, int *out_width, int *out_height);

/* A surface over the decoder's own memory, for all rows to be read into at once: no pixel is there
 * twice. (transfer full) (nullable): NULL where rows need memory of their own */
cairo_surface_t *_tri_photo_rows_get_surface (TriPhotoRows *self) G_GNUC_WARN_UNUSED_RESULT;

/* What gdk-pixbuf makes of any other kind, as stored. */
GdkPixbuf *_tri_pixbuf_decode (GBytes *bytes,
                               TriPhotoKind kind,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The way to sRGB for what was decoded of @bytes. (nullable) */
TriColour *_tri_pixbuf_get_colour (GdkPixbuf *pixbuf,
                                   GBytes *bytes,
                                   TriPhotoKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Row @y as RGB24 in the file's colours, transparency laid on white; a row with alpha may be read
 * into its own place. */
void _tri_pixbuf_read_row (const GdkPixbuf *pixbuf, int y, guint32 *out);

/* A new RGB24 surface, or NULL with TRI_ERROR_TOO_LARGE when there is no memory for it. */
cairo_surface_t *_tri_photo_surface_new (int width, int height, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes over @surface (RGB24), which is a photo of @width × @height upright pixels halved
 * @n_halvings times, and builds the pyramid on it. @patches: (transfer full) (nullable): the pixels
 * of all patches one after the other, which makes the photo thin */
TriPhoto *_tri_photo_new_take (int width,
                               int height,
                               double focal_px,
                               guint n_halvings,
                               cairo_surface_t *surface,
                               guint32 *patches) G_GNUC_WARN_UNUSED_RESULT;
/* How often a photo of that size is halved for the level that analysis gets when it asks for
 * @scale. */
guint _tri_photo_count_halvings (int width, int height, double scale);
/* Place and size of a patch. */
TriPhotoPatch _tri_photo_place_patch (int width, int height, guint i);
/* One row of the next level from two of this one: each pixel the mean of four, the odd one out (the
 * last, or the first when @odd_first) repeated. */
void _tri_photo_halve_rows (
    const guint32 *upper, const guint32 *lower, int width, gboolean odd_first, guint32 *out);

/* Where stored pixels go in an upright picture: (x, y) to first + x step_x + y step_y. */
typedef struct
{
  guint32 *first;
  gssize step_x, step_y;   /* in pixels */
  gboolean flip_x, flip_y; /* the stored axis runs backwards */
  gboolean transposed;     /* stored rows are upright columns */
} TriTurn;

/* @width, @height: as stored; @pixels: of the upright picture, its rows @stride pixels apart */
TriTurn _tri_turn_make (int orientation, int width, int height, guint32 *pixels, gsize stride);
/* Puts rows @top to @top + @n_rows of @width pixels, one after the other in @rows, in their place.
 */
void _tri_turn_put_rows (const TriTurn *self, const guint32 *rows, int width, int top, int n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriJpegRows, _tri_jpeg_rows_free)

G_END_DECLS
