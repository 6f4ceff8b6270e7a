/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new clinic is asked once: its name and units, then its prices. */

#include "config.h"

#include "tri-first-run.h"

#include "tri-figure-row.h"
#include "tri-measures.h"
#include "tri-widget.h"

#include <glib/gi18n.h>
#include <locale.h>

struct _TriFirstRun
{
  GtkWidget parent_instance;

  GtkStack *steps;
  AdwEntryRow *name_row;
  AdwEntryRow *currency_row;
  GtkLabel *currency_problem;
  AdwPreferencesGroup *readings_group;
  AdwPreferencesGroup *prices_group;
  GtkWidget *next_button;
  GtkWidget *finish_button;

  TriApplication *application; /* NULL until it starts */
  TriClinic *clinic;           /* as it will be saved */
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriFirstRun, tri_first_run, GTK_TYPE_WIDGET)

static void
set_figure (TriFirstRun *self, TriCareFigure figure, double value)
{
  g_autoptr (GError) error = NULL;
  TriFigures *changed = tri_figures_with (self->clinic->care, figure, value, &error);

  /* The row keeps to the figure's limits, so that only a programming fault is refused. */
  g_assert_no_error (error);
  tri_figures_unref (self->clinic->care);
  self->clinic->care = changed;
}

/* A price is never held up by the bounds that were the field's. */
static void
make_room (TriFirstRun *self, TriCareFigure least, TriCareFigure most, double value)
{
  if (tri_figures_get (self->clinic->care, least) > value)
    set_figure (self, least, value);
  if (tri_figures_get (self->clinic->care, most) < value)
    set_figure (self, most, value);
}

static void
figure_changed_cb (TriFigureRow *row, double value, TriFirstRun *self)
{
  TriCareFigure figure
      = (TriCareFigure) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "figure"));

  set_figure (self, figure, value);
  if (figure == TRI_FIGURE_SESSION_PRICE)
    make_room (self, TRI_FIGURE_SESSION_PRICE_MIN, TRI_FIGURE_SESSION_PRICE_MAX, value);
  else if (figure == TRI_FIGURE_TOUCH_UP_PRICE)
    make_room (self, TRI_FIGURE_TOUCH_UP_PRICE_MIN, TRI_FIGURE_TOUCH_UP_PRICE_MAX, value);
}

static void
add_figure (TriFirstRun *self, AdwPreferencesGroup *group, TriCareFigure figure)
{
  TriFigureRow *row = tri_figure_row_new (&tri_care_figures_table ()->infos[figure],
                                          tri_figures_get (self->clinic->care, figure));

  g_object_set_data (G_OBJECT (row), "figure", GUINT_TO_POINTER (figure));
  g_signal_connect_object (row, "changed", G_CALLBACK (figure_changed_cb), self, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

/* (transfer full): what was typed as a currency code */
static char *
get_currency (TriFirstRun *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->currency_row)));

  return g_ascii_strup (g_strstrip (text), -1);
}

static void
currency_changed_cb (TriFirstRun *self)
{
  g_autofree char *code = get_currency (self);
  gboolean valid = tri_currency_is_valid (code);

  gtk_widget_set_visible (GTK_WIDGET (self->currency_problem), !valid);
  gtk_widget_set_sensitive (self->next_button, valid);
}

static void
show_prices (TriFirstRun *self)
{
  gtk_stack_set_visible_child_name (self->steps, "prices");
  gtk_widget_grab_focus (self->finish_button);
}

static void
next_cb (TriFirstRun *self)
{
  g_autofree char *code = get_currency (self);

  if (!tri_currency_is_valid (code))
    return;
  g_strlcpy (self->clinic->currency, code, sizeof self->clinic->currency);
  g_free (self->clinic->name);
  self->clinic->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_strstrip (self->clinic->name);
  show_prices (self);
}

static void
back_cb (TriFirstRun *self)
{
  gtk_stack_set_visible_child_name (self->steps, "clinic");
  tri_first_run_focus (self);
}

static void
finish_cb (TriFirstRun *self)
{
  tri_application_set_clinic (self->application, self->clinic);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Leaves the prices as they were; what the first step entered stays. */
static void
skip_prices_cb (TriFirstRun *self)
{
  const TriClinic *before = tri_application_get_clinic (self->application);
  static const TriCareFigure prices[] = {
    TRI_FIGURE_SESSION_PRICE,  TRI_FIGURE_SESSION_PRICE_MIN,  TRI_FIGURE_SESSION_PRICE_MAX,
    TRI_FIGURE_TOUCH_UP_PRICE, TRI_FIGURE_TOUCH_UP_PRICE_MIN, TRI_FIGURE_TOUCH_UP_PRICE_MAX,
  };

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    set_figure (self, prices[i], tri_figures_get (before->care, prices[i]));
  finish_cb (self);
}

/* The currency of the user's country, as far as the system knows one. */
static void
guess_currency (char out_currency[4])
{
  const struct lconv *locale = localeconv ();
  g_autofree char *code = g_strndup (locale->int_curr_symbol, 3);

  if (tri_currency_is_valid (code))
    g_strlcpy (out_currency, code, 4);
}

static void
tri_first_run_dispose (GObject *object)
{
  TriFirstRun *self = TRI_FIRST_RUN (object);

  g_clear_object (&self->application);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_first_run_parent_class)->dispose (object);
}

static void
tri_first_run_finalize (GObject *object)
{
  g_clear_pointer (&TRI_FIRST_RUN (object)->clinic, tri_clinic_free);

  G_OBJECT_CLASS (tri_first_run_parent_class)->finalize (object);
}

static void
tri_first_run_class_init (TriFirstRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_first_run_dispose;
  object_class->finalize = tri_first_run_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, currency_problem);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, finish_button);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, next_button);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, prices_group);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, readings_group);
  gtk_widget_class_bind_template_child (widget_class, TriFirstRun, steps);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_prices);
  gtk_widget_class_bind_template_callback (widget_class, skip_prices_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_first_run_init (TriFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_first_run_start (TriFirstRun *self, TriApplication *application)
{
  g_return_if_fail (TRI_IS_FIRST_RUN (self));
  g_return_if_fail (TRI_IS_APPLICATION (application));

  if (self->application != NULL)
    return;
  self->application = g_object_ref (application);
  self->clinic = tri_clinic_copy (tri_application_get_clinic (application));
  guess_currency (self->clinic->currency);
  gtk_editable_set_text (GTK_EDITABLE (self->currency_row), self->clinic->currency);
  add_figure (self, self->readings_group, TRI_FIGURE_UNITS);
  add_figure (self, self->readings_group, TRI_FIGURE_WEEK_START);
  add_figure (self, self->prices_group, TRI_FIGURE_SESSION_PRICE);
  add_figure (self, self->prices_group, TRI_FIGURE_TOUCH_UP_PRICE);
}

void
tri_first_run_focus (TriFirstRun *self)
{
  g_return_if_fail (TRI_IS_FIRST_RUN (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
