/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of the preview. Built with -O3 (see meson.build): gcc 12 leaves them scalar at
 * -O2. */

#include "config.h"

#include "tri-kernel-private.h"

#include <math.h>
#include <string.h>

/* Compiled twice: for every processor of its kind, and for those with vectors of 32 bytes, which
 * the loader chooses. There are only integers here, so the pictures are the same. Resolvers run
 * before a sanitizer is ready. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)          \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WIDE __attribute__ ((target_clones ("default", "avx2")))
#else
#define WIDE
#endif

static inline guint16
mul_high (guint16 a, guint16 b)
{
  return (guint16) (((guint32) a * b) >> 16);
}

static inline guint16
add_saturated (guint16 a, guint16 b)
{
  /* What is above b is kept: one instruction, where a sum that is held at the top takes six. */
  guint16 room = (guint16) ~a;

  return (guint16) ~((room > b ? room : b) - b);
}

static inline void
splat_row (guint16 *restrict row, const guint16 *restrict weights, guint16 strength, int taps)
{
  /* Unrolled before it is vectorised it would not become products of 16 bit. */
#pragma GCC unroll 1
  for (int i = 0; i < taps; i++)
    {
      guint16 more = mul_high (weights[i], strength);

      row[i] = (guint16) ((row[i] > more ? row[i] : more) - more);
    }
}

/* The rows of one ellipse. Inlined with a constant number of taps, so that a row is a few vectors.
 */
static inline void
splat_rows (const TriRing *ring,
            const guint16 *across,
            int taps,
            const guint16 *strengths,
            int y,
            int n_rows,
            gint32 at,
            gint32 slant)
{
  const guint phases = (1 << TRI_BELL_PHASE_BITS) - 1;
  /* All rows follow each other but those where the ring begins again. */
  int n_first = MIN (n_rows, ring->mask + 1 - (y & ring->mask));

  for (int j = 0; j < n_rows;)
    {
      guint16 *row = tri_ring_row (ring, y + j);

      for (; j < n_first; j++, at += slant, row += ring->stride)
        splat_row (row + (at >> 16),
                   across + ((guint) at >> (16 - TRI_BELL_PHASE_BITS) & phases) * (guint) taps,
                   strengths[j], taps);
      n_first = n_rows;
    }
}

WIDE void
_tri_kernel_splat (const TriRing *ring, const TriGauss *gausses, gsize n)
{
  const TriBells *bells = _tri_kernel_get_bells ();
  guint16 strengths[TRI_BELL_MAX_TAPS];

  for (gsize k = 0; k < n; k++)
    {
      const TriGauss *g = &gausses[k];
      const TriBell *down = &bells->bells[g->down], *across = &bells->bells[g->across];
      /* The first tap's pixel, and the phase that its neighbour has. */
      int v = g->y - down->taps * 128 + 128;
      int y = v >> 8;
      const guint16 *rows
          = bells->weights + down->offset
            + (v >> (8 - TRI_BELL_PHASE_BITS) & ((1 << TRI_BELL_PHASE_BITS) - 1)) * down->taps;
      const guint16 *weights = bells->weights + across->offset;
      int first = MAX (down->first, ring->y0 - y), last = MIN (down->last, ring->y1 - y);
      int dy = (y + first) * 256 + 128 - g->y;
      gint32 at = (g->x - ring->x * 256 - across->taps * 128 + 128) * 256
                  + (gint32) (((gint64) g->slant * dy) >> 8);
      gint32 end = at + (last - first - 1) * g->slant;
      int x0 = MIN (at, end) >> 16, x1 = (MAX (at, end) >> 16) + across->taps;

      if (first >= last || x1 <= 0 || x0 >= ring->width)
        continue;
      g_assert (x0 >= -TRI_RING_MARGIN && x1 <= ring->width + TRI_RING_MARGIN);
      for (int i = 0; i < TRI_BELL_MAX_TAPS; i++)
        strengths[i] = mul_high (rows[i], g->peak);
      switch (across->taps)
        {
        case 8:
          splat_rows (ring, weights, 8, strengths + first, y + first, last - first, at, g->slant);
          break;
        case 16:
          splat_rows (ring, weights, 16, strengths + first, y + first, last - first, at, g->slant);
          break;
        case 24:
          splat_rows (ring, weights, 24, strengths + first, y + first, last - first, at, g->slant);
          break;
        default:
          splat_rows (ring, weights, 32, strengths + first, y + first, last - first, at, g->slant);
          break;
        }
    }
}

