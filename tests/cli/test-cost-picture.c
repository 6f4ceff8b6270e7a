/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ten-year cost drawn: what stands at the axes, and that page and paper show both courses. */

#include "config.h"

#include "tri-cost-picture.h"

#include <locale.h>
#include <string.h>

#define START tri_date_from_ymd (2026, 11, 20)

static TriTenYears
make (double temporary_factor)
{
  g_autoptr (TriFigures) pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriFigures) defaults = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GError) error = NULL;
  g_autoptr (TriFigures) care
      = tri_figures_with (defaults, TRI_FIGURE_TEMPORARY_FACTOR, temporary_factor, &error);
  const TriMeasure measure = { 140, 16400, { 4920, 11480, 16400, 16400 } };
  const TriSkin skin = TRI_SKIN_DEFAULT;
  TriTenYears years;

  tri_ten_years_make (pigment, care, "USD", &measure, 3, &skin, 3, &years, &error);
  g_assert_no_error (error);
  return years;
}

static void
test_axes (void)
{
  TriTenYears years = make (0.7);
  g_autoptr (TriCostDrawing) drawing = tri_cost_picture_new (&years, START);
  const TriCostTick *top = &g_array_index (drawing->values, TriCostTick, drawing->values->len - 1);

  g_assert_cmpfloat (top->at, >=, (double) years.temporary.high[TRI_TEN_YEARS_MONTHS]);
  g_assert_cmpstr (g_array_index (drawing->values, TriCostTick, 0).label, ==, "$0");
  g_assert_cmpuint (drawing->points->len, ==, 6);
  g_assert_cmpstr (g_array_index (drawing->points, TriCostTick, 5).label, ==, "2036");
  g_assert_cmpfloat (drawing->cross_from, <=, drawing->cross_at);
  g_assert_cmpfloat (drawing->cross_at, <=, drawing->cross_to);
}

/* How many pixels of @surface are nearer to one course's colour than to white. */
static guint
count_like (cairo_surface_t *surface, const double rgb[3])
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const unsigned char *p = data + y * stride + x * 4;
        double off = 0;

        for (int i = 0; i < 3; i++)
          off = MAX (off, ABS (p[2 - i] / 255.0 - rgb[i]));
        n += off < 0.06;
      }
  return n;
}

static void
test_drawn (void)
{
  TriTenYears years = make (0.7);
  g_autoptr (TriCostDrawing) drawing = tri_cost_picture_new (&years, START);
  g_autoptr (TriCostSheet) sheet
      = tri_cost_picture_new_sheet (&years, START, "Clinic", "Heron", START);
  const TriCostColours *const looks[] = { &tri_cost_colours_light, &tri_cost_colours_dark };

  for (guint look = 0; look < 2; look++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 640, 280);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1 - look, 1 - look, 1 - look);
      cairo_paint (cr);
      tri_cost_drawing_draw (drawing, cr, 640, 280, 13, looks[look]);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_assert_cmpuint (count_like (surface, looks[look]->courses_rgb[0]), >, 500);
      g_assert_cmpuint (count_like (surface, looks[look]->courses_rgb[1]), >, 300);
      if (g_getenv ("TRI_KEEP_PICTURES") != NULL)
        cairo_surface_write_to_png (surface, look ? "cost-dark.png" : "cost-light.png");
      cairo_surface_destroy (surface);
    }

  {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 840, 1188);
    cairo_t *cr = cairo_create (surface);

    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
    cairo_scale (cr, 4, 4);
    tri_cost_sheet_draw (sheet, cr, 210, 297);
    cairo_destroy (cr);
    cairo_surface_flush (surface);
    g_assert_cmpuint (count_like (surface, tri_cost_colours_light.courses_rgb[0]), >, 300);
    if (g_getenv ("TRI_KEEP_PICTURES") != NULL)
      cairo_surface_write_to_png (surface, "cost-sheet.png");
    cairo_surface_destroy (surface);
  }
}

/* A drawing that has no room draws nothing, and fails nothing. */
static void
test_no_room (void)
{
  TriTenYears years = make (1);
  g_autoptr (TriCostDrawing) drawing = tri_cost_picture_new (&years, START);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 20, 20);
  cairo_t *cr = cairo_create (surface);

  tri_cost_drawing_draw (drawing, cr, 20, 20, 13, &tri_cost_colours_light);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_sheet_words (void)
{
  TriTenYears years = make (1);
  g_autoptr (TriCostSheet) sheet
      = tri_cost_picture_new_sheet (&years, START, "Clinic", "Heron", START);

  g_assert_cmpstr (sheet->title, ==, "Ten-year cost · Heron");
  g_assert_cmpuint (sheet->table->len, ==, 12);
  g_assert_cmpuint (sheet->words->len, ==, 3);
  g_assert_nonnull (strstr (sheet->foot, "not a promise"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cost-picture/axes", test_axes);
  g_test_add_func ("/cost-picture/drawn", test_drawn);
  g_test_add_func ("/cost-picture/no-room", test_no_room);
  g_test_add_func ("/cost-picture/sheet-words", test_sheet_words);
  return g_test_run ();
}
