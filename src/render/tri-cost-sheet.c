/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that tells two courses of costs: the drawing, a table and the words to it. */

#include "config.h"

#include "tri-cost-sheet.h"

#include <pango/pangocairo.h>

#define MARGIN_MM 16.0
#define TITLE_MM 5.6
#define TEXT_MM 3.4
#define SMALL_MM 2.9
#define GAP_MM 4.0
/* Of the page's width. */
#define DRAWING_SHARE 0.52
#define UNITS_PER_MM 10.0

TriCostSheet *
tri_cost_sheet_new (void)
{
  TriCostSheet *self = g_new0 (TriCostSheet, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
tri_cost_sheet_free (TriCostSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->heading);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  tri_cost_drawing_free (self->drawing);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->table);
  g_free (self);
}

/* Draws @text no wider than @width; @bold, @end: at the right. Returns: its height. */
static double
draw_text (cairo_t *cr,
           const char *text,
           double x,
           double y,
           double width,
           double size_mm,
           gboolean bold,
           gboolean end)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  int height;

  pango_font_description_set_absolute_size (font, size_mm * UNITS_PER_MM * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * UNITS_PER_MM * PANGO_SCALE));
  pango_layout_set_alignment (layout, end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1.0 / UNITS_PER_MM, 1.0 / UNITS_PER_MM);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
  return height / UNITS_PER_MM;
}

/* Returns: where it ends. */
static double
draw_table (const TriCostSheet *self, cairo_t *cr, double y, double width)
{
  guint n_columns = self->table->len > 0 ? g_strv_length (self->table->pdata[0]) : 0;

  for (guint row = 0; row < self->table->len; row++)
    {
      char **cells = self->table->pdata[row];
      double height = 0;

      for (guint i = 0; i < n_columns; i++)
        {
          double column = width / n_columns;
          double cell = draw_text (cr, cells[i], MARGIN_MM + i * column, y, column, TEXT_MM,
                                   row == 0, i > 0);

          height = MAX (height, cell);
        }
      y += height + 1.0;
      cairo_set_line_width (cr, 0.1);
      cairo_move_to (cr, MARGIN_MM, y - 0.5);
      cairo_line_to (cr, MARGIN_MM + width, y - 0.5);
      cairo_stroke (cr);
    }
  return y;
}

void
tri_cost_sheet_draw (const TriCostSheet *self, cairo_t *cr, double width_mm, double height_mm)
{
  double width = width_mm - 2 * MARGIN_MM;
  double y = MARGIN_MM;
  double drawing = width * DRAWING_SHARE;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (self->drawing != NULL && self->heading != NULL && self->foot != NULL);

  cairo_set_source_rgb (cr, 0, 0, 0);
  y += draw_text (cr, self->heading, MARGIN_MM, y, width, SMALL_MM, FALSE, FALSE);
  y += draw_text (cr, self->title, MARGIN_MM, y, width, TITLE_MM, TRUE, FALSE);
  y += draw_text (cr, self->subtitle, MARGIN_MM, y, width, SMALL_MM, FALSE, FALSE) + GAP_MM;
  cairo_save (cr);
  cairo_translate (cr, MARGIN_MM, y);
  tri_cost_drawing_draw (self->drawing, cr, width, drawing, SMALL_MM, &tri_cost_colours_light);
  cairo_restore (cr);
  y += drawing + GAP_MM;
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->words->len; i++)
    y += draw_text (cr, self->words->pdata[i], MARGIN_MM, y, width, TEXT_MM, i == 0, FALSE) + 1.5;
  draw_table (self, cr, y + GAP_MM, width);
  draw_text (cr, self->foot, MARGIN_MM, height_mm - MARGIN_MM, width, SMALL_MM, FALSE, FALSE);
}
