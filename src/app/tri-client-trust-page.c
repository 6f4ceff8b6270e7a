/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the client dialog for who may know, and how the client may be reached. */

#include "config.h"

#include "tri-client-trust-page.h"

#include "tri-confidant-row.h"

struct _TriClientTrustPage
{
  AdwPreferencesPage parent_instance;

  AdwActionRow *private_row;
  AdwActionRow *selected_row;
  AdwActionRow *open_row;
  GtkCheckButton *private_check;
  GtkCheckButton *selected_check;
  GtkCheckButton *open_check;
  AdwEntryRow *alias_row;
  AdwPreferencesGroup *people_group;
  GtkWidget *add_button;
  GtkWidget *nobody_row;
  AdwComboRow *phone_row;
  AdwComboRow *text_row;
  AdwComboRow *mail_row;
  AdwComboRow *post_row;

  GPtrArray *people_rows; /* TriConfidantRow, the group's */
};

G_DEFINE_FINAL_TYPE (TriClientTrustPage, tri_client_trust_page, ADW_TYPE_PREFERENCES_PAGE)

/* In the order of TriDisclosure and TriChannel. */
static void
get_checks (TriClientTrustPage *self, GtkCheckButton *out_checks[TRI_N_DISCLOSURES])
{
  out_checks[TRI_DISCLOSURE_PRIVATE] = self->private_check;
  out_checks[TRI_DISCLOSURE_SELECTED] = self->selected_check;
  out_checks[TRI_DISCLOSURE_OPEN] = self->open_check;
}

static void
get_wish_rows (TriClientTrustPage *self, AdwComboRow *out_rows[TRI_N_CHANNELS])
{
  out_rows[TRI_CHANNEL_PHONE] = self->phone_row;
  out_rows[TRI_CHANNEL_TEXT] = self->text_row;
  out_rows[TRI_CHANNEL_EMAIL] = self->mail_row;
  out_rows[TRI_CHANNEL_POST] = self->post_row;
}

/* Names stay in sight when the choice changes: they are in the record until they are removed. */
static void
update_parts (TriClientTrustPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->people_group),
                          gtk_check_button_get_active (self->selected_check)
                              || self->people_rows->len > 0);
  gtk_widget_set_visible (self->nobody_row, self->people_rows->len == 0);
}

static void
remove_cb (TriConfidantRow *row, TriClientTrustPage *self)
{
  g_ptr_array_remove (self->people_rows, row);
  adw_preferences_group_remove (self->people_group, GTK_WIDGET (row));
  update_parts (self);
  gtk_widget_grab_focus (self->add_button);
}

static TriConfidantRow *
add_row (TriClientTrustPage *self, const TriConfidant *confidant)
{
  TriConfidantRow *row = tri_confidant_row_new (confidant);

  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  adw_preferences_group_add (self->people_group, GTK_WIDGET (row));
  g_ptr_array_add (self->people_rows, row);
  update_parts (self);
  return row;
}

static void
add_cb (TriClientTrustPage *self)
{
  g_autoptr (TriConfidant) confidant = tri_confidant_new ();
  TriConfidantRow *row;

  confidant->may_know = TRUE;
  row = add_row (self, confidant);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  tri_confidant_row_focus (row);
}

void
tri_client_trust_page_show (TriClientTrustPage *self, const TriClient *client)
{
  GtkCheckButton *checks[TRI_N_DISCLOSURES];
  AdwComboRow *wish_rows[TRI_N_CHANNELS];

  g_return_if_fail (TRI_IS_CLIENT_TRUST_PAGE (self));
  g_return_if_fail (client != NULL && client->confidants != NULL);

  get_checks (self, checks);
  gtk_check_button_set_active (checks[client->disclosure], TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->alias_row), client->alias);
  for (guint i = 0; i < client->confidants->len; i++)
    add_row (self, client->confidants->pdata[i]);
  get_wish_rows (self, wish_rows);
  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    adw_combo_row_set_selected (wish_rows[i], client->contact[i]);
  update_parts (self);
}

void
tri_client_trust_page_take (TriClientTrustPage *self, TriClient *client)
{
  GtkCheckButton *checks[TRI_N_DISCLOSURES];
  AdwComboRow *wish_rows[TRI_N_CHANNELS];

  g_return_if_fail (TRI_IS_CLIENT_TRUST_PAGE (self));
  g_return_if_fail (client != NULL);

  get_checks (self, checks);
  for (guint i = 0; i < TRI_N_DISCLOSURES; i++)
    if (gtk_check_button_get_active (checks[i]))
      client->disclosure = (TriDisclosure) i;
  g_free (client->alias);
  client->alias = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->alias_row)));
  g_clear_pointer (&client->confidants, g_ptr_array_unref);
  client->confidants = tri_confidants_new ();
  for (guint i = 0; i < self->people_rows->len; i++)
    g_ptr_array_add (client->confidants, tri_confidant_row_take (self->people_rows->pdata[i]));
  get_wish_rows (self, wish_rows);
  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    client->contact[i] = (TriContactWish) adw_combo_row_get_selected (wish_rows[i]);
}

static void
tri_client_trust_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_CLIENT_TRUST_PAGE (object)->people_rows);

  G_OBJECT_CLASS (tri_client_trust_page_parent_class)->finalize (object);
}

static void
tri_client_trust_page_class_init (TriClientTrustPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_client_trust_page_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/trichion/Trichion/ui/tri-client-trust-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, alias_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, mail_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, nobody_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, open_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, open_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, people_group);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, post_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, private_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, private_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, selected_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, selected_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientTrustPage, text_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_parts);
}

static void
tri_client_trust_page_init (TriClientTrustPage *self)
{
  AdwActionRow *rows[TRI_N_DISCLOSURES];

  self->people_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  rows[TRI_DISCLOSURE_PRIVATE] = self->private_row;
  rows[TRI_DISCLOSURE_SELECTED] = self->selected_row;
  rows[TRI_DISCLOSURE_OPEN] = self->open_row;
  for (guint i = 0; i < TRI_N_DISCLOSURES; i++)
    adw_action_row_set_subtitle (rows[i], tri_disclosure_get_explanation ((TriDisclosure) i));
}
