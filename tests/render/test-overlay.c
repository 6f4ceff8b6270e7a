/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guides lie where the scalp is seen, handles can be picked, the scale bar is true. */

#include "config.h"

#include "tri-chart.h"
#include "tri-golden.h"
#include "tri-overlay.h"
#include "tri-sample.h"

#include <math.h>

typedef struct
{
  TriScene *scene;
  TriDesign *design;
  TriRegion *region;
  TriViewport viewport;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->scene = tri_sample_scene_new (data);
  self->design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  self->region = tri_region_new (self->design, tri_scene_get_head (self->scene));
  self->viewport = (TriViewport){ 300.0, 320.0, 0.5, 460, 330 };
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  tri_region_unref (self->region);
  tri_design_unref (self->design);
  tri_scene_unref (self->scene);
}

static cairo_surface_t *
draw (Fixture *self, TriOverlayParts parts, TriHandle hot)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->viewport.width,
                                                         self->viewport.height);
  cairo_t *cr = cairo_create (surface);

  tri_overlay_draw (cr, self->scene, self->design, &self->viewport, parts, hot);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (data + (gsize) floor (y) * stride))[(gsize) floor (x)];
}

/* Alpha within @radius px of a point, at its largest. */
static guint
alpha_near (cairo_surface_t *surface, TriVec2 at, int radius)
{
  guint alpha = 0;

  for (int dy = -radius; dy <= radius; dy++)
    for (int dx = -radius; dx <= radius; dx++)
      {
        double x = at.x + dx, y = at.y + dy;

        if (x >= 0.0 && y >= 0.0 && x < cairo_image_surface_get_width (surface)
            && y < cairo_image_surface_get_height (surface))
          alpha = MAX (alpha, pixel_at (surface, x, y) >> 24);
      }
  return alpha;
}

static void
test_handles (Fixture *self, gconstpointer data)
{
  cairo_surface_t *surface = draw (self, TRI_OVERLAY_HANDLES, TRI_HANDLE_APEX_LEFT);

  for (guint i = 0; i < TRI_N_LINE_HANDLES; i++)
    {
      TriVec2 at, photo_px, beside;
      TriVec3 point
          = tri_handle_get_point ((TriHandle) i, self->design, tri_scene_get_head (self->scene));

      g_assert_true (
          tri_overlay_get_handle (self->scene, self->design, &self->viewport, (TriHandle) i, &at));
      photo_px = tri_viewport_to_photo (&self->viewport, at);
      g_assert_cmpfloat_with_epsilon (photo_px.x, tri_scene_project (self->scene, point).x, 1e-6);
      /* A white disc with a blue ring. */
      g_assert_cmphex (pixel_at (surface, at.x, at.y), ==, 0xffffffff);
      g_assert_cmpuint (tri_overlay_pick_handle (self->scene, self->design, &self->viewport,
                                                 TRI_N_HANDLES, at, 12.0),
                        ==, i);
      beside = (TriVec2){ at.x + 3.0, at.y - 4.0 };
      g_assert_cmpuint (tri_overlay_pick_handle (self->scene, self->design, &self->viewport,
                                                 TRI_N_HANDLES, beside, 12.0),
                        ==, i);
      beside.y = at.y - 40.0;
      g_assert_cmpuint (tri_overlay_pick_handle (self->scene, self->design, &self->viewport,
                                                 TRI_N_HANDLES, beside, 12.0),
                        ==, TRI_N_HANDLES);
    }
  cairo_surface_destroy (surface);
}

/* From the client's left the right side's handles are out of sight. */
static void
test_hidden_handles (Fixture *self, gconstpointer data)
{
  TriVec2 at;

  g_assert_true (tri_overlay_get_handle (self->scene, self->design, &self->viewport,
                                         TRI_HANDLE_APEX_LEFT, &at));
  g_assert_false (tri_overlay_get_handle (self->scene, self->design, &self->viewport,
                                          TRI_HANDLE_TEMPLE_RIGHT, &at));
  g_assert_cmpuint (
      tri_overlay_pick_handle (self->scene, self->design, &self->viewport, TRI_N_HANDLES, at, 3.0),
      ==, TRI_N_HANDLES);
}

