/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on the referral programme. */

#include "config.h"

#include "tri-store-referrals.h"

#include "tri-account.h"
#include "tri-disclosure.h"
#include "tri-referral-table.h"
#include "tri-store-private.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *client_id;
  char *text; /* (nullable): a code or a currency */
  TriDate date;
} Request;

static Request *
request_new (const char *client_id, const char *text, TriDate date)
{
  Request *self = g_new0 (Request, 1);

  self->client_id = g_strdup (client_id);
  self->text = g_strdup (text);
  self->date = date;
  return self;
}

static void
request_free (Request *self)
{
  g_free (self->client_id);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* Credits and ledger of who sends others. */
typedef struct
{
  GPtrArray *credits;
  GPtrArray *ledger;
} Wallet;

static void
wallet_clear (Wallet *wallet)
{
  g_clear_pointer (&wallet->credits, g_ptr_array_unref);
  g_clear_pointer (&wallet->ledger, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wallet, wallet_clear)

static gboolean
load_wallet (TriConnection *connection, const char *client_id, Wallet *wallet, GError **error)
{
  wallet->credits = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_referral_credit_free);
  wallet->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
  return tri_referral_credit_table_list (connection, client_id, wallet->credits, error)
         && tri_ledger_entry_table_list (connection, client_id, wallet->ledger, error);
}

static gboolean
is_paid (TriConnection *connection, const char *client_id, gboolean *out_paid, GError **error)
{
  g_autoptr (TriDossier) dossier = tri_dossier_new ();

  if (!tri_quote_table_list (connection, client_id, dossier->quotes, error)
      || !tri_treatment_table_list (connection, client_id, dossier->treatments, error)
      || !tri_ledger_entry_table_list (connection, client_id, dossier->ledger, error))
    return FALSE;
  *out_paid = tri_referral_is_paid (dossier);
  return TRUE;
}

static gboolean
earn (TriConnection *connection,
      const char *referred_id,
      const char *referrer_id,
      TriDate date,
      GError **error)
{
  g_autoptr (TriClinic) clinic = _tri_store_read_clinic (connection, error);
  g_autoptr (TriReferralCredit) credit = NULL;

  if (clinic == NULL)
    return FALSE;
  credit = tri_referral_credit_new (referred_id, clinic, date);
  return credit == NULL
         || tri_referral_credit_table_insert (connection, credit, referrer_id, error);
}

/* What the referrer spent of the credit that goes is taken back too. */
static gboolean
take_back (TriConnection *connection,
           const char *referred_id,
           const char *referrer_id,
           TriDate date,
           gboolean *out_reversed,
           GError **error)
{
  g_auto (Wallet) wallet = { 0 };
  g_autoptr (GPtrArray) reversals = NULL;

  if (!tri_referral_credit_table_take_back (connection, referred_id, date, error)
      || !load_wallet (connection, referrer_id, &wallet, error))
    return FALSE;
  reversals = tri_referral_take_back (wallet.credits, wallet.ledger, date);
  for (guint i = 0; i < reversals->len; i++)
    if (!tri_ledger_entry_table_insert (connection, referrer_id, reversals->pdata[i], error))
      return FALSE;
  *out_reversed = reversals->len > 0;
  return TRUE;
}

/* One client's credit for who sent them. @out_next: (transfer full): whose account it changed, ""
 */
static gboolean
update_one (
    TriConnection *connection, const char *client_id, TriDate date, char **out_next, GError **error)
{
  g_autofree char *sender = NULL;
  g_autofree char *holder = NULL;
  gboolean paid = FALSE;
  gboolean reversed = FALSE;

  *out_next = g_strdup ("");
  if (!tri_referral_table_load (connection, client_id, &sender, error)
      || !tri_referral_credit_table_find (connection, client_id, &holder, error)
      || ((*sender != '\0' || *holder != '\0') && !is_paid (connection, client_id, &paid, error)))
    return FALSE;
  if (paid && *holder == '\0' && *sender != '\0')
    return earn (connection, client_id, sender, date, error);
  if (!paid && *holder != '\0')
    {
      if (!take_back (connection, client_id, holder, date, &reversed, error))
        return FALSE;
      if (reversed)
        {
          g_free (*out_next);
          *out_next = g_steal_pointer (&holder);
        }
    }
  return TRUE;
}

gboolean
_tri_store_update_referral (TriConnection *connection,
                            const char *client_id,
                            TriDate date,
                            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = g_strdup (client_id);

  /* A credit taken back raises what its holder owes, whose own sender may lose one for it. */
  while (*id != '\0' && !g_hash_table_contains (seen, id))
    {
      char *next = NULL;
      gboolean good = update_one (connection, id, date, &next, error);

      g_hash_table_add (seen, g_steal_pointer (&id));
      id = next;
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/* Load */

static gpointer
load_referral_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Request *request = args;
  g_autoptr (TriReferral) referral = tri_referral_new ();
  g_autoptr (TriClinic) clinic = _tri_store_read_clinic (connection, error);
  g_auto (Wallet) wallet = { 0 };

  if (clinic == NULL
      || !tri_referral_code_table_load (connection, request->client_id, &referral->code, error)
      || !tri_referral_table_load (connection, request->client_id, &referral->referrer_id, error)
      || !tri_referral_table_list_friends (connection, request->client_id, referral->friends, error)
      || !load_wallet (connection, request->client_id, &wallet, error))
    return NULL;
  if (*referral->referrer_id != '\0')
    {
      g_autoptr (TriClient) referrer
          = tri_client_table_load (connection, referral->referrer_id, error);

      if (referrer == NULL)
        return NULL;
      referral->referrer_name = g_strdup (tri_client_get_display_name (referrer));
    }
  else
    g_clear_pointer (&referral->referrer_id, g_free);
  if (*referral->code == '\0')
    g_clear_pointer (&referral->code, g_free);
  referral->sum = tri_referral_sum (wallet.credits, wallet.ledger, clinic->currency, request->date);
  g_ptr_array_unref (referral->credits);
  referral->credits = g_steal_pointer (&wallet.credits);
  return g_steal_pointer (&referral);
}

TriReferral *
tri_store_load_referral (TriStore *self, const char *client_id, TriDate today, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  request = request_new (client_id, NULL, today);
  return _tri_store_run (self, TRI_STORE_READ, load_referral_worker, request, NULL, error);
}

void
tri_store_load_referral_async (TriStore *self,
                               const char *client_id,
                               TriDate today,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_referral_worker,
                        request_new (client_id, NULL, today), (GDestroyNotify) request_free,
                        (GDestroyNotify) tri_referral_free, cancellable, callback, user_data,
                        tri_store_load_referral_async);
}

TriReferral *
tri_store_load_referral_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_referral_async, error);
}

