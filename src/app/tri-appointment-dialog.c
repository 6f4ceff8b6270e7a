/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new appointment, or another day, time, length and practitioner for one. */

#include "config.h"

#include "tri-appointment-dialog.h"

#include "tri-client-picker.h"
#include "tri-day-time.h"
#include "tri-error.h"
#include "tri-month.h"
#include "tri-store-plan.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

/* What can be made by hand; sessions come with a choice. */
static const TriAppointmentKind kinds[]
    = { TRI_APPOINTMENT_CONSULTATION, TRI_APPOINTMENT_TOUCH_UP, TRI_APPOINTMENT_REVIEW };

struct _TriAppointmentDialog
{
  AdwWindow parent_instance;

  TriClientPicker *client_picker;
  AdwActionRow *client_row;
  AdwComboRow *kind_row;
  AdwActionRow *day_row;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  AdwEntryRow *time_row;
  GtkSpinButton *length_spin;
  AdwEntryRow *practitioner_row;
  GtkRevealer *warning_revealer;
  GtkRevealer *error_revealer;

  TriBooker *booker;
  TriStore *store;
  TriAppointment *before; /* NULL for a new one */
  TriDate day;
  TriPlanFacts *facts; /* of the client, NULL until they are known */
};

enum
{
  SIGNAL_BOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriAppointmentDialog, tri_appointment_dialog, ADW_TYPE_WINDOW)

static const char *
get_client_id (TriAppointmentDialog *self)
{
  return self->before != NULL ? self->before->client_id
                              : tri_client_picker_get_client_id (self->client_picker);
}

/* Returns: (transfer full): NULL with a sentence when something cannot be read. */
static TriAppointment *
read_appointment (TriAppointmentDialog *self, GError **error)
{
  g_autoptr (TriAppointment) after = NULL;
  const char *client_id = get_client_id (self);
  const char *time = gtk_editable_get_text (GTK_EDITABLE (self->time_row));

  if (client_id == NULL)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Whose appointment is it? Type a name and choose the client."));
      return NULL;
    }
  after = self->before != NULL
              ? tri_appointment_copy (self->before)
              : tri_appointment_new (client_id, kinds[adw_combo_row_get_selected (self->kind_row)],
                                     self->day);
  after->date = self->day;
  after->start_minute = TRI_MINUTE_NONE;
  if (*time != '\0' && !tri_day_time_parse (time, &after->start_minute, error))
    return NULL;
  after->length_minutes = gtk_spin_button_get_value_as_int (self->length_spin);
  g_free (after->practitioner);
  after->practitioner = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->practitioner_row)));
  return tri_appointment_validate (after, error) ? g_steal_pointer (&after) : NULL;
}

/* What stands against the day, before it is asked for. */
static void
show_warning (TriAppointmentDialog *self)
{
  g_autoptr (TriAppointment) after = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *text = NULL;

  if (self->facts != NULL)
    after = read_appointment (self, NULL);
  if (after != NULL && tri_booker_needs_rules (self->before, after))
    {
      conflicts = tri_booker_check (self->booker, self->facts, after);
      text = conflicts->len > 0 ? tri_plan_conflicts_to_text (conflicts) : NULL;
    }
  tri_widget_show_problem (self->warning_revealer, text);
}

static void
facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriAppointmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPlanFacts) facts
      = tri_store_load_plan_facts_finish (TRI_STORE (source), result, &error);

  if (facts == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  if (g_strcmp0 (facts->client_id, get_client_id (self)) != 0)
    return;
  g_clear_pointer (&self->facts, tri_plan_facts_free);
  self->facts = g_steal_pointer (&facts);
  tri_booker_prepare (self->booker, self->facts);
  show_warning (self);
}

static void
client_changed_cb (TriAppointmentDialog *self)
{
  const char *id = get_client_id (self);

  g_clear_pointer (&self->facts, tri_plan_facts_free);
  show_warning (self);
  if (id != NULL)
    tri_store_load_plan_facts_async (self->store, id, NULL, facts_cb, g_object_ref (self));
}

static void
set_day (TriAppointmentDialog *self, TriDate day)
{
  g_autofree char *text = tri_date_format_long (day);

  self->day = day;
  adw_action_row_set_subtitle (self->day_row, text);
  show_warning (self);
}

