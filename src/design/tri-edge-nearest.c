/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nearest sample of each cell, exactly: stretch by stretch of the curve, block by block of the
 * chart. */

#include "config.h"

#include "tri-curve-private.h"
#include "tri-edge-field-private.h"

/* Samples of one stretch, which is nearly straight; a constant, so that the compiler takes four
 * at once. */
#define STRETCH 8

/* More than floats of a head's size are off. */
#define ROUNDING_MM 1e-4f

/* A stretch of the curve: its samples, the last one repeated where there are fewer. */
typedef struct
{
  float x[STRETCH], y[STRETCH], z[STRETCH];
  /* A straight piece that they lie within @slack of, mm: middle, unit direction, half its length.
   */
  float middle_x, middle_y, middle_z, along_x, along_y, along_z, half, slack;
  guint16 first;
} Stretch;

/* Some of the stretches, by number. */
typedef struct
{
  guint n;
  guint16 *numbers;
  float *d2;      /* from the place they were chosen for, squared and without slack */
  float least_mm; /* the least of those of all that were to choose from */
} Choice;

/* What finding the cells' nearest samples needs while it lasts. */
typedef struct
{
  guint n_stretches;
  Stretch *stretches;
  Choice all;
  Choice near;         /* that may hold the nearest sample of a cell in this block */
  Choice close;        /* in this quarter */
  float widest_mm;     /* the largest slack */
  const TriBall *last; /* what near was chosen for */
} Search;

/* Curves follow one another in the samples; a stretch may hold the end of one and the start of the
 * next, its slack is only larger. */
static void
cut_stretches (const TriEdgeField *self, Search *search)
{
  guint n = (self->n_samples + STRETCH - 1) / STRETCH;

  search->n_stretches = n;
  search->stretches = g_new (Stretch, n);
  search->all.n = n;
  search->all.numbers = g_new (guint16, n);
  search->near.numbers = g_new (guint16, n);
  search->near.d2 = g_new (float, n);
  search->close.numbers = g_new (guint16, n);
  search->close.d2 = g_new (float, n);
  for (guint s = 0; s < n; s++)
    {
      Stretch *stretch = &search->stretches[s];
      double slack2 = 0, length, t;
      TriVec3 a, b, middle, along;

      search->all.numbers[s] = (guint16) s;
      stretch->first = (guint16) (s * STRETCH);
      a = self->samples[stretch->first].point_mm;
      b = self->samples[MIN (stretch->first + (guint) STRETCH, self->n_samples) - 1].point_mm;
      for (guint k = 0; k < STRETCH; k++)
        {
          TriVec3 p = self->samples[MIN (stretch->first + k, self->n_samples - 1)].point_mm;

          stretch->x[k] = (float) p.x;
          stretch->y[k] = (float) p.y;
          stretch->z[k] = (float) p.z;
          slack2 = MAX (slack2, _tri_segment_distance2 (p, a, b, &t));
        }
      middle = tri_vec3_scale (tri_vec3_add (a, b), 0.5);
      along = tri_vec3_sub (b, a);
      length = tri_vec3_length (along);
      along = tri_vec3_scale (along, length > 0 ? 1 / length : 0);
      stretch->middle_x = (float) middle.x;
      stretch->middle_y = (float) middle.y;
      stretch->middle_z = (float) middle.z;
      stretch->along_x = (float) along.x;
      stretch->along_y = (float) along.y;
      stretch->along_z = (float) along.z;
      stretch->half = (float) length / 2;
      stretch->slack = (float) sqrt (slack2) + ROUNDING_MM;
      search->widest_mm = MAX (search->widest_mm, stretch->slack);
    }
}

static void
clear_search (Search *search)
{
  g_free (search->stretches);
  g_free (search->all.numbers);
  g_free (search->near.numbers);
  g_free (search->near.d2);
  g_free (search->close.numbers);
  g_free (search->close.d2);
}

/* Square of the distance from a point to a stretch's straight piece. */
static inline float
stretch_distance2 (const Stretch *stretch, float x, float y, float z)
{
  float dx = x - stretch->middle_x, dy = y - stretch->middle_y, dz = z - stretch->middle_z;
  float t = dx * stretch->along_x + dy * stretch->along_y + dz * stretch->along_z;

  t = t < stretch->half ? t : stretch->half;
  t = t > -stretch->half ? t : -stretch->half;
  dx -= t * stretch->along_x;
  dy -= t * stretch->along_y;
  dz -= t * stretch->along_z;
  return dx * dx + dy * dy + dz * dz;
}

/* Chooses of @from the stretches that may come nearest to any cell of @ball; none when all are
 * farther than @limit_mm. */
static void
choose (const Search *search, const TriBall *ball, double limit_mm, const Choice *from, Choice *to)
{
  float x = (float) ball->centre_mm.x, y = (float) ball->centre_mm.y, z = (float) ball->centre_mm.z;
  float least2 = G_MAXFLOAT, within;
  guint n = 0;

  for (guint i = 0; i < from->n; i++)
    {
      float d2 = stretch_distance2 (&search->stretches[from->numbers[i]], x, y, z);

      to->d2[i] = d2;
      least2 = MIN (least2, d2);
    }
  /* No cell is farther than this from the nearest sample, or it is beyond the limits. */
  to->least_mm = sqrtf (least2);
  within = MIN (to->least_mm + ball->reach_mm, (float) limit_mm);
  within += ball->reach_mm + ROUNDING_MM;
  for (guint i = 0; i < from->n; i++)
    {
      guint16 number = from->numbers[i];
      float most = within + search->stretches[number].slack;

      to->numbers[n] = number;
      to->d2[n] = to->d2[i];
      n += to->d2[i] <= most * most;
    }
  to->n = n;
}

