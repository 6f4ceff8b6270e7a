/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's accounts in the record. As in tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-accounts.h"
#include "tri-store.h"

G_BEGIN_DECLS

/**
 * tri_store_load_accounts:
 * @from, @to: civil days of which the months are summed, both included; TRI_DATE_NONE for no
 *   months
 * @forecast_to: touch-ups that may fall due by then are forecast; TRI_DATE_NONE for none
 *
 * What every client owes or is owed, deposits due and held, income by month and the forecast of
 * touch-ups: a handful of sums, however many clients there are.
 *
 * Returns: (transfer full)
 */
TriAccounts *tri_store_load_accounts (TriStore *self,
                                      TriDate from,
                                      TriDate to,
                                      TriDate forecast_to,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_accounts_async (TriStore *self,
                                    TriDate from,
                                    TriDate to,
                                    TriDate forecast_to,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TriAccounts *tri_store_load_accounts_finish (TriStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Every entry booked from @from to @to, both included, in order; for tri_book_to_csv ().
 * Returns: (element-type TriBookLine) (transfer full) */
GPtrArray *tri_store_list_book (TriStore *self, TriDate from, TriDate to, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_book_async (TriStore *self,
                                TriDate from,
                                TriDate to,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *tri_store_list_book_finish (TriStore *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
