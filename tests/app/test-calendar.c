/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar with real mouse and keys, of a private client: going through days and months, moving
 * a session by the rules, undo, a new appointment, and the file for other calendars. */

#include "config.h"

#include "app-run.h"
#include "tri-appointment-dialog.h"
#include "tri-calendar-chip.h"
#include "tri-calendar-page.h"
#include "tri-care-group.h"
#include "tri-clock.h"
#include "tri-dates-group.h"
#include "tri-day-cell.h"
#include "tri-month.h"
#include "tri-plan-page.h"
#include "tri-store-agenda.h"
#include "tri-store-plan.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

static TriCalendarPage *page;
static TriStore *store;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (page));
}

static gboolean
is_day (gpointer data)
{
  return tri_calendar_page_get_day (page) == GPOINTER_TO_INT (data);
}

static void
press (const char *keys, TriDate day)
{
  tri_ui_key (GTK_WIDGET (page), keys);
  tri_ui_wait (is_day, GINT_TO_POINTER (day), 5, keys);
}

static gboolean
has_day (GtkWidget *widget, const char *iso)
{
  g_autofree char *text = tri_date_to_iso (tri_day_cell_get_day (TRI_DAY_CELL (widget)));

  return g_str_equal (text, iso);
}

static GtkWidget *
get_cell (TriDate day)
{
  g_autofree char *iso = tri_date_to_iso (day);

  return tri_ui_get (GTK_WIDGET (page), TRI_TYPE_DAY_CELL, has_day, iso);
}

/* Where session @ordinal is in the record. */
static TriDate
get_date (guint ordinal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tri_store_list_agenda (store, tri_clock_today () - 100,
                                                         tri_clock_today () + 200, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const TriAgendaEntry *entry = entries->pdata[i];

      if (entry->ordinal == ordinal)
        return entry->appointment->date;
    }
  return TRI_DATE_NONE;
}

typedef struct
{
  guint ordinal;
  TriDate date;
} Place;

static gboolean
is_shown_at (gpointer data)
{
  const Place *place = data;
  GtkWidget *chip;

  if (get_date (place->ordinal) != place->date)
    return FALSE;
  chip = tri_ui_find (get_cell (place->date), TRI_TYPE_CALENDAR_CHIP, NULL, NULL);
  return chip != NULL
         && tri_calendar_chip_get_entry (TRI_CALENDAR_CHIP (chip))->ordinal == place->ordinal;
}

static void
wait_for_session (guint ordinal, TriDate date)
{
  Place place = { ordinal, date };

  tri_ui_wait (is_shown_at, &place, 5, "the session to be on its day");
  tri_ui_settle (GTK_WIDGET (page));
}

/* From the chip on one day to the middle of another. */
static void
drag (TriDate from, TriDate to)
{
  GtkWidget *chip = tri_ui_get (get_cell (from), TRI_TYPE_CALENDAR_CHIP, NULL, NULL);
  GtkWidget *cell = get_cell (to);
  graphene_point_t start, end;

  g_assert_true (
      gtk_widget_compute_point (chip, GTK_WIDGET (page), &GRAPHENE_POINT_INIT (20, 6), &start));
  g_assert_true (
      gtk_widget_compute_point (cell, GTK_WIDGET (page),
                                &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (cell) / 2,
                                                      (float) gtk_widget_get_height (cell) / 2),
                                &end));
  tri_ui_drag (GTK_WIDGET (page), start.x, start.y, end.x, end.y);
}

static gboolean
says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static gboolean
has_plan (gpointer data)
{
  return app_get_consultation (data) != NULL;
}

static gboolean
is_written (gpointer data)
{
  GStatBuf info;

  return g_stat (data, &info) == 0 && info.st_size > 0;
}

static void
export_file (TriWindow *window)
{
  GType type = GTK_TYPE_FILE_CHOOSER_DIALOG;
  g_autofree char *folder = g_dir_make_tmp ("trichion-ics-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Calendar.ics", NULL);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.export", NULL);
  tri_ui_wait (app_has_dialog, &type, 10, "the file chooser");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  tri_ui_key (dialog, "ctrl+a");
  tri_ui_type (dialog, path);
  tri_ui_key (dialog, "Return");
  tri_ui_wait (is_written, path, 10, "the file");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "SUMMARY:Heron: Appointment\r\n"));
  g_assert_null (strstr (text, "Sam"));
  g_assert_null (strstr (text, "Session"));
  tri_ui_wait (app_has_no_dialog, &type, 5, "the chooser to close");
  g_remove (path);
  g_rmdir (folder);
}

