/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: the sessions of the chosen style, its touch-up, the quote and the account. */

#include "config.h"

#include "tri-plan-page.h"

#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-ledger-row.h"
#include "tri-payment-dialog.h"
#include "tri-session-row.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriPlanPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *sessions_group;
  AdwPreferencesGroup *quote_group;
  AdwPreferencesGroup *account_group;
  AdwPreferencesGroup *drivers_group;
  GtkWidget *accept_button;

  TriConsultation *consultation;
  GPtrArray *rows; /* (element-type GtkWidget): what the groups show, to be taken out again */
};

G_DEFINE_FINAL_TYPE (TriPlanPage, tri_plan_page, GTK_TYPE_WIDGET)

static TriTreatment *
get_treatment (TriPlanPage *self)
{
  GPtrArray *treatments = tri_consultation_get_dossier (self->consultation)->treatments;

  return treatments->len > 0 ? g_ptr_array_index (treatments, treatments->len - 1) : NULL;
}

static TriQuoteRecord *
get_quote (TriPlanPage *self)
{
  GPtrArray *quotes = tri_consultation_get_dossier (self->consultation)->quotes;

  return quotes->len > 0 ? g_ptr_array_index (quotes, quotes->len - 1) : NULL;
}

static void
fail (TriPlanPage *self, const GError *error)
{
  g_signal_emit_by_name (self->consultation, "failed", error);
}

/* sessions */

static void
session_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = tri_store_save_session_finish (TRI_STORE (source), result, &error);

  if (self->consultation == NULL)
    return;
  if (!saved)
    fail (self, error);
  tri_consultation_reload (self->consultation);
}

static void
save_session (TriPlanPage *self, const TriSession *session)
{
  tri_store_save_session_async (tri_consultation_get_store (self->consultation), session, NULL,
                                session_saved_cb, g_object_ref (self));
}

static void
mark_cb (TriSessionRow *row, int state, TriPlanPage *self)
{
  TriSession session = *tri_session_row_get_session (row);

  session.state = (TriSessionState) state;
  /* Done means done on a day that has come. */
  if (session.state == TRI_SESSION_DONE && session.date > tri_clock_today ())
    session.date = tri_clock_today ();
  save_session (self, &session);
}

typedef struct
{
  TriPlanPage *page;
  char *session_id;
  TriDate day;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->page);
  g_free (move->session_id);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

/* The person insists on a gap below the clinic's floor: the reason goes into the record. */
static void
move_answer_cb (gboolean agreed, gpointer user_data)
{
  g_autoptr (Move) move = user_data;
  TriPlanPage *self = move->page;
  TriTreatment *treatment = self->consultation != NULL ? get_treatment (self) : NULL;

  if (!agreed || treatment == NULL)
    {
      if (self->consultation != NULL)
        tri_consultation_reload (self->consultation);
      return;
    }

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      TriSession session = *(TriSession *) g_ptr_array_index (treatment->sessions, i);

      if (!g_str_equal (session.id, move->session_id))
        continue;
      session.date = move->day;
      session.override_reason = _ ("gap accepted by the clinic");
      save_session (self, &session);
    }
}

