/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's thread: a queue of operations over the one connection. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-photo-files.h"
#include "tri-tables.h"

#include <glib/gi18n-lib.h>

struct _TriStore
{
  GObject parent_instance;

  char *folder;
  GThread *thread; /* NULL once closed; guarded by the queue's lock */
  GAsyncQueue *queue;
  TriConnection *connection; /* the thread's alone */
};

G_DEFINE_FINAL_TYPE (TriStore, tri_store, G_TYPE_OBJECT)

/* Either somebody waits for it (task is NULL) or it belongs to a task. */
typedef struct
{
  TriStoreMode mode;
  TriStoreWorker worker; /* NULL ends the thread */
  gpointer args;
  GDestroyNotify free_args;
  GDestroyNotify free_result;
  GTask *task;

  GMutex mutex; /* guards done */
  GCond cond;
  gboolean done;
  gpointer result;
  GError *error;
} TriJob;

gint64
_tri_store_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gboolean
_tri_store_check_id (const char *id, GError **error)
{
  if (id != NULL && g_uuid_string_is_valid (id))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("“%s” is not an id of the record. Choose the entry from a list."),
               id != NULL ? id : "");
  return FALSE;
}

gpointer
_tri_store_transact (TriConnection *connection,
                     TriStoreWorker worker,
                     gpointer args,
                     GDestroyNotify free_result,
                     gboolean *out_doubtful,
                     GError **error)
{
  gpointer result;

  if (out_doubtful != NULL)
    *out_doubtful = FALSE;
  if (!tri_connection_begin (connection, error))
    return NULL;
  result = worker (connection, args, error);
  if (result == NULL)
    {
      tri_connection_rollback (connection);
      return NULL;
    }
  if (!tri_connection_commit (connection, error))
    {
      if (out_doubtful != NULL)
        *out_doubtful = TRUE;
      if (free_result != NULL)
        free_result (result);
      return NULL;
    }
  return result;
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_FAILED,
                       _ ("The record is closed. Start Trichion again."));
}

static void
job_free (TriJob *job)
{
  if (job->free_args != NULL)
    job->free_args (job->args);
  g_clear_object (&job->task);
  g_free (job);
}

/* Hands the result over in the task's own context: the task, and with it the store, is then never
 * let go of on the store's thread, which could not join itself. */
static gboolean
deliver_idle (gpointer data)
{
  TriJob *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

static void
job_finish (TriJob *job)
{
  if (job->task != NULL)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, g_task_get_priority (job->task));
      g_source_set_callback (source, deliver_idle, job, (GDestroyNotify) job_free);
      g_source_attach (source, g_task_get_context (job->task));
      return;
    }
  g_mutex_lock (&job->mutex);
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static void
run_job (TriStore *self, TriJob *job)
{
  GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  if (job->mode == TRI_STORE_WRITE)
    job->result = _tri_store_transact (self->connection, job->worker, job->args, job->free_result,
                                       NULL, &job->error);
  else
    job->result = job->worker (self->connection, job->args, &job->error);
  g_assert ((job->result == NULL) == (job->error != NULL));
}

static gpointer
store_worker (gpointer data)
{
  TriStore *self = data;

  for (;;)
    {
      TriJob *job = g_async_queue_pop (self->queue);
      gboolean last = job->worker == NULL;

      if (!last)
        run_job (self, job);
      else
        g_clear_pointer (&self->connection, tri_connection_close);
      job_finish (job);
      if (last)
        return NULL;
    }
}

/* FALSE when the store is closed. */
static gboolean
push (TriStore *self, TriJob *job)
{
  gboolean open;

  g_async_queue_lock (self->queue);
  open = self->thread != NULL;
  if (open)
    g_async_queue_push_unlocked (self->queue, job);
  g_async_queue_unlock (self->queue);
  return open;
}

static void
wait_for (TriJob *job)
{
  g_mutex_lock (&job->mutex);
  while (!job->done)
    g_cond_wait (&job->cond, &job->mutex);
  g_mutex_unlock (&job->mutex);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
}

