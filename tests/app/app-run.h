/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting the app as a person does and playing a script in its window. */

#pragma once

#include "tri-application.h"
#include "tri-clients-page.h"
#include "tri-demo.h"
#include "tri-design-page.h"
#include "tri-home.h"
#include "tri-ui.h"
#include "tri-window.h"

typedef void (*AppScript) (TriWindow *window, gpointer data);

typedef struct
{
  AppScript script;
  gpointer data;
  gboolean done;
} AppRun;

static inline gboolean
app_is_open (gpointer data)
{
  GtkWidget *window = tri_ui_find_window (TRI_TYPE_WINDOW);

  return window != NULL && tri_ui_find (window, TRI_TYPE_HOME, NULL, NULL) != NULL;
}

static inline gboolean
app_is_closed (gpointer data)
{
  return tri_ui_find_window (TRI_TYPE_WINDOW) == NULL;
}

static inline gboolean
app_run_idle (gpointer data)
{
  AppRun *run = data;

  tri_ui_wait (app_is_open, NULL, 30, "the record to open");
  run->script (TRI_WINDOW (tri_ui_find_window (TRI_TYPE_WINDOW)), run->data);
  gtk_window_close (GTK_WINDOW (tri_ui_find_window (TRI_TYPE_WINDOW)));
  tri_ui_wait (app_is_closed, NULL, 10, "the window to close");
  run->done = TRUE;
  return G_SOURCE_REMOVE;
}

/* Starts the app on the record in @folder, plays @script in its window and quits. */
static inline void
app_run (const char *folder, AppScript script, gpointer data)
{
  AppRun run = { .script = script, .data = data };
  char *argv[] = { (char *) "trichion", (char *) "--store", (char *) folder, NULL };

  g_idle_add (app_run_idle, &run);
  g_assert_cmpint (tri_app_run (3, argv), ==, 0);
  g_assert_true (run.done);
}

/* A record with the demo client. Returns: (transfer full): its folder */
static inline char *
app_make_demo (void)
{
  char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLibrary) library = tri_library_load (NULL, &error);
  g_autoptr (TriStore) store = NULL;
  g_autofree char *client_id = NULL;

  g_assert_no_error (error);
  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  client_id = tri_demo_populate (store, library, tri_date_from_ymd (2026, 11, 20), NULL, &error);
  g_assert_no_error (error);
  tri_store_close (store);

  return folder;
}

static inline TriConsultation *
app_get_consultation (TriWindow *window)
{
  GtkWidget *page = tri_ui_find (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);

  return page != NULL ? tri_design_page_get_consultation (TRI_DESIGN_PAGE (page)) : NULL;
}

static inline gboolean
app_has_estimate (gpointer data)
{
  TriConsultation *consultation = app_get_consultation (data);

  return consultation != NULL && tri_consultation_get_estimate (consultation) != NULL;
}

/* Opens the only client with the keyboard and waits for the first forecast. */
static inline void
app_open_client (TriWindow *window)
{
  tri_ui_key (GTK_WIDGET (window), "ctrl+f");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (app_has_estimate, window, 30, "the client");
  tri_ui_settle (GTK_WIDGET (window));
}

static inline gboolean
app_has_dialog (gpointer data)
{
  return tri_ui_find_window (*(GType *) data) != NULL;
}

static inline gboolean
app_has_no_dialog (gpointer data)
{
  return tri_ui_find_window (*(GType *) data) == NULL;
}

/* Presses @keys in the window and waits for the dialog they open. */
static inline GtkWidget *
app_open_dialog (TriWindow *window, const char *keys, GType type)
{
  GtkWidget *dialog;

  tri_ui_key (GTK_WIDGET (window), keys);
  tri_ui_wait (app_has_dialog, &type, 5, g_type_name (type));
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  return dialog;
}

/* Escape closes a dialog and changes nothing. */
static inline void
app_escape (GtkWidget *dialog, GType type)
{
  tri_ui_key (dialog, "Escape");
  tri_ui_wait (app_has_no_dialog, &type, 5, "Escape to close the dialog");
}