/* exp (-t) for t below 8, 65535 for one. */
#define EXP_END 8
#define EXP_STEPS 512
#define EXP_SIZE (EXP_END * EXP_STEPS)

static gpointer
make_exp (gpointer data)
{
  guint16 *table = g_new0 (guint16, EXP_SIZE + 1);

  for (int i = 0; i < EXP_SIZE; i++)
    table[i] = (guint16) floor (65535.0 * exp (-(double) i / EXP_STEPS) + 0.5);
  return table;
}

/* t along a row of pixels by second differences, RAMP_BITS after the point of the table's index.
 * Twelve hold the t of a corner, far outside a slanting ellipse, as well as a step of a dot of 100
 * px. */
#define RAMP_BITS 12

typedef struct
{
  gint32 t, step, bend;
} Ramp;

static inline Ramp
ramp_at (const TriDisc *s, int x, int y)
{
  const double one = EXP_STEPS * (double) (1 << RAMP_BITS);
  double dx = (x * 256 + 128 - s->x) / 256.0, dy = (y * 256 + 128 - s->y) / 256.0;
  double t = ((double) s->xx * dx + (double) s->xy * dy) * dx + (double) s->yy * dy * dy;
  double step = (double) s->xx * (2.0 * dx + 1.0) + (double) s->xy * dy;

  /* Half an entry up rounds to the nearest one. */
  return (Ramp){ (gint32) (t * one + (1 << (RAMP_BITS - 1))), (gint32) floor (step * one + 0.5),
                 (gint32) floor (2.0 * (double) s->xx * one + 0.5) };
}

static inline guint
ramp_next (Ramp *self, const guint16 *exp_table)
{
  /* Past its last entry the table is 0: the dot has ended. */
  gint32 at = self->t >> RAMP_BITS;

  self->t += self->step;
  self->step += self->bend;
  return exp_table[CLAMP (at, 0, EXP_SIZE)];
}

void
_tri_kernel_splat_disc (const TriRing *ring, const TriDisc *disc)
{
  static GOnce once = G_ONCE_INIT;
  const guint16 *exp_table = g_once (&once, make_exp, NULL);
  const guint16 *log_table = _tri_kernel_get_log ();
  double cx = disc->x / 256.0, cy = disc->y / 256.0;
  int x0 = (int) floor (cx - disc->half_x), x1 = (int) floor (cx + disc->half_x) + 1;
  int y0 = MAX ((int) floor (cy - disc->half_y), ring->y0);
  int y1 = MIN ((int) floor (cy + disc->half_y) + 1, ring->y1);
  int left = MAX (x0, ring->x), right = MIN (x1, ring->x + ring->width);
  guint cap = (guint) (disc->cap * TRI_KERNEL_LOG_SIZE + 0.5f);
  /* In entries of the logarithm's table for the exponential's 65535; below 8 it fits 32 bits. */
  guint peak = (guint) (CLAMP (disc->peak, 0.0f, 7.9f) * TRI_KERNEL_LOG_SIZE * 65536.0 / 65535.0);

  if (left >= right)
    return;
  for (int y = y0; y < y1; y++)
    {
      guint16 *row = tri_ring_row (ring, y) - ring->x;
      /* From the dot's own first pixel, also where the part that counts begins later: a tile must
       * add what the whole picture does. */
      Ramp ramp = ramp_at (disc, x0, y);

      for (int x = x0; x < left; x++)
        ramp_next (&ramp, exp_table);
      for (int x = left; x < right; x++)
        {
          guint dark = (ramp_next (&ramp, exp_table) * peak + 32768u) >> 16;

          guint16 more = log_table[MIN (dark, cap)];

          row[x] = (guint16) ((row[x] > more ? row[x] : more) - more);
        }
    }
}

WIDE void
_tri_kernel_fill_row (guint16 *restrict density, int n)
{
  for (int i = 0; i < n; i++)
    density[i] = (guint16) ~density[i];
}

WIDE void
_tri_kernel_cover_row (guint16 *restrict density, const guint8 *restrict cover, int n)
{
  for (int i = 0; i < n; i++)
    density[i] = mul_high (density[i], (guint16) (cover[i] * 257));
}

WIDE void
_tri_kernel_merge_row (guint16 *density, int n, guint16 merging)
{
  for (int i = 0; i < n; i++)
    {
      guint16 q = density[i], capped = q < 8191 ? q : 8191;
      guint16 more = (guint16) (2 * mul_high ((guint16) (capped << 3), merging));

      density[i] = add_saturated (q, mul_high (q, more));
    }
}

