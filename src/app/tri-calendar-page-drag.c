/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging an appointment to another day or time; what stands against it is read before it is
 * dropped. */

#include "config.h"

#include "tri-calendar-page-private.h"

#include "tri-calendar-chip.h"
#include "tri-day-time.h"
#include "tri-month.h"
#include "tri-store-plan.h"

#include <glib/gi18n.h>

static GtkWidget *
pick (TriCalendarPage *self, double x, double y, GType type)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return widget != NULL ? gtk_widget_get_ancestor (widget, type) : NULL;
}

static void
set_target (TriCalendarPage *self, GtkWidget *target)
{
  TriCalendarDrag *drag = &self->drag;

  if (drag->target == target)
    return;
  if (drag->target != NULL)
    gtk_widget_remove_css_class (drag->target, "target");
  g_set_weak_pointer (&drag->target, target);
  if (target != NULL)
    gtk_widget_add_css_class (target, "target");
}

void
_tri_calendar_page_end_drag (TriCalendarPage *self)
{
  TriCalendarDrag *drag = &self->drag;

  set_target (self, NULL);
  if (drag->entry == NULL)
    return;
  tri_hour_grid_set_mark (tri_day_view_get_hours (self->day_view), TRI_MINUTE_NONE, 0);
  gtk_revealer_set_reveal_child (self->hint_revealer, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_pointer (&drag->entry, tri_agenda_entry_free);
  g_clear_pointer (&drag->facts, tri_plan_facts_free);
  drag->lifted = FALSE;
}

/* What the appointment would be. Returns: (transfer full) */
static TriAppointment *
make_dropped (const TriCalendarDrag *drag)
{
  TriAppointment *dropped = tri_appointment_copy (drag->entry->appointment);

  dropped->date = drag->day;
  dropped->start_minute = drag->start_minute;
  return dropped;
}

/* Where it would go, and what stands against it. */
static void
show_hint (TriCalendarPage *self)
{
  TriCalendarDrag *drag = &self->drag;
  g_autoptr (TriAppointment) dropped = make_dropped (drag);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *day = NULL;
  g_autofree char *against = NULL;
  g_autoptr (GString) text = NULL;

  gtk_revealer_set_reveal_child (self->hint_revealer, drag->lifted && drag->day != TRI_DATE_NONE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "refused");
  if (drag->day == TRI_DATE_NONE)
    return;
  day = tri_date_format_long (drag->day);
  text = g_string_new (day);
  if (drag->start_minute != TRI_MINUTE_NONE)
    {
      g_autofree char *time = tri_day_time_format (drag->start_minute);

      g_string_append_printf (text, " · %s", time);
    }
  if (drag->facts != NULL && tri_booker_needs_rules (drag->entry->appointment, dropped))
    {
      conflicts = tri_booker_check (self->booker, drag->facts, dropped);
      against = tri_plan_conflicts_to_text (conflicts);
      if (conflicts->len > 0)
        g_string_append_printf (text, "\n%s", against);
      if (tri_plan_conflicts_get_weight (conflicts) == TRI_WEIGHT_REFUSES)
        gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "refused");
    }
  gtk_label_set_label (self->hint_label, text->str);
}

static void
facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriCalendarPage) self = user_data;
  g_autoptr (TriPlanFacts) facts
      = tri_store_load_plan_facts_finish (TRI_STORE (source), result, NULL);
  TriCalendarDrag *drag = &self->drag;

  /* An error tells itself when the appointment is dropped. */
  if (facts == NULL || drag->entry == NULL
      || !g_str_equal (facts->client_id, drag->entry->appointment->client_id))
    return;
  g_clear_pointer (&drag->facts, tri_plan_facts_free);
  drag->facts = g_steal_pointer (&facts);
  tri_booker_prepare (self->booker, drag->facts);
  show_hint (self);
}

