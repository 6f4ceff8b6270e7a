/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where light is reflected by the skin's surface, above any pigment (GEOMETRY 9). */

#include "config.h"

#include "tri-ground-private.h"
#include "tri-look-private.h"

#include "tri-light-private.h"
#include "tri-step.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIGMA_MM 1.0
#define MARGIN_MM 12.0
/* Skin is sampled at this many scalp points, above the temples and well facing the camera. */
#define SKIN_POINTS 3000
#define SKIN_LEAST_EY 0.2
#define SKIN_LEAST_FACING 0.3

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (data + (gsize) y * stride))[x];
}

/* Rec. 709 luminance, 0 to 1. */
static float
luminance (const TriLightTables *tables, guint32 pixel)
{
  return (0.2126f * tables->linear[pixel >> 16 & 0xff] + 0.7152f * tables->linear[pixel >> 8 & 0xff]
          + 0.0722f * tables->linear[pixel & 0xff])
         / 65535.0f;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* One pixel of a level as the scene's look shows it. */
static guint32
looked_pixel (const TriScene *scene, cairo_surface_t *level, double level_scale, int x, int y)
{
  guint32 pixel = pixel_at (level, x, y);
  TriFrame frame = { .scale = level_scale, .x = x, .y = y, .width = 1, .height = 1 };

  _tri_look_adjust (scene, &frame, &(cairo_rectangle_int_t){ 0, 0, 1, 1 }, &pixel, sizeof pixel);
  return pixel;
}

/* Median luminance of the scalp that can be seen; 0 when none of it lies in the photo. */
static double
median_skin (const TriScene *scene, cairo_surface_t *level, double level_scale)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  g_autofree float *samples = g_new (float, SKIN_POINTS);
  guint n = 0;

  for (guint i = 0; i < SKIN_POINTS; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, SKIN_POINTS);
      TriSighting sighting;
      int x, y;

      if (e.y < SKIN_LEAST_EY)
        break;
      if (!_tri_scene_sight (scene, tri_head_point (scene->head, e),
                             tri_head_normal (scene->head, e), &sighting)
          || sighting.facing < SKIN_LEAST_FACING)
        continue;
      x = (int) floor (sighting.pixel.x * level_scale);
      y = (int) floor (sighting.pixel.y * level_scale);
      if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (level)
          || y >= cairo_image_surface_get_height (level))
        continue;
      samples[n++] = luminance (tables, looked_pixel (scene, level, level_scale, x, y));
    }
  if (n == 0)
    return 0.0;
  qsort (samples, n, sizeof *samples, compare_floats);
  return samples[n / 2];
}

/* One pass of a Gaussian along rows that are @stride apart; ends repeat. */
static void
blur_lines (
    const float *in, float *out, int n_lines, int length, int step, int stride, double sigma)
{
  int radius = (int) ceil (3.0 * sigma);
  g_autofree float *weights = g_new (float, radius + 1);
  float total = 0.0f;

  for (int k = 0; k <= radius; k++)
    {
      weights[k] = (float) exp (-0.5 * k * k / (sigma * sigma));
      total += k == 0 ? weights[k] : 2.0f * weights[k];
    }
  for (int line = 0; line < n_lines; line++)
    for (int i = 0; i < length; i++)
      {
        float sum = weights[0] * in[line * stride + i * step];

        for (int k = 1; k <= radius; k++)
          sum += weights[k]
                 * (in[line * stride + MAX (i - k, 0) * step]
                    + in[line * stride + MIN (i + k, length - 1) * step]);
        out[line * stride + i * step] = sum / total;
      }
}

