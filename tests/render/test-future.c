/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hair loss that moves on, and grey sides: only the hair that changes changes, the rest is the
 * photo and its dots to the bit. */

#include "config.h"

#include "tri-golden.h"
#include "tri-look.h"
#include "tri-painter.h"
#include "tri-sample.h"

/* How far before the stage's fringe hair is taken away. */
#define BEFORE_FRINGE_MM 14.0
#define GRID_MM 5.0

typedef struct
{
  TriScene *scene;
  TriDesign *design;
  TriRegion *region;
  TriDots *dots;
  TriViewport viewport;
} Fixture;

static void
set_up (Fixture *self, gconstpointer name)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();

  self->scene = tri_sample_scene_new (name);
  self->design = tri_sample_design_new ("mature", TRI_NORWOOD_6, 14, 100.0);
  self->region = tri_region_new (self->design, tri_scene_get_head (self->scene));
  self->dots = tri_sample_dots_new (field, tri_scene_get_head (self->scene), self->design, 1.0);
  self->viewport = (TriViewport){ 300.0, 250.0, 0.6, 560, 480 };
}

static void
tear_down (Fixture *self, gconstpointer name)
{
  tri_scene_unref (self->scene);
  tri_design_unref (self->design);
  tri_region_unref (self->region);
  tri_dots_unref (self->dots);
}

static TriScene *
look_new (Fixture *self, guint stages, gboolean greying)
{
  TriSceneLook look = { .future = { stages, greying }, .receding = self->region };

  return tri_scene_new_look (self->scene, &look);
}

/* @with_dots: with the healed work */
static cairo_surface_t *
render (Fixture *self, TriScene *scene, gboolean with_dots)
{
  TriPigment pigment = tri_sample_pigment ("healed");

  if (!with_dots)
    pigment.od = 0.0;
  return tri_preview_render (scene, self->dots, &pigment, &self->viewport, NULL);
}

static double
luminance (guint32 pixel)
{
  return 0.2126 * tri_sample_linear (pixel >> 16 & 0xff)
         + 0.7152 * tri_sample_linear (pixel >> 8 & 0xff)
         + 0.0722 * tri_sample_linear (pixel & 0xff);
}

/* Hair is at a photo point, or so close that the coarse grid does not tell. */
static gboolean
is_hair (Fixture *self, TriVec2 at)
{
  double reach = GRID_MM * tri_scene_get_pose (self->scene)->scale;

  for (int v = -1; v <= 1; v++)
    for (int u = -1; u <= 1; u++)
      {
        TriVec3 e = tri_scene_pick (self->scene, (TriVec2){ at.x + u * reach, at.y + v * reach });

        if (tri_curve_distance_mm (tri_region_get_fringe (self->region), e, NULL)
            > -BEFORE_FRINGE_MM)
          return TRUE;
      }
  return FALSE;
}

static void
test_identity (Fixture *self, gconstpointer name)
{
  g_autoptr (TriScene) one = look_new (self, 1, FALSE);
  g_autoptr (TriScene) grey = look_new (self, 0, TRUE);
  cairo_surface_t *plain[2]
      = { render (self, self->scene, FALSE), render (self, self->scene, TRUE) };
  cairo_surface_t *receded[2] = { render (self, one, FALSE), render (self, one, TRUE) };
  cairo_surface_t *greyed = render (self, grey, TRUE);
  double before = 0.0, after = 0.0;
  guint n_receded = 0, n_greyed = 0;

  /* From the front the band is seen edge-on. */
  g_assert_cmpint (tri_scene_get_future_verdict (one), ==,
                   g_str_equal (name, "left45") ? TRI_FUTURE_SHOWN : TRI_FUTURE_LITTLE);
  g_assert_cmpuint (tri_scene_get_look (one)->future.stages, ==, 1);
  for (int y = 0; y < self->viewport.height; y++)
    for (int x = 0; x < self->viewport.width; x++)
      {
        guint32 was = tri_sample_pixel (plain[0], x, y), is = tri_sample_pixel (receded[0], x, y);
        gboolean changes
            = was != is || tri_sample_pixel (greyed, x, y) != tri_sample_pixel (plain[1], x, y);
        TriVec2 at = tri_viewport_to_photo (&self->viewport, (TriVec2){ x + 0.5, y + 0.5 });

        n_receded += was != is;
        n_greyed += tri_sample_pixel (greyed, x, y) != tri_sample_pixel (plain[1], x, y);
        if (was != is)
          {
            before += luminance (was);
            after += luminance (is);
          }
        /* The dots are the same dots, over whatever lies below. */
        else
          g_assert_cmphex (tri_sample_pixel (receded[1], x, y), ==,
                           tri_sample_pixel (plain[1], x, y));
        if (changes)
          g_assert_true (is_hair (self, at));
      }
  g_test_message ("%u px receded, %u px greyed, light %.2f", n_receded, n_greyed, after / before);
  g_assert_cmpuint (n_receded, >, 100);
  g_assert_cmpuint (n_greyed, >, 500);
  /* Skin is lighter than hair. */
  g_assert_cmpfloat (after, >, 1.05 * before);

  for (guint i = 0; i < 2; i++)
    {
      cairo_surface_destroy (plain[i]);
      cairo_surface_destroy (receded[i]);
    }
  cairo_surface_destroy (greyed);
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      g_assert_cmphex (tri_sample_pixel (a, x, y), ==, tri_sample_pixel (b, x, y));
}

