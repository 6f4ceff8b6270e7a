/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table setting: the clinic's own figures that are no prices. */

#include "config.h"

#include "tri-tables.h"

#include "tri-figure-rows.h"

static const TriFigureRows rows = {
  .prices = FALSE,
  .list = TRI_STATEMENT_SETTING_LIST,
  .list_sql = "SELECT id, value FROM setting",
  .save = TRI_STATEMENT_SETTING_SAVE,
  .save_sql = "INSERT INTO setting (id, value, rev) VALUES (?, ?, 1)"
              " ON CONFLICT (id) DO UPDATE SET value = excluded.value,"
              " rev = rev + 1 WHERE value <> excluded.value",
  .remove = TRI_STATEMENT_SETTING_REMOVE,
  .remove_sql = "DELETE FROM setting WHERE id = ?",
};

gboolean
tri_setting_table_load (TriConnection *connection, TriClinic *clinic, GError **error)
{
  return tri_figure_rows_load (&rows, connection, clinic, error);
}

gboolean
tri_setting_table_save (TriConnection *connection, const TriClinic *clinic, GError **error)
{
  return tri_figure_rows_save (&rows, connection, clinic, error);
}
