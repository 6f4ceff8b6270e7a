/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings change level at DOMAIN's limits, name their measure and reason, worst first. */

#include "config.h"

#include "tri-findings.h"
#include "tri-pigment.h"

#include "test-designs.h"

#include <string.h>

/* What a case changes of a design in which nothing is to remark. */
typedef struct
{
  const char *member; /* NULL for none */
  double value;
  TriNorwood norwood;
  guint shade;
  double density;
  int fitzpatrick;
  int age_years;
  const char *id;
  const char *level; /* NULL when the finding must be absent */
} Case;

#define PLAIN TRI_NORWOOD_6, 4, 100, 3, 40

static const Case cases[] = {
  { NULL, 0, PLAIN, "height", "good" },
  { "Height", 64.9, PLAIN, "height", "warning" },
  { "Height", 65, PLAIN, "height", "care" },
  { "Height", 69.9, PLAIN, "height", "care" },
  { "Height", 70, PLAIN, "height", "good" },
  { "Height", 85, PLAIN, "height", "good" },
  { "Height", 95, PLAIN, "height", "good" },
  { "Height", 74.9, TRI_NORWOOD_6, 4, 100, 3, 49, "height", "good" },
  { "Height", 74.9, TRI_NORWOOD_6, 4, 100, 3, 50, "height", "care" },
  { "Height", 75, TRI_NORWOOD_6, 4, 100, 3, 50, "height", "good" },
  { "Height", 74.9, TRI_NORWOOD_6, 4, 100, 3, 0, "height", "good" },
  { NULL, 0, PLAIN, "asymmetry", "good" },
  { NULL, 0, PLAIN, "progress", NULL },
  { NULL, 0, TRI_NORWOOD_5, 4, 100, 3, 40, "progress", "care" },
  { NULL, 0, TRI_NORWOOD_2, 4, 100, 3, 25, "progress", "care" },
  /* The outer corner of the mean eye is at 45.5 mm. */
  { "ApexX", 46, PLAIN, "apex", "good" },
  { "ApexX", 55.4, PLAIN, "apex", "good" },
  { "ApexX", 55.6, PLAIN, "apex", "care" },
  { "ApexX", 59.4, PLAIN, "apex", "care" },
  { "ApexX", 59.6, PLAIN, "apex", "warning" },
  { "ApexRise", 6, PLAIN, "angle", "good" },
  { "ApexRise", 5.9, PLAIN, "angle", "warning" },
  { "ApexRise", 5.9, TRI_NORWOOD_6, 4, 100, 3, 35, "angle", "care" },
  { "ApexRise", 5.9, TRI_NORWOOD_6, 4, 100, 3, 0, "angle", "care" },
  { NULL, 0, PLAIN, "slope", NULL },
  { "LateralRise", -0.5, PLAIN, "slope", "care" },
  { "LateralRise", 19, PLAIN, "slope", "care" },
  { NULL, 0, PLAIN, "edge", NULL },
  { "Edge", 3.9, PLAIN, "edge", "care" },
  { "Edge", 3.9, TRI_NORWOOD_4, 4, 100, 3, 40, "edge", NULL },
  { NULL, 0, PLAIN, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 4, 100, 1, 40, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 3, 100, 2, 40, "shade", "care" },
  { NULL, 0, TRI_NORWOOD_6, 1, 100, 2, 40, "shade", "warning" },
  /* What stands out as 1:12 does on type II: 1:8 on III, nothing on IV to VI. */
  { NULL, 0, TRI_NORWOOD_6, 0, 100, 3, 40, "shade", "care" },
  { NULL, 0, TRI_NORWOOD_6, 1, 100, 3, 40, "shade", "care" },
  { NULL, 0, TRI_NORWOOD_6, 2, 100, 3, 40, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 0, 100, 4, 40, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 0, 100, 6, 40, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 7, 100, 5, 40, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 4, 100, 6, 40, "shade", "good" },
  { NULL, 0, TRI_NORWOOD_6, 7, 100, 6, 40, "shade", "care" },
  { NULL, 0, PLAIN, "density", NULL },
  { NULL, 0, TRI_NORWOOD_6, 4, 150, 3, 40, "density", NULL },
  { NULL, 0, TRI_NORWOOD_6, 4, 151, 3, 40, "density", "care" },
  { NULL, 0, PLAIN, "size", NULL },
  { NULL, 0, PLAIN, "space", "good" },
  { NULL, 0, TRI_NORWOOD_6, 4, 170, 3, 40, "space", "good" },
  { NULL, 0, TRI_NORWOOD_6, 4, 185, 3, 40, "space", "care" },
  /* A high line on a client who kept his front hair. */
  { NULL, 0, PLAIN, "hair", NULL },
  { "Height", 62, TRI_NORWOOD_2, 4, 100, 3, 40, "hair", NULL },
  { "Height", 95, TRI_NORWOOD_2, 4, 100, 3, 40, "hair", "care" },
};

