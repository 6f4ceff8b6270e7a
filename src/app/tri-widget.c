/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things that several widgets do alike. */

#include "config.h"

#include "tri-widget.h"

void
tri_widget_drop_children (GtkWidget *self)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (self));

  while ((child = gtk_widget_get_first_child (self)) != NULL)
    gtk_widget_unparent (child);
}

char *
tri_widget_get_text (GtkTextView *view)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
tri_widget_show_problem (GtkRevealer *revealer, const char *text)
{
  g_return_if_fail (GTK_IS_REVEALER (revealer));

  gtk_label_set_label (GTK_LABEL (gtk_revealer_get_child (revealer)), text != NULL ? text : "");
  gtk_revealer_set_reveal_child (revealer, text != NULL);
}
