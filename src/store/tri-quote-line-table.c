/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table quote_line: the lines whose sum is a quote. */

#include "config.h"

#include "tri-tables.h"

static gboolean
insert_line (TriConnection *connection,
             const char *quote_id,
             guint position,
             const TriQuoteLine *line,
             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_LINE_INSERT,
                              "INSERT INTO quote_line (quote_id, position, text, amount_minor, rev)"
                              " VALUES (?, ?, ?, ?, 1)");

  tri_query_text (query, quote_id);
  tri_query_int (query, position);
  tri_query_text (query, line->text);
  tri_query_int (query, line->amount_minor);
  return tri_query_run (query, error);
}

gboolean
tri_quote_line_table_insert (TriConnection *connection,
                             const char *quote_id,
                             const TriQuote *quote,
                             GError **error)
{
  for (guint i = 0; i < quote->lines->len; i++)
    if (!insert_line (connection, quote_id, i + 1, quote->lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
tri_quote_line_table_list (TriConnection *connection,
                           const char *quote_id,
                           TriQuote *quote,
                           GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_LINE_LIST,
                              "SELECT text, amount_minor FROM quote_line WHERE quote_id = ?"
                              " ORDER BY position");

  tri_query_text (query, quote_id);
  while (tri_query_next (query))
    {
      g_autofree char *text = tri_query_get_text (query);

      tri_quote_add_line (quote, text, tri_query_get_int (query));
    }
  return tri_query_end (query, error);
}
