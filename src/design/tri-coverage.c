/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage λ: edge ramp, wobble, strays and the blend into the hair that is left (GEOMETRY 8). */

#include "config.h"

#include "tri-region-private.h"

#include "tri-chart.h"
#include "tri-rng.h"
#include "tri-step.h"

#define WAVES_OF_ONE_LENGTH 6
#define DEEP_MM TRI_EDGE_DEEP_MM /* coverage is full from here on */
#define NOTHING_MM -1.2          /* no ramp dots ahead of this */
#define STRAY_FAR_MM (-TRI_EDGE_STRAY_MM)
#define STRAY_NEAR_MM 0.5
#define OUTSIDE_MM -1000.0

/* Salts of the hashes this file takes. */
enum
{
  SALT_WAVE_Z = 0x5741,
  SALT_WAVE_TURN,
  SALT_WAVE_PHASE,
  SALT_STRAY,
};

TriWobble
_tri_wobble_new (guint64 seed)
{
  static const struct
  {
    double length_mm, amplitude;
  } octaves[] = { { 14, 0.8 }, { 5, 0.6 } };
  TriWobble self = { .bound = 0 };

  G_STATIC_ASSERT (G_N_ELEMENTS (octaves) * WAVES_OF_ONE_LENGTH == TRI_WOBBLE_WAVES);

  for (guint i = 0; i < TRI_WOBBLE_WAVES; i++)
    {
      double length = octaves[i / WAVES_OF_ONE_LENGTH].length_mm;
      double z = 2 * tri_hash_unit (i, seed, SALT_WAVE_Z) - 1;
      double turn = 2 * G_PI * tri_hash_unit (i, seed, SALT_WAVE_TURN);
      double r = sqrt (1 - z * z);

      self.kx[i] = (float) (r * cos (turn) / length);
      self.ky[i] = (float) (r * sin (turn) / length);
      self.kz[i] = (float) (z / length);
      self.phase[i] = (float) tri_hash_unit (i, seed, SALT_WAVE_PHASE);
      /* Six sines of this height have the variance of one of √2 times the octave's amplitude. */
      self.amplitude[i] = (float) (octaves[i / WAVES_OF_ONE_LENGTH].amplitude / sqrt (3));
      self.bound += self.amplitude[i];
    }
  return self;
}

float
_tri_wobble_at (const TriWobble *self, TriVec3 p)
{
  /* Adding and taking away 1.5 * 2^23 rounds a float to a whole number. */
  const float rounder = 12582912.0f;
  const float px = (float) p.x, py = (float) p.y, pz = (float) p.z;
  float terms[TRI_WOBBLE_WAVES];
  float sum = 0;

  for (guint i = 0; i < TRI_WOBBLE_WAVES; i++)
    {
      float x = px * self->kx[i] + py * self->ky[i] + pz * self->kz[i] + self->phase[i];
      float t = x - ((x + rounder) - rounder);
      float y, y2;

      /* sin 2πt, t folded to a quarter turn, Taylor to the 9th power: 4e-6 at worst. */
      t = t < 0.5f - t ? t : 0.5f - t;
      t = t > -0.5f - t ? t : -0.5f - t;
      y = (float) (2 * G_PI) * t;
      y2 = y * y;
      terms[i] = self->amplitude[i] * y
                 * (1 - y2 * (1 / 6.0f - y2 * (1 / 120.0f - y2 * (1 / 5040.0f - y2 / 362880.0f))));
    }
  for (guint i = 0; i < TRI_WOBBLE_WAVES; i++)
    sum += terms[i];
  return sum;
}

/* Share of the wanted density that stands at distance @d from the line, whose nearest point is
 * @nearest. */
static double
edge_coverage (
    const TriRegion *self, const TriHairlineShape *shape, double d, TriVec3 nearest, guint32 index)
{
  double front = tri_smoothstep ((nearest.z - 20) / 30);
  double side = tri_smoothstep (nearest.y / 20);
  double width = front * shape->edge_mm + (1 - front) * (6 * side + 16 * (1 - side));

  if (d > STRAY_FAR_MM && d < STRAY_NEAR_MM && front > 0.5
      && tri_hash_unit (index, tri_design_get_spec (self->design)->seed, SALT_STRAY)
             < shape->stray_share)
    return 1;
  if (d < NOTHING_MM)
    return 0;
  return pow (tri_smoothstep ((d + 0.8) / width), 0.8)
         * (0.92 + 0.08 * tri_smoothstep (d / DEEP_MM));
}

/* How much farther from or nearer to the line a place of a cell may be than the cell's middle. */
static double
wobble_bound_mm (const TriRegion *self)
{
  return tri_design_get_spec (self->design)->shape.irregularity_mm * self->wobble.bound;
}

