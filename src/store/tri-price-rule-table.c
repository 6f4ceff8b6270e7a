/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table price_rule: the clinic's own prices and touch-up terms. */

#include "config.h"

#include "tri-tables.h"

#include "tri-figure-rows.h"

static const TriFigureRows rows = {
  .prices = TRUE,
  .list = TRI_STATEMENT_PRICE_RULE_LIST,
  .list_sql = "SELECT id, value FROM price_rule",
  .save = TRI_STATEMENT_PRICE_RULE_SAVE,
  .save_sql = "INSERT INTO price_rule (id, value, rev) VALUES (?, ?, 1)"
              " ON CONFLICT (id) DO UPDATE SET value = excluded.value,"
              " rev = rev + 1 WHERE value <> excluded.value",
  .remove = TRI_STATEMENT_PRICE_RULE_REMOVE,
  .remove_sql = "DELETE FROM price_rule WHERE id = ?",
};

gboolean
tri_price_rule_table_load (TriConnection *connection, TriClinic *clinic, GError **error)
{
  return tri_figure_rows_load (&rows, connection, clinic, error);
}

gboolean
tri_price_rule_table_save (TriConnection *connection, const TriClinic *clinic, GError **error)
{
  return tri_figure_rows_save (&rows, connection, clinic, error);
}
