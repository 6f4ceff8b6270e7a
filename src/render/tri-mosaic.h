/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture for the screen in tiles: what an edit does not touch is shared with the picture before.
 */

#pragma once

#include "tri-painter.h"

G_BEGIN_DECLS

/* Width and height of a tile, px. */
#define TRI_TILE_SIZE 256

/**
 * TriTile:
 *
 * A square of pixels at a fixed place among all pixels of a zoom. Where no view showed it yet its
 * pixels are undefined; the others never change and are opaque (the unused byte of
 * CAIRO_FORMAT_RGB24 is 255), so that they are a texture as they are. Reference-counted, any
 * thread.
 */
typedef struct _TriTile TriTile;

TriTile *tri_tile_ref (TriTile *self);
void tri_tile_unref (TriTile *self);
/* (transfer none): CAIRO_FORMAT_RGB24; must not be drawn on. */
cairo_surface_t *tri_tile_get_surface (TriTile *self);
/* Where it lies, in absolute pixels of the zoom: multiples of TRI_TILE_SIZE. */
const cairo_rectangle_int_t *tri_tile_get_area (const TriTile *self);

/**
 * TriMosaic:
 *
 * The tiles that a view shows. Immutable, reference-counted, any thread.
 */
typedef struct _TriMosaic TriMosaic;

/**
 * tri_mosaic_new:
 * @previous: (nullable): the picture before; tiles that are the same in both are shared, and of the
 *   others only what may differ (tri_painter_compare ()) is painted
 *
 * The pixels are those of tri_painter_paint (). Takes as long as painting: call it on a worker.
 *
 * Returns: (transfer full) (nullable): NULL when cancelled
 */
TriMosaic *tri_mosaic_new (TriPainter *painter,
                           TriMosaic *previous,
                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the photo alone, as tri_preview_render_bare () draws it. */
TriMosaic *tri_mosaic_new_bare (TriPhoto *photo,
                                const TriViewport *viewport,
                                TriMosaic *previous,
                                GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
TriMosaic *tri_mosaic_ref (TriMosaic *self);
void tri_mosaic_unref (TriMosaic *self);

/* (transfer none) (nullable): NULL of the photo alone; the next frame's painter follows it. */
TriPainter *tri_mosaic_get_painter (const TriMosaic *self);
const TriViewport *tri_mosaic_get_viewport (const TriMosaic *self);
/* The absolute pixel at the view's top left corner. */
void tri_mosaic_get_origin (const TriMosaic *self, int *out_x, int *out_y);
guint tri_mosaic_get_n_tiles (const TriMosaic *self);
/* (transfer none): row by row. */
TriTile *tri_mosaic_get_tile (const TriMosaic *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriTile, tri_tile_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriMosaic, tri_mosaic_unref)

G_END_DECLS
