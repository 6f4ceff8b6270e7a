/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clicks that cannot be solved are refused with a sentence that names the one to mend. */

#include "config.h"

#include "tri-clicks.h"
#include "tri-error.h"

#define WIDTH 750.0
#define HEIGHT 1000.0

/* Six clicks of a frontal head, by eye. */
static TriClicks
good_clicks (void)
{
  TriClicks clicks = { .view = TRI_VIEW_FRONT };

  clicks.has[TRI_LANDMARK_PUPIL_LEFT] = TRUE;
  clicks.at[TRI_LANDMARK_PUPIL_LEFT] = (TriVec2){ 457.0, 471.0 };
  clicks.has[TRI_LANDMARK_PUPIL_RIGHT] = TRUE;
  clicks.at[TRI_LANDMARK_PUPIL_RIGHT] = (TriVec2){ 293.0, 471.0 };
  clicks.has[TRI_LANDMARK_SUBNASALE] = TRUE;
  clicks.at[TRI_LANDMARK_SUBNASALE] = (TriVec2){ 375.0, 603.0 };
  clicks.has[TRI_LANDMARK_EAR_TOP_LEFT] = TRUE;
  clicks.at[TRI_LANDMARK_EAR_TOP_LEFT] = (TriVec2){ 567.0, 458.0 };
  clicks.has[TRI_LANDMARK_EAR_TOP_RIGHT] = TRUE;
  clicks.at[TRI_LANDMARK_EAR_TOP_RIGHT] = (TriVec2){ 185.0, 453.0 };
  clicks.n_silhouette = 1;
  clicks.silhouette[0] = (TriVec2){ 374.0, 187.0 };
  return clicks;
}

