/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hand drew is the same after its text was read again. */

#include "config.h"

#include "tri-error.h"
#include "tri-strokes.h"

static TriStrokes *
draw_cross (void)
{
  TriStrokes *strokes = tri_strokes_new (400);

  tri_strokes_add (strokes, 0.1, 0.05, TRUE);
  tri_strokes_add (strokes, 0.1, 0.05, FALSE);
  tri_strokes_add (strokes, 0.4, 0.2, FALSE);
  tri_strokes_add (strokes, 0.4, 0.05, TRUE);
  /* Beyond the pad's edge. */
  tri_strokes_add (strokes, -0.3, 7, FALSE);
  return strokes;
}

static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStrokes) strokes = draw_cross ();
  g_autofree char *text = tri_strokes_to_string (strokes);
  g_autoptr (TriStrokes) back = tri_strokes_from_string (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "400|100,50 400,200|400,50 0,250");
  again = tri_strokes_to_string (back);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (back->points->len, ==, 4);
  g_assert_true (g_array_index (back->points, TriStrokePoint, 2).begins);
}

static void
test_drawn (void)
{
  g_autoptr (TriStrokes) strokes = tri_strokes_new (400);
  g_autofree char *nothing = tri_strokes_to_string (strokes);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_false (tri_strokes_is_drawn (strokes));
  /* Two taps far from each other are no line. */
  tri_strokes_add (strokes, 0.1, 0.1, TRUE);
  tri_strokes_add (strokes, 0.9, 0.1, TRUE);
  g_assert_false (tri_strokes_is_drawn (strokes));
  tri_strokes_add (strokes, 0.8, 0.1, FALSE);
  g_assert_true (tri_strokes_is_drawn (strokes));
}

static void
test_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStrokes) strokes = tri_strokes_new (400);
  g_autoptr (TriStrokes) back = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < TRI_STROKES_MAX_POINTS + 10; i++)
    tri_strokes_add (strokes, (i % 2) * 0.5, 0.1, FALSE);
  g_assert_cmpuint (strokes->points->len, ==, TRI_STROKES_MAX_POINTS);
  text = tri_strokes_to_string (strokes);
  back = tri_strokes_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->points->len, ==, TRI_STROKES_MAX_POINTS);
}

static void
test_unreadable (void)
{
  static const char *const texts[] = {
    "",
    "400",
    "|1,2",
    "400 1,2",
    "400|1",
    "400|1,",
    "400|1,2 3",
    "400|1,2 x",
    "400|-1,2",
    "400|1001,2",
    "400|1,251",
    "9|1,2",
    "5001|1,2",
    "400|1,2,3",
    "400|1,2|",
    "400|1,2\n",
    "400|99999999999999999999,1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (tri_strokes_from_string (texts[i], &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/strokes/text", test_text);
  g_test_add_func ("/base/strokes/drawn", test_drawn);
  g_test_add_func ("/base/strokes/many", test_many);
  g_test_add_func ("/base/strokes/unreadable", test_unreadable);
  return g_test_run ();
}
