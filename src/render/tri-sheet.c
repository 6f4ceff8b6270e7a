/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printed hand-out as a value, and as a PDF file. */

#include "config.h"

#include "tri-sheet-private.h"

#include "tri-error.h"
#include "tri-export-file-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#define PT_PER_MM (72.0 / 25.4)

static void
picture_free (TriSheetPicture *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

static void
line_free (TriSheetLine *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

static void
section_free (TriSheetSection *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
signature_free (TriSheetSignature *self)
{
  tri_strokes_free (self->strokes);
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

TriSheet *
tri_sheet_new (const char *heading, const char *title, const char *subtitle, const char *foot)
{
  TriSheet *self = g_new0 (TriSheet, 1);

  self->heading = g_strdup (heading);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->foot = g_strdup (foot);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  self->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) signature_free);
  return self;
}

void
tri_sheet_free (TriSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->heading);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

void
tri_sheet_add_picture (TriSheet *self,
                       cairo_surface_t *surface,
                       const char *title,
                       const char *note)
{
  TriSheetPicture *picture;

  g_return_if_fail (self != NULL && surface != NULL);

  picture = g_new0 (TriSheetPicture, 1);
  picture->surface = cairo_surface_reference (surface);
  picture->title = g_strdup (title);
  picture->note = g_strdup (note);
  g_ptr_array_add (self->pictures, picture);
}

void
tri_sheet_add_section (TriSheet *self, TriSheetPlace place, const char *title)
{
  TriSheetSection *section;

  g_return_if_fail (self != NULL && title != NULL);

  section = g_new0 (TriSheetSection, 1);
  section->place = place;
  section->title = g_strdup (title);
  section->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_ptr_array_add (self->sections, section);
}

void
tri_sheet_add_line (TriSheet *self, const char *label, const char *value)
{
  TriSheetSection *section;
  TriSheetLine *line;

  g_return_if_fail (self != NULL && self->sections->len > 0);
  g_return_if_fail (label != NULL && value != NULL);

  section = g_ptr_array_index (self->sections, self->sections->len - 1);
  line = g_new0 (TriSheetLine, 1);
  line->label = g_strdup (label);
  line->value = g_strdup (value);
  g_ptr_array_add (section->lines, line);
}

void
tri_sheet_add_signature (TriSheet *self, TriStrokes *strokes, const char *name, const char *note)
{
  TriSheetSignature *signature;

  g_return_if_fail (self != NULL && name != NULL && note != NULL);

  signature = g_new0 (TriSheetSignature, 1);
  signature->strokes = strokes;
  signature->name = g_strdup (name);
  signature->note = g_strdup (note);
  g_ptr_array_add (self->signatures, signature);
}

/* writing */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

/* Returns: 0, or an errno */
static int
write_pages (const TriSheet *self, TriPaper paper, FILE *stream)
{
  double width_mm, height_mm;
  g_autoptr (TriSheetLayout) layout = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  tri_paper_get_size (paper, &width_mm, &height_mm);
  layout = tri_sheet_layout_new (self, width_mm, height_mm);
  surface = cairo_pdf_surface_create_for_stream (write_cb, stream, width_mm * PT_PER_MM,
                                                 height_mm * PT_PER_MM);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  errno = 0;
  cr = cairo_create (surface);
  cairo_scale (cr, PT_PER_MM, PT_PER_MM);
  for (guint page = 0; page < tri_sheet_layout_get_n_pages (layout); page++)
    {
      tri_sheet_layout_draw (layout, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return 0;
  return status == CAIRO_STATUS_NO_MEMORY ? ENOMEM : errno != 0 ? errno : EIO;
}

gboolean
tri_sheet_export (const TriSheet *self, TriPaper paper, const char *path, GError **error)
{
  g_autofree char *lower = NULL;
  g_autoptr (TriExportFile) file = NULL;
  int code;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail ((guint) paper < TRI_N_PAPERS, FALSE);

  lower = g_ascii_strdown (path, -1);
  if (!g_str_has_suffix (lower, ".pdf"))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("A sheet is a PDF file; end its name “%s” in .pdf."), name);
      return FALSE;
    }
  file = _tri_export_file_open (path, error);
  if (file == NULL)
    return FALSE;
  code = write_pages (self, paper, _tri_export_file_get_stream (file));
  if (code != 0)
    return _tri_export_file_fail (path, code, error);
  return _tri_export_file_commit (g_steal_pointer (&file), error);
}
