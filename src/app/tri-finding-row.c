/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One placement finding: a badge for its weight and the sentence that explains it. */

#include "config.h"

#include "tri-finding-row.h"

#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriFindingRow
{
  GtkWidget parent_instance;

  GtkImage *badge;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (TriFindingRow, tri_finding_row, GTK_TYPE_WIDGET)

/* Weight is told by form and words as well as by colour. */
static const struct
{
  const char *icon;
  const char *css_class;
  const char *name;
} levels[] = {
  [TRI_FINDING_GOOD] = { "object-select-symbolic", "success", N_ ("Good") },
  [TRI_FINDING_CARE] = { "dialog-information-symbolic", "warning", N_ ("Take care") },
  [TRI_FINDING_WARNING] = { "dialog-warning-symbolic", "error", N_ ("Warning") },
};

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
  g_return_if_fail (TRI_IS_FINDING_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), finding != NULL);
  if (finding == NULL)
    return;

  gtk_label_set_label (self->text, finding->text);
  gtk_image_set_from_icon_name (self->badge, levels[finding->level].icon);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (i == (guint) finding->level)
        gtk_widget_add_css_class (GTK_WIDGET (self->badge), levels[i].css_class);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->badge), levels[i].css_class);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), finding->source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (levels[finding->level].name), -1);
}
