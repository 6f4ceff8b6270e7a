/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature drawn on screen or paper. */

#include "config.h"

#include "tri-stroke-picture.h"

/* From the middle of one piece to the middle of the next, bent towards the point between them: the
 * hand's line without corners. A quadratic curve as the cubic that it is. */
static void
bend (cairo_t *cr, double x, double y, double to_x, double to_y)
{
  double from_x, from_y;

  cairo_get_current_point (cr, &from_x, &from_y);
  cairo_curve_to (cr, (from_x + 2 * x) / 3, (from_y + 2 * y) / 3, (to_x + 2 * x) / 3,
                  (to_y + 2 * y) / 3, to_x, to_y);
}

void
tri_strokes_draw (const TriStrokes *self, cairo_t *cr, double width, double line_width)
{
  const TriStrokePoint *points;
  double scale = width / TRI_STROKES_UNIT;

  g_return_if_fail (self != NULL && cr != NULL);

  points = (const TriStrokePoint *) (gpointer) self->points->data;
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, line_width);
  cairo_new_path (cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      const TriStrokePoint *point = &points[i];
      gboolean ends = i + 1 == self->points->len || points[i + 1].begins;
      double x = point->x * scale, y = point->y * scale;

      if (point->begins)
        cairo_move_to (cr, x, y);
      if (ends)
        cairo_line_to (cr, x, y);
      else if (!point->begins)
        bend (cr, x, y, (x + points[i + 1].x * scale) / 2, (y + points[i + 1].y * scale) / 2);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}
