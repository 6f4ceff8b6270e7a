/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photo pixels at a view's resolution: copied, or interpolated in integers. */

#include "config.h"

#include "tri-bare-private.h"
#include "tri-kernel-private.h"

#include <math.h>
#include <string.h>

/* Beside the photo. */
#define BACKGROUND 0xff3a3d42u

/* Pixel centres of one axis of a view in pixel centres of a pyramid level, with 32 bits after the
 * point: absolute pixel p lies at first + p * step. */
typedef struct
{
  gint64 first, step;
} Axis;

static Axis
axis_new (double scale, double level_scale, double fraction)
{
  const double one = 4294967296.0;
  double step = level_scale / scale;

  return (Axis){ (gint64) floor (((0.5 + fraction) * step - 0.5) * one + 0.5),
                 (gint64) floor (step * one + 0.5) };
}

static gint64
axis_at (const Axis *self, int pixel)
{
  return self->first + pixel * self->step;
}

/* The absolute pixels from @start on, at most @n, whose centres lie on @length pixels of the level:
 * the half-open range [*out_first, *out_end). */
static void
axis_clip (const Axis *self, int start, int n, int length, int *out_first, int *out_end)
{
  const gint64 half = G_GINT64_CONSTANT (1) << 31;
  int first = start, end = start + n;

  while (first < end && axis_at (self, first) < -half)
    first++;
  while (first < end && axis_at (self, end - 1) >= ((gint64) length << 32) - half)
    end--;
  *out_first = first;
  *out_end = end;
}

static void
fill (guint32 *pixels, int n)
{
  for (int i = 0; i < n; i++)
    pixels[i] = BACKGROUND;
}

void
_tri_bare_paint (const TriPhoto *photo,
                 const TriFrame *frame,
                 const cairo_rectangle_int_t *area,
                 guint32 *pixels,
                 gsize stride_bytes)
{
  double level_scale;
  cairo_surface_t *level = tri_photo_get_level (photo, frame->scale, &level_scale);
  const guint8 *data = cairo_image_surface_get_data (level);
  gsize level_stride = cairo_image_surface_get_stride (level);
  int level_width = cairo_image_surface_get_width (level);
  int level_height = cairo_image_surface_get_height (level);
  Axis across = axis_new (frame->scale, level_scale, frame->fraction_x);
  Axis down = axis_new (frame->scale, level_scale, frame->fraction_y);
  int x_start = frame->x + area->x, y_start = frame->y + area->y;
  int x0, x1, y0, y1, column0, column1;
  g_autofree guint32 *blended = NULL;
  gboolean copies;

  axis_clip (&across, x_start, area->width, level_width, &x0, &x1);
  axis_clip (&down, y_start, area->height, level_height, &y0, &y1);
  column0 = CLAMP ((int) (axis_at (&across, x0) >> 32), 0, level_width - 1);
  column1 = CLAMP ((int) (axis_at (&across, x1 - 1) >> 32) + 1, 0, level_width - 1);
  copies = across.step == G_GINT64_CONSTANT (1) << 32 && (across.first & 0xffffffff) == 0;
  if (x0 < x1)
    blended = g_new (guint32, column1 - column0 + 2);

  for (int y = y_start; y < y_start + area->height; y++)
    {
      guint32 *out = (guint32 *) ((guint8 *) pixels + (gsize) (y - y_start) * stride_bytes);
      gint64 v = axis_at (&down, y);
      int row = (int) (v >> 32);
      guint weight = (guint) ((v >> 24) & 0xff);
      const guint32 *upper, *lower;

      if (y < y0 || y >= y1 || x0 >= x1)
        {
          fill (out, area->width);
          continue;
        }
      upper = (const guint32 *) (data + MAX (row, 0) * level_stride) + column0;
      lower = (const guint32 *) (data + MIN (row + 1, level_height - 1) * level_stride) + column0;
      fill (out, x0 - x_start);
      if (copies && weight == 0)
        memcpy (out + (x0 - x_start), upper, (x1 - x0) * sizeof *out);
      else
        {
          _tri_kernel_blend_rows (upper, lower, column1 - column0 + 1, weight, blended);
          /* The last pixel lies between itself and itself. */
          blended[column1 - column0 + 1] = blended[column1 - column0];
          _tri_kernel_stretch_row (blended, axis_at (&across, x0) - ((gint64) column0 << 32),
                                   across.step, x1 - x0, out + (x0 - x_start));
        }
      fill (out + (x1 - x_start), x_start + area->width - x1);
    }
}
