/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found at opening: older and newer files, damage, other programs' files, no permission. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"
#include "tri-rng.h"
#include "tri-store-papers.h"
#include "tri-store-private.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static const char *program;

static char *
db_path (const char *folder)
{
  return g_build_filename (folder, "store.db", NULL);
}

/* Straight into the file, behind the store's back. */
static void
run_sql (const char *folder, const char *sql)
{
  g_autofree char *path = db_path (folder);
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static GBytes *
read_db (const char *folder)
{
  g_autofree char *path = db_path (folder);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

static void
write_db (const char *folder, gconstpointer data, gsize size)
{
  g_autofree char *path = db_path (folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

/* Refused, with a sentence that names the folder, and not a byte changed. */
static void
assert_refused (const char *folder, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = read_db (folder);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);

  g_assert_null (store);
  g_assert_error (error, TRI_ERROR, code);
  g_assert_nonnull (strstr (error->message, folder));
  after = read_db (folder);
  g_assert_true (g_bytes_equal (before, after));
}

/* A store with one client's whole consultation. Returns: (transfer full): the client's id */
static char *
fill (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "Filled");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (GBytes) picture = fixture_picture ("\xff\xd8\xff", "p");
  g_autoptr (TriPhotoRecord) photo
      = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, picture, 3, 4, &error);

  g_assert_true (fixture_save_choice (store, choice, picture, &error));
  g_assert_no_error (error);
  return g_strdup (client->id);
}

static void
test_garbage (void)
{
  const char text[] = "This is a letter, not a database. It has more than a hundred bytes, so that "
                      "SQLite reads all of its header before it says that this is none.";
  static const guint8 zeros[8192];
  g_autoptr (TestFolder) letter = fixture_folder_new ();
  g_autoptr (TestFolder) blank = fixture_folder_new ();
  g_autoptr (TestFolder) tiny = fixture_folder_new ();

  write_db (letter, text, sizeof text);
  assert_refused (letter, TRI_ERROR_DAMAGED);
  write_db (blank, zeros, sizeof zeros);
  assert_refused (blank, TRI_ERROR_DAMAGED);
  write_db (tiny, "x", 1);
  assert_refused (tiny, TRI_ERROR_DAMAGED);
}

static void
test_truncated (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autoptr (GBytes) whole = read_db (folder);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);
  const gsize lengths[] = { 0, 16, 100, 512, 4096, 4097, size / 2, size - 4096 };

  /* A database that is empty while its photos are there was lost, and is not taken for a new one.
   */
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      write_db (folder, data, lengths[i]);
      assert_refused (folder, TRI_ERROR_DAMAGED);
    }
  write_db (folder, data, size);
  {
    g_autoptr (TriStore) store = fixture_open (folder);
    g_autoptr (TriDossier) dossier = fixture_dossier (store, id);

    fixture_check_whole (dossier);
  }
}

/* Flipped bytes: an error in words or the right answer, never a crash; and what is wrong with the
 * structure is found by verifying. */
static void
test_flipped (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autoptr (GBytes) whole = read_db (folder);
  TriRng rng = tri_rng_seed (7);
  gsize size = g_bytes_get_size (whole);
  guint n_found = 0;

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriStore) store = NULL;
      g_autoptr (TriDossier) dossier = NULL;
      g_autoptr (GPtrArray) clients = NULL;
      g_autoptr (TriClinic) clinic = NULL;
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      guint32 page = tri_rng_range (&rng, (guint32) (size / 4096));

      /* Eight bytes at the head of a page, where its structure is. */
      for (guint j = 0; j < 8; j++)
        copy[page * 4096 + tri_rng_range (&rng, 120)] ^= (guint8) (1 + tri_rng_range (&rng, 255));
      write_db (folder, copy, size);
      store = tri_store_open (folder, &error);
      g_assert_true ((store == NULL) == (error != NULL));
      if (store == NULL)
        {
          g_assert_true (error->domain == TRI_ERROR);
          n_found++;
          continue;
        }
      dossier = tri_store_load_dossier (store, id, NULL);
      clients = tri_store_list_clients (store, NULL);
      clinic = tri_store_load_clinic (store, NULL);
      if (!tri_store_verify (store, &error))
        {
          g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
          n_found++;
        }
      tri_store_close (store);
      {
        g_autofree char *wal = g_strconcat (folder, "/store.db-wal", NULL);

        (void) g_unlink (wal);
      }
    }
  g_assert_cmpuint (n_found, >, 60);
}

