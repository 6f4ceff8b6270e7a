/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Further versions of a quote. As in tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-store.h"

G_BEGIN_DECLS

/**
 * tri_store_save_quote:
 * @quote: of a client and one of the client's decisions; id and version are given by the store,
 *   and it is not accepted
 *
 * Adds the next version; earlier ones stay. To accept it is tri_store_accept_quote ().
 *
 * Returns: (transfer full): as it was saved; NULL with TRI_ERROR_NOT_FOUND when the decision is not
 *   the client's
 */
TriQuoteRecord *tri_store_save_quote (TriStore *self,
                                      const TriQuoteRecord *quote,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_save_quote_async (TriStore *self,
                                 const TriQuoteRecord *quote,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TriQuoteRecord *tri_store_save_quote_finish (TriStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
