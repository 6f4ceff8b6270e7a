/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of the preview: plain integer C over arrays (PERFORMANCE.md, design 4). Nothing
 * here knows of photos or heads.
 *
 * Optical density is held in 16 bit with 14 after the point (0 to 4), darkness 1 - T averaged over
 * cells with 15. Products of 16 bits of which the upper 16 are kept vectorise everywhere (pmulhuw),
 * so factors below one are in 1/65536. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRI_KERNEL_ONE 32768
#define TRI_KERNEL_OD_ONE 16384
/* What is looked up by density takes its upper bits. */
#define TRI_KERNEL_INDEX_SHIFT 5
#define TRI_KERNEL_INDEX_SIZE (65536 >> TRI_KERNEL_INDEX_SHIFT)

/* A Gaussian in one dimension, sampled at pixel centres for sixteen places between two of them,
 * with the same sum at each: however small a dot is and wherever it falls, it holds its ink. Binned
 * by variance, eight widths an octave. */
#define TRI_BELL_PHASE_BITS 4
#define TRI_BELL_N 64
#define TRI_BELL_MAX_TAPS 32
#define TRI_BELL_LEAST_VARIANCE 0.0625
#define TRI_BELL_END_VARIANCE 16.0

typedef struct
{
  guint offset;       /* of its weights: 16 times @taps of them */
  guint8 taps;        /* a multiple of 8 */
  guint8 first, last; /* the taps that hold anything: a half-open range */
  float gain;         /* 65536 / sum of a phase's weights */
} TriBell;

typedef struct
{
  TriBell bells[TRI_BELL_N];
  guint16 *weights; /* with MAX_TAPS more, so that a whole row of them can be read anywhere */
} TriBells;

const TriBells *_tri_kernel_get_bells (void);
/* The bell of a variance, which is at least TRI_BELL_LEAST_VARIANCE and below END. */
guint _tri_kernel_find_bell (float variance);

/* An elliptic Gaussian of optical density: a bell down the rows, and across each row another one
 * whose middle wanders with the slant of the ellipse. */
typedef struct
{
  gint32 x, y;   /* centre in 1/256 of an absolute pixel */
  gint32 slant;  /* across per row, in 1/65536 px */
  guint16 peak;  /* density · gains of both bells */
  guint8 across; /* bells */
  guint8 down;
} TriGauss;

/* A dot too large for bells: exact in every pixel. Coverage is @peak exp (-t). */
typedef struct
{
  gint32 x, y;          /* centre in 1/256 of an absolute pixel */
  float xx, xy, yy;     /* quadratic form: t = xx dx² + xy dx dy + yy dy² */
  float half_x, half_y; /* half of the box that holds it, px */
  float peak;           /* of coverage times absorption before the cap */
  float cap;            /* absorption of one full pass, 1 - 10^-OD */
} TriDisc;

/* Rows of density that go round: absolute row y is row y & mask. While dots are added a value is
 * the room that is left up to the largest density, which vectorises best; an empty row is all ones.
 * A margin left and right takes what bells write past the part that counts. */
#define TRI_RING_MARGIN 80
typedef struct
{
  guint16 *rows; /* (owned): mask + 1 rows of @stride */
  gsize stride;
  int mask;
  int x, width; /* absolute pixels that count */
  int y0, y1;   /* rows beyond are left out */
} TriRing;

/* The absolute pixels (ring->x, @y) and on. */
static inline guint16 *
tri_ring_row (const TriRing *self, int y)
{
  return self->rows + (gsize) (y & self->mask) * self->stride + TRI_RING_MARGIN;
}

/* Takes the room of density, down to none; the order does not matter. */
void _tri_kernel_splat (const TriRing *ring, const TriGauss *gausses, gsize n);
void _tri_kernel_splat_disc (const TriRing *ring, const TriDisc *disc);
/* -log10 (1 - g) for g = i / SIZE, in density. */
#define TRI_KERNEL_LOG_SIZE 8192
const guint16 *_tri_kernel_get_log (void);

