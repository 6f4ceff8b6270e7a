/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote with every line explained, and the ledger whose sum is the balance. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

typedef struct
{
  char *text; /* "Session 1: hairline and base layer, 5,900 dots, 2 h 20 – 3 h" */
  gint64 amount_minor;
} TriQuoteLine;

/* Lines in order; the total is their sum. Free with tri_quote_free (). */
typedef struct
{
  char currency[4];
  GPtrArray *lines; /* (element-type TriQuoteLine), owned */
} TriQuote;

/* The estimate's typical price, a line a session and one for travel; amounts in minor units rounded
 * half away from zero, the last session takes the rest. Returns: (transfer full) */
TriQuote *tri_quote_new (const TriEstimate *estimate,
                         const TriFigures *care,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
TriQuote *tri_quote_new_empty (const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void tri_quote_add_line (TriQuote *self, const char *text, gint64 amount_minor);
gint64 tri_quote_get_total (const TriQuote *self);
TriQuote *tri_quote_copy (const TriQuote *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_quote_free (TriQuote *self);

/* What an entry does to the balance: charge and travel raise it, payment and credit lower it,
 * refund raises it, a reversal takes back one earlier entry. */
typedef enum
{
  TRI_LEDGER_CHARGE,
  TRI_LEDGER_TRAVEL,
  TRI_LEDGER_PAYMENT,
  TRI_LEDGER_CREDIT,
  TRI_LEDGER_REFUND,
  TRI_LEDGER_REVERSAL,
} TriLedgerKind;

const char *tri_ledger_kind_get_id (TriLedgerKind kind);
gboolean tri_ledger_kind_from_id (const char *id, TriLedgerKind *out_kind);
/* Translated word. */
const char *tri_ledger_kind_get_name (TriLedgerKind kind);

typedef struct
{
  char *id;
  TriLedgerKind kind;
  gint64 amount_minor; /* signed effect on the balance: what the client owes */
  char currency[4];
  TriDate date;
  char *note;
  char *reverses; /* (nullable): id of the entry taken back */
} TriLedgerEntry;

/* @amount_minor must be positive and is given the kind's sign; a reversal is made with
 * tri_ledger_entry_new_reversal (). Returns: (transfer full): NULL with TRI_ERROR_INVALID */
TriLedgerEntry *tri_ledger_entry_new (TriLedgerKind kind,
                                      gint64 amount_minor,
                                      const char *currency,
                                      TriDate date,
                                      const char *note,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
TriLedgerEntry *tri_ledger_entry_new_reversal (const TriLedgerEntry *entry,
                                               TriDate date,
                                               const char *note) G_GNUC_WARN_UNUSED_RESULT;
TriLedgerEntry *tri_ledger_entry_copy (const TriLedgerEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_ledger_entry_free (TriLedgerEntry *self);
/* Sum of the entries (element-type TriLedgerEntry); FALSE with TRI_ERROR_INVALID on mixed
 * currencies or overflow. Without entries the sum is zero and its currency "";
 * tri_dossier_get_balance () gives a currency always. */
gboolean tri_ledger_balance (GPtrArray *entries, TriMoney *out_balance, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriQuote, tri_quote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriLedgerEntry, tri_ledger_entry_free)

G_END_DECLS
