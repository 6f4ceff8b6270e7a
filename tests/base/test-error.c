/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain is one and named. */

#include "config.h"

#include "tri-error.h"

static void
test_domain (void)
{
  g_autoptr (GError) error = g_error_new (TRI_ERROR, TRI_ERROR_TOO_LARGE, "x");

  g_assert_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE);
  g_assert_cmpstr (g_quark_to_string (TRI_ERROR), ==, "tri-error-quark");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/error/domain", test_domain);
  return g_test_run ();
}
