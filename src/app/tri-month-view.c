/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of the calendar: six weeks of days, gone through with the arrow keys. */

#include "config.h"

#include "tri-month-view.h"

#include "tri-day-cell.h"
#include "tri-month.h"
#include "tri-widget.h"

struct _TriMonthView
{
  GtkWidget parent_instance;

  GtkGrid *weekday_grid;
  GtkGrid *day_grid;

  GtkLabel *weekday_labels[7];
  TriDayCell *cells[TRI_MONTH_VIEW_DAYS];
  guint first_weekday;
  TriDate day;
  TriDate today;
};

enum
{
  SIGNAL_DAY_SELECTED,
  SIGNAL_DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriMonthView, tri_month_view, GTK_TYPE_WIDGET)

static void
select_day (TriMonthView *self, TriDate day)
{
  if (day != TRI_DATE_NONE && day != self->day)
    g_signal_emit (self, signals[SIGNAL_DAY_SELECTED], 0, (int) day);
  tri_month_view_focus (self);
}

static gboolean
key_cb (TriMonthView *self, guint keyval, guint keycode, GdkModifierType state)
{
  int sign = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int dx;
  int dy;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (tri_widget_get_arrow (keyval, &dx, &dy))
    {
      select_day (self, tri_date_add_days (self->day, sign * dx + 7 * dy));
      return GDK_EVENT_STOP;
    }
  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      select_day (self, tri_date_add_months (self->day, -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      select_day (self, tri_date_add_months (self->day, 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      select_day (self, self->today);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit (self, signals[SIGNAL_DAY_ACTIVATED], 0, (int) self->day);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
released_cb (TriMonthView *self, int n_press, double x, double y)
{
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (cell != NULL && !TRI_IS_DAY_CELL (cell))
    cell = gtk_widget_get_ancestor (cell, TRI_TYPE_DAY_CELL);
  if (cell == NULL)
    return;
  select_day (self, tri_day_cell_get_day (TRI_DAY_CELL (cell)));
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_DAY_ACTIVATED], 0, (int) self->day);
}

static void
tri_month_view_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_month_view_parent_class)->dispose (object);
}

static void
tri_month_view_class_init (TriMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_month_view_dispose;

  signals[SIGNAL_DAY_SELECTED] = g_signal_new ("day-selected", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DAY_ACTIVATED] = g_signal_new ("day-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-month-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TriMonthView, day_grid);
  gtk_widget_class_bind_template_child (widget_class, TriMonthView, weekday_grid);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "monthview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
tri_month_view_init (TriMonthView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < 7; i++)
    {
      self->weekday_labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_grid_attach (self->weekday_grid, GTK_WIDGET (self->weekday_labels[i]), i, 0, 1, 1);
    }
  for (int i = 0; i < TRI_MONTH_VIEW_DAYS; i++)
    {
      self->cells[i] = tri_day_cell_new ();
      gtk_grid_attach (self->day_grid, GTK_WIDGET (self->cells[i]), i % 7, i / 7, 1, 1);
    }
}

static void
update (TriMonthView *self)
{
  TriDate month = tri_month_get_first (self->day);
  TriDate start = tri_month_view_get_first (self);

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = tri_weekday_format_short ((self->first_weekday + i) % 7);

      gtk_label_set_label (self->weekday_labels[i], name);
    }
  for (int i = 0; i < TRI_MONTH_VIEW_DAYS; i++)
    {
      TriDate day = tri_date_add_days (start, i);

      tri_day_cell_set_day (self->cells[i], day, day == self->today,
                            tri_month_get_first (day) != month);
      tri_day_cell_set_selected (self->cells[i], day == self->day);
    }
}

void
tri_month_view_set_first_weekday (TriMonthView *self, guint weekday)
{
  g_return_if_fail (TRI_IS_MONTH_VIEW (self));
  g_return_if_fail (weekday < 7);

  if (self->first_weekday == weekday)
    return;
  self->first_weekday = weekday;
  if (self->day != TRI_DATE_NONE)
    update (self);
}

void
tri_month_view_set_day (TriMonthView *self, TriDate day, TriDate today)
{
  g_return_if_fail (TRI_IS_MONTH_VIEW (self));
  g_return_if_fail (day != TRI_DATE_NONE);

  self->day = day;
  self->today = today;
  update (self);
}

TriDate
tri_month_view_get_first (TriMonthView *self)
{
  g_return_val_if_fail (TRI_IS_MONTH_VIEW (self), TRI_DATE_NONE);
  g_return_val_if_fail (self->day != TRI_DATE_NONE, TRI_DATE_NONE);

  return tri_month_get_grid_start (self->day, self->first_weekday);
}

void
tri_month_view_set_entries (TriMonthView *self, const GPtrArray *entries)
{
  guint next = 0;

  g_return_if_fail (TRI_IS_MONTH_VIEW (self) && entries != NULL);

  for (guint i = 0; i < TRI_MONTH_VIEW_DAYS; i++)
    next = tri_day_cell_set_entries (self->cells[i], entries, next);
}

void
tri_month_view_focus (TriMonthView *self)
{
  g_return_if_fail (TRI_IS_MONTH_VIEW (self));

  for (guint i = 0; i < TRI_MONTH_VIEW_DAYS; i++)
    if (tri_day_cell_get_day (self->cells[i]) == self->day)
      gtk_widget_grab_focus (GTK_WIDGET (self->cells[i]));
}
