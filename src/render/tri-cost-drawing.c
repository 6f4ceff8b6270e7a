/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two courses of costs over time as a drawing: on a page, on paper, in a picture. */

#include "config.h"

#include "tri-cost-drawing.h"

#include <pango/pangocairo.h>

/* Pango rounds letters to its own units: let those be small, whatever the unit of the paper. */
#define LETTER_UNITS 12.0
/* All in heights of letters. */
#define LINE 0.17
#define RULE 0.07
#define GAP 0.55
#define DASH 0.55
#define BAND_ALPHA 0.16

const TriCostColours tri_cost_colours_light = {
  .text_rgb = { 0.12, 0.12, 0.12 },
  .dim_rgb = { 0.37, 0.37, 0.37 },
  .rule_rgb = { 0.84, 0.84, 0.84 },
  .courses_rgb = { { 0.11, 0.36, 0.70 }, { 0.72, 0.27, 0.02 } },
};

const TriCostColours tri_cost_colours_dark = {
  .text_rgb = { 0.95, 0.95, 0.95 },
  .dim_rgb = { 0.72, 0.72, 0.72 },
  .rule_rgb = { 0.33, 0.33, 0.33 },
  .courses_rgb = { { 0.47, 0.68, 0.93 }, { 1.0, 0.64, 0.28 } },
};

static void
tick_clear (gpointer data)
{
  g_free (((TriCostTick *) data)->label);
}

TriCostDrawing *
tri_cost_drawing_new (guint n_points)
{
  TriCostDrawing *self = g_new0 (TriCostDrawing, 1);

  g_return_val_if_fail (n_points > 1, self);

  self->n_points = n_points;
  for (guint i = 0; i < TRI_N_COST_COURSES; i++)
    {
      TriCostCourseLine *course = &self->courses[i];

      course->label = g_strdup ("");
      course->low = g_new0 (double, n_points);
      course->typical = g_new0 (double, n_points);
      course->high = g_new0 (double, n_points);
    }
  self->values = g_array_new (FALSE, TRUE, sizeof (TriCostTick));
  self->points = g_array_new (FALSE, TRUE, sizeof (TriCostTick));
  g_array_set_clear_func (self->values, tick_clear);
  g_array_set_clear_func (self->points, tick_clear);
  self->cross_from = 1;
  return self;
}

void
tri_cost_drawing_free (TriCostDrawing *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TRI_N_COST_COURSES; i++)
    {
      g_free (self->courses[i].label);
      g_free (self->courses[i].low);
      g_free (self->courses[i].typical);
      g_free (self->courses[i].high);
    }
  g_array_unref (self->values);
  g_array_unref (self->points);
  g_free (self->cross_label);
  g_free (self);
}

void
tri_cost_drawing_add_tick (GArray *ticks, double at, const char *label)
{
  TriCostTick tick = { at, g_strdup (label) };

  g_return_if_fail (ticks != NULL && label != NULL);

  g_array_append_val (ticks, tick);
}

/* Where the axes stand, and what is drawn with. */
typedef struct
{
  const TriCostDrawing *drawing;
  cairo_t *cr;
  const TriCostColours *colours;
  double text;
  double left, top, right, bottom;
  double most; /* value at the top */
} Plot;

static void
set_colour (const Plot *p, const double rgb[3], double alpha)
{
  cairo_set_source_rgba (p->cr, rgb[0], rgb[1], rgb[2], alpha);
}

static PangoLayout *
text_new (const Plot *p, const char *label)
{
  PangoLayout *layout = pango_cairo_create_layout (p->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, LETTER_UNITS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, label, -1);
  pango_font_description_free (font);
  return layout;
}

