/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of the preview: plain integer and single-precision C over arrays (PERFORMANCE.md,
 * design 4). Nothing here knows of photos or heads.
 *
 * Optical density is held in 16 bit with 14 after the point (0 to 4), darkness 1 - T and
 * transmission T in 16 bit with 15 after the point. */

#pragma once

#include "tri-light-private.h"

G_BEGIN_DECLS

#define TRI_KERNEL_ONE 32768
#define TRI_KERNEL_OD_ONE 16384
/* Darkness is looked up by the upper bits of the density. */
#define TRI_KERNEL_DARK_SHIFT 2
#define TRI_KERNEL_DARK_SIZE (65536 >> TRI_KERNEL_DARK_SHIFT)
/* exp (-t) for t below EXP_END, -log10 (1 - g) for g in 0 to 1. */
#define TRI_KERNEL_EXP_END 8
#define TRI_KERNEL_EXP_STEPS 512
#define TRI_KERNEL_EXP_SIZE (TRI_KERNEL_EXP_END * TRI_KERNEL_EXP_STEPS)
#define TRI_KERNEL_LOG_SIZE 8192

typedef struct
{
  guint16 exp[TRI_KERNEL_EXP_SIZE + 1];
  guint16 log[TRI_KERNEL_LOG_SIZE + 1];
} TriKernelTables;

/* A dot as an elliptic Gaussian on the pixel grid. */
typedef struct
{
  gint32 x, y;          /* centre in 1/256 of an absolute pixel */
  float xx, xy, yy;     /* quadratic form: t = xx dx² + xy dx dy + yy dy² */
  float half_x, half_y; /* half of the box that holds it, px */
  float peak;           /* of coverage times absorption before the cap */
  float cap;            /* absorption of one full pass, 1 - 10^-OD */
  float volume;         /* integral of exp (-t); 0: large enough not to need it */
} TriSplat;

/* A plane of 16 bit values; (x, y) is the absolute pixel (or cell) of its first value. */
typedef struct
{
  guint16 *data;
  int x, y, width, height;
} TriPlane;

const TriKernelTables *_tri_kernel_get_tables (void);

/* Adds the density of @splats to @density, saturating. */
void _tri_kernel_splat (const TriPlane *density, const TriSplat *splats, gsize n_splats);
/* Darkness of each density by one to three tables, times a coverage 0 to 255 (nullable) of the same
 * size, averaged over cells of @cell × @cell pixels, a power of two; each of @out starts on the
 * cell of @density's first pixel. */
void _tri_kernel_darken_cells (const TriPlane *density,
                               const guint16 *const *darkness,
                               int n_tables,
                               const guint8 *coverage,
                               int cell,
                               const TriPlane *out);
/* Mean coverage of cells. */
void _tri_kernel_cover_cells (const TriPlane *density,
                              const guint8 *coverage,
                              int cell,
                              const TriPlane *out);
/* Gaussian in place, sigma in values; beyond the border there is nothing. @scratch is as large. */
void _tri_kernel_blur (const TriPlane *plane, guint16 *scratch, double sigma);
/* @plane *= ONE / @cover where cover is below one; both blurred alike. */
void _tri_kernel_divide (const TriPlane *plane, const TriPlane *cover);
/* Bilinear row of @plane (cells of @cell pixels) for @n absolute pixels from (@x, @y); @scratch
 * holds a row of the plane. */
void _tri_kernel_upsample_row (
    const TriPlane *plane, int cell, int x, int y, int n, guint16 *scratch, guint16 *out);

/* The row between two rows of pixels, @weight / 256 of the way down; and @n pixels along a row,
 * from place @u in steps of @du, 32 bits after the point. Before its first pixel a row goes on. */
void _tri_kernel_blend_rows (
    const guint32 *upper, const guint32 *lower, int n, guint weight, guint32 *out);
void _tri_kernel_stretch_row (const guint32 *in, gint64 u, gint64 du, int n, guint32 *out);

/* What lies on a row of the photo. */
typedef struct
{
  const TriLightTables *light;
  const guint16 *density;
  const guint16 *darkness[3]; /* tables by density, r, g, b */
  const guint16 *inner[3];    /* darkness of the light that enters about here */
  const guint8 *cover;        /* (nullable): the head's part of each pixel, 255 for all */
  const guint8 *share;        /* (nullable): light reflected above the pigment */
  const guint16 *redness;     /* (nullable): 15 after the point */
  guint red_share[3];         /* how much of it each channel loses, 15 after the point */
} TriCompositeRow;

/* pixels = pixels × T × inner T, in linear light; never lighter than they were. */
void _tri_kernel_composite_row (guint32 *pixels, int n, const TriCompositeRow *row);

G_END_DECLS
