/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design page while free parts are drawn: in one view after another, until it is left. */

#include "config.h"

#include "tri-design-page-private.h"

void
_tri_design_page_end_parts (TriDesignPage *self)
{
  if (self->parts == NULL)
    return;

  tri_canvas_set_parts_tool (self->canvas, NULL);
  tri_parts_panel_start (self->parts_panel, NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->parts, self);
  g_clear_object (&self->parts);
  _tri_design_page_update (self);
}

static void
parts_failed_cb (TriDesignPage *self, GError *error, TriPartsTool *tool)
{
  ;
}

static void
parts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);

  if (self->parts != NULL || self->consultation == NULL)
    return;

  self->parts = tri_parts_tool_new (self->consultation);
  g_signal_connect_object (self->parts, "failed", G_CALLBACK (parts_failed_cb), self,
                           G_CONNECT_SWAPPED);
  tri_canvas_set_before (self->canvas, FALSE);
  tri_canvas_set_parts_tool (self->canvas, self->parts);
  tri_parts_panel_start (self->parts_panel, self->consultation, self->parts);
  _tri_design_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
parts_finished_cb (TriDesignPage *self, TriPartsPanel *panel)
{
  _tri_design_page_end_parts (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
_tri_design_page_install_parts (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRI_TYPE_PARTS_PANEL);
  gtk_widget_class_install_action (widget_class, "design.parts", NULL, parts_action);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, parts_panel);
  gtk_widget_class_bind_template_callback (widget_class, parts_finished_cb);
}
