/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriBlocks: where in a view the head is, and where it shines. */

#include "config.h"

#include "tri-ground-private.h"

#include <math.h>
#include <string.h>

#define BLOCK TRI_KERNEL_BLOCK
/* Squares of so many blocks far from the outline are told from their middle. */
#define COARSE 4
/* Width of the ramp just outside the outline: on it, all is still head. A pixel's width of pale
 * skin between ink and wall would be a thread of light around the head. */
#define RIM_MM 0.25

typedef struct
{
  const TriScene *scene;
  const TriFrame *frame;
  double ramp;    /* photo px */
  double outward; /* how far beyond the outline the middle of the ramp lies, photo px */
} Outline;

/* How far inside the ramp's middle a place between absolute pixels lies, photo px. */
static double
depth_at (const Outline *self, double x, double y)
{
  const TriFrame *frame = self->frame;
  TriVec2 at = { (x + frame->fraction_x) / frame->scale, (y + frame->fraction_y) / frame->scale };

  return _tri_snap_get_depth (&self->scene->snap, at) + self->outward;
}

/* Whether all of a square of @side pixels is head or none of it, judged from its middle: a slanting
 * outline is nearer than its ray says. */
static gboolean
is_uniform (const Outline *self, int x, int y, int side, gint32 *out_cover)
{
  double depth = depth_at (self, x + side / 2.0, y + side / 2.0);

  *out_cover = depth > 0.0 ? TRI_COVER_ALL : TRI_COVER_NONE;
  return fabs (depth) > 1.4 * side / self->frame->scale + self->ramp;
}

/* The cover of a block's pixels, from depths at nine places. FALSE when it is all or nothing. */
static gboolean
fill_part (const Outline *self, int x, int y, guint8 *part, gint32 *out_cover)
{
  const int half = BLOCK / 2;
  double depths[3][3];
  guint sum = 0;

  for (int j = 0; j < 3; j++)
    for (int i = 0; i < 3; i++)
      depths[j][i] = depth_at (self, x + i * half, y + j * half);
  for (int v = 0; v < BLOCK; v++)
    for (int u = 0; u < BLOCK; u++)
      {
        int i = u / half, j = v / half;
        double s = (u - i * half + 0.5) / half, t = (v - j * half + 0.5) / half;
        double top = depths[j][i] + s * (depths[j][i + 1] - depths[j][i]);
        double bottom = depths[j + 1][i] + s * (depths[j + 1][i + 1] - depths[j + 1][i]);
        double share = (top + t * (bottom - top)) / self->ramp + 0.5;

        part[v * BLOCK + u] = (guint8) floor (CLAMP (share, 0.0, 1.0) * 255.0 + 0.5);
        sum += part[v * BLOCK + u];
      }
  *out_cover = sum > 0 ? TRI_COVER_ALL : TRI_COVER_NONE;
  return sum > 0 && sum < BLOCK * BLOCK * 255u;
}

static void
fill_cover (TriBlocks *self, const Outline *outline)
{
  g_autoptr (GByteArray) parts = g_byte_array_new ();

  for (int by = 0; by < self->rows; by += COARSE)
    for (int bx = 0; bx < self->columns; bx += COARSE)
      {
        int x1 = MIN (bx + COARSE, self->columns), y1 = MIN (by + COARSE, self->rows);
        gint32 coarse;
        gboolean uniform = is_uniform (outline, (self->x + bx) * BLOCK, (self->y + by) * BLOCK,
                                       COARSE * BLOCK, &coarse);

        for (int y = by; y < y1; y++)
          for (int x = bx; x < x1; x++)
            {
              gint32 *cover = &self->cover[(gsize) y * self->columns + x];
              int left = (self->x + x) * BLOCK, top = (self->y + y) * BLOCK;
              guint8 part[BLOCK * BLOCK];

              *cover = coarse;
              if (!uniform && !is_uniform (outline, left, top, BLOCK, cover)
                  && fill_part (outline, left, top, part, cover))
                {
                  *cover = (gint32) parts->len;
                  g_byte_array_append (parts, part, sizeof part);
                }
            }
      }
  self->parts = g_byte_array_free (g_steal_pointer (&parts), FALSE);
}

/* Marks every block that a shining node of the highlights' grid reaches. */
static void
fill_shines (TriBlocks *self, const TriHighlights *lights, const TriFrame *frame)
{
  double to_view = frame->scale / lights->scale;

  if (lights->share == NULL)
    return;
  self->shines = g_malloc0 ((gsize) self->columns * self->rows);
  for (int y = 0; y < lights->height; y++)
    for (int x = 0; x < lights->width; x++)
      {
        /* The node's light reaches to its neighbours' middles. */
        double left = (lights->x + x - 0.5) * to_view - frame->fraction_x;
        double top = (lights->y + y - 0.5) * to_view - frame->fraction_y;
        int x0, y0, x1, y1;

        if (lights->share[y * lights->width + x] == 0)
          continue;
        x0 = MAX (tri_block_of ((int) floor (left) - 1) - self->x, 0);
        y0 = MAX (tri_block_of ((int) floor (top) - 1) - self->y, 0);
        x1 = MIN (tri_block_of ((int) ceil (left + 2.0 * to_view) + 1) - self->x,
                  self->columns - 1);
        y1 = MIN (tri_block_of ((int) ceil (top + 2.0 * to_view) + 1) - self->y, self->rows - 1);
        for (int j = y0; j <= y1; j++)
          for (int i = x0; i <= x1; i++)
            self->shines[(gsize) j * self->columns + i] = 1;
      }
}

