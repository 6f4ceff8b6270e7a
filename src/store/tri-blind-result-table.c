/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table blind_result (sensitive): what came of pictures judged blind. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_blind_result_table_insert (TriConnection *connection,
                               const TriBlindResult *result,
                               GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_BLIND_RESULT_INSERT,
                              "INSERT INTO blind_result (id, client_id, who, kind, seed, ranking,"
                              " pairs, consistent, judged_utc, rev)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, result->id);
  tri_query_text (query, result->client_id);
  tri_query_text (query, tri_picker_get_id (result->who));
  tri_query_text (query, tri_kind_get_id (result->kind));
  tri_query_int (query, (gint64) result->seed);
  tri_query_text (query, result->ranking);
  tri_query_int (query, result->n_pairs);
  tri_query_int (query, result->n_consistent);
  tri_query_int (query, result->judged_utc);
  return tri_query_run (query, error);
}

static TriBlindResult *
read_result (TriQuery *query)
{
  TriBlindResult *result = g_new0 (TriBlindResult, 1);
  g_autofree char *who = NULL;
  g_autofree char *kind = NULL;

  result->id = tri_query_get_text (query);
  result->client_id = tri_query_get_text (query);
  who = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  result->seed = (guint64) tri_query_get_int (query);
  result->ranking = tri_query_get_text (query);
  result->n_pairs = (guint) tri_query_get_int (query);
  result->n_consistent = (guint) tri_query_get_int (query);
  result->judged_utc = tri_query_get_int (query);

  if (!tri_picker_from_id (who, &result->who))
    tri_query_refuse (query, "blind_result.who");
  if (!tri_kind_from_id (kind, &result->kind))
    tri_query_refuse (query, "blind_result.kind");
  return result;
}

gboolean
tri_blind_result_table_list (TriConnection *connection,
                             const char *client_id,
                             GPtrArray *results,
                             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_BLIND_RESULT_LIST,
                              "SELECT id, client_id, who, kind, seed, ranking, pairs, consistent,"
                              " judged_utc FROM blind_result WHERE client_id = ? ORDER BY rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (results, read_result (query));
  return tri_query_end (query, error);
}
