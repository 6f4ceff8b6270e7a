/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables referral_code, referral and referral_credit. */

#include "config.h"

#include "tri-referral-table.h"

/* The first column of the first row for @key, "" without one. */
static gboolean
get_text (TriQuery *query, const char *key, char **out_text, GError **error)
{
  g_autofree char *text = NULL;

  tri_query_text (query, key);
  while (tri_query_next (query))
    {
      g_free (text);
      text = tri_query_get_text (query);
    }
  if (!tri_query_end (query, error))
    return FALSE;
  *out_text = text != NULL ? g_steal_pointer (&text) : g_strdup ("");
  return TRUE;
}

static gboolean
list_ids (TriQuery *query, GPtrArray *ids, GError **error)
{
  while (tri_query_next (query))
    g_ptr_array_add (ids, tri_query_get_text (query));
  return tri_query_end (query, error);
}

/* What the columns alias, disclosure, name may be shown as. */
static char *
read_name (TriQuery *query)
{
  g_autofree char *alias = tri_query_get_text (query);
  g_autofree char *disclosure = tri_query_get_text (query);
  g_autofree char *name = tri_query_get_text (query);
  TriClient client = { .alias = alias, .name = name, .disclosure = TRI_DISCLOSURE_PRIVATE };

  if (!tri_disclosure_from_id (disclosure, &client.disclosure))
    tri_query_refuse (query, "client.disclosure");
  return g_strdup (tri_client_get_display_name (&client));
}

gboolean
tri_referral_code_table_load (TriConnection *connection,
                              const char *client_id,
                              char **out_code,
                              GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_CODE_LOAD,
                              "SELECT code FROM referral_code WHERE client_id = ?");

  return get_text (query, client_id, out_code, error);
}

gboolean
tri_referral_code_table_find_owner (TriConnection *connection,
                                    const char *code,
                                    char **out_client_id,
                                    GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_CODE_OWNER,
                              "SELECT client_id FROM referral_code WHERE code = ?");

  return get_text (query, code, out_client_id, error);
}

gboolean
tri_referral_code_table_insert (TriConnection *connection,
                                const char *client_id,
                                const char *code,
                                GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_CODE_INSERT,
                              "INSERT INTO referral_code (client_id, code, rev) VALUES (?, ?, 1)");

  tri_query_text (query, client_id);
  tri_query_text (query, code);
  return tri_query_run (query, error);
}

gboolean
tri_referral_table_load (TriConnection *connection,
                         const char *referred_id,
                         char **out_referrer_id,
                         GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_LOAD,
                              "SELECT referrer_id FROM referral WHERE referred_id = ?");

  return get_text (query, referred_id, out_referrer_id, error);
}

gboolean
tri_referral_table_save (TriConnection *connection,
                         const char *referred_id,
                         const char *referrer_id,
                         TriDate date,
                         GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_REFERRAL_SAVE,
      "INSERT INTO referral (referred_id, referrer_id, entered_on, rev) VALUES (?, ?, ?, 1)"
      " ON CONFLICT (referred_id) DO UPDATE SET referrer_id = excluded.referrer_id,"
      " entered_on = excluded.entered_on, rev = rev + 1");

  tri_query_text (query, referred_id);
  tri_query_text (query, referrer_id);
  tri_query_date (query, date);
  return tri_query_run (query, error);
}

gboolean
tri_referral_table_remove (TriConnection *connection, const char *referred_id, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_REMOVE,
                                                     "DELETE FROM referral WHERE referred_id = ?");

  tri_query_text (query, referred_id);
  return tri_query_run (query, error);
}

gboolean
tri_referral_table_list_above (TriConnection *connection,
                               const char *client_id,
                               GPtrArray *ids,
                               GError **error)
{
  /* UNION, not UNION ALL: it ends also where merged clients have made a circle. */
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_REFERRAL_ABOVE,
      "WITH RECURSIVE above (id) AS (SELECT referrer_id FROM referral WHERE referred_id = ?"
      " UNION SELECT referrer_id FROM referral JOIN above ON referred_id = above.id)"
      " SELECT id FROM above");

  tri_query_text (query, client_id);
  return list_ids (query, ids, error);
}

