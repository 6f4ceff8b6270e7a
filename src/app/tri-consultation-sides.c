/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring the sides in a photo: how long the hair is, and the shade and density that meet it. */

#include "config.h"

#include "tri-consultation-private.h"
#include "tri-error.h"

#include <glib/gi18n.h>

/* Of a sample that is trusted without a person having looked at it. */
#define LEAST_CONFIDENCE 0.4

typedef struct
{
  TriScene *scene;
  TriLazyRegion *region;
  TriFigures *figures;
  TriSkin skin;
  gboolean picked;
  TriVec2 stubble_px, skin_px;
  TriSidesReading reading; /* out: either */
  TriSideHair hair;        /* or */
} SidesJob;

static void
sides_job_free (gpointer data)
{
  SidesJob *job = data;

  tri_scene_unref (job->scene);
  tri_lazy_region_unref (job->region);
  tri_figures_unref (job->figures);
  g_free (job);
}

static void
sides_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SidesJob *job = data;
  TriSidesReading *reading = &job->reading;
  GError *error = NULL;
  gboolean has_sample;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->picked)
    has_sample = tri_scene_sample_sides_at (job->scene, job->stubble_px, job->skin_px,
                                            &reading->sample, &error);
  else
    has_sample = tri_scene_sample_sides (job->scene, tri_lazy_region_get (job->region),
                                         &reading->sample, &error);

  if (!has_sample)
    g_task_return_error (task, error);
  else if (reading->sample.target >= 1.0
           || !tri_sides_match (job->figures, &job->skin, reading->sample.target, &reading->match))
    g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_INVALID,
                             _ ("The stubble is no darker than the skin beside it. Pick a place "
                                "where short hair grows, then bare skin."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
hair_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SidesJob *job = data;

  TriRegion *region;
  TriSideSample *sample = &job->reading.sample;

  if (g_task_return_error_if_cancelled (task))
    return;
  region = tri_lazy_region_get (job->region);
  job->hair = tri_scene_measure_hair (job->scene, region);
  /* What the photo does not tell is no fault here. */
  if (!tri_scene_sample_sides (job->scene, region, sample, NULL))
    *sample = (TriSideSample){ 0 };
  g_task_return_boolean (task, TRUE);
}

/* NULL with an error returned by @task while there is nothing to look at. */
static SidesJob *
sides_job_new (TriConsultation *self, TriViewItem *view, GTask *task)
{
  TriScene *scene = tri_view_item_get_scene (view);
  TriLazyRegion *region = tri_consultation_get_lazy_region (self);
  SidesJob *job;

  if (scene == NULL || region == NULL)
    {
      g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_BUSY,
                               _ ("The photo is still loading. Try again in a moment."));
      return NULL;
    }

  job = g_new0 (SidesJob, 1);
  job->scene = tri_scene_ref (scene);
  job->region = tri_lazy_region_ref (region);
  job->figures = tri_figures_ref (self->clinic->pigment);
  job->skin = *_tri_consultation_get_skin (self);
  g_task_set_task_data (task, job, sides_job_free);

  return job;
}

void
tri_consultation_read_sides_async (TriConsultation *self,
                                   TriViewItem *view,
                                   const TriVec2 *picks,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SidesJob *job;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (TRI_IS_VIEW_ITEM (view));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_read_sides_async);
  job = sides_job_new (self, view, task);
  if (job == NULL)
    return;

  job->picked = picks != NULL;
  if (picks != NULL)
    {
      job->stubble_px = picks[0];
      job->skin_px = picks[1];
    }
  g_task_run_in_thread (task, sides_worker);
}

/* The findings ask how dense the sides are. */
static void
keep_sides_light (TriConsultation *self, const TriSideSample *sample)
{
  if (sample->confidence < LEAST_CONFIDENCE || sample->target >= 1.0
      || fabs (sample->target - self->sides_light) < 0.005)
    return;
  self->sides_light = sample->target;
  _tri_consultation_tell_findings (self);
}

gboolean
tri_consultation_read_sides_finish (TriConsultation *self,
                                    GAsyncResult *result,
                                    TriSidesReading *out_reading,
                                    GError **error)
{
  SidesJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (out_reading != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  *out_reading = job->reading;
  keep_sides_light (self, &job->reading.sample);

  return TRUE;
}

void
tri_consultation_measure_hair_async (TriConsultation *self,
                                     TriViewItem *view,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (TRI_IS_VIEW_ITEM (view));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_measure_hair_async);
  if (sides_job_new (self, view, task) != NULL)
    g_task_run_in_thread (task, hair_worker);
}

gboolean
tri_consultation_measure_hair_finish (TriConsultation *self,
                                      GAsyncResult *result,
                                      TriSideHair *out_hair,
                                      GError **error)
{
  SidesJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (out_hair != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  *out_hair = job->hair;
  keep_sides_light (self, &job->reading.sample);

  return TRUE;
}
