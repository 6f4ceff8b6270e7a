/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clinic offers: candidates, other styles, own ones, and what a choice says was offered. */

#include "config.h"

#include "app-fixture.h"
#include "tri-error.h"
#include "tri-words.h"

static void
assert_ids (GPtrArray *styles, const char *wanted)
{
  g_autoptr (GPtrArray) owned = styles;
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < styles->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", tri_template_get_id (styles->pdata[i]));
  g_assert_cmpstr (ids->str, ==, wanted);
}

static void
assert_candidates (Fixture *fixture, const char *wanted)
{
  assert_ids (tri_consultation_list_candidates (fixture->consultation), wanted);
}

static void
try_style (Fixture *fixture, const char *id)
{
  TriTemplate *style = tri_styles_find (fixture->styles, id);
  g_autoptr (TriDesign) design = tri_consultation_make_candidate (fixture->consultation, style);

  tri_consultation_set_design (fixture->consultation, design, 0);
}

static void
finish_save (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  WAIT_FOR (*result != NULL);
  g_assert_true (tri_styles_save_finish (fixture->styles, *result, &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
set_state (Fixture *fixture, const char *id, TriStyleState state)
{
  g_autoptr (GAsyncResult) result = NULL;

  tri_styles_set_state_async (fixture->styles, id, state, fixture_result_cb, &result);
  finish_save (fixture, &result);
}

/* Returns: (transfer full): its id */
static char *
save_own (Fixture *fixture, const char *id, const char *name)
{
  const TriHairlineShape *shape
      = &tri_design_get_spec (tri_consultation_get_design (fixture->consultation))->shape;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *own = id != NULL ? g_strdup (id) : tri_id_new ();
  g_autoptr (TriTemplate) style = tri_template_new (own, name, "Words", shape, shape, &error);

  g_assert_no_error (error);
  tri_styles_save_async (fixture->styles, style, fixture_result_cb, &result);
  finish_save (fixture, &result);
  return own;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

#define COMMON "soft,mature,straight,widow,cap"

static void
test_candidates (Fixture *fixture, gconstpointer data)
{
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->consultation, "styles-changed", G_CALLBACK (count_cb),
                            &n_changes);
  assert_candidates (fixture, COMMON);
  assert_ids (
      tri_consultation_list_other_styles (fixture->consultation),
      "broken,rounded,receded,juvenile,temple-peaks,open-temples,rounded-sides,sharp-sides");

  /* What is tried is offered, in its place, and stays when another is tried. */
  try_style (fixture, "rounded");
  g_assert_cmpuint (n_changes, ==, 1);
  assert_candidates (fixture, COMMON ",rounded");
  try_style (fixture, "cap");
  try_style (fixture, "rounded");
  g_assert_cmpuint (n_changes, ==, 1);
  tri_consultation_drop_candidate (fixture->consultation, "rounded");
  assert_candidates (fixture, COMMON ",rounded");
  try_style (fixture, "soft");
  tri_consultation_drop_candidate (fixture->consultation, "rounded");
  g_assert_cmpuint (n_changes, ==, 2);
  assert_candidates (fixture, COMMON);

  /* Hidden for the clinic; the style that is on the screen stays here. */
  set_state (fixture, "soft", TRI_STYLE_HIDDEN);
  set_state (fixture, "cap", TRI_STYLE_HIDDEN);
  set_state (fixture, "broken", TRI_STYLE_SHOWN);
  assert_candidates (fixture, "soft,mature,straight,widow,broken");
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = save_own (fixture, NULL, "House Fade");
  g_autofree char *with_own = g_strconcat (COMMON ",", id, NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  assert_candidates (fixture, with_own);
  g_assert_true (tri_styles_is_own (fixture->styles, id));
  g_assert_false (tri_styles_is_own (fixture->styles, "soft"));
  g_assert_true (tri_styles_check_name (fixture->styles, "house fade", id, &error));
  g_assert_false (tri_styles_check_name (fixture->styles, "house fade", NULL, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==,
                   "There is a style called “House Fade” already; choose another name.");
  g_clear_error (&error);
  g_assert_false (tri_styles_check_name (fixture->styles, "Full Cap", NULL, NULL));
  made = tri_styles_make_name (fixture->styles, "Full cap");
  g_assert_cmpstr (made, ==, "Full cap (2)");

  /* Renamed it is the same style. */
  again = save_own (fixture, id, "Clinic Fade");
  assert_candidates (fixture, with_own);
  g_assert_cmpstr (tri_styles_get_name (fixture->styles, id), ==, "Clinic Fade");

  /* All of it outlives a restart. */
  try_style (fixture, id);
  fixture_flush (fixture);
  fixture_close (fixture);
  fixture_open (fixture);
  assert_candidates (fixture, with_own);
  g_assert_cmpstr (tri_styles_get_name (fixture->styles, id), ==, "Clinic Fade");

  /* Deleted it is offered no more, but what was made of it is still called so; its name is free. */
  set_state (fixture, id, TRI_STYLE_DELETED);
  assert_candidates (fixture, COMMON);
  g_assert_cmpstr (tri_styles_get_name (fixture->styles, id), ==, "Clinic Fade");
  g_assert_true (tri_styles_check_name (fixture->styles, "Clinic Fade", NULL, &error));
  g_assert_cmpstr (tri_styles_get_name (fixture->styles, "nobody-knows"), ==, "Own style");
}

static void
choose (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TriDecision) said = tri_decision_new ();
  g_autoptr (GError) error = NULL;

  g_free (said->shown);
  said->present = TRI_PRESENT_CLIENT;
  said->shown = tri_consultation_list_shown (fixture->consultation);
  tri_consultation_choose_async (fixture->consultation, TRI_KIND_PERMANENT, 3,
                                 tri_date_from_ymd (2026, 12, 1), said, NULL, fixture_result_cb,
                                 &result);
  WAIT_FOR (result != NULL);
  tri_consultation_choose_finish (fixture->consultation, result, &error);
  g_assert_no_error (error);
  WAIT_FOR (tri_consultation_get_dossier (fixture->consultation)->decisions->len == 1);
}

/* A choice says what was offered, and keeps its name when the style is deleted. */
static void
test_choice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;
  const TriDossier *dossier;
  const TriDecision *decision;

  fixture_add_front (fixture);
  try_style (fixture, "broken");
  id = save_own (fixture, NULL, "House Fade");
  set_state (fixture, "cap", TRI_STYLE_HIDDEN);
  try_style (fixture, id);
  choose (fixture);
  set_state (fixture, id, TRI_STYLE_DELETED);

  dossier = tri_consultation_get_dossier (fixture->consultation);
  decision = dossier->decisions->pdata[0];
  shown = g_strconcat ("soft,mature,straight,widow,broken,", id, NULL);
  g_assert_cmpstr (decision->shown, ==, shown);
  words = tri_words_choice (fixture->styles, dossier, decision);
  g_assert_cmpstr (words, ==, "House Fade, permanent");
}

#define ADD(name, function)                                                                        \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/app/clinic-styles/candidates", test_candidates);
  ADD ("/app/clinic-styles/own", test_own);
  ADD ("/app/clinic-styles/choice", test_choice);
  return g_test_run ();
}
