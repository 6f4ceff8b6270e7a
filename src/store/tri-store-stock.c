/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on the clinic's stock. */

#include "config.h"

#include "tri-store-stock.h"

#include "tri-session-tables.h"
#include "tri-store-private.h"

static gpointer
list_lots_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_lot_free);

  return tri_lot_table_list (connection, lots, error) ? g_steal_pointer (&lots) : NULL;
}

GPtrArray *
tri_store_list_lots (TriStore *self, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_lots_worker, NULL, NULL, error);
}

void
tri_store_list_lots_async (TriStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self));

  _tri_store_run_async (self, TRI_STORE_READ, list_lots_worker, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data,
                        tri_store_list_lots_async);
}

GPtrArray *
tri_store_list_lots_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_lots_async, error);
}

static gpointer
save_lot_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriLot *lot = args;
  g_autoptr (TriLot) checked = tri_lot_copy (lot);
  TriDate latest = MAX (lot->opened, tri_date_from_ymd (1970, 1, 1));

  /* Whether it was opened by today is for whoever knows what day it is at the clinic. */
  return GINT_TO_POINTER (_tri_store_check_id (lot->id, error)
                          && tri_lot_validate (checked, latest, error)
                          && tri_lot_table_save (connection, checked, error));
}

gboolean
tri_store_save_lot (TriStore *self, const TriLot *lot, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && lot != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_lot_worker, (gpointer) lot, NULL, error)
         != NULL;
}

void
tri_store_save_lot_async (TriStore *self,
                          const TriLot *lot,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && lot != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_lot_worker, tri_lot_copy (lot),
                        (GDestroyNotify) tri_lot_free, NULL, cancellable, callback, user_data,
                        tri_store_save_lot_async);
}

gboolean
tri_store_save_lot_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_lot_async, error) != NULL;
}

static gpointer
list_lot_uses_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_lot_use_free);

  return tri_lot_table_list_uses (connection, args, uses, error) ? g_steal_pointer (&uses) : NULL;
}

GPtrArray *
tri_store_list_lot_uses (TriStore *self, const char *lot_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && lot_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_lot_uses_worker, (gpointer) lot_id, NULL,
                         error);
}

void
tri_store_list_lot_uses_async (TriStore *self,
                               const char *lot_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && lot_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, list_lot_uses_worker, g_strdup (lot_id), g_free,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data,
                        tri_store_list_lot_uses_async);
}

GPtrArray *
tri_store_list_lot_uses_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_lot_uses_async, error);
}
