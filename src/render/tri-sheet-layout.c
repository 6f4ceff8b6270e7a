/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet broken into pages: from top to bottom, nothing cut, nothing over the edge. */

#include "config.h"

#include "tri-sheet-private.h"

#include "tri-stroke-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define MARGIN_MM 14.0
#define FOOT_MM 9.0
#define COLUMN_GAP_MM 8.0
#define PICTURE_GAP_MM 5.0
#define MAX_PICTURE_WIDTH_MM 62.0
#define TITLE_MM 6.0
#define SECTION_MM 3.9
#define TEXT_MM 3.1
#define SMALL_MM 2.7
#define ROW_GAP_MM 0.9
#define SECTION_GAP_MM 4.5
/* Of a line's width: what its label may take. */
#define LABEL_SHARE 0.44
/* A line of two texts that is taller is broken like a paragraph. */
#define MAX_ROW_MM 60.0
#define SIGNATURE_MM 22.0
#define SIGNATURE_WIDTH_MM 78.0
#define RULE_MM 0.2

/* Pango rounds letters to its own units: let those be small. */
#define UNITS_PER_MM 10.0

/* A part of an item, at (@x, @y) from the item's top left corner. */
typedef struct
{
  double x, y;
  PangoLayout *layout; /* (nullable) */
  int line;            /* of @layout; -1 is all of it */
  const TriSheetPicture *picture;
  const TriSheetSignature *signature;
  double width, height; /* of picture, signature or rule */
} Piece;

/* What stays together on a page. */
typedef struct
{
  double height;
  double space;   /* above it, unless it begins a page */
  gboolean keeps; /* the next item on its page */
  guint page;
  double y;
  GArray *pieces; /* Piece */
} Item;

struct _TriSheetLayout
{
  const TriSheet *sheet;
  double width, height;
  PangoContext *context;
  GPtrArray *items; /* Item */
  PangoLayout *foot;
  guint n_pages;
};

static void
piece_clear (Piece *piece)
{
  g_clear_object (&piece->layout);
}

static Item *
item_new (double space)
{
  Item *item = g_new0 (Item, 1);

  item->space = space;
  item->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (item->pieces, (GDestroyNotify) piece_clear);
  return item;
}

static void
item_free (Item *item)
{
  g_array_unref (item->pieces);
  g_free (item);
}

static void
item_add (Item *item, const Piece *piece, double height)
{
  g_array_append_val (item->pieces, *piece);
  item->height = MAX (item->height, piece->y + height);
}

/* text */

