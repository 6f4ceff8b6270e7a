/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record against its limits: one saved session against appending a page to a file and syncing
 * it, and opening with 5,000 clients against reading the file. */

#include "config.h"

#include "bench.h"

#include "../store/store-fixture.h"

#include <fcntl.h>
#include <unistd.h>

#define N_CLIENTS 5000
#define PAGE 4096

typedef struct
{
  TriStore *store;
  TriSession *session;
  const char *folder;
  guint8 page[PAGE];
  int fd;
} Bench;

static void
save_session (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->session->dots++;
  g_assert_true (tri_store_save_session (bench->store, bench->session, &error));
}

static void
append_page (gpointer data)
{
  Bench *bench = data;

  g_assert_cmpint (write (bench->fd, bench->page, PAGE), ==, PAGE);
  g_assert_cmpint (fsync (bench->fd), ==, 0);
}

static void
bench_commit (BenchTable *table, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "Bench");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autofree char *path = g_build_filename (folder, "raw", NULL);
  Bench bench = { .store = store,
                  .session = choice->treatment->sessions->pdata[0],
                  .fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) };

  g_assert_cmpint (bench.fd, >=, 0);
  g_assert_true (fixture_save_choice (store, choice, NULL, &error));
  bench_compare (table,
                 &(BenchRow){ .name = "save a session",
                              .what = "save",
                              .over = "append and sync",
                              .at_most = 2.0,
                              .clock = BENCH_WALL },
                 save_session, &bench, append_page, &bench);
  close (bench.fd);
}

static void
open_and_list (gpointer data)
{
  Bench *bench = data;
  g_autoptr (TriStore) store = fixture_open (bench->folder);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, NULL);

  g_assert_cmpuint (clients->len, >=, N_CLIENTS);
}

static void
read_record (gpointer data)
{
  Bench *bench = data;
  g_autofree char *path = g_build_filename (bench->folder, "store.db", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
}

static void
bench_open (BenchTable *table, const char *folder)
{
  const BenchRow row = { .name = "open the record, list 5,000 clients",
                         .what = "open, list, close",
                         .over = "read the file",
                         .clock = BENCH_WALL };
  Bench bench = { .folder = folder };

  if (!bench_wants (table, row.name))
    return;
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TriStore) store = fixture_open (folder);

    for (guint i = 0; i < N_CLIENTS; i++)
      {
        g_autoptr (TriClient) client = fixture_client ("One of many");

        client->created_utc += i;
        g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
      }
  }
  bench_compare (table, &row, open_and_list, &bench, read_record, &bench);
}

void
bench_store (BenchTable *table)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();

  bench_commit (table, folder);
  bench_open (table, folder);
}
