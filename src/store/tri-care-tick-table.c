/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table care_tick: what was ticked off the preparation and aftercare of a session. */

#include "config.h"

#include "tri-plan-tables.h"

gboolean
tri_care_tick_table_list (TriConnection *connection,
                          const char *session_id,
                          GPtrArray *items,
                          GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CARE_TICK_LIST,
                              "SELECT item FROM care_tick WHERE session_id = ? ORDER BY item");

  tri_query_text (query, session_id);
  while (tri_query_next (query))
    g_ptr_array_add (items, tri_query_get_text (query));
  return tri_query_end (query, error);
}

gboolean
tri_care_tick_table_set (TriConnection *connection,
                         const char *session_id,
                         const char *item,
                         gboolean ticked,
                         GError **error)
{
  g_autoptr (TriQuery) query
      = ticked ? tri_connection_query (connection, TRI_STATEMENT_CARE_TICK_SAVE,
                                       "INSERT INTO care_tick (session_id, item, rev)"
                                       " VALUES (?, ?, 1)"
                                       " ON CONFLICT (session_id, item) DO NOTHING")
               : tri_connection_query (connection, TRI_STATEMENT_CARE_TICK_REMOVE,
                                       "DELETE FROM care_tick WHERE session_id = ? AND item = ?");

  tri_query_text (query, session_id);
  tri_query_text (query, item);
  return tri_query_run (query, error);
}
