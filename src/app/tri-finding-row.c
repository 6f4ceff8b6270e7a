/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One placement finding: a badge for its weight and the sentence that explains it. */

#include "config.h"

#include "tri-finding-row.h"

#include "tri-finding-badge.h"
#include "tri-widget.h"

struct _TriFindingRow
{
  GtkWidget parent_instance;

  GtkImage *badge;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (TriFindingRow, tri_finding_row, GTK_TYPE_WIDGET)

static void
tri_finding_row_dispose (GObject *object)
{

  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_finding_row_parent_class)->dispose (object);
}

static void
tri_finding_row_class_init (TriFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_finding_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriFindingRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TriFindingRow, text);
}

static void
tri_finding_row_init (TriFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_finding_row_set (TriFindingRow *self, const TriFinding *finding)
{
  const char *level;

  g_return_if_fail (TRI_IS_FINDING_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), finding != NULL);
  if (finding == NULL)
    return;

  gtk_label_set_label (self->text, finding->text);
  level = tri_finding_badge_set (self->badge, finding->level);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), finding->source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  level, -1);
}
