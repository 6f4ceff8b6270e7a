/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables session_record, session_record_private (sensitive), session_record_area and
 * session_record_photo: what was done in a session, version by version. */

#include "config.h"

#include "tri-session-tables.h"

#include "tri-appointment.h"

/* writing */

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
insert_private (TriConnection *connection, const TriSessionRecord *record, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SESSION_RECORD_PRIVATE_INSERT,
                              "INSERT INTO session_record_private (record_id, correction,"
                              " lot_reason, previous_healed, reaction, reaction_text, notes,"
                              " strokes, signer, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, record->id);
  tri_query_text (query, record->correction);
  tri_query_text (query, record->lot_reason);
  tri_query_text (query, tri_healed_get_id (record->previous_healed));
  tri_query_text (query, tri_reaction_get_id (record->reaction));
  tri_query_text (query, record->reaction_text);
  tri_query_text (query, record->notes);
  tri_query_text (query, record->strokes);
  tri_query_text (query, record->signer);
  return tri_query_run (query, error);
}

static gboolean
insert_area (TriConnection *connection,
             const TriSessionRecord *record,
             TriZone zone,
             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SESSION_RECORD_AREA_INSERT,
                              "INSERT INTO session_record_area (record_id, zone, area_cm2, rev)"
                              " VALUES (?, ?, ?, 1)");

  tri_query_text (query, record->id);
  tri_query_text (query, tri_zone_get_id (zone));
  tri_query_real (query, record->area_cm2[zone]);
  return tri_query_run (query, error);
}

static gboolean
insert_photo (TriConnection *connection,
              const TriSessionRecord *record,
              const char *photo_id,
              GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SESSION_RECORD_PHOTO_INSERT,
                              "INSERT INTO session_record_photo (record_id, photo_id, rev)"
                              " VALUES (?, ?, 1)");

  tri_query_text (query, record->id);
  tri_query_text (query, photo_id);
  return tri_query_run (query, error);
}

/* So that the calendar shows what was. */
static gboolean
save_times (TriConnection *connection, const TriSessionRecord *record, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_SESSION_RECORD_TIMES,
      "UPDATE session SET practitioner = ?1, start_minute = ifnull (?2, start_minute),"
      " length_minutes = CASE WHEN ?2 IS NULL THEN length_minutes ELSE ?3 END, rev = rev + 1"
      " WHERE id = ?4");

  tri_query_text (query, record->practitioner);
  bind_minute (query, record->start_minute);
  tri_query_int (query, tri_session_record_get_minutes (record));
  tri_query_text (query, record->session_id);
  return tri_query_run (query, error);
}

static gboolean
insert_row (TriConnection *connection, const TriSessionRecord *record, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_SESSION_RECORD_INSERT,
      "INSERT INTO session_record (id, session_id, version, practitioner, done_on, start_minute,"
      " end_minute, dilution, pigment_lot_id, needle_lot_id, depth_mm, machine, dots, fee_minor,"
      " aftercare_on, saved_utc, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, record->id);
  tri_query_text (query, record->session_id);
  tri_query_int (query, record->version);
  tri_query_text (query, record->practitioner);
  tri_query_date (query, record->date);
  bind_minute (query, record->start_minute);
  bind_minute (query, record->end_minute);
  tri_query_int (query, tri_shade_get_dilution (record->shade));
  tri_query_reference (query, record->pigment_lot_id);
  tri_query_reference (query, record->needle_lot_id);
  tri_query_real (query, record->depth_mm);
  tri_query_text (query, record->machine);
  tri_query_int (query, record->dots);
  tri_query_int (query, record->fee_minor);
  tri_query_date (query, record->aftercare);
  tri_query_int (query, record->saved_utc);
  return tri_query_run (query, error);
}

