/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hairline style as a file: the user's *.template, and *.trichion-style to be handed on. */

#pragma once

#include <gio/gio.h>

#include "tri-template.h"

G_BEGIN_DECLS

/* Of a file that one clinic exports and another imports. */
#define TRI_STYLE_FILE_SUFFIX ".trichion-style"

/* The bytes of an ordinary file that is not too large for a style; NULL with the reason. */
GBytes *tri_style_file_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL with a sentence that names the file, and the line where that is what is wrong.
 * Returns: (transfer full) */
TriTemplate *tri_style_file_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The file is there whole or as it was; FALSE with a sentence. */
gboolean tri_style_file_save (const TriTemplate *style, const char *path, GError **error);

G_END_DECLS
