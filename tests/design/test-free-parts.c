/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free parts: area, dots, text and limits of what is drawn on the scalp and erased from it. */

#include "config.h"

#include "tri-chart.h"
#include "tri-dots.h"
#include "tri-error.h"
#include "tri-region.h"
#include "tri-rng.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define RADIUS_MM 10.0
#define DENSITY 110.0

/* On the crown, where stage 2 has hair and stage 6 none; and at the nape. */
static TriVec3
direction (double from_top_deg, double azimuth_deg)
{
  double polar = from_top_deg * G_PI / 180, azimuth = azimuth_deg * G_PI / 180;

  return tri_vec3 (sin (polar) * sin (azimuth), cos (polar), sin (polar) * cos (azimuth));
}

#define CROWN direction (40, 180)
#define NAPE direction (112, 180)

static TriScalp *
new_scalp (void)
{
  static const double factors[TRI_HEAD_N_FACTORS] = { 0.02, -0.03, 0.01, 0.02, -0.02 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  g_autoptr (TriDotField) field = NULL;
  g_autoptr (TriHead) head = tri_head_new (factors);

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return tri_scalp_new (field, head);
}

static TriDesign *
new_design (TriNorwood norwood)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data ("/org/trichion/Trichion/templates/soft.template", 0, &error);
  g_autoptr (TriTemplate) style = NULL;

  g_assert_no_error (error);
  style = tri_template_parse (bytes, "soft", &error);
  g_assert_no_error (error);
  return tri_design_new_from_template (style, TRUE, norwood, 4, DENSITY, 7);
}

/* One more stroke from @from to @to. Replaces @design. */
static void
draw (TriDesign **design, TriFreePartKind kind, double radius_mm, TriVec3 from, TriVec3 to)
{
  const TriVec2 line[] = { tri_chart_from_direction (from), tri_chart_from_direction (to) };
  TriDesignSpec spec = *tri_design_get_spec (*design);
  g_autoptr (TriFreePart) part
      = tri_free_part_new (kind, radius_mm, line, tri_vec3_dot (from, to) < 1 - 1e-9 ? 2 : 1);
  g_autoptr (TriFreeParts) parts = tri_free_parts_new_with (spec.parts, part);
  TriDesign *drawn;

  spec.parts = parts;
  drawn = tri_design_new (&spec);
  tri_design_unref (*design);
  *design = drawn;
}

static double
get_area (TriDesign *design, TriScalp *scalp)
{
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scalp_get_head (scalp));

  return tri_region_get_area_cm2 (region);
}

static TriDots *
select_all (TriDesign *design, TriScalp *scalp)
{
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scalp_get_head (scalp));

  return tri_dots_select (scalp, region, 1, 1);
}

/* A spot of 20 mm is a circle's area wherever there is hair, and erasing it takes it back. */
static void
test_area (void)
{
  const TriVec3 places[] = { CROWN, NAPE, direction (90, 100), direction (75, 150) };
  const double circle_cm2 = G_PI * RADIUS_MM * RADIUS_MM / 100;
  g_autoptr (TriScalp) scalp = new_scalp ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (TriDesign) design = new_design (TRI_NORWOOD_2);
      double before = get_area (design, scalp), with_spot;

      draw (&design, TRI_FREE_PART_ADD, RADIUS_MM, places[i], places[i]);
      with_spot = get_area (design, scalp);
      g_test_message ("spot %u: %.3f cm² of %.3f", i, with_spot - before, circle_cm2);
      g_assert_cmpfloat_with_epsilon (with_spot - before, circle_cm2, 0.03 * circle_cm2);
      draw (&design, TRI_FREE_PART_ERASE, RADIUS_MM, places[i], places[i]);
      g_assert_cmpfloat_with_epsilon (get_area (design, scalp), before, 0.01 * circle_cm2);
    }
}

