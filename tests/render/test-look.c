/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo in another light: one picture however it is cut, the walls of the room are not the head,
 * dots darken in every light. */

#include "config.h"

#include "tri-look.h"
#include "tri-painter.h"
#include "tri-sample.h"

static TriScene *
look_new (TriScene *scene, TriSceneLight light)
{
  return tri_scene_new_look (scene, &(TriSceneLook){ .light = light });
}

static TriDots *
dots_new (TriScene *scene)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);

  return tri_sample_dots_new (field, tri_scene_get_head (scene), design, 1.0);
}

/* Without ink the picture is the look alone. */
static cairo_surface_t *
render (TriScene *scene, TriDots *dots, const char *stage, const TriViewport *viewport)
{
  TriPigment pigment = tri_sample_pigment (stage != NULL ? stage : "healed");

  if (stage == NULL)
    pigment.od = 0.0;
  return tri_preview_render (scene, dots, &pigment, viewport, NULL);
}

static double
mean_light (cairo_surface_t *surface, const cairo_rectangle_int_t *area, guint shift)
{
  double sum = 0.0;

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      sum += tri_sample_linear (tri_sample_pixel (surface, x, y) >> shift & 0xff);
  return sum / ((double) area->width * area->height);
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      g_assert_cmphex (tri_sample_pixel (a, x, y), ==, tri_sample_pixel (b, x, y));
}

/* The look of the photo itself changes no pixel, and a look's own look does not add up. */
static void
test_as_photographed (void)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new ("front");
  g_autoptr (TriScene) hard = look_new (scene, TRI_SCENE_LIGHT_HARD);
  g_autoptr (TriScene) again = look_new (hard, TRI_SCENE_LIGHT_HARD);
  g_autoptr (TriScene) back = look_new (hard, TRI_SCENE_LIGHT_PHOTO);
  g_autoptr (TriDots) dots = dots_new (scene);
  TriViewport viewport = { 500.0, 350.0, 1.0, 240, 160 };
  cairo_surface_t *pictures[4]
      = { render (scene, dots, "healed", &viewport), render (back, dots, "healed", &viewport),
          render (hard, dots, "healed", &viewport), render (again, dots, "healed", &viewport) };

  assert_same_pixels (pictures[0], pictures[1]);
  assert_same_pixels (pictures[2], pictures[3]);
  g_assert_cmpint (tri_scene_get_look (scene)->light, ==, TRI_SCENE_LIGHT_PHOTO);
  g_assert_cmpint (tri_scene_get_look (again)->light, ==, TRI_SCENE_LIGHT_HARD);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    cairo_surface_destroy (pictures[i]);
}

/* Tiles of any size at any offset are the picture, at a scale that fits no grid, also past the
 * photo's edge. */
static void
test_tiles (void)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new ("front-tilted");
  g_autoptr (TriScene) hard = look_new (scene, TRI_SCENE_LIGHT_HARD);
  g_autoptr (TriDots) dots = dots_new (scene);
  TriPigment pigment = tri_sample_pigment ("healed");
  TriViewport viewport = { -40.3, 310.7, 0.37, 330, 260 };
  g_autoptr (TriPainter) painter = tri_painter_new (hard, dots, &pigment, &viewport);
  cairo_surface_t *whole = render (hard, dots, "healed", &viewport);
  static const int sizes[][2] = { { 64, 64 }, { 37, 11 }, { 330, 7 } };
  cairo_rectangle_int_t bounds;

  tri_painter_get_bounds (painter, &bounds);
  g_assert_cmpint (bounds.width, ==, viewport.width);
  g_assert_cmpint (bounds.height, ==, viewport.height);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int y = 0; y < viewport.height; y += sizes[i][1])
      for (int x = 0; x < viewport.width; x += sizes[i][0])
        {
          cairo_rectangle_int_t area = { x, y, MIN (sizes[i][0], viewport.width - x),
                                         MIN (sizes[i][1], viewport.height - y) };
          g_autofree guint32 *tile = g_new (guint32, (gsize) area.width * area.height);

          tri_painter_paint (painter, &area, tile, sizeof *tile * area.width);
          for (int v = 0; v < area.height; v++)
            for (int u = 0; u < area.width; u++)
              g_assert_cmphex (tile[v * area.width + u] & 0xffffff, ==,
                               tri_sample_pixel (whole, x + u, y + v));
        }
  cairo_surface_destroy (whole);
}

/* Hard light: the top of the head stands out from the chin; the wall is darkened evenly. Soft light
 * takes contrast away. Warm light is warm everywhere and as bright. */
