/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's styles as values: states, copies, and names that a reader can tell apart. */

#include "config.h"

#include "tri-style.h"

static void
test_states (void)
{
  for (guint i = 0; i < TRI_N_STYLE_STATES; i++)
    {
      TriStyleState state;

      g_assert_true (tri_style_state_from_id (tri_style_state_get_id ((TriStyleState) i), &state));
      g_assert_cmpint (state, ==, i);
    }
  {
    TriStyleState state = TRI_STYLE_HIDDEN;

    g_assert_false (tri_style_state_from_id ("gone", &state));
    g_assert_cmpint (state, ==, TRI_STYLE_HIDDEN);
  }
}

static void
test_copy (void)
{
  const TriHairlineShape shape = { .height_mm = 70 };
  g_autoptr (TriTemplate) template
      = tri_template_new ("a-1", "Fade", "Words", &shape, &shape, NULL);
  g_autoptr (TriStyle) style = tri_style_new ("a-1", template, TRI_STYLE_HIDDEN);
  g_autoptr (TriStyle) copy = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  style->saved_utc = 5;
  copy = tri_style_copy (style);
  g_assert_cmpstr (copy->id, ==, "a-1");
  g_assert_true (copy->style == template);
  g_assert_cmpint (copy->state, ==, TRI_STYLE_HIDDEN);
  g_assert_cmpint (copy->saved_utc, ==, 5);
  g_ptr_array_add (list, copy);
  g_assert_true (tri_style_list_find (list, "a-1") == copy);
  g_assert_null (tri_style_list_find (list, "a-2"));
}

static void
test_names (void)
{
  static const char *const taken[] = { "Fade", "Größe", "fade (2)", NULL };
  static const struct
  {
    const char *wanted, *made;
  } names[] = {
    { "Edge", "Edge" },
    { "Fade", "Fade (3)" },
    { "GROSSE", "GROSSE (2)" },
    { "Fade (2)", "Fade (2) (2)" },
  };

  g_assert_true (tri_style_names_equal ("Fade", "FADE "));
  g_assert_true (tri_style_names_equal ("Cafe", "Café"));
  g_assert_false (tri_style_names_equal ("Fade", "Fade 2"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *made = tri_style_make_name (names[i].wanted, taken);

      g_assert_cmpstr (made, ==, names[i].made);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care/style/states", test_states);
  g_test_add_func ("/care/style/copy", test_copy);
  g_test_add_func ("/care/style/names", test_names);
  return g_test_run ();
}
