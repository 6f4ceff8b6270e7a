/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scalp seen from above, with its zones; those that are treated are filled. */

#include "config.h"

#include "tri-zone-map.h"

#include "tri-chart.h"
#include "tri-compat.h"

#include <glib/gi18n.h>

#define N 168      /* places of the drawing across and down */
#define SIDE 168.0 /* of the drawing, in pixels */
/* How far down the drawing looks: to where a band of hair begins. */
#define LOWEST_Y (-0.12)

struct _TriZoneMap
{
  GtkWidget parent_instance;

  gboolean treated[TRI_N_ZONES];
  gint8 zones[N][N]; /* by row and column, -1 outside */
};

enum
{
  SIGNAL_ZONE_PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriZoneMap, tri_zone_map, GTK_TYPE_WIDGET)

/* The place under a point of the drawing, whose radius is 1: the face is up, as one stands before a
 * client who looks at one. FALSE outside of it. */
static gboolean
find_place (double x, double y, TriVec3 *out_e)
{
  double reach = TRI_CHART_RADIUS * sqrt (2 * (1 - LOWEST_Y));

  if (x * x + y * y > 1)
    return FALSE;
  *out_e = tri_chart_to_direction ((TriVec2){ reach * x, -reach * y });
  return TRUE;
}

static int
zone_at (double x, double y)
{
  TriVec3 e;

  return find_place (x, y, &e) ? (int) tri_zone_at (e) : -1;
}

static void
pressed_cb (TriZoneMap *self, int n_press, double x, double y)
{
  double radius = SIDE / 2;
  int zone = zone_at ((x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0) / radius,
                      (y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0) / radius);

  if (zone >= 0)
    g_signal_emit (self, signals[SIGNAL_ZONE_PRESSED], 0, zone);
}

/* The nose, so that one knows where the front is. */
static void
draw_nose (cairo_t *cr, const GdkRGBA *ink)
{
  cairo_move_to (cr, -0.09, -0.985);
  cairo_line_to (cr, 0, -1.1);
  cairo_line_to (cr, 0.09, -0.985);
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.6);
  cairo_set_line_width (cr, 0.02);
  cairo_stroke (cr);
}

static int
get_zone (TriZoneMap *self, int row, int column)
{
  return row >= 0 && row < N && column >= 0 && column < N ? self->zones[row][column] : -1;
}

/* Where one zone ends and another begins there is a line. */
static gboolean
is_edge (TriZoneMap *self, int row, int column)
{
  int zone = get_zone (self, row, column);

  return zone != get_zone (self, row, column + 1) || zone != get_zone (self, row + 1, column)
         || get_zone (self, row, column - 1) < 0 || get_zone (self, row - 1, column) < 0;
}

/* All places that are edges, or that are inside of what is treated. */
static void
draw_places (TriZoneMap *self, cairo_t *cr, gboolean edges)
{
  for (int row = 0; row < N; row++)
    for (int column = 0; column < N; column++)
      {
        int zone = get_zone (self, row, column);

        if (zone >= 0 && is_edge (self, row, column) == edges && (edges || self->treated[zone]))
          cairo_rectangle (cr, column * 2.0 / N - 1, row * 2.0 / N - 1, 2.0 / N, 2.0 / N);
      }
  cairo_fill (cr);
}

static void
tri_zone_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriZoneMap *self = TRI_ZONE_MAP (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA ink = tri_compat_get_color (widget);
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, SIDE / 2, SIDE / 2);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, 0.35);
  draw_places (self, cr, FALSE);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.55);
  draw_places (self, cr, TRUE);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_nose (cr, &ink);
  cairo_destroy (cr);
}

static void
tri_zone_map_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = (int) SIDE + 24;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tri_zone_map_class_init (TriZoneMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tri_zone_map_snapshot;
  widget_class->measure = tri_zone_map_measure;
  signals[SIGNAL_ZONE_PRESSED]
      = g_signal_new ("zone-pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tri_zone_map_init (TriZoneMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  for (int row = 0; row < N; row++)
    for (int column = 0; column < N; column++)
      self->zones[row][column]
          = (gint8) zone_at ((column + 0.5) * 2 / N - 1, (row + 0.5) * 2 / N - 1);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The scalp from above, with the zones that were treated"), -1);
}

void
tri_zone_map_set_areas (TriZoneMap *self, const double area_cm2[TRI_N_ZONES])
{
  g_return_if_fail (TRI_IS_ZONE_MAP (self));

  for (guint i = 0; i < TRI_N_ZONES; i++)
    self->treated[i] = area_cm2[i] >= 0.5;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
