/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries that say what a client owes; their sum is the balance. */

#include "config.h"

#include "tri-record.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No single amount comes near it; sums of a thousand of them still fit 64 bits. */
#define MAX_AMOUNT_MINOR G_GINT64_CONSTANT (1000000000000000)

typedef struct
{
  const char *id;
  const char *name;
  int sign; /* effect on what the client owes; 0 for a reversal, which takes its entry's opposite */
} LedgerKindInfo;

static const LedgerKindInfo kinds[] = {
  [TRI_LEDGER_CHARGE] = { "charge", N_ ("Charge"), 1 },
  [TRI_LEDGER_TRAVEL] = { "travel", N_ ("Travel"), 1 },
  [TRI_LEDGER_PAYMENT] = { "payment", N_ ("Payment"), -1 },
  [TRI_LEDGER_CREDIT] = { "credit", N_ ("Credit"), -1 },
  [TRI_LEDGER_REFUND] = { "refund", N_ ("Refund"), 1 },
  [TRI_LEDGER_REVERSAL] = { "reversal", N_ ("Reversal"), 0 },
};

const char *
tri_ledger_kind_get_id (TriLedgerKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].id;
}

gboolean
tri_ledger_kind_from_id (const char *id, TriLedgerKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].id, id))
        {
          *out_kind = (TriLedgerKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
tri_ledger_kind_get_name (TriLedgerKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return _ (kinds[kind].name);
}

static const char *const purposes[] = {
  [TRI_PURPOSE_NONE] = "",
  [TRI_PURPOSE_DEPOSIT] = "deposit",
  [TRI_PURPOSE_LATE_CHANGE] = "late-change",
  [TRI_PURPOSE_NO_SHOW] = "no-show",
  [TRI_PURPOSE_REFERRAL] = "referral",
};

const char *
tri_ledger_purpose_get_id (TriLedgerPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < G_N_ELEMENTS (purposes), NULL);

  return purposes[purpose];
}

gboolean
tri_ledger_purpose_from_id (const char *id, TriLedgerPurpose *out_purpose)
{
  g_return_val_if_fail (id != NULL && out_purpose != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      if (g_str_equal (purposes[i], id))
        {
          *out_purpose = (TriLedgerPurpose) i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
tri_ledger_entry_get_name (const TriLedgerEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->purpose)
    {
    case TRI_PURPOSE_DEPOSIT:
      return self->kind == TRI_LEDGER_PAYMENT  ? _ ("Deposit")
             : self->kind == TRI_LEDGER_REFUND ? _ ("Deposit refunded")
                                               : _ ("Deposit taken back");
    case TRI_PURPOSE_LATE_CHANGE:
      return self->kind == TRI_LEDGER_REVERSAL ? _ ("Late-change fee taken back")
                                               : _ ("Late-change fee");
    case TRI_PURPOSE_NO_SHOW:
      return self->kind == TRI_LEDGER_REVERSAL ? _ ("No-show fee taken back") : _ ("No-show fee");
    case TRI_PURPOSE_REFERRAL:
      return self->kind == TRI_LEDGER_REVERSAL ? _ ("Referral credit taken back")
                                               : _ ("Referral credit");
    case TRI_PURPOSE_NONE:
    default:
      return tri_ledger_kind_get_name (self->kind);
    }
}

static TriLedgerEntry *
entry_alloc (
    TriLedgerKind kind, gint64 effect_minor, const char *currency, TriDate date, const char *note)
{
  TriLedgerEntry *self = g_new0 (TriLedgerEntry, 1);

  self->id = tri_id_new ();
  self->kind = kind;
  self->amount_minor = effect_minor;
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->date = date;
  self->note = g_strdup (note != NULL ? note : "");
  return self;
}

TriLedgerEntry *
tri_ledger_entry_new (TriLedgerKind kind,
                      gint64 amount_minor,
                      const char *currency,
                      TriDate date,
                      const char *note,
                      GError **error)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);
  g_return_val_if_fail (kind != TRI_LEDGER_REVERSAL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (!tri_currency_is_valid (currency))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a currency; use a three-letter code like USD."), currency);
      return NULL;
    }
  if (amount_minor <= 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Enter an amount greater than zero."));
      return NULL;
    }
  if (amount_minor > MAX_AMOUNT_MINOR)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The amount is too large; check it for extra digits."));
      return NULL;
    }
  if (date == TRI_DATE_NONE)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, _ ("Enter the date."));
      return NULL;
    }
  return entry_alloc (kind, kinds[kind].sign * amount_minor, currency, date, note);
}

TriLedgerEntry *
tri_ledger_entry_new_reversal (const TriLedgerEntry *entry, TriDate date, const char *note)
{
  TriLedgerEntry *self;

  g_return_val_if_fail (entry != NULL && date != TRI_DATE_NONE, NULL);

  self = entry_alloc (TRI_LEDGER_REVERSAL, -entry->amount_minor, entry->currency, date, note);
  self->purpose = entry->purpose;
  self->reverses = g_strdup (entry->id);
  self->quote_id = g_strdup (entry->quote_id);
  return self;
}

TriLedgerEntry *
tri_ledger_entry_copy (const TriLedgerEntry *self)
{
  TriLedgerEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->note = g_strdup (self->note);
  copy->reverses = g_strdup (self->reverses);
  copy->quote_id = g_strdup (self->quote_id);
  return copy;
}

void
tri_ledger_entry_free (TriLedgerEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->note);
  g_free (self->reverses);
  g_free (self->quote_id);
  g_free (self);
}

gboolean
tri_ledger_balance (GPtrArray *entries, TriMoney *out_balance, GError **error)
{
  TriMoney sum = { 0, "" };

  g_return_val_if_fail (entries != NULL && out_balance != NULL, FALSE);

  for (guint i = 0; i < entries->len; i++)
    {
      const TriLedgerEntry *entry = entries->pdata[i];

      if (i == 0)
        memcpy (sum.currency, entry->currency, sizeof sum.currency);
      if (!g_str_equal (sum.currency, entry->currency))
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The account mixes %s and %s; settle one currency before using another."),
                       sum.currency, entry->currency);
          return FALSE;
        }
      if (__builtin_add_overflow (sum.minor, entry->amount_minor, &sum.minor))
        {
          g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                               _ ("The sum of the account is too large; check its entries."));
          return FALSE;
        }
    }
  *out_balance = sum;
  return TRUE;
}
