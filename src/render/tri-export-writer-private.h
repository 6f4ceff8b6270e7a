/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encoders that take a picture row by row: nothing they hold grows with its height. */

#pragma once

#include "tri-export.h"

#include <stdio.h>

G_BEGIN_DECLS

typedef struct _TriExportWriter TriExportWriter;

/* Writes the header of a picture of @width × @height pixels as stored, to be turned by EXIF's
 * @orientation (1 to 8; a PNG only 1), to @stream, which must outlive the writer. The pixels are
 * sRGB: said in a PNG, the convention of a JPEG without a profile. Nothing else goes into the file:
 * no time, no name, no program. Each function returns 0 or the errno of what failed; @out is freed
 * by the caller in any case. */
int _tri_export_writer_new (const TriExportOptions *options,
                            int width,
                            int height,
                            int orientation,
                            FILE *stream,
                            TriExportWriter **out) G_GNUC_WARN_UNUSED_RESULT;
/* The next @n rows of RGB24 pixels. */
int _tri_export_writer_write (TriExportWriter *self, const guint32 *pixels, gsize stride, int n)
    G_GNUC_WARN_UNUSED_RESULT;
/* After the last row. */
int _tri_export_writer_finish (TriExportWriter *self) G_GNUC_WARN_UNUSED_RESULT;
void _tri_export_writer_free (TriExportWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriExportWriter, _tri_export_writer_free)

G_END_DECLS