static TriDesign *
make_design (const Case *row)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  g_autoptr (TriTemplate) style = load_style ("soft");
  TriDesignSpec spec = { .template_id = "soft" };

  spec.shape = *tri_template_get_opening (style);
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (g_strcmp0 (members[i].key, row->member) == 0)
        tri_hairline_shape_set (&spec.shape, i, row->value);
    }
  spec.norwood = row->norwood;
  spec.shade = row->shade;
  spec.density_per_cm2 = row->density;
  return tri_design_new (&spec);
}

static void
test_levels (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriDesign) design = make_design (&cases[i]);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      TriSkin skin = TRI_SKIN_DEFAULT;
      g_autoptr (GPtrArray) findings = NULL;
      const char *level = NULL;

      skin.fitzpatrick = cases[i].fitzpatrick;
      findings = tri_findings_new (
          region,
          &(TriFindingsAsk){ .figures = figures, .skin = &skin, .age_years = cases[i].age_years });
      for (guint k = 0; k < findings->len; k++)
        {
          const TriFinding *finding = g_ptr_array_index (findings, k);
          const TriFinding *before = k > 0 ? g_ptr_array_index (findings, k - 1) : finding;

          g_assert_cmpint (before->level, >=, finding->level);
          g_assert_true (g_utf8_validate (finding->text, -1, NULL));
          g_assert_true (g_str_has_suffix (finding->text, "."));
          g_assert_cmpuint (strlen (finding->source), >, 3);
          g_assert_nonnull (finding->unit);
          if (g_str_equal (finding->id, cases[i].id))
            {
              g_assert_null (level);
              level = tri_finding_level_get_id (finding->level);
            }
        }
      if (g_strcmp0 (level, cases[i].level) != 0)
        g_error ("case %u, %s: %s", i, cases[i].id, level);
    }
}

/* A curve of which one side is drawn higher differs from its mirror image by that. */
static void
test_asymmetry (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      double higher = i * 5.0;
      /* Corners so soft that the line is straight between them at the front. */
      TriCorner corners[] = {
        { tri_head_tape_point (head, 40, 80), 2 },
        { tri_head_tape_point (head, -40, 80 + higher), 2 },
        { tri_head_tape_point (head, -40, 130), 2 },
        { tri_head_tape_point (head, 40, 130), 2 },
      };
      g_autoptr (TriCurve) curve = tri_curve_new (head, corners, G_N_ELEMENTS (corners));
      double off = tri_hairline_asymmetry_mm (curve, head);

      g_test_message ("%g mm higher: %.2f mm", higher, off);
      g_assert_cmpfloat (off, >=, higher * 0.8);
      g_assert_cmpfloat (off, <=, higher * 1.1 + 0.2);
    }
}

