/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: the first screen, or one client's consultation. */

#include "config.h"

#include "tri-window.h"

#include "tri-choose-dialog.h"
#include "tri-client-dialog.h"
#include "tri-compare-page.h"
#include "tri-compat.h"
#include "tri-consultation.h"
#include "tri-design-page.h"
#include "tri-home.h"
#include "tri-message.h"
#include "tri-plan-page.h"
#include "tri-present-window.h"
#include "tri-print.h"
#include "tri-record-page.h"
#include "tri-words.h"

#include <glib/gi18n.h>

struct _TriWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *main_stack;
  AdwStatusPage *problem_page;
  TriHome *home;
  AdwViewSwitcher *home_switcher;
  AdwWindowTitle *client_title;
  AdwViewStack *pages;
  TriDesignPage *design_page;
  TriPlanPage *plan_page;
  TriComparePage *compare_page;
  TriRecordPage *record_page;
  TriPresentMenu *present_menu;

  TriConsultation *consultation;
  TriPresentWindow *presenting; /* weak */
  GCancellable *opening;
  GSettings *settings;
  gboolean may_close;
};

G_DEFINE_FINAL_TYPE (TriWindow, tri_window, ADW_TYPE_APPLICATION_WINDOW)

static TriApplication *
get_application (TriWindow *self)
{
  return TRI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* The one place that decides which commands can be given. */
static void
update_actions (TriWindow *self)
{
  static const char *const of_design[]
      = { "win.choose",         "win.present",      "win.export-picture",
          "win.export-stencil", "win.export-sheet", "win.print" };
  const char *shown = gtk_stack_get_visible_child_name (self->main_stack);
  gboolean open = g_strcmp0 (shown, "home") == 0 || g_strcmp0 (shown, "consultation") == 0;
  gboolean consulting = self->consultation != NULL && g_strcmp0 (shown, "consultation") == 0;
  gboolean registered = consulting && tri_consultation_get_estimate (self->consultation) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-client", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", consulting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-client", consulting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.nth-page", open);
  for (guint i = 0; i < G_N_ELEMENTS (of_design); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_design[i], registered);
}

static void
update_title (TriWindow *self)
{
  const TriDossier *dossier;
  g_autofree char *subtitle = NULL;

  if (self->consultation == NULL)
    return;

  dossier = tri_consultation_get_dossier (self->consultation);
  if (dossier->decisions->len > 0)
    {
      TriDecision *decision = g_ptr_array_index (dossier->decisions, dossier->decisions->len - 1);
      g_autofree char *date = tri_date_format (decision->date);
      g_autofree char *choice
          = tri_words_choice (tri_consultation_get_styles (self->consultation), dossier, decision);

      /* TRANSLATORS: the style and kind of treatment, then the day */
      subtitle = g_strdup_printf (_ ("%s · chosen %s"), choice, date);
    }
  else
    subtitle = g_strdup (_ ("Consultation"));

  adw_window_title_set_title (self->client_title, tri_client_get_display_name (dossier->client));
  adw_window_title_set_subtitle (self->client_title, subtitle);
}

/* The client's screen shows one client and goes with the consultation. */
static void
end_presenting (TriWindow *self)
{
  TriPresentWindow *presenting = self->presenting;

  g_clear_weak_pointer (&self->presenting);
  if (presenting != NULL)
    gtk_window_destroy (GTK_WINDOW (presenting));
}

static void
set_consultation (TriWindow *self, TriConsultation *consultation)
{
  if (self->consultation == consultation)
    return;

  end_presenting (self);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_set_object (&self->consultation, consultation);
  tri_present_menu_set_consultation (self->present_menu, consultation);
  tri_design_page_set_consultation (self->design_page, consultation);
  tri_plan_page_set_consultation (self->plan_page, consultation);
  tri_compare_page_set_consultation (self->compare_page, consultation);
  tri_record_page_set_consultation (self->record_page, consultation);
  if (consultation != NULL)
    {
      g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update_title), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "styles-changed", G_CALLBACK (update_title), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "failed", G_CALLBACK (tri_window_show_error), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "notify::estimate-serial", G_CALLBACK (update_actions),
                               self, G_CONNECT_SWAPPED);
      update_title (self);
    }
  update_actions (self);
}

void
tri_window_show_loading (TriWindow *self)
{
  g_return_if_fail (TRI_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->main_stack, "loading");
  update_actions (self);
}

void
tri_window_show_problem (TriWindow *self, const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TRI_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->problem_page, text);
  gtk_stack_set_visible_child_name (self->main_stack, "problem");
  gtk_widget_child_focus (GTK_WIDGET (self->problem_page), GTK_DIR_TAB_FORWARD);
  update_actions (self);
}

void
tri_window_show_home (TriWindow *self)
{
  g_return_if_fail (TRI_IS_WINDOW (self));

  g_cancellable_cancel (self->opening);
  gtk_stack_set_visible_child_name (self->main_stack, "home");
  set_consultation (self, NULL);
  update_actions (self);
  tri_home_refresh (self->home, get_application (self));
  tri_home_focus_page (self->home);
}