TriHighlights
_tri_highlights_find (const TriScene *scene)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  const TriSnap *snap = &scene->snap;
  TriHighlights self = { 0 };
  double reach = MARGIN_MM * scene->pose.scale;
  double low_x = snap->centre.x, low_y = snap->centre.y, high_x = low_x, high_y = low_y;
  cairo_surface_t *level = tri_photo_get_analysis (
      scene->photo, TRI_HIGHLIGHTS_LOOK_PX_PER_MM / scene->pose.scale, &self.scale);
  g_autofree float *light = NULL;
  g_autofree float *rows = NULL;
  g_autofree guint32 *row = NULL;
  double sigma = SIGMA_MM * scene->pose.scale * self.scale;
  double median = median_skin (scene, level, self.scale);
  guint any = 0;

  /* The outline ends at the ears; the head goes on for as much again as it is wide. */
  for (guint i = 0; i < TRI_SNAP_N; i++)
    {
      low_x = MIN (low_x, snap->outline[i].x);
      low_y = MIN (low_y, snap->outline[i].y);
      high_x = MAX (high_x, snap->outline[i].x);
      high_y = MAX (high_y, snap->outline[i].y);
    }
  reach += MAX (high_x - low_x, high_y - low_y) / 2.0;
  self.x = MAX ((int) floor ((low_x - reach) * self.scale), 0);
  self.y = MAX ((int) floor ((low_y - reach) * self.scale), 0);
  self.width
      = MIN ((int) ceil ((high_x + reach) * self.scale), cairo_image_surface_get_width (level))
        - self.x;
  self.height
      = MIN ((int) ceil ((high_y + reach) * self.scale), cairo_image_surface_get_height (level))
        - self.y;
  if (self.width <= 0 || self.height <= 0 || median <= 0.0)
    return self;

  light = g_new (float, (gsize) self.width *self.height);
  rows = g_new (float, (gsize) self.width *self.height);
  row = g_new (guint32, self.width);
  for (int y = 0; y < self.height; y++)
    {
      TriFrame frame
          = { .scale = self.scale, .x = self.x, .y = self.y + y, .width = self.width, .height = 1 };

      for (int x = 0; x < self.width; x++)
        row[x] = pixel_at (level, self.x + x, self.y + y);
      /* A look's own light makes its own highlights. */
      _tri_look_adjust (scene, &frame, &(cairo_rectangle_int_t){ 0, 0, self.width, 1 }, row,
                        sizeof *row);
      for (int x = 0; x < self.width; x++)
        light[y * self.width + x] = luminance (tables, row[x]);
    }
  blur_lines (light, rows, self.height, self.width, 1, self.width, sigma);
  blur_lines (rows, light, self.width, self.height, self.width, 1, sigma);

  self.share = g_atomic_rc_box_alloc ((gsize) self.width * self.height);
  for (int i = 0; i < self.width * self.height; i++)
    {
      double relative = tri_smoothstep ((light[i] / median - 1.6) / 1.2);

      self.share[i] = (guint8) floor (
          255.0 * 0.6 * relative * tri_smoothstep ((light[i] - 0.45) / 0.4) + 0.5);
      any |= self.share[i];
    }
  if (any == 0)
    g_clear_pointer (&self.share, g_atomic_rc_box_release);
  return self;
}

void
_tri_highlights_get_row (
    const TriHighlights *self, const TriFrame *frame, int x, int y, int n, guint8 *out)
{
  /* 32 bits after the point, counted from absolute pixel 0, so that tiles agree. */
  const double one = 4294967296.0;
  double step = self->scale / frame->scale;
  gint64 du = (gint64) floor (step * one + 0.5);
  gint64 u0 = (gint64) floor (((0.5 + frame->fraction_x) * step - 0.5 - self->x) * one + 0.5);
  gint64 v0 = (gint64) floor (((0.5 + frame->fraction_y) * step - 0.5 - self->y) * one + 0.5);
  gint64 v = v0 + y * du;
  int row = (int) (v >> 32);
  guint weight = (guint) ((v >> 24) & 0xff);
  const guint8 *upper, *lower;

  if (self->share == NULL || row < 0 || row + 1 >= self->height)
    {
      memset (out, 0, n);
      return;
    }
  upper = self->share + (gsize) row * self->width;
  lower = upper + self->width;
  for (int i = 0; i < n; i++)
    {
      gint64 u = u0 + (x + i) * du;
      int column = (int) (u >> 32);
      guint w = (guint) ((u >> 24) & 0xff), top, bottom;

      if (column < 0 || column + 1 >= self->width)
        {
          out[i] = 0;
          continue;
        }
      top = upper[column] * (256 - w) + upper[column + 1] * w;
      bottom = lower[column] * (256 - w) + lower[column + 1] * w;
      out[i] = (guint8) ((top * (256 - weight) + bottom * weight + 32768) >> 16);
    }
}
