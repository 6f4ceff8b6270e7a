/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pigment fades on this client, drawn. */

#include "config.h"

#include "tri-fade-plot.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* Samples along the curve, and the years that are shown at least and beyond the window. */
#define N_SAMPLES 97
#define LEAST_YEARS 5.0
#define BEYOND_YEARS 1.0
#define HEIGHT_PX 190
/* Room for the labels at the left and below. */
#define LEFT_PX 54.0
#define BOTTOM_PX 22.0
#define TOP_PX 14.0
#define RIGHT_PX 14.0
#define LABEL_GAP_PX 10.0
#define MARK_PX 4.5

typedef struct
{
  double years, retained;
  gboolean measured;
} Mark;

struct _TriFadePlot
{
  GtkWidget parent_instance;

  gboolean filled;
  TriTouchUp forecast;
  TriRange samples[N_SAMPLES];
  double years; /* that are shown */
  double line;  /* share at which a touch-up is wanted, or pigment counts as gone */
  double least; /* share at the bottom */
  double today;
  GArray *marks;
};

G_DEFINE_FINAL_TYPE (TriFadePlot, tri_fade_plot, GTK_TYPE_WIDGET)

static double
years_since (TriDate since, TriDate date)
{
  return (date - since) / TRI_DAYS_PER_YEAR;
}

/* The essentials for those who do not see it. */
static void
describe (TriFadePlot *self)
{
  g_autofree char *from = tri_date_format_month (self->forecast.earliest);
  g_autofree char *to = tri_date_format_month (self->forecast.latest);
  TriRange now = self->samples[0];
  guint at = (guint) CLAMP (self->today / self->years * (N_SAMPLES - 1), 0, N_SAMPLES - 1);
  g_autofree char *text = NULL;

  now = self->samples[at];
  text = g_strdup_printf (
      self->forecast.kind == TRI_KIND_PERMANENT
          ? _ ("Pigment left today: %.0f %% (%.0f to %.0f %%). Touch-up between %s and %s.")
          : _ ("Pigment left today: %.0f %% (%.0f to %.0f %%). Gone between %s and %s."),
      now.typical * 100, now.low * 100, now.high * 100, from, to);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the pigment fades"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
}

