/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure of the field: its value, its source, and a way back to the default. */

#pragma once

#include <adwaita.h>

#include "tri-figures.h"

G_BEGIN_DECLS

/* Signal "changed" (value as double). */
#define TRI_TYPE_FIGURE_ROW (tri_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (TriFigureRow, tri_figure_row, TRI, FIGURE_ROW, AdwActionRow)

TriFigureRow *tri_figure_row_new (const TriFigureInfo *info, double value);

G_END_DECLS
