/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays the ranked dot field on a head. */

#include "config.h"

#include "tri-scalp-private.h"

#include "tri-chart.h"
#include "tri-region-private.h"

#include <math.h>

/* Spread of the logarithm of a dot's diameter and density (GEOMETRY 8). */
#define DIAMETER_SPREAD 0.12
#define OD_SPREAD 0.16

G_STATIC_ASSERT (TRI_GRID_CELLS <= G_MAXUINT16);

/* Steps a side of each of the four smooth patches the domain's area is summed over. */
#define AREA_STEPS 64

struct _TriScalp
{
  gatomicrefcount ref_count;
  TriDotField *field;
  TriHead *head;
  float *points;
  float *normals;
  float *turns;
  guint16 *cells;
  double turn_floor;
  float diameter_jitter[TRI_JITTER_SIZE];
  float od_jitter[TRI_JITTER_SIZE];
  GMutex lock;          /* of what follows */
  TriDotGround *ground; /* the last one that was asked for, or NULL */
};

/* Area in mm² of the field's domain. The chart is equal-area, so dω = dy dφ; the area element is
 * smooth within an octant, so the sum stops at the octants' borders. Left equals right. */
static double
domain_area_mm2 (const TriHead *head)
{
  double area = 0.0;

  for (guint upper = 0; upper < 2; upper++)
    for (guint front = 0; front < 2; front++)
      {
        double low = upper ? 0.0 : TRI_DOT_FIELD_MIN_Y;
        double height = upper ? 1.0 : -TRI_DOT_FIELD_MIN_Y;
        double sum = 0.0;

        for (guint i = 0; i < AREA_STEPS; i++)
          for (guint j = 0; j < AREA_STEPS; j++)
            {
              double y = low + height * (i + 0.5) / AREA_STEPS;
              double azimuth = G_PI_2 * ((front ? 0.0 : 1.0) + (j + 0.5) / AREA_STEPS);
              double r = sqrt (1.0 - y * y);

              sum += tri_head_area_element (head,
                                            tri_vec3 (r * sin (azimuth), y, r * cos (azimuth)));
            }
        area += 2.0 * sum * height * G_PI_2 / (AREA_STEPS * AREA_STEPS);
      }

  return area;
}

/* The standard normal deviate below which a share @p of all values lies, by bisection. */
static double
normal_quantile (double p)
{
  double low = -9.0, high = 9.0;

  for (guint i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2.0;

      if (0.5 * erfc (-middle * M_SQRT1_2) < p)
        low = middle;
      else
        high = middle;
    }

  return (low + high) / 2.0;
}

static void
fill_jitter (TriScalp *self)
{
  for (guint i = 0; i < TRI_JITTER_SIZE; i++)
    {
      double deviate = normal_quantile ((i + 0.5) / TRI_JITTER_SIZE);

      self->diameter_jitter[i] = (float) exp (DIAMETER_SPREAD * deviate);
      self->od_jitter[i] = (float) exp (OD_SPREAD * deviate);
    }
}

static void
fill_dots (TriScalp *self)
{
  g_autoptr (TriHead) mean = tri_head_new (NULL);
  double per_cm2 = 100.0 / domain_area_mm2 (mean);
  guint count = tri_dot_field_get_count (self->field);

  self->turn_floor = G_MAXDOUBLE;
  for (guint i = 0; i < count; i++)
    {
      TriVec3 e = tri_dot_field_get_direction (self->field, i);
      TriVec3 point = tri_head_point (self->head, e);
      TriVec3 normal = tri_head_normal (self->head, e);
      double stretch = tri_head_area_element (mean, e) / tri_head_area_element (self->head, e);
      double turn = (i + 0.5) * per_cm2 * stretch;

      self->points[3 * i] = (float) point.x;
      self->points[3 * i + 1] = (float) point.y;
      self->points[3 * i + 2] = (float) point.z;
      self->normals[3 * i] = (float) normal.x;
      self->normals[3 * i + 1] = (float) normal.y;
      self->normals[3 * i + 2] = (float) normal.z;
      self->turns[i] = (float) turn;
      self->cells[i] = (guint16) tri_chart_cell (tri_chart_from_direction (e));
      self->turn_floor = MIN (self->turn_floor, self->turns[i] / (i + 0.5));
    }
}

TriScalp *
tri_scalp_new (TriDotField *field, TriHead *head)
{
  TriScalp *self;
  guint count;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (head != NULL, NULL);

  count = tri_dot_field_get_count (field);
  self = g_new0 (TriScalp, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->field = tri_dot_field_ref (field);
  self->head = tri_head_ref (head);
  self->points = g_new (float, (gsize) count * 3);
  self->normals = g_new (float, (gsize) count * 3);
  self->turns = g_new (float, count);
  self->cells = g_new (guint16, count);
  fill_dots (self);
  fill_jitter (self);
  return self;
}

TriScalp *
tri_scalp_ref (TriScalp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_scalp_unref (TriScalp *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    {
      tri_dot_field_unref (self->field);
      tri_head_unref (self->head);
      g_free (self->points);
      g_free (self->normals);
      g_free (self->turns);
      g_free (self->cells);
      g_clear_pointer (&self->ground, _tri_dot_ground_unref);
      g_mutex_clear (&self->lock);
      g_free (self);
    }
}

TriHead *
tri_scalp_get_head (const TriScalp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->head;
}

TriDotField *
tri_scalp_get_field (const TriScalp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field;
}

guint
tri_scalp_get_count (const TriScalp *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return tri_dot_field_get_count (self->field);
}

const float *
tri_scalp_get_points (const TriScalp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->points;
}

const float *
tri_scalp_get_normals (const TriScalp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->normals;
}

const float *
_tri_scalp_get_turns (const TriScalp *self)
{
  g_assert (self != NULL);

  return self->turns;
}

const guint16 *
_tri_scalp_get_cells (const TriScalp *self)
{
  g_assert (self != NULL);

  return self->cells;
}

double
_tri_scalp_get_turn_floor (const TriScalp *self)
{
  g_assert (self != NULL);

  return self->turn_floor;
}

const float *
_tri_scalp_get_diameter_jitter (const TriScalp *self)
{
  g_assert (self != NULL);

  return self->diameter_jitter;
}

const float *
_tri_scalp_get_od_jitter (const TriScalp *self)
{
  g_assert (self != NULL);

  return self->od_jitter;
}

TriDotGround *
_tri_scalp_get_ground (TriScalp *self, const TriRegion *region)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_assert (self != NULL && region != NULL);

  locker = g_mutex_locker_new (&self->lock);
  if (self->ground == NULL || !_tri_fringe_is_of (self->ground->fringe, region->design)
      || self->ground->seed != tri_design_get_spec (region->design)->seed)
    {
      g_clear_pointer (&self->ground, _tri_dot_ground_unref);
      self->ground = _tri_dot_ground_new (self, region);
    }
  return _tri_dot_ground_ref (self->ground);
}
