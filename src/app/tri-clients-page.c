/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients, with search as you type. */

#include "config.h"

#include "tri-clients-page.h"

#include "tri-client-list.h"
#include "tri-widget.h"

struct _TriClientsPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkListView *list;
  GtkSingleSelection *selection;

  TriClientBook *book; /* NULL at first */
  TriClientList *shown;
  gboolean wants_focus; /* as soon as there is a list */
};

G_DEFINE_FINAL_TYPE (TriClientsPage, tri_clients_page, GTK_TYPE_WIDGET)

static void
update_stack (TriClientsPage *self)
{
  gboolean loaded = self->book != NULL && tri_client_book_is_loaded (self->book);
  guint n_clients
      = loaded ? tri_client_index_get_n_clients (tri_client_book_get_index (self->book)) : 0;
  const char *name = "list";

  if (!loaded)
    name = "loading";
  else if (n_clients == 0)
    name = "empty";
  else if (tri_clients_page_get_n_shown (self) == 0)
    name = "nothing";
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_clients > 0);
  if (loaded && self->wants_focus)
    tri_clients_page_focus_list (self);
}

static void
search_changed_cb (GtkSearchEntry *entry, TriClientsPage *self)
{
  tri_client_list_set_query (self->shown, gtk_editable_get_text (GTK_EDITABLE (entry)));
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
  g_clear_object (&self->shown);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tri_clients_page_parent_class)->dispose (object);
}

static void
tri_clients_page_class_init (TriClientsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_clients_page_dispose;

  g_type_ensure (TRI_TYPE_CLIENT_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TriClientsPage, selection);
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

  self->shown = g_object_new (TRI_TYPE_CLIENT_LIST, NULL);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  update_stack (self);
}

void
tri_clients_page_set_book (TriClientsPage *self, TriClientBook *book)
{
  g_return_if_fail (TRI_IS_CLIENTS_PAGE (self));
  g_return_if_fail (TRI_IS_CLIENT_BOOK (book));

  if (!g_set_object (&self->book, book))
    return;
  tri_client_list_set_book (self->shown, book);
  g_signal_connect_object (book, "changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

void
tri_clients_page_focus_list (TriClientsPage *self)
{
  g_return_if_fail (TRI_IS_CLIENTS_PAGE (self));

  self->wants_focus = self->book == NULL || !tri_client_book_is_loaded (self->book);
  if (!self->wants_focus)
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
