/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG straight through libjpeg-turbo: gdk-pixbuf shows a truncated file as half grey, silently. */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

/* A progressive file may claim any number of passes over every pixel; cameras make about ten. */
#define MAX_SCANS 200

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_RGB24 JCS_EXT_BGRA
#else
#define NATIVE_RGB24 JCS_EXT_ARGB
#endif

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf jump;
  gboolean stop_at_damage; /* while pixels are still to come */
  gboolean damaged;
  gboolean unsupported;
  GCancellable *cancellable;
  cairo_surface_t *surface;
  guint8 *row; /* one CMYK row */
} Decoder;

static void
error_exit_cb (j_common_ptr jpeg)
{
  Decoder *self = jpeg->client_data;

  switch (self->errors.msg_code)
    {
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
      self->unsupported = TRUE;
      break;
    default:
      self->damaged = TRUE;
      break;
    }
  longjmp (self->jump, 1);
}

static void
emit_message_cb (j_common_ptr jpeg, int level)
{
  Decoder *self = jpeg->client_data;

  if (level >= 0)
    return;
  switch (self->errors.msg_code)
    {
    /* Bytes that are too many or a colour hint that is odd leave every pixel in place. */
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_ADOBE_XFORM:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_TOO_MUCH_DATA:
      return;
    default:
      break;
    }
  if (self->stop_at_damage)
    {
      self->damaged = TRUE;
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
  Decoder *self = jpeg->client_data;

  if (self->jpeg.input_scan_number > MAX_SCANS)
    {
      self->damaged = TRUE;
      longjmp (self->jump, 1);
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    longjmp (self->jump, 1);
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

/* Everything between setjmp and the end, in a function of its own so that no local is clobbered. */
static gboolean
decode (Decoder *self, GBytes *bytes, const char *name, GError **error)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *pixels;
  gsize stride;
  gboolean cmyk;

  jpeg_create_decompress (jpeg);
  self->progress.progress_monitor = progress_cb;
  jpeg->progress = &self->progress;
  jpeg->client_data = self;
  jpeg_mem_src (jpeg, data, size);
  self->stop_at_damage = TRUE;
  jpeg_read_header (jpeg, TRUE);
  if (!_tri_photo_check_size (jpeg->image_width, jpeg->image_height, name, error))
    return FALSE;

  cmyk = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
  jpeg->out_color_space = cmyk ? JCS_CMYK : NATIVE_RGB24;
  self->surface = _tri_photo_surface_new (jpeg->image_width, jpeg->image_height, name, error);
  if (self->surface == NULL)
    return FALSE;
  pixels = cairo_image_surface_get_data (self->surface);
  stride = cairo_image_surface_get_stride (self->surface);
  if (cmyk)
    self->row = g_malloc_n (jpeg->image_width, 4);

  jpeg_start_decompress (jpeg);
  while (jpeg->output_scanline < jpeg->output_height)
    {
      guint8 *target = pixels + (gsize) jpeg->output_scanline * stride;
      JSAMPROW row = cmyk ? self->row : target;

      jpeg_read_scanlines (jpeg, &row, 1);
      if (cmyk)
        convert_cmyk_row (self->row, (guint32 *) target, jpeg->output_width,
                          jpeg->saw_Adobe_marker);
    }
  /* Every pixel is there: what follows, even a missing end marker, harms nothing. */
  self->stop_at_damage = FALSE;
  jpeg_finish_decompress (jpeg);
  cairo_surface_mark_dirty (self->surface);
  return TRUE;
}

cairo_surface_t *
_tri_photo_decode_jpeg (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree Decoder *self = g_new0 (Decoder, 1);
  gboolean done = FALSE;
  cairo_surface_t *surface;

  self->cancellable = cancellable;
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->jpeg.client_data = self;
  self->errors.error_exit = error_exit_cb;
  self->errors.emit_message = emit_message_cb;
  self->errors.output_message = output_message_cb;

  if (setjmp (self->jump) == 0)
    done = decode (self, bytes, name, error);
  else if (g_cancellable_set_error_if_cancelled (cancellable, error))
    ;
  else if (self->unsupported)
    g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                 _ ("“%s” is of a kind of JPEG that cannot be read here. Save it again as an "
                    "ordinary JPEG or PNG."),
                 name);
  else
    g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                 _ ("“%s” is damaged: part of the picture is missing. Copy it again from the "
                    "camera."),
                 name);

  jpeg_destroy_decompress (&self->jpeg);
  g_free (self->row);
  surface = g_steal_pointer (&self->surface);
  if (!done && surface != NULL)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}
