/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touch-ups with real mouse and keys: who is due, what is seen moves the window, one click plans,
 * done is charged, and a private client is there by alias alone. */

#include "config.h"

#include "app-run.h"
#include "tri-assessment-dialog.h"
#include "tri-clock.h"
#include "tri-contact-dialog.h"
#include "tri-due-page.h"
#include "tri-follow-up.h"
#include "tri-plan-page.h"
#include "tri-store-touch-ups.h"

/* The demo client, whose sessions were done three years ago, and who is private. */
static char *
make_finished (void)
{
  char *folder = app_make_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  TriClient *client = g_ptr_array_index (clients, 0);
  g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, client->id, &error);
  const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      TriSession *session = g_ptr_array_index (treatment->sessions, i);

      session->date = tri_date_add_days (tri_clock_today (), -1096 + (int) i * 14);
      session->state = TRI_SESSION_DONE;
      g_assert_true (tri_store_save_session (store, session, &error));
    }
  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_free (client->email);
  client->email = g_strdup ("sam@example.org");
  g_free (client->alias);
  client->alias = g_strdup ("Heron");
  tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  tri_store_close (store);
  return folder;
}

static GtkWidget *
get_due (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DUE_PAGE, NULL, NULL);
}

typedef struct
{
  TriWindow *window;
  const char *text;
} Said;

static gboolean
says (gpointer data)
{
  const Said *said = data;
  g_autofree char *text = tri_ui_read (GTK_WIDGET (said->window));

  return strstr (text, said->text) != NULL;
}

static void
wait_for (TriWindow *window, const char *text)
{
  Said said = { window, text };

  tri_ui_wait (says, &said, 10, text);
}

static void
assess (TriWindow *window)
{
  GType type = TRI_TYPE_ASSESSMENT_DIALOG;
  GtkWidget *dialog;

  gtk_widget_activate_action (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_FOLLOW_UP, NULL, NULL),
                              "follow-up.assess", NULL);
  tri_ui_wait (app_has_dialog, &type, 5, "the dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  tri_ui_key (dialog, "ctrl+a");
  tri_ui_type (dialog, "70");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the dialog to close");
  wait_for (window, "70 % left");
  wait_for (window, "what was seen");
}

static void
contact (TriWindow *window)
{
  GType type = TRI_TYPE_CONTACT_DIALOG;
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  gtk_widget_activate_action (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_FOLLOW_UP, NULL, NULL),
                              "follow-up.contact", NULL);
  tri_ui_wait (app_has_dialog, &type, 5, "the dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  text = tri_ui_read (dialog);
  /* Whoever reads along with a private client learns nothing. */
  g_assert_null (strstr (text, "hairline"));
  g_assert_null (strstr (text, "may be due for a touch-up"));
  tri_ui_shot ("contact-dialog");
  gtk_widget_activate_action (dialog, "contact.save", NULL);
  tri_ui_wait (app_has_no_dialog, &type, 5, "the dialog to close");
}

static void
visit (TriWindow *window, gpointer data)
{
  g_autofree char *before = NULL;

  tri_ui_settle (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "touch-ups");
  wait_for (window, "due now");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("due-page");
  before = tri_ui_read (get_due (window));
  g_assert_nonnull (strstr (before, "Heron"));
  g_assert_null (strstr (before, "Sample"));
  g_assert_cmpuint (tri_due_page_get_n_shown (TRI_DUE_PAGE (get_due (window))), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "clients");
  tri_ui_settle (GTK_WIDGET (window));
  app_open_client (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "plan");
  wait_for (window, "Pigment left today");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("follow-up");
  assess (window);
  contact (window);
  tri_ui_shot ("follow-up-seen");

  /* One click on the list plans it. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  tri_ui_wait (app_is_open, NULL, 10, "the first screen");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "touch-ups");
  wait_for (window, "contacted on");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_click (tri_ui_get (get_due (window), GTK_TYPE_BUTTON, tri_ui_has_label, "Plan"));
  wait_for (window, "Touch-up of Heron planned for");
  wait_for (window, "No Touch-up Is Due");
  tri_ui_shot ("due-planned");
}

/* What was played is in the record; done, it is charged once. */
static void
check_record (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  const TriClient *client = g_ptr_array_index (clients, 0);
  g_autoptr (TriFollowUps) kept = tri_store_load_follow_ups (store, client->id, &error);
  gint64 price = 0;
  guint n_before = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (kept->assessments->len, ==, 1);
  g_assert_cmpuint (kept->contacts->len, ==, 1);
  for (guint pass = 0; pass < 4; pass++)
    {
      g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, client->id, &error);
      const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);
      TriSession *session = g_ptr_array_index (treatment->sessions, 3);
      TriMoney balance;

      g_assert_true (session->touch_up);
      g_assert_true (tri_dossier_get_balance (dossier, "USD", &balance, &error));
      if (pass == 0)
        {
          price = -balance.minor;
          n_before = dossier->ledger->len;
        }
      else
        g_assert_cmpint (balance.minor + price, ==, pass == 3 ? 0 : session->price_minor);
      g_assert_cmpuint (dossier->ledger->len, ==, n_before + (pass == 0 ? 0 : pass == 3 ? 2 : 1));
      /* Done, done again, taken back. */
      session->state = pass < 2 ? TRI_SESSION_DONE : TRI_SESSION_PLANNED;
      g_assert_true (tri_store_save_session (store, session, &error));
    }
  tri_store_close (store);
}

/* Years later: the touch-up was done, another three years have passed. */
static void
pass_years (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  const TriClient *client = g_ptr_array_index (clients, 0);
  g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, client->id, &error);
  const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      TriSession *session = g_ptr_array_index (treatment->sessions, i);

      session->date = tri_date_add_days (session->date, -1100);
      session->state = TRI_SESSION_DONE;
      g_assert_true (tri_store_save_session (store, session, &error));
    }
  g_assert_no_error (error);
  tri_store_close (store);
}

/* Outside of the client's own record nothing says who it is. */
static void
check_private (TriWindow *window)
{
  static const char *const pages[] = { "today", "clients", "calendar", "touch-ups", "costs" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *text = NULL;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      tri_ui_settle (GTK_WIDGET (window));
      text = tri_ui_read (GTK_WIDGET (window));
      g_assert_null (strstr (text, "Sample"));
      g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Sample"));
    }
}

static void
visit_again (TriWindow *window, gpointer data)
{
  check_private (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "touch-ups");
  wait_for (window, "due now");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_click (tri_ui_get (get_due (window), GTK_TYPE_BUTTON, tri_ui_has_label, "Plan"));
  wait_for (window, "No Touch-up Is Due");
  check_private (window);
}

static void
check_second (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  const TriClient *client = g_ptr_array_index (clients, 0);
  g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, client->id, &error);
  const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);
  const TriSession *second;

  g_assert_no_error (error);
  g_assert_cmpuint (treatment->sessions->len, ==, 5);
  second = g_ptr_array_index (treatment->sessions, 4);
  g_assert_true (second->touch_up);
  g_assert_cmpint (second->state, ==, TRI_SESSION_PLANNED);
  g_assert_cmpint (second->date, >, tri_clock_today ());
  tri_store_close (store);
}

static void
test_follow_up (void)
{
  g_autofree char *folder = make_finished ();

  app_run (folder, visit, NULL);
  check_record (folder);
  pass_years (folder);
  app_run (folder, visit_again, NULL);
  check_second (folder);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/ui/follow-up", test_follow_up);

  return g_test_run ();
}
