/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on choices and sessions. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-account.h"
#include "tri-photo-files.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

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

/* Takes back what was written for a choice that did not come to be. */
static void
remove_pictures (const char *folder, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const TriPhotoFile *file = files->pdata[i];

      if (file->made)
        tri_photo_files_remove (folder, file->name);
    }
}

/* Writes the pictures' bytes as files, and adds those to @files. The store alone says where a
 * picture is. */
static gboolean
write_pictures (const char *folder, TriDecision *decision, GPtrArray *files, GError **error)
{
  for (guint i = decision->pictures->len; i-- > 0;)
    {
      TriDecisionPicture *picture = decision->pictures->pdata[i];
      TriPhotoFile *file;

      if (picture->png == NULL)
        {
          g_ptr_array_remove_index (decision->pictures, i);
          continue;
        }
      file = g_new0 (TriPhotoFile, 1);
      g_ptr_array_add (files, file);
      if (!tri_photo_files_write (folder, picture->png, file, error))
        return FALSE;
      g_free (picture->file);
      g_free (picture->sha256);
      picture->file = g_strdup (file->name);
      picture->sha256 = g_strdup (file->sha256);
    }
  return TRUE;
}

static gpointer
save_choice_worker (TriConnection *connection, gpointer args, GError **error)
{
  TriChoice *choice = args;
  TriDecision *decision = choice->decision;
  const char *folder = tri_connection_get_folder (connection);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_photo_file_free);
  gpointer saved = NULL;
  gboolean doubtful = FALSE;

  if (!check_choice (choice, error))
    return NULL;
  if (decision->decided_utc == 0)
    decision->decided_utc = _tri_store_now ();
  if (write_pictures (folder, decision, files, error))
    saved = _tri_store_transact (connection, insert_choice_worker, choice, NULL, &doubtful, error);
  if (saved == NULL && !doubtful)
    remove_pictures (folder, files);
  return saved;
}

gboolean
tri_store_save_choice (TriStore *self, const TriChoice *choice, GError **error)
{
  g_autoptr (TriChoice) args = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && choice != NULL, FALSE);

  args = tri_choice_copy (choice);
  return _tri_store_run (self, TRI_STORE_READ, save_choice_worker, args, NULL, error) != NULL;
}

void
tri_store_save_choice_async (TriStore *self,
                             const TriChoice *choice,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && choice != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, save_choice_worker, tri_choice_copy (choice),
                        (GDestroyNotify) tri_choice_free, NULL, cancellable, callback, user_data,
                        tri_store_save_choice_async);
}

gboolean
tri_store_save_choice_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_choice_async, error) != NULL;
}

typedef struct
{
  char *decision_id;
  TriDecisionMoment moment;
} TriWantedPicture;

static void
wanted_picture_free (TriWantedPicture *self)
{
  g_free (self->decision_id);
  g_free (self);
}

static gpointer
load_picture_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriWantedPicture *wanted = args;
  g_auto (TriPhotoFile) file = { NULL };

  if (!tri_decision_picture_table_load (connection, wanted->decision_id, wanted->moment, &file,
                                        error))
    return NULL;
  return tri_photo_files_read (tri_connection_get_folder (connection), file.name, file.sha256,
                               error);
}

GBytes *
tri_store_load_picture (TriStore *self,
                        const char *decision_id,
                        TriDecisionMoment moment,
                        GError **error)
{
  TriWantedPicture wanted = { (char *) decision_id, moment };

  g_return_val_if_fail (TRI_IS_STORE (self) && decision_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_picture_worker, &wanted, NULL, error);
}

void
tri_store_load_picture_async (TriStore *self,
                              const char *decision_id,
                              TriDecisionMoment moment,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  const TriWantedPicture wanted = { g_strdup (decision_id), moment };

  g_return_if_fail (TRI_IS_STORE (self) && decision_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_picture_worker,
                        g_memdup2 (&wanted, sizeof wanted), (GDestroyNotify) wanted_picture_free,
                        (GDestroyNotify) g_bytes_unref, cancellable, callback, user_data,
                        tri_store_load_picture_async);
}

GBytes *
tri_store_load_picture_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_picture_async, error);
}

/* A touch-up is in no quote: its price is charged once, when it is done, and taken back when it was
 * not done after all. The charge has the session's id, so that it is there at most once. */
static gboolean
charge_touch_up (TriConnection *connection, const TriSession *session, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
  g_autoptr (TriAccount) account = NULL;
  g_autoptr (TriLedgerEntry) entry = NULL;
  g_autofree char *client_id = NULL;
  char currency[4];
  const TriLedgerEntry *charge = NULL;
  gboolean reversed = FALSE;

  if (!tri_treatment_table_find_payer (connection, session->treatment_id, &client_id, currency,
                                       error)
      || !tri_ledger_entry_table_list (connection, client_id, entries, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const TriLedgerEntry *known = g_ptr_array_index (entries, i);

      if (g_str_equal (known->id, session->id))
        charge = known;
      if (g_strcmp0 (known->reverses, session->id) == 0)
        reversed = TRUE;
    }
  if (session->state == TRI_SESSION_DONE && charge == NULL && session->price_minor > 0)
    {
      entry = tri_ledger_entry_new (TRI_LEDGER_CHARGE, session->price_minor, currency,
                                    session->date, _ ("Touch-up"), error);
      if (entry == NULL)
        return FALSE;
      g_free (entry->id);
      entry->id = g_strdup (session->id);
    }
  else if (session->state != TRI_SESSION_DONE && charge != NULL && !reversed)
    entry = tri_ledger_entry_new_reversal (charge, session->date, charge->note);
  if (entry == NULL)
    return TRUE;
  account = tri_account_new (entries, error);
  return account != NULL && tri_account_post (account, entry, error)
         && tri_ledger_entry_table_insert (connection, client_id, entry, error);
}

static gpointer
save_session_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriSession *session = args;

  return GINT_TO_POINTER (_tri_store_check_id (session->id, error)
                          && tri_session_table_save (connection, session, error)
                          && (!session->touch_up || charge_touch_up (connection, session, error)));
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