void
tri_fade_plot_set (TriFadePlot *self,
                   const TriTouchUp *forecast,
                   const TriTouchUpAsk *ask,
                   TriDate today)
{
  gboolean permanent;

  g_return_if_fail (TRI_IS_FADE_PLOT (self));
  g_return_if_fail (forecast != NULL && ask != NULL);

  permanent = forecast->kind == TRI_KIND_PERMANENT;
  self->filled = TRUE;
  self->forecast = *forecast;
  self->today = years_since (forecast->since, today);
  self->years = MAX (permanent ? LEAST_YEARS : 1.0, forecast->years.high + BEYOND_YEARS);
  self->years = ceil (MAX (self->years, self->today + 0.25));
  self->line
      = tri_figures_get (ask->pigment, permanent ? TRI_FIGURE_TOUCH_UP_LINE : TRI_FIGURE_GONE);
  self->least = permanent ? 0.3 : 0.0;
  for (guint i = 0; i < N_SAMPLES; i++)
    self->samples[i] = tri_touch_up_get_retained (
        forecast, ask,
        forecast->since + (int) round (self->years * i / (N_SAMPLES - 1) * TRI_DAYS_PER_YEAR));
  g_array_set_size (self->marks, 0);
  for (guint i = 0; ask->assessments != NULL && i < ask->assessments->len; i++)
    {
      const TriAssessment *seen = g_ptr_array_index (ask->assessments, i);
      Mark mark = { years_since (forecast->since, seen->date), seen->retained, seen->measured };

      if (mark.years >= 0.0)
        g_array_append_val (self->marks, mark);
    }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* drawing */

typedef struct
{
  cairo_t *cr;
  double width, height;
  GdkRGBA ink, accent, warm;
} Canvas;

static double
x_of (const TriFadePlot *self, const Canvas *canvas, double years)
{
  return LEFT_PX + (canvas->width - LEFT_PX - RIGHT_PX) * years / self->years;
}

static double
y_of (const TriFadePlot *self, const Canvas *canvas, double share)
{
  double height = canvas->height - TOP_PX - BOTTOM_PX;

  return TOP_PX + height * (1.0 - (MAX (share, self->least) - self->least) / (1.0 - self->least));
}

static void
set_colour (const Canvas *canvas, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (canvas->cr, colour->red, colour->green, colour->blue, alpha);
}

/* @align: 0 begins at @x, 0.5 is about it, 1 ends there. Returns: where it ends */
static double
write_at (
    TriFadePlot *self, const Canvas *canvas, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = MIN (x - align * width, canvas->width - width);
  cairo_move_to (canvas->cr, x, y - height / 2.0);
  pango_cairo_show_layout (canvas->cr, layout);
  return x + width;
}

static void
draw_axes (TriFadePlot *self, const Canvas *canvas)
{
  double last = -G_MAXDOUBLE;
  double bottom = y_of (self, canvas, self->least);
  int year;

  for (double share = self->least; share <= 1.001; share += 0.1)
    {
      double y = floor (y_of (self, canvas, share)) + 0.5;
      g_autofree char *text = NULL;

      if (fabs (fmod (share * 10 + 0.01, 2.0) - 0.01) > 0.1 && share < 0.999)
        continue;
      set_colour (canvas, &canvas->ink, 0.12);
      cairo_move_to (canvas->cr, LEFT_PX, y);
      cairo_line_to (canvas->cr, canvas->width - RIGHT_PX, y);
      cairo_stroke (canvas->cr);
      /* Translators: a share of the pigment on an axis. */
      text = g_strdup_printf (_ ("%.0f %%"), share * 100);
      set_colour (canvas, &canvas->ink, 0.65);
      write_at (self, canvas, text, LEFT_PX - 6, y, 1.0);
    }

  tri_date_to_ymd (self->forecast.since, &year, NULL, NULL);
  for (int i = 0; i <= (int) self->years + 1; i++)
    {
      double years = years_since (self->forecast.since, tri_date_from_ymd (year + i, 1, 1));
      double x = x_of (self, canvas, years);
      g_autofree char *text = g_strdup_printf ("%d", year + i);

      if (years < 0.0 || years > self->years || x < last + LABEL_GAP_PX)
        continue;
      set_colour (canvas, &canvas->ink, 0.3);
      cairo_move_to (canvas->cr, floor (x) + 0.5, bottom);
      cairo_line_to (canvas->cr, floor (x) + 0.5, bottom + 4);
      cairo_stroke (canvas->cr);
      set_colour (canvas, &canvas->ink, 0.65);
      last = write_at (self, canvas, text, x, bottom + 13, 0.5);
    }
}

static void
draw_window (TriFadePlot *self, const Canvas *canvas)
{
  double from = x_of (self, canvas, MIN (self->forecast.years.low, self->years));
  double to = x_of (self, canvas, MIN (self->forecast.years.high, self->years));
  double y = floor (y_of (self, canvas, self->line)) + 0.5;
  const double dashes[] = { 5, 4 };

  set_colour (canvas, &canvas->warm, 0.16);
  cairo_rectangle (canvas->cr, from, TOP_PX, MAX (to - from, 2.0),
                   canvas->height - TOP_PX - BOTTOM_PX);
  cairo_fill (canvas->cr);
  set_colour (canvas, &canvas->warm, 0.9);
  cairo_set_dash (canvas->cr, dashes, 2, 0);
  cairo_move_to (canvas->cr, LEFT_PX, y);
  cairo_line_to (canvas->cr, canvas->width - RIGHT_PX, y);
  cairo_stroke (canvas->cr);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

static void
draw_curve (TriFadePlot *self, const Canvas *canvas)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    cairo_line_to (canvas->cr, x_of (self, canvas, self->years * i / (N_SAMPLES - 1)),
                   y_of (self, canvas, self->samples[i].high));
  for (guint i = N_SAMPLES; i-- > 0;)
    cairo_line_to (canvas->cr, x_of (self, canvas, self->years * i / (N_SAMPLES - 1)),
                   y_of (self, canvas, self->samples[i].low));
  cairo_close_path (canvas->cr);
  set_colour (canvas, &canvas->accent, 0.22);
  cairo_fill (canvas->cr);

  for (guint i = 0; i < N_SAMPLES; i++)
    cairo_line_to (canvas->cr, x_of (self, canvas, self->years * i / (N_SAMPLES - 1)),
                   y_of (self, canvas, self->samples[i].typical));
  set_colour (canvas, &canvas->accent, 1.0);
  cairo_set_line_width (canvas->cr, 2.0);
  cairo_stroke (canvas->cr);
  cairo_set_line_width (canvas->cr, 1.0);
}

/* Filled what was measured, hollow what was judged by eye. */
static void
draw_marks (TriFadePlot *self, const Canvas *canvas)
{
  if (self->today >= 0.0 && self->today <= self->years)
    {
      double x = floor (x_of (self, canvas, self->today)) + 0.5;

      set_colour (canvas, &canvas->ink, 0.55);
      cairo_move_to (canvas->cr, x, TOP_PX);
      cairo_line_to (canvas->cr, x, canvas->height - BOTTOM_PX);
      cairo_stroke (canvas->cr);
      /* Translators: marks the day on an axis of years. */
      write_at (self, canvas, _ ("today"), x + 4, TOP_PX + 6, 0.0);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      cairo_new_path (canvas->cr);
      cairo_arc (canvas->cr, x_of (self, canvas, mark->years), y_of (self, canvas, mark->retained),
                 MARK_PX, 0, 2 * G_PI);
      set_colour (canvas, &canvas->ink, 1.0);
      if (mark->measured)
        {
          cairo_fill (canvas->cr);
          continue;
        }
      cairo_set_line_width (canvas->cr, 2.0);
      cairo_stroke (canvas->cr);
      cairo_set_line_width (canvas->cr, 1.0);
    }
}

static void
tri_fade_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriFadePlot *self = TRI_FADE_PLOT (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  Canvas canvas
      = { .width = gtk_widget_get_width (widget), .height = gtk_widget_get_height (widget) };

  if (!self->filled)
    return;
  gtk_style_context_get_color (context, &canvas.ink);
  gdk_rgba_parse (&canvas.accent, dark ? "#78aeed" : "#1c71d8");
  gdk_rgba_parse (&canvas.warm, dark ? "#ffa659" : "#b34500");
  canvas.cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) canvas.width, (float) canvas.height));
  cairo_set_line_width (canvas.cr, 1.0);
  draw_axes (self, &canvas);
  draw_window (self, &canvas);
  draw_curve (self, &canvas);
  draw_marks (self, &canvas);
  cairo_destroy (canvas.cr);
}

static void
tri_fade_plot_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : HEIGHT_PX;
}

static void
tri_fade_plot_finalize (GObject *object)
{
  g_array_unref (TRI_FADE_PLOT (object)->marks);

  G_OBJECT_CLASS (tri_fade_plot_parent_class)->finalize (object);
}

static void
tri_fade_plot_class_init (TriFadePlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_fade_plot_finalize;
  widget_class->snapshot = tri_fade_plot_snapshot;
  widget_class->measure = tri_fade_plot_measure;
  gtk_widget_class_set_css_name (widget_class, "fadeplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tri_fade_plot_init (TriFadePlot *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
}
