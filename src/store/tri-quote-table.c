/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table quote: the versions of a quote and when one was accepted. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

#define COLUMNS                                                                                    \
  "SELECT id, client_id, decision_id, version, currency, accepted_on IS NOT NULL FROM quote"

gboolean
tri_quote_table_insert (TriConnection *connection, const TriQuoteRecord *quote, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_INSERT,
                              "INSERT INTO quote (id, client_id, decision_id, version, currency,"
                              " rev) VALUES (?, ?, ?, ?, ?, 1)");

  tri_query_text (query, quote->id);
  tri_query_text (query, quote->client_id);
  tri_query_reference (query, quote->decision_id);
  tri_query_int (query, quote->version);
  tri_query_text (query, quote->quote->currency);
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
  quote->accepted = tri_query_get_int (query) != 0;
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

/* Whether any quote of the same decision is accepted. */
static gboolean
find_accepted (TriConnection *connection,
               const TriQuoteRecord *quote,
               gboolean *out_accepted,
               GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_QUOTE_ACCEPTED,
                                                     "SELECT 1 FROM quote WHERE decision_id = ?"
                                                     " AND accepted_on IS NOT NULL");

  *out_accepted = quote->accepted;
  tri_query_reference (query, quote->decision_id);
  while (tri_query_next (query))
    *out_accepted = TRUE;
  return tri_query_end (query, error);
}

gboolean
tri_quote_table_accept (TriConnection *connection,
                        const TriQuoteRecord *quote,
                        TriDate date,
                        GError **error)
{
  g_autoptr (TriQuery) query = NULL;
  gboolean accepted;

  if (!find_accepted (connection, quote, &accepted, error))
    return FALSE;
  if (accepted)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("A quote for this choice was accepted already and its charges are "
                              "posted. To change them, reverse the charges first."));
      return FALSE;
    }
  query = tri_connection_query (connection, TRI_STATEMENT_QUOTE_ACCEPT,
                                "UPDATE quote SET accepted_on = ?, rev = rev + 1 WHERE id = ?");
  tri_query_date (query, date);
  tri_query_text (query, quote->id);
  return tri_query_run (query, error);
}
