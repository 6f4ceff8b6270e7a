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

gboolean
tri_widget_get_arrow (guint keyval, int *out_dx, int *out_dy)
{
  static const struct
  {
    guint key, keypad;
    int dx, dy;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (keyval == arrows[i].key || keyval == arrows[i].keypad)
      {
        *out_dx = arrows[i].dx;
        *out_dy = arrows[i].dy;
        return TRUE;
      }
  return FALSE;
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
