/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fails at every single write, sync, truncation, opening and removal that SQLite asks for,
 * and memory runs out: after each, the old state or the new one is there, entirely.
 *
 * The file system below SQLite is a shim over the real one, without shared memory: that the store
 * works on it shows that its write-ahead log needs none. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"
#include "tri-store-private.h"

#include <sqlite3.h>
#include <unistd.h>

typedef enum
{
  FAULT_IO,
  FAULT_FULL,
  FAULT_SHORT, /* half of the bytes are written, then the disk is full */
} Fault;

/* Set while no store is at work. */
static int operations_left = -1; /* negative: nothing fails */
static Fault fault;
static gboolean fault_stays; /* everything after the first failure fails too */
static gboolean fault_happened;
static int allocations_left = -1;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* in the same block */
} ShimFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs shim_vfs;

static gboolean
must_fail (void)
{
  if (fault_happened)
    return fault_stays;
  if (operations_left < 0 || operations_left-- > 0)
    return FALSE;
  fault_happened = TRUE;
  return TRUE;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((ShimFile *) file)->real;
}

static int
shim_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
shim_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), data, size, offset);
}

static int
shim_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);

  if (!must_fail ())
    return real->pMethods->xWrite (real, data, size, offset);
  if (fault == FAULT_SHORT)
    (void) real->pMethods->xWrite (real, data, size / 2, offset);
  return fault == FAULT_IO ? SQLITE_IOERR_WRITE : SQLITE_FULL;
}

static int
shim_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return must_fail () ? SQLITE_IOERR_TRUNCATE
                      : get_real (file)->pMethods->xTruncate (get_real (file), size);
}

/* The disk below is never asked to sync: no power is cut here, and it would take most of the time.
 */
static int
shim_sync (sqlite3_file *file, int flags)
{
  return must_fail () ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
shim_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
shim_lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
shim_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
shim_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
shim_file_control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
shim_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static const sqlite3_io_methods shim_methods = {
  .iVersion = 1,
  .xClose = shim_close,
  .xRead = shim_read,
  .xWrite = shim_write,
  .xTruncate = shim_truncate,
  .xSync = shim_sync,
  .xFileSize = shim_file_size,
  .xLock = shim_lock,
  .xUnlock = shim_unlock,
  .xCheckReservedLock = shim_check_reserved_lock,
  .xFileControl = shim_file_control,
  .xSectorSize = shim_sector_size,
  .xDeviceCharacteristics = shim_characteristics,
};

static int
shim_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  ShimFile *self = (ShimFile *) file;
  int code;

  self->base.pMethods = NULL;
  if (must_fail ())
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (self + 1);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &shim_methods;
  return code;
}

static int
shim_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  return must_fail () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, 0);
}

static void
register_shim (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  shim_vfs = *real_vfs;
  shim_vfs.pNext = NULL;
  shim_vfs.zName = "shim";
  shim_vfs.szOsFile = (int) sizeof (ShimFile) + real_vfs->szOsFile;
  shim_vfs.xOpen = shim_open;
  shim_vfs.xDelete = shim_delete;
  g_assert_cmpint (sqlite3_vfs_register (&shim_vfs, 1), ==, SQLITE_OK);
}

static sqlite3_mem_methods real_memory;

static gboolean
must_run_out (void)
{
  return allocations_left >= 0 && allocations_left-- == 0;
}

static void *
shim_malloc (int size)
{
  return must_run_out () ? NULL : real_memory.xMalloc (size);
}

static void *
shim_realloc (void *block, int size)
{
  return must_run_out () ? NULL : real_memory.xRealloc (block, size);
}

static void
register_memory (void)
{
  sqlite3_mem_methods shim;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  shim = real_memory;
  shim.xMalloc = shim_malloc;
  shim.xRealloc = shim_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &shim), ==, SQLITE_OK);
}

static void
arm (int n, Fault kind, gboolean stays)
{
  fault = kind;
  fault_stays = stays;
  fault_happened = FALSE;
  operations_left = n;
}

/* TRUE when the fault was met. */
static gboolean
disarm (void)
{
  gboolean happened = fault_happened;

  operations_left = -1;
  fault_happened = FALSE;
  fault_stays = FALSE;
  return happened;
}

