/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table staff: who works at the clinic. */

#include "config.h"

#include "tri-session-tables.h"

gboolean
tri_staff_table_list (TriConnection *connection, GPtrArray *names, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_STAFF_LIST, "SELECT name FROM staff ORDER BY last_utc DESC, name");

  while (tri_query_next (query))
    g_ptr_array_add (names, tri_query_get_text (query));
  return tri_query_end (query, error);
}

gboolean
tri_staff_table_save (TriConnection *connection, const char *name, gint64 now_utc, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_STAFF_SAVE,
                              "INSERT INTO staff (name, last_utc, rev) VALUES (?, ?, 1)"
                              " ON CONFLICT (name) DO UPDATE"
                              " SET last_utc = excluded.last_utc, rev = rev + 1");

  tri_query_text (query, name);
  tri_query_int (query, now_utc);
  return tri_query_run (query, error);
}
