/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table sun_time: when clients are away in the sun. */

#include "config.h"

#include "tri-plan-tables.h"

gboolean
tri_sun_time_table_list (TriConnection *connection,
                         const char *client_id,
                         GPtrArray *times,
                         GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SUN_TIME_LIST,
                              "SELECT id, client_id, from_on, to_on FROM sun_time"
                              " WHERE client_id = ? ORDER BY from_on, to_on");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    {
      TriSunTime *sun = g_new0 (TriSunTime, 1);

      sun->id = tri_query_get_text (query);
      sun->client_id = tri_query_get_text (query);
      sun->from = tri_query_get_date (query);
      sun->to = tri_query_get_date (query);
      g_ptr_array_add (times, sun);
    }
  return tri_query_end (query, error);
}

gboolean
tri_sun_time_table_save (TriConnection *connection, const TriSunTime *sun, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SUN_TIME_SAVE,
                              "INSERT INTO sun_time (id, client_id, from_on, to_on, rev)"
                              " VALUES (?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE"
                              " SET from_on = excluded.from_on, to_on = excluded.to_on,"
                              " rev = rev + 1 WHERE client_id = excluded.client_id");

  tri_query_text (query, sun->id);
  tri_query_text (query, sun->client_id);
  tri_query_date (query, sun->from);
  tri_query_date (query, sun->to);
  return tri_query_run (query, error);
}

gboolean
tri_sun_time_table_remove (TriConnection *connection, const char *id, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_SUN_TIME_REMOVE,
                                                     "DELETE FROM sun_time WHERE id = ?");

  tri_query_text (query, id);
  return tri_query_run (query, error);
}
