/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one SQLite connection of a store: opening, transactions and errors in words. */

#include "config.h"

#include "tri-connection-private.h"

#include "tri-photo-files.h"
#include "tri-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SMALLEST_PAGE 512 /* bytes, of any SQLite database */

/* The error for something the system refused (errno @code), shared by database and folder. */
static void
set_system_error (const char *folder, int code, GError **error)
{
  switch (code)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY,
                   _ ("The record in “%s” cannot be written to. Give your account write permission "
                      "for that folder and its files, then try again."),
                   folder);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, TRI_ERROR, TRI_ERROR_FULL,
                   _ ("There is no space left for the record in “%s”, so nothing was saved. Free "
                      "some space and try again."),
                   folder);
      break;
    default:
      g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
                   _ ("The record in “%s” cannot be used: %s. Check the disk and try again."),
                   folder, g_strerror (code));
      break;
    }
}

/* For the effective user, unlike g_access (). A file that is not there yet is no hindrance. */
static gboolean
is_writable (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);

  return faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0
         && (faccessat (AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 || errno == ENOENT);
}

void
tri_connection_set_error (TriConnection *self, int code, GError **error)
{
  int system_code = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TRI_ERROR, TRI_ERROR_BUSY,
                   _ ("Trichion is open and uses the record in “%s”. Close it there, then try "
                      "again."),
                   self->folder);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      set_system_error (self->folder, EACCES, error);
      break;
    case SQLITE_FULL:
      set_system_error (self->folder, ENOSPC, error);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (
          error, TRI_ERROR, TRI_ERROR_DAMAGED,
          _ ("The record in “%s” is damaged. Nothing in it was changed; keep a copy of the "
             "folder and restore your last backup."),
          self->folder);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                   _ ("The record does not accept this change, as it does not fit what is already "
                      "there (%s). Open the client again and repeat it."),
                   sqlite3_errmsg (self->db));
      break;
    case SQLITE_TOOBIG:
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                           _ ("This is too long for the record. Shorten it and save again."));
      break;
    case SQLITE_CANTOPEN:
      /* The last system error is that of a second attempt then, so the cause is asked for. */
      if (!is_writable (self->folder))
        system_code = EACCES;
      G_GNUC_FALLTHROUGH;
    case SQLITE_IOERR:
      set_system_error (self->folder, system_code != 0 ? system_code : EIO, error);
      break;
    default:
      g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
                   _ ("The record in “%s” cannot be used: %s. Start Trichion again."), self->folder,
                   sqlite3_errstr (code));
      break;
    }
}

static gboolean
check (TriConnection *self, int code, GError **error)
{
  if (code == SQLITE_OK)
    return TRUE;
  tri_connection_set_error (self, code, error);
  return FALSE;
}

gboolean
tri_connection_execute (TriConnection *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  return check (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL), error);
}

gboolean
tri_connection_get_int (TriConnection *self, const char *sql, gint64 *out_value, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = 0;
  int code;

  g_assert (self->thread == g_thread_self ());

  code = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      tri_connection_set_error (self, code, error);
      return FALSE;
    }
  code = sqlite3_step (stmt);
  if (code == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  else if (code != SQLITE_DONE)
    tri_connection_set_error (self, code, error);
  sqlite3_finalize (stmt);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return FALSE;
  *out_value = value;
  return TRUE;
}

const char *
tri_connection_get_folder (TriConnection *self)
{
  return self->folder;
}

gboolean
tri_connection_begin (TriConnection *self, GError **error)
{
  return tri_connection_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
tri_connection_commit (TriConnection *self, GError **error)
{
  if (tri_connection_execute (self, "COMMIT", error))
    return TRUE;
  tri_connection_rollback (self);
  return FALSE;
}

void
tri_connection_rollback (TriConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  /* SQLite has rolled back by itself after a full disk or an input/output error. Should the
   * statement fail, the connection keeps the transaction open and the next BEGIN says so. */
  if (!sqlite3_get_autocommit (self->db))
    (void) sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* One text row of a checking pragma that is not @wanted is damage. */
static gboolean
check_pragma (TriConnection *self, const char *sql, const char *wanted, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean sound = TRUE;
  int code = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  if (code == SQLITE_OK)
    {
      while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
        if (wanted == NULL || g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), wanted) != 0)
          {
            g_debug ("%s: %s", sql, (const char *) sqlite3_column_text (stmt, 0));
            sound = FALSE;
          }
      sqlite3_finalize (stmt);
      if (code == SQLITE_DONE)
        code = sound ? SQLITE_OK : SQLITE_CORRUPT;
    }
  return check (self, code, error);
}

