/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a frame's pixels, while they are in the cache: bands of dots are added to a few rows
 * of density that go round; darkness is averaged over cells and blurred, so many rows ahead as the
 * blur reaches; then the rows behind are composited and cleared for the next ones.
 *
 * Everything is counted from absolute pixels and integers, so that the parts of a picture do not
 * depend on each other. */

#include "config.h"

#include "tri-strip-private.h"

#include "tri-grain-private.h"

#include <string.h>

/* Rows of the photo that are put down between two looks at the dots. */
#define PHOTO_ROWS 32

/* Darkness blurred over skin only: beyond the outline there is none that could hold ink, and the
 * rim must not look bare for it. */
typedef struct
{
  const TriBlur *blur;
  const TriCells *skin;
  TriCells rows;        /* blurred along the rows */
  guint16 *padded;      /* one row with room for the taps */
  guint16 *column_sums; /* one row blurred both ways */
  struct
  {
    int row;
    guint16 *pixels; /* the cells of a row, interpolated across */
  } wide[2];
} Layer;

/* Pixels of a row that are of one kind, for as many rows as a block has: head, wall or a block at
 * the outline, with highlights or without. */
typedef struct
{
  int x0, x1; /* absolute */
  gint32 cover;
  gboolean shines;
} Run;

typedef struct
{
  TriGround *ground;
  const TriSplats *splats;
  TriBox box;      /* pixels that are painted */
  TriBox measured; /* and those that they are blurred of, on whole cells */
  TriRing ring;
  int next_band, next_row; /* drawn and darkened up to there */
  guint16 *sums;           /* of a row of cells, by pixel */
  guint16 *cells;
  guint32 *red_sums; /* of a row of the redness' larger cells */
  Layer scatter, redness;
  guint16 *density, *red; /* of a painted row, both passes */
  double grain_sigma;     /* 0: none is added */
  gint16 *grain;
  GArray *measured_runs, *runs;
} Strip;

