/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no photo is answered in the window with a sentence, and costs nothing: the next import
 * works. Own styles that cannot be read are told with file and line. */

#include "config.h"

#include "app-run.h"
#include "tri-preferences.h"

#include <glib/gstdio.h>

/* A PNG of 60,000 x 60,000 that is only a header. */
static const guint8 huge[]
    = { 0x89, 'P',  'N',  'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
        0,    0xea, 0x60, 0,   0,    0xea, 0x60, 8,    2, 0, 0, 0,  0,   0,   0,   0 };

static char *
write_file (const char *folder, const char *name, const void *data, gsize size)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
names_file (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static gboolean
has_photo (gpointer data)
{
  TriConsultation *consultation = app_get_consultation (data);

  return g_list_model_get_n_items (tri_consultation_get_views (consultation)) == 1;
}

static gboolean
has_consultation (gpointer data)
{
  return app_get_consultation (data) != NULL;
}

static void
play (TriWindow *window, gpointer data)
{
  const char *folder = data;
  g_autoptr (GBytes) photo
      = g_resources_lookup_data ("/org/trichion/Trichion/samples/sample-front.jpg", 0, NULL);
  g_autofree char *directory = g_build_filename (folder, "directory.jpg", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.jpg", NULL);
  g_autofree char *text = write_file (folder, "text.jpg", "no photo\n", 9);
  g_autofree char *empty = write_file (folder, "empty.jpg", "", 0);
  g_autofree char *cut = write_file (folder, "cut.jpg", g_bytes_get_data (photo, NULL), 30000);
  g_autofree char *header = write_file (folder, "huge.png", huge, sizeof huge);
  g_autofree char *good = write_file (folder, "sample-front.jpg", g_bytes_get_data (photo, NULL),
                                      g_bytes_get_size (photo));
  const char *const bad[] = { directory, missing, text, empty, cut, header };
  GtkWidget *page;

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  tri_ui_key (GTK_WIDGET (window), "ctrl+f");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (has_consultation, window, 10, "the client");
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_path_get_basename (bad[i]);

      g_assert_true (gtk_widget_activate_action (page, "design.import", "s", bad[i]));
      tri_ui_wait (names_file, name, 10, name);
      tri_ui_shot (name);
      g_assert_false (has_photo (window));
    }

  g_assert_true (gtk_widget_activate_action (page, "design.import", "s", good));
  tri_ui_wait (has_photo, window, 20, "the photo");
}

static void
test_import (void)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autofree char *files = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (TriClient) client = tri_client_new ();

  g_assert_no_error (error);
  g_free (client->name);
  client->name = g_strdup ("M. Hale");
  g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
  tri_store_close (store);

  app_run (folder, play, files);
}

static void
play_styles (TriWindow *window, gpointer data)
{
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  tri_ui_wait (names_file, (gpointer) "1 style of your own cannot be read", 10, "the message");
  dialog = app_open_dialog (window, "ctrl+comma", TRI_TYPE_PREFERENCES);
  text = tri_ui_read (dialog);
  g_assert_nonnull (strstr (text, "broken.template:3: "));
  app_escape (dialog, TRI_TYPE_PREFERENCES);
}

static void
test_styles (void)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autofree char *templates
      = g_build_filename (g_get_user_data_dir (), "trichion", "templates", NULL);
  g_autofree char *broken = NULL;

  g_assert_cmpint (g_mkdir_with_parents (templates, 0700), ==, 0);
  broken = write_file (templates, "broken.template", "[Template]\nId=broken\nheight mm\n", 31);
  app_run (folder, play_styles, NULL);
  g_unlink (broken);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/bad-photos/import", test_import);
  g_test_add_func ("/app/bad-photos/styles", test_styles);
  return g_test_run ();
}
