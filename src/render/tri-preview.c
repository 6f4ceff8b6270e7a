/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview: a photo through a viewport with pigment in its skin (GEOMETRY 9).
 *
 * Dots are added up as optical density; the light that leaves the skin has passed that layer twice,
 * once where it leaves and once about 0.7 mm from there. Only the rectangle about the dots is
 * touched. Every pixel is a function of its place in the photo alone, in integers, so that tiles of
 * a picture are the picture. */

#include "config.h"

#include "tri-splat-private.h"

#include <math.h>
#include <string.h>

/* How far from where it leaves light enters the skin (Yule-Nielsen), one sigma. */
#define SCATTER_MM 0.7
#define REDNESS_MM 2.0
/* Share of the redness that each channel loses. */
static const double red_loss[3] = { 0.1, 1.0, 0.8 };
/* From this sigma on a blur is done at half resolution. */
#define HALVE_SIGMA 3.0
/* Width of the ramp at the outline. */
#define RIM_MM 0.25
/* Beside the photo. */
#define BACKGROUND 0xff3a3d42u

/* A half-open rectangle of absolute pixels. */
typedef struct
{
  int x0, y0, x1, y1;
} Box;

/* A Gaussian done on cells of 2^n pixels. */
typedef struct
{
  int cell;
  double sigma; /* in cells */
  int reach;    /* px */
} Blur;

static Blur
blur_for_sigma (double sigma_px)
{
  Blur self = { 1, MAX (sigma_px, 0.1), 0 };

  while (sigma_px / self.cell >= HALVE_SIGMA)
    self.cell *= 2;
  if (self.cell > 1)
    {
      double area = (double) self.cell * self.cell;

      /* Averaging over a cell and interpolating between cells blur as well: take their variances
       * off. */
      self.sigma = sqrt (sigma_px * sigma_px - (area - 1.0) / 12.0 - area / 6.0) / self.cell;
    }
  self.reach = self.cell * ((int) ceil (3.0 * self.sigma) + 2);
  return self;
}

static cairo_surface_t *
surface_new (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("Out of memory for a picture of %d × %d pixels", width, height);
  return surface;
}

/* Unless the photo fills the view. */
static void
fill_background (cairo_surface_t *surface, const TriPhoto *photo, const TriViewport *viewport)
{
  guint32 *data = (guint32 *) cairo_image_surface_get_data (surface);
  gsize n = (gsize) cairo_image_surface_get_stride (surface) / 4
            * cairo_image_surface_get_height (surface);

  if (viewport->origin_x >= 0.0 && viewport->origin_y >= 0.0
      && viewport->origin_x + viewport->width / viewport->scale <= tri_photo_get_width (photo)
      && viewport->origin_y + viewport->height / viewport->scale <= tri_photo_get_height (photo))
    return;
  for (gsize i = 0; i < n; i++)
    data[i] = BACKGROUND;
}

static void
copy_photo (cairo_surface_t *target, const TriPhoto *photo, int origin_x, int origin_y)
{
  cairo_surface_t *source = tri_photo_get_surface (photo);
  int x0 = MAX (0, -origin_x), y0 = MAX (0, -origin_y);
  int x1 = MIN (cairo_image_surface_get_width (target), tri_photo_get_width (photo) - origin_x);
  int y1 = MIN (cairo_image_surface_get_height (target), tri_photo_get_height (photo) - origin_y);
  const guint8 *in = cairo_image_surface_get_data (source);
  guint8 *out = cairo_image_surface_get_data (target);
  gsize in_stride = cairo_image_surface_get_stride (source);
  gsize out_stride = cairo_image_surface_get_stride (target);

  for (int y = y0; y < y1 && x0 < x1; y++)
    memcpy (out + y * out_stride + 4 * (gsize) x0,
            in + (gsize) (y + origin_y) * in_stride + 4 * (gsize) (x0 + origin_x),
            4 * (gsize) (x1 - x0));
}

/* Bilinear from the level that is just large enough: averaging is done already, and cairo's better
 * filters cost fifty times as much (PERFORMANCE.md, 3). */
