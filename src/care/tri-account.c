/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's account: the rules by which entries come into the ledger, and what they add up to. */

#include "config.h"

#include "tri-account.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nine thousand entries of this size still add up in 64 bits; the record's table checks the same.
 */
#define MAX_AMOUNT_MINOR G_GINT64_CONSTANT (1000000000000000)

/* What an entry adds to; all are effects on what the client owes. */
typedef struct
{
  gint64 balance;
  gint64 charged;
  gint64 received; /* payments and refunds: zero or below */
  gint64 credited; /* zero or below */
  gint64 deposits; /* payments and refunds for deposits */
} Sums;

typedef struct
{
  TriLedgerKind kind;
  TriLedgerPurpose purpose;
  gint64 amount_minor;
  gboolean reversed;
  char *quote_id; /* (nullable) */
} Entry;

struct _TriAccount
{
  char currency[4];
  GHashTable *entries; /* id → Entry */
  GPtrArray *ids;      /* in order, owned by @entries */
  Sums sums;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->quote_id);
  g_free (entry);
}

static gboolean
set_conflict (const char *message, GError **error)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT, message);
  return FALSE;
}

static gboolean
add (gint64 *sum, gint64 amount, GError **error)
{
  if (!__builtin_add_overflow (*sum, amount, sum))
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The sum of the account is too large; check its entries."));
  return FALSE;
}

/* Sets @out to the sums with @entry, whose reversal (nullable) counts where @reversed did. */
static gboolean
sum_up (
    const Sums *sums, const TriLedgerEntry *entry, const Entry *reversed, Sums *out, GError **error)
{
  TriLedgerKind kind = reversed != NULL ? reversed->kind : entry->kind;
  TriLedgerPurpose purpose = reversed != NULL ? reversed->purpose : entry->purpose;
  gboolean money = kind == TRI_LEDGER_PAYMENT || kind == TRI_LEDGER_REFUND;
  Sums next = *sums;
  gint64 *part = money                       ? &next.received
                 : kind == TRI_LEDGER_CREDIT ? &next.credited
                                             : &next.charged;

  if (!add (&next.balance, entry->amount_minor, error) || !add (part, entry->amount_minor, error))
    return FALSE;
  if (money && purpose == TRI_PURPOSE_DEPOSIT && !add (&next.deposits, entry->amount_minor, error))
    return FALSE;
  *out = next;
  return TRUE;
}

/* Keeps an entry whose sums are @sums. */
static void
keep (TriAccount *self, const TriLedgerEntry *entry, Entry *reversed, const Sums *sums)
{
  Entry *kept = g_new0 (Entry, 1);
  char *id = g_strdup (entry->id);

  kept->kind = entry->kind;
  kept->purpose = entry->purpose;
  kept->amount_minor = entry->amount_minor;
  kept->quote_id = g_strdup (entry->quote_id);
  if (reversed != NULL)
    reversed->reversed = TRUE;
  if (self->ids->len == 0)
    memcpy (self->currency, entry->currency, sizeof self->currency);
  self->sums = *sums;
  g_hash_table_insert (self->entries, id, kept);
  g_ptr_array_add (self->ids, id);
}

static gboolean
check_currency (const TriAccount *self, const TriLedgerEntry *entry, GError **error)
{
  if (self->ids->len == 0 || g_str_equal (self->currency, entry->currency))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
               _ ("This client's account is kept in %s. Enter the amount in %s."), self->currency,
               self->currency);
  return FALSE;
}

static gboolean
check_reversal (const TriLedgerEntry *entry, const Entry *reversed, GError **error)
{
  if (entry->reverses == NULL)
    return TRUE;
  if (reversed == NULL)
    return set_conflict (
        _ ("The entry to take back is not in this client's account. Open the account again."),
        error);
  if (reversed->reversed)
    return set_conflict (_ ("This entry was taken back already. Open the account again."), error);
  if (reversed->kind == TRI_LEDGER_REVERSAL)
    return set_conflict (
        _ ("What takes back an entry cannot be taken back. Enter the amount anew."), error);
  if (reversed->amount_minor != -entry->amount_minor)
    return set_conflict (
        _ ("A reversal must take back the whole entry. Open the account again and repeat it."),
        error);
  return TRUE;
}

/* No more is given back than was paid. */
static gboolean
check_received (const TriAccount *self,
                const TriLedgerEntry *entry,
                const Sums *next,
                GError **error)
{
  gboolean deposit = entry->purpose == TRI_PURPOSE_DEPOSIT;
  gint64 paid = -(deposit ? self->sums.deposits : self->sums.received);
  g_autofree char *most = NULL;

  if (next->received <= self->sums.received || (next->received <= 0 && next->deposits <= 0))
    return TRUE;
  if (entry->reverses != NULL)
    return set_conflict (_ ("This payment was refunded. Take back the refund first."), error);
  if (paid <= 0)
    return set_conflict (deposit ? _ ("No deposit is held that could be refunded.")
                                 : _ ("Nothing was paid that could be refunded."),
                         error);
  most = tri_money_format (tri_money_make (paid, self->currency));
  g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
               _ ("No more than %s can be refunded, as no more was paid."), most);
  return FALSE;
}

