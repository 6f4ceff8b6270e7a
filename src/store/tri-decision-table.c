/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables decision and decision_private (sensitive): what was chosen, who was there, the picture. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static gboolean
insert_private (TriConnection *connection, const TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_PRIVATE_INSERT,
                              "INSERT INTO decision_private (decision_id, present, notes,"
                              " picture_file, picture_sha256, rev) VALUES (?, ?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_int (query, decision->present);
  tri_query_text (query, decision->notes);
  tri_query_text (query, decision->picture_file);
  tri_query_text (query, decision->picture_sha256);
  return tri_query_run (query, error);
}

gboolean
tri_decision_table_insert (TriConnection *connection, const TriDecision *decision, GError **error)
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
  return tri_query_run (query, error) && insert_private (connection, decision, error);
}

static TriDecision *
read_decision (TriQuery *query)
{
  TriDecision *decision = g_new0 (TriDecision, 1);
  g_autofree char *kind = NULL;

  decision->id = tri_query_get_text (query);
  decision->client_id = tri_query_get_text (query);
  decision->revision_id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  decision->shown = tri_query_get_text (query);
  decision->app_version = tri_query_get_text (query);
  decision->date = tri_query_get_date (query);
  decision->decided_utc = tri_query_get_int (query);
  decision->present = (guint) tri_query_get_int (query);
  decision->notes = tri_query_get_text (query);
  decision->picture_file = tri_query_get_text_or_null (query);
  decision->picture_sha256 = tri_query_get_text_or_null (query);

  if (!tri_kind_from_id (kind, &decision->kind))
    tri_query_refuse (query, "decision.kind");
  return decision;
}

gboolean
tri_decision_table_list (TriConnection *connection,
                         const char *client_id,
                         GPtrArray *decisions,
                         GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_LIST,
                              "SELECT id, client_id, revision_id, kind, shown, app_version,"
                              " decided_on, decided_utc, present, notes, picture_file,"
                              " picture_sha256 FROM decision"
                              " JOIN decision_private ON decision_id = id"
                              " WHERE client_id = ? ORDER BY decision.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (decisions, read_decision (query));
  return tri_query_end (query, error);
}

gboolean
tri_decision_table_picture (
    TriConnection *connection, const char *id, char **out_file, char **out_sha256, GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_PICTURE,
                              "SELECT picture_file, picture_sha256 FROM decision_private"
                              " WHERE decision_id = ? AND picture_file IS NOT NULL");

  tri_query_text (query, id);
  while (tri_query_next (query))
    {
      file = tri_query_get_text (query);
      sha256 = tri_query_get_text (query);
    }
  if (!tri_query_end (query, error))
    return FALSE;
  if (file == NULL)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                           _ ("No picture was kept with this decision."));
      return FALSE;
    }
  *out_file = g_steal_pointer (&file);
  *out_sha256 = g_steal_pointer (&sha256);
  return TRUE;
}

gboolean
tri_decision_table_files (TriConnection *connection, GPtrArray *names, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_FILES,
                              "SELECT DISTINCT picture_file FROM decision_private"
                              " WHERE picture_file IS NOT NULL");

  while (tri_query_next (query))
    g_ptr_array_add (names, tri_query_get_text (query));
  return tri_query_end (query, error);
}