/* Every place lies on the head, and that of a line is the front of the hairline. */
static void
test_places (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  Case row = { NULL, 0, PLAIN, "height", "good" };
  g_autoptr (TriDesign) design = make_design (&row);
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  g_autoptr (GArray) front = tri_finding_place_points (TRI_FINDING_AT_FRONT, region);
  g_autoptr (GArray) corners = tri_finding_place_points (TRI_FINDING_AT_CORNERS, region);
  g_autoptr (GArray) line = tri_finding_place_points (TRI_FINDING_AT_LINE, region);
  g_autoptr (GArray) dots = tri_finding_place_points (TRI_FINDING_AT_DOTS, region);
  TriVec3 amid = g_array_index (dots, TriVec3, 0);

  g_assert_cmpuint (front->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (front, TriVec3, 0).x, 0, 0.5);
  g_assert_cmpuint (corners->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (corners, TriVec3, 0).x,
                                  -g_array_index (corners, TriVec3, 1).x, 0.5);
  g_assert_cmpuint (line->len, >, 100);
  g_assert_true (tri_region_contains (region, tri_head_direction (head, amid)));
}

/* The corner is judged against this client's eye, not the mean one. */
static void
test_own_eye (void)
{
  const double factors[TRI_HEAD_N_FACTORS] = { 0.1, 0, 0, 0, 0 };
  g_autoptr (TriHead) head = tri_head_new (factors);
  Case row = { "ApexX", 57, PLAIN, "apex", "good" };
  g_autoptr (TriDesign) design = make_design (&row);
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  TriSkin skin = TRI_SKIN_DEFAULT;
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (GPtrArray) findings
      = tri_findings_new (region, &(TriFindingsAsk){ .figures = figures, .skin = &skin });
  gboolean found = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const TriFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->id, "apex"))
        continue;
      found = TRUE;
      g_assert_cmpint (finding->level, ==, TRI_FINDING_GOOD);
      g_assert_cmpfloat_with_epsilon (finding->measure, 57 - 45.5 * exp (0.1), 1e-6);
    }
  g_assert_true (found);
}

static const char *
judge (const Case *row, const TriFindingsAsk *ask)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = make_design (row);
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  g_autoptr (GPtrArray) findings = tri_findings_new (region, ask);

  for (guint i = 0; i < findings->len; i++)
    {
      const TriFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->id, row->id))
        return tri_finding_level_get_id (finding->level);
    }
  return NULL;
}

/* Left and right free: what they differ by is judged at the clinic's two limits. */
static void
test_uneven (void)
{
  static const struct
  {
    double care, warn; /* mm beyond what is measured */
    TriFindingLevel level;
  } rows[] = {
    { 0.01, 1, TRI_FINDING_GOOD },
    { -0.01, 1, TRI_FINDING_CARE },
    { -1, -0.01, TRI_FINDING_WARNING },
  };
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriFigures) defaults = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriDesign) even = make_design (&(Case){ NULL, 0, PLAIN, NULL, NULL });
  TriDesignSpec spec = *tri_design_get_spec (even);
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriRegion) region = NULL;
  TriSkin skin = TRI_SKIN_DEFAULT;
  double off;

  spec.free_sides = TRUE;
  spec.right_shape = spec.shape;
  spec.right_shape.apex_rise_mm += 8;
  design = tri_design_new (&spec);
  region = tri_region_new (design, head);
  off = tri_hairline_asymmetry_mm (tri_region_get_hairline (region), head);
  g_assert_cmpfloat (off, >, 2);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TriFigures) care
          = tri_figures_with (defaults, TRI_FIGURE_ASYMMETRY_CARE, off + rows[i].care, NULL);
      g_autoptr (TriFigures) figures
          = tri_figures_with (care, TRI_FIGURE_ASYMMETRY_WARN, off + rows[i].warn, NULL);
      g_autoptr (GPtrArray) findings
          = tri_findings_new (region, &(TriFindingsAsk){ .figures = figures, .skin = &skin });
      gboolean found = FALSE;

      for (guint k = 0; k < findings->len; k++)
        {
          const TriFinding *finding = g_ptr_array_index (findings, k);

          if (!g_str_equal (finding->id, "asymmetry"))
            continue;
          found = TRUE;
          g_assert_cmpint (finding->level, ==, rows[i].level);
        }
      g_assert_true (found);
    }
}