/* Where all is treated a stroke adds nothing; erased it is a hole of its size. */
static void
test_area_inside (void)
{
  const double circle_cm2 = G_PI * RADIUS_MM * RADIUS_MM / 100;
  g_autoptr (TriScalp) scalp = new_scalp ();
  g_autoptr (TriDesign) design = new_design (TRI_NORWOOD_6);
  double before = get_area (design, scalp);

  draw (&design, TRI_FREE_PART_ADD, RADIUS_MM, direction (15, 0), direction (15, 0));
  g_assert_cmpfloat_with_epsilon (get_area (design, scalp), before, 1e-6 * before);
  draw (&design, TRI_FREE_PART_ERASE, RADIUS_MM, direction (15, 0), direction (15, 0));
  g_assert_cmpfloat_with_epsilon (before - get_area (design, scalp), circle_cm2, 0.03 * circle_cm2);
}

static double
get_distance (TriScalp *scalp, guint32 index, TriVec3 centre_mm)
{
  const float *at = tri_scalp_get_points (scalp) + 3 * (gsize) index;

  return tri_vec3_length (tri_vec3_sub (tri_vec3 (at[0], at[1], at[2]), centre_mm));
}

/* Outside the stroke's soft edge every dot is as it was, to the bit; well inside, all stand. */
static void
check_dots (TriFreePartKind kind, TriNorwood norwood, TriVec3 place)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  g_autoptr (TriDesign) design = new_design (norwood);
  g_autoptr (TriDots) before = select_all (design, scalp);
  g_autoptr (TriDots) after = NULL;
  const TriVec3 centre = tri_head_point (tri_scalp_get_head (scalp), place);
  guint n_before, n_after, i = 0, k = 0, n_inside = 0;
  const TriDot *a, *b;

  draw (&design, kind, RADIUS_MM, place, place);
  after = select_all (design, scalp);
  a = tri_dots_get (before, &n_before);
  b = tri_dots_get (after, &n_after);
  for (guint j = 1; j < n_after; j++)
    g_assert_cmpuint (b[j - 1].index, <, b[j].index);
  for (;;)
    {
      while (i < n_before && get_distance (scalp, a[i].index, centre) < RADIUS_MM + 3.01)
        i++;
      while (k < n_after && get_distance (scalp, b[k].index, centre) < RADIUS_MM + 3.01)
        n_inside += get_distance (scalp, b[k++].index, centre) < RADIUS_MM - 3;
      if (i == n_before || k == n_after)
        break;
      g_assert_cmpmem (&a[i++], sizeof (TriDot), &b[k++], sizeof (TriDot));
    }
  g_assert_cmpuint (i, ==, n_before);
  g_assert_cmpuint (k, ==, n_after);
  if (kind == TRI_FREE_PART_ERASE)
    g_assert_cmpuint (n_inside, ==, 0);
  else
    g_assert_cmpfloat_with_epsilon (n_inside, G_PI * 0.49 * DENSITY, 12);
}

static void
test_dots (void)
{
  check_dots (TRI_FREE_PART_ADD, TRI_NORWOOD_2, CROWN);
  check_dots (TRI_FREE_PART_ADD, TRI_NORWOOD_2, NAPE);
  check_dots (TRI_FREE_PART_ERASE, TRI_NORWOOD_6, CROWN);
  /* Over the hairline itself. */
  check_dots (TRI_FREE_PART_ERASE, TRI_NORWOOD_6, direction (46, 0));
}

/* A stroke that is erased along its own line leaves next to no dot. */
static void
test_erase_same (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  g_autoptr (TriDesign) design = new_design (TRI_NORWOOD_2);
  g_autoptr (TriDots) before = select_all (design, scalp);
  g_autoptr (TriDots) after = NULL;
  guint n_before, n_after;

  draw (&design, TRI_FREE_PART_ADD, RADIUS_MM, direction (50, 170), direction (50, 200));
  draw (&design, TRI_FREE_PART_ERASE, RADIUS_MM, direction (50, 170), direction (50, 200));
  after = select_all (design, scalp);
  tri_dots_get (before, &n_before);
  tri_dots_get (after, &n_after);
  g_assert_cmpuint (n_after, <=, n_before + 3);
}

