/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table photo: which file shows which view of which client. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "SELECT id, client_id, view, file_name, sha256, width, height, added_utc FROM photo"

static TriPhotoRecord *
read_photo (TriQuery *query)
{
  TriPhotoRecord *photo = g_new0 (TriPhotoRecord, 1);
  g_autofree char *view = NULL;

  photo->id = tri_query_get_text (query);
  photo->client_id = tri_query_get_text (query);
  view = tri_query_get_text (query);
  photo->file_name = tri_query_get_text (query);
  photo->sha256 = tri_query_get_text (query);
  photo->width = (int) tri_query_get_int (query);
  photo->height = (int) tri_query_get_int (query);
  photo->added_utc = tri_query_get_int (query);

  if (!tri_view_from_id (view, &photo->view))
    tri_query_refuse (query, "photo.view");
  return photo;
}

gboolean
tri_photo_table_insert (TriConnection *connection, const TriPhotoRecord *photo, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_PHOTO_INSERT,
                              "INSERT INTO photo (id, client_id, view, file_name, sha256, width,"
                              " height, added_utc, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, photo->id);
  tri_query_text (query, photo->client_id);
  tri_query_text (query, tri_view_get_id (photo->view));
  tri_query_text (query, photo->file_name);
  tri_query_text (query, photo->sha256);
  tri_query_int (query, photo->width);
  tri_query_int (query, photo->height);
  tri_query_int (query, photo->added_utc);
  return tri_query_run (query, error);
}

gboolean
tri_photo_table_list (TriConnection *connection,
                      const char *client_id,
                      GPtrArray *photos,
                      GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_PHOTO_LIST,
                              COLUMNS " WHERE client_id = ? ORDER BY added_utc, rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (photos, read_photo (query));
  return tri_query_end (query, error);
}

TriPhotoRecord *
tri_photo_table_load (TriConnection *connection, const char *id, GError **error)
{
  g_autoptr (TriPhotoRecord) photo = NULL;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_PHOTO_LOAD, COLUMNS " WHERE id = ?");

  tri_query_text (query, id);
  while (tri_query_next (query))
    photo = read_photo (query);
  if (!tri_query_end (query, error))
    return NULL;
  if (photo == NULL)
    g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                         _ ("This photo is not in the record any more. Open the client again."));
  return g_steal_pointer (&photo);
}

TriPhotoFile *
tri_photo_file_read (TriQuery *query)
{
  TriPhotoFile *file = g_new0 (TriPhotoFile, 1);

  file->name = tri_query_get_text (query);
  file->sha256 = tri_query_get_text (query);
  return file;
}

gboolean
tri_photo_table_files (TriConnection *connection, GPtrArray *files, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_PHOTO_FILES, "SELECT DISTINCT file_name, sha256 FROM photo");

  while (tri_query_next (query))
    g_ptr_array_add (files, tri_photo_file_read (query));
  return tri_query_end (query, error);
}

gboolean
tri_photo_table_load_face (TriConnection *connection,
                           const char *client_id,
                           TriPhotoFile *out_file,
                           GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_PHOTO_FACE,
      "SELECT file_name, sha256 FROM photo JOIN client ON client.id = client_id"
      " WHERE client_id = ? AND disclosure <> 'private'"
      " ORDER BY view = 'front' DESC, added_utc DESC, photo.rowid DESC LIMIT 1");

  tri_photo_file_clear (out_file);
  tri_query_text (query, client_id);
  while (tri_query_next (query))
    {
      out_file->name = tri_query_get_text (query);
      out_file->sha256 = tri_query_get_text (query);
    }
  if (!tri_query_end (query, error))
    return FALSE;
  if (out_file->name == NULL)
    g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                         _ ("There is no photo of this client to show."));
  return out_file->name != NULL;
}