/* After the last stage nothing more is lost, and none is nothing. */
static void
test_stages (Fixture *self, gconstpointer name)
{
  g_autoptr (TriScene) none = look_new (self, 0, FALSE);
  g_autoptr (TriScene) one = look_new (self, 1, FALSE);
  g_autoptr (TriScene) two = look_new (self, 2, FALSE);
  cairo_surface_t *pictures[4] = { render (self, self->scene, TRUE), render (self, none, TRUE),
                                   render (self, one, TRUE), render (self, two, TRUE) };

  assert_same_pixels (pictures[0], pictures[1]);
  assert_same_pixels (pictures[2], pictures[3]);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    cairo_surface_destroy (pictures[i]);
}

/* Tiles are the picture, at a scale that fits no grid. */
static void
test_tiles (Fixture *self, gconstpointer name)
{
  g_autoptr (TriScene) look = look_new (self, 1, TRUE);
  TriPigment pigment = tri_sample_pigment ("healed");
  g_autoptr (TriPainter) painter = NULL;
  cairo_surface_t *whole;

  self->viewport = (TriViewport){ 280.3, 310.7, 0.37, 330, 200 };
  painter = tri_painter_new (look, self->dots, &pigment, &self->viewport);
  whole = render (self, look, TRUE);
  for (int y = 0; y < self->viewport.height; y += 37)
    for (int x = 0; x < self->viewport.width; x += 41)
      {
        cairo_rectangle_int_t area
            = { x, y, MIN (41, self->viewport.width - x), MIN (37, self->viewport.height - y) };
        g_autofree guint32 *tile = g_new (guint32, (gsize) area.width * area.height);

        tri_painter_paint (painter, &area, tile, sizeof *tile * area.width);
        for (int v = 0; v < area.height; v++)
          for (int u = 0; u < area.width; u++)
            g_assert_cmphex (tile[v * area.width + u] & 0xffffff, ==,
                             tri_sample_pixel (whole, x + u, y + v));
      }
  cairo_surface_destroy (whole);
}

/* In the dark no skin is seen that could be painted: nothing is, and that is said. */
static void
test_no_skin (Fixture *self, gconstpointer name)
{
  cairo_surface_t *black = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1500, 2000);
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (black);
  g_autoptr (TriScene) dark = tri_scene_new (photo, tri_scene_get_pose (self->scene),
                                             tri_scene_get_head (self->scene), NULL, 0);
  TriSceneLook look = { .future = { 1, TRUE }, .receding = self->region };
  g_autoptr (TriScene) receded = tri_scene_new_look (dark, &look);
  cairo_surface_t *pictures[2] = { render (self, dark, FALSE), render (self, receded, FALSE) };

  g_assert_cmpint (tri_scene_get_future_verdict (receded), ==, TRI_FUTURE_NO_SKIN);
  assert_same_pixels (pictures[0], pictures[1]);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    cairo_surface_destroy (pictures[i]);
  cairo_surface_destroy (black);
}

static void
test_golden (Fixture *self, gconstpointer name)
{
  g_autoptr (TriScene) look = look_new (self, 1, TRUE);
  g_autofree char *file = g_strdup_printf ("future-%s", (const char *) name);
  cairo_surface_t *picture;

  self->viewport = (TriViewport){ 250.0, 250.0, 0.3, 320, 240 };
  picture = render (self, look, TRUE);
  tri_golden_assert (picture, file);
  cairo_surface_destroy (picture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, photo, function)                                                                 \
  g_test_add ("/render/future/" name, Fixture, photo, set_up, function, tear_down)
  ADD ("identity-left45", "left45", test_identity);
  ADD ("identity-dark", "front-dark", test_identity);
  ADD ("stages", "left45", test_stages);
  ADD ("tiles", "left45", test_tiles);
  ADD ("no-skin", "left45", test_no_skin);
  ADD ("golden-left45", "left45", test_golden);
  ADD ("golden-dark", "front-dark", test_golden);

  return g_test_run ();
}
