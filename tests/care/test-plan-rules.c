/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days suit a session: order, healing, sun and waiting times, and the first day that does. */

#include "config.h"

#include <string.h>

#include "tri-error.h"
#include "tri-plan-rules.h"

static TriFigures *care;

static void
add_session (TriPlanFacts *facts, TriDate date, TriSessionState state)
{
  TriSession *session = g_new0 (TriSession, 1);

  session->id = g_strdup ("");
  session->treatment_id = g_strdup ("");
  session->ordinal = facts->treatment->sessions->len + 1;
  session->date = date;
  session->state = state;
  g_ptr_array_add (facts->treatment->sessions, session);
}

#define START tri_date_from_ymd (2028, 2, 20)

/* Sessions on days 0 (done), 12 and 40 of START; the sun from day 100 to day 110. */
static TriPlanFacts *
make_facts (TriKind kind)
{
  TriPlanFacts *facts = tri_plan_facts_new ("client");

  facts->treatment = g_new0 (TriTreatment, 1);
  facts->treatment->kind = kind;
  facts->treatment->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  add_session (facts, START, TRI_SESSION_DONE);
  add_session (facts, START + 12, TRI_SESSION_PLANNED);
  add_session (facts, START + 40, TRI_SESSION_PLANNED);
  g_ptr_array_add (facts->sun, tri_sun_time_new ("client", START + 100, START + 110));
  return facts;
}

static void
test_days (void)
{
  const struct
  {
    TriKind kind;
    guint ordinal;
    int day;
    TriRuleWeight weight;
    TriPlanRule rule; /* of the heaviest */
    int free_from;    /* -1: none */
    const char *says;
  } cases[] = {
    { TRI_KIND_PERMANENT, 2, 12, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_PERMANENT, 2, 10, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_PERMANENT, 2, 9, TRI_WEIGHT_WARNS, TRI_RULE_GAP, 10,
      "Only 9 days after session 1, where 10–14 are usual: the skin may still be healing. "
      "1 Mar 2028 or later is better." },
    { TRI_KIND_PERMANENT, 2, 7, TRI_WEIGHT_WARNS, TRI_RULE_GAP, 10, "Only 7 days" },
    { TRI_KIND_PERMANENT, 2, 6, TRI_WEIGHT_NEEDS_REASON, TRI_RULE_FLOOR, 10,
      "needs 7 days to heal before the next session; choose 27 Feb 2028" },
    { TRI_KIND_PERMANENT, 2, 1, TRI_WEIGHT_NEEDS_REASON, TRI_RULE_FLOOR, 10, "7 days" },
    { TRI_KIND_PERMANENT, 2, 0, TRI_WEIGHT_REFUSES, TRI_RULE_ORDER, 10, "choose a later day" },
    { TRI_KIND_PERMANENT, 2, -5, TRI_WEIGHT_REFUSES, TRI_RULE_ORDER, 10, "choose a later day" },
    /* towards the session that follows */
    { TRI_KIND_PERMANENT, 2, 33, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_PERMANENT, 2, 34, TRI_WEIGHT_NEEDS_REASON, TRI_RULE_FLOOR, -1, "31 Mar 2028" },
    { TRI_KIND_PERMANENT, 2, 40, TRI_WEIGHT_REFUSES, TRI_RULE_ORDER, -1, "move that one first" },
    /* the third waits about four weeks */
    { TRI_KIND_PERMANENT, 3, 12 + 24, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_PERMANENT, 3, 12 + 23, TRI_WEIGHT_WARNS, TRI_RULE_GAP, 36, "24–32" },
    { TRI_KIND_PERMANENT, 3, 12 + 6, TRI_WEIGHT_NEEDS_REASON, TRI_RULE_FLOOR, 36, "7 days" },
    /* temporary pigment on the next day, never on the same */
    { TRI_KIND_TEMPORARY, 2, 1, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_TEMPORARY, 2, 0, TRI_WEIGHT_REFUSES, TRI_RULE_ORDER, 1, "later day" },
    { TRI_KIND_TEMPORARY, 2, 39, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_TEMPORARY, 3, 13, TRI_WEIGHT_WARNS, TRI_RULE_GAP, 36, "Only 1 day " },
    /* the sun */
    { TRI_KIND_PERMANENT, 3, 71, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_PERMANENT, 3, 72, TRI_WEIGHT_WARNS, TRI_RULE_SUN_AFTER, 118, "28 days" },
    { TRI_KIND_PERMANENT, 3, 99, TRI_WEIGHT_WARNS, TRI_RULE_SUN_AFTER, 118,
      "1 May 2028 or earlier" },
    { TRI_KIND_PERMANENT, 3, 100, TRI_WEIGHT_WARNS, TRI_RULE_AWAY, 118, "17 Jun 2028" },
    { TRI_KIND_PERMANENT, 3, 110, TRI_WEIGHT_WARNS, TRI_RULE_AWAY, 118, "9 Jun 2028" },
    { TRI_KIND_PERMANENT, 3, 111, TRI_WEIGHT_WARNS, TRI_RULE_SUN_BEFORE, 118, "7 days" },
    { TRI_KIND_PERMANENT, 3, 117, TRI_WEIGHT_WARNS, TRI_RULE_SUN_BEFORE, 118, "7 days" },
    { TRI_KIND_PERMANENT, 3, 118, TRI_WEIGHT_NONE, 0, 0, NULL },
    /* other work on the scalp knows no order */
    { TRI_KIND_PERMANENT, 0, 0, TRI_WEIGHT_NONE, 0, 0, NULL },
    { TRI_KIND_PERMANENT, 0, 105, TRI_WEIGHT_WARNS, TRI_RULE_AWAY, 118, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriPlanFacts) facts = make_facts (cases[i].kind);
      g_autoptr (GPtrArray) conflicts
          = tri_plan_check_day (care, facts, cases[i].ordinal, START + cases[i].day);
      g_autofree char *text = tri_plan_conflicts_to_text (conflicts);
      const TriPlanConflict *first = conflicts->len > 0 ? conflicts->pdata[0] : NULL;

      g_test_message ("%u: %s", i, text);
      g_assert_cmpint (tri_plan_conflicts_get_weight (conflicts), ==, cases[i].weight);
      g_assert_cmpint (conflicts->len > 0, ==, cases[i].weight != TRI_WEIGHT_NONE);
      if (first == NULL)
        continue;
      g_assert_cmpint (first->rule, ==, cases[i].rule);
      g_assert_cmpint (first->free_from, ==,
                       cases[i].free_from >= 0 ? START + cases[i].free_from : TRI_DATE_NONE);
      if (cases[i].says != NULL)
        g_assert_nonnull (strstr (text, cases[i].says));
    }
}

