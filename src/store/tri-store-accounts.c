/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on the clinic's accounts. */

#include "config.h"

#include "tri-store-accounts.h"

#include "tri-account-table.h"
#include "tri-store-private.h"

typedef struct
{
  TriDate from, to;
  TriDate forecast_to;
} Span;

static gpointer
load_accounts_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Span *span = args;
  g_autoptr (TriAccounts) accounts = tri_accounts_new ();

  if (!tri_account_table_list (connection, accounts, error))
    return NULL;
  if (span->from != TRI_DATE_NONE
      && !tri_account_table_list_months (connection, span->from, span->to, accounts, error))
    return NULL;
  if (span->forecast_to != TRI_DATE_NONE
      && !tri_account_table_list_touch_ups (connection, span->forecast_to, accounts, error))
    return NULL;
  return g_steal_pointer (&accounts);
}

TriAccounts *
tri_store_load_accounts (
    TriStore *self, TriDate from, TriDate to, TriDate forecast_to, GError **error)
{
  Span span = { from, to, forecast_to };

  g_return_val_if_fail (TRI_IS_STORE (self), NULL);
  g_return_val_if_fail ((from == TRI_DATE_NONE) == (to == TRI_DATE_NONE), NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_accounts_worker, &span, NULL, error);
}

void
tri_store_load_accounts_async (TriStore *self,
                               TriDate from,
                               TriDate to,
                               TriDate forecast_to,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Span span = { from, to, forecast_to };

  g_return_if_fail (TRI_IS_STORE (self));
  g_return_if_fail ((from == TRI_DATE_NONE) == (to == TRI_DATE_NONE));

  _tri_store_run_async (self, TRI_STORE_READ, load_accounts_worker, g_memdup2 (&span, sizeof span),
                        g_free, (GDestroyNotify) tri_accounts_free, cancellable, callback,
                        user_data, tri_store_load_accounts_async);
}

TriAccounts *
tri_store_load_accounts_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_accounts_async, error);
}

static gpointer
list_book_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Span *span = args;
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_book_line_free);

  if (!tri_account_table_list_book (connection, span->from, span->to, lines, error))
    return NULL;
  return g_steal_pointer (&lines);
}

GPtrArray *
tri_store_list_book (TriStore *self, TriDate from, TriDate to, GError **error)
{
  Span span = { from, to, TRI_DATE_NONE };

  g_return_val_if_fail (TRI_IS_STORE (self), NULL);
  g_return_val_if_fail (from != TRI_DATE_NONE && to != TRI_DATE_NONE, NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_book_worker, &span, NULL, error);
}

void
tri_store_list_book_async (TriStore *self,
                           TriDate from,
                           TriDate to,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Span span = { from, to, TRI_DATE_NONE };

  g_return_if_fail (TRI_IS_STORE (self));
  g_return_if_fail (from != TRI_DATE_NONE && to != TRI_DATE_NONE);

  _tri_store_run_async (self, TRI_STORE_READ, list_book_worker, g_memdup2 (&span, sizeof span),
                        g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                        user_data, tri_store_list_book_async);
}

GPtrArray *
tri_store_list_book_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_book_async, error);
}
