/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both forms of landmark files are read, and each mistake is named. */

#include "config.h"

#include "tri-landmark-file.h"

#include "tri-error.h"

#include <locale.h>
#include <string.h>

#define WIDTH 1500
#define HEIGHT 2000

static gboolean
parse (const char *text, const char *photo, const TriView *view, TriClicks *clicks, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tri_landmark_file_parse (bytes, "l.json", photo, view, WIDTH, HEIGHT, clicks, NULL, error);
}

static TriClicks
parsed (const char *text, const TriView *view)
{
  g_autoptr (GError) error = NULL;
  TriClicks clicks = { 0 };

  parse (text, "p.jpg", view, &clicks, &error);
  g_assert_no_error (error);
  return clicks;
}

static void
assert_refused (const char *text, int code, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  TriClicks clicks = { .n_silhouette = 7 };

  g_assert_false (parse (text, "p.jpg", NULL, &clicks, &error));
  g_assert_error (error, TRI_ERROR, code);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not like “%s”", error->message, pattern);
  g_assert_cmpuint (clicks.n_silhouette, ==, 7);
}

/* The outline set by hand: read when it is there, empty when not, bounded like the silhouette. */
static void
test_outline (void)
{
  const char *text = "{\"view\": \"front\", \"points\": {\"pupil_left\": [915.5, 942]},"
                     " \"outline\": [[10, 20.5], [30, 40]]}";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) none = g_bytes_new ("{\"view\": \"front\", \"points\": {}}", 31);
  g_autoptr (GString) many = g_string_new ("{\"view\": \"front\", \"points\": {}, \"outline\": [");
  g_autoptr (GError) error = NULL;
  TriOutlineFix outline = { .n_points = 7 };
  TriClicks clicks;

  g_assert_true (
      tri_landmark_file_parse (bytes, "l", "p", NULL, WIDTH, HEIGHT, &clicks, &outline, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (outline.n_points, ==, 2);
  g_assert_cmpfloat (outline.points[0].y, ==, 20.5);
  g_assert_cmpuint (clicks.n_silhouette, ==, 0);
  g_assert_true (
      tri_landmark_file_parse (none, "l", "p", NULL, WIDTH, HEIGHT, &clicks, &outline, &error));
  g_assert_cmpuint (outline.n_points, ==, 0);

  assert_refused ("{\"view\": \"front\", \"points\": {}, \"outline\": 1}", TRI_ERROR_INVALID,
                  "*outline*list of points*");
  assert_refused ("{\"view\": \"front\", \"points\": {}, \"outline\": [[1, 2], [1]]}",
                  TRI_ERROR_INVALID, "*outline 2*");
  assert_refused ("{\"view\": \"front\", \"points\": {}, \"outline\": [[1, 2001]]}",
                  TRI_ERROR_INVALID, "*outline 1*outside*");
  for (guint i = 0; i <= TRI_OUTLINE_FIX_MAX_POINTS; i++)
    g_string_append (many, i == 0 ? "[1, 2]" : ", [1, 2]");
  g_string_append (many, "]}");
  assert_refused (many->str, TRI_ERROR_INVALID, "*more than*");
}

static void
test_own_form (void)
{
  TriView back = TRI_VIEW_BACK;
  TriClicks clicks = parsed ("{\"view\": \"left45\", \"points\": {\"pupil_left\": [915.5, 942],"
                             " \"vertex\": [748, 375.25], \"trichion\": [1, 2],"
                             " \"frontotemporal_left\": [3, 4]},"
                             " \"silhouette\": [[0, 0], [1500, 2000]], \"note\": \"kept\"}",
                             NULL);

  g_assert_cmpint (clicks.view, ==, TRI_VIEW_LEFT45);
  g_assert_true (clicks.has[TRI_LANDMARK_PUPIL_LEFT]);
  g_assert_cmpfloat (clicks.at[TRI_LANDMARK_PUPIL_LEFT].x, ==, 915.5);
  g_assert_cmpfloat (clicks.at[TRI_LANDMARK_PUPIL_LEFT].y, ==, 942.0);
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    g_assert_cmpint (clicks.has[i], ==, i == TRI_LANDMARK_PUPIL_LEFT);
  g_assert_cmpuint (clicks.n_silhouette, ==, 3);
  g_assert_cmpfloat (clicks.silhouette[0].y, ==, 375.25);
  g_assert_cmpfloat (clicks.silhouette[2].x, ==, 1500.0);

  clicks = parsed ("{\"view\": \"front\", \"points\": {}}", &back);
  g_assert_cmpint (clicks.view, ==, TRI_VIEW_BACK);
  clicks = parsed ("{\"points\": {}}", &back);
  g_assert_cmpint (clicks.view, ==, TRI_VIEW_BACK);
}

static void
test_outline_points_by_view (void)
{
  static const struct
  {
    const char *view;
    guint n;
  } cases[] = { { "front", 1 }, { "left", 2 },  { "right", 2 },
                { "top", 0 },   { "crown", 0 }, { "back", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"view\": \"%s\", \"points\": {\"vertex\": [1, 2], \"opisthocranion\": [3, 4]}}",
          cases[i].view);

      g_test_message ("%s", cases[i].view);
      g_assert_cmpuint (parsed (text, NULL).n_silhouette, ==, cases[i].n);
    }
}

static void
test_samples (void)
{
  g_autofree char *path
      = g_build_filename (TEST_DIR, "..", "data", "samples", "landmarks.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  TriClicks clicks;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (parse (text, "sample-front.jpg", NULL, &clicks, &error));
  g_assert_cmpint (clicks.view, ==, TRI_VIEW_FRONT);
  g_assert_true (clicks.has[TRI_LANDMARK_TRAGUS_RIGHT]);
  g_assert_cmpfloat (clicks.at[TRI_LANDMARK_PUPIL_LEFT].x, ==, 915.48);
  g_assert_cmpuint (clicks.n_silhouette, ==, 1);
  g_assert_cmpfloat (clicks.silhouette[0].y, ==, 375.11);

  g_assert_true (parse (text, "sample-left45.jpg", NULL, &clicks, &error));
  g_assert_cmpint (clicks.view, ==, TRI_VIEW_LEFT45);
  g_assert_false (clicks.has[TRI_LANDMARK_TRAGUS_RIGHT]);

  g_assert_true (parse (text, "sample-front-tilted.jpg", NULL, &clicks, &error));
  g_assert_cmpint (clicks.view, ==, TRI_VIEW_FRONT);

  g_assert_true (parse (text, "sample-back.jpg", NULL, &clicks, &error));
  g_assert_true (clicks.has[TRI_LANDMARK_EAR_TOP_LEFT]);
  g_assert_false (clicks.has[TRI_LANDMARK_PUPIL_LEFT]);

  g_assert_false (parse (text, "other.jpg", NULL, &clicks, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "“l.json” has no landmarks of “other.jpg”; choose the photo's own file.");
}

static void
test_refusals (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *large = g_strnfill (TRI_LANDMARK_FILE_MAX_BYTES + 1, ' ');

  assert_refused ("", TRI_ERROR_INVALID, "*empty*");
  assert_refused ("//", TRI_ERROR_INVALID, "*empty*");
  assert_refused ("{\"view\": \"front\", \"points\": {\"a\\nb\": [1, 2]}}", TRI_ERROR_INVALID,
                  "*names a point “a b” that is not known*");
  assert_refused ("pupil_left 1 2", TRI_ERROR_INVALID, "*not valid JSON at line 1;*");
  assert_refused ("{\"view\": \"front\",\n\"points\": {\"pupil_left\": [NaN, 2]}}",
                  TRI_ERROR_INVALID, "*not valid JSON at line 2;*");
  assert_refused ("[1, 2]", TRI_ERROR_INVALID, "*not a landmark file*");
  assert_refused ("null", TRI_ERROR_INVALID, "*not a landmark file*");
  assert_refused ("\xff\xd8\xff", TRI_ERROR_INVALID, "*not a landmark file*");
  assert_refused (deep, TRI_ERROR_INVALID, "*not a landmark file*");
  assert_refused (large, TRI_ERROR_TOO_LARGE, "*too large*");
  assert_refused ("{\"view\": \"front\"}", TRI_ERROR_INVALID, "*no “points”*");
  assert_refused ("{\"view\": \"sideways\", \"points\": {}}", TRI_ERROR_INVALID, "*its “view”*");
  assert_refused ("{\"view\": 3, \"points\": {}}", TRI_ERROR_INVALID, "*its “view”*");
  assert_refused ("{\"points\": {}}", TRI_ERROR_INVALID, "*its “view”*");
  assert_refused ("{\"view\": \"front\", \"points\": []}", TRI_ERROR_INVALID, "*no “points”*");
  assert_refused ("{\"view\": \"front\", \"points\": {\"third_eye\": [1, 2]}}", TRI_ERROR_INVALID,
                  "*third_eye*not known*");
}

static void
test_bad_points (void)
{
  static const char *const bad[] = { "[1]",       "[1, 2, 3]",  "\"1, 2\"",    "[\"NaN\", 2]",
                                     "[null, 2]", "[1e999, 2]", "[-1e999, 2]", "{\"x\": 1}",
                                     "[true, 2]", "7",          "null",        "[[1], 2]" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *point
          = g_strdup_printf ("{\"view\": \"front\", \"points\": {\"subnasale\": %s}}", bad[i]);
      g_autofree char *outline = g_strdup_printf (
          "{\"view\": \"front\", \"points\": {}, \"silhouette\": [[1, 1], %s]}", bad[i]);

      assert_refused (point, TRI_ERROR_INVALID, "*“subnasale”*must be two numbers*");
      assert_refused (outline, TRI_ERROR_INVALID, "*“silhouette 2”*must be two numbers*");
    }
  assert_refused ("{\"view\": \"front\", \"points\": {\"subnasale\": [1501, 2]}}",
                  TRI_ERROR_INVALID, "*“subnasale” (1501, 2)*outside the photo of 1500 × 2000*");
  assert_refused ("{\"view\": \"front\", \"points\": {\"subnasale\": [1, -0.5]}}",
                  TRI_ERROR_INVALID, "*“subnasale”*outside*");
  assert_refused ("{\"view\": \"front\", \"points\": {}, \"silhouette\": [[1, 2001]]}",
                  TRI_ERROR_INVALID, "*“silhouette 1”*outside*");
  assert_refused ("{\"view\": \"front\", \"points\": {}, \"silhouette\": {}}", TRI_ERROR_INVALID,
                  "*“silhouette”*list*");
  assert_refused ("{\"view\": \"front\", \"points\": {}, \"silhouette\": [[1,1],[1,1],[1,1],[1,1],"
                  "[1,1],[1,1],[1,1],[1,1],[1,1]]}",
                  TRI_ERROR_INVALID, "*more than 8*");
  assert_refused ("{\"images\": {\"p.jpg\": {\"view\": \"front\"}}}", TRI_ERROR_INVALID,
                  "*no “landmarks”*");
  assert_refused ("{\"images\": {\"p.jpg\": {\"landmarks\": {\"subnasale\": {\"x\": 1}}}}}",
                  TRI_ERROR_INVALID, "*“subnasale”*must be two numbers*");
  assert_refused ("{\"images\": {\"p.jpg\": {\"landmarks\": {\"subnasale\": 4}}}}",
                  TRI_ERROR_INVALID, "*“subnasale”*must be two numbers*");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/landmark-file/own-form", test_own_form);
  g_test_add_func ("/landmark-file/outline", test_outline);
  g_test_add_func ("/landmark-file/outline-points-by-view", test_outline_points_by_view);
  g_test_add_func ("/landmark-file/samples", test_samples);
  g_test_add_func ("/landmark-file/refusals", test_refusals);
  g_test_add_func ("/landmark-file/bad-points", test_bad_points);
  return g_test_run ();
}
