/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables consent_text, every text that was ever signed, and consent_paragraph, what the clinic adds
 * to the next one. */

#include "config.h"

#include "tri-papers-tables.h"

/* The latest version and its text; 0 and NULL when there is none. */
static gboolean
find_latest (TriConnection *connection,
             TriPurpose purpose,
             int *out_version,
             char **out_text,
             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CONSENT_TEXT_LATEST,
                              "SELECT version, text FROM consent_text WHERE purpose = ?"
                              " ORDER BY version DESC LIMIT 1");

  *out_version = 0;
  *out_text = NULL;
  tri_query_text (query, tri_purpose_get_id (purpose));
  while (tri_query_next (query))
    {
      *out_version = (int) tri_query_get_int (query);
      g_free (*out_text);
      *out_text = tri_query_get_text (query);
    }
  return tri_query_end (query, error);
}

int
tri_consent_text_table_obtain (TriConnection *connection,
                               TriPurpose purpose,
                               const char *text,
                               GError **error)
{
  g_autofree char *latest = NULL;
  g_autoptr (TriQuery) query = NULL;
  int version;

  if (!find_latest (connection, purpose, &version, &latest, error))
    return 0;
  if (g_strcmp0 (latest, text) == 0)
    return version;

  query = tri_connection_query (
      connection, TRI_STATEMENT_CONSENT_TEXT_INSERT,
      "INSERT INTO consent_text (purpose, version, text, rev) VALUES (?, ?, ?, 1)");
  tri_query_text (query, tri_purpose_get_id (purpose));
  tri_query_int (query, version + 1);
  tri_query_text (query, text);
  return tri_query_run (query, error) ? version + 1 : 0;
}

gboolean
tri_consent_paragraph_table_save (TriConnection *connection,
                                  TriPurpose purpose,
                                  const char *text,
                                  GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CONSENT_PARAGRAPH_SAVE,
                              "INSERT INTO consent_paragraph (purpose, text, rev) VALUES (?, ?, 1)"
                              " ON CONFLICT (purpose) DO UPDATE SET text = excluded.text,"
                              " rev = rev + 1");

  tri_query_text (query, tri_purpose_get_id (purpose));
  tri_query_text (query, text);
  return tri_query_run (query, error);
}

gboolean
tri_consent_paragraph_table_list (TriConnection *connection,
                                  char *paragraphs[TRI_N_PURPOSES],
                                  GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CONSENT_PARAGRAPH_LIST,
                              "SELECT purpose, text FROM consent_paragraph");

  while (tri_query_next (query))
    {
      g_autofree char *id = tri_query_get_text (query);
      g_autofree char *text = tri_query_get_text (query);
      TriPurpose purpose;

      if (!tri_purpose_from_id (id, &purpose))
        {
          tri_query_refuse (query, "consent_paragraph.purpose");
          continue;
        }
      g_free (paragraphs[purpose]);
      paragraphs[purpose] = g_steal_pointer (&text);
    }
  return tri_query_end (query, error);
}
