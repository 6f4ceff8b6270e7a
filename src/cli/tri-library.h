/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ships with Trichion and what the user adds: dot field, templates, sample photos. */

#pragma once

#include <gio/gio.h>

#include "tri-dots.h"
#include "tri-template.h"

G_BEGIN_DECLS

/* Immutable and reference-counted. */
typedef struct _TriLibrary TriLibrary;

/**
 * tri_library_load:
 * @template_folder: (nullable): the user's templates, *.template; NULL for
 *   g_get_user_data_dir ()/trichion/templates. A folder that is not there is no error.
 *
 * Reads the built-in dot field and templates from the program and the user's from disk; a
 * malformed user file is left out and told in tri_library_get_problems ().
 */
TriLibrary *tri_library_load (const char *template_folder,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
TriLibrary *tri_library_ref (TriLibrary *self);
void tri_library_unref (TriLibrary *self);

TriDotField *tri_library_get_dot_field (TriLibrary *self);
guint tri_library_get_n_templates (TriLibrary *self);
/* (transfer none): built-in ones first, and of those soft, mature, straight, widow, cap. */
TriTemplate *tri_library_get_template (TriLibrary *self, guint index);
/* Whether a clinic that chose nothing sees the style among its candidates: those five, and the
 * user's own. */
gboolean tri_library_is_common (TriLibrary *self, const char *id);
TriTemplate *tri_library_find_template (TriLibrary *self, const char *id);
/* "FILE:LINE: reason" of each user file that was refused; NULL-terminated. */
const char *const *tri_library_get_problems (TriLibrary *self);
/* A sample photo or landmarks.json of the demo client, e.g. "sample-front.jpg". */
GBytes *tri_library_get_sample (TriLibrary *self,
                                const char *name,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriLibrary, tri_library_unref)

G_END_DECLS
