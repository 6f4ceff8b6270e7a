/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that leave the program: no metadata of the source, date and "simulation" in sight. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TRI_EXPORT_JPEG,
  TRI_EXPORT_PNG,
} TriExportFormat;

typedef struct
{
  TriExportFormat format;
  int quality;         /* of a JPEG, 1 to 100; 0 for 92. Colours are at full resolution (4:4:4) */
  const char *caption; /* (nullable): set below the picture, and its description */
  const char *description; /* (nullable): kept in a PNG instead of the caption */
} TriExportOptions;

/* The format that the ending of a file's name tells: .jpg, .jpeg or .png.
 * Returns: FALSE with TRI_ERROR_INVALID for any other */
gboolean tri_export_format_from_path (const char *path, TriExportFormat *out, GError **error);

/**
 * tri_export_surface:
 * @surface: CAIRO_FORMAT_RGB24
 *
 * Writes to a temporary file beside @path and renames it when it is on the disk, so that a failure
 * leaves nothing behind and an old file as it was.
 *
 * Returns: FALSE with TRI_ERROR_FULL, TRI_ERROR_READ_ONLY, TRI_ERROR_NOT_FOUND (no such folder),
 *   TRI_ERROR_INVALID (a folder or a device), TRI_ERROR_FAILED
 */
gboolean tri_export_surface (cairo_surface_t *surface,
                             const TriExportOptions *options,
                             const char *path,
                             GError **error);
/* PNG in memory without a caption, for the record's digest and pictures: the same picture is the
 * same bytes. Returns: (transfer full) */
GBytes *tri_export_png_bytes (cairo_surface_t *surface, GError **error);

G_END_DECLS
