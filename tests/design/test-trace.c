/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that is clicked in a photo is found again; what is no line is refused with a sentence. */

#include "config.h"

#include "tri-region.h"
#include "tri-trace.h"

#include "test-designs.h"
#include "tri-sample.h"

#define N_POINTS 8
#define N_ROUNDS 3
/* With one in the middle. */
#define N_MIDDLE 11
/* Outside of this the sides of a head are seen so edge-on that a pixel is many millimetres. */
#define LEAST_FACING 0.35

static const char *const photos[] = { "front", "left45" };

/* @style with the members that form the line moved at random, as a client's own line would be. */
static TriDesign *
vary (TriRng *rng, const TriDesign *style)
{
  static const struct
  {
    const char *key;
    double most;
  } moves[] = { { "Height", 8 },    { "LateralX", 4 }, { "LateralRise", 2 }, { "ApexX", 3 },
                { "ApexRise", 6 },  { "HollowY", 3 },  { "TempleY", 3 },     { "TempleZ", 3 },
                { "RoundApex", 4 }, { "PeakDrop", 2 } };
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  TriDesignSpec spec = *tri_design_get_spec (style);

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (moves); k++)
      if (g_str_equal (members[i].key, moves[k].key)
          && (spec.shape.peak_drop_mm > 0 || !g_str_equal (moves[k].key, "PeakDrop")))
        tri_hairline_shape_set (&spec.shape, i,
                                tri_hairline_shape_get (&spec.shape, i)
                                    + (2 * tri_rng_uniform (rng) - 1) * moves[k].most);
  return tri_design_new (&spec);
}

/* The samples of the front that the photo shows well, in order. (element-type TriVec3) */
static GArray *
list_visible (const TriDesign *design, TriHead *head, const TriPose *pose)
{
  const TriHairlineShape *shape = &tri_design_get_spec (design)->shape;
  g_autoptr (TriCurve) curve = tri_hairline_curve (shape, head);
  GArray *visible = g_array_new (FALSE, FALSE, sizeof (TriVec3));
  guint n, first, last;
  const TriVec3 *samples = tri_curve_get_samples (curve, &n);

  tri_hairline_find_front (shape, curve, &first, &last);
  for (guint i = first; i != last; i = (i + 1) % n)
    {
      TriVec3 normal = tri_head_normal (head, tri_head_direction (head, samples[i]));

      if (tri_vec3_dot (normal, tri_pose_view (pose, samples[i])) > LEAST_FACING)
        g_array_append_val (visible, samples[i]);
    }
  return visible;
}

/* Clicks @point in the photo, up to a pixel beside it, and picks the scalp there. */
static TriVec3
click (TriRng *rng, TriHead *head, const TriPose *pose, TriVec3 point)
{
  TriVec2 at = tri_pose_project (pose, point);

  at.x += 2 * tri_rng_uniform (rng) - 1;
  at.y += 2 * tri_rng_uniform (rng) - 1;
  return tri_pose_back_project_nearest (pose, head, at);
}

/* RMS distance of @points from @design's line, mm. */
static double
measure (const TriDesign *design, TriHead *head, const GArray *points, double *out_most)
{
  g_autoptr (TriCurve) curve = tri_hairline_curve (&tri_design_get_spec (design)->shape, head);
  double squares = 0;

  *out_most = 0;
  for (guint i = 0; i < points->len; i++)
    {
      TriVec3 e = tri_head_direction (head, g_array_index (points, TriVec3, i));
      double off = fabs (tri_curve_distance_mm (curve, e, NULL));

      squares += off * off;
      *out_most = MAX (*out_most, off);
    }
  return sqrt (squares / points->len);
}

