/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of clients with real keys and mouse: found by every field, a private client by alias
 * only, the same person entered twice is told, and two entries become one. */

#include "config.h"

#include "app-run.h"
#include "tri-client-dialog.h"
#include "tri-merge-dialog.h"

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
add_client (TriStore *store,
            const char *name,
            const char *phone,
            const char *email,
            int birth_year,
            TriDisclosure disclosure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClient) client = tri_client_new ();

  set (&client->name, name);
  set (&client->phone, phone);
  set (&client->email, email);
  set (&client->alias, "Heron");
  client->birth_year = birth_year;
  client->disclosure = disclosure;
  g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
  g_assert_no_error (error);
}

static char *
make_record (void)
{
  char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);

  g_assert_no_error (error);
  add_client (store, "Ana Muller", "+49 171 2345678", "ana@example.org", 0, TRI_DISCLOSURE_OPEN);
  add_client (store, "Ben Hale", "", "ben@hale.test", 0, TRI_DISCLOSURE_PRIVATE);
  add_client (store, "Anna Muller", "", "", 1980, TRI_DISCLOSURE_OPEN);
  tri_store_close (store);
  return folder;
}

static GtkWidget *
get_page (gpointer window)
{
  return tri_ui_get (window, TRI_TYPE_CLIENTS_PAGE, NULL, NULL);
}

static char *
read_list (gpointer window)
{
  return tri_ui_read (tri_ui_get (window, GTK_TYPE_LIST_VIEW, NULL, NULL));
}

static void
search (TriWindow *window, const char *query, guint n_shown, const char *name)
{
  g_autofree char *text = NULL;

  tri_ui_key (GTK_WIDGET (window), "ctrl+f");
  tri_ui_key (GTK_WIDGET (window), "ctrl+a");
  tri_ui_type (GTK_WIDGET (window), query);
  tri_ui_settle (GTK_WIDGET (window));
  g_test_message ("%s", query);
  g_assert_cmpuint (tri_clients_page_get_n_shown (TRI_CLIENTS_PAGE (get_page (window))), ==,
                    n_shown);
  text = read_list (window);
  g_assert_nonnull (strstr (text, name));
  g_assert_null (strstr (text, "Ben"));
  g_assert_null (strstr (text, "Hale"));
}

static gboolean
has_clients (gpointer window)
{
  GtkWidget *page = tri_ui_find (window, TRI_TYPE_CLIENTS_PAGE, NULL, NULL);

  return page != NULL && tri_clients_page_get_n_shown (TRI_CLIENTS_PAGE (page)) > 0;
}

static gboolean
shows_client (gpointer data)
{
  GtkWidget *window = tri_ui_find_window (TRI_TYPE_WINDOW);

  return app_get_consultation (TRI_WINDOW (window)) != NULL
         && tri_ui_find (window, GTK_TYPE_LABEL, tri_ui_has_label, data) != NULL;
}

static gboolean
shows_list (gpointer window)
{
  return tri_ui_find (window, TRI_TYPE_CLIENTS_PAGE, NULL, NULL) != NULL;
}

static gboolean
knows_twin (gpointer dialog)
{
  return tri_ui_find (dialog, GTK_TYPE_BUTTON, tri_ui_has_id, "twin_button") != NULL;
}

static void
check_private (TriWindow *window)
{
  g_autofree char *text = NULL;

  search (window, "c-0002", 1, "Heron");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (shows_client, (gpointer) "Heron", 10, "the private client");
  text = tri_ui_read (GTK_WIDGET (window));
  g_assert_null (strstr (text, "Ben Hale"));
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Ben"));
  tri_ui_shot ("private");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  tri_ui_wait (shows_list, window, 10, "the list");
}

/* Another spelling of the name and of the number: the one who is there is opened instead. */
static void
check_twin (TriWindow *window)
{
  GType type = TRI_TYPE_CLIENT_DIALOG;
  GtkWidget *dialog = app_open_dialog (window, "ctrl+n", type);

  tri_ui_type (dialog, "muller, ANA");
  g_assert_false (knows_twin (dialog));
  tri_ui_click (tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "phone_row"));
  tri_ui_type (dialog, "0171-2345678");
  tri_ui_wait (knows_twin, dialog, 5, "the warning");
  tri_ui_settle (dialog);
  tri_ui_shot ("twin");
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_id, "twin_button"));
  tri_ui_wait (app_has_no_dialog, &type, 5, "the dialog to close");
  tri_ui_wait (shows_client, (gpointer) "Ana Muller", 10, "the client who was there");
}