/* From room left to density, in place. */
void _tri_kernel_fill_row (guint16 *density, int n);
/* density *= cover / 255, in place. */
void _tri_kernel_cover_row (guint16 *density, const guint8 *cover, int n);
/* Dots that run together: q += q min (q, 0.5) @merging, in place; @merging in 1/16384. */
void _tri_kernel_merge_row (guint16 *density, int n, guint16 merging);
/* sums += (1 - 10^-q) @share, both in 1/65536. */
void _tri_kernel_darken_row (const guint16 *density, int n, guint16 share, guint16 *sums);
/* Means of @cell values in a row, a power of two. */
void _tri_kernel_gather_row (const guint16 *sums, int n_cells, int cell, guint16 *out);
/* out = middle * taps[0] + sum over k of (before[k] + after[k]) * taps[k], values of 15 bit. */
void _tri_kernel_blur_row (const guint16 *const *before,
                           const guint16 *const *after,
                           const guint16 *taps,
                           int radius,
                           int n,
                           guint16 *out);
/* values *= ONE / cover where cover is below one; both blurred alike. */
void _tri_kernel_divide_row (guint16 *values, const guint16 *cover, int n);
/* A row of cells of @cell pixels as @n pixels from absolute pixel @x on; cells[0] is the cell
 * @first_cell. */
void _tri_kernel_widen_row (
    const guint16 *cells, int first_cell, int cell, int x, int n, guint16 *out);
/* The row between two, @weight / 65536 of the way down. */
void _tri_kernel_mix_rows (
    const guint16 *upper, const guint16 *lower, guint16 weight, int n, guint16 *out);

/* values += more, saturating. */
void _tri_kernel_add_row (guint16 *values, const guint16 *more, int n);

/* The row between two rows of pixels, @weight / 256 of the way down; and @n pixels along a row,
 * from place @u in steps of @du, 32 bits after the point. Before its first pixel a row goes on. */
void _tri_kernel_blend_rows (
    const guint32 *upper, const guint32 *lower, int n, guint weight, guint32 *out);
void _tri_kernel_stretch_row (const guint32 *in, gint64 u, gint64 du, int n, guint32 *out);

/* Darkness in the photo's own encoding, 1/65536, as the bytes of a pixel lie in memory; none for
 * the unused one. From this on every byte becomes 0. */
#define TRI_KERNEL_DARKEST 62200
typedef struct
{
  guint16 channels[4];
} TriEncodedDark;

/* Everything pigment does to a pixel, by its upper bits. */
typedef struct
{
  TriEncodedDark by_density[TRI_KERNEL_INDEX_SIZE];
  TriEncodedDark by_darkness[TRI_KERNEL_INDEX_SIZE]; /* in linear light, for highlights */
  guint16 darkness[TRI_KERNEL_INDEX_SIZE];           /* by density, in linear light, 1/65536 */
  TriEncodedDark by_redness[256];
} TriInk;

/* What lies on a row of the photo. */
typedef struct
{
  const guint16 *density; /* of both passes */
  const guint8 *cover;    /* (nullable): the head's part of each pixel, 255 for all */
  const guint8 *share;    /* (nullable): light reflected above the pigment */
  const guint16 *redness; /* (nullable): 15 after the point */
  const gint16 *grain;    /* (nullable): what darkened pixels get of their own, 1/128 level */
} TriSkinRow;

/* Pixels that are told apart at once. */
#define TRI_KERNEL_BLOCK 16
/* Bytes v of an sRGB picture become (v + 14.025) M - 14.025, which is transmission in linear light
 * above the curve's toe. Never lighter than they were. */
void _tri_kernel_composite_row (guint32 *pixels, int n, const TriInk *ink, const TriSkinRow *row);

G_END_DECLS
