/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison of pictures for tests: exact, or within the tolerance of tri-golden.h. */

#include "config.h"

#include "tri-golden.h"

#include <stdlib.h>

/* A difference of 1 must be seen in the picture of differences. */
#define AMPLIFY 32

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (data + (gsize) y * stride))[x];

  /* The unused byte of RGB24 means nothing. */
  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? pixel | 0xff000000u
                                                                        : pixel;
}

/* Largest difference of a channel and the number of pixels that differ; @diff receives them. */
static int
measure (cairo_surface_t *a, cairo_surface_t *b, cairo_surface_t *diff, guint *out_n)
{
  guint8 *data = cairo_image_surface_get_data (diff);
  gsize stride = cairo_image_surface_get_stride (diff);
  int largest = 0;

  *out_n = 0;
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        guint32 p = pixel_at (a, x, y), q = pixel_at (b, x, y), shown = 0;

        for (int shift = 0; shift < 32; shift += 8)
          {
            int d = abs ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff));

            largest = MAX (largest, d);
            shown |= (guint32) MIN (d * AMPLIFY, 255) << shift;
          }
        *out_n += p != q;
        ((guint32 *) (data + (gsize) y * stride))[x] = shown;
      }
  cairo_surface_mark_dirty (diff);
  return largest;
}

/* Beside the test's program, wherever it was started from. */
static char *
leave_picture (cairo_surface_t *surface, const char *name, const char *what)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, what);
  char *path = g_test_build_filename (G_TEST_BUILT, file, NULL);

  cairo_surface_write_to_png (surface, path);
  return path;
}

gboolean
tri_golden_compare (cairo_surface_t *surface, const char *path, const char *name, char **message)
{
  cairo_surface_t *reference = cairo_image_surface_create_from_png (path);
  g_autofree char *out = NULL;
  gboolean same = FALSE;
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  cairo_surface_flush (surface);
  *message = NULL;
  if (g_strcmp0 (g_getenv ("TRI_UPDATE_GOLDEN"), "1") == 0)
    {
      cairo_surface_write_to_png (surface, path);
      *message = g_strdup_printf ("%s was written anew: look at it, then run without "
                                  "TRI_UPDATE_GOLDEN",
                                  path);
    }
  else if (cairo_surface_status (reference) != CAIRO_STATUS_SUCCESS)
    {
      out = leave_picture (surface, name, "out");
      *message = g_strdup_printf ("the reference %s is missing; the picture is %s", path, out);
    }
  else if (cairo_image_surface_get_width (reference) != width
           || cairo_image_surface_get_height (reference) != height)
    {
      out = leave_picture (surface, name, "out");
      *message = g_strdup_printf ("%d × %d instead of %d × %d pixels as in %s; the picture is %s",
                                  width, height, cairo_image_surface_get_width (reference),
                                  cairo_image_surface_get_height (reference), path, out);
    }
  else
    {
      cairo_surface_t *diff = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      guint n;
      int largest = measure (surface, reference, diff, &n);

      same = n == 0
             || (largest <= TRI_GOLDEN_MAX_DIFFERENCE
                 && n <= TRI_GOLDEN_MAX_SHARE * width * (double) height);
      if (!same)
        {
          g_autofree char *differences = leave_picture (diff, name, "diff");

          out = leave_picture (surface, name, "out");
          *message = g_strdup_printf ("%u of %d pixels differ from %s, by up to %d; the picture is "
                                      "%s, the differences %s",
                                      n, width * height, path, largest, out, differences);
        }
      cairo_surface_destroy (diff);
    }
  cairo_surface_destroy (reference);
  return same;
}

void
tri_golden_assert (cairo_surface_t *surface, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (TEST_DIR, "golden", file, NULL);
  g_autofree char *message = NULL;

  if (!tri_golden_compare (surface, path, name, &message))
    {
      g_test_message ("%s", message);
      g_printerr ("%s\n", message);
      g_test_fail ();
    }
}
