/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's account: the rules by which entries come into the ledger, and what they add up to.
 *
 * Nothing is edited or removed: entries are added, and a reversal takes back a whole one. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

/* Not to be shared by threads. */
typedef struct _TriAccount TriAccount;

/**
 * tri_account_new:
 * @entries: (element-type TriLedgerEntry): what is in the record, oldest first
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID when they cannot be summed: mixed
 *   currencies, a reversal of what is not there, sums beyond 64 bits
 */
TriAccount *tri_account_new (GPtrArray *entries, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_account_free (TriAccount *self);

/**
 * tri_account_post:
 *
 * Adds @entry, or refuses it and stays as it was: another currency than the account's, an entry
 * that is there already, a reversal that does not take back exactly one entry that stands, a refund
 * of more than was paid, TRI_ERROR_CONFLICT; an amount beyond what the record holds,
 * TRI_ERROR_TOO_LARGE. Each with a sentence.
 */
gboolean tri_account_post (TriAccount *self, const TriLedgerEntry *entry, GError **error);

/**
 * tri_account_accept:
 * @replaced_id: (nullable): the quote that gives way: what its acceptance posted and still stands
 *   is taken back
 *
 * Posts the lines of @quote, all or nothing.
 *
 * Returns: (transfer full) (element-type TriLedgerEntry): what was posted, to be put into the
 *   record; NULL as tri_account_post () says
 */
GPtrArray *tri_account_accept (TriAccount *self,
                               const TriQuoteRecord *quote,
                               const char *replaced_id,
                               TriDate date,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "" without entries. */
const char *tri_account_get_currency (const TriAccount *self);
/* All in minor units, of entries that stand. The balance is what the client owes: charged less
 * received less credited; below zero it is in the client's favour. */
gint64 tri_account_get_balance (const TriAccount *self);
gint64 tri_account_get_charged (const TriAccount *self);
/* Payments less refunds, never below zero. */
gint64 tri_account_get_received (const TriAccount *self);
/* Never below zero. */
gint64 tri_account_get_credited (const TriAccount *self);

typedef struct
{
  gint64 asked; /* by the accepted quote */
  gint64 due;   /* of it, not covered by what was paid */
  gint64 held;  /* deposits that were paid since the last session, which used the earlier ones */
} TriDeposit;

/* Of the quote in force, until its first session is done. @account: of @self's ledger */
TriDeposit tri_dossier_get_deposit (const TriDossier *self, const TriAccount *account);

/* The accepted quote in force, the newest when there are several choices, or NULL. (transfer none)
 */
TriQuoteRecord *tri_dossier_get_accepted_quote (const TriDossier *self);
/* The treatment that a quote is for, or NULL. (transfer none) */
TriTreatment *tri_dossier_get_quoted_treatment (const TriDossier *self,
                                                const TriQuoteRecord *quote);
gboolean tri_treatment_has_begun (const TriTreatment *self);
/**
 * tri_dossier_get_replaced_quote:
 *
 * The accepted quote that gives way when @quote is accepted: that of the same choice, or of an
 * earlier choice none of whose sessions is done, as nothing was worked for it. NULL when there is
 * none. (transfer none)
 */
TriQuoteRecord *tri_dossier_get_replaced_quote (const TriDossier *self,
                                                const TriQuoteRecord *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriAccount, tri_account_free)

G_END_DECLS
