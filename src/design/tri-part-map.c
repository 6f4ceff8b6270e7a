/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes laid on a head: the cells they reach, distances, and their soft edge. */

#include "config.h"

#include "tri-part-map-private.h"

#include "tri-chart.h"
#include "tri-curve-private.h"
#include "tri-fringe-private.h"
#include "tri-step.h"

/* A stroke fades over this much across its edge, half of it inside; small brushes over as much as
 * their radius. */
#define SOFT_MM 6.0
/* Erased, what another stroke drew is gone from this share of that outside the edge on: the same
 * stroke again leaves no ring of single dots. */
#define SHARP_FROM 0.5
#define SHARP_TO 0.25
/* Longer pieces of a line would leave the head's surface. */
#define PIECE_MM 3.0

/* A stroke on one head; shared from edit to edit. */
typedef struct
{
  gatomicrefcount ref_count;
  TriFreePart *part;
  GArray *line;  /* TriVec3, mm on the head */
  GArray *marks; /* Mark, by cell */
} Print;

typedef struct
{
  guint16 cell;
  guint16 first, last; /* pieces of the line that can be the nearest to a place of the cell */
  gboolean is_full;    /* the stroke is at its full all over the cell */
} Mark;

/* A list for each cell, in the order of the strokes. */
typedef struct
{
  const Print *print;
  const Mark *mark;
  gint32 next;
} Link;

struct _TriPartMap
{
  gatomicrefcount ref_count;
  TriChartGrid *grid;
  GPtrArray *prints; /* of the design's parts, in their order */
  GArray *links;
  GArray *cells; /* guint16 */
  gint32 first[TRI_GRID_CELLS];
};

/* prints */

static void
print_unref (gpointer data)
{
  Print *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_free_part_unref (self->part);
  g_array_unref (self->line);
  g_array_unref (self->marks);
  g_free (self);
}

static void
lay_line (Print *self, const TriHead *head)
{
  const TriFreePart *part = self->part;

  for (guint i = 0; i < part->n_points; i++)
    {
      TriVec2 to = part->points[i];
      TriVec2 from = part->points[i > 0 ? i - 1 : 0];
      guint n = (guint) ceil (hypot (to.x - from.x, to.y - from.y) / PIECE_MM);

      n = MAX (n, 1);
      for (guint k = 1; k <= n; k++)
        {
          double t = (double) k / n;
          TriVec2 uv = { from.x + t * (to.x - from.x), from.y + t * (to.y - from.y) };
          TriVec3 point = tri_head_point (head, tri_chart_to_direction (uv));

          g_array_append_val (self->line, point);
        }
    }
}

/* Of a place to one piece; a spot is one piece without length. */
static double
piece_distance2 (const Print *self, guint piece, TriVec3 point_mm)
{
  const TriVec3 *line = &g_array_index (self->line, TriVec3, 0);
  double t;

  return _tri_segment_distance2 (point_mm, line[piece], line[MIN (piece + 1, self->line->len - 1)],
                                 &t);
}

static guint
count_pieces (const Print *self)
{
  return MAX (self->line->len, 2) - 1;
}

static double
get_soft_mm (const Print *self)
{
  return MIN (SOFT_MM, self->part->radius_mm);
}

/* Marks @cell when the stroke reaches into it. */
static void
mark_cell (Print *self, const TriChartGrid *grid, guint cell)
{
  const double reach = grid->reach_mm[cell], half = get_soft_mm (self) / 2;
  const TriVec3 centre = grid->centre_mm[cell];
  Mark mark = { .cell = (guint16) cell };
  double least = G_MAXDOUBLE, near2;

  for (guint i = 0; i < count_pieces (self); i++)
    least = MIN (least, piece_distance2 (self, i, centre));
  least = sqrt (least);
  if (least - reach >= self->part->radius_mm + half
      || !tri_free_part_is_scalp (grid->head, tri_head_direction (grid->head, centre)))
    return;

  near2 = (least + 2 * reach) * (least + 2 * reach);
  mark.first = G_MAXUINT16;
  for (guint i = 0; i < count_pieces (self); i++)
    if (piece_distance2 (self, i, centre) <= near2)
      {
        mark.first = (guint16) MIN (mark.first, i);
        mark.last = (guint16) i;
      }
  mark.is_full = least + reach <= self->part->radius_mm - half;
  g_array_append_val (self->marks, mark);
}

