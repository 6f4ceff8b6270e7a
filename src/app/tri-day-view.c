/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the calendar by its hours, and what can be done with the appointment that is
 * selected. */

#include "config.h"

#include "tri-day-view.h"

#include "tri-calendar-chip.h"
#include "tri-month.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

/* Where a day is looked at first. */
#define MORNING (8 * 60)

struct _TriDayView
{
  GtkWidget parent_instance;

  GtkLabel *day_label;
  GtkWidget *whole_day;
  GtkBox *whole_day_chips;
  GtkLabel *whole_day_label;
  GtkScrolledWindow *scroller;
  TriHourGrid *hours;
  GtkRevealer *action_revealer;

  TriDate day;
  char *selected; /* an appointment's id, or NULL */
  gboolean scrolled;
};

enum
{
  SIGNAL_SELECTED_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriDayView, tri_day_view, GTK_TYPE_WIDGET)

/* The first chip below @widget with that @id, or any with NULL. */
static TriCalendarChip *
find_chip (GtkWidget *widget, const char *id)
{
  if (TRI_IS_CALENDAR_CHIP (widget))
    {
      TriCalendarChip *chip = TRI_CALENDAR_CHIP (widget);

      return id == NULL || g_str_equal (tri_calendar_chip_get_entry (chip)->appointment->id, id)
                 ? chip
                 : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TriCalendarChip *chip = find_chip (child, id);

      if (chip != NULL)
        return chip;
    }
  return NULL;
}

static TriCalendarChip *
find_selected (TriDayView *self)
{
  return self->selected != NULL ? find_chip (GTK_WIDGET (self), self->selected) : NULL;
}

static TriCalendarChip *
get_chip_around (GtkWidget *widget)
{
  if (widget == NULL || TRI_IS_CALENDAR_CHIP (widget))
    return widget != NULL ? TRI_CALENDAR_CHIP (widget) : NULL;
  widget = gtk_widget_get_ancestor (widget, TRI_TYPE_CALENDAR_CHIP);
  return widget != NULL ? TRI_CALENDAR_CHIP (widget) : NULL;
}

/* Where the keyboard is, is what is selected; elsewhere in the window nothing changes. */
static void
focus_changed_cb (TriDayView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  TriCalendarChip *chip = root != NULL ? get_chip_around (gtk_root_get_focus (root)) : NULL;

  if (chip != NULL && gtk_widget_is_ancestor (GTK_WIDGET (chip), GTK_WIDGET (self)))
    tri_day_view_select (self, tri_calendar_chip_get_entry (chip)->appointment->id);
}

static void
pressed_cb (TriDayView *self, int n_press, double x, double y)
{
  TriCalendarChip *chip
      = get_chip_around (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));

  if (chip == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (chip));
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.open", NULL);
}