static void
test_recover (void)
{
  TriRng rng = tri_rng_seed (11);
  double sum = 0, worst = 0, worst_rms = 0;
  guint n_fits = 0;
  gint64 took = 0;

  for (guint p = 0; p < G_N_ELEMENTS (photos); p++)
    {
      TriPose pose;
      g_autoptr (TriHead) head = tri_sample_head_new (photos[p], &pose);

      for (guint i = 0; i < N_STYLES * N_ROUNDS; i++)
        {
          g_autoptr (TriDesign) style = load_design (style_ids[i % N_STYLES], TRI_NORWOOD_4);
          g_autoptr (TriDesign) drawn = vary (&rng, style);
          g_autoptr (GArray) visible = list_visible (drawn, head, &pose);
          g_autoptr (TriDesign) found = NULL;
          TriVec3 clicks[N_POINTS];
          TriTraceFit fit;
          double rms, most;
          gint64 begin;

          for (guint k = 0; k < N_POINTS; k++)
            clicks[k]
                = click (&rng, head, &pose,
                         g_array_index (visible, TriVec3, k * (visible->len - 1) / (N_POINTS - 1)));
          begin = g_get_monotonic_time ();
          found = tri_trace_fit (style, head, clicks, N_POINTS, &fit);
          took += g_get_monotonic_time () - begin;
          n_fits++;
          g_assert_cmpint (fit.verdict, ==, TRI_TRACE_FITS);

          rms = measure (found, head, visible, &most);
          g_test_message ("%s %s: rms %.2f, worst %.2f mm; of the points %.2f and %.2f mm",
                          photos[p], style_ids[i % N_STYLES], rms, most, fit.rms_mm, fit.worst_mm);
          worst_rms = MAX (worst_rms, rms);
          worst = MAX (worst, most);
          sum += rms;
        }
    }
  g_test_message ("mean of rms %.2f mm, worst rms %.2f mm, worst %.2f mm; %.0f ms a fit",
                  sum / n_fits, worst_rms, worst, took / 1000.0 / n_fits);
  /* One that is clicked just beside its corners is rounded there, and no more. */
  g_assert_cmpfloat (sum / n_fits, <, 0.35);
  g_assert_cmpfloat (worst_rms, <, 0.75);
}

/* @n points of the front of @design's line, from temple to temple; each @off (nullable) mm of tape
 * higher. */
static void
take_points (const TriDesign *design, TriHead *head, const double *off, guint n, TriVec3 *out)
{
  const TriHairlineShape *shape = &tri_design_get_spec (design)->shape;
  g_autoptr (TriCurve) curve = tri_hairline_curve (shape, head);
  guint n_samples, first, last, length;
  const TriVec3 *samples = tri_curve_get_samples (curve, &n_samples);

  tri_hairline_find_front (shape, curve, &first, &last);
  length = (last + n_samples - first) % n_samples;
  for (guint i = 0; i < n; i++)
    {
      TriVec3 point = samples[(first + i * length / (n - 1)) % n_samples];

      if (off != NULL && off[i] != 0)
        point = tri_head_tape_point (head, point.x, tri_head_tape_height (head, point) + off[i]);
      out[i] = tri_head_direction (head, point);
    }
}

static void
assert_says (const TriTraceFit *fit, const char *what)
{
  g_autofree char *text = tri_trace_fit_describe (fit);

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, what));
}

/* Another style's line, found from where the design is; what is not of the line stays. */
static void
test_other_style (void)
{
  TriPose pose;
  g_autoptr (TriHead) head = tri_sample_head_new ("front", &pose);
  g_autoptr (TriDesign) start = load_design ("soft", TRI_NORWOOD_5);
  TriVec3 directions[N_MIDDLE];

  for (guint i = 0; i < N_STYLES; i++)
    {
      g_autoptr (TriDesign) drawn = load_design (style_ids[i], TRI_NORWOOD_3);
      g_autoptr (GArray) line = list_visible (drawn, head, &pose);
      g_autoptr (TriDesign) found = NULL;
      const TriDesignSpec *spec;
      TriTraceFit fit;
      double most;

      take_points (drawn, head, NULL, N_MIDDLE, directions);
      found = tri_trace_fit (start, head, directions, N_MIDDLE, &fit);
      g_test_message ("%s: %.2f, %.2f mm, the line %.2f mm", style_ids[i], fit.rms_mm, fit.worst_mm,
                      measure (found, head, line, &most));
      g_assert_true (tri_trace_fit_is_usable (&fit));
      g_assert_cmpfloat (fit.worst_mm, <, 2);
      assert_says (&fit, "mm");
      spec = tri_design_get_spec (found);
      g_assert_cmpint (spec->norwood, ==, TRI_NORWOOD_5);
      g_assert_cmpfloat (spec->shape.edge_mm, ==, tri_design_get_spec (start)->shape.edge_mm);
      g_assert_cmpfloat (measure (found, head, line, &most), <, 1.0);
    }
}

