/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as one types over 100,000 clients, against a LIKE scan of the same texts in SQLite's
 * memory. */

#include "config.h"

#include "bench.h"

#include "tri-client-index.h"
#include "tri-rng.h"

#include <sqlite3.h>

#define N_CLIENTS 100000

typedef struct
{
  TriClientIndex *index;
  sqlite3 *db;
  sqlite3_stmt *scan;
  const char *query;
  gsize n_found;
} Bench;

static const char *const first[]
    = { "Ana",   "Ben",  "Carla", "Dmitri", "Élodie", "Farid", "Gül",
        "Hanna", "Igor", "Jun",   "Kwame",  "Lars",   "Mina",  "Noah" };
static const char *const last[]
    = { "Müller", "Hale", "O’Brien", "Petrov", "García", "Nguyen", "Okafor", "Sørensen", "Brandt" };

static void
fill (Bench *bench)
{
  TriRng rng = tri_rng_seed (9);
  sqlite3_stmt *insert = NULL;

  bench->index = tri_client_index_new ();
  g_assert_cmpint (sqlite3_open (":memory:", &bench->db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (bench->db, "CREATE TABLE client (text TEXT NOT NULL); BEGIN", NULL, NULL, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (bench->db, "INSERT INTO client VALUES (?)", -1, &insert, NULL), ==,
      SQLITE_OK);
  for (guint i = 0; i < N_CLIENTS; i++)
    {
      const char *name = first[tri_rng_range (&rng, G_N_ELEMENTS (first))];
      const char *family = last[tri_rng_range (&rng, G_N_ELEMENTS (last))];
      g_autoptr (TriClient) client = tri_client_new ();
      g_autofree char *text = NULL;

      g_free (client->name);
      client->name = g_strdup_printf ("%s %s %u", name, family, i % 97);
      g_free (client->phone);
      client->phone = g_strdup_printf ("+49 30 %07u", tri_rng_range (&rng, 10000000));
      g_free (client->email);
      client->email = g_strdup_printf ("%s.%u@example.org", name, i);
      g_free (client->code);
      client->code = g_strdup_printf ("C-%04u", i + 1);
      tri_client_index_put (bench->index, client);
      text = tri_client_get_search_text (client);
      sqlite3_bind_text (insert, 1, text, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  g_assert_cmpint (sqlite3_exec (bench->db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (bench->db,
                                       "SELECT rowid FROM client WHERE text LIKE '%' || ? || '%'"
                                       " ORDER BY rowid DESC",
                                       -1, &bench->scan, NULL),
                   ==, SQLITE_OK);
}

/* The whole of a query at once; a query that goes on from the last one is quicker. */
static void
search (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) nobody = tri_client_index_search (bench->index, "¬¬¬");
  g_autoptr (GPtrArray) found = tri_client_index_search (bench->index, bench->query);

  bench->n_found = found->len;
}

static void
scan (gpointer data)
{
  Bench *bench = data;
  gsize n_found = 0;

  sqlite3_bind_text (bench->scan, 1, bench->query, -1, SQLITE_STATIC);
  while (sqlite3_step (bench->scan) == SQLITE_ROW)
    n_found++;
  sqlite3_reset (bench->scan);
  g_assert_cmpuint (n_found, ==, bench->n_found);
}

/* A key pressed must be answered within one frame. */
static void
add_frame_row (BenchTable *table, Bench *bench, const char *name)
{
  double work[50];

  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    {
      gint64 before = g_get_monotonic_time ();

      search (bench);
      work[i] = (double) (g_get_monotonic_time () - before) / 1000.0;
    }
  bench_add (table, &(BenchRow){ .name = name, .what = "search", .at_most = 16.0 }, work, NULL,
             G_N_ELEMENTS (work));
}

void
bench_search (BenchTable *table)
{
  static const struct
  {
    const char *query, *ratio_name, *frame_name;
  } rows[] = {
    { "a", "100,000 clients, “a”", "100,000 clients, “a”, one frame" },
    { "mul", "100,000 clients, “mul”", "100,000 clients, “mul”, one frame" },
    { "4930123", "100,000 clients, “4930123”", "100,000 clients, “4930123”, one frame" },
  };
  Bench bench = { .query = rows[0].query };

  if (!bench_wants (table, "100,000 clients"))
    return;
  fill (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      bench.query = rows[i].query;
      search (&bench);
      g_assert_cmpuint (bench.n_found, >, 0);
      bench_compare (table,
                     &(BenchRow){ .name = rows[i].ratio_name,
                                  .what = "LIKE scan",
                                  .over = "search",
                                  .at_least = 3.0,
                                  .clock = BENCH_THREAD },
                     scan, &bench, search, &bench);
      add_frame_row (table, &bench, rows[i].frame_name);
    }
  sqlite3_finalize (bench.scan);
  sqlite3_close (bench.db);
  tri_client_index_free (bench.index);
}
