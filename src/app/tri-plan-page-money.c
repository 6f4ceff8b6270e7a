/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: the versions of the quote, the deposit, the account, and what is entered there. */

#include "config.h"

#include "tri-account.h"
#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-payment-dialog.h"
#include "tri-plan-page-private.h"
#include "tri-quote-dialog.h"

#include <glib/gi18n.h>

/* The newest one of the newest choice, or of an earlier one. */
static TriQuoteRecord *
get_quote (TriPlanPage *self)
{
  GPtrArray *quotes = tri_consultation_get_dossier (self->consultation)->quotes;

  return quotes->len > 0 ? g_ptr_array_index (quotes, quotes->len - 1) : NULL;
}

static char *
format_total (const TriQuoteRecord *quote)
{
  return tri_money_format (
      tri_money_make (tri_quote_get_total (quote->quote), quote->quote->currency));
}

/* the ledger */

static void
entry_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_add_ledger_entry_finish (TRI_STORE (source), result, &error);
  _tri_plan_page_saved (self, error);
}

static void
reverse_cb (TriLedgerRow *row, TriPlanPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const char *id = g_object_get_data (G_OBJECT (row), "entry-id");

  for (guint i = 0; i < dossier->ledger->len; i++)
    {
      const TriLedgerEntry *entry = g_ptr_array_index (dossier->ledger, i);
      g_autoptr (TriLedgerEntry) reversal = NULL;

      if (!g_str_equal (entry->id, id))
        continue;
      reversal = tri_ledger_entry_new_reversal (entry, tri_clock_today (), entry->note);
      gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
      tri_store_add_ledger_entry_async (tri_consultation_get_store (self->consultation),
                                        dossier->client->id, reversal, NULL, entry_saved_cb,
                                        g_object_ref (self));
      return;
    }
}

static void
dialog_saved_cb (TriPlanPage *self)
{
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

/* @dialog: a window with the signal "saved" */
static void
open_dialog (TriPlanPage *self, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (dialog_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
add_payment_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);

  open_dialog (self, GTK_WINDOW (tri_payment_dialog_new (self->consultation)));
}

/* quotes */

static void
new_quote_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);

  if (treatment != NULL)
    open_dialog (self, GTK_WINDOW (tri_quote_dialog_new (self->consultation, treatment)));
}

static void
quote_accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_accept_quote_finish (TRI_STORE (source), result, &error);
  _tri_plan_page_saved (self, error);
}

static void
accept_quote (TriPlanPage *self)
{
  TriQuoteRecord *quote = get_quote (self);

  if (quote == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.accept-quote", FALSE);
  tri_store_accept_quote_async (tri_consultation_get_store (self->consultation), quote->id,
                                tri_clock_today (), NULL, quote_accepted_cb, g_object_ref (self));
}

static void
replace_answered_cb (gboolean agreed, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;

  if (agreed && self->consultation != NULL)
    accept_quote (self);
}

/* Charges that are posted are taken back only after a question. */
static void
accept_quote_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const TriQuoteRecord *quote = get_quote (self);
  const TriQuoteRecord *replaced;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *body = NULL;

  if (quote == NULL)
    return;
  replaced = tri_dossier_get_replaced_quote (dossier, quote);
  if (replaced == NULL)
    {
      accept_quote (self);
      return;
    }
  before = format_total (replaced);
  after = format_total (quote);
  body = g_strdup_printf (_ ("The charges of the accepted quote, %s, are taken back, and %s are "
                             "charged instead. What was paid stays in the account."),
                          before, after);
  tri_compat_ask (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Replace the Accepted Quote?"),
                  body, _ ("_Replace"), FALSE, replace_answered_cb, g_object_ref (self));
}

void
_tri_plan_page_install_money (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.accept-quote", NULL, accept_quote_activated);
  gtk_widget_class_install_action (widget_class, "plan.add-payment", NULL, add_payment_activated);
  gtk_widget_class_install_action (widget_class, "plan.new-quote", NULL, new_quote_activated);
}

/* what is shown */

static char *
format_line (const TriQuoteRecord *record, const TriQuoteLine *line)
{
  /* A tax that the prices hold adds nothing. */
  if (line->kind == TRI_QUOTE_TAX && line->amount_minor == 0)
    return g_strdup ("");
  return tri_money_format (tri_money_make (line->amount_minor, record->quote->currency));
}

/* "Quote 2, accepted 25 Nov 2026" */
static char *
format_title (const TriQuoteRecord *record)
{
  TriDate day = record->replaced_on != TRI_DATE_NONE ? record->replaced_on : record->accepted_on;
  g_autofree char *date = tri_date_format (day);

  if (record->replaced_on != TRI_DATE_NONE)
    return g_strdup_printf (_ ("Quote %d, replaced %s"), record->version, date);
  if (record->accepted)
    return g_strdup_printf (_ ("Quote %d, accepted %s"), record->version, date);
  return g_strdup_printf (_ ("Quote %d"), record->version);
}