static TriBall
bound_line (const Print *self)
{
  const TriVec3 *line = &g_array_index (self->line, TriVec3, 0);
  TriBall ball = { .centre_mm = tri_vec3 (0, 0, 0) };

  for (guint i = 0; i < self->line->len; i++)
    ball.centre_mm = tri_vec3_add (ball.centre_mm, line[i]);
  ball.centre_mm = tri_vec3_scale (ball.centre_mm, 1.0 / self->line->len);
  for (guint i = 0; i < self->line->len; i++)
    ball.reach_mm
        = MAX (ball.reach_mm, (float) tri_vec3_length (tri_vec3_sub (line[i], ball.centre_mm)));
  return ball;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return (int) ((const Mark *) a)->cell - (int) ((const Mark *) b)->cell;
}

static Print *
print_new (TriFreePart *part, const TriChartGrid *grid)
{
  Print *self = g_new0 (Print, 1);
  double far_mm;
  TriBall ball;

  g_atomic_ref_count_init (&self->ref_count);
  self->part = tri_free_part_ref (part);
  self->line = g_array_new (FALSE, FALSE, sizeof (TriVec3));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  lay_line (self, grid->head);
  ball = bound_line (self);
  far_mm = ball.reach_mm + part->radius_mm + get_soft_mm (self) / 2 + grid->widest_mm;
  for (guint quarter = 0; quarter < TRI_QUARTERS; quarter++)
    {
      const TriBall *place = &grid->quarters[quarter];
      guint first = tri_chart_grid_get_first (quarter, TRI_QUARTER_SIDE);

      if (place->reach_mm < 0
          || tri_vec3_length (tri_vec3_sub (place->centre_mm, ball.centre_mm))
                 > far_mm + place->reach_mm)
        continue;
      for (guint i = 0; i < TRI_QUARTER_SIDE * TRI_QUARTER_SIDE; i++)
        {
          guint cell = first + i / TRI_QUARTER_SIDE * TRI_GRID_N + i % TRI_QUARTER_SIDE;

          if (grid->reach_mm[cell] > 0)
            mark_cell (self, grid, cell);
        }
    }
  g_array_sort (self->marks, compare_marks);
  return self;
}

/* Signed distance to a stroke's edge, mm, positive inside. */
static double
get_depth (const Link *link, TriVec3 point_mm)
{
  double least = G_MAXDOUBLE;

  if (link->mark->is_full)
    return TRI_FREE_PART_RADIUS_MAX_MM;
  for (guint i = link->mark->first; i <= link->mark->last; i++)
    least = MIN (least, piece_distance2 (link->print, i, point_mm));
  return link->print->part->radius_mm - sqrt (least);
}

/* the map */

static Print *
obtain_print (const TriPartMap *previous, TriFreePart *part, guint index, const TriChartGrid *grid)
{
  if (previous != NULL && previous->grid == grid && index < previous->prints->len)
    {
      Print *known = g_ptr_array_index (previous->prints, index);

      if (known->part == part)
        {
          g_atomic_ref_count_inc (&known->ref_count);
          return known;
        }
    }
  return print_new (part, grid);
}

/* Strokes are linked from the last one down: what lies under one that is full does not show. */
static void
link_marks (TriPartMap *self)
{
  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    self->first[cell] = -1;
  for (guint i = self->prints->len; i-- > 0;)
    {
      const Print *print = g_ptr_array_index (self->prints, i);

      for (guint k = 0; k < print->marks->len; k++)
        {
          const Mark *mark = &g_array_index (print->marks, Mark, k);
          const gint32 above = self->first[mark->cell];
          const Link link = { print, mark, above };

          if (above >= 0 && g_array_index (self->links, Link, above).mark->is_full)
            continue;
          g_array_append_val (self->links, link);
          self->first[mark->cell] = (gint32) self->links->len - 1;
        }
    }
  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    if (self->first[cell] >= 0)
      {
        guint16 touched = (guint16) cell;

        g_array_append_val (self->cells, touched);
      }
}

