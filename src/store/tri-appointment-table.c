/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table appointment: what is in the calendar besides sessions; and the times of day of sessions,
 * whose day stands in table session alone. */

#include "config.h"

#include "tri-appointment-table.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static char *
read_display_name (TriQuery *query, TriDisclosure *out_disclosure)
{
  g_autofree char *alias = tri_query_get_text (query);
  g_autofree char *disclosure = tri_query_get_text (query);
  g_autofree char *name = tri_query_get_text (query);
  TriClient client = { .alias = alias, .name = name };

  if (!tri_disclosure_from_id (disclosure, &client.disclosure))
    tri_query_refuse (query, "client.disclosure");
  *out_disclosure = client.disclosure;
  return g_strdup (tri_client_get_display_name (&client));
}

static TriAgendaEntry *
read_entry (TriQuery *query)
{
  TriAgendaEntry *entry = g_new0 (TriAgendaEntry, 1);
  TriAppointment *appointment = g_new0 (TriAppointment, 1);
  g_autofree char *kind = NULL;
  g_autofree char *state = NULL;
  g_autofree char *treatment_kind = NULL;

  entry->appointment = appointment;
  appointment->id = tri_query_get_text (query);
  appointment->client_id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  appointment->date = tri_query_get_date (query);
  appointment->start_minute = (int) tri_query_get_int (query);
  appointment->length_minutes = (int) tri_query_get_int (query);
  appointment->practitioner = tri_query_get_text (query);
  state = tri_query_get_text (query);
  appointment->override_reason = tri_query_get_text_or_null (query);
  entry->display_name = read_display_name (query, &entry->disclosure);
  entry->treatment_id = tri_query_get_text (query);
  treatment_kind = tri_query_get_text (query);
  entry->ordinal = (guint) tri_query_get_int (query);
  entry->n_sessions = (guint) tri_query_get_int (query);
  entry->touch_up = tri_query_get_int (query) != 0;
  entry->hours.low = tri_query_get_real (query);
  entry->hours.typical = tri_query_get_real (query);
  entry->hours.high = tri_query_get_real (query);

  if (!tri_appointment_kind_from_id (kind, &appointment->kind))
    tri_query_refuse (query, "appointment.kind");
  if (!tri_session_state_from_id (state, &appointment->state))
    tri_query_refuse (query, "appointment.state");
  if (*treatment_kind != '\0' && !tri_kind_from_id (treatment_kind, &entry->treatment_kind))
    tri_query_refuse (query, "treatment.kind");
  return entry;
}

/* Columns of the client, in both halves. */
#define CLIENT "alias, disclosure, name"

gboolean
tri_appointment_table_list (TriConnection *connection,
                            TriDate from,
                            TriDate to,
                            const char *client_id,
                            GPtrArray *entries,
                            GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_AGENDA_LIST,
      "SELECT session.id, treatment.client_id, 'session', date_on, ifnull (start_minute, -1),"
      " length_minutes, practitioner, state, override_reason, " CLIENT ", treatment.id,"
      " treatment.kind, ordinal,"
      " (SELECT count (*) FROM session AS other"
      "  WHERE other.treatment_id = treatment.id AND other.touch_up = 0),"
      " touch_up, hours_low, hours_typical, hours_high"
      " FROM session JOIN session_private ON session_id = session.id"
      " JOIN treatment ON treatment.id = treatment_id"
      " JOIN client ON client.id = treatment.client_id"
      " JOIN client_identity ON client_identity.client_id = client.id"
      " WHERE date_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR treatment.client_id = ?3)"
      " AND (state = 'done' OR (state = 'planned' AND NOT EXISTS"
      " (SELECT 1 FROM treatment AS newer WHERE newer.client_id = treatment.client_id"
      "  AND newer.rowid > treatment.rowid)))"
      " UNION ALL"
      " SELECT appointment.id, appointment.client_id, kind, date_on, ifnull (start_minute, -1),"
      " length_minutes, practitioner, state, NULL, " CLIENT ", '', '', 0, 0, 0, 0, 0, 0"
      " FROM appointment JOIN client ON client.id = appointment.client_id"
      " JOIN client_identity ON client_identity.client_id = client.id"
      " WHERE date_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR appointment.client_id = ?3)"
      " AND state <> 'cancelled'");

  tri_query_date (query, from);
  tri_query_date (query, to);
  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (entries, read_entry (query));
  return tri_query_end (query, error);
}

/* NULL for no time. */
static void
bind_minute (TriQuery *query, int minute)
{
  if (minute == TRI_MINUTE_NONE)
    tri_query_text (query, NULL);
  else
    tri_query_int (query, minute);
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                       _ ("This appointment was changed meanwhile. Look at the calendar again and "
                          "repeat your change."));
  return FALSE;
}

gboolean
tri_appointment_table_save (TriConnection *connection,
                            const TriAppointment *appointment,
                            GError **error)
{
  gboolean saved = FALSE;
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_APPOINTMENT_SAVE,
      "INSERT INTO appointment (id, client_id, kind, date_on, start_minute, length_minutes,"
      " practitioner, state, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)"
      " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, date_on = excluded.date_on,"
      " start_minute = excluded.start_minute, length_minutes = excluded.length_minutes,"
      " practitioner = excluded.practitioner, state = excluded.state, rev = rev + 1"
      " WHERE client_id = excluded.client_id RETURNING 1");

  tri_query_text (query, appointment->id);
  tri_query_text (query, appointment->client_id);
  tri_query_text (query, tri_appointment_kind_get_id (appointment->kind));
  tri_query_date (query, appointment->date);
  bind_minute (query, appointment->start_minute);
  tri_query_int (query, appointment->length_minutes);
  tri_query_text (query, appointment->practitioner);
  tri_query_text (query, tri_session_state_get_id (appointment->state));
  while (tri_query_next (query))
    saved = TRUE;
  return tri_query_end (query, error) && (saved || set_gone (error));
}

static gboolean
save_reason (TriConnection *connection, const TriAppointment *appointment, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_APPOINTMENT_REASON_SAVE,
                              "UPDATE session_private SET override_reason = ?, rev = rev + 1"
                              " WHERE session_id = ?");

  tri_query_text (query, appointment->override_reason);
  tri_query_text (query, appointment->id);
  return tri_query_run (query, error);
}

gboolean
tri_appointment_table_save_session (TriConnection *connection,
                                    const TriAppointment *appointment,
                                    GError **error)
{
  gboolean saved = FALSE;
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_APPOINTMENT_SESSION_SAVE,
      "UPDATE session SET date_on = ?, start_minute = ?, length_minutes = ?, practitioner = ?,"
      " rev = rev + 1 WHERE id = ? AND state = 'planned'"
      " AND treatment_id IN (SELECT id FROM treatment WHERE client_id = ?) RETURNING 1");

  tri_query_date (query, appointment->date);
  bind_minute (query, appointment->start_minute);
  tri_query_int (query, appointment->length_minutes);
  tri_query_text (query, appointment->practitioner);
  tri_query_text (query, appointment->id);
  tri_query_text (query, appointment->client_id);
  while (tri_query_next (query))
    saved = TRUE;
  return tri_query_end (query, error) && (saved || set_gone (error))
         && save_reason (connection, appointment, error);
}
