/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in sessions and with which stock, as the record keeps it. */

#include "config.h"

#include "store-fixture.h"
#include "tri-appointment.h"
#include "tri-error.h"
#include "tri-store-agenda.h"
#include "tri-store-sessions.h"
#include "tri-store-stock.h"

typedef struct
{
  char *folder;
  TriStore *store;
  TriClient *client;
  TriChoice *choice;
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

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static TriLot *
save_lot (Fixture *fixture, TriLotKind kind, const char *number)
{
  g_autoptr (GError) error = NULL;
  TriLot *lot = tri_lot_new (kind);

  set_text (&lot->maker, "Ink Works");
  set_text (&lot->name, "Black 01");
  set_text (&lot->catalogue, "IW-1");
  set_text (&lot->lot, number);
  lot->expiry = tri_date_from_ymd (2028, 2, 29);
  lot->opened = tri_date_from_ymd (2026, 11, 1);
  lot->amount_left = 12.5;
  tri_store_save_lot (fixture->store, lot, &error);
  g_assert_no_error (error);
  return lot;
}

static void
test_stock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLot) needle = save_lot (fixture, TRI_LOT_NEEDLE, "N1");
  g_autoptr (TriLot) old = save_lot (fixture, TRI_LOT_PIGMENT, "A1");
  g_autoptr (TriLot) current = save_lot (fixture, TRI_LOT_PIGMENT, "B2");
  g_autoptr (GPtrArray) lots = NULL;
  const TriLot *lot;

  old->used_up = TRUE;
  old->amount_left = -1;
  g_assert_true (tri_store_save_lot (fixture->store, old, &error));
  set_text (&needle->lot, "  ");
  g_assert_false (tri_store_save_lot (fixture->store, needle, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  fixture_reopen (&fixture->store);

  lots = tri_store_list_lots (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lots->len, ==, 3);
  lot = lots->pdata[0];
  g_assert_cmpstr (lot->id, ==, current->id);
  g_assert_cmpint (lot->kind, ==, TRI_LOT_PIGMENT);
  g_assert_cmpstr (lot->maker, ==, "Ink Works");
  g_assert_cmpstr (lot->name, ==, "Black 01");
  g_assert_cmpstr (lot->catalogue, ==, "IW-1");
  g_assert_cmpstr (lot->lot, ==, "B2");
  g_assert_cmpint (lot->expiry, ==, current->expiry);
  g_assert_cmpint (lot->opened, ==, current->opened);
  g_assert_cmpfloat (lot->amount_left, ==, 12.5);
  g_assert_false (lot->used_up);
  lot = lots->pdata[1];
  g_assert_true (lot->used_up);
  g_assert_cmpfloat (lot->amount_left, <, 0);
  g_assert_cmpint (((TriLot *) lots->pdata[2])->kind, ==, TRI_LOT_NEEDLE);
}

static TriSessionRecord *
make_record (const TriSession *session, const TriLot *pigment, const TriLot *needle)
{
  TriSessionRecord *record = tri_session_record_new (session->id);

  set_text (&record->practitioner, "Ada");
  record->date = session->date;
  record->start_minute = 9 * 60;
  record->end_minute = 11 * 60 + 30;
  record->shade = 5;
  set_text (&record->pigment_lot_id, pigment->id);
  if (needle != NULL)
    set_text (&record->needle_lot_id, needle->id);
  set_text (&record->lot_reason, "the last bottle");
  record->depth_mm = 0.6;
  set_text (&record->machine, "7.5 V");
  record->dots = 3210;
  record->area_cm2[TRI_ZONE_FRONT] = 31.5;
  record->area_cm2[TRI_ZONE_SIDES] = 4;
  record->fee_minor = 45000;
  record->aftercare = session->date;
  record->previous_healed = TRI_HEALED_LIGHTER;
  record->reaction = TRI_REACTION_OTHER;
  set_text (&record->reaction_text, "itching");
  set_text (&record->notes, "calm");
  set_text (&record->signer, "Zoë Brandt");
  return record;
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TriSession *session = fixture->choice->treatment->sessions->pdata[0];
  g_autoptr (TriLot) pigment = save_lot (fixture, TRI_LOT_PIGMENT, "B2");
  g_autoptr (TriLot) needle = save_lot (fixture, TRI_LOT_NEEDLE, "N1");
  g_autoptr (TriSessionRecord) record = make_record (session, pigment, needle);
  g_autoptr (TriSessionRecord) correction = NULL;
  g_autoptr (GBytes) bytes = fixture_picture ("\x89PNG", "one");
  g_autoptr (TriPhotoRecord) photo = tri_store_add_photo (fixture->store, fixture->client->id,
                                                          TRI_VIEW_TOP, bytes, 10, 10, &error);
  g_autoptr (TriSessionBook) book = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  const TriSessionRecord *read;
  const TriAppointment *appointment;

  g_assert_no_error (error);
  g_ptr_array_add (record->photos, g_strdup (photo->id));
  session->state = TRI_SESSION_DONE;
  session->dots = record->dots;
  g_assert_true (tri_store_save_session_record (fixture->store, session, record, &error));
  g_assert_no_error (error);
  /* It cannot be recorded twice, only corrected. */
  g_assert_false (tri_store_save_session_record (fixture->store, session, record, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  fixture_reopen (&fixture->store);

  book = tri_store_load_session_book (fixture->store, fixture->client->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->records->len, ==, 1);
  g_assert_cmpuint (book->lots->len, ==, 2);
  g_assert_cmpuint (book->staff->len, ==, 1);
  g_assert_cmpstr (book->staff->pdata[0], ==, "Ada");
  read = tri_session_book_find (book, session->id);
  g_assert_cmpuint (read->version, ==, 1);
  g_assert_cmpint (read->saved_utc, >, 0);
  g_assert_cmpint (read->start_minute, ==, 9 * 60);
  g_assert_cmpint (read->end_minute, ==, 11 * 60 + 30);
  g_assert_cmpuint (read->shade, ==, 5);
  g_assert_cmpstr (read->pigment_lot_id, ==, pigment->id);
  g_assert_cmpstr (read->needle_lot_id, ==, needle->id);
  g_assert_cmpstr (read->lot_reason, ==, "the last bottle");
  g_assert_cmpfloat (read->depth_mm, ==, 0.6);
  g_assert_cmpstr (read->machine, ==, "7.5 V");
  g_assert_cmpuint (read->dots, ==, 3210);
  g_assert_cmpfloat (read->area_cm2[TRI_ZONE_FRONT], ==, 31.5);
  g_assert_cmpfloat (read->area_cm2[TRI_ZONE_MID], ==, 0);
  g_assert_cmpfloat (read->area_cm2[TRI_ZONE_SIDES], ==, 4);
  g_assert_cmpint (read->fee_minor, ==, 45000);
  g_assert_cmpint (read->aftercare, ==, record->aftercare);
  g_assert_cmpint (read->previous_healed, ==, TRI_HEALED_LIGHTER);
  g_assert_cmpint (read->reaction, ==, TRI_REACTION_OTHER);
  g_assert_cmpstr (read->reaction_text, ==, "itching");
  g_assert_cmpstr (read->notes, ==, "calm");
  g_assert_cmpstr (read->signer, ==, "Zoë Brandt");
  g_assert_cmpuint (read->photos->len, ==, 1);
  g_assert_cmpstr (read->photos->pdata[0], ==, photo->id);

  /* The calendar knows what was. */
  agenda = tri_store_list_agenda (fixture->store, session->date, session->date, NULL, &error);
  g_assert_cmpuint (agenda->len, ==, 1);
  appointment = ((TriAgendaEntry *) agenda->pdata[0])->appointment;
  g_assert_cmpstr (appointment->practitioner, ==, "Ada");
  g_assert_cmpint (appointment->start_minute, ==, 9 * 60);
  g_assert_cmpint (appointment->length_minutes, ==, 150);

  /* A correction stands beside what it corrects. */
  correction = tri_session_record_copy (read);
  correction->dots = 3000;
  g_assert_false (tri_store_save_session_record (fixture->store, session, correction, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  set_text (&correction->correction, "counted again");
  g_assert_true (tri_store_save_session_record (fixture->store, session, correction, &error));
  tri_session_book_free (g_steal_pointer (&book));
  book = tri_store_load_session_book (fixture->store, fixture->client->id, &error);
  g_assert_cmpuint (book->records->len, ==, 2);
  g_assert_cmpuint (((TriSessionRecord *) book->records->pdata[0])->dots, ==, 3210);
  read = tri_session_book_find (book, session->id);
  g_assert_cmpuint (read->version, ==, 2);
  g_assert_cmpuint (read->dots, ==, 3000);
  g_assert_cmpstr (read->correction, ==, "counted again");
  g_assert_cmpuint (read->photos->len, ==, 1);
  dossier = fixture_dossier (fixture->store, fixture->client->id);
  g_assert_cmpint (
      ((TriSession *) ((TriTreatment *) dossier->treatments->pdata[0])->sessions->pdata[0])->state,
      ==, TRI_SESSION_DONE);
}

/* A recall: who was treated with a lot, by the names that may be shown. */
static void
test_recall (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TriSession *session = fixture->choice->treatment->sessions->pdata[0];
  g_autoptr (TriLot) wrong = save_lot (fixture, TRI_LOT_PIGMENT, "A1");
  g_autoptr (TriLot) right = save_lot (fixture, TRI_LOT_PIGMENT, "B2");
  g_autoptr (TriSessionRecord) record = make_record (session, wrong, NULL);
  g_autoptr (TriSessionRecord) correction = make_record (session, right, NULL);
  g_autoptr (GPtrArray) uses = NULL;
  const TriLotUse *use;

  session->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session_record (fixture->store, session, record, &error));
  uses = tri_store_list_lot_uses (fixture->store, wrong->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uses->len, ==, 1);
  use = uses->pdata[0];
  g_assert_cmpstr (use->display_name, ==, "Zoë Brandt");
  g_assert_cmpstr (use->client_id, ==, fixture->client->id);
  g_assert_cmpint (use->date, ==, session->date);
  g_assert_cmpuint (use->ordinal, ==, 1);
  g_clear_pointer (&uses, g_ptr_array_unref);

  correction->version = 1;
  set_text (&correction->correction, "read the wrong bottle");
  g_assert_true (tri_store_save_session_record (fixture->store, session, correction, &error));
  fixture->client->disclosure = TRI_DISCLOSURE_PRIVATE;
  g_assert_cmpint (tri_store_save_client (fixture->store, fixture->client, &error), ==, 2);
  uses = tri_store_list_lot_uses (fixture->store, wrong->id, &error);
  g_assert_cmpuint (uses->len, ==, 0);
  g_clear_pointer (&uses, g_ptr_array_unref);
  uses = tri_store_list_lot_uses (fixture->store, right->id, &error);
  g_assert_cmpuint (uses->len, ==, 1);
  g_assert_cmpstr (((TriLotUse *) uses->pdata[0])->display_name, ==, "Heron");
}

/* All or nothing. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TriSession *session = fixture->choice->treatment->sessions->pdata[0];
  g_autoptr (TriLot) stranger = tri_lot_new (TRI_LOT_PIGMENT);
  g_autoptr (TriSessionRecord) record = make_record (session, stranger, NULL);
  g_autoptr (TriSessionBook) book = NULL;
  g_autoptr (TriDossier) dossier = NULL;

  session->state = TRI_SESSION_DONE;
  g_assert_false (tri_store_save_session_record (fixture->store, session, record, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  book = tri_store_load_session_book (fixture->store, fixture->client->id, &error);
  g_assert_cmpuint (book->records->len, ==, 0);
  g_assert_cmpuint (book->staff->len, ==, 0);
  dossier = fixture_dossier (fixture->store, fixture->client->id);
  g_assert_cmpint (
      ((TriSession *) ((TriTreatment *) dossier->treatments->pdata[0])->sessions->pdata[0])->state,
      ==, TRI_SESSION_PLANNED);
}

/* A renewal is not one of the plan's sessions. */
static void
test_renewal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TriSession *last = fixture->choice->treatment->sessions->pdata[2];
  g_autoptr (TriSession) renewal = tri_session_copy (last);
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriAgendaEntry *entry;
  const TriSession *read;

  set_text (&renewal->id, NULL);
  renewal->id = tri_id_new ();
  renewal->ordinal = 4;
  renewal->touch_up = TRUE;
  renewal->date = last->date + 400;
  g_assert_true (tri_store_save_session (fixture->store, renewal, &error));
  fixture_reopen (&fixture->store);
  dossier = fixture_dossier (fixture->store, fixture->client->id);
  read = ((TriTreatment *) dossier->treatments->pdata[0])->sessions->pdata[3];
  g_assert_true (read->touch_up);
  read = ((TriTreatment *) dossier->treatments->pdata[0])->sessions->pdata[2];
  g_assert_false (read->touch_up);
  agenda = tri_store_list_agenda (fixture->store, renewal->date, renewal->date, NULL, &error);
  g_assert_cmpuint (agenda->len, ==, 1);
  entry = agenda->pdata[0];
  g_assert_cmpuint (entry->n_sessions, ==, 3);
  g_assert_cmpuint (entry->ordinal, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/store-sessions/stock", test_stock);
  ADD ("/store-sessions/record", test_record);
  ADD ("/store-sessions/recall", test_recall);
  ADD ("/store-sessions/whole", test_whole);
  ADD ("/store-sessions/renewal", test_renewal);
#undef ADD
  return g_test_run ();
}