gboolean
tri_session_record_table_insert (TriConnection *connection,
                                 const TriSessionRecord *record,
                                 GError **error)
{
  if (!insert_row (connection, record, error) || !insert_private (connection, record, error)
      || !save_times (connection, record, error))
    return FALSE;
  for (guint i = 0; i < TRI_N_ZONES; i++)
    if (record->area_cm2[i] > 0 && !insert_area (connection, record, (TriZone) i, error))
      return FALSE;
  for (guint i = 0; i < record->photos->len; i++)
    if (!insert_photo (connection, record, record->photos->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
tri_session_record_table_last_version (TriConnection *connection,
                                       const char *session_id,
                                       guint *out_version,
                                       GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_SESSION_RECORD_VERSION,
      "SELECT ifnull (max (version), 0) FROM session_record WHERE session_id = ?");

  *out_version = 0;
  tri_query_text (query, session_id);
  while (tri_query_next (query))
    *out_version = (guint) tri_query_get_int (query);
  return tri_query_end (query, error);
}

/* reading */

static TriSessionRecord *
read_record (TriQuery *query)
{
  TriSessionRecord *record = g_new0 (TriSessionRecord, 1);
  g_autofree char *healed = NULL;
  g_autofree char *reaction = NULL;

  record->photos = g_ptr_array_new_with_free_func (g_free);
  record->id = tri_query_get_text (query);
  record->session_id = tri_query_get_text (query);
  record->version = (guint) tri_query_get_int (query);
  record->practitioner = tri_query_get_text (query);
  record->date = tri_query_get_date (query);
  record->start_minute = (int) tri_query_get_int (query);
  record->end_minute = (int) tri_query_get_int (query);
  if (!tri_shade_from_dilution ((int) tri_query_get_int (query), &record->shade))
    tri_query_refuse (query, "session_record.dilution");
  record->pigment_lot_id = tri_query_get_text (query);
  record->needle_lot_id = tri_query_get_text (query);
  record->depth_mm = tri_query_get_real (query);
  record->machine = tri_query_get_text (query);
  record->dots = (guint) tri_query_get_int (query);
  record->fee_minor = tri_query_get_int (query);
  record->aftercare = tri_query_get_date (query);
  record->saved_utc = tri_query_get_int (query);
  record->correction = tri_query_get_text (query);
  record->lot_reason = tri_query_get_text (query);
  healed = tri_query_get_text (query);
  reaction = tri_query_get_text (query);
  record->reaction_text = tri_query_get_text (query);
  record->notes = tri_query_get_text (query);
  record->strokes = tri_query_get_text (query);
  record->signer = tri_query_get_text (query);

  if (!tri_healed_from_id (healed, &record->previous_healed))
    tri_query_refuse (query, "session_record_private.previous_healed");
  if (!tri_reaction_from_id (reaction, &record->reaction))
    tri_query_refuse (query, "session_record_private.reaction");
  return record;
}

static gboolean
list_areas (TriConnection *connection, TriSessionRecord *record, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_SESSION_RECORD_AREA_LIST,
                              "SELECT zone, area_cm2 FROM session_record_area WHERE record_id = ?");

  tri_query_text (query, record->id);
  while (tri_query_next (query))
    {
      g_autofree char *id = tri_query_get_text (query);
      double area = tri_query_get_real (query);
      TriZone zone;

      if (tri_zone_from_id (id, &zone))
        record->area_cm2[zone] = area;
      else
        tri_query_refuse (query, "session_record_area.zone");
    }
  return tri_query_end (query, error);
}

static gboolean
list_photos (TriConnection *connection, TriSessionRecord *record, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_SESSION_RECORD_PHOTO_LIST,
      "SELECT photo_id FROM session_record_photo WHERE record_id = ? ORDER BY photo_id");

  tri_query_text (query, record->id);
  while (tri_query_next (query))
    g_ptr_array_add (record->photos, tri_query_get_text (query));
  return tri_query_end (query, error);
}

gboolean
tri_session_record_table_list (TriConnection *connection,
                               const char *client_id,
                               GPtrArray *records,
                               GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_SESSION_RECORD_LIST,
      "SELECT record.id, session_id, version, record.practitioner, done_on,"
      " ifnull (record.start_minute, -1), ifnull (end_minute, -1), dilution, pigment_lot_id,"
      " needle_lot_id, depth_mm, machine, record.dots, fee_minor, aftercare_on, saved_utc,"
      " correction, lot_reason, previous_healed, reaction, reaction_text, notes, strokes, signer"
      " FROM session_record AS record"
      " JOIN session_record_private ON record_id = record.id"
      " JOIN session ON session.id = session_id"
      " JOIN treatment ON treatment.id = treatment_id"
      " WHERE client_id = ? ORDER BY session_id, version");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (records, read_record (query));
  if (!tri_query_end (query, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!list_areas (connection, records->pdata[i], error)
        || !list_photos (connection, records->pdata[i], error))
      return FALSE;
  return TRUE;
}
