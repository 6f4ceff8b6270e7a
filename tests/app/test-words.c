/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen's words: views from file names, counts, clicks. */

#include "config.h"

#include "tri-time-scale.h"
#include "tri-words.h"

#include <string.h>

static void
test_view_from_name (void)
{
  static const struct
  {
    const char *name;
    int view;
  } cases[] = {
    { "sample-front.jpg", TRI_VIEW_FRONT },
    { "sample-left45.jpg", TRI_VIEW_LEFT45 },
    { "Sample_LEFT.JPG", TRI_VIEW_LEFT },
    { "right45 (2).png", TRI_VIEW_RIGHT45 },
    { "hale-back.heic", TRI_VIEW_BACK },
    { "IMG_2041.jpg", -1 },
    { "stopped.jpg", -1 },
    { "outright.jpg", -1 },
    { "crown.jpg", TRI_VIEW_CROWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TriView view = TRI_N_VIEWS;
      gboolean found = tri_words_view_from_name (cases[i].name, &view);

      g_assert_cmpint (found ? (int) view : -1, ==, cases[i].view);
    }
}

static void
test_clicks_have_words (void)
{
  for (guint view = 0; view < TRI_N_VIEWS; view++)
    {
      guint n_clicks, n_silhouette = 0;
      const TriLandmark *clicks = tri_view_get_clicks ((TriView) view, &n_clicks);

      for (guint i = 0; i < n_clicks; i++)
        {
          guint silhouette = clicks[i] == TRI_N_LANDMARKS ? n_silhouette++ : 0;
          const char *title = tri_words_click ((TriView) view, clicks[i], silhouette);
          const char *place = tri_words_click_place ((TriView) view, clicks[i], silhouette);

          g_assert_nonnull (title);
          g_assert_true (g_str_has_suffix (place, "."));
        }
    }
}

/* The time scale is a slider: what it shows must come back as what it was set to. */
static void
test_time_positions (void)
{
  for (guint kind = TRI_KIND_TEMPORARY; kind <= TRI_KIND_PERMANENT; kind++)
    {
      double last = -1;

      for (double position = 0; position <= 7.0; position += 0.125)
        {
          double days = tri_time_scale_days_at ((TriKind) kind, position);

          g_assert_cmpfloat (days, >, last);
          g_assert_cmpfloat (fabs (tri_time_scale_position_of ((TriKind) kind, days) - position), <,
                             1e-9);
          last = days;
        }
    }
  g_assert_cmpfloat (tri_time_scale_days_at (TRI_KIND_PERMANENT, 1), ==, 28);
  g_assert_cmpfloat (tri_time_scale_days_at (TRI_KIND_PERMANENT, 7), ==, 10 * TRI_DAYS_PER_YEAR);
  g_assert_cmpfloat (tri_time_scale_position_of (TRI_KIND_PERMANENT, 1e9), ==, 7);
}

/* What was found, what meets it, and what cannot be met. */
static void
test_sides (void)
{
  const char *said[] = { "meets them", "darker than any shade", "lighter than any shade" };

  for (guint verdict = TRI_SIDES_MET; verdict <= TRI_SIDES_LIGHTER; verdict++)
    {
      TriSidesMatch match = {
        .shade = 0, .density_per_cm2 = 111.6, .reached = 0.304, .verdict = (TriSidesVerdict) verdict
      };
      g_autofree char *sure = tri_words_sides (&match, 0.236, TRUE);
      g_autofree char *unsure = tri_words_sides (&match, 0.236, FALSE);

      g_assert_nonnull (strstr (sure, said[verdict]));
      g_assert_nonnull (strstr (sure, "24 %"));
      g_assert_nonnull (strstr (sure, "1 : 6 at 112 dots"));
      g_assert_true (g_str_has_prefix (unsure, sure));
      g_assert_nonnull (strstr (unsure, "by hand"));
    }
}

static void
test_picks (void)
{
  g_autoptr (GPtrArray) picks = g_ptr_array_new ();
  TriPick client = { .template_id = (char *) "soft", .kind = TRI_KIND_PERMANENT };
  TriPick partner = { .template_id = (char *) "soft", .who = TRI_PICKER_PARTNER };
  g_autofree char *none = tri_words_picks (picks, "soft");
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  g_assert_null (none);
  g_ptr_array_add (picks, &partner);
  one = tri_words_picks (picks, "soft");
  g_assert_cmpstr (one, ==, "Picked by partner (temporary)");
  g_ptr_array_add (picks, &client);
  both = tri_words_picks (picks, "soft");
  g_assert_cmpstr (both, ==, "Picked by client (permanent), partner (temporary)");
  g_assert_null (tri_words_picks (picks, "mature"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/words/view-from-name", test_view_from_name);
  g_test_add_func ("/app/words/clicks-have-words", test_clicks_have_words);
  g_test_add_func ("/app/words/time-positions", test_time_positions);

  g_test_add_func ("/app/words/sides", test_sides);
  g_test_add_func ("/app/words/picks", test_picks);
  return g_test_run ();
}
