/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years of costs as a plot, legible in light and dark, and told in words to assistive tools. */

#include "config.h"

#include "tri-cost-plot.h"

#include "tri-compat.h"
#include "tri-cost-picture.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MIN_WIDTH_PX 240
#define HEIGHT_PX 260
#define TEXT_PX 13.0

struct _TriCostPlot
{
  GtkWidget parent_instance;

  TriCostDrawing *drawing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TriCostPlot, tri_cost_plot, GTK_TYPE_WIDGET)

static void
tri_cost_plot_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : HEIGHT_PX;
}

/* Steps and letters are few; GTK keeps the node until something changes. */
static void
tri_cost_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriCostPlot *self = TRI_COST_PLOT (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA text = tri_compat_get_color (widget);
  gboolean dark = text.red + text.green + text.blue > 1.5f;
  cairo_t *cr;

  if (self->drawing == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  tri_cost_drawing_draw (self->drawing, cr, width, height, TEXT_PX,
                         dark ? &tri_cost_colours_dark : &tri_cost_colours_light);
  cairo_destroy (cr);
}

static void
tri_cost_plot_finalize (GObject *object)
{
  g_clear_pointer (&TRI_COST_PLOT (object)->drawing, tri_cost_drawing_free);

  G_OBJECT_CLASS (tri_cost_plot_parent_class)->finalize (object);
}

static void
tri_cost_plot_class_init (TriCostPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_cost_plot_finalize;
  widget_class->measure = tri_cost_plot_measure;
  widget_class->snapshot = tri_cost_plot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "costplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tri_cost_plot_init (TriCostPlot *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ten-year cost"), -1);
}

static char *
describe (const TriTenYears *years)
{
  g_autofree char *crossing = tri_ten_years_explain (years);
  g_autofree char *permanent
      = tri_money_range_format (tri_ten_years_get_cost (years, TRUE, TRI_TEN_YEARS_MONTHS));
  g_autofree char *temporary
      = tri_money_range_format (tri_ten_years_get_cost (years, FALSE, TRI_TEN_YEARS_MONTHS));

  /* Translators: what a plot shows: two ranges of money, and a sentence. */
  return g_strdup_printf (_ ("Paid after ten years: %s for the permanent treatment with its "
                             "touch-ups, %s for the temporary one that is renewed. %s"),
                          permanent, temporary, crossing);
}

void
tri_cost_plot_set_years (TriCostPlot *self, const TriTenYears *years, TriDate start)
{
  g_autofree char *description = NULL;

  g_return_if_fail (TRI_IS_COST_PLOT (self));

  g_clear_pointer (&self->drawing, tri_cost_drawing_free);
  if (years != NULL)
    {
      self->drawing = tri_cost_picture_new (years, start);
      description = describe (years);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      description, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
