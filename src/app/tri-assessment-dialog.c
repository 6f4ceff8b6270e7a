/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering how much of the pigment is left. */

#include "config.h"

#include "tri-assessment-dialog.h"

#include "tri-clock.h"
#include "tri-store-touch-ups.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriAssessmentDialog
{
  AdwWindow parent_instance;

  GtkSpinButton *percent;
  AdwComboRow *how_row;
  AdwEntryRow *note_row;
  GtkRevealer *error_revealer;

  TriStore *store;
  TriTreatment *treatment;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriAssessmentDialog, tri_assessment_dialog, ADW_TYPE_WINDOW)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriAssessmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_add_assessment_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "assessment.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriAssessmentDialog *self = TRI_ASSESSMENT_DIALOG (widget);
  g_autoptr (TriAssessment) assessment = NULL;

  gtk_spin_button_update (self->percent);
  assessment = tri_assessment_new (self->treatment, tri_clock_today (),
                                   gtk_spin_button_get_value (self->percent) / 100.0,
                                   adw_combo_row_get_selected (self->how_row) == 1,
                                   gtk_editable_get_text (GTK_EDITABLE (self->note_row)));
  gtk_widget_action_set_enabled (widget, "assessment.save", FALSE);
  tri_store_add_assessment_async (self->store, assessment, tri_clock_today (), NULL, saved_cb,
                                  g_object_ref (self));
}

static void
tri_assessment_dialog_dispose (GObject *object)
{
  TriAssessmentDialog *self = TRI_ASSESSMENT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->treatment, tri_treatment_free);

  G_OBJECT_CLASS (tri_assessment_dialog_parent_class)->dispose (object);
}

static void
tri_assessment_dialog_class_init (TriAssessmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_assessment_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/trichion/Trichion/ui/tri-assessment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriAssessmentDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriAssessmentDialog, how_row);
  gtk_widget_class_bind_template_child (widget_class, TriAssessmentDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, TriAssessmentDialog, percent);
  gtk_widget_class_install_action (widget_class, "assessment.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
return_cb (TriAssessmentDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "assessment.save", NULL);
}

static void
tri_assessment_dialog_init (TriAssessmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A spin button takes Return for itself. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->percent)), "activate",
                           G_CALLBACK (return_cb), self, G_CONNECT_SWAPPED);
}

TriAssessmentDialog *
tri_assessment_dialog_new (TriStore *store, const TriTreatment *treatment)
{
  TriAssessmentDialog *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (treatment != NULL, NULL);

  self = g_object_new (TRI_TYPE_ASSESSMENT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->treatment = tri_treatment_copy (treatment);
  gtk_widget_grab_focus (GTK_WIDGET (self->percent));
  return self;
}