/* The line is drawn where its samples are seen, faint or not at all elsewhere. */
static void
test_hairline (Fixture *self, gconstpointer data)
{
  cairo_surface_t *surface = draw (self, TRI_OVERLAY_HAIRLINE, TRI_N_HANDLES);
  TriHead *head = tri_scene_get_head (self->scene);
  guint n, first, last, n_seen = 0;
  const TriVec3 *samples = tri_curve_get_samples (tri_region_get_hairline (self->region), &n);

  tri_region_get_front (self->region, &first, &last);
  for (guint i = first; i != last; i = (i + 1) % n)
    {
      TriVec3 normal = tri_head_normal (head, tri_head_direction (head, samples[i]));
      TriVec2 at
          = tri_viewport_to_view (&self->viewport, tri_scene_project (self->scene, samples[i]));

      if (!tri_scene_is_visible (self->scene, samples[i], normal))
        continue;
      n_seen++;
      g_assert_cmpuint (alpha_near (surface, at, 1), >, 200);
    }
  g_assert_cmpuint (n_seen, >, 150);
  g_assert_cmpuint (alpha_near (surface, (TriVec2){ 230.0, 300.0 }, 20), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_scale_bar (Fixture *self, gconstpointer data)
{
  const TriPose *pose = tri_scene_get_pose (self->scene);

  for (double scale = 0.05; scale < 20.0; scale *= 1.7)
    {
      TriViewport viewport = { 0.0, 0.0, scale, 800, 600 };
      double length, mm = tri_overlay_scale_bar_mm (self->scene, &viewport, &length);
      double px_per_mm = length / mm / scale;

      /* The forehead is nearer than the ears, so a little larger than at the head's origin. */
      g_assert_cmpfloat (px_per_mm, >, pose->scale);
      g_assert_cmpfloat (px_per_mm, <, 1.09 * pose->scale);
      g_assert_true (mm == 1 || mm == 2 || mm == 5 || mm == 10 || mm == 20 || mm == 50
                     || mm == 100);
      if (mm > 1.0)
        g_assert_cmpfloat (length, <=, 110.0);
      if (mm < 100.0)
        g_assert_cmpfloat (length * 2.5, >, 110.0);
    }
}

/* Something is drawn at the bottom left, and nothing in a thumbnail. */
static void
test_scale_bar_drawn (Fixture *self, gconstpointer data)
{
  cairo_surface_t *surface = draw (self, TRI_OVERLAY_SCALE_BAR, TRI_N_HANDLES);

  g_assert_cmpuint (alpha_near (surface, (TriVec2){ 30.0, 300.0 }, 8), ==, 0xff);
  cairo_surface_destroy (surface);
  self->viewport.width = 120;
  surface = draw (self, TRI_OVERLAY_SCALE_BAR, TRI_N_HANDLES);
  g_assert_cmpuint (alpha_near (surface, (TriVec2){ 30.0, 300.0 }, 8), ==, 0);
  cairo_surface_destroy (surface);
}

/* The lines alone, on grey: the photo below is the other goldens' matter. */
static void
assert_drawn (Fixture *self, TriOverlayParts parts, TriHandle hot, const char *name)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->viewport.width,
                                                         self->viewport.height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.7, 0.6, 0.5);
  cairo_paint (cr);
  tri_overlay_draw (cr, self->scene, self->design, &self->viewport, parts, hot);
  cairo_destroy (cr);
  tri_golden_assert (surface, name);
  cairo_surface_destroy (surface);
}

static void
test_picture (Fixture *self, gconstpointer data)
{
  assert_drawn (
      self, TRI_OVERLAY_HAIRLINE | TRI_OVERLAY_HANDLES | TRI_OVERLAY_MIDLINE | TRI_OVERLAY_GLABELLA,
      TRI_HANDLE_APEX_LEFT, "overlay-guides");
  self->viewport = (TriViewport){ 300.0, 320.0, 0.25, 230, 165 };
  assert_drawn (self, TRI_OVERLAY_WIREFRAME, TRI_N_HANDLES, "overlay-wireframe");
}

