/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two courses of costs over time as a drawing: on a page, on paper, in a picture.
 *
 * It knows neither money nor months; whoever fills it says what stands at the axes. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define TRI_N_COST_COURSES 2

/* Steps: the value of a point holds until the next. */
typedef struct
{
  char *label; /* stands at the line's end */
  double *low; /* of the drawing's number of points, as the two below */
  double *typical;
  double *high;
  gboolean dashed; /* is told from the other without colour too */
} TriCostCourseLine;

typedef struct
{
  double at; /* a value, or a point's number */
  char *label;
} TriCostTick;

/* Free with tri_cost_drawing_free (). */
typedef struct
{
  guint n_points;
  TriCostCourseLine courses[TRI_N_COST_COURSES];
  GArray *values; /* TriCostTick, of the upright axis, rising from 0; the last one is the top */
  GArray *points; /* TriCostTick, of the axis below */
  /* Where the courses cross, as numbers of points; from > to when they do not. */
  double cross_from, cross_at, cross_to;
  char *cross_label; /* (nullable) */
} TriCostDrawing;

TriCostDrawing *tri_cost_drawing_new (guint n_points) G_GNUC_WARN_UNUSED_RESULT;
void tri_cost_drawing_free (TriCostDrawing *self);
void tri_cost_drawing_add_tick (GArray *ticks, double at, const char *label);

/* What is drawn on is left as it is. */
typedef struct
{
  double text_rgb[3];
  double dim_rgb[3]; /* of ticks */
  double rule_rgb[3];
  double courses_rgb[TRI_N_COST_COURSES][3];
} TriCostColours;

/* Black on white paper, and the look of a dark window. */
extern const TriCostColours tri_cost_colours_light;
extern const TriCostColours tri_cost_colours_dark;

/* Draws from (0, 0) to (@width, @height), in the units of @cr; @text is the height of letters. */
void tri_cost_drawing_draw (const TriCostDrawing *self,
                            cairo_t *cr,
                            double width,
                            double height,
                            double text,
                            const TriCostColours *colours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriCostDrawing, tri_cost_drawing_free)

G_END_DECLS
