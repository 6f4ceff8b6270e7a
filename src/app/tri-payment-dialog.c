/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering a payment or another movement of the account. */

#include "config.h"

#include "tri-payment-dialog.h"

#include "tri-account.h"
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
  char *usual; /* (nullable): the amount that was put in for the chosen kind */
};

/* What can be entered by hand, in the order of the list. */
static const struct
{
  TriLedgerKind kind;
  TriLedgerPurpose purpose;
} choices[] = {
  { TRI_LEDGER_PAYMENT, TRI_PURPOSE_NONE },   { TRI_LEDGER_PAYMENT, TRI_PURPOSE_DEPOSIT },
  { TRI_LEDGER_CHARGE, TRI_PURPOSE_NONE },    { TRI_LEDGER_TRAVEL, TRI_PURPOSE_NONE },
  { TRI_LEDGER_CREDIT, TRI_PURPOSE_NONE },    { TRI_LEDGER_REFUND, TRI_PURPOSE_NONE },
  { TRI_LEDGER_REFUND, TRI_PURPOSE_DEPOSIT }, { TRI_LEDGER_CHARGE, TRI_PURPOSE_LATE_CHANGE },
  { TRI_LEDGER_CHARGE, TRI_PURPOSE_NO_SHOW },
};

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

/* The account's own, or the clinic's for the first entry. */
static const char *
get_currency (TriPaymentDialog *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);

  if (dossier->ledger->len > 0)
    return ((const TriLedgerEntry *) g_ptr_array_index (dossier->ledger, 0))->currency;
  return tri_consultation_get_clinic (self->consultation)->currency;
}

static TriLedgerEntry *
make_entry (TriPaymentDialog *self, GError **error)
{
  guint chosen = adw_combo_row_get_selected (self->kind_row);
  TriLedgerEntry *entry;
  TriMoney amount;

  if (!tri_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)),
                        get_currency (self), &amount, error))
    return NULL;

  entry = tri_ledger_entry_new (choices[chosen].kind, amount.minor, amount.currency,
                                tri_clock_today (),
                                gtk_editable_get_text (GTK_EDITABLE (self->note_row)), error);
  if (entry != NULL)
    entry->purpose = choices[chosen].purpose;
  return entry;
}

/* What the price list or the quote says of it, 0 when nothing. */
static gint64
get_usual (TriPaymentDialog *self, TriLedgerPurpose purpose, gboolean refund)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  g_autoptr (TriAccount) account = NULL;
  TriDeposit deposit;

  switch (purpose)
    {
    case TRI_PURPOSE_DEPOSIT:
      account = tri_account_new (dossier->ledger, NULL);
      if (account == NULL)
        return 0;
      deposit = tri_dossier_get_deposit (dossier, account);
      return refund ? deposit.held : deposit.due;
    case TRI_PURPOSE_LATE_CHANGE:
      return tri_price_list_get_minor (care, TRI_FIGURE_LATE_FEE, get_currency (self));
    case TRI_PURPOSE_NO_SHOW:
      return tri_price_list_get_minor (care, TRI_FIGURE_NO_SHOW_FEE, get_currency (self));
    case TRI_PURPOSE_NONE:
    case TRI_PURPOSE_REFERRAL:
    default:
      return 0;
    }
}

/* The usual amount stands there to be changed; what was typed by hand stays. */
static void
kind_selected_cb (TriPaymentDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind_row);
  GtkEditable *amount = GTK_EDITABLE (self->amount_row);
  g_autofree char *usual = NULL;
  g_autofree char *hint = NULL;
  gint64 minor;

  if (self->consultation == NULL || chosen >= G_N_ELEMENTS (choices))
    return;
  if (choices[chosen].purpose == TRI_PURPOSE_LATE_CHANGE)
    hint = g_strdup_printf (
        _ ("A session can be changed free of charge until %.0f hours before it."),
        tri_figures_get (tri_consultation_get_clinic (self->consultation)->care,
                         TRI_FIGURE_LATE_HOURS));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind_row), hint != NULL ? hint : "");
  if (g_strcmp0 (gtk_editable_get_text (amount), self->usual != NULL ? self->usual : "") != 0)
    return;
  minor = get_usual (self, choices[chosen].purpose, choices[chosen].kind == TRI_LEDGER_REFUND);
  if (minor > 0)
    usual = tri_money_format (tri_money_make (minor, get_currency (self)));
  gtk_editable_set_text (amount, usual != NULL ? usual : "");
  g_free (self->usual);
  self->usual = g_steal_pointer (&usual);
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
tri_payment_dialog_finalize (GObject *object)
{
  g_free (TRI_PAYMENT_DIALOG (object)->usual);

  G_OBJECT_CLASS (tri_payment_dialog_parent_class)->finalize (object);
}

static void
tri_payment_dialog_class_init (TriPaymentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_payment_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tri_payment_dialog_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-payment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TriPaymentDialog, note_row);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_install_action (widget_class, "payment.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_payment_dialog_init (TriPaymentDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const TriLedgerEntry entry = { .kind = choices[i].kind, .purpose = choices[i].purpose };

      gtk_string_list_append (names, tri_ledger_entry_get_name (&entry));
    }
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
  title = g_strdup_printf (_ ("Amount in %s"), get_currency (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
  return self;
}