static void
measure (const Plot *p, const char *label, double *out_width, double *out_height)
{
  g_autoptr (PangoLayout) layout = text_new (p, label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *out_width = width * p->text / LETTER_UNITS;
  *out_height = height * p->text / LETTER_UNITS;
}

/* With the top left corner at (@x, @y). */
static void
draw_text (const Plot *p, const char *label, double x, double y)
{
  g_autoptr (PangoLayout) layout = text_new (p, label);

  cairo_save (p->cr);
  cairo_translate (p->cr, x, y);
  cairo_scale (p->cr, p->text / LETTER_UNITS, p->text / LETTER_UNITS);
  pango_cairo_show_layout (p->cr, layout);
  cairo_restore (p->cr);
}

static double
get_x (const Plot *p, double point)
{
  return p->left + (p->right - p->left) * point / (p->drawing->n_points - 1);
}

static double
get_y (const Plot *p, double value)
{
  return p->bottom - (p->bottom - p->top) * value / p->most;
}

static void
draw_rules (const Plot *p)
{
  const GArray *values = p->drawing->values;

  cairo_set_line_width (p->cr, p->text * RULE);
  for (guint i = 0; i < values->len; i++)
    {
      const TriCostTick *tick = &g_array_index (values, TriCostTick, i);
      double y = get_y (p, tick->at);
      double width, height;

      set_colour (p, i == 0 ? p->colours->dim_rgb : p->colours->rule_rgb, 1);
      cairo_move_to (p->cr, p->left, y);
      cairo_line_to (p->cr, p->right, y);
      cairo_stroke (p->cr);
      measure (p, tick->label, &width, &height);
      set_colour (p, p->colours->dim_rgb, 1);
      draw_text (p, tick->label, p->left - p->text * GAP - width, y - height / 2);
    }
}

static void
draw_points (const Plot *p)
{
  const GArray *points = p->drawing->points;

  for (guint i = 0; i < points->len; i++)
    {
      const TriCostTick *tick = &g_array_index (points, TriCostTick, i);
      double x = get_x (p, tick->at);
      double width, height;

      measure (p, tick->label, &width, &height);
      set_colour (p, p->colours->dim_rgb, 1);
      cairo_set_line_width (p->cr, p->text * RULE);
      cairo_move_to (p->cr, x, p->bottom);
      cairo_line_to (p->cr, x, p->bottom + p->text * 0.35);
      cairo_stroke (p->cr);
      x = CLAMP (x - width / 2, 0, p->right - width + p->text);
      draw_text (p, tick->label, x, p->bottom + p->text * 0.5);
    }
}

/* Along the steps, forth or back; @join: the path goes on. */
static void
trace (const Plot *p, const double *values, gboolean back, gboolean join)
{
  guint n = p->drawing->n_points;

  for (guint k = 0; k < n; k++)
    {
      guint i = back ? n - 1 - k : k;
      double x = get_x (p, i);
      double y = get_y (p, values[i]);

      if (k == 0 && !join)
        cairo_move_to (p->cr, x, y);
      else if (!back)
        {
          cairo_line_to (p->cr, x, get_y (p, values[i > 0 ? i - 1 : 0]));
          cairo_line_to (p->cr, x, y);
        }
      else
        {
          if (i + 1 < n)
            cairo_line_to (p->cr, get_x (p, i + 1), y);
          cairo_line_to (p->cr, x, y);
        }
    }
}

static void
draw_band (const Plot *p, guint index)
{
  const TriCostCourseLine *course = &p->drawing->courses[index];

  trace (p, course->high, FALSE, FALSE);
  trace (p, course->low, TRUE, TRUE);
  cairo_close_path (p->cr);
  set_colour (p, p->colours->courses_rgb[index], BAND_ALPHA);
  cairo_fill (p->cr);
}

static void
draw_line (const Plot *p, guint index)
{
  const TriCostCourseLine *course = &p->drawing->courses[index];
  const double dash = p->text * DASH;

  set_colour (p, p->colours->courses_rgb[index], 1);
  cairo_set_line_width (p->cr, p->text * LINE);
  cairo_set_line_join (p->cr, CAIRO_LINE_JOIN_ROUND);
  if (course->dashed)
    cairo_set_dash (p->cr, &dash, 1, 0);
  trace (p, course->typical, FALSE, FALSE);
  cairo_stroke (p->cr);
  cairo_set_dash (p->cr, NULL, 0, 0);
}

/* What each line is, above the plot: nothing there can be hidden by a line. */
static void
draw_legend (const Plot *p)
{
  double x = p->left;

  for (guint i = 0; i < TRI_N_COST_COURSES; i++)
    {
      const TriCostCourseLine *course = &p->drawing->courses[i];
      const double dash = p->text * DASH;
      double width, height;

      measure (p, course->label, &width, &height);
      set_colour (p, p->colours->courses_rgb[i], 1);
      cairo_set_line_width (p->cr, p->text * LINE);
      if (course->dashed)
        cairo_set_dash (p->cr, &dash, 1, 0);
      cairo_move_to (p->cr, x, height / 2);
      cairo_line_to (p->cr, x + p->text * 2.2, height / 2);
      cairo_stroke (p->cr);
      cairo_set_dash (p->cr, NULL, 0, 0);
      x += p->text * (2.2 + GAP);
      draw_text (p, course->label, x, 0);
      x += width + p->text * 2;
    }
}

/* The months in which the courses cross: a bar at the foot, with the likely one as a dot. */
static void
draw_crossing (const Plot *p)
{
  const TriCostDrawing *d = p->drawing;
  double from = get_x (p, d->cross_from);
  double to = get_x (p, d->cross_to);
  double width, height;
  double x, y;

  if (d->cross_from > d->cross_to)
    return;
  set_colour (p, p->colours->text_rgb, 0.07);
  cairo_rectangle (p->cr, from, p->top, MAX (to - from, p->text * RULE), p->bottom - p->top);
  cairo_fill (p->cr);
  set_colour (p, p->colours->text_rgb, 0.75);
  cairo_set_line_width (p->cr, p->text * RULE);
  x = get_x (p, d->cross_at);
  cairo_move_to (p->cr, x, p->top);
  cairo_line_to (p->cr, x, p->bottom);
  cairo_stroke (p->cr);
  if (d->cross_label == NULL)
    return;
  measure (p, d->cross_label, &width, &height);
  y = p->bottom - height - p->text * 0.3;
  x += p->text * GAP;
  if (x + width > p->right)
    x -= width + 2 * p->text * GAP;
  set_colour (p, p->colours->text_rgb, 1);
  draw_text (p, d->cross_label, x, y);
}

void
tri_cost_drawing_draw (const TriCostDrawing *self,
                       cairo_t *cr,
                       double width,
                       double height,
                       double text,
                       const TriCostColours *colours)
{
  Plot p = { .drawing = self, .cr = cr, .colours = colours, .text = text };
  double tick_width = 0;
  double tick_height = 0;

  g_return_if_fail (self != NULL && cr != NULL && colours != NULL);
  g_return_if_fail (text > 0);

  for (guint i = 0; i < self->values->len; i++)
    {
      double w;

      measure (&p, g_array_index (self->values, TriCostTick, i).label, &w, &tick_height);
      tick_width = MAX (tick_width, w);
    }
  p.left = tick_width + text * 2 * GAP;
  p.right = width - text;
  p.top = tick_height + text * 1.4;
  p.bottom = height - tick_height - text * 0.7;
  p.most = self->values->len > 0
               ? g_array_index (self->values, TriCostTick, self->values->len - 1).at
               : 1;
  if (p.right <= p.left || p.bottom <= p.top || p.most <= 0)
    return;

  cairo_save (cr);
  draw_rules (&p);
  draw_crossing (&p);
  for (guint i = 0; i < TRI_N_COST_COURSES; i++)
    draw_band (&p, i);
  for (guint i = 0; i < TRI_N_COST_COURSES; i++)
    draw_line (&p, i);
  draw_points (&p);
  draw_legend (&p);
  cairo_restore (cr);
}
