/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a stencil's sheet as PDF or SVG, in millimetres from the paper's top left corner. */

#include "config.h"

#include "tri-stencil-sheet.h"

#include "tri-error.h"
#include "tri-export-file-private.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#define PT_PER_MM (72.0 / 25.4)
/* What every printer leaves white. */
#define MARGIN_MM 10.0
#define HEADING_MM 16.5
#define FOOT_MM 46.0
#define RULER_MM 100
#define TEXT_MM 3.6
#define LINE_MM 0.35
#define HAIRLINE_MM 0.15
#define MARK_MM 3.0

/* The sheet lies across. */
typedef struct
{
  double width_mm, height_mm;
} Paper;

static Paper
get_paper (const TriStencilSheet *self)
{
  Paper paper;

  tri_paper_get_size (self->paper, &paper.height_mm, &paper.width_mm);
  return paper;
}

/* the strip */

/* What is cut out reaches this far in the stencil's own coordinates, y up. */
typedef struct
{
  double left, right, top;
  double bottom;      /* of the line */
  double tail_bottom; /* of the strip along the midline */
} Extents;

static Extents
find_extents (const TriStencil *stencil)
{
  Extents e = { 0 };

  for (guint i = 0; i < stencil->n_line; i++)
    {
      e.left = MIN (e.left, stencil->line[i].x);
      e.right = MAX (e.right, stencil->line[i].x);
      e.top = MAX (e.top, stencil->line[i].y);
      e.bottom = MIN (e.bottom, stencil->line[i].y);
    }
  e.left -= TRI_STENCIL_HALF_WIDTH_MM;
  e.right += TRI_STENCIL_HALF_WIDTH_MM;
  e.top += TRI_STENCIL_HALF_WIDTH_MM;
  e.bottom -= TRI_STENCIL_HALF_WIDTH_MM;
  e.tail_bottom = -stencil->glabella_mm - TRI_STENCIL_HALF_WIDTH_MM;
  return e;
}

static void
trace_line (cairo_t *cr, const TriStencil *stencil)
{
  cairo_new_path (cr);
  for (guint i = 0; i < stencil->n_line; i++)
    cairo_line_to (cr, stencil->line[i].x, -stencil->line[i].y);
}

static void
trace_midline (cairo_t *cr, const TriStencil *stencil)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, 0, stencil->glabella_mm);
}

/* A stroke as wide as the strip leaves its rim when a slightly narrower one of white is laid over
 * it: both arms, line and midline, become one outline without any geometry of our own. */
