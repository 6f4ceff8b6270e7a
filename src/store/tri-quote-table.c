/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table quote: the versions of a quote and when one was accepted. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

#define COLUMNS                                                                                    \
  "SELECT id, client_id, decision_id, version, currency, made_on, accepted_on, replaced_on,"       \
  " deposit_minor FROM quote"

gboolean
tri_quote_table_insert (TriConnection *connection, const TriQuoteRecord *quote, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_INSERT,
                              "INSERT INTO quote (id, client_id, decision_id, version, currency,"
                              " made_on, deposit_minor, rev) VALUES (?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, quote->id);
  tri_query_text (query, quote->client_id);
  tri_query_reference (query, quote->decision_id);
  tri_query_int (query, quote->version);
  tri_query_text (query, quote->quote->currency);
  tri_query_date (query, quote->made_on);
  tri_query_int (query, quote->deposit_minor);
  return tri_query_run (query, error)
         && tri_quote_line_table_insert (connection, quote->id, quote->quote, error);
}

static TriQuoteRecord *
read_quote (TriQuery *query)
{
  TriQuoteRecord *quote = g_new0 (TriQuoteRecord, 1);
  char currency[4] = "";

  quote->id = tri_query_get_text (query);
  quote->client_id = tri_query_get_text (query);
  quote->decision_id = tri_query_get_text (query);
  quote->version = (int) tri_query_get_int (query);
  tri_query_get_currency (query, currency);
  quote->made_on = tri_query_get_date (query);
  quote->accepted_on = tri_query_get_date (query);
  quote->replaced_on = tri_query_get_date (query);
  quote->accepted = quote->accepted_on != TRI_DATE_NONE && quote->replaced_on == TRI_DATE_NONE;
  quote->deposit_minor = tri_query_get_int (query);
  if (tri_currency_is_valid (currency))
    quote->quote = tri_quote_new_empty (currency);
  else
    tri_query_refuse (query, "quote.currency");
  return quote;
}

gboolean
tri_quote_table_list (TriConnection *connection,
                      const char *client_id,
                      GPtrArray *quotes,
                      GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_QUOTE_LIST,
                                                     COLUMNS " WHERE client_id = ? ORDER BY rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (quotes, read_quote (query));
  if (!tri_query_end (query, error))
    return FALSE;
  for (guint i = 0; i < quotes->len; i++)
    {
      TriQuoteRecord *quote = quotes->pdata[i];

      if (!tri_quote_line_table_list (connection, quote->id, quote->quote, error))
        return FALSE;
    }
  return TRUE;
}

TriQuoteRecord *
tri_quote_table_load (TriConnection *connection, const char *id, GError **error)
{
  g_autoptr (TriQuoteRecord) quote = NULL;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_LOAD, COLUMNS " WHERE id = ?");

  tri_query_text (query, id);
  while (tri_query_next (query))
    quote = read_quote (query);
  if (!tri_query_end (query, error))
    return NULL;
  if (quote == NULL)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                           _ ("This quote is not in the record any more. Open the plan again."));
      return NULL;
    }
  if (!tri_quote_line_table_list (connection, quote->id, quote->quote, error))
    return NULL;
  return g_steal_pointer (&quote);
}

gboolean
tri_quote_table_accept (TriConnection *connection, const char *id, TriDate date, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_ACCEPT,
                              "UPDATE quote SET accepted_on = ?, rev = rev + 1 WHERE id = ?");

  tri_query_date (query, date);
  tri_query_text (query, id);
  return tri_query_run (query, error);
}

gboolean
tri_quote_table_replace (TriConnection *connection, const char *id, TriDate date, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_REPLACE,
                              "UPDATE quote SET replaced_on = ?, rev = rev + 1 WHERE id = ?");

  tri_query_date (query, date);
  tri_query_text (query, id);
  return tri_query_run (query, error);
}

gboolean
tri_quote_table_next_version (TriConnection *connection,
                              const char *client_id,
                              const char *decision_id,
                              int *out_version,
                              GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_QUOTE_NEXT_VERSION,
      "SELECT (SELECT ifnull (max (version), 0) + 1 FROM quote WHERE decision_id = decision.id)"
      " FROM decision WHERE id = ? AND client_id = ?");

  *out_version = 0;
  tri_query_text (query, decision_id);
  tri_query_text (query, client_id);
  while (tri_query_next (query))
    *out_version = (int) tri_query_get_int (query);
  if (!tri_query_end (query, error))
    return FALSE;
  if (*out_version > 0)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                       _ ("The choice that is quoted is not in the record any more. Open the plan "
                          "again."));
  return FALSE;
}
