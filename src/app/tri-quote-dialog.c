/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a further version of a quote: who works, scars, an extra amount, a discount. */

#include "config.h"

#include "tri-quote-dialog.h"

#include "tri-clock.h"
#include "tri-ledger-row.h"
#include "tri-quote-version.h"
#include "tri-store-quotes.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriQuoteDialog
{
  AdwWindow parent_instance;

  AdwComboRow *level_row;
  GtkSwitch *scars_switch;
  AdwEntryRow *extra_row;
  AdwEntryRow *extra_reason_row;
  AdwEntryRow *discount_row;
  AdwEntryRow *discount_reason_row;
  AdwPreferencesGroup *lines_group;
  GtkRevealer *error_revealer;

  TriConsultation *consultation;
  TriTreatment *treatment;
  GPtrArray *rows; /* (element-type GtkWidget): what the lines' group shows */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriQuoteDialog, tri_quote_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Nothing typed is nothing agreed. */
static gboolean
get_amount (AdwEntryRow *row, const char *currency, gint64 *out_minor, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (row)));
  TriMoney amount = { 0, "" };

  if (*text != '\0' && !tri_money_parse (text, currency, &amount, error))
    return FALSE;
  *out_minor = amount.minor;
  return TRUE;
}

static TriQuoteRecord *
make_quote (TriQuoteDialog *self, GError **error)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  TriQuoteTerms terms = {
    .level = adw_combo_row_get_selected (self->level_row),
    .scars = gtk_switch_get_active (self->scars_switch),
    .extra_reason = get_text (self->extra_reason_row),
    .discount_reason = get_text (self->discount_reason_row),
  };

  if (!get_amount (self->extra_row, clinic->currency, &terms.extra_minor, error)
      || !get_amount (self->discount_row, clinic->currency, &terms.discount_minor, error))
    return NULL;
  return tri_quote_record_new (tri_consultation_get_dossier (self->consultation), self->treatment,
                               clinic->care, clinic->currency, &terms, tri_clock_today (), error);
}

static void
add_row (TriQuoteDialog *self, const char *title, const char *note, gint64 minor, gboolean sum)
{
  const char *currency = tri_consultation_get_clinic (self->consultation)->currency;
  g_autofree char *amount = tri_money_format (tri_money_make (minor, currency));
  TriLedgerRow *row = tri_ledger_row_new (title, note, amount);

  tri_ledger_row_set_reversible (row, FALSE);
  tri_ledger_row_set_sum (row, sum);
  adw_preferences_group_add (self->lines_group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

/* The quote as it would be; while something is missing, what that is. */
static void
preview (TriQuoteDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuoteRecord) quote = NULL;

  if (self->consultation == NULL)
    return;
  quote = make_quote (self, &error);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->lines_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quote.save", quote != NULL);
  tri_widget_show_problem (self->error_revealer, quote == NULL ? error->message : NULL);
  if (quote == NULL)
    return;

  for (guint i = 0; i < quote->quote->lines->len; i++)
    {
      const TriQuoteLine *line = g_ptr_array_index (quote->quote->lines, i);

      add_row (self, line->text, line->note, line->amount_minor, FALSE);
    }
  add_row (self, _ ("Total"), NULL, tri_quote_get_total (quote->quote), TRUE);
  if (quote->deposit_minor > 0)
    add_row (self, _ ("Deposit asked on acceptance"), NULL, quote->deposit_minor, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriQuoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuoteRecord) saved
      = tri_store_save_quote_finish (TRI_STORE (source), result, &error);

  if (saved == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "quote.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriQuoteDialog *self = TRI_QUOTE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuoteRecord) quote = make_quote (self, &error);

  if (quote == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  gtk_widget_action_set_enabled (widget, "quote.save", FALSE);
  tri_store_save_quote_async (tri_consultation_get_store (self->consultation), quote, NULL,
                              saved_cb, g_object_ref (self));
}

static void
tri_quote_dialog_dispose (GObject *object)
{
  g_clear_object (&TRI_QUOTE_DIALOG (object)->consultation);

  G_OBJECT_CLASS (tri_quote_dialog_parent_class)->dispose (object);
}

static void
tri_quote_dialog_finalize (GObject *object)
{
  TriQuoteDialog *self = TRI_QUOTE_DIALOG (object);

  tri_treatment_free (self->treatment);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (tri_quote_dialog_parent_class)->finalize (object);
}

static void
tri_quote_dialog_class_init (TriQuoteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_quote_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tri_quote_dialog_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-quote-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, discount_reason_row);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, discount_row);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, extra_reason_row);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, extra_row);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, level_row);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, lines_group);
  gtk_widget_class_bind_template_child (widget_class, TriQuoteDialog, scars_switch);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_install_action (widget_class, "quote.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_quote_dialog_init (TriQuoteDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_levels (TriQuoteDialog *self, const TriFigures *care)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TRI_N_LEVELS; i++)
    {
      /* Translators: a technician's level, and what prices are multiplied by. */
      g_autofree char *name = g_strdup_printf (_ ("%s (×%.4g)"), tri_level_get_name (i),
                                               tri_price_list_get_factor (care, i));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->level_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->level_row, tri_price_list_get_level (care));
}

TriQuoteDialog *
tri_quote_dialog_new (TriConsultation *consultation, const TriTreatment *treatment)
{
  TriQuoteDialog *self;
  const TriClinic *clinic;
  g_autofree char *extra = NULL;
  g_autofree char *discount = NULL;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);
  g_return_val_if_fail (treatment != NULL, NULL);

  self = g_object_new (TRI_TYPE_QUOTE_DIALOG, NULL);
  clinic = tri_consultation_get_clinic (consultation);
  add_levels (self, clinic->care);
  gtk_switch_set_active (self->scars_switch,
                         (tri_consultation_get_client (consultation)->skin.factors & TRI_FADE_SCAR)
                             != 0);
  extra = g_strdup_printf (_ ("Extra amount in %s"), clinic->currency);
  discount = g_strdup_printf (_ ("Discount in %s"), clinic->currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->extra_row), extra);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->discount_row), discount);
  self->treatment = tri_treatment_copy (treatment);
  self->consultation = g_object_ref (consultation);
  preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->extra_row));
  return self;
}
