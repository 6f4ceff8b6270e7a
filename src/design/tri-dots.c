/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selects by rank the dots that a design shows, and counts them. */

#include "config.h"

#include "tri-dots.h"

#include "tri-region-private.h"
#include "tri-scalp-private.h"

#include <string.h>

/* At the hairline; both are 1 from TRI_EDGE_LOOK_MM on. */
#define EDGE_DIAMETER 0.86
#define EDGE_OD 0.55

struct _TriDots
{
  gatomicrefcount ref_count;
  TriScalp *scalp;
  TriDot *dots;
  guint n_dots;
  double density_per_cm2;
};

/* A candidate of which its cell says that it shows, far enough from the edge to look its full. */
#define SETTLED (1u << 31)

/* What a walk over the dots of a design needs. Wanted densities that are asked about, per cm², go
 * from @least to @most. */
typedef struct
{
  const TriRegion *region;
  TriDotField *field;
  const float *points;
  double least, most;
  TriDotGround *ground; /* owned */
  guint32 *candidates;  /* owned: the ground's dots that their cell lets show, some SETTLED */
  guint n_candidates;
} Walk;

static gboolean
same_head (const TriHead *a, const TriHead *b)
{
  return a == b
         || memcmp (tri_head_get_factors (a), tri_head_get_factors (b),
                    sizeof (double) * TRI_HEAD_N_FACTORS)
                == 0;
}

