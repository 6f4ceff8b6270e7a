/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure of the field: its value, its source, and a way back to the default. */

#include "config.h"

#include "tri-figure-row.h"

#include "tri-price-list.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TriFigureRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  GtkDropDown *choice; /* in place of @spin for a figure that chooses between words */
  GtkWidget *reset_button;

  const TriFigureInfo *info;
  const char *const *choices; /* (nullable) */
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
  double value;

  if (self->info == NULL)
    return;
  value = self->choices != NULL ? gtk_drop_down_get_selected (self->choice)
                                : gtk_spin_button_get_value (self->spin);
  gtk_widget_set_sensitive (self->reset_button, value != self->info->value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, value);
}

static void
reset_clicked_cb (TriFigureRow *self)
{
  if (self->choices != NULL)
    gtk_drop_down_set_selected (self->choice, (guint) self->info->value);
  else
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
  gtk_widget_class_bind_template_child (widget_class, TriFigureRow, choice);
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

static void
set_number (TriFigureRow *self, const TriFigureInfo *info, double value, const char *title)
{
  guint digits = get_digits (info);
  double step = pow (10, -(double) digits);
  g_autofree char *subtitle
      = g_strdup_printf (_ ("Default %.*f · source: %s"), digits, info->value, _ (info->source));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_spin_button_set_digits (self->spin, digits);
  gtk_spin_button_set_range (self->spin, info->minimum, info->maximum);
  gtk_spin_button_set_increments (self->spin, step, step * 10);
  gtk_spin_button_set_value (self->spin, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
set_choice (TriFigureRow *self, const TriFigureInfo *info, double value, const char *title)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *subtitle = g_strdup_printf (
      _ ("Default: %s · source: %s"), _ (self->choices[(guint) info->value]), _ (info->source));

  for (guint i = 0; self->choices[i] != NULL; i++)
    gtk_string_list_append (words, _ (self->choices[i]));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->choice));
  gtk_widget_set_visible (GTK_WIDGET (self->spin), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), TRUE);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->choice, (guint) value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

/* The words of a figure of care that is no number, or NULL. */
static const char *const *
get_choices (const TriFigureInfo *info)
{
  guint index;

  return tri_figure_table_lookup (tri_care_figures_table (), info->id, &index)
             ? tri_care_figure_get_choices (index)
             : NULL;
}

TriFigureRow *
tri_figure_row_new (const TriFigureInfo *info, double value)
{
  TriFigureRow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (TRI_TYPE_FIGURE_ROW, NULL);
  title = *info->unit != '\0' ? g_strdup_printf ("%s (%s)", _ (info->label), _ (info->unit))
                              : g_strdup (_ (info->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->choices = get_choices (info);
  if (self->choices != NULL)
    set_choice (self, info, value, title);
  else
    set_number (self, info, value, title);
  gtk_widget_set_sensitive (self->reset_button, value != info->value);
  self->info = info;
  return self;
}
