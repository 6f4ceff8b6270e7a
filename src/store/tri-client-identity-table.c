/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table client_identity (sensitive): who the client is and how to reach them. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_client_identity_table_save (TriConnection *connection, const TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_IDENTITY_SAVE,
      "INSERT INTO client_identity"
      " (client_id, name, phone, email, address, notes, birth_year, rev)"
      " VALUES (?, ?, ?, ?, ?, ?, nullif (?, 0), 1)"
      " ON CONFLICT (client_id) DO UPDATE SET name = excluded.name,"
      " phone = excluded.phone, email = excluded.email,"
      " address = excluded.address, notes = excluded.notes, birth_year = excluded.birth_year,"
      " rev = rev + 1");

  tri_query_text (query, client->id);
  tri_query_text (query, client->name);
  tri_query_text (query, client->phone);
  tri_query_text (query, client->email);
  tri_query_text (query, client->address);
  tri_query_text (query, client->notes);
  tri_query_int (query, client->birth_year);
  return tri_query_run (query, error);
}
