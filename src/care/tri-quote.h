/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote with every line explained, and the ledger whose sum is the balance. */

#pragma once

#include "tri-price-list.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_QUOTE_WORK,
  TRI_QUOTE_SCARS,
  TRI_QUOTE_TRAVEL,
  TRI_QUOTE_EXTRA,
  TRI_QUOTE_DISCOUNT,
  TRI_QUOTE_TAX,
} TriQuoteLineKind;

const char *tri_quote_line_kind_get_id (TriQuoteLineKind kind);
gboolean tri_quote_line_kind_from_id (const char *id, TriQuoteLineKind *out_kind);

typedef struct
{
  TriQuoteLineKind kind;
  char *text; /* "Session 1: hairline and base layer, 5,900 dots, 2 h 20 – 3 h" */
  char *note; /* how many × what, or the reason that was entered: "$640.00 for a session on
                 140 cm²"; sensitive */
  gint64 amount_minor;
} TriQuoteLine;

/* Lines in order; the total is their sum. Free with tri_quote_free (). */
typedef struct
{
  char currency[4];
  GPtrArray *lines; /* (element-type TriQuoteLine), owned */
} TriQuote;

/* What is agreed beside the price list. Amounts in minor units, 0 for none; each has its reason. */
typedef struct
{
  TriLevel level;
  gboolean scars;
  gint64 extra_minor;
  const char *extra_reason;
  gint64 discount_minor; /* as a positive amount */
  const char *discount_reason;
} TriQuoteTerms;

/* The price list's usual level, scars as in @estimate, nothing extra. */
TriQuoteTerms tri_quote_terms_default (const TriEstimate *estimate, const TriFigures *care);

/**
 * tri_quote_new:
 * @terms: (nullable): NULL for tri_quote_terms_default ()
 *
 * Prices the estimate by the price list, with a line a session (or one for the whole treatment),
 * and lines for scars, travel, extra, discount and tax. Amounts are rounded half away from zero to
 * minor units; the last session takes the rest. With the default terms the total is the estimate's
 * typical price.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID when there is nothing to treat, an amount
 *   of @terms has no reason or is negative, or the discount is more than all the rest
 */
TriQuote *tri_quote_new (const TriEstimate *estimate,
                         const TriFigures *care,
                         const TriQuoteTerms *terms,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
TriQuote *tri_quote_new_empty (const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void tri_quote_add_line (
    TriQuote *self, TriQuoteLineKind kind, const char *text, const char *note, gint64 amount_minor);
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

/* What a charge, payment, refund or credit is for; a reversal keeps its entry's. */
typedef enum
{
  TRI_PURPOSE_NONE,
  TRI_PURPOSE_DEPOSIT,     /* payment or refund */
  TRI_PURPOSE_LATE_CHANGE, /* charge */
  TRI_PURPOSE_NO_SHOW,     /* charge */
  TRI_PURPOSE_REFERRAL,    /* credit */
} TriLedgerPurpose;

/* "" for none. */
const char *tri_ledger_purpose_get_id (TriLedgerPurpose purpose);
gboolean tri_ledger_purpose_from_id (const char *id, TriLedgerPurpose *out_purpose);

typedef struct
{
  char *id;
  TriLedgerKind kind;
  TriLedgerPurpose purpose;
  gint64 amount_minor; /* signed effect on the balance: what the client owes */
  char currency[4];
  TriDate date;
  char *note;
  char *reverses; /* (nullable): id of the entry taken back */
  char *quote_id; /* (nullable): the quote whose acceptance posted it */
} TriLedgerEntry;

/* Translated words of what it is: "Payment", "Deposit", "Fee for a late change", "Deposit taken
 * back". */
const char *tri_ledger_entry_get_name (const TriLedgerEntry *self);

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
