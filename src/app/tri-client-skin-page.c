/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the client dialog for skin, hair and what changes fading. */

#include "config.h"

#include "tri-client-skin-page.h"

#include "tri-skin-portrait.h"

#define N_TYPES 6

struct _TriClientSkinPage
{
  AdwPreferencesPage parent_instance;

  GtkToggleButton *type_1;
  GtkToggleButton *type_2;
  GtkToggleButton *type_3;
  GtkToggleButton *type_4;
  GtkToggleButton *type_5;
  GtkToggleButton *type_6;
  GtkLabel *type_label;
  AdwComboRow *norwood_row;
  AdwComboRow *hair_row;
  GtkCheckButton *sun_check;
  GtkCheckButton *protected_check;
  GtkCheckButton *oily_check;
  GtkCheckButton *sweat_check;
  GtkCheckButton *exfoliant_check;
  GtkCheckButton *smoker_check;
  GtkCheckButton *scar_check;
};

G_DEFINE_FINAL_TYPE (TriClientSkinPage, tri_client_skin_page, ADW_TYPE_PREFERENCES_PAGE)

/* The check buttons in the order of the TriFadeFactors bits. */
static void
get_checks (TriClientSkinPage *self, GtkCheckButton *out_checks[TRI_N_FADE_FACTORS])
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
get_types (TriClientSkinPage *self, GtkToggleButton *out_types[N_TYPES])
{
  out_types[0] = self->type_1;
  out_types[1] = self->type_2;
  out_types[2] = self->type_3;
  out_types[3] = self->type_4;
  out_types[4] = self->type_5;
  out_types[5] = self->type_6;
}

/* What the type means is written out below the pictures. */
static void
type_toggled_cb (TriClientSkinPage *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_label_set_text (self->type_label, gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
}

void
tri_client_skin_page_show (TriClientSkinPage *self, const TriClient *client)
{
  GtkToggleButton *types[N_TYPES];
  GtkCheckButton *checks[TRI_N_FADE_FACTORS];
  g_autoptr (GtkStringList) norwoods = gtk_string_list_new (NULL);

  g_return_if_fail (TRI_IS_CLIENT_SKIN_PAGE (self));
  g_return_if_fail (client != NULL);

  for (guint i = 0; i < TRI_N_NORWOODS; i++)
    gtk_string_list_append (norwoods, tri_norwood_get_name ((TriNorwood) i));
  adw_combo_row_set_model (self->norwood_row, G_LIST_MODEL (norwoods));
  adw_combo_row_set_selected (self->norwood_row, client->norwood);
  adw_combo_row_set_selected (self->hair_row, client->skin.hair);
  get_types (self, types);
  gtk_toggle_button_set_active (types[CLAMP (client->skin.fitzpatrick, 1, N_TYPES) - 1], TRUE);
  get_checks (self, checks);
  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    gtk_check_button_set_active (checks[i], (client->skin.factors & (1u << i)) != 0);
}

void
tri_client_skin_page_take (TriClientSkinPage *self, TriClient *client)
{
  GtkToggleButton *types[N_TYPES];
  GtkCheckButton *checks[TRI_N_FADE_FACTORS];

  g_return_if_fail (TRI_IS_CLIENT_SKIN_PAGE (self));
  g_return_if_fail (client != NULL);

  client->norwood = (TriNorwood) adw_combo_row_get_selected (self->norwood_row);
  client->skin.hair = (TriHair) adw_combo_row_get_selected (self->hair_row);
  get_types (self, types);
  for (int i = 0; i < N_TYPES; i++)
    if (gtk_toggle_button_get_active (types[i]))
      client->skin.fitzpatrick = i + 1;
  client->skin.factors = 0;
  get_checks (self, checks);
  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    if (gtk_check_button_get_active (checks[i]))
      client->skin.factors |= 1u << i;
}

static void
tri_client_skin_page_class_init (TriClientSkinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRI_TYPE_SKIN_PORTRAIT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-client-skin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, exfoliant_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, hair_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, norwood_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, oily_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, protected_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, scar_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, smoker_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, sun_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, sweat_check);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_1);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_2);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_3);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_4);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_5);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_6);
  gtk_widget_class_bind_template_child (widget_class, TriClientSkinPage, type_label);
  gtk_widget_class_bind_template_callback (widget_class, type_toggled_cb);
}

static void
tri_client_skin_page_init (TriClientSkinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