static void
day_chosen_cb (TriAppointmentDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  gtk_popover_popdown (self->day_popover);
  set_day (self, tri_date_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                    g_date_time_get_day_of_month (date)));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriAppointmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "appointment.save", TRUE);
  if (!tri_booker_change_finish (TRI_BOOKER (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_BOOKED], 0, (int) self->day);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriAppointmentDialog *self = TRI_APPOINTMENT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriAppointment) after = read_appointment (self, &error);

  tri_widget_show_problem (self->error_revealer, error != NULL ? error->message : NULL);
  if (after == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "appointment.save", FALSE);
  tri_booker_change_async (self->booker, self->before, after, GTK_WINDOW (self), changed_cb,
                           g_object_ref (self));
}

static void
tri_appointment_dialog_dispose (GObject *object)
{
  TriAppointmentDialog *self = TRI_APPOINTMENT_DIALOG (object);

  g_clear_object (&self->booker);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tri_appointment_dialog_parent_class)->dispose (object);
}

static void
tri_appointment_dialog_finalize (GObject *object)
{
  TriAppointmentDialog *self = TRI_APPOINTMENT_DIALOG (object);

  tri_appointment_free (self->before);
  tri_plan_facts_free (self->facts);

  G_OBJECT_CLASS (tri_appointment_dialog_parent_class)->finalize (object);
}

static void
tri_appointment_dialog_class_init (TriAppointmentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_appointment_dialog_dispose;
  object_class->finalize = tri_appointment_dialog_finalize;

  g_type_ensure (TRI_TYPE_CLIENT_PICKER);

  signals[SIGNAL_BOOKED] = g_signal_new ("booked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/trichion/Trichion/ui/tri-appointment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, client_picker);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, client_row);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, day_button);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, day_popover);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, length_spin);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, practitioner_row);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, TriAppointmentDialog, warning_revealer);
  gtk_widget_class_bind_template_callback (widget_class, client_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_warning);
  gtk_widget_class_install_action (widget_class, "appointment.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_appointment_dialog_init (TriAppointmentDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, tri_appointment_kind_get_name (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

static void
show_entry (TriAppointmentDialog *self, const TriAgendaEntry *entry)
{
  const TriAppointment *appointment = entry->appointment;
  g_autofree char *title = tri_agenda_entry_get_title (entry);
  int minutes = tri_agenda_entry_get_minutes (entry);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Change Appointment"));
  gtk_widget_set_visible (GTK_WIDGET (self->client_picker), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->client_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->client_row), entry->display_name);
  adw_action_row_set_subtitle (self->client_row, title);
  if (appointment->start_minute != TRI_MINUTE_NONE)
    {
      g_autofree char *time = tri_day_time_format (appointment->start_minute);

      gtk_editable_set_text (GTK_EDITABLE (self->time_row), time);
    }
  gtk_spin_button_set_value (self->length_spin, minutes);
  gtk_editable_set_text (GTK_EDITABLE (self->practitioner_row), appointment->practitioner);
}

TriAppointmentDialog *
tri_appointment_dialog_new (TriBooker *booker,
                            TriStore *store,
                            TriDate day,
                            const TriAgendaEntry *entry)
{
  TriAppointmentDialog *self;
  g_autoptr (GDateTime) date = NULL;
  int year;
  int month;
  int number;

  g_return_val_if_fail (TRI_IS_BOOKER (booker) && TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (day != TRI_DATE_NONE, NULL);

  self = g_object_new (TRI_TYPE_APPOINTMENT_DIALOG, NULL);
  self->booker = g_object_ref (booker);
  self->store = g_object_ref (store);
  if (entry != NULL)
    {
      self->before = tri_appointment_copy (entry->appointment);
      day = entry->appointment->date;
      show_entry (self, entry);
      gtk_widget_grab_focus (GTK_WIDGET (self->time_row));
    }
  else
    {
      tri_client_picker_load (self->client_picker, store);
      gtk_widget_grab_focus (GTK_WIDGET (self->client_picker));
    }
  set_day (self, day);
  tri_date_to_ymd (day, &year, &month, &number);
  date = g_date_time_new_local (year, month, number, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  client_changed_cb (self);
  return self;
}
