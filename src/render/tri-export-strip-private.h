/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The white strip below an exported picture that says what it is: a simulation, of which moment. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _TriExportStrip TriExportStrip;

/* Sets @caption in lines of @width pixels, in letters fit for a picture of @width × @height; an
 * empty or no caption gives a strip of no height. Returns: (transfer full) */
TriExportStrip *_tri_export_strip_new (const char *caption,
                                       int width,
                                       int height) G_GNUC_WARN_UNUSED_RESULT;
void _tri_export_strip_free (TriExportStrip *self);
int _tri_export_strip_get_height (const TriExportStrip *self);
/* Part of the strip, whose top left corner is (0, 0), as RGB24 pixels. */
void _tri_export_strip_paint (const TriExportStrip *self,
                              const cairo_rectangle_int_t *area,
                              guint32 *pixels,
                              gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriExportStrip, _tri_export_strip_free)

G_END_DECLS
