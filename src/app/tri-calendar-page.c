/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's calendar: a month, and beside it the hours of one of its days. */

#include "config.h"

#include "tri-calendar-page-private.h"

#include "tri-appointment-dialog.h"
#include "tri-clock.h"
#include "tri-ical-export.h"
#include "tri-measures.h"
#include "tri-month.h"
#include "tri-widget.h"
#include "tri-window.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TriCalendarPage, tri_calendar_page, GTK_TYPE_WIDGET)

void
_tri_calendar_page_fail (TriCalendarPage *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (TRI_IS_WINDOW (root))
    tri_window_show_error (TRI_WINDOW (root), error);
}

/* One function says what can be done. */
static void
update_actions (TriCalendarPage *self)
{
  const TriAgendaEntry *selected = tri_day_view_get_selected (self->day_view);
  gboolean planned = selected != NULL && selected->appointment->state == TRI_SESSION_PLANNED;
  gboolean ready = self->application != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.open", selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.change", planned);
  /* The sessions of a treatment belong together; their plan is changed as a whole. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.call-off",
                                 planned && selected->appointment->kind != TRI_APPOINTMENT_SESSION);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.new", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.export", ready);
}

static void
show_entries (TriCalendarPage *self)
{
  tri_month_view_set_entries (self->month_view, self->entries);
  tri_day_view_set_day (self->day_view, self->day, self->entries);
  update_actions (self);
}

static void
entries_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tri_store_list_agenda_finish (TRI_STORE (source), result, &error);

  if (entries == NULL)
    {
      _tri_calendar_page_fail (self, error);
      return;
    }
  _tri_calendar_page_end_drag (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  show_entries (self);
}

static void
load (TriCalendarPage *self)
{
  TriDate first = tri_month_view_get_first (self->month_view);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->application == NULL)
    return;
  self->loading = g_cancellable_new ();
  tri_store_list_agenda_async (tri_application_get_store (self->application), first,
                               tri_date_add_days (first, TRI_MONTH_VIEW_DAYS - 1), NULL,
                               self->loading, entries_cb, g_object_ref (self));
}

void
tri_calendar_page_show_day (TriCalendarPage *self, TriDate day)
{
  TriDate first;
  g_autofree char *month = NULL;

  g_return_if_fail (TRI_IS_CALENDAR_PAGE (self));
  g_return_if_fail (day != TRI_DATE_NONE);

  first = tri_month_view_get_first (self->month_view);
  self->day = day;
  month = tri_month_format_long (day);
  gtk_label_set_label (self->month_label, month);
  tri_month_view_set_day (self->month_view, day, tri_clock_today ());
  if (tri_month_view_get_first (self->month_view) != first)
    {
      g_ptr_array_set_size (self->entries, 0);
      load (self);
    }
  show_entries (self);
}

TriDate
tri_calendar_page_get_day (TriCalendarPage *self)
{
  g_return_val_if_fail (TRI_IS_CALENDAR_PAGE (self), TRI_DATE_NONE);

  return self->day;
}

static void
day_selected_cb (TriCalendarPage *self, int day)
{
  tri_calendar_page_show_day (self, day);
}

/* Enter on a day leads to its appointments, and from there to the client. */
static void
day_activated_cb (TriCalendarPage *self, int day)
{
  if (!tri_day_view_focus (self->day_view))
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.new", NULL);
}

/* commands */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_booker_change_finish (TRI_BOOKER (source), result, &error))
    _tri_calendar_page_fail (self, error);
}

void
_tri_calendar_page_change (TriCalendarPage *self,
                           const TriAppointment *before,
                           const TriAppointment *after)
{
  tri_booker_change_async (self->booker, before, after,
                           GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), changed_cb,
                           g_object_ref (self));
}

static void
step_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCalendarPage *self = TRI_CALENDAR_PAGE (widget);
  TriDate day = tri_date_add_months (self->day, g_variant_get_int32 (parameter));

  if (day != TRI_DATE_NONE)
    tri_calendar_page_show_day (self, day);
}

static void
today_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCalendarPage *self = TRI_CALENDAR_PAGE (widget);

  tri_calendar_page_show_day (self, tri_clock_today ());
  tri_month_view_focus (self->month_view);
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TriAgendaEntry *entry = tri_day_view_get_selected (TRI_CALENDAR_PAGE (widget)->day_view);

  if (entry != NULL)
    gtk_widget_activate_action (widget, "win.open-client", "s", entry->appointment->client_id);
}

