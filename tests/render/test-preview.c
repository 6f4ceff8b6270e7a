/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a preview must never do: touch a pixel without ink, lighten one, depend on tiles or on the
 * size it is drawn at; and the formulas of GEOMETRY 9 in doubles beside it. */

#include "config.h"

#include "tri-sample.h"
#include "tri-splat-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  TriDotField *field;
  TriScene *scene;
  TriDesign *design;
  TriDots *dots;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->field = tri_sample_field_new ();
  self->scene = tri_sample_scene_new ("left45");
  self->design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  self->dots
      = tri_sample_dots_new (self->field, tri_scene_get_head (self->scene), self->design, 1.0);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  tri_dots_unref (self->dots);
  tri_design_unref (self->design);
  tri_scene_unref (self->scene);
  tri_dot_field_unref (self->field);
}

static cairo_surface_t *
grey_surface (int width, int height, guint8 value)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  memset (cairo_image_surface_get_data (surface), value,
          (gsize) height * cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static TriScene *
grey_scene (const TriPose *pose, TriHead *head, int width, int height, guint8 value)
{
  cairo_surface_t *surface = grey_surface (width, height, value);
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (surface);

  cairo_surface_destroy (surface);
  return tri_scene_new (photo, pose, head, NULL, 0);
}

/* Visible dots of the scene as ellipses at a view scale. */
static GArray *
ellipses_new (const TriScene *scene,
              const TriDots *dots,
              const TriPigment *pigment,
              double view_scale)
{
  GArray *ellipses = g_array_new (FALSE, FALSE, sizeof (TriEllipse));
  const float *points = tri_scalp_get_points (tri_dots_get_scalp (dots));
  const float *normals = tri_scalp_get_normals (tri_dots_get_scalp (dots));
  guint n;
  const TriDot *all = tri_dots_get (dots, &n);

  for (guint i = 0; i < n; i++)
    {
      TriDotSighting place;
      TriEllipse e;

      if (!_tri_sighting_find (scene, points + 3 * (gsize) all[i].index,
                               normals + 3 * (gsize) all[i].index, &place))
        continue;
      e = _tri_ellipse_from_dot (scene, &place, &all[i], pigment, view_scale);
      g_array_append_val (ellipses, e);
    }
  return ellipses;
}

/* Pixels farther from every dot than its own reach and the light's are the photo's, bit for bit; no
 * pixel is lighter; and there is something to see. */
static void
test_identity (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data);
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  TriViewport full = tri_viewport_full (photo);
  cairo_surface_t *before = tri_photo_get_surface (photo);
  cairo_surface_t *after = tri_preview_render (self->scene, self->dots, &pigment, &full, NULL);
  g_autoptr (GArray) ellipses = ellipses_new (self->scene, self->dots, &pigment, 1.0);
  g_autofree guint8 *near = g_new0 (guint8, (gsize) full.width * full.height);
  double px_per_mm = tri_scene_get_pose (self->scene)->scale;
  guint n_dark = 0;

  for (guint i = 0; i < ellipses->len; i++)
    {
      const TriEllipse *e = &g_array_index (ellipses, TriEllipse, i);
      int reach = (int) ceil (3.5 * sqrt (e->major) + 3.3 * 0.7 * px_per_mm) + 4;

      for (int y = MAX ((int) e->y - reach, 0); y < MIN ((int) e->y + reach + 1, full.height); y++)
        {
          int x0 = MAX ((int) e->x - reach, 0);
          int x1 = MIN ((int) e->x + reach + 1, full.width);

          if (x0 < x1)
            memset (near + (gsize) y * full.width + x0, 1, x1 - x0);
        }
    }
  for (int y = 0; y < full.height; y++)
    for (int x = 0; x < full.width; x++)
      {
        guint32 p = tri_sample_pixel (before, x, y), q = tri_sample_pixel (after, x, y);

        if (p == q)
          continue;
        n_dark++;
        g_assert_true (near[(gsize) y * full.width + x]);
        for (int shift = 0; shift < 24; shift += 8)
          g_assert_cmpuint (q >> shift & 0xff, <=, p >> shift & 0xff);
      }
  g_assert_cmpuint (n_dark, >, 100000);
  cairo_surface_destroy (after);
}

