/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registering the consultation's photos, and the head they share. */

#include "config.h"

#include "tri-consultation-private.h"
#include "tri-error.h"
#include "tri-photo-advice.h"
#include "tri-view-item-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* the head */

typedef struct
{
  TriDotField *field;
  TriHead *head;
  guint generation;
} ScalpJob;

static void
scalp_job_free (gpointer data)
{
  ScalpJob *job = data;

  tri_dot_field_unref (job->field);
  tri_head_unref (job->head);
  g_free (job);
}

static void
scalp_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ScalpJob *job = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, tri_scalp_new (job->field, job->head),
                         (GDestroyNotify) tri_scalp_unref);
}

static void
take_scalp (TriConsultation *self, TriScalp *scalp)
{
  gboolean was_known = self->scalp != NULL;

  g_clear_pointer (&self->scalp, tri_scalp_unref);
  self->scalp = tri_scalp_ref (scalp);
  _tri_consultation_invalidate (self);
  if (!was_known)
    _tri_consultation_notify (self, TRI_CONSULTATION_PROP_REGISTERED);
}

static void
scalp_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  ScalpJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (TriScalp) scalp = g_task_propagate_pointer (G_TASK (result), NULL);

  if (scalp == NULL || job->generation != self->head_generation)
    return;

  take_scalp (self, scalp);
}

void
_tri_consultation_set_head (TriConsultation *self, TriHead *head, TriScalp *scalp)
{
  g_clear_pointer (&self->head, tri_head_unref);
  self->head = tri_head_ref (head);
  self->head_generation++;

  if (scalp != NULL)
    {
      take_scalp (self, scalp);
    }
  else
    {
      g_autoptr (GTask) task = g_task_new (self, self->cancellable, scalp_cb, NULL);
      ScalpJob *job = g_new0 (ScalpJob, 1);

      job->field
          = tri_dot_field_ref (tri_library_get_dot_field (tri_styles_get_library (self->styles)));
      job->head = tri_head_ref (head);
      job->generation = self->head_generation;
      g_task_set_source_tag (task, _tri_consultation_set_head);
      g_task_set_task_data (task, job, scalp_job_free);
      g_task_run_in_thread (task, scalp_worker);
    }
}

const TriRegistrationRecord *
_tri_consultation_find_head (const TriDossier *dossier)
{
  const TriRegistrationRecord *found = NULL;

  for (guint i = 0; i < dossier->registrations->len; i++)
    {
      const TriRegistrationRecord *record = g_ptr_array_index (dossier->registrations, i);

      if (!record->head_known)
        found = record;
    }
  if (found == NULL && dossier->registrations->len > 0)
    found = g_ptr_array_index (dossier->registrations, 0);

  return found;
}

/* registering */

/* A photo that was registered on the head that is now refitted. */
typedef struct
{
  TriViewItem *item;
  char *photo_id;
  TriClicks clicks;
  TriOutlineFix outline;
  double width, height, focal_px;
  TriRegistrationRecord record; /* out, when @solved */
  gboolean solved;
} Follower;

typedef struct
{
  TriViewItem *item;
  TriStore *store;
  TriDotField *field;
  TriPhoto *photo;
  char *photo_id;
  TriClicks clicks;
  TriOutlineFix outline; /* set by hand before: the photo's head is where it was */
  TriHead *known_head;
  gboolean keep; /* save it; else only try */
  GArray *followers;

  TriRegistration *registration; /* out, and the rest */
  TriRegistrationRecord record;
  TriScene *scene;
  TriScalp *scalp;   /* of a new head */
  GPtrArray *advice; /* of a try */
} RegisterJob;

static void
follower_clear (gpointer data)
{
  Follower *follower = data;

  g_object_unref (follower->item);
  g_free (follower->photo_id);
}

static void
register_job_free (gpointer data)
{
  RegisterJob *job = data;

  g_object_unref (job->item);
  g_object_unref (job->store);
  tri_dot_field_unref (job->field);
  tri_photo_unref (job->photo);
  g_free (job->photo_id);
  g_clear_pointer (&job->known_head, tri_head_unref);
  g_array_unref (job->followers);
  g_clear_pointer (&job->registration, tri_registration_free);
  g_clear_pointer (&job->scene, tri_scene_unref);
  g_clear_pointer (&job->scalp, tri_scalp_unref);
  g_clear_pointer (&job->advice, g_ptr_array_unref);
  g_free (job);
}

static double
get_distance (const TriClicks *clicks,
              TriLandmark clicked,
              TriLandmark meant,
              const TriRegistration *registration)
{
  TriVec2 at;

  if (!clicks->has[clicked])
    return 0;
  at = tri_pose_project (&registration->pose, tri_head_landmark (registration->head, meant));

  return hypot (at.x - clicks->at[clicked].x, at.y - clicks->at[clicked].y);
}

/* The solver found left and right exchanged, in all clicks or in one pair: the record gets each
 * pair as it lies nearer to the solved head. */
