/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a session, what with, and what the next one takes. */

#include "config.h"

#include "tri-appointment.h"
#include "tri-error.h"
#include "tri-renewal.h"
#include "tri-session-record.h"

#include <math.h>

#define TODAY (tri_date_from_ymd (2026, 11, 28))

/* DOMAIN 2: the first one lighter; one step darker if it healed light; permanent never lighter. */
static void
test_next_shade (void)
{
  const struct
  {
    TriKind kind;
    guint chosen, previous;
    TriHealed healed;
    guint expected;
  } cases[] = {
    { TRI_KIND_PERMANENT, 4, 5, TRI_HEALED_UNKNOWN, 4 },
    { TRI_KIND_PERMANENT, 4, 5, TRI_HEALED_EXPECTED, 4 },
    { TRI_KIND_PERMANENT, 4, 5, TRI_HEALED_LIGHTER, 3 },
    { TRI_KIND_PERMANENT, 4, 3, TRI_HEALED_LIGHTER, 2 },
    { TRI_KIND_PERMANENT, 0, 1, TRI_HEALED_LIGHTER, 0 },
    { TRI_KIND_PERMANENT, 4, 5, TRI_HEALED_DARKER, 5 },
    { TRI_KIND_PERMANENT, 4, 5, TRI_HEALED_PATCHY, 5 },
    { TRI_KIND_PERMANENT, 4, 2, TRI_HEALED_EXPECTED, 2 },
    { TRI_KIND_PERMANENT, 4, 2, TRI_HEALED_UNKNOWN, 2 },
    { TRI_KIND_TEMPORARY, 4, 2, TRI_HEALED_EXPECTED, 4 },
    { TRI_KIND_TEMPORARY, 4, 5, TRI_HEALED_DARKER, 6 },
    { TRI_KIND_TEMPORARY, 7, 7, TRI_HEALED_DARKER, 7 },
    { TRI_KIND_TEMPORARY, 4, 5, TRI_HEALED_LIGHTER, 3 },
  };
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      guint shade = tri_shade_suggest_next (cases[i].kind, cases[i].chosen, cases[i].previous,
                                            cases[i].healed, &reason);

      if (shade != cases[i].expected)
        g_error ("case %u: %u", i, shade);
      g_assert_cmpstr (reason, !=, "");
    }
  /* Whatever happens, permanent work is never lighter than what lies in the skin. */
  for (guint chosen = 0; chosen < TRI_N_SHADES; chosen++)
    for (guint previous = 0; previous < TRI_N_SHADES; previous++)
      for (guint healed = 0; healed < TRI_N_HEALED; healed++)
        {
          g_autofree char *reason = NULL;

          g_assert_cmpuint (tri_shade_suggest_next (TRI_KIND_PERMANENT, chosen, previous,
                                                    (TriHealed) healed, &reason),
                            <=, previous);
        }
  for (guint chosen = 0; chosen < TRI_N_SHADES; chosen++)
    {
      g_assert_cmpuint (tri_shade_plan (pigment, chosen, 1), >=, chosen);
      g_assert_cmpuint (tri_shade_plan (pigment, chosen, 1), <, TRI_N_SHADES);
      g_assert_cmpuint (tri_shade_plan (pigment, chosen, 2), ==, chosen);
    }
  g_assert_cmpuint (tri_shade_plan (pigment, 4, 1), ==, 5);
}

static TriLot *
make_lot (TriLotKind kind, TriDate expiry, TriDate opened, gboolean used_up)
{
  TriLot *lot = tri_lot_new (kind);

  g_free (lot->maker);
  lot->maker = g_strdup (" Ink Works ");
  g_free (lot->name);
  lot->name = g_strdup ("Black 01");
  g_free (lot->lot);
  lot->lot = g_strdup ("4711");
  lot->expiry = expiry;
  lot->opened = opened;
  lot->used_up = used_up;
  return lot;
}

