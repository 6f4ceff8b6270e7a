/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on photos, their registrations and design revisions. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-photo-files.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

/* A photo to add; `record` holds what is known before its file is written. */
typedef struct
{
  TriPhotoRecord *record;
  GBytes *bytes;
} TriNewPhoto;

static TriNewPhoto *
new_photo (const char *client_id, TriView view, GBytes *bytes, int width, int height)
{
  TriNewPhoto *self = g_new0 (TriNewPhoto, 1);

  self->record = g_new0 (TriPhotoRecord, 1);
  self->record->id = tri_id_new ();
  self->record->client_id = g_strdup (client_id);
  self->record->view = view;
  self->record->width = width;
  self->record->height = height;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

static void
new_photo_free (TriNewPhoto *self)
{
  tri_photo_record_free (self->record);
  g_bytes_unref (self->bytes);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriNewPhoto, new_photo_free)

static gpointer
insert_photo_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriPhotoRecord *record = args;

  if (!tri_client_table_require (connection, record->client_id, error)
      || !tri_photo_table_insert (connection, record, error))
    return NULL;
  return tri_photo_record_copy (record);
}

static gpointer
add_photo_worker (TriConnection *connection, gpointer args, GError **error)
{
  TriNewPhoto *photo = args;
  const char *folder = tri_connection_get_folder (connection);
  g_auto (TriPhotoFile) file = { NULL };
  TriPhotoRecord *saved;
  gboolean doubtful;

  if (!tri_client_table_require (connection, photo->record->client_id, error)
      || !tri_photo_files_write (folder, photo->bytes, &file, error))
    return NULL;
  photo->record->file_name = g_strdup (file.name);
  photo->record->sha256 = g_strdup (file.sha256);
  photo->record->added_utc = _tri_store_now ();
  saved = _tri_store_transact (connection, insert_photo_worker, photo->record,
                               (GDestroyNotify) tri_photo_record_free, &doubtful, error);
  /* No picture of a client stays without a row that leads to it. */
  if (saved == NULL && !doubtful && file.made)
    tri_photo_files_remove (folder, file.name);
  return saved;
}

TriPhotoRecord *
tri_store_add_photo (TriStore *self,
                     const char *client_id,
                     TriView view,
                     GBytes *bytes,
                     int width,
                     int height,
                     GError **error)
{
  g_autoptr (TriNewPhoto) photo = NULL;

  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL && bytes != NULL, NULL);
  g_return_val_if_fail (view < TRI_N_VIEWS && width > 0 && height > 0, NULL);

  photo = new_photo (client_id, view, bytes, width, height);
  return _tri_store_run (self, TRI_STORE_READ, add_photo_worker, photo, NULL, error);
}

void
tri_store_add_photo_async (TriStore *self,
                           const char *client_id,
                           TriView view,
                           GBytes *bytes,
                           int width,
                           int height,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL && bytes != NULL);
  g_return_if_fail (view < TRI_N_VIEWS && width > 0 && height > 0);

  _tri_store_run_async (self, TRI_STORE_READ, add_photo_worker,
                        new_photo (client_id, view, bytes, width, height),
                        (GDestroyNotify) new_photo_free, (GDestroyNotify) tri_photo_record_free,
                        cancellable, callback, user_data, tri_store_add_photo_async);
}

TriPhotoRecord *
tri_store_add_photo_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_add_photo_async, error);
}

static gpointer
load_photo_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (TriPhotoRecord) photo = tri_photo_table_load (connection, args, error);

  if (photo == NULL)
    return NULL;
  return tri_photo_files_read (tri_connection_get_folder (connection), photo->file_name,
                               photo->sha256, error);
}

GBytes *
tri_store_load_photo (TriStore *self, const char *photo_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && photo_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_photo_worker, (gpointer) photo_id, NULL, error);
}

void
tri_store_load_photo_async (TriStore *self,
                            const char *photo_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && photo_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_photo_worker, g_strdup (photo_id), g_free,
                        (GDestroyNotify) g_bytes_unref, cancellable, callback, user_data,
                        tri_store_load_photo_async);
}

GBytes *
tri_store_load_photo_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_photo_async, error);
}

