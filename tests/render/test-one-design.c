/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One design, every view: dots keep index, place and size while the line is dragged, and the same
 * dots darken another photo of the client just where the head puts them. */

#include "config.h"

#include "tri-chart.h"
#include "tri-design.h"
#include "tri-handle.h"
#include "tri-registration.h"
#include "tri-scene.h"

#include <string.h>

/* The six clicks of each sample photo, from data/samples/landmarks.json. */
static const TriClicks front_clicks = {
  .view = TRI_VIEW_FRONT,
  .has = { [TRI_LANDMARK_PUPIL_LEFT] = TRUE,
           [TRI_LANDMARK_PUPIL_RIGHT] = TRUE,
           [TRI_LANDMARK_SUBNASALE] = TRUE,
           [TRI_LANDMARK_EAR_TOP_LEFT] = TRUE,
           [TRI_LANDMARK_EAR_TOP_RIGHT] = TRUE },
  .at = { [TRI_LANDMARK_PUPIL_LEFT] = { 915.48, 942.15 },
          [TRI_LANDMARK_PUPIL_RIGHT] = { 586.76, 943.06 },
          [TRI_LANDMARK_SUBNASALE] = { 750.88, 1206.07 },
          [TRI_LANDMARK_EAR_TOP_LEFT] = { 1134.36, 917.87 },
          [TRI_LANDMARK_EAR_TOP_RIGHT] = { 370.30, 907.45 } },
  .n_silhouette = 1,
  .silhouette = { { 748.22, 375.11 } },
};

static const TriClicks left45_clicks = {
  .view = TRI_VIEW_LEFT45,
  .has = { [TRI_LANDMARK_PUPIL_LEFT] = TRUE,
           [TRI_LANDMARK_PUPIL_RIGHT] = TRUE,
           [TRI_LANDMARK_SUBNASALE] = TRUE,
           [TRI_LANDMARK_EAR_TOP_LEFT] = TRUE,
           [TRI_LANDMARK_TRAGUS_LEFT] = TRUE },
  .at = { [TRI_LANDMARK_PUPIL_LEFT] = { 552.93, 942.23 },
          [TRI_LANDMARK_PUPIL_RIGHT] = { 331.69, 944.58 },
          [TRI_LANDMARK_SUBNASALE] = { 368.48, 1202.44 },
          [TRI_LANDMARK_EAR_TOP_LEFT] = { 1043.33, 915.25 },
          [TRI_LANDMARK_TRAGUS_LEFT] = { 1014.44, 1048.88 } },
  .n_silhouette = 1,
  .silhouette = { { 766.28, 374.69 } },
};

typedef struct
{
  TriHead *head;
  TriScalp *scalp;
  TriDesign *low;
  TriDesign *high;
  TriRegion *low_region;
  TriRegion *high_region;
  TriDots *low_dots;
  TriDots *high_dots;
} Fixture;

static TriDesign *
load_design (const char *id)
{
  g_autofree char *path = g_strdup_printf ("/org/trichion/Trichion/templates/%s.template", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  g_autoptr (TriTemplate) style = NULL;

  g_assert_no_error (error);
  style = tri_template_parse (bytes, path, &error);
  g_assert_no_error (error);
  return tri_design_new_from_template (style, TRUE, TRI_NORWOOD_6, 4, 100.0, 7);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriRegistration) front
      = tri_registration_solve (&front_clicks, 1500, 2000, NULL, 0, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TriDotField) field = NULL;
  TriVec3 up;

  g_assert_no_error (error);
  bytes = g_resources_lookup_data ("/org/trichion/Trichion/dots.bin", 0, &error);
  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);

  fixture->head = tri_head_ref (front->head);
  fixture->scalp = tri_scalp_new (field, fixture->head);
  fixture->low = load_design ("soft");

  /* The drag itself: the mid-frontal handle goes 10 mm up the tape. */
  up = tri_head_tape_point (fixture->head, 0,
                            tri_design_get_spec (fixture->low)->shape.height_mm + 10.0);
  fixture->high = tri_handle_move (TRI_HANDLE_MID_FRONTAL, fixture->low, fixture->head,
                                   tri_head_direction (fixture->head, up));
  g_assert_cmpfloat_with_epsilon (tri_design_get_spec (fixture->high)->shape.height_mm,
                                  tri_design_get_spec (fixture->low)->shape.height_mm + 10.0, 0.05);

  fixture->low_region = tri_region_new (fixture->low, fixture->head);
  fixture->high_region = tri_region_new (fixture->high, fixture->head);
  fixture->low_dots = tri_dots_select (fixture->scalp, fixture->low_region, 1.0, 1.0);
  fixture->high_dots = tri_dots_select (fixture->scalp, fixture->high_region, 1.0, 1.0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tri_dots_unref (fixture->high_dots);
  tri_dots_unref (fixture->low_dots);
  tri_region_unref (fixture->high_region);
  tri_region_unref (fixture->low_region);
  tri_design_unref (fixture->high);
  tri_design_unref (fixture->low);
  tri_scalp_unref (fixture->scalp);
  tri_head_unref (fixture->head);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  guint n_low;
  guint n_high;
  const TriDot *low = tri_dots_get (fixture->low_dots, &n_low);
  const TriDot *high = tri_dots_get (fixture->high_dots, &n_high);
  guint n_common = 0;

  /* Both are in rank order, so one walk finds every dot that is in both. */
  for (guint i = 0, j = 0; i < n_low && j < n_high;)
    {
      if (low[i].index < high[j].index)
        i++;
      else if (low[i].index > high[j].index)
        j++;
      else
        {
          g_assert_cmpmem (&low[i].diameter_factor, sizeof (float), &high[j].diameter_factor,
                           sizeof (float));
          n_common++;
          i++;
          j++;
        }
    }

  /* A centimetre of forehead is lost; nearly every dot that is left was there before. The few that
   * were not are strays of the new edge. */
  g_assert_cmpuint (n_low, >, n_high + 300);
  g_assert_cmpuint (n_common, >, n_high * 99 / 100);

  /* Both selections lie on one scalp: place is the index's, to the bit. */
  g_assert_true (tri_dots_get_scalp (fixture->low_dots) == tri_dots_get_scalp (fixture->high_dots));
}