/* Tiles of any size, put together, are the picture. */
static void
test_tiles (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment (data);
  TriViewport whole = { 301.0, 333.0, 1.0, 700, 520 };
  cairo_surface_t *picture = tri_preview_render (self->scene, self->dots, &pigment, &whole, NULL);
  static const int xs[] = { 0, 211, 212, 480, 700 };
  static const int ys[] = { 0, 97, 256, 520 };

  for (guint j = 0; j + 1 < G_N_ELEMENTS (ys); j++)
    for (guint i = 0; i + 1 < G_N_ELEMENTS (xs); i++)
      {
        TriViewport part = { whole.origin_x + xs[i], whole.origin_y + ys[j], 1.0, xs[i + 1] - xs[i],
                             ys[j + 1] - ys[j] };
        cairo_surface_t *tile = tri_preview_render (self->scene, self->dots, &pigment, &part, NULL);

        for (int y = 0; y < part.height; y++)
          for (int x = 0; x < part.width; x++)
            g_assert_cmphex (tri_sample_pixel (tile, x, y), ==,
                             tri_sample_pixel (picture, xs[i] + x, ys[j] + y));
        cairo_surface_destroy (tile);
      }
  cairo_surface_destroy (picture);
}

/* The same, dot by dot and in doubles: T1 the product over dots, times its own Gaussian, to the
 * powers 0.55 and about 1.4, as heavy as the dots are. */
static void
test_oracle (Fixture *self, gconstpointer data)
{
  enum
  {
    X = 830,
    Y = 540,
    SIZE = 150,
    MARGIN = 20,
    WIDE = SIZE + 2 * MARGIN
  };
  TriPigment pigment = tri_sample_pigment (data);
  const TriPose *pose = tri_scene_get_pose (self->scene);
  g_autoptr (TriScene) scene = grey_scene (pose, tri_scene_get_head (self->scene), 1500, 2000, 255);
  g_autoptr (GArray) ellipses = NULL;
  TriViewport viewport = { X, Y, 1.0, SIZE, SIZE };
  cairo_surface_t *picture;
  g_autofree double *layer = g_new (double, WIDE *WIDE);
  g_autofree double *rows = g_new (double, WIDE *WIDE);
  double blurred_power = 1.5 - 0.13 * pigment.od * pow (pigment.halo_mm / 0.58, 2.0);
  double sigma = 0.7 * pose->scale, mean = 0.0, mean_abs = 0.0, worst = 0.0, dark = 0.0;

  pigment.redness = 0.0;
  ellipses = ellipses_new (scene, self->dots, &pigment, 1.0);
  picture = tri_preview_render (scene, self->dots, &pigment, &viewport, NULL);
  for (int c = 0; c < 3; c++)
    {
      for (int i = 0; i < WIDE * WIDE; i++)
        layer[i] = 1.0;
      for (guint k = 0; k < ellipses->len; k++)
        {
          const TriEllipse *e = &g_array_index (ellipses, TriEllipse, k);
          double od = -log10 (1.0 - e->absorption);
          int reach = (int) ceil (5.0 * sqrt (e->major));

          for (int y = (int) e->y - reach; y <= (int) e->y + reach; y++)
            for (int x = (int) e->x - reach; x <= (int) e->x + reach; x++)
              {
                double dx = x + 0.5 - e->x, dy = y + 0.5 - e->y;
                double along = dx * e->ux + dy * e->uy, across = dy * e->ux - dx * e->uy;
                double cover
                    = e->amplitude
                      * exp (-0.5 * (along * along / e->minor + across * across / e->major));
                int i = (y - Y + MARGIN) * WIDE + x - X + MARGIN;

                if (x >= X - MARGIN && y >= Y - MARGIN && x < X + SIZE + MARGIN
                    && y < Y + SIZE + MARGIN)
                  layer[i] *= 1.0 - MIN (cover, 1.0) * (1.0 - pow (10.0, -od * pigment.sigma[c]));
              }
        }
      for (int y = 0; y < WIDE; y++)
        for (int x = 0; x < WIDE; x++)
          {
            double sum = 0.0, total = 0.0;

            for (int i = MAX (x - 18, 0); i <= MIN (x + 18, WIDE - 1); i++)
              {
                double w = exp (-0.5 * (i - x) * (i - x) / (sigma * sigma));

                sum += w * layer[y * WIDE + i];
                total += w;
              }
            rows[y * WIDE + x] = sum / total;
          }
      for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++)
          {
            double sum = 0.0, total = 0.0, expected, got;

            for (int j = -18; j <= 18; j++)
              {
                double w = exp (-0.5 * j * j / (sigma * sigma));

                sum += w * rows[(y + MARGIN + j) * WIDE + x + MARGIN];
                total += w;
              }
            expected = pow (layer[(y + MARGIN) * WIDE + x + MARGIN], 0.55)
                       * pow (sum / total, blurred_power);
            got = tri_sample_linear (tri_sample_pixel (picture, x, y) >> (16 - 8 * c) & 0xff);
            mean += got - expected;
            mean_abs += fabs (got - expected);
            worst = MAX (worst, fabs (got - expected));
            dark += 1.0 - expected;
          }
    }
  mean /= 3.0 * SIZE * SIZE;
  mean_abs /= 3.0 * SIZE * SIZE;
  dark /= 3.0 * SIZE * SIZE;
  g_test_message ("mean darkness %.3f; mean difference %.5f, absolute %.5f, largest %.4f", dark,
                  mean, mean_abs, worst);
  g_assert_cmpfloat (dark, >, 0.05);
  g_assert_cmpfloat (fabs (mean), <, 0.002);
  /* A step of the 8 bit result is 0.0075 of full light where skin is light: half of a quarter of it
   * is rounding. */
  g_assert_cmpfloat (mean_abs, <, 0.008);
  g_assert_cmpfloat (worst, <, 0.08);
  cairo_surface_destroy (picture);
}

