/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Record page by keyboard: questions answered with their outcome in sight, a doctor's note, a
 * consent signed and withdrawn, and all of it there after a restart. */

#include "config.h"

#include "app-run.h"
#include "tri-clock.h"
#include "tri-consent-dialog.h"
#include "tri-intake-dialog.h"
#include "tri-intake-row.h"
#include "tri-note-dialog.h"
#include "tri-paper-row.h"
#include "tri-record-page.h"
#include "tri-signature-pad.h"

#include <adwaita.h>

static gboolean
shows (gpointer data)
{
  g_autofree char *text = tri_ui_read (
      tri_ui_get (tri_ui_find_window (TRI_TYPE_WINDOW), TRI_TYPE_RECORD_PAGE, NULL, NULL));

  return strstr (text, data) != NULL;
}

static gboolean
is_on_page (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_RECORD_PAGE, NULL, NULL) != NULL;
}

static gboolean
is_consulting (gpointer data)
{
  return app_get_consultation (data) != NULL;
}

static gboolean
dialog_says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_INTAKE_DIALOG));

  return strstr (text, data) != NULL;
}

static void
open_record (TriWindow *window)
{
  tri_ui_key (GTK_WIDGET (window), "ctrl+f");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (is_consulting, window, 10, "the client");
  tri_ui_key (GTK_WIDGET (window), "alt+5");
  tri_ui_wait (is_on_page, window, 5, "the page");
  tri_ui_wait (shows, (gpointer) "Before the Treatment", 5, "the papers");
  tri_ui_settle (GTK_WIDGET (window));
}

/* The line of the page with @text in it. */
static GtkWidget *
get_row (const char *text)
{
  GtkWidget *page
      = tri_ui_get (tri_ui_find_window (TRI_TYPE_WINDOW), TRI_TYPE_RECORD_PAGE, NULL, NULL);

  return gtk_widget_get_ancestor (tri_ui_get (page, GTK_TYPE_LABEL, tri_ui_has_label, text),
                                  TRI_TYPE_PAPER_ROW);
}

/* Presses @widget with the keyboard and waits for the dialog. */
static GtkWidget *
press (GtkWidget *widget, const char *key, GType type)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_grab_focus (widget));
  tri_ui_key (widget, key);
  tri_ui_wait (app_has_dialog, &type, 5, g_type_name (type));
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  return dialog;
}

static GtkWidget *
get_button (GtkWidget *row, const char *label)
{
  return tri_ui_get (row, GTK_TYPE_BUTTON, tri_ui_has_label, label);
}

static void
answer (void)
{
  GType type = TRI_TYPE_INTAKE_DIALOG;
  GtkWidget *dialog = press (get_button (get_row ("Questions about"), "Ask…"), "space", type);
  g_autofree char *yesterday = tri_date_to_iso (tri_date_add_days (tri_clock_today (), -1));
  g_autofree char *until
      = tri_date_format (tri_date_add_months (tri_date_add_days (tri_clock_today (), -1), 9));
  GtkWidget *row;

  /* The first question has the keyboard: from "no" to "yes". */
  tri_ui_key (dialog, "Tab");
  tri_ui_key (dialog, "Tab");
  tri_ui_key (dialog, "space");
  tri_ui_wait (dialog_says, (gpointer) "Not now:", 5, "what keloids mean");
  tri_ui_wait (dialog_says, (gpointer) "1 of 27 answered", 5, "the count");

  row = gtk_widget_get_ancestor (
      tri_ui_get (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "hair transplant"),
      TRI_TYPE_INTAKE_ROW);
  g_assert_true (gtk_widget_grab_focus (get_button (row, "Yes")));
  tri_ui_key (dialog, "space");
  tri_ui_wait (dialog_says, (gpointer) "Find out the day", 5, "that a day is missing");
  tri_ui_settle (dialog);
  tri_ui_key (dialog, "Tab");
  tri_ui_type (dialog, yesterday);
  tri_ui_wait (dialog_says, until, 5, "the day the wait ends");
  tri_ui_shot ("intake");

  tri_ui_key (dialog, "ctrl+s");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the answers to be saved");
  tri_ui_wait (shows, until, 5, "the wait on the page");
  tri_ui_wait (shows, (gpointer) "25 questions are not answered", 5, "what is open");
}