static int
floor_div (int a, int b)
{
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

static void
layer_init (Layer *self, const TriBlur *blur, const TriCells *skin, const Strip *strip)
{
  const TriBox *m = &strip->measured;
  int cell = blur->cell;

  self->blur = blur;
  self->skin = skin;
  self->rows = (TriCells){ .x = floor_div (m->x0, cell),
                           .y = floor_div (m->y0, cell),
                           .width = (m->x1 - m->x0) / cell,
                           .height = (m->y1 - m->y0) / cell };
  self->rows.values = g_new (guint16, (gsize) self->rows.width * self->rows.height);
  self->padded = g_new0 (guint16, self->rows.width + 2 * blur->radius);
  self->column_sums = g_new (guint16, self->rows.width);
  for (guint i = 0; i < G_N_ELEMENTS (self->wide); i++)
    {
      self->wide[i].row = G_MININT;
      self->wide[i].pixels = g_new (guint16, strip->box.x1 - strip->box.x0);
    }
}

static void
layer_clear (Layer *self)
{
  g_free (self->rows.values);
  g_free (self->padded);
  g_free (self->column_sums);
  for (guint i = 0; i < G_N_ELEMENTS (self->wide); i++)
    g_free (self->wide[i].pixels);
}

/* Takes the next row of cells, the one @row. */
static void
layer_push (Layer *self, int row, const guint16 *cells)
{
  const TriBlur *blur = self->blur;
  const guint16 *before[TRI_BLUR_MAX_RADIUS + 1], *after[TRI_BLUR_MAX_RADIUS + 1];
  guint16 *middle = self->padded + blur->radius;

  memcpy (middle, cells, self->rows.width * sizeof *cells);
  for (int k = 0; k <= blur->radius; k++)
    {
      before[k] = middle - k;
      after[k] = middle + k;
    }
  _tri_kernel_blur_row (before, after, blur->taps, blur->radius, self->rows.width,
                        self->rows.values + (gsize) (row - self->rows.y) * self->rows.width);
}

/* The row of cells @row, blurred, over skin only. */
static void
layer_blur_row (Layer *self, int row)
{
  const TriBlur *blur = self->blur;
  const TriCells *skin = self->skin;
  const guint16 *before[TRI_BLUR_MAX_RADIUS + 1], *after[TRI_BLUR_MAX_RADIUS + 1];
  gsize width = self->rows.width;

  for (int k = 0; k <= blur->radius; k++)
    {
      before[k] = self->rows.values + (gsize) (row - k - self->rows.y) * width;
      after[k] = self->rows.values + (gsize) (row + k - self->rows.y) * width;
    }
  _tri_kernel_blur_row (before, after, blur->taps, blur->radius, (int) width, self->column_sums);
  if (skin->values != NULL)
    _tri_kernel_divide_row (self->column_sums,
                            skin->values + (gsize) (row - skin->y) * skin->width
                                + (self->rows.x - skin->x),
                            (int) width);
}

/* From darkness to what the composite takes. */
typedef void (*LayerFinish) (const TriGround *ground, guint16 *cells, int n);

/* As density that weighs as much as the direct one. */
static void
finish_scatter (const TriGround *ground, guint16 *cells, int n)
{
  const guint16 *log = _tri_kernel_get_log ();

  for (int i = 0; i < n; i++)
    cells[i] = (guint16) MIN (
        log[cells[i] / (TRI_KERNEL_ONE / TRI_KERNEL_LOG_SIZE)] * ground->scatter_weight >> 8,
        G_MAXUINT16);
}

/* As a share of what full coverage would give. */
static void
finish_redness (const TriGround *ground, guint16 *cells, int n)
{
  double factor = 1.0 / MAX (ground->redness_full, 1e-6);

  for (int i = 0; i < n; i++)
    cells[i] = (guint16) MIN (cells[i] * factor, TRI_KERNEL_ONE - 1);
}

/* A row of cells at the painted pixels' resolution; the last two are kept. */
static const guint16 *
layer_get_wide (Layer *self, const Strip *strip, int row, LayerFinish finish)
{
  guint slot = (guint) row & 1;

  if (self->wide[slot].row != row)
    {
      layer_blur_row (self, row);
      finish (strip->ground, self->column_sums, self->rows.width);
      _tri_kernel_widen_row (self->column_sums, self->rows.x, self->blur->cell, strip->box.x0,
                             strip->box.x1 - strip->box.x0, self->wide[slot].pixels);
      self->wide[slot].row = row;
    }
  return self->wide[slot].pixels;
}

/* The row of cells above the middle of a row of pixels, and how far below that it is. */
static int
layer_row_above (const Layer *self, int y, guint16 *out_weight)
{
  int cell = self->blur->cell;
  int row = floor_div (2 * y + 1 - cell, 2 * cell);

  *out_weight = (guint16) ((2 * y + 1 - cell - row * 2 * cell) * 32768 / cell);
  return row;
}

/* The rows of pixels, below this one, that a row of pixels is blurred of. */
static int
layer_rows_needed (const Layer *self, int y)
{
  guint16 weight;

  return (layer_row_above (self, y, &weight) + 2 + self->blur->radius) * self->blur->cell;
}

static void
layer_get_row (Layer *self, const Strip *strip, int y, LayerFinish finish, guint16 *out)
{
  guint16 weight;
  int row = layer_row_above (self, y, &weight);
  const guint16 *upper = layer_get_wide (self, strip, row, finish);
  const guint16 *lower = weight > 0 ? layer_get_wide (self, strip, row + 1, finish) : upper;

  _tri_kernel_mix_rows (upper, lower, weight, strip->box.x1 - strip->box.x0, out);
}

static void
strip_init (Strip *self, TriGround *ground, const TriSplats *splats, const TriBox *box)
{
  int cell = MAX (ground->scatter.cell, ground->redness.cell), width, rows;

  self->ground = ground;
  self->splats = splats;
  self->box = *box;
  self->measured = (TriBox){ floor_div (box->x0 - ground->reach, cell) * cell,
                             floor_div (box->y0 - ground->reach, cell) * cell,
                             -floor_div (-(box->x1 + ground->reach), cell) * cell,
                             -floor_div (-(box->y1 + ground->reach), cell) * cell };
  width = self->measured.x1 - self->measured.x0;
  /* From the row that is composited to the last one that a dot of the last band reaches. */
  rows = ground->reach + 2 * cell + 2 * TRI_SPLAT_BAND + _tri_splats_get_height (splats);
  self->ring = (TriRing){ .mask = (1 << g_bit_storage ((gulong) rows)) - 1,
                          .x = self->measured.x0,
                          .width = width,
                          .y0 = self->measured.y0,
                          .y1 = self->measured.y1,
                          .stride = width + 2 * TRI_RING_MARGIN };
  self->ring.rows = g_new (guint16, self->ring.stride * (self->ring.mask + 1));
  memset (self->ring.rows, 0xff, self->ring.stride * (self->ring.mask + 1) * sizeof (guint16));
  self->next_row = self->measured.y0;
  self->next_band = floor_div (self->measured.y0 - _tri_splats_get_height (splats), TRI_SPLAT_BAND);
  self->sums = g_new (guint16, width);
  self->cells = g_new (guint16, width);
  self->density = g_new (guint16, box->x1 - box->x0);
  self->red = g_new (guint16, box->x1 - box->x0);
  self->grain_sigma = _tri_grain_in_view (ground->scene, &ground->frame);
  self->grain = g_new (gint16, box->x1 - box->x0);
  self->measured_runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  layer_init (&self->scatter, &ground->scatter, &ground->skin, self);
  if (ground->redness.cell > 0)
    {
      layer_init (&self->redness, &ground->redness, &ground->red_skin, self);
      self->red_sums = g_new0 (guint32, self->redness.rows.width);
    }
}

static void
strip_clear (Strip *self)
{
  g_free (self->ring.rows);
  g_free (self->sums);
  g_free (self->cells);
  g_free (self->red_sums);
  g_free (self->density);
  g_free (self->red);
  g_free (self->grain);
  g_array_unref (self->measured_runs);
  g_array_unref (self->runs);
  layer_clear (&self->scatter);
  if (self->redness.blur != NULL)
    layer_clear (&self->redness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Strip, strip_clear)

/* The runs of the row of blocks that @y lies in, between two absolute pixels. */
static void
find_runs (const TriBlocks *blocks, int y, int x0, int x1, GArray *runs)
{
  gsize first = (gsize) (tri_block_of (y) - blocks->y) * blocks->columns;

  g_array_set_size (runs, 0);
  for (int x = x0; x < x1;)
    {
      int block = tri_block_of (x);
      gsize i = first + (gsize) (block - blocks->x);
      Run run = { x, MIN ((block + 1) * TRI_KERNEL_BLOCK, x1), blocks->cover[i],
                  blocks->shines != NULL && blocks->shines[i] };
      Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;

      if (last != NULL && run.cover < 0 && !run.shines && run.cover == last->cover && !last->shines)
        last->x1 = run.x1;
      else
        g_array_append_val (runs, run);
      x = run.x1;
    }
}

/* The cover of a run at the outline. */
static const guint8 *
run_part (const Run *run, const TriBlocks *blocks, int y)
{
  return blocks->parts + run->cover + (y & (TRI_KERNEL_BLOCK - 1)) * TRI_KERNEL_BLOCK
         + (run->x0 & (TRI_KERNEL_BLOCK - 1));
}

/* No ink beside the head. */
static void
strip_cover_row (Strip *self, int y)
{
  const TriBlocks *blocks = &self->ground->blocks;
  guint16 *row = tri_ring_row (&self->ring, y) - self->ring.x;

  if (y == self->measured.y0 || y % TRI_KERNEL_BLOCK == 0)
    find_runs (blocks, y, self->measured.x0, self->measured.x1, self->measured_runs);
  for (guint i = 0; i < self->measured_runs->len; i++)
    {
      const Run *run = &g_array_index (self->measured_runs, Run, i);

      if (run->cover == TRI_COVER_NONE)
        memset (row + run->x0, 0, (run->x1 - run->x0) * sizeof *row);
      else if (run->cover != TRI_COVER_ALL)
        _tri_kernel_cover_row (row + run->x0, run_part (run, blocks, y), run->x1 - run->x0);
    }
}

static void
strip_push_redness (Strip *self)
{
  Layer *layer = &self->redness;
  int cell = layer->blur->cell, ratio = cell / self->scatter.blur->cell;

  for (int i = 0; i < self->scatter.rows.width; i++)
    self->red_sums[i / ratio] += self->cells[i];
  if (self->next_row % cell != 0)
    return;
  for (int i = 0; i < layer->rows.width; i++)
    self->cells[i] = (guint16) (self->red_sums[i] / (guint) (ratio * ratio));
  memset (self->red_sums, 0, layer->rows.width * sizeof *self->red_sums);
  layer_push (layer, floor_div (self->next_row, cell) - 1, self->cells);
}

static void
strip_clear_row (const Strip *self, int y)
{
  memset (tri_ring_row (&self->ring, y) - TRI_RING_MARGIN, 0xff,
          self->ring.stride * sizeof *self->ring.rows);
}

/* Draws and darkens rows until all above @end are done. */
static void
strip_advance (Strip *self, int end)
{
  const TriGround *ground = self->ground;
  int cell = ground->scatter.cell, width = self->ring.width;
  /* Sums of a column of a cell's pixels have 15 bit. */
  const guint16 share = (guint16) (TRI_KERNEL_ONE / cell);

  while (self->next_row < MIN (end, self->measured.y1))
    {
      int y0 = self->next_row;

      for (; self->next_band * TRI_SPLAT_BAND < y0 + cell; self->next_band++)
        _tri_splats_draw_band (self->splats, self->next_band, &self->ring);
      memset (self->sums, 0, width * sizeof *self->sums);
      for (int y = y0; y < y0 + cell; y++)
        {
          guint16 *row = tri_ring_row (&self->ring, y);

          _tri_kernel_fill_row (row, width);
          if (ground->skin.values != NULL)
            strip_cover_row (self, y);
          if (ground->merging > 0)
            _tri_kernel_merge_row (row, width, ground->merging);
          _tri_kernel_darken_row (row, width, share, self->sums);
          if (y < self->box.y0)
            strip_clear_row (self, y);
        }
      _tri_kernel_gather_row (self->sums, width / cell, cell, self->cells);
      layer_push (&self->scatter, floor_div (y0, cell), self->cells);
      self->next_row += cell;
      if (self->redness.blur != NULL)
        strip_push_redness (self);
    }
}

static void
strip_composite_row (Strip *self, int y, guint32 *pixels)
{
  const TriGround *ground = self->ground;
  const TriBlocks *blocks = &ground->blocks;
  int x0 = self->box.x0;
  /* By absolute pixel. */
  guint16 *density = self->density - x0, *redness = self->red - x0;

  layer_get_row (&self->scatter, self, y, finish_scatter, self->density);
  if (self->redness.blur != NULL)
    layer_get_row (&self->redness, self, y, finish_redness, self->red);
  if (y == self->box.y0 || y % TRI_KERNEL_BLOCK == 0)
    find_runs (blocks, y, x0, self->box.x1, self->runs);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      if (run->cover >= 0)
        _tri_kernel_cover_row (density + run->x0, run_part (run, blocks, y), run->x1 - run->x0);
    }
  _tri_kernel_add_row (self->density, tri_ring_row (&self->ring, y) + (x0 - self->ring.x),
                       self->box.x1 - x0);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      guint8 share[TRI_KERNEL_BLOCK];
      TriSkinRow row = { .density = density + run->x0 };

      if (run->cover == TRI_COVER_NONE)
        continue;
      if (run->cover != TRI_COVER_ALL)
        row.cover = run_part (run, blocks, y);
      if (run->shines)
        {
          _tri_highlights_get_row (&ground->scene->highlights, &ground->frame, run->x0, y,
                                   run->x1 - run->x0, share);
          row.share = share;
        }
      if (self->redness.blur != NULL)
        row.redness = redness + run->x0;
      if (self->grain_sigma > 0.0)
        {
          _tri_grain_get_row (&ground->frame, self->grain_sigma, run->x0, y, run->x1 - run->x0,
                              self->grain);
          row.grain = self->grain;
        }
      _tri_kernel_composite_row (pixels + (run->x0 - x0), run->x1 - run->x0, ground->ink, &row);
    }
}

void
_tri_strip_paint (TriGround *ground,
                  const TriSplats *splats,
                  TriPhotoSource photo,
                  const TriBox *box,
                  guint32 *pixels,
                  gsize stride_bytes)
{
  g_auto (Strip) strip = { 0 };
  int n = box->x1 - box->x0;

  strip_init (&strip, ground, splats, box);
  for (int y = box->y0; y < box->y1; y++)
    {
      guint32 *row = (guint32 *) ((guint8 *) pixels + (gsize) (y - box->y0) * stride_bytes);
      int needed = layer_rows_needed (&strip.scatter, y);

      if ((y - box->y0) % PHOTO_ROWS == 0)
        _tri_ground_put_photo (ground, photo,
                               &(cairo_rectangle_int_t){ box->x0 - ground->frame.x,
                                                         y - ground->frame.y, n,
                                                         MIN (PHOTO_ROWS, box->y1 - y) },
                               row, stride_bytes);
      if (strip.redness.blur != NULL)
        needed = MAX (needed, layer_rows_needed (&strip.redness, y));
      strip_advance (&strip, needed);
      strip_composite_row (&strip, y, row);
      strip_clear_row (&strip, y);
    }
}
