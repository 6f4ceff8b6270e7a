/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design page while a line that is drawn on the real head is traced. */

#include "config.h"

#include "tri-design-page-private.h"

void
_tri_design_page_end_trace (TriDesignPage *self)
{
  if (self->trace == NULL)
    return;

  g_clear_object (&self->trace);
  tri_trace_panel_start (self->trace_panel, NULL, NULL);
  tri_canvas_set_tool (self->canvas, NULL);
  _tri_design_page_update (self);
}

static void
trace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  TriScene *scene = view != NULL ? tri_view_item_get_scene (view) : NULL;

  if (self->trace != NULL || scene == NULL)
    return;

  self->trace = tri_trace_tool_new (scene, tri_consultation_get_design (self->consultation));
  tri_canvas_set_before (self->canvas, FALSE);
  tri_canvas_set_tool (self->canvas, TRI_MARK_TOOL (self->trace));
  tri_trace_panel_start (self->trace_panel, self->consultation, self->trace);
  _tri_design_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tri_trace_panel_apply (TRI_DESIGN_PAGE (widget)->trace_panel);
}

static void
trace_finished_cb (TriDesignPage *self, gboolean used, TriTracePanel *panel)
{
  _tri_design_page_end_trace (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trace_finished_cb (TRI_DESIGN_PAGE (widget), FALSE, NULL);
}

void
_tri_design_page_install_trace (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRI_TYPE_TRACE_PANEL);
  gtk_widget_class_install_action (widget_class, "design.trace", NULL, trace_action);
  gtk_widget_class_install_action (widget_class, "design.trace-apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "design.trace-leave", NULL, leave_action);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, trace_panel);
  gtk_widget_class_bind_template_callback (widget_class, trace_finished_cb);
}
