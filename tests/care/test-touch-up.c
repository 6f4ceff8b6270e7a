/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a touch-up is due: the founding figures, what is seen moves it, the clinic's bounds hold. */

#include "config.h"

#include "tri-error.h"
#include "tri-rng.h"
#include "tri-touch-up.h"

#define SINCE tri_date_from_ymd (2024, 2, 29)

typedef struct
{
  TriFigures *pigment;
  TriFigures *care;
  TriSkin skin;
  GPtrArray *assessments;
  TriTouchUpAsk ask;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  self->care = tri_figures_new_defaults (tri_care_figures_table ());
  self->skin = TRI_SKIN_DEFAULT;
  self->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_assessment_free);
  self->ask = (TriTouchUpAsk){ .pigment = self->pigment,
                               .care = self->care,
                               .kind = TRI_KIND_PERMANENT,
                               .shade = 4,
                               .skin = &self->skin,
                               .since = SINCE,
                               .assessments = self->assessments };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tri_figures_unref (self->pigment);
  tri_figures_unref (self->care);
  g_ptr_array_unref (self->assessments);
}

static TriTreatment *
make_treatment (void)
{
  TriTreatment *treatment = g_new0 (TriTreatment, 1);

  treatment->id = tri_id_new ();
  treatment->client_id = tri_id_new ();
  treatment->decision_id = tri_id_new ();
  treatment->kind = TRI_KIND_PERMANENT;
  treatment->touch_up_price = (TriMoneyRange){ 30000, 60000, 120000, "USD" };
  treatment->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  for (guint i = 0; i < 3; i++)
    {
      TriSession *session = g_new0 (TriSession, 1);

      session->id = tri_id_new ();
      session->treatment_id = g_strdup (treatment->id);
      session->ordinal = i + 1;
      session->date = tri_date_add_days (SINCE, 14 * (int) i - 28);
      session->state = TRI_SESSION_DONE;
      g_ptr_array_add (treatment->sessions, session);
    }
  return treatment;
}

static void
see (Fixture *self, double years, double retained, gboolean measured)
{
  g_autoptr (TriTreatment) treatment = make_treatment ();

  g_ptr_array_add (self->assessments,
                   tri_assessment_new (treatment, tri_date_add_days (SINCE, (int) (years * 365.25)),
                                       retained, measured, NULL));
}

/* The field's curve (DOMAIN 3) to 0.70: 1.9, 3.0 and 4.7 years, held to the clinic's 2 to 4. */
static void
test_founding_figures (Fixture *self, gconstpointer data)
{
  TriTouchUp forecast = tri_touch_up_make (&self->ask);
  TriRange as_estimated
      = tri_touch_up_years (self->pigment, self->care, TRI_KIND_PERMANENT, 4, &self->skin);
  g_autoptr (TriTreatment) treatment = make_treatment ();
  g_autoptr (TriSession) planned
      = tri_touch_up_plan (treatment, self->care, 10000, tri_date_from_ymd (2027, 3, 1));

  g_assert_cmpfloat (forecast.years.low, ==, 2);
  g_assert_cmpfloat_with_epsilon (forecast.years.typical, 3.0, 0.05);
  g_assert_cmpfloat (forecast.years.high, ==, 4);
  g_assert_true (forecast.held_early && forecast.held_late);
  g_assert_cmpfloat_with_epsilon (forecast.years.typical, as_estimated.typical, 1e-9);
  /* Four years on from a leap day. */
  g_assert_cmpint (forecast.latest, ==, tri_date_from_ymd (2028, 2, 29));
  g_assert_cmpint (forecast.earliest, ==, tri_date_from_ymd (2026, 3, 1));

  g_assert_cmpfloat (planned->hours.low, ==, 1);
  g_assert_cmpfloat (planned->hours.high, ==, 2);
  g_assert_cmpuint (planned->dots, ==, 4000);
  g_assert_true (planned->touch_up);
  g_assert_cmpuint (planned->ordinal, ==, 4);
  g_assert_cmpint (planned->price_minor, ==, 60000);
}

