/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's accounts as its pages need them: sums by client and by month, and the book. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

/* One client's account that is not even. */
typedef struct
{
  char *client_id;
  char *name; /* as it may be shown outside the client's own record */
  char currency[4];
  gint64 balance_minor;      /* owed by the client; below zero in the client's favour */
  gint64 deposit_due_minor;  /* part of the balance */
  gint64 deposit_held_minor; /* paid for a treatment that has not begun */
} TriAccountSum;

/* What was booked in one month; what a reversal takes back counts in its own month. */
typedef struct
{
  TriDate month; /* its first day */
  char currency[4];
  gint64 received_minor; /* payments less refunds: the income */
  gint64 charged_minor;
  gint64 credited_minor;
} TriMonthSum;

typedef struct
{
  GPtrArray *clients; /* (element-type TriAccountSum), by name */
  GArray *months;     /* TriMonthSum, oldest first; months without entries are missing */
  GArray *touch_ups;  /* TriMoneyRange, one a currency: low is what falls due for certain */
} TriAccounts;

TriAccounts *tri_accounts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_accounts_free (TriAccounts *self);
void tri_account_sum_free (TriAccountSum *self);

/* All in minor units of one currency. */
typedef struct
{
  gint64 outstanding; /* sum of what clients owe */
  guint n_owing;
  gint64 credits; /* sum of what the clinic owes clients */
  guint n_credits;
  gint64 deposits_held;
  guint n_deposits;
  gint64 deposits_due;
} TriAccountTotals;

TriAccountTotals tri_accounts_get_totals (const TriAccounts *self, const char *currency);
/* What was received from a month's first day on, for @n months; missing months are 0. */
void tri_accounts_get_income (
    const TriAccounts *self, const char *currency, TriDate first, guint n, gint64 *out_minor);
/* Of the touch-ups that may fall due; zero without any. */
TriMoneyRange tri_accounts_get_touch_ups (const TriAccounts *self, const char *currency);
/* Currencies that occur, the clinic's first. Returns: (transfer full) (element-type utf8) */
GPtrArray *tri_accounts_get_currencies (const TriAccounts *self, const char *clinic);

/* One entry of the book. */
typedef struct
{
  char *name;      /* as it may be shown outside the client's own record */
  gboolean hidden; /* a private client: the note stays out of files */
  TriLedgerEntry *entry;
} TriBookLine;

void tri_book_line_free (TriBookLine *self);
/* The book as CSV (RFC 4180, UTF-8): a header, then a line an entry. Amounts have a point and the
 * currency's decimals. Returns: (transfer full) */
char *tri_book_to_csv (GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriAccounts, tri_accounts_free)

G_END_DECLS
