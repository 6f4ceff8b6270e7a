/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table design: the thread that a client's revisions hang on. */

#include "config.h"

#include "tri-tables.h"

/* Sets @out_id to NULL when there is none. */
static gboolean
find_latest (TriConnection *connection, const char *client_id, char **out_id, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DESIGN_LATEST,
                              "SELECT id FROM design WHERE client_id = ?"
                              " ORDER BY created_utc DESC, rowid DESC LIMIT 1");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    id = tri_query_get_text (query);
  if (!tri_query_end (query, error))
    return FALSE;
  *out_id = g_steal_pointer (&id);
  return TRUE;
}

char *
tri_design_table_obtain (TriConnection *connection,
                         const char *client_id,
                         gint64 created_utc,
                         GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (TriQuery) query = NULL;

  if (!find_latest (connection, client_id, &id, error))
    return NULL;
  if (id != NULL)
    return g_steal_pointer (&id);

  id = tri_id_new ();
  query = tri_connection_query (connection, TRI_STATEMENT_DESIGN_INSERT,
                                "INSERT INTO design (id, client_id, created_utc, rev)"
                                " VALUES (?, ?, ?, 1)");
  tri_query_text (query, id);
  tri_query_text (query, client_id);
  tri_query_int (query, created_utc);
  return tri_query_run (query, error) ? g_steal_pointer (&id) : NULL;
}