/* The view of a sample photo on the head of the front photo. */
static TriScene *
make_scene (const char *name, const TriClicks *clicks, TriHead *known_head, double yaw)
{
  g_autofree char *path = g_strdup_printf ("/org/trichion/Trichion/samples/%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  g_autoptr (TriPhoto) photo = NULL;
  g_autoptr (TriRegistration) registration = NULL;
  double yaw_deg, pitch_deg, roll_deg;

  g_assert_no_error (error);
  photo = tri_photo_new_from_bytes (bytes, name, NULL, &error);
  g_assert_no_error (error);
  registration = tri_registration_solve (clicks, tri_photo_get_width (photo),
                                         tri_photo_get_height (photo), known_head, 0, &error);
  g_assert_no_error (error);
  g_assert_true (memcmp (tri_head_get_factors (registration->head),
                         tri_head_get_factors (known_head), TRI_HEAD_N_FACTORS * sizeof (double))
                 == 0);
  /* Seen from the side, not the front's picture laid over another photo. */
  tri_rotation_to_euler (&registration->pose.rotation, &yaw_deg, &pitch_deg, &roll_deg);
  g_assert_cmpfloat_with_epsilon (yaw_deg, yaw, 3.0);
  return tri_scene_new (photo, &registration->pose, registration->head, clicks->silhouette,
                        clicks->n_silhouette);
}

static int
luma (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *p = cairo_image_surface_get_data (surface)
                           + (gsize) y * cairo_image_surface_get_stride (surface) + 4 * x;

  return p[0] + p[1] + p[2];
}

/* Draws the design in the three-quarter photo on the head of the front photo: pixels under its dots
 * are darkened, pixels 3 mm or more from all of them are the photo's. */
static void
test_other_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TriScene) scene
      = make_scene ("sample-left45.jpg", &left45_clicks, fixture->head, -45.0);
  TriViewport viewport = tri_viewport_full (tri_scene_get_photo (scene));
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriMoment moment = {
    .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28, .fading = TRI_END_TYPICAL
  };
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriPigment pigment = tri_pigment_at (figures, &moment, 4, &skin);
  cairo_surface_t *bare = tri_preview_render_bare (tri_scene_get_photo (scene), &viewport);
  cairo_surface_t *drawn
      = tri_preview_render (scene, fixture->high_dots, &pigment, &viewport, NULL);
  const float *points = tri_scalp_get_points (fixture->scalp);
  const float *normals = tri_scalp_get_normals (fixture->scalp);
  g_autofree guint8 *near_dot = g_malloc0 ((gsize) viewport.width * viewport.height);
  guint n_dots;
  const TriDot *dots = tri_dots_get (fixture->high_dots, &n_dots);
  guint n_facing = 0;
  guint n_darker = 0;
  guint n_stray = 0;
  double gain = tri_scene_get_pose (scene)->scale;
  int reach = (int) (3.0 * gain);

  for (guint i = 0; i < n_dots; i++)
    {
      const float *p = points + 3 * dots[i].index;
      const float *n = normals + 3 * dots[i].index;
      TriVec3 point = tri_vec3 (p[0], p[1], p[2]);
      TriVec3 normal = tri_vec3 (n[0], n[1], n[2]);
      TriVec2 q = tri_scene_project (scene, point);
      int x = (int) q.x;
      int y = (int) q.y;

      for (int v = MAX (0, y - reach); v <= MIN (viewport.height - 1, y + reach); v++)
        for (int u = MAX (0, x - reach); u <= MIN (viewport.width - 1, x + reach); u++)
          near_dot[(gsize) v * viewport.width + u] = 1;

      /* Faint dots of the edge and of the rim are left to the tests of the picture. */
      if (!tri_scene_is_visible (scene, point, normal)
          || tri_vec3_dot (normal, tri_pose_view (tri_scene_get_pose (scene), point)) < 0.35
          || dots[i].od_factor < 0.6 || x < 0 || y < 0 || x >= viewport.width
          || y >= viewport.height)
        continue;
      n_facing++;
      n_darker += luma (drawn, x, y) < luma (bare, x, y) - 20;
    }

  for (int y = 0; y < viewport.height; y++)
    for (int x = 0; x < viewport.width; x++)
      n_stray
          += !near_dot[(gsize) y * viewport.width + x] && luma (drawn, x, y) != luma (bare, x, y);

  g_test_message ("%u dots face the camera, %u darken their pixel", n_facing, n_darker);
  g_assert_cmpuint (n_facing, >, 5000);
  /* Highlights lie above the pigment, so not every dot shows. */
  g_assert_cmpuint (n_darker, >, n_facing * 98 / 100);
  g_assert_cmpuint (n_stray, ==, 0);

  cairo_surface_destroy (drawn);
  cairo_surface_destroy (bare);
}