/* An error of ours with a sentence, of the kinds a failing disk can have. */
static void
assert_disk_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == TRI_ERROR);
  g_assert_true (error->code == TRI_ERROR_FULL || error->code == TRI_ERROR_FAILED
                 || error->code == TRI_ERROR_READ_ONLY || error->code == TRI_ERROR_DAMAGED);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

/* What the tests below save, each as one action; TRUE when acknowledged. */
typedef struct
{
  TriStore *store;
  TriClient *client;
  TriDesignRevision *revision;
  TriChoice *choice;
} Actors;

static gboolean
save_client (Actors *actors, GError **error)
{
  gint64 rev = tri_store_save_client (actors->store, actors->client, error);

  if (rev > 0)
    actors->client->rev = rev;
  return rev > 0;
}

static gboolean
save_revision (Actors *actors, GError **error)
{
  g_autoptr (TriDesignRevision) saved
      = tri_store_save_revision (actors->store, actors->revision, error);

  return saved != NULL;
}

static gboolean
save_steps (Actors *actors, GError **error)
{
  g_autoptr (TriDesignSave) given = fixture_save_of_steps (actors->client->id, 1, 3, TRUE);
  g_autoptr (TriDesignSave) saved = tri_store_save_design (actors->store, given, error);

  return saved != NULL;
}

static gboolean
save_choice (Actors *actors, GError **error)
{
  g_autoptr (GBytes) picture = fixture_picture ("\x89PNG", "chosen");

  return fixture_save_choice (actors->store, actors->choice, picture, error);
}

static gboolean
add_photo (Actors *actors, GError **error)
{
  g_autoptr (GBytes) picture = fixture_picture ("\xff\xd8\xff", "front");
  g_autoptr (TriPhotoRecord) photo = tri_store_add_photo (actors->store, actors->client->id,
                                                          TRI_VIEW_FRONT, picture, 3, 4, error);

  return photo != NULL;
}

static gboolean
accept_quote (Actors *actors, GError **error)
{
  return tri_store_accept_quote (actors->store, actors->choice->quote->id, ACCEPTED_ON, error);
}

/* How much there is, as one number for each part; all of one type, so without gaps to compare. */
typedef struct
{
  gint64 rev, photos, revisions, steps, current_step, decisions, sessions, lines, charges, accepted;
} State;

static State
get_state (TriStore *store, const char *client_id)
{
  g_autoptr (TriDossier) dossier = fixture_dossier (store, client_id);
  State state = { .rev = dossier->client->rev };

  state.photos = dossier->photos->len;
  state.revisions = dossier->revisions->len;
  state.steps = dossier->steps->len;
  state.current_step = dossier->current_step;
  state.decisions = dossier->decisions->len;
  for (guint i = 0; i < dossier->treatments->len; i++)
    state.sessions += ((TriTreatment *) dossier->treatments->pdata[i])->sessions->len;
  for (guint i = 0; i < dossier->quotes->len; i++)
    {
      const TriQuoteRecord *quote = dossier->quotes->pdata[i];

      state.lines += quote->quote->lines->len;
      state.accepted += quote->accepted ? 1 : 0;
    }
  state.charges = dossier->ledger->len;
  fixture_check_whole (dossier);
  return state;
}

static gboolean
same_state (const State *a, const State *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

typedef gboolean (*Action) (Actors *actors, GError **error);

static void
actors_clear (Actors *self)
{
  g_clear_pointer (&self->client, tri_client_free);
  g_clear_pointer (&self->revision, tri_design_revision_free);
  g_clear_pointer (&self->choice, tri_choice_free);
  g_clear_object (&self->store);
}

/* A closed store with a client and, as @action needs, a choice that is not accepted yet. */
static void
actors_init (Actors *self, const char *folder, Action action)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesignRevision) given = NULL;

  memset (self, 0, sizeof *self);
  self->store = fixture_open (folder);
  self->client = fixture_save_client (self->store, "Faults");
  given = fixture_revision (self->client->id);
  self->revision = tri_store_save_revision (self->store, given, &error);
  g_assert_no_error (error);
  self->choice = fixture_choice (self->revision);
  if (action == accept_quote)
    g_assert_true (fixture_save_choice (self->store, self->choice, NULL, &error));
  g_free (self->revision->id);
  self->revision->id = g_strdup ("");
  self->revision->number = 0;
  g_clear_object (&self->store);
}

