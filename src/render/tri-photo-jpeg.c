/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG straight through libjpeg-turbo: gdk-pixbuf shows a truncated file as half grey, silently. */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <jerror.h>

/* A progressive file may claim any number of passes over every pixel; cameras make about ten. */
#define MAX_SCANS 200

/* The decoder's smallest is one eighth. */
#define MAX_HALVINGS 3

/* Where a profile is kept, in parts of 64 KB. */
#define ICC_MARKER (JPEG_APP0 + 2)

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_RGB24 JCS_EXT_BGRA
#else
#define NATIVE_RGB24 JCS_EXT_ARGB
#endif

/* What libjpeg keeps of a file in several passes; any baseline file needs next to nothing. With the
 * largest photo's pixels beside it this stays under 1 GB. */
#define MAX_COEFFICIENT_BYTES (512l * 1024 * 1024)

struct _TriJpegRows
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf jump;
  char *name;
  GCancellable *cancellable;
  TriError reason; /* of the jump */
  guint8 *cmyk;    /* one row; NULL when the file has colours of light */
  guint8 *profile; /* ICC, while opening */
  guint profile_size;
  TriColour *colour; /* NULL: the pixels are sRGB */
  int side;          /* what is enough of it */
  guint n_halvings;

  /* What a read asks for */
  guint n_rows;
  guint32 *pixels;
  gsize stride;
};

static void
error_exit_cb (j_common_ptr jpeg)
{
  TriJpegRows *self = jpeg->client_data;

  switch (self->errors.msg_code)
    {
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
      self->reason = TRI_ERROR_UNSUPPORTED;
      break;
    case JERR_NO_BACKING_STORE:
    case JERR_OUT_OF_MEMORY:
      self->reason = TRI_ERROR_TOO_LARGE;
      break;
    default:
      self->reason = TRI_ERROR_DAMAGED;
      break;
    }
  longjmp (self->jump, 1);
}

static void
emit_message_cb (j_common_ptr jpeg, int level)
{
  TriJpegRows *self = jpeg->client_data;

  if (level >= 0)
    return;
  switch (self->errors.msg_code)
    {
    /* Bytes that are too many and a colour hint or profile that is odd leave every pixel in place.
     */
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_ADOBE_XFORM:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_TOO_MUCH_DATA:
    case JWRN_BOGUS_ICC:
      return;
    default:
      self->reason = TRI_ERROR_DAMAGED;
      longjmp (self->jump, 1);
    }
}

static void
output_message_cb (j_common_ptr jpeg)
{
}

static void
progress_cb (j_common_ptr jpeg)
{
  TriJpegRows *self = jpeg->client_data;

  if (self->jpeg.input_scan_number > MAX_SCANS || g_cancellable_is_cancelled (self->cancellable))
    {
      self->reason = TRI_ERROR_DAMAGED;
      longjmp (self->jump, 1);
    }
}

/* Adobe's CMYK is stored inverted, so that the product of ink and black is the light that is left.
 */
static void
convert_cmyk_row (const guint8 *in, guint32 *out, int width, gboolean inverted)
{
  for (int x = 0; x < width; x++)
    {
      guint channel[4];

      for (int c = 0; c < 4; c++)
        channel[c] = inverted ? in[4 * x + c] : 255u - in[4 * x + c];
      for (int c = 0; c < 3; c++)
        channel[c] = (channel[c] * channel[3] + 127u) / 255u;
      out[x] = 0xff000000u | channel[0] << 16 | channel[1] << 8 | channel[2];
    }
}

static void
set_error (TriJpegRows *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  if (self->reason == TRI_ERROR_UNSUPPORTED)
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” is of a kind of JPEG that cannot be read here. Save it again as an "
                    "ordinary JPEG or PNG."),
                 self->name);
  else if (self->reason == TRI_ERROR_TOO_LARGE)
    g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                 _ ("“%s” is a progressive JPEG and needs too much memory at its size. Save it "
                    "again as an ordinary (baseline) JPEG or make a smaller copy, and open that."),
                 self->name);
  else
    _tri_photo_set_damaged (error, self->name);
}