static void
booked_cb (TriCalendarPage *self, int day)
{
  tri_calendar_page_show_day (self, day);
}

static void
show_dialog (TriCalendarPage *self, const TriAgendaEntry *entry)
{
  TriAppointmentDialog *dialog = tri_appointment_dialog_new (
      self->booker, tri_application_get_store (self->application), self->day, entry);

  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "booked", G_CALLBACK (booked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_dialog (TRI_CALENDAR_PAGE (widget), NULL);
}

static void
change_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCalendarPage *self = TRI_CALENDAR_PAGE (widget);
  const TriAgendaEntry *entry = tri_day_view_get_selected (self->day_view);

  if (entry != NULL)
    show_dialog (self, entry);
}

static void
call_off_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCalendarPage *self = TRI_CALENDAR_PAGE (widget);
  const TriAgendaEntry *entry = tri_day_view_get_selected (self->day_view);
  g_autoptr (TriAppointment) after = NULL;

  if (entry == NULL)
    return;
  after = tri_appointment_copy (entry->appointment);
  after->state = TRI_SESSION_CANCELLED;
  _tri_calendar_page_change (self, entry->appointment, after);
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tri_booker_undo (TRI_CALENDAR_PAGE (widget)->booker);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tri_ical_export_clinic (widget,
                          tri_application_get_store (TRI_CALENDAR_PAGE (widget)->application));
}

static void
tri_calendar_page_dispose (GObject *object)
{
  TriCalendarPage *self = TRI_CALENDAR_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  _tri_calendar_page_end_drag (self);
  g_clear_object (&self->booker);
  g_clear_object (&self->application);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_calendar_page_parent_class)->dispose (object);
}

static void
tri_calendar_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_CALENDAR_PAGE (object)->entries);

  G_OBJECT_CLASS (tri_calendar_page_parent_class)->finalize (object);
}

static void
tri_calendar_page_class_init (TriCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_calendar_page_dispose;
  object_class->finalize = tri_calendar_page_finalize;

  g_type_ensure (TRI_TYPE_DAY_VIEW);
  g_type_ensure (TRI_TYPE_MONTH_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCalendarPage, day_view);
  gtk_widget_class_bind_template_child (widget_class, TriCalendarPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TriCalendarPage, hint_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriCalendarPage, month_label);
  gtk_widget_class_bind_template_child (widget_class, TriCalendarPage, month_view);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "calendar.step", "i", step_activated);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_activated);
  gtk_widget_class_install_action (widget_class, "calendar.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "calendar.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "calendar.change", NULL, change_activated);
  gtk_widget_class_install_action (widget_class, "calendar.call-off", NULL, call_off_activated);
  gtk_widget_class_install_action (widget_class, "calendar.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "calendar.export", NULL, export_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "calendar.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "calendar.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.step", "i", 1);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_calendar_page_init (TriCalendarPage *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_agenda_entry_free);
  self->booker = tri_booker_new (GTK_WIDGET (self));
  self->day = tri_clock_today ();
  gtk_widget_init_template (GTK_WIDGET (self));

  tri_month_view_set_day (self->month_view, self->day, self->day);
  tri_calendar_page_show_day (self, self->day);
  g_signal_connect_object (self->booker, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  _tri_calendar_page_init_drag (self);
}

void
tri_calendar_page_refresh (TriCalendarPage *self, TriApplication *application)
{
  g_return_if_fail (TRI_IS_CALENDAR_PAGE (self));
  g_return_if_fail (TRI_IS_APPLICATION (application));

  g_set_object (&self->application, application);
  tri_booker_set_record (self->booker, tri_application_get_store (application),
                         tri_application_get_clinic (application)->care);
  tri_month_view_set_first_weekday (
      self->month_view, tri_week_start_get (tri_application_get_clinic (application)->care,
                                            tri_locale_get_first_weekday ()));
  tri_calendar_page_show_day (self, self->day);
  load (self);
}

void
tri_calendar_page_focus (TriCalendarPage *self)
{
  g_return_if_fail (TRI_IS_CALENDAR_PAGE (self));

  tri_month_view_focus (self->month_view);
}
