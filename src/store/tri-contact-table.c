/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables contact_log and contact_private (sensitive): who was contacted when and how. */

#include "config.h"

#include "tri-touch-up-tables.h"

static gboolean
insert_note (TriConnection *connection, const TriContact *contact, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CONTACT_NOTE_INSERT,
                              "INSERT INTO contact_private (contact_id, note, rev)"
                              " VALUES (?, ?, 1)");

  tri_query_text (query, contact->id);
  tri_query_text (query, contact->note);
  return tri_query_run (query, error);
}

gboolean
tri_contact_table_insert (TriConnection *connection, const TriContact *contact, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CONTACT_INSERT,
                              "INSERT INTO contact_log (id, client_id, contacted_on, channel, rev)"
                              " VALUES (?, ?, ?, ?, 1)");

  tri_query_text (query, contact->id);
  tri_query_text (query, contact->client_id);
  tri_query_date (query, contact->date);
  tri_query_text (query, tri_channel_get_id (contact->channel));
  return tri_query_run (query, error) && insert_note (connection, contact, error);
}

static TriContact *
read_contact (TriQuery *query)
{
  TriContact *contact = g_new0 (TriContact, 1);
  g_autofree char *channel = NULL;

  contact->id = tri_query_get_text (query);
  contact->client_id = tri_query_get_text (query);
  contact->date = tri_query_get_date (query);
  channel = tri_query_get_text (query);
  contact->note = tri_query_get_text (query);
  if (!tri_channel_from_id (channel, &contact->channel))
    tri_query_refuse (query, "contact_log.channel");
  return contact;
}

gboolean
tri_contact_table_list (TriConnection *connection,
                        const char *client_id,
                        GPtrArray *contacts,
                        GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CONTACT_LIST,
                              "SELECT id, client_id, contacted_on, channel, note FROM contact_log"
                              " JOIN contact_private ON contact_id = id"
                              " WHERE client_id = ? ORDER BY contacted_on, contact_log.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (contacts, read_contact (query));
  return tri_query_end (query, error);
}
