/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pattern of the dots is blue noise at every density: even, without large-scale clumps and
 * without a lattice's lines. Measured in flat patches, by the power spectrum and the distances of
 * nearest neighbours; white noise and a lattice must fail. */

#include "config.h"

#include "tri-dots.h"
#include "tri-rng.h"

#include "test-designs.h"

#include <gio/gio.h>

/* Side of a patch, mm, and how many are averaged. */
#define SIDE_MM 40.0
#define N_PATCHES 10
#define N_ANGLES 10

/* Rings of frequency, in units of the square root of the density. */
#define RING_STEP 0.125
#define N_RINGS 24

/* The field's own density, dots per cm² of the mean head. */
#define FIELD_CM2 888.6

typedef struct
{
  GArray *patches[N_PATCHES]; /* of TriVec2, mm from the middle */
} Pattern;

typedef struct
{
  double low;      /* mean power at low frequencies; 1 for white noise */
  double peak;     /* of the power over a ring */
  double spread;   /* coefficient of variation of the nearest neighbours' distances */
  double smallest; /* of them, in units of the hexagonal optimum */
} Quality;

static void
pattern_init (Pattern *self)
{
  for (guint i = 0; i < N_PATCHES; i++)
    self->patches[i] = g_array_new (FALSE, FALSE, sizeof (TriVec2));
}

