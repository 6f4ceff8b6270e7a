/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice with a real store and no display: what it records, and what begun work then allows. */

#include "config.h"

#include "app-fixture.h"
#include "tri-chart.h"
#include "tri-error.h"

static void
choose (Fixture *fixture, TriKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TriDecision) said = tri_decision_new ();
  g_autoptr (GError) error = NULL;

  said->present = TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER;
  g_free (said->notes);
  said->notes = g_strdup ("Soft.");
  g_free (said->shown);
  said->shown = tri_consultation_list_shown (fixture->consultation);
  tri_consultation_choose_async (fixture->consultation, kind, 3, tri_date_from_ymd (2026, 12, 1),
                                 said, NULL, fixture_result_cb, &result);
  WAIT_FOR (result != NULL);
  tri_consultation_choose_finish (fixture->consultation, result, &error);
  g_assert_no_error (error);
  WAIT_FOR (tri_consultation_get_dossier (fixture->consultation)->decisions->len > 0);
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  const TriDossier *dossier;
  const TriDesignRevision *revision;
  const TriDecision *decision;
  const TriTreatment *treatment;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = NULL;

  fixture_add_front (fixture);
  choose (fixture, TRI_KIND_TEMPORARY);

  dossier = tri_consultation_get_dossier (fixture->consultation);
  g_assert_cmpuint (dossier->treatments->len, ==, 1);
  g_assert_cmpuint (dossier->quotes->len, ==, 1);
  decision = g_ptr_array_index (dossier->decisions, 0);
  treatment = g_ptr_array_index (dossier->treatments, 0);
  revision = tri_dossier_get_revision (dossier, decision->revision_id);
  g_assert_nonnull (revision);
  g_assert_cmpint (revision->kind, ==, TRI_KIND_TEMPORARY);
  g_assert_cmpint (decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
  g_assert_cmpstr (decision->notes, ==, "Soft.");
  g_assert_cmpstr (decision->shown, ==, "soft,mature,straight,widow,cap");
  g_assert_cmpuint (decision->pictures->len, ==, 2);
  picture = tri_store_load_picture (tri_consultation_get_store (fixture->consultation),
                                    decision->id, TRI_DECISION_FIVE_YEARS, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (treatment->sessions->len, ==, 3);
  g_assert_cmpuint (revision->dots, ==,
                    tri_consultation_get_estimate (fixture->consultation)->measure.dots);
}

static void
test_choose_without_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TriDecision) said = tri_decision_new ();
  g_autoptr (GError) error = NULL;

  said->present = TRI_PRESENT_CLIENT;
  tri_consultation_choose_async (fixture->consultation, TRI_KIND_PERMANENT, 3, TRI_DATE_NONE, said,
                                 NULL, fixture_result_cb, &result);
  WAIT_FOR (result != NULL);
  g_assert_false (tri_consultation_choose_finish (fixture->consultation, result, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

/* Chooses a style at a height that undo could raise, and does its first session. Returns: the
 * height */
static double
begin_permanent_work (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const TriTreatment *treatment;
  TriSession *session;
  gboolean locked;
  double height;

  fixture_add_front (fixture);
  fixture_set_height (fixture, 80, 0);
  fixture_set_height (fixture, 72, 0);
  choose (fixture, TRI_KIND_PERMANENT);
  height = fixture_get_height (fixture);
  g_object_get (fixture->consultation, "locked", &locked, NULL);
  g_assert_false (locked);

  treatment
      = g_ptr_array_index (tri_consultation_get_dossier (fixture->consultation)->treatments, 0);
  session = g_ptr_array_index (treatment->sessions, 0);
  session->state = TRI_SESSION_DONE;
  tri_store_save_session (fixture->store, session, &error);
  g_assert_no_error (error);
  tri_consultation_reload (fixture->consultation);
  WAIT_FOR ((g_object_get (fixture->consultation, "locked", &locked, NULL), locked));
  fixture->n_failures = 0;

  return height;
}

/* The design of the last saved revision. */
static char *
get_saved_design (Fixture *fixture)
{
  GPtrArray *revisions = tri_consultation_get_dossier (fixture->consultation)->revisions;

  return g_strdup (
      ((TriDesignRevision *) g_ptr_array_index (revisions, revisions->len - 1))->design);
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  double height = begin_permanent_work (fixture);

  /* Raising is refused, once a drag, and so is undoing to a higher line; lowering is not. */
  fixture_set_height (fixture, height + 4, 9);
  fixture_set_height (fixture, height + 5, 9);
  tri_consultation_end_coalescing (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_error (fixture->failure, TRI_ERROR, TRI_ERROR_CONFLICT);
  tri_consultation_undo (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height);
  g_assert_cmpuint (fixture->n_failures, ==, 2);

  /* A restart does not loosen it. */
  fixture_restart (fixture);
  WAIT_FOR (tri_consultation_get_scalp (fixture->consultation) != NULL);
  tri_consultation_undo (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  fixture_set_height (fixture, height - 4, 0);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height - 4);
}

static void
draw_part (Fixture *fixture, TriFreePartKind kind, TriVec3 e)
{
  TriDesign *current = tri_consultation_get_design (fixture->consultation);
  const TriVec2 at = tri_chart_from_direction (tri_vec3_normalize (e));
  g_autoptr (TriFreePart) part = tri_free_part_new (kind, 8, &at, 1);
  TriDesignSpec spec = *tri_design_get_spec (current);
  g_autoptr (TriFreeParts) parts = tri_free_parts_new_with (spec.parts, part);
  g_autoptr (TriDesign) design = NULL;

  spec.parts = parts;
  design = tri_design_new (&spec);
  tri_consultation_set_design (fixture->consultation, design, 0);
  fixture_flush (fixture);
}

static guint
count_parts (TriDesign *design)
{
  return tri_free_parts_get_count (tri_design_get_spec (design)->parts);
}

/* After begun work parts may be drawn, but none of what is treated erased; they belong to the
 * client, not to a style, and outlive the program. */
static void
test_free_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TriDesign) other = NULL;

  begin_permanent_work (fixture);
  draw_part (fixture, TRI_FREE_PART_ADD, tri_vec3 (0, -0.3, -1));
  g_assert_cmpuint (count_parts (tri_consultation_get_design (fixture->consultation)), ==, 1);
  g_assert_cmpuint (fixture->n_failures, ==, 0);
  draw_part (fixture, TRI_FREE_PART_ERASE, tri_vec3 (0, 1, 0.6));
  g_assert_cmpuint (count_parts (tri_consultation_get_design (fixture->consultation)), ==, 1);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_error (fixture->failure, TRI_ERROR, TRI_ERROR_CONFLICT);

  fixture_restart (fixture);
  g_assert_cmpuint (count_parts (tri_consultation_get_design (fixture->consultation)), ==, 1);
  other = tri_consultation_make_candidate (fixture->consultation,
                                           tri_library_get_template (fixture->library, 2));
  g_assert_cmpuint (count_parts (other), ==, 1);
  WAIT_FOR (tri_consultation_get_scalp (fixture->consultation) != NULL);
  tri_consultation_undo (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpuint (count_parts (tri_consultation_get_design (fixture->consultation)), ==, 0);
}

/* While steps of a drag are checked the last waits, the drag ends after it, and what is saved is
 * what was allowed. */
static void
test_lock_in_a_drag (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = NULL;
  double height = begin_permanent_work (fixture);

  for (guint i = 1; i <= 5; i++)
    fixture_set_height (fixture, height - i, 9);
  tri_consultation_end_coalescing (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height - 5);
  saved = get_saved_design (fixture);
  g_assert_nonnull (saved);

  /* A new drag with the key of a control: a step of its own. */
  fixture_set_height (fixture, height - 7, 9);
  fixture_flush (fixture);
  tri_consultation_undo (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height - 5);
  tri_consultation_undo (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height);
  g_assert_cmpuint (fixture->n_failures, ==, 0);

  /* Out and back below: what was refused on the way is neither current nor saved. */
  fixture_set_height (fixture, height + 5, 10);
  fixture_set_height (fixture, height - 5, 10);
  tri_consultation_end_coalescing (fixture->consultation);
  fixture_flush (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, height - 5);
  {
    g_autofree char *again = get_saved_design (fixture);

    g_assert_cmpstr (again, ==, saved);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/consultation-choice/" name, Fixture, NULL, fixture_set_up, function,           \
              fixture_tear_down)
  ADD ("choose", test_choose);
  ADD ("choose-without-head", test_choose_without_head);
  ADD ("lock", test_lock);
  ADD ("free-parts", test_free_parts);
  ADD ("lock-in-a-drag", test_lock_in_a_drag);

  return g_test_run ();
}
