/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file and writes appointments into it, for other calendars to read. */

#include "config.h"

#include "tri-ical-export.h"

#include "tri-calendar-file.h"
#include "tri-clock.h"
#include "tri-message.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* One file on its way. */
typedef struct
{
  GtkWidget *widget;
  TriStore *store;
  TriClinic *clinic; /* (nullable): of a client's file */
  char *client_id;   /* (nullable) */
  GFile *file;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->widget);
  g_clear_object (&export->store);
  tri_clinic_free (export->clinic);
  g_free (export->client_id);
  g_clear_object (&export->file);
  g_free (export);
}

static void
tell (GtkWidget *widget, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    tri_message_show (ADW_TOAST_OVERLAY (overlay), text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *base = g_file_get_basename (export->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gssize n;

  g_application_release (g_application_get_default ());
  n = g_task_propagate_int (G_TASK (result), &error);
  if (n < 0)
    {
      tell (export->widget, error->message);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d entry saved in “%s”",
                                       "%d entries saved in “%s”", (gulong) n),
                          (int) n, name);
  tell (export->widget, text);
}

static void
write_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  guint n_events = 0;
  g_autofree char *text
      = export->client_id != NULL
            ? tri_calendar_file_of_client (export->store, export->clinic, export->client_id,
                                           tri_clock_now_utc (), &n_events, &error)
            : tri_calendar_file_of_clinic (export->store, tri_clock_today (), tri_clock_now_utc (),
                                           &n_events, &error);

  if (text == NULL
      || !g_file_replace_contents (export->file, text, strlen (text), NULL, FALSE,
                                   G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                   cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_events);
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, Export *export)
{
  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && export->file != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

      /* A closed window must not end the program while a file is half written. */
      g_application_hold (g_application_get_default ());
      g_task_set_task_data (task, export, export_free);
      g_task_run_in_thread (task, write_worker);
    }
  else
    export_free (export);
  g_object_unref (dialog);
}

static void
ask_place (Export *export, const char *name)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export Calendar"), GTK_WINDOW (gtk_widget_get_root (export->widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);

  gtk_file_filter_set_name (filter, _ ("Calendars"));
  gtk_file_filter_add_pattern (filter, "*.ics");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect (chooser, "response", G_CALLBACK (place_chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static Export *
export_new (GtkWidget *widget, TriStore *store)
{
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->store = g_object_ref (store);
  return export;
}

void
tri_ical_export_clinic (GtkWidget *widget, TriStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && TRI_IS_STORE (store));

  ask_place (export_new (widget, store), _ ("Calendar.ics"));
}

void
tri_ical_export_client (GtkWidget *widget,
                        TriStore *store,
                        const TriClinic *clinic,
                        const TriClient *client)
{
  Export *export;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && TRI_IS_STORE (store));
  g_return_if_fail (clinic != NULL && client != NULL);

  export = export_new (widget, store);
  export->clinic = tri_clinic_copy (clinic);
  export->client_id = g_strdup (client->id);
  /* TRANSLATORS: a file name; %s is the client */
  name = client->disclosure == TRI_DISCLOSURE_PRIVATE
             ? g_strdup (_ ("Appointments.ics"))
             : g_strdup_printf (_ ("Appointments of %s.ics"), tri_client_get_display_name (client));
  g_strdelimit (name, "/\\", '-');
  ask_place (export, name);
}