static void
drag_begin_cb (TriCalendarPage *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *chip = pick (self, x, y, TRI_TYPE_CALENDAR_CHIP);
  TriCalendarDrag *drag = &self->drag;
  graphene_point_t inside;
  const TriAgendaEntry *entry;

  _tri_calendar_page_end_drag (self);
  entry = chip != NULL ? tri_calendar_chip_get_entry (TRI_CALENDAR_CHIP (chip)) : NULL;
  if (entry == NULL || self->application == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), chip,
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &inside))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  /* The click selects it, on the day that is selected by it. */
  tri_day_view_select (self->day_view, entry->appointment->id);
  if (entry->appointment->state != TRI_SESSION_PLANNED)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  drag->entry = tri_agenda_entry_copy (entry);
  drag->start_x = x;
  drag->start_y = y;
  drag->grip_px = pick (self, x, y, TRI_TYPE_HOUR_GRID) != NULL ? (double) inside.y : 0;
  tri_store_load_plan_facts_async (tri_application_get_store (self->application),
                                   entry->appointment->client_id, NULL, facts_cb,
                                   g_object_ref (self));
}

/* Over a day of the month the time stays; over the hours the day is the one they are of. */
static void
find_place (TriCalendarPage *self, double x, double y)
{
  TriCalendarDrag *drag = &self->drag;
  TriHourGrid *hours = tri_day_view_get_hours (self->day_view);
  GtkWidget *whole_day = tri_day_view_get_whole_day (self->day_view);
  GtkWidget *cell = pick (self, x, y, TRI_TYPE_DAY_CELL);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  int length = tri_agenda_entry_get_minutes (drag->entry);

  drag->day = TRI_DATE_NONE;
  drag->start_minute = drag->entry->appointment->start_minute;
  tri_hour_grid_set_mark (hours, TRI_MINUTE_NONE, 0);
  set_target (self, cell);
  if (cell != NULL)
    drag->day = tri_day_cell_get_day (TRI_DAY_CELL (cell));
  else if (pick (self, x, y, TRI_TYPE_HOUR_GRID) != NULL)
    {
      graphene_point_t inside = { 0, 0 };

      if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (hours),
                                     &GRAPHENE_POINT_INIT ((float) x, (float) y), &inside))
        return;
      drag->day = self->day;
      drag->start_minute
          = tri_hour_grid_get_minute (hours, (double) inside.y - drag->grip_px, length);
      tri_hour_grid_set_mark (hours, drag->start_minute, length);
    }
  else if (picked != NULL && (picked == whole_day || gtk_widget_is_ancestor (picked, whole_day)))
    {
      drag->day = self->day;
      drag->start_minute = TRI_MINUTE_NONE;
      set_target (self, whole_day);
    }
}

static void
drag_update_cb (TriCalendarPage *self, double dx, double dy, GtkGesture *gesture)
{
  TriCalendarDrag *drag = &self->drag;

  if (drag->entry == NULL)
    return;
  if (!drag->lifted)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      drag->lifted = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  find_place (self, drag->start_x + dx, drag->start_y + dy);
  show_hint (self);
}

static void
drag_end_cb (TriCalendarPage *self, double dx, double dy, GtkGesture *gesture)
{
  TriCalendarDrag *drag = &self->drag;
  g_autoptr (TriAppointment) before = NULL;
  g_autoptr (TriAppointment) after = NULL;

  drag_update_cb (self, dx, dy, gesture);
  if (drag->entry != NULL && drag->lifted && drag->day != TRI_DATE_NONE)
    {
      before = tri_appointment_copy (drag->entry->appointment);
      after = make_dropped (drag);
    }
  _tri_calendar_page_end_drag (self);
  if (after != NULL && (after->date != before->date || after->start_minute != before->start_minute))
    _tri_calendar_page_change (self, before, after);
}

/* Escape, or a second button, leaves everything where it was. */
static gboolean
key_cb (TriCalendarPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || self->drag.entry == NULL)
    return GDK_EVENT_PROPAGATE;
  _tri_calendar_page_end_drag (self);
  return GDK_EVENT_STOP;
}

void
_tri_calendar_page_init_drag (TriCalendarPage *self)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (gesture, "cancel", G_CALLBACK (_tri_calendar_page_end_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
