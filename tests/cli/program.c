/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built trichion program as its users do and catches what it says. */

#include "config.h"

#include "program.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534
#define SMALL_FILE_BYTES 4096

static char *folder;

void
run_clear (Run *run)
{
  g_clear_pointer (&run->output, g_free);
  g_clear_pointer (&run->errors, g_free);
}

const char *
program_get_folder (void)
{
  if (folder == NULL)
    {
      g_autoptr (GError) error = NULL;

      folder = g_dir_make_tmp ("tri-program-XXXXXX", &error);
      g_assert_no_error (error);
      /* Nobody must be able to come in. */
      g_assert_cmpint (chmod (folder, 0755), ==, 0);
    }
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  chmod (path, 0700);
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
program_clean_up (void)
{
  if (folder != NULL)
    remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

/* In the child, between fork and exec: only calls that are safe there. */
static void
child_setup (gpointer data)
{
  RunFlags flags = GPOINTER_TO_UINT (data);

  if ((flags & RUN_UNPRIVILEGED) != 0 && geteuid () == 0
      && (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    _exit (99);
  if ((flags & RUN_SMALL_FILES) != 0)
    {
      struct rlimit limit = { SMALL_FILE_BYTES, SMALL_FILE_BYTES };

      signal (SIGXFSZ, SIG_IGN);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (99);
    }
}

/* The program where nobody may run it, too: the build folder can be root's own. */
static const char *
program_for (RunFlags flags)
{
  static char *copy;
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  if ((flags & RUN_UNPRIVILEGED) == 0 || geteuid () != 0)
    return TRI_PROGRAM;
  if (copy == NULL)
    {
      copy = program_path ("trichion");
      from = g_file_new_for_path (TRI_PROGRAM);
      to = g_file_new_for_path (copy);
      g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (chmod (copy, 0755), ==, 0);
    }
  return copy;
}

Run
program_run (RunFlags flags, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { -1, NULL, NULL };

  g_ptr_array_add (argv, (gpointer) program_for (flags));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", program_get_folder (), TRUE);
  if ((flags & RUN_NO_DISPLAY) != 0)
    {
      g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
      g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
    }
  g_subprocess_launcher_set_cwd (launcher, program_get_folder ());
  g_subprocess_launcher_set_child_setup (launcher, child_setup, GUINT_TO_POINTER (flags), NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.output, &run.errors, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("trichion was killed by signal %d: %s", g_subprocess_get_term_sig (process),
             run.errors);
  run.status = g_subprocess_get_exit_status (process);
  return run;
}

char *
program_path (const char *name)
{
  return g_build_filename (program_get_folder (), name, NULL);
}

char *
program_write (const char *name, const char *content, gssize length)
{
  char *path = program_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

char *
program_sample (const char *name)
{
  return g_build_filename (TEST_DIR, "..", "data", "samples", name, NULL);
}

void
assert_failed (const Run *run, int status, const char *pattern)
{
  const char *end = strchr (run->errors, '\n');

  if (run->status != status || end == NULL || end[1] != '\0'
      || !g_pattern_match_simple (pattern, run->errors))
    g_error ("status %d and “%s”, not %d and “%s”", run->status, run->errors, status, pattern);
  g_assert_true (g_str_has_prefix (run->errors, "trichion: "));
  g_assert_cmpstr (run->output, ==, "");
}

void
assert_succeeded (const Run *run)
{
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

JsonNode *
assert_json (const Run *run)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  assert_succeeded (run);
  root = json_from_string (run->output, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  return root;
}
