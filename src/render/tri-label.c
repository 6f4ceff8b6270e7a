/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label in a picture's own pixels: pale letters on a dark band at its foot. */

#include "config.h"

#include "tri-label.h"

#include <pango/pangocairo.h>

#define TITLE_SIZE 1.25 /* of the caption's letters */
#define MARGIN_LETTERS 0.7
#define BAND_ALPHA 0.82

TriLabel *
tri_label_new (const char *title, const char *text, double letter_px, TriLabelPlace place)
{
  TriLabel *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (letter_px > 0.0, NULL);

  self = g_new0 (TriLabel, 1);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->letter_px = letter_px;
  self->place = place;
  return self;
}

TriLabel *
tri_label_copy (const TriLabel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tri_label_new (self->title, self->text, self->letter_px, self->place);
}

void
tri_label_free (TriLabel *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

gboolean
tri_label_equal (const TriLabel *a, const TriLabel *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->text, b->text) == 0
         && a->letter_px == b->letter_px && a->place == b->place;
}

static PangoLayout *
layout_new (cairo_t *cr, const TriLabel *self, const char *text, gboolean is_title, int width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font
      = pango_font_description_from_string ("Cantarell, sans-serif");

  pango_font_description_set_absolute_size (font, self->letter_px * (is_title ? TITLE_SIZE : 1.0)
                                                      * PANGO_SCALE);
  pango_font_description_set_weight (font, is_title ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  if (self->place == TRI_LABEL_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

void
tri_label_burn (const TriLabel *self, cairo_surface_t *surface)
{
  int width, height, margin, left, band_width, band_height, title_height, text_height = 0;
  g_autoptr (PangoLayout) title = NULL;
  g_autoptr (PangoLayout) text = NULL;
  cairo_t *cr;

  g_return_if_fail (self != NULL && surface != NULL);

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  margin = (int) (self->letter_px * MARGIN_LETTERS + 0.5);
  band_width = self->place == TRI_LABEL_ACROSS ? width : width * 2 / 5;
  left = self->place == TRI_LABEL_RIGHT ? width - band_width : 0;

  cr = cairo_create (surface);
  title = layout_new (cr, self, self->title, TRUE, band_width - 2 * margin);
  pango_layout_get_pixel_size (title, NULL, &title_height);
  if (self->text != NULL)
    {
      text = layout_new (cr, self, self->text, FALSE, band_width - 2 * margin);
      pango_layout_get_pixel_size (text, NULL, &text_height);
    }
  /* The foot of a picture that is too small for it all loses the caption's end. */
  band_height = MIN (title_height + text_height + 2 * margin, height);

  cairo_set_source_rgba (cr, 0.11, 0.114, 0.125, BAND_ALPHA);
  cairo_rectangle (cr, left, height - band_height, band_width, band_height);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0.965, 0.96, 0.957);
  cairo_move_to (cr, left + margin, height - band_height + margin);
  pango_cairo_show_layout (cr, title);
  if (text != NULL)
    {
      cairo_move_to (cr, left + margin, height - band_height + margin + title_height);
      pango_cairo_show_layout (cr, text);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}