static gpointer
save_registration_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriRegistrationRecord *registration = args;
  g_autoptr (TriPhotoRecord) photo
      = tri_photo_table_load (connection, registration->photo_id, error);

  if (photo == NULL)
    return NULL;
  return GINT_TO_POINTER (
      tri_registration_table_insert (connection, registration, _tri_store_now (), error));
}

gboolean
tri_store_save_registration (TriStore *self,
                             const TriRegistrationRecord *registration,
                             GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && registration != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_registration_worker, (gpointer) registration,
                         NULL, error)
         != NULL;
}

void
tri_store_save_registration_async (TriStore *self,
                                   const TriRegistrationRecord *registration,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && registration != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_registration_worker,
                        tri_registration_record_copy (registration),
                        (GDestroyNotify) tri_registration_record_free, NULL, cancellable, callback,
                        user_data, tri_store_save_registration_async);
}

gboolean
tri_store_save_registration_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_registration_async, error) != NULL;
}

static gpointer
save_revision_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriDesignRevision *given = args;
  g_autoptr (TriDesignRevision) revision = tri_design_revision_copy (given);
  g_autofree char *design_id = NULL;
  int last;

  if (!tri_client_table_require (connection, revision->client_id, error))
    return NULL;
  if (revision->id == NULL || revision->id[0] == '\0')
    {
      g_free (revision->id);
      revision->id = tri_id_new ();
    }
  if (!_tri_store_check_id (revision->id, error))
    return NULL;
  last = tri_design_revision_table_last_number (connection, revision->client_id, error);
  if (last < 0)
    return NULL;
  if (revision->number == 0)
    revision->number = last + 1;
  if (revision->number != last + 1)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                   _ ("The design was saved elsewhere in the meantime (revision %d). Open the "
                      "client again and repeat your change."),
                   last);
      return NULL;
    }
  if (revision->saved_utc == 0)
    revision->saved_utc = _tri_store_now ();
  design_id = tri_design_table_obtain (connection, revision->client_id, revision->saved_utc, error);
  if (design_id == NULL
      || !tri_design_revision_table_insert (connection, revision, design_id, error))
    return NULL;
  return g_steal_pointer (&revision);
}

TriDesignRevision *
tri_store_save_revision (TriStore *self, const TriDesignRevision *revision, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && revision != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_WRITE, save_revision_worker, (gpointer) revision,
                         (GDestroyNotify) tri_design_revision_free, error);
}

void
tri_store_save_revision_async (TriStore *self,
                               const TriDesignRevision *revision,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && revision != NULL);

  _tri_store_run_async (
      self, TRI_STORE_WRITE, save_revision_worker, tri_design_revision_copy (revision),
      (GDestroyNotify) tri_design_revision_free, (GDestroyNotify) tri_design_revision_free,
      cancellable, callback, user_data, tri_store_save_revision_async);
}

TriDesignRevision *
tri_store_save_revision_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_save_revision_async, error);
}

static gpointer
save_design_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriDesignSave *given = args;
  g_autoptr (TriDesignSave) save = tri_design_save_copy (given);

  if (!tri_client_table_require (connection, save->client_id, error))
    return NULL;
  if (given->revision != NULL)
    {
      g_clear_pointer (&save->revision, tri_design_revision_free);
      save->revision = save_revision_worker (connection, given->revision, error);
      if (save->revision == NULL)
        return NULL;
    }
  return tri_design_step_table_save (connection, save, error) ? g_steal_pointer (&save) : NULL;
}

TriDesignSave *
tri_store_save_design (TriStore *self, const TriDesignSave *save, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && save != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_WRITE, save_design_worker, (gpointer) save,
                         (GDestroyNotify) tri_design_save_free, error);
}

void
tri_store_save_design_async (TriStore *self,
                             const TriDesignSave *save,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && save != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_design_worker, tri_design_save_copy (save),
                        (GDestroyNotify) tri_design_save_free,
                        (GDestroyNotify) tri_design_save_free, cancellable, callback, user_data,
                        tri_store_save_design_async);
}

TriDesignSave *
tri_store_save_design_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_save_design_async, error);
}
