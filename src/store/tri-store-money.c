/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on quotes and the ledger. */

#include "config.h"

#include "tri-store-quotes.h"

#include "tri-account.h"
#include "tri-store-private.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static gpointer
save_quote_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (TriQuoteRecord) quote = tri_quote_record_copy (args);

  g_free (quote->id);
  quote->id = tri_id_new ();
  if (!tri_quote_table_next_version (connection, quote->client_id, quote->decision_id,
                                     &quote->version, error)
      || !tri_quote_table_insert (connection, quote, error))
    return NULL;
  return g_steal_pointer (&quote);
}

TriQuoteRecord *
tri_store_save_quote (TriStore *self, const TriQuoteRecord *quote, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && quote != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_WRITE, save_quote_worker, (gpointer) quote,
                         (GDestroyNotify) tri_quote_record_free, error);
}

void
tri_store_save_quote_async (TriStore *self,
                            const TriQuoteRecord *quote,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && quote != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_quote_worker, tri_quote_record_copy (quote),
                        (GDestroyNotify) tri_quote_record_free,
                        (GDestroyNotify) tri_quote_record_free, cancellable, callback, user_data,
                        tri_store_save_quote_async);
}

TriQuoteRecord *
tri_store_save_quote_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_save_quote_async, error);
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

/* What the rules of an account ask about: quotes, treatments and ledger. */
static TriDossier *
load_account (TriConnection *connection, const char *client_id, GError **error)
{
  g_autoptr (TriDossier) dossier = tri_dossier_new ();

  if (!tri_quote_table_list (connection, client_id, dossier->quotes, error)
      || !tri_treatment_table_list (connection, client_id, dossier->treatments, error)
      || !tri_ledger_entry_table_list (connection, client_id, dossier->ledger, error))
    return NULL;
  return g_steal_pointer (&dossier);
}

static gboolean
check_open (const TriQuoteRecord *quote, GError **error)
{
  if (quote->accepted_on == TRI_DATE_NONE)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                       quote->accepted
                           ? _ ("This quote was accepted already and its charges are posted. To "
                                "change them, make a new quote.")
                           : _ ("This quote was replaced by a later one. To go back to its terms, "
                                "make a new quote."));
  return FALSE;
}

static gboolean
insert_entries (TriConnection *connection,
                const char *client_id,
                GPtrArray *entries,
                GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (!tri_ledger_entry_table_insert (connection, client_id, entries->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
accept_quote_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriAcceptance *acceptance = args;
  g_autoptr (TriQuoteRecord) quote = tri_quote_table_load (connection, acceptance->quote_id, error);
  g_autoptr (TriDossier) dossier = NULL;
  g_autoptr (TriAccount) account = NULL;
  g_autoptr (GPtrArray) posted = NULL;
  const TriQuoteRecord *replaced;
  const char *replaced_id;

  if (quote == NULL || !check_open (quote, error))
    return NULL;
  dossier = load_account (connection, quote->client_id, error);
  account = dossier != NULL ? tri_account_new (dossier->ledger, error) : NULL;
  if (account == NULL)
    return NULL;
  replaced = tri_dossier_get_replaced_quote (dossier, quote);
  replaced_id = replaced != NULL ? replaced->id : NULL;
  posted = tri_account_accept (account, quote, replaced_id, acceptance->date, error);
  return GINT_TO_POINTER (
      posted != NULL
      && (replaced == NULL
          || tri_quote_table_replace (connection, replaced_id, acceptance->date, error))
      && tri_quote_table_accept (connection, quote->id, acceptance->date, error)
      && insert_entries (connection, quote->client_id, posted, error)
      && _tri_store_update_referral (connection, quote->client_id, acceptance->date, error));
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
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
  g_autoptr (TriAccount) account = NULL;

  if (!_tri_store_check_id (posting->entry->id, error)
      || !tri_client_table_require (connection, posting->client_id, error)
      || !tri_ledger_entry_table_list (connection, posting->client_id, entries, error))
    return NULL;
  account = tri_account_new (entries, error);
  return GINT_TO_POINTER (
      account != NULL && tri_account_post (account, posting->entry, error)
      && tri_ledger_entry_table_insert (connection, posting->client_id, posting->entry, error)
      && _tri_store_update_referral (connection, posting->client_id, posting->entry->date, error));
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
