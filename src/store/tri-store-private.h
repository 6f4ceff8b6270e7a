/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an operation reaches the store's thread; shared by the files that make up TriStore. */

#pragma once

#include "tri-connection.h"
#include "tri-store.h"

G_BEGIN_DECLS

/* One operation, on the store's thread. Returns: what the caller gets, NULL with @error set; an
 * operation without a value returns GINT_TO_POINTER (TRUE). */
typedef gpointer (*TriStoreWorker) (TriConnection *connection, gpointer args, GError **error);

typedef enum
{
  TRI_STORE_READ,
  TRI_STORE_WRITE, /* inside a transaction that is committed when the worker succeeds */
} TriStoreMode;

/* Queues @worker and waits for it; never on the main thread of the app. @free_result (nullable):
 * for the result of a transaction that then cannot be committed. */
gpointer _tri_store_run (TriStore *self,
                         TriStoreMode mode,
                         TriStoreWorker worker,
                         gpointer args,
                         GDestroyNotify free_result,
                         GError **error);

/**
 * _tri_store_run_async:
 * @args: (transfer full): freed with @free_args (nullable) in the caller's main context
 * @free_result: (nullable): for a result that nobody takes
 * @tag: the public function, to be checked by _tri_store_run_finish ()
 *
 * Queues @worker; @callback runs in the caller's main context. @cancellable is honoured until the
 * operation starts; from then on it is done, and reported as done.
 */
void _tri_store_run_async (TriStore *self,
                           TriStoreMode mode,
                           TriStoreWorker worker,
                           gpointer args,
                           GDestroyNotify free_args,
                           GDestroyNotify free_result,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data,
                           gpointer tag);
gpointer _tri_store_run_finish (TriStore *self, GAsyncResult *result, gpointer tag, GError **error);

/**
 * _tri_store_transact:
 * @out_doubtful: (out) (nullable): TRUE when the commit itself failed. Nothing is saved as far as
 *   this connection goes on, but after a crash the rows may turn out to be on the disk all the
 *   same; a file that they name must stay
 *
 * Runs @worker inside a transaction of @connection: rolled back when it returns NULL.
 */
gpointer _tri_store_transact (TriConnection *connection,
                              TriStoreWorker worker,
                              gpointer args,
                              GDestroyNotify free_result,
                              gboolean *out_doubtful,
                              GError **error);

/* The clinic with its own figures, for workers that reckon. Returns: (transfer full) */
TriClinic *_tri_store_read_clinic (TriConnection *connection, GError **error);
/* After what was posted or accepted for @client_id: earns or takes back the referral credit that
 * hangs on it, see tri-referral.h. */
gboolean _tri_store_update_referral (TriConnection *connection,
                                     const char *client_id,
                                     TriDate date,
                                     GError **error);

/* Seconds since 1970; the store is the lowest room that may read the clock. */
gint64 _tri_store_now (void);

/* FALSE with TRI_ERROR_INVALID when @id is no UUID. */
gboolean _tri_store_check_id (const char *id, GError **error);

G_END_DECLS
