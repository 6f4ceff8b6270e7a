/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's photos in memory: a first look, then the whole photo, then its scene.
 *
 * One step at a time on a worker, each for the item that needs it most. Workers get values and
 * references, never the consultation; results are taken over on the main thread when nothing newer
 * overtook them. */

#include "config.h"

#include "tri-consultation-private.h"
#include "tri-picture.h"
#include "tri-view-item-private.h"

#include <string.h>

#define THUMBNAIL_PX 144

/* What an item still lacks, in this order. */
typedef enum
{
  STEP_LOOK,
  STEP_PHOTO,
  STEP_SCENE,
  STEP_NONE,
} Step;

typedef struct
{
  Step step;
  TriViewItem *item;
  TriStore *store;
  char *photo_id;
  char *name;
  TriPhoto *photo; /* in: for a scene; else out */
  TriPose pose;
  TriHead *head;
  guint n_silhouette;
  TriVec2 silhouette[TRI_CLICKS_MAX_SILHOUETTE];
  TriOutlineFix outline;
  cairo_surface_t *thumbnail; /* out */
  TriScene *scene;            /* out */
  guint head_generation;
  guint registration_serial;
} LoadJob;

static void
load_job_free (gpointer data)
{
  LoadJob *job = data;

  g_object_unref (job->item);
  g_object_unref (job->store);
  g_free (job->photo_id);
  g_free (job->name);
  g_clear_pointer (&job->photo, tri_photo_unref);
  g_clear_pointer (&job->head, tri_head_unref);
  g_clear_pointer (&job->thumbnail, cairo_surface_destroy);
  g_clear_pointer (&job->scene, tri_scene_unref);
  g_free (job);
}

cairo_surface_t *
_tri_consultation_make_thumbnail (TriPhoto *photo)
{
  TriViewport viewport = tri_picture_cover (photo, THUMBNAIL_PX, THUMBNAIL_PX);

  return tri_preview_render_bare (photo, &viewport);
}

/* what to do next */

static Step
get_next_step (TriConsultation *self, TriViewItem *item)
{
  TriPhoto *photo = tri_view_item_get_photo (item);

  if (_tri_view_item_get_problem (item) != NULL)
    return STEP_NONE;
  if (photo == NULL)
    return STEP_LOOK;
  if (!tri_photo_is_whole (photo))
    return STEP_PHOTO;
  if (self->head != NULL && tri_view_item_get_registration (item) != NULL
      && tri_view_item_get_scene (item) == NULL)
    return STEP_SCENE;

  return STEP_NONE;
}

/* Of the whole photo with its pyramid, which is a third more. */
static guint64
get_photo_bytes (TriViewItem *item)
{
  const TriPhotoRecord *record = tri_view_item_get_record (item);

  return (guint64) record->width * (guint64) record->height * 16 / 3;
}

static guint64
get_bytes_in_memory (TriConsultation *self)
{
  guint64 bytes = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->views)); i++)
    {
      g_autoptr (TriViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->views), i);
      TriPhoto *photo = tri_view_item_get_photo (item);

      if (photo != NULL && tri_photo_is_whole (photo))
        bytes += get_photo_bytes (item);
    }

  return bytes;
}

/* What is shown first; then a first look at all; then, while they fit into memory, the
 * others with a head, so that a change of view is at once. */
static TriViewItem *
find_next (TriConsultation *self, Step *out_step)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->views));
  guint64 bytes = get_bytes_in_memory (self);
  TriViewItem *shown[] = { self->view, self->second_view };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (shown[i] != NULL)
      {
        *out_step = get_next_step (self, shown[i]);
        if (*out_step != STEP_NONE)
          return g_object_ref (shown[i]);
      }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_items; i++)
      {
        g_autoptr (TriViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->views), i);

        *out_step = get_next_step (self, item);
        if (pass == 0
                ? *out_step == STEP_LOOK
                : *out_step == STEP_SCENE
                      || (*out_step == STEP_PHOTO && tri_view_item_get_registration (item) != NULL
                          && bytes + get_photo_bytes (item) <= self->photo_bytes_max))
          return g_steal_pointer (&item);
      }

  return NULL;
}

