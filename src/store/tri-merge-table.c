/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving all rows of one client to another.
 *
 * What is moved is asked of the schema: every column that refers to table client, so that a table
 * that comes later is not forgotten. Two kinds of rows stand in the way of that.
 *
 * Decisions and the ledger are only added to; triggers refuse every change. A merge does not change
 * what was decided or paid, it only says that two rows of table client were one person all along.
 * So the triggers of the moved tables step aside while this one statement sets this one column, and
 * come back, word for word, before the transaction ends: no other transaction, and no crash, ever
 * sees the tables without them. To leave the rows where they are and read both clients instead
 * would put the question "and whom was this one merged with?" into every statement of the record,
 * today's and later ones, and into every sum of money.
 *
 * Where both clients have a row that there can be one of, the one who stays keeps theirs, and the
 * other's stays with the row that was merged, which is never removed. What can be numbered on is.
 */

#include "config.h"

#include "tri-merge-table.h"

#include <glib/gi18n-lib.h>

/* The parts of an entry: tri_client_merge () put them together. The table itself says who was
 * merged. */
#define OWN_PARTS                                                                                  \
  "('client', 'client_identity', 'intake', 'client_past', 'client_contact', 'confidant',"          \
  " 'patch_test')"
/* Above any number that an edit can reach, and out of the way of the numbers below. */
#define OUT_OF_THE_WAY "1000000000"

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT, sentence);
  return FALSE;
}

/* One number from a statement about both clients. */
static gboolean
ask (TriConnection *connection,
     TriStatement id,
     const char *sql,
     const char *stays,
     const char *goes,
     gint64 *out_value,
     GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, id, sql);

  *out_value = 0;
  tri_query_text (query, stays);
  tri_query_text (query, goes);
  while (tri_query_next (query))
    *out_value = tri_query_get_int (query);
  return tri_query_end (query, error);
}

gboolean
tri_merge_table_check (TriConnection *connection,
                       const char *stays,
                       const char *goes,
                       GError **error)
{
  gint64 n_started;
  gint64 n_currencies;

  if (!ask (connection, TRI_STATEMENT_MERGE_STARTED,
            "SELECT count (DISTINCT client_id) FROM treatment WHERE kind = 'permanent'"
            " AND client_id IN (?, ?) AND EXISTS (SELECT 1 FROM session"
            "  WHERE treatment_id = treatment.id AND state = 'done')",
            stays, goes, &n_started, error)
      || !ask (connection, TRI_STATEMENT_MERGE_CURRENCIES,
               "SELECT count (*) FROM ("
               " SELECT currency FROM ledger_entry WHERE client_id IN (?1, ?2)"
               " UNION SELECT currency FROM quote WHERE client_id IN (?1, ?2)"
               "  AND accepted_on IS NOT NULL)",
               stays, goes, &n_currencies, error))
    return FALSE;
  if (n_started > 1)
    return refuse (error, _ ("Both clients have had a session of a permanent treatment, so that "
                             "they are two people, or one of the sessions is in the wrong record. "
                             "Correct that session first."));
  if (n_currencies > 1)
    return refuse (error, _ ("The accounts of the two clients are kept in different currencies and "
                             "cannot be added up. Keep both entries, or reverse what is charged in "
                             "one of them and enter it in the other."));
  return TRUE;
}

