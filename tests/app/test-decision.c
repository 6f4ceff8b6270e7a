/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice as people make it: read, signed with the mouse, and after a restart all of it is there,
 * behind the choice that came before. */

#include "config.h"

#include "app-run.h"
#include "tri-choose-dialog.h"
#include "tri-decision-window.h"
#include "tri-hand-out.h"
#include "tri-ledger-row.h"
#include "tri-print.h"
#include "tri-signature-box.h"
#include "tri-signature-pad.h"
#include "tri-slider-row.h"
#include "tri-swatch.h"

#include <adwaita.h>

static gboolean
has_two_choices (gpointer data)
{
  return tri_consultation_get_dossier (data)->decisions->len == 2;
}

/* Puts the focus on it, so that the page scrolls there, and presses space. */
static void
tick (GtkWidget *dialog, const char *id)
{
  GtkWidget *check = tri_ui_get (dialog, GTK_TYPE_CHECK_BUTTON, tri_ui_has_id, id);

  gtk_widget_grab_focus (check);
  tri_ui_key (dialog, "space");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static GtkWidget *
get_entry (GtkWidget *root, const char *id)
{
  return tri_ui_get (root, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, id);
}

static gboolean
is_told (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_LABEL, tri_ui_has_label, "was read first") != NULL;
}

static gboolean
has_pictures (gpointer dialog)
{
  static const char *const ids[] = { "healed_picture", "later_picture" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (gtk_picture_get_paintable (
            GTK_PICTURE (tri_ui_get (dialog, GTK_TYPE_PICTURE, tri_ui_has_id, ids[i])))
        == NULL)
      return FALSE;
  return TRUE;
}

static void
play_choice (TriWindow *window, gpointer data)
{
  static const graphene_point_t name[]
      = { { 40, 80 }, { 90, 30 }, { 120, 85 }, { 200, 40 }, { 320, 90 } };
  GType type = TRI_TYPE_CHOOSE_DIALOG;
  TriConsultation *consultation;
  GtkWidget *dialog;
  GtkWidget *client;
  GtkWidget *partner;
  g_autofree char *text = NULL;

  /* Else the page is still on its way to the focus when the pen is set down. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  app_open_client (window);
  consultation = app_get_consultation (window);
  dialog = app_open_dialog (window, "ctrl+Return", type);
  tri_ui_wait (has_pictures, dialog, 10, "the pictures");
  text = tri_ui_read (dialog);
  g_assert_nonnull (strstr (text, "not raised or erased without removal"));
  g_assert_nonnull (strstr (text, "Simulation, "));
  g_assert_nonnull (strstr (text, "After 5 years"));

  tick (dialog, "partner_check");
  client = tri_ui_get (dialog, TRI_TYPE_SIGNATURE_BOX, tri_ui_has_id, "client_signature");
  partner = tri_ui_get (dialog, TRI_TYPE_SIGNATURE_BOX, tri_ui_has_id, "partner_signature");
  gtk_widget_grab_focus (get_entry (client, "name_row"));
  tri_ui_settle (dialog);
  tri_ui_drag_along (tri_ui_get (client, TRI_TYPE_SIGNATURE_PAD, NULL, NULL), name,
                     G_N_ELEMENTS (name), 0.05);
  gtk_widget_grab_focus (get_entry (partner, "name_row"));
  tri_ui_type (dialog, "Bo Bird");

  /* Nobody signs what was not read. */
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record"));
  tri_ui_wait (is_told, dialog, 5, "the sentence about reading");
  tick (dialog, "caveats_check");
  tri_ui_shot ("decision-signed");
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record"));
  tri_ui_wait (app_has_no_dialog, &type, 10, "the choice to be recorded");
  tri_ui_wait (has_two_choices, consultation, 10, "the record to say so");
}

static gboolean
has_kept_pictures (gpointer data)
{
  GtkWidget *window = tri_ui_find_window (TRI_TYPE_DECISION_WINDOW);

  return window != NULL && has_pictures (window);
}

static void
play_reading (TriWindow *window, gpointer data)
{
  TriConsultation *consultation;
  const TriDecision *decision;
  const TriSignature *drawn;
  GtkWidget *row;
  GtkWidget *reader;
  g_autofree char *text = NULL;

  app_open_client (window);
  consultation = app_get_consultation (window);
  g_assert_true (has_two_choices (consultation));
  decision = g_ptr_array_index (tri_consultation_get_dossier (consultation)->decisions, 1);
  g_assert_cmpuint (decision->pictures->len, ==, 2);
  g_assert_cmpuint (decision->caveats->len, >=, 5);
  g_assert_cmpuint (decision->rejections->len, >, 0);
  drawn = tri_decision_get_signature (decision, TRI_PICKER_CLIENT);
  g_assert_cmpuint (strlen (drawn->strokes), >, 20);

  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_settle (GTK_WIDGET (window));
  row = gtk_widget_get_ancestor (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_label, "signed"),
      TRI_TYPE_LEDGER_ROW);
  gtk_widget_grab_focus (row);
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (has_kept_pictures, NULL, 10, "the kept pictures");
  reader = tri_ui_find_window (TRI_TYPE_DECISION_WINDOW);
  tri_ui_settle (reader);
  text = tri_ui_read (reader);
  g_assert_nonnull (strstr (text, "client, partner"));
  g_assert_nonnull (strstr (text, "Partner: “Bo Bird”"));
  g_assert_nonnull (strstr (text, "Read and Understood"));
  g_assert_nonnull (strstr (text, TRI_VERSION));
  tri_ui_shot ("decision-read");
  app_escape (reader, TRI_TYPE_DECISION_WINDOW);
}

