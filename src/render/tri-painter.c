/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriPainter: pigment in the skin of a photo (GEOMETRY 9).
 *
 * Dots are added up as optical density; the light that leaves the skin has passed that layer twice,
 * once where it leaves and once about 0.7 mm from there. Every pixel is a function of its place in
 * the photo alone, in integers, so that parts of a picture are the picture. */

#include "config.h"

#include "tri-painter.h"

#include "tri-bare-private.h"
#include "tri-look-private.h"
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
/* Width of the ramp just outside the outline: on it, all is still head. A pixel's width of pale
 * skin between ink and wall would be a thread of light around the head. */
#define RIM_MM 0.25

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

struct _TriPainter
{
  gatomicrefcount ref_count;
  TriScene *scene;
  TriDots *dots;
  TriPigment pigment;
  TriViewport viewport;
  TriFrame frame;
  Blur scatter, redness;
  int reach; /* of both blurs, px */
  GArray *splats;
  Box bounds; /* absolute pixels that pigment may reach; empty without any */
};
/* What the dots reach, widened, as far as the view shows it. */
static Box
splat_bounds (const GArray *splats, const TriFrame *frame, int reach)
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
  double out = RIM_MM * scene->pose.scale / 2.0;
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
                  double share = (_tri_snap_get_depth (&scene->snap, at) + out) / ramp + 0.5;

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
  TriPlane inner[3]; /* blurred by SCATTER_MM, on cells */
  TriPlane red;      /* blurred by REDNESS_MM, on cells; no data without redness */
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
fill_layers (const TriPainter *self, Layers *layers)
{
  const TriPigment *pigment = &self->pigment;
  double merging = _tri_splats_get_merging (self->scene, pigment, self->viewport.scale);

  /* Without a tint one table and one plane serve all three. */
  layers->n_tables
      = pigment->sigma[0] == pigment->sigma[1] && pigment->sigma[1] == pigment->sigma[2] ? 1 : 3;
  for (int c = 0; c < layers->n_tables; c++)
    layers->darkness[c] = darkness_table (pigment->sigma[c], pigment->od, merging);
  blurred_darkness (layers, &self->scatter, (const guint16 *const *) layers->darkness,
                    layers->n_tables, layers->inner);

  if (pigment->redness > 0.0)
    {
      double area_mm2 = G_PI * pigment->halo_mm * pigment->halo_mm / 4.0;
      double dots_per_mm2 = tri_dots_get_density (self->dots) / 100.0;
      const guint16 *middle = layers->darkness[layers->n_tables / 2];

      blurred_darkness (layers, &self->redness, &middle, 1, &layers->red);
      normalise_redness (&layers->red, MIN (1.0, dots_per_mm2 * area_mm2));
    }
}

static void
composite (const TriPainter *self,
           const Box *box,
           const Layers *layers,
           guint32 *pixels,
           gsize stride_bytes)
{
  int n = box->x1 - box->x0;
  g_autofree guint16 *scratch = g_new (guint16, layers->density.width);
  g_autofree guint16 *inner = g_new (guint16, 3 * (gsize) n);
  g_autofree guint16 *redness = g_new (guint16, n);
  g_autofree guint8 *share = g_new (guint8, n);
  TriCompositeRow row = { .light = _tri_light_get_tables () };

  for (int c = 0; c < 3; c++)
    {
      row.darkness[c] = layers->darkness[MIN (c, layers->n_tables - 1)];
      row.red_share[c] = (guint) floor (TRI_KERNEL_ONE * self->pigment.redness * red_loss[c] + 0.5);
    }
  for (int y = box->y0; y < box->y1; y++)
    {
      gsize offset
          = (gsize) (y - layers->density.y) * layers->density.width + (box->x0 - layers->density.x);

      for (int c = 0; c < 3; c++)
        {
          row.inner[c] = inner + MIN (c, layers->n_tables - 1) * (gsize) n;
          if (c < layers->n_tables)
            _tri_kernel_upsample_row (&layers->inner[c], self->scatter.cell, box->x0, y, n, scratch,
                                      inner + c * (gsize) n);
        }
      row.density = layers->density.data + offset;
      row.cover = layers->cover != NULL ? layers->cover + offset : NULL;
      row.share
          = share_row (&self->scene->highlights, &self->frame, box->x0, y, n, share) ? share : NULL;
      if (layers->red.data != NULL)
        {
          _tri_kernel_upsample_row (&layers->red, self->redness.cell, box->x0, y, n, scratch,
                                    redness);
          row.redness = redness;
        }
      _tri_kernel_composite_row (
          (guint32 *) ((guint8 *) pixels + (gsize) (y - box->y0) * stride_bytes), n, &row);
    }
}