#define SPOT_RADIUS_MM 10.0

/* A spot on bare forehead, drawn in millimetres on the scalp. Returns: (transfer full) */
static TriDesign *
draw_spot (const TriDesign *design, TriVec3 e)
{
  TriDesignSpec spec = *tri_design_get_spec (design);
  const TriVec2 at = tri_chart_from_direction (e);
  g_autoptr (TriFreePart) part = tri_free_part_new (TRI_FREE_PART_ADD, SPOT_RADIUS_MM, &at, 1);
  g_autoptr (TriFreeParts) parts = tri_free_parts_new_with (NULL, part);

  spec.parts = parts;
  return tri_design_new (&spec);
}

/* What the spot changes in a view lies where the head has it, and its middle is darker. */
static void
check_spot (TriScene *scene, TriDots *without, TriDots *with, TriHead *head, TriVec3 e)
{
  TriViewport viewport = tri_viewport_full (tri_scene_get_photo (scene));
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  const TriMoment moment = {
    .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28, .fading = TRI_END_TYPICAL
  };
  const TriSkin skin = TRI_SKIN_DEFAULT;
  TriPigment pigment = tri_pigment_at (figures, &moment, 4, &skin);
  cairo_surface_t *before = tri_preview_render (scene, without, &pigment, &viewport, NULL);
  cairo_surface_t *after = tri_preview_render (scene, with, &pigment, &viewport, NULL);
  const TriVec3 centre = tri_head_point (head, e);
  const TriVec2 middle = tri_scene_project (scene, centre);
  guint n_middle = 0, n_darker = 0, n_changed = 0;

  for (int y = 0; y < viewport.height; y++)
    for (int x = 0; x < viewport.width; x++)
      {
        int change = luma (before, x, y) - luma (after, x, y);
        TriVec3 place;
        double away_mm;

        if (change == 0 && MAX (fabs (middle.x - x), fabs (middle.y - y)) > 60)
          continue;
        place = tri_head_point (head, tri_scene_pick (scene, (TriVec2){ x + 0.5, y + 0.5 }));
        away_mm = tri_vec3_length (tri_vec3_sub (place, centre));
        /* Its soft edge and the light that a dot holds back beside itself. */
        if (change != 0)
          g_assert_cmpfloat (away_mm, <, SPOT_RADIUS_MM + 3.0 + 4.0);
        n_changed += change != 0;
        n_middle += away_mm < 5.0;
        n_darker += away_mm < 5.0 && change > 20;
      }
  g_test_message ("%u pixels changed, %u of %u in the middle darker", n_changed, n_darker,
                  n_middle);
  g_assert_cmpuint (n_middle, >, 300);
  g_assert_cmpuint (n_darker, >, n_middle / 2);

  cairo_surface_destroy (after);
  cairo_surface_destroy (before);
}

static void
test_spot_in_two_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TriScene) front = make_scene ("sample-front.jpg", &front_clicks, fixture->head, 0.0);
  g_autoptr (TriScene) side
      = make_scene ("sample-left45.jpg", &left45_clicks, fixture->head, -45.0);
  TriVec3 e = tri_head_direction (fixture->head, tri_head_tape_point (fixture->head, 20.0, 35.0));
  g_autoptr (TriDesign) design = draw_spot (fixture->high, e);
  g_autoptr (TriRegion) region = tri_region_new_edited (fixture->high_region, design);
  g_autoptr (TriDots) dots = tri_dots_select (fixture->scalp, region, 1.0, 1.0);

  check_spot (front, fixture->high_dots, dots, fixture->head, e);
  check_spot (side, fixture->high_dots, dots, fixture->head, e);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/render/one-design/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/render/one-design/other-view", Fixture, NULL, set_up, test_other_view, tear_down);
  g_test_add ("/render/one-design/spot-in-two-views", Fixture, NULL, set_up, test_spot_in_two_views,
              tear_down);
  return g_test_run ();
}
