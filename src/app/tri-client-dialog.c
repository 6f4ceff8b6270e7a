/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering a new client or changing one. */

#include "config.h"

#include "tri-client-dialog.h"

#include "tri-clock.h"
#include "tri-error.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriClientDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *alias_row;
  AdwEntryRow *phone_row;
  AdwEntryRow *email_row;
  AdwEntryRow *birth_year_row;
  AdwComboRow *disclosure_row;
  AdwComboRow *norwood_row;
  AdwComboRow *fitzpatrick_row;
  AdwComboRow *hair_row;
  GtkCheckButton *sun_check;
  GtkCheckButton *protected_check;
  GtkCheckButton *oily_check;
  GtkCheckButton *sweat_check;
  GtkCheckButton *exfoliant_check;
  GtkCheckButton *smoker_check;
  GtkCheckButton *scar_check;
  GtkTextView *notes_view;
  GtkRevealer *error_revealer;

  TriStore *store;
  TriClient *client;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriClientDialog, tri_client_dialog, ADW_TYPE_WINDOW)

/* The check buttons in the order of the TriFadeFactors bits. */
static void
get_checks (TriClientDialog *self, GtkCheckButton *out_checks[TRI_N_FADE_FACTORS])
{
  out_checks[0] = self->sun_check;
  out_checks[1] = self->protected_check;
  out_checks[2] = self->oily_check;
  out_checks[3] = self->sweat_check;
  out_checks[4] = self->exfoliant_check;
  out_checks[5] = self->smoker_check;
  out_checks[6] = self->scar_check;
}

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
take_client (TriClientDialog *self, GError **error)
{
  GtkCheckButton *checks[TRI_N_FADE_FACTORS];
  TriClient *client = self->client;
  int year;

  take_text (&client->name, self->name_row);
  take_text (&client->alias, self->alias_row);
  take_text (&client->phone, self->phone_row);
  take_text (&client->email, self->email_row);
  if (!take_year (self->birth_year_row, &client->birth_year))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The year of birth is not a year: enter four digits or leave it empty."));
      return FALSE;
    }

  client->disclosure = (TriDisclosure) adw_combo_row_get_selected (self->disclosure_row);
  client->norwood = (TriNorwood) adw_combo_row_get_selected (self->norwood_row);
  client->skin.fitzpatrick = (int) adw_combo_row_get_selected (self->fitzpatrick_row) + 1;
  client->skin.hair = (TriHair) adw_combo_row_get_selected (self->hair_row);
  client->skin.factors = 0;
  get_checks (self, checks);
  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    if (gtk_check_button_get_active (checks[i]))
      client->skin.factors |= 1u << i;

  g_free (client->notes);
  client->notes = tri_widget_get_text (self->notes_view);

  tri_date_to_ymd (tri_clock_today (), &year, NULL, NULL);
  return tri_client_validate (client, year, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriClientDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tri_store_save_client_finish (TRI_STORE (source), result, &error) < 0)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->client->id);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.save", FALSE);
  tri_store_save_client_async (self->store, self->client, NULL, saved_cb, g_object_ref (self));
}

static void
tri_client_dialog_dispose (GObject *object)
{
  g_clear_object (&TRI_CLIENT_DIALOG (object)->store);

  G_OBJECT_CLASS (tri_client_dialog_parent_class)->dispose (object);
}

static void
tri_client_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TRI_CLIENT_DIALOG (object)->client, tri_client_free);

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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-client-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, alias_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, birth_year_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, disclosure_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, email_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, exfoliant_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, fitzpatrick_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, hair_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, norwood_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, notes_view);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, oily_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, protected_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, scar_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, smoker_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, sun_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientDialog, sweat_check);
  gtk_widget_class_install_action (widget_class, "client.save", NULL, save_activated);
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
  GtkCheckButton *checks[TRI_N_FADE_FACTORS];
  const TriClient *client = self->client;
  g_autoptr (GtkStringList) norwoods = gtk_string_list_new (NULL);

  for (guint i = 0; i < TRI_N_NORWOODS; i++)
    gtk_string_list_append (norwoods, tri_norwood_get_name ((TriNorwood) i));
  adw_combo_row_set_model (self->norwood_row, G_LIST_MODEL (norwoods));

  set_text (self->name_row, client->name);
  set_text (self->alias_row, client->alias);
  set_text (self->phone_row, client->phone);
  set_text (self->email_row, client->email);
  if (client->birth_year != 0)
    {
      g_autofree char *year = g_strdup_printf ("%d", client->birth_year);

      set_text (self->birth_year_row, year);
    }
  adw_combo_row_set_selected (self->disclosure_row, client->disclosure);
  adw_combo_row_set_selected (self->norwood_row, client->norwood);
  adw_combo_row_set_selected (self->fitzpatrick_row, (guint) client->skin.fitzpatrick - 1);
  adw_combo_row_set_selected (self->hair_row, client->skin.hair);
  get_checks (self, checks);
  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    gtk_check_button_set_active (checks[i], (client->skin.factors & (1u << i)) != 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view), client->notes, -1);
}

TriClientDialog *
tri_client_dialog_new (TriStore *store, const TriClient *client)
{
  TriClientDialog *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);

  self = g_object_new (TRI_TYPE_CLIENT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->client = client != NULL ? tri_client_copy (client) : tri_client_new ();
  if (client == NULL)
    self->client->created_utc = tri_clock_now_utc ();
  gtk_window_set_title (GTK_WINDOW (self), client == NULL ? _ ("New Client") : _ ("Edit Client"));
  show_client (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return self;
}
