/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs with real mouse and keys: order and gaps of sessions, the account, what the forecast
 * follows, the newest choice first, and all of it in the record. */

#include "config.h"

#include "app-run.h"
#include "tri-choose-dialog.h"
#include "tri-ledger-row.h"
#include "tri-payment-dialog.h"
#include "tri-plan-page.h"
#include "tri-session-row.h"
#include "tri-session-window.h"

#include <adwaita.h>

static GtkWidget *
get_row (TriWindow *window, guint ordinal)
{
  g_autofree char *start = g_strdup_printf ("%u · ", ordinal);

  return gtk_widget_get_ancestor (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_label, start),
      TRI_TYPE_SESSION_ROW);
}

/* The consultation of the window, read before the design page is hidden behind the plan. */
static TriConsultation *consultation;

static const TriSession *
get_session (guint ordinal)
{
  const GPtrArray *treatments = tri_consultation_get_dossier (consultation)->treatments;
  const TriTreatment *treatment = g_ptr_array_index (treatments, treatments->len - 1);

  return g_ptr_array_index (treatment->sessions, ordinal - 1);
}

static gboolean
is_done (gpointer data)
{
  const TriDossier *dossier = tri_consultation_get_dossier (consultation);
  const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);
  guint n_done = 0;

  for (guint i = 0; i < treatment->sessions->len; i++)
    if (((TriSession *) g_ptr_array_index (treatment->sessions, i))->state == TRI_SESSION_DONE)
      n_done++;
  return n_done == GPOINTER_TO_UINT (data);
}

static gboolean
has_reason (gpointer data)
{
  const TriDossier *dossier = tri_consultation_get_dossier (consultation);
  const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);
  const TriSession *second = g_ptr_array_index (treatment->sessions, 1);

  return g_strcmp0 (second->override_reason, data) == 0;
}

static gboolean
says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static GtkWidget *
find_button (GtkWidget *row, const char *label)
{
  return tri_ui_find (row, GTK_TYPE_BUTTON, tri_ui_has_label, label);
}

static void
open_plan (TriWindow *window)
{
  app_open_client (window);
  consultation = app_get_consultation (window);
  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_settle (GTK_WIDGET (window));
}

static void
play_sessions (TriWindow *window, gpointer data)
{
  GType question = ADW_TYPE_MESSAGE_DIALOG;
  GType record = TRI_TYPE_SESSION_WINDOW;
  TriSessionRow *second;
  GtkWidget *dialog;
  TriDate first;

  open_plan (window);

  /* Only the next session can be done. */
  g_assert_nonnull (find_button (get_row (window, 1), "Mark as Done"));
  g_assert_null (find_button (get_row (window, 2), "Mark as Done"));
  tri_ui_click (find_button (get_row (window, 1), "Mark as Done"));
  tri_ui_wait (app_has_dialog, &record, 5, "the session's record");
  tri_ui_key (tri_ui_find_window (record), "Return");
  tri_ui_wait (is_done, GUINT_TO_POINTER (1), 5, "the first session to be done");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_nonnull (find_button (get_row (window, 1), "Not Done"));
  first = get_session (1)->date;

  /* Onto the same day: refused in words, not offered. */
  second = TRI_SESSION_ROW (get_row (window, 2));
  g_signal_emit_by_name (second, "move", (int) first);
  tri_ui_wait (says, (gpointer) "choose a later day", 5, "the refusal");
  g_assert_null (tri_ui_find_window (question));
  tri_ui_settle (GTK_WIDGET (window));

  /* Three days later: Escape keeps the plan, a reason changes it and is kept. */
  second = TRI_SESSION_ROW (get_row (window, 2));
  g_signal_emit_by_name (second, "move", (int) tri_date_add_days (first, 3));
  tri_ui_wait (app_has_dialog, &question, 5, "the question");
  tri_ui_key (tri_ui_find_window (question), "Escape");
  tri_ui_wait (app_has_no_dialog, &question, 5, "Escape to be an answer");
  g_assert_true (has_reason (NULL));

  tri_ui_settle (GTK_WIDGET (window));
  second = TRI_SESSION_ROW (get_row (window, 2));
  g_signal_emit_by_name (second, "move", (int) tri_date_add_days (first, 3));
  tri_ui_wait (app_has_dialog, &question, 5, "the question again");
  dialog = tri_ui_find_window (question);
  tri_ui_settle (dialog);
  tri_ui_type (dialog, "healed early");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (has_reason, (gpointer) "healed early", 5, "the reason in the record");
  g_assert_cmpint (get_session (2)->date, ==, tri_date_add_days (first, 3));
  tri_ui_wait (says, (gpointer) "healed early", 5, "the reason on the page");
}

static void
test_sessions (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_sessions, NULL);
}

static gboolean
has_n_entries (gpointer data)
{
  return tri_consultation_get_dossier (consultation)->ledger->len == GPOINTER_TO_UINT (data);
}

static gint64
get_balance (void)
{
  g_autoptr (GError) error = NULL;
  TriMoney balance;

  tri_dossier_get_balance (tri_consultation_get_dossier (consultation), "USD", &balance, &error);
  g_assert_no_error (error);
  return balance.minor;
}