TriPainter *
tri_painter_new (TriScene *scene,
                 TriDots *dots,
                 const TriPigment *pigment,
                 const TriViewport *viewport)
{
  TriPainter *self;
  double px_per_mm;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (dots != NULL, NULL);
  g_return_val_if_fail (pigment != NULL, NULL);
  g_return_val_if_fail (viewport != NULL && viewport->scale > 0.0, NULL);
  g_return_val_if_fail (viewport->width > 0 && viewport->height > 0, NULL);

  self = g_new0 (TriPainter, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->scene = tri_scene_ref (scene);
  self->dots = tri_dots_ref (dots);
  self->pigment = *pigment;
  self->viewport = *viewport;
  self->frame = _tri_frame_from_viewport (viewport);
  px_per_mm = scene->pose.scale * viewport->scale;
  self->scatter = blur_for_sigma (SCATTER_MM * px_per_mm);
  self->reach = self->scatter.reach;
  if (pigment->redness > 0.0)
    {
      /* Blurring the single layer by both lengths at once. */
      self->redness = blur_for_sigma (hypot (REDNESS_MM, SCATTER_MM) * px_per_mm);
      self->reach = MAX (self->reach, self->redness.reach);
    }
  if (pigment->od > 0.0)
    {
      self->splats = _tri_splats_new (scene, dots, pigment, &self->frame, self->reach);
      self->bounds = splat_bounds (self->splats, &self->frame, self->reach);
    }
  return self;
}

TriPainter *
tri_painter_ref (TriPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_painter_unref (TriPainter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  tri_scene_unref (self->scene);
  tri_dots_unref (self->dots);
  g_clear_pointer (&self->splats, g_array_unref);
  g_free (self);
}

TriScene *
tri_painter_get_scene (const TriPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scene;
}

const TriViewport *
tri_painter_get_viewport (const TriPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->viewport;
}

static gboolean
box_is_empty (const Box *box)
{
  return box->x0 >= box->x1 || box->y0 >= box->y1;
}

void
tri_painter_get_bounds (const TriPainter *self, cairo_rectangle_int_t *out_bounds)
{
  const Box *box;

  g_return_if_fail (self != NULL);
  g_return_if_fail (out_bounds != NULL);

  box = &self->bounds;
  *out_bounds = (cairo_rectangle_int_t){ 0, 0, 0, 0 };
  if (self->scene->look != NULL)
    *out_bounds = (cairo_rectangle_int_t){ 0, 0, self->viewport.width, self->viewport.height };
  else if (!box_is_empty (box))
    *out_bounds = (cairo_rectangle_int_t){ box->x0 - self->frame.x, box->y0 - self->frame.y,
                                           box->x1 - box->x0, box->y1 - box->y0 };
}

static gboolean
area_is_in_view (const TriPainter *self, const cairo_rectangle_int_t *area)
{
  return area->x >= 0 && area->y >= 0 && area->width >= 0 && area->height >= 0
         && area->width <= self->viewport.width - area->x
         && area->height <= self->viewport.height - area->y;
}

void
tri_painter_paint (const TriPainter *self,
                   const cairo_rectangle_int_t *area,
                   guint32 *pixels,
                   gsize stride_bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL && area_is_in_view (self, area));
  g_return_if_fail (pixels != NULL);

  _tri_bare_paint (self->scene->photo, &self->frame, area, pixels, stride_bytes);
  tri_painter_paint_over (self, area, pixels, stride_bytes);
}

void
tri_painter_paint_over (const TriPainter *self,
                        const cairo_rectangle_int_t *area,
                        guint32 *pixels,
                        gsize stride_bytes)
{
  g_auto (Layers) layers = { 0 };
  int x, y;
  Box box;

  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL && area_is_in_view (self, area));
  g_return_if_fail (pixels != NULL);

  _tri_look_adjust (self->scene, &self->frame, area, pixels, stride_bytes);
  x = self->frame.x + area->x;
  y = self->frame.y + area->y;
  box.x0 = MAX (self->bounds.x0, x);
  box.y0 = MAX (self->bounds.y0, y);
  box.x1 = MIN (self->bounds.x1, x + area->width);
  box.y1 = MIN (self->bounds.y1, y + area->height);
  if (box_is_empty (&box))
    return;
  layers.density
      = density_plane_new (&box, self->reach, MAX (self->scatter.cell, self->redness.cell));
  _tri_kernel_splat (&layers.density, (const TriSplat *) self->splats->data, self->splats->len);
  layers.cover = outline_cover (self->scene, &self->frame, &layers.density);
  fill_layers (self, &layers);
  composite (self, &box, &layers,
             (guint32 *) ((guint8 *) pixels + (gsize) (box.y0 - y) * stride_bytes) + (box.x0 - x),
             stride_bytes);
}

/* The view in squares of GRID pixels, and which of them may differ. */
#define GRID 32

typedef struct
{
  const TriPainter *painter;
  guint8 *changed;
  int columns, rows;
} Grid;

