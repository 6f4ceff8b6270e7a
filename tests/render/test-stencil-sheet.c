/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stencil on paper: one to one, on both papers, whole or not at all. */

#include "config.h"

#include "tri-stencil-sheet.h"

#include "tri-error.h"

#include <glib/gstdio.h>
#include <string.h>

static const TriHairlineShape mature = {
  .height_mm = 78,
  .peak_half_width_mm = 12,
  .lateral_x_mm = 26,
  .lateral_rise_mm = 5,
  .apex_x_mm = 50,
  .apex_rise_mm = 14,
  .hollow_y_mm = 91,
  .hollow_z_mm = 36,
  .temple_y_mm = 57,
  .temple_z_mm = 48,
  .round_mid_mm = 50,
  .round_lateral_mm = 24,
  .round_apex_mm = 14,
  .round_temple_mm = 12,
  .edge_mm = 6.5,
};

static TriStencil *
make_stencil (const TriHairlineShape *shape, const double *factors)
{
  const TriDesignSpec spec = { .template_id = "mature",
                               .shape = *shape,
                               .norwood = TRI_NORWOOD_6,
                               .density_per_cm2 = 100,
                               .shade = 4,
                               .seed = 1 };
  g_autoptr (TriHead) head = tri_head_new (factors);
  g_autoptr (TriDesign) design = tri_design_new (&spec);
  g_autoptr (TriRegion) region = tri_region_new (design, head);

  return tri_stencil_new (region);
}

/* The length of the longest line of an SVG file in mm on paper. */
static double
measure_svg (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) paths = NULL;
  double longest = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  paths = g_strsplit (text, "<path ", -1);
  for (char **p = paths + 1; *p != NULL; p++)
    {
      const char *d = strstr (*p, " d=\"M ");
      const char *matrix = strstr (*p, "matrix(");
      double length = 0, x = 0, y = 0, scale;
      char *end;

      if (d == NULL || matrix == NULL || matrix > strchr (*p, '>'))
        continue;
      scale = g_ascii_strtod (matrix + strlen ("matrix("), NULL) * 25.4 / 72;
      d += strlen (" d=\"");
      for (; *d == 'M' || *d == 'L'; d = end + 1)
        {
          const gboolean drawn = *d == 'L';
          const double to_x = g_ascii_strtod (d + 1, &end);
          const double to_y = g_ascii_strtod (end, &end);

          length = drawn ? length + hypot (to_x - x, to_y - y) : 0;
          longest = MAX (longest, length * scale);
          x = to_x;
          y = to_y;
        }
    }
  return longest;
}

static void
test_true_size (void)
{
  g_autofree char *dir = g_dir_make_tmp ("tri-stencil-XXXXXX", NULL);
  g_autofree char *svg = g_build_filename (dir, "line.svg", NULL);
  g_autofree char *pdf = g_build_filename (dir, "line.PDF", NULL);
  g_autofree char *text = NULL;
  g_autoptr (TriStencil) stencil = make_stencil (&mature, NULL);
  TriStencilSheet sheet = { stencil, TRI_PAPER_A4, "Hairline – simulation", 3 };
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (tri_stencil_sheet_export (&sheet, svg, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (measure_svg (svg), stencil->length_mm, 0.05);
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "width=\"841.889764pt\" height=\"595.275591pt\""));
  g_clear_pointer (&text, g_free);

  sheet.paper = TRI_PAPER_LETTER;
  g_assert_true (tri_stencil_sheet_export (&sheet, pdf, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (pdf, &text, &size, NULL));
  g_assert_cmpmem (text, 5, "%PDF-", 5);
  g_assert_cmpint (g_unlink (svg) + g_unlink (pdf) + g_rmdir (dir), ==, 0);
}

/* Every line that the sliders allow has room on both papers. */
static void
test_fits (void)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  static const double large[] = { .072, .084, .1, .07, .09 };
  g_autofree char *dir = g_dir_make_tmp ("tri-stencil-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "line.svg", NULL);

  /* The highest line with the deepest corners is the largest. */
  for (guint k = 0; k <= 2 * TRI_N_SHAPE_MEMBERS; k++)
    {
      TriHairlineShape shape = mature;
      g_autoptr (GError) error = NULL;
      g_autoptr (TriStencil) stencil = NULL;

      if (k < 2 * TRI_N_SHAPE_MEMBERS)
        tri_hairline_shape_set (&shape, k / 2,
                                k % 2 == 0 ? members[k / 2].minimum : members[k / 2].maximum);
      else
        shape.height_mm = shape.apex_rise_mm = 1000;
      tri_hairline_shape_clamp (&shape);
      stencil = make_stencil (&shape, large);
      for (guint paper = TRI_PAPER_A4; paper <= TRI_PAPER_LETTER; paper++)
        {
          const TriStencilSheet sheet = { stencil, paper, "Hairline", 3 };

          if (!tri_stencil_sheet_export (&sheet, path, &error))
            g_error ("case %u: %s", k, error->message);
        }
    }
  g_assert_cmpint (g_unlink (path) + g_rmdir (dir), ==, 0);
}

static void
test_failures (void)
{
  g_autofree char *dir = g_dir_make_tmp ("tri-stencil-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (dir, "line.png", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "line.pdf", NULL);
  g_autofree char *pdf = g_build_filename (dir, "line.pdf", NULL);
  g_autoptr (TriStencil) stencil = make_stencil (&mature, NULL);
  TriStencilSheet sheet = { stencil, TRI_PAPER_A4, "Hairline", 3 };
  g_autoptr (GError) error = NULL;

  g_assert_false (tri_stencil_sheet_export (&sheet, png, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tri_stencil_sheet_export (&sheet, nowhere, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tri_stencil_sheet_export (&sheet, dir, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);

  /* A line too long for any paper. */
  stencil->glabella_mm = 300;
  g_assert_false (tri_stencil_sheet_export (&sheet, pdf, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
test_paper_ids (void)
{
  TriPaper paper = TRI_PAPER_LETTER;

  g_assert_true (tri_paper_from_id ("a4", &paper));
  g_assert_cmpint (paper, ==, TRI_PAPER_A4);
  g_assert_true (tri_paper_from_id ("letter", &paper));
  g_assert_cmpint (paper, ==, TRI_PAPER_LETTER);
  g_assert_false (tri_paper_from_id ("A0", &paper));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/stencil-sheet/true-size", test_true_size);
  g_test_add_func ("/render/stencil-sheet/fits", test_fits);
  g_test_add_func ("/render/stencil-sheet/failures", test_failures);
  g_test_add_func ("/render/stencil-sheet/paper-ids", test_paper_ids);
  return g_test_run ();
}