static void
test_waits (void)
{
  g_autoptr (TriPlanFacts) facts = make_facts (TRI_KIND_PERMANENT);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autofree char *text = NULL;

  tri_plan_facts_add_wait (facts, START + 60, "The transplant needs nine months.");
  tri_plan_facts_add_wait (facts, START + 50, "The laser needs 90 days.");
  conflicts = tri_plan_check_day (care, facts, 2, START + 3);
  text = tri_plan_conflicts_to_text (conflicts);
  g_assert_cmpuint (conflicts->len, ==, 3);
  g_assert_cmpint (tri_plan_conflicts_get_weight (conflicts), ==, TRI_WEIGHT_NEEDS_REASON);
  g_assert_nonnull (strstr (text, "\nThe transplant needs nine months.\nThe laser needs 90 days."));
  later = tri_plan_check_day (care, facts, 3, START + 60);
  g_assert_cmpuint (later->len, ==, 0);
}

/* What the client's fields and the intake know becomes waiting times, each once. */
static void
test_add_waits (void)
{
  g_autoptr (TriPlanFacts) facts = make_facts (TRI_KIND_PERMANENT);
  g_autoptr (GPtrArray) conflicts = NULL;
  const TriPlanConflict *wait;

  /* A leap day and nine months. */
  facts->past.transplant = (TriPastEvent){ TRUE, tri_date_from_ymd (2028, 2, 29) };
  facts->past.laser = (TriPastEvent){ TRUE, TRI_DATE_NONE };
  tri_plan_facts_add_waits (facts, care, START + 11);
  conflicts = tri_plan_check_day (care, facts, 2, START + 12);
  g_assert_cmpuint (conflicts->len, ==, 1);
  wait = conflicts->pdata[0];
  g_assert_cmpint (wait->rule, ==, TRI_RULE_WAIT);
  g_assert_cmpint (wait->free_from, ==, tri_date_from_ymd (2028, 11, 29));
  g_assert_nonnull (strstr (wait->text, "29 Nov 2028"));
}

