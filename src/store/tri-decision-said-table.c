/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables decision_rejection, decision_override, decision_caveat and decision_signature (all
 * sensitive): what was said when a style was chosen. */

#include "config.h"

#include "tri-tables.h"

static gboolean
insert_rejection (TriConnection *connection,
                  const TriDecision *decision,
                  guint position,
                  GError **error)
{
  const TriRejection *rejection = decision->rejections->pdata[position];
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_REJECTION_INSERT,
                              "INSERT INTO decision_rejection (decision_id, position, template,"
                              " reason, rev) VALUES (?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_int (query, position + 1);
  tri_query_text (query, rejection->template_id);
  tri_query_text (query, rejection->reason);
  return tri_query_run (query, error);
}

static gboolean
insert_override (TriConnection *connection,
                 const TriDecision *decision,
                 guint position,
                 GError **error)
{
  const TriOverride *override = decision->overrides->pdata[position];
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_OVERRIDE_INSERT,
                              "INSERT INTO decision_override (decision_id, position, finding,"
                              " measure, unit, text, reason, rev) VALUES (?, ?, ?, ?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_int (query, position + 1);
  tri_query_text (query, override->finding_id);
  tri_query_real (query, override->measure);
  tri_query_text (query, override->unit);
  tri_query_text (query, override->text);
  tri_query_text (query, override->reason);
  return tri_query_run (query, error);
}

static gboolean
insert_caveat (TriConnection *connection,
               const TriDecision *decision,
               guint position,
               GError **error)
{
  const TriCaveat *caveat = decision->caveats->pdata[position];
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_CAVEAT_INSERT,
                              "INSERT INTO decision_caveat (decision_id, position, caveat, text,"
                              " rev) VALUES (?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_int (query, position + 1);
  tri_query_text (query, caveat->id);
  tri_query_text (query, caveat->text);
  return tri_query_run (query, error);
}

static gboolean
insert_signature (TriConnection *connection,
                  const TriDecision *decision,
                  guint position,
                  GError **error)
{
  const TriSignature *signature = decision->signatures->pdata[position];
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_SIGNATURE_INSERT,
                              "INSERT INTO decision_signature (decision_id, who, strokes, name,"
                              " signed_utc, rev) VALUES (?, ?, ?, ?, ?, 1)");

  tri_query_text (query, decision->id);
  tri_query_text (query, tri_picker_get_id (signature->who));
  tri_query_text (query, signature->strokes);
  tri_query_text (query, signature->name);
  tri_query_int (query, signature->signed_utc);
  return tri_query_run (query, error);
}

gboolean
tri_decision_said_table_insert (TriConnection *connection,
                                const TriDecision *decision,
                                GError **error)
{
  const struct
  {
    GPtrArray *parts;
    gboolean (*insert) (TriConnection *, const TriDecision *, guint, GError **);
  } tables[] = {
    { decision->rejections, insert_rejection },
    { decision->overrides, insert_override },
    { decision->caveats, insert_caveat },
    { decision->signatures, insert_signature },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; k < tables[i].parts->len; k++)
      if (!tables[i].insert (connection, decision, k, error))
        return FALSE;
  return TRUE;
}

static gboolean
list_rejections (TriConnection *connection, TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_DECISION_REJECTION_LIST,
      "SELECT template, reason FROM decision_rejection WHERE decision_id = ? ORDER BY position");

  tri_query_text (query, decision->id);
  while (tri_query_next (query))
    {
      TriRejection *rejection = g_new0 (TriRejection, 1);

      rejection->template_id = tri_query_get_text (query);
      rejection->reason = tri_query_get_text (query);
      g_ptr_array_add (decision->rejections, rejection);
    }
  return tri_query_end (query, error);
}

static gboolean
list_overrides (TriConnection *connection, TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_OVERRIDE_LIST,
                              "SELECT finding, measure, unit, text, reason FROM decision_override"
                              " WHERE decision_id = ? ORDER BY position");

  tri_query_text (query, decision->id);
  while (tri_query_next (query))
    {
      TriOverride *override = g_new0 (TriOverride, 1);

      override->finding_id = tri_query_get_text (query);
      override->measure = tri_query_get_real (query);
      override->unit = tri_query_get_text (query);
      override->text = tri_query_get_text (query);
      override->reason = tri_query_get_text (query);
      g_ptr_array_add (decision->overrides, override);
    }
  return tri_query_end (query, error);
}

static gboolean
list_caveats (TriConnection *connection, TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_DECISION_CAVEAT_LIST,
      "SELECT caveat, text FROM decision_caveat WHERE decision_id = ? ORDER BY position");

  tri_query_text (query, decision->id);
  while (tri_query_next (query))
    {
      TriCaveat *caveat = g_new0 (TriCaveat, 1);

      caveat->id = tri_query_get_text (query);
      caveat->text = tri_query_get_text (query);
      g_ptr_array_add (decision->caveats, caveat);
    }
  return tri_query_end (query, error);
}

static gboolean
list_signatures (TriConnection *connection, TriDecision *decision, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_DECISION_SIGNATURE_LIST,
                              "SELECT who, strokes, name, signed_utc FROM decision_signature"
                              " WHERE decision_id = ? ORDER BY who");

  tri_query_text (query, decision->id);
  while (tri_query_next (query))
    {
      TriSignature *signature = g_new0 (TriSignature, 1);
      g_autofree char *who = tri_query_get_text (query);

      if (!tri_picker_from_id (who, &signature->who))
        tri_query_refuse (query, "decision_signature.who");
      signature->strokes = tri_query_get_text (query);
      signature->name = tri_query_get_text (query);
      signature->signed_utc = tri_query_get_int (query);
      g_ptr_array_add (decision->signatures, signature);
    }
  return tri_query_end (query, error);
}

gboolean
tri_decision_said_table_list (TriConnection *connection, TriDecision *decision, GError **error)
{
  return list_rejections (connection, decision, error)
         && list_overrides (connection, decision, error)
         && list_caveats (connection, decision, error)
         && list_signatures (connection, decision, error);
}
