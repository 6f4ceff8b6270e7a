/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on choices, sessions and money. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-photo-files.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TriChoice *choice;
  GBytes *picture; /* (nullable) */
} TriNewChoice;

static TriNewChoice *
new_choice (const TriChoice *choice, GBytes *picture)
{
  TriNewChoice *self = g_new0 (TriNewChoice, 1);

  self->choice = tri_choice_copy (choice);
  self->picture = picture != NULL ? g_bytes_ref (picture) : NULL;
  return self;
}

static void
new_choice_free (TriNewChoice *self)
{
  tri_choice_free (self->choice);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriNewChoice, new_choice_free)

/* The three parts are of one decision of one client; anything else is a fault of the caller that
 * must not reach the record. */
static gboolean
check_choice (const TriChoice *choice, GError **error)
{
  const TriDecision *decision = choice->decision;

  if (!_tri_store_check_id (decision->id, error)
      || !_tri_store_check_id (choice->treatment->id, error)
      || !_tri_store_check_id (choice->quote->id, error))
    return FALSE;
  if (g_str_equal (choice->treatment->client_id, decision->client_id)
      && g_str_equal (choice->treatment->decision_id, decision->id)
      && g_str_equal (choice->quote->client_id, decision->client_id)
      && g_str_equal (choice->quote->decision_id, decision->id) && !choice->quote->accepted)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The plan and the quote do not belong to this choice. Choose the style "
                          "again."));
  return FALSE;
}

static gpointer
insert_choice_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriChoice *choice = args;

  return GINT_TO_POINTER (tri_client_table_require (connection, choice->decision->client_id, error)
                          && tri_design_revision_table_require (connection,
                                                                choice->decision->revision_id,
                                                                choice->decision->client_id, error)
                          && tri_decision_table_insert (connection, choice->decision, error)
                          && tri_treatment_table_insert (connection, choice->treatment, error)
                          && tri_quote_table_insert (connection, choice->quote, error));
}

static gpointer
save_choice_worker (TriConnection *connection, gpointer args, GError **error)
{
  TriNewChoice *given = args;
  TriDecision *decision = given->choice->decision;
  const char *folder = tri_connection_get_folder (connection);
  g_auto (TriPhotoFile) file = { NULL };
  gpointer saved;
  gboolean doubtful;

  if (!check_choice (given->choice, error))
    return NULL;
  if (given->picture != NULL && !tri_photo_files_write (folder, given->picture, &file, error))
    return NULL;
  /* The store alone says where the picture is. */
  g_free (decision->picture_file);
  g_free (decision->picture_sha256);
  decision->picture_file = g_strdup (file.name);
  decision->picture_sha256 = g_strdup (file.sha256);
  if (decision->decided_utc == 0)
    decision->decided_utc = _tri_store_now ();
  saved = _tri_store_transact (connection, insert_choice_worker, given->choice, NULL, &doubtful,
                               error);
  if (saved == NULL && !doubtful && file.made)
    tri_photo_files_remove (folder, file.name);
  return saved;
}

gboolean
tri_store_save_choice (TriStore *self, const TriChoice *choice, GBytes *picture_png, GError **error)
{
  g_autoptr (TriNewChoice) args = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && choice != NULL, FALSE);

  args = new_choice (choice, picture_png);
  return _tri_store_run (self, TRI_STORE_READ, save_choice_worker, args, NULL, error) != NULL;
}

void
tri_store_save_choice_async (TriStore *self,
                             const TriChoice *choice,
                             GBytes *picture_png,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && choice != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, save_choice_worker, new_choice (choice, picture_png),
                        (GDestroyNotify) new_choice_free, NULL, cancellable, callback, user_data,
                        tri_store_save_choice_async);
}

gboolean
tri_store_save_choice_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_choice_async, error) != NULL;
}

static gpointer
load_picture_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *sha256 = NULL;

  if (!tri_decision_table_picture (connection, args, &file, &sha256, error))
    return NULL;
  return tri_photo_files_read (tri_connection_get_folder (connection), file, sha256, error);
}

GBytes *
tri_store_load_picture (TriStore *self, const char *decision_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && decision_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_picture_worker, (gpointer) decision_id, NULL,
                         error);
}

void
tri_store_load_picture_async (TriStore *self,
                              const char *decision_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && decision_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_picture_worker, g_strdup (decision_id), g_free,
                        (GDestroyNotify) g_bytes_unref, cancellable, callback, user_data,
                        tri_store_load_picture_async);
}

GBytes *
tri_store_load_picture_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_picture_async, error);
}

static gpointer
save_session_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriSession *session = args;

  return GINT_TO_POINTER (_tri_store_check_id (session->id, error)
                          && tri_session_table_save (connection, session, error));
}

gboolean
tri_store_save_session (TriStore *self, const TriSession *session, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && session != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_session_worker, (gpointer) session, NULL,
                         error)
         != NULL;
}

