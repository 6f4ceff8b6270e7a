/* SPDX-License-Identifier: GPL-3.0-or-later */
/* λ is GEOMETRY 8's formula, wobbles by the seed alone, and throws few stray singles. */

#include "config.h"

#include "tri-region-private.h"
#include "tri-region.h"

#include "test-designs.h"

static double
smoothstep (double x)
{
  x = CLAMP (x, 0, 1);
  return x * x * (3 - 2 * x);
}

/* The formula as GEOMETRY writes it, by the slow distance and the library's sine. */
static double
slow_coverage (const TriRegion *region, TriVec3 e, double *out_d, double *out_front)
{
  const TriHairlineShape *shape = &tri_design_get_spec (tri_region_get_design (region))->shape;
  const TriWobble *wobble = &region->wobble;
  TriCurve *crown = tri_region_get_crown (region);
  TriVec3 p = tri_head_point (tri_region_get_head (region), e);
  TriVec3 b;
  double d = tri_curve_distance_mm (tri_region_get_hairline (region), e, &b);
  double bald = -tri_curve_distance_mm (tri_region_get_fringe (region), e, NULL);
  double f, s, w, noise = 0;

  if (crown != NULL)
    bald = MAX (bald, tri_curve_distance_mm (crown, e, NULL));
  for (guint i = 0; i < TRI_WOBBLE_WAVES; i++)
    noise += wobble->amplitude[i]
             * sin (2 * G_PI
                    * (p.x * wobble->kx[i] + p.y * wobble->ky[i] + p.z * wobble->kz[i]
                       + wobble->phase[i]));
  d += shape->irregularity_mm * noise;
  f = smoothstep ((b.z - 20) / 30);
  s = smoothstep (b.y / 20);
  w = f * shape->edge_mm + (1 - f) * (6 * s + 16 * (1 - s));
  *out_d = d;
  *out_front = f;
  if (d < -1.2)
    return 0;
  return pow (smoothstep ((d + 0.8) / w), 0.8) * (0.92 + 0.08 * smoothstep (d / 25))
         * smoothstep ((bald + 16) / 16);
}

static TriDesign *
with_stray_share (const TriDesign *design, double share)
{
  TriDesignSpec spec = *tri_design_get_spec (design);

  spec.shape.stray_share = share;
  return tri_design_new (&spec);
}

static void
test_formula (void)
{
  TriRng rng = tri_rng_seed (30);
  guint ramp = 0;

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) drawn = random_design (&rng, 0.1);
      g_autoptr (TriDesign) design = with_stray_share (drawn, 0);
      g_autoptr (TriRegion) region = tri_region_new (design, head);

      for (guint i = 0; i < 1500; i++)
        {
          TriVec3 e = random_direction (&rng);
          double d, front;
          double expected = slow_coverage (region, e, &d, &front);
          double edge;
          double coverage = tri_region_coverage (region, e, tri_head_point (head, e), i, &edge);

          /* A hair's breadth off the cut at -1.2 mm the ramp is zero on both sides. */
          g_assert_cmpfloat_with_epsilon (coverage, expected, 0.002);
          if (coverage > 0 && coverage < 1)
            {
              ramp++;
              if (d < 25)
                g_assert_cmpfloat_with_epsilon (edge, d, 0.02);
            }
        }
    }
  g_assert_cmpuint (ramp, >, 2000);
}

/* Where 3 % of the singles ahead of the line stand, and only there. */
static void
test_strays (void)
{
  TriRng rng = tri_rng_seed (31);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) soft = load_design ("soft", TRI_NORWOOD_7);
  g_autoptr (TriDesign) plain = with_stray_share (soft, 0);
  g_autoptr (TriDesign) straight = load_design ("straight", TRI_NORWOOD_7);
  g_autoptr (TriRegion) region = tri_region_new (soft, head);
  g_autoptr (TriRegion) none = tri_region_new (plain, head);
  g_autoptr (TriRegion) sharp = tri_region_new (straight, head);
  guint candidates = 0, strays = 0;

  for (guint i = 0; i < 30000; i++)
    {
      /* The front alone: there the line is. */
      TriVec3 e = tri_vec3_normalize (
          tri_vec3 (tri_rng_uniform (&rng) - 0.5, 0.4 + 0.4 * tri_rng_uniform (&rng), 0.75));
      TriVec3 p = tri_head_point (head, e);
      double edge;
      double with = tri_region_coverage (region, e, p, i, &edge);
      double without = tri_region_coverage (none, e, p, i, NULL);

      if (edge > -2 && edge < 0.5)
        {
          double d, front;

          slow_coverage (region, e, &d, &front);
          candidates += front > 0.5;
        }
      if (with != without)
        {
          strays++;
          g_assert_cmpfloat (with, ==, 1);
          g_assert_true (edge > -2 && edge < 0.5);
          /* The same dot is a stray whenever it is asked about, for this seed. */
          g_assert_cmpfloat (tri_region_coverage (region, e, p, i, NULL), ==, 1);
        }
      tri_region_coverage (sharp, e, p, i, &edge);
      if (edge < -1.2)
        g_assert_cmpfloat (tri_region_coverage (sharp, e, p, i, NULL), ==, 0);
    }
  g_test_message ("%u strays of %u", strays, candidates);
  g_assert_cmpuint (candidates, >, 1000);
  g_assert_cmpfloat_with_epsilon ((double) strays / candidates, 0.03, 0.012);
}

