/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blur and noise that were put into a photo are found again, and dots are given the same blur. */

#include "config.h"

#include "tri-grain-private.h"
#include "tri-kernel-private.h"
#include "tri-painter.h"
#include "tri-rng.h"
#include "tri-sample.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

static guint8
clamped (double value)
{
  return (guint8) floor (CLAMP (value, 0.0, 255.0) + 0.5);
}

/* One pass of a Gaussian along lines of n values that are @step bytes apart. */
static void
blur_line (guint8 *data, gsize step, int n, double sigma)
{
  g_autofree double *line = g_new (double, n);
  int radius = (int) ceil (4.0 * sigma);

  for (int i = 0; i < n; i++)
    line[i] = data[i * step];
  for (int i = 0; i < n; i++)
    {
      double sum = 0.0, total = 0.0;

      for (int k = -radius; k <= radius; k++)
        {
          double w = exp (-0.5 * k * k / (sigma * sigma));

          sum += w * line[CLAMP (i + k, 0, n - 1)];
          total += w;
        }
      data[i * step] = clamped (sum / total);
    }
}

/* A copy of the photo's upper half, blurred, with grain, and saved as a JPEG of this quality; 0
 * leaves it uncompressed. */
static TriPhoto *
spoiled_photo (TriPhoto *photo, double sigma, double noise, int quality)
{
  int width = tri_photo_get_width (photo), height = tri_photo_get_height (photo) * 5 / 8;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  TriPhoto *spoiled = NULL;

  memcpy (data, cairo_image_surface_get_data (tri_photo_get_surface (photo)), stride * height);
  for (guint c = 0; c < 3 && sigma > 0.0; c++)
    {
      for (int y = 0; y < height; y++)
        blur_line (data + y * stride + c, 4, width, sigma);
      for (int x = 0; x < width; x++)
        blur_line (data + 4 * x + c, stride, height, sigma);
    }
  for (int y = 0; y < height && noise > 0.0; y++)
    for (int x = 0; x < width; x++)
      {
        double grain = tri_hash_normal ((guint32) (y * width + x), 3, 0);

        for (guint c = 0; c < 3; c++)
          data[y * stride + 4 * x + c] = clamped (data[y * stride + 4 * x + c] + noise * grain);
      }
  cairo_surface_mark_dirty (surface);
  spoiled = tri_photo_new_from_surface (surface);
  if (quality > 0)
    {
      g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
      g_autofree char *text = g_strdup_printf ("%d", quality);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *file;
      gsize size;

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          for (guint c = 0; c < 3; c++)
            gdk_pixbuf_get_pixels (pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x + c]
                = data[y * stride + 4 * x + 2 - c];
      gdk_pixbuf_save_to_buffer (pixbuf, &file, &size, "jpeg", &error, "quality", text, NULL);
      g_assert_no_error (error);
      bytes = g_bytes_new_take (file, size);
      tri_photo_unref (spoiled);
      spoiled = tri_photo_new_from_bytes (bytes, "spoiled.jpg", NULL, &error);
      g_assert_no_error (error);
    }
  cairo_surface_destroy (surface);
  return spoiled;
}

typedef struct
{
  const char *name, *sample;
  double sigma, noise;
  int quality;
} Case;

static const Case cases[] = {
  { "0.7", "front", 0.7, 0.0, 0 },
  { "1", "left45", 1.0, 0.0, 0 },
  { "1.5-jpeg", "front-dark", 1.5, 0.0, 80 },
  { "2-jpeg", "front", 2.0, 0.0, 88 },
  { "1-noise-2", "front", 1.0, 2.0, 0 },
  { "1.5-noise-4", "front-light", 1.5, 4.0, 0 },
  { "1-noise-5", "left45", 1.0, 5.0, 0 },
  { "1-noise-3-jpeg", "front-dark", 1.0, 3.0, 95 },
};

/* The samples were rendered, at about this sigma. */
#define OWN_PSF_PX 0.35

static void
test_estimate (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (TriScene) scene = tri_sample_scene_new (c->sample);
  g_autoptr (TriPhoto) photo
      = spoiled_photo (tri_scene_get_photo (scene), c->sigma, c->noise, c->quality);
  TriSharpness found = tri_sharpness_measure (photo);
  double wanted = hypot (c->sigma, OWN_PSF_PX);

  g_test_message ("psf %.2f for %.2f, noise %.2f for %.2f, %u edges", found.psf_px, wanted,
                  found.noise, c->noise, found.n_edges);
  g_assert_cmpuint (found.n_edges, >=, TRI_SHARPNESS_LEAST_EDGES);
  g_assert_cmpfloat_with_epsilon (found.psf_px, wanted, 0.15 * wanted);
  /* Under the grain lies the samples' own, some 0.3 levels of rounding. */
  g_assert_cmpfloat_with_epsilon (found.noise, c->noise, 0.2 * c->noise + 0.3);
}