/* GEOMETRY 9's last column: how much light is left, at 117 dots per cm² and full coverage. */
static void
test_mean_darkening (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *stage;
    double left[3];
  } table[] = { { "fresh", { 0.46, 0.43, 0.44 } },
                { "healed", { 0.51, 0.52, 0.53 } },
                { "4y", { 0.69, 0.70, 0.72 } },
                { "temporary", { 0.58, 0.55, 0.56 } },
                { "temporary 18m", { 0.88, 0.88, 0.88 } } };
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_7, 14, 117.0);
  /* From straight above, the crown flat in the middle. */
  TriPose pose = { .rotation = tri_rotation_from_euler (0.0, -90.0, 0.0), .scale = 8.0 };
  TriVec2 crown = tri_pose_project (&pose, tri_vec3 (0.0, 131.2, -16.0));
  g_autoptr (TriScene) scene = NULL;

  pose.tx = 150.0 - crown.x;
  pose.ty = 150.0 - crown.y;
  scene = grey_scene (&pose, head, 300, 300, 0x80);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      TriPigment pigment = tri_sample_pigment (table[i].stage);
      g_autoptr (TriDots) dots = tri_sample_dots_new (self->field, head, design, pigment.keep);
      TriViewport viewport = tri_viewport_full (tri_scene_get_photo (scene));
      cairo_surface_t *picture = tri_preview_render (scene, dots, &pigment, &viewport, NULL);

      for (int c = 0; c < 3; c++)
        {
          double sum = 0.0;

          for (int y = 10; y < 290; y++)
            for (int x = 10; x < 290; x++)
              sum += tri_sample_linear (tri_sample_pixel (picture, x, y) >> (16 - 8 * c) & 0xff);
          sum /= 280.0 * 280.0 * tri_sample_linear (0x80);
          g_test_message ("%s channel %d: %.3f, table %.2f", table[i].stage, c, sum,
                          table[i].left[c]);
          g_assert_cmpfloat_with_epsilon (sum, table[i].left[c], 0.02);
        }
      cairo_surface_destroy (picture);
    }
}

