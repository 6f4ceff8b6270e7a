/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in sessions, in the record. As in tri-store.h: blocking, and _async with _finish.
 */

#pragma once

#include "tri-session-record.h"
#include "tri-store.h"

G_BEGIN_DECLS

TriSessionBook *tri_store_load_session_book (TriStore *self,
                                             const char *client_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_session_book_async (TriStore *self,
                                        const char *client_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TriSessionBook *tri_store_load_session_book_finish (TriStore *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @session as it is from now on, done as a rule, and what was done in it; in one transaction. An
 * earlier version of @record stays beside it: TRI_ERROR_CONFLICT when @record->version is not the
 * latest one. */
gboolean tri_store_save_session_record (TriStore *self,
                                        const TriSession *session,
                                        const TriSessionRecord *record,
                                        GError **error);
void tri_store_save_session_record_async (TriStore *self,
                                          const TriSession *session,
                                          const TriSessionRecord *record,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean tri_store_save_session_record_finish (TriStore *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
