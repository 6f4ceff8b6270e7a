/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stubble and skin are found beside the fringe, and the top that is matched to them meets them. */

#include "config.h"

#include "tri-error.h"
#include "tri-sample.h"
#include "tri-side-sample.h"
#include "tri-sides.h"

#include <math.h>

/* Light of the painted skin, and the size of its photo relative to the sample. */
static const double skin_light[3] = { 0.55, 0.37, 0.27 };
#define PAINTED 0.4

typedef struct
{
  TriHead *head;
  TriPose pose;
  TriRegion *region;
} Sitter;

static Sitter
sitter_new (const char *sample, double factor)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new (sample);
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  Sitter self = { .head = tri_head_ref (tri_scene_get_head (scene)),
                  .pose = tri_pose_scaled (tri_scene_get_pose (scene), factor) };

  self.region = tri_region_new (design, self.head);
  return self;
}

static void
sitter_clear (Sitter *self)
{
  tri_head_unref (self->head);
  tri_region_unref (self->region);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sitter, sitter_clear)

static guint
encoded (double light)
{
  double v = light <= 0.0031308 ? 12.92 * light : 1.055 * pow (light, 1.0 / 2.4) - 0.055;

  return (guint) floor (255.0 * CLAMP (v, 0.0, 1.0) + 0.5);
}

/* A head of plain skin under a lamp from the left whose hair leaves @target of the light. The hair
 * begins @off_mm from where the region's fringe has it. */
static TriPhoto *
painted_photo (const Sitter *sitter, double target, double off_mm)
{
  int width = (int) (1500 * PAINTED), height = (int) (2000 * PAINTED);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  TriPhoto *photo;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        TriVec3 e;
        guint32 pixel = 0x8090a0;

        if (tri_pose_back_project (&sitter->pose, sitter->head, (TriVec2){ x + 0.5, y + 0.5 }, &e))
          {
            TriVec3 n = tri_mat3_apply (&sitter->pose.rotation, tri_head_normal (sitter->head, e));
            double light = 0.55 + 0.3 * n.z - 0.25 * n.x;

            if (tri_curve_distance_mm (tri_region_get_fringe (sitter->region), e, NULL) > off_mm)
              light *= target;
            pixel = encoded (skin_light[0] * light) << 16 | encoded (skin_light[1] * light) << 8
                    | encoded (skin_light[2] * light);
          }
        ((guint32 *) (data + y * stride))[x] = pixel;
      }
  cairo_surface_mark_dirty (surface);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return photo;
}

typedef struct
{
  const char *name, *sample;
  double target, off_mm;
  TriSidesVerdict verdict;
} Case;

static const Case cases[] = {
  { "front", "front", 0.62, 0.0, TRI_SIDES_MET },
  { "left45-off", "left45", 0.7, 9.0, TRI_SIDES_MET },
  { "left45", "left45", 0.55, -6.0, TRI_SIDES_MET },
  { "black", "front", 0.03, 0.0, TRI_SIDES_DARKER },
  { "pale", "left45", 0.97, 0.0, TRI_SIDES_LIGHTER },
};

/* Stubble that was painted is found, wherever its edge is; sides beyond every shade are told. */
static void
test_painted (gconstpointer data)
{
  const Case *c = data;
  g_auto (Sitter) sitter = sitter_new (c->sample, PAINTED);
  g_autoptr (TriPhoto) photo = painted_photo (&sitter, c->target, c->off_mm);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &sitter.pose, sitter.head, NULL, 0);
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (GError) error = NULL;
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriSideSample sample, picked;
  TriSidesMatch match;

  g_assert_true (tri_scene_sample_sides (scene, sitter.region, &sample, &error));
  g_assert_no_error (error);
  g_test_message ("%.3f for %.3f, confidence %.2f at %.0f,%.0f and %.0f,%.0f", sample.target,
                  c->target, sample.confidence, sample.stubble_px.x, sample.stubble_px.y,
                  sample.skin_px.x, sample.skin_px.y);
  g_assert_cmpfloat_with_epsilon (sample.target, c->target, 0.05 * c->target);
  g_assert_cmpfloat (sample.confidence, >, 0.4);

  g_assert_true (tri_sides_match (figures, &skin, sample.target, &match));
  g_assert_cmpint (match.verdict, ==, c->verdict);

  /* Picked by hand at the places that were told. */
  g_assert_true (
      tri_scene_sample_sides_at (scene, sample.stubble_px, sample.skin_px, &picked, &error));
  g_assert_cmpfloat_with_epsilon (picked.target, c->target, 0.12 * c->target);
}