/* The same people at a copy of their store. */
static void
actors_copy (const Actors *from, const char *folder, Actors *to, const char *to_folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autofree char *to_path = g_build_filename (to_folder, "store.db", NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, &error));
  g_assert_cmpint (g_mkdir (to_folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (to_path, contents, (gssize) size, &error));
  to->client = tri_client_copy (from->client);
  to->revision = tri_design_revision_copy (from->revision);
  to->choice = tri_choice_copy (from->choice);
  to->store = fixture_open (to_folder);
}

/* One failure at operation @n. Returns: FALSE when the action needs fewer operations than that */
static gboolean
run_fault (
    const Actors *first, const char *first_folder, Action action, int n, Fault kind, gboolean stays)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autofree char *id = NULL;
  Actors actors;
  State before;
  State after;
  State reopened;
  gboolean acknowledged;
  gboolean happened;

  actors_copy (first, first_folder, &actors, folder);
  id = g_strdup (actors.client->id);
  before = get_state (actors.store, id);
  arm (n, kind, stays);
  acknowledged = action (&actors, &error);
  happened = disarm ();
  if (!acknowledged)
    {
      assert_disk_error (error);
      g_clear_error (&error);
      /* The same connection goes on: nothing of it shows, and a second try succeeds. */
      after = get_state (actors.store, id);
      g_assert_true (same_state (&before, &after));
      if (n % 2 == 0)
        {
          acknowledged = action (&actors, &error);
          g_assert_no_error (error);
        }
    }
  actors_clear (&actors);

  actors.store = fixture_open (folder);
  g_assert_true (tri_store_verify (actors.store, &error));
  g_assert_no_error (error);
  reopened = get_state (actors.store, id);
  if (acknowledged)
    g_assert_false (same_state (&before, &reopened));
  g_clear_object (&actors.store);
  return happened;
}

static void
run_all_faults (Action action)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  Actors first;
  int most = 0;

  actors_init (&first, folder, action);
  for (int kind = FAULT_IO; kind <= FAULT_SHORT; kind++)
    for (int stays = 0; stays < 2; stays++)
      {
        int n = 0;

        while (run_fault (&first, folder, action, n, (Fault) kind, stays))
          n++;
        most = MAX (most, n);
      }
  actors_clear (&first);
  g_test_message ("failed at each of %d operations", most);
  g_assert_cmpint (most, >, 2);
}

static void
test_client (void)
{
  run_all_faults (save_client);
}

/* Its file is there whenever its row is: verifying looks. */
static void
test_photo (void)
{
  run_all_faults (add_photo);
}

static void
test_revision (void)
{
  run_all_faults (save_revision);
}

static void
test_steps (void)
{
  run_all_faults (save_steps);
}

static void
test_choice (void)
{
  run_all_faults (save_choice);
}

static void
test_accept (void)
{
  run_all_faults (accept_quote);
}

/* Making the file and its tables: after any failure the next start makes them. */
static void
test_creation (void)
{
  for (int kind = FAULT_IO; kind <= FAULT_SHORT; kind++)
    for (int stays = 0; stays < 2; stays++)
      {
        gboolean happened = TRUE;

        /* Hundreds of alike writes: denser at the start, and each kind of failure at others. */
        for (int n = 2 * kind + stays; happened; n += 1 + n / 4)
          {
            g_autoptr (GError) error = NULL;
            g_autoptr (TestFolder) folder = fixture_folder_new ();
            g_autoptr (TriStore) store = NULL;

            arm (n, (Fault) kind, stays);
            store = tri_store_open (folder, &error);
            happened = disarm ();
            if (store == NULL)
              {
                assert_disk_error (error);
                g_clear_error (&error);
              }
            g_clear_object (&store);
            store = fixture_open (folder);
            g_assert_true (tri_store_verify (store, &error));
            g_assert_no_error (error);
          }
      }
}

/* Opening after a crash reads the log back; a failure then loses nothing either. */
static void
test_close_and_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) first_folder = fixture_folder_new ();
  Actors first;

  actors_init (&first, first_folder, accept_quote);
  for (int kind = FAULT_IO; kind <= FAULT_SHORT; kind++)
    for (int stays = 0; stays < 2; stays++)
      {
        gboolean happened = TRUE;

        for (int n = 0; happened; n++)
          {
            g_autoptr (TestFolder) folder = fixture_folder_new ();
            g_autofree char *id = NULL;
            Actors actors;
            State before;
            State after;

            actors_copy (&first, first_folder, &actors, folder);
            g_assert_true (accept_quote (&actors, &error));
            id = g_strdup (actors.client->id);
            before = get_state (actors.store, id);
            arm (n, (Fault) kind, stays);
            tri_store_close (actors.store);
            if (!fault_happened)
              {
                g_autoptr (TriStore) again = tri_store_open (folder, NULL);
              }
            happened = disarm ();
            actors_clear (&actors);

            actors.store = fixture_open (folder);
            after = get_state (actors.store, id);
            g_assert_true (same_state (&before, &after));
            g_assert_true (tri_store_verify (actors.store, &error));
            g_assert_no_error (error);
            g_clear_object (&actors.store);
          }
      }
  actors_clear (&first);
}