static gboolean
is_refused (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_LABEL, tri_ui_has_label, "is not an amount") != NULL;
}

static void
play_account (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_PAYMENT_DIALOG;
  GtkWidget *dialog;
  GtkWidget *row = NULL;
  guint n_entries;
  gint64 before;

  open_plan (window);
  n_entries = tri_consultation_get_dossier (consultation)->ledger->len;
  before = get_balance ();

  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "plan.add-payment"));
  tri_ui_wait (app_has_dialog, &type, 5, "the payment dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  tri_ui_type (dialog, "12x");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (is_refused, dialog, 5, "the amount to be refused");
  tri_ui_key (dialog, "ctrl+a");
  tri_ui_type (dialog, "123.45");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (has_n_entries, GUINT_TO_POINTER (n_entries + 1), 5, "the payment");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the dialog to close");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_cmpint (get_balance (), ==, before - 12345);

  row = gtk_widget_get_ancestor (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_label, "−$123.45"),
      TRI_TYPE_LEDGER_ROW);
  tri_ui_click (tri_ui_get (row, GTK_TYPE_BUTTON, tri_ui_has_id, "reverse_button"));
  tri_ui_wait (has_n_entries, GUINT_TO_POINTER (n_entries + 2), 5, "the reversal");
  g_assert_cmpint (get_balance (), ==, before);
}

static void
test_account (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_account, NULL);
}

/* The client's skin changes: the drivers and the forecast follow, at once and after a restart. */
static void
play_skin (TriWindow *window, gpointer data)
{
  g_autofree char *text = NULL;

  open_plan (window);
  text = tri_ui_read (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_PLAN_PAGE, NULL, NULL));
  if (data == NULL)
    {
      g_assert_nonnull (strstr (text, "×1.00"));
      return;
    }
  g_assert_nonnull (strstr (text, "×1.40"));
  g_assert_nonnull (strstr (text, data));
}

static void
test_skin (void)
{
  g_autofree char *folder = app_make_demo ();
  g_autofree char *latest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriTreatment *treatment;
  const TriSession *last;
  TriClient *client;

  app_run (folder, play_skin, NULL);

  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  clients = tri_store_list_clients (store, &error);
  client = g_ptr_array_index (clients, 0);
  client->skin.factors = TRI_FADE_SUN;
  g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
  dossier = tri_store_load_dossier (store, client->id, &error);
  g_assert_no_error (error);
  treatment = g_ptr_array_index (dossier->treatments, 0);
  last = g_ptr_array_index (treatment->sessions, treatment->sessions->len - 1);
  /* 0.5 + 0.25131 / 0.072 years at the slow end: 3.49, so 42 months; the decision keeps 48. */
  latest = tri_date_format_month (tri_date_add_months (last->date, 42));
  g_assert_cmpint (treatment->touch_up_latest, ==, tri_date_add_months (last->date, 48));
  tri_store_close (store);

  app_run (folder, play_skin, latest);
}

static gboolean
has_two_choices (gpointer data)
{
  return tri_consultation_get_dossier (consultation)->decisions->len == 2;
}

/* A choice is kept with its pictures, and those need the photo. */
static gboolean
has_photo (gpointer data)
{
  return tri_view_item_get_scene (tri_consultation_get_view (consultation)) != NULL;
}

static void
play_second_choice (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_CHOOSE_DIALOG;
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  GtkWidget *temporary;
  const char *newest;
  const char *older;

  app_open_client (window);
  consultation = app_get_consultation (window);
  tri_ui_wait (has_photo, NULL, 15, "the photo");
  dialog = app_open_dialog (window, "ctrl+Return", type);
  temporary = tri_ui_get (dialog, GTK_TYPE_CHECK_BUTTON, tri_ui_has_id, "temporary_check");
  gtk_widget_grab_focus (temporary);
  tri_ui_key (dialog, "space");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (temporary)));
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record"));
  tri_ui_wait (app_has_no_dialog, &type, 10, "the choice to be recorded");
  tri_ui_wait (has_two_choices, NULL, 10, "the record to say so");
  tri_ui_wait (says, (gpointer) "Renewal", 5, "the plan of the temporary style");
  tri_ui_settle (GTK_WIDGET (window));

  text = tri_ui_read (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_PLAN_PAGE, NULL, NULL));
  newest = strstr (text, "Choices, the Newest First");
  g_assert_nonnull (newest);
  older = strstr (newest, "permanent");
  newest = strstr (newest, "temporary");
  g_assert_nonnull (newest);
  g_assert_nonnull (older);
  g_assert_true (newest < older);
  g_assert_null (strstr (text, "Touch-up\n"));
}

static void
test_second_choice (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_second_choice, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/plan/sessions", test_sessions);
  g_test_add_func ("/app/plan/account", test_account);
  g_test_add_func ("/app/plan/skin", test_skin);
  g_test_add_func ("/app/plan/second-choice", test_second_choice);
  return g_test_run ();
}
