/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet on both papers: all words are there, nothing leaves the page whatever is written, and the
 * file is whole or not there. */

#include "config.h"

#include "tri-sheet.h"

#include "tri-error.h"

#include <cairo-script.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define MARGIN_MM 12.0

static cairo_surface_t *
make_picture (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 90, 120);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.6, 0.5, 0.4);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

/* What a client takes home; @words (nullable) are put wherever somebody can type. */
static TriSheet *
make_sheet (const char *words)
{
  static const char *const titles[] = { "Before", "Healed, after 4 weeks", "After 5 years" };
  const char *name = words != NULL ? words : "Sam Sample";
  g_autofree char *title = g_strdup_printf ("Mature, permanent, for %s", name);
  TriSheet *sheet = tri_sheet_new (words != NULL ? words : "Haus Stirn", title,
                                   "Chosen on 20 Nov 2026", "Simulations and no promise.");
  cairo_surface_t *surface = make_picture ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    tri_sheet_add_picture (sheet, surface, titles[i], "Simulation of 20 Nov 2026");
  cairo_surface_destroy (surface);
  tri_sheet_add_section (sheet, TRI_SHEET_LEFT, "Measures");
  tri_sheet_add_line (sheet, "Treated area", "317 cm²");
  tri_sheet_add_line (sheet, "Style", words != NULL ? words : "Mature");
  tri_sheet_add_section (sheet, TRI_SHEET_RIGHT, "Costs");
  tri_sheet_add_line (sheet, "All sessions", "$2,530–3,000");
  tri_sheet_add_section (sheet, TRI_SHEET_WIDE, "What to know");
  tri_sheet_add_line (sheet, "", "• It can be lowered, but not raised or erased without removal.");
  if (words != NULL)
    tri_sheet_add_line (sheet, "", words);
  tri_sheet_add_signature (sheet, tri_strokes_from_string ("400|100,50 500,200 900,20", NULL), "",
                           "Client, signed on 20 Nov 2026");
  tri_sheet_add_signature (sheet, NULL, words != NULL ? words : "Bo Bird", "Partner");
  return sheet;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Everything that is drawn on all pages, as cairo's script, in which texts are readable. */
static char *
trace (const TriSheetLayout *layout, double width, double height)
{
  g_autoptr (GString) text = g_string_new (NULL);
  cairo_device_t *script = cairo_script_create_for_stream (append_cb, text);
  cairo_surface_t *surface
      = cairo_script_surface_create (script, CAIRO_CONTENT_COLOR, width, height);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < tri_sheet_layout_get_n_pages (layout); page++)
    tri_sheet_layout_draw (layout, cr, page);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  cairo_device_finish (script);
  cairo_device_destroy (script);
  return g_strdup (text->str);
}

static void
assert_inside (const TriSheetLayout *layout, double width, double height)
{
  for (guint page = 0; page < tri_sheet_layout_get_n_pages (layout); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, w, h;

      tri_sheet_layout_draw (layout, cr, page);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      g_test_message ("page %u: %.1f,%.1f %.1fx%.1f", page, x, y, w, h);
      g_assert_cmpfloat (x, >=, MARGIN_MM);
      g_assert_cmpfloat (y, >=, MARGIN_MM);
      g_assert_cmpfloat (x + w, <=, width - MARGIN_MM);
      g_assert_cmpfloat (y + h, <=, height - MARGIN_MM);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_words (void)
{
  static const char *const words[]
      = { "Haus Stirn",      "Sam Sample", "Chosen on", "Simulation of 20 Nov", "Healed, after",
          "After 5 years",   "Measures",   "317 cm",    "All sessions",         "What to know",
          "without removal", "signed on",  "Bo Bird",   "no promise",           "1/1" };
  g_autoptr (TriSheet) sheet = make_sheet (NULL);

  for (TriPaper paper = TRI_PAPER_A4; paper < TRI_N_PAPERS; paper++)
    {
      double width, height;
      g_autoptr (TriSheetLayout) layout = NULL;
      g_autofree char *drawn = NULL;

      tri_paper_get_size (paper, &width, &height);
      layout = tri_sheet_layout_new (sheet, width, height);
      g_assert_cmpuint (tri_sheet_layout_get_n_pages (layout), ==, 1);
      assert_inside (layout, width, height);
      drawn = trace (layout, width, height);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (strstr (drawn, words[i]) == NULL)
          g_error ("“%s” is not drawn", words[i]);
    }
}

/* Long names, long sentences, and one word longer than any line: more pages, nothing over the
 * edge, and the first and the last of it are there. */
static void
test_long (void)
{
  static const guint n_words[] = { 12, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (n_words); i++)
    for (int unbroken = 0; unbroken < 2; unbroken++)
      {
        g_autoptr (GString) words = g_string_new ("Anfang");
        g_autoptr (TriSheet) sheet = NULL;

        for (guint k = 0; k < n_words[i]; k++)
          g_string_append (words, unbroken ? "Grundstücksverkehr" : " Rindfleischgesetz");
        g_string_append (words, " Schluss");
        sheet = make_sheet (words->str);
        for (TriPaper paper = TRI_PAPER_A4; paper < TRI_N_PAPERS; paper++)
          {
            double width, height;
            g_autoptr (TriSheetLayout) layout = NULL;
            g_autofree char *drawn = NULL;

            tri_paper_get_size (paper, &width, &height);
            layout = tri_sheet_layout_new (sheet, width, height);
            assert_inside (layout, width, height);
            drawn = trace (layout, width, height);
            g_assert_nonnull (strstr (drawn, "Anfang"));
            g_assert_nonnull (strstr (drawn, "Schluss"));
            if (n_words[i] == 400)
              {
                g_assert_cmpuint (tri_sheet_layout_get_n_pages (layout), >, 2);
                g_assert_cmpuint (tri_sheet_layout_get_n_pages (layout), <, 40);
              }
          }
      }
}

/* A paper that somebody chose in the print dialog. */
static void
test_small_paper (void)
{
  g_autoptr (TriSheet) sheet = make_sheet (NULL);
  g_autoptr (TriSheetLayout) layout = tri_sheet_layout_new (sheet, 105, 148);

  g_assert_cmpuint (tri_sheet_layout_get_n_pages (layout), >, 1);
  assert_inside (layout, 105, 148);
}

static void
test_file (void)
{
  static const char *const boxes[TRI_N_PAPERS] = { "[ 0 0 595.", "[ 0 0 612 792 ]" };
  g_autofree char *folder = g_dir_make_tmp ("trichion-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Sam.PDF", NULL);
  g_autofree char *other = g_build_filename (folder, "Sam.odt", NULL);
  g_autoptr (TriSheet) sheet = make_sheet (NULL);
  g_autoptr (GError) error = NULL;

  for (TriPaper paper = TRI_PAPER_A4; paper < TRI_N_PAPERS; paper++)
    {
      g_autofree char *text = NULL;
      gsize size;

      g_assert_true (tri_sheet_export (sheet, paper, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, &size, &error));
      g_assert_true (g_str_has_prefix (text, "%PDF-"));
      g_assert_nonnull (memmem (text, size, boxes[paper], strlen (boxes[paper])));
    }
  g_assert_false (tri_sheet_export (sheet, TRI_PAPER_A4, other, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_false (tri_sheet_export (sheet, TRI_PAPER_A4, "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/sheet/words", test_words);
  g_test_add_func ("/render/sheet/long", test_long);
  g_test_add_func ("/render/sheet/small-paper", test_small_paper);
  g_test_add_func ("/render/sheet/file", test_file);
  return g_test_run ();
}