/* A small view is as dark as the photo at full size. */
static void
test_scales (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("healed");
  double full = 0.0;

  for (double scale = 1.0; scale > 0.05; scale /= 2.0)
    {
      TriViewport viewport = { 700.0, 420.0, scale, (int) (400.0 * scale), (int) (200.0 * scale) };
      cairo_surface_t *bare
          = tri_preview_render_bare (tri_scene_get_photo (self->scene), &viewport);
      cairo_surface_t *picture
          = tri_preview_render (self->scene, self->dots, &pigment, &viewport, NULL);
      double with = 0.0, without = 0.0;

      for (int y = 0; y < viewport.height; y++)
        for (int x = 0; x < viewport.width; x++)
          {
            with += tri_sample_linear (tri_sample_pixel (picture, x, y) >> 8 & 0xff);
            without += tri_sample_linear (tri_sample_pixel (bare, x, y) >> 8 & 0xff);
          }
      if (scale == 1.0)
        full = with / without;
      g_test_message ("scale %.4f: %.4f of the light", scale, with / without);
      g_assert_cmpfloat_with_epsilon (with / without, full, 0.02);
      cairo_surface_destroy (bare);
      cairo_surface_destroy (picture);
    }
}

/* At any scale and place the untouched part is the bare photo. */
static void
test_outside (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("fresh");
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  TriViewport chin = { 250.0, 1300.0, 0.7, 400, 300 };
  TriViewport far = { -5000.0, -5000.0, 1.0, 50, 40 };
  cairo_surface_t *bare = tri_preview_render_bare (photo, &chin);
  cairo_surface_t *picture = tri_preview_render (self->scene, self->dots, &pigment, &chin, NULL);
  cairo_surface_t *nothing = tri_preview_render (self->scene, self->dots, &pigment, &far, NULL);

  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 400; x++)
      g_assert_cmphex (tri_sample_pixel (bare, x, y), ==, tri_sample_pixel (picture, x, y));
  g_assert_cmphex (tri_sample_pixel (nothing, 20, 20), ==, tri_sample_pixel (nothing, 0, 0));
  cairo_surface_destroy (bare);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (nothing);
}

/* No ink on the wall behind the head, and hardly less at the rim than beside it. */
static void
test_rim (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("healed");
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  TriViewport full = tri_viewport_full (photo);
  cairo_surface_t *before = tri_photo_get_surface (photo);
  cairo_surface_t *after = tri_preview_render (self->scene, self->dots, &pigment, &full, NULL);
  const TriPose *pose = tri_scene_get_pose (self->scene);
  TriVec2 c = self->scene->snap.centre;
  guint n_points;
  const TriVec2 *outline = tri_scene_get_outline (self->scene, &n_points);
  double thread = 0.0, rim = 0.0, inner = 0.0;

  for (guint i = 50; i < 85; i++)
    {
      double length = hypot (outline[i].x - c.x, outline[i].y - c.y);
      double dx = (outline[i].x - c.x) / length, dy = (outline[i].y - c.y) / length;

      for (double out_mm = 0.4; out_mm < 6.0; out_mm += 0.2)
        {
          int x = (int) floor (outline[i].x + dx * out_mm * pose->scale);
          int y = (int) floor (outline[i].y + dy * out_mm * pose->scale);

          g_assert_cmphex (tri_sample_pixel (after, x, y), ==, tri_sample_pixel (before, x, y));
        }
      for (double in_mm = 0.0; in_mm < 5.0; in_mm += 0.1)
        {
          int x = (int) floor (outline[i].x - dx * in_mm * pose->scale);
          int y = (int) floor (outline[i].y - dy * in_mm * pose->scale);
          double left = tri_sample_linear (tri_sample_pixel (after, x, y) >> 8 & 0xff)
                        / tri_sample_linear (tri_sample_pixel (before, x, y) >> 8 & 0xff);

          if (in_mm < 0.35)
            thread += (1.0 - left) / 35.0 / 4.0;
          else if (in_mm < 1.2)
            rim += (1.0 - left) / 35.0 / 8.0;
          else if (in_mm > 3.0)
            inner += (1.0 - left) / 35.0 / 20.0;
        }
    }
  g_test_message ("darkness %.3f on the outline, %.3f at the rim, %.3f beside it", thread, rim,
                  inner);
  /* Half a pixel of pale skin before the wall would be a thread of light around the head. */
  g_assert_cmpfloat (thread, >, 0.7 * inner);
  g_assert_cmpfloat (rim, >, 0.75 * inner);
  cairo_surface_destroy (after);
}