void
tri_window_show_message (TriWindow *self, const char *text)
{
  g_return_if_fail (TRI_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  tri_message_show (self->toasts, text);
}

void
tri_window_show_error (TriWindow *self, const GError *error)
{
  g_return_if_fail (TRI_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tri_window_show_message (self, error->message);
}

void
tri_window_show_style_problems (TriWindow *self, guint n_problems)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  g_return_if_fail (TRI_IS_WINDOW (self));

  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u style of your own cannot be read",
                                        "%u styles of your own cannot be read", n_problems),
                           n_problems);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("_Why"));
  adw_toast_set_action_name (toast, "app.preferences");
  adw_toast_set_timeout (toast, 10);
  tri_message_show_toast (self->toasts, toast);
}

static void
load_dossier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriConsultation) consultation = NULL;
  TriDossier *dossier = tri_store_load_dossier_finish (TRI_STORE (source), result, &error);
  TriApplication *application = get_application (self);

  if (dossier == NULL)
    {
      tri_window_show_error (self, error);
      return;
    }

  consultation = tri_consultation_new (TRI_STORE (source), tri_application_get_styles (application),
                                       tri_application_get_clinic (application), dossier);
  adw_view_stack_set_visible_child_name (self->pages, "design");
  gtk_stack_set_visible_child_name (self->main_stack, "consultation");
  set_consultation (self, consultation);
}

void
tri_window_open_client (TriWindow *self, const char *client_id)
{
  g_return_if_fail (TRI_IS_WINDOW (self));
  g_return_if_fail (client_id != NULL);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  tri_store_load_dossier_async (tri_application_get_store (get_application (self)), client_id,
                                self->opening, load_dossier_cb, g_object_ref (self));
}

/* commands */

static void
open_client_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tri_window_open_client (TRI_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

typedef struct
{
  TriWindow *window;
  void (*next) (TriWindow *self); /* (nullable) */
} Leaving;

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Leaving *leaving = user_data;
  g_autoptr (TriWindow) self = leaving->window;
  g_autoptr (GError) error = NULL;

  if (!tri_consultation_flush_finish (TRI_CONSULTATION (source), result, &error))
    {
      tri_window_show_error (self, error);
      return;
    }
  tri_window_show_home (self);
  if (leaving->next != NULL)
    leaving->next (self);
}

/* Saves what is pending of a client, shows the first screen and goes on to @next (nullable). */
static void
leave (TriWindow *self, void (*next) (TriWindow *))
{
  if (self->consultation == NULL)
    next (self);
  else
    tri_consultation_flush_async (
        self->consultation, left_cb,
        g_memdup2 (&(Leaving){ g_object_ref (self), next }, sizeof (Leaving)));
}

static void
back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave (TRI_WINDOW (widget), NULL);
}

static void
search (TriWindow *self)
{
  tri_home_focus_search (self->home);
}

static void
show_today (TriWindow *self)
{
  tri_home_show_today (self->home);
}

static void
home_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave (TRI_WINDOW (widget), g_str_equal (name, "win.search") ? search : show_today);
}

/* The pages of the screen that is shown. */
static AdwViewStack *
get_pages (TriWindow *self)
{
  return self->consultation != NULL ? self->pages : tri_home_get_pages (self->home);
}

static void
page_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwViewStack *pages = get_pages (TRI_WINDOW (widget));
  const char *page = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (pages, page) != NULL)
    adw_view_stack_set_visible_child_name (pages, page);
}

/* Past the last page it is the last one: of a client, the record. */
static void
nth_page_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwViewStack *stack = get_pages (TRI_WINDOW (widget));
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);
  guint last = g_list_model_get_n_items (G_LIST_MODEL (pages)) - 1;

  gtk_selection_model_select_item (pages, MIN (last, (guint) g_variant_get_int32 (parameter) - 1),
                                   TRUE);
}

static void
client_saved_cb (TriClientDialog *dialog, const char *client_id, TriWindow *self)
{
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
  else
    tri_window_open_client (self, client_id);
}

static void
show_client_dialog (TriWindow *self, const TriClient *client)
{
  TriClientDialog *dialog = tri_client_dialog_new (get_application (self), client);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (client_saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_new_client (TriWindow *self)
{
  show_client_dialog (self, NULL);
}

static void
new_client_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave (TRI_WINDOW (widget), show_new_client);
}

static void
edit_client_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriWindow *self = TRI_WINDOW (widget);

  show_client_dialog (self, tri_consultation_get_client (self->consultation));
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriWindow *self = TRI_WINDOW (widget);

  /* What is exported must be in sight. */
  adw_view_stack_set_visible_child_name (self->pages, "design");
  gtk_widget_activate_action (
      GTK_WIDGET (self->design_page),
      g_str_equal (name, "win.export-stencil") ? "design.stencil" : "design.export", "s", "");
}

