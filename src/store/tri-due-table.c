/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody whose last treatment is finished, over many tables and read at once. */

#include "config.h"

#include "tri-touch-up-tables.h"

#include "tri-tables.h"

static TriDueEntry *
read_entry (TriQuery *query)
{
  TriDueEntry *entry = g_new0 (TriDueEntry, 1);
  g_autofree char *alias = NULL;
  g_autofree char *disclosure = NULL;
  g_autofree char *name = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *hair = NULL;
  TriClient client = { 0 };

  entry->client_id = tri_query_get_text (query);
  client.alias = alias = tri_query_get_text (query);
  disclosure = tri_query_get_text (query);
  client.name = name = tri_query_get_text (query);
  entry->treatment_id = tri_query_get_text (query);
  kind = tri_query_get_text (query);
  entry->shade = (guint) tri_query_get_int (query);
  entry->area_cm2 = tri_query_get_real (query);
  entry->skin.fitzpatrick = (int) tri_query_get_int (query);
  hair = tri_query_get_text (query);
  entry->skin.factors = (guint) tri_query_get_int (query);
  entry->since = tri_query_get_date (query);
  entry->price.low = tri_query_get_int (query);
  entry->price.typical = tri_query_get_int (query);
  entry->price.high = tri_query_get_int (query);
  tri_query_get_currency (query, entry->price.currency);
  entry->contacted = tri_query_get_date (query);

  if (!tri_disclosure_from_id (disclosure, &client.disclosure))
    tri_query_refuse (query, "client.disclosure");
  if (entry->shade >= TRI_N_SHADES)
    tri_query_refuse (query, "design_revision.shade");
  if (!tri_kind_from_id (kind, &entry->kind))
    tri_query_refuse (query, "treatment.kind");
  if (!tri_hair_from_id (hair, &entry->skin.hair))
    tri_query_refuse (query, "intake.hair");
  entry->disclosure = client.disclosure;
  entry->display_name = g_strdup (tri_client_get_display_name (&client));
  return entry;
}

/* Those of all the entries at once: one statement, however many there are. */
static gboolean
list_assessments (TriConnection *connection, GPtrArray *entries, GError **error)
{
  g_autoptr (GHashTable) by_treatment = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DUE_ASSESSMENT_LIST,
                              "SELECT treatment_id, assessed_on, retained, measured"
                              " FROM assessment ORDER BY assessed_on, rowid");

  for (guint i = 0; i < entries->len; i++)
    {
      TriDueEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (by_treatment, entry->treatment_id, entry);
    }
  while (tri_query_next (query))
    {
      g_autofree char *treatment_id = tri_query_get_text (query);
      TriDueEntry *entry = g_hash_table_lookup (by_treatment, treatment_id);
      TriAssessment *assessment;

      if (entry == NULL)
        continue;
      assessment = g_new0 (TriAssessment, 1);
      assessment->treatment_id = g_steal_pointer (&treatment_id);
      assessment->date = tri_query_get_date (query);
      assessment->retained = tri_query_get_real (query);
      assessment->measured = tri_query_get_int (query) != 0;
      if (entry->assessments == NULL)
        entry->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_assessment_free);
      g_ptr_array_add (entry->assessments, assessment);
    }
  return tri_query_end (query, error);
}

gboolean
tri_due_table_list (TriConnection *connection, GPtrArray *entries, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_DUE_LIST,
      "SELECT client.id, alias, disclosure, name, treatment.id, treatment.kind, shade, area_cm2,"
      " fitzpatrick, hair, fade_factors, max (date_on), touch_up_price_low_minor,"
      " touch_up_price_typical_minor, touch_up_price_high_minor, treatment.currency,"
      " (SELECT max (contacted_on) FROM contact_log WHERE contact_log.client_id = client.id)"
      " FROM treatment JOIN client ON client.id = treatment.client_id"
      " JOIN client_identity ON client_identity.client_id = client.id"
      " JOIN intake ON intake.client_id = client.id"
      " JOIN decision ON decision.id = decision_id"
      " JOIN design_revision ON design_revision.id = revision_id"
      " JOIN session ON treatment_id = treatment.id AND state = 'done'"
      " WHERE NOT EXISTS (SELECT 1 FROM treatment AS newer"
      "  WHERE newer.client_id = treatment.client_id AND newer.rowid > treatment.rowid)"
      " AND NOT EXISTS (SELECT 1 FROM session AS open"
      "  WHERE open.treatment_id = treatment.id AND open.state = 'planned')"
      " GROUP BY treatment.id");

  while (tri_query_next (query))
    g_ptr_array_add (entries, read_entry (query));
  return tri_query_end (query, error) && list_assessments (connection, entries, error);
}