/* $300 to 1,200 with the area, to the clinic's step. */
static void
test_price (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double area_cm2;
    gint64 low, high;
  } rows[] = { { 10, 300, 350 }, { 320, 1020, 1200 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TriMeasure measure = { rows[i].area_cm2, 5000, { 1500, 3500, 5000, 5000 } };
      g_autoptr (GError) error = NULL;
      TriEstimate estimate;

      g_assert_true (tri_estimate_make (self->pigment, self->care, "USD", TRI_KIND_PERMANENT,
                                        &measure, 4, &self->skin, 0, SINCE, &estimate, &error));
      g_assert_cmpint (estimate.touch_up_price.low, ==, rows[i].low * 100);
      g_assert_cmpint (estimate.touch_up_price.high, ==, rows[i].high * 100);
      g_assert_cmpfloat (estimate.touch_up_hours.low, ==, 1);
      g_assert_cmpfloat (estimate.touch_up_hours.high, ==, 2);
    }
}

static void
test_retained (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double years;
    double slow, typical, fast;
  } rows[] = { { 1, .87, .86, .82 }, { 2, .82, .77, .69 }, { 5, .69, .57, .40 } };
  TriTouchUp forecast = tri_touch_up_make (&self->ask);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TriRange left = tri_touch_up_get_retained (
          &forecast, &self->ask, tri_date_add_days (SINCE, (int) (rows[i].years * 365.25)));

      g_assert_cmpfloat_with_epsilon (left.low, rows[i].fast, 0.011);
      g_assert_cmpfloat_with_epsilon (left.typical, rows[i].typical, 0.011);
      g_assert_cmpfloat_with_epsilon (left.high, rows[i].slow, 0.011);
    }
}

/* What is seen moves the window the way it should, the more the surer it is, and narrows it. */
static void
test_assessments (Fixture *self, gconstpointer data)
{
  TriTouchUp before = tri_touch_up_make (&self->ask);
  TriTouchUp seen, measured, more;

  see (self, 2, 0.65, FALSE);
  seen = tri_touch_up_make (&self->ask);
  g_assert_cmpuint (seen.n_counted, ==, 1);
  g_assert_cmpfloat (seen.pace.typical, >, before.pace.typical);
  g_assert_cmpint (seen.likely, <, before.likely);
  g_assert_cmpfloat (seen.pace.high / seen.pace.low, <, before.pace.high / before.pace.low);

  g_ptr_array_set_size (self->assessments, 0);
  see (self, 2, 0.65, TRUE);
  measured = tri_touch_up_make (&self->ask);
  g_assert_cmpint (measured.likely, <, seen.likely);

  see (self, 2.5, 0.62, TRUE);
  see (self, 3, 0.57, TRUE);
  more = tri_touch_up_make (&self->ask);
  g_assert_cmpfloat (more.pace.high / more.pace.low, <, measured.pace.high / measured.pace.low);
  /* However much is known it stays a range. */
  for (guint i = 0; i < 100; i++)
    see (self, 3, 0.60, TRUE);
  more = tri_touch_up_make (&self->ask);
  g_assert_cmpfloat (more.pace.high, >, more.pace.typical);
  g_assert_cmpfloat (more.pace.low, <, more.pace.typical);

  g_ptr_array_set_size (self->assessments, 0);
  see (self, 3, 0.88, TRUE);
  more = tri_touch_up_make (&self->ask);
  g_assert_cmpint (more.likely, >, before.likely);
  /* Held to the clinic's interval it stays a window too. */
  g_assert_cmpfloat (more.years.typical, ==, 4);
  g_assert_cmpfloat (more.years.low, ==, 3.5);
  /* Before the pigment has settled, and before the last session, nothing is told. */
  g_ptr_array_set_size (self->assessments, 0);
  see (self, 0.3, 0.5, TRUE);
  see (self, -1, 0.2, TRUE);
  seen = tri_touch_up_make (&self->ask);
  g_assert_cmpuint (seen.n_counted, ==, 0);
  g_assert_cmpint (seen.likely, ==, before.likely);
}

/* The less is left, the faster it fades and the sooner the touch-up. */
static void
test_monotone (Fixture *self, gconstpointer data)
{
  for (guint measured = 0; measured < 2; measured++)
    for (int years = 1; years <= 6; years++)
      {
        TriTouchUp before = { 0 };

        for (int percent = 100; percent >= 0; percent--)
          {
            TriTouchUp forecast;

            g_ptr_array_set_size (self->assessments, 0);
            see (self, years, percent / 100.0, measured);
            forecast = tri_touch_up_make (&self->ask);
            if (percent < 100)
              {
                g_assert_cmpfloat (forecast.pace.typical, >=, before.pace.typical - 1e-9);
                g_assert_cmpint (forecast.earliest, <=, before.earliest);
                g_assert_cmpint (forecast.likely, <=, before.likely);
                g_assert_cmpint (forecast.latest, <=, before.latest);
              }
            before = forecast;
          }
      }
}

