/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's calendar in the record: who stands in it under what name, and what may be changed.
 */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"
#include "tri-store-agenda.h"
#include "tri-store-plan.h"

typedef struct
{
  char *folder;
  TriStore *store;
  TriClient *client;
  TriChoice *choice; /* sessions on 1, 13 December and 10 January */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesignRevision) given = NULL;
  g_autoptr (TriDesignRevision) revision = NULL;

  fixture->folder = fixture_folder_new ();
  fixture->store = fixture_open (fixture->folder);
  fixture->client = fixture_save_client (fixture->store, "Zoë Brandt");
  given = fixture_revision (fixture->client->id);
  revision = tri_store_save_revision (fixture->store, given, &error);
  g_assert_no_error (error);
  fixture->choice = fixture_choice (revision);
  fixture_save_choice (fixture->store, fixture->choice, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tri_choice_free (fixture->choice);
  tri_client_free (fixture->client);
  tri_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture_folder_free (fixture->folder);
}

static GPtrArray *
list (Fixture *fixture, TriDate from, TriDate to, const char *client_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = tri_store_list_agenda (fixture->store, from, to, client_id, &error);

  g_assert_no_error (error);
  return entries;
}

static TriSession *
get_session (Fixture *fixture, guint ordinal)
{
  return fixture->choice->treatment->sessions->pdata[ordinal - 1];
}

