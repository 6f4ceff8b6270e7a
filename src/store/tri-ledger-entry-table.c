/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables ledger_entry and ledger_private (sensitive): what a client owes and has paid. */

#include "config.h"

#include "tri-tables.h"

#define COLUMNS                                                                                    \
  "SELECT id, kind, purpose, amount_minor, currency, booked_on, reverses, quote_id, note"          \
  " FROM ledger_entry"                                                                             \
  " JOIN ledger_private ON entry_id = id"

static TriLedgerEntry *
read_entry (TriQuery *query)
{
  TriLedgerEntry *entry = g_new0 (TriLedgerEntry, 1);
  g_autofree char *kind = NULL;
  g_autofree char *purpose = NULL;

  entry->id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  purpose = tri_query_get_text (query);
  entry->amount_minor = tri_query_get_int (query);
  tri_query_get_currency (query, entry->currency);
  entry->date = tri_query_get_date (query);
  entry->reverses = tri_query_get_text_or_null (query);
  entry->quote_id = tri_query_get_text_or_null (query);
  entry->note = tri_query_get_text (query);

  if (!tri_ledger_kind_from_id (kind, &entry->kind))
    tri_query_refuse (query, "ledger_entry.kind");
  if (!tri_ledger_purpose_from_id (purpose, &entry->purpose))
    tri_query_refuse (query, "ledger_entry.purpose");
  return entry;
}

static gboolean
insert_note (TriConnection *connection, const TriLedgerEntry *entry, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_LEDGER_NOTE_INSERT,
                              "INSERT INTO ledger_private (entry_id, note, rev) VALUES (?, ?, 1)");

  tri_query_text (query, entry->id);
  tri_query_text (query, entry->note != NULL ? entry->note : "");
  return tri_query_run (query, error);
}

gboolean
tri_ledger_entry_table_insert (TriConnection *connection,
                               const char *client_id,
                               const TriLedgerEntry *entry,
                               GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_LEDGER_INSERT,
                              "INSERT INTO ledger_entry (id, client_id, quote_id, kind, purpose,"
                              " amount_minor, currency, booked_on, reverses, rev)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, entry->id);
  tri_query_text (query, client_id);
  tri_query_text (query, entry->quote_id);
  tri_query_text (query, tri_ledger_kind_get_id (entry->kind));
  tri_query_text (query, tri_ledger_purpose_get_id (entry->purpose));
  tri_query_int (query, entry->amount_minor);
  tri_query_text (query, entry->currency);
  tri_query_date (query, entry->date);
  tri_query_text (query, entry->reverses);
  return tri_query_run (query, error) && insert_note (connection, entry, error);
}

gboolean
tri_ledger_entry_table_find_other (TriConnection *connection,
                                   const char *currency,
                                   char out_currency[4],
                                   GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_LEDGER_OTHER_CURRENCY,
                              "SELECT currency FROM ledger_entry WHERE currency <> ? LIMIT 1");

  out_currency[0] = '\0';
  tri_query_text (query, currency);
  while (tri_query_next (query))
    tri_query_get_currency (query, out_currency);
  return tri_query_end (query, error);
}

gboolean
tri_ledger_entry_table_list (TriConnection *connection,
                             const char *client_id,
                             GPtrArray *entries,
                             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_LEDGER_LIST,
                              COLUMNS " WHERE client_id = ? ORDER BY ledger_entry.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (entries, read_entry (query));
  return tri_query_end (query, error);
}