/* On the Plan page what was chosen is meant, on the Design page what is seen. */
static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriWindow *self = TRI_WINDOW (widget);
  const char *page = adw_view_stack_get_visible_child_name (self->pages);
  TriPrintSubject subject = g_str_equal (page, "plan") ? TRI_PRINT_CHOICE : TRI_PRINT_DESIGN;

  if (g_str_equal (name, "win.print"))
    tri_print (GTK_WINDOW (self), self->consultation, subject);
  else
    tri_print_export (GTK_WINDOW (self), self->consultation, subject);
}

static void
present_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriWindow *self = TRI_WINDOW (widget);

  if (self->presenting != NULL)
    gtk_window_present (GTK_WINDOW (self->presenting));
  else
    g_set_weak_pointer (
        &self->presenting,
        tri_present_window_open (self->consultation, self->present_menu, GTK_WINDOW (self)));
}

static void
chosen_cb (TriChooseDialog *dialog, TriWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pages, "plan");
  tri_window_show_message (self, _ ("The choice is recorded"));
}

static void
choose_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriWindow *self = TRI_WINDOW (widget);
  TriChooseDialog *dialog = tri_choose_dialog_new (self->consultation);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
clinic_changed_cb (TriWindow *self)
{
  if (self->consultation != NULL)
    tri_consultation_set_clinic (self->consultation,
                                 tri_application_get_clinic (get_application (self)));
}

/* closing: what is pending is saved first */

static void
close_answer_cb (gboolean agreed, gpointer user_data)
{
  g_autoptr (TriWindow) self = user_data;

  if (!agreed)
    return;
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
flush_close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tri_consultation_flush_finish (TRI_CONSULTATION (source), result, &error))
    {
      self->may_close = TRUE;
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  tri_compat_ask (GTK_WINDOW (self), _ ("Close Without Saving?"), error->message,
                  _ ("Close _Without Saving"), TRUE, close_answer_cb, g_object_ref (self));
}

static gboolean
tri_window_close_request (GtkWindow *window)
{
  TriWindow *self = TRI_WINDOW (window);
  int width;
  int height;

  if (self->consultation != NULL && !self->may_close)
    {
      tri_consultation_flush_async (self->consultation, flush_close_cb, g_object_ref (self));
      return TRUE;
    }

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  set_consultation (self, NULL);

  return GTK_WINDOW_CLASS (tri_window_parent_class)->close_request (window);
}

static void
tri_window_dispose (GObject *object)
{
  TriWindow *self = TRI_WINDOW (object);

  end_presenting (self);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (tri_window_parent_class)->dispose (object);
}

static void
tri_window_class_init (TriWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = tri_window_dispose;
  window_class->close_request = tri_window_close_request;

  g_type_ensure (TRI_TYPE_COMPARE_PAGE);
  g_type_ensure (TRI_TYPE_DESIGN_PAGE);
  g_type_ensure (TRI_TYPE_HOME);
  g_type_ensure (TRI_TYPE_PLAN_PAGE);
  g_type_ensure (TRI_TYPE_PRESENT_MENU);
  g_type_ensure (TRI_TYPE_RECORD_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TriWindow, client_title);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, compare_page);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, design_page);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, home);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, home_switcher);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, plan_page);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, present_menu);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, record_page);
  gtk_widget_class_bind_template_child (widget_class, TriWindow, toasts);

  gtk_widget_class_install_action (widget_class, "win.new-client", NULL, new_client_activated);
  gtk_widget_class_install_action (widget_class, "win.edit-client", NULL, edit_client_activated);
  gtk_widget_class_install_action (widget_class, "win.open-client", "s", open_client_activated);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, home_activated);
  gtk_widget_class_install_action (widget_class, "win.today", NULL, home_activated);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_activated);
  /* Not the application's: on the canvas Alt+Left is a fine step to the left. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_activated);
  gtk_widget_class_install_action (widget_class, "win.nth-page", "i", nth_page_activated);
  gtk_widget_class_install_action (widget_class, "win.choose", NULL, choose_activated);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present_activated);
  gtk_widget_class_install_action (widget_class, "win.export-picture", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "win.export-stencil", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "win.export-sheet", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_activated);
}

static void
tri_window_init (TriWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_view_switcher_set_stack (self->home_switcher, tri_home_get_pages (self->home));

  self->settings = g_settings_new (APP_ID);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  update_actions (self);
}

TriWindow *
tri_window_new (TriApplication *application)
{
  TriWindow *self;

  g_return_val_if_fail (TRI_IS_APPLICATION (application), NULL);

  self = g_object_new (TRI_TYPE_WINDOW, "application", application, NULL);
  if (tri_application_is_demo (application))
    gtk_window_set_title (GTK_WINDOW (self), _ ("Trichion (Demo)"));
  g_signal_connect_object (application, "notify::clinic", G_CALLBACK (clinic_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