/* The same dots by the coverage of each place, whatever the strokes; and measured as selected. */
static void
test_coverage (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  TriRng rng = tri_rng_seed (11);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (TriDesign) design = new_design (round % 2 == 0 ? TRI_NORWOOD_3V : TRI_NORWOOD_6);
      g_autoptr (TriRegion) region = NULL;
      g_autoptr (TriRegion) edited = NULL;
      g_autoptr (TriDots) dots = NULL;
      g_autoptr (TriDots) again = NULL;
      TriMeasure measure;
      guint n_dots, n_again, n_strange = 0, k = 0;
      const TriDot *shown;

      edited = tri_region_new (design, tri_scalp_get_head (scalp));
      for (guint i = 0; i < 12; i++)
        {
          TriVec3 from = direction (20 + 90 * tri_rng_uniform (&rng), 360 * tri_rng_uniform (&rng));
          TriVec3 to = direction (20 + 90 * tri_rng_uniform (&rng), 360 * tri_rng_uniform (&rng));
          g_autoptr (TriRegion) previous = g_steal_pointer (&edited);

          draw (&design, tri_rng_range (&rng, 2) ? TRI_FREE_PART_ADD : TRI_FREE_PART_ERASE,
                2 + 18 * tri_rng_uniform (&rng), from, tri_rng_range (&rng, 2) ? from : to);
          edited = tri_region_new_edited (previous, design);
        }
      region = tri_region_new (design, tri_scalp_get_head (scalp));
      dots = tri_dots_select (scalp, region, 1, 1);
      again = tri_dots_select (scalp, edited, 1, 1);
      shown = tri_dots_get (dots, &n_dots);
      g_assert_cmpmem (shown, n_dots * sizeof (TriDot), tri_dots_get (again, &n_again),
                       n_again * sizeof (TriDot));
      g_assert_cmpfloat (tri_region_get_area_cm2 (region), ==, tri_region_get_area_cm2 (edited));
      measure = tri_dots_measure (scalp, region);
      g_assert_cmpuint (measure.dots, ==, n_dots);

      for (guint32 index = 0; index < tri_scalp_get_count (scalp); index++)
        {
          const float *at = tri_scalp_get_points (scalp) + 3 * (gsize) index;
          TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), index);
          double coverage
              = tri_region_coverage (region, e, tri_vec3 (at[0], at[1], at[2]), index, NULL);
          gboolean is_shown = k < n_dots && shown[k].index == index;

          k += is_shown;
          n_strange += (coverage <= 0 && is_shown)
                       || (coverage >= 1 && !is_shown && index < tri_scalp_get_count (scalp) / 3);
        }
      g_assert_cmpuint (k, ==, n_dots);
      g_assert_cmpuint (n_strange, <=, 2);
    }
}

/* After begun permanent work strokes may add; one that takes treated area away is seen. */
static void
test_lock (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  TriHead *head = tri_scalp_get_head (scalp);
  g_autoptr (TriDesign) design = new_design (TRI_NORWOOD_3V);
  g_autoptr (TriRegion) treated = NULL;
  g_autoptr (TriRegion) added = NULL;
  g_autoptr (TriRegion) erased = NULL;

  draw (&design, TRI_FREE_PART_ADD, RADIUS_MM, NAPE, NAPE);
  treated = tri_region_new (design, head);
  g_assert_true (tri_region_contains (treated, NAPE));
  draw (&design, TRI_FREE_PART_ADD, 6, direction (95, 110), direction (95, 140));
  /* Erasing hair that is not treated is nothing. */
  draw (&design, TRI_FREE_PART_ERASE, 6, direction (100, 220), direction (95, 240));
  added = tri_region_new (design, head);
  g_assert_true (tri_region_covers (added, treated, 1));
  g_assert_false (tri_region_covers (treated, added, 1));
  draw (&design, TRI_FREE_PART_ERASE, TRI_FREE_PART_RADIUS_MIN_MM, NAPE, NAPE);
  erased = tri_region_new (design, head);
  g_assert_false (tri_region_contains (erased, NAPE));
  g_assert_false (tri_region_covers (erased, treated, 1));
}