static gboolean
key_cb (TriDayView *self, guint keyval)
{
  const char *action = NULL;

  if (find_selected (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      action = "calendar.open";
      break;
    case GDK_KEY_F2:
    case GDK_KEY_space:
      action = "calendar.change";
      break;
    case GDK_KEY_Delete:
      action = "calendar.call-off";
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

static void
root_cb (TriDayView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
tri_day_view_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_day_view_parent_class)->dispose (object);
}

static void
tri_day_view_finalize (GObject *object)
{
  g_free (TRI_DAY_VIEW (object)->selected);

  G_OBJECT_CLASS (tri_day_view_parent_class)->finalize (object);
}

static void
tri_day_view_class_init (TriDayViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_day_view_dispose;
  object_class->finalize = tri_day_view_finalize;

  g_type_ensure (TRI_TYPE_HOUR_GRID);

  signals[SIGNAL_SELECTED_CHANGED]
      = g_signal_new ("selected-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-day-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDayView, action_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriDayView, day_label);
  gtk_widget_class_bind_template_child (widget_class, TriDayView, hours);
  gtk_widget_class_bind_template_child (widget_class, TriDayView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TriDayView, whole_day);
  gtk_widget_class_bind_template_child (widget_class, TriDayView, whole_day_chips);
  gtk_widget_class_bind_template_child (widget_class, TriDayView, whole_day_label);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dayview");
}

static void
tri_day_view_init (TriDayView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
}

static void
show_whole_day (TriDayView *self, const GPtrArray *entries)
{
  GtkWidget *box = GTK_WIDGET (self->whole_day_chips);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (self->whole_day_chips, child);
  for (guint i = 0; i < entries->len; i++)
    {
      const TriAgendaEntry *entry = entries->pdata[i];

      if (entry->appointment->start_minute == TRI_MINUTE_NONE)
        gtk_box_append (self->whole_day_chips, GTK_WIDGET (tri_calendar_chip_new (entry, TRUE)));
    }
  gtk_label_set_label (self->whole_day_label,
                       entries->len == 0 ? _ ("Nothing on this day. Press N for an appointment, "
                                              "or drag one here.")
                                         : _ ("Without a time"));
  gtk_widget_set_visible (GTK_WIDGET (self->whole_day_label),
                          entries->len == 0 || gtk_widget_get_first_child (box) != NULL);
}

/* Shows the first appointment, or the morning. */
static void
scroll (TriDayView *self, const GPtrArray *entries)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  int first = MORNING;

  for (guint i = 0; i < entries->len; i++)
    {
      int start = ((TriAgendaEntry *) entries->pdata[i])->appointment->start_minute;

      if (start != TRI_MINUTE_NONE)
        first = MIN (first, start);
    }
  /* Before the first layout the hours have no height yet. */
  gtk_adjustment_set_upper (adjustment, MAX (gtk_adjustment_get_upper (adjustment),
                                             tri_hour_grid_get_y (self->hours, TRI_DAY_MINUTES)));
  gtk_adjustment_set_value (adjustment, tri_hour_grid_get_y (self->hours, first) - 6);
}

void
tri_day_view_set_day (TriDayView *self, TriDate day, const GPtrArray *entries)
{
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  g_autofree char *text = NULL;
  gboolean had_focus;

  g_return_if_fail (TRI_IS_DAY_VIEW (self));
  g_return_if_fail (day != TRI_DATE_NONE && entries != NULL);

  for (guint i = 0; i < entries->len; i++)
    if (((TriAgendaEntry *) entries->pdata[i])->appointment->date == day)
      g_ptr_array_add (here, entries->pdata[i]);
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL && find_selected (self) != NULL
              && gtk_widget_has_focus (GTK_WIDGET (find_selected (self)));
  text = tri_date_format_long (day);
  gtk_label_set_label (self->day_label, text);
  show_whole_day (self, here);
  tri_hour_grid_set_entries (self->hours, here);
  if (day != self->day || !self->scrolled)
    scroll (self, here);
  self->scrolled = TRUE;
  self->day = day;
  {
    g_autofree char *selected = g_strdup (self->selected);

    tri_day_view_select (self, selected);
  }
  if (had_focus)
    tri_day_view_focus (self);
}

TriDate
tri_day_view_get_day (TriDayView *self)
{
  g_return_val_if_fail (TRI_IS_DAY_VIEW (self), TRI_DATE_NONE);

  return self->day;
}

const TriAgendaEntry *
tri_day_view_get_selected (TriDayView *self)
{
  TriCalendarChip *chip;

  g_return_val_if_fail (TRI_IS_DAY_VIEW (self), NULL);

  chip = find_selected (self);
  return chip != NULL ? tri_calendar_chip_get_entry (chip) : NULL;
}

void
tri_day_view_select (TriDayView *self, const char *id)
{
  TriCalendarChip *chip;

  g_return_if_fail (TRI_IS_DAY_VIEW (self));

  chip = find_selected (self);
  if (chip != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "selected");
  if (id != self->selected)
    {
      g_free (self->selected);
      self->selected = g_strdup (id);
    }
  chip = find_selected (self);
  if (chip != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (chip), "selected");
  gtk_revealer_set_reveal_child (self->action_revealer, chip != NULL);
  g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
}

gboolean
tri_day_view_focus (TriDayView *self)
{
  TriCalendarChip *chip;

  g_return_val_if_fail (TRI_IS_DAY_VIEW (self), FALSE);

  chip = find_selected (self);
  if (chip == NULL)
    chip = find_chip (GTK_WIDGET (self), NULL);
  return chip != NULL && gtk_widget_grab_focus (GTK_WIDGET (chip));
}

TriHourGrid *
tri_day_view_get_hours (TriDayView *self)
{
  g_return_val_if_fail (TRI_IS_DAY_VIEW (self), NULL);

  return self->hours;
}

GtkWidget *
tri_day_view_get_whole_day (TriDayView *self)
{
  g_return_val_if_fail (TRI_IS_DAY_VIEW (self), NULL);

  return self->whole_day;
}