static void
test_foreign (void)
{
  g_autoptr (TestFolder) alien = fixture_folder_new ();
  g_autoptr (TestFolder) marked = fixture_folder_new ();

  run_sql (alien, "CREATE TABLE recipe (cake TEXT); INSERT INTO recipe VALUES ('plum')");
  assert_refused (alien, TRI_ERROR_DAMAGED);
  run_sql (marked, "PRAGMA application_id = 1196444487; PRAGMA user_version = 1");
  assert_refused (marked, TRI_ERROR_DAMAGED);
}

static void
test_newer (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);

  run_sql (folder, "CREATE TABLE tomorrow (x TEXT) STRICT; PRAGMA user_version = 99");
  assert_refused (folder, TRI_ERROR_UNSUPPORTED);
  /* The program that knows it finds it as it was. */
  run_sql (folder, "DROP TABLE tomorrow; PRAGMA user_version = " G_STRINGIFY (TRI_STORE_VERSION));
  {
    g_autoptr (TriStore) store = fixture_open (folder);
    g_autoptr (TriDossier) dossier = fixture_dossier (store, id);

    fixture_check_whole (dossier);
  }
}

static void
test_lost (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autofree char *path = db_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  store = tri_store_open (folder, &error);
  g_assert_null (store);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
}

/* A row that this program never wrote is an error that names it, not a guess. */
static void
test_strange_row (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;

  run_sql (folder, "UPDATE intake SET hair = 'purple'");
  store = fixture_open (folder);
  clients = tri_store_list_clients (store, &error);
  g_assert_null (clients);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "intake.hair"));
  g_clear_error (&error);
  dossier = tri_store_load_dossier (store, id, &error);
  g_assert_null (dossier);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
}

static void
test_strange_style (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) styles = NULL;

  run_sql (folder, "INSERT INTO style (id, template, state, saved_utc, rev)"
                   " VALUES ('own', '[Template]', 'shown', 1, 1)");
  store = fixture_open (folder);
  styles = tri_store_list_styles (store, &error);
  g_assert_null (styles);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "style.template"));
}

static void
test_orphan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autoptr (TriStore) store = NULL;

  run_sql (folder, "PRAGMA foreign_keys = OFF; DELETE FROM design_revision");
  store = fixture_open (folder);
  g_assert_false (tri_store_verify (store, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
}

static void
test_broken_price (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autoptr (TriStore) store = NULL;
  g_autoptr (TriClinic) clinic = NULL;
  g_autoptr (TriClinic) plain = tri_clinic_new_default ();

  run_sql (folder, "INSERT INTO price_rule (id, value, rev) VALUES ('price.session', -5, 1);"
                   "INSERT INTO setting (id, value, rev) VALUES ('plan.of-tomorrow', 3, 1)");
  store = fixture_open (folder);
  clinic = tri_store_load_clinic (store, &error);
  g_assert_null (clinic);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "price.session"));
  g_clear_error (&error);

  /* Saving the figures anew mends it and keeps what this version does not know. */
  g_assert_true (tri_store_save_clinic (store, plain, &error));
  clinic = tri_store_load_clinic (store, &error);
  g_assert_no_error (error);
  tri_store_close (store);
  run_sql (folder, "CREATE TEMP TABLE one (n INTEGER CHECK (n = 1));"
                   "INSERT INTO one SELECT count (*) FROM setting WHERE id = 'plan.of-tomorrow'");
}