/* The wobble has mean 0 and variance 1, stays within its bound and comes from the seed alone. */
static void
test_wobble (void)
{
  double sum = 0, squares = 0;
  guint count = 0;

  for (guint64 seed = 1; seed <= 40; seed++)
    {
      TriWobble wobble = _tri_wobble_new (seed);
      TriWobble same = _tri_wobble_new (seed);
      TriWobble other = _tri_wobble_new (seed + 1000);
      TriRng rng = tri_rng_seed (seed);
      guint differ = 0;

      for (guint i = 0; i < 500; i++)
        {
          TriVec3 p = { tri_rng_uniform (&rng) * 150 - 75, tri_rng_uniform (&rng) * 130,
                        tri_rng_uniform (&rng) * 190 - 100 };
          double noise = _tri_wobble_at (&wobble, p);

          g_assert_cmpfloat (fabs (noise), <=, wobble.bound);
          g_assert_cmpfloat (noise, ==, _tri_wobble_at (&same, p));
          differ += fabs (noise - _tri_wobble_at (&other, p)) > 0.01;
          sum += noise;
          squares += noise * noise;
          count++;
        }
      g_assert_cmpuint (differ, >, 450);
    }
  g_assert_cmpfloat_with_epsilon (sum / count, 0, 0.06);
  g_assert_cmpfloat_with_epsilon (squares / count, 1, 0.08);
}

/* Full inside, nothing far outside, and nowhere outside 0 to 1, whatever is asked. */
static void
test_range (void)
{
  TriRng rng = tri_rng_seed (33);
  g_autoptr (TriHead) head = random_head (&rng);
  g_autoptr (TriDesign) design = random_design (&rng, 0.3);
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  static const TriVec3 odd[] = { { 0, -1, 0 }, { 0, 1, 0 }, { NAN, 0, 0 }, { 1, 0, 0 } };

  for (guint i = 0; i < 5000 + G_N_ELEMENTS (odd); i++)
    {
      TriVec3 e = i < G_N_ELEMENTS (odd) ? odd[i] : random_direction (&rng);
      double coverage = tri_region_coverage (region, e, tri_head_point (head, e), i, NULL);

      g_assert_true (coverage >= 0 && coverage <= 1);
    }
  /* Chin and forehead. */
  g_assert_cmpfloat (tri_region_coverage (region, odd[0], tri_head_point (head, odd[0]), 0, NULL),
                     ==, 0);
}

/* Around the ears and down the nape every stage has hair: no dots, though the hairline's outline
 * runs there. Low on the head and behind the sideburns is far from every fringe. */
static void
test_ears_and_nape (void)
{
  TriRng rng = tri_rng_seed (34);
  guint inside = 0;

  for (guint norwood = 0; norwood < TRI_N_NORWOODS; norwood++)
    {
      g_autoptr (TriHead) head = random_head (&rng);
      g_autoptr (TriDesign) design = load_design ("mature", norwood);
      g_autoptr (TriRegion) region = tri_region_new (design, head);

      for (guint i = 0; i < 20000; i++)
        {
          TriVec3 e = tri_head_fibonacci (i, 20000);
          TriVec3 p = tri_head_point (head, e);

          if (p.y > 12 || p.z > 10 || !tri_curve_contains (tri_region_get_hairline (region), e))
            continue;
          inside++;
          /* Less than one dot in 50 cm². */
          g_assert_cmpfloat (tri_region_coverage (region, e, p, i, NULL), <, 1e-4);
        }
    }
  g_assert_cmpuint (inside, >, 5000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/coverage/formula", test_formula);
  g_test_add_func ("/design/coverage/strays", test_strays);
  g_test_add_func ("/design/coverage/wobble", test_wobble);
  g_test_add_func ("/design/coverage/range", test_range);
  g_test_add_func ("/design/coverage/ears-and-nape", test_ears_and_nape);
  return g_test_run ();
}
