/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's stock in the record. As in tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-stock.h"
#include "tri-store.h"

G_BEGIN_DECLS

/* Pigments, then needles; what is used up after what is not. (element-type TriLot) */
GPtrArray *tri_store_list_lots (TriStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_lots_async (TriStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *tri_store_list_lots_finish (TriStore *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes or changes it by its id. A lot is never removed: sessions may have used it. */
gboolean tri_store_save_lot (TriStore *self, const TriLot *lot, GError **error);
void tri_store_save_lot_async (TriStore *self,
                               const TriLot *lot,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tri_store_save_lot_finish (TriStore *self, GAsyncResult *result, GError **error);

/* Which sessions used a lot, newest first, by the names that may be shown. (element-type TriLotUse)
 */
GPtrArray *tri_store_list_lot_uses (TriStore *self,
                                    const char *lot_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_lot_uses_async (TriStore *self,
                                    const char *lot_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *tri_store_list_lot_uses_finish (TriStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