static void
test_lights (gconstpointer data)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new (data);
  g_autoptr (TriDots) dots = dots_new (scene);
  TriViewport viewport = { 0.0, 0.0, 0.2, 300, 400 };
  static const cairo_rectangle_int_t wall = { 20, 80, 20, 20 }, far_wall = { 270, 200, 20, 20 };
  static const cairo_rectangle_int_t crown = { 140, 84, 20, 10 }, chin = { 140, 300, 20, 8 };
  double light[TRI_N_SCENE_LIGHTS][4], red[TRI_N_SCENE_LIGHTS], blue[TRI_N_SCENE_LIGHTS];

  for (guint i = 0; i < TRI_N_SCENE_LIGHTS; i++)
    {
      g_autoptr (TriScene) look = look_new (scene, i);
      cairo_surface_t *picture = render (look, dots, NULL, &viewport);

      light[i][0] = mean_light (picture, &wall, 8);
      light[i][1] = mean_light (picture, &far_wall, 8);
      light[i][2] = mean_light (picture, &crown, 8);
      light[i][3] = mean_light (picture, &chin, 8);
      red[i] = mean_light (picture, &wall, 16);
      blue[i] = mean_light (picture, &wall, 0);
      cairo_surface_destroy (picture);
    }
  g_assert_cmpfloat (light[TRI_SCENE_LIGHT_HARD][2] / light[TRI_SCENE_LIGHT_HARD][3], >,
                     1.2 * light[TRI_SCENE_LIGHT_PHOTO][2] / light[TRI_SCENE_LIGHT_PHOTO][3]);
  g_assert_cmpfloat_with_epsilon (light[TRI_SCENE_LIGHT_HARD][0] / light[TRI_SCENE_LIGHT_PHOTO][0],
                                  light[TRI_SCENE_LIGHT_HARD][1] / light[TRI_SCENE_LIGHT_PHOTO][1],
                                  0.05);
  g_assert_cmpfloat (light[TRI_SCENE_LIGHT_SOFT][2] / light[TRI_SCENE_LIGHT_SOFT][3], <,
                     light[TRI_SCENE_LIGHT_PHOTO][2] / light[TRI_SCENE_LIGHT_PHOTO][3]);
  g_assert_cmpfloat (red[TRI_SCENE_LIGHT_WARM] / blue[TRI_SCENE_LIGHT_WARM], >,
                     1.5 * red[TRI_SCENE_LIGHT_PHOTO] / blue[TRI_SCENE_LIGHT_PHOTO]);
  g_assert_cmpfloat_with_epsilon (light[TRI_SCENE_LIGHT_WARM][0] / light[TRI_SCENE_LIGHT_PHOTO][0],
                                  1.0, 0.1);
}

/* No light makes a dot lighter than the skin about it. */
static void
test_dots_darken (gconstpointer data)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new (data);
  g_autoptr (TriDots) dots = dots_new (scene);
  TriViewport viewport = { 400.0, 350.0, 0.8, 500, 300 };

  for (guint i = 0; i < TRI_N_SCENE_LIGHTS; i++)
    {
      g_autoptr (TriScene) look = look_new (scene, i);
      cairo_surface_t *bare = render (look, dots, NULL, &viewport);
      cairo_surface_t *picture = render (look, dots, "fresh", &viewport);
      guint64 darker = 0;

      for (int y = 0; y < viewport.height; y++)
        for (int x = 0; x < viewport.width; x++)
          for (guint shift = 0; shift < 24; shift += 8)
            {
              guint before = tri_sample_pixel (bare, x, y) >> shift & 0xff;
              guint after = tri_sample_pixel (picture, x, y) >> shift & 0xff;

              g_assert_cmpuint (after, <=, before);
              darker += after < before;
            }
      g_assert_cmpuint (darker, >, 10000);
      cairo_surface_destroy (bare);
      cairo_surface_destroy (picture);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/look/as-photographed", test_as_photographed);
  g_test_add_func ("/look/tiles", test_tiles);
  g_test_add_data_func ("/look/lights", "front", test_lights);
  g_test_add_data_func ("/look/lights-dark-skin", "front-dark", test_lights);
  g_test_add_data_func ("/look/lights-light-skin", "front-light", test_lights);
  g_test_add_data_func ("/look/dots-darken", "front", test_dots_darken);
  g_test_add_data_func ("/look/dots-darken-dark-skin", "front-dark", test_dots_darken);
  g_test_add_data_func ("/look/dots-darken-light-skin", "front-light", test_dots_darken);

  return g_test_run ();
}