/* Whether @day keeps order and gaps with the sessions around @index. */
static gboolean
check_move (
    TriPlanPage *self, const TriTreatment *treatment, guint index, TriDate day, GError **error)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;

  if (index > 0)
    {
      const TriSession *previous = g_ptr_array_index (treatment->sessions, index - 1);

      if (!tri_plan_check_gap (care, treatment->kind, previous->date, day, NULL, error))
        return FALSE;
    }
  if (index + 1 < treatment->sessions->len)
    {
      const TriSession *next = g_ptr_array_index (treatment->sessions, index + 1);

      if (!tri_plan_check_gap (care, treatment->kind, day, next->date, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
move_cb (TriSessionRow *row, int day, TriPlanPage *self)
{
  TriTreatment *treatment = get_treatment (self);
  const TriSession *session = tri_session_row_get_session (row);
  g_autoptr (GError) error = NULL;
  guint index = session->ordinal - 1;

  g_assert (treatment != NULL);

  if (check_move (self, treatment, index, day, &error))
    {
      TriSession moved = *session;

      moved.date = day;
      moved.override_reason = NULL;
      save_session (self, &moved);
    }
  else
    {
      Move *move = g_new0 (Move, 1);

      move->page = g_object_ref (self);
      move->session_id = g_strdup (session->id);
      move->day = day;
      tri_compat_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _ ("Move All the Same?"), error->message, _ ("_Move and Note the Reason"),
                      TRUE, move_answer_cb, move);
    }
}

/* money */

static void
entry_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = tri_store_add_ledger_entry_finish (TRI_STORE (source), result, &error);

  if (self->consultation == NULL)
    return;
  if (!saved)
    fail (self, error);
  tri_consultation_reload (self->consultation);
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
  gboolean accepted = tri_store_accept_quote_finish (TRI_STORE (source), result, &error);

  if (self->consultation == NULL)
    return;
  if (!accepted)
    fail (self, error);
  tri_consultation_reload (self->consultation);
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

static TriLedgerRow *
add_line (TriPlanPage *self,
          AdwPreferencesGroup *group,
          const char *title,
          const char *subtitle,
          const char *amount)
{
  TriLedgerRow *row = tri_ledger_row_new (title, subtitle, amount);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
show_touch_up (TriPlanPage *self, const TriTreatment *treatment)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  g_autofree char *earliest = tri_date_format_month (treatment->touch_up_earliest);
  g_autofree char *likely = tri_date_format_month (treatment->touch_up_likely);
  g_autofree char *latest = tri_date_format_month (treatment->touch_up_latest);
  g_autofree char *price = tri_money_range_format (treatment->touch_up_price);
  g_autofree char *when = NULL;

  if (treatment->kind == TRI_KIND_PERMANENT)
    {
      when = g_strdup_printf (_ ("between %s and %s · most likely %s · %g–%g h"), earliest, latest,
                              likely, tri_figures_get (care, TRI_FIGURE_TOUCH_UP_HOURS_MIN),
                              tri_figures_get (care, TRI_FIGURE_TOUCH_UP_HOURS_MAX));
      add_line (self, self->sessions_group, _ ("Touch-up (forecast)"), when, price);
    }
  else
    {
      when = g_strdup_printf (_ ("gone between %s and %s · most likely %s"), earliest, latest,
                              likely);
      add_line (self, self->sessions_group, _ ("Renewal (forecast)"), when, price);
    }
}

static void
show_treatment (TriPlanPage *self, const TriTreatment *treatment)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  const TriSession *previous = NULL;

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = g_ptr_array_index (treatment->sessions, i);
      TriSessionRow *row = tri_session_row_new (session, previous, clinic->currency);

      g_signal_connect_object (row, "mark", G_CALLBACK (mark_cb), self, 0);
      g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->sessions_group, GTK_WIDGET (row));
      previous = session;
    }
  show_touch_up (self, treatment);
}

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

      add_line (self, self->quote_group, line->text, NULL, amount);
    }

  total = tri_money_format (
      tri_money_make (tri_quote_get_total (record->quote), record->quote->currency));
  tri_ledger_row_set_sum (add_line (self, self->quote_group, _ ("Total"), NULL, total), TRUE);

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
      TriLedgerRow *row = add_line (self, self->account_group, title, entry->note, amount);

      g_object_set_data_full (G_OBJECT (row), "entry-id", g_strdup (entry->id), g_free);
      tri_ledger_row_set_reversible (row, entry->kind != TRI_LEDGER_REVERSAL
                                              && !is_reversed (dossier->ledger, entry->id));
      g_signal_connect_object (row, "reverse", G_CALLBACK (reverse_cb), self, 0);
    }

  if (dossier->ledger->len > 0 && !tri_ledger_balance (dossier->ledger, &balance, &error))
    {
      fail (self, error);
      return;
    }
  sum = tri_money_format (balance);
  tri_ledger_row_set_sum (
      add_line (self, self->account_group,
                balance.minor < 0 ? _ ("Balance in the client’s favour") : _ ("Balance"), NULL,
                sum),
      TRUE);
}

/* What moves the touch-up: every factor with the number it multiplies the fading by. */
static void
show_drivers (TriPlanPage *self, const TriDossier *dossier)
{
  const TriFigures *pigment = tri_consultation_get_clinic (self->consultation)->pigment;
  const TriSkin *skin = &dossier->client->skin;
  guint shade = tri_design_get_spec (tri_consultation_get_design (self->consultation))->shade;
  g_autofree char *product = NULL;

  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    {
      g_autofree char *factor = NULL;

      if ((skin->factors & (1u << i)) == 0)
        continue;
      factor = g_strdup_printf ("×%.2f", tri_figures_get (pigment, TRI_FIGURE_FACTOR_SUN + i));
      add_line (self, self->drivers_group, tri_fade_factor_get_name (1u << i), NULL, factor);
    }
  product = g_strdup_printf ("×%.2f", tri_fade_factor (pigment, shade, skin));
  tri_ledger_row_set_sum (
      add_line (self, self->drivers_group, _ ("Fading, compared with average"), NULL, product),
      TRUE);
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
  treatment = get_treatment (self);
  quote = get_quote (self);
  gtk_stack_set_visible_child_name (self->stack, treatment != NULL ? "plan" : "empty");
  if (treatment == NULL)
    return;

  show_treatment (self, treatment);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_group), quote != NULL);
  if (quote != NULL)
    show_quote (self, quote);
  show_account (self, dossier);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, account_group);
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
    g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}