TriPartMap *
_tri_part_map_new (TriChartGrid *grid, const TriFreeParts *parts, const TriPartMap *previous)
{
  TriPartMap *self;

  g_assert (grid != NULL);

  if (tri_free_parts_get_count (parts) == 0)
    return NULL;

  self = g_new (TriPartMap, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->grid = tri_chart_grid_ref (grid);
  self->prints = g_ptr_array_new_with_free_func (print_unref);
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint16));
  for (guint i = 0; i < tri_free_parts_get_count (parts); i++)
    g_ptr_array_add (self->prints, obtain_print (previous, tri_free_parts_get (parts, i), i, grid));
  link_marks (self);
  return self;
}

TriPartMap *
_tri_part_map_ref (TriPartMap *self)
{
  g_assert (self != NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_tri_part_map_unref (TriPartMap *self)
{
  g_assert (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_chart_grid_unref (self->grid);
  g_ptr_array_unref (self->prints);
  g_array_unref (self->links);
  g_array_unref (self->cells);
  g_free (self);
}

gboolean
_tri_part_map_touches (const TriPartMap *self, guint cell)
{
  return self != NULL && self->first[cell] >= 0;
}

const guint16 *
_tri_part_map_get_cells (const TriPartMap *self, guint *n_cells)
{
  *n_cells = self != NULL ? self->cells->len : 0;
  return self != NULL ? &g_array_index (self->cells, guint16, 0) : NULL;
}

/* The first stroke of a cell, and the one after @link. */
static const Link *
get_link (const TriPartMap *self, gint32 index)
{
  return index >= 0 ? &g_array_index (self->links, Link, index) : NULL;
}

static const Link *
get_first (const TriPartMap *self, guint cell)
{
  return self != NULL ? get_link (self, self->first[cell]) : NULL;
}

TriPartEffect
_tri_part_map_get_effect (const TriPartMap *self, guint cell, TriVec3 point_mm)
{
  TriPartEffect effect = { 1, 0 };

  for (const Link *link = get_first (self, cell); link != NULL; link = get_link (self, link->next))
    {
      double depth = get_depth (link, point_mm) / get_soft_mm (link->print);
      double weight = tri_smoothstep (0.5 + depth);

      if (link->print->part->kind == TRI_FREE_PART_ADD)
        {
          effect.floor = MAX (effect.floor, weight);
        }
      else
        {
          effect.floor *= 1 - tri_smoothstep ((depth + SHARP_FROM) / (SHARP_FROM - SHARP_TO));
          effect.keep *= 1 - weight;
        }
    }
  return effect;
}

gboolean
_tri_part_map_contains (const TriPartMap *self, guint cell, TriVec3 point_mm, gboolean contains)
{
  for (const Link *link = get_first (self, cell); link != NULL; link = get_link (self, link->next))
    if (get_depth (link, point_mm) > 0)
      contains = link->print->part->kind == TRI_FREE_PART_ADD;
  return contains;
}

double
_tri_part_map_get_margin (const TriPartMap *self, guint cell, TriVec3 point_mm, double margin_mm)
{
  for (const Link *link = get_first (self, cell); link != NULL; link = get_link (self, link->next))
    {
      double depth = get_depth (link, point_mm);

      margin_mm = link->print->part->kind == TRI_FREE_PART_ADD ? MAX (margin_mm, depth)
                                                               : MIN (margin_mm, -depth);
    }
  return margin_mm;
}

/* What is erased to the same edge as it was drawn leaves nothing along it: shares are taken away,
 * not compared. */
double
_tri_part_map_get_share (
    const TriPartMap *self, guint cell, TriVec3 point_mm, double side_mm, double share)
{
  for (const Link *link = get_first (self, cell); link != NULL; link = get_link (self, link->next))
    {
      double part = _tri_share_of_part (get_depth (link, point_mm) / side_mm);

      share = link->print->part->kind == TRI_FREE_PART_ADD ? MAX (share, part)
                                                           : MAX (share - part, 0);
    }
  return share;
}