gboolean
tri_referral_table_list_friends (TriConnection *connection,
                                 const char *referrer_id,
                                 GPtrArray *friends,
                                 GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_REFERRAL_FRIENDS,
      "SELECT referred_id, alias, disclosure, name, entered_on FROM referral"
      " JOIN client ON client.id = referred_id"
      " JOIN client_identity ON client_identity.client_id = referred_id"
      " WHERE referrer_id = ? ORDER BY entered_on, referral.rowid");

  tri_query_text (query, referrer_id);
  while (tri_query_next (query))
    {
      TriReferralFriend *friend = g_new0 (TriReferralFriend, 1);

      friend->client_id = tri_query_get_text (query);
      friend->name = read_name (query);
      friend->entered_on = tri_query_get_date (query);
      g_ptr_array_add (friends, friend);
    }
  return tri_query_end (query, error);
}

gboolean
tri_referral_credit_table_insert (TriConnection *connection,
                                  const TriReferralCredit *credit,
                                  const char *referrer_id,
                                  GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_REFERRAL_CREDIT_INSERT,
      "INSERT INTO referral_credit (id, referred_id, referrer_id, amount_minor, currency,"
      " earned_on, expires_on, rev) VALUES (?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, credit->id);
  tri_query_text (query, credit->referred_id);
  tri_query_text (query, referrer_id);
  tri_query_int (query, credit->amount_minor);
  tri_query_text (query, credit->currency);
  tri_query_date (query, credit->earned_on);
  tri_query_date (query, credit->expires_on);
  return tri_query_run (query, error);
}

gboolean
tri_referral_credit_table_find (TriConnection *connection,
                                const char *referred_id,
                                char **out_referrer_id,
                                GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_CREDIT_STANDS,
                              "SELECT referrer_id FROM referral_credit"
                              " WHERE referred_id = ? AND taken_back_on IS NULL");

  return get_text (query, referred_id, out_referrer_id, error);
}

gboolean
tri_referral_credit_table_take_back (TriConnection *connection,
                                     const char *referred_id,
                                     TriDate date,
                                     GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REFERRAL_CREDIT_TAKE_BACK,
                              "UPDATE referral_credit SET taken_back_on = ?, rev = rev + 1"
                              " WHERE referred_id = ? AND taken_back_on IS NULL");

  tri_query_date (query, date);
  tri_query_text (query, referred_id);
  return tri_query_run (query, error);
}

gboolean
tri_referral_credit_table_list (TriConnection *connection,
                                const char *referrer_id,
                                GPtrArray *credits,
                                GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_REFERRAL_CREDIT_LIST,
      "SELECT referral_credit.id, referred_id, alias, disclosure, name, amount_minor, currency,"
      " earned_on, expires_on, taken_back_on FROM referral_credit"
      " JOIN client ON client.id = referred_id"
      " JOIN client_identity ON client_identity.client_id = referred_id"
      " WHERE referrer_id = ? ORDER BY referral_credit.rowid");

  tri_query_text (query, referrer_id);
  while (tri_query_next (query))
    {
      TriReferralCredit *credit = g_new0 (TriReferralCredit, 1);

      credit->id = tri_query_get_text (query);
      credit->referred_id = tri_query_get_text (query);
      credit->name = read_name (query);
      credit->amount_minor = tri_query_get_int (query);
      tri_query_get_currency (query, credit->currency);
      credit->earned_on = tri_query_get_date (query);
      credit->expires_on = tri_query_get_date (query);
      credit->taken_back_on = tri_query_get_date (query);
      g_ptr_array_add (credits, credit);
    }
  return tri_query_end (query, error);
}

gboolean
tri_referral_credit_table_list_owners (TriConnection *connection, GPtrArray *ids, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_REFERRAL_CREDIT_OWNERS,
      "SELECT DISTINCT referrer_id FROM referral_credit WHERE taken_back_on IS NULL");

  return list_ids (query, ids, error);
}
