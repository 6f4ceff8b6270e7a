/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's picture for the record, and the choice that is recorded. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-clock.h"
#include "tri-error.h"
#include "tri-export.h"

#include <glib/gi18n.h>

/* the picture and the choice */

typedef struct
{
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *design;
  TriFigures *figures;
  TriSkin skin;
  TriMoment moment;
} PictureJob;

static void
picture_job_free (PictureJob *job)
{
  g_clear_pointer (&job->scene, tri_scene_unref);
  g_clear_pointer (&job->scalp, tri_scalp_unref);
  g_clear_pointer (&job->design, tri_design_unref);
  g_clear_pointer (&job->figures, tri_figures_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PictureJob, picture_job_free)

/* NULL when the shown view has no head yet. */
static PictureJob *
picture_job_new (TriConsultation *self)
{
  TriScene *scene = self->view != NULL ? tri_view_item_get_scene (self->view) : NULL;
  PictureJob *job;

  if (scene == NULL || self->scalp == NULL)
    return NULL;

  job = g_new0 (PictureJob, 1);
  job->scene = tri_scene_ref (scene);
  job->scalp = tri_scalp_ref (self->scalp);
  job->design = tri_design_ref (tri_consultation_get_design (self));
  job->figures = tri_figures_ref (self->clinic->pigment);
  job->skin = *_tri_consultation_get_skin (self);
  job->moment = self->moment;

  return job;
}

static GBytes *
picture_job_run (PictureJob *job, GCancellable *cancellable, GError **error)
{
  TriViewport viewport = tri_viewport_full (tri_scene_get_photo (job->scene));
  cairo_surface_t *surface;
  GBytes *bytes;

  surface = tri_preview_render_design (job->scene, job->scalp, job->design, job->figures,
                                       &job->skin, &job->moment, &viewport, cancellable);
  if (surface == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      return NULL;
    }
  bytes = tri_export_png_bytes (surface, error);
  cairo_surface_destroy (surface);

  return bytes;
}

typedef struct
{
  TriKind kind;
  guint n_sessions;
  TriDate first_session;
  guint present;
  char *notes;
  PictureJob *picture;
  TriStore *store;
  TriChoice *choice;
} ChooseJob;

static void
choose_job_free (gpointer data)
{
  ChooseJob *job = data;

  g_free (job->notes);
  g_clear_pointer (&job->picture, picture_job_free);
  g_clear_object (&job->store);
  g_clear_pointer (&job->choice, tri_choice_free);
  g_free (job);
}

static char *
list_shown (TriConsultation *self)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < tri_library_get_n_templates (self->library); i++)
    {
      if (i > 0)
        g_string_append_c (shown, ',');
      g_string_append (shown, tri_template_get_id (tri_library_get_template (self->library, i)));
    }

  return g_string_free (shown, FALSE);
}

static void
choose_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ChooseJob *job = data;
  g_autoptr (GBytes) picture = NULL;
  GError *error = NULL;

  if (job->picture != NULL)
    {
      picture = picture_job_run (job->picture, cancellable, &error);
      if (picture == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  if (tri_store_save_choice (job->store, job->choice, picture, &error))
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

static void
choose_flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) inner = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *shown = list_shown (self);
  ChooseJob *job = g_task_get_task_data (task);
  const TriDesignRevision *revision;
  gint64 now_utc = tri_clock_now_utc ();
  TriEstimate estimate;
  ChooseJob *inner_job;
  TriChoice *choice;
  GError *error = NULL;

  if (!tri_consultation_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  revision = _tri_consultation_get_latest_revision (self);
  if (revision == NULL || !self->has_measure)
    {
      g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                               _ ("Nothing can be chosen yet. Import a photo and mark its points "
                                  "first."));
      return;
    }
  if (!_tri_consultation_make_estimate (self, job->kind, job->n_sessions, job->first_session,
                                        &estimate, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  choice = tri_choice_new (revision, &estimate, self->clinic->care, job->present, job->notes, shown,
                           tri_date_from_unix_utc (now_utc, zone), now_utc, &error);
  if (choice == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  inner_job = g_new0 (ChooseJob, 1);
  inner_job->store = g_object_ref (self->store);
  inner_job->choice = choice;
  inner_job->picture = picture_job_new (self);
  inner = g_task_new (self, g_task_get_cancellable (task), choose_saved_cb, g_object_ref (task));
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_source_tag (inner, tri_consultation_choose_async);
  g_task_set_task_data (inner, inner_job, choose_job_free);
  g_task_run_in_thread (inner, choose_worker);
}

void
tri_consultation_choose_async (TriConsultation *self,
                               TriKind kind,
                               guint n_sessions,
                               TriDate first_session,
                               guint present,
                               const char *notes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TriMoment moment;
  ChooseJob *job;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (notes != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_choose_async);
  job = g_new0 (ChooseJob, 1);
  job->kind = kind;
  job->n_sessions = n_sessions;
  job->first_session = first_session;
  job->present = present;
  job->notes = g_strdup (notes);
  g_task_set_task_data (task, job, choose_job_free);

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
