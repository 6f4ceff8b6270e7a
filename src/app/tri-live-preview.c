/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that is kept up to date on a worker: the latest wish wins. */

#include "config.h"

#include "tri-picture.h"
#include "tri-live-preview.h"

/* Two: the canvas need not wait for a thumbnail that was begun. */
#define N_THREADS 2

typedef struct
{
  TriLiveRequest request; /* owns what it names */
  TriLivePriority priority;
  guint number;  /* in order of asking */
  TriDots *dots; /* in: from the picture before, when they still hold; out */
  double build;
  double keep;
  cairo_surface_t *surface; /* out */
  GdkTexture *texture;      /* out */
} Job;

struct _TriLivePreview
{
  GObject parent_instance;

  TriLivePriority priority;
  GCancellable *cancellable; /* of the running job */
  Job *waiting;

  cairo_surface_t *surface;
  GdkTexture *texture;
  TriViewport viewport;
  TriPhoto *photo;

  /* The dots of the last picture: panning and ageing by a day need not select them again. */
  TriDots *dots;
  TriRegion *dots_region;
  double dots_build;
  double dots_keep;
};

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriLivePreview, tri_live_preview, G_TYPE_OBJECT)

static Job *
job_new (const TriLiveRequest *request, TriLivePriority priority)
{
  static guint count;
  Job *job = g_new0 (Job, 1);

  job->request = *request;
  job->request.photo = tri_photo_ref (request->photo);
  if (request->bare)
    job->request.scene = NULL;
  if (job->request.scene != NULL)
    {
      job->request.scene = tri_scene_ref (request->scene);
      job->request.scalp = tri_scalp_ref (request->scalp);
      job->request.figures = tri_figures_ref (request->figures);
      if (request->region != NULL)
        job->request.region = tri_region_ref (request->region);
      job->request.design = request->design != NULL ? tri_design_ref (request->design) : NULL;
    }
  job->priority = priority;
  job->number = count++;

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  tri_photo_unref (job->request.photo);
  if (job->request.scene != NULL)
    {
      tri_scene_unref (job->request.scene);
      tri_scalp_unref (job->request.scalp);
      tri_figures_unref (job->request.figures);
      g_clear_pointer (&job->request.region, tri_region_unref);
      g_clear_pointer (&job->request.design, tri_design_unref);
    }
  g_clear_pointer (&job->dots, tri_dots_unref);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_clear_object (&job->texture);
  g_free (job);
}

static void
job_draw (Job *job, GCancellable *cancellable)
{
  TriLiveRequest *request = &job->request;
  TriPigment pigment;

  if (request->scene == NULL)
    {
      job->surface = tri_preview_render_bare (request->photo, &request->viewport);
      return;
    }

  if (request->region == NULL)
    request->region = tri_region_new (request->design, tri_scene_get_head (request->scene));
  pigment = tri_pigment_at (request->figures, &request->moment,
                            tri_design_get_spec (tri_region_get_design (request->region))->shade,
                            &request->skin);
  if (job->dots != NULL
      && (job->build != tri_moment_get_build (&request->moment) || job->keep != pigment.keep))
    g_clear_pointer (&job->dots, tri_dots_unref);
  if (job->dots == NULL)
    {
      job->build = tri_moment_get_build (&request->moment);
      job->keep = pigment.keep;
      job->dots = tri_dots_select (request->scalp, request->region, job->build, job->keep);
    }
  if (g_cancellable_is_cancelled (cancellable))
    return;
  job->surface
      = tri_preview_render (request->scene, job->dots, &pigment, &request->viewport, cancellable);
}

static void
pool_func (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  job_draw (job, cancellable);
  if (job->surface != NULL && job->request.texture)
    job->texture = tri_picture_to_texture (job->surface);
  g_task_return_boolean (task, job->surface != NULL);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *job_a = g_task_get_task_data ((GTask *) a);
  const Job *job_b = g_task_get_task_data ((GTask *) b);

  if (job_a->priority != job_b->priority)
    return job_a->priority < job_b->priority ? -1 : 1;

  return job_a->number < job_b->number ? -1 : job_a->number > job_b->number;
}

