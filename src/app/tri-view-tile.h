/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photo in the view strip: thumbnail, name, and a tick when its head is known. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_VIEW_TILE (tri_view_tile_get_type ())
G_DECLARE_FINAL_TYPE (TriViewTile, tri_view_tile, TRI, VIEW_TILE, GtkWidget)

GtkWidget *tri_view_tile_new (TriViewItem *item);
TriViewItem *tri_view_tile_get_item (TriViewTile *self);

G_END_DECLS
