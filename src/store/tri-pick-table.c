/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table pick (sensitive): who liked which style; what was taken back stays with its time. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_pick_table_insert (TriConnection *connection, const TriPick *pick, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_PICK_INSERT,
      "INSERT INTO pick (id, client_id, template, kind, design, who,"
      " picked_utc, withdrawn_utc, rev) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 1)");

  tri_query_text (query, pick->id);
  tri_query_text (query, pick->client_id);
  tri_query_text (query, pick->template_id);
  tri_query_text (query, tri_kind_get_id (pick->kind));
  tri_query_text (query, pick->design);
  tri_query_text (query, tri_picker_get_id (pick->who));
  tri_query_int (query, pick->picked_utc);
  return tri_query_run (query, error);
}

gboolean
tri_pick_table_withdraw (TriConnection *connection, const TriPick *pick, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_PICK_WITHDRAW,
                              "UPDATE pick SET withdrawn_utc = ?, rev = rev + 1"
                              " WHERE id = ? AND client_id = ? AND withdrawn_utc = 0");

  tri_query_int (query, pick->withdrawn_utc);
  tri_query_text (query, pick->id);
  tri_query_text (query, pick->client_id);
  return tri_query_run (query, error);
}

static TriPick *
read_pick (TriQuery *query)
{
  TriPick *pick = g_new0 (TriPick, 1);
  g_autofree char *kind = NULL;
  g_autofree char *who = NULL;

  pick->id = tri_query_get_text (query);
  pick->client_id = tri_query_get_text (query);
  pick->template_id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  pick->design = tri_query_get_text (query);
  who = tri_query_get_text (query);
  pick->picked_utc = tri_query_get_int (query);

  if (!tri_kind_from_id (kind, &pick->kind))
    tri_query_refuse (query, "pick.kind");
  if (!tri_picker_from_id (who, &pick->who))
    tri_query_refuse (query, "pick.who");
  return pick;
}

gboolean
tri_pick_table_list (TriConnection *connection,
                     const char *client_id,
                     GPtrArray *picks,
                     GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_PICK_LIST,
                              "SELECT id, client_id, template, kind, design, who, picked_utc"
                              " FROM pick WHERE client_id = ? AND withdrawn_utc = 0"
                              " ORDER BY rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (picks, read_pick (query));
  return tri_query_end (query, error);
}
