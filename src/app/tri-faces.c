/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small pictures of clients in lists, made once on workers and kept in memory. */

#include "config.h"

#include "tri-faces.h"

#include "tri-picture.h"
#include "tri-scene.h"
#include "tri-store-people.h"

/* Twice the avatar's size, for dense screens. */
#define FACE_PX 96
/* 18 MB; a list shows a dozen at a time. */
#define MAX_FACES 500

typedef struct
{
  char *sha256; /* of the photo file */
  GdkTexture *texture;
} Known;

struct _TriFaces
{
  GObject parent_instance;

  TriStore *store;
  GHashTable *known; /* client id → Known */
};

G_DEFINE_FINAL_TYPE (TriFaces, tri_faces, G_TYPE_OBJECT)

/* One load: the file from the store's thread, the picture from a worker. */
typedef struct
{
  char *client_id;
  TriFace *face;
} Load;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->sha256);
  g_object_unref (known->texture);
  g_free (known);
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->client_id);
  g_clear_pointer (&load->face, tri_face_free);
  g_free (load);
}

static void
make_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Load *load = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = NULL;
  cairo_surface_t *surface;
  TriViewport viewport;

  if (g_task_return_error_if_cancelled (task))
    return;
  photo = tri_photo_new_reduced_from_bytes (load->face->bytes, "", FACE_PX, cancellable, &error);
  if (photo == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  viewport = tri_picture_cover (photo, FACE_PX, FACE_PX);
  surface = tri_preview_render_bare (photo, &viewport);
  g_task_return_pointer (task, tri_picture_to_texture (surface), g_object_unref);
  cairo_surface_destroy (surface);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriFaces *self = TRI_FACES (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), &error);
  const Load *load = g_task_get_task_data (G_TASK (result));
  Known *known;

  if (texture == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_hash_table_size (self->known) >= MAX_FACES)
    g_hash_table_remove_all (self->known);
  known = g_new0 (Known, 1);
  known->sha256 = g_strdup (load->face->sha256);
  known->texture = g_object_ref (texture);
  g_hash_table_insert (self->known, g_strdup (load->client_id), known);
  g_task_return_pointer (task, texture, g_object_unref);
}

static void
face_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TriFaces *self = g_task_get_source_object (task);
  g_autoptr (GTask) making = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriFace) face = tri_store_load_face_finish (TRI_STORE (source), result, &error);
  const char *client_id = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GdkTexture *texture;
  Load *load;

  if (face == NULL)
    {
      /* It may have become private. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_hash_table_remove (self->known, client_id);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  texture = tri_faces_peek (self, client_id);
  if (face->bytes == NULL && texture != NULL)
    {
      g_task_return_pointer (task, g_object_ref (texture), g_object_unref);
      return;
    }
  if (face->bytes == NULL)
    {
      /* Thrown out of memory meanwhile. */
      tri_store_load_face_async (self->store, client_id, NULL, g_task_get_cancellable (task),
                                 face_cb, g_steal_pointer (&task));
      return;
    }
  load = g_new0 (Load, 1);
  load->client_id = g_strdup (client_id);
  load->face = g_steal_pointer (&face);
  making = g_task_new (self, cancellable, made_cb, g_steal_pointer (&task));
  g_task_set_source_tag (making, face_cb);
  g_task_set_priority (making, G_PRIORITY_LOW);
  g_task_set_task_data (making, load, load_free);
  g_task_run_in_thread (making, make_worker);
}

void
tri_faces_load_async (TriFaces *self,
                      const char *client_id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  const Known *known;
  GTask *task;

  g_return_if_fail (TRI_IS_FACES (self));
  g_return_if_fail (client_id != NULL);

  known = g_hash_table_lookup (self->known, client_id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tri_faces_load_async);
  g_task_set_task_data (task, g_strdup (client_id), g_free);
  tri_store_load_face_async (self->store, client_id, known != NULL ? known->sha256 : NULL,
                             cancellable, face_cb, task);
}

GdkTexture *
tri_faces_load_finish (TriFaces *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_FACES (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tri_faces_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GdkTexture *
tri_faces_peek (TriFaces *self, const char *client_id)
{
  const Known *known;

  g_return_val_if_fail (TRI_IS_FACES (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  known = g_hash_table_lookup (self->known, client_id);
  return known != NULL ? known->texture : NULL;
}

static void
tri_faces_finalize (GObject *object)
{
  TriFaces *self = TRI_FACES (object);

  g_clear_object (&self->store);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (tri_faces_parent_class)->finalize (object);
}

static void
tri_faces_class_init (TriFacesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_faces_finalize;
}

static void
tri_faces_init (TriFaces *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
}

TriFaces *
tri_faces_new (TriStore *store)
{
  TriFaces *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);

  self = g_object_new (TRI_TYPE_FACES, NULL);
  self->store = g_object_ref (store);
  return self;
}
