/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's hairline styles in the record. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

static GPtrArray *
list_styles (TriStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *styles = tri_store_list_styles (store, &error);

  g_assert_no_error (error);
  return styles;
}

static void
save (TriStore *store, const TriStyle *style)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tri_store_save_style (store, style, &error));
  g_assert_no_error (error);
}

/* A style comes back line for line, keeps its place when it is changed, and what was decided about
 * one that ships stands beside it. */
static void
test_styles (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriStyle) fade = fixture_style ("Fade “Nº 1”");
  g_autoptr (TriStyle) broken = tri_style_new ("broken", NULL, TRI_STYLE_SHOWN);
  g_autoptr (TriTemplate) renamed = NULL;
  g_autoptr (GPtrArray) styles = list_styles (store);
  const TriStyle *back;

  g_assert_cmpuint (styles->len, ==, 0);
  g_clear_pointer (&styles, g_ptr_array_unref);
  save (store, fade);
  save (store, broken);

  fixture_reopen (&store);
  styles = list_styles (store);
  g_assert_cmpuint (styles->len, ==, 2);
  back = styles->pdata[0];
  g_assert_cmpstr (back->id, ==, fade->id);
  g_assert_cmpstr (tri_template_get_name (back->style), ==, "Fade “Nº 1”");
  g_assert_true (tri_template_equal_shape (back->style, fade->style));
  g_assert_cmpint (back->state, ==, TRI_STYLE_SHOWN);
  g_assert_cmpint (back->saved_utc, >, 1700000000);
  g_assert_true (tri_style_list_find (styles, "broken") == styles->pdata[1]);
  g_assert_null (((TriStyle *) styles->pdata[1])->style);
  g_clear_pointer (&styles, g_ptr_array_unref);

  renamed = tri_template_new (fade->id, "Fade", "Words", tri_template_get_shape (fade->style),
                              tri_template_get_shape (fade->style), &error);
  g_assert_no_error (error);
  g_clear_pointer (&fade->style, tri_template_unref);
  fade->style = tri_template_ref (renamed);
  fade->state = TRI_STYLE_DELETED;
  save (store, fade);
  broken->state = TRI_STYLE_HIDDEN;
  save (store, broken);
  fixture_reopen (&store);
  styles = list_styles (store);
  g_assert_cmpuint (styles->len, ==, 2);
  back = styles->pdata[0];
  g_assert_cmpstr (tri_template_get_name (back->style), ==, "Fade");
  g_assert_cmpint (back->state, ==, TRI_STYLE_DELETED);
  g_assert_cmpint (((TriStyle *) styles->pdata[1])->state, ==, TRI_STYLE_HIDDEN);
  g_assert_true (tri_store_verify (store, &error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tri_store_save_style_finish (TRI_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_async (void)
{
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriStyle) style = fixture_style ("Async");
  g_autoptr (GPtrArray) styles = NULL;
  gboolean saved = FALSE;

  tri_store_save_style_async (store, style, NULL, saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  styles = list_styles (store);
  g_assert_cmpuint (styles->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/styles", test_styles);
  g_test_add_func ("/store/styles-async", test_async);
  return g_test_run ();
}
