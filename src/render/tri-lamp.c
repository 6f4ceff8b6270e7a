/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The light of a photo, estimated from how bright the scalp is in every direction it faces. */

#include "config.h"

#include "tri-lamp-private.h"

#include "tri-light-private.h"

#include <math.h>
#include <stdlib.h>

/* Where light is measured: scalp that a camera sees well. */
#define SAMPLES 2500
#define SAMPLE_LEAST_EY 0.1
#define SAMPLE_LEAST_FACING 0.25
#define SAMPLE_PX_PER_MM 0.5

/* Solves the symmetric 4x4 system a x = b by elimination; FALSE when it is singular. */
static gboolean
solve_4 (double a[4][4], double b[4], double out[4])
{
  for (guint i = 0; i < 4; i++)
    {
      if (fabs (a[i][i]) < 1e-9)
        return FALSE;
      for (guint j = i + 1; j < 4; j++)
        {
          double f = a[j][i] / a[i][i];

          for (guint k = i; k < 4; k++)
            a[j][k] -= f * a[i][k];
          b[j] -= f * b[i];
        }
    }
  for (guint i = 4; i-- > 0;)
    {
      out[i] = b[i];
      for (guint k = i + 1; k < 4; k++)
        out[i] -= a[i][k] * out[k];
      out[i] /= a[i][i];
    }
  return TRUE;
}

typedef struct
{
  TriVec3 normal; /* camera axes */
  double light;
} Sample;

double
_tri_lamp_get_light (const TriLamp *self, TriVec3 normal)
{
  return self->ambient + tri_vec3_dot (self->direction, normal);
}

/* Rec. 709 luminance of linear light, 0 to 1. */
static double
pixel_light (cairo_surface_t *surface, int x, int y)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel = ((
      const guint32 *) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];

  return (0.2126 * tables->linear[pixel >> 16 & 0xff] + 0.7152 * tables->linear[pixel >> 8 & 0xff]
          + 0.0722 * tables->linear[pixel & 0xff])
         / 65535.0;
}

static int
compare_samples (gconstpointer a, gconstpointer b)
{
  double x = ((const Sample *) a)->light, y = ((const Sample *) b)->light;

  return (x > y) - (x < y);
}

/* Least squares over the samples, twice again without what is far off: stubble, highlights. */
TriLamp
_tri_lamp_estimate (const TriScene *scene, double *out_median)
{
  g_autofree Sample *samples = g_new (Sample, SAMPLES);
  TriLamp lamp = { 1.0, { 0.0, 0.0, 0.0 } };
  double level_scale;
  cairo_surface_t *level
      = tri_photo_get_analysis (scene->photo, SAMPLE_PX_PER_MM / scene->pose.scale, &level_scale);
  guint n = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, SAMPLES);
      TriVec3 normal = tri_head_normal (scene->head, e);
      TriSighting sighting;
      int x, y;

      if (e.y < SAMPLE_LEAST_EY)
        break;
      if (!_tri_scene_sight (scene, tri_head_point (scene->head, e), normal, &sighting)
          || sighting.facing < SAMPLE_LEAST_FACING)
        continue;
      x = (int) floor (sighting.pixel.x * level_scale);
      y = (int) floor (sighting.pixel.y * level_scale);
      if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (level)
          || y >= cairo_image_surface_get_height (level))
        continue;
      samples[n++]
          = (Sample){ tri_mat3_apply (&scene->pose.rotation, normal), pixel_light (level, x, y) };
    }
  *out_median = 0.0;
  if (n < 50)
    return lamp;
  qsort (samples, n, sizeof *samples, compare_samples);
  *out_median = MAX (samples[n / 2].light, 1e-3);
  for (guint i = 0; i < n; i++)
    samples[i].light /= *out_median;

  for (guint round = 0; round < 3; round++)
    {
      double a[4][4] = { { 0.0 } }, b[4] = { 0.0 }, found[4];

      for (guint i = 0; i < n; i++)
        {
          const TriVec3 *m = &samples[i].normal;
          const double row[4] = { 1.0, m->x, m->y, m->z };
          double off = samples[i].light - _tri_lamp_get_light (&lamp, *m);

          if (round > 0 && fabs (off) > 0.25)
            continue;
          for (guint j = 0; j < 4; j++)
            {
              for (guint k = 0; k < 4; k++)
                a[j][k] += row[j] * row[k];
              b[j] += row[j] * samples[i].light;
            }
        }
      /* A little stiffness: a view that shows few directions must not invent a lamp. */
      for (guint j = 1; j < 4; j++)
        a[j][j] += 0.02 * n;
      if (!solve_4 (a, b, found))
        break;
      lamp = (TriLamp){ found[0], { found[1], found[2], found[3] } };
    }
  return lamp;
}
