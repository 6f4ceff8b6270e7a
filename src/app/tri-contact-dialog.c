/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering that a client was contacted. */

#include "config.h"

#include "tri-contact-dialog.h"

#include "tri-clock.h"
#include "tri-disclosure.h"
#include "tri-store-touch-ups.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriContactDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwComboRow *channel_row;
  AdwActionRow *words_row;
  AdwEntryRow *note_row;
  GtkLabel *obstacles;
  GtkRevealer *error_revealer;

  TriStore *store;
  TriClient *client;
  char *clinic;
  TriChannel channels[TRI_N_CHANNELS]; /* that are allowed, in the order of the list */
  guint n_channels;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriContactDialog, tri_contact_dialog, ADW_TYPE_WINDOW)

static TriChannel
get_channel (TriContactDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->channel_row);

  return self->channels[MIN (selected, self->n_channels - 1)];
}

static void
channel_changed_cb (TriContactDialog *self)
{
  gboolean neutral = TRUE;
  g_autofree char *words = NULL;

  if (self->n_channels == 0)
    return;
  (void) tri_contact_may (self->client, get_channel (self), &neutral);
  words = tri_contact_make_words (self->clinic, neutral);
  adw_action_row_set_subtitle (self->words_row, words);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriContactDialog *self = TRI_CONTACT_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          adw_action_row_get_subtitle (self->words_row));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriContactDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_add_contact_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "contact.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriContactDialog *self = TRI_CONTACT_DIALOG (widget);
  g_autoptr (TriContact) contact
      = tri_contact_new (self->client->id, tri_clock_today (), get_channel (self),
                         gtk_editable_get_text (GTK_EDITABLE (self->note_row)));

  gtk_widget_action_set_enabled (widget, "contact.save", FALSE);
  tri_store_add_contact_async (self->store, contact, NULL, saved_cb, g_object_ref (self));
}

static void
tri_contact_dialog_finalize (GObject *object)
{
  TriContactDialog *self = TRI_CONTACT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->client, tri_client_free);
  g_free (self->clinic);

  G_OBJECT_CLASS (tri_contact_dialog_parent_class)->finalize (object);
}

static void
tri_contact_dialog_class_init (TriContactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_contact_dialog_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-contact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriContactDialog, channel_row);
  gtk_widget_class_bind_template_child (widget_class, TriContactDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriContactDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, TriContactDialog, obstacles);
  gtk_widget_class_bind_template_child (widget_class, TriContactDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TriContactDialog, words_row);
  gtk_widget_class_bind_template_callback (widget_class, channel_changed_cb);
  gtk_widget_class_install_action (widget_class, "contact.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "contact.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_contact_dialog_init (TriContactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Allowed ways into the list, the others with their reasons below it. */
static void
list_channels (TriContactDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GString) obstacles = g_string_new (NULL);

  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    {
      TriChannel channel = (TriChannel) i;

      if (tri_contact_may (self->client, channel, NULL))
        {
          self->channels[self->n_channels++] = channel;
          gtk_string_list_append (names, tri_channel_get_name (channel));
          continue;
        }
      if (obstacles->len > 0)
        g_string_append_c (obstacles, '\n');
      g_string_append_printf (obstacles, _ ("%s: %s"), tri_channel_get_name (channel),
                              tri_contact_get_obstacle (self->client, channel));
    }
  adw_combo_row_set_model (self->channel_row, G_LIST_MODEL (names));
  gtk_label_set_label (self->obstacles, obstacles->str);
  gtk_widget_set_visible (GTK_WIDGET (self->obstacles), obstacles->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->n_channels > 0 ? "ways" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contact.save", self->n_channels > 0);
  channel_changed_cb (self);
}

TriContactDialog *
tri_contact_dialog_new (TriStore *store, const TriClient *client, const char *clinic)
{
  TriContactDialog *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (client != NULL, NULL);

  self = g_object_new (TRI_TYPE_CONTACT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->client = tri_client_copy (client);
  self->clinic = g_strdup (clinic);
  list_channels (self);
  return self;
}