gboolean
tri_account_post (TriAccount *self, const TriLedgerEntry *entry, GError **error)
{
  Entry *reversed = NULL;
  Sums sums;

  g_return_val_if_fail (self != NULL && entry != NULL && entry->id != NULL, FALSE);

  if (entry->amount_minor < -MAX_AMOUNT_MINOR || entry->amount_minor > MAX_AMOUNT_MINOR)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                           _ ("This amount is too large for the record. Check the number."));
      return FALSE;
    }
  if (g_hash_table_contains (self->entries, entry->id))
    return set_conflict (_ ("This entry is in the account already. Open the account again."),
                         error);
  if (entry->reverses != NULL)
    reversed = g_hash_table_lookup (self->entries, entry->reverses);
  if (!check_currency (self, entry, error) || !check_reversal (entry, reversed, error)
      || !sum_up (&self->sums, entry, reversed, &sums, error)
      || !check_received (self, entry, &sums, error))
    return FALSE;
  keep (self, entry, reversed, &sums);
  return TRUE;
}

/* As it is in the record: what was written before there were rules for refunds still counts. */
static gboolean
load (TriAccount *self, const TriLedgerEntry *entry, GError **error)
{
  Entry *reversed = NULL;
  Sums sums;

  if (entry->reverses != NULL)
    reversed = g_hash_table_lookup (self->entries, entry->reverses);
  if (self->ids->len > 0 && !g_str_equal (self->currency, entry->currency))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The account mixes %s and %s; settle one currency before using another."),
                   self->currency, entry->currency);
      return FALSE;
    }
  if (entry->reverses != NULL && reversed == NULL)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The account takes back an entry that it does not hold. Restore your "
                              "last backup."));
      return FALSE;
    }
  if (!sum_up (&self->sums, entry, reversed, &sums, error))
    return FALSE;
  keep (self, entry, reversed, &sums);
  return TRUE;
}