static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (pool == NULL)
    {
      pool = g_thread_pool_new (pool_func, NULL, N_THREADS, FALSE, NULL);
      g_thread_pool_set_sort_function (pool, compare_jobs, NULL);
    }

  return pool;
}

static void start (TriLivePreview *self, Job *job);

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriLivePreview *self = TRI_LIVE_PREVIEW (source);
  GTask *task = G_TASK (result);
  Job *job = g_task_get_task_data (task);
  gboolean is_current = self->cancellable == g_task_get_cancellable (task);

  if (g_task_propagate_boolean (task, NULL) && is_current)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = g_steal_pointer (&job->surface);
      g_set_object (&self->texture, job->texture);
      self->viewport = job->request.viewport;
      g_clear_pointer (&self->photo, tri_photo_unref);
      self->photo = tri_photo_ref (job->request.photo);
      if (job->dots != NULL)
        {
          g_clear_pointer (&self->dots, tri_dots_unref);
          g_clear_pointer (&self->dots_region, tri_region_unref);
          self->dots = g_steal_pointer (&job->dots);
          self->dots_region = tri_region_ref (job->request.region);
          self->dots_build = job->build;
          self->dots_keep = job->keep;
        }
    }
  if (!is_current)
    return;

  g_clear_object (&self->cancellable);
  if (self->waiting != NULL)
    start (self, g_steal_pointer (&self->waiting));
  if (self->surface != NULL)
    g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
start (TriLivePreview *self, Job *job)
{
  GTask *task;

  if (self->dots != NULL && job->request.region == self->dots_region
      && job->request.scalp == tri_dots_get_scalp (self->dots))
    {
      job->dots = tri_dots_ref (self->dots);
      job->build = self->dots_build;
      job->keep = self->dots_keep;
    }

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, job_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (get_pool (), task, NULL);
}

static void
tri_live_preview_dispose (GObject *object)
{
  tri_live_preview_clear (TRI_LIVE_PREVIEW (object));

  G_OBJECT_CLASS (tri_live_preview_parent_class)->dispose (object);
}

static void
tri_live_preview_class_init (TriLivePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tri_live_preview_dispose;

  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_live_preview_init (TriLivePreview *self)
{
}

TriLivePreview *
tri_live_preview_new (TriLivePriority priority)
{
  TriLivePreview *self = g_object_new (TRI_TYPE_LIVE_PREVIEW, NULL);

  self->priority = priority;

  return self;
}

void
tri_live_preview_request (TriLivePreview *self, const TriLiveRequest *request)
{
  Job *job;

  g_return_if_fail (TRI_IS_LIVE_PREVIEW (self));
  g_return_if_fail (request != NULL && request->photo != NULL);
  g_return_if_fail (request->viewport.width > 0 && request->viewport.height > 0);
  g_return_if_fail (request->scene == NULL || request->bare
                    || (request->scalp != NULL && request->figures != NULL
                        && (request->region != NULL || request->design != NULL)));

  g_clear_pointer (&self->waiting, job_free);
  job = job_new (request, self->priority);
  if (self->cancellable != NULL)
    self->waiting = job;
  else
    start (self, job);
}

void
tri_live_preview_clear (TriLivePreview *self)
{
  g_return_if_fail (TRI_IS_LIVE_PREVIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, job_free);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->photo, tri_photo_unref);
  g_clear_pointer (&self->dots, tri_dots_unref);
  g_clear_pointer (&self->dots_region, tri_region_unref);
}

cairo_surface_t *
tri_live_preview_get_surface (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), NULL);

  return self->surface;
}

GdkTexture *
tri_live_preview_get_texture (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), NULL);

  return self->texture;
}

const TriViewport *
tri_live_preview_get_viewport (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), NULL);

  return &self->viewport;
}

TriPhoto *
tri_live_preview_get_photo (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), NULL);

  return self->photo;
}

gboolean
tri_live_preview_is_idle (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), TRUE);

  return self->cancellable == NULL;
}
