/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The caption of an exported picture, below the photo: nothing of the photo is covered. */

#include "config.h"

#include "tri-export-strip-private.h"

#include <pango/pangocairo.h>

/* Letters grow with the picture, so that they read alike on a screen and in print. */
#define LETTER_SHARE (1.0 / 52.0)
#define LETTER_LEAST_PX 9.0
#define LETTER_MOST_PX 72.0
#define MARGIN_LETTERS 0.6
#define PAPER 0xff
#define INK 0x30

struct _TriExportStrip
{
  cairo_surface_t *ink; /* (owned) (nullable): CAIRO_FORMAT_A8; NULL without a caption */
  int height;
};

static PangoLayout *
layout_new (cairo_t *cr, const char *caption, double letter_px, int width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, sans-serif");

  pango_font_description_set_absolute_size (font, letter_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, caption, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

TriExportStrip *
_tri_export_strip_new (const char *caption, int width, int height)
{
  TriExportStrip *self = g_new0 (TriExportStrip, 1);
  double letter_px = CLAMP (MIN (width, height) * LETTER_SHARE, LETTER_LEAST_PX, LETTER_MOST_PX);
  int margin = (int) (letter_px * MARGIN_LETTERS + 0.5);
  cairo_surface_t *nothing;
  PangoLayout *layout;
  cairo_t *cr;
  int text_height;

  if (caption == NULL || caption[0] == '\0')
    return self;

  nothing = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cr = cairo_create (nothing);
  layout = layout_new (cr, caption, letter_px, MAX (width - 2 * margin, 1));
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);

  self->height = text_height + 2 * margin;
  self->ink = cairo_image_surface_create (CAIRO_FORMAT_A8, width, self->height);
  if (cairo_surface_status (self->ink) != CAIRO_STATUS_SUCCESS)
    g_error ("Out of memory for a caption of %d × %d pixels", width, self->height);
  cr = cairo_create (self->ink);
  layout = layout_new (cr, caption, letter_px, MAX (width - 2 * margin, 1));
  cairo_move_to (cr, margin, margin);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_flush (self->ink);
  return self;
}

void
_tri_export_strip_free (TriExportStrip *self)
{
  g_clear_pointer (&self->ink, cairo_surface_destroy);
  g_free (self);
}

int
_tri_export_strip_get_height (const TriExportStrip *self)
{
  return self->height;
}

void
_tri_export_strip_paint (const TriExportStrip *self,
                         const cairo_rectangle_int_t *area,
                         guint32 *pixels,
                         gsize stride)
{
  const guint8 *ink = cairo_image_surface_get_data (self->ink);
  gsize ink_stride = cairo_image_surface_get_stride (self->ink);

  for (int y = 0; y < area->height; y++)
    {
      const guint8 *in = ink + (gsize) (area->y + y) * ink_stride + area->x;
      guint32 *out = (guint32 *) ((guint8 *) pixels + (gsize) y * stride);

      for (int x = 0; x < area->width; x++)
        out[x] = 0xff000000u | 0x010101u * (PAPER - (in[x] * (PAPER - INK) + 127u) / 255u);
    }
}