/* Only a photo from the side tells that a line rises; that it falls is told without one. */
static void
test_profile (void)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriFindingsAsk ask = { .figures = figures, .skin = &skin };
  const Case level_line = { NULL, 0, PLAIN, "slope", NULL };
  const Case falling = { "LateralRise", -0.5, PLAIN, "slope", NULL };

  g_assert_null (judge (&level_line, &ask));
  g_assert_cmpstr (judge (&falling, &ask), ==, "care");
  ask.profile = TRUE;
  g_assert_cmpstr (judge (&level_line, &ask), ==, "good");
  g_assert_cmpstr (judge (&falling, &ask), ==, "care");
}

/* What the sides were measured to be is asked before the stage of hair loss. */
static void
test_sides (void)
{
  static const struct
  {
    double sides_light;
    TriNorwood norwood;
    double edge_mm;
    const char *level;
  } rows[] = {
    { 0, TRI_NORWOOD_4, 2, NULL },      { 0, TRI_NORWOOD_5, 2, "care" },
    { 0.50, TRI_NORWOOD_6, 0.5, NULL }, { 0.55, TRI_NORWOOD_6, 0.5, NULL },
    { 0.65, TRI_NORWOOD_2, 2.1, NULL }, { 0.65, TRI_NORWOOD_2, 1.9, "care" },
    { 0.80, TRI_NORWOOD_2, 4.1, NULL }, { 0.80, TRI_NORWOOD_2, 3.9, "care" },
  };
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriSkin skin = TRI_SKIN_DEFAULT;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TriFindingsAsk ask
          = { .figures = figures, .skin = &skin, .sides_light = rows[i].sides_light };
      const Case row
          = { "Edge", rows[i].edge_mm, rows[i].norwood, 4, 100, 3, 40, "edge", rows[i].level };

      g_assert_cmpstr (judge (&row, &ask), ==, rows[i].level);
    }
}

/* No built-in style opens with a warning. */
static void
test_built_in (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriSkin skin = TRI_SKIN_DEFAULT;

  for (guint i = 0; i < N_STYLES; i++)
    {
      g_autoptr (TriTemplate) style = load_style (style_ids[i]);
      g_autoptr (TriDesign) design
          = tri_design_new_from_template (style, TRUE, TRI_NORWOOD_4, 4, 100, 1);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      g_autoptr (GPtrArray) findings = tri_findings_new (
          region, &(TriFindingsAsk){ .figures = figures, .skin = &skin, .age_years = 30 });

      for (guint k = 0; k < findings->len; k++)
        {
          const TriFinding *finding = g_ptr_array_index (findings, k);

          g_test_message ("%s: %s: %s", style_ids[i], finding->id, finding->text);
          g_assert_cmpint (finding->level, <, TRI_FINDING_WARNING);
        }
    }
}

