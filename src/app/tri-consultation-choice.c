/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice that is recorded, with the pictures of it. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-clock.h"
#include "tri-decision-picture.h"
#include "tri-error.h"

#include <glib/gi18n.h>

/* What the worker needs to draw the pictures and to save the choice. */
typedef struct
{
  TriKind kind;
  guint n_sessions;
  TriDate first_session;
  TriDecision *said;

  /* From the flush on. */
  TriStore *store;
  TriChoice *choice;
  TriScene *scene; /* (nullable): the shown view may have no head yet */
  char *photo_id;
  TriScalp *scalp;
  TriDesign *design;
  TriFigures *figures;
  TriSkin skin;
} ChooseJob;

static void
choose_job_free (gpointer data)
{
  ChooseJob *job = data;

  tri_decision_free (job->said);
  g_clear_object (&job->store);
  g_clear_pointer (&job->choice, tri_choice_free);
  g_clear_pointer (&job->scene, tri_scene_unref);
  g_free (job->photo_id);
  g_clear_pointer (&job->scalp, tri_scalp_unref);
  g_clear_pointer (&job->design, tri_design_unref);
  g_clear_pointer (&job->figures, tri_figures_unref);
  g_free (job);
}

static ChooseJob *
choose_job_new (TriKind kind, guint n_sessions, TriDate first_session, const TriDecision *said)
{
  ChooseJob *job = g_new0 (ChooseJob, 1);

  job->kind = kind;
  job->n_sessions = n_sessions;
  job->first_session = first_session;
  job->said = tri_decision_copy (said);
  return job;
}

static void
take_scene (ChooseJob *job, TriConsultation *self)
{
  TriScene *scene = self->view != NULL ? tri_view_item_get_scene (self->view) : NULL;

  if (scene == NULL || self->scalp == NULL)
    return;
  job->scene = tri_scene_ref (scene);
  job->photo_id = g_strdup (tri_view_item_get_record (self->view)->id);
  job->scalp = tri_scalp_ref (self->scalp);
  job->design = tri_design_ref (tri_consultation_get_design (self));
  job->figures = tri_figures_ref (self->clinic->pigment);
  job->skin = *_tri_consultation_get_skin (self);
}

static gboolean
add_pictures (ChooseJob *job, GCancellable *cancellable, GError **error)
{
  const TriDecisionScene scene = { job->scene, job->scalp, job->design, job->figures, &job->skin };

  return job->scene == NULL
         || tri_decision_picture_add (&scene, job->choice->decision, job->photo_id, job->kind,
                                      cancellable, error);
}

char *
tri_consultation_list_shown (TriConsultation *self)
{
  g_autoptr (GPtrArray) candidates = NULL;
  GString *shown;

  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  candidates = tri_consultation_list_candidates (self);
  shown = g_string_new (NULL);
  for (guint i = 0; i < candidates->len; i++)
    g_string_append_printf (shown, "%s%s", i > 0 ? "," : "",
                            tri_template_get_id (candidates->pdata[i]));
  return g_string_free (shown, FALSE);
}

static void
choose_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ChooseJob *job = data;
  GError *error = NULL;

  if (add_pictures (job, cancellable, &error)
      && tri_store_save_choice (job->store, job->choice, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
choose_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  tri_consultation_reload (self);
  g_task_return_boolean (task, TRUE);
}

static TriChoice *
make_choice (TriConsultation *self, ChooseJob *job, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const TriDesignRevision *revision = _tri_consultation_get_latest_revision (self);
  gint64 now_utc = tri_clock_now_utc ();
  TriEstimate estimate;

  if (revision == NULL || !self->has_measure)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                           _ ("Nothing can be chosen yet. Import a photo and mark its points "
                              "first."));
      return NULL;
    }
  if (!_tri_consultation_make_estimate (self, job->kind, job->n_sessions, job->first_session,
                                        &estimate, error))
    return NULL;
  return tri_choice_new (revision, &estimate, self->clinic->care, job->said,
                         tri_date_from_unix_utc (now_utc, zone), now_utc, error);
}

static void
choose_flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) inner = NULL;
  const ChooseJob *job = g_task_get_task_data (task);
  ChooseJob *inner_job;
  GError *error = NULL;

  if (!tri_consultation_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  inner_job = choose_job_new (job->kind, job->n_sessions, job->first_session, job->said);
  inner = g_task_new (self, g_task_get_cancellable (task), choose_saved_cb, g_object_ref (task));
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_source_tag (inner, tri_consultation_choose_async);
  g_task_set_task_data (inner, inner_job, choose_job_free);
  inner_job->choice = make_choice (self, inner_job, &error);
  if (inner_job->choice == NULL)
    {
      g_task_return_error (inner, error);
      return;
    }
  inner_job->store = g_object_ref (self->store);
  take_scene (inner_job, self);
  g_task_run_in_thread (inner, choose_worker);
}

void
tri_consultation_choose_async (TriConsultation *self,
                               TriKind kind,
                               guint n_sessions,
                               TriDate first_session,
                               const TriDecision *said,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TriMoment moment;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (said != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_choose_async);
  g_task_set_task_data (task, choose_job_new (kind, n_sessions, first_session, said),
                        choose_job_free);

  /* What is recorded is what is shown: the chosen kind becomes the moment's, and the revision is
   * saved with it when it is not yet. */
  moment = self->moment;
  moment.kind = kind;
  tri_consultation_set_moment (self, &moment);
  self->dirty = TRUE;
  tri_consultation_flush_async (self, choose_flushed_cb, g_steal_pointer (&task));
}

gboolean
tri_consultation_choose_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
