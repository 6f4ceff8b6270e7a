/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stencil of the hairline on paper, one to one, to be printed and cut out at the chair. */

#pragma once

#include "tri-paper.h"
#include "tri-stencil.h"

G_BEGIN_DECLS

typedef struct
{
  const TriStencil *stencil;
  TriPaper paper;             /* across: the long side is the width */
  const char *caption;        /* what line it is, of which day, that it is a simulation */
  double scale_error_percent; /* of the photo's millimetres */
} TriStencilSheet;

/**
 * tri_stencil_sheet_export:
 * @path: ends in .pdf or .svg
 *
 * Draws the line, the strip to cut out, the midline down to the glabella, a ruler to check the
 * print with, and a table of distances that an artist can measure on the head. The file is there
 * whole or not at all; it names nobody.
 *
 * Returns: FALSE with TRI_ERROR_INVALID (another ending; the line does not fit on the paper), and
 *   as tri_export_surface () does
 */
gboolean tri_stencil_sheet_export (const TriStencilSheet *self, const char *path, GError **error);

G_END_DECLS
