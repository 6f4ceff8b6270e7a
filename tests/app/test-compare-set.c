/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compared: what stands there first, what can be ticked, and the places. */

#include "config.h"

#include "tri-compare-set.h"
#include "tri-library.h"
#include "tri-record.h"

typedef struct
{
  TriLibrary *library;
  GPtrArray *styles; /* unowned */
  GPtrArray *picks;
  TriCompareSet set;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->library = tri_library_load (NULL, &error);
  g_assert_no_error (error);
  fixture->styles = g_ptr_array_new ();
  for (guint i = 0; i < tri_library_get_n_templates (fixture->library); i++)
    g_ptr_array_add (fixture->styles, tri_library_get_template (fixture->library, i));
  fixture->picks = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_pick_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->picks);
  g_ptr_array_unref (fixture->styles);
  tri_library_unref (fixture->library);
}

static void
pick (Fixture *fixture, const char *id, TriKind kind, TriPicker who, gint64 withdrawn_utc)
{
  TriPick *one = g_new0 (TriPick, 1);

  one->template_id = g_strdup (id);
  one->kind = kind;
  one->who = who;
  one->withdrawn_utc = withdrawn_utc;
  g_ptr_array_add (fixture->picks, one);
}

static TriTemplate *
find (Fixture *fixture, const char *id)
{
  TriTemplate *style = tri_library_find_template (fixture->library, id);

  g_assert_nonnull (style);
  return style;
}

/* The styles by their ids: "cap widow". */
static char *
read_styles (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->set.n_items[TRI_COMPARE_STYLES]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            tri_template_get_id (fixture->set.items[TRI_COMPARE_STYLES][i].style));
  return g_string_free (text, FALSE);
}

static void
assert_styles (Fixture *fixture, const char *wanted)
{
  g_autofree char *styles = read_styles (fixture);

  g_assert_cmpstr (styles, ==, wanted);
}

static void
test_favourites_first (Fixture *fixture, gconstpointer data)
{
  const char *first = tri_template_get_id (tri_library_get_template (fixture->library, 0));
  g_autofree char *plain = NULL;

  /* Of one: the cap, of either kind; of both: the widow's peak. What was taken back is nothing. */
  pick (fixture, "cap", TRI_KIND_TEMPORARY, TRI_PICKER_CLIENT, 0);
  pick (fixture, "widow", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT, 0);
  pick (fixture, "widow", TRI_KIND_TEMPORARY, TRI_PICKER_PARTNER, 0);
  pick (fixture, "straight", TRI_KIND_PERMANENT, TRI_PICKER_PARTNER, 1);
  tri_compare_set_init (&fixture->set, fixture->styles, fixture->picks, "mature");
  plain = g_strdup_printf ("widow cap mature %s", first);
  assert_styles (fixture, plain);

  /* Nobody picked: the current one, then the first of the library. */
  g_ptr_array_set_size (fixture->picks, 0);
  tri_compare_set_init (&fixture->set, fixture->styles, fixture->picks, "no such style");
  g_assert_true (fixture->set.items[TRI_COMPARE_STYLES][0].style
                 == tri_library_get_template (fixture->library, 0));
  g_assert_cmpuint (fixture->set.n_items[TRI_COMPARE_STYLES], ==, TRI_COMPARE_MAX);
}

/* A style that is hidden leaves its place, and one that is renamed is another template. */
static void
test_other_candidates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) fewer = g_ptr_array_new ();
  g_autoptr (TriTemplate) renamed
      = tri_template_new ("cap", "Bowl", "Words", tri_template_get_shape (find (fixture, "cap")),
                          tri_template_get_opening (find (fixture, "cap")), NULL);

  tri_compare_set_init (&fixture->set, fixture->styles, fixture->picks, "cap");
  assert_styles (fixture, "cap soft mature straight");
  g_ptr_array_add (fewer, find (fixture, "straight"));
  g_ptr_array_add (fewer, renamed);
  g_assert_true (tri_compare_set_keep_styles (&fixture->set, fewer));
  assert_styles (fixture, "cap straight");
  g_assert_true (fixture->set.items[TRI_COMPARE_STYLES][0].style == renamed);
  g_ptr_array_set_size (fewer, 1);
  g_assert_false (tri_compare_set_keep_styles (&fixture->set, fewer));
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  TriCompareSet *set = &fixture->set;

  pick (fixture, "widow", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT, 0);
  pick (fixture, "cap", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT, 0);
  pick (fixture, "mature", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT, 0);
  pick (fixture, "soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT, 0);
  tri_compare_set_init (set, fixture->styles, fixture->picks, "widow");

  /* Four are the most, two the fewest; ticking twice is ticking once. */
  g_assert_false (tri_compare_set_tick_style (set, find (fixture, "straight"), TRUE));
  g_assert_true (tri_compare_set_tick_style (set, find (fixture, "cap"), TRUE));
  g_assert_cmpuint (tri_compare_set_count_ticks (set, TRI_COMPARE_STYLES), ==, 4);
  g_assert_true (tri_compare_set_tick_style (set, find (fixture, "cap"), FALSE));
  g_assert_false (tri_compare_set_has_style (set, find (fixture, "cap")));
  g_assert_true (tri_compare_set_tick_style (set, find (fixture, "soft"), FALSE));
  g_assert_false (tri_compare_set_tick_style (set, find (fixture, "mature"), FALSE));
  g_assert_true (tri_compare_set_has_style (set, find (fixture, "mature")));
  /* A new one comes last. */
  tri_compare_set_swap (set, TRI_COMPARE_STYLES, 0, 1);
  g_assert_true (tri_compare_set_tick_style (set, find (fixture, "straight"), TRUE));
  g_assert_true (set->items[TRI_COMPARE_STYLES][2].style == find (fixture, "straight"));
}

