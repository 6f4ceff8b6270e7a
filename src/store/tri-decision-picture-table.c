/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table decision_picture (sensitive): the pictures of a choice, as files with their digests. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static gboolean
insert_picture (TriConnection *connection,
                const char *decision_id,
                const TriDecisionPicture *picture,
                GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_PICTURE_INSERT,
                              "INSERT INTO decision_picture (decision_id, moment, photo_id,"
                              " file_name, sha256, rev) VALUES (?, ?, ?, ?, ?, 1)");

  tri_query_text (query, decision_id);
  tri_query_text (query, tri_decision_moment_get_id (picture->moment));
  tri_query_text (query, picture->photo_id);
  tri_query_text (query, picture->file);
  tri_query_text (query, picture->sha256);
  return tri_query_run (query, error);
}

gboolean
tri_decision_picture_table_insert (TriConnection *connection,
                                   const TriDecision *decision,
                                   GError **error)
{
  for (guint i = 0; i < decision->pictures->len; i++)
    if (!insert_picture (connection, decision->id, decision->pictures->pdata[i], error))
      return FALSE;
  return TRUE;
}

static TriDecisionPicture *
read_picture (TriQuery *query)
{
  TriDecisionPicture *picture = g_new0 (TriDecisionPicture, 1);
  g_autofree char *moment = tri_query_get_text (query);

  if (!tri_decision_moment_from_id (moment, &picture->moment))
    tri_query_refuse (query, "decision_picture.moment");
  picture->photo_id = tri_query_get_text_or_null (query);
  picture->file = tri_query_get_text (query);
  picture->sha256 = tri_query_get_text (query);
  return picture;
}

gboolean
tri_decision_picture_table_list (TriConnection *connection, TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_DECISION_PICTURE_LIST,
      "SELECT moment, photo_id, file_name, sha256 FROM decision_picture WHERE decision_id = ?");

  tri_query_text (query, decision->id);
  while (tri_query_next (query))
    g_ptr_array_add (decision->pictures, read_picture (query));
  return tri_query_end (query, error);
}

gboolean
tri_decision_picture_table_load (TriConnection *connection,
                                 const char *decision_id,
                                 TriDecisionMoment moment,
                                 TriPhotoFile *out_file,
                                 GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_PICTURE_LOAD,
                              "SELECT file_name, sha256 FROM decision_picture"
                              " WHERE decision_id = ? AND moment = ?");

  tri_photo_file_clear (out_file);
  tri_query_text (query, decision_id);
  tri_query_text (query, tri_decision_moment_get_id (moment));
  while (tri_query_next (query))
    {
      out_file->name = tri_query_get_text (query);
      out_file->sha256 = tri_query_get_text (query);
    }
  if (!tri_query_end (query, error))
    return FALSE;
  if (out_file->name != NULL)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                       _ ("No picture was kept with this decision."));
  return FALSE;
}

gboolean
tri_decision_picture_table_files (TriConnection *connection, GPtrArray *files, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_PICTURE_FILES,
                              "SELECT DISTINCT file_name, sha256 FROM decision_picture");

  while (tri_query_next (query))
    g_ptr_array_add (files, tri_photo_file_read (query));
  return tri_query_end (query, error);
}
