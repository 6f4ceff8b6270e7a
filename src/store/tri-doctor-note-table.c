/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table doctor_note (sensitive): what a doctor said to an answer of the intake. */

#include "config.h"

#include "tri-papers-tables.h"

gboolean
tri_doctor_note_table_insert (TriConnection *connection, const TriDoctorNote *note, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_DOCTOR_NOTE_INSERT,
      "INSERT INTO doctor_note (id, client_id, question, noted_on, allowed, text,"
      " saved_utc, rev) VALUES (?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, note->id);
  tri_query_text (query, note->client_id);
  tri_query_text (query, note->question_id);
  tri_query_date (query, note->date);
  tri_query_int (query, note->allowed);
  tri_query_text (query, note->text);
  tri_query_int (query, note->saved_utc);
  return tri_query_run (query, error);
}

gboolean
tri_doctor_note_table_list (TriConnection *connection,
                            const char *client_id,
                            GPtrArray *notes,
                            GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_DOCTOR_NOTE_LIST,
      "SELECT id, question, noted_on, allowed, text, saved_utc FROM doctor_note"
      " WHERE client_id = ? ORDER BY rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    {
      TriDoctorNote *note = g_new0 (TriDoctorNote, 1);

      note->id = tri_query_get_text (query);
      note->client_id = g_strdup (client_id);
      note->question_id = tri_query_get_text (query);
      note->date = tri_query_get_date (query);
      note->allowed = tri_query_get_int (query) != 0;
      note->text = tri_query_get_text (query);
      note->saved_utc = tri_query_get_int (query);
      g_ptr_array_add (notes, note);
    }
  return tri_query_end (query, error);
}
