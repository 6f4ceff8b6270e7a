/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering or changing a lot of the stock, with who was treated with it. */

#include "config.h"

#include "tri-lot-dialog.h"

#include "tri-clock.h"
#include "tri-date-row.h"
#include "tri-error.h"
#include "tri-ledger-row.h"
#include "tri-store-stock.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriLotDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkRevealer *error_revealer;
  AdwComboRow *kind_row;
  AdwEntryRow *maker_row;
  AdwEntryRow *name_row;
  AdwEntryRow *catalogue_row;
  AdwEntryRow *lot_row;
  TriDateRow *expiry_row;
  TriDateRow *opened_row;
  AdwEntryRow *amount_row;
  GtkSwitch *used_up_switch;
  AdwPreferencesGroup *uses_group;

  TriStore *store;
  TriLot *lot; /* (nullable): the one that is changed */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriLotDialog, tri_lot_dialog, ADW_TYPE_WINDOW)

/* saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriLotDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_save_lot_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "lot.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_text (char **text, AdwEntryRow *row)
{
  g_free (*text);
  *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* An amount as people write it here, below 0 for none. */
static gboolean
read_amount (TriLotDialog *self, double *out_amount, GError **error)
{
  g_autofree char *text = g_strdelimit (
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)))), ",", '.');
  char *end = NULL;

  *out_amount = -1;
  if (*text == '\0')
    return TRUE;
  *out_amount = g_ascii_strtod (text, &end);
  if (*end == '\0' && *out_amount >= 0)
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("“%s” is not an amount: write a number, or nothing."), text);
  return FALSE;
}

static TriLot *
read_lot (TriLotDialog *self, GError **error)
{
  g_autoptr (TriLot) lot = NULL;

  lot = self->lot != NULL ? tri_lot_copy (self->lot)
                          : tri_lot_new ((TriLotKind) adw_combo_row_get_selected (self->kind_row));
  take_text (&lot->maker, self->maker_row);
  take_text (&lot->name, self->name_row);
  take_text (&lot->catalogue, self->catalogue_row);
  take_text (&lot->lot, self->lot_row);
  lot->used_up = gtk_switch_get_active (self->used_up_switch);
  if (!tri_date_row_get_date (self->expiry_row, &lot->expiry, error)
      || !tri_date_row_get_date (self->opened_row, &lot->opened, error)
      || !read_amount (self, &lot->amount_left, error)
      || !tri_lot_validate (lot, tri_clock_today (), error))
    return NULL;
  return g_steal_pointer (&lot);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriLotDialog *self = TRI_LOT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLot) lot = read_lot (self, &error);

  if (lot == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "lot.save", FALSE);
  tri_store_save_lot_async (self->store, lot, NULL, saved_cb, g_object_ref (self));
}

/* who was treated with it */

static void
uses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriLotDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = tri_store_list_lot_uses_finish (TRI_STORE (source), result, &error);

  if (uses == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const TriLotUse *use = uses->pdata[i];
      g_autofree char *day = tri_date_format (use->date);
      /* Translators: a day, the number of a session */
      g_autofree char *subtitle = g_strdup_printf (_ ("%s · session %u"), day, use->ordinal);

      adw_preferences_group_add (self->uses_group,
                                 GTK_WIDGET (tri_ledger_row_new (use->display_name, subtitle, "")));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->uses_group), TRUE);
  adw_preferences_group_set_description (self->uses_group,
                                         uses->len == 0 ? _ ("No session names this lot.") : NULL);
}

static void
tri_lot_dialog_dispose (GObject *object)
{
  TriLotDialog *self = TRI_LOT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->lot, tri_lot_free);

  G_OBJECT_CLASS (tri_lot_dialog_parent_class)->dispose (object);
}

static void
tri_lot_dialog_class_init (TriLotDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_lot_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-lot-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, catalogue_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, expiry_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, lot_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, maker_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, opened_row);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, used_up_switch);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, uses_group);
  gtk_widget_class_bind_template_child (widget_class, TriLotDialog, window_title);
  gtk_widget_class_install_action (widget_class, "lot.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_lot_dialog_init (TriLotDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (kinds, _ ("Pigment"));
  gtk_string_list_append (kinds, _ ("Needles"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
}

static void
show_lot (TriLotDialog *self)
{
  const TriLot *lot = self->lot;
  g_autofree char *title = g_strdup_printf (_ ("lot %s"), lot->lot);

  adw_window_title_set_subtitle (self->window_title, title);
  adw_combo_row_set_selected (self->kind_row, lot->kind);
  /* It stays in its list: sessions point to it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->maker_row), lot->maker);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), lot->name);
  gtk_editable_set_text (GTK_EDITABLE (self->catalogue_row), lot->catalogue);
  gtk_editable_set_text (GTK_EDITABLE (self->lot_row), lot->lot);
  tri_date_row_set_date (self->expiry_row, lot->expiry);
  tri_date_row_set_date (self->opened_row, lot->opened);
  gtk_switch_set_active (self->used_up_switch, lot->used_up);
  if (lot->amount_left >= 0)
    {
      g_autofree char *amount = g_strdup_printf ("%g", lot->amount_left);

      gtk_editable_set_text (GTK_EDITABLE (self->amount_row), amount);
    }
}

TriLotDialog *
tri_lot_dialog_new (TriStore *store, const TriLot *lot)
{
  TriLotDialog *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);

  self = g_object_new (TRI_TYPE_LOT_DIALOG, NULL);
  self->store = g_object_ref (store);
  if (lot != NULL)
    {
      self->lot = tri_lot_copy (lot);
      show_lot (self);
      tri_store_list_lot_uses_async (store, lot->id, NULL, uses_cb, g_object_ref (self));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->maker_row));
  return self;
}
