/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table clinic: one row with the clinic's name and currency. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_clinic_table_load (TriConnection *connection, TriClinic *clinic, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CLINIC_LOAD, "SELECT name, currency FROM clinic WHERE id = 1");

  while (tri_query_next (query))
    {
      g_free (clinic->name);
      clinic->name = tri_query_get_text (query);
      tri_query_get_currency (query, clinic->currency);
      if (!tri_currency_is_valid (clinic->currency))
        tri_query_refuse (query, "clinic.currency");
    }
  return tri_query_end (query, error);
}

gboolean
tri_clinic_table_save (TriConnection *connection, const TriClinic *clinic, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CLINIC_SAVE,
                              "INSERT INTO clinic (id, name, currency, rev) VALUES (1, ?, ?, 1)"
                              " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                              " currency = excluded.currency, rev = rev + 1");

  tri_query_text (query, clinic->name);
  tri_query_text (query, clinic->currency);
  return tri_query_run (query, error);
}