/* A photo of nothing has no edges: a good camera's blur is assumed. */
static void
test_no_edges (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 640, 480);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (TriPhoto) photo = NULL;
  TriSharpness found;

  cairo_set_source_rgb (cr, 0.6, 0.5, 0.4);
  cairo_paint (cr);
  cairo_destroy (cr);
  photo = tri_photo_new_from_surface (surface);
  found = tri_sharpness_measure (photo);
  g_assert_cmpuint (found.n_edges, ==, 0);
  g_assert_cmpfloat (found.psf_px, ==, TRI_SHARPNESS_USUAL_PSF_PX);
  g_assert_cmpfloat (found.noise, <, 0.001);
  cairo_surface_destroy (surface);
}

/* How much of the light the darkest place of a picture lost. */
static double
peak_darkness (cairo_surface_t *bare, cairo_surface_t *picture)
{
  double most = 0.0;

  for (int y = 0; y < cairo_image_surface_get_height (bare); y++)
    for (int x = 0; x < cairo_image_surface_get_width (bare); x++)
      {
        double before = tri_sample_linear (tri_sample_pixel (bare, x, y) >> 8 & 0xff);
        double after = tri_sample_linear (tri_sample_pixel (picture, x, y) >> 8 & 0xff);

        most = MAX (most, 1.0 - after / before);
      }
  return most;
}

/* Seen on photos of known blur, a dot's ink is spread over just that blur. */
static void
test_dots (void)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) sample = tri_sample_scene_new ("front");
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 30.0);
  TriHead *head = tri_scene_get_head (sample);
  g_autoptr (TriDots) dots = tri_sample_dots_new (field, head, design, 0.01);
  TriPigment pigment = { .halo_mm = 0.5, .od = 2.0, .sigma = { 1.0, 1.0, 1.0 }, .keep = 1.0 };
  const float *points = tri_scalp_get_points (tri_dots_get_scalp (dots));
  double peak[2], spread[2];
  double disc = pow (pigment.halo_mm / 2.0 * tri_scene_get_pose (sample)->scale, 2.0) / 4.0;
  TriVec2 at = { 0.0, 0.0 };
  guint n_dots;
  const TriDot *all = tri_dots_get (dots, &n_dots);

  /* A dot of the forelock that has no other near it. */
  for (guint i = 0; i < n_dots && at.x == 0.0; i++)
    {
      const float *p = points + 3 * (gsize) all[i].index;
      TriVec2 q = tri_scene_project (sample, tri_vec3 (p[0], p[1], p[2]));
      double nearest = G_MAXDOUBLE;

      if (fabsf (p[0]) > 30.0f || p[2] < 35.0f)
        continue;
      for (guint j = 0; j < n_dots; j++)
        {
          const float *o = points + 3 * (gsize) all[j].index;
          TriVec2 r = tri_scene_project (sample, tri_vec3 (o[0], o[1], o[2]));

          if (j != i && o[2] > 0.0f)
            nearest = MIN (nearest, MAX (fabs (r.x - q.x), fabs (r.y - q.y)));
        }
      if (nearest > 25.0)
        at = q;
    }
  g_assert_cmpfloat (at.x, >, 0.0);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TriPhoto) photo
          = spoiled_photo (tri_scene_get_photo (sample), i == 0 ? 0.8 : 1.6, 0.0, 0);
      g_autoptr (TriScene) scene
          = tri_scene_new (photo, tri_scene_get_pose (sample), head, NULL, 0);
      TriViewport viewport = { floor (at.x) - 15.0, floor (at.y) - 15.0, 1.0, 30, 30 };
      cairo_surface_t *picture = tri_preview_render (scene, dots, &pigment, &viewport, NULL);
      cairo_surface_t *bare = tri_preview_render_bare (photo, &viewport);

      spread[i] = disc + pow (tri_scene_get_sharpness (scene).psf_px, 2.0);
      peak[i] = peak_darkness (bare, picture);
      cairo_surface_destroy (picture);
      cairo_surface_destroy (bare);
    }
  g_test_message ("peaks %.3f %.3f, spread %.2f %.2f", peak[0], peak[1], spread[0], spread[1]);
  g_assert_cmpfloat_with_epsilon (peak[0] / peak[1], spread[1] / spread[0],
                                  0.15 * spread[1] / spread[0]);
}

