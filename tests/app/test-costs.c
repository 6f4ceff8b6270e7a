/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money with real mouse and keys: a further version of the quote is accepted in place of the first,
 * part of the deposit is refunded, Costs shows what is owed, and the book is written without the
 * name of a private client. */

#include "config.h"

#include "app-run.h"
#include "tri-account.h"
#include "tri-costs-page.h"
#include "tri-payment-dialog.h"
#include "tri-plan-page.h"
#include "tri-quote-dialog.h"

#include <adwaita.h>

/* The consultation of the window, read before the design page is hidden behind the plan. */
static TriConsultation *consultation;

static const TriDossier *
get_dossier (void)
{
  return tri_consultation_get_dossier (consultation);
}

static gboolean
has_n_quotes (gpointer data)
{
  return get_dossier ()->quotes->len == GPOINTER_TO_UINT (data);
}

static gboolean
has_n_entries (gpointer data)
{
  return get_dossier ()->ledger->len == GPOINTER_TO_UINT (data);
}

static gboolean
is_accepted (gpointer data)
{
  const TriQuoteRecord *quote = g_ptr_array_index (get_dossier ()->quotes, 1);

  return quote->accepted;
}

static gboolean
says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static gint64
get_balance (void)
{
  g_autoptr (GError) error = NULL;
  TriMoney balance;

  tri_dossier_get_balance (get_dossier (), "USD", &balance, &error);
  g_assert_no_error (error);
  return balance.minor;
}

static gint64
get_total (guint index)
{
  const TriQuoteRecord *quote = g_ptr_array_index (get_dossier ()->quotes, index);

  return tri_quote_get_total (quote->quote);
}

static void
click_action (TriWindow *window, const char *action)
{
  tri_ui_click (tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, action));
}

static GtkWidget *
wait_for (GType type)
{
  GtkWidget *dialog;

  tri_ui_wait (app_has_dialog, &type, 5, g_type_name (type));
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  return dialog;
}

/* An extra of 50 dollars, with its reason, in place of the first quote. */
static void
play_quote (TriWindow *window)
{
  GType dialog_type = TRI_TYPE_QUOTE_DIALOG;
  GType question_type = ADW_TYPE_MESSAGE_DIALOG;
  GtkWidget *dialog;
  gint64 paid = get_total (0) - get_balance ();

  click_action (window, "plan.new-quote");
  dialog = wait_for (dialog_type);
  tri_ui_type (dialog, "50");
  /* Without a reason there is no quote. */
  g_assert_nonnull (tri_ui_find (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "Say what the extra"));
  gtk_widget_grab_focus (
      tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "extra_reason_row"));
  tri_ui_type (dialog, "second photo day");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (has_n_quotes, GUINT_TO_POINTER (2), 5, "the second quote");
  tri_ui_wait (app_has_no_dialog, &dialog_type, 5, "the dialog to close");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_cmpint (get_total (1), ==, get_total (0) + 5000);

  click_action (window, "plan.accept-quote");
  dialog = wait_for (question_type);
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_label, "Replace"));
  tri_ui_wait (is_accepted, NULL, 5, "the second quote to be accepted");
  tri_ui_wait (says, (gpointer) "Quote 1, replaced", 5, "the first quote to stay readable");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_cmpint (get_balance (), ==, get_total (1) - paid);
}

/* A hundred dollars of the deposit go back. */
static void
play_refund (TriWindow *window)
{
  GType type = TRI_TYPE_PAYMENT_DIALOG;
  g_autoptr (TriAccount) account = tri_account_new (get_dossier ()->ledger, NULL);
  TriDeposit deposit = tri_dossier_get_deposit (get_dossier (), account);
  guint n_entries = get_dossier ()->ledger->len;
  gint64 before = get_balance ();
  g_autofree char *held = tri_money_format (tri_money_make (deposit.held, "USD"));
  GtkWidget *dialog;
  GtkWidget *amount;

  g_assert_cmpint (deposit.held, >, 10000);
  click_action (window, "plan.add-payment");
  dialog = wait_for (type);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (tri_ui_get (dialog, ADW_TYPE_COMBO_ROW, tri_ui_has_id, "kind_row")), 6);
  amount = tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "amount_row");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (amount)), ==, held);
  gtk_widget_grab_focus (amount);
  tri_ui_key (dialog, "ctrl+a");
  tri_ui_type (dialog, "100");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (has_n_entries, GUINT_TO_POINTER (n_entries + 1), 5, "the refund");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the dialog to close");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_cmpint (get_balance (), ==, before + 10000);
  g_assert_true (says ((gpointer) "Deposit refunded"));
  tri_ui_shot ("costs-plan");
}

static gboolean
is_written (gpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  return g_file_get_contents (data, &content, &length, NULL) && length > 0;
}

static void
play_costs (TriWindow *window, gpointer data)
{
  g_autofree char *path = g_build_filename (data, "book.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *owed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;
  GtkWidget *page;

  app_open_client (window);
  consultation = app_get_consultation (window);
  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_settle (GTK_WIDGET (window));
  play_quote (window);
  play_refund (window);
  owed = tri_money_format (tri_money_make (get_balance (), "USD"));

  tri_ui_key (GTK_WIDGET (window), "alt+Left");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "costs");
  tri_ui_wait (says, (gpointer) "Outstanding", 5, "the page Costs");
  tri_ui_wait (says, owed, 5, "what is owed");
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_COSTS_PAGE, NULL, NULL);
  text = tri_ui_read (page);
  g_assert_nonnull (strstr (text, "Heron"));
  g_assert_null (strstr (text, "Sam Sample"));
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("costs");

  tri_costs_page_export (TRI_COSTS_PAGE (page), file);
  tri_ui_wait (is_written, path, 5, "the file");
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, "\"Heron\",\"Deposit refunded\",100.00,\"USD\""));
  g_assert_null (strstr (csv, "Sam"));
}

static void
test_costs (void)
{
  g_autofree char *folder = app_make_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  TriClient *client = g_ptr_array_index (clients, 0);

  g_assert_no_error (error);
  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_free (client->alias);
  client->alias = g_strdup ("Heron");
  g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
  g_assert_no_error (error);
  tri_store_close (store);

  app_run (folder, play_costs, folder);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);

  g_test_add_func ("/costs/costs", test_costs);

  return g_test_run ();
}
