/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns where there is room, one below the other where there is not. */

#include "config.h"

#include "tri-columns.h"

#include "tri-widget.h"

#define SPACING_PX 24
/* Narrower than this, lines of both columns would have to be cut. */
#define WIDE_PX 1060
/* The first column's share of the width. */
#define FIRST_SHARE 0.62

struct _TriColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TriColumns, tri_columns, GTK_TYPE_WIDGET)

static GtkWidget *
get_first (TriColumns *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static GtkWidget *
get_second (TriColumns *self)
{
  return gtk_widget_get_next_sibling (get_first (self));
}

static int
get_first_width (int width)
{
  return (int) ((width - SPACING_PX) * FIRST_SHARE);
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
tri_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tri_columns_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  TriColumns *self = TRI_COLUMNS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int first_minimum, second_minimum, first_natural, second_natural;

      gtk_widget_measure (get_first (self), orientation, -1, &first_minimum, &first_natural, NULL,
                          NULL);
      gtk_widget_measure (get_second (self), orientation, -1, &second_minimum, &second_natural,
                          NULL, NULL);
      *minimum = MAX (first_minimum, second_minimum);
      *natural = MAX (WIDE_PX, first_natural + SPACING_PX + second_natural);
      return;
    }

  if (for_size < 0 || for_size >= WIDE_PX)
    {
      int width = for_size < 0 ? WIDE_PX : for_size;
      int first = get_first_width (width);

      *natural = MAX (measure_height (get_first (self), first),
                      measure_height (get_second (self), width - first - SPACING_PX));
    }
  else
    *natural = measure_height (get_first (self), for_size) + SPACING_PX
               + measure_height (get_second (self), for_size);
  *minimum = *natural;
}

static void
tri_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriColumns *self = TRI_COLUMNS (widget);
  GtkAllocation first = { .width = width };
  GtkAllocation second = { .width = width };

  if (width >= WIDE_PX)
    {
      first.width = get_first_width (width);
      second.width = width - first.width - SPACING_PX;
      first.height = second.height = height;
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        first.x = second.width + SPACING_PX;
      else
        second.x = first.width + SPACING_PX;
    }
  else
    {
      first.height = measure_height (get_first (self), width);
      second.y = first.height + SPACING_PX;
      second.height = MAX (height - second.y, 0);
    }
  gtk_widget_size_allocate (get_first (self), &first, -1);
  gtk_widget_size_allocate (get_second (self), &second, -1);
}

static void
tri_columns_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_columns_parent_class)->dispose (object);
}

static void
tri_columns_class_init (TriColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_columns_dispose;
  widget_class->get_request_mode = tri_columns_get_request_mode;
  widget_class->measure = tri_columns_measure;
  widget_class->size_allocate = tri_columns_size_allocate;
}

static void
tri_columns_init (TriColumns *self)
{
}
