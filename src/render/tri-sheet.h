/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printed hand-out: plain words and pictures, laid out on pages of any paper.
 *
 * It knows neither the record nor the design; whoever fills it says what it tells. Black on white,
 * readable without colour. Millimetres throughout. */

#pragma once

#include <cairo.h>

#include "tri-paper.h"
#include "tri-strokes.h"

G_BEGIN_DECLS

/* Where a section stands: in one of two columns below the pictures, or over the whole width after
 * them. */
typedef enum
{
  TRI_SHEET_LEFT,
  TRI_SHEET_RIGHT,
  TRI_SHEET_WIDE,
} TriSheetPlace;

/* Free with tri_sheet_free (). */
typedef struct _TriSheet TriSheet;

/* @heading: whose sheet it is, a clinic; @title: what and for whom; @subtitle: the day; @foot: on
 * every page */
TriSheet *tri_sheet_new (const char *heading,
                         const char *title,
                         const char *subtitle,
                         const char *foot) G_GNUC_WARN_UNUSED_RESULT;
void tri_sheet_free (TriSheet *self);
/* @note stands in the picture's own frame: what it is, of which day. @surface: an RGB24 image,
 * referenced */
void tri_sheet_add_picture (TriSheet *self,
                            cairo_surface_t *surface,
                            const char *title,
                            const char *note);
/* Begins a section; lines are added to the one begun last. */
void tri_sheet_add_section (TriSheet *self, TriSheetPlace place, const char *title);
/* @label: "" makes a paragraph of @value */
void tri_sheet_add_line (TriSheet *self, const char *label, const char *value);
/* A line to sign on. @strokes: (nullable) (transfer full): the drawn signature; @name: typed
 * instead, or ""; @note: who signs, and when it was */
void tri_sheet_add_signature (TriSheet *self,
                              TriStrokes *strokes,
                              const char *name,
                              const char *note);

/* @self must stay while its layout is used. */
typedef struct _TriSheetLayout TriSheetLayout;

/* Breaks the sheet into pages of @width x @height mm, at least 80 x 120. Returns: (transfer full)
 */
TriSheetLayout *tri_sheet_layout_new (const TriSheet *sheet,
                                      double width_mm,
                                      double height_mm) G_GNUC_WARN_UNUSED_RESULT;
void tri_sheet_layout_free (TriSheetLayout *self);
guint tri_sheet_layout_get_n_pages (const TriSheetLayout *self);
/* Draws page @page (from 0); @cr's user unit is a millimetre, its origin the page's corner. */
void tri_sheet_layout_draw (const TriSheetLayout *self, cairo_t *cr, guint page);

/* Writes a PDF, whole or not at all. Errors as tri_export_surface (). */
gboolean tri_sheet_export (const TriSheet *self, TriPaper paper, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSheet, tri_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSheetLayout, tri_sheet_layout_free)

G_END_DECLS