/* Whatever was seen and whoever the client is: ordered, within the bounds, and sun never later. */
static void
test_random (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      TriTouchUp forecast, sunny;
      TriDate latest;

      g_ptr_array_set_size (self->assessments, 0);
      for (guint k = 0; k < i % 4; k++)
        see (self, 8 * tri_hash_unit (i, k, 1), tri_hash_unit (i, k, 2), k % 2 == 0);
      self->ask.kind = i % 3 == 0 ? TRI_KIND_TEMPORARY : TRI_KIND_PERMANENT;
      self->ask.shade = i % TRI_N_SHADES;
      self->skin.fitzpatrick = 1 + (int) (i % 6);
      self->skin.factors = i % (1 << TRI_N_FADE_FACTORS) & ~(guint) TRI_FADE_SUN;
      forecast = tri_touch_up_make (&self->ask);
      g_assert_cmpint (forecast.earliest, <=, forecast.likely);
      g_assert_cmpint (forecast.likely, <=, forecast.latest);
      g_assert_cmpint (forecast.earliest, >=, SINCE);
      if (self->ask.kind == TRI_KIND_PERMANENT)
        {
          latest = tri_date_add_days (SINCE, 1461);
          g_assert_cmpint (forecast.latest, <=, latest);
          g_assert_cmpint (forecast.earliest, >=, tri_date_add_days (SINCE, 730));
        }
      if (self->assessments->len > 0)
        continue;
      self->skin.factors |= TRI_FADE_SUN;
      sunny = tri_touch_up_make (&self->ask);
      g_assert_cmpint (sunny.earliest, <=, forecast.earliest);
      g_assert_cmpint (sunny.likely, <=, forecast.likely);
      g_assert_cmpint (sunny.latest, <=, forecast.latest);
    }
}

static void
test_due (Fixture *self, gconstpointer data)
{
  TriTouchUp forecast = tri_touch_up_make (&self->ask);
  const struct
  {
    TriDate today;
    const char *due;
  } rows[] = {
    { tri_date_add_days (forecast.earliest, -91), "later" },
    { tri_date_add_days (forecast.earliest, -90), "soon" },
    { tri_date_add_days (forecast.earliest, -1), "soon" },
    { forecast.earliest, "now" },
    { forecast.latest, "now" },
    { tri_date_add_days (forecast.latest, 1), "overdue" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (tri_due_get_id (tri_touch_up_get_due (&forecast, self->care, rows[i].today)),
                     ==, rows[i].due);
}

/* Within the clinic's 90 days after the last session a touch-up costs nothing more. */
static void
test_included (Fixture *self, gconstpointer data)
{
  g_autoptr (TriTreatment) treatment = make_treatment ();
  g_autoptr (TriSession) early
      = tri_touch_up_plan (treatment, self->care, 10000, tri_date_add_days (SINCE, 90));
  g_autoptr (TriSession) late
      = tri_touch_up_plan (treatment, self->care, 10000, tri_date_add_days (SINCE, 91));

  g_assert_cmpint (early->price_minor, ==, 0);
  g_assert_cmpint (late->price_minor, ==, 60000);
  /* A touch-up that was done does not prolong it. */
  early->state = TRI_SESSION_DONE;
  g_ptr_array_add (treatment->sessions, g_steal_pointer (&early));
  g_assert_false (tri_touch_up_is_included (treatment, self->care, tri_date_add_days (SINCE, 120)));
  g_assert_cmpint (tri_treatment_get_last_done (treatment), ==, tri_date_add_days (SINCE, 90));
}

static void
test_invalid (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double retained;
    int days;
  } rows[] = { { -0.1, 0 }, { 1.1, 0 }, { NAN, 0 }, { 0.5, 1 } };
  g_autoptr (TriTreatment) treatment = make_treatment ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TriAssessment) assessment = tri_assessment_new (
          treatment, tri_date_add_days (SINCE, rows[i].days), rows[i].retained, FALSE, "");
      g_autoptr (GError) error = NULL;

      g_assert_false (tri_assessment_validate (assessment, SINCE, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/care/touch-up/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("founding-figures", test_founding_figures);
  ADD ("price", test_price);
  ADD ("retained", test_retained);
  ADD ("assessments", test_assessments);
  ADD ("monotone", test_monotone);
  ADD ("random", test_random);
  ADD ("due", test_due);
  ADD ("included", test_included);
  ADD ("invalid", test_invalid);

  return g_test_run ();
}