static void
test_swap (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *wanted = NULL;

  tri_compare_set_init (&fixture->set, fixture->styles, fixture->picks, NULL);
  before = read_styles (fixture);
  ids = g_strsplit (before, " ", -1);
  tri_compare_set_swap (&fixture->set, TRI_COMPARE_STYLES, 0, 3);
  wanted = g_strjoin (" ", ids[3], ids[1], ids[2], ids[0], NULL);
  assert_styles (fixture, wanted);
  tri_compare_set_swap (&fixture->set, TRI_COMPARE_STYLES, 3, 0);
  after = read_styles (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Both kinds come and go together. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  TriCompareSet *set = &fixture->set;

  tri_compare_set_init (set, fixture->styles, fixture->picks, NULL);
  g_assert_cmpuint (set->n_items[TRI_COMPARE_KINDS], ==, 4);
  g_assert_cmpuint (tri_compare_set_count_ticks (set, TRI_COMPARE_KINDS), ==, 2);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (set->items[TRI_COMPARE_KINDS][i].kind, ==,
                     i % 2 == 0 ? TRI_KIND_TEMPORARY : TRI_KIND_PERMANENT);
  g_assert_false (tri_compare_set_tick_moment (set, TRI_COMPARE_KINDS, 7, TRUE));
  g_assert_true (tri_compare_set_tick_moment (set, TRI_COMPARE_KINDS, 5, FALSE));
  g_assert_cmpuint (set->n_items[TRI_COMPARE_KINDS], ==, 2);
  g_assert_false (tri_compare_set_tick_moment (set, TRI_COMPARE_KINDS, 2, FALSE));
  g_assert_true (tri_compare_set_tick_moment (set, TRI_COMPARE_KINDS, 7, TRUE));
  g_assert_cmpuint (set->n_items[TRI_COMPARE_KINDS], ==, 4);
  g_assert_true (tri_compare_set_has_moment (set, TRI_COMPARE_KINDS, 7));
}

static void
test_moments (Fixture *fixture, gconstpointer data)
{
  const TriMoment whole = { TRI_KIND_TEMPORARY, 3.0, 400.0, TRI_END_HIGH };
  double last = -1.0;

  tri_compare_set_init (&fixture->set, fixture->styles, fixture->picks, NULL);
  g_assert_cmpuint (fixture->set.n_items[TRI_COMPARE_MOMENTS], ==, 4);
  for (guint i = 0; i < TRI_COMPARE_N_MOMENTS; i++)
    {
      TriMoment moment = tri_compare_moment_make (i, &whole, 28.0);

      g_assert_cmpstr (tri_compare_moment_get_title (i), !=, "");
      g_assert_cmpint (moment.kind, ==, whole.kind);
      g_assert_cmpint (moment.fading, ==, whole.fading);
      g_assert_cmpfloat (moment.sessions_done, ==, i == 0 ? 1.0 : 3.0);
      /* After the first session they go through time. */
      if (i > 0)
        {
          g_assert_cmpfloat (moment.age_days, >, last);
          last = moment.age_days;
        }
    }
  g_assert_cmpfloat (tri_compare_moment_make (2, &whole, 35.0).age_days, ==, 35.0);
  g_assert_cmpfloat (last, ==, 10.0 * TRI_DAYS_PER_YEAR);
}

static void
test_mode_ids (void)
{
  TriCompareMode mode;

  for (guint i = 0; i < TRI_N_COMPARE_MODES; i++)
    {
      g_assert_true (
          tri_compare_mode_from_id (tri_compare_mode_get_id ((TriCompareMode) i), &mode));
      g_assert_cmpint (mode, ==, i);
    }
  g_assert_false (tri_compare_mode_from_id ("nothing", &mode));
  g_assert_false (tri_compare_mode_from_id (NULL, &mode));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/app/compare-set/favourites-first", test_favourites_first);
  ADD ("/app/compare-set/other-candidates", test_other_candidates);
  ADD ("/app/compare-set/ticks", test_ticks);
  ADD ("/app/compare-set/swap", test_swap);
  ADD ("/app/compare-set/kinds", test_kinds);
  ADD ("/app/compare-set/moments", test_moments);
#undef ADD
  g_test_add_func ("/app/compare-set/mode-ids", test_mode_ids);
  return g_test_run ();
}
