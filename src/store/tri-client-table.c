/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table client: the plain part of a client, read together with the sensitive ones. */

#include "config.h"

#include "tri-client-parts-table.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

#define COLUMNS                                                                                    \
  "SELECT client.id, client.rev, printf ('C-%04d', number), alias, name,"                          \
  " client_identity.phone, client_identity.email, address, notes, birth_year, disclosure,"         \
  " fitzpatrick, hair, fade_factors, norwood, created_utc, " TRI_CLIENT_PARTS_COLUMNS
#define FROM                                                                                       \
  " FROM client JOIN client_identity ON client_identity.client_id = client.id"                     \
  " JOIN intake ON intake.client_id = client.id" TRI_CLIENT_PARTS_JOIN

static TriClient *
read_client (TriQuery *query)
{
  TriClient *client = g_new0 (TriClient, 1);
  g_autofree char *disclosure = NULL;
  g_autofree char *hair = NULL;
  g_autofree char *norwood = NULL;

  client->id = tri_query_get_text (query);
  client->rev = tri_query_get_int (query);
  client->code = tri_query_get_text (query);
  client->alias = tri_query_get_text (query);
  client->name = tri_query_get_text (query);
  client->phone = tri_query_get_text (query);
  client->email = tri_query_get_text (query);
  client->address = tri_query_get_text (query);
  client->notes = tri_query_get_text (query);
  client->birth_year = (int) tri_query_get_int (query);
  disclosure = tri_query_get_text (query);
  client->skin.fitzpatrick = (int) tri_query_get_int (query);
  hair = tri_query_get_text (query);
  client->skin.factors = (guint) tri_query_get_int (query);
  norwood = tri_query_get_text (query);
  client->created_utc = tri_query_get_int (query);
  tri_client_parts_read (query, client);

  if (!tri_disclosure_from_id (disclosure, &client->disclosure))
    tri_query_refuse (query, "client.disclosure");
  if (!tri_hair_from_id (hair, &client->skin.hair))
    tri_query_refuse (query, "intake.hair");
  if (!tri_norwood_from_id (norwood, &client->norwood))
    tri_query_refuse (query, "intake.norwood");
  return client;
}

GPtrArray *
tri_client_table_list (TriConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_client_free);
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CLIENT_LIST,
                              COLUMNS FROM " WHERE merged_into IS NULL"
                                           " ORDER BY created_utc DESC, client.rowid DESC");

  while (tri_query_next (query))
    g_ptr_array_add (clients, read_client (query));
  return tri_query_end (query, error) ? g_steal_pointer (&clients) : NULL;
}

/* Columns after those of the client: when it changed, and whether it was merged. */
TriClientIndex *
tri_client_table_list_changes (TriConnection *connection, gint64 since, GError **error)
{
  gint64 stamp = since;
  g_autoptr (TriClientIndex) index = tri_client_index_new ();
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CLIENT_CHANGES,
                              COLUMNS ", changed, merged_into IS NOT NULL" FROM " WHERE changed > ?"
                                      " ORDER BY created_utc, client.rowid");

  tri_query_int (query, since);
  while (tri_query_next (query))
    {
      g_autoptr (TriClient) client = read_client (query);
      gint64 changed = tri_query_get_int (query);

      stamp = MAX (stamp, changed);
      if (tri_query_get_int (query) != 0)
        tri_client_index_remove (index, client->id);
      else
        tri_client_index_put (index, client);
    }
  tri_client_index_set_stamp (index, stamp);
  return tri_query_end (query, error) ? g_steal_pointer (&index) : NULL;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (
      error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
      _ ("This client is not in the record any more. Open the client list again."));
  return FALSE;
}

TriClient *
tri_client_table_load (TriConnection *connection, const char *id, GError **error)
{
  g_autoptr (TriClient) client = NULL;
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CLIENT_LOAD,
      COLUMNS FROM " WHERE client.id = (SELECT ifnull (merged_into, id) FROM client WHERE id = ?)");

  tri_query_text (query, id);
  while (tri_query_next (query))
    client = read_client (query);
  if (!tri_query_end (query, error))
    return NULL;
  if (client == NULL)
    {
      set_not_found (error);
      return NULL;
    }
  return tri_client_parts_table_load (connection, client, error) ? g_steal_pointer (&client) : NULL;
}

/* The row's rev, 0 when there is none, -1 on error. */
static gint64
load_rev (TriConnection *connection, const char *id, GError **error)
{
  gint64 rev = 0;
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_CLIENT_REV,
                                                     "SELECT rev FROM client WHERE id = ?"
                                                     " AND merged_into IS NULL");

  tri_query_text (query, id);
  while (tri_query_next (query))
    rev = tri_query_get_int (query);
  return tri_query_end (query, error) ? rev : -1;
}

gboolean
tri_client_table_require (TriConnection *connection, const char *id, GError **error)
{
  gint64 rev = load_rev (connection, id, error);

  if (rev == 0)
    set_not_found (error);
  return rev > 0;
}

static gboolean
insert (TriConnection *connection, const TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CLIENT_INSERT,
                              "INSERT INTO client"
                              " (id, alias, disclosure, created_utc, number, changed, rev)"
                              " SELECT ?, ?, ?, ?, ifnull (max (number), 0) + 1,"
                              " ifnull (max (changed), 0) + 1, 1 FROM client");

  tri_query_text (query, client->id);
  tri_query_text (query, client->alias);
  tri_query_text (query, tri_disclosure_get_id (client->disclosure));
  tri_query_int (query, client->created_utc);
  return tri_query_run (query, error);
}

static gboolean
update (TriConnection *connection, const TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CLIENT_UPDATE,
                              "UPDATE client SET alias = ?, disclosure = ?, rev = rev + 1,"
                              " changed = (SELECT max (changed) + 1 FROM client)"
                              " WHERE id = ?");

  tri_query_text (query, client->alias);
  tri_query_text (query, tri_disclosure_get_id (client->disclosure));
  tri_query_text (query, client->id);
  return tri_query_run (query, error);
}

gint64
tri_client_table_save (TriConnection *connection, const TriClient *client, GError **error)
{
  gint64 rev = load_rev (connection, client->id, error);

  if (rev < 0)
    return -1;
  if (rev == 0 && client->rev != 0)
    {
      set_not_found (error);
      return -1;
    }
  if (rev != client->rev)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("This client was changed elsewhere in the meantime. Open the client "
                              "again and repeat your change."));
      return -1;
    }
  if (!(rev == 0 ? insert : update) (connection, client, error)
      || !tri_client_identity_table_save (connection, client, error)
      || !tri_intake_table_save (connection, client, error)
      || !tri_client_parts_table_save (connection, client, error))
    return -1;
  return rev + 1;
}
