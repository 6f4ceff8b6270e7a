/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of the ledger over all clients, each by one statement. */

#include "config.h"

#include "tri-account-table.h"

#include "tri-tables.h"

/* A reversal counts for what it takes back. */
#define KIND "ifnull (reversed.kind, entry.kind)"
#define ENTRIES                                                                                    \
  " FROM ledger_entry AS entry LEFT JOIN ledger_entry AS reversed ON reversed.id = entry.reverses"

/* A client's display name from the columns alias, disclosure, name. */
static char *
read_name (TriQuery *query, gboolean *out_private)
{
  g_autofree char *alias = tri_query_get_text (query);
  g_autofree char *disclosure = tri_query_get_text (query);
  g_autofree char *name = tri_query_get_text (query);
  TriClient client = { .alias = alias, .name = name, .disclosure = TRI_DISCLOSURE_PRIVATE };

  if (!tri_disclosure_from_id (disclosure, &client.disclosure))
    tri_query_refuse (query, "client.disclosure");
  if (out_private != NULL)
    *out_private = client.disclosure == TRI_DISCLOSURE_PRIVATE;
  return g_strdup (tri_client_get_display_name (&client));
}

/* What is found of a client once more stands in @sums, by id and currency. */
typedef struct
{
  GPtrArray *clients;
  GHashTable *by_key; /* "id currency" → TriAccountSum, of @clients */
} Sums;

static TriAccountSum *
take_sum (Sums *sums, TriQuery *query)
{
  g_autofree char *id = tri_query_get_text (query);
  g_autofree char *name = read_name (query, NULL);
  char currency[4] = "";
  g_autofree char *key = NULL;
  TriAccountSum *sum;

  tri_query_get_currency (query, currency);
  key = g_strdup_printf ("%s %s", id, currency);
  sum = g_hash_table_lookup (sums->by_key, key);
  if (sum != NULL)
    return sum;
  sum = g_new0 (TriAccountSum, 1);
  sum->client_id = g_steal_pointer (&id);
  sum->name = g_steal_pointer (&name);
  g_strlcpy (sum->currency, currency, sizeof sum->currency);
  g_ptr_array_add (sums->clients, sum);
  g_hash_table_insert (sums->by_key, g_steal_pointer (&key), sum);
  return sum;
}

#define CLIENT                                                                                     \
  " JOIN client ON client.id = sums.client_id"                                                     \
  " JOIN client_identity ON client_identity.client_id = client.id"
#define COLUMNS "SELECT sums.client_id, alias, disclosure, name, sums.currency, amount"

static gboolean
list_balances (TriConnection *connection, Sums *sums, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ACCOUNT_SUMS,
      COLUMNS " FROM (SELECT client_id, currency, sum (amount_minor) AS amount FROM ledger_entry"
              " GROUP BY client_id, currency HAVING sum (amount_minor) <> 0) AS sums" CLIENT);

  while (tri_query_next (query))
    take_sum (sums, query)->balance_minor = tri_query_get_int (query);
  return tri_query_end (query, error);
}

/* As tri_dossier_get_deposit (): the last session that was done used the deposits before it. */
static gboolean
list_deposits_held (TriConnection *connection, Sums *sums, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ACCOUNT_DEPOSITS_HELD,
      COLUMNS
      " FROM (SELECT entry.client_id, entry.currency, -sum (entry.amount_minor) AS amount" ENTRIES
      " LEFT JOIN (SELECT client_id, max (date_on) AS day FROM session"
      "  JOIN treatment ON treatment.id = treatment_id WHERE state = 'done'"
      "  GROUP BY client_id) AS last ON last.client_id = entry.client_id"
      " WHERE entry.purpose = 'deposit'"
      " AND (day IS NULL OR ifnull (reversed.booked_on, entry.booked_on) > day)"
      " GROUP BY entry.client_id, entry.currency"
      " HAVING sum (entry.amount_minor) < 0) AS sums" CLIENT);

  while (tri_query_next (query))
    take_sum (sums, query)->deposit_held_minor = tri_query_get_int (query);
  return tri_query_end (query, error);
}

/* The part of the balance that is the deposit of a quote in force whose treatment has not begun. */
static gboolean
list_deposits_due (TriConnection *connection, Sums *sums, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ACCOUNT_DEPOSITS_DUE,
      COLUMNS " FROM (SELECT client_id, currency, min (deposit_minor, deposit_minor - total"
              "   + (SELECT ifnull (sum (amount_minor), 0) FROM ledger_entry"
              "      WHERE ledger_entry.client_id = asked.client_id"
              "      AND ledger_entry.currency = asked.currency)) AS amount"
              "  FROM (SELECT client_id, currency, deposit_minor, max (quote.rowid),"
              "    (SELECT ifnull (sum (amount_minor), 0) FROM quote_line"
              "     WHERE quote_id = quote.id) AS total"
              "   FROM quote WHERE accepted_on IS NOT NULL AND replaced_on IS NULL"
              "   AND deposit_minor > 0 AND NOT EXISTS (SELECT 1 FROM treatment"
              "    JOIN session ON treatment_id = treatment.id"
              "    WHERE treatment.decision_id = quote.decision_id AND state = 'done')"
              "   GROUP BY client_id, currency) AS asked) AS sums" CLIENT " WHERE amount > 0");

  while (tri_query_next (query))
    take_sum (sums, query)->deposit_due_minor = tri_query_get_int (query);
  return tri_query_end (query, error);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const TriAccountSum *x = *(const TriAccountSum *const *) a;
  const TriAccountSum *y = *(const TriAccountSum *const *) b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : g_strcmp0 (x->client_id, y->client_id);
}

