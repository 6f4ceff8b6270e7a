/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of the schema that brings versions of quotes and what payments are for. */

#include "config.h"

#include "tri-schema-steps.h"

/* Versions of a quote and what a payment is for (issue 5). An accepted quote that is replaced stays
 * as it was, with the day on which it gave way; what a line's amount comes from may hold a reason
 * that was typed, and is sensitive. */
const char *const tri_schema_money[] = {
  "ALTER TABLE quote ADD COLUMN made_on TEXT CHECK (made_on IS date (made_on))",
  "ALTER TABLE quote ADD COLUMN replaced_on TEXT CHECK (replaced_on IS date (replaced_on))",
  "ALTER TABLE quote ADD COLUMN deposit_minor INTEGER NOT NULL DEFAULT 0"
  " CHECK (deposit_minor >= 0)",
  "UPDATE quote SET made_on = (SELECT decided_on FROM decision WHERE decision.id = decision_id)",
  "DROP INDEX quote_accepted_once",
  "CREATE UNIQUE INDEX quote_accepted_once ON quote (decision_id)"
  " WHERE accepted_on IS NOT NULL AND replaced_on IS NULL",
  "ALTER TABLE quote_line ADD COLUMN kind TEXT NOT NULL DEFAULT 'work'"
  " CHECK (kind IN ('work', 'scars', 'travel', 'extra', 'discount', 'tax'))",
  "CREATE TABLE quote_line_private ("
  " quote_id TEXT NOT NULL,"
  " position INTEGER NOT NULL,"
  " note TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (quote_id, position),"
  " FOREIGN KEY (quote_id, position) REFERENCES quote_line (quote_id, position)"
  ") STRICT, WITHOUT ROWID",
  "INSERT INTO quote_line_private SELECT quote_id, position, '', 1 FROM quote_line",
  "ALTER TABLE ledger_entry ADD COLUMN purpose TEXT NOT NULL DEFAULT ''"
  " CHECK (purpose IN ('', 'deposit', 'late-change', 'no-show', 'referral'))",
  "CREATE INDEX ledger_entry_by_day ON ledger_entry (booked_on)",
  "CREATE INDEX ledger_entry_sums ON ledger_entry (client_id, currency, amount_minor)",
  NULL,
};
