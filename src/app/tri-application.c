/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one instance, one clinic's record, one window. */

#include "config.h"

#include "tri-application.h"

#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-demo.h"
#include "tri-preferences.h"
#include "tri-stock-window.h"
#include "tri-window.h"

#include <glib/gi18n.h>

struct _TriApplication
{
  AdwApplication parent_instance;

  char *folder;
  char *demo_client;
  TriStore *store;
  TriClientBook *book;
  TriStyles *styles;
  TriClinic *clinic;
  GCancellable *cancellable;
  const char *wish; /* (nullable): the window's action that waits for the record */

  gboolean demo;
  gboolean opening;
  gboolean exit_after_startup;
};

enum
{
  PROP_0,
  PROP_CLINIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriApplication, tri_application, ADW_TYPE_APPLICATION)

/* What the worker brings back from opening the record. */
typedef struct
{
  TriStore *store;
  TriLibrary *library;
  GPtrArray *kept_styles;
  TriClinic *clinic;
  char *demo_client;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->store);
  g_clear_pointer (&opened->library, tri_library_unref);
  g_clear_pointer (&opened->kept_styles, g_ptr_array_unref);
  g_clear_pointer (&opened->clinic, tri_clinic_free);
  g_free (opened->demo_client);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

typedef struct
{
  char *folder;
  gboolean demo;
} OpenRequest;

static void
open_request_free (OpenRequest *request)
{
  g_free (request->folder);
  g_free (request);
}

/* The oldest client with a choice: where making the demo failed half-way, on a full disk, there is
 * none and it is made again. Returns: (transfer full) (nullable) */
static char *
find_demo_client (TriStore *store, GPtrArray *clients, GError **error)
{
  for (guint i = clients->len; i-- > 0;)
    {
      const TriClient *client = g_ptr_array_index (clients, i);
      g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, client->id, error);

      if (dossier == NULL)
        return NULL;
      if (dossier->decisions->len > 0)
        return g_strdup (client->id);
    }
  return NULL;
}

static void
open_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenRequest *request = task_data;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  g_autoptr (GError) error = NULL;

  opened->library = tri_library_load (NULL, &error);
  if (opened->library != NULL)
    opened->store = tri_store_open (request->folder, &error);
  if (opened->store != NULL)
    opened->kept_styles = tri_store_list_styles (opened->store, &error);
  if (opened->kept_styles != NULL)
    opened->clinic = tri_store_load_clinic (opened->store, &error);
  if (opened->clinic != NULL && request->demo)
    {
      g_autoptr (GPtrArray) clients = tri_store_list_clients (opened->store, &error);

      if (clients != NULL)
        opened->demo_client = find_demo_client (opened->store, clients, &error);
      if (clients != NULL && error == NULL && opened->demo_client == NULL)
        opened->demo_client = tri_demo_populate (opened->store, opened->library, tri_clock_today (),
                                                 cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) opened_free);
}