double
_tri_region_edge_coverage (const TriRegion *self,
                           guint cell,
                           TriVec2 uv,
                           TriVec3 point_mm,
                           double wobble,
                           guint32 index,
                           double *edge_mm)
{
  const TriHairlineShape *shape = &tri_design_get_spec (self->design)->shape;
  TriVec3 nearest;
  double d = tri_edge_field_distance (self->hairline_field, cell, uv, point_mm, &nearest);

  d += shape->irregularity_mm * wobble;
  if (edge_mm != NULL)
    *edge_mm = d;
  return edge_coverage (self, shape, d, nearest, index);
}

/* Without free parts, in a cell where dots can show. */
static double
line_coverage (
    const TriRegion *self, guint cell, TriVec2 uv, TriVec3 point_mm, guint32 index, double *edge_mm)
{
  /* Most of the scalp is far from every edge; the cell's distances say so. */
  double reach = self->fringe->grid->reach_mm[cell] + wobble_bound_mm (self);
  double d = self->line_mm[cell];
  double blend, coverage;

  *edge_mm = d;
  if (d + reach <= STRAY_FAR_MM)
    return 0;
  blend = _tri_fringe_blend (self->fringe, cell, uv, point_mm);
  if (d - reach >= DEEP_MM)
    coverage = 1;
  else
    coverage = _tri_region_edge_coverage (self, cell, uv, point_mm,
                                          _tri_wobble_at (&self->wobble, point_mm), index, edge_mm);
  return coverage * blend;
}

double
tri_region_coverage (
    const TriRegion *self, TriVec3 e, TriVec3 point_mm, guint32 index, double *edge_mm)
{
  TriPartEffect effect;
  TriVec2 uv;
  double coverage = 0, line_mm = OUTSIDE_MM;
  int cell;

  g_return_val_if_fail (self != NULL, 0);

  uv = tri_chart_from_direction (e);
  cell = tri_chart_grid_find (self->fringe->grid, uv);
  if (cell >= 0 && self->fringe->wanted[cell])
    coverage = line_coverage (self, cell, uv, point_mm, index, &line_mm);
  if (edge_mm != NULL)
    *edge_mm = line_mm;
  if (cell < 0 || !_tri_part_map_touches (self->parts, cell))
    return coverage;
  effect = _tri_part_map_get_effect (self->parts, cell, point_mm);
  return MAX (coverage * effect.keep, effect.floor);
}

/* Rounding may differ between a bound and a coverage; so much it never does. */
#define SLACK 1e-6
/* A cell's distance is to the nearest sample of a curve, and samples are 0.7 mm apart. */
#define SAMPLE_SLACK_MM 0.4

/* Coverage grows with the distance to the line, so its bounds are those at the ends of what the
 * distance can be. x <= x^0.8 <= 0.2 + 0.8 x saves the powers. */
static TriBound
bound_between (const TriHairlineShape *shape, double nearest, double farthest)
{
  double narrow = MIN (shape->edge_mm, 6), wide = MAX (shape->edge_mm, 16);
  double high, low;

  if (farthest <= STRAY_FAR_MM)
    return (TriBound){ .low = 0, .high = 0, .beyond_edge = FALSE };
  if (nearest >= DEEP_MM)
    return (TriBound){ .low = 1, .high = 1, .beyond_edge = TRUE };

  low = nearest < NOTHING_MM ? 0
                             : tri_smoothstep ((nearest + 0.8) / wide)
                                   * (0.92 + 0.08 * tri_smoothstep (nearest / DEEP_MM));
  high = nearest < STRAY_NEAR_MM ? 1
                                 : (0.2 + 0.8 * tri_smoothstep ((farthest + 0.8) / narrow))
                                       * (0.92 + 0.08 * tri_smoothstep (farthest / DEEP_MM));
  return (TriBound){ .low = (float) (low * (1 - SLACK)),
                     .high = (float) MIN (high * (1 + SLACK), 1),
                     .beyond_edge = nearest >= TRI_EDGE_LOOK_MM };
}

/* Bounds in @cell, where the edge's wobble is @wobble_mm, give or take @play_mm. */
static TriBound
bound_cell (const TriRegion *self, guint cell, double wobble_mm, double play_mm)
{
  double reach = self->fringe->grid->reach_mm[cell] + SAMPLE_SLACK_MM + play_mm;
  double d = self->line_mm[cell] + wobble_mm;

  return bound_between (&tri_design_get_spec (self->design)->shape, d - reach, d + reach);
}

TriBound
_tri_region_bound_place (const TriRegion *self, guint cell, double wobble)
{
  double irregularity = tri_design_get_spec (self->design)->shape.irregularity_mm;

  return bound_cell (self, cell, irregularity * wobble, 0);
}

void
_tri_region_bound_cells (const TriRegion *self, TriBound *bounds)
{
  double play = wobble_bound_mm (self);

  for (guint i = 0; i < self->fringe->n_cells; i++)
    bounds[i] = bound_cell (self, self->fringe->cells[i].cell, 0, play);
}
