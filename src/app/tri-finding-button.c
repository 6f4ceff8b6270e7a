/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One placement finding: its weight, its measure and the sentence that explains it. Pressed, its
 * place is shown on the photo. */

#include "config.h"

#include "tri-finding-button.h"

#include "tri-finding-badge.h"

#include <glib/gi18n.h>

struct _TriFindingButton
{
  GtkToggleButton parent_instance;

  GtkImage *badge;
  GtkLabel *level;
  GtkLabel *measure;
  GtkLabel *text;

  TriFinding *finding; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TriFindingButton, tri_finding_button, GTK_TYPE_TOGGLE_BUTTON)

static void
tri_finding_button_finalize (GObject *object)
{
  g_clear_pointer (&TRI_FINDING_BUTTON (object)->finding, tri_finding_free);

  G_OBJECT_CLASS (tri_finding_button_parent_class)->finalize (object);
}

static void
tri_finding_button_class_init (TriFindingButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_finding_button_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-finding-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TriFindingButton, badge);
  gtk_widget_class_bind_template_child (widget_class, TriFindingButton, level);
  gtk_widget_class_bind_template_child (widget_class, TriFindingButton, measure);
  gtk_widget_class_bind_template_child (widget_class, TriFindingButton, text);
}

static void
tri_finding_button_init (TriFindingButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriFindingButton *
tri_finding_button_new (void)
{
  return g_object_new (TRI_TYPE_FINDING_BUTTON, NULL);
}

const TriFinding *
tri_finding_button_get (TriFindingButton *self)
{
  g_return_val_if_fail (TRI_IS_FINDING_BUTTON (self), NULL);

  return self->finding;
}

void
tri_finding_button_set (TriFindingButton *self, const TriFinding *finding)
{
  g_autofree char *measure = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;
  const char *level;

  g_return_if_fail (TRI_IS_FINDING_BUTTON (self));
  g_return_if_fail (finding != NULL);

  g_clear_pointer (&self->finding, tri_finding_free);
  self->finding = tri_finding_copy (finding);

  level = tri_finding_badge_set (self->badge, finding->level);
  measure = tri_finding_format_measure (finding);
  gtk_label_set_label (self->level, level);
  gtk_label_set_label (self->measure, measure);
  gtk_label_set_label (self->text, finding->text);
  /* Translators: where a limit comes from: "Source: Garg17" */
  tooltip = g_strdup_printf (_ ("Show on the photo. Source: %s"), finding->source);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  /* Translators: a finding's weight, its measure and its sentence: "Warning, 62 mm: …" */
  label = g_strdup_printf (_ ("%s, %s: %s"), level, measure, finding->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
