/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables questionnaire, questionnaire_private and questionnaire_answer (both sensitive): what a
 * client was asked on a day, and said. */

#include "config.h"

#include "tri-papers-tables.h"

static gboolean
insert_answer (TriConnection *connection,
               const TriIntake *intake,
               const TriIntakeAnswer *answer,
               GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ANSWER_INSERT,
      "INSERT INTO questionnaire_answer (questionnaire_id, question, asked, said, date_on, text,"
      " rev) VALUES (?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, intake->id);
  tri_query_text (query, answer->id);
  tri_query_text (query, answer->question);
  tri_query_text (query, answer->said == TRI_SAID_YES ? "yes" : "no");
  tri_query_date (query, answer->date);
  tri_query_text (query, answer->text);
  return tri_query_run (query, error);
}

static gboolean
insert_private (TriConnection *connection, const TriIntake *intake, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUESTIONNAIRE_PRIVATE_INSERT,
                              "INSERT INTO questionnaire_private (questionnaire_id, answered_by,"
                              " rev) VALUES (?, ?, 1)");

  tri_query_text (query, intake->id);
  tri_query_text (query, intake->answered_by);
  return tri_query_run (query, error);
}

gboolean
tri_questionnaire_table_insert (TriConnection *connection, const TriIntake *intake, GError **error)
{
  g_autoptr (TriQuery) query = NULL;

  /* The parts first: what stands is closed. */
  if (!insert_private (connection, intake, error))
    return FALSE;
  for (guint i = 0; i < intake->answers->len; i++)
    if (!insert_answer (connection, intake, intake->answers->pdata[i], error))
      return FALSE;

  query = tri_connection_query (connection, TRI_STATEMENT_QUESTIONNAIRE_INSERT,
                                "INSERT INTO questionnaire (id, client_id, answered_on, saved_utc,"
                                " rev) VALUES (?, ?, ?, ?, 1)");
  tri_query_text (query, intake->id);
  tri_query_text (query, intake->client_id);
  tri_query_date (query, intake->date);
  tri_query_int (query, intake->saved_utc);
  return tri_query_run (query, error);
}

static gboolean
list_answers (TriConnection *connection, TriIntake *intake, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_ANSWER_LIST,
      "SELECT question, asked, said, date_on, text FROM questionnaire_answer"
      " WHERE questionnaire_id = ? ORDER BY rowid");

  tri_query_text (query, intake->id);
  while (tri_query_next (query))
    {
      g_autofree char *id = tri_query_get_text (query);
      g_autofree char *asked = tri_query_get_text (query);
      g_autofree char *said = tri_query_get_text (query);
      TriDate date = tri_query_get_date (query);
      g_autofree char *text = tri_query_get_text (query);

      tri_intake_add_answer (intake, id, asked,
                             g_str_equal (said, "yes") ? TRI_SAID_YES : TRI_SAID_NO, date, text);
    }
  return tri_query_end (query, error);
}

gboolean
tri_questionnaire_table_list (TriConnection *connection,
                              const char *client_id,
                              GPtrArray *intakes,
                              GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_QUESTIONNAIRE_LIST,
                              "SELECT id, answered_on, saved_utc, answered_by FROM questionnaire"
                              " LEFT JOIN questionnaire_private ON questionnaire_id = id"
                              " WHERE client_id = ? ORDER BY questionnaire.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    {
      TriIntake *intake = tri_intake_new (client_id);

      g_ptr_array_add (intakes, intake);
      g_free (intake->id);
      intake->id = tri_query_get_text (query);
      intake->date = tri_query_get_date (query);
      intake->saved_utc = tri_query_get_int (query);
      g_free (intake->answered_by);
      intake->answered_by = tri_query_get_text (query);
      if (!list_answers (connection, intake, error))
        return FALSE;
    }
  return tri_query_end (query, error);
}
