/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: the sessions of the chosen style, its touch-up, the quote and the account. */

#include "config.h"

#include "tri-plan-page-private.h"

#include "tri-clock.h"
#include "tri-columns.h"
#include "tri-decision-window.h"
#include "tri-payment-dialog.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (TriPlanPage, tri_plan_page, GTK_TYPE_WIDGET)

static TriQuoteRecord *
get_quote (TriPlanPage *self)
{
  GPtrArray *quotes = tri_consultation_get_dossier (self->consultation)->quotes;

  return quotes->len > 0 ? g_ptr_array_index (quotes, quotes->len - 1) : NULL;
}

/* money */

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
quote_accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_accept_quote_finish (TRI_STORE (source), result, &error);
  _tri_plan_page_saved (self, error);
}

static void
accept_quote_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  TriQuoteRecord *quote = get_quote (self);

  if (quote == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "plan.accept-quote", FALSE);
  tri_store_accept_quote_async (tri_consultation_get_store (self->consultation), quote->id,
                                tri_clock_today (), NULL, quote_accepted_cb, g_object_ref (self));
}

static void
payment_saved_cb (TriPlanPage *self)
{
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

static void
add_payment_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  TriPaymentDialog *dialog = tri_payment_dialog_new (self->consultation);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (payment_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* what is shown */

static void
show_quote (TriPlanPage *self, const TriQuoteRecord *record)
{
  g_autofree char *total = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < record->quote->lines->len; i++)
    {
      const TriQuoteLine *line = g_ptr_array_index (record->quote->lines, i);
      g_autofree char *amount
          = tri_money_format (tri_money_make (line->amount_minor, record->quote->currency));

      _tri_plan_page_add_line (self, self->quote_group, line->text, NULL, amount);
    }

  total = tri_money_format (
      tri_money_make (tri_quote_get_total (record->quote), record->quote->currency));
  tri_ledger_row_set_sum (
      _tri_plan_page_add_line (self, self->quote_group, _ ("Total"), NULL, total), TRUE);

  title = record->accepted ? g_strdup_printf (_ ("Quote %d, accepted"), record->version)
                           : g_strdup_printf (_ ("Quote %d"), record->version);
  adw_preferences_group_set_title (self->quote_group, title);
  gtk_widget_set_visible (self->accept_button, !record->accepted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.accept-quote", !record->accepted);
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
show_account (TriPlanPage *self, const TriDossier *dossier)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = NULL;
  TriMoney balance = tri_money_make (0, clinic->currency);

  for (guint i = 0; i < dossier->ledger->len; i++)
    {
      const TriLedgerEntry *entry = g_ptr_array_index (dossier->ledger, i);
      g_autofree char *date = tri_date_format (entry->date);
      g_autofree char *title
          = g_strdup_printf ("%s, %s", tri_ledger_kind_get_name (entry->kind), date);
      g_autofree char *amount
          = tri_money_format (tri_money_make (entry->amount_minor, entry->currency));
      TriLedgerRow *row
          = _tri_plan_page_add_line (self, self->account_group, title, entry->note, amount);

      g_object_set_data_full (G_OBJECT (row), "entry-id", g_strdup (entry->id), g_free);
      tri_ledger_row_set_reversible (row, entry->kind != TRI_LEDGER_REVERSAL
                                              && !is_reversed (dossier->ledger, entry->id));
      g_signal_connect_object (row, "reverse", G_CALLBACK (reverse_cb), self, 0);
    }

  if (dossier->ledger->len > 0 && !tri_ledger_balance (dossier->ledger, &balance, &error))
    {
      _tri_plan_page_fail (self, error);
      return;
    }
  sum = tri_money_format (balance);
  tri_ledger_row_set_sum (
      _tri_plan_page_add_line (
          self, self->account_group,
          balance.minor < 0 ? _ ("Balance in the client’s favour") : _ ("Balance"), NULL, sum),
      TRUE);
}

/* Opens the choice, to be read as a whole. */
static void
choice_activated_cb (AdwActionRow *row, TriPlanPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const char *id = g_object_get_data (G_OBJECT (row), "decision-id");

  for (guint i = 0; i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);
      TriDecisionWindow *window;

      if (!g_str_equal (decision->id, id))
        continue;
      window = tri_decision_window_new (self->consultation, decision);
      gtk_window_set_transient_for (GTK_WINDOW (window),
                                    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
}

/* What was chosen and by whom, the newest first; earlier choices stay in the record. */
static void
show_choices (TriPlanPage *self, const TriDossier *dossier)
{
  TriStyles *styles = tri_consultation_get_styles (self->consultation);

  for (guint i = dossier->decisions->len; i-- > 0;)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);
      const TriDesignRevision *revision = tri_dossier_get_revision (dossier, decision->revision_id);
      g_autofree char *title = tri_words_choice (styles, dossier, decision);
      g_autofree char *date = tri_date_format (decision->date);
      g_autofree char *present = tri_words_present (decision->present);
      g_autofree char *area = NULL;
      g_autoptr (GString) subtitle = g_string_new (date);
      TriLedgerRow *row;

      if (*present != '\0')
        g_string_append_printf (subtitle, " · %s", present);
      if (*decision->notes != '\0')
        g_string_append_printf (subtitle, _ (" · “%s”"), decision->notes);
      area
          = revision != NULL ? g_strdup_printf (_ ("%.0f cm²"), revision->area_cm2) : g_strdup ("");
      if (decision->signatures->len > 0)
        g_string_append (subtitle, _ (" · signed"));
      row = _tri_plan_page_add_line (self, self->choices_group, title, subtitle->str, area);
      g_object_set_data_full (G_OBJECT (row), "decision-id", g_strdup (decision->id), g_free);
      tri_ledger_row_set_opens (row);
      g_signal_connect_object (row, "activated", G_CALLBACK (choice_activated_cb), self, 0);
    }
  adw_preferences_group_set_title (self->choices_group, dossier->decisions->len > 1
                                                            ? _ ("Choices, the Newest First")
                                                            : _ ("Choice"));
}

/* What moves the touch-up: every factor with the number it multiplies the fading by. */
static void
show_drivers (TriPlanPage *self, const TriDossier *dossier)
{
  const TriFigures *pigment = tri_consultation_get_clinic (self->consultation)->pigment;
  const TriSkin *skin = &dossier->client->skin;
  guint shade = _tri_plan_page_get_shade (self);
  double product = tri_fade_factor (pigment, shade, skin);
  double listed = 1;
  g_autofree char *product_text = g_strdup_printf ("×%.2f", product);

  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    {
      double factor = tri_figures_get (pigment, TRI_FIGURE_FACTOR_SUN + i);
      g_autofree char *text = NULL;

      if ((skin->factors & (1u << i)) == 0)
        continue;
      listed *= factor;
      text = g_strdup_printf ("×%.2f", factor);
      _tri_plan_page_add_line (self, self->drivers_group, tri_fade_factor_get_name (1u << i), NULL,
                               text);
    }
  if (fabs (product - listed) > 1e-9)
    {
      g_autofree char *text = g_strdup_printf ("×%.2f", product / listed);
      g_autofree char *shade_text
          = g_strdup_printf (_ ("Light shade 1 : %d"), tri_shade_get_dilution (shade));

      _tri_plan_page_add_line (self, self->drivers_group, shade_text, NULL, text);
    }
  tri_ledger_row_set_sum (_tri_plan_page_add_line (self, self->drivers_group,
                                                   _ ("Fading, compared with average"), NULL,
                                                   product_text),
                          TRUE);
  adw_preferences_group_set_description (
      self->drivers_group,
      skin->factors == 0 ? _ ("Sun, skin oil and habits are entered with Edit Client.") : NULL);
}

static void
clear (TriPlanPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
update (TriPlanPage *self)
{
  const TriDossier *dossier;
  TriTreatment *treatment;
  TriQuoteRecord *quote;

  clear (self);
  if (self->consultation == NULL)
    return;

  dossier = tri_consultation_get_dossier (self->consultation);
  treatment = _tri_plan_page_get_treatment (self);
  quote = get_quote (self);
  gtk_stack_set_visible_child_name (self->stack, treatment != NULL ? "plan" : "empty");
  if (treatment == NULL)
    return;

  _tri_plan_page_show_treatment (self, treatment);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_group), quote != NULL);
  if (quote != NULL)
    show_quote (self, quote);
  show_account (self, dossier);
  show_choices (self, dossier);
  show_drivers (self, dossier);
}

static void
tri_plan_page_dispose (GObject *object)
{
  TriPlanPage *self = TRI_PLAN_PAGE (object);

  tri_plan_page_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_plan_page_parent_class)->dispose (object);
}

static void
tri_plan_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_PLAN_PAGE (object)->rows);

  G_OBJECT_CLASS (tri_plan_page_parent_class)->finalize (object);
}

static void
tri_plan_page_class_init (TriPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_plan_page_dispose;
  object_class->finalize = tri_plan_page_finalize;

  g_type_ensure (TRI_TYPE_COLUMNS);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, account_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, choices_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, drivers_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, quote_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, sessions_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, stack);
  gtk_widget_class_install_action (widget_class, "plan.accept-quote", NULL, accept_quote_activated);
  gtk_widget_class_install_action (widget_class, "plan.add-payment", NULL, add_payment_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_plan_page_init (TriPlanPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_plan_page_set_consultation (TriPlanPage *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_PLAN_PAGE (self));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  clear (self);
  g_set_object (&self->consultation, consultation);
  if (consultation != NULL)
    {
      g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "styles-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}