static void
draw_strip (cairo_t *cr, const TriStencil *stencil)
{
  const double widths[] = { 2 * TRI_STENCIL_HALF_WIDTH_MM, 2 * TRI_STENCIL_HALF_WIDTH_MM - 0.6 };
  const double greys[] = { 0.55, 1.0 };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      cairo_set_line_width (cr, widths[i]);
      cairo_set_source_rgb (cr, greys[i], greys[i], greys[i]);
      trace_line (cr, stencil);
      cairo_stroke (cr);
      trace_midline (cr, stencil);
      cairo_stroke (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

/* text */

/* Writes @text with its top left corner at (@x, @y) and its lines broken at @width, 0 for none.
 * @align is where in the width, -1 left of @x, 0 around it, 1 right of it. Returns: its height */
static double
write_text (cairo_t *cr, const char *text, double x, double y, double width, int align)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, sans-serif");
  PangoRectangle size;

  cairo_save (cr);
  /* Pango rounds letters to its own units: let those be small. */
  cairo_translate (cr, x, y);
  cairo_scale (cr, 0.1, 0.1);
  layout = pango_cairo_create_layout (cr);
  pango_font_description_set_absolute_size (font, 10 * TEXT_MM * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (width > 0)
    pango_layout_set_width (layout, (int) (10 * width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &size);
  cairo_move_to (cr, 0.5 * (align - 1) * size.width / PANGO_SCALE, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
  return size.height / (10.0 * PANGO_SCALE);
}

/* parts of the sheet */

static void
draw_line (cairo_t *cr, const TriStencil *stencil)
{
  const double dash[] = { 4, 1, 0.5, 1 };

  cairo_set_line_width (cr, LINE_MM);
  trace_line (cr, stencil);
  cairo_stroke (cr);
  cairo_set_line_width (cr, HAIRLINE_MM);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  trace_midline (cr, stencil);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  /* The cross that is laid on the glabella. */
  cairo_move_to (cr, -MARK_MM, stencil->glabella_mm);
  cairo_line_to (cr, MARK_MM, stencil->glabella_mm);
  cairo_stroke (cr);
}

/* A ring on the line with the mark's number beside it, above the line. */
static void
draw_marks (cairo_t *cr, const TriStencil *stencil)
{
  for (guint i = 0; i < TRI_N_STENCIL_MARKS; i++)
    {
      const TriVec2 at = stencil->marks[i].paper_mm;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      cairo_set_line_width (cr, LINE_MM);
      cairo_new_path (cr);
      cairo_arc (cr, at.x, -at.y, 0.5 * MARK_MM, 0, 2 * G_PI);
      cairo_stroke (cr);
      write_text (cr, number, at.x + (i == TRI_N_STENCIL_MARKS / 2 ? MARK_MM : 0),
                  -at.y - MARK_MM - TEXT_MM, 0, 0);
    }
}

static void
draw_ruler (cairo_t *cr, double x, double y)
{
  cairo_set_line_width (cr, HAIRLINE_MM);
  for (int mm = 0; mm <= RULER_MM; mm++)
    {
      cairo_move_to (cr, x + mm, y);
      cairo_line_to (cr, x + mm, y - (mm % 10 == 0 ? 5 : mm % 5 == 0 ? 3.5 : 2));
    }
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + RULER_MM, y);
  cairo_stroke (cr);
  for (int mm = 0; mm <= RULER_MM; mm += 50)
    {
      g_autofree char *text = g_strdup_printf ("%d", mm);

      write_text (cr, text, x + mm, y - 6 - TEXT_MM, 0, 0);
    }
  write_text (cr, _ ("Print without scaling: this ruler must measure 100 mm."), x, y + 1.5,
              RULER_MM + 10, 1);
}

static void
write_distances (cairo_t *cr, const TriStencil *stencil, double x, double y, double width)
{
  for (guint i = 0; i < TRI_N_STENCIL_MARKS; i++)
    {
      const TriStencilMark *mark = &stencil->marks[i];
      /* Translators: number and name of a point of the hairline, two distances by callipers */
      g_autofree char *text = g_strdup_printf (
          _ ("%u  %s: %.0f mm to the eye’s corner, %.0f to the glabella"), i + 1,
          tri_handle_get_name (mark->handle), mark->canthus_mm, mark->glabella_mm);

      y += write_text (cr, text, x, y, width, 1);
    }
}

static void
write_errors (cairo_t *cr, const TriStencilSheet *self, double x, double y, double width)
{
  const TriStencil *stencil = self->stencil;
  g_autofree char *text = g_strdup_printf (
      _ ("Cut out along the grey rim and lay the cross on the glabella, the dashes on the midline. "
         "Unrolled from the scalp: lengths along the line are true, the strip’s rim is %.1f mm too "
         "long on each half; uncut, the sheet would be off by up to %.0f mm. Millimetres of the "
         "photo: ±%.0f %%."),
      stencil->strip_error_mm, ceil (stencil->sheet_error_mm), self->scale_error_percent);

  write_text (cr, text, x, y, width, 1);
}

static void
draw_sheet (cairo_t *cr, const TriStencilSheet *self, const Extents *e)
{
  const Paper paper = get_paper (self);
  const double width = paper.width_mm - 2 * MARGIN_MM;
  const double middle = 0.5 * paper.width_mm - 0.5 * (e->left + e->right);
  const double table = middle + TRI_STENCIL_HALF_WIDTH_MM + 3;
  const double foot = paper.height_mm - FOOT_MM;

  cairo_set_source_rgb (cr, 0, 0, 0);
  write_text (cr, self->caption, MARGIN_MM, MARGIN_MM, width, 1);

  cairo_save (cr);
  cairo_translate (cr, middle, HEADING_MM + e->top);
  draw_strip (cr, self->stencil);
  draw_line (cr, self->stencil);
  draw_marks (cr, self->stencil);
  cairo_restore (cr);

  draw_ruler (cr, MARGIN_MM, foot + 14);
  write_errors (cr, self, MARGIN_MM, foot + 22, RULER_MM + 10);
  write_distances (cr, self->stencil, table, foot + 4, paper.width_mm - MARGIN_MM - table);
}

/* The tail may reach down between the ruler and the table; the line may not. */
static gboolean
check_fit (const TriStencilSheet *self, const Extents *e, GError **error)
{
  const Paper paper = get_paper (self);
  const double bottom = MIN (e->bottom, e->tail_bottom);

  if (e->right - e->left <= paper.width_mm - 2 * MARGIN_MM
      && e->top - e->bottom <= paper.height_mm - HEADING_MM - FOOT_MM
      && e->top - bottom <= paper.height_mm - HEADING_MM - MARGIN_MM)
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("The hairline needs %.0f × %.0f mm and does not fit on the paper. Lower it, or "
                  "measure its points on the head instead."),
               e->right - e->left, e->top - bottom);
  return FALSE;
}

/* writing */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_surface_t *
create_surface (Paper paper, gboolean svg, FILE *stream)
{
  const double width = paper.width_mm * PT_PER_MM, height = paper.height_mm * PT_PER_MM;
  cairo_surface_t *surface
      = svg ? cairo_svg_surface_create_for_stream (write_cb, stream, width, height)
            : cairo_pdf_surface_create_for_stream (write_cb, stream, width, height);

  if (!svg)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _ ("Hairline stencil"));
  return surface;
}

/* Returns: 0, or an errno */
static int
write_sheet (const TriStencilSheet *self, const Extents *e, gboolean svg, FILE *stream)
{
  cairo_surface_t *surface = create_surface (get_paper (self), svg, stream);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  errno = 0;
  cairo_scale (cr, PT_PER_MM, PT_PER_MM);
  draw_sheet (cr, self, e);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return 0;
  return status == CAIRO_STATUS_NO_MEMORY ? ENOMEM : errno != 0 ? errno : EIO;
}

gboolean
tri_stencil_sheet_export (const TriStencilSheet *self, const char *path, GError **error)
{
  g_autofree char *lower = NULL;
  g_autoptr (TriExportFile) file = NULL;
  Extents extents;
  gboolean svg;
  int code;

  g_return_val_if_fail (self != NULL && self->stencil != NULL && self->caption != NULL, FALSE);
  g_return_val_if_fail ((guint) self->paper < TRI_N_PAPERS, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  svg = g_str_has_suffix (lower, ".svg");
  if (!svg && !g_str_has_suffix (lower, ".pdf"))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("A stencil is a PDF or SVG file; end its name “%s” in .pdf or .svg."), name);
      return FALSE;
    }
  extents = find_extents (self->stencil);
  if (!check_fit (self, &extents, error))
    return FALSE;
  file = _tri_export_file_open (path, error);
  if (file == NULL)
    return FALSE;
  code = write_sheet (self, &extents, svg, _tri_export_file_get_stream (file));
  if (code != 0)
    return _tri_export_file_fail (path, code, error);
  return _tri_export_file_commit (g_steal_pointer (&file), error);
}