void
tri_store_save_session_async (TriStore *self,
                              const TriSession *session,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && session != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_session_worker, tri_session_copy (session),
                        (GDestroyNotify) tri_session_free, NULL, cancellable, callback, user_data,
                        tri_store_save_session_async);
}

gboolean
tri_store_save_session_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_session_async, error) != NULL;
}

typedef struct
{
  char *quote_id;
  TriDate date;
} TriAcceptance;

static TriAcceptance *
acceptance_new (const char *quote_id, TriDate date)
{
  TriAcceptance *self = g_new0 (TriAcceptance, 1);

  self->quote_id = g_strdup (quote_id);
  self->date = date;
  return self;
}

static void
acceptance_free (TriAcceptance *self)
{
  g_free (self->quote_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriAcceptance, acceptance_free)

/* A line that takes something off is a credit; a line of nothing posts nothing. */
static gboolean
post_line (TriConnection *connection,
           const TriQuoteRecord *quote,
           const TriQuoteLine *line,
           TriDate date,
           GError **error)
{
  g_autoptr (TriLedgerEntry) entry = NULL;

  if (line->amount_minor == 0)
    return TRUE;
  entry = g_new0 (TriLedgerEntry, 1);
  entry->id = tri_id_new ();
  entry->kind = line->amount_minor > 0 ? TRI_LEDGER_CHARGE : TRI_LEDGER_CREDIT;
  entry->amount_minor = line->amount_minor;
  g_strlcpy (entry->currency, quote->quote->currency, sizeof entry->currency);
  entry->date = date;
  entry->note = g_strdup (line->text);
  return tri_ledger_entry_table_insert (connection, quote->client_id, quote->id, entry, error);
}

static gpointer
accept_quote_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriAcceptance *acceptance = args;
  g_autoptr (TriQuoteRecord) quote = tri_quote_table_load (connection, acceptance->quote_id, error);

  if (quote == NULL || !tri_quote_table_accept (connection, quote, acceptance->date, error))
    return NULL;
  for (guint i = 0; i < quote->quote->lines->len; i++)
    if (!post_line (connection, quote, quote->quote->lines->pdata[i], acceptance->date, error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

gboolean
tri_store_accept_quote (TriStore *self, const char *quote_id, TriDate date, GError **error)
{
  g_autoptr (TriAcceptance) acceptance = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && quote_id != NULL, FALSE);
  g_return_val_if_fail (date != TRI_DATE_NONE, FALSE);

  acceptance = acceptance_new (quote_id, date);
  return _tri_store_run (self, TRI_STORE_WRITE, accept_quote_worker, acceptance, NULL, error)
         != NULL;
}

void
tri_store_accept_quote_async (TriStore *self,
                              const char *quote_id,
                              TriDate date,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && quote_id != NULL);
  g_return_if_fail (date != TRI_DATE_NONE);

  _tri_store_run_async (self, TRI_STORE_WRITE, accept_quote_worker, acceptance_new (quote_id, date),
                        (GDestroyNotify) acceptance_free, NULL, cancellable, callback, user_data,
                        tri_store_accept_quote_async);
}

gboolean
tri_store_accept_quote_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_accept_quote_async, error) != NULL;
}

typedef struct
{
  char *client_id;
  TriLedgerEntry *entry;
} TriPosting;

static TriPosting *
posting_new (const char *client_id, const TriLedgerEntry *entry)
{
  TriPosting *self = g_new0 (TriPosting, 1);

  self->client_id = g_strdup (client_id);
  self->entry = tri_ledger_entry_copy (entry);
  return self;
}

static void
posting_free (TriPosting *self)
{
  g_free (self->client_id);
  tri_ledger_entry_free (self->entry);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPosting, posting_free)

static gpointer
add_ledger_entry_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriPosting *posting = args;

  return GINT_TO_POINTER (_tri_store_check_id (posting->entry->id, error)
                          && tri_client_table_require (connection, posting->client_id, error)
                          && tri_ledger_entry_table_insert (connection, posting->client_id, NULL,
                                                            posting->entry, error));
}

gboolean
tri_store_add_ledger_entry (TriStore *self,
                            const char *client_id,
                            const TriLedgerEntry *entry,
                            GError **error)
{
  g_autoptr (TriPosting) posting = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL && entry != NULL, FALSE);

  posting = posting_new (client_id, entry);
  return _tri_store_run (self, TRI_STORE_WRITE, add_ledger_entry_worker, posting, NULL, error)
         != NULL;
}

void
tri_store_add_ledger_entry_async (TriStore *self,
                                  const char *client_id,
                                  const TriLedgerEntry *entry,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL && entry != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, add_ledger_entry_worker,
                        posting_new (client_id, entry), (GDestroyNotify) posting_free, NULL,
                        cancellable, callback, user_data, tri_store_add_ledger_entry_async);
}

gboolean
tri_store_add_ledger_entry_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_add_ledger_entry_async, error) != NULL;
}