/* A deep peak, from a design that has none. */
static void
test_peak (void)
{
  static const double at[] = { -45, -30, -18, -10, -5, 0, 5, 10, 18, 30, 45 };
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) start = load_design ("soft", TRI_NORWOOD_4);
  g_autoptr (TriDesign) widow = load_design ("widow", TRI_NORWOOD_4);
  TriDesignSpec spec = *tri_design_get_spec (widow);
  g_autoptr (TriDesign) found = NULL;
  g_autoptr (TriCurve) curve = NULL;
  TriVec3 directions[G_N_ELEMENTS (at)];
  guint n, first, last;
  const TriVec3 *samples;
  TriTraceFit fit;

  spec.shape.peak_drop_mm = 14;
  curve = tri_hairline_curve (&spec.shape, head);
  samples = tri_curve_get_samples (curve, &n);
  tri_hairline_find_front (&spec.shape, curve, &first, &last);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      guint nearest = first;

      for (guint k = first; k != last; k = (k + 1) % n)
        if (fabs (samples[k].x - at[i]) < fabs (samples[nearest].x - at[i]))
          nearest = k;
      directions[i] = tri_head_direction (head, samples[nearest]);
    }
  found = tri_trace_fit (start, head, directions, G_N_ELEMENTS (at), &fit);
  g_assert_cmpint (fit.verdict, ==, TRI_TRACE_FITS);
  g_assert_cmpfloat (tri_design_get_spec (found)->shape.peak_drop_mm, >, 7);
}

/* A design whose sides are free and differ becomes the line that was measured, on both sides. */
static void
test_free_sides (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) drawn = load_design ("mature", TRI_NORWOOD_4);
  TriDesignSpec spec = *tri_design_get_spec (drawn);
  g_autoptr (TriDesign) start = NULL;
  g_autoptr (TriDesign) found = NULL;
  g_autoptr (TriCurve) curve = NULL;
  TriVec3 directions[N_POINTS];
  TriTraceFit fit;

  take_points (drawn, head, NULL, N_POINTS, directions);
  spec.free_sides = TRUE;
  spec.right_shape = spec.shape;
  spec.right_shape.apex_rise_mm -= 9;
  start = tri_design_new (&spec);
  found = tri_trace_fit (start, head, directions, N_POINTS, &fit);
  g_assert_cmpint (fit.verdict, ==, TRI_TRACE_FITS);
  curve = tri_hairline_curve_of (tri_design_get_spec (found), head);
  for (guint i = 0; i < N_POINTS; i++)
    g_assert_cmpfloat (fabs (tri_curve_distance_mm (curve, directions[i], NULL)), <, 0.5);
}

static void
test_refused (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) start = load_design ("straight", TRI_NORWOOD_4);
  const double straying[N_POINTS] = { 0, 0, 0, 0, 0, 25, 0, 0 };
  const double garbage[N_POINTS] = { 20, -15, 25, -10, 5, -25, 20, -20 };
  const double slanting[N_POINTS] = { 0, 0, 0, 0, 7, 7, 7, 0 };
  TriVec3 directions[N_POINTS];
  TriTraceFit fit;
  TriDesign *found;

  take_points (start, head, straying, N_POINTS, directions);
  found = tri_trace_fit (start, head, directions, N_POINTS, &fit);
  g_assert_cmpint (fit.verdict, ==, TRI_TRACE_ASTRAY);
  g_assert_cmpuint (fit.worst, ==, 5);
  assert_says (&fit, "point 6");
  tri_design_unref (found);

  take_points (start, head, garbage, N_POINTS, directions);
  found = tri_trace_fit (start, head, directions, N_POINTS, &fit);
  g_assert_false (tri_trace_fit_is_usable (&fit));
  assert_says (&fit, "do not lie on one hairline");
  tri_design_unref (found);

  take_points (start, head, slanting, N_POINTS, directions);
  found = tri_trace_fit (start, head, directions, N_POINTS, &fit);
  g_assert_true (fit.uneven);
  assert_says (&fit, "Left and right");
  tri_design_unref (found);

  for (guint i = 0; i < N_POINTS; i++)
    directions[i] = tri_head_direction (head, tri_head_tape_point (head, 2.0 * i, 70));
  found = tri_trace_fit (start, head, directions, N_POINTS, &fit);
  g_assert_cmpint (fit.verdict, ==, TRI_TRACE_CROWDED);
  assert_says (&fit, "spread them");
  tri_design_unref (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/trace/recover", test_recover);
  g_test_add_func ("/design/trace/other-style", test_other_style);
  g_test_add_func ("/design/trace/peak", test_peak);
  g_test_add_func ("/design/trace/free-sides", test_free_sides);
  g_test_add_func ("/design/trace/refused", test_refused);
  return g_test_run ();
}
