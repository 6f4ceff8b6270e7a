/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What later releases of GTK do by a new function and 4.8 by an old one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colour of the widget's text in its current state. */
GdkRGBA tri_compat_get_color (GtkWidget *widget);

G_END_DECLS
