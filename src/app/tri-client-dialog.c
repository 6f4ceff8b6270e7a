/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering a new client or changing one. */

#include "config.h"

#include "tri-client-dialog.h"

#include "tri-client-past-page.h"
#include "tri-client-skin-page.h"
#include "tri-client-trust-page.h"
#include "tri-clock.h"
#include "tri-disclosure.h"
#include "tri-error.h"
#include "tri-merge-dialog.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriClientDialog
{
  AdwWindow parent_instance;

  AdwViewStack *pages;
  AdwPreferencesGroup *twin_group;
  AdwActionRow *twin_row;
  GtkButton *twin_button;
  AdwEntryRow *name_row;
  AdwEntryRow *phone_row;
  AdwEntryRow *email_row;
  AdwEntryRow *address_row;
  AdwEntryRow *birth_year_row;
  GtkTextView *notes_view;
  GtkWidget *merge_group;
  TriClientSkinPage *skin_page;
  TriClientPastPage *past_page;
  TriClientTrustPage *trust_page;
  GtkRevealer *error_revealer;

  TriStore *store;
  TriClientBook *book;
  TriClient *client;
  char *twin_id;        /* NULL while nobody else looks like the same person */
  gboolean wants_merge; /* once it is saved */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As in the template; Alt and a digit lead to them. */
static const char *const page_names[] = { "person", "skin", "past", "trust" };

G_DEFINE_FINAL_TYPE (TriClientDialog, tri_client_dialog, ADW_TYPE_WINDOW)

static void
take_text (char **field, AdwEntryRow *row)
{
  g_free (*field);
  *field = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* A year, or 0 for an empty field; FALSE for anything that is no year. */
static gboolean
take_year (AdwEntryRow *row, int *out_year)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  guint64 year = 0;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 0, 9999, &year, NULL))
    return FALSE;
  *out_year = (int) year;
  return TRUE;
}

static gboolean
take_person (TriClientDialog *self, TriClient *client, GError **error)
{
  take_text (&client->name, self->name_row);
  take_text (&client->phone, self->phone_row);
  take_text (&client->email, self->email_row);
  take_text (&client->address, self->address_row);
  g_free (client->notes);
  client->notes = tri_widget_get_text (self->notes_view);
  if (take_year (self->birth_year_row, &client->birth_year))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("The year of birth is not a year: enter four digits or leave it empty."));
  return FALSE;
}

/* Whatever is wrong on another page says by itself what it is about. */
static gboolean
take_client (TriClientDialog *self, GError **error)
{
  TriClient *client = self->client;
  TriDate today = tri_clock_today ();
  int year;

  tri_date_to_ymd (today, &year, NULL, NULL);
  tri_client_skin_page_take (self->skin_page, client);
  tri_client_trust_page_take (self->trust_page, client);
  return take_person (self, client, error) && tri_client_validate (client, year, error)
         && tri_client_past_page_take (self->past_page, client, error)
         && tri_client_check_parts (client, today, error);
}

/* Whether the person being entered is in the record already. */
static void
identity_changed_cb (TriClientDialog *self)
{
  g_autoptr (TriClient) typed = NULL;
  g_autofree char *text = NULL;
  const TriClientEntry *twin;

  if (self->client == NULL)
    return;
  typed = tri_client_copy (self->client);
  (void) take_person (self, typed, NULL);
  twin = tri_client_index_find_twin (tri_client_book_get_index (self->book), typed);
  g_clear_pointer (&self->twin_id, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->twin_group), twin != NULL);
  if (twin == NULL)
    return;
  self->twin_id = g_strdup (twin->id);
  /* Translators: the client's code and name */
  text = g_strdup_printf (_ ("%s, %s"), twin->code, twin->display_name);
  adw_action_row_set_subtitle (self->twin_row, text);
}

static void
merged_cb (TriMergeDialog *dialog, const char *client_id, GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.open-client", "s", client_id);
}

