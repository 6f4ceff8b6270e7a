/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges as they come out in dots, counted in bands along hairline and hair: a soft edge has its
 * transition zone and stray singles, a defined one has not; hair that is left is blended into; ears
 * and what is behind them get none. */

#include "config.h"

#include "tri-dots.h"
#include "tri-region-private.h"

#include "test-designs.h"

#include <gio/gio.h>

/* Bands of 1 mm from this far ahead of the line. */
#define AHEAD_MM 6
#define N_BANDS 40

/* Dots of the field, and those of them that show, by their distance from an edge. */
typedef struct
{
  double all[N_BANDS];
  double shown[N_BANDS];
} Bands;

static TriScalp *
new_scalp (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  g_autoptr (TriDotField) field = NULL;
  g_autoptr (TriHead) head = tri_head_new (NULL);

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return tri_scalp_new (field, head);
}

static TriRegion *
new_region (TriScalp *scalp, const char *style_id, TriNorwood norwood)
{
  g_autoptr (TriTemplate) style = load_style (style_id);
  g_autoptr (TriDesign) design
      = tri_design_new_from_template (style, TRUE, norwood, 4, TRI_DENSITY_MAX, 5);

  return tri_region_new (design, tri_scalp_get_head (scalp));
}

/* One flag for each dot of the field. */
static guint8 *
find_shown (TriScalp *scalp, const TriRegion *region)
{
  guint8 *shown = g_new0 (guint8, tri_scalp_get_count (scalp));
  g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
  guint n;
  const TriDot *all = tri_dots_get (dots, &n);

  for (guint i = 0; i < n; i++)
    shown[all[i].index] = 1;
  return shown;
}

static void
count (Bands *bands, double mm, gboolean shown)
{
  int band = (int) floor (mm + AHEAD_MM);

  if (band >= 0 && band < N_BANDS)
    {
      bands->all[band]++;
      bands->shown[band] += shown;
    }
}

/* Share of the field's dots that show from @from to @to mm. */
static double
share (const Bands *bands, int from, int to)
{
  double all = 0, shown = 0;

  for (int mm = from; mm < to; mm++)
    {
      all += bands->all[mm + AHEAD_MM];
      shown += bands->shown[mm + AHEAD_MM];
    }
  g_assert_cmpfloat (all, >, 50);
  return shown / all;
}

/* By the distance from the middle of the front, where no hair is. */
static Bands
count_front (TriScalp *scalp, const char *style_id)
{
  g_autoptr (TriRegion) region = new_region (scalp, style_id, TRI_NORWOOD_7);
  g_autofree guint8 *shown = find_shown (scalp, region);
  TriDotField *field = tri_scalp_get_field (scalp);
  Bands bands = { { 0 }, { 0 } };

  for (guint32 i = 0; i < tri_scalp_get_count (scalp); i++)
    {
      TriVec3 e = tri_dot_field_get_direction (field, i);
      TriVec3 nearest;
      double d;

      if (e.z < 0.3 || e.y < 0.2)
        continue;
      d = tri_curve_distance_mm (tri_region_get_hairline (region), e, &nearest);
      if (nearest.z > 55)
        count (&bands, d, shown[i]);
    }
  g_test_message ("%s: %.3f ahead, then %.2f %.2f %.2f %.2f %.2f %.2f, %.2f deep", style_id,
                  share (&bands, -4, -1), share (&bands, 0, 2), share (&bands, 2, 4),
                  share (&bands, 4, 6), share (&bands, 6, 8), share (&bands, 8, 10),
                  share (&bands, 10, 14), share (&bands, 25, 30));
  return bands;
}

static void
test_soft (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  Bands bands = count_front (scalp, "soft");
  double full = share (&bands, 25, 30), last = 0;

  /* Stray singles ahead of the line, few of them; nothing beyond. */
  g_assert_cmpfloat (share (&bands, -4, -1), >, 0.002 * full);
  g_assert_cmpfloat (share (&bands, -4, -1), <, 0.06 * full);
  /* A transition zone of 5 to 10 mm (DOMAIN 1), denser with every step. */
  for (int mm = -2; mm < 8; mm += 2)
    {
      double here = share (&bands, mm, mm + 2);

      g_assert_cmpfloat (here, >, last);
      last = here;
    }
  g_assert_cmpfloat (share (&bands, 0, 2), <, 0.45 * full);
  g_assert_cmpfloat (share (&bands, 3, 5), <, 0.85 * full);
  g_assert_cmpfloat (share (&bands, 9, 12), >, 0.9 * full);
  /* The field holds little more than what is wanted at most. */
  g_assert_cmpfloat (full, >, 0.9);
}

static void
test_defined (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  Bands bands = count_front (scalp, "straight");
  Bands soft = count_front (scalp, "soft");
  double full = share (&bands, 25, 30);

  g_assert_cmpfloat (share (&bands, -6, -2), ==, 0);
  g_assert_cmpfloat (share (&bands, -2, -1), <, 0.01 * full);
  g_assert_cmpfloat (share (&bands, 3, 5), >, 0.9 * full);
  /* Half as wide as a soft one. */
  g_assert_cmpfloat (share (&bands, 1, 3), >, share (&soft, 1, 3) + 0.25);
}

