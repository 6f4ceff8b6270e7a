/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping the outline that a person set in a registered photo. */

#include "config.h"

#include "tri-consultation-private.h"
#include "tri-error.h"
#include "tri-view-item-private.h"

#include <glib/gi18n.h>

typedef struct
{
  TriViewItem *item;
  TriRegistrationRecord *record;
  guint registration_serial;
} OutlineJob;

static void
outline_job_free (gpointer data)
{
  OutlineJob *job = data;

  g_object_unref (job->item);
  tri_registration_record_free (job->record);
  g_free (job);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TriConsultation *self = g_task_get_source_object (task);
  OutlineJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tri_store_save_registration_finish (TRI_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  _tri_consultation_remember_registration (self, job->record);
  /* A photo that was registered anew meanwhile took the outline of before with it. */
  if (job->registration_serial == _tri_view_item_get_registration_serial (job->item)
      && tri_view_item_get_scene (job->item) != NULL)
    {
      g_autoptr (TriScene) scene
          = tri_scene_new_fixed (tri_view_item_get_scene (job->item), &job->record->outline);

      _tri_view_item_set_outline (job->item, &job->record->outline, scene);
    }
  g_task_return_boolean (task, TRUE);
}

void
tri_consultation_set_outline_async (TriConsultation *self,
                                    TriViewItem *view,
                                    const TriOutlineFix *fix,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  const TriRegistrationRecord *registration;
  g_autoptr (GTask) task = NULL;
  OutlineJob *job;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (TRI_IS_VIEW_ITEM (view));
  g_return_if_fail (fix != NULL && fix->n_points <= TRI_OUTLINE_FIX_MAX_POINTS);

  task = g_task_new (self, cancellable, callback, user_data);
  /* What is on disk is told, cancelled or not. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tri_consultation_set_outline_async);
  registration = tri_view_item_get_registration (view);
  if (registration == NULL)
    {
      g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_INVALID,
                               _ ("Mark the points of the head in this photo first."));
      return;
    }

  job = g_new0 (OutlineJob, 1);
  job->item = g_object_ref (view);
  job->record = tri_registration_record_copy (registration);
  job->record->outline = *fix;
  job->registration_serial = _tri_view_item_get_registration_serial (view);
  g_task_set_task_data (task, job, outline_job_free);
  tri_store_save_registration_async (self->store, job->record, cancellable, saved_cb,
                                     g_steal_pointer (&task));
}

gboolean
tri_consultation_set_outline_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
