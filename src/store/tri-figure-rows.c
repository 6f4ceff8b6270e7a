/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and saving figures that differ from their defaults, for the two tables that hold them. */

#include "config.h"

#include "tri-figure-rows.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

static gboolean
is_price (const char *id)
{
  return g_str_has_prefix (id, "price.") || g_str_has_prefix (id, "touchup.");
}

static gboolean
apply (TriConnection *connection, TriClinic *clinic, const char *id, double value, GError **error)
{
  TriFigures **const sets[] = { &clinic->pigment, &clinic->care };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (GError) reason = NULL;
      TriFigures *changed;
      guint index;

      if (!tri_figure_table_lookup (tri_figures_get_table (*sets[i]), id, &index))
        continue;
      changed = tri_figures_with (*sets[i], index, value, &reason);
      if (changed == NULL)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                       _ ("The record in “%s” holds a figure that cannot be used (%s): %s Restore "
                          "your last backup, or save the clinic's figures anew."),
                       tri_connection_get_folder (connection), id, reason->message);
          return FALSE;
        }
      tri_figures_unref (*sets[i]);
      *sets[i] = changed;
      return TRUE;
    }
  return TRUE;
}

gboolean
tri_figure_rows_load (const TriFigureRows *self,
                      TriConnection *connection,
                      TriClinic *clinic,
                      GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, self->list, self->list_sql);

  while (tri_query_next (query))
    {
      g_autofree char *id = tri_query_get_text (query);

      if (!apply (connection, clinic, id, tri_query_get_real (query), error))
        return FALSE;
    }
  return tri_query_end (query, error);
}

static gboolean
save_value (const TriFigureRows *self,
            TriConnection *connection,
            const char *id,
            double value,
            GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, self->save, self->save_sql);

  tri_query_text (query, id);
  tri_query_real (query, value);
  return tri_query_run (query, error);
}

static gboolean
remove_value (const TriFigureRows *self, TriConnection *connection, const char *id, GError **error)
{
  g_autoptr (TriQuery) query = tri_connection_query (connection, self->remove, self->remove_sql);

  tri_query_text (query, id);
  return tri_query_run (query, error);
}

gboolean
tri_figure_rows_save (const TriFigureRows *self,
                      TriConnection *connection,
                      const TriClinic *clinic,
                      GError **error)
{
  const TriFigures *const sets[] = { clinic->pigment, clinic->care };

  for (guint s = 0; s < G_N_ELEMENTS (sets); s++)
    {
      const TriFigureTable *table = tri_figures_get_table (sets[s]);

      for (guint i = 0; i < table->n; i++)
        {
          const char *id = table->infos[i].id;

          if (is_price (id) != self->prices)
            continue;
          if (tri_figures_is_default (sets[s], i)
                  ? !remove_value (self, connection, id, error)
                  : !save_value (self, connection, id, tri_figures_get (sets[s], i), error))
            return FALSE;
        }
    }
  return TRUE;
}
