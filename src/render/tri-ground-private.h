/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dots of a frame are painted on: everything of photo, head and pigment that stays the
 * same while a line is dragged. */

#pragma once

#include "tri-blur-private.h"
#include "tri-kernel-private.h"
#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Light leaves skin farther from where it entered than a dot is wide. So of its two passes through
 * pigment (GEOMETRY 9) the direct one counts less than one and the blurred one more: T1 and its
 * blur are taken to powers. Even powers show pepper beside the grain of real stubble; with a direct
 * power of a third it is paint. */
#define TRI_DIRECT_POWER 0.55

/* What is known of the squares of TRI_KERNEL_BLOCK pixels of a view, counted from absolute pixel 0.
 */
typedef struct
{
  int x, y, columns, rows; /* blocks */
  gint32 *cover;           /* TRI_COVER_NONE, _ALL, or where the block begins in @parts */
  guint8 *parts;           /* the head's part of each pixel of blocks at the outline, 255 for all */
  guint8 *shines;          /* (nullable): whether a block has highlights */
} TriBlocks;

#define TRI_COVER_ALL (-1)
#define TRI_COVER_NONE (-2)

/* A plane of cells. */
typedef struct
{
  guint16 *values;         /* (owned) (nullable) */
  int x, y, width, height; /* cells, counted from absolute pixel 0 */
} TriCells;

/* Immutable but for @bare, reference-counted. */
typedef struct
{
  gatomicrefcount ref_count;
  TriScene *scene;
  TriPigment pigment;
  TriViewport viewport;
  TriFrame frame;
  double density; /* wanted dots per cm² */
  TriInk *ink;
  guint16 merging;
  guint scatter_weight;     /* of blurred density beside the direct one, 8 bits after the point */
  TriBlur scatter, redness; /* the second with a pigment that reddens only: cell 0 without */
  int reach;                /* of both, px */
  double redness_full;      /* darkness blurred by redness that stands for all of it */
  TriBlocks blocks;
  TriCells skin, red_skin; /* the head's part of each cell, blurred likewise; all of it: NULL */
  GMutex lock;
  guint32 *bare; /* (owned) (nullable): the view without dots */
} TriGround;

TriGround *_tri_ground_new (TriScene *scene,
                            const TriPigment *pigment,
                            const TriViewport *viewport,
                            double dots_per_cm2) G_GNUC_WARN_UNUSED_RESULT;
TriGround *_tri_ground_ref (TriGround *self);
void _tri_ground_unref (TriGround *self);

/* How the photo comes under the dots. */
typedef enum
{
  TRI_PHOTO_SOURCE_PAINTED, /* drawn where it is wanted */
  TRI_PHOTO_SOURCE_KEPT,    /* copied from a view without dots, drawn once and kept */
  TRI_PHOTO_SOURCE_THERE,   /* it is there */
} TriPhotoSource;

/* Photo and look without dots; @area as in tri_painter_paint (). */
void _tri_ground_put_photo (TriGround *self,
                            TriPhotoSource source,
                            const cairo_rectangle_int_t *area,
                            guint32 *pixels,
                            gsize stride_bytes);

/* Blocks that hold absolute pixels; cut to what is known. */
static inline int
tri_block_of (int pixel)
{
  return pixel >= 0 ? pixel / TRI_KERNEL_BLOCK
                    : -((TRI_KERNEL_BLOCK - 1 - pixel) / TRI_KERNEL_BLOCK);
}

/* What the pigment does to a pixel (TriInk), for its direct pass. Returns: (transfer full) */
TriInk *_tri_ink_new (const TriPigment *pigment);
/* Highlights along a row of the view, 0 to 255, for @n absolute pixels from (@x, @y). */
void _tri_highlights_get_row (
    const TriHighlights *self, const TriFrame *frame, int x, int y, int n, guint8 *out);

/* Fills the map for the frame widened by @margin px, and on to whole cells. */
void _tri_blocks_init (
    TriBlocks *self, const TriScene *scene, const TriFrame *frame, int margin, int largest_cell);
void _tri_blocks_clear (TriBlocks *self);
/* The mean cover of cells over the whole map, blurred. NULL values when all of it is head. */
TriCells _tri_blocks_blur_cover (const TriBlocks *self, const TriBlur *blur);

G_END_DECLS