static void
test_find (void)
{
  const struct
  {
    guint ordinal;
    int from, day; /* -1: none */
    int wait;      /* 0: none */
  } cases[] = {
    { 2, 0, 10, 0 },    { 2, 11, 11, 0 },   { 2, 45, 45, 0 },  { 3, 0, 36, 0 },
    { 3, 71, 71, 0 },   { 3, 72, 118, 0 },  { 3, 0, 118, 80 }, { 0, 105, 118, 0 },
    { 3, 0, 200, 200 }, { 3, 0, -1, 2000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriPlanFacts) facts = make_facts (TRI_KIND_PERMANENT);
      TriDate day;

      if (cases[i].wait > 0)
        tri_plan_facts_add_wait (facts, START + cases[i].wait, "Wait.");
      day = tri_plan_find_day (care, facts, cases[i].ordinal, START + cases[i].from);
      g_assert_cmpint (day, ==, cases[i].day >= 0 ? START + cases[i].day : TRI_DATE_NONE);
    }
}

/* Whatever the sun and the waits are, what was found suits, and no day before it does. */
static void
test_find_first (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (TriPlanFacts) facts = make_facts (TRI_KIND_PERMANENT);
      TriDate from = START + g_rand_int_range (rand, -20, 200);
      TriDate found;

      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        {
          TriDate first = START + g_rand_int_range (rand, -50, 300);

          g_ptr_array_add (facts->sun, tri_sun_time_new ("client", first,
                                                         first + g_rand_int_range (rand, 0, 20)));
        }
      if (g_rand_boolean (rand))
        tri_plan_facts_add_wait (facts, START + g_rand_int_range (rand, 1, 200), "Wait.");
      found = tri_plan_find_day (care, facts, 3, from);
      g_assert_cmpint (found, >=, from);
      for (TriDate day = from; day <= found; day++)
        {
          g_autoptr (GPtrArray) conflicts = tri_plan_check_day (care, facts, 3, day);

          g_assert_cmpint (conflicts->len == 0, ==, day == found);
        }
    }
}

static void
test_fit (void)
{
  g_autoptr (TriPlanFacts) facts = make_facts (TRI_KIND_PERMANENT);
  g_autoptr (GPtrArray) same = tri_plan_fit (care, facts, START);
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) sunny = NULL;
  g_autoptr (GPtrArray) never = NULL;
  const TriSession *second;
  const TriSession *third;

  /* 12 and 28 days after are what is planned anyway. */
  g_assert_cmpuint (same->len, ==, 0);
  later = tri_plan_fit (care, facts, START + 20);
  g_assert_cmpuint (later->len, ==, 2);
  second = later->pdata[0];
  third = later->pdata[1];
  g_assert_cmpint (second->date, ==, START + 20);
  g_assert_cmpint (second->earliest, ==, START + 10);
  g_assert_cmpint (second->latest, ==, START + 20);
  g_assert_cmpint (third->date, ==, START + 48);
  g_assert_cmpint (third->earliest, ==, START + 44);
  g_assert_cmpint (third->latest, ==, START + 52);

  /* What is done stays; the rest goes around the sun. */
  g_ptr_array_add (facts->sun, tri_sun_time_new ("client", START + 30, START + 33));
  sunny = tri_plan_fit (care, facts, START);
  g_assert_cmpuint (sunny->len, ==, 2);
  g_assert_cmpint (((TriSession *) sunny->pdata[0])->date, ==, START + 41);
  g_assert_cmpint (((TriSession *) sunny->pdata[1])->date, ==, START + 69);

  tri_plan_facts_add_wait (facts, START + 3000, "Wait.");
  never = tri_plan_fit (care, facts, START);
  g_assert_cmpuint (never->len, ==, 0);
}

static void
test_sun_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSunTime) one_day = tri_sun_time_new ("client", START, START);
  g_autoptr (TriSunTime) backwards = tri_sun_time_new ("client", START, START - 1);

  g_assert_true (tri_sun_time_validate (one_day, &error));
  g_assert_no_error (error);
  g_assert_false (tri_sun_time_validate (backwards, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  int failures;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  care = tri_figures_new_defaults (tri_care_figures_table ());
  g_test_add_func ("/plan-rules/days", test_days);
  g_test_add_func ("/plan-rules/waits", test_waits);
  g_test_add_func ("/plan-rules/add-waits", test_add_waits);
  g_test_add_func ("/plan-rules/find", test_find);
  g_test_add_func ("/plan-rules/find-first", test_find_first);
  g_test_add_func ("/plan-rules/fit", test_fit);
  g_test_add_func ("/plan-rules/sun-time", test_sun_time);
  failures = g_test_run ();
  tri_figures_unref (care);
  return failures;
}
