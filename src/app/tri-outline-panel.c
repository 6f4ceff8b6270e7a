/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while the outline is corrected: what to do, what was done, keep or leave it. */

#include "config.h"

#include "tri-outline-panel.h"

#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriOutlinePanel
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkWidget *reset;
  GtkWidget *cancel;
  GtkWidget *keep;

  TriConsultation *consultation;
  TriViewItem *view;
  TriOutlineTool *tool;
  gboolean keeping;
};

enum
{
  SIGNAL_FINISHED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriOutlinePanel, tri_outline_panel, GTK_TYPE_WIDGET)

static void
update_cb (TriOutlinePanel *self)
{
  guint n_points = tri_outline_tool_get_fix (self->tool)->n_points;
  g_autofree char *count = NULL;

  if (n_points > 0)
    count = g_strdup_printf (
        ngettext ("%u place is corrected.", "%u places are corrected.", n_points), n_points);
  gtk_label_set_label (self->count,
                       count != NULL ? count : _ ("The outline is as it was found in the photo."));
  gtk_widget_set_sensitive (self->reset, !self->keeping && n_points > 0);
  gtk_widget_set_sensitive (self->cancel, !self->keeping);
  gtk_widget_set_sensitive (self->keep, !self->keeping && tri_outline_tool_is_changed (self->tool));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriOutlinePanel) self = user_data;
  g_autoptr (GError) error = NULL;

  self->keeping = FALSE;
  if (!tri_consultation_set_outline_finish (TRI_CONSULTATION (source), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      if (self->tool != NULL)
        update_cb (self);
      return;
    }
  if (self->tool != NULL)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0, TRUE);
}

static void
keep_cb (TriOutlinePanel *self)
{
  if (self->tool == NULL || self->keeping)
    return;

  self->keeping = TRUE;
  update_cb (self);
  tri_consultation_set_outline_async (self->consultation, self->view,
                                      tri_outline_tool_get_fix (self->tool), NULL, kept_cb,
                                      g_object_ref (self));
}

static void
reset_cb (TriOutlinePanel *self)
{
  tri_outline_tool_reset (self->tool);
}

static void
cancel_cb (TriOutlinePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, FALSE);
}

static void
tri_outline_panel_dispose (GObject *object)
{
  TriOutlinePanel *self = TRI_OUTLINE_PANEL (object);

  tri_outline_panel_start (self, NULL, NULL, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_outline_panel_parent_class)->dispose (object);
}

static void
tri_outline_panel_class_init (TriOutlinePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_outline_panel_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-outline-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TriOutlinePanel, count);
  gtk_widget_class_bind_template_child (widget_class, TriOutlinePanel, reset);
  gtk_widget_class_bind_template_child (widget_class, TriOutlinePanel, cancel);
  gtk_widget_class_bind_template_child (widget_class, TriOutlinePanel, keep);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tri_outline_panel_init (TriOutlinePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_outline_panel_start (TriOutlinePanel *self,
                         TriConsultation *consultation,
                         TriViewItem *view,
                         TriOutlineTool *tool)
{
  g_return_if_fail (TRI_IS_OUTLINE_PANEL (self));
  g_return_if_fail ((tool == NULL) == (consultation == NULL) && (tool == NULL) == (view == NULL));

  if (self->tool != NULL)
    g_signal_handlers_disconnect_by_data (self->tool, self);
  g_set_object (&self->consultation, consultation);
  g_set_object (&self->view, view);
  g_set_object (&self->tool, tool);
  if (tool == NULL)
    return;

  g_signal_connect_object (tool, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
}