TriAccount *
tri_account_new (GPtrArray *entries, GError **error)
{
  g_autoptr (TriAccount) self = g_new0 (TriAccount, 1);

  g_return_val_if_fail (entries != NULL, NULL);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->ids = g_ptr_array_new ();
  for (guint i = 0; i < entries->len; i++)
    if (!load (self, entries->pdata[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
tri_account_free (TriAccount *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

/* A line that takes something off is a credit. */
static TriLedgerEntry *
entry_of_line (const TriQuoteRecord *quote, const TriQuoteLine *line, TriDate date, GError **error)
{
  TriLedgerKind kind = line->amount_minor < 0           ? TRI_LEDGER_CREDIT
                       : line->kind == TRI_QUOTE_TRAVEL ? TRI_LEDGER_TRAVEL
                                                        : TRI_LEDGER_CHARGE;
  gboolean agreed = line->kind == TRI_QUOTE_EXTRA || line->kind == TRI_QUOTE_DISCOUNT;
  g_autofree char *note = agreed ? g_strdup_printf ("%s: %s", line->text, line->note) : NULL;
  TriLedgerEntry *entry
      = tri_ledger_entry_new (kind, ABS (line->amount_minor), quote->quote->currency, date,
                              note != NULL ? note : line->text, error);

  if (entry != NULL)
    entry->quote_id = g_strdup (quote->id);
  return entry;
}

/* What the acceptance of quote @id posted and still stands, taken back. */
static void
add_reversals (const TriAccount *self, const char *id, TriDate date, GPtrArray *entries)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      const Entry *entry = g_hash_table_lookup (self->entries, self->ids->pdata[i]);
      TriLedgerEntry taken = { .id = self->ids->pdata[i] };

      if (entry->reversed || entry->kind == TRI_LEDGER_REVERSAL
          || g_strcmp0 (entry->quote_id, id) != 0)
        continue;
      taken.amount_minor = entry->amount_minor;
      taken.purpose = entry->purpose;
      taken.quote_id = entry->quote_id;
      memcpy (taken.currency, self->currency, sizeof taken.currency);
      g_ptr_array_add (entries,
                       tri_ledger_entry_new_reversal (&taken, date, _ ("The quote was replaced")));
    }
}

GPtrArray *
tri_account_accept (TriAccount *self,
                    const TriQuoteRecord *quote,
                    const char *replaced_id,
                    TriDate date,
                    GError **error)
{
  g_autoptr (GPtrArray) posted
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
  Sums before;
  guint n_before;
  char currency[4];

  g_return_val_if_fail (self != NULL && quote != NULL && date != TRI_DATE_NONE, NULL);

  before = self->sums;
  n_before = self->ids->len;
  memcpy (currency, self->currency, sizeof currency);
  if (replaced_id != NULL)
    add_reversals (self, replaced_id, date, posted);
  for (guint i = 0; i < quote->quote->lines->len; i++)
    {
      const TriQuoteLine *line = quote->quote->lines->pdata[i];
      TriLedgerEntry *entry;

      if (line->amount_minor == 0)
        continue;
      entry = entry_of_line (quote, line, date, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (posted, entry);
    }
  for (guint i = 0; i < posted->len; i++)
    {
      const TriLedgerEntry *entry = posted->pdata[i];

      if (tri_account_post (self, entry, error))
        continue;
      /* All or nothing. */
      for (guint k = i; k-- > 0;)
        {
          const TriLedgerEntry *undone = posted->pdata[k];

          if (undone->reverses != NULL)
            ((Entry *) g_hash_table_lookup (self->entries, undone->reverses))->reversed = FALSE;
          g_hash_table_remove (self->entries, undone->id);
        }
      g_ptr_array_set_size (self->ids, (int) n_before);
      self->sums = before;
      memcpy (self->currency, currency, sizeof currency);
      return NULL;
    }
  return g_steal_pointer (&posted);
}

const char *
tri_account_get_currency (const TriAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->currency;
}

gint64
tri_account_get_balance (const TriAccount *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sums.balance;
}

gint64
tri_account_get_charged (const TriAccount *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sums.charged;
}

gint64
tri_account_get_received (const TriAccount *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return -self->sums.received;
}

gint64
tri_account_get_credited (const TriAccount *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return -self->sums.credited;
}

TriQuoteRecord *
tri_dossier_get_accepted_quote (const TriDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->quotes->len; i-- > 0;)
    {
      TriQuoteRecord *quote = self->quotes->pdata[i];

      if (quote->accepted)
        return quote;
    }
  return NULL;
}

TriTreatment *
tri_dossier_get_quoted_treatment (const TriDossier *self, const TriQuoteRecord *quote)
{
  g_return_val_if_fail (self != NULL && quote != NULL, NULL);

  for (guint i = 0; i < self->treatments->len; i++)
    {
      TriTreatment *treatment = self->treatments->pdata[i];

      if (g_strcmp0 (treatment->decision_id, quote->decision_id) == 0)
        return treatment;
    }
  return NULL;
}

gboolean
tri_treatment_has_begun (const TriTreatment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sessions->len; i++)
    if (((const TriSession *) self->sessions->pdata[i])->state == TRI_SESSION_DONE)
      return TRUE;
  return FALSE;
}

TriQuoteRecord *
tri_dossier_get_replaced_quote (const TriDossier *self, const TriQuoteRecord *quote)
{
  TriQuoteRecord *found = NULL;

  g_return_val_if_fail (self != NULL && quote != NULL, NULL);

  for (guint i = 0; i < self->quotes->len; i++)
    {
      TriQuoteRecord *other = self->quotes->pdata[i];
      const TriTreatment *treatment;

      if (!other->accepted || g_str_equal (other->id, quote->id))
        continue;
      if (g_strcmp0 (other->decision_id, quote->decision_id) == 0)
        return other;
      treatment = tri_dossier_get_quoted_treatment (self, other);
      if (treatment != NULL && !tri_treatment_has_begun (treatment))
        found = other;
    }
  return found;
}

/* The day of the last session that was done, TRI_DATE_NONE before the first. */
static TriDate
get_last_session (const TriDossier *self)
{
  TriDate last = TRI_DATE_NONE;

  for (guint i = 0; i < self->treatments->len; i++)
    {
      const TriTreatment *treatment = self->treatments->pdata[i];

      for (guint k = 0; k < treatment->sessions->len; k++)
        {
          const TriSession *session = treatment->sessions->pdata[k];

          if (session->state == TRI_SESSION_DONE)
            last = MAX (last, session->date);
        }
    }
  return last;
}

/* A reversal counts as of its entry's day. */
static TriDate
get_day (const TriDossier *self, const TriLedgerEntry *entry)
{
  for (guint i = 0; entry->reverses != NULL && i < self->ledger->len; i++)
    {
      const TriLedgerEntry *other = self->ledger->pdata[i];

      if (g_str_equal (other->id, entry->reverses))
        return other->date;
    }
  return entry->date;
}

TriDeposit
tri_dossier_get_deposit (const TriDossier *self, const TriAccount *account)
{
  TriDeposit deposit = { 0 };
  const TriQuoteRecord *accepted;
  const TriTreatment *treatment;
  TriDate last;

  g_return_val_if_fail (self != NULL && account != NULL, deposit);

  last = get_last_session (self);
  for (guint i = 0; i < self->ledger->len; i++)
    {
      const TriLedgerEntry *entry = self->ledger->pdata[i];

      if (entry->purpose == TRI_PURPOSE_DEPOSIT && get_day (self, entry) > last)
        deposit.held -= entry->amount_minor;
    }
  deposit.held = MAX (deposit.held, 0);

  accepted = tri_dossier_get_accepted_quote (self);
  if (accepted == NULL)
    return deposit;
  deposit.asked = accepted->deposit_minor;
  treatment = tri_dossier_get_quoted_treatment (self, accepted);
  if (treatment == NULL || !tri_treatment_has_begun (treatment))
    deposit.due = CLAMP (account->sums.balance
                             - (tri_quote_get_total (accepted->quote) - accepted->deposit_minor),
                         0, deposit.asked);
  return deposit;
}
