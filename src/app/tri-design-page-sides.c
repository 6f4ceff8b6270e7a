/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design page while the sides are measured. */

#include "config.h"

#include "tri-design-page-private.h"

void
_tri_design_page_end_sides (TriDesignPage *self)
{
  if (self->sides == NULL)
    return;

  g_clear_object (&self->sides);
  tri_sides_panel_start (self->sides_panel, NULL, NULL, NULL);
  tri_canvas_set_tool (self->canvas, NULL);
  _tri_design_page_update (self);
}

static void
sides_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  const TriPhotoRecord *record;

  if (self->sides != NULL || view == NULL || tri_view_item_get_scene (view) == NULL)
    return;

  record = tri_view_item_get_record (view);
  self->sides = tri_sides_tool_new (record->width, record->height);
  tri_canvas_set_before (self->canvas, FALSE);
  tri_canvas_set_tool (self->canvas, TRI_MARK_TOOL (self->sides));
  tri_sides_panel_start (self->sides_panel, self->consultation, view, self->sides);
  _tri_design_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
sides_finished_cb (TriDesignPage *self, gboolean kept, TriSidesPanel *panel)
{
  _tri_design_page_end_sides (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
_tri_design_page_install_sides (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRI_TYPE_SIDES_PANEL);
  gtk_widget_class_install_action (widget_class, "design.sides", NULL, sides_action);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, sides_panel);
  gtk_widget_class_bind_template_callback (widget_class, sides_finished_cb);
}