static void
pattern_clear (Pattern *self)
{
  for (guint i = 0; i < N_PATCHES; i++)
    g_clear_pointer (&self->patches[i], g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pattern, pattern_clear)

/* Middles of the patches: over the vault, where every design of stage 7 covers fully. */
static TriVec3
patch_direction (guint patch)
{
  double turn = 2 * G_PI * patch / N_PATCHES;

  return tri_vec3_normalize (tri_vec3 (0.30 * cos (turn), 1.0, 0.30 * sin (turn) - 0.12));
}

static TriVec3
cross (TriVec3 a, TriVec3 b)
{
  return tri_vec3 (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

/* Lays a point of the head into the patches it is in, flat. */
static void
add_point (Pattern *self, const TriHead *head, TriVec3 point)
{
  for (guint i = 0; i < N_PATCHES; i++)
    {
      TriVec3 e = patch_direction (i);
      TriVec3 normal = tri_head_normal (head, e);
      TriVec3 along = tri_vec3_normalize (cross (normal, tri_vec3 (0, 0, 1)));
      TriVec3 across = cross (normal, along);
      TriVec3 from = tri_vec3_sub (point, tri_head_point (head, e));
      double length = tri_vec3_length (from);
      TriVec2 at = { tri_vec3_dot (from, along), tri_vec3_dot (from, across) };
      double flat = hypot (at.x, at.y);

      if (length > SIDE_MM || flat <= 0)
        continue;
      /* Distances from the middle stay what they are. */
      at.x *= length / flat;
      at.y *= length / flat;
      if (fabs (at.x) < SIDE_MM / 2 && fabs (at.y) < SIDE_MM / 2)
        g_array_append_val (self->patches[i], at);
    }
}

/* Falls smoothly to 0 at the patch's rim, so that the rim is no feature of the spectrum. */
static double
window (TriVec2 at)
{
  return (1 + cos (2 * G_PI * at.x / SIDE_MM)) * (1 + cos (2 * G_PI * at.y / SIDE_MM)) / 4;
}

static double
power_at (const GArray *patch, double fx, double fy)
{
  double re = 0, im = 0, weight = 0;

  for (guint i = 0; i < patch->len; i++)
    {
      TriVec2 at = g_array_index (patch, TriVec2, i);
      double w = window (at), s, c;

      sincos (2 * G_PI * (fx * at.x + fy * at.y), &s, &c);
      re += w * c;
      im += w * s;
      weight += w * w;
    }
  return (re * re + im * im) / weight;
}

static void
measure_spectrum (const Pattern *self, double density, Quality *quality)
{
  double unit = sqrt (density / 100); /* per mm */
  double low = 0;
  guint n_low = 0;

  quality->peak = 0;
  for (guint ring = 2; ring < N_RINGS; ring++)
    {
      double f = (ring + 0.5) * RING_STEP, sum = 0;

      for (guint p = 0; p < N_PATCHES; p++)
        for (guint a = 0; a < N_ANGLES; a++)
          {
            double turn = G_PI * (a + 0.5 * (p % 2)) / N_ANGLES;

            sum += power_at (self->patches[p], f * unit * cos (turn), f * unit * sin (turn));
          }
      sum /= N_PATCHES * N_ANGLES;
      g_test_message ("%.2f: %.3f", f, sum);
      quality->peak = MAX (quality->peak, sum);
      if (f < 0.5)
        {
          low += sum;
          n_low++;
        }
    }
  quality->low = low / n_low;
}

static void
measure_neighbours (const Pattern *self, double density, Quality *quality)
{
  double optimum = sqrt (2 / (sqrt (3) * density / 100));
  double sum = 0, squares = 0, mean;
  guint n = 0;

  quality->smallest = G_MAXDOUBLE;
  for (guint p = 0; p < N_PATCHES; p += 3)
    {
      const GArray *patch = self->patches[p];

      for (guint i = 0; i < patch->len; i++)
        {
          TriVec2 a = g_array_index (patch, TriVec2, i);
          double nearest = G_MAXDOUBLE;

          if (MAX (fabs (a.x), fabs (a.y)) > SIDE_MM / 2 - 2 * optimum)
            continue;
          for (guint k = 0; k < patch->len; k++)
            {
              TriVec2 b = g_array_index (patch, TriVec2, k);

              if (k != i)
                nearest = MIN (nearest, hypot (a.x - b.x, a.y - b.y));
            }
          nearest /= optimum;
          quality->smallest = MIN (quality->smallest, nearest);
          sum += nearest;
          squares += nearest * nearest;
          n++;
        }
    }
  mean = sum / n;
  quality->spread = sqrt (squares / n - mean * mean) / mean;
}

static Quality
measure (const Pattern *self, double density, const char *what)
{
  Quality quality;

  measure_spectrum (self, density, &quality);
  measure_neighbours (self, density, &quality);
  g_test_message ("%s, %.0f per cm2: power %.3f at low frequencies, %.2f at most; neighbours vary "
                  "by %.3f, nearest at %.2f",
                  what, density, quality.low, quality.peak, quality.spread, quality.smallest);
  return quality;
}

static gboolean
is_blue_noise (const Quality *quality)
{
  return quality->low < 0.15 && quality->peak < 2.3 && quality->spread < 0.14
         && quality->smallest > 0.55;
}

static TriDotField *
new_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  TriDotField *field;

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return field;
}

static const double densities[] = { 10, 30, 60, 100, 150, 190 };

static void
test_prefixes (void)
{
  g_autoptr (TriDotField) field = new_field ();
  g_autoptr (TriHead) head = tri_head_new (NULL);

  for (guint d = 0; d < G_N_ELEMENTS (densities); d++)
    {
      g_auto (Pattern) pattern;
      Quality quality;

      pattern_init (&pattern);
      for (guint i = 0; i < densities[d] * FIELD_CM2; i++)
        add_point (&pattern, head, tri_head_point (head, tri_dot_field_get_direction (field, i)));
      quality = measure (&pattern, densities[d], "prefix");
      g_assert_true (is_blue_noise (&quality));
    }
}

/* Selection on a head that is not the field's own, through all that decides: hairline, hair, the
 * sessions' build and what pigment keeps. */
static void
test_selections (void)
{
  static const double factors[TRI_HEAD_N_FACTORS] = { .03, -.03, 0, .02, -.03 };
  g_autoptr (TriDotField) field = new_field ();
  g_autoptr (TriHead) head = tri_head_new (factors);
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
  const float *points = tri_scalp_get_points (scalp);

  for (guint d = 0; d < G_N_ELEMENTS (densities); d++)
    {
      double wanted = MAX (densities[d], TRI_DENSITY_MIN);
      g_autoptr (TriDesign) base = load_design ("soft", TRI_NORWOOD_7);
      TriDesignSpec spec = *tri_design_get_spec (base);
      g_autoptr (TriDesign) design = NULL;
      g_autoptr (TriRegion) region = NULL;
      g_autoptr (TriDots) dots = NULL;
      g_auto (Pattern) pattern;
      Quality quality;
      guint n;
      const TriDot *all;

      spec.density_per_cm2 = wanted;
      design = tri_design_new (&spec);
      region = tri_region_new (design, head);
      dots = tri_dots_select (scalp, region, densities[d] / wanted, 1.0);
      all = tri_dots_get (dots, &n);
      pattern_init (&pattern);
      for (guint i = 0; i < n; i++)
        {
          const float *at = points + 3 * (gsize) all[i].index;

          add_point (&pattern, head, tri_vec3 (at[0], at[1], at[2]));
        }
      quality = measure (&pattern, densities[d], "selection");
      g_assert_true (is_blue_noise (&quality));
    }
}

/* The yardstick itself: neither chance nor order passes. */
static void
test_others (void)
{
  const double density = 100;
  TriRng rng = tri_rng_seed (5);
  double step = sqrt (2 / (sqrt (3) * density / 100));
  g_auto (Pattern) white;
  g_auto (Pattern) lattice;
  Quality quality;

  pattern_init (&white);
  pattern_init (&lattice);
  for (guint p = 0; p < N_PATCHES; p++)
    {
      for (guint i = 0; i < SIDE_MM * SIDE_MM * density / 100; i++)
        {
          TriVec2 at = { (tri_rng_uniform (&rng) - 0.5) * SIDE_MM,
                         (tri_rng_uniform (&rng) - 0.5) * SIDE_MM };

          g_array_append_val (white.patches[p], at);
        }
      for (int j = -60; j <= 60; j++)
        for (int i = -60; i <= 60; i++)
          {
            double x = (i + 0.5 * (j & 1)) * step, y = j * step * sqrt (3) / 2;
            TriVec2 at = { x * cos (p) - y * sin (p), x * sin (p) + y * cos (p) };

            if (fabs (at.x) < SIDE_MM / 2 && fabs (at.y) < SIDE_MM / 2)
              g_array_append_val (lattice.patches[p], at);
          }
    }
  quality = measure (&white, density, "white noise");
  g_assert_false (is_blue_noise (&quality));
  g_assert_cmpfloat_with_epsilon (quality.low, 1.0, 0.25);
  g_assert_cmpfloat (quality.spread, >, 0.4);
  quality = measure (&lattice, density, "lattice");
  g_assert_false (is_blue_noise (&quality));
  g_assert_cmpfloat (quality.peak, >, 4.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/blue-noise/prefixes", test_prefixes);
  g_test_add_func ("/design/blue-noise/selections", test_selections);
  g_test_add_func ("/design/blue-noise/others", test_others);

  return g_test_run ();
}