/* Code */

static gpointer
give_referral_code_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Request *request = args;
  g_autoptr (TriClient) client = tri_client_table_load (connection, request->client_id, error);
  g_autofree char *code = NULL;
  g_autofree char *owner = NULL;

  if (client == NULL || !tri_referral_code_table_load (connection, client->id, &code, error))
    return NULL;
  if (*code != '\0')
    return g_steal_pointer (&code);
  if (!tri_client_may_refer (client))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("The referral programme is for clients who talk about their "
                              "treatment. Set the client’s disclosure to open first."));
      return NULL;
    }
  do
    {
      g_free (code);
      g_clear_pointer (&owner, g_free);
      code = tri_referral_code_new (((guint64) g_random_int () << 32) | g_random_int ());
      if (!tri_referral_code_table_find_owner (connection, code, &owner, error))
        return NULL;
    }
  while (*owner != '\0');
  if (!tri_referral_code_table_insert (connection, client->id, code, error))
    return NULL;
  return g_steal_pointer (&code);
}

char *
tri_store_give_referral_code (TriStore *self, const char *client_id, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  request = request_new (client_id, NULL, TRI_DATE_NONE);
  return _tri_store_run (self, TRI_STORE_WRITE, give_referral_code_worker, request, g_free, error);
}

void
tri_store_give_referral_code_async (TriStore *self,
                                    const char *client_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, give_referral_code_worker,
                        request_new (client_id, NULL, TRI_DATE_NONE), (GDestroyNotify) request_free,
                        g_free, cancellable, callback, user_data,
                        tri_store_give_referral_code_async);
}

char *
tri_store_give_referral_code_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_give_referral_code_async, error);
}

/* Who sent whom */

/* (transfer full): NULL with an error */
static char *
find_referrer (TriConnection *connection, const Request *request, GError **error)
{
  g_autofree char *code = tri_referral_code_parse (request->text, error);
  g_autofree char *owner = NULL;
  g_autoptr (GPtrArray) above = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TriClient) referrer = NULL;

  if (code == NULL || !tri_referral_code_table_find_owner (connection, code, &owner, error))
    return NULL;
  if (*owner == '\0')
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("No client has the code “%s”. Ask for it once more, or leave it out."), code);
      return NULL;
    }
  referrer = tri_client_table_load (connection, owner, error);
  if (referrer == NULL || !tri_referral_table_list_above (connection, owner, above, error)
      || !tri_referral_check (request->client_id, owner, above, error))
    return NULL;
  if (!tri_client_may_refer (referrer))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("The client with this code does not take part in the referral "
                              "programme any more."));
      return NULL;
    }
  return g_steal_pointer (&owner);
}

static gpointer
set_referrer_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Request *request = args;
  g_autofree char *holder = NULL;
  g_autofree char *referrer = NULL;

  if (!tri_client_table_require (connection, request->client_id, error)
      || !tri_referral_credit_table_find (connection, request->client_id, &holder, error))
    return NULL;
  if (*holder != '\0')
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("A credit was already given for this client, so who recommended the "
                              "clinic stays as it is."));
      return NULL;
    }
  if (*request->text == '\0')
    return GINT_TO_POINTER (tri_referral_table_remove (connection, request->client_id, error));
  referrer = find_referrer (connection, request, error);
  return GINT_TO_POINTER (
      referrer != NULL
      && tri_referral_table_save (connection, request->client_id, referrer, request->date, error)
      && _tri_store_update_referral (connection, request->client_id, request->date, error));
}

