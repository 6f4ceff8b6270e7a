/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search leaves of all clients, as a list model. */

#include "config.h"

#include "tri-client-list.h"

struct _TriClientList
{
  GObject parent_instance;

  TriClientBook *book;
  char *query;
  char *without;    /* (nullable) */
  GPtrArray *found; /* TriClientEntry of the book's index */
};

static GType
tri_client_list_get_item_type (GListModel *model)
{
  return TRI_TYPE_CLIENT_ITEM;
}

static guint
tri_client_list_get_n_items (GListModel *model)
{
  return TRI_CLIENT_LIST (model)->found->len;
}

static gpointer
tri_client_list_get_item (GListModel *model, guint position)
{
  TriClientList *self = TRI_CLIENT_LIST (model);

  if (position >= self->found->len)
    return NULL;
  return tri_client_item_new (self->found->pdata[position], tri_client_book_get_faces (self->book));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tri_client_list_get_item_type;
  iface->get_n_items = tri_client_list_get_n_items;
  iface->get_item = tri_client_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TriClientList,
                               tri_client_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
search (TriClientList *self)
{
  guint n_before = self->found->len;

  if (self->book == NULL)
    return;
  g_ptr_array_unref (self->found);
  self->found = tri_client_index_search (tri_client_book_get_index (self->book), self->query);
  for (guint i = 0; self->without != NULL && i < self->found->len; i++)
    if (g_str_equal (((const TriClientEntry *) self->found->pdata[i])->id, self->without))
      {
        g_ptr_array_remove_index (self->found, i);
        break;
      }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->found->len);
}

void
tri_client_list_set_book (TriClientList *self, TriClientBook *book)
{
  g_return_if_fail (TRI_IS_CLIENT_LIST (self));
  g_return_if_fail (TRI_IS_CLIENT_BOOK (book));

  if (self->book == book)
    return;
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);
  g_signal_connect_object (book, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  search (self);
}

void
tri_client_list_set_query (TriClientList *self, const char *query)
{
  g_return_if_fail (TRI_IS_CLIENT_LIST (self));
  g_return_if_fail (query != NULL);

  if (g_str_equal (self->query, query))
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  search (self);
}

void
tri_client_list_set_without (TriClientList *self, const char *client_id)
{
  g_return_if_fail (TRI_IS_CLIENT_LIST (self));

  g_free (self->without);
  self->without = g_strdup (client_id);
  search (self);
}

static void
tri_client_list_finalize (GObject *object)
{
  TriClientList *self = TRI_CLIENT_LIST (object);

  g_clear_object (&self->book);
  g_free (self->query);
  g_free (self->without);
  g_ptr_array_unref (self->found);

  G_OBJECT_CLASS (tri_client_list_parent_class)->finalize (object);
}

static void
tri_client_list_class_init (TriClientListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_client_list_finalize;
}

static void
tri_client_list_init (TriClientList *self)
{
  self->query = g_strdup ("");
  self->found = g_ptr_array_new ();
}
