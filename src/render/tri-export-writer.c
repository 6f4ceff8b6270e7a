/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of pixels to JPEG and PNG through the libraries' own streams. */

#include "config.h"

#include "tri-export-writer-private.h"

#include <errno.h>
#include <jpeglib.h>
#include <png.h>
#include <setjmp.h>

#define JPEG_QUALITY 92
/* Of zlib's nine: pixels of a photo hardly shrink further, the time doubles. */
#define PNG_LEVEL 4
#define PNG_KEY_DESCRIPTION "Description"

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_RGB24 JCS_EXT_BGRX
#else
#define NATIVE_RGB24 JCS_EXT_XRGB
#endif

struct _TriExportWriter
{
  TriExportFormat format;
  jmp_buf jump; /* both libraries leave through it */
  int code;     /* errno of the failure */
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr jpeg_errors;
  png_structp png;
  png_infop png_info;
};

/* Only the stream and the memory can fail; whoever set errno last was the stream. */
static G_NORETURN void
leave (TriExportWriter *self)
{
  self->code = errno != 0 ? errno : ENOMEM;
  longjmp (self->jump, 1);
}

static void
jpeg_error_cb (j_common_ptr jpeg)
{
  leave (jpeg->client_data);
}

static void
jpeg_message_cb (j_common_ptr jpeg)
{
}

static void
png_error_cb (png_structp png, png_const_charp message)
{
  leave (png_get_error_ptr (png));
}

static void
png_warning_cb (png_structp png, png_const_charp message)
{
}

/* An EXIF block of one entry: how to turn the picture upright. */
static void
write_orientation (struct jpeg_compress_struct *jpeg, int orientation)
{
  const guint8 block[] = {
    'E', 'x', 'i', 'f', 0, 0, 'M',                       /* TIFF, big endian */
    'M', 0,   42,  0,   0, 0, 8,                         /* the directory follows */
    0,   1,                                              /* entries */
    1,   18,  0,   3,   0, 0, 0,   1, 0, orientation, 0, /* Orientation, one SHORT */
    0,   0,   0,   0,   0,                               /* no further directory */
  };

  jpeg_write_marker (jpeg, JPEG_APP0 + 1, block, sizeof block);
}

/* Full colour resolution (4:4:4): pigment is seen by its small differences of hue. */
static void
start_jpeg (
    TriExportWriter *self, int quality, int width, int height, int orientation, FILE *stream)
{
  struct jpeg_compress_struct *jpeg = &self->jpeg;

  jpeg_create_compress (jpeg);
  jpeg_stdio_dest (jpeg, stream);
  jpeg->image_width = width;
  jpeg->image_height = height;
  jpeg->input_components = 4;
  jpeg->in_color_space = NATIVE_RGB24;
  jpeg_set_defaults (jpeg);
  jpeg_set_quality (jpeg, quality > 0 ? quality : JPEG_QUALITY, TRUE);
  for (int c = 0; c < jpeg->num_components; c++)
    {
      jpeg->comp_info[c].h_samp_factor = 1;
      jpeg->comp_info[c].v_samp_factor = 1;
    }
  jpeg_start_compress (jpeg, TRUE);
  if (orientation > 1)
    write_orientation (jpeg, orientation);
}

static void
start_png (TriExportWriter *self, const char *description, int width, int height, FILE *stream)
{
  self->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, self, png_error_cb, png_warning_cb);
  if (self->png == NULL)
    leave (self);
  self->png_info = png_create_info_struct (self->png);
  if (self->png_info == NULL)
    leave (self);

  png_init_io (self->png, stream);
  png_set_compression_level (self->png, PNG_LEVEL);
  png_set_IHDR (self->png, self->png_info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB_gAMA_and_cHRM (self->png, self->png_info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (description != NULL)
    {
      png_text text = {
        .compression = PNG_ITXT_COMPRESSION_NONE,
        .key = (char *) PNG_KEY_DESCRIPTION,
        .text = (char *) description,
      };

      png_set_text (self->png, self->png_info, &text, 1);
    }
  png_write_info (self->png, self->png_info);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  png_set_filler (self->png, 0, PNG_FILLER_AFTER);
  png_set_bgr (self->png);
#else
  png_set_filler (self->png, 0, PNG_FILLER_BEFORE);
#endif
}

int
_tri_export_writer_new (const TriExportOptions *options,
                        int width,
                        int height,
                        int orientation,
                        FILE *stream,
                        TriExportWriter **out)
{
  TriExportWriter *self = g_new0 (TriExportWriter, 1);

  g_assert (orientation == 1 || options->format == TRI_EXPORT_JPEG);

  self->format = options->format;
  self->jpeg.err = jpeg_std_error (&self->jpeg_errors);
  self->jpeg.client_data = self;
  self->jpeg_errors.error_exit = jpeg_error_cb;
  self->jpeg_errors.output_message = jpeg_message_cb;
  *out = self;

  errno = 0;
  if (setjmp (self->jump) != 0)
    return self->code;
  if (self->format == TRI_EXPORT_JPEG)
    start_jpeg (self, options->quality, width, height, orientation, stream);
  else
    start_png (self, options->description != NULL ? options->description : options->caption, width,
               height, stream);
  return 0;
}

int
_tri_export_writer_write (TriExportWriter *self, const guint32 *pixels, gsize stride, int n)
{
  errno = 0;
  if (setjmp (self->jump) != 0)
    return self->code;
  for (int i = 0; i < n; i++)
    {
      guint8 *row = (guint8 *) pixels + i * stride;

      if (self->format == TRI_EXPORT_JPEG)
        jpeg_write_scanlines (&self->jpeg, &row, 1);
      else
        png_write_row (self->png, row);
    }
  return 0;
}

int
_tri_export_writer_finish (TriExportWriter *self)
{
  errno = 0;
  if (setjmp (self->jump) != 0)
    return self->code;
  if (self->format == TRI_EXPORT_JPEG)
    jpeg_finish_compress (&self->jpeg);
  else
    png_write_end (self->png, self->png_info);
  return 0;
}

void
_tri_export_writer_free (TriExportWriter *self)
{
  jpeg_destroy_compress (&self->jpeg);
  png_destroy_write_struct (&self->png, &self->png_info);
  g_free (self);
}
