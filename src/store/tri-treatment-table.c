/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table treatment: what a decision led to, and the window of its touch-up. */

#include "config.h"

#include "tri-tables.h"

gboolean
tri_treatment_table_insert (TriConnection *connection,
                            const TriTreatment *treatment,
                            GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_TREATMENT_INSERT,
                              "INSERT INTO treatment (id, client_id, decision_id, kind,"
                              " touch_up_earliest_on, touch_up_likely_on, touch_up_latest_on,"
                              " touch_up_price_low_minor, touch_up_price_typical_minor,"
                              " touch_up_price_high_minor, currency, rev)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, treatment->id);
  tri_query_text (query, treatment->client_id);
  tri_query_text (query, treatment->decision_id);
  tri_query_text (query, tri_kind_get_id (treatment->kind));
  tri_query_date (query, treatment->touch_up_earliest);
  tri_query_date (query, treatment->touch_up_likely);
  tri_query_date (query, treatment->touch_up_latest);
  tri_query_int (query, treatment->touch_up_price.low);
  tri_query_int (query, treatment->touch_up_price.typical);
  tri_query_int (query, treatment->touch_up_price.high);
  tri_query_text (query, treatment->touch_up_price.currency);
  if (!tri_query_run (query, error))
    return FALSE;
  for (guint i = 0; i < treatment->sessions->len; i++)
    if (!tri_session_table_save (connection, treatment->sessions->pdata[i], error))
      return FALSE;
  return TRUE;
}

static TriTreatment *
read_treatment (TriQuery *query)
{
  TriTreatment *treatment = g_new0 (TriTreatment, 1);
  g_autofree char *kind = NULL;

  treatment->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  treatment->id = tri_query_get_text (query);
  treatment->client_id = tri_query_get_text (query);
  treatment->decision_id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  treatment->touch_up_earliest = tri_query_get_date (query);
  treatment->touch_up_likely = tri_query_get_date (query);
  treatment->touch_up_latest = tri_query_get_date (query);
  treatment->touch_up_price.low = tri_query_get_int (query);
  treatment->touch_up_price.typical = tri_query_get_int (query);
  treatment->touch_up_price.high = tri_query_get_int (query);
  tri_query_get_currency (query, treatment->touch_up_price.currency);

  if (!tri_kind_from_id (kind, &treatment->kind))
    tri_query_refuse (query, "treatment.kind");
  return treatment;
}

gboolean
tri_treatment_table_list (TriConnection *connection,
                          const char *client_id,
                          GPtrArray *treatments,
                          GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_TREATMENT_LIST,
                              "SELECT id, client_id, decision_id, kind, touch_up_earliest_on,"
                              " touch_up_likely_on, touch_up_latest_on, touch_up_price_low_minor,"
                              " touch_up_price_typical_minor, touch_up_price_high_minor, currency"
                              " FROM treatment WHERE client_id = ? ORDER BY rowid");

  tri_query_text (query, client_id);
  while (tri_query_next (query))
    g_ptr_array_add (treatments, read_treatment (query));
  if (!tri_query_end (query, error))
    return FALSE;
  for (guint i = 0; i < treatments->len; i++)
    {
      TriTreatment *treatment = treatments->pdata[i];

      if (!tri_session_table_list (connection, treatment->id, treatment->sessions, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tri_treatment_table_find_payer (TriConnection *connection,
                                const char *id,
                                char **out_client_id,
                                char out_currency[4],
                                GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_TREATMENT_PAYER,
                              "SELECT client_id, currency FROM treatment WHERE id = ?");

  tri_query_text (query, id);
  while (tri_query_next (query))
    {
      *out_client_id = tri_query_get_text (query);
      tri_query_get_currency (query, out_currency);
    }
  return tri_query_end (query, error);
}
