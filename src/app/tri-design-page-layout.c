/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things lie over the canvas: what is read goes below the tools when both do not fit into one
 * row, and what is simulated is said below that. */

#include "config.h"

#include "tri-design-page-private.h"

#include <math.h>

/* The margin of .canvas-osd in style.css: two that lie below each other share it. */
#define MARGIN_PX 12

static GtkRequisition
get_size (GtkWidget *widget)
{
  GtkRequisition size = { 0, 0 };

  if (gtk_widget_get_visible (widget))
    gtk_widget_get_preferred_size (widget, NULL, &size);

  return size;
}

static gboolean
place_cb (TriDesignPage *self, GtkWidget *widget, GdkRectangle *out, GtkOverlay *overlay)
{
  GtkWidget *reading = GTK_WIDGET (self->reading);
  GtkWidget *note = GTK_WIDGET (self->look_note);
  GtkRequisition tools = get_size (self->tools), read = get_size (reading), size;
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  gboolean is_stacked = tools.width + read.width > width;
  int rows = is_stacked ? tools.height + read.height - MARGIN_PX : MAX (tools.height, read.height);

  if (widget == GTK_WIDGET (self->split_bar))
    {
      out->width = TRI_SPLIT_BAR_WIDTH_PX;
      out->height = gtk_widget_get_height (GTK_WIDGET (overlay));
      out->x = (int) round (tri_split_bar_get_position (self->split_bar) * width)
               - TRI_SPLIT_BAR_WIDTH_PX / 2;
      out->y = 0;
      return TRUE;
    }
  if (widget == reading)
    {
      gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      out->width = MIN (read.width, width);
      out->height = read.height;
      out->x = is_mirrored ? 0 : width - out->width;
      out->y = is_stacked ? tools.height - MARGIN_PX : 0;
      return TRUE;
    }
  if (widget == note)
    {
      size = get_size (note);
      out->width = MIN (size.width, width);
      gtk_widget_measure (note, GTK_ORIENTATION_VERTICAL, out->width, NULL, &out->height, NULL,
                          NULL);
      out->x = (width - out->width) / 2;
      out->y = rows - MARGIN_PX;
      return TRUE;
    }

  return FALSE;
}

void
_tri_design_page_bind_layout (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
}