/* What libjpeg may jump out of is in functions of their own, so that no local is clobbered. */
static gboolean
run (TriJpegRows *self, void (*step) (TriJpegRows *self), GError **error)
{
  if (setjmp (self->jump) == 0)
    {
      step (self);
      return TRUE;
    }
  set_error (self, error);
  return FALSE;
}

static void
start (TriJpegRows *self)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;
  gboolean cmyk = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;

  while (self->n_halvings < MAX_HALVINGS
         && MAX (jpeg->image_width, jpeg->image_height) >> (self->n_halvings + 1)
                >= (guint) self->side)
    self->n_halvings++;
  jpeg->scale_num = 1;
  jpeg->scale_denom = 1u << self->n_halvings;
  jpeg->out_color_space = cmyk ? JCS_CMYK : NATIVE_RGB24;
  if (cmyk)
    self->cmyk = g_malloc_n (jpeg->image_width, 4);
  if (jpeg_read_icc_profile (jpeg, &self->profile, &self->profile_size))
    self->colour = _tri_colour_new (self->profile, self->profile_size,
                                    !cmyk                    ? TRI_COLOUR_RGB
                                    : jpeg->saw_Adobe_marker ? TRI_COLOUR_CMYK_INVERTED
                                                             : TRI_COLOUR_CMYK);
  g_clear_pointer (&self->profile, free);
  jpeg_start_decompress (jpeg);
}

static void
create (TriJpegRows *self)
{
  jpeg_create_decompress (&self->jpeg);
  self->jpeg.progress = &self->progress;
  jpeg_save_markers (&self->jpeg, ICC_MARKER, 0xffff);
}

static void
read_header (TriJpegRows *self)
{
  jpeg_read_header (&self->jpeg, TRUE);
}

static void
read_rows (TriJpegRows *self)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;

  for (guint i = 0; i < self->n_rows; i++)
    {
      guint32 *target = (guint32 *) ((guint8 *) self->pixels + i * self->stride);
      JSAMPROW row = self->cmyk != NULL ? self->cmyk : (guint8 *) target;

      jpeg_read_scanlines (jpeg, &row, 1);
      if (self->colour != NULL)
        _tri_colour_convert (self->colour, row, target, (int) jpeg->output_width);
      else if (self->cmyk != NULL)
        convert_cmyk_row (self->cmyk, target, jpeg->output_width, jpeg->saw_Adobe_marker);
    }
}

TriJpegRows *
_tri_jpeg_rows_open (
    GBytes *bytes, int side, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (TriJpegRows) self = g_new0 (TriJpegRows, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->name = g_strdup (name);
  self->side = side;
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->jpeg.client_data = self;
  self->errors.error_exit = error_exit_cb;
  self->errors.emit_message = emit_message_cb;
  self->errors.output_message = output_message_cb;
  self->progress.progress_monitor = progress_cb;
  if (!run (self, create, error))
    return NULL;
  self->jpeg.mem->max_memory_to_use = MAX_COEFFICIENT_BYTES;
  jpeg_mem_src (&self->jpeg, data, size);
  if (!run (self, read_header, error)
      || !_tri_photo_check_size (self->jpeg.image_width, self->jpeg.image_height, name, error)
      || !run (self, start, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
_tri_jpeg_rows_free (TriJpegRows *self)
{
  jpeg_destroy_decompress (&self->jpeg);
  g_free (self->cmyk);
  g_clear_pointer (&self->profile, free);
  g_clear_pointer (&self->colour, _tri_colour_free);
  g_free (self->name);
  g_clear_object (&self->cancellable);
  g_free (self);
}

int
_tri_jpeg_rows_get_width (const TriJpegRows *self)
{
  return (int) self->jpeg.output_width;
}

int
_tri_jpeg_rows_get_height (const TriJpegRows *self)
{
  return (int) self->jpeg.output_height;
}

guint
_tri_jpeg_rows_get_whole (const TriJpegRows *self, int *out_width, int *out_height)
{
  *out_width = (int) self->jpeg.image_width;
  *out_height = (int) self->jpeg.image_height;
  return self->n_halvings;
}

gboolean
_tri_jpeg_rows_read (TriJpegRows *self, guint n_rows, guint32 *pixels, gsize stride, GError **error)
{
  self->n_rows = n_rows;
  self->pixels = pixels;
  self->stride = stride;
  return run (self, read_rows, error);
}