gpointer
_tri_store_run (TriStore *self,
                TriStoreMode mode,
                TriStoreWorker worker,
                gpointer args,
                GDestroyNotify free_result,
                GError **error)
{
  TriJob job = { .mode = mode, .worker = worker, .args = args, .free_result = free_result };

  g_assert (g_thread_self () != self->thread);

  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  if (push (self, &job))
    wait_for (&job);
  else
    set_closed (&job.error);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

void
_tri_store_run_async (TriStore *self,
                      TriStoreMode mode,
                      TriStoreWorker worker,
                      gpointer args,
                      GDestroyNotify free_args,
                      GDestroyNotify free_result,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data,
                      gpointer tag)
{
  TriJob *job = g_new0 (TriJob, 1);

  job->mode = mode;
  job->worker = worker;
  job->args = args;
  job->free_args = free_args;
  job->free_result = free_result;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* What is saved must not be reported as cancelled. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (push (self, job))
    return;
  set_closed (&job->error);
  job_finish (job);
}

gpointer
_tri_store_run_finish (TriStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_assert (g_task_is_valid (result, self));
  g_assert (g_task_get_source_tag (G_TASK (result)) == tag);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tri_store_dispose (GObject *object)
{
  tri_store_close (TRI_STORE (object));
  G_OBJECT_CLASS (tri_store_parent_class)->dispose (object);
}

static void
tri_store_finalize (GObject *object)
{
  TriStore *self = TRI_STORE (object);

  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (tri_store_parent_class)->finalize (object);
}

static void
tri_store_class_init (TriStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tri_store_dispose;
  object_class->finalize = tri_store_finalize;
}

static void
tri_store_init (TriStore *self)
{
  self->queue = g_async_queue_new ();
}

static TriStore *
new_for_folder (const char *folder)
{
  TriStore *self = g_object_new (TRI_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->thread = g_thread_new ("trichion-store", store_worker, self);
  return self;
}

/* Runs before there is a connection, so it takes the store itself. */
static gpointer
open_worker (TriConnection *connection, gpointer args, GError **error)
{
  TriStore *self = args;

  g_assert (connection == NULL);

  self->connection = tri_connection_open (self->folder, error);
  return self->connection != NULL ? g_object_ref (self) : NULL;
}

TriStore *
tri_store_open (const char *folder, GError **error)
{
  g_autoptr (TriStore) self = NULL;

  g_return_val_if_fail (folder != NULL && folder[0] != '\0', NULL);

  self = new_for_folder (folder);
  return _tri_store_run (self, TRI_STORE_READ, open_worker, self, NULL, error);
}

void
tri_store_open_async (const char *folder,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  TriStore *self;

  g_return_if_fail (folder != NULL && folder[0] != '\0');

  self = new_for_folder (folder);
  _tri_store_run_async (self, TRI_STORE_READ, open_worker, self, g_object_unref, g_object_unref,
                        cancellable, callback, user_data, tri_store_open_async);
}

TriStore *
tri_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tri_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tri_store_close (TriStore *self)
{
  TriJob job = { .worker = NULL };
  GThread *thread;

  g_return_if_fail (TRI_IS_STORE (self));

  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  g_async_queue_lock (self->queue);
  thread = g_steal_pointer (&self->thread);
  if (thread != NULL)
    g_async_queue_push_unlocked (self->queue, &job);
  g_async_queue_unlock (self->queue);
  if (thread == NULL)
    return;
  g_assert (thread != g_thread_self ());
  wait_for (&job);
  g_thread_join (thread);
}

const char *
tri_store_get_folder (TriStore *self)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return self->folder;
}

static gpointer
verify_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_photo_file_free);
  const char *folder = tri_connection_get_folder (connection);

  if (!tri_connection_check (connection, error) || !tri_photo_table_files (connection, files, error)
      || !tri_decision_picture_table_files (connection, files, error))
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      const TriPhotoFile *file = files->pdata[i];
      g_autoptr (GBytes) bytes = tri_photo_files_read (folder, file->name, file->sha256, error);

      if (bytes == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

gboolean
tri_store_verify (TriStore *self, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run (self, TRI_STORE_READ, verify_worker, NULL, NULL, error) != NULL;
}
