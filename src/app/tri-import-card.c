/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which view of the head a photo shows; answers by the action design.import-as. */

#include "config.h"

#include "tri-import-card.h"

#include "tri-widget.h"

struct _TriImportCard
{
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkWidget *views[TRI_N_VIEWS];
};

G_DEFINE_FINAL_TYPE (TriImportCard, tri_import_card, GTK_TYPE_WIDGET)

static void
tri_import_card_dispose (GObject *object)
{

  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_import_card_parent_class)->dispose (object);
}

static void
tri_import_card_class_init (TriImportCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_import_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-import-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TriImportCard, name);
  for (guint i = 0; i < TRI_N_VIEWS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, tri_view_get_id ((TriView) i), FALSE,
                                               G_STRUCT_OFFSET (TriImportCard, views)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
}

static void
tri_import_card_init (TriImportCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_import_card_ask (TriImportCard *self, const char *name, TriView guess)
{
  g_return_if_fail (TRI_IS_IMPORT_CARD (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (guess < TRI_N_VIEWS);

  gtk_label_set_label (self->name, name);
  for (guint i = 0; i < TRI_N_VIEWS; i++)
    {
      if (i == (guint) guess)
        gtk_widget_add_css_class (self->views[i], "suggested-action");
      else
        gtk_widget_remove_css_class (self->views[i], "suggested-action");
    }
  gtk_widget_grab_focus (self->views[guess]);
}