/* What is open of the client is saved and closed first: it may be the one who goes. */
static void
open_merge (TriClientDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  TriMergeDialog *dialog
      = tri_merge_dialog_new (self->store, self->book, self->client, self->twin_id);

  if (parent != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.back", NULL);
      gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
      g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), parent, 0);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriClientDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tri_store_save_client_finish (TRI_STORE (source), result, &error) < 0)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.save", TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.merge", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  tri_client_book_refresh (self->book);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->client->id);
  if (self->wants_merge)
    open_merge (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriClientDialog *self = TRI_CLIENT_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!take_client (self, &error))
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  tri_widget_show_problem (self->error_revealer, NULL);
  self->wants_merge = g_str_equal (name, "client.merge");
  gtk_widget_action_set_enabled (widget, "client.save", FALSE);
  gtk_widget_action_set_enabled (widget, "client.merge", FALSE);
  tri_store_save_client_async (self->store, self->client, NULL, saved_cb, g_object_ref (self));
}

/* A client who is entered anew is opened instead, one who is there already is merged. */
static void
twin_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriClientDialog *self = TRI_CLIENT_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->twin_id == NULL)
    return;
  if (self->client->rev > 0)
    {
      gtk_widget_activate_action (widget, "client.merge", NULL);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-client", "s", self->twin_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
page_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriClientDialog *self = TRI_CLIENT_DIALOG (widget);

  adw_view_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
}

static void
tri_client_dialog_dispose (GObject *object)
{
  g_clear_object (&TRI_CLIENT_DIALOG (object)->book);
  g_clear_object (&TRI_CLIENT_DIALOG (object)->store);

  G_OBJECT_CLASS (tri_client_dialog_parent_class)->dispose (object);
}

static void
tri_client_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TRI_CLIENT_DIALOG (object)->client, tri_client_free);
  g_free (TRI_CLIENT_DIALOG (object)->twin_id);

  G_OBJECT_CLASS (tri_client_dialog_parent_class)->finalize (object);
}

static void
tri_client_dialog_class_init (TriClientDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_client_dialog_dispose;
  object_class->finalize = tri_client_dialog_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRI_TYPE_CLIENT_PAST_PAGE);
  g_type_ensure (TRI_TYPE_CLIENT_SKIN_PAGE);
  g_type_ensure (TRI_TYPE_CLIENT_TRUST_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-client-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, birth_year_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, email_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, merge_group);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, notes_view);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, past_page);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, skin_page);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, trust_page);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, twin_button);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, twin_group);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, twin_row);
  gtk_widget_class_bind_template_callback (widget_class, identity_changed_cb);
  gtk_widget_class_install_action (widget_class, "client.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "client.merge", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "client.twin", NULL, twin_activated);
  gtk_widget_class_install_action (widget_class, "client.page", "s", page_activated);
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "client.page",
                                         "s", page_names[i]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_client_dialog_init (TriClientDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_client (TriClientDialog *self)
{
  const TriClient *client = self->client;

  set_text (self->name_row, client->name);
  set_text (self->phone_row, client->phone);
  set_text (self->email_row, client->email);
  set_text (self->address_row, client->address);
  if (client->birth_year != 0)
    {
      g_autofree char *year = g_strdup_printf ("%d", client->birth_year);

      set_text (self->birth_year_row, year);
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view), client->notes, -1);
  tri_client_skin_page_show (self->skin_page, client);
  tri_client_past_page_show (self->past_page, client);
  tri_client_trust_page_show (self->trust_page, client);
}

TriClientDialog *
tri_client_dialog_new (TriApplication *application, const TriClient *client)
{
  TriClientDialog *self;

  g_return_val_if_fail (TRI_IS_APPLICATION (application), NULL);

  self = g_object_new (TRI_TYPE_CLIENT_DIALOG, NULL);
  self->store = g_object_ref (tri_application_get_store (application));
  self->book = g_object_ref (tri_application_get_book (application));
  self->client = client != NULL ? tri_client_copy (client) : tri_client_new ();
  if (client == NULL)
    self->client->created_utc = tri_clock_now_utc ();
  gtk_window_set_title (GTK_WINDOW (self), client == NULL ? _ ("New Client") : _ ("Edit Client"));
  gtk_button_set_label (self->twin_button, client == NULL ? _ ("_Open That One") : _ ("_Merge…"));
  gtk_widget_set_visible (self->merge_group, client != NULL);
  show_client (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return self;
}
