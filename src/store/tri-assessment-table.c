/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables assessment and assessment_private (sensitive): how much pigment was left on a day. */

#include "config.h"

#include "tri-touch-up-tables.h"

static gboolean
insert_note (TriConnection *connection, const TriAssessment *assessment, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_ASSESSMENT_NOTE_INSERT,
                              "INSERT INTO assessment_private (assessment_id, note, rev)"
                              " VALUES (?, ?, 1)");

  tri_query_text (query, assessment->id);
  tri_query_text (query, assessment->note);
  return tri_query_run (query, error);
}

gboolean
tri_assessment_table_insert (TriConnection *connection,
                             const TriAssessment *assessment,
                             GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ASSESSMENT_INSERT,
      "INSERT INTO assessment"
      " (id, client_id, treatment_id, assessed_on, retained, measured, saved_utc, rev)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, assessment->id);
  tri_query_text (query, assessment->client_id);
  tri_query_text (query, assessment->treatment_id);
  tri_query_date (query, assessment->date);
  tri_query_real (query, assessment->retained);
  tri_query_int (query, assessment->measured);
  tri_query_int (query, assessment->saved_utc);
  return tri_query_run (query, error) && insert_note (connection, assessment, error);
}

static TriAssessment *
read_assessment (TriQuery *query)
{
  TriAssessment *assessment = g_new0 (TriAssessment, 1);

  assessment->id = tri_query_get_text (query);
  assessment->client_id = tri_query_get_text (query);
  assessment->treatment_id = tri_query_get_text (query);
  assessment->date = tri_query_get_date (query);
  assessment->retained = tri_query_get_real (query);
  assessment->measured = tri_query_get_int (query) != 0;
  assessment->saved_utc = tri_query_get_int (query);
  assessment->note = tri_query_get_text (query);
  return assessment;
}

gboolean
tri_assessment_table_list (TriConnection *connection,
                           const char *client_id,
                           GPtrArray *assessments,
                           GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ASSESSMENT_LIST,
      "SELECT id, client_id, treatment_id, assessed_on, retained, measured, saved_utc, note"
      " FROM assessment JOIN assessment_private ON assessment_id = id"
      " WHERE client_id = ? ORDER BY assessed_on, assessment.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (assessments, read_assessment (query));
  return tri_query_end (query, error);
}
