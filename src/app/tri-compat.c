/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What later GTK and libadwaita do differently, behind one face; the only such place. */

/* Here, and only here, the newer functions may be named: each stands behind a version check. */
#undef GDK_VERSION_MAX_ALLOWED

#include "config.h"

#include "tri-compat.h"

#include <glib/gi18n.h>

GdkRGBA
tri_compat_get_color (GtkWidget *widget)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  g_return_val_if_fail (GTK_IS_WIDGET (widget), colour);

#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, &colour);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
#endif

  return colour;
}

void
tri_compat_show_about (GtkWindow *parent)
{
  static const char *const developers[] = { "The Trichion developers", NULL };

  adw_show_about_window (parent, "application-name", _ ("Trichion"), "application-icon", APP_ID,
                         "version", TRI_VERSION, "developer-name", _ ("The Trichion developers"),
                         "developers", developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Hairline templates as real dots on the client’s own head: choose "
                            "together, record the choice, plan the sessions and their cost.\n\n"
                            "Every preview is a simulation, not a promise."),
                         "copyright", "© 2026 The Trichion developers", NULL);
}

void
tri_compat_show_in_folder (GtkWindow *parent, GFile *file)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, parent, NULL, NULL, NULL);
#else
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
#endif
}

typedef struct
{
  TriAnswer callback;
  gpointer user_data;
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autofree Question *question = user_data;

  question->callback (g_str_equal (response, "agree"), question->user_data);
}

void
tri_compat_ask (GtkWindow *parent,
                const char *heading,
                const char *body,
                const char *agree_label,
                gboolean destructive,
                TriAnswer callback,
                gpointer user_data)
{
  AdwMessageDialog *dialog;
  Question *question;

  g_return_if_fail (heading != NULL);
  g_return_if_fail (callback != NULL);

  question = g_new0 (Question, 1);
  question->callback = callback;
  question->user_data = user_data;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "agree", agree_label);
  adw_message_dialog_set_response_appearance (
      dialog, "agree", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "agree");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  TriTextAnswer callback;
  gpointer user_data;
  GtkEditable *entry;
} TextQuestion;

static char *
take_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
text_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = take_text (entry);

  adw_message_dialog_set_response_enabled (dialog, "agree", *text != '\0');
}

static void
text_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autofree TextQuestion *question = user_data;
  g_autofree char *text = take_text (question->entry);

  question->callback (g_str_equal (response, "agree") ? text : NULL, question->user_data);
}

void
tri_compat_ask_text (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *label,
                     const char *text,
                     const char *agree_label,
                     TriTextAnswer callback,
                     gpointer user_data)
{
  AdwMessageDialog *dialog;
  TextQuestion *question;
  GtkWidget *entry;

  g_return_if_fail (heading != NULL);
  g_return_if_fail (callback != NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "agree", agree_label);
  adw_message_dialog_set_response_enabled (dialog, "agree", FALSE);
  adw_message_dialog_set_default_response (dialog, "agree");
  adw_message_dialog_set_close_response (dialog, "cancel");

  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (dialog, entry);

  question = g_new0 (TextQuestion, 1);
  question->callback = callback;
  question->user_data = user_data;
  question->entry = GTK_EDITABLE (entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), dialog, 0);
  g_signal_connect (dialog, "response", G_CALLBACK (text_response_cb), question);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
