/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting Trichion again raises the window that is there; the demo is a program and a record of
 * its own beside it. */

#include "config.h"

#include "tri-store.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define SECONDS 30

static void
use_new_home (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("trichion-instances-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
}

static GPid
start (const char *option)
{
  const char *const argv[] = { TRI_PROGRAM, option, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

/* The titles of Trichion's windows from the topmost down, as the X server has them. */
static GPtrArray *
list_windows (void)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync ("xwininfo -root -children", &output, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\"", -1);

      /* GTK keeps one more window, of a pixel, for the whole program. */
      if (strstr (lines[i], "(\"trichion\"") != NULL && strstr (lines[i], "  1x1+") == NULL)
        g_ptr_array_add (titles, g_strdup (parts[1]));
    }
  return titles;
}

/* Waits until just these windows are there, the topmost first. */
static void
wait_for_windows (const char *first, const char *second)
{
  const gint64 deadline = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;
  guint wanted = second != NULL ? 2 : 1;

  for (;;)
    {
      g_autoptr (GPtrArray) titles = list_windows ();

      if (titles->len == wanted && g_str_equal (titles->pdata[0], first)
          && (second == NULL || g_str_equal (titles->pdata[1], second)))
        return;
      if (g_get_monotonic_time () > deadline)
        g_error ("%u windows, the topmost “%s”, instead of %u with “%s”", titles->len,
                 titles->len > 0 ? (char *) titles->pdata[0] : "", wanted, first);
    }
}

static gboolean
has_ended (GPid pid, int *out_status)
{
  return waitpid (pid, out_status, WNOHANG) == pid;
}

static void
end (GPid pid)
{
  g_assert_cmpint (kill (pid, SIGTERM), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  g_spawn_close_pid (pid);
}

/* How many clients the record in @name below the user's data holds. */
static guint
count_clients (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "trichion", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (GPtrArray) clients = NULL;

  g_assert_no_error (error);
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  tri_store_close (store);
  return clients->len;
}

static void
test_second_start (void)
{
  const gint64 deadline = g_get_monotonic_time () + 3 * SECONDS * G_USEC_PER_SEC;
  GPid first, demo, second;
  int status;

  use_new_home ();
  first = start (NULL);
  wait_for_windows ("Trichion", NULL);
  demo = start ("--demo");
  wait_for_windows ("Trichion (Demo)", "Trichion");

  /* It hands over, ends well and leaves two windows, of which the clinic's is now the topmost. */
  second = start (NULL);
  while (!has_ended (second, &status))
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  g_spawn_close_pid (second);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  wait_for_windows ("Trichion", "Trichion (Demo)");
  g_assert_false (has_ended (first, &status));

  end (demo);
  end (first);
  g_assert_cmpuint (count_clients ("record"), ==, 0);
}

/* “New Client” of the desktop's menu: with the program, or in the one that runs, and once. */
static void
test_new_client (void)
{
  const gint64 deadline = g_get_monotonic_time () + 3 * SECONDS * G_USEC_PER_SEC;
  GPid first, second;
  int status;

  use_new_home ();
  first = start ("--new-client");
  wait_for_windows ("New Client", "Trichion");
  second = start ("--new-client");
  while (!has_ended (second, &status))
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  g_spawn_close_pid (second);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  wait_for_windows ("New Client", "Trichion");
  end (first);

  first = start ("--today");
  wait_for_windows ("Trichion", NULL);
  g_assert_false (has_ended (first, &status));
  end (first);
}

/* The demo's client is in the demo's record, put there once. */
static void
test_demo_record (void)
{
  static const char *const argv[] = { TRI_PROGRAM, "--demo", "--exit-after-startup", NULL };
  g_autoptr (GError) error = NULL;

  use_new_home ();
  for (guint i = 0; i < 2; i++)
    {
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                    &error);
      g_assert_no_error (error);
      g_assert_true (g_spawn_check_wait_status (status, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_clients ("demo"), ==, 1);
    }
  g_assert_cmpuint (count_clients ("record"), ==, 0);
}

/* The demo client never goes into a record that somebody names. */
static void
test_demo_elsewhere (void)
{
  g_autofree char *folder = NULL;
  const char *argv[] = { TRI_PROGRAM, "--demo", "--store", NULL, NULL };
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  use_new_home ();
  folder = g_build_filename (g_get_tmp_dir (), "trichion-demo-elsewhere", NULL);
  argv[3] = folder;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &errors, &status,
                &error);
  g_assert_no_error (error);
  g_assert_false (g_spawn_check_wait_status (status, &error));
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 2);
  g_assert_nonnull (strstr (errors, "--store"));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  g_autoptr (GTestDBus) bus = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/instances/second-start", test_second_start);
  g_test_add_func ("/app/instances/new-client", test_new_client);
  g_test_add_func ("/app/instances/demo-record", test_demo_record);
  g_test_add_func ("/app/instances/demo-elsewhere", test_demo_elsewhere);

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  /* The bus takes the display away, lest one be started for it. */
  g_setenv ("DISPLAY", display, TRUE);
  result = g_test_run ();
  g_test_dbus_down (bus);
  return result;
}
