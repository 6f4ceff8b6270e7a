/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables pigment_lot and needle_lot: the stock, and who was treated with what. */

#include "config.h"

#include "tri-session-tables.h"
#include "tri-tables.h"

static TriLot *
read_lot (TriQuery *query)
{
  TriLot *lot = g_new0 (TriLot, 1);

  lot->kind = tri_query_get_int (query) != 0 ? TRI_LOT_NEEDLE : TRI_LOT_PIGMENT;
  lot->id = tri_query_get_text (query);
  lot->maker = tri_query_get_text (query);
  lot->name = tri_query_get_text (query);
  lot->catalogue = tri_query_get_text (query);
  lot->lot = tri_query_get_text (query);
  lot->expiry = tri_query_get_date (query);
  lot->opened = tri_query_get_date (query);
  lot->amount_left = tri_query_get_real (query);
  lot->used_up = tri_query_get_int (query) != 0;
  return lot;
}

gboolean
tri_lot_table_list (TriConnection *connection, GPtrArray *lots, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_LOT_LIST,
                              "SELECT 0, id, maker, colour, catalogue, lot, expires_on, opened_on,"
                              " ifnull (amount_left, -1.0), used_up FROM pigment_lot"
                              " UNION ALL"
                              " SELECT 1, id, maker, make, catalogue, lot, expires_on, opened_on,"
                              " ifnull (amount_left, -1.0), used_up FROM needle_lot"
                              " ORDER BY 1, 10, 3, 4, 6, 2");

  while (tri_query_next (query))
    g_ptr_array_add (lots, read_lot (query));
  return tri_query_end (query, error);
}

#define SAVE(table, name)                                                                          \
  "INSERT INTO " table " (id, maker, " name ", catalogue, lot, expires_on, opened_on, used_up,"    \
  " amount_left, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"                                       \
  " ON CONFLICT (id) DO UPDATE SET maker = excluded.maker, " name " = excluded." name ","          \
  " catalogue = excluded.catalogue, lot = excluded.lot, expires_on = excluded.expires_on,"         \
  " opened_on = excluded.opened_on, used_up = excluded.used_up,"                                   \
  " amount_left = excluded.amount_left, rev = rev + 1"

gboolean
tri_lot_table_save (TriConnection *connection, const TriLot *lot, GError **error)
{
  g_autoptr (TriQuery) query
      = lot->kind == TRI_LOT_PIGMENT
            ? tri_connection_query (connection, TRI_STATEMENT_PIGMENT_LOT_SAVE,
                                    SAVE ("pigment_lot", "colour"))
            : tri_connection_query (connection, TRI_STATEMENT_NEEDLE_LOT_SAVE,
                                    SAVE ("needle_lot", "make"));

  tri_query_text (query, lot->id);
  tri_query_text (query, lot->maker);
  tri_query_text (query, lot->name);
  tri_query_text (query, lot->catalogue);
  tri_query_text (query, lot->lot);
  tri_query_date (query, lot->expiry);
  tri_query_date (query, lot->opened);
  tri_query_int (query, lot->used_up);
  if (lot->amount_left < 0)
    tri_query_text (query, NULL);
  else
    tri_query_real (query, lot->amount_left);
  return tri_query_run (query, error);
}

static TriLotUse *
read_use (TriQuery *query)
{
  TriLotUse *use = g_new0 (TriLotUse, 1);
  g_autofree char *alias = NULL;
  g_autofree char *disclosure = NULL;
  g_autofree char *name = NULL;
  TriClient client = { .alias = NULL };

  use->client_id = tri_query_get_text (query);
  use->date = tri_query_get_date (query);
  use->ordinal = (guint) tri_query_get_int (query);
  alias = tri_query_get_text (query);
  disclosure = tri_query_get_text (query);
  name = tri_query_get_text (query);
  client.alias = alias;
  client.name = name;
  if (!tri_disclosure_from_id (disclosure, &client.disclosure))
    tri_query_refuse (query, "client.disclosure");
  use->display_name = g_strdup (tri_client_get_display_name (&client));
  return use;
}

gboolean
tri_lot_table_list_uses (TriConnection *connection,
                         const char *lot_id,
                         GPtrArray *uses,
                         GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_LOT_USES,
      "SELECT treatment.client_id, record.done_on, session.ordinal, alias, disclosure, name"
      " FROM session_record AS record JOIN session ON session.id = record.session_id"
      " JOIN treatment ON treatment.id = session.treatment_id"
      " JOIN client ON client.id = treatment.client_id"
      " JOIN client_identity ON client_identity.client_id = client.id"
      " WHERE (record.pigment_lot_id = ?1 OR record.needle_lot_id = ?1) AND session.state = 'done'"
      " AND record.version = (SELECT max (version) FROM session_record AS later"
      "  WHERE later.session_id = record.session_id)"
      " ORDER BY record.done_on DESC, session.ordinal DESC");

  tri_query_text (query, lot_id);
  while (tri_query_next (query))
    g_ptr_array_add (uses, read_use (query));
  return tri_query_end (query, error);
}
