/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture files beside the database, named by their content. Private to the room. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture file; cleared with tri_photo_file_clear (), or freed. */
typedef struct
{
  char *name;    /* "<sha256>.jpg" */
  char *sha256;  /* lower case hex */
  gboolean made; /* by tri_photo_files_write (): there was no such file before */
} TriPhotoFile;

void tri_photo_file_clear (TriPhotoFile *self);
void tri_photo_file_free (TriPhotoFile *self);

/* Makes the photos folder and removes what an interrupted write left there. */
gboolean tri_photo_files_prepare (const char *folder, GError **error);
/* Whether there is any picture. */
gboolean tri_photo_files_any (const char *folder);
/* Writes @bytes so that they survive a power cut once this returns TRUE. */
gboolean tri_photo_files_write (const char *folder,
                                GBytes *bytes,
                                TriPhotoFile *out_file,
                                GError **error);
/* Reads a picture and checks it: TRI_ERROR_DAMAGED when it is missing or changed. */
GBytes *tri_photo_files_read (const char *folder,
                              const char *name,
                              const char *sha256,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes back a file that tri_photo_files_write () made and no row came to name. */
void tri_photo_files_remove (const char *folder, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TriPhotoFile, tri_photo_file_clear)

G_END_DECLS
