/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels in a picture's own pixels: where they are, and that nothing else changes. */

#include "config.h"

#include "tri-label.h"

#define WIDTH 400
#define HEIGHT 300
#define GREY 0x808080u

static cairo_surface_t *
picture_new (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 128.0 / 255.0, 128.0 / 255.0, 128.0 / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The pixels that are no longer grey, and the box they lie in. */
static guint
count_changed (cairo_surface_t *surface, int *out_left, int *out_right, int *out_top)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint n = 0;

  *out_left = width;
  *out_right = -1;
  *out_top = height;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 *row
            = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                                + (gsize) y * stride);

        if ((row[x] & 0xffffff) == GREY)
          continue;
        n++;
        *out_left = MIN (*out_left, x);
        *out_right = MAX (*out_right, x);
        *out_top = MIN (*out_top, y);
      }
  return n;
}

static void
test_places (void)
{
  static const struct
  {
    TriLabelPlace place;
    int left, right;
  } cases[] = {
    { TRI_LABEL_ACROSS, 0, WIDTH - 1 },
    { TRI_LABEL_LEFT, 0, WIDTH * 2 / 5 - 1 },
    { TRI_LABEL_RIGHT, WIDTH * 3 / 5, WIDTH - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TriLabel) label = tri_label_new (
          "Soft Rounded", "Simulation of 20 Nov 2026: permanent", 12.0, cases[i].place);
      cairo_surface_t *picture = picture_new (WIDTH, HEIGHT);
      int left, right, top;
      guint n;

      tri_label_burn (label, picture);
      n = count_changed (picture, &left, &right, &top);
      g_assert_cmpint (left, ==, cases[i].left);
      g_assert_cmpint (right, ==, cases[i].right);
      /* A band at the foot, of two lines or, where they wrap, a few. */
      g_assert_cmpint (top, >, HEIGHT - 100);
      g_assert_cmpint (top, <, HEIGHT - 30);
      g_assert_cmpuint (n, ==, (guint) ((right - left + 1) * (HEIGHT - top)));
      cairo_surface_destroy (picture);
    }
}

static void
test_grows_with_text (void)
{
  g_autoptr (TriLabel) one = tri_label_new ("Healed", NULL, 12.0, TRI_LABEL_ACROSS);
  g_autoptr (TriLabel) two = tri_label_new ("Healed", "Simulation", 12.0, TRI_LABEL_ACROSS);
  cairo_surface_t *a = picture_new (WIDTH, HEIGHT), *b = picture_new (WIDTH, HEIGHT);
  int left, right, top_one, top_two;

  tri_label_burn (one, a);
  tri_label_burn (two, b);
  count_changed (a, &left, &right, &top_one);
  count_changed (b, &left, &right, &top_two);
  g_assert_cmpint (top_two, <, top_one);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* A picture smaller than its label is no reason to stop. */
static void
test_small_picture (void)
{
  g_autoptr (TriLabel) label = tri_label_new ("A long title that wraps", "and a long caption below",
                                              40.0, TRI_LABEL_RIGHT);

  for (int side = 1; side < 40; side += 13)
    {
      cairo_surface_t *picture = picture_new (side, side);

      tri_label_burn (label, picture);
      g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (picture);
    }
}

static void
test_equal (void)
{
  g_autoptr (TriLabel) a = tri_label_new ("A", NULL, 12.0, TRI_LABEL_ACROSS);
  g_autoptr (TriLabel) copy = tri_label_copy (a);
  g_autoptr (TriLabel) other = tri_label_new ("A", "text", 12.0, TRI_LABEL_ACROSS);
  g_autoptr (TriLabel) larger = tri_label_new ("A", NULL, 13.0, TRI_LABEL_ACROSS);

  g_assert_true (tri_label_equal (a, copy));
  g_assert_true (tri_label_equal (NULL, NULL));
  g_assert_false (tri_label_equal (a, NULL));
  g_assert_false (tri_label_equal (NULL, a));
  g_assert_false (tri_label_equal (a, other));
  g_assert_false (tri_label_equal (a, larger));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/label/places", test_places);
  g_test_add_func ("/render/label/grows-with-text", test_grows_with_text);
  g_test_add_func ("/render/label/small-picture", test_small_picture);
  g_test_add_func ("/render/label/equal", test_equal);
  return g_test_run ();
}
