/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that is kept up to date on a worker: the latest wish wins. */

#include "config.h"

#include "tri-live-preview.h"

#include "tri-align.h"
#include "tri-overdone.h"
#include "tri-picture.h"

/* Preview and bare photo of the canvas. */
#define N_CANVAS_THREADS 2
#define N_THUMBNAIL_THREADS 1

/* The dots of a picture with what they were selected by: panning, ageing by a day and another view
 * need not select them again. */
typedef struct
{
  TriDots *dots; /* (nullable) */
  TriLazyRegion *region;
  gboolean caution;
  double build;
  double keep;
} Selection;

/* A scene in another light with what it was made of. */
typedef struct
{
  TriScene *plain; /* (nullable) */
  TriSceneLight light;
  gboolean clipped;
  TriSceneFuture future;
  TriCurve *fringe; /* of the hair that is clipped or lost */
  TriScene *scene;
} Dressed;

typedef struct
{
  TriLiveRequest request; /* owns what it names */
  Selection selection;    /* in: of the picture before; out */
  Dressed dressed;        /* the same */
  TriMosaic *previous;    /* (nullable): whose tiles may be shared */
  TriMosaic *mosaic;      /* out: this */
  GdkTexture *texture;    /* or that */
} Job;

struct _TriLivePreview
{
  GObject parent_instance;

  TriLivePriority priority;
  GCancellable *cancellable; /* of the running job */
  Job *waiting;

  TriMosaic *mosaic;
  GdkTexture *texture;
  Selection selection;
  Dressed dressed;
};

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriLivePreview, tri_live_preview, G_TYPE_OBJECT)

static void
selection_clear (Selection *self)
{
  g_clear_pointer (&self->dots, tri_dots_unref);
  g_clear_pointer (&self->region, tri_lazy_region_unref);
}

static Selection
selection_copy (const Selection *self)
{
  Selection copy = *self;

  if (self->dots != NULL)
    {
      tri_dots_ref (copy.dots);
      tri_lazy_region_ref (copy.region);
    }

  return copy;
}

static void
dressed_clear (Dressed *self)
{
  g_clear_pointer (&self->plain, tri_scene_unref);
  g_clear_pointer (&self->fringe, tri_curve_unref);
  g_clear_pointer (&self->scene, tri_scene_unref);
}

static Dressed
dressed_copy (const Dressed *self)
{
  Dressed copy = *self;

  if (self->plain != NULL)
    {
      tri_scene_ref (copy.plain);
      tri_curve_ref (copy.fringe);
      tri_scene_ref (copy.scene);
    }

  return copy;
}

static gboolean
has_future (const TriSceneFuture *future)
{
  return future->stages > 0 || future->greying;
}

static gboolean
is_plain (const TriLiveRequest *request)
{
  return request->light == TRI_SCENE_LIGHT_PHOTO && !request->clipped
         && !has_future (&request->future);
}

/* The scene of a request in the light that is asked for, with sides as they are asked for. */
static TriScene *
dress (Dressed *self, const TriLiveRequest *request, TriRegion *region)
{
  TriCurve *fringe = tri_region_get_fringe (region);

  if (is_plain (request))
    return request->scene;
  if (self->plain != request->scene || self->light != request->light
      || self->clipped != request->clipped || self->future.stages != request->future.stages
      || self->future.greying != request->future.greying
      || ((self->clipped || has_future (&self->future)) && self->fringe != fringe))
    {
      TriSceneLook look = { .light = request->light,
                            .clipped = request->clipped ? region : NULL,
                            .future = request->future,
                            .receding = has_future (&request->future) ? region : NULL };

      dressed_clear (self);
      self->plain = tri_scene_ref (request->scene);
      self->light = request->light;
      self->clipped = request->clipped;
      self->future = request->future;
      self->fringe = tri_curve_ref (fringe);
      self->scene = tri_scene_new_look (request->scene, &look);
    }

  return self->scene;
}

static gboolean
selection_holds (const Selection *self, const TriLiveRequest *request, double build, double keep)
{
  return self->dots != NULL && self->region == request->region && self->caution == request->caution
         && tri_dots_get_scalp (self->dots) == request->scalp && self->build == build
         && self->keep == keep;
}

static Job *
job_new (const TriLiveRequest *request)
{
  Job *job = g_new0 (Job, 1);

  job->request = *request;
  if (request->bare && is_plain (request) && request->aligned_to == NULL)
    job->request.scene = NULL;
  tri_live_request_hold (&job->request);

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  tri_live_request_clear (&job->request);
  selection_clear (&job->selection);
  dressed_clear (&job->dressed);
  g_clear_pointer (&job->previous, tri_mosaic_unref);
  g_clear_pointer (&job->mosaic, tri_mosaic_unref);
  g_clear_object (&job->texture);
  g_free (job);
}

static void
job_take_surface (Job *job, cairo_surface_t *surface)
{
  if (surface == NULL)
    return;
  if (job->request.label != NULL)
    tri_label_burn (job->request.label, surface);
  job->texture = tri_picture_to_texture (surface);
  cairo_surface_destroy (surface);
}

static void
job_draw_bare (Job *job, GCancellable *cancellable)
{
  const TriLiveRequest *request = &job->request;

  if (request->texture)
    job_take_surface (job, tri_preview_render_bare (request->photo, &request->viewport));
  else
    job->mosaic
        = tri_mosaic_new_bare (request->photo, &request->viewport, job->previous, cancellable);
}