static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesign) plain = new_design (TRI_NORWOOD_4);
  g_autoptr (TriDesign) design = tri_design_ref (plain);
  g_autoptr (TriDesign) back = NULL;
  g_autofree char *plain_text = tri_design_to_string (plain);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  g_assert_nonnull (strstr (plain_text, "Format=1\n"));
  g_assert_null (strstr (plain_text, "Part"));
  draw (&design, TRI_FREE_PART_ADD, 7.126, CROWN, NAPE);
  draw (&design, TRI_FREE_PART_ERASE, 3, NAPE, NAPE);
  g_assert_false (tri_design_equal (plain, design));
  text = tri_design_to_string (design);
  g_assert_nonnull (strstr (text, "Format=2\n"));
  g_assert_nonnull (strstr (text, "\n[Parts]\nPart1=add 7.13 "));
  g_assert_nonnull (strstr (text, "\nPart2=erase 3.00 "));
  back = tri_design_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_true (tri_design_equal (back, design));
  again = tri_design_to_string (back);
  g_assert_cmpstr (again, ==, text);
}

static void
test_bad_text (void)
{
  static const struct
  {
    const char *part, *words;
  } bad[] = {
    { "Part1=add 10 1,2 3", "point 2 of Part1" },
    { "Part1=add 10 1,2  3,4", "point 2 of Part1" },
    { "Part1=add 10 nan,2", "point 1 of Part1" },
    { "Part1=add 10 0x1,2", "point 1 of Part1" },
    { "Part1=add 10", "no radius" },
    { "Part1=add 1.9 1,2", "between 2 and 30" },
    { "Part1=add 31 1,2", "between 2 and 30" },
    { "Part1=add 10 176,20", "off the scalp" },
    { "Part1=add 10 1e9,20", "point 1 of Part1" },
    { "Part1=paint 10 1,2", "“add” or “erase”" },
    { "Part1=", "“add” or “erase”" },
    { "Part2=add 10 1,2", "Part1 is missing" },
    { "Part0=add 10 1,2", "not a key" },
    { "Part301=add 10 1,2", "not a key" },
    { "Part=add 10 1,2", "not a key" },
    { "Stroke1=add 10 1,2", "not a key" },
  };
  g_autoptr (TriDesign) plain = new_design (TRI_NORWOOD_4);
  g_autofree char *text = tri_design_to_string (plain);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *with = g_strdup_printf ("%s\n[Parts]\n%s\n", text, bad[i].part);
      g_autoptr (GError) error = NULL;

      g_assert_null (tri_design_from_string (with, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      if (strstr (error->message, bad[i].words) == NULL)
        g_error ("%s: %s", bad[i].part, error->message);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (TriDesign) plain = new_design (TRI_NORWOOD_4);
  g_autofree char *plain_text = tri_design_to_string (plain);
  const TriVec2 wild[] = { { NAN, 3 }, { 1e300, -1e300 }, { -500, 0 } };
  g_autoptr (TriFreePart) part = tri_free_part_new (TRI_FREE_PART_ADD, INFINITY, wild, 3);
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (part->radius_mm, ==, TRI_FREE_PART_RADIUS_MAX_MM);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (hypot (part->points[i].x, part->points[i].y), <=, TRI_FREE_PART_REACH_MM);

  text = g_string_new (plain_text);
  g_string_append (text, "\n[Parts]\nPart1=add 10");
  for (guint i = 0; i <= TRI_FREE_PART_POINTS_MAX; i++)
    g_string_append (text, " 1,2");
  g_assert_null (tri_design_from_string (text->str, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "more than 500 points"));
  g_clear_error (&error);

  g_string_assign (text, plain_text);
  g_string_append (text, "\n[Parts]\n");
  for (guint i = 1; i <= 21; i++)
    {
      g_string_append_printf (text, "Part%u=add 10", i);
      for (guint k = 0; k < TRI_FREE_PART_POINTS_MAX; k++)
        g_string_append (text, " 1,2");
      g_string_append_c (text, '\n');
    }
  g_assert_null (tri_design_from_string (text->str, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "more than 10000 points together"));
}

static void
test_one_part (void)
{
  const TriVec2 line[] = { tri_chart_from_direction (CROWN), tri_chart_from_direction (NAPE) };
  g_autoptr (TriScalp) scalp = new_scalp ();
  TriHead *head = tri_scalp_get_head (scalp);
  g_autoptr (TriFreePart) part = tri_free_part_new (TRI_FREE_PART_ADD, RADIUS_MM, line, 2);
  g_autoptr (TriFreePart) other = tri_free_part_new (TRI_FREE_PART_ERASE, 3, line, 1);
  g_autoptr (TriFreeParts) first = tri_free_parts_new_with (NULL, part);
  g_autoptr (TriFreeParts) both = tri_free_parts_new_with (first, other);
  g_autoptr (TriFreeParts) rest = tri_free_parts_new_without (both, 1);
  g_autoptr (TriFreeParts) last = tri_free_parts_new_without (both, 0);

  g_assert_true (tri_free_part_contains (part, head, direction (80, 180)));
  g_assert_true (tri_free_part_contains (part, head, direction (80, 185)));
  g_assert_false (tri_free_part_contains (part, head, direction (80, 195)));
  g_assert_true (tri_free_part_contains (other, head, CROWN));
  g_assert_false (tri_free_part_contains (other, head, direction (44, 180)));

  g_assert_true (tri_free_parts_equal (rest, first));
  g_assert_false (tri_free_parts_equal (rest, last));
  g_assert_true (tri_free_parts_get (last, 0) == other);
  g_assert_null (tri_free_parts_new_without (first, 0));
}

/* The face is none of it, nor what lies below the nape's last dots. */
static void
test_scalp (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  TriHead *head = tri_scalp_get_head (scalp);

  g_assert_true (tri_free_part_is_scalp (head, direction (46, 0)));
  g_assert_true (tri_free_part_is_scalp (head, direction (88, 90)));
  g_assert_true (tri_free_part_is_scalp (head, NAPE));
  g_assert_false (tri_free_part_is_scalp (head, direction (100, 0)));
  g_assert_false (tri_free_part_is_scalp (head, direction (105, 40)));
  g_assert_false (tri_free_part_is_scalp (head, direction (140, 180)));
}

/* What a step of a stroke costs beside the same step without any. */
static void
test_cost (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  g_autoptr (TriDesign) design = new_design (TRI_NORWOOD_6);
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scalp_get_head (scalp));
  g_autoptr (GTimer) timer = g_timer_new ();
  double plain, with_parts;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (TriDots) warm = tri_dots_select (scalp, region, 1, 1);

      g_timer_start (timer);
      g_clear_pointer (&warm, tri_dots_unref);
      {
        g_autoptr (TriRegion) next = tri_region_new_edited (region, design);
        g_autoptr (TriDots) dots = tri_dots_select (scalp, next, 1, 1);
      }
      plain = g_timer_elapsed (timer, NULL);
    }
  for (guint i = 0; i < 20; i++)
    draw (&design, i % 3 == 0 ? TRI_FREE_PART_ERASE : TRI_FREE_PART_ADD, 5 + i,
          direction (20 + 4 * i, 150), direction (20 + 4 * i, 210));
  {
    g_autoptr (TriRegion) twenty = tri_region_new_edited (region, design);

    draw (&design, TRI_FREE_PART_ERASE, 20, direction (20, 0), direction (40, 90));
    g_timer_start (timer);
    {
      g_autoptr (TriRegion) next = tri_region_new_edited (twenty, design);
      g_autoptr (TriDots) dots = tri_dots_select (scalp, next, 1, 1);
    }
    with_parts = g_timer_elapsed (timer, NULL);
  }
  g_test_message ("a step %.1f ms, with 21 strokes %.1f ms", plain * 1e3, with_parts * 1e3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/free-parts/area", test_area);
  g_test_add_func ("/design/free-parts/area-inside", test_area_inside);
  g_test_add_func ("/design/free-parts/dots", test_dots);
  g_test_add_func ("/design/free-parts/erase-same", test_erase_same);
  g_test_add_func ("/design/free-parts/coverage", test_coverage);
  g_test_add_func ("/design/free-parts/lock", test_lock);
  g_test_add_func ("/design/free-parts/text", test_text);
  g_test_add_func ("/design/free-parts/bad-text", test_bad_text);
  g_test_add_func ("/design/free-parts/limits", test_limits);
  g_test_add_func ("/design/free-parts/one-part", test_one_part);
  g_test_add_func ("/design/free-parts/scalp", test_scalp);
  g_test_add_func ("/design/free-parts/cost", test_cost);
  return g_test_run ();
}
