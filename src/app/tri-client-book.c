/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients of the record in memory. */

#include "config.h"

#include "tri-client-book.h"

#include "tri-store-people.h"

struct _TriClientBook
{
  GObject parent_instance;

  TriStore *store;
  TriClientIndex *index;
  TriFaces *faces;
  gboolean loaded;
  gboolean loading;
  gboolean again; /* asked while loading */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriClientBook, tri_client_book, G_TYPE_OBJECT)

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriClientBook) self = user_data;
  g_autoptr (GError) error = NULL;
  TriClientIndex *changes = tri_store_load_client_index_finish (TRI_STORE (source), result, &error);
  gboolean first = !self->loaded;

  self->loading = FALSE;
  if (changes == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  self->loaded = TRUE;
  if (tri_client_index_absorb (self->index, changes) || first)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->again)
    tri_client_book_refresh (self);
}

void
tri_client_book_refresh (TriClientBook *self)
{
  g_return_if_fail (TRI_IS_CLIENT_BOOK (self));

  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  tri_store_load_client_index_async (self->store, tri_client_index_get_stamp (self->index), NULL,
                                     load_cb, g_object_ref (self));
}

gboolean
tri_client_book_is_loaded (TriClientBook *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_BOOK (self), FALSE);

  return self->loaded;
}

TriClientIndex *
tri_client_book_get_index (TriClientBook *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_BOOK (self), NULL);

  return self->index;
}

TriFaces *
tri_client_book_get_faces (TriClientBook *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_BOOK (self), NULL);

  return self->faces;
}

static void
tri_client_book_finalize (GObject *object)
{
  TriClientBook *self = TRI_CLIENT_BOOK (object);

  g_clear_object (&self->faces);
  g_clear_object (&self->store);
  g_clear_pointer (&self->index, tri_client_index_free);

  G_OBJECT_CLASS (tri_client_book_parent_class)->finalize (object);
}

static void
tri_client_book_class_init (TriClientBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_client_book_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tri_client_book_init (TriClientBook *self)
{
  self->index = tri_client_index_new ();
}

TriClientBook *
tri_client_book_new (TriStore *store)
{
  TriClientBook *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);

  self = g_object_new (TRI_TYPE_CLIENT_BOOK, NULL);
  self->store = g_object_ref (store);
  self->faces = tri_faces_new (store);
  return self;
}
