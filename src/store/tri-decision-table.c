/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables decision and decision_private (sensitive): what was chosen, and who was there. */

#include "config.h"

#include "tri-tables.h"

static gboolean
insert_private (TriConnection *connection, const TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_PRIVATE_INSERT,
                              "INSERT INTO decision_private (decision_id, present, names, notes,"
                              " rev) VALUES (?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_int (query, decision->present);
  tri_query_text (query, decision->names);
  tri_query_text (query, decision->notes);
  return tri_query_run (query, error);
}

static gboolean
insert_decision (TriConnection *connection, const TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_INSERT,
                              "INSERT INTO decision (id, client_id, revision_id, kind, shown,"
                              " app_version, decided_on, decided_utc, rev)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_text (query, decision->client_id);
  tri_query_text (query, decision->revision_id);
  tri_query_text (query, tri_kind_get_id (decision->kind));
  tri_query_text (query, decision->shown);
  tri_query_text (query, decision->app_version);
  tri_query_date (query, decision->date);
  tri_query_int (query, decision->decided_utc);
  return tri_query_run (query, error);
}

gboolean
tri_decision_table_insert (TriConnection *connection, const TriDecision *decision, GError **error)
{
  return insert_decision (connection, decision, error)
         && insert_private (connection, decision, error)
         && tri_decision_picture_table_insert (connection, decision, error)
         && tri_decision_said_table_insert (connection, decision, error);
}

/* @text: (transfer full) */
static void
set_text (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static TriDecision *
read_decision (TriQuery *query)
{
  TriDecision *decision = tri_decision_new ();
  g_autofree char *kind = NULL;

  set_text (&decision->id, tri_query_get_text (query));
  set_text (&decision->client_id, tri_query_get_text (query));
  set_text (&decision->revision_id, tri_query_get_text (query));
  kind = tri_query_get_text (query);
  set_text (&decision->shown, tri_query_get_text (query));
  set_text (&decision->app_version, tri_query_get_text (query));
  decision->date = tri_query_get_date (query);
  decision->decided_utc = tri_query_get_int (query);
  decision->present = (guint) tri_query_get_int (query);
  set_text (&decision->names, tri_query_get_text (query));
  set_text (&decision->notes, tri_query_get_text (query));

  if (!tri_kind_from_id (kind, &decision->kind))
    tri_query_refuse (query, "decision.kind");
  return decision;
}

static gboolean
list_decisions (TriConnection *connection,
                const char *client_id,
                GPtrArray *decisions,
                GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_LIST,
                              "SELECT id, client_id, revision_id, kind, shown, app_version,"
                              " decided_on, decided_utc, present, names, notes FROM decision"
                              " JOIN decision_private ON decision_id = id"
                              " WHERE client_id = ? ORDER BY decision.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (decisions, read_decision (query));
  return tri_query_end (query, error);
}

gboolean
tri_decision_table_list (TriConnection *connection,
                         const char *client_id,
                         GPtrArray *decisions,
                         GError **error)
{
  if (!list_decisions (connection, client_id, decisions, error))
    return FALSE;
  for (guint i = 0; i < decisions->len; i++)
    if (!tri_decision_picture_table_list (connection, decisions->pdata[i], error)
        || !tri_decision_said_table_list (connection, decisions->pdata[i], error))
      return FALSE;
  return TRUE;
}
