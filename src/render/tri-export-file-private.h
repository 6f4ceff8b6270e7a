/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all: written beside its place and renamed when it is on the
 * disk. */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

typedef struct _TriExportFile TriExportFile;

/* Opens a temporary file beside @path. A folder or a device at @path is refused; a file there stays
 * as it is until the new one is whole. Returns: (transfer full) */
TriExportFile *_tri_export_file_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where to write. */
FILE *_tri_export_file_get_stream (TriExportFile *self);
/* Makes what was written last on the disk, puts it in its place and frees @self. On failure nothing
 * is left behind. */
gboolean _tri_export_file_commit (TriExportFile *self, GError **error);
/* Throws away what was written and frees @self. */
void _tri_export_file_discard (TriExportFile *self);
/* Says that @path was not saved, and why: @code is an errno. Returns: FALSE */
gboolean _tri_export_file_fail (const char *path, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriExportFile, _tri_export_file_discard)

G_END_DECLS
