/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session is recorded and corrected by keys: an expired lot is told and needs a reason, the
 * second session is darker when the first healed light, and all of it outlives the program. */

#include "config.h"

#include "app-run.h"
#include "tri-clock.h"
#include "tri-session-row.h"
#include "tri-session-window.h"
#include "tri-store-sessions.h"
#include "tri-store-stock.h"

#include <adwaita.h>

#define FIRST_SHADE 5

static TriConsultation *consultation;

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static TriDossier *
load_only_client (TriStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  TriDossier *dossier;

  g_assert_no_error (error);
  dossier = tri_store_load_dossier (store, ((TriClient *) clients->pdata[0])->id, &error);
  g_assert_no_error (error);
  return dossier;
}

/* The first session was three weeks ago, and the one open bottle is too old. */
static void
prepare (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (TriDossier) dossier = load_only_client (store);
  const TriTreatment *treatment = dossier->treatments->pdata[0];
  TriSession *first = treatment->sessions->pdata[0];
  g_autoptr (TriSessionRecord) record = tri_session_record_new (first->id);
  g_autoptr (TriLot) lot = tri_lot_new (TRI_LOT_PIGMENT);

  set_text (&lot->maker, "Ink Works");
  set_text (&lot->lot, "4711");
  lot->expiry = tri_clock_today () - 1;
  g_assert_true (tri_store_save_lot (store, lot, &error));
  first->state = TRI_SESSION_DONE;
  first->date = tri_clock_today () - 21;
  record->date = first->date;
  record->shade = FIRST_SHADE;
  set_text (&record->practitioner, "Ada");
  g_assert_true (tri_store_save_session_record (store, first, record, &error));
  g_assert_no_error (error);
  tri_store_close (store);
}

static GtkWidget *
get_row (TriWindow *window, guint ordinal)
{
  g_autofree char *start = g_strdup_printf ("%u · ", ordinal);

  return gtk_widget_get_ancestor (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_label, start),
      TRI_TYPE_SESSION_ROW);
}

static gboolean
says (gpointer data)
{
  GtkWidget *dialog = tri_ui_find_window (TRI_TYPE_SESSION_WINDOW);
  g_autofree char *text
      = tri_ui_read (dialog != NULL ? dialog : tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static GtkWidget *
wait_for_window (void)
{
  GType type = TRI_TYPE_SESSION_WINDOW;
  GtkWidget *dialog;

  tri_ui_wait (app_has_dialog, &type, 5, "the session's window");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  return dialog;
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
play_record (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_SESSION_WINDOW;
  GtkWidget *dialog;
  GtkWidget *button;
  AdwComboRow *healed;
  AdwComboRow *shade;

  open_plan (window);
  button = tri_ui_find (get_row (window, 2), GTK_TYPE_BUTTON, tri_ui_has_label, "Mark as Done");
  gtk_widget_grab_focus (button);
  tri_ui_key (GTK_WIDGET (window), "space");
  dialog = wait_for_window ();

  healed = ADW_COMBO_ROW (tri_ui_get (dialog, ADW_TYPE_COMBO_ROW, tri_ui_has_id, "healed_row"));
  shade = ADW_COMBO_ROW (tri_ui_get (dialog, ADW_TYPE_COMBO_ROW, tri_ui_has_id, "shade_row"));
  adw_combo_row_set_selected (healed, TRI_HEALED_EXPECTED);
  *(guint *) data = adw_combo_row_get_selected (shade);
  adw_combo_row_set_selected (healed, TRI_HEALED_LIGHTER);
  g_assert_cmpuint (adw_combo_row_get_selected (shade), ==, *(guint *) data - 1);
  g_assert_true (says ((gpointer) "One step darker"));
  tri_ui_shot ("session-window");

  /* Enter saves; what stands against it is told, and a reason is kept. */
  tri_ui_key (dialog, "Return");
  tri_ui_wait (says, (gpointer) "give the reason", 5, "the expired lot to be told");
  g_assert_true (says ((gpointer) "Lot 4711 expired"));
  tri_ui_settle (dialog);
  tri_ui_type (dialog, "last bottle");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the session to be saved");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_nonnull (
      tri_ui_find (get_row (window, 2), GTK_TYPE_BUTTON, tri_ui_has_label, "Not Done"));
}

/* What was done opens again, and is corrected beside what was written first. */
static void
play_correction (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_SESSION_WINDOW;
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  open_plan (window);
  text = g_strdup_printf ("shade 1 : %d", tri_shade_get_dilution (*(guint *) data - 1));
  tri_ui_wait (says, text, 5, "the shade on the page");
  gtk_widget_grab_focus (get_row (window, 2));
  tri_ui_key (GTK_WIDGET (window), "Return");
  dialog = wait_for_window ();
  g_assert_true (says ((gpointer) "Version 1"));
  tri_ui_key (dialog, "Return");
  tri_ui_wait (says, (gpointer) "Say what is corrected", 5, "the question for the reason");
  tri_ui_type (dialog, "counted again");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the correction to be saved");
}

static void
test_record (void)
{
  g_autofree char *folder = app_make_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  g_autoptr (TriSessionBook) book = NULL;
  const TriTreatment *treatment;
  const TriSession *second;
  const TriSessionRecord *record;
  guint chosen = 0;

  prepare (folder);
  app_run (folder, play_record, &chosen);
  app_run (folder, play_correction, &chosen);

  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  dossier = load_only_client (store);
  book = tri_store_load_session_book (store, dossier->client->id, &error);
  treatment = dossier->treatments->pdata[0];
  second = treatment->sessions->pdata[1];
  g_assert_cmpint (second->state, ==, TRI_SESSION_DONE);
  g_assert_cmpint (second->date, ==, tri_clock_today ());
  record = tri_session_book_find (book, second->id);
  g_assert_cmpuint (record->version, ==, 2);
  g_assert_cmpstr (record->correction, ==, "counted again");
  g_assert_cmpstr (record->lot_reason, ==, "last bottle");
  g_assert_cmpstr (record->practitioner, ==, "Ada");
  g_assert_cmpint (record->previous_healed, ==, TRI_HEALED_LIGHTER);
  g_assert_cmpuint (record->shade, ==, chosen - 1);
  tri_store_close (store);
}

int
main (int argc, char **argv)
{
  tri_ui_init (&argc, &argv);

  g_test_add_func ("/session-window/record", test_record);
  return g_test_run ();
}
