/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field figures with their sources, and the values a clinic sets in their place. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriFigureInfo:
 * @id: stable name in the record and in files, like "session.fee-small"
 * @label: what it is, in English, marked with N_() and translated where it is shown
 * @unit: its unit ("mm", "days", "%"), or "" for a plain number
 * @value: the default
 * @minimum: the least value accepted
 * @maximum: the greatest value accepted
 * @source: where the default comes from, for the user to read
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *unit;
  double value;
  double minimum;
  double maximum;
  const char *source;
} TriFigureInfo;

/**
 * TriFigureTable:
 *
 * The figures of one room, in the order of its enum; static data that outlives every TriFigures.
 */
typedef struct
{
  const TriFigureInfo *infos;
  guint n;
} TriFigureTable;

/**
 * TriFigures:
 *
 * The values in force: a table's defaults with some of them replaced. Immutable and
 * reference-counted, so it may be shared by threads.
 */
typedef struct _TriFigures TriFigures;

/* The figures of @table, all at their defaults; @table must outlive the result. (transfer full) */
TriFigures *tri_figures_new_defaults (const TriFigureTable *table) G_GNUC_WARN_UNUSED_RESULT;

/* One more reference. (transfer full) */
TriFigures *tri_figures_ref (TriFigures *figures);

/* One reference less; the last one frees. */
void tri_figures_unref (TriFigures *figures);

/* The table @figures was made with. (transfer none) */
const TriFigureTable *tri_figures_get_table (const TriFigures *figures);

/* The value in force of figure @index, in its info's unit. */
double tri_figures_get (const TriFigures *figures, guint index);

/* A copy in which figure @index is @value. TRI_ERROR_INVALID, with a sentence that names the
 * figure and its bounds, when @value is not a number or outside them. (transfer full) */
TriFigures *tri_figures_with (TriFigures *figures, guint index, double value, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether figure @index has its default value. */
gboolean tri_figures_is_default (const TriFigures *figures, guint index);

/* Finds the figure called @id; FALSE, and @index untouched, when @table has none. */
gboolean tri_figure_table_lookup (const TriFigureTable *table, const char *id, guint *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFigures, tri_figures_unref)

G_END_DECLS
