/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the Record page: what it is, how it stands, and what can be done. */

#include "config.h"

#include "tri-paper-row.h"

struct _TriPaperRow
{
  AdwActionRow parent_instance;

  GtkLabel *badge;
  GtkButton *button;
  GtkWidget *opens_image;
};

enum
{
  SIGNAL_ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPaperRow, tri_paper_row, ADW_TYPE_ACTION_ROW)

static void
clicked_cb (TriPaperRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACT], 0);
}

static void
tri_paper_row_class_init (TriPaperRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-paper-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPaperRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TriPaperRow, button);
  gtk_widget_class_bind_template_child (widget_class, TriPaperRow, opens_image);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
tri_paper_row_init (TriPaperRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriPaperRow *
tri_paper_row_new (const char *title, const char *subtitle)
{
  TriPaperRow *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (TRI_TYPE_PAPER_ROW, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  return self;
}

void
tri_paper_row_set_badge (TriPaperRow *self, const char *text, const char *css)
{
  g_return_if_fail (TRI_IS_PAPER_ROW (self));
  g_return_if_fail (text != NULL && css != NULL);

  gtk_label_set_label (self->badge, text);
  if (*css != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), css);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), TRUE);
}

void
tri_paper_row_set_button (TriPaperRow *self, const char *label)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TRI_IS_PAPER_ROW (self));
  g_return_if_fail (label != NULL);

  gtk_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
  parts = g_strsplit (label, "_", -1);
  plain = g_strjoinv ("", parts);
  name = g_strdup_printf ("%s: %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                          plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
tri_paper_row_set_opens (TriPaperRow *self)
{
  g_return_if_fail (TRI_IS_PAPER_ROW (self));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_visible (self->opens_image, TRUE);
}
