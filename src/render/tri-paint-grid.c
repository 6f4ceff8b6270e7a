/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is painted over a photo, known on a coarse grid and interpolated in between. */

#include "config.h"

#include "tri-paint-grid-private.h"

#include <math.h>

#define MAX_CELLS 200
#define BLOCK_BITS 3
#define BLOCK (1 << BLOCK_BITS)

void
_tri_paint_grid_init (TriPaintGrid *self,
                      const TriScene *scene,
                      const TriVec2 *points,
                      guint n_points,
                      double margin_mm,
                      double cell_mm,
                      guint n_fields)
{
  double margin = margin_mm * scene->pose.scale;
  TriVec2 low = { G_MAXDOUBLE, G_MAXDOUBLE }, high = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  double width, height;

  g_assert (n_fields <= TRI_PAINT_MAX_FIELDS);

  for (guint i = 0; i < n_points; i++)
    {
      low.x = MIN (low.x, points[i].x);
      low.y = MIN (low.y, points[i].y);
      high.x = MAX (high.x, points[i].x);
      high.y = MAX (high.y, points[i].y);
    }
  width = high.x - low.x + 2.0 * margin;
  height = high.y - low.y + 2.0 * margin;

  self->origin = (TriVec2){ low.x - margin, low.y - margin };
  self->cell_px = MAX (cell_mm * scene->pose.scale, MAX (width, height) / MAX_CELLS);
  self->width = (int) ceil (width / self->cell_px) + 1;
  self->height = (int) ceil (height / self->cell_px) + 1;
  self->n_fields = n_fields;
  self->rim_px = MAX (0.35 * scene->pose.scale, 1.5);
  self->cells = g_new0 (TriPaintCell, (gsize) self->width * self->height);
}

void
_tri_paint_grid_clear (TriPaintGrid *self)
{
  g_clear_pointer (&self->cells, g_free);
}

TriVec2
_tri_paint_grid_get_place (const TriPaintGrid *self, int i, int j)
{
  return (TriVec2){ self->origin.x + i * self->cell_px, self->origin.y + j * self->cell_px };
}

static TriVec2
get_photo_px (const TriFrame *frame, int x, int y)
{
  return (TriVec2){ (x + 0.5 + frame->fraction_x) / frame->scale,
                    (y + 0.5 + frame->fraction_y) / frame->scale };
}

static TriPaintNode
node_at (const TriPaintGrid *self, const TriScene *scene, const TriFrame *frame, int x, int y)
{
  TriVec2 at = get_photo_px (frame, x, y);
  double u = (at.x - self->origin.x) / self->cell_px, v = (at.y - self->origin.y) / self->cell_px;
  double rim = MAX (self->rim_px, 1.0 / frame->scale), s, t;
  TriPaintNode node = { 0 };
  const TriPaintCell *upper, *lower;
  int i = (int) floor (u), j = (int) floor (v);

  if (i < 0 || j < 0 || i + 1 >= self->width || j + 1 >= self->height)
    return node;
  upper = &self->cells[(gsize) j * self->width + i];
  lower = upper + self->width;
  s = u - i;
  t = v - j;
  for (guint f = 0; f < self->n_fields; f++)
    node.field[f]
        = (gint32) floor ((1.0 - t) * ((1.0 - s) * upper[0].field[f] + s * upper[1].field[f])
                          + t * ((1.0 - s) * lower[0].field[f] + s * lower[1].field[f]) + 0.5);
  node.cover
      = (gint32) floor (CLAMP (_tri_snap_get_depth (&scene->snap, at) / rim + 0.5, -400.0, 400.0)
                            * TRI_PAINT_COVER_ONE
                        + 0.5);
  return node;
}

static inline gint32
mix (gint32 a, gint32 b, int step)
{
  return (a * (BLOCK - step) + b * step) >> BLOCK_BITS;
}

static inline void
node_between (
    const TriPaintNode *a, const TriPaintNode *b, guint n_fields, int step, TriPaintNode *out)
{
  for (guint f = 0; f < n_fields; f++)
    out->field[f] = mix (a->field[f], b->field[f], step);
  out->cover = mix (a->cover, b->cover, step);
}

static inline gboolean
is_painted (const TriPaintNode *node)
{
  return node->field[0] + node->field[1] > 0;
}

void
_tri_paint_grid_adjust (const TriPaintGrid *self,
                        const TriScene *scene,
                        const TriPaintArea *area,
                        TriPaintFunc paint,
                        gconstpointer painter)
{
  int first = area->x0 >> BLOCK_BITS, n = ((area->x1 - 1) >> BLOCK_BITS) - first + 2;
  g_autofree TriPaintNode *upper = g_new (TriPaintNode, n);
  g_autofree TriPaintNode *lower = g_new (TriPaintNode, n);

  if (self->cells == NULL)
    return;
  for (int by = area->y0 >> BLOCK_BITS; by <= (area->y1 - 1) >> BLOCK_BITS; by++)
    {
      for (int k = 0; k < n; k++)
        {
          upper[k] = node_at (self, scene, area->frame, (first + k) * BLOCK, by * BLOCK);
          lower[k] = node_at (self, scene, area->frame, (first + k) * BLOCK, (by + 1) * BLOCK);
        }
      for (int y = MAX (by * BLOCK, area->y0); y < MIN ((by + 1) * BLOCK, area->y1); y++)
        for (int k = 0; k + 1 < n; k++)
          {
            guint32 *row = (guint32 *) ((guint8 *) area->pixels
                                        + (gsize) (y - area->y0) * area->stride_bytes);
            int bx = (first + k) * BLOCK;
            TriPaintNode left, right;

            node_between (&upper[k], &lower[k], self->n_fields, y - by * BLOCK, &left);
            node_between (&upper[k + 1], &lower[k + 1], self->n_fields, y - by * BLOCK, &right);
            if (!is_painted (&left) && !is_painted (&right))
              continue;
            for (int x = MAX (bx, area->x0); x < MIN (bx + BLOCK, area->x1); x++)
              {
                guint32 *pixel = &row[x - area->x0];
                TriPaintNode at;

                node_between (&left, &right, self->n_fields, x - bx, &at);
                if (is_painted (&at))
                  *pixel = paint (painter, *pixel, &at, get_photo_px (area->frame, x, y), x, y);
              }
          }
    }
}