/* Light reflected by the surface lies above pigment. */
static void
test_highlights (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("healed");
  const TriPose *pose = tri_scene_get_pose (self->scene);
  TriHead *head = tri_scene_get_head (self->scene);
  TriVec2 at = { 905.0, 615.0 }; /* well inside the treated area */
  cairo_surface_t *surface = grey_surface (1500, 2000, 0x80);
  g_autoptr (TriPhoto) dull = tri_photo_new_from_surface (surface);
  g_autoptr (TriPhoto) shiny = NULL;
  g_autoptr (TriScene) dull_scene = tri_scene_new (dull, pose, head, NULL, 0);
  g_autoptr (TriScene) shiny_scene = NULL;
  TriViewport viewport = { floor (at.x) - 20.0, floor (at.y) - 20.0, 1.0, 40, 40 };
  cairo_t *cr = cairo_create (surface);
  cairo_surface_t *a, *b;
  double dull_left = 0.0, shiny_left = 0.0;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_arc (cr, at.x, at.y, 50.0, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  shiny = tri_photo_new_from_surface (surface);
  shiny_scene = tri_scene_new (shiny, pose, head, NULL, 0);
  a = tri_preview_render (dull_scene, self->dots, &pigment, &viewport, NULL);
  b = tri_preview_render (shiny_scene, self->dots, &pigment, &viewport, NULL);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 40; x++)
      {
        dull_left += tri_sample_linear (tri_sample_pixel (a, x, y) & 0xff)
                     / tri_sample_linear (0x80) / 1600.0;
        shiny_left += tri_sample_linear (tri_sample_pixel (b, x, y) & 0xff) / 1600.0;
      }
  g_test_message ("light left: %.3f dull, %.3f shiny", dull_left, shiny_left);
  g_assert_cmpfloat (dull_left, <, 0.75);
  /* T + (1 - T) 0.6 */
  g_assert_cmpfloat_with_epsilon (shiny_left, dull_left + (1.0 - dull_left) * 0.6, 0.02);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (surface);
}

/* The field with every dot on the other side. */
static TriDotField *
mirrored_field_new (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, NULL);
  gsize size;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GBytes) mirrored = NULL;
  TriDotField *field;

  size = g_bytes_get_size (bytes);
  /* 16 bytes of header, then u and v in 16 bits each (tri-make-dot-field.c). */
  for (gsize at = 16; at + 4 <= size; at += 4)
    {
      gint16 u = (gint16) (-(gint16) (copy[at] | copy[at + 1] << 8));

      copy[at] = (guint16) u & 0xff;
      copy[at + 1] = (guint16) u >> 8;
    }
  mirrored = g_bytes_new_take (copy, size);
  field = tri_dot_field_new (mirrored, NULL);
  g_assert_nonnull (field);
  return field;
}

/* Photo, pose and dots mirrored: the picture mirrored, within a step. The wobble of the edge is not
 * symmetric, so the design has none. */