static void
book (TriDate day)
{
  GType type = TRI_TYPE_APPOINTMENT_DIALOG;
  g_autoptr (GPtrArray) entries = NULL;
  const TriAppointment *appointment;
  GtkWidget *dialog;

  tri_ui_key (GTK_WIDGET (page), "n");
  tri_ui_wait (app_has_dialog, &type, 5, "the dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  /* Who it is for is asked for. */
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "appointment.save"));
  tri_ui_settle (dialog);
  g_assert_nonnull (tri_ui_find (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "Whose appointment"));
  gtk_widget_grab_focus (tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "search_row"));
  tri_ui_type (dialog, "her");
  tri_ui_key (dialog, "Return");
  gtk_widget_grab_focus (tri_ui_get (dialog, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "time_row"));
  tri_ui_type (dialog, "14:30");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &type, 5, "the dialog to close");
  entries = tri_store_list_agenda (store, day, day, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  appointment = ((TriAgendaEntry *) entries->pdata[0])->appointment;
  g_assert_cmpint (appointment->kind, ==, TRI_APPOINTMENT_CONSULTATION);
  g_assert_cmpint (appointment->start_minute, ==, 14 * 60 + 30);
}

static void
play (TriWindow *window, gpointer data)
{
  GType question = ADW_TYPE_MESSAGE_DIALOG;
  g_autofree char *text = NULL;
  TriDate first, second, third;

  store = tri_application_get_store (TRI_APPLICATION (g_application_get_default ()));
  first = get_date (1);
  second = get_date (2);
  third = get_date (3);
  tri_ui_key (GTK_WIDGET (window), "alt+3");
  page = TRI_CALENDAR_PAGE (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CALENDAR_PAGE, NULL, NULL));
  tri_ui_wait (is_mapped, NULL, 5, "the calendar");
  tri_calendar_page_show_day (page, first);
  wait_for_session (1, first);
  tri_calendar_page_focus (page);
  tri_ui_shot ("calendar");

  /* By keys alone, from a day to the client. */
  press ("Right", first + 1);
  press ("Down", first + 8);
  press ("Page_Down", tri_date_add_months (first + 8, 1));
  press ("Page_Up", first + 8);
  press ("Up", first + 1);
  press ("Left", first);
  wait_for_session (1, first);
  tri_ui_key (GTK_WIDGET (page), "Return");
  tri_ui_key (GTK_WIDGET (page), "Return");
  tri_ui_wait (has_plan, window, 10, "the client");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  tri_ui_wait (is_mapped, NULL, 10, "the calendar again");

  /* Nobody reads whose days these are. */
  tri_calendar_page_show_day (page, second);
  wait_for_session (2, second);
  tri_ui_wait (says, (gpointer) "Heron", 5, "the alias");
  text = tri_ui_read (GTK_WIDGET (page));
  g_assert_null (strstr (text, "Sam"));
  g_assert_null (strstr (text, "Session"));

  /* A day that does: moved, and back. */
  drag (second, second + 1);
  wait_for_session (2, second + 1);
  tri_ui_wait (says, (gpointer) "Moved to", 5, "the message");
  tri_ui_key (GTK_WIDGET (page), "ctrl+z");
  wait_for_session (2, second);

  /* Onto the one after it: refused. Close before it: only with a reason. */
  drag (second, third);
  tri_ui_wait (says, (gpointer) "The session after it is on", 5, "the refusal");
  wait_for_session (2, second);
  drag (second, third - 3);
  tri_ui_wait (app_has_dialog, &question, 5, "the question");
  tri_ui_key (tri_ui_find_window (question), "Escape");
  tri_ui_wait (app_has_no_dialog, &question, 5, "the question to close");
  wait_for_session (2, second);

  tri_calendar_page_show_day (page, first + 2);
  tri_calendar_page_focus (page);
  book (first + 2);
  export_file (window);
}

/* A record with one client, who is private, and has chosen on @day: sessions 5, 17 and 45 days
 * later. (transfer full): its folder */
