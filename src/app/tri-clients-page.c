/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients, with search as you type over an index in memory. */

#include "config.h"

#include "tri-clients-page.h"

#include "tri-client-item.h"
#include "tri-widget.h"

struct _TriClientsPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkListView *list;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;

  GListStore *clients;
  GtkCustomFilter *filter;
  char **words;
};

G_DEFINE_FINAL_TYPE (TriClientsPage, tri_clients_page, GTK_TYPE_WIDGET)

static void
update_stack (TriClientsPage *self)
{
  guint n_clients = g_list_model_get_n_items (G_LIST_MODEL (self->clients));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  const char *name = "list";

  if (n_clients == 0)
    name = "empty";
  else if (n_shown == 0)
    name = "nothing";
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_clients > 0);
}

static gboolean
filter_client (gpointer item, gpointer user_data)
{
  TriClientsPage *self = user_data;

  return self->words == NULL || tri_client_item_matches (item, (const char *const *) self->words);
}

static void
search_changed_cb (GtkSearchEntry *entry, TriClientsPage *self)
{
  g_auto (GStrv) words = NULL;

  /* Folded like the clients' search text; a space separates words, so "ha m" finds M. Hale. */
  words = g_str_tokenize_and_fold (gtk_editable_get_text (GTK_EDITABLE (entry)), NULL, NULL);
  g_clear_pointer (&self->words, g_strfreev);
  self->words = g_steal_pointer (&words);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
open_at (TriClientsPage *self, guint position)
{
  g_autoptr (TriClientItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-client", "s",
                                tri_client_item_get_id (item));
}

static void
activated_cb (GtkListView *list, guint position, TriClientsPage *self)
{
  open_at (self, position);
}

/* Enter in the search opens the client that is selected, the first one found at first. */
static void
search_activated_cb (GtkSearchEntry *entry, TriClientsPage *self)
{
  open_at (self, gtk_single_selection_get_selected (self->selection));
}

static void
tri_clients_page_dispose (GObject *object)
{
  TriClientsPage *self = TRI_CLIENTS_PAGE (object);

  tri_widget_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->filter);
  g_clear_object (&self->clients);

  G_OBJECT_CLASS (tri_clients_page_parent_class)->dispose (object);
}

static void
tri_clients_page_finalize (GObject *object)
{
  g_strfreev (TRI_CLIENTS_PAGE (object)->words);

  G_OBJECT_CLASS (tri_clients_page_parent_class)->finalize (object);
}

static void
tri_clients_page_class_init (TriClientsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_clients_page_dispose;
  object_class->finalize = tri_clients_page_finalize;

  g_type_ensure (TRI_TYPE_CLIENT_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, shown);
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_clients_page_init (TriClientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->clients = g_list_store_new (TRI_TYPE_CLIENT_ITEM);
  self->filter = gtk_custom_filter_new (filter_client, self, NULL);
  gtk_filter_list_model_set_filter (self->shown, GTK_FILTER (self->filter));
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (self->clients));
  update_stack (self);
}

void
tri_clients_page_set_clients (TriClientsPage *self, GPtrArray *clients)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (TRI_IS_CLIENTS_PAGE (self));
  g_return_if_fail (clients != NULL);

  items = g_ptr_array_new_full (clients->len, g_object_unref);
  for (guint i = 0; i < clients->len; i++)
    g_ptr_array_add (items, tri_client_item_new (g_ptr_array_index (clients, i)));

  g_list_store_splice (self->clients, 0, g_list_model_get_n_items (G_LIST_MODEL (self->clients)),
                       items->pdata, items->len);
  update_stack (self);
}

void
tri_clients_page_focus_list (TriClientsPage *self)
{
  g_return_if_fail (TRI_IS_CLIENTS_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

void
tri_clients_page_focus_search (TriClientsPage *self)
{
  g_return_if_fail (TRI_IS_CLIENTS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

guint
tri_clients_page_get_n_shown (TriClientsPage *self)
{
  g_return_val_if_fail (TRI_IS_CLIENTS_PAGE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}