static void
test_lots (void)
{
  const struct
  {
    TriLotKind kind;
    TriDate expiry, opened;
    gboolean used_up;
    const char *problem; /* part of it, NULL for none */
  } cases[] = {
    { TRI_LOT_PIGMENT, tri_date_from_ymd (2027, 1, 1), TRI_DATE_NONE, FALSE, NULL },
    { TRI_LOT_PIGMENT, TODAY, TRI_DATE_NONE, FALSE, NULL },
    { TRI_LOT_PIGMENT, tri_date_from_ymd (2026, 11, 27), TRI_DATE_NONE, FALSE, "expired" },
    { TRI_LOT_PIGMENT, TRI_DATE_NONE, tri_date_from_ymd (2025, 11, 28), FALSE, NULL },
    { TRI_LOT_PIGMENT, TRI_DATE_NONE, tri_date_from_ymd (2025, 11, 27), FALSE, "12 months" },
    { TRI_LOT_NEEDLE, TRI_DATE_NONE, tri_date_from_ymd (2020, 1, 1), FALSE, NULL },
    { TRI_LOT_NEEDLE, tri_date_from_ymd (2026, 11, 1), TRI_DATE_NONE, FALSE, "expired" },
    { TRI_LOT_PIGMENT, tri_date_from_ymd (2027, 1, 1), TRI_DATE_NONE, TRUE, "used up" },
  };
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriLot) both = make_lot (TRI_LOT_PIGMENT, tri_date_from_ymd (2028, 2, 29),
                                      tri_date_from_ymd (2024, 2, 29), FALSE);
  g_autofree char *missing = tri_lot_check (NULL, TRI_LOT_NEEDLE, care, TODAY);
  g_autofree char *text = tri_lot_describe (both);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriLot) lot
          = make_lot (cases[i].kind, cases[i].expiry, cases[i].opened, cases[i].used_up);
      g_autofree char *problem = tri_lot_check (lot, cases[i].kind, care, TODAY);

      if ((problem == NULL) != (cases[i].problem == NULL)
          || (problem != NULL && strstr (problem, cases[i].problem) == NULL))
        g_error ("case %u: %s", i, problem);
    }
  g_assert_nonnull (strstr (missing, "needle lot"));
  g_assert_cmpstr (text, ==, " Ink Works  · Black 01 · lot 4711");
  g_assert_cmpint (tri_lot_get_last_day (both, care), ==, tri_date_from_ymd (2025, 2, 28));
  both->opened = TRI_DATE_NONE;
  g_assert_cmpint (tri_lot_get_last_day (both, care), ==, both->expiry);
}

