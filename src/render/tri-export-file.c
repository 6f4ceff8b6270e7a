/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing beside the target: a full disk, a cancel or a crash leaves the old file as it was. */

#include "config.h"

#include "tri-export-file-private.h"

#include "tri-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _TriExportFile
{
  char *path;
  char *folder;
  char *temporary;
  FILE *stream;
};

gboolean
_tri_export_file_fail (const char *path, int code, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  /* EFBIG: over the limit that is set for this user's files. */
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, TRI_ERROR, TRI_ERROR_FULL, _ ("“%s” was not saved: %s"), shown,
                 _ ("no space is left there. Free some space or choose another place."));
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY, _ ("“%s” was not saved: %s"), shown,
                 _ ("that place cannot be written to. Choose another one."));
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND, _ ("“%s” was not saved: %s"), shown,
                 _ ("its folder is not there."));
  else
    g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED, _ ("“%s” was not saved: %s"), shown,
                 g_strerror (code));
  return FALSE;
}

static void
file_free (TriExportFile *self)
{
  g_free (self->path);
  g_free (self->folder);
  g_free (self->temporary);
  g_free (self);
}

TriExportFile *
_tri_export_file_open (const char *path, GError **error)
{
  TriExportFile *self;
  GStatBuf info;
  int fd, code;

  /* Renaming would replace a device, and fails on a folder only when all the work is done. */
  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not an ordinary file. Choose another name for the picture."), shown);
      return NULL;
    }

  self = g_new0 (TriExportFile, 1);
  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  self->temporary = g_build_filename (self->folder, ".trichion-XXXXXX", NULL);
  fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd >= 0)
    {
      self->stream = fdopen (fd, "wb");
      if (self->stream != NULL)
        return self;
      code = errno;
      (void) close (fd);
      (void) g_unlink (self->temporary);
    }
  else
    code = errno;

  _tri_export_file_fail (path, code, error);
  file_free (self);
  return NULL;
}

FILE *
_tri_export_file_get_stream (TriExportFile *self)
{
  return self->stream;
}

/* The rename itself must survive a power cut. Some file systems cannot sync a folder; the picture
 * is in its place all the same. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  (void) close (fd);
}

gboolean
_tri_export_file_commit (TriExportFile *self, GError **error)
{
  int code = 0;

  if (fflush (self->stream) != 0 || fsync (fileno (self->stream)) != 0)
    code = errno;
  if (fclose (g_steal_pointer (&self->stream)) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (self->temporary, self->path) != 0)
    code = errno;
  if (code == 0)
    sync_folder (self->folder);
  else
    {
      (void) g_unlink (self->temporary);
      _tri_export_file_fail (self->path, code, error);
    }
  file_free (self);
  return code == 0;
}

void
_tri_export_file_discard (TriExportFile *self)
{
  (void) fclose (self->stream);
  (void) g_unlink (self->temporary);
  file_free (self);
}
