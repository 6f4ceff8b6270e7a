/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All hairline styles of a clinic: those that ship, the user's files and its own. Main thread only.
 *
 * What the clinic made of them is in its record; a change is saved first and then told with
 * "changed", so that every page offers the same. */

#pragma once

#include "tri-library.h"
#include "tri-store.h"

G_BEGIN_DECLS

#define TRI_TYPE_STYLES (tri_styles_get_type ())
G_DECLARE_FINAL_TYPE (TriStyles, tri_styles, TRI, STYLES, GObject)

/* @kept: (nullable): of tri_store_list_styles () */
TriStyles *tri_styles_new (TriStore *store, TriLibrary *library, GPtrArray *kept);
TriLibrary *tri_styles_get_library (TriStyles *self);

/* All that can be used, in the order to show them. (element-type TriTemplate) */
const GPtrArray *tri_styles_get_all (TriStyles *self);
/* Also one that was deleted, for the name of what was chosen of it. (transfer none) (nullable) */
TriTemplate *tri_styles_find (TriStyles *self, const char *id);
/* What it is called, or that it is the clinic's own when nothing knows it any more. */
const char *tri_styles_get_name (TriStyles *self, const char *id);
TriStyleState tri_styles_get_state (TriStyles *self, const char *id);
/* Whether it is in the clinic's record and may be renamed and deleted. */
gboolean tri_styles_is_own (TriStyles *self, const char *id);

/* FALSE with TRI_ERROR_CONFLICT and a sentence when another style than @id (nullable) is called
 * so. */
gboolean tri_styles_check_name (TriStyles *self, const char *name, const char *id, GError **error);
/* @name, or with a number behind it when it is taken. Returns: (transfer full) */
char *tri_styles_make_name (TriStyles *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps @style, which is new or replaces the clinic's own of that id; it is shown. */
void tri_styles_save_async (TriStyles *self,
                            TriTemplate *style,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Shows, hides or deletes a style; only own ones are deleted, and showing brings them back. */
void tri_styles_set_state_async (TriStyles *self,
                                 const char *id,
                                 TriStyleState state,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Of both. */
gboolean tri_styles_save_finish (TriStyles *self, GAsyncResult *result, GError **error);

G_END_DECLS