/* Mean light under the finished dots over that of bare skin, where the whole of them stands. */
static double
drawn_share (TriScene *scene, TriRegion *region, TriDots *dots, const TriPigment *pigment)
{
  TriViewport viewport = tri_viewport_full (tri_scene_get_photo (scene));
  cairo_surface_t *picture = tri_preview_render (scene, dots, pigment, &viewport, NULL);
  cairo_surface_t *bare = tri_photo_get_surface (tri_scene_get_photo (scene));
  TriHead *head = tri_scene_get_head (scene);
  double sums[3] = { 0.0 }, before[3] = { 0.0 };

  for (guint i = 0; i < 60000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 60000);
      TriVec3 p = tri_head_point (head, e);
      double edge_mm;
      TriVec2 q;

      if (!tri_scene_is_visible (scene, p, tri_head_normal (head, e))
          || tri_region_coverage (region, e, p, i, &edge_mm) < 0.97 || edge_mm < 12.0)
        continue;
      q = tri_scene_project (scene, p);
      for (guint c = 0; c < 3; c++)
        {
          guint shift = 16 - 8 * c;

          sums[c] += tri_sample_linear (tri_sample_pixel (picture, (int) q.x, (int) q.y) >> shift
                                        & 0xff);
          before[c]
              += tri_sample_linear (tri_sample_pixel (bare, (int) q.x, (int) q.y) >> shift & 0xff);
        }
    }
  cairo_surface_destroy (picture);
  g_assert_cmpfloat (before[0], >, 0.0);
  return (sums[0] / before[0] + sums[1] / before[1] + sums[2] / before[2]) / 3.0;
}

/* From the drawn stubble of a sample photo to pixels: the top is as dark as the sides. */
static void
test_meets (gconstpointer data)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) scene = tri_sample_scene_new (data);
  g_auto (Sitter) sitter = sitter_new (data, 1.0);
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, sitter.head);
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriRegion) region = NULL;
  g_autoptr (TriDots) dots = NULL;
  g_autoptr (GError) error = NULL;
  TriMoment healed = { TRI_KIND_PERMANENT, 3.0, 28.0, TRI_END_TYPICAL };
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriSideSample sample;
  TriSidesMatch match;
  TriDesignSpec spec;
  TriPigment pigment;
  double share;

  g_assert_true (tri_scene_sample_sides (scene, sitter.region, &sample, &error));
  g_assert_true (tri_sides_match (figures, &skin, sample.target, &match));
  g_assert_cmpint (match.verdict, ==, TRI_SIDES_MET);

  spec = *tri_design_get_spec (tri_region_get_design (sitter.region));
  spec.shade = match.shade;
  spec.density_per_cm2 = match.density_per_cm2;
  design = tri_design_new (&spec);
  region = tri_region_new (design, sitter.head);
  pigment = tri_pigment_at (figures, &healed, match.shade, &skin);
  dots = tri_dots_select (scalp, region, 1.0, pigment.keep);
  share = drawn_share (scene, region, dots, &pigment);
  g_test_message ("%s: sides %.3f, top %.3f", (const char *) data, sample.target, share);
  /* From the front, the top that is seen lies half in a highlight, which pigment does not darken.
   */
  g_assert_cmpfloat_with_epsilon (share, sample.target, g_str_equal (data, "front") ? 0.06 : 0.025);
}

/* What cannot be measured is said, not made up. */
static void
test_refused (void)
{
  g_auto (Sitter) sitter = sitter_new ("front", PAINTED);
  g_autoptr (TriPhoto) photo = painted_photo (&sitter, 0.6, 0.0);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &sitter.pose, sitter.head, NULL, 0);
  g_autoptr (GError) error = NULL;
  TriVec2 forehead = { sitter.pose.tx, sitter.pose.ty - 60.0 * sitter.pose.scale };
  TriSideSample sample;

  /* Off the photo; on the wall. */
  g_assert_false (
      tri_scene_sample_sides_at (scene, (TriVec2){ -5.0, 10.0 }, forehead, &sample, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      tri_scene_sample_sides_at (scene, forehead, (TriVec2){ 20.0, 20.0 }, &sample, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_true (strlen (error->message) > 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/render/side-sample/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_painted);
    }
  g_test_add_data_func ("/render/side-sample/meets-front", "front", test_meets);
  g_test_add_data_func ("/render/side-sample/meets-left45", "left45", test_meets);
  g_test_add_func ("/render/side-sample/refused", test_refused);

  return g_test_run ();
}
