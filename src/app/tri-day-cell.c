/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day in the grid of a month, with as many of its appointments as there is room for. */

#include "config.h"

#include "tri-day-cell.h"

#include "tri-calendar-chip.h"
#include "tri-month.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

#define GAP_PX 2

struct _TriDayCell
{
  GtkWidget parent_instance;

  GtkLabel *number_label;
  GtkLabel *more_label;

  TriDate day;
  GPtrArray *chips; /* (element-type TriCalendarChip), not owned */
};

G_DEFINE_FINAL_TYPE (TriDayCell, tri_day_cell, GTK_TYPE_WIDGET)

static int
measure_height (gpointer child, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (child), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                      NULL);
  return height;
}

/* Every month has to fit into a small window: a line and a hint that there is more. */
static void
tri_day_cell_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  TriDayCell *self = TRI_DAY_CELL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 40;
  else
    *minimum = *natural
        = measure_height (self->number_label, -1) + measure_height (self->more_label, -1);
}

static void
place (gpointer child, int y, int width, int height)
{
  gtk_widget_set_child_visible (GTK_WIDGET (child), TRUE);
  gtk_widget_allocate (GTK_WIDGET (child), width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) y)));
}

/* How many chips fit below @y, when those that do not are counted in a last line. */
static guint
count_fitting (TriDayCell *self, int y, int width, int height)
{
  int more = measure_height (self->more_label, width);
  guint n = 0;

  for (int bottom = y; n < self->chips->len; n++)
    {
      int line = measure_height (self->chips->pdata[n], width) + GAP_PX;

      if (bottom + line + (n + 1 < self->chips->len ? more : 0) > height)
        break;
      bottom += line;
    }
  return n;
}

static void
tri_day_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriDayCell *self = TRI_DAY_CELL (widget);
  int y = measure_height (self->number_label, width);
  guint n;

  place (self->number_label, 0, width, y);
  n = count_fitting (self, y, width, height);
  for (guint i = 0; i < self->chips->len; i++)
    {
      int line = measure_height (self->chips->pdata[i], width);

      if (i < n)
        {
          place (self->chips->pdata[i], y, width, line);
          y += line + GAP_PX;
        }
      else
        gtk_widget_set_child_visible (self->chips->pdata[i], FALSE);
    }
  if (n < self->chips->len)
    {
      g_autofree char *text = NULL;
      guint n_more = self->chips->len - n;

      /* TRANSLATORS: appointments of the day for which there is no room */
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_more), n_more);
      gtk_label_set_label (self->more_label, text);
      place (self->more_label, y, width, measure_height (self->more_label, width));
    }
  else
    gtk_widget_set_child_visible (GTK_WIDGET (self->more_label), FALSE);
}

static void
tri_day_cell_dispose (GObject *object)
{
  g_ptr_array_set_size (TRI_DAY_CELL (object)->chips, 0);
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_day_cell_parent_class)->dispose (object);
}

static void
tri_day_cell_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_DAY_CELL (object)->chips);

  G_OBJECT_CLASS (tri_day_cell_parent_class)->finalize (object);
}

static void
tri_day_cell_class_init (TriDayCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_day_cell_dispose;
  object_class->finalize = tri_day_cell_finalize;
  widget_class->measure = tri_day_cell_measure;
  widget_class->size_allocate = tri_day_cell_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-day-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDayCell, more_label);
  gtk_widget_class_bind_template_child (widget_class, TriDayCell, number_label);
  gtk_widget_class_set_css_name (widget_class, "daycell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
tri_day_cell_init (TriDayCell *self)
{
  self->chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriDayCell *
tri_day_cell_new (void)
{
  return g_object_new (TRI_TYPE_DAY_CELL, NULL);
}

static void
set_css_class (TriDayCell *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
update_spoken (TriDayCell *self)
{
  g_autofree char *day = tri_date_format_long (self->day);
  guint n = self->chips->len;
  g_autofree char *count
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u appointment", "%u appointments", n), n);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", day, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  n > 0 ? spoken : day, -1);
}

void
tri_day_cell_set_day (TriDayCell *self, TriDate day, gboolean today, gboolean other_month)
{
  g_autofree char *number = NULL;
  int number_of_day;

  g_return_if_fail (TRI_IS_DAY_CELL (self));
  g_return_if_fail (day != TRI_DATE_NONE);

  self->day = day;
  tri_date_to_ymd (day, NULL, NULL, &number_of_day);
  number = g_strdup_printf ("%d", number_of_day);
  gtk_label_set_label (self->number_label, number);
  set_css_class (self, "today", today);
  set_css_class (self, "other-month", other_month);
  update_spoken (self);
}

TriDate
tri_day_cell_get_day (TriDayCell *self)
{
  g_return_val_if_fail (TRI_IS_DAY_CELL (self), TRI_DATE_NONE);

  return self->day;
}

guint
tri_day_cell_set_entries (TriDayCell *self, const GPtrArray *entries, guint first)
{
  g_return_val_if_fail (TRI_IS_DAY_CELL (self) && entries != NULL, first);

  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  for (; first < entries->len; first++)
    {
      const TriAgendaEntry *entry = entries->pdata[first];
      TriCalendarChip *chip;

      if (entry->appointment->date > self->day)
        break;
      if (entry->appointment->date < self->day)
        continue;
      chip = tri_calendar_chip_new (entry, FALSE);
      gtk_widget_set_parent (GTK_WIDGET (chip), GTK_WIDGET (self));
      g_ptr_array_add (self->chips, chip);
    }
  update_spoken (self);
  return first;
}

void
tri_day_cell_set_selected (TriDayCell *self, gboolean selected)
{
  g_return_if_fail (TRI_IS_DAY_CELL (self));

  set_css_class (self, "selected", selected);
  gtk_widget_set_focusable (GTK_WIDGET (self), selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