static void
test_mirrored (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("healed");
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  g_autoptr (TriPhoto) other_photo = tri_photo_new_mirrored (photo);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  const TriPose *pose = tri_scene_get_pose (self->scene);
  TriPose other_pose = tri_pose_mirrored (pose, tri_photo_get_width (photo));
  g_autoptr (TriScene) scene = tri_scene_new (photo, pose, head, NULL, 0);
  g_autoptr (TriScene) other_scene = tri_scene_new (other_photo, &other_pose, head, NULL, 0);
  g_autoptr (TriDotField) other_field = mirrored_field_new ();
  TriDesignSpec spec = *tri_design_get_spec (self->design);
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriDots) dots = NULL;
  g_autoptr (TriDots) other_dots = NULL;
  TriViewport full = tri_viewport_full (photo);
  cairo_surface_t *picture, *other;
  guint n, other_n, n_off = 0;

  spec.shape.irregularity_mm = 0.0;
  spec.shape.stray_share = 0.0;
  design = tri_design_new (&spec);
  dots = tri_sample_dots_new (self->field, head, design, 1.0);
  other_dots = tri_sample_dots_new (other_field, head, design, 1.0);
  tri_dots_get (dots, &n);
  tri_dots_get (other_dots, &other_n);
  g_assert_cmpint (abs ((int) n - (int) other_n), <, 30);
  picture = tri_preview_render (scene, dots, &pigment, &full, NULL);
  other = tri_preview_render (other_scene, other_dots, &pigment, &full, NULL);
  for (int y = 0; y < full.height; y++)
    for (int x = 0; x < full.width; x++)
      {
        guint32 p = tri_sample_pixel (picture, x, y);
        guint32 q = tri_sample_pixel (other, full.width - 1 - x, y);

        for (int shift = 0; shift < 24; shift += 8)
          if (abs ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff)) > 1)
            {
              n_off++;
              break;
            }
      }
  g_test_message ("%u of %d pixels differ by more than 1", n_off, full.width * full.height);
  /* One dot more or less at the border of its rank has some 40 pixels. */
  g_assert_cmpuint (n_off, <, 50);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (other);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  TriPigment pigment = tri_sample_pigment ("healed");
  TriViewport full = tri_viewport_full (tri_scene_get_photo (self->scene));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (tri_preview_render (self->scene, self->dots, &pigment, &full, cancellable));
}

/* From a design in one go: the steps by hand. */
static void
test_design (Fixture *self, gconstpointer data)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  TriHead *head = tri_scene_get_head (self->scene);
  g_autoptr (TriScalp) scalp = tri_scalp_new (self->field, head);
  g_autoptr (TriRegion) region = tri_region_new (self->design, head);
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriMoment moment = { TRI_KIND_PERMANENT, 2.0, 400.0, TRI_END_TYPICAL };
  TriPigment pigment
      = tri_pigment_at (figures, &moment, tri_design_get_spec (self->design)->shade, &skin);
  g_autoptr (TriDots) dots
      = tri_dots_select (scalp, region, tri_moment_get_build (&moment), pigment.keep);
  TriViewport viewport = { 500.0, 500.0, 1.0, 300, 200 };
  cairo_surface_t *a = tri_preview_render (self->scene, dots, &pigment, &viewport, NULL);
  cairo_surface_t *b = tri_preview_render_design (self->scene, scalp, self->design, figures, &skin,
                                                  &moment, &viewport, NULL);

  for (int y = 0; y < 200; y++)
    for (int x = 0; x < 300; x++)
      g_assert_cmphex (tri_sample_pixel (a, x, y), ==, tri_sample_pixel (b, x, y));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, data, function)                                                                  \
  g_test_add ("/render/preview/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("identity-healed", "healed", test_identity);
  ADD ("identity-temporary", "temporary 18m", test_identity);
  ADD ("tiles-healed", "healed", test_tiles);
  ADD ("tiles-fresh", "fresh", test_tiles);
  ADD ("oracle-healed", "healed", test_oracle);
  ADD ("oracle-fresh", "fresh", test_oracle);
  ADD ("oracle-4y", "4y", test_oracle);
  ADD ("mean-darkening", NULL, test_mean_darkening);
  ADD ("scales", NULL, test_scales);
  ADD ("outside", NULL, test_outside);
  ADD ("rim", NULL, test_rim);
  ADD ("highlights", NULL, test_highlights);
  ADD ("mirrored", NULL, test_mirrored);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("design", NULL, test_design);
#undef ADD
  return g_test_run ();
}