/* Too big, too dark, too dense: the limits are the clinic's own. */
static void
test_own_limits (void)
{
  static const struct
  {
    TriPigmentFigure figure;
    double value;
    Case row;
  } rows[] = {
    { TRI_FIGURE_SIZE_WARN, 0.48, { NULL, 0, PLAIN, "size", NULL } },
    { TRI_FIGURE_SIZE_WARN, 0.47, { NULL, 0, PLAIN, "size", "care" } },
    { TRI_FIGURE_SIZE_WARN, 0.26, { NULL, 0, PLAIN, "size", "warning" } },
    { TRI_FIGURE_DEPOSIT_HEALED, 0.38, { NULL, 0, PLAIN, "size", "warning" } },
    { TRI_FIGURE_DENSITY_CARE, 99, { NULL, 0, PLAIN, "density", "care" } },
    { TRI_FIGURE_DENSITY_WARN, 100, { NULL, 0, PLAIN, "density", "warning" } },
    { TRI_FIGURE_DENSITY_WARN,
      150,
      { NULL, 0, TRI_NORWOOD_6, 4, 190, 3, 40, "density", "warning" } },
    { TRI_FIGURE_FAIR_SHADE_CARE, 14, { NULL, 0, TRI_NORWOOD_6, 4, 100, 2, 40, "shade", "care" } },
    { TRI_FIGURE_FAIR_SHADE_WARN,
      14,
      { NULL, 0, TRI_NORWOOD_6, 4, 100, 2, 40, "shade", "warning" } },
    { TRI_FIGURE_HEIGHT_WARN, 90, { NULL, 0, PLAIN, "height", "warning" } },
    { TRI_FIGURE_HEIGHT_HIGH, 90, { "Height", 91, PLAIN, "height", "care" } },
    { TRI_FIGURE_HEIGHT_OLDER_AGE, 40, { "Height", 74, PLAIN, "height", "care" } },
    { TRI_FIGURE_CORNER_OUTSIDE, 14, { "ApexX", 59.4, PLAIN, "apex", "good" } },
    { TRI_FIGURE_CORNER_FAR, 0, { "ApexX", 55.6, PLAIN, "apex", "warning" } },
    { TRI_FIGURE_RECESS_LEAST, 3, { "ApexRise", 3.1, PLAIN, "angle", "good" } },
    { TRI_FIGURE_RECESS_AGE, 45, { "ApexRise", 3, PLAIN, "angle", "care" } },
    { TRI_FIGURE_EDGE_LEAST, 2, { "Edge", 2.1, PLAIN, "edge", NULL } },
    { TRI_FIGURE_CONTRAST_LEAST, 60, { NULL, 0, PLAIN, "shade", "care" } },
    { TRI_FIGURE_SPACE_LEAST, 0.84, { NULL, 0, PLAIN, "space", "care" } },
    { TRI_FIGURE_SPACE_LEAST, 0.95, { NULL, 0, PLAIN, "space", "warning" } },
  };
  g_autoptr (TriHead) head = tri_head_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TriFigures) defaults = tri_figures_new_defaults (tri_pigment_figures_table ());
      g_autoptr (GError) error = NULL;
      g_autoptr (TriFigures) figures
          = tri_figures_with (defaults, rows[i].figure, rows[i].value, &error);
      g_autoptr (TriDesign) design = make_design (&rows[i].row);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      TriSkin skin = { .fitzpatrick = rows[i].row.fitzpatrick };
      g_autoptr (GPtrArray) findings = NULL;
      const char *level = NULL;

      g_assert_no_error (error);
      findings = tri_findings_new (
          region, &(TriFindingsAsk){ .figures = figures, .skin = &skin, .age_years = 40 });
      for (guint k = 0; k < findings->len; k++)
        {
          const TriFinding *finding = g_ptr_array_index (findings, k);

          if (g_str_equal (finding->id, rows[i].row.id))
            level = tri_finding_level_get_id (finding->level);
        }
      if (g_strcmp0 (level, rows[i].row.level) != 0)
        g_error ("row %u, %s: %s", i, rows[i].row.id, level);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/findings/levels", test_levels);
  g_test_add_func ("/design/findings/asymmetry", test_asymmetry);
  g_test_add_func ("/design/findings/places", test_places);
  g_test_add_func ("/design/findings/own-limits", test_own_limits);
  g_test_add_func ("/design/findings/own-eye", test_own_eye);
  g_test_add_func ("/design/findings/built-in", test_built_in);
  g_test_add_func ("/design/findings/profile", test_profile);
  g_test_add_func ("/design/findings/sides", test_sides);
  g_test_add_func ("/design/findings/uneven", test_uneven);
  return g_test_run ();
}
