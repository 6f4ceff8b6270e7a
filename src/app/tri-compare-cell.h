/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of several pictures that are zoomed and panned together. */

#pragma once

#include <gtk/gtk.h>

#include "tri-live-request.h"
#include "tri-locked-view.h"

G_BEGIN_DECLS

/**
 * TriCompareCell:
 *
 * A picture with its label burned in, a grip with its letter to move it by, and a button to choose
 * it. Wheel, drag, pinch and keys act on the locked view.
 *
 * Signals: "choose" (it is the one), "move" (int columns, int rows: to the place beside it, asked
 * for by keys).
 */
#define TRI_TYPE_COMPARE_CELL (tri_compare_cell_get_type ())
G_DECLARE_FINAL_TYPE (TriCompareCell, tri_compare_cell, TRI, COMPARE_CELL, GtkWidget)

/* What the place is called: "A". */
void tri_compare_cell_set_letter (TriCompareCell *self, const char *letter);
void tri_compare_cell_set_view (TriCompareCell *self, TriLockedView *view);
/* Whether the picture can be chosen. */
void tri_compare_cell_set_choosable (TriCompareCell *self, gboolean choosable);
/* Whether it has a grip to be moved by. */
void tri_compare_cell_set_movable (TriCompareCell *self, gboolean movable);
/* Shows what @request asks for, in the locked view's part of the photo and with @title and @text
 * (nullable) in its pixels. Drawn in the background; until then the last picture stays. */
void tri_compare_cell_show (TriCompareCell *self,
                            const TriLiveRequest *request,
                            const char *title,
                            const char *text,
                            TriLabelPlace place);
/* Forgets what is shown. */
void tri_compare_cell_clear (TriCompareCell *self);
/* (nullable): the region of the last picture. */
TriLazyRegion *tri_compare_cell_get_region (TriCompareCell *self);
/* Whether (@x, @y) is on the grip. */
gboolean tri_compare_cell_is_grip (TriCompareCell *self, double x, double y);
/* The picture is there, and no newer one is being drawn. */
gboolean tri_compare_cell_is_settled (TriCompareCell *self);
/* (nullable) (transfer none) */
GdkTexture *tri_compare_cell_get_texture (TriCompareCell *self);

G_END_DECLS
