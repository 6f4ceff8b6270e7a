/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables design_step and design_place: the undo history of a client's design. */

#include "config.h"

#include "tri-tables.h"

static gboolean
remove_from (TriConnection *connection, const char *client_id, gint64 number, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_STEP_REMOVE,
                              "DELETE FROM design_step WHERE client_id = ? AND number >= ?");

  tri_query_text (query, client_id);
  tri_query_int (query, number);
  return tri_query_run (query, error);
}

static gboolean
insert (TriConnection *connection, const char *client_id, const TriDesignStep *step, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_STEP_INSERT,
                              "INSERT INTO design_step (client_id, number, design, rev)"
                              " VALUES (?, ?, ?, 1)");

  tri_query_text (query, client_id);
  tri_query_int (query, step->number);
  tri_query_text (query, step->design);
  return tri_query_run (query, error);
}

static gboolean
set_place (TriConnection *connection, const char *client_id, gint64 step, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_STEP_PLACE_SAVE,
      "INSERT INTO design_place (client_id, step, rev) VALUES (?, ?, 1)"
      " ON CONFLICT (client_id) DO UPDATE SET step = excluded.step, rev = rev + 1");

  tri_query_text (query, client_id);
  tri_query_int (query, step);
  return tri_query_run (query, error);
}

gboolean
tri_design_step_table_save (TriConnection *connection, const TriDesignSave *save, GError **error)
{
  if (!remove_from (connection, save->client_id, save->from, error))
    return FALSE;
  for (guint i = 0; i < save->steps->len; i++)
    if (!insert (connection, save->client_id, save->steps->pdata[i], error))
      return FALSE;
  return set_place (connection, save->client_id, save->current_step, error);
}

gboolean
tri_design_step_table_list (TriConnection *connection,
                            const char *client_id,
                            GPtrArray *steps,
                            GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_STEP_LIST,
                              "SELECT number, design FROM design_step"
                              " WHERE client_id = ? AND number > 0 ORDER BY number");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    {
      gint64 number = tri_query_get_int (query);

      g_ptr_array_add (steps, tri_design_step_new (number, tri_query_get_text (query)));
    }
  return tri_query_end (query, error);
}

gboolean
tri_design_step_table_get_place (TriConnection *connection,
                                 const char *client_id,
                                 gint64 *out_step,
                                 GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_STEP_PLACE,
      "SELECT coalesce ((SELECT step FROM design_place WHERE client_id = ?1),"
      " (SELECT max (number) FROM design_step WHERE client_id = ?1), 0)");

  *out_step = 0;
  tri_query_text (query, client_id);
  while (tri_query_next (query))
    *out_step = tri_query_get_int (query);
  return tri_query_end (query, error);
}
