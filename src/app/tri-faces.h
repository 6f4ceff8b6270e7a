/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small pictures of clients in lists, made once on workers and kept in memory. */

#pragma once

#include <gdk/gdk.h>

#include "tri-store.h"

G_BEGIN_DECLS

#define TRI_TYPE_FACES (tri_faces_get_type ())
G_DECLARE_FINAL_TYPE (TriFaces, tri_faces, TRI, FACES, GObject)

TriFaces *tri_faces_new (TriStore *store);
/* What is in memory. (transfer none) (nullable) */
GdkTexture *tri_faces_peek (TriFaces *self, const char *client_id);
/* Looks whether that is still the one, and makes it anew when not. Private clients have none. */
void tri_faces_load_async (TriFaces *self,
                           const char *client_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* Returns: (transfer full): NULL with TRI_ERROR_NOT_FOUND without a photo */
GdkTexture *tri_faces_load_finish (TriFaces *self, GAsyncResult *result, GError **error);

G_END_DECLS
