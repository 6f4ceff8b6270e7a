/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How left and right go together: linked, free, or mirrored once. */

#include "config.h"

#include "tri-halves-row.h"

#include "tri-widget.h"

struct _TriHalvesRow
{
  GtkWidget parent_instance;

  GtkToggleButton *linked;
  GtkToggleButton *free_sides;

  TriConsultation *consultation;
  gboolean updating; /* buttons are being set, not pressed */
};

G_DEFINE_FINAL_TYPE (TriHalvesRow, tri_halves_row, GTK_TYPE_WIDGET)

static void
update (TriHalvesRow *self)
{
  const TriDesignSpec *spec
      = tri_design_get_spec (tri_consultation_get_design (self->consultation));

  self->updating = TRUE;
  gtk_toggle_button_set_active (spec->free_sides ? self->free_sides : self->linked, TRUE);
  self->updating = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "halves.mirror-left", spec->free_sides);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "halves.mirror-right", spec->free_sides);
}

static void
toggled_cb (TriHalvesRow *self, GtkToggleButton *button)
{
  g_autoptr (TriDesign) design = NULL;

  if (self->updating || self->consultation == NULL || !gtk_toggle_button_get_active (button))
    return;

  design = tri_design_new_sides (tri_consultation_get_design (self->consultation),
                                 button == self->free_sides);
  tri_consultation_set_design (self->consultation, design, 0);
  /* A refused change leaves the buttons where the design is. */
  update (self);
}

static void
mirror_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriHalvesRow *self = TRI_HALVES_ROW (widget);
  g_autoptr (TriDesign) design
      = tri_design_new_mirrored (tri_consultation_get_design (self->consultation),
                                 g_str_equal (name, "halves.mirror-left") ? 1 : -1);

  tri_consultation_set_design (self->consultation, design, 0);
}

static void
tri_halves_row_dispose (GObject *object)
{
  TriHalvesRow *self = TRI_HALVES_ROW (object);

  tri_halves_row_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_halves_row_parent_class)->dispose (object);
}

static void
tri_halves_row_class_init (TriHalvesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_halves_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-halves-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriHalvesRow, linked);
  gtk_widget_class_bind_template_child (widget_class, TriHalvesRow, free_sides);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "halves.mirror-left", NULL, mirror_action);
  gtk_widget_class_install_action (widget_class, "halves.mirror-right", NULL, mirror_action);
}

static void
tri_halves_row_init (TriHalvesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_halves_row_set_consultation (TriHalvesRow *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_HALVES_ROW (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;

  g_signal_connect_object (consultation, "notify::design-serial", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
