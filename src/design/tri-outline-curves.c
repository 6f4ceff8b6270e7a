/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline's and the fringe's curves on a head (GEOMETRY 7, 7b). */

#include "config.h"

#include "tri-region-private.h"

#include "tri-chart.h"
#include "tri-curve-private.h"

#define PEAK_SHOULDER_RHO 14
#define HOLLOW_RHO 14
#define NAPE_RHO 12
#define MAX_HALF 20
/* Every so many samples of the crown, 0.7 mm apart, are asked whether hair is around them. */
#define CROWN_STEP 5

/* Sideburn and ear contour that every hairline shares: y (times ky+), z, softness, mm. */
static const struct
{
  double y, z, rho;
} side_points[] = {
  { 34, 33, 10 }, { 20, 27, 6 },   { 21, 15, 5 },  { 33, 9, 8 },
  { 39, -8, 12 }, { 28, -25, 12 }, { 0, -34, 14 },
};

/* The nape: y (times ky+), azimuth. No wider apart, or chords sag in the chart. */
static const struct
{
  double y, azimuth_deg;
} nape_points[]
    = { { -24, 118 }, { -31, 130 }, { -31, 142 }, { -31, 154 }, { -31, 167 }, { -31, 180 } };

/* Where the hair ends below, for the fringe alone: under the ears and down the nape, more than the
 * 16 mm of the blend beyond every hairline's own outline. The two sharing it would blend dots into
 * hair around ears and nape, where nothing is bald. */
static const struct
{
  double y, z, rho;
} hair_side_points[] = { { 34, 33, 10 }, { 20, 27, 6 }, { -10, 22, 12 } };

/* The height as the y of the unit direction, so that it lies on every head: just inside the chart's
 * grid. */
#define HAIR_NAPE_E_Y -0.86
static const double hair_nape_deg[] = { 80, 92, 104, 116, 128, 141, 154, 167, 180 };

/* A fringe's points from midline to temple: angle from straight up, azimuth from the front
 * (GEOMETRY 7b, calibrated to the bald areas of DOMAIN 5). */
typedef struct
{
  double psi_deg, alpha_deg, rho;
} FringePoint;

static const struct
{
  guint n;
  FringePoint row[6];
  double crown_psi_deg, crown_radius_deg; /* 0 for no bald crown of its own */
} fringes[TRI_N_NORWOODS] = {
  [TRI_NORWOOD_2]
  = { 5,
      { { 41, 0, 50 }, { 37.5, 30, 24 }, { 34, 80, 14 }, { 53, 63, 14 }, { 84, 58, 12 } },
      0,
      0 },
  [TRI_NORWOOD_3]
  = { 5, { { 34, 0, 40 }, { 31, 36, 24 }, { 25, 92, 16 }, { 46, 71, 18 }, { 82, 61, 12 } }, 0, 0 },
  [TRI_NORWOOD_3V]
  = { 5,
      { { 34, 0, 40 }, { 31, 36, 24 }, { 25, 92, 16 }, { 46, 71, 18 }, { 82, 61, 12 } },
      35,
      22 },
  [TRI_NORWOOD_4]
  = { 5,
      { { 20, 0, 40 }, { 23, 48, 24 }, { 30, 100, 20 }, { 48, 82, 20 }, { 80, 66, 14 } },
      38,
      32 },
  [TRI_NORWOOD_5]
  = { 5,
      { { 12, 0, 40 }, { 18, 72, 30 }, { 39, 106, 24 }, { 54, 88, 20 }, { 79, 70, 14 } },
      41,
      40 },
  [TRI_NORWOOD_6] = { 6,
                      { { 83, 180, 40 },
                        { 78, 150, 40 },
                        { 69, 118, 40 },
                        { 66, 96, 30 },
                        { 69, 82, 24 },
                        { 81, 70, 14 } },
                      0,
                      0 },
  [TRI_NORWOOD_7] = { 6,
                      { { 98, 180, 40 },
                        { 94, 150, 40 },
                        { 84, 118, 40 },
                        { 78, 98, 30 },
                        { 78, 84, 24 },
                        { 84, 72, 14 } },
                      0,
                      0 },
};

/* One half of an outline, from the front or top midline over the client's left to the nape. */
typedef struct
{
  TriCorner corners[MAX_HALF];
  guint n;
} Half;

static void
add (Half *half, TriVec3 point_mm, double rho_mm)
{
  g_assert (half->n < MAX_HALF);
  half->corners[half->n++] = (TriCorner){ point_mm, rho_mm };
}

static TriVec3
direction_of_angles (double psi_deg, double alpha_deg)
{
  double psi = psi_deg * G_PI / 180, alpha = alpha_deg * G_PI / 180;

  return tri_vec3 (sin (psi) * sin (alpha), cos (psi), sin (psi) * cos (alpha));
}

