/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables registration and registration_private (sensitive): how a photo sees the head, and the
 * clicks it was solved from, and the outline set by hand. Every solve is kept. */

#include "config.h"

#include "tri-tables.h"

static gboolean
insert_private (TriConnection *connection,
                const char *id,
                const TriRegistrationRecord *registration,
                GError **error)
{
  g_autofree char *clicks = tri_clicks_to_string (&registration->clicks);
  g_autofree char *outline = tri_outline_fix_to_string (&registration->outline);
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_CLICKS_INSERT,
                              "INSERT INTO registration_private (registration_id, clicks, outline,"
                              " rev) VALUES (?, ?, ?, 1)");

  tri_query_text (query, id);
  tri_query_text (query, clicks);
  tri_query_text (query, outline);
  return tri_query_run (query, error);
}

gboolean
tri_registration_table_insert (TriConnection *connection,
                               const TriRegistrationRecord *registration,
                               gint64 saved_utc,
                               GError **error)
{
  g_autofree char *id = tri_id_new ();
  g_autofree char *pose = tri_pose_to_string (&registration->pose);
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REGISTRATION_INSERT,
                              "INSERT INTO registration (id, photo_id, number, pose, head_kx,"
                              " head_ky_up, head_ky_down, head_kz_front, head_kz_back, head_known,"
                              " fit_error_mm, scale_error_percent, saved_utc, rev)"
                              " VALUES (?, ?, (SELECT coalesce (max (number), 0) + 1"
                              "  FROM registration WHERE photo_id = ?),"
                              " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, id);
  tri_query_text (query, registration->photo_id);
  tri_query_text (query, registration->photo_id);
  tri_query_text (query, pose);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    tri_query_real (query, registration->factors[i]);
  tri_query_int (query, registration->head_known ? 1 : 0);
  tri_query_real (query, registration->fit_error_mm);
  tri_query_real (query, registration->scale_error_percent);
  tri_query_int (query, saved_utc);
  return tri_query_run (query, error) && insert_private (connection, id, registration, error);
}

static TriRegistrationRecord *
read_registration (TriQuery *query)
{
  TriRegistrationRecord *registration = g_new0 (TriRegistrationRecord, 1);
  g_autofree char *pose = NULL;
  g_autofree char *clicks = NULL;
  g_autofree char *outline = NULL;

  registration->photo_id = tri_query_get_text (query);
  pose = tri_query_get_text (query);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    registration->factors[i] = tri_query_get_real (query);
  registration->head_known = tri_query_get_int (query) != 0;
  registration->fit_error_mm = tri_query_get_real (query);
  registration->scale_error_percent = tri_query_get_real (query);
  clicks = tri_query_get_text (query);
  outline = tri_query_get_text (query);

  if (!tri_pose_from_string (pose, &registration->pose, NULL))
    tri_query_refuse (query, "registration.pose");
  if (!tri_clicks_from_string (clicks, &registration->clicks, NULL))
    tri_query_refuse (query, "registration_private.clicks");
  if (!tri_outline_fix_from_string (outline, &registration->outline, NULL))
    tri_query_refuse (query, "registration_private.outline");
  return registration;
}

gboolean
tri_registration_table_list (TriConnection *connection,
                             const char *client_id,
                             GPtrArray *registrations,
                             GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REGISTRATION_LIST,
                              "SELECT photo_id, pose, head_kx, head_ky_up, head_ky_down,"
                              " head_kz_front, head_kz_back, head_known, fit_error_mm,"
                              " scale_error_percent, clicks, outline FROM registration AS r"
                              " JOIN registration_private ON registration_id = r.id"
                              " JOIN photo ON photo.id = photo_id"
                              " WHERE client_id = ? AND number ="
                              "  (SELECT max (number) FROM registration WHERE photo_id = photo.id)"
                              " ORDER BY saved_utc, r.rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (registrations, read_registration (query));
  return tri_query_end (query, error);
}
