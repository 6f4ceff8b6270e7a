/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture files beside the database, named by their content. */

#include "config.h"

#include "tri-photo-files.h"

#include "tri-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TEMPORARY_PREFIX "tmp-"

void
tri_photo_file_clear (TriPhotoFile *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sha256, g_free);
  self->made = FALSE;
}

void
tri_photo_file_free (TriPhotoFile *self)
{
  tri_photo_file_clear (self);
  g_free (self);
}

static char *
make_path (const char *folder, const char *name)
{
  return g_build_filename (folder, "photos", name, NULL);
}

static gboolean
fail (const char *folder, int code, GError **error)
{
  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, TRI_ERROR, TRI_ERROR_FULL,
                 _ ("There is no space left for the picture in “%s”, so nothing was saved. Free "
                    "some space and try again."),
                 folder);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY,
                 _ ("The photos in “%s” cannot be written to. Give your account write permission "
                    "for that folder, then try again."),
                 folder);
  else
    g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
                 _ ("The picture was not saved in “%s”: %s. Check the disk and try again."), folder,
                 g_strerror (code));
  return FALSE;
}

/* Makes a rename or a new file in @path last. */
static gboolean
sync_folder (const char *path, int *out_code)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    {
      *out_code = errno;
      return FALSE;
    }
  done = fsync (fd) == 0;
  if (!done)
    *out_code = errno;
  (void) close (fd);
  return done;
}

gboolean
tri_photo_files_prepare (const char *folder, GError **error)
{
  g_autofree char *path = make_path (folder, NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) local = NULL;
  const char *name;

  if (g_mkdir (path, 0700) == 0)
    {
      int code = 0;

      if (!sync_folder (folder, &code))
        return fail (folder, code, error);
    }
  else if (errno != EEXIST)
    return fail (folder, errno, error);
  dir = g_dir_open (path, 0, &local);
  if (dir == NULL)
    return fail (folder, g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : EIO,
                 error);
  /* Only half-written files go. A whole picture that no row names stays: it may be what is left
   * after an older backup of the database was put back. */
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, TEMPORARY_PREFIX))
      tri_photo_files_remove (folder, name);
  return TRUE;
}

gboolean
tri_photo_files_any (const char *folder)
{
  g_autofree char *path = make_path (folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_prefix (name, TEMPORARY_PREFIX))
      return TRUE;
  return FALSE;
}

static gboolean
starts_with (const guint8 *data, gsize size, gsize offset, const char *magic)
{
  gsize length = strlen (magic);

  return size >= offset + length && memcmp (data + offset, magic, length) == 0;
}

/* By the first bytes, since the name a camera gave says nothing certain. */
static const char *
get_extension (const guint8 *data, gsize size)
{
  if (starts_with (data, size, 0, "\xff\xd8\xff"))
    return "jpg";
  if (starts_with (data, size, 0, "\x89PNG"))
    return "png";
  if (starts_with (data, size, 0, "RIFF") && starts_with (data, size, 8, "WEBP"))
    return "webp";
  if (starts_with (data, size, 0, "II*") || starts_with (data, size, 0, "MM"))
    return "tif";
  if (starts_with (data, size, 4, "ftyp"))
    return "heic";
  return "bin";
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          if (n == 0)
            errno = EIO;
          return FALSE;
        }
      data += n;
      size -= (gsize) n;
    }
  return fsync (fd) == 0;
}

/* Puts the bytes under @name: whole or not at all, whatever is interrupted. */
static gboolean
write_file (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *photos = make_path (folder, NULL);
  g_autofree char *path = make_path (folder, name);
  g_autofree char *temporary = make_path (folder, TEMPORARY_PREFIX "XXXXXX");
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int code = 0;
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (folder, errno, error);
  if (!write_all (fd, data, size))
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && rename (temporary, path) != 0)
    code = errno;
  if (code != 0)
    {
      (void) g_unlink (temporary);
      return fail (folder, code, error);
    }
  return sync_folder (photos, &code) || fail (folder, code, error);
}

static gboolean
exists (const char *folder, const char *name)
{
  g_autofree char *path = make_path (folder, name);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

gboolean
tri_photo_files_write (const char *folder, GBytes *bytes, TriPhotoFile *out_file, GError **error)
{
  g_auto (TriPhotoFile) file = { NULL };
  g_autoptr (GBytes) present = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  file.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  file.name = g_strconcat (file.sha256, ".", get_extension (data, size), NULL);
  file.made = !exists (folder, file.name);
  /* A file of that name may have been damaged since: then the good bytes replace it. */
  if (!file.made)
    present = tri_photo_files_read (folder, file.name, file.sha256, NULL);
  if (present == NULL && !write_file (folder, file.name, bytes, error))
    {
      if (file.made)
        tri_photo_files_remove (folder, file.name);
      return FALSE;
    }
  *out_file = file;
  memset (&file, 0, sizeof file);
  return TRUE;
}

GBytes *
tri_photo_files_read (const char *folder, const char *name, const char *sha256, GError **error)
{
  g_autofree char *path = make_path (folder, name);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, NULL))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                   _ ("The picture “%s” cannot be read. Restore it from your last backup."), path);
      return NULL;
    }
  bytes = g_bytes_new_take (contents, size);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (strcmp (digest, sha256) != 0)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                   _ ("The picture “%s” was changed or damaged after it was saved. Restore it from "
                      "your last backup."),
                   path);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

void
tri_photo_files_remove (const char *folder, const char *name)
{
  g_autofree char *path = make_path (folder, name);

  /* What cannot be removed is tried again at the next start, or is harmless. */
  (void) g_unlink (path);
}