/* Each guide is where its measure says. */
static void
test_measures (Fixture *self, gconstpointer data)
{
  TriHead *head = tri_scene_get_head (self->scene);
  const double x = tri_head_landmark (head, TRI_LANDMARK_LATERAL_CANTHUS_LEFT).x;
  const struct
  {
    TriOverlayParts part;
    TriVec3 on, off;
  } cases[] = {
    { TRI_OVERLAY_CANTHI, tri_head_tape_point (head, x, 60),
      tri_head_tape_point (head, x + 8, 60) },
    { TRI_OVERLAY_CANTHI, tri_head_tape_point (head, -x, 60),
      tri_head_tape_point (head, 8 - x, 60) },
    { TRI_OVERLAY_GRID, tri_head_tape_point (head, 20, 45), tri_head_tape_point (head, 25, 45) },
    { TRI_OVERLAY_GRID, tri_head_tape_point (head, 35, 50), tri_head_tape_point (head, 35, 55) },
    { TRI_OVERLAY_THIRDS, tri_handle_get_point (TRI_HANDLE_MID_FRONTAL, self->design, head),
      tri_head_tape_point (head, 0, 40) },
    { TRI_OVERLAY_THIRDS, tri_head_landmark (head, TRI_LANDMARK_SUBNASALE),
      tri_head_landmark (head, TRI_LANDMARK_PRONASALE) },
  };

  self->viewport = (TriViewport){ 0, 0, 0.5, 750, 1000 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = draw (self, cases[i].part, TRI_N_HANDLES);

      g_assert_cmpuint (
          alpha_near (
              surface,
              tri_viewport_to_view (&self->viewport, tri_scene_project (self->scene, cases[i].on)),
              5),
          >, 60);
      g_assert_cmpuint (
          alpha_near (
              surface,
              tri_viewport_to_view (&self->viewport, tri_scene_project (self->scene, cases[i].off)),
              1),
          ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* The rim of what was drawn is shown, its middle left free; in another colour what was erased. */
static void
test_free_parts (Fixture *self, gconstpointer data)
{
  TriHead *head = tri_scene_get_head (self->scene);
  const double x_mm[] = { -25.0, 25.0 };
  TriVec2 middle[2], rim[2];
  guint32 colours[2];
  cairo_surface_t *surface;

  for (guint i = 0; i < 2; i++)
    {
      TriVec3 point = tri_head_tape_point (head, x_mm[i], 40.0);
      const TriVec2 at = tri_chart_from_direction (tri_head_direction (head, point));
      g_autoptr (TriFreePart) part
          = tri_free_part_new (i == 0 ? TRI_FREE_PART_ADD : TRI_FREE_PART_ERASE, 12.0, &at, 1);
      TriDesignSpec spec = *tri_design_get_spec (self->design);
      g_autoptr (TriFreeParts) parts = tri_free_parts_new_with (spec.parts, part);
      TriDesign *drawn;

      spec.parts = parts;
      drawn = tri_design_new (&spec);
      tri_design_unref (self->design);
      self->design = drawn;
      middle[i] = tri_viewport_to_view (&self->viewport, tri_scene_project (self->scene, point));
      rim[i] = middle[i];
      rim[i].x
          += 12.0 * tri_pose_gain (tri_scene_get_pose (self->scene), point) * self->viewport.scale;
    }

  surface = draw (self, TRI_OVERLAY_FREE_PARTS, TRI_N_HANDLES);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (alpha_near (surface, middle[i], 4), ==, 0);
      g_assert_cmpuint (alpha_near (surface, rim[i], 1), >, 200);
      colours[i] = pixel_at (surface, rim[i].x, rim[i].y);
    }
  g_assert_cmpuint (colours[0] & 0xff, >, colours[0] >> 16 & 0xff);
  g_assert_cmpuint (colours[1] & 0xff, <, colours[1] >> 16 & 0xff);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, sample, function)                                                                \
  g_test_add ("/render/overlay/" path, Fixture, sample, fixture_set_up, function, fixture_tear_down)
  ADD ("handles", "front", test_handles);
  ADD ("hidden-handles", "left45", test_hidden_handles);
  ADD ("hairline", "front", test_hairline);
  ADD ("scale-bar", "front", test_scale_bar);
  ADD ("scale-bar-drawn", "front", test_scale_bar_drawn);
  ADD ("measures", "front", test_measures);
  ADD ("free-parts", "front", test_free_parts);
  ADD ("picture", "front-tilted", test_picture);
#undef ADD
  return g_test_run ();
}
