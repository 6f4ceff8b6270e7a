/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built-in and user templates merge; what cannot be used is told. */

#include "config.h"

#include "tri-template-set.h"

#include <string.h>

static GBytes *
make_file (const char *id, const char *name, const char *height)
{
  g_autofree char *path
      = g_build_filename (TEST_DIR, "..", "data", "templates", "soft.template", NULL);
  g_autofree char *text = NULL;
  g_autofree char *label = g_strconcat ("Name=", name, NULL);
  g_autofree char *id_line = g_strconcat ("Id=", id, NULL);
  g_autofree char *height_line = g_strconcat ("Height=", height, NULL);
  g_autoptr (GString) out = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  out = g_string_new (text);
  g_assert_cmpuint (g_string_replace (out, "Id=soft", id_line, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (out, "Name=Soft Rounded", label, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (out, "Height=62", height_line, 1), ==, 1);
  return g_bytes_new (out->str, out->len);
}

static void
test_merge (void)
{
  g_autoptr (GBytes) a = make_file ("a", "First", "62");
  g_autoptr (GBytes) b = make_file ("b", "Second", "62");
  g_autoptr (GBytes) own_b = make_file ("b", "My second", "64");
  g_autoptr (GBytes) own_c = make_file ("c", "Third", "66");
  g_autoptr (GBytes) again_c = make_file ("c", "Third again", "67");
  g_autoptr (GBytes) broken = make_file ("d", "Broken", "tall");
  const TriTemplateFile built_in[] = { { a, "a.template" }, { b, "b.template" } };
  const TriTemplateFile user[] = { { broken, "broken.template" },
                                   { own_c, "c.template" },
                                   { own_b, "own.template" },
                                   { again_c, "again.template" } };
  g_autoptr (TriTemplateSet) set = tri_template_set_new (built_in, 2, user, 4);
  const char *const *problems = tri_template_set_get_problems (set);

  g_assert_cmpuint (tri_template_set_get_count (set), ==, 3);
  g_assert_cmpstr (tri_template_get_name (tri_template_set_get (set, 0)), ==, "First");
  g_assert_cmpstr (tri_template_get_name (tri_template_set_get (set, 1)), ==, "My second");
  g_assert_cmpstr (tri_template_get_name (tri_template_set_get (set, 2)), ==, "Third");
  g_assert_true (tri_template_set_find (set, "c") == tri_template_set_get (set, 2));
  g_assert_null (tri_template_set_find (set, "d"));

  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 2);
  g_assert_true (g_str_has_prefix (problems[0], "broken.template:10: “tall” is not a number"));
  g_assert_true (g_str_has_prefix (problems[1], "again.template:1: the Id “c” is already used by"));
  g_assert_nonnull (strstr (problems[1], "c.template"));
}

static void
test_empty (void)
{
  g_autoptr (TriTemplateSet) set = tri_template_set_new (NULL, 0, NULL, 0);
  g_autoptr (TriTemplateSet) same = tri_template_set_ref (set);

  g_assert_cmpuint (tri_template_set_get_count (same), ==, 0);
  g_assert_null (tri_template_set_get_problems (same)[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/template-set/merge", test_merge);
  g_test_add_func ("/design/template-set/empty", test_empty);
  return g_test_run ();
}