static void
test_busy_here (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriStore) second = tri_store_open (folder, &error);
  g_autoptr (TriClient) client = NULL;

  g_assert_null (second);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Trichion is open"));
  g_clear_error (&error);
  /* The first goes on as if nothing had happened, and lets go in the end. */
  client = fixture_save_client (store, "Still here");
  tri_store_close (store);
  second = fixture_open (folder);
}

/* The child: opens, says so, and holds until its input ends. */
static int
hold (const char *folder)
{
  g_autoptr (TriStore) store = fixture_open (folder);
  char byte = 'o';

  g_assert_cmpint (write (STDOUT_FILENO, &byte, 1), ==, 1);
  g_assert_cmpint (read (STDIN_FILENO, &byte, 1), ==, 0);
  return 0;
}

static void
test_busy_elsewhere (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  const char *const argv[] = { program, "--hold", folder, NULL };
  g_autoptr (TriStore) store = NULL;
  GPid child;
  char byte;
  int in;
  int out;
  int status;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &child, &in, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &byte, 1), ==, 1);
  store = tri_store_open (folder, &error);
  g_assert_null (store);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_BUSY);
  g_clear_error (&error);
  close (in);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  close (out);
  store = fixture_open (folder);
}

/* Runs @test as somebody whom file modes bind; root is not. */
static void
run_unprivileged (const char *folder, void (*test) (const char *folder))
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0)
        g_assert_true (setgid (NOBODY) == 0 && setuid (NOBODY) == 0);
      test (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static int
give_cb (const char *path, const struct stat *info, int type, struct FTW *state)
{
  return chown (path, NOBODY, NOBODY);
}

static void
give_to_nobody (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (geteuid () == 0)
    g_assert_cmpint (nftw (parent, give_cb, 16, FTW_PHYS), ==, 0);
}

static void
set_modes (const char *folder, int parent_mode, int folder_mode, int db_mode, int photos_mode)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *db = db_path (folder);
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);

  g_assert_cmpint (g_chmod (photos, photos_mode), ==, 0);
  g_assert_cmpint (g_chmod (db, db_mode), ==, 0);
  g_assert_cmpint (g_chmod (folder, folder_mode), ==, 0);
  g_assert_cmpint (g_chmod (parent, parent_mode), ==, 0);
}

static void
expect_read_only (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = tri_store_open (folder, &error);

  g_assert_null (store);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
expect_photos_read_only (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "No photo");
  g_autoptr (GBytes) picture = fixture_picture ("\xff\xd8\xff", "new");

  g_assert_null (tri_store_add_photo (store, client->id, TRI_VIEW_TOP, picture, 3, 4, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY);
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpuint (dossier->photos->len, ==, 0);
  }
}

static void
expect_whole (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, >=, 1);
  g_assert_true (tri_store_verify (store, &error));
}

static void
test_read_only (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TestFolder) nowhere = fixture_folder_new ();
  g_autofree char *id = fill (folder);
  g_autofree char *parent = g_path_get_dirname (nowhere);

  give_to_nobody (folder);
  set_modes (folder, 0500, 0500, 0400, 0500);
  run_unprivileged (folder, expect_read_only);
  set_modes (folder, 0700, 0700, 0400, 0700);
  run_unprivileged (folder, expect_read_only);
  set_modes (folder, 0700, 0500, 0600, 0700);
  run_unprivileged (folder, expect_read_only);
  set_modes (folder, 0700, 0700, 0000, 0700);
  run_unprivileged (folder, expect_read_only);
  set_modes (folder, 0700, 0700, 0600, 0500);
  run_unprivileged (folder, expect_photos_read_only);
  set_modes (folder, 0700, 0700, 0600, 0700);
  run_unprivileged (folder, expect_whole);

  give_to_nobody (nowhere);
  g_assert_cmpint (g_chmod (parent, 0500), ==, 0);
  run_unprivileged (nowhere, expect_read_only);
  g_assert_cmpint (g_chmod (parent, 0700), ==, 0);
}

