/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and saving figures that differ from their defaults, for the two tables that hold them. */

#pragma once

#include "tri-connection.h"
#include "tri-record.h"

G_BEGIN_DECLS

/* A table of figures: the columns id, value and rev, and which figures are its own. */
typedef struct
{
  gboolean prices; /* money and touch-up terms, or all the rest */
  TriStatement list;
  const char *list_sql; /* gives id and value */
  TriStatement save;
  const char *save_sql; /* takes id and value; an unchanged figure keeps its rev */
  TriStatement remove;
  const char *remove_sql; /* takes id */
} TriFigureRows;

gboolean tri_figure_rows_load (const TriFigureRows *self,
                               TriConnection *connection,
                               TriClinic *clinic,
                               GError **error);
gboolean tri_figure_rows_save (const TriFigureRows *self,
                               TriConnection *connection,
                               const TriClinic *clinic,
                               GError **error);

G_END_DECLS