/* How many of the ground's dots have an index below @index. */
static guint
count_below (const TriDotGround *ground, double index)
{
  guint low = 0, high = ground->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ground->indices[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Turns below which a cell's dots may show, and below which they do for sure. */
typedef struct
{
  double may, will;
} Turns;

static Turns *
find_turns (const Walk *walk)
{
  guint n_cells = walk->region->fringe->n_cells;
  Turns *turns = g_new (Turns, n_cells);
  g_autofree TriBound *bounds = g_new (TriBound, n_cells);

  _tri_region_bound_cells (walk->region, bounds);
  for (guint i = 0; i < n_cells; i++)
    {
      turns[i].may = bounds[i].high * walk->most;
      if (bounds[i].low >= bounds[i].high)
        turns[i].will = turns[i].may;
      else
        turns[i].will = bounds[i].beyond_edge ? bounds[i].low * walk->least : 0;
    }
  return turns;
}

/* Of the ground's first dots. About as many pass as not, in no order, so there is no branch that a
 * processor would have to guess. */
static void
list_candidates (Walk *walk, guint n_dots)
{
  const TriDotGround *ground = walk->ground;
  g_autofree Turns *turns = find_turns (walk);

  walk->candidates = g_new (guint32, n_dots + 1);
  for (guint k = 0; k < n_dots; k++)
    {
      const Turns *here = &turns[ground->places[k]];

      walk->candidates[walk->n_candidates] = k | (ground->turns[k] < here->will ? SETTLED : 0);
      walk->n_candidates += ground->turns[k] < here->may;
    }
}

static void
walk_init (Walk *walk, TriScalp *scalp, const TriRegion *region, double least, double most)
{
  walk->region = region;
  walk->field = tri_scalp_get_field (scalp);
  walk->points = tri_scalp_get_points (scalp);
  walk->least = least;
  walk->most = most;
  walk->ground = _tri_scalp_get_ground (scalp, region);
  /* Coverage is at most 1, so no dot of a later rank shows. */
  list_candidates (walk,
                   count_below (walk->ground, ceil (most / _tri_scalp_get_turn_floor (scalp))));
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->ground, _tri_dot_ground_unref);
  g_clear_pointer (&walk->candidates, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* Coverage at a dot of the ground, not SETTLED, before the blend into hair; or, where the bounds of
 * its place decide for every wanted density, one that decides likewise. Then the dot is no nearer
 * to the hairline than TRI_EDGE_LOOK_MM, or does not show, and @edge_mm is left as it was. */
static double
walk_coverage (const Walk *walk, guint k, double *edge_mm)
{
  const TriDotGround *ground = walk->ground;
  guint cell = walk->region->fringe->cells[ground->places[k]].cell;
  TriBound bound = _tri_region_bound_place (walk->region, cell, ground->wobbles[k]);
  const float *at = walk->points + 3 * (gsize) ground->indices[k];

  if ((ground->turns[k] < bound.low * walk->least && bound.beyond_edge) || bound.low >= bound.high)
    return bound.low;
  if (ground->turns[k] >= bound.high * walk->most)
    return 0;
  return _tri_region_edge_coverage (
      walk->region, cell, tri_dot_field_get_chart (walk->field, ground->indices[k]),
      tri_vec3 (at[0], at[1], at[2]), ground->wobbles[k], ground->indices[k], edge_mm);
}

static double
smoothstep (double t)
{
  t = CLAMP (t, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

static double
edge_factor (double edge_mm)
{
  double t = smoothstep (edge_mm / TRI_EDGE_LOOK_MM);
  double diameter = EDGE_DIAMETER + (1.0 - EDGE_DIAMETER) * t;

  return diameter * diameter * (EDGE_OD + (1.0 - EDGE_OD) * t);
}

TriDots *
tri_dots_select (TriScalp *scalp, const TriRegion *region, double build, double keep)
{
  TriDots *self;
  const TriDesignSpec *spec;
  double limit;
  guint64 keep_below;
  g_auto (Walk) walk = { 0 };

  g_return_val_if_fail (scalp != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);
  g_return_val_if_fail (same_head (tri_scalp_get_head (scalp), tri_region_get_head (region)), NULL);
  g_return_val_if_fail (build >= 0.0 && build <= 1.0, NULL);
  g_return_val_if_fail (keep >= 0.0 && keep <= 1.0, NULL);

  spec = tri_design_get_spec (tri_region_get_design (region));
  limit = spec->density_per_cm2 * build;
  walk_init (&walk, scalp, region, limit, limit);
  keep_below = (guint64) (keep * 0x1p32);

  self = g_new0 (TriDots, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->scalp = tri_scalp_ref (scalp);
  self->density_per_cm2 = spec->density_per_cm2;
  self->dots = g_new (TriDot, walk.n_candidates);

  for (guint i = 0; i < walk.n_candidates; i++)
    {
      guint k = walk.candidates[i] & ~SETTLED;
      const TriDotNature *nature = &walk.ground->natures[k];
      double edge_mm = TRI_EDGE_LOOK_MM;

      if (nature->keep_at >= keep_below
          || (!(walk.candidates[i] & SETTLED)
              && walk.ground->turns[k] >= walk_coverage (&walk, k, &edge_mm) * limit))
        continue;
      self->dots[self->n_dots++] = (TriDot){
        .index = walk.ground->indices[k],
        .diameter_factor = nature->diameter_factor,
        .od_factor = edge_mm < TRI_EDGE_LOOK_MM
                         ? (float) (nature->od_factor * edge_factor (edge_mm))
                         : nature->od_factor,
      };
    }

  self->dots = g_renew (TriDot, self->dots, self->n_dots);
  return self;
}

TriDots *
tri_dots_ref (TriDots *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_dots_unref (TriDots *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    {
      tri_scalp_unref (self->scalp);
      g_free (self->dots);
      g_free (self);
    }
}

const TriDot *
tri_dots_get (const TriDots *self, guint *n_dots)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_dots != NULL, NULL);

  *n_dots = self->n_dots;
  return self->dots;
}

TriScalp *
tri_dots_get_scalp (const TriDots *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scalp;
}

double
tri_dots_get_density (const TriDots *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->density_per_cm2;
}

TriMeasure
tri_dots_measure (TriScalp *scalp, const TriRegion *region)
{
  TriMeasure measure = { 0 };
  double density, limits[G_N_ELEMENTS (measure.dots_by_session)];
  g_auto (Walk) walk = { 0 };

  g_return_val_if_fail (scalp != NULL, measure);
  g_return_val_if_fail (region != NULL, measure);
  g_return_val_if_fail (same_head (tri_scalp_get_head (scalp), tri_region_get_head (region)),
                        measure);

  density = tri_design_get_spec (tri_region_get_design (region))->density_per_cm2;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      TriMoment moment = { .sessions_done = i + 1.0 };

      limits[i] = density * tri_moment_get_build (&moment);
    }

  walk_init (&walk, scalp, region, limits[0], density);
  for (guint i = 0; i < walk.n_candidates; i++)
    {
      guint k = walk.candidates[i] & ~SETTLED;
      double edge_mm;
      double coverage = walk.candidates[i] & SETTLED ? 1 : walk_coverage (&walk, k, &edge_mm);

      for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
        measure.dots_by_session[j] += walk.ground->turns[k] < coverage * limits[j];
    }

  measure.area_cm2 = tri_region_get_area_cm2 (region);
  measure.dots = measure.dots_by_session[G_N_ELEMENTS (limits) - 1];
  return measure;
}