/* Nobody but the owner reads a clinic's folder. */
static void
test_modes (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);
  g_autofree char *id = fill (folder);
  GStatBuf info;

  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (photos, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static gpointer
check_settings_worker (TriConnection *connection, gpointer args, GError **error)
{
  const struct
  {
    const char *sql;
    gint64 value;
  } settings[] = {
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA temp_store", 2 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA application_id", 0x54524943 },
    { "PRAGMA user_version", TRI_STORE_VERSION },
    { "SELECT count (*) FROM pragma_journal_mode WHERE journal_mode = 'wal'", 1 },
    { "SELECT count (*) FROM pragma_locking_mode WHERE locking_mode = 'exclusive'", 1 },
    { "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
      " AND name NOT LIKE 'sqlite%'",
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      gint64 value = -1;

      g_assert_true (tri_connection_get_int (connection, settings[i].sql, &value, error));
      if (value != settings[i].value)
        g_error ("%s: %" G_GINT64_FORMAT, settings[i].sql, value);
    }
  return GINT_TO_POINTER (TRUE);
}

/* What keeps the record safe is really switched on, and no other file than the log is there. */
static void
test_settings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autofree char *shared = g_build_filename (folder, "store.db-shm", NULL);
  g_autofree char *log = g_build_filename (folder, "store.db-wal", NULL);

  g_assert_nonnull (
      _tri_store_run (store, TRI_STORE_READ, check_settings_worker, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  tri_store_close (store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* (transfer full): every table, index and trigger, one a line */
static char *
read_schema (const char *folder)
{
  g_autofree char *path = db_path (folder);
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " ORDER BY type, name",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_strdup (text->str);
}

/* A file as version 1 wrote it opens with all that is in it, whatever the version is today. */
static void
test_version_1 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TestFolder) fresh = fixture_folder_new ();
  g_autofree char *sql = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (TriClinic) clinic = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  g_autoptr (GPtrArray) styles = NULL;
  g_autoptr (TriPapers) papers = NULL;
  const TriRegistrationRecord *registration;
  const TriDecision *decision;
  const TriQuoteRecord *quote;
  const TriTreatment *treatment;
  const TriSession *session;
  TriMoney balance;

  g_file_get_contents (TEST_DIR "/store/version-1.sql", &sql, NULL, &error);
  g_assert_no_error (error);
  run_sql (folder, sql);
  store = fixture_open (folder);
  clinic = tri_store_load_clinic (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clinic->name, ==, "Haus Stirn");
  g_assert_cmpstr (clinic->currency, ==, "EUR");
  g_assert_cmpfloat (tri_figures_get (clinic->care, TRI_FIGURE_SESSION_PRICE), ==, 512.5);
  g_assert_cmpfloat (tri_figures_get (clinic->care, TRI_FIGURE_SESSION_GAP_MIN), ==, 12);

  dossier = fixture_dossier (store, "3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01");
  g_assert_cmpstr (dossier->client->name, ==, "Zoë Brandt");
  g_assert_cmpint (dossier->client->rev, ==, 2);
  g_assert_cmpint (dossier->client->norwood, ==, TRI_NORWOOD_5);
  g_assert_cmpint (dossier->client->birth_year, ==, 1979);
  g_assert_cmpstr (dossier->client->code, ==, "C-0001");
  g_assert_cmpint (dossier->client->contact[TRI_CHANNEL_TEXT], ==, TRI_CONTACT_NEUTRAL);
  g_assert_false (dossier->client->past.smp.had);
  g_assert_cmpuint (dossier->client->confidants->len, ==, 0);
  g_assert_cmpuint (dossier->photos->len, ==, 1);
  registration = tri_dossier_get_registration (dossier, "3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a02");
  g_assert_nonnull (registration);
  g_assert_cmpfloat (registration->pose.scale, ==, 4.25);
  g_assert_true (registration->clicks.has[TRI_LANDMARK_PUPIL_LEFT]);
  g_assert_cmpuint (registration->outline.n_points, ==, 0);
  g_assert_cmpuint (dossier->revisions->len, ==, 1);
  /* What was drawn before undo was kept can be undone: its revisions are the steps. */
  g_assert_cmpuint (dossier->steps->len, ==, 1);
  g_assert_cmpint (dossier->current_step, ==, 1);
  g_assert_cmpstr (((TriDesignStep *) dossier->steps->pdata[0])->design, ==,
                   ((TriDesignRevision *) dossier->revisions->pdata[0])->design);
  g_assert_cmpuint (dossier->picks->len, ==, 0);
  g_assert_cmpuint (dossier->blind_results->len, ==, 0);
  papers = tri_store_load_papers (store, dossier->client->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (papers->consents->len, ==, 0);
  g_assert_null (tri_papers_get_intake (papers));
  styles = tri_store_list_styles (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (styles->len, ==, 0);
  g_assert_cmpuint (dossier->decisions->len, ==, 1);
  decision = dossier->decisions->pdata[0];
  g_assert_cmpstr (decision->notes, ==, "With her sister.");
  g_assert_cmpuint (decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
  g_assert_cmpuint (decision->pictures->len, ==, 1);
  g_assert_cmpstr (tri_decision_get_picture (decision, TRI_DECISION_SHOWN)->file, ==, "old.png");
  g_assert_cmpuint (decision->caveats->len, ==, 0);
  g_assert_cmpuint (decision->signatures->len, ==, 0);
  treatment = dossier->treatments->pdata[0];
  g_assert_cmpuint (treatment->sessions->len, ==, 2);
  session = treatment->sessions->pdata[0];
  g_assert_cmpint (session->state, ==, TRI_SESSION_DONE);
  g_assert_cmpint (session->date, ==, tri_date_from_ymd (2026, 12, 1));
  quote = dossier->quotes->pdata[0];
  g_assert_true (quote->accepted);
  g_assert_cmpint (quote->made_on, ==, decision->date);
  g_assert_cmpint (quote->deposit_minor, ==, 0);
  g_assert_cmpint (tri_quote_get_total (quote->quote), >, 0);
  g_assert_true (tri_dossier_get_balance (dossier, "EUR", &balance, &error));
  g_assert_cmpint (balance.minor, ==, 75000);

  g_clear_pointer (&dossier, tri_dossier_free);
  tri_store_close (store);

  /* Brought up to date it is what a new one is. */
  {
    g_autoptr (TriStore) other = fixture_open (fresh);
    g_autofree char *migrated = NULL;
    g_autofree char *made = NULL;

    tri_store_close (other);
    migrated = read_schema (folder);
    made = read_schema (fresh);
    g_assert_cmpstr (migrated, ==, made);
  }
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-open/garbage", test_garbage);
  g_test_add_func ("/store-open/truncated", test_truncated);
  g_test_add_func ("/store-open/flipped", test_flipped);
  g_test_add_func ("/store-open/foreign", test_foreign);
  g_test_add_func ("/store-open/newer", test_newer);
  g_test_add_func ("/store-open/lost", test_lost);
  g_test_add_func ("/store-open/strange-row", test_strange_row);
  g_test_add_func ("/store-open/strange-style", test_strange_style);
  g_test_add_func ("/store-open/orphan", test_orphan);
  g_test_add_func ("/store-open/broken-price", test_broken_price);
  g_test_add_func ("/store-open/busy-here", test_busy_here);
  g_test_add_func ("/store-open/busy-elsewhere", test_busy_elsewhere);
  g_test_add_func ("/store-open/read-only", test_read_only);
  g_test_add_func ("/store-open/modes", test_modes);
  g_test_add_func ("/store-open/settings", test_settings);
  g_test_add_func ("/store-open/version-1", test_version_1);
  return g_test_run ();
}