static void
test_sessions (Fixture *fixture, gconstpointer data)
{
  const TriSession *second = get_session (fixture, 2);
  g_autoptr (GPtrArray) all = list (fixture, second->date - 100, second->date + 100, NULL);
  g_autoptr (GPtrArray) one = list (fixture, second->date, second->date, NULL);
  g_autoptr (GPtrArray) none = list (fixture, second->date + 1, second->date + 1, NULL);
  g_autoptr (GPtrArray) others = list (fixture, second->date, second->date, "somebody else");
  const TriAgendaEntry *entry;

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (others->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  entry = one->pdata[0];
  g_assert_cmpstr (entry->appointment->id, ==, second->id);
  g_assert_cmpstr (entry->appointment->client_id, ==, fixture->client->id);
  g_assert_cmpint (entry->appointment->kind, ==, TRI_APPOINTMENT_SESSION);
  g_assert_cmpint (entry->appointment->date, ==, second->date);
  g_assert_cmpint (entry->appointment->start_minute, ==, TRI_MINUTE_NONE);
  g_assert_cmpint (entry->appointment->state, ==, TRI_SESSION_PLANNED);
  g_assert_cmpstr (entry->appointment->practitioner, ==, "");
  g_assert_cmpstr (entry->display_name, ==, "Zoë Brandt");
  g_assert_cmpint (entry->disclosure, ==, TRI_DISCLOSURE_SELECTED);
  g_assert_cmpstr (entry->treatment_id, ==, fixture->choice->treatment->id);
  g_assert_cmpint (entry->treatment_kind, ==, TRI_KIND_PERMANENT);
  g_assert_cmpuint (entry->ordinal, ==, 2);
  g_assert_cmpuint (entry->n_sessions, ==, 3);
  g_assert_cmpfloat (entry->hours.low, ==, second->hours.low);
  g_assert_cmpfloat (entry->hours.high, ==, second->hours.high);
}

/* A private client's name leaves the record nowhere. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TriSession *first = get_session (fixture, 1);
  g_autoptr (GPtrArray) entries = NULL;

  fixture->client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_assert_cmpint (tri_store_save_client (fixture->store, fixture->client, &error), ==, 2);
  g_assert_no_error (error);
  entries = list (fixture, first->date, first->date, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((TriAgendaEntry *) entries->pdata[0])->display_name, ==, "Heron");
}

/* A later choice replaces what was planned, and not what was done. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesignRevision) given = fixture_revision (fixture->client->id);
  g_autoptr (TriDesignRevision) revision = NULL;
  g_autoptr (TriChoice) later = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  TriSession *first = get_session (fixture, 1);
  guint n_old = 0;

  first->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (fixture->store, first, &error));
  revision = tri_store_save_revision (fixture->store, given, &error);
  g_assert_no_error (error);
  later = fixture_choice (revision);
  fixture_save_choice (fixture->store, later, NULL, &error);
  g_assert_no_error (error);
  entries = list (fixture, first->date, first->date + 100, NULL);
  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < entries->len; i++)
    {
      const TriAgendaEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->treatment_id, fixture->choice->treatment->id))
        {
          g_assert_cmpint (entry->appointment->state, ==, TRI_SESSION_DONE);
          n_old++;
        }
    }
  g_assert_cmpuint (n_old, ==, 1);
}

static void
test_appointment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TriDate day = tri_date_from_ymd (2028, 2, 29);
  g_autoptr (TriAppointment) appointment
      = tri_appointment_new (fixture->client->id, TRI_APPOINTMENT_TOUCH_UP, day);
  g_autoptr (TriAppointment) early
      = tri_appointment_new (fixture->client->id, TRI_APPOINTMENT_CONSULTATION, day);
  g_autoptr (TriAppointment) stranger = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const TriAgendaEntry *entry;

  appointment->start_minute = 14 * 60 + 30;
  appointment->length_minutes = 90;
  g_free (appointment->practitioner);
  appointment->practitioner = g_strdup (" Ada ");
  g_assert_true (tri_store_save_appointment (fixture->store, appointment, &error));
  early->start_minute = 0;
  g_assert_true (tri_store_save_appointment (fixture->store, early, &error));
  fixture_reopen (&fixture->store);

  entries = list (fixture, day, day, fixture->client->id);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (((TriAgendaEntry *) entries->pdata[0])->appointment->id, ==, early->id);
  entry = entries->pdata[1];
  g_assert_cmpint (entry->appointment->kind, ==, TRI_APPOINTMENT_TOUCH_UP);
  g_assert_cmpint (entry->appointment->start_minute, ==, 14 * 60 + 30);
  g_assert_cmpint (entry->appointment->length_minutes, ==, 90);
  g_assert_cmpstr (entry->appointment->practitioner, ==, "Ada");
  g_assert_cmpuint (entry->ordinal, ==, 0);
  g_clear_pointer (&entries, g_ptr_array_unref);

  /* What is called off is gone from the lists, and may come back. */
  appointment->state = TRI_SESSION_CANCELLED;
  g_assert_true (tri_store_save_appointment (fixture->store, appointment, &error));
  entries = list (fixture, day, day, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_clear_pointer (&entries, g_ptr_array_unref);
  appointment->state = TRI_SESSION_PLANNED;
  appointment->date = day + 1;
  g_assert_true (tri_store_save_appointment (fixture->store, appointment, &error));
  entries = list (fixture, day + 1, day + 1, NULL);
  g_assert_cmpuint (entries->len, ==, 1);

  /* Refused: without a day, of nobody, of another client than before. */
  appointment->date = TRI_DATE_NONE;
  g_assert_false (tri_store_save_appointment (fixture->store, appointment, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  appointment->date = day;
  stranger = tri_appointment_copy (appointment);
  g_free (stranger->client_id);
  stranger->client_id = tri_id_new ();
  g_assert_false (tri_store_save_appointment (fixture->store, stranger, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  {
    g_autoptr (TriClient) other = fixture_save_client (fixture->store, "Other");

    g_free (stranger->client_id);
    stranger->client_id = g_strdup (other->id);
    g_assert_false (tri_store_save_appointment (fixture->store, stranger, &error));
    g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  }
}

/* The day of a session stands in one place, whoever moves it; its time stays. */
static void
test_session_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TriSession *second = get_session (fixture, 2);
  g_autoptr (GPtrArray) entries = list (fixture, second->date, second->date, NULL);
  g_autoptr (TriAppointment) appointment
      = tri_appointment_copy (((TriAgendaEntry *) entries->pdata[0])->appointment);
  g_autoptr (TriDossier) dossier = NULL;
  g_autoptr (TriAgendaEntry) moved = NULL;
  const TriSession *session;

  appointment->date += 3;
  appointment->start_minute = 9 * 60;
  appointment->override_reason = g_strdup ("healed early");
  g_assert_true (tri_store_save_appointment (fixture->store, appointment, &error));
  dossier = fixture_dossier (fixture->store, fixture->client->id);
  session = ((TriTreatment *) dossier->treatments->pdata[0])->sessions->pdata[1];
  g_assert_cmpint (session->date, ==, appointment->date);
  g_assert_cmpstr (session->override_reason, ==, "healed early");
  g_assert_cmpuint (session->dots, ==, second->dots);

  second->date += 5;
  g_assert_true (tri_store_save_session (fixture->store, second, &error));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = list (fixture, second->date, second->date, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  moved = tri_agenda_entry_copy (entries->pdata[0]);
  g_assert_cmpint (moved->appointment->start_minute, ==, 9 * 60);

  /* Done is done: the calendar cannot move it. */
  second->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (fixture->store, second, &error));
  g_assert_false (tri_store_save_appointment (fixture->store, appointment, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = list (fixture, second->date, second->date, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
}

/* What the plan goes by outlives a restart. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TriDate day = tri_date_from_ymd (2027, 7, 1);
  g_autoptr (TriSunTime) later = tri_sun_time_new (fixture->client->id, day, day + 14);
  g_autoptr (TriSunTime) sooner = tri_sun_time_new (fixture->client->id, day - 50, day - 50);
  g_autoptr (TriPlanFacts) facts = NULL;
  const TriSunTime *sun;

  g_assert_true (tri_store_save_sun_time (fixture->store, later, &error));
  g_assert_true (tri_store_save_sun_time (fixture->store, sooner, &error));
  later->to = day + 7;
  g_assert_true (tri_store_save_sun_time (fixture->store, later, &error));
  later->to = day - 1;
  g_assert_false (tri_store_save_sun_time (fixture->store, later, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  fixture_reopen (&fixture->store);

  facts = tri_store_load_plan_facts (fixture->store, fixture->client->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (facts->treatment->id, ==, fixture->choice->treatment->id);
  g_assert_cmpuint (facts->treatment->sessions->len, ==, 3);
  g_assert_cmpuint (facts->sun->len, ==, 2);
  sun = facts->sun->pdata[1];
  g_assert_cmpstr (sun->id, ==, later->id);
  g_assert_cmpint (sun->from, ==, day);
  g_assert_cmpint (sun->to, ==, day + 7);

  for (guint i = 0; i < 2; i++)
    g_assert_true (tri_store_remove_sun_time (fixture->store, later->id, &error));
  tri_plan_facts_free (g_steal_pointer (&facts));
  facts = tri_store_load_plan_facts (fixture->store, fixture->client->id, &error);
  g_assert_cmpuint (facts->sun->len, ==, 1);
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TriSession *first = get_session (fixture, 1);
  g_autoptr (GPtrArray) ticks = NULL;
  g_autofree char *nobody = tri_id_new ();

  for (guint i = 0; i < 2; i++)
    g_assert_true (tri_store_set_care_tick (fixture->store, first->id, "clip", TRUE, &error));
  g_assert_true (tri_store_set_care_tick (fixture->store, first->id, "alcohol", TRUE, &error));
  fixture_reopen (&fixture->store);
  ticks = tri_store_list_care_ticks (fixture->store, first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ticks->len, ==, 2);
  g_assert_cmpstr (ticks->pdata[1], ==, "clip");
  g_assert_true (tri_store_set_care_tick (fixture->store, first->id, "clip", FALSE, &error));
  g_clear_pointer (&ticks, g_ptr_array_unref);
  ticks = tri_store_list_care_ticks (fixture->store, first->id, &error);
  g_assert_cmpuint (ticks->len, ==, 1);
  g_assert_false (tri_store_set_care_tick (fixture->store, nobody, "clip", TRUE, &error));
}

/* All of them or none. */
static void
test_save_sessions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  g_autoptr (TriDossier) dossier = NULL;
  const TriTreatment *treatment;

  g_ptr_array_add (sessions, tri_session_copy (get_session (fixture, 2)));
  g_ptr_array_add (sessions, tri_session_copy (get_session (fixture, 3)));
  ((TriSession *) sessions->pdata[0])->date += 3;
  ((TriSession *) sessions->pdata[1])->date += 4;
  ((TriSession *) sessions->pdata[1])->ordinal = 1;
  g_assert_false (tri_store_save_sessions (fixture->store, sessions, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  dossier = fixture_dossier (fixture->store, fixture->client->id);
  treatment = dossier->treatments->pdata[0];
  g_assert_cmpint (((TriSession *) treatment->sessions->pdata[1])->date, ==,
                   get_session (fixture, 2)->date);
  tri_dossier_free (g_steal_pointer (&dossier));

  ((TriSession *) sessions->pdata[1])->ordinal = 3;
  g_assert_true (tri_store_save_sessions (fixture->store, sessions, &error));
  dossier = fixture_dossier (fixture->store, fixture->client->id);
  treatment = dossier->treatments->pdata[0];
  g_assert_cmpint (((TriSession *) treatment->sessions->pdata[1])->date, ==,
                   get_session (fixture, 2)->date + 3);
  g_assert_cmpint (((TriSession *) treatment->sessions->pdata[2])->date, ==,
                   get_session (fixture, 3)->date + 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store-agenda/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sessions", test_sessions);
  ADD ("private", test_private);
  ADD ("replaced", test_replaced);
  ADD ("appointment", test_appointment);
  ADD ("session-time", test_session_time);
  ADD ("plan", test_plan);
  ADD ("ticks", test_ticks);
  ADD ("save-sessions", test_save_sessions);
  return g_test_run ();
}