gboolean
tri_connection_check (TriConnection *self, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  return check_pragma (self, "PRAGMA integrity_check", "ok", error)
         && check_pragma (self, "PRAGMA foreign_key_check", NULL, error);
}

static gboolean
set_flag (TriConnection *self, int flag, int value, GError **error)
{
  int now = -1;
  int code = sqlite3_db_config (self->db, flag, value, &now);

  if (code == SQLITE_OK && now != value)
    code = SQLITE_ERROR;
  return check (self, code, error);
}

/* Settings that change nothing in the file. The lock mode comes before the first read: then the
 * write-ahead log needs no shared memory, and the lock is held until the connection closes. */
static gboolean
configure (TriConnection *self, GError **error)
{
  return set_flag (self, SQLITE_DBCONFIG_DEFENSIVE, 1, error)
         && set_flag (self, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_ENABLE_FKEY, 1, error)
         && set_flag (self, SQLITE_DBCONFIG_DQS_DDL, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_DQS_DML, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, error)
         && tri_connection_execute (self,
                                    "PRAGMA locking_mode = EXCLUSIVE;"
                                    "PRAGMA synchronous = FULL;"
                                    "PRAGMA cell_size_check = ON;"
                                    "PRAGMA secure_delete = ON;"
                                    "PRAGMA temp_store = MEMORY;",
                                    error);
}

/* A photo without a database means that the database was lost, not that the clinic is new. */
static gboolean
check_lost (TriConnection *self, gboolean empty, GError **error)
{
  if (!empty || !tri_photo_files_any (self->folder))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
               _ ("The record in “%s” is empty although its photos are there. Nothing was changed; "
                  "restore your last backup."),
               self->folder);
  return FALSE;
}

static gboolean
start (TriConnection *self, GError **error)
{
  gboolean empty = FALSE;

  /* SQLite opens what it may not write for reading only. */
  if (sqlite3_db_readonly (self->db, "main") == 1)
    {
      set_system_error (self->folder, EACCES, error);
      return FALSE;
    }
  return configure (self, error) && tri_schema_check (self, &empty, error)
         && check_lost (self, empty, error)
         && check_pragma (self, "PRAGMA journal_mode = WAL", "wal", error)
         && tri_connection_execute (self, "BEGIN EXCLUSIVE; COMMIT;", error)
         && tri_schema_migrate (self, error) && tri_photo_files_prepare (self->folder, error)
         && set_flag (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, error);
}

/* SQLite takes a file too short for a page for an empty database and would write over it. With a
 * journal beside it, it is one: then the first write was interrupted and is taken back. Only the
 * length is asked: closing any other descriptor of the file would drop SQLite's locks (POSIX). */
static gboolean
is_stump (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0 && info.st_size < SMALLEST_PAGE
         && !g_file_test (journal, G_FILE_TEST_EXISTS);
}

TriConnection *
tri_connection_open (const char *folder, GError **error)
{
  g_autoptr (TriConnection) self = NULL;
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  int code;

  /* 0700: nobody else on this machine reads a client's record. */
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_system_error (folder, errno, error);
      return NULL;
    }

  self = g_new0 (TriConnection, 1);
  self->folder = g_strdup (folder);
  self->thread = g_thread_self ();
  if (is_stump (path))
    {
      tri_connection_set_error (self, SQLITE_NOTADB, error);
      return NULL;
    }
  code = sqlite3_open_v2 (path, &self->db,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
                              | SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (!check (self, code, error) || !start (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tri_connection_close (TriConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  for (guint i = 0; i < TRI_N_STATEMENTS; i++)
    {
      g_assert (!self->queries[i].in_use);
      sqlite3_finalize (self->queries[i].stmt);
    }
  if (self->db != NULL)
    {
      int code;

      tri_connection_rollback (self);
      /* A failing checkpoint loses nothing: the log stays and is read at the next start. */
      code = sqlite3_close (self->db);
      if (code != SQLITE_OK)
        g_critical ("closing the record: %s", sqlite3_errstr (code));
    }
  g_free (self->folder);
  g_free (self);
}
