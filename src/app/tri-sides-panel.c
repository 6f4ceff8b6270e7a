/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while the sides are measured: what to pick, what was found, and its use. */

#include "config.h"

#include "tri-sides-panel.h"

#include "tri-finding-row.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>

/* Below this a reading is shown with a warning (TriSideSample). */
#define LEAST_CONFIDENCE 0.4

struct _TriSidesPanel
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *place;
  TriFindingRow *result;
  GtkWidget *automatic;
  GtkWidget *back;
  GtkWidget *keep;

  TriConsultation *consultation;
  TriViewItem *view;
  TriSidesTool *tool;
  GCancellable *cancellable; /* of the running reading */
  gboolean has_reading;
  TriSidesReading reading;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriSidesPanel, tri_sides_panel, GTK_TYPE_WIDGET)

static void
show_result (TriSidesPanel *self, TriFindingLevel level, const char *text)
{
  TriFinding finding = { .level = level, .text = (char *) text };

  tri_finding_row_set (self->result, text != NULL ? &finding : NULL);
}

static void
update_cb (TriSidesPanel *self)
{
  guint step = tri_mark_tool_get_step (TRI_MARK_TOOL (self->tool));

  if (step == TRI_SIDES_STUBBLE)
    gtk_label_set_label (self->place, _ ("The sides were measured along the fringe. To measure by "
                                         "hand, click short hair at the side of the head."));
  else if (step == TRI_SIDES_SKIN)
    gtk_label_set_label (self->place, _ ("Now click bare skin close to it, in the same light."));
  else
    gtk_label_set_label (self->place, _ ("Drag a mark to measure somewhere else."));
  gtk_label_set_label (self->title, step != TRI_MARK_NONE
                                        ? tri_sides_pick_get_name ((TriSidesPick) step)
                                        : _ ("Measured by Hand"));
  gtk_widget_set_sensitive (self->automatic, step != TRI_SIDES_STUBBLE);
  gtk_widget_set_sensitive (self->back, step != TRI_SIDES_STUBBLE);
  gtk_widget_set_sensitive (self->keep, self->has_reading);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriSidesPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TriSidesReading reading;
  gboolean has_reading;

  has_reading
      = tri_consultation_read_sides_finish (TRI_CONSULTATION (source), result, &reading, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->tool == NULL)
    return;

  g_clear_object (&self->cancellable);
  self->has_reading = has_reading;
  if (has_reading)
    {
      gboolean is_sure = reading.sample.confidence >= LEAST_CONFIDENCE;

      self->reading = reading;
      text = tri_words_sides (&reading.match, reading.sample.target, is_sure);
      show_result (self,
                   reading.match.verdict != TRI_SIDES_MET ? TRI_FINDING_WARNING
                   : is_sure                              ? TRI_FINDING_GOOD
                                                          : TRI_FINDING_CARE,
                   text);
    }
  else
    {
      show_result (self, TRI_FINDING_CARE, error->message);
    }
  update_cb (self);
}

/* @picks: (nullable): automatically without */
static void
read_sides (TriSidesPanel *self, const TriVec2 *picks)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->has_reading = FALSE;
  tri_consultation_read_sides_async (self->consultation, self->view, picks, self->cancellable,
                                     read_cb, g_object_ref (self));
  update_cb (self);
}

static void
settled_cb (TriSidesPanel *self)
{
  TriVec2 picks[TRI_N_SIDES_PICKS];

  for (guint i = 0; i < TRI_N_SIDES_PICKS; i++)
    if (!tri_mark_tool_get_mark (TRI_MARK_TOOL (self->tool), i, &picks[i]))
      return;
  read_sides (self, picks);
}

static void
automatic_cb (TriSidesPanel *self)
{
  while (tri_mark_tool_get_step (TRI_MARK_TOOL (self->tool)) != TRI_SIDES_STUBBLE)
    tri_mark_tool_back (TRI_MARK_TOOL (self->tool));
  read_sides (self, NULL);
}

static void
back_cb (TriSidesPanel *self)
{
  tri_mark_tool_back (TRI_MARK_TOOL (self->tool));
}

static void
cancel_cb (TriSidesPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, FALSE);
}

static void
keep_cb (TriSidesPanel *self)
{
  g_autoptr (TriDesign) design = NULL;
  TriDesignSpec spec;

  if (self->tool == NULL || !self->has_reading)
    return;

  spec = *tri_design_get_spec (tri_consultation_get_design (self->consultation));
  spec.shade = self->reading.match.shade;
  spec.density_per_cm2 = self->reading.match.density_per_cm2;
  design = tri_design_new (&spec);
  /* One step that can be undone. */
  tri_consultation_end_coalescing (self->consultation);
  tri_consultation_set_design (self->consultation, design, 0);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, TRUE);
}

static void
tri_sides_panel_dispose (GObject *object)
{
  TriSidesPanel *self = TRI_SIDES_PANEL (object);

  tri_sides_panel_start (self, NULL, NULL, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_sides_panel_parent_class)->dispose (object);
}

static void
tri_sides_panel_class_init (TriSidesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_sides_panel_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (TRI_TYPE_FINDING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-sides-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TriSidesPanel, title);
  gtk_widget_class_bind_template_child (widget_class, TriSidesPanel, place);
  gtk_widget_class_bind_template_child (widget_class, TriSidesPanel, result);
  gtk_widget_class_bind_template_child (widget_class, TriSidesPanel, automatic);
  gtk_widget_class_bind_template_child (widget_class, TriSidesPanel, back);
  gtk_widget_class_bind_template_child (widget_class, TriSidesPanel, keep);
  gtk_widget_class_bind_template_callback (widget_class, automatic_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tri_sides_panel_init (TriSidesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_sides_panel_start (TriSidesPanel *self,
                       TriConsultation *consultation,
                       TriViewItem *view,
                       TriSidesTool *tool)
{
  g_return_if_fail (TRI_IS_SIDES_PANEL (self));
  g_return_if_fail ((tool == NULL) == (consultation == NULL) && (tool == NULL) == (view == NULL));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->tool != NULL)
    g_signal_handlers_disconnect_by_data (self->tool, self);
  g_set_object (&self->consultation, consultation);
  g_set_object (&self->view, view);
  g_set_object (&self->tool, tool);
  self->has_reading = FALSE;
  if (tool == NULL)
    return;

  show_result (self, TRI_FINDING_GOOD, NULL);
  g_signal_connect_object (tool, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tool, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  read_sides (self, NULL);
}