static void
scale_photo (cairo_surface_t *target, const TriPhoto *photo, const TriViewport *viewport)
{
  double level_scale;
  cairo_surface_t *level = tri_photo_get_level (photo, viewport->scale, &level_scale);
  cairo_t *cr = cairo_create (target);

  cairo_scale (cr, viewport->scale, viewport->scale);
  cairo_translate (cr, -viewport->origin_x, -viewport->origin_y);
  cairo_rectangle (cr, 0.0, 0.0, tri_photo_get_width (photo), tri_photo_get_height (photo));
  cairo_scale (cr, 1.0 / level_scale, 1.0 / level_scale);
  cairo_set_source_surface (cr, level, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill (cr);
  cairo_destroy (cr);
}

cairo_surface_t *
tri_preview_render_bare (const TriPhoto *photo, const TriViewport *viewport)
{
  cairo_surface_t *surface;

  g_return_val_if_fail (photo != NULL, NULL);
  g_return_val_if_fail (viewport != NULL, NULL);
  g_return_val_if_fail (viewport->scale > 0.0, NULL);
  g_return_val_if_fail (viewport->width > 0 && viewport->height > 0, NULL);

  surface = surface_new (viewport->width, viewport->height);
  fill_background (surface, photo, viewport);
  if (viewport->scale == 1.0 && viewport->origin_x == floor (viewport->origin_x)
      && viewport->origin_y == floor (viewport->origin_y))
    copy_photo (surface, photo, (int) viewport->origin_x, (int) viewport->origin_y);
  else
    {
      cairo_surface_mark_dirty (surface);
      scale_photo (surface, photo, viewport);
      cairo_surface_flush (surface);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* What the dots reach, widened, as far as the view shows it. */
static Box
dirty_box (const GArray *splats, const TriFrame *frame, int reach)
{
  Box box = { G_MAXINT, G_MAXINT, G_MININT, G_MININT };

  for (guint i = 0; i < splats->len; i++)
    {
      const TriSplat *s = &g_array_index (splats, TriSplat, i);

      box.x0 = MIN (box.x0, (int) floorf (s->x / 256.0f - s->half_x));
      box.y0 = MIN (box.y0, (int) floorf (s->y / 256.0f - s->half_y));
      box.x1 = MAX (box.x1, (int) ceilf (s->x / 256.0f + s->half_x) + 1);
      box.y1 = MAX (box.y1, (int) ceilf (s->y / 256.0f + s->half_y) + 1);
    }
  if (splats->len == 0)
    return (Box){ 0, 0, 0, 0 };
  box.x0 = MAX (box.x0 - reach, frame->x);
  box.y0 = MAX (box.y0 - reach, frame->y);
  box.x1 = MIN (box.x1 + reach, frame->x + frame->width);
  box.y1 = MIN (box.y1 + reach, frame->y + frame->height);
  return box;
}

static int
align_down (int value, int step)
{
  return value >= 0 ? value / step * step : -((step - 1 - value) / step * step);
}

static TriPlane
plane_new (int x, int y, int width, int height)
{
  return (TriPlane){ g_malloc0_n ((gsize) width * height, sizeof (guint16)), x, y, width, height };
}

/* The box widened by what a blur reads, on whole cells. */
static TriPlane
density_plane_new (const Box *box, int reach, int cell)
{
  int x0 = align_down (box->x0 - reach, cell), y0 = align_down (box->y0 - reach, cell);
  int x1 = align_down (box->x1 + reach + cell - 1, cell);
  int y1 = align_down (box->y1 + reach + cell - 1, cell);

  return plane_new (x0, y0, x1 - x0, y1 - y0);
}

static TriPlane
cell_plane_new (const TriPlane *density, int cell)
{
  return plane_new (density->x / cell, density->y / cell, density->width / cell,
                    density->height / cell);
}

/* The head's share of every pixel of @density, or NULL when all of it is head. Blocks far from the
 * outline are told from their middle. */
static guint8 *
outline_cover (const TriScene *scene, const TriFrame *frame, const TriPlane *density)
{
  const int block = 8;
  double ramp = MAX (RIM_MM * scene->pose.scale, 1.0 / frame->scale);
  double far = block / frame->scale;
  guint8 *cover = g_malloc_n (density->width, density->height);
  gboolean any = FALSE;

  for (int by = align_down (density->y, block); by < density->y + density->height; by += block)
    for (int bx = align_down (density->x, block); bx < density->x + density->width; bx += block)
      {
        int x0 = MAX (bx, density->x), x1 = MIN (bx + block, density->x + density->width);
        int y0 = MAX (by, density->y), y1 = MIN (by + block, density->y + density->height);
        TriVec2 middle = { (bx + block / 2 + frame->fraction_x) / frame->scale,
                           (by + block / 2 + frame->fraction_y) / frame->scale };
        double depth = _tri_snap_get_depth (&scene->snap, middle);
        gboolean near = fabs (depth) < far + ramp;

        any = any || near || depth <= 0.0;
        for (int y = y0; y < y1; y++)
          {
            guint8 *row = cover + (gsize) (y - density->y) * density->width + (x0 - density->x);

            if (!near)
              memset (row, depth > 0.0 ? 255 : 0, x1 - x0);
            else
              for (int x = x0; x < x1; x++)
                {
                  TriVec2 at = { (x + 0.5 + frame->fraction_x) / frame->scale,
                                 (y + 0.5 + frame->fraction_y) / frame->scale };
                  double share = _tri_snap_get_depth (&scene->snap, at) / ramp + 0.5;

                  row[x - x0] = (guint8) floor (CLAMP (share, 0.0, 1.0) * 255.0 + 0.5);
                }
          }
      }
  if (!any)
    g_clear_pointer (&cover, g_free);
  return cover;
}

/* Darkness 1 - 10^(-q σ'_c) of a density q, σ'_c the share that a channel sees (GEOMETRY 9,
 * method).
 *
 * Densities of dots in one pixel multiply as if they lay upon each other; blue noise keeps them
 * apart, and what they hold back adds up. In a small view, where they run together, the sum takes
 * the product's place, or a thumbnail would be lighter than the photo. Past one half they must
 * overlap. */
static guint16 *
darkness_table (double channel_sigma, double od, double merging)
{
  guint16 *table = g_new (guint16, TRI_KERNEL_DARK_SIZE);
  double exponent = (1.0 - pow (10.0, -od * channel_sigma)) / (1.0 - pow (10.0, -od));

  for (int i = 0; i < TRI_KERNEL_DARK_SIZE; i++)
    {
      double q = ((i + 0.5) * (1 << TRI_KERNEL_DARK_SHIFT) - 0.5) / TRI_KERNEL_OD_ONE;

      double sum = G_LN10 * q * exponent;
      double product = 1.0 - exp (-sum);

      if (sum > 0.5)
        sum = 1.0 - 0.5 * exp (-(sum - 0.5) / 0.5);
      table[i] = (guint16) floor (
          TRI_KERNEL_ONE * (product + merging * (MAX (sum, product) - product)) + 0.5);
    }
  /* Where there is no ink the pixel stays what it was. */
  table[0] = 0;
  return table;
}

/* Everything between the splats and the pixels. */
typedef struct
{
  TriPlane density;
  guint8 *cover; /* (nullable) */
  int n_tables;  /* 1 or 3 */
  guint16 *darkness[3];
  TriPlane inner[3];     /* blurred by SCATTER_MM, on cells */
  TriPlane red;          /* blurred by REDNESS_MM, on cells; no data without redness */
  Blur scatter, redness; /* how they were blurred */
} Layers;

static void
layers_clear (Layers *self)
{
  g_free (self->density.data);
  g_free (self->cover);
  for (int c = 0; c < self->n_tables; c++)
    {
      g_free (self->darkness[c]);
      g_free (self->inner[c].data);
    }
  g_free (self->red.data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layers, layers_clear)

/* The head's share of each cell, blurred as the darkness is; no data without an outline. */
static TriPlane
blurred_cover (const Layers *self, const Blur *blur)
{
  TriPlane plane = { 0 };
  g_autofree guint16 *scratch = NULL;

  if (self->cover == NULL)
    return plane;
  plane = cell_plane_new (&self->density, blur->cell);
  scratch = g_new (guint16, (gsize) plane.width * plane.height);
  _tri_kernel_cover_cells (&self->density, self->cover, blur->cell, &plane);
  _tri_kernel_blur (&plane, scratch, blur->sigma);
  return plane;
}

/* The darkness of one to three channels averaged over cells and blurred over skin only: beyond the
 * outline there is none that could hold ink, and the rim must not look bare for it. */
static void
blurred_darkness (const Layers *self,
                  const Blur *blur,
                  const guint16 *const *darkness,
                  int n_tables,
                  TriPlane *out)
{
  TriPlane cover = blurred_cover (self, blur);
  g_autofree guint16 *scratch = NULL;

  for (int c = 0; c < n_tables; c++)
    out[c] = cell_plane_new (&self->density, blur->cell);
  scratch = g_new (guint16, (gsize) out[0].width * out[0].height);
  _tri_kernel_darken_cells (&self->density, darkness, n_tables, self->cover, blur->cell, out);
  for (int c = 0; c < n_tables; c++)
    {
      _tri_kernel_blur (&out[c], scratch, blur->sigma);
      if (cover.data != NULL)
        _tri_kernel_divide (&out[c], &cover);
    }
  g_free (cover.data);
}

/* Highlights along a row of the view, 0 to 255. FALSE when there are none on it. */
static gboolean
share_row (const TriHighlights *lights, const TriFrame *frame, int x, int y, int n, guint8 *out)
{
  /* 32 bits after the point, counted from absolute pixel 0, so that tiles agree. */
  const double one = 4294967296.0;
  double step = lights->scale / frame->scale;
  gint64 du = (gint64) floor (step * one + 0.5);
  gint64 u0 = (gint64) floor (((0.5 + frame->fraction_x) * step - 0.5 - lights->x) * one + 0.5);
  gint64 v0 = (gint64) floor (((0.5 + frame->fraction_y) * step - 0.5 - lights->y) * one + 0.5);
  gint64 v = v0 + y * du;
  int row = (int) (v >> 32);
  guint weight = (guint) ((v >> 24) & 0xff), any = 0;
  const guint8 *upper, *lower;

  if (lights->share == NULL || row < 0 || row + 1 >= lights->height)
    return FALSE;
  upper = lights->share + (gsize) row * lights->width;
  lower = upper + lights->width;
  for (int i = 0; i < n; i++)
    {
      gint64 u = u0 + (x + i) * du;
      int column = (int) (u >> 32);
      guint w = (guint) ((u >> 24) & 0xff), top, bottom;

      if (column < 0 || column + 1 >= lights->width)
        {
          out[i] = 0;
          continue;
        }
      top = upper[column] * (256 - w) + upper[column + 1] * w;
      bottom = lower[column] * (256 - w) + lower[column + 1] * w;
      out[i] = (guint8) ((top * (256 - weight) + bottom * weight + 32768) >> 16);
      any |= out[i];
    }
  return any != 0;
}

/* Blurred darkness as a share of what full coverage would give, 15 after the point. */
static void
normalise_redness (const TriPlane *red, double full)
{
  gsize n = (gsize) red->width * red->height;
  double factor = 1.0 / MAX (full, 1e-6);

  for (gsize i = 0; i < n; i++)
    red->data[i] = (guint16) MIN (red->data[i] * factor, TRI_KERNEL_ONE);
}

/* From the density to the blurred planes. */
static void
fill_layers (Layers *self, const TriPigment *pigment, double merging, double dots_per_cm2)
{
  /* Without a tint one table and one plane serve all three. */
  self->n_tables
      = pigment->sigma[0] == pigment->sigma[1] && pigment->sigma[1] == pigment->sigma[2] ? 1 : 3;
  for (int c = 0; c < self->n_tables; c++)
    self->darkness[c] = darkness_table (pigment->sigma[c], pigment->od, merging);
  blurred_darkness (self, &self->scatter, (const guint16 *const *) self->darkness, self->n_tables,
                    self->inner);

  if (pigment->redness > 0.0)
    {
      double area_mm2 = G_PI * pigment->halo_mm * pigment->halo_mm / 4.0;
      const guint16 *middle = self->darkness[self->n_tables / 2];

      blurred_darkness (self, &self->redness, &middle, 1, &self->red);
      normalise_redness (&self->red, MIN (1.0, dots_per_cm2 / 100.0 * area_mm2));
    }
}

static void
composite (cairo_surface_t *surface,
           const TriScene *scene,
           const TriPigment *pigment,
           const TriFrame *frame,
           const Box *box,
           const Layers *layers)
{
  int n = box->x1 - box->x0;
  guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autofree guint16 *scratch = g_new (guint16, layers->density.width);
  g_autofree guint16 *inner = g_new (guint16, 3 * (gsize) n);
  g_autofree guint16 *redness = g_new (guint16, n);
  g_autofree guint8 *share = g_new (guint8, n);
  TriCompositeRow row = { .light = _tri_light_get_tables () };

  for (int c = 0; c < 3; c++)
    {
      row.darkness[c] = layers->darkness[MIN (c, layers->n_tables - 1)];
      row.red_share[c] = (guint) floor (TRI_KERNEL_ONE * pigment->redness * red_loss[c] + 0.5);
    }
  for (int y = box->y0; y < box->y1; y++)
    {
      gsize offset
          = (gsize) (y - layers->density.y) * layers->density.width + (box->x0 - layers->density.x);

      for (int c = 0; c < 3; c++)
        {
          row.inner[c] = inner + MIN (c, layers->n_tables - 1) * (gsize) n;
          if (c < layers->n_tables)
            _tri_kernel_upsample_row (&layers->inner[c], layers->scatter.cell, box->x0, y, n,
                                      scratch, inner + c * (gsize) n);
        }
      row.density = layers->density.data + offset;
      row.cover = layers->cover != NULL ? layers->cover + offset : NULL;
      row.share = share_row (&scene->highlights, frame, box->x0, y, n, share) ? share : NULL;
      if (layers->red.data != NULL)
        {
          _tri_kernel_upsample_row (&layers->red, layers->redness.cell, box->x0, y, n, scratch,
                                    redness);
          row.redness = redness;
        }
      _tri_kernel_composite_row (
          (guint32 *) (data + (gsize) (y - frame->y) * stride) + (box->x0 - frame->x), n, &row);
    }
}

cairo_surface_t *
tri_preview_render (const TriScene *scene,
                    const TriDots *dots,
                    const TriPigment *pigment,
                    const TriViewport *viewport,
                    GCancellable *cancellable)
{
  g_auto (Layers) layers = { 0 };
  g_autoptr (GArray) splats = NULL;
  cairo_surface_t *surface;
  TriFrame frame;
  double px_per_mm;
  int reach;
  Box box;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (dots != NULL, NULL);
  g_return_val_if_fail (pigment != NULL, NULL);
  g_return_val_if_fail (viewport != NULL, NULL);

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  surface = tri_preview_render_bare (scene->photo, viewport);
  frame = _tri_frame_from_viewport (viewport);
  px_per_mm = scene->pose.scale * viewport->scale;
  layers.scatter = blur_for_sigma (SCATTER_MM * px_per_mm);
  /* Blurring the single layer by both lengths at once. */
  layers.redness = blur_for_sigma (hypot (REDNESS_MM, SCATTER_MM) * px_per_mm);
  reach = layers.scatter.reach;
  if (pigment->redness > 0.0)
    reach = MAX (reach, layers.redness.reach);

  splats = _tri_splats_new (scene, dots, pigment, &frame, reach);
  box = dirty_box (splats, &frame, reach);
  if (pigment->od <= 0.0 || box.x0 >= box.x1 || box.y0 >= box.y1)
    return surface;
  layers.density = density_plane_new (&box, reach, MAX (layers.scatter.cell, layers.redness.cell));
  _tri_kernel_splat (&layers.density, (const TriSplat *) splats->data, splats->len);
  layers.cover = outline_cover (scene, &frame, &layers.density);
  if (g_cancellable_is_cancelled (cancellable))
    {
      cairo_surface_destroy (surface);
      return NULL;
    }

  fill_layers (&layers, pigment, _tri_splats_get_merging (&scene->pose, pigment, viewport->scale),
               tri_dots_get_density (dots));
  if (g_cancellable_is_cancelled (cancellable))
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  composite (surface, scene, pigment, &frame, &box, &layers);
  cairo_surface_mark_dirty (surface);
  return surface;
}

cairo_surface_t *
tri_preview_render_design (const TriScene *scene,
                           TriScalp *scalp,
                           TriDesign *design,
                           const TriFigures *figures,
                           const TriSkin *skin,
                           const TriMoment *moment,
                           const TriViewport *viewport,
                           GCancellable *cancellable)
{
  g_autoptr (TriRegion) region = NULL;
  g_autoptr (TriDots) dots = NULL;
  TriPigment pigment;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (scalp != NULL, NULL);
  g_return_val_if_fail (design != NULL, NULL);

  pigment = tri_pigment_at (figures, moment, tri_design_get_spec (design)->shade, skin);
  region = tri_region_new (design, tri_scalp_get_head (scalp));
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  dots = tri_dots_select (scalp, region, tri_moment_get_build (moment), pigment.keep);
  return tri_preview_render (scene, dots, &pigment, viewport, cancellable);
}
