/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table intake (sensitive): skin, hair, habits and stage of hair loss. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_intake_table_save (TriConnection *connection, const TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_INTAKE_SAVE,
                              "INSERT INTO intake"
                              " (client_id, fitzpatrick, hair, fade_factors, norwood, rev)"
                              " VALUES (?, ?, ?, ?, ?, 1)"
                              " ON CONFLICT (client_id) DO UPDATE SET"
                              " fitzpatrick = excluded.fitzpatrick, hair = excluded.hair,"
                              " fade_factors = excluded.fade_factors,"
                              " norwood = excluded.norwood, rev = rev + 1");

  tri_query_text (query, client->id);
  tri_query_int (query, client->skin.fitzpatrick);
  tri_query_text (query, tri_hair_get_id (client->skin.hair));
  tri_query_int (query, client->skin.factors);
  tri_query_text (query, tri_norwood_get_id (client->norwood));
  return tri_query_run (query, error);
}