/* Ahead of the line stand singles: none has another close to it. */
static void
test_singles (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  g_autoptr (TriRegion) region = new_region (scalp, "soft", TRI_NORWOOD_7);
  g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
  const float *points = tri_scalp_get_points (scalp);
  g_autoptr (GArray) ahead = g_array_new (FALSE, FALSE, sizeof (TriVec3));
  guint n, close = 0;
  const TriDot *all = tri_dots_get (dots, &n);
  double strength = 0;

  for (guint i = 0; i < n; i++)
    {
      const float *at = points + 3 * (gsize) all[i].index;
      TriVec3 p = tri_vec3 (at[0], at[1], at[2]);
      TriVec3 e = tri_dot_field_get_direction (tri_scalp_get_field (scalp), all[i].index);
      double edge_mm;

      /* The front; ears and nape have no strays. */
      if (p.z < 40)
        continue;
      tri_region_coverage (region, e, p, all[i].index, &edge_mm);
      if (edge_mm < -1.2)
        {
          strength += all[i].od_factor;
          g_array_append_val (ahead, p);
        }
    }
  for (guint i = 0; i < ahead->len; i++)
    for (guint k = 0; k < i; k++)
      close += tri_vec3_length (tri_vec3_sub (g_array_index (ahead, TriVec3, i),
                                              g_array_index (ahead, TriVec3, k)))
               < 1.0;
  g_test_message ("%u stray singles, %u close to another", ahead->len, close);
  g_assert_cmpuint (ahead->len, >, 5);
  g_assert_cmpuint (close, <=, ahead->len / 5);
  /* They are half as strong as the dots behind them. */
  g_assert_cmpfloat (strength / ahead->len, <, 0.5);
}

/* From bald skin into the hair that is left: full at its edge, thinner with every step, nothing
 * from 16 mm on. */
static void
test_hair (void)
{
  static const TriNorwood stages[] = { TRI_NORWOOD_4, TRI_NORWOOD_5, TRI_NORWOOD_6 };
  g_autoptr (TriScalp) scalp = new_scalp ();

  for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
    {
      g_autoptr (TriRegion) region = new_region (scalp, "soft", stages[s]);
      g_autofree guint8 *shown = find_shown (scalp, region);
      TriDotField *field = tri_scalp_get_field (scalp);
      Bands bands = { { 0 }, { 0 } };
      double last;

      for (guint32 i = 0; i < tri_scalp_get_count (scalp); i++)
        {
          TriVec3 e = tri_dot_field_get_direction (field, i);
          double depth = _tri_region_hair_depth (region, e);

          /* Where the hairline alone would leave everything. */
          if (e.y > 0.2 && tri_curve_distance_mm (tri_region_get_hairline (region), e, NULL) > 30)
            count (&bands, depth, shown[i]);
        }
      g_test_message ("%s: %.2f %.2f %.2f %.2f %.2f", tri_norwood_get_id (stages[s]),
                      share (&bands, -4, 0), share (&bands, 2, 4), share (&bands, 7, 9),
                      share (&bands, 12, 14), share (&bands, 16, 20));
      last = share (&bands, -4, 0);
      g_assert_cmpfloat (last, >, 0.9);
      for (int mm = 1; mm < 15; mm += 2)
        {
          double here = share (&bands, mm, mm + 2);

          g_assert_cmpfloat (here, <, last + 0.01);
          last = here;
        }
      g_assert_cmpfloat (share (&bands, 0, 2), >, 0.85);
      g_assert_cmpfloat_with_epsilon (share (&bands, 7, 9), 0.5, 0.1);
      g_assert_cmpfloat (share (&bands, 14, 16), <, 0.06);
      g_assert_cmpfloat (share (&bands, 16, 20), ==, 0);
    }
}

/* Nobody is tattooed on or behind the ears, whatever the stage. */
static void
test_ears (void)
{
  g_autoptr (TriScalp) scalp = new_scalp ();
  const float *points = tri_scalp_get_points (scalp);
  TriVec3 ear[TRI_HEAD_EAR_POINTS];

  tri_head_ear (tri_scalp_get_head (scalp), 1, ear);
  for (guint style = 0; style < N_STYLES; style++)
    for (guint norwood = 0; norwood < TRI_N_NORWOODS; norwood++)
      {
        g_autoptr (TriRegion) region = new_region (scalp, style_ids[style], norwood);
        g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
        guint n, found = 0;
        const TriDot *all = tri_dots_get (dots, &n);

        for (guint i = 0; i < n; i++)
          {
            const float *at = points + 3 * (gsize) all[i].index;

            for (guint k = 0; k < TRI_HEAD_EAR_POINTS; k++)
              found += hypot (at[1] - ear[k].y, at[2] - ear[k].z) < 8 && fabs (at[0]) > 55;
          }
        g_assert_cmpuint (n, >, 1000);
        g_assert_cmpuint (found, ==, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/edges/soft", test_soft);
  g_test_add_func ("/design/edges/defined", test_defined);
  g_test_add_func ("/design/edges/singles", test_singles);
  g_test_add_func ("/design/edges/hair", test_hair);
  g_test_add_func ("/design/edges/ears", test_ears);

  return g_test_run ();
}
