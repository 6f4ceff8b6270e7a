/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the region share. */

#pragma once

#include "tri-fringe-private.h"
#include "tri-part-map-private.h"
#include "tri-region.h"

G_BEGIN_DECLS

/* Waves of the edge's wobble (GEOMETRY 8): six of each wavelength. */
#define TRI_WOBBLE_WAVES 12

/* Wave vectors in turns per mm, phases in turns, amplitudes; one array of floats each so that the
 * compiler does four waves at once. */
typedef struct
{
  float kx[TRI_WOBBLE_WAVES], ky[TRI_WOBBLE_WAVES], kz[TRI_WOBBLE_WAVES];
  float phase[TRI_WOBBLE_WAVES];
  float amplitude[TRI_WOBBLE_WAVES];
  double bound; /* no sum is larger */
} TriWobble;

struct _TriRegion
{
  gatomicrefcount ref_count;
  TriDesign *design;
  TriFringe *fringe; /* knows grid and head */
  TriPartMap *parts; /* NULL without free parts */
  TriCurve *hairline;
  TriEdgeField *hairline_field; /* of the fringe's cells */
  const float *line_mm;         /* its cell distances */
  TriWobble wobble;
  gsize area_once; /* for g_once_init_enter (): a drag does not ask for the area */
  double area_cm2;
  guint front_first, front_last;
};

/* The corners of one side of a hairline before and after the one that is @from_temple corners from
 * the temporal peak, mm. @side: +1 for the client's left, -1 for the right. */
void _tri_hairline_find_neighbours (const TriDesignSpec *spec,
                                    const TriHead *head,
                                    int side,
                                    guint from_temple,
                                    TriVec3 *out_before,
                                    TriVec3 *out_after);
/* A direction moved by @shift mm in the chart. */
TriVec3 _tri_fringe_shift (TriVec3 e, TriVec2 shift);
/* Whether hair is all around the bald crown, as even-odd over both curves asks for. */
gboolean _tri_fringe_holds_crown (TriCurve *outline, TriCurve *crown);

/* Over this distance from the hairline dots grow to their full look (GEOMETRY 8). */
#define TRI_EDGE_LOOK_MM 7.0

/* What is known of the coverage of a place without measuring it, before the blend into the hair:
 * it is from @low to @high. */
typedef struct
{
  float low, high;
  gboolean beyond_edge; /* TRI_EDGE_LOOK_MM or more inside the hairline */
} TriBound;

/* Bounds of every cell of the fringe, as many as it has. */
void _tri_region_bound_cells (const TriRegion *self, TriBound *bounds);
/* Closer bounds of one place of @cell, whose wobble is known. */
TriBound _tri_region_bound_place (const TriRegion *self, guint cell, double wobble);
/* Coverage before the blend into the hair, as tri_region_coverage (): @wobble is that of the place,
 * _tri_wobble_at (). */
double _tri_region_edge_coverage (const TriRegion *self,
                                  guint cell,
                                  TriVec2 uv,
                                  TriVec3 point_mm,
                                  double wobble,
                                  guint32 index,
                                  double *edge_mm);

/* How deep in the hair that is left a surface point lies, mm; negative on bald skin. */
double _tri_region_hair_depth (const TriRegion *self, TriVec3 e);

/* How far inside the hairline coverage still changes, give or take the wobble; and outside. */
#define TRI_EDGE_DEEP_MM 25.0
#define TRI_EDGE_STRAY_MM 2.0

TriWobble _tri_wobble_new (guint64 seed);
/* Unit-variance noise at a point of the scalp. */
float _tri_wobble_at (const TriWobble *self, TriVec3 point_mm);

G_END_DECLS
