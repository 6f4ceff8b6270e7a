/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables ledger_entry and ledger_private (sensitive): what a client owes and has paid. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

#define COLUMNS                                                                                    \
  "SELECT id, kind, amount_minor, currency, booked_on, reverses, note FROM ledger_entry"           \
  " JOIN ledger_private ON entry_id = id"

static TriLedgerEntry *
read_entry (TriQuery *query)
{
  TriLedgerEntry *entry = g_new0 (TriLedgerEntry, 1);
  g_autofree char *kind = NULL;

  entry->id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  entry->amount_minor = tri_query_get_int (query);
  tri_query_get_currency (query, entry->currency);
  entry->date = tri_query_get_date (query);
  entry->reverses = tri_query_get_text_or_null (query);
  entry->note = tri_query_get_text (query);

  if (!tri_ledger_kind_from_id (kind, &entry->kind))
    tri_query_refuse (query, "ledger_entry.kind");
  return entry;
}

static gboolean
set_conflict (const char *message, GError **error)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT, message);
  return FALSE;
}

/* An account has one currency, or its sum would mean nothing. */
static gboolean
check_currency (TriConnection *connection,
                const char *client_id,
                const TriLedgerEntry *entry,
                GError **error)
{
  char currency[4] = "";
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_LEDGER_CURRENCY,
                              "SELECT currency FROM ledger_entry WHERE client_id = ? LIMIT 1");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    tri_query_get_currency (query, currency);
  if (!tri_query_end (query, error))
    return FALSE;
  if (currency[0] != '\0' && !g_str_equal (currency, entry->currency))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                   _ ("This client's account is kept in %s. Enter the amount in %s."), currency,
                   currency);
      return FALSE;
    }
  return TRUE;
}

static gboolean
load_reversed (TriConnection *connection,
               const char *client_id,
               const char *id,
               TriLedgerEntry **out_entry,
               GError **error)
{
  g_autoptr (TriLedgerEntry) entry = NULL;
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_LEDGER_LOAD,
                                                     COLUMNS " WHERE id = ? AND client_id = ?");

  tri_query_text (query, id);
  tri_query_text (query, client_id);
  while (tri_query_next (query))
    entry = read_entry (query);
  if (!tri_query_end (query, error))
    return FALSE;
  *out_entry = g_steal_pointer (&entry);
  return TRUE;
}

static gboolean
is_reversed (TriConnection *connection, const char *id, gboolean *out_reversed, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_LEDGER_REVERSED, "SELECT 1 FROM ledger_entry WHERE reverses = ?");

  *out_reversed = FALSE;
  tri_query_text (query, id);
  while (tri_query_next (query))
    *out_reversed = TRUE;
  return tri_query_end (query, error);
}

static gboolean
check_reversal (TriConnection *connection,
                const char *client_id,
                const TriLedgerEntry *entry,
                GError **error)
{
  g_autoptr (TriLedgerEntry) reversed = NULL;
  gboolean taken_back;

  if (entry->reverses == NULL)
    return TRUE;
  if (!load_reversed (connection, client_id, entry->reverses, &reversed, error)
      || !is_reversed (connection, entry->reverses, &taken_back, error))
    return FALSE;
  if (reversed == NULL)
    return set_conflict (
        _ ("The entry to take back is not in this client's account. Open the account again."),
        error);
  if (taken_back)
    return set_conflict (_ ("This entry was taken back already. Open the account again."), error);
  if (reversed->amount_minor != -entry->amount_minor)
    return set_conflict (
        _ ("A reversal must take back the whole entry. Open the account again and repeat it."),
        error);
  return TRUE;
}

/* Nine thousand entries of this size still add up in 64 bits; the table checks the same. */
#define AMOUNT_MAX G_GINT64_CONSTANT (1000000000000000)

static gboolean
check_amount (const TriLedgerEntry *entry, GError **error)
{
  if (entry->amount_minor >= -AMOUNT_MAX && entry->amount_minor <= AMOUNT_MAX)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                       _ ("This amount is too large for the record. Check the number."));
  return FALSE;
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
                               const char *quote_id,
                               const TriLedgerEntry *entry,
                               GError **error)
{
  g_autoptr (TriQuery) query = NULL;

  if (!check_amount (entry, error) || !check_currency (connection, client_id, entry, error)
      || !check_reversal (connection, client_id, entry, error))
    return FALSE;
  query = tri_connection_query (connection, TRI_STATEMENT_LEDGER_INSERT,
                                "INSERT INTO ledger_entry (id, client_id, quote_id, kind,"
                                " amount_minor, currency, booked_on, reverses, rev)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)");
  tri_query_text (query, entry->id);
  tri_query_text (query, client_id);
  tri_query_text (query, quote_id);
  tri_query_text (query, tri_ledger_kind_get_id (entry->kind));
  tri_query_int (query, entry->amount_minor);
  tri_query_text (query, entry->currency);
  tri_query_date (query, entry->date);
  tri_query_text (query, entry->reverses);
  return tri_query_run (query, error) && insert_note (connection, entry, error);
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
