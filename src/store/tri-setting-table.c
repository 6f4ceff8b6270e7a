/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table setting: the clinic's own figures that are no prices. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_setting_table_load (TriConnection *connection, TriClinic *clinic, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_SETTING_LIST,
                                                     "SELECT id, value FROM setting");

  while (tri_query_next (query))
    {
      g_autofree char *id = tri_query_get_text (query);

      if (!tri_figure_apply (connection, clinic, id, tri_query_get_real (query), error))
        return FALSE;
    }
  return tri_query_end (query, error);
}

static gboolean
save_value (TriConnection *connection, const char *id, double value, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SETTING_SAVE,
                              "INSERT INTO setting (id, value, rev) VALUES (?, ?, 1)"
                              " ON CONFLICT (id) DO UPDATE SET value = excluded.value,"
                              " rev = rev + 1 WHERE value <> excluded.value");

  tri_query_text (query, id);
  tri_query_real (query, value);
  return tri_query_run (query, error);
}

static gboolean
remove_value (TriConnection *connection, const char *id, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_SETTING_REMOVE,
                                                     "DELETE FROM setting WHERE id = ?");

  tri_query_text (query, id);
  return tri_query_run (query, error);
}

gboolean
tri_setting_table_save (TriConnection *connection, const TriClinic *clinic, GError **error)
{
  const TriFigures *const sets[] = { clinic->pigment, clinic->care };

  for (guint s = 0; s < G_N_ELEMENTS (sets); s++)
    {
      const TriFigureTable *table = tri_figures_get_table (sets[s]);

      for (guint i = 0; i < table->n; i++)
        {
          const char *id = table->infos[i].id;

          if (tri_figure_is_price (id))
            continue;
          if (tri_figures_is_default (sets[s], i)
                  ? !remove_value (connection, id, error)
                  : !save_value (connection, id, tri_figures_get (sets[s], i), error))
            return FALSE;
        }
    }
  return TRUE;
}