/* Makes the curve of the left half and the mirror image of @right, which has as many corners. */
static TriCurve *
close_halves (const Half *left, const Half *right, TriHead *head)
{
  TriCorner corners[2 * MAX_HALF];
  guint n;

  for (n = 0; n < left->n; n++)
    corners[n] = left->corners[n];
  /* First and last lie on the midline and are the left half's. */
  for (guint i = right->n - 2; i > 0; i--)
    {
      corners[n] = right->corners[i];
      corners[n++].point_mm.x *= -1;
    }
  return tri_curve_new (head, corners, n);
}

/* Sideburn, ear and nape of a hairline. */
static void
add_line_below (Half *half, const TriHead *head)
{
  double ky = tri_head_get_scale (head, 1);

  for (guint i = 0; i < G_N_ELEMENTS (side_points); i++)
    add (half, tri_head_side_point (head, side_points[i].y * ky, side_points[i].z, 1),
         side_points[i].rho);
  for (guint i = 0; i < G_N_ELEMENTS (nape_points); i++)
    add (half, tri_head_azimuth_point (head, nape_points[i].y * ky, nape_points[i].azimuth_deg),
         NAPE_RHO);
}

/* The same of the hair. */
static void
add_hair_below (Half *half, const TriHead *head)
{
  double ky = tri_head_get_scale (head, 1);

  for (guint i = 0; i < G_N_ELEMENTS (hair_side_points); i++)
    add (half, tri_head_side_point (head, hair_side_points[i].y * ky, hair_side_points[i].z, 1),
         hair_side_points[i].rho);
  for (guint i = 0; i < G_N_ELEMENTS (hair_nape_deg); i++)
    {
      double azimuth = hair_nape_deg[i] * G_PI / 180;
      double r = sqrt (1 - HAIR_NAPE_E_Y * HAIR_NAPE_E_Y);

      add (half,
           tri_head_point (head, tri_vec3 (r * sin (azimuth), HAIR_NAPE_E_Y, r * cos (azimuth))),
           NAPE_RHO);
    }
}

/* The temporal peak's corner; the first is the middle of the front. */
static guint
find_temple (const TriHairlineShape *shape)
{
  return shape->peak_drop_mm > 0 ? 5 : 4;
}

/* From the middle of the front to the temporal peak. */
static void
add_front (Half *half, const TriHairlineShape *shape, const TriHead *head)
{
  double height = shape->height_mm;
  double ky = tri_head_get_scale (head, 1);

  add (half, tri_head_tape_point (head, 0, height - shape->peak_drop_mm), shape->round_mid_mm);
  if (shape->peak_drop_mm > 0)
    add (half, tri_head_tape_point (head, shape->peak_half_width_mm, height), PEAK_SHOULDER_RHO);
  add (half, tri_head_tape_point (head, shape->lateral_x_mm, height + shape->lateral_rise_mm),
       shape->round_lateral_mm);
  add (half, tri_head_tape_point (head, shape->apex_x_mm, height + shape->apex_rise_mm),
       shape->round_apex_mm);
  add (half, tri_head_side_point (head, shape->hollow_y_mm * ky, shape->hollow_z_mm, 1),
       HOLLOW_RHO);
  add (half, tri_head_side_point (head, shape->temple_y_mm * ky, shape->temple_z_mm, 1),
       shape->round_temple_mm);
}

TriCurve *
tri_hairline_curve (const TriHairlineShape *shape, TriHead *head)
{
  const TriDesignSpec spec = { .shape = *shape };

  return tri_hairline_curve_of (&spec, head);
}

TriCurve *
tri_hairline_curve_of (const TriDesignSpec *spec, TriHead *head)
{
  Half left = { .n = 0 }, right = { .n = 0 };

  g_return_val_if_fail (spec != NULL && head != NULL, NULL);

  add_front (&left, tri_design_spec_get_shape (spec, 1), head);
  add_line_below (&left, head);
  add_front (&right, tri_design_spec_get_shape (spec, -1), head);
  add_line_below (&right, head);
  return close_halves (&left, &right, head);
}

void
_tri_hairline_find_neighbours (const TriDesignSpec *spec,
                               const TriHead *head,
                               int side,
                               guint from_temple,
                               TriVec3 *out_before,
                               TriVec3 *out_after)
{
  Half half = { .n = 0 };
  guint at = find_temple (&spec->shape) - from_temple;

  add_front (&half, tri_design_spec_get_shape (spec, side), head);
  add_line_below (&half, head);
  *out_after = half.corners[at + 1].point_mm;
  out_after->x *= side;
  if (at > 0)
    {
      *out_before = half.corners[at - 1].point_mm;
      out_before->x *= side;
      return;
    }
  /* Before the middle comes the other half. */
  half.n = 0;
  add_front (&half, tri_design_spec_get_shape (spec, -side), head);
  *out_before = half.corners[1].point_mm;
  out_before->x *= -side;
}