static void
put_sides_right (TriClicks *clicks, const TriRegistration *registration)
{
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      TriLandmark one = (TriLandmark) i, other = tri_landmark_mirror (one);

      if (other <= one)
        continue;
      if (get_distance (clicks, one, other, registration)
              + get_distance (clicks, other, one, registration)
          < get_distance (clicks, one, one, registration)
                + get_distance (clicks, other, other, registration))
        {
          gboolean has = clicks->has[one];
          TriVec2 at = clicks->at[one];

          clicks->has[one] = clicks->has[other];
          clicks->at[one] = clicks->at[other];
          clicks->has[other] = has;
          clicks->at[other] = at;
        }
    }
}

static void
fill_record (TriRegistrationRecord *record,
             char *photo_id,
             const TriClicks *clicks,
             const TriOutlineFix *outline,
             const TriRegistration *registration,
             gboolean head_known)
{
  record->photo_id = photo_id;
  record->clicks = *clicks;
  record->outline = *outline;
  if (registration->swapped)
    put_sides_right (&record->clicks, registration);
  record->pose = registration->pose;
  memcpy (record->factors, tri_head_get_factors (registration->head), sizeof record->factors);
  record->head_known = head_known;
  record->fit_error_mm = registration->fit_error_mm;
  record->scale_error_percent = registration->scale_error_percent;
}

/* The other photos are laid on the refitted head; one that cannot be keeps what it had. */
static gboolean
solve_followers (RegisterJob *job, GError **error)
{
  for (guint i = 0; i < job->followers->len; i++)
    {
      Follower *follower = &g_array_index (job->followers, Follower, i);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (TriRegistration) registration
          = tri_registration_solve (&follower->clicks, follower->width, follower->height,
                                    job->registration->head, follower->focal_px, &local_error);

      if (registration == NULL)
        {
          g_debug ("A photo stays on the earlier head: %s", local_error->message);
          continue;
        }
      fill_record (&follower->record, follower->photo_id, &follower->clicks, &follower->outline,
                   registration, TRUE);
      if (!tri_store_save_registration (job->store, &follower->record, error))
        return FALSE;
      follower->solved = TRUE;
    }

  return TRUE;
}

/* A first look is enough to click on and to solve; what is measured needs all pixels, of which a
 * trial streams those that matter. Returns: (transfer full) (nullable): NULL when the scene can
 * wait for the whole photo */
static TriPhoto *
get_photo_to_measure (RegisterJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (tri_photo_is_whole (job->photo))
    return tri_photo_ref (job->photo);
  if (job->keep)
    return NULL;
  bytes = tri_store_load_photo (job->store, job->photo_id, error);
  if (bytes == NULL)
    return NULL;

  return tri_photo_new_thin_from_bytes (bytes, tri_view_get_name (job->clicks.view), 1.0,
                                        cancellable, error);
}

static void
register_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RegisterJob *job = data;
  g_autoptr (TriPhoto) photo = NULL;
  g_autoptr (TriScene) found = NULL;
  GError *error = NULL;

  job->registration = tri_registration_solve (&job->clicks, tri_photo_get_width (job->photo),
                                              tri_photo_get_height (job->photo), job->known_head,
                                              tri_photo_get_focal_px (job->photo), &error);
  if (job->registration == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  fill_record (&job->record, job->photo_id, &job->clicks, &job->outline, job->registration,
               job->known_head != NULL);
  photo = get_photo_to_measure (job, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (photo != NULL)
    {
      found = tri_scene_new (photo, &job->registration->pose, job->registration->head,
                             job->record.clicks.silhouette, job->record.clicks.n_silhouette);
      job->scene = tri_scene_new_fixed (found, &job->outline);
    }
  if (!job->keep)
    {
      job->advice = tri_photo_advice_new (job->scene, job->registration, job->clicks.view);
    }
  else
    {
      if (job->known_head == NULL)
        job->scalp = tri_scalp_new (job->field, job->registration->head);
      if (!tri_store_save_registration (job->store, &job->record, &error)
          || (job->known_head == NULL && !solve_followers (job, &error)))
        {
          g_task_return_error (task, error);
          return;
        }
    }

  /* What is on disk is told, cancelled or not. */
  g_task_return_boolean (task, TRUE);
}

void
_tri_consultation_remember_registration (TriConsultation *self, const TriRegistrationRecord *record)
{
  TriRegistrationRecord *copy = tri_registration_record_copy (record);

  for (guint i = 0; i < self->dossier->registrations->len; i++)
    {
      TriRegistrationRecord **slot
          = (TriRegistrationRecord **) &self->dossier->registrations->pdata[i];

      if (g_str_equal ((*slot)->photo_id, record->photo_id))
        {
          tri_registration_record_free (*slot);
          *slot = copy;
          return;
        }
    }
  g_ptr_array_add (self->dossier->registrations, copy);
}

static void
register_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  g_autoptr (GTask) task = user_data;
  RegisterJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  _tri_consultation_remember_registration (self, &job->record);
  _tri_view_item_set_registration (job->item, &job->record);
  if (job->scalp != NULL)
    {
      _tri_consultation_set_head (self, job->registration->head, job->scalp);
      for (guint i = 0; i < job->followers->len; i++)
        {
          Follower *follower = &g_array_index (job->followers, Follower, i);

          if (!follower->solved)
            continue;
          _tri_consultation_remember_registration (self, &follower->record);
          _tri_view_item_set_registration (follower->item, &follower->record);
        }
      /* What was saved was measured on the head before. */
      if (self->dossier->revisions->len > 0)
        _tri_consultation_touch (self);
    }
  if (job->photo == tri_view_item_get_photo (job->item))
    _tri_view_item_set_scene (job->item, job->scene);
  _tri_consultation_load (self);
  _tri_consultation_tell_findings (self);
  g_task_return_boolean (task, TRUE);
}