static void
job_draw_aligned (Job *job, GCancellable *cancellable)
{
  const TriLiveRequest *request = &job->request;

  job_take_surface (
      job, tri_align_render (request->aligned_to, request->scene, &request->viewport, cancellable));
}

/* The dots of the design as it looks when it is overdone. */
static TriDots *
select_overdone (const TriLiveRequest *request, TriRegion *region, double build, double keep)
{
  g_autoptr (TriDesign) design
      = tri_design_warning_look (tri_region_get_design (region), request->figures);
  g_autoptr (TriRegion) overdone = tri_region_new (design, tri_region_get_head (region));

  return tri_dots_select (request->scalp, overdone, build, keep);
}

static TriPigment
get_pigment (const TriLiveRequest *request, TriRegion *region)
{
  if (request->caution)
    return tri_pigment_warning_look (request->figures, &request->skin);

  return tri_pigment_at (request->figures, &request->moment,
                         tri_design_get_spec (tri_region_get_design (region))->shade,
                         &request->skin);
}

static void
job_draw (Job *job, GCancellable *cancellable)
{
  const TriLiveRequest *request = &job->request;
  double build = request->bare      ? 0.0
                 : request->caution ? 1.0
                                    : tri_moment_get_build (&request->moment);
  TriRegion *region = tri_lazy_region_get (request->region);
  TriPigment pigment = get_pigment (request, region);
  TriScene *scene = dress (&job->dressed, request, region);

  if (!selection_holds (&job->selection, request, build, pigment.keep))
    {
      selection_clear (&job->selection);
      job->selection.dots = request->caution
                                ? select_overdone (request, region, build, pigment.keep)
                                : tri_dots_select (request->scalp, region, build, pigment.keep);
      job->selection.caution = request->caution;
      job->selection.region = tri_lazy_region_ref (request->region);
      job->selection.build = build;
      job->selection.keep = pigment.keep;
    }
  if (g_cancellable_is_cancelled (cancellable))
    return;

  if (request->texture)
    {
      job_take_surface (job, tri_preview_render (scene, job->selection.dots, &pigment,
                                                 &request->viewport, cancellable));
    }
  else
    {
      TriPainter *before = job->previous != NULL ? tri_mosaic_get_painter (job->previous) : NULL;
      g_autoptr (TriPainter) painter = tri_painter_new_after (before, scene, job->selection.dots,
                                                              &pigment, &request->viewport);

      job->mosaic = tri_mosaic_new (painter, job->previous, cancellable);
    }
}

static void
pool_func (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->request.aligned_to != NULL)
    job_draw_aligned (job, cancellable);
  else if (job->request.scene == NULL)
    job_draw_bare (job, cancellable);
  else
    job_draw (job, cancellable);
  g_task_return_boolean (task, job->mosaic != NULL || job->texture != NULL);
}

static GThreadPool *
get_pool (TriLivePriority priority)
{
  static const int n_threads[] = { N_CANVAS_THREADS, N_THUMBNAIL_THREADS };
  static GThreadPool *pools[G_N_ELEMENTS (n_threads)];

  if (pools[priority] == NULL)
    pools[priority] = g_thread_pool_new (pool_func, NULL, n_threads[priority], FALSE, NULL);

  return pools[priority];
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
      g_clear_pointer (&self->mosaic, tri_mosaic_unref);
      self->mosaic = g_steal_pointer (&job->mosaic);
      g_set_object (&self->texture, job->texture);
      selection_clear (&self->selection);
      self->selection = selection_copy (&job->selection);
      dressed_clear (&self->dressed);
      self->dressed = dressed_copy (&job->dressed);
    }
  if (!is_current)
    return;

  g_clear_object (&self->cancellable);
  if (self->waiting != NULL)
    start (self, g_steal_pointer (&self->waiting));
  if (self->mosaic != NULL || self->texture != NULL)
    g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
start (TriLivePreview *self, Job *job)
{
  GTask *task;

  if (job->request.scene != NULL)
    {
      job->selection = selection_copy (&self->selection);
      job->dressed = dressed_copy (&self->dressed);
    }
  if (self->mosaic != NULL)
    job->previous = tri_mosaic_ref (self->mosaic);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, job_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (get_pool (self->priority), task, NULL);
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
  g_return_if_fail (
      request->scene == NULL || request->bare
      || (request->scalp != NULL && request->figures != NULL && request->region != NULL));

  g_clear_pointer (&self->waiting, job_free);
  job = job_new (request);
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
  g_clear_pointer (&self->mosaic, tri_mosaic_unref);
  g_clear_object (&self->texture);
  selection_clear (&self->selection);
  dressed_clear (&self->dressed);
}

TriMosaic *
tri_live_preview_get_mosaic (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), NULL);

  return self->mosaic;
}

GdkTexture *
tri_live_preview_get_texture (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), NULL);

  return self->texture;
}

TriFutureVerdict
tri_live_preview_get_future_verdict (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), TRI_FUTURE_SHOWN);

  return self->dressed.scene != NULL ? tri_scene_get_future_verdict (self->dressed.scene)
                                     : TRI_FUTURE_SHOWN;
}

gboolean
tri_live_preview_is_idle (TriLivePreview *self)
{
  g_return_val_if_fail (TRI_IS_LIVE_PREVIEW (self), TRUE);

  return self->cancellable == NULL;
}