/* Grain goes where pigment is, as much as pigment took, and lightens nothing. */
static void
test_grain (void)
{
  enum
  {
    N = 4096,
  };
  TriFrame frame = { .scale = 1.0, .width = N, .height = 1 };
  g_autofree guint32 *pixels = g_new (guint32, N);
  g_autofree guint16 *density = g_new0 (guint16, N);
  g_autofree gint16 *grain = g_new (gint16, N);
  g_autofree TriInk *ink = g_new0 (TriInk, 1);
  TriSkinRow row = { .density = density, .grain = grain };
  /* From 0xa0 to 0x50: pigment takes half of the level, and this share of grain. */
  const double share = 0x50 / (0xa0 + 14.025);
  double sum = 0.0, square = 0.0;

  for (guint c = 0; c < 3; c++)
    ink->by_density[1].channels[c] = (guint16) (65536.0 * share);
  for (guint i = 0; i < N; i++)
    {
      pixels[i] = 0xa0a0a0;
      density[i] = i < N / 2 ? 1 << TRI_KERNEL_INDEX_SHIFT : 0;
    }
  _tri_grain_get_row (&frame, 6.0, 100, 7, N, grain);
  _tri_kernel_composite_row (pixels, N, ink, &row);
  for (guint i = 0; i < N / 2; i++)
    {
      double value = pixels[i] & 0xff;

      sum += value;
      square += value * value;
      g_assert_cmpfloat (value, <=, 0x50 + 8.0);
    }
  sum /= N / 2.0;
  g_assert_cmpfloat_with_epsilon (sum, 0x50, 0.25);
  g_assert_cmpfloat_with_epsilon (sqrt (square / (N / 2.0) - sum * sum), 6.0 * share, 0.3);
  for (guint i = N / 2; i < N; i++)
    g_assert_cmphex (pixels[i], ==, 0xa0a0a0);
}

/* On a noisy photo: tiles are the picture, no pixel is lightened, none beside the dots is touched.
 */
static void
test_noisy_picture (void)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) sample = tri_sample_scene_new ("front");
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  TriHead *head = tri_scene_get_head (sample);
  g_autoptr (TriDots) dots = tri_sample_dots_new (field, head, design, 1.0);
  TriPigment pigment = tri_sample_pigment ("healed");
  g_autoptr (TriPhoto) photo = spoiled_photo (tri_scene_get_photo (sample), 0.8, 4.0, 0);
  g_autoptr (TriScene) scene = tri_scene_new (photo, tri_scene_get_pose (sample), head, NULL, 0);
  static const double scales[] = { 0.6, 1.0, 2.5 };

  for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
    {
      TriViewport viewport = { 560.0, 380.0, scales[k], 240, 160 };
      g_autoptr (TriPainter) painter = tri_painter_new (scene, dots, &pigment, &viewport);
      cairo_surface_t *bare = tri_preview_render_bare (photo, &viewport);
      cairo_surface_t *picture = tri_preview_render (scene, dots, &pigment, &viewport, NULL);

      for (int y = 0; y < viewport.height; y += 53)
        {
          cairo_rectangle_int_t area = { 31, y, 170, MIN (53, viewport.height - y) };
          g_autofree guint32 *tile = g_new (guint32, (gsize) area.width * area.height);

          tri_painter_paint (painter, &area, tile, sizeof *tile * area.width);
          for (int v = 0; v < area.height; v++)
            for (int u = 0; u < area.width; u++)
              {
                guint32 whole = tri_sample_pixel (picture, area.x + u, y + v);
                guint32 before = tri_sample_pixel (bare, area.x + u, y + v);

                g_assert_cmphex (tile[v * area.width + u] & 0xffffff, ==, whole);
                for (guint shift = 0; shift < 24; shift += 8)
                  g_assert_cmpuint (whole >> shift & 0xff, <=, before >> shift & 0xff);
              }
        }
      cairo_surface_destroy (bare);
      cairo_surface_destroy (picture);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/render/sharpness/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_estimate);
    }
  g_test_add_func ("/render/sharpness/no-edges", test_no_edges);
  g_test_add_func ("/render/sharpness/dots", test_dots);
  g_test_add_func ("/render/sharpness/grain", test_grain);
  g_test_add_func ("/render/sharpness/noisy-picture", test_noisy_picture);

  return g_test_run ();
}
