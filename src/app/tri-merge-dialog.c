/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of one person become one. */

#include "config.h"

#include "tri-merge-dialog.h"

#include "tri-client-list.h"
#include "tri-store-people.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriMergeDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *choose_label;
  GtkSearchEntry *search_entry;
  GtkSingleSelection *selection;
  AdwActionRow *first_row;
  AdwActionRow *second_row;
  GtkCheckButton *first_check;
  GtkWidget *merge_button;
  GtkRevealer *error_revealer;

  TriStore *store;
  TriClientBook *book;
  TriClientList *others;
  char *first_id;
  char *second_id; /* NULL until chosen */
};

enum
{
  SIGNAL_MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriMergeDialog, tri_merge_dialog, ADW_TYPE_WINDOW)

static void
show_entry (TriMergeDialog *self, AdwActionRow *row, GtkCheckButton *check, const char *id)
{
  const TriClientEntry *entry = tri_client_index_find (tri_client_book_get_index (self->book), id);
  g_autofree char *title = NULL;

  if (entry == NULL)
    return;
  /* Translators: the client's code and name */
  title = g_strdup_printf (_ ("%s, %s"), entry->code, entry->display_name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, tri_norwood_get_name (entry->norwood));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
choose (TriMergeDialog *self, const char *id)
{
  g_free (self->second_id);
  self->second_id = g_strdup (id);
  show_entry (self, self->second_row,
              GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (self->second_row)), id);
  gtk_stack_set_visible_child_name (self->stack, "confirm");
  gtk_widget_set_visible (self->merge_button, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->first_check));
}

static void
choose_at (TriMergeDialog *self, guint position)
{
  g_autoptr (TriClientItem) item = g_list_model_get_item (G_LIST_MODEL (self->others), position);

  if (item != NULL)
    choose (self, tri_client_item_get_id (item));
}

static void
activated_cb (GtkListView *list, guint position, TriMergeDialog *self)
{
  choose_at (self, position);
}

static void
search_changed_cb (GtkSearchEntry *entry, TriMergeDialog *self)
{
  tri_client_list_set_query (self->others, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
search_activated_cb (TriMergeDialog *self)
{
  choose_at (self, gtk_single_selection_get_selected (self->selection));
}

/* Escape in the search closes the dialog as everywhere in it. */
static void
stop_search_cb (TriMergeDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_merge_clients_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  tri_client_book_refresh (self->book);
  g_signal_emit (self, signals[SIGNAL_MERGED], 0,
                 gtk_check_button_get_active (self->first_check) ? self->first_id
                                                                 : self->second_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriMergeDialog *self = TRI_MERGE_DIALOG (widget);
  gboolean first_stays = gtk_check_button_get_active (self->first_check);

  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "merge.merge", FALSE);
  tri_store_merge_clients_async (self->store, first_stays ? self->first_id : self->second_id,
                                 first_stays ? self->second_id : self->first_id, NULL, merged_cb,
                                 g_object_ref (self));
}

static void
tri_merge_dialog_dispose (GObject *object)
{
  TriMergeDialog *self = TRI_MERGE_DIALOG (object);

  g_clear_object (&self->others);
  g_clear_object (&self->book);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tri_merge_dialog_parent_class)->dispose (object);
}

static void
tri_merge_dialog_finalize (GObject *object)
{
  TriMergeDialog *self = TRI_MERGE_DIALOG (object);

  g_free (self->first_id);
  g_free (self->second_id);

  G_OBJECT_CLASS (tri_merge_dialog_parent_class)->finalize (object);
}

static void
tri_merge_dialog_class_init (TriMergeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_merge_dialog_dispose;
  object_class->finalize = tri_merge_dialog_finalize;

  signals[SIGNAL_MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, choose_label);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, first_check);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, TriMergeDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_merge_dialog_init (TriMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->others = g_object_new (TRI_TYPE_CLIENT_LIST, NULL);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->others));
  gtk_widget_set_visible (self->merge_button, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", FALSE);
}

TriMergeDialog *
tri_merge_dialog_new (TriStore *store,
                      TriClientBook *book,
                      const TriClient *client,
                      const char *other_id)
{
  TriMergeDialog *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (TRI_IS_CLIENT_BOOK (book), NULL);
  g_return_val_if_fail (client != NULL, NULL);

  self = g_object_new (TRI_TYPE_MERGE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  self->first_id = g_strdup (client->id);
  /* Translators: the client's code and name */
  text = g_strdup_printf (_ ("Which other entry is the same person as %s, %s?"), client->code,
                          tri_client_get_display_name (client));
  gtk_label_set_text (self->choose_label, text);
  show_entry (self, self->first_row, self->first_check, client->id);
  tri_client_list_set_without (self->others, client->id);
  tri_client_list_set_book (self->others, book);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  if (other_id != NULL)
    choose (self, other_id);
  return self;
}
