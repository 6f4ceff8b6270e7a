/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A divider over a picture that a person moves to compare before with after. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TriSplitBar:
 *
 * Lies over the whole height of its parent, which places it around "position" of its own width (0
 * to 1). It is dragged anywhere along it, and moved by keys: arrows 5 %, Home and End.
 */
#define TRI_TYPE_SPLIT_BAR (tri_split_bar_get_type ())
G_DECLARE_FINAL_TYPE (TriSplitBar, tri_split_bar, TRI, SPLIT_BAR, GtkWidget)

/* How wide a bar takes the pointer, widget px. */
#define TRI_SPLIT_BAR_WIDTH_PX 28

double tri_split_bar_get_position (TriSplitBar *self);
void tri_split_bar_set_position (TriSplitBar *self, double position);

G_END_DECLS