static void
settle_keloid (void)
{
  GType type = TRI_TYPE_NOTE_DIALOG;
  GtkWidget *dialog = press (get_button (get_row ("keloids"), "Doctor’s Note…"), "space", type);

  tri_ui_type (dialog, "Dr. Bo: may be treated");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the note to be saved");
  tri_ui_wait (shows, (gpointer) "Dr. Bo: may be treated", 5, "the note on the page");
}

/* An allergy asks for a patch test, which goes into the client's entry. */
static void
make_patch_test (TriWindow *window)
{
  GType asking = TRI_TYPE_INTAKE_DIALOG;
  GType type = TRI_TYPE_NOTE_DIALOG;
  GtkWidget *page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_RECORD_PAGE, NULL, NULL);
  GtkWidget *dialog = press (tri_ui_get (page, GTK_TYPE_BUTTON, tri_ui_has_action, "record.ask"),
                             "space", asking);
  GtkWidget *row = gtk_widget_get_ancestor (
      tri_ui_get (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "allergic"), TRI_TYPE_INTAKE_ROW);

  g_assert_true (gtk_widget_grab_focus (get_button (row, "Yes")));
  tri_ui_key (dialog, "space");
  tri_ui_key (dialog, "ctrl+s");
  tri_ui_wait (app_has_no_dialog, &asking, 5, "the answers to be saved");
  tri_ui_wait (shows, (gpointer) "Patch Test…", 5, "that a patch test is missing");

  dialog = press (get_button (get_row ("allergic"), "Patch Test…"), "space", type);
  tri_ui_type (dialog, "Carbon black, right ear");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the test to be saved");
  tri_ui_wait (shows, (gpointer) "it is read on", 5, "the day to read it");
}

static void
sign_and_withdraw (void)
{
  GType type = TRI_TYPE_CONSENT_DIALOG;
  GtkWidget *dialog = press (get_button (get_row ("Consent: Treatment"), "Sign…"), "space", type);
  GtkWidget *pad = tri_ui_get (dialog, TRI_TYPE_SIGNATURE_PAD, NULL, NULL);
  GtkWidget *sign = tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "consent.sign");

  /* Not signed yet: said, and nothing lost. */
  tri_ui_click (sign);
  tri_ui_settle (dialog);
  tri_ui_get (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "draw the signature");
  g_assert_true (
      gtk_widget_grab_focus (tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "name_row")));
  tri_ui_settle (dialog);
  tri_ui_drag (pad, 40, 30, 200, 70);
  tri_ui_click (sign);
  tri_ui_wait (app_has_no_dialog, &type, 5, "the consent to be saved");
  tri_ui_wait (shows, (gpointer) "· text 1", 5, "the consent on the page");

  dialog = press (get_row ("· text 1"), "Return", type);
  tri_ui_get (dialog, TRI_TYPE_SIGNATURE_PAD, tri_ui_has_id, "signed_pad");
  tri_ui_get (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "FDA");
  tri_ui_shot ("consent");
  g_assert_true (
      gtk_widget_grab_focus (tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "reason_row")));
  tri_ui_type (dialog, "New job");
  g_assert_true (gtk_widget_grab_focus (
      tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_id, "withdraw_button")));
  tri_ui_key (dialog, "space");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the consent to be withdrawn");
  tri_ui_wait (shows, (gpointer) "withdrawn on", 5, "that on the page");
}

static void
play (TriWindow *window, gpointer data)
{
  open_record (window);
  g_assert_true (shows ((gpointer) "Not asked yet"));
  answer ();
  settle_keloid ();
  make_patch_test (window);
  sign_and_withdraw ();
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("record");
}

static void
play_again (TriWindow *window, gpointer data)
{
  open_record (window);
  g_assert_true (shows ((gpointer) "24 questions are not answered"));
  g_assert_true (shows ((gpointer) "it is read on"));
  g_assert_true (shows ((gpointer) "Dr. Bo: may be treated"));
  g_assert_true (shows ((gpointer) "withdrawn on"));
  g_assert_true (shows ((gpointer) "Consent: Treatment"));
}

static void
test_papers (void)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (TriClient) client = tri_client_new ();

  g_assert_no_error (error);
  g_free (client->name);
  client->name = g_strdup ("Ada Bird");
  g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
  tri_store_close (store);

  app_run (folder, play, NULL);
  app_run (folder, play_again, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/record-page/papers", test_papers);
  return g_test_run ();
}
