/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selects by rank the dots that a design shows, and counts them. */

#include "config.h"

#include "tri-dots.h"

#include "tri-region-private.h"
#include "tri-rng.h"
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

/* What a walk over the dots of a design needs. */
typedef struct
{
  TriDotField *field;
  const TriRegion *region;
  const float *points;
  const float *turns;
  const guint16 *cells;
  TriCellBound *bounds; /* owned */
  guint n_candidates;   /* no later dot can show */
} Walk;

static gboolean
same_head (const TriHead *a, const TriHead *b)
{
  return a == b
         || memcmp (tri_head_get_factors (a), tri_head_get_factors (b),
                    sizeof (double) * TRI_HEAD_N_FACTORS)
                == 0;
}

/* @limit is the largest wanted density, per cm²: coverage is at most 1. */
static void
walk_init (Walk *walk, TriScalp *scalp, const TriRegion *region, double limit)
{
  double latest = ceil (limit / _tri_scalp_get_turn_floor (scalp));
  guint count = tri_scalp_get_count (scalp);

  walk->field = tri_scalp_get_field (scalp);
  walk->region = region;
  walk->points = tri_scalp_get_points (scalp);
  walk->turns = _tri_scalp_get_turns (scalp);
  walk->cells = _tri_scalp_get_cells (scalp);
  walk->n_candidates = latest < count ? (guint) latest : count;
  walk->bounds = g_new (TriCellBound, TRI_GRID_CELLS);
  _tri_region_bound_cells (region, walk->bounds);
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->bounds, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static double
coverage_of (const Walk *walk, guint32 index, double *edge_mm)
{
  const float *point = walk->points + 3 * (gsize) index;

  return tri_region_coverage (walk->region, tri_dot_field_get_direction (walk->field, index),
                              tri_vec3 (point[0], point[1], point[2]), index, edge_mm);
}

/* Whether dot @index shows at a wanted density of @limit. Mostly the bounds of its cell decide; the
 * result is the same as without them. For a dot that shows, @edge_mm receives its distance to the
 * hairline, which matters up to TRI_EDGE_LOOK_MM. */
static gboolean
walk_shows (const Walk *walk, guint32 index, double limit, double *edge_mm)
{
  const TriCellBound *bound = &walk->bounds[walk->cells[index]];
  double turn = walk->turns[index];

  if (turn >= bound->high * limit)
    return FALSE;
  if (turn < bound->low * limit && bound->beyond_edge)
    {
      *edge_mm = TRI_EDGE_LOOK_MM;
      return TRUE;
    }
  return turn < coverage_of (walk, index, edge_mm) * limit;
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
  const float *diameters, *densities;
  double limit;
  g_auto (Walk) walk = { 0 };

  g_return_val_if_fail (scalp != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);
  g_return_val_if_fail (same_head (tri_scalp_get_head (scalp), tri_region_get_head (region)), NULL);
  g_return_val_if_fail (build >= 0.0 && build <= 1.0, NULL);
  g_return_val_if_fail (keep >= 0.0 && keep <= 1.0, NULL);

  spec = tri_design_get_spec (tri_region_get_design (region));
  limit = spec->density_per_cm2 * build;
  walk_init (&walk, scalp, region, limit);
  diameters = _tri_scalp_get_diameter_jitter (scalp);
  densities = _tri_scalp_get_od_jitter (scalp);

  self = g_new0 (TriDots, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->scalp = tri_scalp_ref (scalp);
  self->density_per_cm2 = spec->density_per_cm2;
  self->dots = g_new (TriDot, walk.n_candidates);

  for (guint32 i = 0; i < walk.n_candidates; i++)
    {
      double edge_mm;
      guint64 bits;

      if (!walk_shows (&walk, i, limit, &edge_mm))
        continue;

      /* One hash serves all three draws of a dot: 10 bits for size, 10 for density, 44 for keep. */
      bits = tri_hash_mix (spec->seed, i);
      if ((double) (bits >> (2 * TRI_JITTER_BITS)) * 0x1p-44 >= keep)
        continue;
      self->dots[self->n_dots++] = (TriDot){
        .index = i,
        .diameter_factor = diameters[bits & (TRI_JITTER_SIZE - 1)],
        .od_factor = (float) (densities[(bits >> TRI_JITTER_BITS) & (TRI_JITTER_SIZE - 1)]
                              * edge_factor (edge_mm)),
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

  walk_init (&walk, scalp, region, density);
  for (guint32 i = 0; i < walk.n_candidates; i++)
    {
      const TriCellBound *bound = &walk.bounds[walk.cells[i]];
      double turn = walk.turns[i], coverage;

      /* As in walk_shows (), for the smallest and largest limit at once. */
      if (turn >= bound->high * density)
        continue;
      coverage = turn < bound->low * limits[0] ? bound->low : coverage_of (&walk, i, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
        measure.dots_by_session[j] += turn < coverage * limits[j];
    }

  measure.area_cm2 = tri_region_get_area_cm2 (region);
  measure.dots = measure.dots_by_session[G_N_ELEMENTS (limits) - 1];
  return measure;
}
