/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is painted over a photo, known on a coarse grid and interpolated in between.
 *
 * The grid is sampled at the corners of blocks of the view; inside a block integers are mixed, so
 * that a picture is the same to the bit whichever tiles it is drawn in. */

#pragma once

#include "tri-scene-private.h"

G_BEGIN_DECLS

#define TRI_PAINT_MAX_FIELDS 11
#define TRI_PAINT_COVER_ONE 4096

/* The first two fields are shares, 0 to 255: where both are 0 nothing is painted. What the others
 * are is the painter's. */
typedef struct
{
  guint16 field[TRI_PAINT_MAX_FIELDS];
} TriPaintCell;

/* The same at a pixel. */
typedef struct
{
  gint32 field[TRI_PAINT_MAX_FIELDS];
  gint32 cover; /* the head's share of the pixel, of TRI_PAINT_COVER_ONE, unclamped */
} TriPaintNode;

typedef struct
{
  TriVec2 origin; /* photo px of the first cell */
  double cell_px;
  int width, height;
  guint n_fields;
  double rim_px;       /* over which the head's edge blends */
  TriPaintCell *cells; /* (nullable): nothing to paint */
} TriPaintGrid;

/* An area of a view and its pixels. */
typedef struct
{
  const TriFrame *frame;
  int x0, y0, x1, y1; /* view px; x1 and y1 are outside */
  guint32 *pixels;    /* of x0, y0 */
  gsize stride_bytes;
} TriPaintArea;

/* What becomes of @pixel at @x, @y of the view, @photo_px of the photo. */
typedef guint32 (*TriPaintFunc) (
    gconstpointer painter, guint32 pixel, const TriPaintNode *at, TriVec2 photo_px, int x, int y);

/* A grid over the box of @n_points points (photo px) and @margin_mm about it, with cells of
 * @cell_mm, or larger ones where the box is large. */
void _tri_paint_grid_init (TriPaintGrid *self,
                           const TriScene *scene,
                           const TriVec2 *points,
                           guint n_points,
                           double margin_mm,
                           double cell_mm,
                           guint n_fields);
void _tri_paint_grid_clear (TriPaintGrid *self);
TriVec2 _tri_paint_grid_get_place (const TriPaintGrid *self, int i, int j);
void _tri_paint_grid_adjust (const TriPaintGrid *self,
                             const TriScene *scene,
                             const TriPaintArea *area,
                             TriPaintFunc paint,
                             gconstpointer painter);

/* A share of 0 to 1 as a field. */
static inline guint16
_tri_paint_share (double share)
{
  return (guint16) floor (255.0 * share + 0.5);
}

G_END_DECLS
