/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables quote_line and quote_line_private (sensitive): the lines whose sum is a quote. */

#include "config.h"

#include "tri-tables.h"

static gboolean
insert_note (TriConnection *connection,
             const char *quote_id,
             guint position,
             const char *note,
             GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_QUOTE_LINE_NOTE_INSERT,
      "INSERT INTO quote_line_private (quote_id, position, note, rev) VALUES (?, ?, ?, 1)");

  tri_query_text (query, quote_id);
  tri_query_int (query, position);
  tri_query_text (query, note);
  return tri_query_run (query, error);
}

static gboolean
insert_line (TriConnection *connection,
             const char *quote_id,
             guint position,
             const TriQuoteLine *line,
             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUOTE_LINE_INSERT,
                              "INSERT INTO quote_line (quote_id, position, kind, text,"
                              " amount_minor, rev) VALUES (?, ?, ?, ?, ?, 1)");

  tri_query_text (query, quote_id);
  tri_query_int (query, position);
  tri_query_text (query, tri_quote_line_kind_get_id (line->kind));
  tri_query_text (query, line->text);
  tri_query_int (query, line->amount_minor);
  return tri_query_run (query, error)
         && insert_note (connection, quote_id, position, line->note, error);
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
                              "SELECT kind, text, note, amount_minor FROM quote_line"
                              " JOIN quote_line_private USING (quote_id, position)"
                              " WHERE quote_id = ? ORDER BY position");

  tri_query_text (query, quote_id);
  while (tri_query_next (query))
    {
      g_autofree char *id = tri_query_get_text (query);
      g_autofree char *text = tri_query_get_text (query);
      g_autofree char *note = tri_query_get_text (query);
      gint64 amount = tri_query_get_int (query);
      TriQuoteLineKind kind = TRI_QUOTE_WORK;

      if (!tri_quote_line_kind_from_id (id, &kind))
        tri_query_refuse (query, "quote_line.kind");
      tri_quote_add_line (quote, kind, text, note, amount);
    }
  return tri_query_end (query, error);
}
