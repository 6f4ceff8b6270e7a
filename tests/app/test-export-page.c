/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shown picture as a file, from the real window: asked for, written, told about, cancelled; a
 * private client's only after a question. */

#include "config.h"

#include "app-run.h"

#include <glib/gstdio.h>

static gboolean
says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static gboolean
is_idle (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_PROGRESS_BAR, NULL, NULL) == NULL;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The forecast may be there before the photo is; only then is there something to export. */
static gboolean
has_scene (gpointer data)
{
  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL;
}

static void
export_to (GtkWidget *page, const char *path)
{
  g_assert_true (gtk_widget_activate_action (page, "design.export", "s", path));
}

/* The stencil by its key asks where, and is written without a question: it shows nobody. */
static void
play_stencil (TriWindow *window, GtkWidget *page, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "healed.pdf", NULL);
  g_autofree char *content = NULL;
  GType chooser = GTK_TYPE_FILE_CHOOSER_DIALOG;
  GtkWidget *dialog = app_open_dialog (window, "ctrl+shift+e", chooser);
  g_autofree char *name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));

  g_assert_true (g_str_has_suffix (name, ".pdf"));
  app_escape (dialog, chooser);

  g_assert_true (gtk_widget_activate_action (page, "design.stencil", "s", path));
  tri_ui_wait (says, (gpointer) "Stencil saved as “healed.pdf”", 20, "the message");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpmem (content, 5, "%PDF-", 5);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static gboolean
may_share (gpointer data)
{
  const TriPapers *papers = tri_consultation_get_papers (data);

  return tri_consent_is_given (papers->consents, TRI_PURPOSE_SHARING);
}

static gboolean
may_not_share (gpointer data)
{
  return !may_share (data);
}

/* The consent to sharing is taken back: asked first, and a way on for the record. The window closes
 * over the export. */
static void
play_withdrawn (TriWindow *window, GtkWidget *page, const char *path)
{
  TriConsultation *consultation = app_get_consultation (window);
  const TriPapers *papers = tri_consultation_get_papers (consultation);
  const TriConsent *consent = tri_consents_find (papers->consents, TRI_PURPOSE_SHARING);
  GType question = ADW_TYPE_MESSAGE_DIALOG;
  GtkWidget *dialog;

  g_assert_true (may_share (consultation));
  tri_store_withdraw_consent_async (tri_consultation_get_store (consultation), consent->id,
                                    consent->date, "", NULL, NULL, NULL);
  tri_consultation_reload_papers (consultation);
  tri_ui_wait (may_not_share, consultation, 10, "the consent to be withdrawn");

  export_to (page, path);
  tri_ui_wait (app_has_dialog, &question, 5, "the question");
  dialog = tri_ui_find_window (question);
  tri_ui_settle (dialog);
  tri_ui_get (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "has not agreed to the sharing");
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_label, "_Export"));
  tri_ui_wait (app_has_no_dialog, &question, 5, "the question to close");
}

static void
play (TriWindow *window, gpointer data)
{
  const char *folder = data;
  g_autofree char *path = g_build_filename (folder, "healed.jpg", NULL);
  g_autofree char *other = g_build_filename (folder, "healed.png", NULL);
  g_autofree char *wrong = g_build_filename (folder, "healed.bmp", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "healed.jpg", NULL);
  g_autofree char *content = NULL;
  GType chooser = GTK_TYPE_FILE_CHOOSER_DIALOG;
  GtkWidget *page, *dialog;
  gsize size;

  app_open_client (window);
  tri_ui_wait (has_scene, window, 30, "the photo with its head");
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);

  export_to (page, path);
  tri_ui_wait (says, (gpointer) "Picture saved as “healed.jpg”", 20, "the message");
  tri_ui_settle (page);
  tri_ui_shot ("exported");
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpmem (content, 2, "\xff\xd8", 2);
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* Thought better of: nothing is left. */
  export_to (page, other);
  g_assert_false (is_idle (page));
  tri_ui_get (page, GTK_TYPE_BUTTON, tri_ui_has_action, "design.export-cancel");
  g_assert_true (gtk_widget_activate_action (page, "design.export-cancel", NULL));
  tri_ui_wait (is_idle, page, 20, "the export to end");
  g_assert_cmpuint (count_files (folder), ==, 1);

  export_to (page, wrong);
  tri_ui_wait (says, (gpointer) "end its name “healed.bmp” in .jpg or .png", 10, "the ending");
  export_to (page, nowhere);
  tri_ui_wait (says, (gpointer) "its folder is not there", 20, "the folder");
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* The keyboard's way asks where, and the name it offers is not the client's. */
  dialog = app_open_dialog (window, "ctrl+e", chooser);
  tri_ui_shot ("export-chooser");
  {
    g_autofree char *name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));

    g_assert_true (g_str_has_suffix (name, ".jpg"));
    g_assert_true (g_str_has_prefix (name, "20"));
    g_assert_null (strstr (name, "Demo"));
  }
  app_escape (dialog, chooser);

  play_stencil (window, page, folder);
  play_withdrawn (window, page, other);
}

static void
test_export (void)
{
  g_autofree char *record = app_make_demo ();
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);

  g_autoptr (GDir) dir = NULL;
  const char *name;

  app_run (record, play, folder);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "healed."));
}

static void
play_private (TriWindow *window, gpointer data)
{
  const char *folder = data;
  g_autofree char *path = g_build_filename (folder, "private.jpg", NULL);
  GType question = ADW_TYPE_MESSAGE_DIALOG;
  GtkWidget *page, *dialog;

  app_open_client (window);
  tri_ui_wait (has_scene, window, 30, "the photo with its head");
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);

  export_to (page, path);
  tri_ui_wait (app_has_dialog, &question, 5, "the question");
  dialog = tri_ui_find_window (question);
  tri_ui_settle (dialog);
  tri_ui_shot ("export-private");
  app_escape (dialog, question);
  g_assert_true (is_idle (page));
  g_assert_cmpuint (count_files (folder), ==, 0);

  export_to (page, path);
  tri_ui_wait (app_has_dialog, &question, 5, "the question");
  dialog = tri_ui_find_window (question);
  tri_ui_settle (dialog);
  tri_ui_key (dialog, "Return");
  tri_ui_wait (says, (gpointer) "Picture saved as “private.jpg”", 20, "the message");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_private (void)
{
  g_autofree char *record = app_make_demo ();
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (record, &error);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
  TriClient *client = g_ptr_array_index (clients, 0);

  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
  g_assert_no_error (error);
  tri_store_close (store);

  app_run (record, play_private, folder);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/export-page/export", test_export);
  g_test_add_func ("/app/export-page/private", test_private);
  return g_test_run ();
}