/* The one that was shown longest ago and would leave memory; NULL when there is none. */
static TriViewItem *
find_oldest (TriConsultation *self)
{
  g_autoptr (TriViewItem) oldest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->views)); i++)
    {
      g_autoptr (TriViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->views), i);
      TriPhoto *photo = tri_view_item_get_photo (item);
      g_autoptr (TriPhoto) reduced = NULL;

      if (item == self->view || item == self->second_view || photo == NULL
          || !tri_photo_is_whole (photo)
          || (oldest != NULL
              && _tri_view_item_get_shown (oldest) <= _tri_view_item_get_shown (item)))
        continue;
      reduced = tri_photo_new_reduced (photo, TRI_FIRST_LOOK_SIDE);
      if (reduced != photo)
        g_set_object (&oldest, item);
    }

  return g_steal_pointer (&oldest);
}

/* Photos that are not shown are cut down to a first look until @shown has its place. */
static void
make_room (TriConsultation *self, TriViewItem *shown)
{
  while (get_bytes_in_memory (self) + get_photo_bytes (shown) > self->photo_bytes_max)
    {
      g_autoptr (TriViewItem) item = find_oldest (self);
      g_autoptr (TriPhoto) reduced = NULL;

      if (item == NULL)
        return;
      reduced = tri_photo_new_reduced (tri_view_item_get_photo (item), TRI_FIRST_LOOK_SIDE);
      _tri_view_item_set_scene (item, NULL);
      _tri_view_item_set_photo (item, reduced);
    }
}

/* doing it */

static void
load_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LoadJob *job = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TriScene) found = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (job->step != STEP_SCENE)
    bytes = tri_store_load_photo (job->store, job->photo_id, &error);
  if (bytes != NULL && job->step == STEP_LOOK)
    {
      job->photo = tri_photo_new_reduced_from_bytes (bytes, job->name, TRI_FIRST_LOOK_SIDE,
                                                     cancellable, &error);
      if (job->photo != NULL)
        job->thumbnail = _tri_consultation_make_thumbnail (job->photo);
    }
  else if (bytes != NULL)
    {
      job->photo = tri_photo_new_from_bytes (bytes, job->name, cancellable, &error);
    }
  else if (job->step == STEP_SCENE)
    {
      found = tri_scene_new (job->photo, &job->pose, job->head, job->silhouette, job->n_silhouette);
      job->scene = tri_scene_new_fixed (found, &job->outline);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  LoadJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->loading = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      _tri_view_item_set_problem (job->item, error->message);
      _tri_consultation_fail (self, error);
    }
  else if (job->step == STEP_SCENE)
    {
      /* A registration that was mended meanwhile, or a photo that had to go, gets its own turn. */
      if (job->head_generation == self->head_generation
          && job->registration_serial == _tri_view_item_get_registration_serial (job->item)
          && job->photo == tri_view_item_get_photo (job->item))
        _tri_view_item_set_scene (job->item, job->scene);
    }
  else
    {
      _tri_view_item_set_photo (job->item, job->photo);
      if (job->thumbnail != NULL)
        _tri_view_item_set_thumbnail (job->item, job->thumbnail);
    }

  _tri_consultation_load (self);
}

void
_tri_consultation_load (TriConsultation *self)
{
  const TriRegistrationRecord *registration;
  g_autoptr (GTask) task = NULL;
  TriViewItem *item;
  LoadJob *job;
  Step step;

  if (self->loading || g_cancellable_is_cancelled (self->cancellable))
    return;
  item = find_next (self, &step);
  if (item == NULL)
    return;
  if (step == STEP_PHOTO && (item == self->view || item == self->second_view))
    make_room (self, item);

  registration = tri_view_item_get_registration (item);
  job = g_new0 (LoadJob, 1);
  job->step = step;
  job->item = item;
  job->store = g_object_ref (self->store);
  job->photo_id = g_strdup (tri_view_item_get_record (item)->id);
  job->name = g_strdup (tri_view_get_name (tri_view_item_get_record (item)->view));
  job->head_generation = self->head_generation;
  job->registration_serial = _tri_view_item_get_registration_serial (item);
  if (step == STEP_SCENE)
    {
      job->photo = tri_photo_ref (tri_view_item_get_photo (item));
      job->pose = registration->pose;
      job->head = tri_head_ref (self->head);
      job->n_silhouette = registration->clicks.n_silhouette;
      memcpy (job->silhouette, registration->clicks.silhouette, sizeof job->silhouette);
      job->outline = registration->outline;
    }

  self->loading = TRUE;
  task = g_task_new (self, self->cancellable, load_cb, NULL);
  g_task_set_source_tag (task, _tri_consultation_load);
  g_task_set_task_data (task, job, load_job_free);
  g_task_run_in_thread (task, load_worker);
}
