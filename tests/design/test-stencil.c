/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unrolled lines keep their length and turning; how far off the rest is, is known. */

#include "config.h"

#include "tri-stencil.h"

#include "test-designs.h"

#define N_POINTS 121
#define N_NORMALS 20000

/* The parasagittal section at @x_mm, from the glabella's level upwards. */
static void
make_section (const TriHead *head, double x_mm, TriVec3 *points)
{
  for (guint i = 0; i < N_POINTS; i++)
    points[i] = tri_head_tape_point (head, x_mm, i);
}

static void
test_unroll (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriVec3 points[N_POINTS];
  TriVec2 paper[N_POINTS];

  /* The midline is a shortest way: on paper it is straight, and as long as the tape says. */
  make_section (head, 0, points);
  tri_stencil_unroll (head, points, N_POINTS, 40, paper);
  for (guint i = 0; i < N_POINTS; i++)
    {
      g_assert_cmpfloat_with_epsilon (paper[i].x, 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (paper[i].y, (int) i - 40, 0.01);
    }

  /* Beside it the tape is none and bends, away from the midline on paper: the head narrows. */
  make_section (head, 50, points);
  tri_stencil_unroll (head, points, N_POINTS, 0, paper);
  g_assert_cmpfloat (paper[N_POINTS - 1].x, >, 5);
  for (guint i = 0; i + 1 < N_POINTS; i++)
    g_assert_cmpfloat_with_epsilon (
        hypot (paper[i + 1].x - paper[i].x, paper[i + 1].y - paper[i].y), 1, 1e-3);
}

/* A closed line around the vertex turns by less than a full circle. */
static void
test_turning (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  TriVec3 points[361];
  TriVec2 paper[361];
  double turned = 0;
  double cap = 0;

  for (guint i = 0; i <= 360; i++)
    {
      const double a = i * G_PI / 180;

      points[i] = tri_head_point (head, tri_vec3 (0.6 * sin (a), 0.8, 0.6 * cos (a)));
    }
  tri_stencil_unroll (head, points, 361, 0, paper);
  for (guint i = 1; i < 360; i++)
    {
      const double before = atan2 (paper[i].y - paper[i - 1].y, paper[i].x - paper[i - 1].x);
      const double after = atan2 (paper[i + 1].y - paper[i].y, paper[i + 1].x - paper[i].x);

      turned += remainder (after - before, 2 * G_PI);
    }
  turned *= 360.0 / 359;

  /* Gauss and Bonnet: what is missing to a full turn is the curvature of the cap inside, which is
   * the solid angle of its normals. The normal e is that of the point in the direction axes times
   * e. */
  for (guint i = 0; i < N_NORMALS; i++)
    {
      const TriVec3 e = tri_head_fibonacci (i, N_NORMALS);
      const TriVec3 axes = tri_head_get_axes (head, TRUE, e.z > 0);
      const TriVec3 scaled = tri_vec3 (e.x * axes.x, e.y * axes.y, e.z * axes.z);

      if (e.y > 0 && scaled.y / tri_vec3_length (scaled) > 0.8)
        cap += 4 * G_PI / N_NORMALS;
    }
  g_assert_cmpfloat_with_epsilon (fabs (turned), 2 * G_PI - cap, 0.02);
}

static void
test_skin_distance (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  const TriVec3 a = tri_head_tape_point (head, 0, 10);
  const TriVec3 b = tri_head_tape_point (head, 0, 130);
  const TriVec3 c = tri_head_tape_point (head, 50, 70);

  g_assert_cmpfloat_with_epsilon (tri_stencil_skin_distance (head, a, b), 120, 0.12);
  g_assert_cmpfloat (tri_stencil_skin_distance (head, a, a), <, 1e-9);
  /* No shorter than the straight way, no longer than any other. */
  g_assert_cmpfloat (tri_stencil_skin_distance (head, a, c), >,
                     tri_vec3_length (tri_vec3_sub (a, c)));
  g_assert_cmpfloat (tri_stencil_skin_distance (head, a, b), <,
                     tri_stencil_skin_distance (head, a, c)
                         + tri_stencil_skin_distance (head, c, b));
}

static void
test_styles (void)
{
  TriRng rng = tri_rng_seed (8);

  for (guint s = 0; s < N_STYLES; s++)
    {
      g_autoptr (TriDesign) design = load_design (style_ids[s], TRI_NORWOOD_6);
      g_autoptr (TriHead) head = s == 0 ? tri_head_new (NULL) : random_head (&rng);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      g_autoptr (TriStencil) stencil = tri_stencil_new (region);
      const TriHairlineShape *shape = &tri_design_get_spec (design)->shape;
      double length = 0, off = 0;

      for (guint i = 0; i + 1 < stencil->n_line; i++)
        length += hypot (stencil->line[i + 1].x - stencil->line[i].x,
                         stencil->line[i + 1].y - stencil->line[i].y);
      g_assert_cmpfloat_with_epsilon (length, stencil->length_mm, 1e-6);
      g_assert_cmpfloat (length, >, 200);
      g_assert_cmpfloat (length, <, 420);
      /* A rounded corner passes a little above its point. */
      g_assert_cmpfloat (stencil->glabella_mm, >, shape->height_mm - shape->peak_drop_mm);
      g_assert_cmpfloat (stencil->glabella_mm, <, shape->height_mm - shape->peak_drop_mm + 8);

      /* Left and right mirror each other, as far as samples 0.7 mm apart do. */
      for (guint i = 0; i < TRI_N_STENCIL_MARKS; i++)
        {
          const TriStencilMark *a = &stencil->marks[i];
          const TriStencilMark *b = &stencil->marks[TRI_N_STENCIL_MARKS - 1 - i];

          off = MAX (off, hypot (a->paper_mm.x + b->paper_mm.x, a->paper_mm.y - b->paper_mm.y));
          g_assert_cmpfloat_with_epsilon (a->glabella_mm, b->glabella_mm, 0.8);
          g_assert_cmpfloat (a->glabella_mm, >, 40);
          g_assert_cmpfloat (a->canthus_mm, >, 20);
        }
      g_assert_cmpfloat (off, <, 2.0);
      g_test_message ("%s: %.0f mm long, strip off by %.2f mm, sheet by %.1f mm", style_ids[s],
                      stencil->length_mm, stencil->strip_error_mm, stencil->sheet_error_mm);
      g_assert_cmpfloat (stencil->strip_error_mm, >, 0.2);
      g_assert_cmpfloat (stencil->strip_error_mm, <, 2.0);
      g_assert_cmpfloat (stencil->sheet_error_mm, >, stencil->strip_error_mm);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/stencil/unroll", test_unroll);
  g_test_add_func ("/design/stencil/turning", test_turning);
  g_test_add_func ("/design/stencil/skin-distance", test_skin_distance);
  g_test_add_func ("/design/stencil/styles", test_styles);
  return g_test_run ();
}
