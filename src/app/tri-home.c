/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first screen: the clinic's own pages. */

#include "config.h"

#include "tri-home.h"

#include "tri-calendar-page.h"
#include "tri-clients-page.h"
#include "tri-costs-page.h"
#include "tri-due-page.h"
#include "tri-first-run.h"
#include "tri-today-page.h"
#include "tri-widget.h"
#include "tri-window.h"

struct _TriHome
{
  GtkWidget parent_instance;

  GtkStack *stack; /* the pages, or the first run */
  AdwViewStack *home_pages;
  TriClientsPage *clients_page;
  TriCalendarPage *calendar_page;
  TriCostsPage *costs_page;
  TriDuePage *due_page;
  TriFirstRun *first_run;
  TriTodayPage *today_page;

  TriApplication *application; /* NULL until the record is open */
  gboolean first_run_done;
};

G_DEFINE_FINAL_TYPE (TriHome, tri_home, GTK_TYPE_WIDGET)

static void
refresh_clients (TriHome *self)
{
  tri_client_book_refresh (tri_application_get_book (self->application));
}

static void
focus_clients (TriHome *self)
{
  tri_clients_page_focus_list (self->clients_page);
}

static void
refresh_calendar (TriHome *self)
{
  tri_calendar_page_refresh (self->calendar_page, self->application);
}

static void
focus_calendar (TriHome *self)
{
  tri_calendar_page_focus (self->calendar_page);
}

static void
refresh_costs (TriHome *self)
{
  tri_costs_page_refresh (self->costs_page, self->application);
}

static void
focus_costs (TriHome *self)
{
  tri_costs_page_focus (self->costs_page);
}

static void
refresh_due (TriHome *self)
{
  tri_due_page_refresh (self->due_page, tri_application_get_store (self->application),
                        tri_application_get_clinic (self->application));
}

static void
focus_due (TriHome *self)
{
  tri_due_page_focus_list (self->due_page);
}

static void
told_cb (TriHome *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    tri_window_show_message (TRI_WINDOW (root), text);
}

static void
refresh_today (TriHome *self)
{
  tri_today_page_refresh (self->today_page, self->application);
  /* A search can begin from here, and finds its clients there. */
  refresh_clients (self);
}

static void
focus_today (TriHome *self)
{
  tri_today_page_focus (self->today_page);
}

/* A page by its name in the template. */
typedef struct
{
  const char *name;
  void (*refresh) (TriHome *self);
  void (*focus) (TriHome *self);
} HomePage;

static const HomePage home_page_table[] = {
  { "today", refresh_today, focus_today },          { "clients", refresh_clients, focus_clients },
  { "calendar", refresh_calendar, focus_calendar }, { "costs", refresh_costs, focus_costs },
  { "touch-ups", refresh_due, focus_due },
};

static const HomePage *
get_visible_page (TriHome *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->home_pages);

  for (guint i = 0; i < G_N_ELEMENTS (home_page_table); i++)
    if (g_strcmp0 (home_page_table[i].name, name) == 0)
      return &home_page_table[i];
  return NULL;
}

static void
page_shown_cb (TriHome *self)
{
  const HomePage *page = get_visible_page (self);

  if (page == NULL || self->application == NULL)
    return;
  page->refresh (self);
  /* The keyboard was on the page before, and is now on the first thing of this one. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->home_pages)) != NULL)
    page->focus (self);
}

static void
failed_cb (TriHome *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    tri_window_show_error (TRI_WINDOW (root), error);
}

static void
first_run_done_cb (TriHome *self)
{
  self->first_run_done = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "pages");
  tri_home_focus_page (self);
}

static gboolean
is_first_run (TriHome *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "first-run") == 0;
}

/* A clinic without a name and without a client is a new one. */
static void
first_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriHome) self = user_data;
  g_autoptr (GPtrArray) clients = tri_store_list_clients_finish (TRI_STORE (source), result, NULL);

  if (clients == NULL || self->application == NULL)
    return;
  if (clients->len > 0)
    {
      self->first_run_done = TRUE;
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  else if (!is_first_run (self))
    {
      tri_first_run_start (self->first_run, self->application);
      gtk_stack_set_visible_child_name (self->stack, "first-run");
      tri_first_run_focus (self->first_run);
    }
}

static void
ask_first_run (TriHome *self)
{
  if (!self->first_run_done && *tri_application_get_clinic (self->application)->name == '\0')
    tri_store_list_clients_async (tri_application_get_store (self->application), NULL, first_run_cb,
                                  g_object_ref (self));
}

AdwViewStack *
tri_home_get_pages (TriHome *self)
{
  g_return_val_if_fail (TRI_IS_HOME (self), NULL);

  return self->home_pages;
}

void
tri_home_refresh (TriHome *self, TriApplication *application)
{
  g_return_if_fail (TRI_IS_HOME (self));
  g_return_if_fail (TRI_IS_APPLICATION (application));

  if (g_set_object (&self->application, application))
    {
      TriClientBook *book = tri_application_get_book (application);

      tri_clients_page_set_book (self->clients_page, book);
      g_signal_connect_object (book, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (application, "notify::clinic", G_CALLBACK (page_shown_cb), self,
                               G_CONNECT_SWAPPED);
    }
  page_shown_cb (self);
  ask_first_run (self);
}

gboolean
tri_home_show_page (TriHome *self, const char *name)
{
  g_return_val_if_fail (TRI_IS_HOME (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (adw_view_stack_get_child_by_name (self->home_pages, name) == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "pages");
  adw_view_stack_set_visible_child_name (self->home_pages, name);
  return TRUE;
}

void
tri_home_show_today (TriHome *self)
{
  g_return_if_fail (TRI_IS_HOME (self));

  tri_home_show_page (self, "today");
}

void
tri_home_focus_page (TriHome *self)
{
  const HomePage *page;

  g_return_if_fail (TRI_IS_HOME (self));

  page = get_visible_page (self);
  if (is_first_run (self))
    tri_first_run_focus (self->first_run);
  else if (page != NULL)
    page->focus (self);
}

void
tri_home_focus_search (TriHome *self)
{
  g_return_if_fail (TRI_IS_HOME (self));

  tri_home_show_page (self, "clients");
  tri_clients_page_focus_search (self->clients_page);
}

static void
tri_home_dispose (GObject *object)
{
  TriHome *self = TRI_HOME (object);

  g_clear_object (&self->application);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_home_parent_class)->dispose (object);
}

static void
tri_home_class_init (TriHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_home_dispose;

  g_type_ensure (TRI_TYPE_CALENDAR_PAGE);
  g_type_ensure (TRI_TYPE_CLIENTS_PAGE);
  g_type_ensure (TRI_TYPE_COSTS_PAGE);
  g_type_ensure (TRI_TYPE_DUE_PAGE);
  g_type_ensure (TRI_TYPE_FIRST_RUN);
  g_type_ensure (TRI_TYPE_TODAY_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-home.ui");
  gtk_widget_class_bind_template_child (widget_class, TriHome, calendar_page);
  gtk_widget_class_bind_template_child (widget_class, TriHome, clients_page);
  gtk_widget_class_bind_template_child (widget_class, TriHome, costs_page);
  gtk_widget_class_bind_template_child (widget_class, TriHome, due_page);
  gtk_widget_class_bind_template_child (widget_class, TriHome, home_pages);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_child (widget_class, TriHome, first_run);
  gtk_widget_class_bind_template_child (widget_class, TriHome, stack);
  gtk_widget_class_bind_template_child (widget_class, TriHome, today_page);
  gtk_widget_class_bind_template_callback (widget_class, first_run_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_home_init (TriHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
