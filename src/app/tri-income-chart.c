/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of what came in, month by month. The numbers themselves stand in a table beside it. */

#include "config.h"

#include "tri-income-chart.h"

#include "tri-compat.h"

#include <glib/gi18n.h>
#include <math.h>

#define MIN_WIDTH_PX 240
#define HEIGHT_PX 220
/* Of a month's width. */
#define BAR_SHARE 0.62
#define GAP_PX 4

struct _TriIncomeChart
{
  GtkWidget parent_instance;

  gint64 income[TRI_INCOME_MONTHS];
  PangoLayout *amounts[TRI_INCOME_MONTHS]; /* (nullable): of months without income */
  PangoLayout *months[TRI_INCOME_MONTHS];
};

G_DEFINE_FINAL_TYPE (TriIncomeChart, tri_income_chart, GTK_TYPE_WIDGET)

static void
tri_income_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : HEIGHT_PX;
}

static void
append_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* How many months a label needs so that the next one does not touch it. */
static guint
get_label_step (TriIncomeChart *self, double month_width)
{
  int widest = 1;

  for (guint i = 0; i < TRI_INCOME_MONTHS; i++)
    {
      int width;

      pango_layout_get_pixel_size (self->months[i], &width, NULL);
      widest = MAX (widest, width);
    }
  return (guint) ceil ((widest + GAP_PX) / month_width);
}

static void
tri_income_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriIncomeChart *self = TRI_INCOME_CHART (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double month = width / TRI_INCOME_MONTHS;
  GdkRGBA text = tri_compat_get_color (widget);
  GdkRGBA dim = text;
  GdkRGBA bar = { 0.21f, 0.52f, 0.89f, 1.0f };
  gint64 most = 1, least = 0;
  double line, top, bottom, base;
  guint step;
  int label_height;

  if (self->months[0] == NULL)
    return;
  dim.alpha *= 0.7f;
  pango_layout_get_pixel_size (self->months[0], NULL, &label_height);
  for (guint i = 0; i < TRI_INCOME_MONTHS; i++)
    {
      most = MAX (most, self->income[i]);
      least = MIN (least, self->income[i]);
    }
  top = label_height + GAP_PX;
  bottom = height - label_height - 2 * GAP_PX;
  line = (bottom - top) / (double) (most - least);
  base = bottom + (double) least * line;
  step = get_label_step (self, month);

  for (guint i = 0; i < TRI_INCOME_MONTHS; i++)
    {
      double x = i * month;
      double tall = fabs ((double) self->income[i]) * line;
      double y = self->income[i] >= 0 ? base - tall : base;
      int label;

      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        x = width - (i + 1) * month;
      gtk_snapshot_append_color (snapshot, &bar,
                                 &GRAPHENE_RECT_INIT ((float) (x + month * (1 - BAR_SHARE) / 2),
                                                      (float) y, (float) (month * BAR_SHARE),
                                                      (float) tall));
      if (self->amounts[i] != NULL)
        {
          pango_layout_get_pixel_size (self->amounts[i], &label, NULL);
          if (label <= month)
            append_text (snapshot, self->amounts[i], x + (month - label) / 2, y - label_height - 1,
                         &text);
        }
      /* Counted from the newest, which is always named. */
      if ((TRI_INCOME_MONTHS - 1 - i) % step == 0)
        {
          pango_layout_get_pixel_size (self->months[i], &label, NULL);
          append_text (snapshot, self->months[i], CLAMP (x + (month - label) / 2, 0, width - label),
                       bottom + 2 * GAP_PX, &dim);
        }
    }
  gtk_snapshot_append_color (snapshot, &dim,
                             &GRAPHENE_RECT_INIT (0, (float) base, (float) width, 1));
}

static void
clear (TriIncomeChart *self)
{
  for (guint i = 0; i < TRI_INCOME_MONTHS; i++)
    {
      g_clear_object (&self->amounts[i]);
      g_clear_object (&self->months[i]);
    }
}

static void
tri_income_chart_dispose (GObject *object)
{
  clear (TRI_INCOME_CHART (object));

  G_OBJECT_CLASS (tri_income_chart_parent_class)->dispose (object);
}

static void
tri_income_chart_class_init (TriIncomeChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_income_chart_dispose;
  widget_class->measure = tri_income_chart_measure;
  widget_class->snapshot = tri_income_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "incomechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tri_income_chart_init (TriIncomeChart *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Income by month"), -1);
}

static PangoLayout *
text_new (TriIncomeChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* Whole units: the cents stand in the table. */
static char *
format_short (gint64 minor, const char *currency)
{
  gint64 unit = 1;
  TriMoneyRange range = { 0 };

  for (int i = tri_currency_digits (currency); i > 0; i--)
    unit *= 10;
  range.low = range.typical = range.high = minor / unit * unit;
  g_strlcpy (range.currency, currency, sizeof range.currency);
  return tri_money_range_format (range);
}

void
tri_income_chart_set_income (TriIncomeChart *self,
                             TriDate first,
                             const char *currency,
                             const gint64 *income)
{
  g_return_if_fail (TRI_IS_INCOME_CHART (self));
  g_return_if_fail (first != TRI_DATE_NONE && currency != NULL && income != NULL);

  clear (self);
  for (guint i = 0; i < TRI_INCOME_MONTHS; i++)
    {
      g_autofree char *month = tri_date_format_month (tri_date_add_months (first, (int) i));

      self->income[i] = income[i];
      self->months[i] = text_new (self, month);
      if (income[i] != 0)
        {
          g_autofree char *amount = format_short (income[i], currency);

          self->amounts[i] = text_new (self, amount);
        }
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