gboolean
tri_store_set_referrer (
    TriStore *self, const char *client_id, const char *code, TriDate date, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL && code != NULL, FALSE);
  g_return_val_if_fail (date != TRI_DATE_NONE, FALSE);

  request = request_new (client_id, code, date);
  return _tri_store_run (self, TRI_STORE_WRITE, set_referrer_worker, request, NULL, error) != NULL;
}

void
tri_store_set_referrer_async (TriStore *self,
                              const char *client_id,
                              const char *code,
                              TriDate date,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL && code != NULL);
  g_return_if_fail (date != TRI_DATE_NONE);

  _tri_store_run_async (self, TRI_STORE_WRITE, set_referrer_worker,
                        request_new (client_id, code, date), (GDestroyNotify) request_free, NULL,
                        cancellable, callback, user_data, tri_store_set_referrer_async);
}

gboolean
tri_store_set_referrer_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_set_referrer_async, error) != NULL;
}

/* Spending */

static gpointer
spend_referral_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Request *request = args;
  g_autoptr (TriClinic) clinic = _tri_store_read_clinic (connection, error);
  g_auto (Wallet) wallet = { 0 };
  g_autoptr (TriAccount) account = NULL;
  g_autoptr (TriLedgerEntry) entry = NULL;
  TriReferralSum sum;
  gint64 amount;

  if (clinic == NULL || !tri_client_table_require (connection, request->client_id, error)
      || !load_wallet (connection, request->client_id, &wallet, error))
    return NULL;
  account = tri_account_new (wallet.ledger, error);
  if (account == NULL)
    return NULL;
  sum = tri_referral_sum (wallet.credits, wallet.ledger, clinic->currency, request->date);
  amount = MIN (sum.available, tri_account_get_balance (account));
  if (amount <= 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           sum.available <= 0
                               ? _ ("There is no referral credit left to spend.")
                               : _ ("The client owes nothing. Spend the credit when there is "
                                    "something to pay."));
      return NULL;
    }
  entry = tri_referral_spend (wallet.credits, wallet.ledger, clinic->currency, amount,
                              request->date, error);
  /* It may pay the client's own treatment, for which somebody else earns. */
  return GINT_TO_POINTER (
      entry != NULL && tri_account_post (account, entry, error)
      && tri_ledger_entry_table_insert (connection, request->client_id, entry, error)
      && _tri_store_update_referral (connection, request->client_id, request->date, error));
}

gboolean
tri_store_spend_referral (TriStore *self, const char *client_id, TriDate date, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, FALSE);
  g_return_val_if_fail (date != TRI_DATE_NONE, FALSE);

  request = request_new (client_id, NULL, date);
  return _tri_store_run (self, TRI_STORE_WRITE, spend_referral_worker, request, NULL, error)
         != NULL;
}

void
tri_store_spend_referral_async (TriStore *self,
                                const char *client_id,
                                TriDate date,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);
  g_return_if_fail (date != TRI_DATE_NONE);

  _tri_store_run_async (self, TRI_STORE_WRITE, spend_referral_worker,
                        request_new (client_id, NULL, date), (GDestroyNotify) request_free, NULL,
                        cancellable, callback, user_data, tri_store_spend_referral_async);
}

gboolean
tri_store_spend_referral_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_spend_referral_async, error) != NULL;
}

/* All clients */

static gpointer
get_referral_owed_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Request *request = args;
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);
  gint64 owed = 0;

  if (!tri_referral_credit_table_list_owners (connection, owners, error))
    return NULL;
  for (guint i = 0; i < owners->len; i++)
    {
      g_auto (Wallet) wallet = { 0 };

      if (!load_wallet (connection, owners->pdata[i], &wallet, error))
        return NULL;
      owed += tri_referral_sum (wallet.credits, wallet.ledger, request->text, request->date)
                  .available;
    }
  return g_memdup2 (&owed, sizeof owed);
}

gint64
tri_store_get_referral_owed (TriStore *self, const char *currency, TriDate today, GError **error)
{
  g_autoptr (Request) request = NULL;
  g_autofree gint64 *owed = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && currency != NULL, -1);

  request = request_new (NULL, currency, today);
  owed = _tri_store_run (self, TRI_STORE_READ, get_referral_owed_worker, request, NULL, error);
  return owed != NULL ? *owed : -1;
}

void
tri_store_get_referral_owed_async (TriStore *self,
                                   const char *currency,
                                   TriDate today,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && currency != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, get_referral_owed_worker,
                        request_new (NULL, currency, today), (GDestroyNotify) request_free, g_free,
                        cancellable, callback, user_data, tri_store_get_referral_owed_async);
}

gint64
tri_store_get_referral_owed_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *owed = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self), -1);

  owed = _tri_store_run_finish (self, result, tri_store_get_referral_owed_async, error);
  return owed != NULL ? *owed : -1;
}
