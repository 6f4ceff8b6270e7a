/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the account: a ledger entry, a line of the quote, or a sum. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "reverse" when its button is pressed. */
#define TRI_TYPE_LEDGER_ROW (tri_ledger_row_get_type ())
G_DECLARE_FINAL_TYPE (TriLedgerRow, tri_ledger_row, TRI, LEDGER_ROW, AdwActionRow)

TriLedgerRow *tri_ledger_row_new (const char *title, const char *subtitle, const char *amount);
void tri_ledger_row_set_reversible (TriLedgerRow *self, gboolean reversible);
/* A sum is set in bold. */
void tri_ledger_row_set_sum (TriLedgerRow *self, gboolean sum);
/* The row opens something: it can be activated, and shows so. */
void tri_ledger_row_set_opens (TriLedgerRow *self);

/* A word on a tint before the title; @css names the tint. */
void tri_ledger_row_set_badge (TriLedgerRow *self, const char *text, const char *css);

G_END_DECLS
