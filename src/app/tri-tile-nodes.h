/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiles of a picture as render nodes, kept for as long as the tiles are shown. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "tri-mosaic.h"

G_BEGIN_DECLS

/**
 * TriTileNodes:
 *
 * Hands pictures over to GTK. A Cairo renderer paints the tiles' own memory one to one; others get
 * a texture of the same memory. A tile that is shared by the next picture keeps its node, so that
 * GTK neither draws nor uploads it again.
 */
typedef struct _TriTileNodes TriTileNodes;

TriTileNodes *tri_tile_nodes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_tile_nodes_free (TriTileNodes *self);

/* Where a picture lies in the view @device of the same photo: whole pixels that it covers, which
 * may reach beyond the view. */
cairo_rectangle_int_t tri_tile_nodes_place (const TriMosaic *mosaic, const TriViewport *device);
/* Appends a picture to a snapshot whose unit is the pixel of @device; one of another zoom is
 * stretched. Call it once a snapshot. */
void tri_tile_nodes_append (TriTileNodes *self,
                            GtkSnapshot *snapshot,
                            TriMosaic *mosaic,
                            const TriViewport *device,
                            gboolean for_cairo);

G_END_DECLS
