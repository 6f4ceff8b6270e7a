/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selects by rank the dots that a design shows, and counts them. */

#include "config.h"

#include "tri-dots.h"

#include "tri-region-private.h"
#include "tri-scalp-private.h"
#include "tri-step.h"

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
  GArray *places; /* owned (nullable): Place of every dot that free parts reach; not candidates */
} Walk;

/* A dot that free parts reach. It shows at a wanted density n when its turn comes before what is
 * left of the line's coverage there, or before what is drawn. */
typedef struct
{
  guint32 index;
  float line_turn;      /* its turn where the line covers fully */
  double line_coverage; /* before the blend into the hair */
  float turn;           /* its turn where what is drawn covers fully */
  TriPartEffect effect;
  double edge_mm;
} Place;

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
      if (_tri_part_map_touches (walk->region->parts, walk->region->fringe->cells[i].cell))
        {
          /* Its dots are asked one by one. */
          turns[i] = (Turns){ 0, 0 };
          continue;
        }
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

static TriVec3
get_point (const Walk *walk, guint32 index)
{
  const float *at = walk->points + 3 * (gsize) index;

  return tri_vec3 (at[0], at[1], at[2]);
}

/* A dot where the line decides. */
typedef struct
{
  guint32 index;
  guint cell;
  float turn; /* where the line covers fully */
  float wobble;
} LineDot;

/* Coverage at a dot before the blend into hair; or, where the bounds of its place decide for every
 * density from @least on, one that decides likewise. Then the dot is no nearer to the hairline than
 * TRI_EDGE_LOOK_MM, or does not show, and @edge_mm is left as it was. */
static double
find_coverage (const Walk *walk, const LineDot *dot, double least, double *edge_mm)
{
  TriBound bound = _tri_region_bound_place (walk->region, dot->cell, dot->wobble);

  if ((dot->turn < bound.low * least && bound.beyond_edge) || bound.low >= bound.high)
    return bound.low;
  if (dot->turn >= bound.high * walk->most)
    return 0;
  return _tri_region_edge_coverage (walk->region, dot->cell,
                                    tri_dot_field_get_chart (walk->field, dot->index),
                                    get_point (walk, dot->index), dot->wobble, dot->index, edge_mm);
}

/* The same of a dot of the ground that is not SETTLED. */
static double
walk_coverage (const Walk *walk, guint k, double *edge_mm)
{
  const TriDotGround *ground = walk->ground;
  const LineDot dot = { ground->indices[k], walk->region->fringe->cells[ground->places[k]].cell,
                        ground->turns[k], ground->wobbles[k] };

  return find_coverage (walk, &dot, walk->least, edge_mm);
}

/* free parts */

/* FALSE when nothing shows there whatever the density. */
static gboolean
find_place (const Walk *walk, const TriScalp *scalp, guint32 index, guint cell, Place *out_place)
{
  const TriRegion *region = walk->region;
  const TriVec3 point = get_point (walk, index);
  Place place = { .index = index,
                  .turn = _tri_scalp_get_turns (scalp)[index],
                  .effect = _tri_part_map_get_effect (region->parts, cell, point),
                  .edge_mm = TRI_EDGE_LOOK_MM };
  double blend = 0;

  /* Under what is drawn in full the line does not matter. */
  if (region->fringe->wanted[cell] && place.effect.keep > 0 && place.effect.floor < 1)
    blend = _tri_fringe_blend (region->fringe, cell, tri_dot_field_get_chart (walk->field, index),
                               point);
  if (blend > 0)
    {
      /* As the ground has it, so that what no part changes stays the same to the bit. */
      const LineDot dot
          = { index, cell, (float) (place.turn / blend), _tri_wobble_at (&region->wobble, point) };

      place.line_turn = dot.turn;
      /* Where a part takes away some of it, no bound decides. */
      place.line_coverage
          = find_coverage (walk, &dot, place.effect.keep < 1 ? 0 : walk->least, &place.edge_mm);
    }
  *out_place = place;
  return place.effect.floor > 0 || blend > 0;
}