/* The sample nearest to @p among the chosen stretches, TRI_EDGE_NONE when it is not within
 * @limit_mm. The stretch it is on moves to the front, where the next cell begins. */
static guint16
search_nearest (const Search *search, Choice *among, TriVec3 p, double limit_mm, float *out_mm)
{
  float px = (float) p.x, py = (float) p.y, pz = (float) p.z;
  float best = (float) limit_mm, best2 = best * best;
  guint16 found = TRI_EDGE_NONE;
  guint winner = 0;

  for (guint c = 0; c < among->n; c++)
    {
      const Stretch *stretch = &search->stretches[among->numbers[c]];
      float within = best + stretch->slack;
      float d2[STRETCH];

      if (stretch_distance2 (stretch, px, py, pz) > within * within)
        continue;
      for (guint k = 0; k < STRETCH; k++)
        {
          float x = px - stretch->x[k], y = py - stretch->y[k], z = pz - stretch->z[k];

          d2[k] = x * x + y * y + z * z;
        }
      for (guint k = 0; k < STRETCH; k++)
        if (d2[k] < best2)
          {
            best2 = d2[k];
            found = (guint16) (stretch->first + k);
            winner = c;
          }
      best = sqrtf (best2);
    }
  if (found != TRI_EDGE_NONE)
    {
      guint16 first = among->numbers[0];

      among->numbers[0] = among->numbers[winner];
      among->numbers[winner] = first;
    }
  *out_mm = best;
  return found;
}

static void
measure_quarter (TriEdgeField *self, Search *search, guint first, const guint8 *wanted)
{
  for (guint i = 0; i < TRI_QUARTER_SIDE * TRI_QUARTER_SIDE; i++)
    {
      /* To and fro, so that each cell is beside the last one. */
      guint row = i / TRI_QUARTER_SIDE, column = i % TRI_QUARTER_SIDE;
      guint at = first + row * TRI_GRID_N + (row % 2 ? TRI_QUARTER_SIDE - 1 - column : column);
      TriEdgeCell *cell = &self->cells[at];
      float d;

      if (self->grid->reach_mm[at] <= 0 || (wanted != NULL && !wanted[at]))
        continue;
      cell->nearest = search_nearest (search, &search->close, self->grid->centre_mm[at],
                                      fabs (_tri_edge_field_far_mm (self, cell->inside)), &d);
      self->distances_mm[at] = cell->inside ? d : -d;
    }
}

/* How far any of the wanted cells of a block or quarter looks, 0 when none is wanted. */
static double
find_limit (const TriEdgeField *self, guint first, guint side, const guint8 *wanted)
{
  double limit = 0, most = MAX (self->inside_mm, self->outside_mm);

  for (guint i = 0; i < side * side; i++)
    {
      guint at = first + i / side * TRI_GRID_N + i % side;

      if (self->grid->reach_mm[at] <= 0 || (wanted != NULL && !wanted[at]))
        continue;
      limit = MAX (limit, fabs (_tri_edge_field_far_mm (self, self->cells[at].inside)));
      if (limit >= most)
        return limit;
    }
  return limit;
}

static void
measure_block (TriEdgeField *self, Search *search, guint block, const guint8 *wanted)
{
  const guint quarters_a_row = TRI_GRID_N / TRI_QUARTER_SIDE;
  const TriBall *ball = &self->grid->blocks[block];
  guint first = tri_chart_grid_get_first (block, TRI_BLOCK_SIDE);
  double limit = find_limit (self, first, TRI_BLOCK_SIDE, wanted);

  if (limit <= 0)
    return;
  /* The last block's distance from the curve and the way from there often say that this one is too
   * far. */
  if (search->last != NULL)
    {
      double way = tri_vec3_length (tri_vec3_sub (ball->centre_mm, search->last->centre_mm));

      if (search->near.least_mm - way - ball->reach_mm - search->widest_mm > limit)
        return;
    }
  choose (search, ball, limit, &search->all, &search->near);
  search->last = ball;
  for (guint i = 0; i < 4 && search->near.n > 0; i++)
    {
      guint corner = first + i / 2 * TRI_QUARTER_SIDE * TRI_GRID_N + i % 2 * TRI_QUARTER_SIDE;
      guint quarter = corner / TRI_GRID_N / TRI_QUARTER_SIDE * quarters_a_row
                      + corner % TRI_GRID_N / TRI_QUARTER_SIDE;

      limit = find_limit (self, corner, TRI_QUARTER_SIDE, wanted);
      if (limit <= 0)
        continue;
      choose (search, &self->grid->quarters[quarter], limit, &search->near, &search->close);
      if (search->close.n > 0)
        measure_quarter (self, search, corner, wanted);
    }
}

void
_tri_edge_field_find_nearest (TriEdgeField *self, const guint8 *wanted)
{
  const float far_inside = (float) self->inside_mm, far_outside = (float) -self->outside_mm;
  Search search = { .last = NULL };

  for (guint cell = 0; cell < TRI_GRID_CELLS; cell++)
    self->distances_mm[cell] = self->cells[cell].inside ? far_inside : far_outside;
  cut_stretches (self, &search);
  for (guint block = 0; block < TRI_BLOCKS; block++)
    measure_block (self, &search, block, wanted);
  clear_search (&search);
}
