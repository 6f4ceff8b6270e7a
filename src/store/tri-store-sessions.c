/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on what was done in sessions. */

#include "config.h"

#include "tri-store-sessions.h"

#include "tri-error.h"
#include "tri-session-tables.h"
#include "tri-store-private.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static gpointer
load_session_book_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (TriSessionBook) book = tri_session_book_new ();

  if (!tri_client_table_require (connection, args, error)
      || !tri_session_record_table_list (connection, args, book->records, error)
      || !tri_lot_table_list (connection, book->lots, error)
      || !tri_staff_table_list (connection, book->staff, error))
    return NULL;
  return g_steal_pointer (&book);
}

TriSessionBook *
tri_store_load_session_book (TriStore *self, const char *client_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_session_book_worker, (gpointer) client_id, NULL,
                         error);
}

void
tri_store_load_session_book_async (TriStore *self,
                                   const char *client_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_session_book_worker, g_strdup (client_id),
                        g_free, (GDestroyNotify) tri_session_book_free, cancellable, callback,
                        user_data, tri_store_load_session_book_async);
}

TriSessionBook *
tri_store_load_session_book_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_session_book_async, error);
}

typedef struct
{
  TriSession *session;
  TriSessionRecord *record;
} Done;

static void
done_free (Done *done)
{
  tri_session_free (done->session);
  tri_session_record_free (done->record);
  g_free (done);
}

/* Gives @record its id, version and time. */
static gboolean
number_record (TriConnection *connection, TriSessionRecord *record, GError **error)
{
  guint version;

  if (!tri_session_record_table_last_version (connection, record->session_id, &version, error))
    return FALSE;
  if (version != record->version)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("This session was recorded meanwhile. Open it again and repeat your "
                              "change."));
      return FALSE;
    }
  g_free (record->id);
  record->id = tri_id_new ();
  record->version = version + 1;
  record->saved_utc = _tri_store_now ();
  return TRUE;
}

static gpointer
save_session_record_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Done *done = args;
  g_autoptr (TriSessionRecord) record = tri_session_record_copy (done->record);

  if (!_tri_store_check_id (record->session_id, error))
    return NULL;
  /* Whether it is by today is for whoever knows what day it is at the clinic. */
  if (!tri_session_record_validate (
          record, MAX (MAX (record->date, record->aftercare), tri_date_from_ymd (1970, 1, 1)),
          error)
      || !tri_session_table_save (connection, done->session, error)
      || !number_record (connection, record, error)
      || !tri_session_record_table_insert (connection, record, error))
    return NULL;
  if (*record->practitioner != '\0'
      && !tri_staff_table_save (connection, record->practitioner, record->saved_utc, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

gboolean
tri_store_save_session_record (TriStore *self,
                               const TriSession *session,
                               const TriSessionRecord *record,
                               GError **error)
{
  Done done = { (TriSession *) session, (TriSessionRecord *) record };

  g_return_val_if_fail (TRI_IS_STORE (self) && session != NULL && record != NULL, FALSE);
  g_return_val_if_fail (g_str_equal (session->id, record->session_id), FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_session_record_worker, &done, NULL, error)
         != NULL;
}

void
tri_store_save_session_record_async (TriStore *self,
                                     const TriSession *session,
                                     const TriSessionRecord *record,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Done *done;

  g_return_if_fail (TRI_IS_STORE (self) && session != NULL && record != NULL);
  g_return_if_fail (g_str_equal (session->id, record->session_id));

  done = g_new0 (Done, 1);
  done->session = tri_session_copy (session);
  done->record = tri_session_record_copy (record);
  _tri_store_run_async (self, TRI_STORE_WRITE, save_session_record_worker, done,
                        (GDestroyNotify) done_free, NULL, cancellable, callback, user_data,
                        tri_store_save_session_record_async);
}

gboolean
tri_store_save_session_record_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_session_record_async, error) != NULL;
}
