/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral programme in the record. As in tri-store.h: blocking, and _async with _finish.
 *
 * Credits are earned and taken back by themselves, in the transaction that posts what decides it.
 */

#pragma once

#include "tri-referral.h"
#include "tri-store.h"

G_BEGIN_DECLS

/* @today: for what is expired. Returns: (transfer full) */
TriReferral *tri_store_load_referral (TriStore *self,
                                      const char *client_id,
                                      TriDate today,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_referral_async (TriStore *self,
                                    const char *client_id,
                                    TriDate today,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TriReferral *tri_store_load_referral_finish (TriStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The client's code, made when there is none. TRI_ERROR_CONFLICT with a sentence for a client who
 * may not take part. (transfer full) */
char *tri_store_give_referral_code (TriStore *self,
                                    const char *client_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_give_referral_code_async (TriStore *self,
                                         const char *client_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
char *tri_store_give_referral_code_finish (TriStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Says by @code, as typed, who sent the client; "" for nobody. TRI_ERROR_INVALID or _CONFLICT with
 * a sentence for a code that is nobody's, that may not be, or when a credit was earned already. */
gboolean tri_store_set_referrer (
    TriStore *self, const char *client_id, const char *code, TriDate date, GError **error);
void tri_store_set_referrer_async (TriStore *self,
                                   const char *client_id,
                                   const char *code,
                                   TriDate date,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tri_store_set_referrer_finish (TriStore *self, GAsyncResult *result, GError **error);

/* Spends as much of the client's credit as there is and as is owed. TRI_ERROR_INVALID with a
 * sentence when that is nothing. */
gboolean tri_store_spend_referral (TriStore *self,
                                   const char *client_id,
                                   TriDate date,
                                   GError **error);
void tri_store_spend_referral_async (TriStore *self,
                                     const char *client_id,
                                     TriDate date,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean tri_store_spend_referral_finish (TriStore *self, GAsyncResult *result, GError **error);

/* What all clients may still spend, in minor units of @currency. -1 on error */
gint64 tri_store_get_referral_owed (TriStore *self,
                                    const char *currency,
                                    TriDate today,
                                    GError **error);
void tri_store_get_referral_owed_async (TriStore *self,
                                        const char *currency,
                                        TriDate today,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gint64 tri_store_get_referral_owed_finish (TriStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
