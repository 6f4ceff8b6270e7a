/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables consent, consent_signature, consent_withdrawal and consent_withdrawal_private: who agreed
 * to what, and took it back. */

#include "config.h"

#include "tri-papers-tables.h"

#include <glib/gi18n-lib.h>

static gboolean
insert_signature (TriConnection *connection, const TriConsent *consent, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CONSENT_SIGNATURE_INSERT,
      "INSERT INTO consent_signature (consent_id, strokes, name, rev) VALUES (?, ?, ?, 1)");

  tri_query_text (query, consent->id);
  tri_query_text (query, consent->strokes);
  tri_query_text (query, consent->name);
  return tri_query_run (query, error);
}

gboolean
tri_consent_table_insert (TriConnection *connection, const TriConsent *consent, GError **error)
{
  g_autoptr (TriQuery) query = NULL;

  /* The signature first: what stands is closed. */
  if (!insert_signature (connection, consent, error))
    return FALSE;
  query = tri_connection_query (connection, TRI_STATEMENT_CONSENT_INSERT,
                                "INSERT INTO consent (id, client_id, purpose, version, given_on,"
                                " signed_utc, rev) VALUES (?, ?, ?, ?, ?, ?, 1)");
  tri_query_text (query, consent->id);
  tri_query_text (query, consent->client_id);
  tri_query_text (query, tri_purpose_get_id (consent->purpose));
  tri_query_int (query, consent->version);
  tri_query_date (query, consent->date);
  tri_query_int (query, consent->signed_utc);
  return tri_query_run (query, error);
}

static TriConsent *
read_consent (TriQuery *query, const char *client_id)
{
  TriConsent *consent = g_new0 (TriConsent, 1);
  g_autofree char *purpose = NULL;

  consent->client_id = g_strdup (client_id);
  consent->id = tri_query_get_text (query);
  purpose = tri_query_get_text (query);
  consent->version = (int) tri_query_get_int (query);
  consent->text = tri_query_get_text (query);
  consent->strokes = tri_query_get_text (query);
  consent->name = tri_query_get_text (query);
  consent->date = tri_query_get_date (query);
  consent->signed_utc = tri_query_get_int (query);
  consent->withdrawn = tri_query_get_date (query);
  consent->reason = tri_query_get_text (query);

  if (!tri_purpose_from_id (purpose, &consent->purpose))
    tri_query_refuse (query, "consent.purpose");
  return consent;
}

gboolean
tri_consent_table_list (TriConnection *connection,
                        const char *client_id,
                        GPtrArray *consents,
                        GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CONSENT_LIST,
      "SELECT c.id, c.purpose, c.version, t.text, s.strokes, s.name, c.given_on, c.signed_utc,"
      " w.withdrawn_on, p.reason FROM consent AS c"
      " JOIN consent_text AS t ON t.purpose = c.purpose AND t.version = c.version"
      " LEFT JOIN consent_signature AS s ON s.consent_id = c.id"
      " LEFT JOIN consent_withdrawal AS w ON w.consent_id = c.id"
      " LEFT JOIN consent_withdrawal_private AS p ON p.consent_id = c.id"
      " WHERE c.client_id = ? ORDER BY c.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (consents, read_consent (query, client_id));
  return tri_query_end (query, error);
}

/* TRI_ERROR_CONFLICT and TRI_ERROR_NOT_FOUND, each with a sentence. */
static gboolean
require_standing (TriConnection *connection, const char *consent_id, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_CONSENT_STANDS,
      "SELECT EXISTS (SELECT 1 FROM consent_withdrawal WHERE consent_id = id)"
      " FROM consent WHERE id = ?");
  gboolean found = FALSE;
  gboolean withdrawn = FALSE;

  tri_query_text (query, consent_id);
  while (tri_query_next (query))
    {
      found = TRUE;
      withdrawn = tri_query_get_int (query) != 0;
    }
  if (!tri_query_end (query, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                         _ ("The record has no such consent; open the client again."));
  else if (withdrawn)
    g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                         _ ("This consent is withdrawn already."));
  return found && !withdrawn;
}

gboolean
tri_consent_table_withdraw (TriConnection *connection,
                            const char *consent_id,
                            TriDate date,
                            const char *reason,
                            gint64 now_utc,
                            GError **error)
{
  if (!require_standing (connection, consent_id, error))
    return FALSE;
  {
    g_autoptr (TriQuery) query
        = tri_connection_query (connection, TRI_STATEMENT_CONSENT_WITHDRAW,
                                "INSERT INTO consent_withdrawal (consent_id, withdrawn_on,"
                                " withdrawn_utc, rev) VALUES (?, ?, ?, 1)");

    tri_query_text (query, consent_id);
    tri_query_date (query, date);
    tri_query_int (query, now_utc);
    if (!tri_query_run (query, error))
      return FALSE;
  }
  {
    g_autoptr (TriQuery) query = tri_connection_query (
        connection, TRI_STATEMENT_CONSENT_REASON_INSERT,
        "INSERT INTO consent_withdrawal_private (consent_id, reason, rev) VALUES (?, ?, 1)");

    tri_query_text (query, consent_id);
    tri_query_text (query, reason);
    return tri_query_run (query, error);
  }
}
