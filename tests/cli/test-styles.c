/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in styles: each is one of its own, opens where a careful artist would begin, and fits
 * on the stencil's papers. */

#include "config.h"

#include "tri-findings.h"
#include "tri-library.h"
#include "tri-stencil-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

static TriRegion *
make_region (TriTemplate *style, gboolean opening, TriHead *head)
{
  g_autoptr (TriDesign) design
      = tri_design_new_from_template (style, opening, TRI_NORWOOD_6, 4, 100, 5);

  return tri_region_new (design, head);
}

/* How far the front of one line is from the other where the two differ most, mm. */
static double
measure_difference (const TriRegion *a, const TriRegion *b)
{
  guint first, last, n;
  const TriVec3 *points = tri_curve_get_samples (tri_region_get_hairline (a), &n);
  double largest = 0;

  tri_region_get_front (a, &first, &last);
  for (guint i = first; i != last; i = (i + 1) % n)
    {
      TriVec3 e = tri_head_direction (tri_region_get_head (b), points[i]);

      largest = MAX (largest, fabs (tri_curve_distance_mm (tri_region_get_hairline (b), e, NULL)));
    }
  return largest;
}

/* Another line or, failing that, another edge. */
static void
test_distinct (void)
{
  g_autoptr (TriLibrary) library = tri_library_load ("/nonexistent", NULL);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (GPtrArray) regions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_region_unref);

  for (guint i = 0; i < tri_library_get_n_templates (library); i++)
    {
      TriTemplate *a = tri_library_get_template (library, i);
      TriRegion *one = make_region (a, TRUE, head);

      for (guint j = 0; j < i; j++)
        {
          TriTemplate *b = tri_library_get_template (library, j);
          TriRegion *other = regions->pdata[j];
          double difference
              = MAX (measure_difference (one, other), measure_difference (other, one));
          double rougher = fabs (tri_template_get_opening (a)->irregularity_mm
                                 - tri_template_get_opening (b)->irregularity_mm);

          g_test_message ("%s, %s: %.1f mm", tri_template_get_id (a), tri_template_get_id (b),
                          difference);
          g_assert_true (difference > 5 || (difference > 2 && rougher > 1.5));
          g_assert_cmpstr (tri_template_get_name (a), !=, tri_template_get_name (b));
          g_assert_cmpstr (tri_template_get_description (a), !=, tri_template_get_description (b));
        }
      g_ptr_array_add (regions, one);
    }
}

/* Every style opens 8 mm above its youngest form (GEOMETRY 7). What a grown man would be warned of
 * is the juvenile line's alone, whose words say so. */
static void
test_rules (void)
{
  g_autoptr (TriLibrary) library = tri_library_load ("/nonexistent", NULL);
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriHead) head = tri_head_new (NULL);
  const TriSkin skin = { .fitzpatrick = 3, .hair = TRI_HAIR_DARK_BROWN };

  for (guint i = 0; i < tri_library_get_n_templates (library); i++)
    {
      TriTemplate *style = tri_library_get_template (library, i);
      const char *id = tri_template_get_id (style);
      g_autoptr (TriRegion) region = make_region (style, TRUE, head);
      g_autoptr (GPtrArray) findings = tri_findings_new (
          region, &(TriFindingsAsk){ .figures = figures, .skin = &skin, .age_years = 30 });

      g_assert_cmpfloat (tri_template_get_opening (style)->height_mm, ==,
                         tri_template_get_shape (style)->height_mm + 8);
      g_assert_cmpfloat (tri_region_get_area_cm2 (region), >, 180);
      g_assert_cmpuint (strlen (tri_template_get_description (style)), <, 100);
      for (guint k = 0; k < findings->len; k++)
        {
          const TriFinding *finding = findings->pdata[k];

          g_test_message ("%s: %s %d", id, finding->id, finding->level);
          if (finding->level == TRI_FINDING_WARNING)
            g_assert_true (g_str_equal (id, "juvenile") && g_str_equal (finding->id, "height"));
        }
    }
}

static void
test_papers (void)
{
  static const double large[TRI_HEAD_N_FACTORS] = { .072, .084, .108, .07, .09 };
  g_autofree char *folder = g_dir_make_tmp ("tri-styles-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "line.svg", NULL);
  g_autoptr (TriLibrary) library = tri_library_load ("/nonexistent", NULL);
  g_autoptr (TriHead) head = tri_head_new (large);

  for (guint i = 0; i < tri_library_get_n_templates (library); i++)
    {
      g_autoptr (TriRegion) region
          = make_region (tri_library_get_template (library, i), TRUE, head);
      g_autoptr (TriStencil) stencil = tri_stencil_new (region);

      for (guint paper = TRI_PAPER_A4; paper <= TRI_PAPER_LETTER; paper++)
        {
          TriStencilSheet sheet = { .stencil = stencil, .paper = (TriPaper) paper, .caption = "" };
          g_autoptr (GError) error = NULL;

          tri_stencil_sheet_export (&sheet, path, &error);
          g_assert_no_error (error);
        }
    }
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/styles/distinct", test_distinct);
  g_test_add_func ("/cli/styles/rules", test_rules);
  g_test_add_func ("/cli/styles/papers", test_papers);
  return g_test_run ();
}