void
tri_hairline_find_front (const TriHairlineShape *shape,
                         const TriCurve *curve,
                         guint *first,
                         guint *last)
{
  guint temple, n_corners;

  g_return_if_fail (shape != NULL && curve != NULL);
  g_return_if_fail (first != NULL && last != NULL);

  temple = find_temple (shape);
  tri_curve_get_polygon (curve, &n_corners);
  n_corners /= TRI_CURVE_CORNER_POINTS;
  *last = _tri_curve_find_corner (curve, temple);
  *first = _tri_curve_find_corner (curve, n_corners - temple);
}

guint
tri_fringe_get_n_points (TriNorwood norwood)
{
  g_return_val_if_fail ((guint) norwood < TRI_N_NORWOODS, 0);

  return fringes[norwood].n;
}

TriVec3
tri_fringe_get_point (TriNorwood norwood, guint point)
{
  const FringePoint *found;

  g_return_val_if_fail ((guint) norwood < TRI_N_NORWOODS, tri_vec3 (0, 1, 0));
  g_return_val_if_fail (point < fringes[norwood].n, tri_vec3 (0, 1, 0));

  found = &fringes[norwood].row[point];
  return direction_of_angles (found->psi_deg, found->alpha_deg);
}

TriVec3
_tri_fringe_shift (TriVec3 e, TriVec2 shift)
{
  TriVec2 uv;

  /* Where nothing was dragged the stage's own point is kept to the last bit. */
  if (shift.x == 0 && shift.y == 0)
    return e;
  uv = tri_chart_from_direction (e);
  return tri_chart_to_direction ((TriVec2){ uv.x + shift.x, uv.y + shift.y });
}

static void
add_fringe (Half *half, TriNorwood norwood, const TriFringeShift *shift, const TriHead *head)
{
  for (guint i = 0; i < fringes[norwood].n; i++)
    add (half,
         tri_head_point (head,
                         _tri_fringe_shift (tri_fringe_get_point (norwood, i), shift->points[i])),
         fringes[norwood].row[i].rho);
}

TriCurve *
tri_fringe_curve (const TriDesignSpec *spec, TriHead *head)
{
  Half left = { .n = 0 }, right = { .n = 0 };

  g_return_val_if_fail (spec != NULL && head != NULL, NULL);
  g_return_val_if_fail ((guint) spec->norwood < TRI_N_NORWOODS, NULL);

  add_fringe (&left, spec->norwood, tri_design_spec_get_fringe (spec, 1), head);
  add_hair_below (&left, head);
  add_fringe (&right, spec->norwood, tri_design_spec_get_fringe (spec, -1), head);
  add_hair_below (&right, head);
  return close_halves (&left, &right, head);
}

void
tri_fringe_find_edge (TriNorwood norwood, const TriCurve *curve, guint *first, guint *last)
{
  guint n_corners;

  g_return_if_fail ((guint) norwood < TRI_N_NORWOODS && curve != NULL);
  g_return_if_fail (first != NULL && last != NULL);

  tri_curve_get_polygon (curve, &n_corners);
  n_corners /= TRI_CURVE_CORNER_POINTS;
  *last = _tri_curve_find_corner (curve, fringes[norwood].n);
  *first = _tri_curve_find_corner (curve, n_corners - fringes[norwood].n);
}

TriCurve *
tri_fringe_crown (TriNorwood norwood, TriHead *head)
{
  TriVec2 circle[180];
  TriVec3 axis, right, front;
  double radius;

  g_return_val_if_fail ((guint) norwood < TRI_N_NORWOODS && head != NULL, NULL);

  if (fringes[norwood].crown_radius_deg <= 0)
    return NULL;
  radius = fringes[norwood].crown_radius_deg * G_PI / 180;
  axis = direction_of_angles (fringes[norwood].crown_psi_deg, 180);
  right = tri_vec3 (1, 0, 0);
  front = tri_vec3 (0, -axis.z, axis.y);
  for (guint i = 0; i < G_N_ELEMENTS (circle); i++)
    {
      double turn = 2 * G_PI * i / G_N_ELEMENTS (circle);
      TriVec3 across
          = tri_vec3_add (tri_vec3_scale (right, cos (turn)), tri_vec3_scale (front, sin (turn)));

      circle[i] = tri_chart_from_direction (tri_vec3_add (tri_vec3_scale (axis, cos (radius)),
                                                          tri_vec3_scale (across, sin (radius))));
    }
  return _tri_curve_new_from_chart (head, circle, G_N_ELEMENTS (circle));
}

gboolean
_tri_fringe_holds_crown (TriCurve *outline, TriCurve *crown)
{
  guint n;
  const TriVec2 *chart = _tri_curve_get_sample_chart (crown);

  tri_curve_get_samples (crown, &n);
  for (guint i = 0; i < n; i += CROWN_STEP)
    if (!tri_curve_contains (outline, tri_chart_to_direction (chart[i])))
      return FALSE;
  return TRUE;
}