static TriWindow *
get_window (TriApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (TRI_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* The dialog that waits for an answer, if there is one. Returns: (transfer none) (nullable) */
static GtkWindow *
find_modal_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Does what was asked for at the start, once the record is open. An open question comes first. */
static void
fulfil_wish (TriApplication *self)
{
  TriWindow *window = get_window (self);

  if (self->wish == NULL || self->store == NULL || window == NULL)
    return;

  if (find_modal_window () == NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), self->wish, NULL);
  self->wish = NULL;
}

static gboolean
quit_idle (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriApplication *self = TRI_APPLICATION (source);
  g_autoptr (Opened) opened = NULL;
  g_autoptr (GError) error = NULL;
  TriWindow *window = get_window (self);
  guint n_problems;

  self->opening = FALSE;
  opened = g_task_propagate_pointer (G_TASK (result), &error);
  if (opened == NULL)
    {
      if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tri_window_show_problem (window, error);
      return;
    }

  self->store = g_steal_pointer (&opened->store);
  self->book = tri_client_book_new (self->store);
  self->styles = tri_styles_new (self->store, opened->library, opened->kept_styles);
  self->clinic = g_steal_pointer (&opened->clinic);
  self->demo_client = g_steal_pointer (&opened->demo_client);
  if (window == NULL)
    return;

  tri_window_show_home (window);
  n_problems = g_strv_length ((char **) tri_library_get_problems (opened->library));
  if (n_problems > 0)
    tri_window_show_style_problems (window, n_problems);
  if (self->demo_client != NULL && self->wish == NULL)
    tri_window_open_client (window, self->demo_client);
  fulfil_wish (self);
  if (self->exit_after_startup)
    g_idle_add_full (G_PRIORITY_LOW, quit_idle, g_object_ref (self), g_object_unref);
}

/* Opens the record on a worker; the window shows progress and then the clients, or the problem. */
static void
open_record (TriApplication *self)
{
  g_autoptr (GTask) task = NULL;
  OpenRequest *request;

  if (self->store != NULL || self->opening)
    return;

  self->opening = TRUE;
  request = g_new0 (OpenRequest, 1);
  request->folder = g_strdup (self->folder);
  request->demo = self->demo;
  task = g_task_new (self, self->cancellable, open_cb, NULL);
  g_task_set_source_tag (task, open_record);
  g_task_set_task_data (task, request, (GDestroyNotify) open_request_free);
  g_task_run_in_thread (task, open_worker);
}

static void
retry_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TriApplication *self = user_data;
  TriWindow *window = get_window (self);

  if (window != NULL)
    tri_window_show_loading (window);
  open_record (self);
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tri_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
preferences_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TriApplication *self = user_data;
  TriPreferences *preferences;

  if (self->clinic == NULL)
    return;

  preferences = tri_preferences_new (self);
  gtk_window_set_transient_for (GTK_WINDOW (preferences),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
stock_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TriApplication *self = user_data;
  TriStockWindow *stock;

  if (self->clinic == NULL)
    return;

  stock = tri_stock_window_new (self);
  gtk_window_set_transient_for (GTK_WINDOW (stock),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (stock));
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TriWindow *window = get_window (user_data);

  /* Closing saves what is pending first. */
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (user_data));
}

/* From the desktop's menu too, where there may be no window yet. */
static void
wish_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TriApplication *self = user_data;

  self->wish = g_str_equal (g_action_get_name (G_ACTION (action)), "today") ? "win.today"
                                                                            : "win.new-client";
  g_application_activate (G_APPLICATION (self));
  fulfil_wish (self);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_activated },
  { .name = "about", .activate = about_activated },
  { .name = "preferences", .activate = preferences_activated },
  { .name = "stock", .activate = stock_activated },
  { .name = "retry", .activate = retry_activated },
  { .name = "new-client", .activate = wish_activated },
  { .name = "today", .activate = wish_activated },
};