static void
check_merge (TriWindow *window)
{
  GType type = TRI_TYPE_CLIENT_DIALOG;
  GtkWidget *dialog;
  GtkWidget *button;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-client", NULL));
  tri_ui_wait (app_has_dialog, &type, 5, "the client dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  button = tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "client.merge");
  gtk_widget_grab_focus (button);
  tri_ui_settle (dialog);
  tri_ui_key (dialog, "Return");
  type = TRI_TYPE_MERGE_DIALOG;
  tri_ui_wait (app_has_dialog, &type, 10, "the merge dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  tri_ui_type (dialog, "anna");
  tri_ui_settle (dialog);
  tri_ui_shot ("merge-choose");
  tri_ui_key (dialog, "Return");
  tri_ui_settle (dialog);
  tri_ui_shot ("merge");
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "merge.merge"));
  tri_ui_wait (app_has_no_dialog, &type, 10, "the clients to be merged");
  tri_ui_wait (shows_client, (gpointer) "Ana Muller", 10, "the client who stays");
}

static void
play (TriWindow *window, gpointer data)
{
  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_wait (has_clients, window, 10, "the clients");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("list");
  search (window, "muller", 2, "Anna Muller");
  search (window, "ana m", 1, "Ana Muller");
  search (window, "1712345678", 1, "Ana Muller");
  search (window, "ana@ex", 1, "Ana Muller");
  search (window, "heron", 3, "Heron");
  search (window, "hale", 1, "Heron");
  check_private (window);
  check_twin (window);
  check_merge (window);
}

static void
test_clients (void)
{
  g_autofree char *folder = make_record ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  const TriClient *merged;

  app_run (folder, play, NULL);

  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  clients = tri_store_list_clients (store, &error);
  g_assert_cmpuint (clients->len, ==, 2);
  merged = clients->pdata[1];
  g_assert_cmpstr (merged->code, ==, "C-0001");
  g_assert_cmpstr (merged->name, ==, "Ana Muller");
  g_assert_cmpint (merged->birth_year, ==, 1980);
}

static gboolean
has_face (gpointer window)
{
  GtkWidget *avatar = tri_ui_find (window, ADW_TYPE_AVATAR, NULL, NULL);

  return avatar != NULL && adw_avatar_get_custom_image (ADW_AVATAR (avatar)) != NULL;
}

/* The row of the demo client, then private, has no photo and no initials. */
static void
play_face (TriWindow *window, gpointer data)
{
  gboolean is_private = GPOINTER_TO_INT (data);
  GtkWidget *avatar;

  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_wait (has_clients, window, 10, "the clients");
  if (!is_private)
    {
      tri_ui_wait (has_face, window, 10, "the photo in the list");
      tri_ui_shot ("face");
      return;
    }
  tri_ui_settle (GTK_WIDGET (window));
  avatar = tri_ui_get (GTK_WIDGET (window), ADW_TYPE_AVATAR, NULL, NULL);
  g_assert_false (has_face (window));
  g_assert_false (adw_avatar_get_show_initials (ADW_AVATAR (avatar)));
}

static void
test_face (void)
{
  g_autofree char *folder = app_make_demo ();

  for (int is_private = FALSE; is_private <= TRUE; is_private++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriStore) store = tri_store_open (folder, &error);
      g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
      TriClient *client = clients->pdata[0];

      client->disclosure = is_private ? TRI_DISCLOSURE_PRIVATE : TRI_DISCLOSURE_SELECTED;
      g_assert_cmpint (tri_store_save_client (store, client, &error), >, 0);
      g_assert_no_error (error);
      tri_store_close (store);
      app_run (folder, play_face, GINT_TO_POINTER (is_private));
    }
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/clients/search-twin-merge", test_clients);
  g_test_add_func ("/app/clients/face", test_face);
  return g_test_run ();
}