static gboolean execute (TriConnection *connection, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
execute (TriConnection *connection, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return tri_connection_execute (connection, sql, error);
}

/* Rows of @table with a number that there is once for a client: those of @early come first. */
static gboolean
number_on (TriConnection *connection,
           const char *table,
           const char *early,
           const char *late,
           GError **error)
{
  return execute (connection, error,
                  "UPDATE %s SET number = number + " OUT_OF_THE_WAY " WHERE client_id = '%s'",
                  table, late)
         && execute (connection, error,
                     "UPDATE %s SET number = number - " OUT_OF_THE_WAY
                     " + (SELECT ifnull (max (number), 0) FROM %s WHERE client_id = '%s')"
                     " WHERE client_id = '%s'",
                     table, table, early, late);
}

/* The step that @late is at moves with the steps, before they do; it is where both will be. */
static gboolean
number_designs (TriConnection *connection, const char *early, const char *late, GError **error)
{
  return execute (connection, error,
                  "UPDATE design_place SET step = step + (SELECT ifnull (max (number), 0)"
                  " FROM design_step WHERE client_id = '%s') WHERE client_id = '%s'",
                  early, late)
         && execute (connection, error,
                     "UPDATE design_place SET step = ifnull ((SELECT step FROM design_place"
                     " WHERE client_id = '%s'), step) WHERE client_id = '%s'",
                     late, early)
         && number_on (connection, "design_step", early, late, error)
         && number_on (connection, "design_revision", early, late, error);
}

/* What is read in the order of its rows: that of @late comes last. */
static gboolean
put_last (TriConnection *connection, const char *late, GError **error)
{
  static const char *const tables[] = { "decision", "treatment", "quote" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!execute (connection, error,
                  "UPDATE %s SET rowid = rowid + (SELECT max (rowid) FROM %s)"
                  " WHERE client_id = '%s'",
                  tables[i], tables[i], late))
      return FALSE;
  return TRUE;
}

/* Whether only @goes has had a session. */
static gboolean
find_late (TriConnection *connection,
           const char *stays,
           const char *goes,
           gboolean *out_goes,
           GError **error)
{
  gint64 only_goes;

  if (!ask (connection, TRI_STATEMENT_MERGE_BEGUN,
            "WITH begun (client_id) AS (SELECT client_id FROM treatment WHERE EXISTS"
            " (SELECT 1 FROM session WHERE treatment_id = treatment.id AND state = 'done'))"
            " SELECT ?1 NOT IN begun AND ?2 IN begun",
            stays, goes, &only_goes, error))
    return FALSE;
  *out_goes = only_goes != 0;
  return TRUE;
}

static gboolean
make_way (TriConnection *connection, const char *stays, const char *goes, GError **error)
{
  gboolean goes_late;

  if (!find_late (connection, stays, goes, &goes_late, error))
    return FALSE;
  return number_designs (connection, goes_late ? stays : goes, goes_late ? goes : stays, error)
         && put_last (connection, goes_late ? goes : stays, error)
         /* One of two equal picks stands; the other is kept as taken back. */
         && execute (connection, error,
                     "UPDATE pick SET withdrawn_utc = max (picked_utc, 1) WHERE client_id = '%s'"
                     " AND withdrawn_utc = 0 AND EXISTS (SELECT 1 FROM pick AS other"
                     "  WHERE other.client_id = '%s' AND other.withdrawn_utc = 0"
                     "  AND other.template = pick.template AND other.kind = pick.kind"
                     "  AND other.who = pick.who)",
                     goes, stays);
}

/* A column that refers to table client. */
typedef struct
{
  char *table;
  char *column;
} Reference;

static void
reference_free (gpointer data)
{
  Reference *reference = data;

  g_free (reference->table);
  g_free (reference->column);
  g_free (reference);
}

static GPtrArray *
list_references (TriConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_MERGE_TABLES,
                              "SELECT m.name, f.\"from\" FROM sqlite_schema AS m"
                              " JOIN pragma_foreign_key_list (m.name) AS f"
                              " WHERE m.type = 'table' AND f.\"table\" = 'client'"
                              " AND m.name NOT IN " OWN_PARTS " ORDER BY m.name, f.seq");

  while (tri_query_next (query))
    {
      Reference *reference = g_new0 (Reference, 1);

      reference->table = tri_query_get_text (query);
      reference->column = tri_query_get_text (query);
      g_ptr_array_add (references, reference);
    }
  return tri_query_end (query, error) ? g_steal_pointer (&references) : NULL;
}

/* Names and texts of the triggers on tables that refer to table client, in turn. */
static GPtrArray *
list_triggers (TriConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) triggers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_MERGE_TRIGGERS,
      "SELECT t.name, t.sql FROM sqlite_schema AS t WHERE t.type = 'trigger'"
      " AND EXISTS (SELECT 1 FROM pragma_foreign_key_list (t.tbl_name) AS f"
      "  WHERE f.\"table\" = 'client') ORDER BY t.rowid");

  while (tri_query_next (query))
    {
      g_ptr_array_add (triggers, tri_query_get_text (query));
      g_ptr_array_add (triggers, tri_query_get_text (query));
    }
  return tri_query_end (query, error) ? g_steal_pointer (&triggers) : NULL;
}

static gboolean
move_rows (TriConnection *connection, const char *stays, const char *goes, GError **error)
{
  g_autoptr (GPtrArray) references = list_references (connection, error);

  if (references == NULL)
    return FALSE;
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *reference = references->pdata[i];

      if (!execute (connection, error,
                    "UPDATE OR IGNORE \"%s\" SET \"%s\" = '%s' WHERE \"%s\" = '%s'",
                    reference->table, reference->column, stays, reference->column, goes))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark_merged (TriConnection *connection, const char *stays, const char *goes, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_MERGE_MARK,
                              "UPDATE client SET merged_into = ?1, rev = rev + 1,"
                              " changed = (SELECT max (changed) + 1 FROM client) WHERE id = ?2");

  tri_query_text (query, stays);
  tri_query_text (query, goes);
  return tri_query_run (query, error)
         /* Who was merged into that one before follows. */
         && execute (connection, error,
                     "UPDATE client SET merged_into = '%s' WHERE merged_into = '%s'", stays, goes);
}

gboolean
tri_merge_table_move (TriConnection *connection,
                      const char *stays,
                      const char *goes,
                      GError **error)
{
  g_autoptr (GPtrArray) triggers = list_triggers (connection, error);

  /* Both go into statements as text. */
  g_assert (g_uuid_string_is_valid (stays) && g_uuid_string_is_valid (goes));

  if (triggers == NULL)
    return FALSE;
  for (guint i = 0; i < triggers->len; i += 2)
    if (!execute (connection, error, "DROP TRIGGER \"%s\"", (char *) triggers->pdata[i]))
      return FALSE;
  if (!make_way (connection, stays, goes, error) || !move_rows (connection, stays, goes, error)
      || !mark_merged (connection, stays, goes, error))
    return FALSE;
  for (guint i = 0; i < triggers->len; i += 2)
    if (!tri_connection_execute (connection, triggers->pdata[i + 1], error))
      return FALSE;
  return TRUE;
}
