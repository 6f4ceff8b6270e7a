/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person whom the client named, to be filled in. */

#include "config.h"

#include "tri-confidant-row.h"

#include <glib/gi18n.h>

struct _TriConfidantRow
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *relation_row;
  GtkCheckButton *may_know_check;
  GtkCheckButton *came_along_check;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriConfidantRow, tri_confidant_row, ADW_TYPE_EXPANDER_ROW)

static void
update_title (TriConfidantRow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  const char *relation = gtk_editable_get_text (GTK_EDITABLE (self->relation_row));
  const char *knows
      = gtk_check_button_get_active (self->may_know_check) ? _ ("may know") : _ ("may not know");
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (*relation != '\0')
    g_string_append_printf (subtitle, "%s · ", relation);
  g_string_append (subtitle, knows);
  if (gtk_check_button_get_active (self->came_along_check))
    g_string_append_printf (subtitle, " · %s", _ ("came along"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 *name != '\0' ? name : _ ("Person without a name"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
}

static void
remove_cb (TriConfidantRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
tri_confidant_row_class_init (TriConfidantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-confidant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriConfidantRow, came_along_check);
  gtk_widget_class_bind_template_child (widget_class, TriConfidantRow, may_know_check);
  gtk_widget_class_bind_template_child (widget_class, TriConfidantRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriConfidantRow, relation_row);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_title);
}

static void
tri_confidant_row_init (TriConfidantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriConfidantRow *
tri_confidant_row_new (const TriConfidant *confidant)
{
  TriConfidantRow *self;

  g_return_val_if_fail (confidant != NULL, NULL);

  self = g_object_new (TRI_TYPE_CONFIDANT_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), confidant->name);
  gtk_editable_set_text (GTK_EDITABLE (self->relation_row), confidant->relation);
  gtk_check_button_set_active (self->may_know_check, confidant->may_know);
  gtk_check_button_set_active (self->came_along_check, confidant->came_along);
  update_title (self);
  return self;
}

TriConfidant *
tri_confidant_row_take (TriConfidantRow *self)
{
  TriConfidant *confidant;

  g_return_val_if_fail (TRI_IS_CONFIDANT_ROW (self), NULL);

  confidant = g_new0 (TriConfidant, 1);
  confidant->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  confidant->relation = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->relation_row)));
  confidant->may_know = gtk_check_button_get_active (self->may_know_check);
  confidant->came_along = gtk_check_button_get_active (self->came_along_check);
  return confidant;
}

void
tri_confidant_row_focus (TriConfidantRow *self)
{
  g_return_if_fail (TRI_IS_CONFIDANT_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