gboolean
tri_account_table_list (TriConnection *connection, TriAccounts *accounts, GError **error)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sums sums = { accounts->clients, by_key };

  if (!list_balances (connection, &sums, error) || !list_deposits_held (connection, &sums, error)
      || !list_deposits_due (connection, &sums, error))
    return FALSE;
  g_ptr_array_sort (accounts->clients, compare_cb);
  return TRUE;
}

gboolean
tri_account_table_list_months (
    TriConnection *connection, TriDate from, TriDate to, TriAccounts *accounts, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ACCOUNT_MONTHS,
      "SELECT substr (entry.booked_on, 1, 8) || '01', entry.currency,"
      " -sum (CASE WHEN " KIND " IN ('payment', 'refund') THEN entry.amount_minor ELSE 0 END),"
      " sum (CASE WHEN " KIND " IN ('charge', 'travel') THEN entry.amount_minor ELSE 0 END),"
      " -sum (CASE WHEN " KIND " = 'credit' THEN entry.amount_minor ELSE 0 END)" ENTRIES
      " WHERE entry.booked_on BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2");

  tri_query_date (query, from);
  tri_query_date (query, to);
  while (tri_query_next (query))
    {
      TriMonthSum sum = { .month = tri_query_get_date (query) };

      tri_query_get_currency (query, sum.currency);
      sum.received_minor = tri_query_get_int (query);
      sum.charged_minor = tri_query_get_int (query);
      sum.credited_minor = tri_query_get_int (query);
      g_array_append_val (accounts->months, sum);
    }
  return tri_query_end (query, error);
}

gboolean
tri_account_table_list_touch_ups (TriConnection *connection,
                                  TriDate to,
                                  TriAccounts *accounts,
                                  GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ACCOUNT_TOUCH_UPS,
      "SELECT currency, sum (iif (touch_up_latest_on <= ?1, touch_up_price_low_minor, 0)),"
      " sum (iif (touch_up_likely_on <= ?1, touch_up_price_typical_minor, 0)),"
      " sum (touch_up_price_high_minor) FROM treatment WHERE kind = 'permanent'"
      " AND touch_up_earliest_on <= ?1 AND EXISTS (SELECT 1 FROM session"
      "  WHERE treatment_id = treatment.id AND state = 'done')"
      " AND NOT EXISTS (SELECT 1 FROM treatment AS newer"
      "  WHERE newer.client_id = treatment.client_id AND newer.rowid > treatment.rowid)"
      " GROUP BY currency");

  tri_query_date (query, to);
  while (tri_query_next (query))
    {
      TriMoneyRange range = { 0 };

      tri_query_get_currency (query, range.currency);
      range.low = tri_query_get_int (query);
      range.typical = tri_query_get_int (query);
      range.high = tri_query_get_int (query);
      g_array_append_val (accounts->touch_ups, range);
    }
  return tri_query_end (query, error);
}

static TriBookLine *
read_line (TriQuery *query)
{
  TriBookLine *line = g_new0 (TriBookLine, 1);
  TriLedgerEntry *entry = g_new0 (TriLedgerEntry, 1);
  g_autofree char *kind = NULL;
  g_autofree char *purpose = NULL;

  line->entry = entry;
  line->name = read_name (query, &line->hidden);
  entry->id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  purpose = tri_query_get_text (query);
  entry->amount_minor = tri_query_get_int (query);
  tri_query_get_currency (query, entry->currency);
  entry->date = tri_query_get_date (query);
  entry->reverses = tri_query_get_text_or_null (query);
  entry->note = tri_query_get_text (query);
  if (!tri_ledger_kind_from_id (kind, &entry->kind))
    tri_query_refuse (query, "ledger_entry.kind");
  if (!tri_ledger_purpose_from_id (purpose, &entry->purpose))
    tri_query_refuse (query, "ledger_entry.purpose");
  return line;
}

gboolean
tri_account_table_list_book (
    TriConnection *connection, TriDate from, TriDate to, GPtrArray *lines, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ACCOUNT_BOOK,
      "SELECT alias, disclosure, name, entry.id, kind, purpose, amount_minor, currency, booked_on,"
      " reverses, note FROM ledger_entry AS entry JOIN ledger_private ON entry_id = entry.id"
      " JOIN client ON client.id = entry.client_id"
      " JOIN client_identity ON client_identity.client_id = client.id"
      " WHERE booked_on BETWEEN ? AND ? ORDER BY booked_on, entry.rowid");

  tri_query_date (query, from);
  tri_query_date (query, to);
  while (tri_query_next (query))
    g_ptr_array_add (lines, read_line (query));
  return tri_query_end (query, error);
}
