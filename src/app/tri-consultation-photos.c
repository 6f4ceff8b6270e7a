/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's list of photos, and importing into it.
 *
 * Workers get values and references, never the consultation; results are taken over on the main
 * thread when nothing newer overtook them. */

#include "config.h"

#include "tri-consultation-private.h"
#include "tri-error.h"
#include "tri-view-item-private.h"
#include "tri-words.h"

#include <glib/gi18n.h>
#include <string.h>

void
_tri_consultation_load_photos (TriConsultation *self)
{
  const TriRegistrationRecord *head_registration = _tri_consultation_find_head (self->dossier);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  TriViewItem *first = NULL;

  if (head_registration != NULL)
    {
      g_autoptr (TriHead) head = tri_head_new (head_registration->factors);

      _tri_consultation_set_head (self, head, NULL);
    }

  for (guint i = 0; i < self->dossier->photos->len; i++)
    {
      const TriPhotoRecord *record = g_ptr_array_index (self->dossier->photos, i);
      const TriRegistrationRecord *registration
          = tri_dossier_get_registration (self->dossier, record->id);
      TriViewItem *item = _tri_view_item_new (record);

      if (registration != NULL)
        _tri_view_item_set_registration (item, registration);
      if (first == NULL
          || (record->view == TRI_VIEW_FRONT && registration != NULL
              && tri_view_item_get_record (first)->view != TRI_VIEW_FRONT))
        first = item;
      g_ptr_array_add (items, item);
    }
  if (items->len == 0)
    return;

  g_list_store_splice (self->views, 0, 0, items->pdata, items->len);
  tri_consultation_set_view (self, first);
}

void
_tri_consultation_sync_photos (TriConsultation *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->views));

  for (guint i = 0; i < self->dossier->photos->len; i++)
    {
      const TriPhotoRecord *record = g_ptr_array_index (self->dossier->photos, i);
      gboolean known = FALSE;

      for (guint k = 0; k < n_items && !known; k++)
        {
          g_autoptr (TriViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->views), k);

          known = g_str_equal (tri_view_item_get_record (item)->id, record->id);
        }
      if (!known)
        {
          g_autoptr (TriViewItem) item = _tri_view_item_new (record);
          const TriRegistrationRecord *registration
              = tri_dossier_get_registration (self->dossier, record->id);

          if (registration != NULL)
            _tri_view_item_set_registration (item, registration);
          g_list_store_append (self->views, item);
        }
    }
  _tri_consultation_load (self);
}

/* importing */

typedef struct
{
  TriStore *store;
  char *client_id;
  GBytes *bytes;
  char *name;
  TriView view;
  TriPhoto *photo;            /* out */
  TriPhotoRecord *record;     /* out */
  cairo_surface_t *thumbnail; /* out */
} ImportJob;

static void
import_job_free (gpointer data)
{
  ImportJob *job = data;

  g_object_unref (job->store);
  g_free (job->client_id);
  g_bytes_unref (job->bytes);
  g_free (job->name);
  g_clear_pointer (&job->photo, tri_photo_unref);
  g_clear_pointer (&job->record, tri_photo_record_free);
  g_clear_pointer (&job->thumbnail, cairo_surface_destroy);
  g_free (job);
}

static void
import_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ImportJob *job = data;
  GError *error = NULL;

  /* Decoded before it is kept: what cannot be shown never enters the record. A first look has read
   * the whole file too. */
  job->photo = tri_photo_new_reduced_from_bytes (job->bytes, job->name, TRI_FIRST_LOOK_SIDE,
                                                 cancellable, &error);
  if (job->photo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  job->thumbnail = _tri_consultation_make_thumbnail (job->photo);
  job->record = tri_store_add_photo (job->store, job->client_id, job->view, job->bytes,
                                     tri_photo_get_width (job->photo),
                                     tri_photo_get_height (job->photo), &error);
  if (job->record == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  g_autoptr (GTask) task = user_data;
  ImportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (TriViewItem) item = NULL;
  GError *error = NULL;

  self->importing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  item = _tri_view_item_new (job->record);
  g_ptr_array_add (self->dossier->photos, g_steal_pointer (&job->record));
  _tri_view_item_set_photo (item, job->photo);
  _tri_view_item_set_thumbnail (item, job->thumbnail);
  g_list_store_append (self->views, item);
  tri_consultation_set_view (self, item);
  g_task_return_pointer (task, g_steal_pointer (&item), g_object_unref);
}

void
tri_consultation_import_async (TriConsultation *self,
                               GBytes *bytes,
                               const char *name,
                               TriView view,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;
  ImportJob *job;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (bytes != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (view < TRI_N_VIEWS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_import_async);
  if (self->importing)
    {
      g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_BUSY,
                               _ ("A photo is being imported. Wait until it is there."));
      return;
    }

  job = g_new0 (ImportJob, 1);
  job->store = g_object_ref (self->store);
  job->client_id = g_strdup (self->dossier->client->id);
  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  job->view = view;
  self->importing = TRUE;
  inner = g_task_new (self, cancellable, import_cb, g_steal_pointer (&task));
  g_task_set_source_tag (inner, tri_consultation_import_async);
  g_task_set_task_data (inner, job, import_job_free);
  g_task_run_in_thread (inner, import_worker);
}

TriViewItem *
tri_consultation_import_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
