/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that ends with the first frame of its window: start-up app|empty|record|remove FOLDER.
 *
 * "app" is the program on the record in FOLDER and ends when its list of clients is on the screen;
 * "empty" is a window of the same library with nothing in it. The others make and remove the
 * record. */

#include "config.h"

#include "tri-application.h"
#include "tri-home.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
after_paint_cb (GdkFrameClock *clock)
{
  _exit (0);
}

static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (!g_type_is_a (G_OBJECT_TYPE (widget), *(GType *) data))
    return TRUE;
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);
  return FALSE;
}

/* Ends the process after the frame in which a widget of the type is there. */
static void
end_with (GType *type)
{
  gtk_init ();
  g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, type, NULL);
}

static void
activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_empty (char *name)
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("org.trichion.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, &name);
}

static int
make_record (const char *folder)
{
  g_autoptr (TriStore) store = tri_store_open (folder, NULL);
  g_autoptr (TriClient) client = tri_client_new ();

  g_free (client->name);
  client->name = g_strdup ("A. Client");
  if (store == NULL || tri_store_save_client (store, client, NULL) < 0)
    return 1;
  tri_store_close (store);
  return 0;
}

static int
remove_record (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  return g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  GType type;

  if (argc != 3)
    return 2;
  if (g_str_equal (argv[1], "record"))
    return make_record (argv[2]);
  if (g_str_equal (argv[1], "remove"))
    return remove_record (argv[2]);
  if (g_str_equal (argv[1], "empty"))
    {
      type = ADW_TYPE_APPLICATION_WINDOW;
      end_with (&type);
      return run_empty (argv[0]);
    }
  if (g_str_equal (argv[1], "app"))
    {
      char *app_argv[] = { argv[0], (char *) "--store", argv[2], NULL };

      type = TRI_TYPE_HOME;
      end_with (&type);
      return tri_app_run (3, app_argv);
    }
  return 2;
}
