/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design page while the head's outline is corrected. */

#include "config.h"

#include "tri-design-page-private.h"

void
_tri_design_page_end_outline (TriDesignPage *self)
{
  if (self->outline == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->outline, self);
  g_clear_object (&self->outline);
  tri_outline_panel_start (self->outline_panel, NULL, NULL, NULL);
  tri_canvas_set_outline_tool (self->canvas, NULL);
  _tri_design_page_update (self);
}

static void
outline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  TriScene *scene = view != NULL ? tri_view_item_get_scene (view) : NULL;

  if (self->outline != NULL || scene == NULL)
    return;

  self->outline = tri_outline_tool_new (scene, &tri_view_item_get_registration (view)->outline);
  g_signal_connect_object (self->outline, "changed", G_CALLBACK (_tri_design_page_update), self,
                           G_CONNECT_SWAPPED);
  tri_canvas_set_before (self->canvas, FALSE);
  tri_canvas_set_outline_tool (self->canvas, self->outline);
  tri_outline_panel_start (self->outline_panel, self->consultation, view, self->outline);
  _tri_design_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
outline_finished_cb (TriDesignPage *self, gboolean kept, TriOutlinePanel *panel)
{
  _tri_design_page_end_outline (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
outline_failed_cb (TriDesignPage *self, GError *error, TriOutlinePanel *panel)
{
  tri_message_show (self->toasts, error->message);
}

void
_tri_design_page_install_outline (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRI_TYPE_OUTLINE_PANEL);
  gtk_widget_class_install_action (widget_class, "design.outline", NULL, outline_action);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, outline_panel);
  gtk_widget_class_bind_template_callback (widget_class, outline_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_failed_cb);
}