/* The print dialog's own way to paper, into a file. */
static void
play_printing (TriWindow *window, gpointer data)
{
  g_autofree char *path = g_build_filename (data, "printed.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  TriConsultation *consultation;
  TriSheet *sheet;
  gsize size;

  app_open_client (window);
  consultation = app_get_consultation (window);
  sheet = tri_hand_out_new (tri_consultation_get_store (consultation),
                            tri_styles_get_library (tri_consultation_get_styles (consultation)),
                            tri_consultation_get_client (consultation)->id, NULL,
                            tri_date_from_ymd (2026, 11, 28), NULL, &error);
  g_assert_no_error (error);
  operation = tri_print_operation_new (sheet);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &size, &error));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_cmpuint (size, >, 100000);
}

static void
test_choice (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_choice, NULL);
  app_run (folder, play_reading, NULL);
  app_run (folder, play_printing, folder);
}

/* under the lock */

/* The first session of the demo client's permanent treatment, done. */
static void
begin_permanent_work (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  g_autoptr (TriDossier) dossier
      = tri_store_load_dossier (store, ((TriClient *) g_ptr_array_index (clients, 0))->id, &error);
  TriTreatment *treatment = g_ptr_array_index (dossier->treatments, 0);
  TriSession *session = g_ptr_array_index (treatment->sessions, 0);

  session->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (store, session, &error));
  g_assert_no_error (error);
  tri_store_close (store);
}

static gboolean
tells (gpointer words)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, words) != NULL;
}

/* Presses @key on the control; the studio says why not and what can be done, and the design stays.
 */
static void
assert_refused (TriWindow *window, GtkWidget *control, const char *key, const char *words)
{
  TriConsultation *consultation = app_get_consultation (window);
  g_autofree char *before = tri_design_to_string (tri_consultation_get_design (consultation));
  g_autofree char *after = NULL;

  g_test_message ("%s: %s", key, words);
  gtk_widget_grab_focus (control);
  tri_ui_key (GTK_WIDGET (window), key);
  tri_ui_wait (tells, (gpointer) words, 10, words);
  tri_ui_settle (GTK_WIDGET (window));
  after = tri_design_to_string (tri_consultation_get_design (consultation));
  g_assert_cmpstr (after, ==, before);
}

static GtkWidget *
get_scale (TriWindow *window, const char *row)
{
  return tri_ui_get (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_SLIDER_ROW, tri_ui_has_id, row),
                     GTK_TYPE_SCALE, NULL, NULL);
}

static void
play_lock (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_CHOOSE_DIALOG;
  const TriDesignSpec *spec;
  GtkWidget *dialog;
  g_autofree char *lighter = NULL;
  g_autofree char *text = NULL;

  app_open_client (window);
  spec = tri_design_get_spec (tri_consultation_get_design (app_get_consultation (window)));
  g_assert_true (tells ((gpointer) "Raising it needs removal"));
  assert_refused (window, get_scale (window, "height"), "Page_Up",
                  "raising or erasing it needs removal by laser");
  assert_refused (window, get_scale (window, "density"), "Page_Down", "the density can only rise");
  lighter = g_strdup_printf ("shade_%u", spec->shade + 1);
  assert_refused (window, tri_ui_get (GTK_WIDGET (window), TRI_TYPE_SWATCH, tri_ui_has_id, lighter),
                  "space", "the shade can only become darker");

  dialog = app_open_dialog (window, "ctrl+Return", type);
  text = tri_ui_read (dialog);
  g_assert_nonnull (strstr (text, "Permanent pigment is in the skin already and stays"));
  app_escape (dialog, type);
}

static void
test_lock (void)
{
  g_autofree char *folder = app_make_demo ();

  begin_permanent_work (folder);
  app_run (folder, play_lock, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/decision/choice", test_choice);
  g_test_add_func ("/app/decision/lock", test_lock);
  return g_test_run ();
}
