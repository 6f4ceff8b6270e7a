/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program brings dots, templates and samples; the user's templates join, bad ones are told. */

#include "config.h"

#include "tri-library.h"

#include "tri-error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define N_BUILT_IN 13

static TriLibrary *
load (const char *folder)
{
  g_autoptr (GError) error = NULL;
  TriLibrary *library = tri_library_load (folder, &error);

  g_assert_no_error (error);
  return library;
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_built_in (void)
{
  static const char *const ids[]
      = { "soft",         "mature",        "straight",   "widow",    "cap",
          "broken",       "rounded",       "receded",    "juvenile", "temple-peaks",
          "open-temples", "rounded-sides", "sharp-sides" };
  g_autoptr (TriLibrary) library = load ("/nonexistent/templates");

  g_assert_cmpuint (tri_dot_field_get_count (tri_library_get_dot_field (library)), >, 170000);
  g_assert_cmpuint (tri_library_get_n_templates (library), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TriTemplate *style = tri_library_get_template (library, i);

      g_assert_cmpstr (tri_template_get_id (style), ==, ids[i]);
      g_assert_true (tri_library_find_template (library, ids[i]) == style);
      g_assert_cmpint (tri_library_is_common (library, ids[i]), ==, i < 5);
    }
  g_assert_null (tri_library_find_template (library, "mohawk"));
  g_assert_null (tri_library_get_problems (library)[0]);
}

static void
test_user_templates (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tri-templates-XXXXXX", NULL);
  g_autofree char *pipe_like = g_build_filename (folder, "folder.template", NULL);
  g_autofree char *large = g_strnfill (70000, '#');
  g_autoptr (TriLibrary) plain = load ("/nonexistent/templates");
  g_autoptr (TriLibrary) library = NULL;
  g_autoptr (GBytes) soft = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) own = NULL;
  const char *const *problems;

  soft = g_resources_lookup_data ("/org/trichion/Trichion/templates/soft.template",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  own = g_string_new_len (g_bytes_get_data (soft, NULL), (gssize) g_bytes_get_size (soft));
  g_assert_cmpuint (g_string_replace (own, "Id=soft", "Id=brush", 1), ==, 1);
  write_file (folder, "brush.template", own->str);
  write_file (folder, "a-broken.template", "[Template]\nId=broken\nheight=tall\n");
  write_file (folder, "large.template", large);
  write_file (folder, "notes.txt", "not a template");
  g_assert_cmpint (g_mkdir (pipe_like, 0700), ==, 0);

  library = load (folder);
  g_assert_cmpuint (tri_library_get_n_templates (library), ==, N_BUILT_IN + 1);
  g_assert_cmpstr (tri_template_get_id (tri_library_get_template (library, N_BUILT_IN)), ==,
                   "brush");
  g_assert_true (tri_library_is_common (library, "brush"));
  problems = tri_library_get_problems (library);
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (strchr (problems[i], ':'));
  g_assert_true (g_str_has_prefix (problems[0], "folder.template:1: "));
  g_assert_true (g_str_has_prefix (problems[1], "large.template:1: "));
  g_assert_true (g_str_has_prefix (problems[2], "a-broken.template:"));

  write_file (folder, "large.template", "");
  g_rmdir (pipe_like);
}

static void
test_default_folder (void)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_data_dir (), "trichion", "templates", NULL);
  g_autoptr (TriLibrary) library = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (folder, "mine.template", "nonsense");
  library = load (NULL);
  g_assert_nonnull (tri_library_get_problems (library)[0]);
  g_assert_cmpuint (tri_library_get_n_templates (library), ==, N_BUILT_IN);
}

static void
test_samples (void)
{
  g_autoptr (TriLibrary) library = load ("/nonexistent/templates");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = tri_library_get_sample (library, "sample-front.jpg", &error);
  g_autoptr (GBytes) landmarks = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (photo), >, 10000);
  landmarks = tri_library_get_sample (library, "landmarks.json", &error);
  g_assert_no_error (error);
  g_assert_null (tri_library_get_sample (library, "nobody.jpg", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/library/built-in", test_built_in);
  g_test_add_func ("/library/user-templates", test_user_templates);
  g_test_add_func ("/library/default-folder", test_default_folder);
  g_test_add_func ("/library/samples", test_samples);
  return g_test_run ();
}
