/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain is one and named; what a file says is quoted so that it can be shown. */

#include "config.h"

#include "tri-error.h"

static void
test_domain (void)
{
  g_autoptr (GError) error = g_error_new (TRI_ERROR, TRI_ERROR_TOO_LARGE, "x");

  g_assert_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE);
  g_assert_cmpstr (g_quark_to_string (TRI_ERROR), ==, "tri-error-quark");
}

static void
test_shown (void)
{
  g_autofree char *plain = tri_error_shown ("pupil_links “ß”");
  g_autofree char *odd = tri_error_shown ("a\nb\t\xed\xa0\x80z");
  g_autofree char *full = g_strnfill (60, 'x');
  g_autofree char *cut = tri_error_shown (full);

  g_assert_cmpstr (plain, ==, "pupil_links “ß”");
  g_assert_true (g_utf8_validate (odd, -1, NULL));
  g_assert_true (g_str_has_prefix (odd, "a b "));
  g_assert_true (g_str_has_suffix (odd, "z"));
  g_assert_cmpstr (cut, ==, full);
  g_clear_pointer (&cut, g_free);
  g_clear_pointer (&full, g_free);
  full = g_strnfill (100000, 'x');
  cut = tri_error_shown (full);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 61);
  g_assert_true (g_str_has_suffix (cut, "x…"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/error/domain", test_domain);
  g_test_add_func ("/base/error/shown", test_shown);
  return g_test_run ();
}
