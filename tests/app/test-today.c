/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new clinic is asked, by keyboard; the page Today and what its rows open; a referral credit
 * that is earned and spent. */

#include "config.h"

#include "app-run.h"
#include "tri-clock.h"
#include "tri-first-run.h"
#include "tri-paper-row.h"
#include "tri-record-page.h"
#include "tri-referral-group.h"
#include "tri-store-agenda.h"
#include "tri-store-referrals.h"
#include "tri-today-page.h"

#include <adwaita.h>

static gboolean
asks_clinic (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_FIRST_RUN, NULL, NULL) != NULL;
}

typedef struct
{
  TriWindow *window;
  GType type;
  const char *text;
} Wish;

static gboolean
is_said (gpointer data)
{
  const Wish *wish = data;
  GtkWidget *widget = tri_ui_find (GTK_WIDGET (wish->window), wish->type, NULL, NULL);
  g_autofree char *text = widget != NULL ? tri_ui_read (widget) : NULL;

  return text != NULL && strstr (text, wish->text) != NULL;
}

static void
wait_for (TriWindow *window, GType type, const char *text)
{
  Wish wish = { window, type, text };

  tri_ui_wait (is_said, &wish, 15, text);
  tri_ui_settle (GTK_WIDGET (window));
}

static void
answer (TriWindow *window, gpointer data)
{
  TriApplication *application = TRI_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  const TriClinic *clinic;

  tri_ui_wait (asks_clinic, window, 10, "the questions");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_type (GTK_WIDGET (window), "Hale Studio");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_key (GTK_WIDGET (window), "Return");
  wait_for (window, TRI_TYPE_TODAY_PAGE, "Nobody is expected today");
  clinic = tri_application_get_clinic (application);
  g_assert_cmpstr (clinic->name, ==, "Hale Studio");
  g_assert_cmpstr (clinic->currency, ==, "USD");
}

static void
ask_no_more (TriWindow *window, gpointer data)
{
  wait_for (window, TRI_TYPE_TODAY_PAGE, "Nobody is expected today");
  g_assert_null (tri_ui_find (GTK_WIDGET (window), TRI_TYPE_FIRST_RUN, NULL, NULL));
}

static void
test_first_run (void)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);

  app_run (folder, answer, NULL);
  app_run (folder, ask_no_more, NULL);
}

static char *
add_client (TriStore *store, const char *name, TriDisclosure disclosure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClient) client = tri_client_new ();
  g_autoptr (TriAppointment) appointment = NULL;

  g_free (client->name);
  client->name = g_strdup (name);
  client->disclosure = disclosure;
  g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
  appointment = tri_appointment_new (client->id, TRI_APPOINTMENT_CONSULTATION, tri_clock_today ());
  appointment->start_minute = 16 * 60;
  g_assert_true (tri_store_save_appointment (store, appointment, &error));
  g_assert_no_error (error);
  return g_strdup (client->id);
}

static void
book (TriStore *store, const char *client_id, TriLedgerKind kind, gint64 amount)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLedgerEntry) entry
      = tri_ledger_entry_new (kind, amount, "USD", tri_clock_today (), "", &error);

  g_assert_true (tri_store_add_ledger_entry (store, client_id, entry, &error));
  g_assert_no_error (error);
}

/* Ann, who recommends the clinic, owes something; Zoe is private; the demo client has paid.
 * Returns: (transfer full): Ann's code */
static char *
prepare (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  const TriClient *demo = clients->pdata[0];
  g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, demo->id, &error);
  g_autofree char *ann = add_client (store, "Ann Open", TRI_DISCLOSURE_OPEN);
  g_autofree char *zoe = add_client (store, "Zoe Hidden", TRI_DISCLOSURE_PRIVATE);
  TriMoney balance;
  char *code;

  g_assert_true (tri_dossier_get_balance (dossier, "USD", &balance, &error));
  book (store, demo->id, TRI_LEDGER_PAYMENT, MAX (balance.minor, 1));
  book (store, ann, TRI_LEDGER_CHARGE, 8000);
  code = tri_store_give_referral_code (store, ann, &error);
  g_assert_no_error (error);
  g_assert_true (tri_store_set_referrer (store, demo->id, code, tri_clock_today (), &error));
  tri_store_close (store);
  return code;
}

static gboolean
is_on_record (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_REFERRAL_GROUP, NULL, NULL) != NULL;
}

static gboolean
is_consulting (gpointer data)
{
  return app_get_consultation (data) != NULL;
}

static void
open_and_spend (TriWindow *window, gpointer data)
{
  GtkWidget *page;
  g_autofree char *text = NULL;

  wait_for (window, TRI_TYPE_TODAY_PAGE, "Ann Open");
  wait_for (window, TRI_TYPE_TODAY_PAGE, "$80.00");
  wait_for (window, TRI_TYPE_TODAY_PAGE, "$50.00");
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_TODAY_PAGE, NULL, NULL);
  text = tri_ui_read (page);
  g_assert_nonnull (strstr (text, "Private: alias shown, no reminders sent"));
  g_assert_null (strstr (text, "Zoe"));
  tri_ui_shot ("today");

  tri_ui_click (tri_ui_get (page, GTK_TYPE_LABEL, tri_ui_has_label, "Ann Open"));
  tri_ui_wait (is_consulting, window, 10, "the client");
  tri_ui_key (GTK_WIDGET (window), "alt+5");
  tri_ui_wait (is_on_record, window, 5, "the page Record");
  wait_for (window, TRI_TYPE_REFERRAL_GROUP, "$0.00 spent");
  tri_ui_click (tri_ui_get (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_REFERRAL_GROUP, NULL, NULL),
                            GTK_TYPE_BUTTON, tri_ui_has_label, "_Spend"));
  wait_for (window, TRI_TYPE_REFERRAL_GROUP, "$50.00 spent");
  tri_ui_shot ("referral");
  tri_ui_key (GTK_WIDGET (window), "alt+Left");
  wait_for (window, TRI_TYPE_TODAY_PAGE, "$30.00");
}

static void
test_today (void)
{
  g_autofree char *folder = app_make_demo ();
  g_autofree char *code = prepare (folder);

  app_run (folder, open_and_spend, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/today/first-run", test_first_run);
  g_test_add_func ("/app/today/referral", test_today);
  return g_test_run ();
}