static void
test_lot_validate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLot) lot = make_lot (TRI_LOT_PIGMENT, TRI_DATE_NONE, TRI_DATE_NONE, FALSE);

  g_assert_true (tri_lot_validate (lot, TODAY, &error));
  g_assert_cmpstr (lot->maker, ==, "Ink Works");
  lot->opened = TODAY + 1;
  g_assert_false (tri_lot_validate (lot, TODAY, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  lot->opened = TODAY;
  lot->amount_left = NAN;
  g_assert_false (tri_lot_validate (lot, TODAY, NULL));
  lot->amount_left = 12;
  lot->lot[0] = ' ';
  lot->lot[1] = '\0';
  g_assert_false (tri_lot_validate (lot, TODAY, NULL));
}

static TriTreatment *
make_treatment (TriKind kind)
{
  TriTreatment *treatment = g_new0 (TriTreatment, 1);

  treatment->id = tri_id_new ();
  treatment->client_id = tri_id_new ();
  treatment->decision_id = tri_id_new ();
  treatment->kind = kind;
  treatment->touch_up_price
      = (TriMoneyRange){ .low = 30000, .typical = 35000, .high = 40000, .currency = "USD" };
  treatment->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  for (guint i = 0; i < 2; i++)
    {
      TriSession *session = g_new0 (TriSession, 1);

      session->id = tri_id_new ();
      session->treatment_id = g_strdup (treatment->id);
      session->ordinal = i + 1;
      session->date = TODAY + 12 * (int) i;
      session->dots = 3000 + 4000 * i;
      session->hours = tri_range_make (1 + i, 2 + i, 3 + i);
      session->price_minor = 50000;
      g_ptr_array_add (treatment->sessions, session);
    }
  return treatment;
}

static void
test_prefill (void)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriTreatment) treatment = make_treatment (TRI_KIND_PERMANENT);
  g_autoptr (TriSessionBook) book = tri_session_book_new ();
  g_autoptr (TriSessionRecord) first = NULL;
  g_autoptr (TriSessionRecord) second = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *next_reason = NULL;
  TriSession *s1 = treatment->sessions->pdata[0];
  TriSession *s2 = treatment->sessions->pdata[1];
  TriLot *used = make_lot (TRI_LOT_PIGMENT, TRI_DATE_NONE, TODAY, TRUE);
  TriLot *closed = make_lot (TRI_LOT_PIGMENT, TRI_DATE_NONE, TRI_DATE_NONE, FALSE);
  TriLot *open = make_lot (TRI_LOT_PIGMENT, TRI_DATE_NONE, TODAY, FALSE);
  TriLot *needle = make_lot (TRI_LOT_NEEDLE, TRI_DATE_NONE, TRI_DATE_NONE, FALSE);

  g_ptr_array_add (book->lots, used);
  g_ptr_array_add (book->lots, closed);
  g_ptr_array_add (book->lots, open);
  g_ptr_array_add (book->lots, needle);
  g_ptr_array_add (book->staff, g_strdup ("Ada"));

  first = tri_session_record_prefill (book, pigment, treatment, s1, 4, NULL, TODAY, &reason);
  g_assert_cmpuint (first->shade, ==, 5);
  g_assert_cmpstr (reason, !=, "");
  g_assert_cmpint (first->date, ==, TODAY);
  g_assert_cmpuint (first->dots, ==, 3000);
  g_assert_cmpint (first->fee_minor, ==, 50000);
  g_assert_cmpstr (first->practitioner, ==, "Ada");
  g_assert_cmpstr (first->pigment_lot_id, ==, open->id);
  g_assert_cmpstr (first->needle_lot_id, ==, needle->id);
  g_assert_true (tri_session_record_validate (first, TODAY, NULL));

  first->shade = 3;
  first->depth_mm = 0.7;
  g_ptr_array_add (book->records, tri_session_record_copy (first));
  s1->state = TRI_SESSION_DONE;
  second = tri_session_record_prefill (book, pigment, treatment, s2, 4, NULL, TODAY, &next_reason);
  /* The plan's shade would be lighter than what lies in the skin. */
  g_assert_cmpuint (second->shade, ==, 3);
  g_assert_cmpint (second->date, ==, TODAY);
  g_assert_cmpfloat (second->depth_mm, ==, 0.7);
  g_assert_cmpuint (tri_session_book_get_shade (book, pigment, treatment, s1, 4), ==, 3);
  g_assert_cmpuint (tri_session_book_get_shade (book, pigment, treatment, s2, 4), ==, 3);
}

