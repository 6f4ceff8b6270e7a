/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What later releases of GTK do by a new function and 4.8 by an old one. */

/* Here, and only here, the newer functions may be named: each stands behind a version check. */
#undef GDK_VERSION_MAX_ALLOWED

#define G_LOG_DOMAIN "tri-compat"

#include "config.h"

#include "tri-compat.h"

GdkRGBA
tri_compat_get_color (GtkWidget *widget)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  g_return_val_if_fail (GTK_IS_WIDGET (widget), colour);

#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, &colour);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
#endif

  return colour;
}