static int
align_down (int value, int step)
{
  return value - (value % step + step) % step;
}

void
_tri_blocks_init (
    TriBlocks *self, const TriScene *scene, const TriFrame *frame, int margin, int largest_cell)
{
  Outline outline = { scene, frame, MAX (RIM_MM * scene->pose.scale, 1.0 / frame->scale),
                      RIM_MM * scene->pose.scale / 2.0 };
  /* On whole coarse squares, so that what a block is judged from does not depend on the view, and
   * on whole cells. */
  int step = MAX (COARSE * BLOCK, largest_cell);
  int x0 = align_down (frame->x - margin, step), y0 = align_down (frame->y - margin, step);
  int x1 = align_down (frame->x + frame->width + margin + step - 1, step);
  int y1 = align_down (frame->y + frame->height + margin + step - 1, step);

  self->x = x0 / BLOCK;
  self->y = y0 / BLOCK;
  self->columns = (x1 - x0) / BLOCK;
  self->rows = (y1 - y0) / BLOCK;
  self->cover = g_new (gint32, (gsize) self->columns * self->rows);
  fill_cover (self, &outline);
  fill_shines (self, &scene->highlights, frame);
}

void
_tri_blocks_clear (TriBlocks *self)
{
  g_free (self->cover);
  g_free (self->parts);
  g_free (self->shines);
}

/* The mean of a cell's pixels, 15 bits after the point; cells are counted in the map. */
static guint16
cell_cover (const TriBlocks *self, int x, int y, int cell)
{
  /* The blur adds two values in 16 bit. */
  const guint one = TRI_KERNEL_ONE - 1;
  int side = MIN (cell, BLOCK);
  guint64 sum = 0;

  for (int top = y * cell; top < (y + 1) * cell; top += side)
    for (int left = x * cell; left < (x + 1) * cell; left += side)
      {
        gint32 cover = self->cover[(gsize) (top / BLOCK) * self->columns + left / BLOCK];

        if (cover == TRI_COVER_ALL)
          sum += 255u * (guint) (side * side);
        else if (cover != TRI_COVER_NONE)
          for (int j = 0; j < side; j++)
            for (int i = 0; i < side; i++)
              sum += self->parts[cover + (top % BLOCK + j) * BLOCK + left % BLOCK + i];
      }
  return (guint16) (sum * one / (255u * (guint64) cell * (guint64) cell));
}

static gboolean
is_all_head (const TriBlocks *self)
{
  for (gsize i = 0; i < (gsize) self->columns * self->rows; i++)
    if (self->cover[i] != TRI_COVER_ALL)
      return FALSE;
  return TRUE;
}

/* Beyond the map there is nothing. */
static void
blur_plane (TriCells *cells, const TriBlur *blur)
{
  gsize width = cells->width;
  int radius = blur->radius;
  g_autofree guint16 *rows = g_new0 (guint16, width * cells->height);
  g_autofree guint16 *padded = g_new0 (guint16, width + 2 * (gsize) radius);
  g_autofree guint16 *nothing = g_new0 (guint16, width);
  const guint16 *before[TRI_BLUR_MAX_RADIUS + 1], *after[TRI_BLUR_MAX_RADIUS + 1];

  for (int y = 0; y < cells->height; y++)
    {
      memcpy (padded + radius, cells->values + y * width, width * sizeof *padded);
      for (int k = 0; k <= radius; k++)
        {
          before[k] = padded + radius - k;
          after[k] = padded + radius + k;
        }
      _tri_kernel_blur_row (before, after, blur->taps, radius, (int) width, rows + y * width);
    }
  for (int y = 0; y < cells->height; y++)
    {
      for (int k = 0; k <= radius; k++)
        {
          before[k] = y >= k ? rows + (y - k) * width : nothing;
          after[k] = y + k < cells->height ? rows + (y + k) * width : nothing;
        }
      _tri_kernel_blur_row (before, after, blur->taps, radius, (int) width,
                            cells->values + y * width);
    }
}

TriCells
_tri_blocks_blur_cover (const TriBlocks *self, const TriBlur *blur)
{
  TriCells cells = { 0 };
  int cell = blur->cell;

  if (is_all_head (self))
    return cells;
  cells.x = self->x * BLOCK / cell;
  cells.y = self->y * BLOCK / cell;
  cells.width = self->columns * BLOCK / cell;
  cells.height = self->rows * BLOCK / cell;
  cells.values = g_new (guint16, (gsize) cells.width * cells.height);
  for (int y = 0; y < cells.height; y++)
    for (int x = 0; x < cells.width; x++)
      cells.values[(gsize) y * cells.width + x] = cell_cover (self, x, y, cell);
  blur_plane (&cells, blur);
  return cells;
}