static void
test_validate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSessionRecord) record = tri_session_record_new ("somebody's");

  g_assert_false (tri_session_record_validate (record, TODAY, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  record->date = TODAY;
  g_assert_true (tri_session_record_validate (record, TODAY, &error));
  record->start_minute = 600;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->end_minute = 600;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->end_minute = 750;
  g_assert_true (tri_session_record_validate (record, TODAY, &error));
  g_assert_cmpint (tri_session_record_get_minutes (record), ==, 150);
  record->depth_mm = 6;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->depth_mm = NAN;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->depth_mm = 0.5;
  record->area_cm2[TRI_ZONE_MID] = -1;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->area_cm2[TRI_ZONE_MID] = 120;
  record->fee_minor = -1;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->fee_minor = 0;
  record->aftercare = TODAY + 1;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  record->aftercare = TODAY;
  /* What stands is only corrected with a word on why. */
  record->version = 1;
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
  g_free (record->correction);
  record->correction = g_strdup (" wrong lot ");
  g_assert_true (tri_session_record_validate (record, TODAY, &error));
  g_assert_cmpstr (record->correction, ==, "wrong lot");
  g_free (record->strokes);
  record->strokes = g_strdup ("scribble");
  g_assert_false (tri_session_record_validate (record, TODAY, NULL));
}

static void
test_zones (void)
{
  const struct
  {
    TriVec3 e;
    TriZone zone;
  } places[] = {
    { { 0, 1, 0 }, TRI_ZONE_MID },
    { { 0, 0.7, 0.7 }, TRI_ZONE_FRONT },
    { { 0, 0.7, -0.7 }, TRI_ZONE_CROWN },
    { { 0.65, 0.5, 0.57 }, TRI_ZONE_TEMPLES },
    { { -0.65, 0.5, 0.57 }, TRI_ZONE_TEMPLES },
    { { 1, 0, 0 }, TRI_ZONE_SIDES },
    { { 0, 0, -1 }, TRI_ZONE_SIDES },
  };
  const TriDesignSpec spec = {
    .template_id = "mature",
    .shape = { 70, 0, 16, 26, 5, 50, 32, 91, 36, 57, 48, 50, 24, 14, 12, 1.5, 10, 0.02 },
    .norwood = TRI_NORWOOD_6,
    .density_per_cm2 = 110,
    .shade = 4,
    .seed = 1,
  };
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriRegion) region = NULL;
  double area[TRI_N_ZONES];
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (tri_zone_at (places[i].e) != places[i].zone)
      g_error ("place %u: %s", i, tri_zone_get_id (tri_zone_at (places[i].e)));
  design = tri_design_new (&spec);
  region = tri_region_new (design, head);
  tri_zone_measure (region, area);
  for (guint i = 0; i < TRI_N_ZONES; i++)
    {
      TriZone zone;

      g_assert_true (tri_zone_from_id (tri_zone_get_id ((TriZone) i), &zone));
      g_assert_cmpint (zone, ==, i);
      g_test_message ("%s %.0f", tri_zone_get_id (zone), area[i]);
      sum += area[i];
    }
  g_assert_cmpfloat_with_epsilon (sum, tri_region_get_area_cm2 (region), 0.01);
  g_assert_cmpfloat (area[TRI_ZONE_FRONT], >, 0);
}

static void
test_renewal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriTreatment) treatment = make_treatment (TRI_KIND_TEMPORARY);
  TriSession *s1 = treatment->sessions->pdata[0];
  TriSession *s2 = treatment->sessions->pdata[1];
  TriSession *renewal;

  g_assert_null (tri_renewal_new (treatment, tri_range_make (0.5, 1, 1.5), TODAY, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  s1->state = TRI_SESSION_DONE;
  s2->state = TRI_SESSION_DONE;
  renewal = tri_renewal_new (treatment, tri_range_make (0.5, 1, 1.5), TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (renewal->ordinal, ==, 3);
  g_assert_true (renewal->touch_up);
  g_assert_cmpint (renewal->date, ==, tri_date_add_months (s2->date, 12));
  g_assert_cmpint (renewal->earliest, ==, tri_date_add_months (s2->date, 6));
  g_assert_cmpuint (renewal->dots, ==, 7000);
  g_assert_cmpint (renewal->price_minor, ==, 35000);
  g_assert_cmpstr (tri_session_get_name (renewal, TRI_KIND_TEMPORARY), ==, "Renewal");
  g_assert_cmpstr (tri_session_get_name (s1, TRI_KIND_TEMPORARY), ==, "Hairline and base layer");

  /* One at a time; and one that is late is not planned in the past. */
  g_ptr_array_add (treatment->sessions, renewal);
  g_assert_null (tri_renewal_new (treatment, tri_range_make (0.5, 1, 1.5), TODAY, NULL));
  renewal->state = TRI_SESSION_DONE;
  {
    TriDate late = tri_date_add_months (TODAY, 60);
    TriSession *next = tri_renewal_new (treatment, tri_range_make (0.5, 1, 1.5), late, &error);

    g_assert_cmpuint (next->ordinal, ==, 4);
    g_assert_cmpint (next->date, ==, late);
    tri_session_free (next);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session-record/next-shade", test_next_shade);
  g_test_add_func ("/session-record/lots", test_lots);
  g_test_add_func ("/session-record/lot-validate", test_lot_validate);
  g_test_add_func ("/session-record/prefill", test_prefill);
  g_test_add_func ("/session-record/validate", test_validate);
  g_test_add_func ("/session-record/zones", test_zones);
  g_test_add_func ("/session-record/renewal", test_renewal);
  return g_test_run ();
}