WIDE void
_tri_kernel_darken_row (const guint16 *restrict density,
                        int n,
                        guint16 share,
                        guint16 *restrict sums)
{
  /* ln 10 / 32 for a density of one, in 1/65536. */
  const guint16 part = (guint16) (2.302585093 / 32.0 * 65536.0 / TRI_KERNEL_OD_ONE * 65536.0);

  for (int i = 0; i < n; i++)
    {
      /* 1 - exp (-x) is x - x²/2 for a 16th of the way, and 1 - (1 - d)² = 2 d - d² doubles the
       * way. At no ink it is exactly nothing. Only sums and differences are multiplied: gcc does
       * not see that a product's upper half has 16 bits. */
      guint16 x = (guint16) (2 * mul_high (density[i], part));
      guint16 d = (guint16) (x - (mul_high (x, x) >> 1));

      d = (guint16) (2 * d - mul_high (d, d));
      d = (guint16) (2 * d - mul_high (d, d));
      d = (guint16) (2 * d - mul_high (d, d));
      d = (guint16) (2 * d - mul_high (d, d));
      sums[i] = (guint16) (sums[i] + mul_high (d, share));
    }
}

WIDE void
_tri_kernel_gather_row (const guint16 *sums, int n_cells, int cell, guint16 *out)
{
  const int shift = (int) g_bit_storage ((gulong) cell) - 1;

  for (int i = 0; i < n_cells; i++)
    {
      guint32 sum = 0;

      for (int j = 0; j < cell; j++)
        sum += sums[i * cell + j];
      out[i] = (guint16) (sum >> shift);
    }
}

WIDE void
_tri_kernel_blur_row (const guint16 *const *before,
                      const guint16 *const *after,
                      const guint16 *taps,
                      int radius,
                      int n,
                      guint16 *out)
{
  guint16 *restrict row = out;
  const guint16 *restrict middle = before[0];
  const guint16 first = taps[0];

  for (int i = 0; i < n; i++)
    row[i] = mul_high (middle[i], first);
  for (int k = 1; k <= radius; k++)
    {
      const guint16 *restrict a = before[k];
      const guint16 *restrict b = after[k];
      const guint16 tap = taps[k];

      /* Sums of two values of 15 bit fit 16. */
      for (int i = 0; i < n; i++)
        row[i] = (guint16) (row[i] + mul_high ((guint16) (a[i] + b[i]), tap));
    }
}

void
_tri_kernel_divide_row (guint16 *values, const guint16 *cover, int n)
{
  /* Where everything is covered the blur still loses a few units to rounding. Leaving those values
   * as they are makes the result the same whether or not a cover was there at all. */
  const guint full = TRI_KERNEL_ONE - 64;
  /* Hardly any skin about: there is nothing to mix light with. */
  const guint none = TRI_KERNEL_ONE / 16;

  for (int i = 0; i < n; i++)
    {
      guint c = MAX (cover[i], none);

      if (c < full)
        values[i] = (guint16) MIN ((guint32) values[i] * TRI_KERNEL_ONE / c, TRI_KERNEL_ONE - 1);
    }
}

