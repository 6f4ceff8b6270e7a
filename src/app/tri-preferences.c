/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's name, currency and own figures, each with its source and a way back. */

#include "config.h"

#include "tri-preferences.h"

#include "tri-figure-row.h"

#include <glib/gi18n.h>

struct _TriPreferences
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *currency_row;
  GtkLabel *currency_problem;
  AdwPreferencesGroup *care_group;
  AdwPreferencesGroup *pigment_group;
  AdwPreferencesGroup *styles_group;

  TriApplication *application;
  TriClinic *clinic;
};

G_DEFINE_FINAL_TYPE (TriPreferences, tri_preferences, ADW_TYPE_WINDOW)

/* Which set of figures a row belongs to. */
static TriFigures **
get_set (TriPreferences *self, TriFigureRow *row)
{
  return gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (self->care_group))
             ? &self->clinic->care
             : &self->clinic->pigment;
}

static void
figure_changed_cb (TriFigureRow *row, double value, TriPreferences *self)
{
  TriFigures **set = get_set (self, row);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "figure"));
  g_autoptr (GError) error = NULL;
  TriFigures *changed = tri_figures_with (*set, index, value, &error);

  /* The row keeps to the figure's limits, so that only a programming fault is refused. */
  g_assert_no_error (error);
  tri_figures_unref (*set);
  *set = changed;
}

static void
add_figures (TriPreferences *self, AdwPreferencesGroup *group, const TriFigures *figures)
{
  const TriFigureTable *table = tri_figures_get_table (figures);

  for (guint i = 0; i < table->n; i++)
    {
      TriFigureRow *row = tri_figure_row_new (&table->infos[i], tri_figures_get (figures, i));

      g_object_set_data (G_OBJECT (row), "figure", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "changed", G_CALLBACK (figure_changed_cb), self, 0);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
}

/* The user's own style files that could not be read: file, line and reason. */
static void
add_problems (TriPreferences *self, TriLibrary *library)
{
  const char *const *problems = tri_library_get_problems (library);

  gtk_widget_set_visible (GTK_WIDGET (self->styles_group), problems[0] != NULL);
  for (guint i = 0; problems[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problems[i]);
      adw_preferences_group_add (self->styles_group, row);
    }
}

static void
currency_changed_cb (TriPreferences *self)
{
  g_autofree char *code
      = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->currency_row)), -1);

  gtk_widget_set_visible (GTK_WIDGET (self->currency_problem), !tri_currency_is_valid (code));
}

/* Everything is kept when the window closes: one save, one change for the pages. */
static gboolean
tri_preferences_close_request (GtkWindow *window)
{
  TriPreferences *self = TRI_PREFERENCES (window);
  g_autofree char *code
      = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->currency_row)), -1);

  if (!tri_currency_is_valid (code))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->currency_row));
      return TRUE;
    }

  g_strlcpy (self->clinic->currency, code, sizeof self->clinic->currency);
  g_free (self->clinic->name);
  self->clinic->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  tri_application_set_clinic (self->application, self->clinic);

  return GTK_WINDOW_CLASS (tri_preferences_parent_class)->close_request (window);
}

static void
tri_preferences_finalize (GObject *object)
{
  TriPreferences *self = TRI_PREFERENCES (object);

  g_clear_object (&self->application);
  g_clear_pointer (&self->clinic, tri_clinic_free);

  G_OBJECT_CLASS (tri_preferences_parent_class)->finalize (object);
}

static void
tri_preferences_class_init (TriPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_preferences_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tri_preferences_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, care_group);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, currency_problem);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, pigment_group);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, styles_group);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_preferences_init (TriPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriPreferences *
tri_preferences_new (TriApplication *application)
{
  TriPreferences *self;

  g_return_val_if_fail (TRI_IS_APPLICATION (application), NULL);

  self = g_object_new (TRI_TYPE_PREFERENCES, NULL);
  self->application = g_object_ref (application);
  self->clinic = tri_clinic_copy (tri_application_get_clinic (application));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->clinic->name);
  gtk_editable_set_text (GTK_EDITABLE (self->currency_row), self->clinic->currency);
  add_figures (self, self->care_group, self->clinic->care);
  add_figures (self, self->pigment_group, self->clinic->pigment);
  add_problems (self, tri_styles_get_library (tri_application_get_styles (application)));
  return self;
}
