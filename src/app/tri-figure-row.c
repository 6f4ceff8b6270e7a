/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure of the field: its value, its source, and a way back to the default. */

#include "config.h"

#include "tri-figure-row.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TriFigureRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  GtkWidget *reset_button;

  const TriFigureInfo *info;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriFigureRow, tri_figure_row, ADW_TYPE_ACTION_ROW)

static void
value_changed_cb (TriFigureRow *self)
{
  double value = gtk_spin_button_get_value (self->spin);

  if (self->info == NULL)
    return;
  gtk_widget_set_sensitive (self->reset_button, value != self->info->value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, value);
}

static void
reset_clicked_cb (TriFigureRow *self)
{
  gtk_spin_button_set_value (self->spin, self->info->value);
}

static void
tri_figure_row_class_init (TriFigureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-figure-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriFigureRow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, TriFigureRow, spin);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
tri_figure_row_init (TriFigureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* As many decimals as the default and its limits have, three at most. */
static guint
get_digits (const TriFigureInfo *info)
{
  const double values[] = { info->value, info->minimum, info->maximum };
  guint digits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    while (digits < 3
           && fabs (values[i] * pow (10, digits) - round (values[i] * pow (10, digits))) > 1e-6)
      digits++;
  return digits;
}

TriFigureRow *
tri_figure_row_new (const TriFigureInfo *info, double value)
{
  TriFigureRow *self;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  guint digits;
  double step;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (TRI_TYPE_FIGURE_ROW, NULL);
  digits = get_digits (info);
  step = pow (10, -(double) digits);
  title = *info->unit != '\0' ? g_strdup_printf ("%s (%s)", _ (info->label), _ (info->unit))
                              : g_strdup (_ (info->label));
  subtitle
      = g_strdup_printf (_ ("Default %.*f · source: %s"), digits, info->value, _ (info->source));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_spin_button_set_digits (self->spin, digits);
  gtk_spin_button_set_range (self->spin, info->minimum, info->maximum);
  gtk_spin_button_set_increments (self->spin, step, step * 10);
  gtk_spin_button_set_value (self->spin, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_sensitive (self->reset_button, value != info->value);
  self->info = info;
  return self;
}