static int
floor_div (int a, int b)
{
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

WIDE void
_tri_kernel_widen_row (const guint16 *cells, int first_cell, int cell, int x, int n, guint16 *out)
{
  /* Pixel centres in half cells: (2 p + 1 - cell) / (2 cell). */
  const int one = 2 * cell;
  const int shift = (int) g_bit_storage ((gulong) cell);
  int column = floor_div (2 * x + 1 - cell, one);
  int phase = 2 * x + 1 - cell - column * one;

  if (cell == 1)
    {
      memcpy (out, cells + (x - first_cell), n * sizeof *out);
      return;
    }
  for (int i = 0; i < n; column++, phase = 1)
    {
      const guint16 *pair = cells + (column - first_cell);
      guint32 left = pair[0], right = pair[1];
      int end = MIN (i + (one - phase + 1) / 2, n);

      for (; i < end; i++, phase += 2)
        out[i] = (guint16) ((left * (guint32) (one - phase) + right * (guint32) phase) >> shift);
    }
}

WIDE void
_tri_kernel_mix_rows (
    const guint16 *upper, const guint16 *lower, guint16 weight, int n, guint16 *out)
{
  guint16 *restrict row = out;
  const guint16 *restrict a = upper;
  const guint16 *restrict b = lower;
  const guint16 rest = (guint16) (G_MAXUINT16 - weight);

  for (int i = 0; i < n; i++)
    row[i] = (guint16) (mul_high (a[i], rest) + mul_high (b[i], weight));
}

WIDE void
_tri_kernel_add_row (guint16 *restrict values, const guint16 *restrict more, int n)
{
  for (int i = 0; i < n; i++)
    values[i] = add_saturated (values[i], more[i]);
}

WIDE void
_tri_kernel_blend_rows (
    const guint32 *upper, const guint32 *lower, int n, guint weight, guint32 *out)
{
  const guint8 *restrict a = (const guint8 *) upper;
  const guint8 *restrict b = (const guint8 *) lower;
  guint8 *restrict result = (guint8 *) out;
  const guint16 first = (guint16) (256 - weight), second = (guint16) weight;

  for (int i = 0; i < 4 * n; i++)
    result[i] = (guint8) ((guint16) (a[i] * first + b[i] * second + 128) >> 8);
}

/* Two channels of 8 bit with 8 bits of room above each. */
static inline guint32
mix_pairs (guint32 a, guint32 b, guint32 weight)
{
  return ((a * (256 - weight) + b * weight + 0x00800080) >> 8) & 0x00ff00ff;
}

void
_tri_kernel_stretch_row (const guint32 *in, gint64 u, gint64 du, int n, guint32 *out)
{
  const guint32 mask = 0x00ff00ff;

  for (int i = 0; i < n; i++, u += du)
    {
      gint64 at = MAX (u, 0);
      guint32 a = in[at >> 32], b = in[(at >> 32) + 1];
      guint32 weight = (guint32) (at >> 24) & 0xff;

      out[i] = mix_pairs (a & mask, b & mask, weight)
               | mix_pairs (a >> 8 & mask, b >> 8 & mask, weight) << 8;
    }
}

/* 255 stands for one. */
static inline guint
part_of (guint value, guint share)
{
  return value * share / 255u;
}

static inline void
look_up_block (const guint16 *density, const TriEncodedDark *table, TriEncodedDark *dark)
{
  for (int i = 0; i < TRI_KERNEL_BLOCK; i++)
    dark[i] = table[(guint) density[i] >> TRI_KERNEL_INDEX_SHIFT];
}

/* Light that the surface reflects has met no pigment: the darkness of the rest, in linear light,
 * counts for the rest only. */
static inline void
look_up_shining (const guint16 *density,
                 const guint8 *share,
                 const TriInk *ink,
                 TriEncodedDark *dark)
{
  for (int i = 0; i < TRI_KERNEL_BLOCK; i++)
    {
      guint linear = ink->darkness[density[i] >> TRI_KERNEL_INDEX_SHIFT];

      linear = part_of (linear, 255u - share[i]);
      dark[i] = ink->by_darkness[linear >> TRI_KERNEL_INDEX_SHIFT];
    }
}

/* Reddened skin loses its part of what is left. */
static inline void
add_redness (const TriSkinRow *row, const TriInk *ink, TriEncodedDark *dark)
{
  for (int i = 0; i < TRI_KERNEL_BLOCK; i++)
    {
      guint red = row->redness[i] >> 7;

      if (row->cover != NULL)
        red = part_of (red, row->cover[i]);
      if (row->share != NULL)
        red = part_of (red, 255u - row->share[i]);
      for (int c = 0; c < 4; c++)
        {
          guint16 d = dark[i].channels[c];

          d = (guint16) (d
                         + mul_high ((guint16) (G_MAXUINT16 - d),
                                     ink->by_redness[red].channels[c]));
          dark[i].channels[c] = MIN (d, TRI_KERNEL_DARKEST);
        }
    }
}

static G_ALWAYS_INLINE inline void
darken_bytes (guint8 *restrict bytes, const guint16 *restrict parts)
{
#pragma GCC unroll 1
  for (int i = 0; i < 4 * TRI_KERNEL_BLOCK; i++)
    {
      /* 1/128 of a step; 14.025 is the toe's place on the curve, 255 · 0.055. */
      guint16 less = mul_high ((guint16) (bytes[i] * 128 + 1795), parts[i]);
      guint8 steps = (guint8) ((guint16) (less + 64) >> 7);

      bytes[i] = (guint8) ((bytes[i] > steps ? bytes[i] : steps) - steps);
    }
}

/* The same with grain, a number for each pixel that is added by the share that pigment took: where
 * (v + 14.025) D goes, it takes D of the grain along. */
static inline void
darken_grainy (guint8 *restrict bytes, const guint16 *restrict parts, const gint16 *grain)
{
  for (int i = 0; i < TRI_KERNEL_BLOCK; i++)
    for (int c = 0; c < 4; c++)
      {
        int base = MAX (bytes[4 * i + c] * 128 + 1795 - grain[i], 0);
        int steps = (base * parts[4 * i + c] + (64 << 16)) >> 23;

        bytes[4 * i + c] = (guint8) (bytes[4 * i + c] - MIN (steps, bytes[4 * i + c]));
      }
}

/* The darkness of a block's pixels. FALSE when there is none. */
static G_ALWAYS_INLINE inline gboolean
look_up_row (const TriSkinRow *row, const TriInk *ink, TriEncodedDark *dark)
{
  guint16 any = 0;

  for (int i = 0; i < TRI_KERNEL_BLOCK; i++)
    any |= row->density[i];
  if (row->redness != NULL)
    for (int i = 0; i < TRI_KERNEL_BLOCK; i++)
      any |= row->redness[i];
  /* Much of the rectangle about the dots is bare. */
  if (any == 0)
    return FALSE;

  if (row->share != NULL)
    look_up_shining (row->density, row->share, ink, dark);
  else
    look_up_block (row->density, ink->by_density, dark);
  if (row->redness != NULL)
    add_redness (row, ink, dark);
  return TRUE;
}

/* Whole blocks. Several are looked up before the first is darkened: vectors read at once what was
 * just written piece by piece would have to wait for it. */
#define BLOCKS_AHEAD 8

static G_ALWAYS_INLINE inline void
composite_blocks (guint32 *pixels, int n_blocks, const TriInk *ink, TriSkinRow *at)
{
  TriEncodedDark dark[BLOCKS_AHEAD][TRI_KERNEL_BLOCK];
  gboolean any[BLOCKS_AHEAD];

  for (int b = 0; b < n_blocks; b++)
    {
      any[b] = look_up_row (at, ink, dark[b]);
      at->density += TRI_KERNEL_BLOCK;
      if (at->cover != NULL)
        at->cover += TRI_KERNEL_BLOCK;
      if (at->share != NULL)
        at->share += TRI_KERNEL_BLOCK;
      if (at->redness != NULL)
        at->redness += TRI_KERNEL_BLOCK;
    }
  for (int b = 0; b < n_blocks; b++)
    if (any[b] && at->grain != NULL)
      darken_grainy ((guint8 *) (pixels + b * TRI_KERNEL_BLOCK), dark[b]->channels,
                     at->grain + b * TRI_KERNEL_BLOCK);
    else if (any[b])
      darken_bytes ((guint8 *) (pixels + b * TRI_KERNEL_BLOCK), dark[b]->channels);
  if (at->grain != NULL)
    at->grain += n_blocks * TRI_KERNEL_BLOCK;
}

/* Less than a block. */
static G_ALWAYS_INLINE inline void
composite_part (guint32 *pixels, int n, const TriInk *ink, const TriSkinRow *row)
{
  struct
  {
    guint32 pixels[TRI_KERNEL_BLOCK];
    guint16 density[TRI_KERNEL_BLOCK], redness[TRI_KERNEL_BLOCK];
    guint8 cover[TRI_KERNEL_BLOCK], share[TRI_KERNEL_BLOCK];
    gint16 grain[TRI_KERNEL_BLOCK];
  } whole = { 0 };
  TriSkinRow padded = { .density = whole.density };

  memcpy (whole.pixels, pixels, n * sizeof *pixels);
  memcpy (whole.density, row->density, n * sizeof *row->density);
  if (row->cover != NULL)
    padded.cover = memcpy (whole.cover, row->cover, n);
  if (row->share != NULL)
    padded.share = memcpy (whole.share, row->share, n);
  if (row->redness != NULL)
    padded.redness = memcpy (whole.redness, row->redness, n * sizeof *row->redness);
  if (row->grain != NULL)
    padded.grain = memcpy (whole.grain, row->grain, n * sizeof *row->grain);
  composite_blocks (whole.pixels, 1, ink, &padded);
  memcpy (pixels, whole.pixels, n * sizeof *pixels);
}

WIDE void
_tri_kernel_composite_row (guint32 *pixels, int n, const TriInk *ink, const TriSkinRow *row)
{
  TriSkinRow at = *row;

  while (n >= TRI_KERNEL_BLOCK)
    {
      int n_blocks = MIN (n / TRI_KERNEL_BLOCK, BLOCKS_AHEAD);

      composite_blocks (pixels, n_blocks, ink, &at);
      pixels += n_blocks * TRI_KERNEL_BLOCK;
      n -= n_blocks * TRI_KERNEL_BLOCK;
    }
  if (n > 0)
    composite_part (pixels, n, ink, &at);
}
