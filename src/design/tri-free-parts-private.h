/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form of free parts: a group of a design's. */

#pragma once

#include "tri-free-parts.h"
#include "tri-key-lines.h"

G_BEGIN_DECLS

#define TRI_FREE_PARTS_GROUP "Parts"

/* Appends the group; nothing without parts. @self: (nullable) */
void _tri_free_parts_write (const TriFreeParts *self, GString *text);
/* Whether a line is one of the group. */
gboolean _tri_free_parts_is_key (const TriKeyLine *line);
/* Reads the group: NULL into @out_parts (transfer full) (nullable) when there is none; FALSE with
 * TRI_ERROR_INVALID and a sentence. */
gboolean _tri_free_parts_read (const TriKeyLines *lines, TriFreeParts **out_parts, GError **error);

G_END_DECLS
