/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Up to four pictures of one size beside each other, or two with a divider between them. */

#pragma once

#include "tri-compare-cell.h"
#include "tri-compare-set.h"

G_BEGIN_DECLS

/**
 * TriCompareBoard:
 *
 * Lays the pictures out so that they are as large as they can be, and keeps their view locked.
 *
 * Signals: "choose" (uint place), "swap" (uint place, uint place: by drag or by keys).
 */
#define TRI_TYPE_COMPARE_BOARD (tri_compare_board_get_type ())
G_DECLARE_FINAL_TYPE (TriCompareBoard, tri_compare_board, TRI, COMPARE_BOARD, GtkWidget)

TriLockedView *tri_compare_board_get_view (TriCompareBoard *self);
TriCompareCell *tri_compare_board_get_cell (TriCompareBoard *self, guint place);
/* How many places are in sight, at most TRI_COMPARE_MAX; the others are emptied. */
void tri_compare_board_set_n_cells (TriCompareBoard *self, guint n_cells);
/* The first two lie over each other with a divider between them. */
void tri_compare_board_set_split (TriCompareBoard *self, gboolean split);

G_END_DECLS
