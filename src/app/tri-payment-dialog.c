/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering a payment or another movement of the account. */

#include "config.h"

#include "tri-payment-dialog.h"

#include "tri-clock.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriPaymentDialog
{
  AdwWindow parent_instance;

  AdwComboRow *kind_row;
  AdwEntryRow *amount_row;
  AdwEntryRow *note_row;
  GtkRevealer *error_revealer;

  TriConsultation *consultation;
};

/* What can be entered by hand, in the order of the list. */
static const TriLedgerKind kinds[] = { TRI_LEDGER_PAYMENT, TRI_LEDGER_CHARGE, TRI_LEDGER_TRAVEL,
                                       TRI_LEDGER_CREDIT, TRI_LEDGER_REFUND };

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPaymentDialog, tri_payment_dialog, ADW_TYPE_WINDOW)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPaymentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_add_ledger_entry_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "payment.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static TriLedgerEntry *
make_entry (TriPaymentDialog *self, GError **error)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  TriMoney amount;

  if (!tri_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)), clinic->currency,
                        &amount, error))
    return NULL;

  return tri_ledger_entry_new (kinds[adw_combo_row_get_selected (self->kind_row)], amount.minor,
                               clinic->currency, tri_clock_today (),
                               gtk_editable_get_text (GTK_EDITABLE (self->note_row)), error);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPaymentDialog *self = TRI_PAYMENT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLedgerEntry) entry = make_entry (self, &error);

  if (entry == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "payment.save", FALSE);
  tri_store_add_ledger_entry_async (tri_consultation_get_store (self->consultation),
                                    tri_consultation_get_client (self->consultation)->id, entry,
                                    NULL, saved_cb, g_object_ref (self));
}

static void
tri_payment_dialog_dispose (GObject *object)
{
  g_clear_object (&TRI_PAYMENT_DIALOG (object)->consultation);

  G_OBJECT_CLASS (tri_payment_dialog_parent_class)->dispose (object);
}

static void
tri_payment_dialog_class_init (TriPaymentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_payment_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-payment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, note_row);
  gtk_widget_class_install_action (widget_class, "payment.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_payment_dialog_init (TriPaymentDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, tri_ledger_kind_get_name (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

TriPaymentDialog *
tri_payment_dialog_new (TriConsultation *consultation)
{
  TriPaymentDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);

  self = g_object_new (TRI_TYPE_PAYMENT_DIALOG, NULL);
  self->consultation = g_object_ref (consultation);
  title
      = g_strdup_printf (_ ("Amount in %s"), tri_consultation_get_clinic (consultation)->currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
  return self;
}
