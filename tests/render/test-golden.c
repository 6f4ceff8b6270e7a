/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Previews of the sample photos against reference pictures, and the comparer against itself.
 *
 * The references are half-size crops of the head's top; no text is in them. */

#include "config.h"

#include "tri-golden.h"
#include "tri-sample.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *sample;
  const char *stage;
  const char *style;
  int dilution;
  double origin_x, origin_y;
} Picture;

static const Picture pictures[] = {
  { "front-soft-healed", "front", "healed", "soft", 14, 340.0, 350.0 },
  { "front-widow-fresh", "front", "fresh", "widow", 14, 340.0, 350.0 },
  { "front-mature-temporary-18-months", "front", "temporary 18m", "mature", 14, 340.0, 350.0 },
  { "dark-soft-healed", "front-dark", "healed", "soft", 6, 340.0, 350.0 },
  { "left45-straight-healed", "left45", "healed", "straight", 14, 600.0, 380.0 },
};

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) scene = tri_sample_scene_new (picture->sample);
  g_autoptr (TriDesign) design
      = tri_sample_design_new (picture->style, TRI_NORWOOD_6, picture->dilution, 100.0);
  TriPigment pigment = tri_sample_pigment (picture->stage);
  g_autoptr (TriDots) dots
      = tri_sample_dots_new (field, tri_scene_get_head (scene), design, pigment.keep);
  TriViewport viewport = { picture->origin_x, picture->origin_y, 0.5, 320, 220 };
  cairo_surface_t *surface = NULL;

  /* GEOMETRY 9: dark skin hides part of what would show on light skin. */
  if (g_str_equal (picture->sample, "front-dark"))
    {
      pigment.od = 1.3;
      pigment.halo_mm = 0.66;
    }
  surface = tri_preview_render (scene, dots, &pigment, &viewport, NULL);
  tri_golden_assert (surface, picture->name);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
noise_new (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (guint i = 0; i < (guint) height * cairo_image_surface_get_stride (surface); i++)
    data[i] = (i * 2654435761u >> 24) % 200 + 20;
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Adds @by to the green of @n pixels. */
static void
disturb (cairo_surface_t *surface, guint n, int by)
{
  guint32 *data = (guint32 *) cairo_image_surface_get_data (surface);

  for (guint i = 0; i < n; i++)
    data[97 * i + 11] += (guint32) by << 8;
  cairo_surface_mark_dirty (surface);
}

/* The comparer fails where it should, and says where its pictures are. */
static void
test_comparer (void)
{
  g_autofree char *dir = g_dir_make_tmp ("tri-golden-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "reference.png", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing.png", NULL);
  g_autofree char *out = g_test_build_filename (G_TEST_BUILT, "self-out.png", NULL);
  g_autofree char *diff = g_test_build_filename (G_TEST_BUILT, "self-diff.png", NULL);
  static const struct
  {
    guint n;
    int by;
    gboolean same;
  } cases[] = { { 0, 0, TRUE },   { 1, 1, TRUE },   { 19, 2, TRUE }, { 1, 3, FALSE },
                { 21, 2, FALSE }, { 21, 1, FALSE }, { 1, 40, FALSE } };
  cairo_surface_t *reference = noise_new (200, 100);
  cairo_surface_t *smaller = noise_new (199, 100);
  char *message;

  /* This test must not meet the switch that rewrites references. */
  g_unsetenv ("TRI_UPDATE_GOLDEN");
  g_assert_cmpint (cairo_surface_write_to_png (reference, path), ==, CAIRO_STATUS_SUCCESS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = noise_new (200, 100);
      gboolean same;

      disturb (surface, cases[i].n, cases[i].by);
      same = tri_golden_compare (surface, path, "self", &message);
      g_assert_true (same == cases[i].same);
      g_assert_true ((message == NULL) == same);
      if (!same)
        {
          g_assert_nonnull (strstr (message, diff));
          g_assert_true (g_file_test (diff, G_FILE_TEST_EXISTS));
          g_assert_cmpint (g_unlink (diff), ==, 0);
          g_assert_cmpint (g_unlink (out), ==, 0);
        }
      g_free (message);
      cairo_surface_destroy (surface);
    }

  g_assert_false (tri_golden_compare (smaller, path, "self", &message));
  g_assert_nonnull (strstr (message, "199"));
  g_free (message);
  g_assert_false (tri_golden_compare (reference, missing, "self", &message));
  g_assert_nonnull (strstr (message, "missing"));
  g_free (message);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  /* Rewriting is a failure too, and rewrites. */
  g_setenv ("TRI_UPDATE_GOLDEN", "1", TRUE);
  g_assert_false (tri_golden_compare (reference, missing, "self", &message));
  g_free (message);
  g_unsetenv ("TRI_UPDATE_GOLDEN");
  g_assert_true (tri_golden_compare (reference, missing, "self", &message));

  g_unlink (out);
  g_unlink (missing);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  cairo_surface_destroy (smaller);
  cairo_surface_destroy (reference);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/render/golden/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  g_test_add_func ("/render/golden/comparer", test_comparer);
  return g_test_run ();
}
