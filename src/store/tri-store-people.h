/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients at once: the index for search, faces for lists, and two entries that become one. As
 * in tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-client-index.h"
#include "tri-store.h"

G_BEGIN_DECLS

/* What changed among the clients after the stamp @since (0: all of them), made on the store's
 * thread. Clients that were merged into others are removed in it. Returns: (transfer full) */
TriClientIndex *tri_store_load_client_index (TriStore *self,
                                             gint64 since,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_client_index_async (TriStore *self,
                                        gint64 since,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TriClientIndex *tri_store_load_client_index_finish (TriStore *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The photo that shows a client in a list. */
typedef struct
{
  char *sha256;
  GBytes *bytes; /* the file; NULL when it is the known one */
} TriFace;

void tri_face_free (TriFace *self);

/* The latest photo from the front, or else the latest. @known_sha256 (nullable): of the file that
 * the caller has already. TRI_ERROR_NOT_FOUND without any, and always for a private client. */
TriFace *tri_store_load_face (TriStore *self,
                              const char *client_id,
                              const char *known_sha256,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_face_async (TriStore *self,
                                const char *client_id,
                                const char *known_sha256,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TriFace *tri_store_load_face_finish (TriStore *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * tri_store_merge_clients:
 * @stays, @goes: ids of two clients
 *
 * Moves everything of @goes to @stays in one transaction, decisions, money and appointments too;
 * see tri_client_merge () for what the entries themselves say. From then on the id @goes leads to
 * @stays. It cannot be undone.
 *
 * Returns: FALSE with TRI_ERROR_CONFLICT and a sentence when they cannot be merged: both have begun
 *   a permanent treatment, or their accounts are in different currencies
 */
gboolean tri_store_merge_clients (TriStore *self,
                                  const char *stays,
                                  const char *goes,
                                  GError **error);
void tri_store_merge_clients_async (TriStore *self,
                                    const char *stays,
                                    const char *goes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tri_store_merge_clients_finish (TriStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFace, tri_face_free)

G_END_DECLS
