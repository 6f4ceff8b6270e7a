/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on all clients at once. */

#include "config.h"

#include "tri-store-people.h"

#include "tri-client-merge.h"
#include "tri-merge-table.h"
#include "tri-store-private.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static gpointer
load_index_worker (TriConnection *connection, gpointer args, GError **error)
{
  const gint64 *since = args;

  return tri_client_table_list_changes (connection, *since, error);
}

TriClientIndex *
tri_store_load_client_index (TriStore *self, gint64 since, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_index_worker, &since, NULL, error);
}

void
tri_store_load_client_index_async (TriStore *self,
                                   gint64 since,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self));

  _tri_store_run_async (self, TRI_STORE_READ, load_index_worker, g_memdup2 (&since, sizeof since),
                        g_free, (GDestroyNotify) tri_client_index_free, cancellable, callback,
                        user_data, tri_store_load_client_index_async);
}

TriClientIndex *
tri_store_load_client_index_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_client_index_async, error);
}

/* What two texts an operation is about. */
typedef struct
{
  char *first;
  char *second;
} Pair;

static void
pair_free (Pair *pair)
{
  g_free (pair->first);
  g_free (pair->second);
  g_free (pair);
}

void
tri_face_free (TriFace *self)
{
  if (self == NULL)
    return;
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gpointer
load_face_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Pair *pair = args;
  g_auto (TriPhotoFile) file = { 0 };
  g_autoptr (TriFace) face = g_new0 (TriFace, 1);

  if (!tri_photo_table_load_face (connection, pair->first, &file, error))
    return NULL;
  face->sha256 = g_strdup (file.sha256);
  if (g_strcmp0 (file.sha256, pair->second) == 0)
    return g_steal_pointer (&face);
  face->bytes = tri_photo_files_read (tri_connection_get_folder (connection), file.name,
                                      file.sha256, error);
  return face->bytes != NULL ? g_steal_pointer (&face) : NULL;
}

TriFace *
tri_store_load_face (TriStore *self,
                     const char *client_id,
                     const char *known_sha256,
                     GError **error)
{
  Pair pair = { (char *) client_id, (char *) known_sha256 };

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_face_worker, &pair, NULL, error);
}

void
tri_store_load_face_async (TriStore *self,
                           const char *client_id,
                           const char *known_sha256,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Pair pair = { g_strdup (client_id), g_strdup (known_sha256) };

  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_face_worker, g_memdup2 (&pair, sizeof pair),
                        (GDestroyNotify) pair_free, (GDestroyNotify) tri_face_free, cancellable,
                        callback, user_data, tri_store_load_face_async);
}

TriFace *
tri_store_load_face_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_face_async, error);
}

static gpointer
merge_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Pair *pair = args;
  g_autoptr (TriClient) stays = NULL;
  g_autoptr (TriClient) goes = NULL;

  if (!_tri_store_check_id (pair->first, error) || !_tri_store_check_id (pair->second, error))
    return NULL;
  stays = tri_client_table_load (connection, pair->first, error);
  if (stays == NULL)
    return NULL;
  goes = tri_client_table_load (connection, pair->second, error);
  if (goes == NULL)
    return NULL;
  /* Also when one was merged into the other already. */
  if (g_str_equal (stays->id, goes->id))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("These are one client already. Choose another one."));
      return NULL;
    }
  if (!tri_merge_table_check (connection, stays->id, goes->id, error))
    return NULL;
  tri_client_merge (stays, goes);
  if (tri_client_table_save (connection, stays, error) < 0)
    return NULL;
  return GINT_TO_POINTER (tri_merge_table_move (connection, stays->id, goes->id, error));
}

gboolean
tri_store_merge_clients (TriStore *self, const char *stays, const char *goes, GError **error)
{
  Pair pair = { (char *) stays, (char *) goes };

  g_return_val_if_fail (TRI_IS_STORE (self) && stays != NULL && goes != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, merge_worker, &pair, NULL, error) != NULL;
}

void
tri_store_merge_clients_async (TriStore *self,
                               const char *stays,
                               const char *goes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Pair pair = { g_strdup (stays), g_strdup (goes) };

  g_return_if_fail (TRI_IS_STORE (self) && stays != NULL && goes != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, merge_worker, g_memdup2 (&pair, sizeof pair),
                        (GDestroyNotify) pair_free, NULL, cancellable, callback, user_data,
                        tri_store_merge_clients_async);
}

gboolean
tri_store_merge_clients_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_merge_clients_async, error) != NULL;
}
