/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An appointment in the calendar: one line in the month, a block of its hours in the day. */

#include "config.h"

#include "tri-calendar-chip.h"

#include "tri-day-time.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriCalendarChip
{
  GtkWidget parent_instance;

  GtkLabel *name_label;
  GtkLabel *time_label;
  GtkLabel *detail_label;

  TriAgendaEntry *entry;
};

G_DEFINE_FINAL_TYPE (TriCalendarChip, tri_calendar_chip, GTK_TYPE_WIDGET)

/* A short appointment has room for the name alone. */
static void
tri_calendar_chip_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int wanted;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      *natural = vertical ? *natural + wanted : MAX (*natural, wanted);
      if (!vertical || child == gtk_widget_get_first_child (widget))
        *minimum = MAX (*minimum, least);
    }
}

static void
tri_calendar_chip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int line;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &line, NULL, NULL, NULL);
      gtk_widget_set_child_visible (child, y == 0 || y + line <= height);
      gtk_widget_allocate (child, width, line, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) y)));
      y += line;
    }
}

static void
tri_calendar_chip_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_calendar_chip_parent_class)->dispose (object);
}

static void
tri_calendar_chip_finalize (GObject *object)
{
  tri_agenda_entry_free (TRI_CALENDAR_CHIP (object)->entry);

  G_OBJECT_CLASS (tri_calendar_chip_parent_class)->finalize (object);
}

static void
tri_calendar_chip_class_init (TriCalendarChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_calendar_chip_dispose;
  object_class->finalize = tri_calendar_chip_finalize;
  widget_class->measure = tri_calendar_chip_measure;
  widget_class->size_allocate = tri_calendar_chip_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-calendar-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCalendarChip, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TriCalendarChip, name_label);
  gtk_widget_class_bind_template_child (widget_class, TriCalendarChip, time_label);
  gtk_widget_class_set_css_name (widget_class, "calendarchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tri_calendar_chip_init (TriCalendarChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "9:00 – 11:30", or "" when only the day is agreed. */
static char *
format_times (const TriAgendaEntry *entry)
{
  int start = entry->appointment->start_minute;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (start == TRI_MINUTE_NONE)
    return g_strdup ("");
  from = tri_day_time_format (start);
  to = tri_day_time_format (start + tri_agenda_entry_get_minutes (entry));
  /* TRANSLATORS: from one time of day to another */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

/* Of those that are there, with dots between them. */
static char *
join (const char *first, const char *second, const char *third)
{
  const char *const parts[] = { first, second, third };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

TriCalendarChip *
tri_calendar_chip_new (const TriAgendaEntry *entry, gboolean whole)
{
  TriCalendarChip *self;
  const TriAppointment *appointment;
  g_autofree char *title = NULL;
  g_autofree char *times = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  appointment = entry->appointment;
  title = tri_agenda_entry_get_title (entry);
  times = format_times (entry);
  detail = join (title, appointment->state == TRI_SESSION_DONE ? _ ("done") : "",
                 appointment->practitioner);
  spoken = join (entry->display_name, times, detail);

  self = g_object_new (TRI_TYPE_CALENDAR_CHIP, "focusable", whole, "tooltip-text",
                       whole ? NULL : spoken, NULL);
  self->entry = tri_agenda_entry_copy (entry);
  if (whole || appointment->start_minute == TRI_MINUTE_NONE)
    gtk_label_set_label (self->name_label, entry->display_name);
  else
    {
      g_autofree char *start = tri_day_time_format (appointment->start_minute);
      g_autofree char *line = g_strdup_printf ("%s %s", start, entry->display_name);

      gtk_label_set_label (self->name_label, line);
    }
  gtk_label_set_label (self->time_label, times);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), whole && *times != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), whole);
  gtk_widget_add_css_class (GTK_WIDGET (self), tri_appointment_kind_get_id (appointment->kind));
  if (appointment->state == TRI_SESSION_DONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  if (whole)
    gtk_widget_add_css_class (GTK_WIDGET (self), "whole");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return self;
}

const TriAgendaEntry *
tri_calendar_chip_get_entry (TriCalendarChip *self)
{
  g_return_val_if_fail (TRI_IS_CALENDAR_CHIP (self), NULL);

  return self->entry;
}