/* In the order of the field, of which only the first @n_dots can show. */
static void
list_places (Walk *walk, const TriScalp *scalp, guint n_dots)
{
  const guint16 *cells = _tri_scalp_get_cells (scalp);
  const float *turns = _tri_scalp_get_turns (scalp);
  Place place;

  walk->places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint32 i = 0; i < n_dots; i++)
    if (_tri_part_map_touches (walk->region->parts, cells[i]) && turns[i] < walk->most
        && find_place (walk, scalp, i, cells[i], &place))
      g_array_append_val (walk->places, place);
}

static gboolean
line_shows (const Place *place, double density)
{
  return place->line_turn < place->line_coverage * density * place->effect.keep;
}

static gboolean
place_shows (const Place *place, double density)
{
  return line_shows (place, density) || place->turn < place->effect.floor * density;
}

/* How far from an edge the dot looks to be: what is drawn over the hairline hides it. */
static double
get_edge_mm (const Place *place, double density)
{
  double drawn_mm = place->effect.floor * TRI_EDGE_LOOK_MM;

  return line_shows (place, density) ? MAX (place->edge_mm, drawn_mm) : drawn_mm;
}

static void
walk_init (Walk *walk, TriScalp *scalp, const TriRegion *region, double least, double most)
{
  double last;

  walk->region = region;
  walk->field = tri_scalp_get_field (scalp);
  walk->points = tri_scalp_get_points (scalp);
  walk->least = least;
  walk->most = most;
  walk->ground = _tri_scalp_get_ground (scalp, region);
  /* Coverage is at most 1, so no dot of a later rank shows. */
  last = ceil (most / _tri_scalp_get_turn_floor (scalp));
  list_candidates (walk, count_below (walk->ground, last));
  if (region->parts != NULL)
    list_places (walk, scalp, (guint) MIN (last, tri_scalp_get_count (scalp)));
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->ground, _tri_dot_ground_unref);
  g_clear_pointer (&walk->candidates, g_free);
  g_clear_pointer (&walk->places, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static double
edge_factor (double edge_mm)
{
  double t = tri_smoothstep (edge_mm / TRI_EDGE_LOOK_MM);
  double diameter = EDGE_DIAMETER + (1.0 - EDGE_DIAMETER) * t;

  return diameter * diameter * (EDGE_OD + (1.0 - EDGE_OD) * t);
}

static TriDot
make_dot (guint32 index, const TriDotNature *nature, double edge_mm)
{
  return (TriDot){
    .index = index,
    .diameter_factor = nature->diameter_factor,
    .od_factor = edge_mm < TRI_EDGE_LOOK_MM ? (float) (nature->od_factor * edge_factor (edge_mm))
                                            : nature->od_factor,
  };
}

/* The dots that free parts reach, between those that they do not. */
static void
add_places (TriDots *self, const Walk *walk, double limit, guint64 keep_below)
{
  guint64 seed = tri_design_get_spec (tri_region_get_design (walk->region))->seed;
  TriDot *others = self->dots;
  guint n_others = self->n_dots, next = 0;

  self->dots = g_new (TriDot, n_others + walk->places->len);
  self->n_dots = 0;
  for (guint i = 0; i < walk->places->len; i++)
    {
      const Place *place = &g_array_index (walk->places, Place, i);
      TriDotNature nature = _tri_dot_nature_draw (self->scalp, seed, place->index);

      while (next < n_others && others[next].index < place->index)
        self->dots[self->n_dots++] = others[next++];
      if (nature.keep_at < keep_below && place_shows (place, limit))
        self->dots[self->n_dots++] = make_dot (place->index, &nature, get_edge_mm (place, limit));
    }
  while (next < n_others)
    self->dots[self->n_dots++] = others[next++];
  g_free (others);
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
      self->dots[self->n_dots++] = make_dot (walk.ground->indices[k], nature, edge_mm);
    }
  if (walk.places != NULL)
    add_places (self, &walk, limit, keep_below);

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

  for (guint i = 0; walk.places != NULL && i < walk.places->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
      measure.dots_by_session[j] += place_shows (&g_array_index (walk.places, Place, i), limits[j]);

  measure.area_cm2 = tri_region_get_area_cm2 (region);
  measure.dots = measure.dots_by_session[G_N_ELEMENTS (limits) - 1];
  return measure;
}
