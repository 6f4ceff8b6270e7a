/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on favourites and on pictures judged blind. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-tables.h"

static gpointer
save_pick_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriPick *given = args;
  g_autoptr (TriPick) pick = tri_pick_copy (given);
  g_autoptr (GPtrArray) standing = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_pick_free);
  const TriPick *same;

  if (!tri_client_table_require (connection, pick->client_id, error))
    return NULL;
  if (pick->withdrawn_utc != 0)
    return tri_pick_table_withdraw (connection, pick, error) ? g_steal_pointer (&pick) : NULL;

  if (!tri_pick_table_list (connection, pick->client_id, standing, error))
    return NULL;
  same = tri_picks_find (standing, pick->template_id, pick->kind, pick->who);
  if (same != NULL)
    return tri_pick_copy (same);
  if (pick->id == NULL || pick->id[0] == '\0')
    {
      g_free (pick->id);
      pick->id = tri_id_new ();
    }
  if (!_tri_store_check_id (pick->id, error))
    return NULL;
  if (pick->picked_utc == 0)
    pick->picked_utc = _tri_store_now ();
  return tri_pick_table_insert (connection, pick, error) ? g_steal_pointer (&pick) : NULL;
}

TriPick *
tri_store_save_pick (TriStore *self, const TriPick *pick, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && pick != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_WRITE, save_pick_worker, (gpointer) pick,
                         (GDestroyNotify) tri_pick_free, error);
}

void
tri_store_save_pick_async (TriStore *self,
                           const TriPick *pick,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && pick != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_pick_worker, tri_pick_copy (pick),
                        (GDestroyNotify) tri_pick_free, (GDestroyNotify) tri_pick_free, cancellable,
                        callback, user_data, tri_store_save_pick_async);
}

TriPick *
tri_store_save_pick_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_save_pick_async, error);
}

static gpointer
save_blind_result_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriBlindResult *given = args;
  g_autoptr (TriBlindResult) result = tri_blind_result_copy (given);

  if (!tri_client_table_require (connection, result->client_id, error))
    return NULL;
  if (result->id == NULL || result->id[0] == '\0')
    {
      g_free (result->id);
      result->id = tri_id_new ();
    }
  if (!_tri_store_check_id (result->id, error))
    return NULL;
  if (result->judged_utc == 0)
    result->judged_utc = _tri_store_now ();
  return tri_blind_result_table_insert (connection, result, error) ? g_steal_pointer (&result)
                                                                   : NULL;
}

TriBlindResult *
tri_store_save_blind_result (TriStore *self, const TriBlindResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && result != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_WRITE, save_blind_result_worker, (gpointer) result,
                         (GDestroyNotify) tri_blind_result_free, error);
}

void
tri_store_save_blind_result_async (TriStore *self,
                                   const TriBlindResult *result,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && result != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_blind_result_worker,
                        tri_blind_result_copy (result), (GDestroyNotify) tri_blind_result_free,
                        (GDestroyNotify) tri_blind_result_free, cancellable, callback, user_data,
                        tri_store_save_blind_result_async);
}

TriBlindResult *
tri_store_save_blind_result_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_save_blind_result_async, error);
}
