/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photo in the view strip: thumbnail, name, and a tick when its head is known. */

#include "config.h"

#include "tri-view-tile.h"

#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>

struct _TriViewTile
{
  GtkWidget parent_instance;

  GtkPicture *picture;
  GtkLabel *name;
  GtkImage *mark;
  TriViewItem *item;
};

G_DEFINE_FINAL_TYPE (TriViewTile, tri_view_tile, GTK_TYPE_WIDGET)

static void
update_cb (TriViewTile *self)
{
  TriView view = tri_view_item_get_record (self->item)->view;
  g_autoptr (GdkPaintable) thumbnail = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *label = NULL;
  gboolean registered;

  g_object_get (self->item, "thumbnail", &thumbnail, "problem", &problem, "registered", &registered,
                NULL);
  gtk_picture_set_paintable (self->picture, thumbnail);
  gtk_label_set_label (self->name, tri_words_view_short (view));
  gtk_image_set_from_icon_name (self->mark, problem != NULL ? "dialog-warning-symbolic"
                                                            : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), registered || problem != NULL);

  if (problem != NULL)
    label = g_strdup (problem);
  else if (registered)
    label = g_strdup_printf (_ ("%s, points marked"), tri_view_get_name (view));
  else
    label = g_strdup_printf (_ ("%s, points not marked yet"), tri_view_get_name (view));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
tri_view_tile_dispose (GObject *object)
{
  TriViewTile *self = TRI_VIEW_TILE (object);

  g_clear_object (&self->item);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_view_tile_parent_class)->dispose (object);
}

static void
tri_view_tile_class_init (TriViewTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_view_tile_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-view-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, TriViewTile, picture);
  gtk_widget_class_bind_template_child (widget_class, TriViewTile, name);
  gtk_widget_class_bind_template_child (widget_class, TriViewTile, mark);
}

static void
tri_view_tile_init (TriViewTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tri_view_tile_new (TriViewItem *item)
{
  TriViewTile *self;

  g_return_val_if_fail (TRI_IS_VIEW_ITEM (item), NULL);

  self = g_object_new (TRI_TYPE_VIEW_TILE, NULL);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);

  return GTK_WIDGET (self);
}

TriViewItem *
tri_view_tile_get_item (TriViewTile *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_TILE (self), NULL);

  return self->item;
}
