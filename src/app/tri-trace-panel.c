/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while a drawn line is traced: what to click, how well it fits, and its use. */

#include "config.h"

#include "tri-trace-panel.h"

#include "tri-finding-row.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriTracePanel
{
  GtkWidget parent_instance;

  GtkLabel *title;
  TriFindingRow *result;
  GtkWidget *back;
  GtkWidget *keep;

  TriConsultation *consultation;
  TriTraceTool *tool;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriTracePanel, tri_trace_panel, GTK_TYPE_WIDGET)

static void
show_result (TriTracePanel *self, TriFindingLevel level, const char *text)
{
  TriFinding finding = { .level = level, .text = (char *) text };

  tri_finding_row_set (self->result, &finding);
}

static void
update_title (TriTracePanel *self, guint n_points)
{
  g_autofree char *title = NULL;

  if (n_points < TRI_TRACE_LEAST_POINTS)
    title = g_strdup_printf (
        ngettext ("%u more point", "%u more points", TRI_TRACE_LEAST_POINTS - n_points),
        TRI_TRACE_LEAST_POINTS - n_points);
  else
    title = g_strdup_printf (ngettext ("%u point", "%u points", n_points), n_points);
  gtk_label_set_label (self->title, title);
}

static void
update_cb (TriTracePanel *self)
{
  guint n_points = tri_trace_tool_get_n_points (self->tool);
  const TriTraceFit *fit = tri_trace_tool_get_fit (self->tool);
  guint beside = tri_trace_tool_get_beside (self->tool);
  g_autofree char *text = NULL;

  update_title (self, n_points);
  gtk_widget_set_sensitive (self->back, n_points > 0);
  gtk_widget_set_sensitive (self->keep, tri_trace_tool_get_usable (self->tool) != NULL);
  /* While the next line is looked for the last words stay: they would only flicker. */
  if (tri_trace_tool_is_busy (self->tool) && beside == TRI_MARK_NONE)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->result), fit != NULL || beside != TRI_MARK_NONE);
  if (beside != TRI_MARK_NONE)
    {
      text = g_strdup_printf (_ ("Point %u is beside the head; drag it onto the drawn line, or "
                                 "trace the line in a photo that shows it."),
                              beside + 1);
      show_result (self, TRI_FINDING_WARNING, text);
    }
  else if (fit != NULL)
    {
      text = tri_trace_fit_describe (fit);
      show_result (self,
                   fit->verdict == TRI_TRACE_FITS     ? TRI_FINDING_GOOD
                   : fit->verdict == TRI_TRACE_ASTRAY ? TRI_FINDING_WARNING
                                                      : TRI_FINDING_CARE,
                   text);
    }
}

static void
back_cb (TriTracePanel *self)
{
  tri_mark_tool_back (TRI_MARK_TOOL (self->tool));
}

static void
cancel_cb (TriTracePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, FALSE);
}

static void
keep_cb (TriTracePanel *self)
{
  tri_trace_panel_apply (self);
}

static void
tri_trace_panel_dispose (GObject *object)
{
  TriTracePanel *self = TRI_TRACE_PANEL (object);

  tri_trace_panel_start (self, NULL, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_trace_panel_parent_class)->dispose (object);
}

static void
tri_trace_panel_class_init (TriTracePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_trace_panel_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (TRI_TYPE_FINDING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-trace-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TriTracePanel, title);
  gtk_widget_class_bind_template_child (widget_class, TriTracePanel, result);
  gtk_widget_class_bind_template_child (widget_class, TriTracePanel, back);
  gtk_widget_class_bind_template_child (widget_class, TriTracePanel, keep);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tri_trace_panel_init (TriTracePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_trace_panel_start (TriTracePanel *self, TriConsultation *consultation, TriTraceTool *tool)
{
  g_return_if_fail (TRI_IS_TRACE_PANEL (self));
  g_return_if_fail ((tool == NULL) == (consultation == NULL));

  if (self->tool != NULL)
    g_signal_handlers_disconnect_by_data (self->tool, self);
  g_set_object (&self->consultation, consultation);
  g_set_object (&self->tool, tool);
  if (tool == NULL)
    return;

  g_signal_connect_object (tool, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tool, "fit-changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
}

void
tri_trace_panel_apply (TriTracePanel *self)
{
  TriDesign *design;

  g_return_if_fail (TRI_IS_TRACE_PANEL (self));

  design = self->tool != NULL ? tri_trace_tool_get_usable (self->tool) : NULL;
  if (design == NULL)
    return;

  tri_consultation_end_coalescing (self->consultation);
  tri_consultation_set_design (self->consultation, design, 0);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, TRUE);
}
