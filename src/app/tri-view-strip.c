/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's photos as a column of thumbnails; the selected one is the consultation's view. */

#include "config.h"

#include "tri-view-strip.h"

#include "tri-view-tile.h"
#include "tri-widget.h"

struct _TriViewStrip
{
  GtkWidget parent_instance;

  GtkListBox *list;
  TriConsultation *consultation;
};

G_DEFINE_FINAL_TYPE (TriViewStrip, tri_view_strip, GTK_TYPE_WIDGET)

static GtkWidget *
create_tile (gpointer item, gpointer user_data)
{
  return tri_view_tile_new (item);
}

static void
row_selected_cb (TriViewStrip *self, GtkListBoxRow *row, GtkListBox *list)
{
  if (row == NULL || self->consultation == NULL)
    return;

  tri_consultation_set_view (self->consultation, tri_view_tile_get_item (TRI_VIEW_TILE (
                                                     gtk_list_box_row_get_child (row))));
}

static void
view_changed_cb (TriViewStrip *self)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  GListModel *views = tri_consultation_get_views (self->consultation);
  guint position;

  if (view == NULL || !g_list_store_find (G_LIST_STORE (views), view, &position))
    return;

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
}

static void
tri_view_strip_dispose (GObject *object)
{
  TriViewStrip *self = TRI_VIEW_STRIP (object);

  if (self->consultation != NULL)
    tri_view_strip_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_view_strip_parent_class)->dispose (object);
}

static void
tri_view_strip_class_init (TriViewStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_view_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-view-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, TriViewStrip, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
tri_view_strip_init (TriViewStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_view_strip_set_consultation (TriViewStrip *self, TriConsultation *consultation)
{
  g_autoptr (TriConsultation) old = NULL;

  g_return_if_fail (TRI_IS_VIEW_STRIP (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  /* Emptying the list selects nothing; that is not the user's wish. */
  old = g_steal_pointer (&self->consultation);
  if (old != NULL)
    {
      g_signal_handlers_disconnect_by_data (old, self);
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
    }
  if (consultation == NULL)
    return;

  gtk_list_box_bind_model (self->list, tri_consultation_get_views (consultation), create_tile, NULL,
                           NULL);
  self->consultation = g_object_ref (consultation);
  g_signal_connect_object (consultation, "notify::view", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  view_changed_cb (self);
}