/* So many pages more than there are. */
static gpointer
set_limit_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 n_pages;

  g_assert_true (tri_connection_get_int (connection, "PRAGMA page_count", &n_pages, error));
  sql = g_strdup_printf ("PRAGMA max_page_count = %d", (int) n_pages + GPOINTER_TO_INT (args));
  return GINT_TO_POINTER (tri_connection_execute (connection, sql, error));
}

/* The file may not grow: told in words, nothing half saved, and going on once there is room. */
static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) refused = NULL;
  guint n_saved = 0;

  g_assert_nonnull (
      _tri_store_run (store, TRI_STORE_READ, set_limit_worker, GINT_TO_POINTER (20), NULL, &error));
  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TriClient) client = fixture_client ("Much to say");

      g_free (client->notes);
      client->notes = g_strnfill (6000, 'n');
      if (tri_store_save_client (store, client, &error) < 0)
        {
          refused = g_steal_pointer (&client);
          break;
        }
      n_saved++;
    }
  g_assert_error (error, TRI_ERROR, TRI_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (n_saved, >, 2);
  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (clients->len, ==, n_saved);
      g_assert_true (tri_store_verify (store, &error));
      fixture_reopen (&store);
    }
  g_assert_cmpint (tri_store_save_client (store, refused, &error), ==, 1);
  g_assert_no_error (error);
}

/* The n-th allocation of SQLite fails, for every n up to where all goes well. */
static void
test_memory (void)
{
  gboolean ran_out = TRUE;
  guint n_failed = 0;

  for (int n = 0; ran_out; n += 1 + n / 4)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestFolder) folder = fixture_folder_new ();
      g_autoptr (TriClient) client = fixture_client ("Memory");
      g_autoptr (TriStore) store = NULL;
      g_autoptr (GPtrArray) clients = NULL;
      gboolean saved = FALSE;

      allocations_left = n;
      store = tri_store_open (folder, &error);
      if (store != NULL)
        saved = tri_store_save_client (store, client, &error) > 0;
      if (saved)
        clients = tri_store_list_clients (store, &error);
      ran_out = allocations_left < 0;
      allocations_left = -1;
      g_assert_true ((clients == NULL) == (error != NULL));
      if (error != NULL)
        {
          g_assert_true (error->domain == TRI_ERROR);
          g_clear_error (&error);
          n_failed++;
        }
      else
        g_assert_cmpuint (clients->len, ==, 1);
      g_clear_pointer (&clients, g_ptr_array_unref);
      g_clear_object (&store);
      store = fixture_open (folder);
      g_assert_true (tri_store_verify (store, &error));
      clients = tri_store_list_clients (store, &error);
      g_assert_no_error (error);
      if (saved)
        g_assert_cmpuint (clients->len, ==, 1);
    }
  g_test_message ("out of memory in %u places", n_failed);
  g_assert_cmpuint (n_failed, >, 20);
}

int
main (int argc, char *argv[])
{
  /* Some thousand small stores: in memory where there is such a place, as no power is cut here. */
  if (g_access ("/dev/shm", R_OK | W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  register_memory ();
  register_shim ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-faults/client", test_client);
  g_test_add_func ("/store-faults/photo", test_photo);
  g_test_add_func ("/store-faults/revision", test_revision);
  g_test_add_func ("/store-faults/steps", test_steps);
  g_test_add_func ("/store-faults/choice", test_choice);
  g_test_add_func ("/store-faults/accept", test_accept);
  g_test_add_func ("/store-faults/creation", test_creation);
  g_test_add_func ("/store-faults/close-and-open", test_close_and_open);
  g_test_add_func ("/store-faults/full", test_full);
  g_test_add_func ("/store-faults/memory", test_memory);
  return g_test_run ();
}
