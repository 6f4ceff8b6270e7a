/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picture files: whole or not there, checked when read, nothing left behind by a failed write.
 *
 * Linked with --wrap for write, fsync and rename, so that the store's own calls fail on demand. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

ssize_t __real_write (int fd, const void *data, size_t size);
int __real_fsync (int fd);
int __real_rename (const char *from, const char *to);
ssize_t __wrap_write (int fd, const void *data, size_t size);
int __wrap_fsync (int fd);
int __wrap_rename (const char *from, const char *to);

/* Calls until one fails with fault_errno; negative: none fails. Set while the store is idle. */
static int calls_left = -1;
static int fault_errno;
static gboolean write_in_pieces;

static gboolean
must_fail (void)
{
  if (calls_left < 0 || calls_left-- > 0)
    return FALSE;
  errno = fault_errno;
  return TRUE;
}

ssize_t
__wrap_write (int fd, const void *data, size_t size)
{
  if (must_fail ())
    return -1;
  return __real_write (fd, data, write_in_pieces && size > 1 ? size / 2 : size);
}

int
__wrap_fsync (int fd)
{
  return must_fail () ? -1 : __real_fsync (fd);
}

int
__wrap_rename (const char *from, const char *to)
{
  return must_fail () ? -1 : __real_rename (from, to);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);
  g_autoptr (GDir) dir = g_dir_open (photos, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static guint
count_photos (TriStore *store, const char *client_id)
{
  g_autoptr (TriDossier) dossier = fixture_dossier (store, client_id);

  return dossier->photos->len;
}

static char *
photo_path (const char *folder, const char *name)
{
  return g_build_filename (folder, "photos", name, NULL);
}

static void
overwrite (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = photo_path (folder, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_names (void)
{
  const struct
  {
    const char *magic;
    gsize size;
    const char *extension;
  } cases[] = {
    { "\xff\xd8\xff\xe0", 4, ".jpg" },
    { "\x89PNG\r\n\x1a\n", 8, ".png" },
    { "RIFF1234WEBP", 12, ".webp" },
    { "II*\0", 4, ".tif" },
    { "MM\0*", 4, ".tif" },
    { "\0\0\0\x18"
      "ftypheic",
      12, ".heic" },
    { "RIFF1234WAVE", 12, ".bin" },
    { "", 0, ".bin" },
    { "../../etc/passwd\0", 17, ".bin" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].magic, cases[i].size);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autofree char *name = g_strconcat (sha256, cases[i].extension, NULL);
      g_autoptr (GBytes) back = NULL;
      g_autoptr (TriPhotoRecord) photo
          = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, bytes, 1, 1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (photo->sha256, ==, sha256);
      g_assert_cmpstr (photo->file_name, ==, name);
      back = tri_store_load_photo (store, photo->id, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (back, bytes));
    }
}

static void
test_same_bytes_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) a = fixture_save_client (store, "A");
  g_autoptr (TriClient) b = fixture_save_client (store, "B");
  g_autoptr (GBytes) bytes = fixture_picture ("\xff\xd8\xff", "same");
  g_autoptr (TriPhotoRecord) first
      = tri_store_add_photo (store, a->id, TRI_VIEW_FRONT, bytes, 1, 1, &error);
  g_autoptr (TriPhotoRecord) second
      = tri_store_add_photo (store, b->id, TRI_VIEW_TOP, bytes, 1, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first->file_name, ==, second->file_name);
  g_assert_cmpstr (first->id, !=, second->id);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_damaged (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (GBytes) bytes = fixture_picture ("\xff\xd8\xff", "good");
  g_autoptr (TriPhotoRecord) photo
      = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, bytes, 1, 1, &error);
  g_autoptr (TriPhotoRecord) again = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autofree char *path = photo_path (folder, photo->file_name);

  overwrite (folder, photo->file_name,
             "\xff\xd8\xff"
             "gooe");
  g_assert_null (tri_store_load_photo (store, photo->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_clear_error (&error);
  /* Imported again, the good bytes take the place of the bad ones. */
  again = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, bytes, 1, 1, &error);
  g_assert_no_error (error);
  back = tri_store_load_photo (store, photo->id, &error);
  g_assert_no_error (error);

  g_assert_true (tri_store_verify (store, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (tri_store_load_photo (store, photo->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (tri_store_verify (store, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
}

static void
test_temporary_files_go (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);

  overwrite (folder, "tmp-ABCDEF", "half a pict");
  overwrite (folder, "0000.jpg", "whole, but nobody's: may be from before a restored backup");
  g_assert_cmpuint (count_files (folder), ==, 2);
  fixture_reopen (&store);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* Every call fails once, from the first to the last of them. */
static void
test_faults (gconstpointer data)
{
  const int code = GPOINTER_TO_INT (data);
  const int wanted = code == ENOSPC ? TRI_ERROR_FULL : TRI_ERROR_FAILED;
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (GBytes) bytes = fixture_picture ("\xff\xd8\xff", "to be written");
  int n;

  fault_errno = code;
  for (n = 0;; n++)
    {
      g_autoptr (TriPhotoRecord) photo = NULL;

      calls_left = n;
      photo = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, bytes, 1, 1, &error);
      calls_left = -1;
      if (photo != NULL)
        break;
      g_assert_error (error, TRI_ERROR, wanted);
      g_clear_error (&error);
      g_assert_cmpuint (count_files (folder), ==, 0);
      g_assert_cmpuint (count_photos (store, client->id), ==, 0);
    }
  g_assert_no_error (error);
  /* write, fsync, rename, fsync of the folder. */
  g_assert_cmpint (n, ==, 4);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpuint (count_photos (store, client->id), ==, 1);
}

/* The same for the pictures of a choice: without them there is no choice, and none of them stays.
 */
static void
test_choice_faults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "to be written");
  gboolean saved = FALSE;

  fault_errno = ENOSPC;
  for (int n = 0; !saved; n++)
    {
      g_autoptr (TriDossier) dossier = NULL;

      calls_left = n;
      saved = fixture_save_choice (store, choice, png, &error);
      calls_left = -1;
      if (saved)
        break;
      g_assert_error (error, TRI_ERROR, TRI_ERROR_FULL);
      g_clear_error (&error);
      dossier = fixture_dossier (store, client->id);
      g_assert_cmpuint (dossier->decisions->len, ==, 0);
      g_assert_cmpuint (count_files (folder), ==, 0);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 2);
}

static void
test_in_pieces (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (GBytes) bytes = fixture_picture ("\xff\xd8\xff", "taken in pieces by the system");
  g_autoptr (GBytes) back = NULL;
  g_autoptr (TriPhotoRecord) photo = NULL;

  write_in_pieces = TRUE;
  photo = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, bytes, 1, 1, &error);
  write_in_pieces = FALSE;
  g_assert_no_error (error);
  back = tri_store_load_photo (store, photo->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, bytes));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-photos/names", test_names);
  g_test_add_func ("/store-photos/same-bytes-once", test_same_bytes_once);
  g_test_add_func ("/store-photos/damaged", test_damaged);
  g_test_add_func ("/store-photos/temporary-files-go", test_temporary_files_go);
  g_test_add_data_func ("/store-photos/faults/full", GINT_TO_POINTER (ENOSPC), test_faults);
  g_test_add_data_func ("/store-photos/faults/io", GINT_TO_POINTER (EIO), test_faults);
  g_test_add_func ("/store-photos/faults/choice", test_choice_faults);
  g_test_add_func ("/store-photos/in-pieces", test_in_pieces);
  return g_test_run ();
}