static void
grid_mark_dot (Grid *self, const TriDot *dot)
{
  const TriPainter *p = self->painter;
  TriScalp *scalp = tri_dots_get_scalp (p->dots);
  TriSplat s;
  int x0, y0, x1, y1;

  if (!_tri_splat_from_dot (p->scene, tri_scalp_get_points (scalp) + 3 * (gsize) dot->index,
                            tri_scalp_get_normals (scalp) + 3 * (gsize) dot->index, dot,
                            &p->pigment, &p->frame, &s))
    return;
  x0 = (int) floor (s.x / 256.0 - s.half_x) - p->reach - p->frame.x;
  y0 = (int) floor (s.y / 256.0 - s.half_y) - p->reach - p->frame.y;
  x1 = (int) ceil (s.x / 256.0 + s.half_x) + p->reach - p->frame.x;
  y1 = (int) ceil (s.y / 256.0 + s.half_y) + p->reach - p->frame.y;
  for (int row = MAX (y0, 0) / GRID; y1 >= 0 && row <= y1 / GRID && row < self->rows; row++)
    for (int column = MAX (x0, 0) / GRID; x1 >= 0 && column <= x1 / GRID && column < self->columns;
         column++)
      self->changed[row * self->columns + column] = 1;
}

static gboolean
dots_are_equal (const TriDot *a, const TriDot *b)
{
  return a->diameter_factor == b->diameter_factor && a->od_factor == b->od_factor;
}

/* Both lists are in rank order, and the index is the rank: one walk finds every difference. */
static void
grid_mark_differences (Grid *self, const TriDots *a, const TriDots *b)
{
  guint n_a, n_b, i = 0, j = 0;
  const TriDot *first = tri_dots_get (a, &n_a), *second = tri_dots_get (b, &n_b);

  while (i < n_a || j < n_b)
    if (j == n_b || (i < n_a && first[i].index < second[j].index))
      grid_mark_dot (self, &first[i++]);
    else if (i == n_a || second[j].index < first[i].index)
      grid_mark_dot (self, &second[j++]);
    else
      {
        if (!dots_are_equal (&first[i], &second[j]))
          {
            grid_mark_dot (self, &first[i]);
            grid_mark_dot (self, &second[j]);
          }
        i++;
        j++;
      }
}

static cairo_region_t *
grid_to_region (const Grid *self)
{
  cairo_region_t *region = cairo_region_create ();

  for (int row = 0; row < self->rows; row++)
    for (int column = 0; column < self->columns;)
      {
        int first = column;

        while (column < self->columns && self->changed[row * self->columns + column])
          column++;
        if (column > first)
          cairo_region_union_rectangle (
              region,
              &(cairo_rectangle_int_t){ first * GRID, row * GRID, (column - first) * GRID, GRID });
        else
          column++;
      }
  return region;
}

static gboolean
pigments_are_equal (const TriPigment *a, const TriPigment *b)
{
  return a->halo_mm == b->halo_mm && a->od == b->od && a->sigma[0] == b->sigma[0]
         && a->sigma[1] == b->sigma[1] && a->sigma[2] == b->sigma[2] && a->blur_mm == b->blur_mm
         && a->redness == b->redness;
}

static cairo_region_t *
find_differences (const TriPainter *a, const TriPainter *b)
{
  Grid grid = { .painter = b,
                .columns = (b->viewport.width + GRID - 1) / GRID,
                .rows = (b->viewport.height + GRID - 1) / GRID };
  g_autofree guint8 *changed = g_malloc0 ((gsize) grid.columns * grid.rows);

  grid.changed = changed;
  grid_mark_differences (&grid, a->dots, b->dots);
  return grid_to_region (&grid);
}

cairo_region_t *
tri_painter_compare (const TriPainter *a, const TriPainter *b)
{
  cairo_rectangle_int_t view, shown;
  cairo_region_t *region, *hidden;

  g_return_val_if_fail (a != NULL, NULL);
  g_return_val_if_fail (b != NULL, NULL);

  view = (cairo_rectangle_int_t){ 0, 0, b->viewport.width, b->viewport.height };
  shown = (cairo_rectangle_int_t){ a->frame.x - b->frame.x, a->frame.y - b->frame.y,
                                   a->viewport.width, a->viewport.height };
  /* Redness is told by the density that was wanted, everywhere. */
  if (a->scene != b->scene || !pigments_are_equal (&a->pigment, &b->pigment)
      || !_tri_frame_is_same_zoom (&a->frame, &b->frame)
      || tri_dots_get_scalp (a->dots) != tri_dots_get_scalp (b->dots)
      || (b->pigment.redness > 0.0
          && tri_dots_get_density (a->dots) != tri_dots_get_density (b->dots)))
    return cairo_region_create_rectangle (&view);

  if (a->dots == b->dots)
    region = cairo_region_create ();
  else
    region = find_differences (a, b);
  hidden = cairo_region_create_rectangle (&view);
  cairo_region_subtract_rectangle (hidden, &shown);
  cairo_region_union (region, hidden);
  cairo_region_destroy (hidden);
  cairo_region_intersect_rectangle (region, &view);
  return region;
}