static void
tri_application_startup (GApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "win.new-client", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.choose", { "<Control>Return" } },
    { "win.export-picture", { "<Control>e" } },
    { "win.export-stencil", { "<Control><Shift>e" } },
    { "win.print", { "<Control>p" } },
    { "win.show-help-overlay", { "<Control>question", "F1" } },
    { "win.present", { "F5" } },
    { "win.nth-page(1)", { "<Alt>1" } },
    { "win.nth-page(2)", { "<Alt>2" } },
    { "win.nth-page(3)", { "<Alt>3" } },
    { "win.nth-page(4)", { "<Alt>4" } },
    { "win.nth-page(5)", { "<Alt>5" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (tri_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
}

static void
tri_application_activate (GApplication *application)
{
  TriApplication *self = TRI_APPLICATION (application);
  TriWindow *window = get_window (self);
  GtkWindow *modal;

  if (window == NULL)
    {
      window = tri_window_new (self);
      open_record (self);
    }
  modal = find_modal_window ();
  gtk_window_present (modal != NULL ? modal : GTK_WINDOW (window));
}

static void
tri_application_shutdown (GApplication *application)
{
  TriApplication *self = TRI_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    tri_store_close (self->store);

  G_APPLICATION_CLASS (tri_application_parent_class)->shutdown (application);
}

/* Has the instance do it that is or will be the first. */
static void
ask_first_instance (GApplication *application, GVariantDict *options)
{
  static const char *const names[] = { "new-client", "today" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!g_variant_dict_contains (options, names[i]))
        continue;
      if (g_application_register (application, NULL, &error))
        g_action_group_activate_action (G_ACTION_GROUP (application), names[i], NULL);
      else
        g_printerr ("trichion: %s\n", error->message);
      return;
    }
}

/* Options are read in the first process, so that --demo and --store decide which instance to be. */
static gint
tri_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  TriApplication *self = TRI_APPLICATION (application);
  g_autofree char *store = NULL;

  /* Else GTK would end the program while it starts, with a warning that tells no way on. */
  if (!gtk_init_check ())
    {
      g_printerr ("trichion: %s\n",
                  _ ("There is no display to open the window on; start Trichion in a desktop "
                     "session, or see trichion --help for what works without one."));
      return 1;
    }

  self->demo = g_variant_dict_contains (options, "demo");
  self->exit_after_startup = g_variant_dict_contains (options, "exit-after-startup");

  if (g_variant_dict_lookup (options, "store", "^ay", &store))
    {
      if (self->demo)
        {
          g_printerr ("%s\n",
                      _ ("The demo client has a record of its own: leave out --store, or --demo."));
          return 2;
        }
      self->folder = g_steal_pointer (&store);
      /* An instance with a record of its own is no second start of the clinic's. */
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  else
    self->folder = g_build_filename (g_get_user_data_dir (), "trichion",
                                     self->demo ? "demo" : "record", NULL);
  if (self->demo)
    g_application_set_application_id (application, APP_ID ".Demo");

  ask_first_instance (application, options);
  return -1;
}

static void
tri_application_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CLINIC:
      g_value_set_pointer (value, TRI_APPLICATION (object)->clinic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_application_finalize (GObject *object)
{
  TriApplication *self = TRI_APPLICATION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  g_clear_object (&self->styles);
  g_clear_pointer (&self->clinic, tri_clinic_free);
  g_free (self->folder);
  g_free (self->demo_client);

  G_OBJECT_CLASS (tri_application_parent_class)->finalize (object);
}

static void
tri_application_class_init (TriApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->get_property = tri_application_get_property;
  object_class->finalize = tri_application_finalize;
  application_class->startup = tri_application_startup;
  application_class->activate = tri_application_activate;
  application_class->shutdown = tri_application_shutdown;
  application_class->handle_local_options = tri_application_handle_local_options;

  properties[PROP_CLINIC]
      = g_param_spec_pointer ("clinic", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tri_application_init (TriApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo client in a record of its own"),
      NULL },
    { "new-client", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin with a new client"), NULL },
    { "today", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin with what is to be done today"), NULL },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep the record in this folder"),
      N_ ("FOLDER") },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  self->cancellable = g_cancellable_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Hairline consultations for scalp micropigmentation.\n"
         "“trichion render --help” and “trichion demo --help” tell what works without a display."));
}

TriStore *
tri_application_get_store (TriApplication *self)
{
  g_return_val_if_fail (TRI_IS_APPLICATION (self), NULL);

  return self->store;
}

TriClientBook *
tri_application_get_book (TriApplication *self)
{
  g_return_val_if_fail (TRI_IS_APPLICATION (self), NULL);

  return self->book;
}

TriStyles *
tri_application_get_styles (TriApplication *self)
{
  g_return_val_if_fail (TRI_IS_APPLICATION (self), NULL);

  return self->styles;
}

const TriClinic *
tri_application_get_clinic (TriApplication *self)
{
  g_return_val_if_fail (TRI_IS_APPLICATION (self), NULL);

  return self->clinic;
}

gboolean
tri_application_is_demo (TriApplication *self)
{
  g_return_val_if_fail (TRI_IS_APPLICATION (self), FALSE);

  return self->demo;
}

static void
reload_clinic_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriApplication) self = user_data;
  TriClinic *clinic = tri_store_load_clinic_finish (TRI_STORE (source), result, NULL);

  if (clinic == NULL)
    return;
  g_clear_pointer (&self->clinic, tri_clinic_free);
  self->clinic = clinic;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLINIC]);
}

/* What the record refuses is told, and what it holds is shown again. */
static void
save_clinic_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  TriWindow *window = get_window (self);

  if (tri_store_save_clinic_finish (TRI_STORE (source), result, &error))
    return;
  if (window != NULL)
    tri_window_show_error (window, error);
  tri_store_load_clinic_async (TRI_STORE (source), NULL, reload_clinic_cb, g_object_ref (self));
}

void
tri_application_set_clinic (TriApplication *self, const TriClinic *clinic)
{
  g_return_if_fail (TRI_IS_APPLICATION (self));
  g_return_if_fail (clinic != NULL);
  g_return_if_fail (self->store != NULL);

  g_clear_pointer (&self->clinic, tri_clinic_free);
  self->clinic = tri_clinic_copy (clinic);
  tri_store_save_clinic_async (self->store, self->clinic, NULL, save_clinic_cb,
                               g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLINIC]);
}

int
tri_app_run (int argc, char **argv)
{
  g_autoptr (TriApplication) application = NULL;

  gtk_window_set_default_icon_name (APP_ID);

  application = g_object_new (TRI_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path",
                              "/org/trichion/Trichion", NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
