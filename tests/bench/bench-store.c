/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record against its limits: one saved session against appending a page to a file and syncing
 * it, and opening with 5,000 clients against reading the file. */

#include "config.h"

#include "../store/store-fixture.h"

#include <fcntl.h>
#include <unistd.h>

#define ROUNDS 60
#define OPEN_ROUNDS 9
#define N_CLIENTS 5000
#define PAGE 4096

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Medians of rounds in turn: the disk is everybody's, so only the ratio means something. */
static void
report (
    const char *name, const char *limit, double *work_ms, double *limit_ms, guint n, guint things)
{
  qsort (work_ms, n, sizeof *work_ms, compare_doubles);
  qsort (limit_ms, n, sizeof *limit_ms, compare_doubles);
  g_print ("{\"name\": \"%s\", \"ms\": %.3f, \"%s_ms\": %.3f, \"ratio\": %.2f, \"n\": %u, "
           "\"rounds\": %u}\n",
           name, work_ms[n / 2], limit, limit_ms[n / 2], work_ms[n / 2] / limit_ms[n / 2], things,
           n);
}

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static void
bench_commit (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "Bench");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autofree char *path = g_build_filename (folder, "raw", NULL);
  g_autofree guint8 *page = g_malloc0 (PAGE);
  double work_ms[ROUNDS];
  double limit_ms[ROUNDS];
  TriSession *session = choice->treatment->sessions->pdata[0];
  int fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (tri_store_save_choice (store, choice, NULL, &error));
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      session->dots = i;
      g_assert_true (tri_store_save_session (store, session, &error));
      work_ms[i] = ms_since (start);
      start = g_get_monotonic_time ();
      g_assert_cmpint (write (fd, page, PAGE), ==, PAGE);
      g_assert_cmpint (fsync (fd), ==, 0);
      limit_ms[i] = ms_since (start);
    }
  close (fd);
  report ("save a session", "append_fsync", work_ms, limit_ms, ROUNDS, 1);
}

static void
bench_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  double work_ms[OPEN_ROUNDS];
  double limit_ms[OPEN_ROUNDS];

  {
    g_autoptr (TriStore) store = fixture_open (folder);

    for (guint i = 0; i < N_CLIENTS; i++)
      {
        g_autoptr (TriClient) client = fixture_client ("One of many");

        client->created_utc += i;
        g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
      }
  }
  for (guint i = 0; i < OPEN_ROUNDS; i++)
    {
      g_autofree char *contents = NULL;
      g_autoptr (GPtrArray) clients = NULL;
      g_autoptr (TriStore) store = NULL;
      gint64 start = g_get_monotonic_time ();

      g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
      limit_ms[i] = ms_since (start);
      start = g_get_monotonic_time ();
      store = fixture_open (folder);
      clients = tri_store_list_clients (store, &error);
      work_ms[i] = ms_since (start);
      g_assert_cmpuint (clients->len, >=, N_CLIENTS);
    }
  report ("open and list clients", "read_file", work_ms, limit_ms, OPEN_ROUNDS, N_CLIENTS);
}

int
main (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();

  bench_commit (folder);
  bench_open (folder);
  return 0;
}