static void
collect_followers (TriConsultation *self, TriViewItem *view, GArray *followers)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->views));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TriViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->views), i);
      const TriRegistrationRecord *record = tri_view_item_get_registration (item);
      TriPhoto *photo = tri_view_item_get_photo (item);
      Follower follower = { 0 };

      if (item == view || record == NULL)
        continue;
      follower.item = g_steal_pointer (&item);
      follower.photo_id = g_strdup (record->photo_id);
      follower.clicks = record->clicks;
      follower.outline = record->outline;
      follower.width = tri_view_item_get_record (follower.item)->width;
      follower.height = tri_view_item_get_record (follower.item)->height;
      follower.focal_px = photo != NULL ? tri_photo_get_focal_px (photo) : 0;
      g_array_append_val (followers, follower);
    }
}

static RegisterJob *
register_job_new (TriConsultation *self, TriViewItem *view, const TriClicks *clicks, gboolean keep)
{
  const TriRegistrationRecord *own = tri_view_item_get_registration (view);
  const TriRegistrationRecord *head_registration = _tri_consultation_find_head (self->dossier);
  RegisterJob *job = g_new0 (RegisterJob, 1);

  job->item = g_object_ref (view);
  job->store = g_object_ref (self->store);
  job->field
      = tri_dot_field_ref (tri_library_get_dot_field (tri_styles_get_library (self->styles)));
  job->photo = tri_photo_ref (tri_view_item_get_photo (view));
  job->photo_id = g_strdup (tri_view_item_get_record (view)->id);
  job->clicks = *clicks;
  job->clicks.view = tri_view_item_get_record (view)->view;
  if (own != NULL)
    job->outline = own->outline;
  job->keep = keep;
  job->followers = g_array_new (FALSE, FALSE, sizeof (Follower));
  g_array_set_clear_func (job->followers, follower_clear);

  /* Only the photo the head was fitted to may refit it. */
  if (self->head != NULL
      && (own == NULL || head_registration == NULL
          || !g_str_equal (head_registration->photo_id, own->photo_id)))
    job->known_head = tri_head_ref (self->head);
  if (keep && job->known_head == NULL)
    collect_followers (self, view, job->followers);

  return job;
}

static gboolean
check_has_photo (GTask *task, TriViewItem *view)
{
  if (tri_view_item_get_photo (view) != NULL)
    return TRUE;

  g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_BUSY,
                           _ ("The photo is still loading. Try again in a moment."));
  return FALSE;
}

void
tri_consultation_register_async (TriConsultation *self,
                                 TriViewItem *view,
                                 const TriClicks *clicks,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (TRI_IS_VIEW_ITEM (view));
  g_return_if_fail (clicks != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_register_async);
  if (!check_has_photo (task, view))
    return;

  inner = g_task_new (self, cancellable, register_cb, g_steal_pointer (&task));
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_source_tag (inner, tri_consultation_register_async);
  g_task_set_task_data (inner, register_job_new (self, view, clicks, TRUE), register_job_free);
  g_task_run_in_thread (inner, register_worker);
}

gboolean
tri_consultation_register_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tri_consultation_try_async (TriConsultation *self,
                            TriViewItem *view,
                            const TriClicks *clicks,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (TRI_IS_VIEW_ITEM (view));
  g_return_if_fail (clicks != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_try_async);
  if (!check_has_photo (task, view))
    return;

  g_task_set_task_data (task, register_job_new (self, view, clicks, FALSE), register_job_free);
  g_task_run_in_thread (task, register_worker);
}

TriScene *
tri_consultation_try_finish (TriConsultation *self,
                             GAsyncResult *result,
                             TriRegistration **out_registration,
                             GPtrArray **out_advice,
                             GError **error)
{
  RegisterJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (out_registration != NULL, NULL);

  *out_registration = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  job = g_task_get_task_data (G_TASK (result));
  *out_registration = g_steal_pointer (&job->registration);
  if (out_advice != NULL)
    *out_advice = g_steal_pointer (&job->advice);

  return g_steal_pointer (&job->scene);
}
