/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An immutable set of values over a static table of figures. */

#include "config.h"

#include "tri-figures.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

struct _TriFigures
{
  gatomicrefcount refs;
  const TriFigureTable *table;
  double values[];
};

static TriFigures *
figures_alloc (const TriFigureTable *table)
{
  TriFigures *figures = g_malloc (sizeof (TriFigures) + (gsize) table->n * sizeof (double));

  g_atomic_ref_count_init (&figures->refs);
  figures->table = table;
  return figures;
}

TriFigures *
tri_figures_new_defaults (const TriFigureTable *table)
{
  TriFigures *figures;

  g_return_val_if_fail (table != NULL, NULL);

  figures = figures_alloc (table);
  for (guint i = 0; i < table->n; i++)
    figures->values[i] = table->infos[i].value;
  return figures;
}

TriFigures *
tri_figures_ref (TriFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  g_atomic_ref_count_inc (&figures->refs);
  return figures;
}

void
tri_figures_unref (TriFigures *figures)
{
  g_return_if_fail (figures != NULL);

  if (g_atomic_ref_count_dec (&figures->refs))
    g_free (figures);
}

const TriFigureTable *
tri_figures_get_table (const TriFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  return figures->table;
}

double
tri_figures_get (const TriFigures *figures, guint index)
{
  g_return_val_if_fail (figures != NULL && index < figures->table->n, 0.0);

  return figures->values[index];
}

TriFigures *
tri_figures_with (TriFigures *figures, guint index, double value, GError **error)
{
  const TriFigureInfo *info;
  TriFigures *copy;

  g_return_val_if_fail (figures != NULL && index < figures->table->n, NULL);

  info = &figures->table->infos[index];
  /* Written so that NaN, which compares false with everything, is refused too. */
  if (!(value >= info->minimum && value <= info->maximum))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID, _ ("“%s” must be from %g to %g%s%s."),
                   g_dgettext (GETTEXT_PACKAGE, info->label), info->minimum, info->maximum,
                   *info->unit != '\0' ? " " : "",
                   *info->unit != '\0' ? g_dgettext (GETTEXT_PACKAGE, info->unit) : "");
      return NULL;
    }

  copy = figures_alloc (figures->table);
  for (guint i = 0; i < figures->table->n; i++)
    copy->values[i] = figures->values[i];
  copy->values[index] = value;
  return copy;
}

gboolean
tri_figures_is_default (const TriFigures *figures, guint index)
{
  g_return_val_if_fail (figures != NULL && index < figures->table->n, TRUE);

  return figures->values[index] == figures->table->infos[index].value;
}

gboolean
tri_figure_table_lookup (const TriFigureTable *table, const char *id, guint *index)
{
  g_return_val_if_fail (table != NULL && id != NULL && index != NULL, FALSE);

  for (guint i = 0; i < table->n; i++)
    {
      if (g_str_equal (table->infos[i].id, id))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}
