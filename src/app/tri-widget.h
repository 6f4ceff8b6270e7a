/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things that several widgets do alike. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For dispose: lets go of all children of @self. */
void tri_widget_drop_children (GtkWidget *self);
/* The whole text of @view. Returns: (transfer full) */
char *tri_widget_get_text (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @keyval is an arrow, of the keypad too, and where it points: -1, 0 or 1, down is 1. */
gboolean tri_widget_get_arrow (guint keyval, int *out_dx, int *out_dy);
/* Shows @text, what went wrong, in the label that @revealer holds, or hides it.
 * @text: (nullable): nothing is wrong */
void tri_widget_show_problem (GtkRevealer *revealer, const char *text);

G_END_DECLS
