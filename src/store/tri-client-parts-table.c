/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables client_past, client_contact, confidant and patch_test (all sensitive). */

#include "config.h"

#include "tri-client-parts-table.h"

static void
read_event (TriQuery *query, TriPastEvent *event)
{
  event->had = tri_query_get_int (query) != 0;
  event->on = tri_query_get_date (query);
}

void
tri_client_parts_read (TriQuery *query, TriClient *client)
{
  read_event (query, &client->past.smp);
  read_event (query, &client->past.laser);
  read_event (query, &client->past.transplant);
  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    {
      g_autofree char *wish = tri_query_get_text (query);

      if (!tri_contact_wish_from_id (wish, &client->contact[i]))
        tri_query_refuse (query, "client_contact");
    }
}

static gboolean
load_confidants (TriConnection *connection, TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CONFIDANT_LIST,
      "SELECT name, relation, may_know, came_along FROM confidant WHERE client_id = ?"
      " ORDER BY position");

  client->confidants = tri_confidants_new ();
  tri_query_text (query, client->id);
  while (tri_query_next (query))
    {
      TriConfidant *confidant = g_new0 (TriConfidant, 1);

      confidant->name = tri_query_get_text (query);
      confidant->relation = tri_query_get_text (query);
      confidant->may_know = tri_query_get_int (query) != 0;
      confidant->came_along = tri_query_get_int (query) != 0;
      g_ptr_array_add (client->confidants, confidant);
    }
  return tri_query_end (query, error);
}

static gboolean
load_patch_tests (TriConnection *connection, TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_PATCH_TEST_LIST,
                              "SELECT tested_on, result, note FROM patch_test WHERE client_id = ?"
                              " ORDER BY tested_on, position");

  client->patch_tests = tri_patch_tests_new ();
  tri_query_text (query, client->id);
  while (tri_query_next (query))
    {
      TriPatchTest *test = g_new0 (TriPatchTest, 1);
      g_autofree char *result = NULL;

      test->on = tri_query_get_date (query);
      result = tri_query_get_text (query);
      test->note = tri_query_get_text (query);
      if (!tri_patch_result_from_id (result, &test->result))
        tri_query_refuse (query, "patch_test.result");
      g_ptr_array_add (client->patch_tests, test);
    }
  return tri_query_end (query, error);
}

gboolean
tri_client_parts_table_load (TriConnection *connection, TriClient *client, GError **error)
{
  return load_confidants (connection, client, error)
         && load_patch_tests (connection, client, error);
}

static void
bind_event (TriQuery *query, const TriPastEvent *event)
{
  tri_query_int (query, event->had);
  tri_query_date (query, event->had ? event->on : TRI_DATE_NONE);
}

static gboolean
save_past (TriConnection *connection, const TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_PAST_SAVE,
      "INSERT INTO client_past"
      " (client_id, smp, smp_on, laser, laser_on, transplant, transplant_on, rev)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 1)"
      " ON CONFLICT (client_id) DO UPDATE SET smp = excluded.smp, smp_on = excluded.smp_on,"
      " laser = excluded.laser, laser_on = excluded.laser_on, transplant = excluded.transplant,"
      " transplant_on = excluded.transplant_on, rev = rev + 1");

  tri_query_text (query, client->id);
  bind_event (query, &client->past.smp);
  bind_event (query, &client->past.laser);
  bind_event (query, &client->past.transplant);
  return tri_query_run (query, error);
}

static gboolean
save_contact (TriConnection *connection, const TriClient *client, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CONTACT_SAVE,
      "INSERT INTO client_contact (client_id, phone, message, email, post, rev)"
      " VALUES (?, ?, ?, ?, ?, 1)"
      " ON CONFLICT (client_id) DO UPDATE SET phone = excluded.phone, message = excluded.message,"
      " email = excluded.email, post = excluded.post, rev = rev + 1");

  tri_query_text (query, client->id);
  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    tri_query_text (query, tri_contact_wish_get_id (client->contact[i]));
  return tri_query_run (query, error);
}

static gboolean
remove_rows (TriConnection *connection,
             TriStatement id,
             const char *sql,
             const char *client_id,
             GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, id, sql);

  tri_query_text (query, client_id);
  return tri_query_run (query, error);
}

static gboolean
insert_confidant (TriConnection *connection,
                  const char *client_id,
                  guint position,
                  const TriConfidant *confidant,
                  GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CONFIDANT_INSERT,
      "INSERT INTO confidant (client_id, position, name, relation, may_know, came_along, rev)"
      " VALUES (?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, client_id);
  tri_query_int (query, position);
  tri_query_text (query, confidant->name);
  tri_query_text (query, confidant->relation);
  tri_query_int (query, confidant->may_know);
  tri_query_int (query, confidant->came_along);
  return tri_query_run (query, error);
}

static gboolean
insert_patch_test (TriConnection *connection,
                   const char *client_id,
                   guint position,
                   const TriPatchTest *test,
                   GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_PATCH_TEST_INSERT,
      "INSERT INTO patch_test (client_id, position, tested_on, result, note, rev)"
      " VALUES (?, ?, ?, ?, ?, 1)");

  tri_query_text (query, client_id);
  tri_query_int (query, position);
  tri_query_date (query, test->on);
  tri_query_text (query, tri_patch_result_get_id (test->result));
  tri_query_text (query, test->note);
  return tri_query_run (query, error);
}

static gboolean
save_confidants (TriConnection *connection, const TriClient *client, GError **error)
{
  if (!remove_rows (connection, TRI_STATEMENT_CONFIDANT_REMOVE,
                    "DELETE FROM confidant WHERE client_id = ?", client->id, error))
    return FALSE;
  for (guint i = 0; i < client->confidants->len; i++)
    if (!insert_confidant (connection, client->id, i + 1, client->confidants->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
save_patch_tests (TriConnection *connection, const TriClient *client, GError **error)
{
  if (!remove_rows (connection, TRI_STATEMENT_PATCH_TEST_REMOVE,
                    "DELETE FROM patch_test WHERE client_id = ?", client->id, error))
    return FALSE;
  for (guint i = 0; i < client->patch_tests->len; i++)
    if (!insert_patch_test (connection, client->id, i + 1, client->patch_tests->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
tri_client_parts_table_save (TriConnection *connection, const TriClient *client, GError **error)
{
  return save_past (connection, client, error) && save_contact (connection, client, error)
         && (client->confidants == NULL || save_confidants (connection, client, error))
         && (client->patch_tests == NULL || save_patch_tests (connection, client, error));
}
