/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while free parts are drawn: the brush, and what they amount to. */

#include "config.h"

#include "tri-parts-panel.h"

#include "tri-slider-row.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriPartsPanel
{
  GtkWidget parent_instance;

  GtkToggleButton *draw;
  GtkToggleButton *erase;
  TriSliderRow *size;
  GtkLabel *area;
  GtkLabel *count;
  GtkWidget *locked;
  GtkWidget *clear;

  TriConsultation *consultation;
  TriPartsTool *tool;
  gboolean updating;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPartsPanel, tri_parts_panel, GTK_TYPE_WIDGET)

static void
update_brush_cb (TriPartsPanel *self)
{
  double size_mm = 2 * tri_parts_tool_get_radius_mm (self->tool);
  g_autofree char *text = g_strdup_printf (_ ("%.0f mm"), size_mm);

  self->updating = TRUE;
  gtk_toggle_button_set_active (
      tri_parts_tool_get_kind (self->tool) == TRI_FREE_PART_ADD ? self->draw : self->erase, TRUE);
  tri_slider_row_set_value (self->size, size_mm, text);
  self->updating = FALSE;
}

static void
update_design_cb (TriPartsPanel *self)
{
  const TriEstimate *estimate = tri_consultation_get_estimate (self->consultation);
  guint n_parts = tri_free_parts_get_count (
      tri_design_get_spec (tri_consultation_get_design (self->consultation))->parts);
  g_autofree char *area = NULL;
  g_autofree char *count = NULL;
  gboolean is_locked;

  g_object_get (self->consultation, "locked", &is_locked, NULL);
  if (estimate != NULL)
    area = g_strdup_printf (_ ("Treated area %.1f cm²"), estimate->measure.area_cm2);
  if (n_parts > 0)
    count = g_strdup_printf (ngettext ("%u free part", "%u free parts", n_parts), n_parts);
  gtk_label_set_label (self->area, area != NULL ? area : "");
  gtk_label_set_label (self->count, count != NULL ? count : _ ("No free parts yet"));
  gtk_widget_set_visible (self->locked, is_locked);
  gtk_widget_set_sensitive (self->clear, n_parts > 0);
}

static void
kind_toggled_cb (TriPartsPanel *self)
{
  if (self->updating || self->tool == NULL)
    return;

  tri_parts_tool_set_kind (self->tool, gtk_toggle_button_get_active (self->erase)
                                           ? TRI_FREE_PART_ERASE
                                           : TRI_FREE_PART_ADD);
}

static void
size_moved_cb (TriPartsPanel *self, double value, TriSliderRow *row)
{
  if (self->tool != NULL)
    tri_parts_tool_set_radius_mm (self->tool, value / 2);
}

static void
clear_cb (TriPartsPanel *self)
{
  if (self->tool != NULL)
    tri_parts_tool_clear (self->tool);
}

static void
done_cb (TriPartsPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
tri_parts_panel_dispose (GObject *object)
{
  TriPartsPanel *self = TRI_PARTS_PANEL (object);

  tri_parts_panel_start (self, NULL, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_parts_panel_parent_class)->dispose (object);
}

static void
tri_parts_panel_class_init (TriPartsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_parts_panel_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-parts-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, draw);
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, erase);
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, size);
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, area);
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, count);
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, locked);
  gtk_widget_class_bind_template_child (widget_class, TriPartsPanel, clear);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
tri_parts_panel_init (TriPartsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tri_slider_row_set_range (self->size, 2 * TRI_FREE_PART_RADIUS_MIN_MM,
                            2 * TRI_FREE_PART_RADIUS_MAX_MM, 1);
}

void
tri_parts_panel_start (TriPartsPanel *self, TriConsultation *consultation, TriPartsTool *tool)
{
  g_return_if_fail (TRI_IS_PARTS_PANEL (self));
  g_return_if_fail ((tool == NULL) == (consultation == NULL));

  if (self->tool != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->tool, self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_set_object (&self->consultation, consultation);
  g_set_object (&self->tool, tool);
  if (tool == NULL)
    return;

  g_signal_connect_object (tool, "changed", G_CALLBACK (update_brush_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "notify::design-serial", G_CALLBACK (update_design_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "notify::estimate-serial", G_CALLBACK (update_design_cb),
                           self, G_CONNECT_SWAPPED);
  update_brush_cb (self);
  update_design_cb (self);
}