/* Refused by the check and by the solve alike, in one sentence with @word in it. */
static void
assert_refused (const TriClicks *clicks, const char *word)
{
  g_autoptr (GError) error = NULL, solve_error = NULL;

  g_assert_false (tri_clicks_check (clicks, WIDTH, HEIGHT, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (tri_registration_solve (clicks, WIDTH, HEIGHT, NULL, 0.0, &solve_error));
  g_assert_error (solve_error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_cmpstr (solve_error->message, ==, error->message);
}

static void
test_good (void)
{
  const TriClicks clicks = good_clicks ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tri_clicks_count (&clicks), ==, 6);
  g_assert_true (tri_clicks_check (&clicks, WIDTH, HEIGHT, &error));
  g_assert_no_error (error);
}

static void
test_not_a_number (void)
{
  static const double bad[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TriClicks clicks = good_clicks ();

      clicks.at[TRI_LANDMARK_PUPIL_LEFT].x = bad[i];
      assert_refused (&clicks, "left pupil is not a number");
      clicks = good_clicks ();
      clicks.at[TRI_LANDMARK_SUBNASALE].y = bad[i];
      assert_refused (&clicks, "nose");
      clicks = good_clicks ();
      clicks.silhouette[0].y = bad[i];
      assert_refused (&clicks, "highest point of the head’s outline is not a number");
    }
}

static void
test_outside (void)
{
  static const TriVec2 bad[]
      = { { -0.1, 500.0 }, { 750.1, 500.0 }, { 300.0, -1.0 }, { 300.0, 1000.5 }, { 1e300, 0.0 } };
  TriClicks clicks = good_clicks ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      clicks = good_clicks ();
      clicks.at[TRI_LANDMARK_EAR_TOP_RIGHT] = bad[i];
      assert_refused (&clicks, "right ear’s top joins the head is marked outside");
      clicks = good_clicks ();
      clicks.silhouette[0] = bad[i];
      assert_refused (&clicks, "outline is marked outside");
    }

  /* The very edge is inside. */
  clicks = good_clicks ();
  clicks.silhouette[0] = (TriVec2){ 374.0, 0.0 };
  g_assert_true (tri_clicks_check (&clicks, WIDTH, HEIGHT, &error));
  g_assert_no_error (error);
}

static void
test_too_few (void)
{
  TriClicks clicks = { .view = TRI_VIEW_FRONT };

  assert_refused (&clicks, "left pupil");
  clicks = good_clicks ();
  memset (clicks.has, 0, sizeof clicks.has);
  clicks.has[TRI_LANDMARK_PUPIL_LEFT] = TRUE;
  assert_refused (&clicks, "right pupil");
  clicks.has[TRI_LANDMARK_PUPIL_RIGHT] = TRUE;
  clicks.n_silhouette = 0;
  assert_refused (&clicks, "nose meets the upper lip");
  clicks.has[TRI_LANDMARK_SUBNASALE] = TRUE;
  clicks.has[TRI_LANDMARK_PUPIL_LEFT] = FALSE;
  clicks.has[TRI_LANDMARK_PUPIL_RIGHT] = FALSE;
  clicks.n_silhouette = 3;
  clicks.silhouette[1] = (TriVec2){ 170.0, 400.0 };
  clicks.silhouette[2] = (TriVec2){ 570.0, 400.0 };
  assert_refused (&clicks, "left pupil");

  /* In a view that asks for no more landmarks than are there. */
  clicks = good_clicks ();
  clicks.view = TRI_VIEW_BACK;
  memset (clicks.has, 0, sizeof clicks.has);
  clicks.has[TRI_LANDMARK_EAR_TOP_LEFT] = TRUE;
  clicks.has[TRI_LANDMARK_EAR_TOP_RIGHT] = TRUE;
  clicks.n_silhouette = 0;
  assert_refused (&clicks, "highest point of the head’s outline");
}

static void
test_one_place (void)
{
  TriClicks clicks = good_clicks ();
  guint n = 0;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (clicks.has[i])
      clicks.at[i] = (TriVec2){ 300.0 + n++, 400.0 };
  assert_refused (&clicks, "one place");

  clicks = good_clicks ();
  clicks.at[TRI_LANDMARK_PUPIL_LEFT] = clicks.at[TRI_LANDMARK_PUPIL_RIGHT];
  assert_refused (&clicks, "left pupil and the right pupil are marked on the same spot");
}

static void
test_changes (void)
{
  const TriClicks clicks = good_clicks ();
  const TriClicks swapped = tri_clicks_swapped (&clicks);
  const TriClicks twice = tri_clicks_swapped (&swapped);
  const TriClicks half = tri_clicks_scaled (&clicks, 0.5);
  TriClicks mirrored = clicks;

  g_assert_cmpfloat (swapped.at[TRI_LANDMARK_PUPIL_LEFT].x, ==, 293.0);
  g_assert_cmpfloat (swapped.at[TRI_LANDMARK_SUBNASALE].x, ==, 375.0);
  g_assert_cmpmem (&twice, sizeof twice, &clicks, sizeof clicks);
  g_assert_cmpfloat (half.at[TRI_LANDMARK_PUPIL_LEFT].x, ==, 228.5);
  g_assert_cmpfloat (half.silhouette[0].y, ==, 93.5);

  mirrored.view = TRI_VIEW_LEFT45;
  mirrored.has[TRI_LANDMARK_EAR_TOP_RIGHT] = FALSE;
  mirrored = tri_clicks_mirrored (&mirrored, WIDTH);
  g_assert_cmpuint (mirrored.view, ==, TRI_VIEW_RIGHT45);
  g_assert_false (mirrored.has[TRI_LANDMARK_EAR_TOP_LEFT]);
  g_assert_true (mirrored.has[TRI_LANDMARK_EAR_TOP_RIGHT]);
  g_assert_cmpfloat (mirrored.at[TRI_LANDMARK_EAR_TOP_RIGHT].x, ==, WIDTH - 567.0);
  g_assert_cmpfloat (mirrored.silhouette[0].x, ==, WIDTH - 374.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/head/clicks/good", test_good);
  g_test_add_func ("/head/clicks/not-a-number", test_not_a_number);
  g_test_add_func ("/head/clicks/outside", test_outside);
  g_test_add_func ("/head/clicks/too-few", test_too_few);
  g_test_add_func ("/head/clicks/one-place", test_one_place);
  g_test_add_func ("/head/clicks/changes", test_changes);
  return g_test_run ();
}
