/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that leave the program: no metadata of the source, date and "simulation" in the text. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tri_export_png:
 * @caption: (nullable): kept in the file as its description
 *
 * Writes to a temporary file beside @path and renames it, so that a failure leaves nothing behind.
 */
gboolean tri_export_png (cairo_surface_t *surface,
                         const char *path,
                         const char *caption,
                         GError **error);
/* PNG in memory, for the record's digest and pictures. Returns: (transfer full) */
GBytes *tri_export_png_bytes (cairo_surface_t *surface, GError **error);

G_END_DECLS