/* Returns: (transfer full) */
static PangoLayout *
layout_new (TriSheetLayout *self, const char *text, double size_mm, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, sans-serif");

  pango_font_description_set_absolute_size (font, size_mm * UNITS_PER_MM * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * UNITS_PER_MM * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle size;

  pango_layout_get_extents (layout, NULL, &size);
  return size.height / (UNITS_PER_MM * PANGO_SCALE);
}

/* Adds text to @item. Returns: its height */
static double
add_text (TriSheetLayout *self,
          Item *item,
          const char *text,
          double size_mm,
          gboolean bold,
          double x,
          double y,
          double width)
{
  Piece piece = { .x = x, .y = y, .line = -1 };
  double height;

  piece.layout = layout_new (self, text, size_mm, bold, width);
  height = get_height (piece.layout);
  item_add (item, &piece, height);
  return height;
}

/* A text of any length: each of its lines may come on another page. */
static void
flow_text (TriSheetLayout *self,
           const char *text,
           double size_mm,
           gboolean bold,
           double space,
           gboolean keeps)
{
  g_autoptr (PangoLayout) layout
      = layout_new (self, text, size_mm, bold, self->width - 2 * MARGIN_MM);
  int n_lines = pango_layout_get_line_count (layout);
  double height = get_height (layout) / n_lines;

  for (int i = 0; i < n_lines; i++)
    {
      Piece piece = { .layout = g_object_ref (layout), .line = i };
      Item *item = item_new (i == 0 ? space : 0);

      item_add (item, &piece, height);
      item->keeps = keeps || (i == 0 && n_lines > 1);
      g_ptr_array_add (self->items, item);
    }
}

/* sections */

static double
add_row (
    TriSheetLayout *self, Item *item, const TriSheetLine *line, double x, double y, double width)
{
  double label_width = LABEL_SHARE * width;
  double height;

  if (*line->label == '\0')
    return add_text (self, item, line->value, TEXT_MM, FALSE, x, y, width);
  height = add_text (self, item, line->label, TEXT_MM, FALSE, x, y, label_width - 2);
  return MAX (height, add_text (self, item, line->value, TEXT_MM, TRUE, x + label_width, y,
                                width - label_width));
}

static double
add_section (TriSheetLayout *self,
             Item *item,
             const TriSheetSection *section,
             double x,
             double y,
             double width)
{
  Piece rule = { .x = x, .width = width };

  y += add_text (self, item, section->title, SECTION_MM, TRUE, x, y, width) + 0.6;
  rule.y = y;
  item_add (item, &rule, RULE_MM);
  y += 1.2;
  for (guint i = 0; i < section->lines->len; i++)
    y += add_row (self, item, g_ptr_array_index (section->lines, i), x, y, width) + ROW_GAP_MM;
  return y;
}

/* Over the whole width, a row at a time. */
static void
flow_section (TriSheetLayout *self, const TriSheetSection *section)
{
  const double width = self->width - 2 * MARGIN_MM;

  flow_text (self, section->title, SECTION_MM, TRUE, SECTION_GAP_MM, TRUE);
  for (guint i = 0; i < section->lines->len; i++)
    {
      const TriSheetLine *line = g_ptr_array_index (section->lines, i);
      Item *item;

      if (*line->label == '\0')
        {
          flow_text (self, line->value, TEXT_MM, FALSE, ROW_GAP_MM, FALSE);
          continue;
        }
      item = item_new (ROW_GAP_MM);
      add_row (self, item, line, 0, 0, width);
      if (item->height <= MAX_ROW_MM)
        {
          g_ptr_array_add (self->items, item);
          continue;
        }
      item_free (item);
      flow_text (self, line->label, TEXT_MM, FALSE, ROW_GAP_MM, TRUE);
      flow_text (self, line->value, TEXT_MM, TRUE, 0, FALSE);
    }
}

static double
get_body_height (const TriSheetLayout *self)
{
  return self->height - 2 * MARGIN_MM - FOOT_MM;
}

/* Two columns that stand beside each other; one after the other when they are longer than a page.
 */
static void
add_columns (TriSheetLayout *self)
{
  const double width = (self->width - 2 * MARGIN_MM - COLUMN_GAP_MM) / 2;
  Item *item = item_new (SECTION_GAP_MM);
  double y[2] = { 0, 0 };

  for (guint i = 0; i < self->sheet->sections->len; i++)
    {
      const TriSheetSection *section = g_ptr_array_index (self->sheet->sections, i);
      guint column = section->place == TRI_SHEET_RIGHT ? 1 : 0;

      if (section->place != TRI_SHEET_WIDE)
        y[column]
            = add_section (self, item, section, column * (width + COLUMN_GAP_MM), y[column], width)
              + SECTION_GAP_MM;
    }
  if (item->height <= get_body_height (self))
    {
      g_ptr_array_add (self->items, item);
      return;
    }
  item_free (item);
  for (guint i = 0; i < self->sheet->sections->len; i++)
    {
      const TriSheetSection *section = g_ptr_array_index (self->sheet->sections, i);

      if (section->place != TRI_SHEET_WIDE)
        flow_section (self, section);
    }
}

/* pictures and signatures */

static void
add_pictures (TriSheetLayout *self)
{
  const GPtrArray *pictures = self->sheet->pictures;
  const guint n = MAX (3, pictures->len);
  const double width
      = MIN (MAX_PICTURE_WIDTH_MM, (self->width - 2 * MARGIN_MM - (n - 1) * PICTURE_GAP_MM) / n);
  Item *item = item_new (SECTION_GAP_MM);

  for (guint i = 0; i < pictures->len; i++)
    {
      const TriSheetPicture *picture = g_ptr_array_index (pictures, i);
      Piece piece = { .x = i * (width + PICTURE_GAP_MM), .picture = picture, .width = width };
      double y;

      /* Above, so that all pictures begin and end in one line. */
      piece.height = width * cairo_image_surface_get_height (picture->surface)
                     / MAX (1, cairo_image_surface_get_width (picture->surface));
      piece.height = MIN (piece.height, get_body_height (self) / 2);
      item_add (item, &piece, piece.height);
      y = piece.height + 1;
      y += add_text (self, item, picture->note, SMALL_MM, TRUE, piece.x + 1, y, width - 2);
      y += add_text (self, item, picture->title, SMALL_MM, FALSE, piece.x + 1, y, width - 2) + 1;
      item->height = MAX (item->height, y);
    }
  /* One frame around picture and words: what is cut out or copied says what it is. */
  for (guint i = 0; i < pictures->len; i++)
    {
      const Piece frame
          = { .x = i * (width + PICTURE_GAP_MM), .width = width, .height = item->height };

      item_add (item, &frame, frame.height);
    }
  g_ptr_array_add (self->items, item);
}

static void
add_signatures (TriSheetLayout *self)
{
  const GPtrArray *signatures = self->sheet->signatures;
  const double width = MIN (SIGNATURE_WIDTH_MM, (self->width - 2 * MARGIN_MM - COLUMN_GAP_MM) / 2);
  Item *item = NULL;

  for (guint i = 0; i < signatures->len; i++)
    {
      const TriSheetSignature *signature = g_ptr_array_index (signatures, i);
      Piece piece = { .x = (i % 2) * (width + COLUMN_GAP_MM),
                      .signature = signature,
                      .width = width,
                      .height = SIGNATURE_MM };
      const Piece rule = { .x = piece.x, .y = SIGNATURE_MM, .width = width };

      if (i % 2 == 0)
        {
          item = item_new (SECTION_GAP_MM);
          g_ptr_array_add (self->items, item);
        }
      item_add (item, &piece, SIGNATURE_MM);
      item_add (item, &rule, RULE_MM);
      if (*signature->name != '\0')
        {
          Piece name = { .x = piece.x + 2, .line = -1 };
          double height;

          name.layout = layout_new (self, signature->name, SECTION_MM, FALSE, width - 4);
          pango_layout_set_ellipsize (name.layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_height (name.layout, -2);
          height = get_height (name.layout);
          name.y = SIGNATURE_MM - height - 0.5;
          item_add (item, &name, height);
        }
      add_text (self, item, signature->note, SMALL_MM, FALSE, piece.x, SIGNATURE_MM + 1, width);
    }
}

/* pages */

/* Of an item with what it keeps on its page; alone when all of that is more than a page. */
static double
get_kept_height (const TriSheetLayout *self, guint i)
{
  const Item *item = g_ptr_array_index (self->items, i);
  double height = item->height;

  for (const Item *last = item; last->keeps && i + 1 < self->items->len;)
    {
      last = g_ptr_array_index (self->items, ++i);
      height += last->space + last->height;
    }
  return height <= get_body_height (self) ? height : item->height;
}

static void
break_pages (TriSheetLayout *self)
{
  const double bottom = MARGIN_MM + get_body_height (self);
  double y = MARGIN_MM;
  guint page = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      double space = y > MARGIN_MM ? item->space : 0;

      if (y > MARGIN_MM && y + space + get_kept_height (self, i) > bottom)
        {
          page++;
          y = MARGIN_MM;
          space = 0;
        }
      item->page = page;
      item->y = y + space;
      y = item->y + item->height;
    }
  self->n_pages = page + 1;
}

TriSheetLayout *
tri_sheet_layout_new (const TriSheet *sheet, double width_mm, double height_mm)
{
  TriSheetLayout *self;
  cairo_font_options_t *options;

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (width_mm >= 80 && height_mm >= 120, NULL);

  self = g_new0 (TriSheetLayout, 1);
  self->sheet = sheet;
  self->width = width_mm;
  self->height = height_mm;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* The same breaks on screen, printer and in a file. */
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  flow_text (self, sheet->heading, SMALL_MM, FALSE, 0, TRUE);
  flow_text (self, sheet->title, TITLE_MM, TRUE, 0.5, TRUE);
  flow_text (self, sheet->subtitle, TEXT_MM, FALSE, 0.5, FALSE);
  if (sheet->pictures->len > 0)
    add_pictures (self);
  add_columns (self);
  for (guint i = 0; i < sheet->sections->len; i++)
    {
      const TriSheetSection *section = g_ptr_array_index (sheet->sections, i);

      if (section->place == TRI_SHEET_WIDE)
        flow_section (self, section);
    }
  add_signatures (self);
  self->foot = layout_new (self, sheet->foot, SMALL_MM, FALSE, width_mm - 2 * MARGIN_MM - 18);
  pango_layout_set_height (self->foot, -2);
  pango_layout_set_ellipsize (self->foot, PANGO_ELLIPSIZE_END);
  break_pages (self);
  return self;
}

void
tri_sheet_layout_free (TriSheetLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_object_unref (self->foot);
  g_object_unref (self->context);
  g_free (self);
}

guint
tri_sheet_layout_get_n_pages (const TriSheetLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/* drawing */

static void
draw_text (cairo_t *cr, PangoLayout *layout, int line)
{
  cairo_scale (cr, 1 / UNITS_PER_MM, 1 / UNITS_PER_MM);
  cairo_move_to (cr, 0, 0);
  if (line < 0)
    {
      pango_cairo_show_layout (cr, layout);
      return;
    }
  {
    PangoLayoutLine *text = pango_layout_get_line_readonly (layout, line);
    PangoRectangle extents;

    pango_layout_line_get_extents (text, NULL, &extents);
    /* From the line's top to its baseline. */
    cairo_move_to (cr, 0, (double) -extents.y / PANGO_SCALE);
    pango_cairo_show_layout_line (cr, text);
  }
}

static void
draw_picture (cairo_t *cr, const Piece *piece)
{
  cairo_surface_t *surface = piece->picture->surface;
  const int width = cairo_image_surface_get_width (surface);
  const int height = cairo_image_surface_get_height (surface);
  const double scale = MIN (piece->width / width, piece->height / height);

  cairo_translate (cr, (piece->width - scale * width) / 2, (piece->height - scale * height) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

/* The drawn name, as large as its place allows. */
static void
draw_signature (cairo_t *cr, const Piece *piece)
{
  const TriStrokes *strokes = piece->signature->strokes;
  double width;

  if (strokes == NULL)
    return;
  width = MIN (piece->width, piece->height * strokes->aspect_percent / 100.0);
  tri_strokes_draw (strokes, cr, width, 0.4);
}

static void
draw_piece (cairo_t *cr, const Piece *piece)
{
  cairo_save (cr);
  cairo_translate (cr, piece->x, piece->y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (piece->layout != NULL)
    draw_text (cr, piece->layout, piece->line);
  else if (piece->picture != NULL)
    draw_picture (cr, piece);
  else if (piece->signature != NULL)
    draw_signature (cr, piece);
  else
    {
      cairo_set_line_width (cr, RULE_MM);
      if (piece->height > 0)
        cairo_rectangle (cr, 0, 0, piece->width, piece->height);
      else
        {
          cairo_move_to (cr, 0, 0);
          cairo_line_to (cr, piece->width, 0);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_foot (const TriSheetLayout *self, cairo_t *cr, guint page)
{
  /* Translators: number of the page, number of pages */
  g_autofree char *number = g_strdup_printf (_ ("%u/%u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = NULL;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_translate (cr, MARGIN_MM, self->height - MARGIN_MM - FOOT_MM + 2);
  cairo_save (cr);
  draw_text (cr, self->foot, -1);
  cairo_restore (cr);
  layout = pango_layout_copy (self->foot);
  pango_layout_set_text (layout, number, -1);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cairo_translate (cr, 18, 0);
  draw_text (cr, layout, -1);
  cairo_restore (cr);
}

void
tri_sheet_layout_draw (const TriSheetLayout *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (page < self->n_pages);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (item->page != page)
        continue;
      cairo_save (cr);
      cairo_translate (cr, MARGIN_MM, item->y);
      for (guint k = 0; k < item->pieces->len; k++)
        draw_piece (cr, &g_array_index (item->pieces, Piece, k));
      cairo_restore (cr);
    }
  draw_foot (self, cr, page);
}
