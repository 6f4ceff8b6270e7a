/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of preparation and aftercare becomes a PDF of few pages. */

#include "config.h"

#include "tri-care-sheet.h"

#include <glib/gstdio.h>

static void
test_sheet (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriClient) client = tri_client_new ();
  g_autoptr (GPtrArray) ticks = g_ptr_array_new ();
  g_autoptr (TriSheet) sheet = NULL;
  g_autoptr (TriSheetLayout) layout = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trichion-care-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "care.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_free (client->alias);
  client->alias = g_strdup ("Heron");
  g_ptr_array_add (ticks, (gpointer) "clip");
  sheet = tri_care_sheet_new (clinic, client, tri_date_from_ymd (2028, 3, 1), ticks);
  layout = tri_sheet_layout_new (sheet, 210, 297);
  g_assert_cmpuint (tri_sheet_layout_get_n_pages (layout), ==, 1);
  tri_sheet_export (sheet, TRI_PAPER_A4, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care-sheet/pdf", test_sheet);
  return g_test_run ();
}
