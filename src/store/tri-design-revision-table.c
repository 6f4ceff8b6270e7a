/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table design_revision: every saved state of a design with what it amounted to. */

#include "config.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

static void
bind_range (TriQuery *query, TriRange range)
{
  tri_query_real (query, range.low);
  tri_query_real (query, range.typical);
  tri_query_real (query, range.high);
}

static TriRange
read_range (TriQuery *query)
{
  TriRange range;

  range.low = tri_query_get_real (query);
  range.typical = tri_query_get_real (query);
  range.high = tri_query_get_real (query);
  return range;
}

gboolean
tri_design_revision_table_insert (TriConnection *connection,
                                  const TriDesignRevision *revision,
                                  const char *design_id,
                                  GError **error)
{
  g_autoptr (TriQuery) query = NULL;
  /* The text is refused here rather than when somebody needs it. */
  g_autoptr (TriDesign) design = tri_design_from_string (revision->design, error);
  const TriDesignSpec *spec;

  if (design == NULL)
    return FALSE;
  spec = tri_design_get_spec (design);
  query = tri_connection_query (connection, TRI_STATEMENT_REVISION_INSERT,
                                "INSERT INTO design_revision (id, client_id, design_id, number,"
                                " design, template, norwood, shade, density_per_cm2,"
                                " head_kx, head_ky_up, head_ky_down, head_kz_front, head_kz_back,"
                                " kind, area_cm2, dots, sessions, hours_low, hours_typical,"
                                " hours_high, price_low_minor, price_typical_minor,"
                                " price_high_minor, currency, touch_up_years_low,"
                                " touch_up_years_typical, touch_up_years_high, saved_utc, rev)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");
  tri_query_text (query, revision->id);
  tri_query_text (query, revision->client_id);
  tri_query_text (query, design_id);
  tri_query_int (query, revision->number);
  tri_query_text (query, revision->design);
  tri_query_text (query, spec->template_id);
  tri_query_text (query, tri_norwood_get_id (spec->norwood));
  tri_query_int (query, spec->shade);
  tri_query_real (query, spec->density_per_cm2);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    tri_query_real (query, revision->factors[i]);
  tri_query_text (query, tri_kind_get_id (revision->kind));
  tri_query_real (query, revision->area_cm2);
  tri_query_int (query, revision->dots);
  tri_query_int (query, revision->n_sessions);
  bind_range (query, revision->hours);
  tri_query_int (query, revision->price.low);
  tri_query_int (query, revision->price.typical);
  tri_query_int (query, revision->price.high);
  tri_query_text (query, revision->price.currency);
  bind_range (query, revision->touch_up_years);
  tri_query_int (query, revision->saved_utc);
  return tri_query_run (query, error);
}

static TriDesignRevision *
read_revision (TriQuery *query)
{
  TriDesignRevision *revision = g_new0 (TriDesignRevision, 1);
  g_autofree char *kind = NULL;

  revision->id = tri_query_get_text (query);
  revision->client_id = tri_query_get_text (query);
  revision->number = (int) tri_query_get_int (query);
  revision->design = tri_query_get_text (query);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    revision->factors[i] = tri_query_get_real (query);
  kind = tri_query_get_text (query);
  revision->area_cm2 = tri_query_get_real (query);
  revision->dots = (guint) tri_query_get_int (query);
  revision->n_sessions = (guint) tri_query_get_int (query);
  revision->hours = read_range (query);
  revision->price.low = tri_query_get_int (query);
  revision->price.typical = tri_query_get_int (query);
  revision->price.high = tri_query_get_int (query);
  tri_query_get_currency (query, revision->price.currency);
  revision->touch_up_years = read_range (query);
  revision->saved_utc = tri_query_get_int (query);

  if (!tri_kind_from_id (kind, &revision->kind))
    tri_query_refuse (query, "design_revision.kind");
  return revision;
}

gboolean
tri_design_revision_table_list (TriConnection *connection,
                                const char *client_id,
                                GPtrArray *revisions,
                                GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REVISION_LIST,
                              "SELECT id, client_id, number, design, head_kx, head_ky_up,"
                              " head_ky_down, head_kz_front, head_kz_back, kind, area_cm2, dots,"
                              " sessions, hours_low, hours_typical, hours_high, price_low_minor,"
                              " price_typical_minor, price_high_minor, currency,"
                              " touch_up_years_low, touch_up_years_typical, touch_up_years_high,"
                              " saved_utc FROM design_revision WHERE client_id = ?"
                              " ORDER BY number");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (revisions, read_revision (query));
  return tri_query_end (query, error);
}

int
tri_design_revision_table_last_number (TriConnection *connection,
                                       const char *client_id,
                                       GError **error)
{
  int number = 0;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REVISION_LAST_NUMBER,
                              "SELECT coalesce (max (number), 0) FROM design_revision"
                              " WHERE client_id = ?");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    number = (int) tri_query_get_int (query);
  return tri_query_end (query, error) ? number : -1;
}

gboolean
tri_design_revision_table_require (TriConnection *connection,
                                   const char *id,
                                   const char *client_id,
                                   GError **error)
{
  gboolean found = FALSE;
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_REVISION_CLIENT,
                              "SELECT 1 FROM design_revision WHERE id = ? AND client_id = ?");

  tri_query_text (query, id);
  tri_query_text (query, client_id);
  while (tri_query_next (query))
    found = TRUE;
  if (!tri_query_end (query, error))
    return FALSE;
  if (!found)
    g_set_error_literal (
        error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
        _ ("The chosen design was not saved for this client. Save the design, then "
           "choose it again."));
  return found;
}