static char *
make_private (TriDate day)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLibrary) library = tri_library_load (NULL, &error);
  g_autoptr (TriStore) record = NULL;
  g_autofree char *client_id = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  TriClient *client;

  g_assert_no_error (error);
  record = tri_store_open (folder, &error);
  g_assert_no_error (error);
  client_id = tri_demo_populate (record, library, day, NULL, &error);
  g_assert_no_error (error);
  clients = tri_store_list_clients (record, &error);
  g_assert_no_error (error);
  client = clients->pdata[0];
  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_free (client->alias);
  client->alias = g_strdup ("Heron");
  g_assert_cmpint (tri_store_save_client (record, client, &error), >, 0);
  g_assert_no_error (error);
  tri_store_close (record);

  return g_steal_pointer (&folder);
}

static void
test_calendar (void)
{
  /* The second session on the 7th, so that the grid of its month holds the third as well. */
  TriDate second = tri_month_get_first (tri_clock_today ()) + 6;
  g_autofree char *folder = make_private (second - 17);

  app_run (folder, play, NULL);
}

static TriPlanFacts *
load_facts (const char *client_id)
{
  g_autoptr (GError) error = NULL;
  TriPlanFacts *facts = tri_store_load_plan_facts (store, client_id, &error);

  g_assert_no_error (error);
  return facts;
}

static gboolean
has_moved (gpointer data)
{
  return get_date (2) == GPOINTER_TO_INT (data);
}

static gboolean
has_box (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_CHECK_BUTTON, NULL, NULL) != NULL;
}

static GtkWidget *
open_lists (TriWindow *window)
{
  GtkWidget *group;

  app_open_client (window);
  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_settle (GTK_WIDGET (window));
  group = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CARE_GROUP, NULL, NULL);
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (tri_ui_get (group, ADW_TYPE_EXPANDER_ROW, tri_ui_has_id, "before_row")),
      TRUE);
  tri_ui_wait (has_box, group, 5, "the boxes");
  return group;
}

/* A time in the sun stands against the plan, which goes around it and back; a tick is kept. */
static void
play_plan (TriWindow *window, gpointer data)
{
  GtkWidget *dates, *group, *box;
  g_autofree char *client_id = NULL;
  g_autoptr (TriPlanFacts) facts = NULL;
  g_autofree char *from = NULL;
  TriDate second;

  store = tri_application_get_store (TRI_APPLICATION (g_application_get_default ()));
  app_open_client (window);
  client_id = g_strdup (tri_consultation_get_client (app_get_consultation (window))->id);
  second = get_date (2);
  group = open_lists (window);
  box = tri_ui_get (group, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  gtk_widget_grab_focus (box);
  tri_ui_key (GTK_WIDGET (window), "space");
  tri_ui_wait (says, (gpointer) "1 of 6 ticked off", 5, "the tick");

  dates = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DATES_GROUP, NULL, NULL);
  tri_ui_wait (says, (gpointer) "Nothing stands against", 5, "the dates");
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (tri_ui_get (dates, ADW_TYPE_EXPANDER_ROW, tri_ui_has_id, "add_row")), TRUE);
  tri_ui_settle (GTK_WIDGET (window));
  from = tri_date_to_iso (second + 20);
  gtk_widget_grab_focus (tri_ui_get (dates, ADW_TYPE_ENTRY_ROW, tri_ui_has_id, "from_row"));
  tri_ui_type (GTK_WIDGET (window), from);
  gtk_widget_activate_action (dates, "dates.add-sun", NULL);
  tri_ui_wait (says, (gpointer) "fresh pigment needs 28 days", 5, "the warning");
  tri_ui_shot ("plan-dates");
  facts = load_facts (client_id);
  g_assert_cmpuint (facts->sun->len, ==, 1);
  g_assert_cmpint (((TriSunTime *) facts->sun->pdata[0])->to, ==, second + 20);

  gtk_widget_activate_action (dates, "dates.fit", NULL);
  tri_ui_wait (has_moved, GINT_TO_POINTER (second + 28), 5, "the better day");
  tri_ui_wait (says, (gpointer) "Nothing stands against", 5, "the warning to go");
}

static void
play_again (TriWindow *window, gpointer data)
{
  open_lists (window);
  tri_ui_wait (says, (gpointer) "1 of 6 ticked off", 5, "the tick that was kept");
}

static void
test_plan (void)
{
  g_autofree char *folder = make_private (tri_clock_today ());

  app_run (folder, play_plan, NULL);
  app_run (folder, play_again, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/calendar/moves", test_calendar);
  g_test_add_func ("/app/calendar/plan", test_plan);
  return g_test_run ();
}
