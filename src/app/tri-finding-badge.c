/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weight is told by form and words as well as by colour. */

#include "config.h"

#include "tri-finding-badge.h"

#include <glib/gi18n.h>

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

const char *
tri_finding_badge_set (GtkImage *badge, TriFindingLevel level)
{
  g_return_val_if_fail (GTK_IS_IMAGE (badge), NULL);
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (levels), NULL);

  gtk_image_set_from_icon_name (badge, levels[level].icon);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (i == (guint) level)
        gtk_widget_add_css_class (GTK_WIDGET (badge), levels[i].css_class);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (badge), levels[i].css_class);
    }
  return _ (levels[level].name);
}
