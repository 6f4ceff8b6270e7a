/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables session and session_private (sensitive): planned and done sessions of a treatment. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static const char *const state_ids[] = {
  [TRI_SESSION_PLANNED] = "planned",
  [TRI_SESSION_DONE] = "done",
  [TRI_SESSION_CANCELLED] = "cancelled",
};

const char *
tri_session_state_get_id (TriSessionState state)
{
  return state_ids[state];
}

gboolean
tri_session_state_from_id (const char *id, TriSessionState *out_state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_ids); i++)
    if (g_str_equal (state_ids[i], id))
      {
        *out_state = (TriSessionState) i;
        return TRUE;
      }
  return FALSE;
}

/* A session keeps its treatment, and no two of a treatment have one place in its order. */
static gboolean
check_place (TriConnection *connection, const TriSession *session, GError **error)
{
  gboolean taken = FALSE;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SESSION_PLACE,
                              "SELECT 1 FROM session"
                              " WHERE (treatment_id = ?1 AND ordinal = ?2 AND id <> ?3)"
                              " OR (id = ?3 AND treatment_id <> ?1)");

  tri_query_text (query, session->treatment_id);
  tri_query_int (query, session->ordinal);
  tri_query_text (query, session->id);
  while (tri_query_next (query))
    taken = TRUE;
  if (!tri_query_end (query, error))
    return FALSE;
  if (taken)
    g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                 _ ("The treatment has another session %u already. Open the plan again and repeat "
                    "your change."),
                 session->ordinal);
  return !taken;
}

static gboolean
save_reason (TriConnection *connection, const TriSession *session, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SESSION_REASON_SAVE,
                              "INSERT INTO session_private (session_id, override_reason, rev)"
                              " VALUES (?, ?, 1) ON CONFLICT (session_id) DO UPDATE"
                              " SET override_reason = excluded.override_reason, rev = rev + 1");

  tri_query_text (query, session->id);
  tri_query_text (query, session->override_reason);
  return tri_query_run (query, error);
}

gboolean
tri_session_table_save (TriConnection *connection, const TriSession *session, GError **error)
{
  g_autoptr (TriQuery) query = NULL;

  if (!check_place (connection, session, error))
    return FALSE;
  query = tri_connection_query (connection, TRI_STATEMENT_SESSION_SAVE,
                                "INSERT INTO session (id, treatment_id, ordinal, touch_up, date_on,"
                                " earliest_on, latest_on, state, dots, hours_low, hours_typical,"
                                " hours_high, price_minor, rev)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
                                " ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal,"
                                " date_on = excluded.date_on, earliest_on = excluded.earliest_on,"
                                " latest_on = excluded.latest_on, state = excluded.state,"
                                " dots = excluded.dots, hours_low = excluded.hours_low,"
                                " hours_typical = excluded.hours_typical,"
                                " hours_high = excluded.hours_high,"
                                " price_minor = excluded.price_minor, rev = rev + 1");
  tri_query_text (query, session->id);
  tri_query_text (query, session->treatment_id);
  tri_query_int (query, session->ordinal);
  tri_query_int (query, session->touch_up);
  tri_query_date (query, session->date);
  tri_query_date (query, session->earliest);
  tri_query_date (query, session->latest);
  tri_query_text (query, tri_session_state_get_id (session->state));
  tri_query_int (query, session->dots);
  tri_query_real (query, session->hours.low);
  tri_query_real (query, session->hours.typical);
  tri_query_real (query, session->hours.high);
  tri_query_int (query, session->price_minor);
  return tri_query_run (query, error) && save_reason (connection, session, error);
}

static TriSession *
read_session (TriQuery *query)
{
  TriSession *session = g_new0 (TriSession, 1);
  g_autofree char *state = NULL;

  session->id = tri_query_get_text (query);
  session->treatment_id = tri_query_get_text (query);
  session->ordinal = (guint) tri_query_get_int (query);
  session->touch_up = tri_query_get_int (query) != 0;
  session->date = tri_query_get_date (query);
  session->earliest = tri_query_get_date (query);
  session->latest = tri_query_get_date (query);
  state = tri_query_get_text (query);
  session->dots = (guint) tri_query_get_int (query);
  session->hours.low = tri_query_get_real (query);
  session->hours.typical = tri_query_get_real (query);
  session->hours.high = tri_query_get_real (query);
  session->price_minor = tri_query_get_int (query);
  session->override_reason = tri_query_get_text_or_null (query);

  if (!tri_session_state_from_id (state, &session->state))
    tri_query_refuse (query, "session.state");
  return session;
}

gboolean
tri_session_table_list (TriConnection *connection,
                        const char *treatment_id,
                        GPtrArray *sessions,
                        GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_SESSION_LIST,
      "SELECT id, treatment_id, ordinal, touch_up, date_on, earliest_on,"
      " latest_on, state, dots, hours_low, hours_typical, hours_high, price_minor,"
      " override_reason FROM session"
      " JOIN session_private ON session_id = id"
      " WHERE treatment_id = ? ORDER BY ordinal");

  tri_query_text (query, treatment_id);
  while (tri_query_next (query))
    g_ptr_array_add (sessions, read_session (query));
  return tri_query_end (query, error);
}