/* An earlier version, closed until somebody wants to read it. */
static void
add_earlier (TriPlanPage *self, const TriQuoteRecord *record)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = format_title (record);
  g_autofree char *made = tri_date_format (record->made_on);
  g_autofree char *total = format_total (record);
  /* Translators: a total, and when the quote was made. */
  g_autofree char *subtitle = record->made_on != TRI_DATE_NONE
                                  ? g_strdup_printf (_ ("%s, made %s"), total, made)
                                  : g_strdup (total);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; i < record->quote->lines->len; i++)
    {
      const TriQuoteLine *line = g_ptr_array_index (record->quote->lines, i);
      g_autofree char *amount = format_line (record, line);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                GTK_WIDGET (tri_ledger_row_new (line->text, line->note, amount)));
    }
  adw_preferences_group_add (self->quote_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_quote (TriPlanPage *self, const TriDossier *dossier, const TriQuoteRecord *record)
{
  g_autofree char *total = format_total (record);
  g_autofree char *title = format_title (record);
  gboolean open = record->accepted_on == TRI_DATE_NONE;

  for (guint i = 0; i < record->quote->lines->len; i++)
    {
      const TriQuoteLine *line = g_ptr_array_index (record->quote->lines, i);
      g_autofree char *amount = format_line (record, line);

      _tri_plan_page_add_line (self, self->quote_group, line->text, line->note, amount);
    }
  tri_ledger_row_set_sum (
      _tri_plan_page_add_line (self, self->quote_group, _ ("Total"), NULL, total), TRUE);
  for (guint i = dossier->quotes->len - 1; i-- > 0;)
    add_earlier (self, g_ptr_array_index (dossier->quotes, i));

  adw_preferences_group_set_title (self->quote_group, title);
  gtk_widget_set_visible (self->accept_button, open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.accept-quote", open);
}

static gboolean
is_reversed (GPtrArray *ledger, const char *id)
{
  for (guint i = 0; i < ledger->len; i++)
    {
      const TriLedgerEntry *entry = g_ptr_array_index (ledger, i);

      if (g_strcmp0 (entry->reverses, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_entries (TriPlanPage *self, const TriDossier *dossier)
{
  for (guint i = 0; i < dossier->ledger->len; i++)
    {
      const TriLedgerEntry *entry = g_ptr_array_index (dossier->ledger, i);
      g_autofree char *date = tri_date_format (entry->date);
      g_autofree char *title = g_strdup_printf ("%s, %s", tri_ledger_entry_get_name (entry), date);
      g_autofree char *amount
          = tri_money_format (tri_money_make (entry->amount_minor, entry->currency));
      TriLedgerRow *row
          = _tri_plan_page_add_line (self, self->account_group, title, entry->note, amount);

      g_object_set_data_full (G_OBJECT (row), "entry-id", g_strdup (entry->id), g_free);
      tri_ledger_row_set_reversible (row, entry->kind != TRI_LEDGER_REVERSAL
                                              && !is_reversed (dossier->ledger, entry->id));
      g_signal_connect_object (row, "reverse", G_CALLBACK (reverse_cb), self, 0);
    }
}

static void
add_sum (TriPlanPage *self, const char *title, gint64 minor, const char *currency)
{
  g_autofree char *amount = tri_money_format (tri_money_make (minor, currency));

  tri_ledger_row_set_sum (_tri_plan_page_add_line (self, self->account_group, title, NULL, amount),
                          TRUE);
}

static void
show_account (TriPlanPage *self, const TriDossier *dossier)
{
  const char *currency = tri_consultation_get_clinic (self->consultation)->currency;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriAccount) account = tri_account_new (dossier->ledger, &error);
  TriDeposit deposit;
  gint64 balance;

  show_entries (self, dossier);
  if (account == NULL)
    {
      _tri_plan_page_fail (self, error);
      return;
    }
  if (dossier->ledger->len > 0)
    currency = tri_account_get_currency (account);
  deposit = tri_dossier_get_deposit (dossier, account);
  if (deposit.held > 0)
    add_sum (self, _ ("Deposit held"), deposit.held, currency);
  if (deposit.due > 0)
    add_sum (self, _ ("Deposit due"), deposit.due, currency);
  balance = tri_account_get_balance (account);
  add_sum (self, balance < 0 ? _ ("Balance in the client’s favour") : _ ("Balance"), balance,
           currency);
}

void
_tri_plan_page_show_money (TriPlanPage *self,
                           const TriDossier *dossier,
                           const TriTreatment *treatment)
{
  const TriQuoteRecord *quote = get_quote (self);

  gtk_widget_set_visible (GTK_WIDGET (self->quote_group), quote != NULL);
  if (quote != NULL)
    show_quote (self, dossier, quote);
  show_account (self, dossier);
}
