/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's name, currency and own figures in pages, each with its source and a way back. */

#include "config.h"

#include "tri-preferences.h"

#include "tri-figure-row.h"

#include <glib/gi18n.h>

/* Where a figure is shown: by the first part of its id. */
typedef struct
{
  const char *prefix;
  const char *page; /* as in the template */
  const char *group;
} FigurePlace;

static const FigurePlace places[] = {
  { "clinic.", "clinic", "readings_group" },        { "plan.", "treatment", "plan_group" },
  { "placement.", "treatment", "placement_group" }, { "price.", "prices", "price_group" },
  { "referral.", "prices", "referral_group" },      { "touchup.", "touch-ups", "touch_up_group" },
  { "intake.", "intake", "intake_group" },          { "care.", "intake", "care_group" },
  { "pigment.", "pigment", "pigment_group" },       { "fade.", "pigment", "fade_group" },
  { "stock.", "pigment", "stock_group" },           { "", "treatment", "other_group" },
};

struct _TriPreferences
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *pages;
  AdwEntryRow *name_row;
  AdwEntryRow *currency_row;
  GtkLabel *currency_problem;
  AdwPreferencesGroup *problems_group;
  AdwPreferencesGroup *groups[G_N_ELEMENTS (places)];

  TriApplication *application;
  TriClinic *clinic;
  GPtrArray *rows; /* TriFigureRow, not owned */
  gboolean filled[G_N_ELEMENTS (places)];
};

G_DEFINE_FINAL_TYPE (TriPreferences, tri_preferences, ADW_TYPE_WINDOW)

/* The figures of both rooms, one after the other. */
static TriFigures **
get_set (TriPreferences *self, gboolean care)
{
  return care ? &self->clinic->care : &self->clinic->pigment;
}

static void
change_figure (TriPreferences *self, TriFigureRow *row, double value, gboolean care)
{
  TriFigures **set = get_set (self, care);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "figure"));
  g_autoptr (GError) error = NULL;
  TriFigures *changed = tri_figures_with (*set, index, value, &error);

  /* The row keeps to the figure's limits, so that only a programming fault is refused. */
  g_assert_no_error (error);
  tri_figures_unref (*set);
  *set = changed;
}

static void
care_changed_cb (TriFigureRow *row, double value, TriPreferences *self)
{
  change_figure (self, row, value, TRUE);
}

static void
pigment_changed_cb (TriFigureRow *row, double value, TriPreferences *self)
{
  change_figure (self, row, value, FALSE);
}

static guint
get_place (const char *figure_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (figure_id, places[i].prefix))
      return i;
  g_assert_not_reached ();
}

static void
add_figures (TriPreferences *self, guint place, gboolean care)
{
  const TriFigures *figures = *get_set (self, care);
  const TriFigureTable *table = tri_figures_get_table (figures);

  for (guint i = 0; i < table->n; i++)
    {
      TriFigureRow *row;

      if (get_place (table->infos[i].id) != place)
        continue;
      row = tri_figure_row_new (&table->infos[i], tri_figures_get (figures, i));
      g_object_set_data (G_OBJECT (row), "figure", GUINT_TO_POINTER (i));
      g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (place));
      g_signal_connect_object (
          row, "changed", care ? G_CALLBACK (care_changed_cb) : G_CALLBACK (pigment_changed_cb),
          self, 0);
      adw_preferences_group_add (self->groups[place], GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
}

/* A group is made when it is first looked at: there are many figures. */
static void
fill_group (TriPreferences *self, guint place)
{
  guint n_before = self->rows->len;

  if (self->filled[place])
    return;
  self->filled[place] = TRUE;
  add_figures (self, place, TRUE);
  add_figures (self, place, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->groups[place]), self->rows->len > n_before);
}

static void
page_shown_cb (TriPreferences *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (self->clinic == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].page, page) == 0)
      fill_group (self, i);
}

static gboolean
row_matches (TriFigureRow *row, const char *query)
{
  AdwActionRow *action = ADW_ACTION_ROW (row);
  g_autofree char *text
      = g_strdup_printf ("%s %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                         adw_action_row_get_subtitle (action));
  g_autofree char *folded = tri_search_fold (text);

  return tri_search_matches (folded, query);
}

/* Shows the figures found on each page, and the pages that have any. */
static void
search_changed_cb (TriPreferences *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  gboolean searching = *query != '\0';
  guint n_found[G_N_ELEMENTS (places)] = { 0 };
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    fill_group (self, i);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TriFigureRow *row = self->rows->pdata[i];
      guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"));
      gboolean found = row_matches (row, query);

      gtk_widget_set_visible (GTK_WIDGET (row), found);
      n_found[place] += found;
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkStackPage *page = GTK_STACK_PAGE (item);
      const char *name = gtk_stack_page_get_name (page);
      guint n = 0;

      for (guint place = 0; place < G_N_ELEMENTS (places); place++)
        if (g_str_equal (places[place].page, name))
          {
            n += n_found[place];
            gtk_widget_set_visible (GTK_WIDGET (self->groups[place]), n_found[place] > 0);
          }
      gtk_stack_page_set_visible (page, n > 0 || !searching);
      if (n > 0 && first == NULL)
        first = name;
    }
  if (searching && first != NULL)
    gtk_stack_set_visible_child_name (self->pages, first);
}

/* Escape in a search ends the search, and only then the window. */
static void
search_stopped_cb (TriPreferences *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* The user's own style files that could not be read: file, line and reason. */
static void
add_problems (TriPreferences *self, TriLibrary *library)
{
  const char *const *problems = tri_library_get_problems (library);

  /* A message has sent the user here to read them. */
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), problems[0] != NULL);
  if (problems[0] != NULL)
    gtk_stack_set_visible_child_name (self->pages, "styles");
  for (guint i = 0; problems[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problems[i]);
      adw_preferences_group_add (self->problems_group, row);
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
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      gtk_stack_set_visible_child_name (self->pages, "clinic");
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);

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
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_widget_class_bind_template_child_full (widget_class, places[i].group, FALSE,
                                               G_STRUCT_OFFSET (TriPreferences, groups)
                                                   + (gssize) (i * sizeof (AdwPreferencesGroup *)));
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, currency_problem);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, pages);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, problems_group);
  gtk_widget_class_bind_template_child (widget_class, TriPreferences, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_preferences_init (TriPreferences *self)
{
  self->rows = g_ptr_array_new ();
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
  page_shown_cb (self);
  add_problems (self, tri_styles_get_library (tri_application_get_styles (application)));
  return self;
}
