/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriPainter: the dots of one frame, ready to be painted on their ground (GEOMETRY 9).
 *
 * Dots are added up as optical density; the light that leaves the skin has passed that layer twice,
 * once where it leaves and once about 0.7 mm from there. */

#include "config.h"

#include "tri-painter.h"

#include "tri-look-private.h"
#include "tri-strip-private.h"

/* Pixels of a view that are painted in one go: so wide that what they need besides, left and right,
 * does not count, and so narrow that their rows stay in the cache. */
#define STRIP_WIDTH 1024

struct _TriPainter
{
  gatomicrefcount ref_count;
  TriGround *ground;
  gboolean follows; /* another one on the same ground */
  TriDots *dots;
  TriSightings *sightings; /* (nullable): without ink */
  TriSplats *splats;       /* (nullable): without ink */
  TriBox bounds;           /* absolute pixels that pigment may reach; empty without any */
};

static gboolean
pigments_are_equal (const TriPigment *a, const TriPigment *b)
{
  return a->halo_mm == b->halo_mm && a->od == b->od && a->sigma[0] == b->sigma[0]
         && a->sigma[1] == b->sigma[1] && a->sigma[2] == b->sigma[2] && a->blur_mm == b->blur_mm
         && a->redness == b->redness;
}

static gboolean
viewports_are_equal (const TriViewport *a, const TriViewport *b)
{
  return a->origin_x == b->origin_x && a->origin_y == b->origin_y && a->scale == b->scale
         && a->width == b->width && a->height == b->height;
}

/* Redness is told by the density that was wanted, everywhere. */
static gboolean
is_same_redness (const TriGround *ground, double dots_per_cm2)
{
  return ground->pigment.redness <= 0.0 || ground->density == dots_per_cm2;
}

TriPainter *
tri_painter_new_after (TriPainter *previous,
                       TriScene *scene,
                       TriDots *dots,
                       const TriPigment *pigment,
                       const TriViewport *viewport)
{
  TriPainter *self;
  double density;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (dots != NULL, NULL);
  g_return_val_if_fail (pigment != NULL, NULL);
  g_return_val_if_fail (viewport != NULL && viewport->scale > 0.0, NULL);
  g_return_val_if_fail (viewport->width > 0 && viewport->height > 0, NULL);

  self = g_new0 (TriPainter, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->dots = tri_dots_ref (dots);
  density = tri_dots_get_density (dots);
  if (previous != NULL && previous->ground->scene == scene
      && pigments_are_equal (&previous->ground->pigment, pigment)
      && viewports_are_equal (&previous->ground->viewport, viewport)
      && is_same_redness (previous->ground, density))
    {
      self->ground = _tri_ground_ref (previous->ground);
      self->follows = TRUE;
    }
  else
    self->ground = _tri_ground_new (scene, pigment, viewport, density);
  if (pigment->od > 0.0)
    {
      const TriFrame *frame = &self->ground->frame;
      int reach = self->ground->reach;
      TriBox box;

      self->sightings = _tri_sightings_get (scene, tri_dots_get_scalp (dots));
      self->splats = _tri_splats_new (scene, self->sightings, dots, pigment, frame, reach);
      box = _tri_splats_get_box (self->splats);
      if (box.x0 < box.x1)
        self->bounds = (TriBox){ MAX (box.x0 - reach, frame->x), MAX (box.y0 - reach, frame->y),
                                 MIN (box.x1 + reach, frame->x + frame->width),
                                 MIN (box.y1 + reach, frame->y + frame->height) };
    }
  return self;
}

TriPainter *
tri_painter_new (TriScene *scene,
                 TriDots *dots,
                 const TriPigment *pigment,
                 const TriViewport *viewport)
{
  return tri_painter_new_after (NULL, scene, dots, pigment, viewport);
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
  _tri_ground_unref (self->ground);
  tri_dots_unref (self->dots);
  g_clear_pointer (&self->sightings, _tri_sightings_unref);
  _tri_splats_free (self->splats);
  g_free (self);
}

TriScene *
tri_painter_get_scene (const TriPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ground->scene;
}

const TriViewport *
tri_painter_get_viewport (const TriPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->ground->viewport;
}

static gboolean
box_is_empty (const TriBox *box)
{
  return box->x0 >= box->x1 || box->y0 >= box->y1;
}

void
tri_painter_get_bounds (const TriPainter *self, cairo_rectangle_int_t *out_bounds)
{
  const TriViewport *viewport;
  const TriFrame *frame;
  const TriBox *box;

  g_return_if_fail (self != NULL);
  g_return_if_fail (out_bounds != NULL);

  viewport = &self->ground->viewport;
  frame = &self->ground->frame;
  box = &self->bounds;
  *out_bounds = (cairo_rectangle_int_t){ 0, 0, 0, 0 };
  if (self->ground->scene->look != NULL)
    *out_bounds = (cairo_rectangle_int_t){ 0, 0, viewport->width, viewport->height };
  else if (!box_is_empty (box))
    *out_bounds = (cairo_rectangle_int_t){ box->x0 - frame->x, box->y0 - frame->y,
                                           box->x1 - box->x0, box->y1 - box->y0 };
}

static gboolean
area_is_in_view (const TriPainter *self, const cairo_rectangle_int_t *area)
{
  const TriViewport *viewport = &self->ground->viewport;

  return area->x >= 0 && area->y >= 0 && area->width >= 0 && area->height >= 0
         && area->width <= viewport->width - area->x && area->height <= viewport->height - area->y;
}

/* Keeping the photo is for views that are dearer to draw than to copy. */
static TriPhotoSource
photo_source (const TriPainter *self)
{
  const TriFrame *frame = &self->ground->frame;
  gboolean copied = frame->scale == 1.0 && frame->fraction_x == 0.0 && frame->fraction_y == 0.0
                    && self->ground->scene->look == NULL;

  return self->follows && !copied ? TRI_PHOTO_SOURCE_KEPT : TRI_PHOTO_SOURCE_PAINTED;
}

static guint32 *
pixel_at (guint32 *pixels, gsize stride_bytes, int x, int y)
{
  return (guint32 *) ((guint8 *) pixels + (gsize) y * stride_bytes) + x;
}

/* What the dots reach of @area, in absolute pixels. */
static TriBox
reached_box (const TriPainter *self, const cairo_rectangle_int_t *area)
{
  const TriFrame *frame = &self->ground->frame;
  int x = frame->x + area->x, y = frame->y + area->y;

  return (TriBox){ MAX (self->bounds.x0, x), MAX (self->bounds.y0, y),
                   MIN (self->bounds.x1, x + area->width),
                   MIN (self->bounds.y1, y + area->height) };
}

/* Photo and dots of a box, strip by strip. @area's corner is the first of @pixels. */
static void
paint_strips (const TriPainter *self,
              TriPhotoSource photo,
              const cairo_rectangle_int_t *area,
              const TriBox *box,
              guint32 *pixels,
              gsize stride_bytes)
{
  const TriFrame *frame = &self->ground->frame;
  int step = MAX (STRIP_WIDTH, 8 * self->ground->reach);

  for (int x = box->x0; x < box->x1; x += step)
    {
      TriBox strip = { x, box->y0, MIN (x + step, box->x1), box->y1 };

      _tri_strip_paint (
          self->ground, self->splats, photo, &strip,
          pixel_at (pixels, stride_bytes, x - frame->x - area->x, box->y0 - frame->y - area->y),
          stride_bytes);
    }
}

/* The photo beside a box of the area, in up to four rectangles. */
static void
paint_beside (const TriPainter *self,
              TriPhotoSource photo,
              const cairo_rectangle_int_t *area,
              const TriBox *box,
              guint32 *pixels,
              gsize stride_bytes)
{
  const TriFrame *frame = &self->ground->frame;
  int x0 = area->x, x1 = area->x + area->width, y0 = area->y, y1 = area->y + area->height;
  int left = box->x0 - frame->x, right = box->x1 - frame->x;
  int top = box->y0 - frame->y, bottom = box->y1 - frame->y;
  cairo_rectangle_int_t parts[4] = { { x0, y0, x1 - x0, top - y0 },
                                     { x0, top, left - x0, bottom - top },
                                     { right, top, x1 - right, bottom - top },
                                     { x0, bottom, x1 - x0, y1 - bottom } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].width > 0 && parts[i].height > 0)
      _tri_ground_put_photo (
          self->ground, photo, &parts[i],
          pixel_at (pixels, stride_bytes, parts[i].x - area->x, parts[i].y - area->y),
          stride_bytes);
}

void
tri_painter_paint (const TriPainter *self,
                   const cairo_rectangle_int_t *area,
                   guint32 *pixels,
                   gsize stride_bytes)
{
  TriPhotoSource photo;
  TriBox box;

  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL && area_is_in_view (self, area));
  g_return_if_fail (pixels != NULL);

  photo = photo_source (self);
  box = reached_box (self, area);
  if (box_is_empty (&box))
    {
      _tri_ground_put_photo (self->ground, photo, area, pixels, stride_bytes);
      return;
    }
  paint_beside (self, photo, area, &box, pixels, stride_bytes);
  paint_strips (self, photo, area, &box, pixels, stride_bytes);
}

void
tri_painter_paint_over (const TriPainter *self,
                        const cairo_rectangle_int_t *area,
                        guint32 *pixels,
                        gsize stride_bytes)
{
  TriBox box;

  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL && area_is_in_view (self, area));
  g_return_if_fail (pixels != NULL);

  _tri_look_adjust (self->ground->scene, &self->ground->frame, area, pixels, stride_bytes);
  box = reached_box (self, area);
  if (!box_is_empty (&box))
    paint_strips (self, TRI_PHOTO_SOURCE_THERE, area, &box, pixels, stride_bytes);
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
  const TriGround *ground = self->painter->ground;
  const TriDotSighting *places = _tri_sightings_get_dots (self->painter->sightings);
  TriBox box = _tri_splat_get_box (ground->scene, &places[dot->index], dot, &ground->pigment,
                                   &ground->frame);
  int x0 = box.x0 - ground->reach - ground->frame.x, y0 = box.y0 - ground->reach - ground->frame.y;
  int x1 = box.x1 + ground->reach - ground->frame.x, y1 = box.y1 + ground->reach - ground->frame.y;

  if (box.x0 >= box.x1)
    return;
  for (int row = MAX (y0, 0) / GRID; y1 > 0 && row <= (y1 - 1) / GRID && row < self->rows; row++)
    for (int column = MAX (x0, 0) / GRID;
         x1 > 0 && column <= (x1 - 1) / GRID && column < self->columns; column++)
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

static cairo_region_t *
find_differences (const TriPainter *a, const TriPainter *b)
{
  Grid grid = { .painter = b,
                .columns = (b->ground->viewport.width + GRID - 1) / GRID,
                .rows = (b->ground->viewport.height + GRID - 1) / GRID };
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

  view = (cairo_rectangle_int_t){ 0, 0, b->ground->viewport.width, b->ground->viewport.height };
  shown = (cairo_rectangle_int_t){ a->ground->frame.x - b->ground->frame.x,
                                   a->ground->frame.y - b->ground->frame.y,
                                   a->ground->viewport.width, a->ground->viewport.height };
  if (a->ground->scene != b->ground->scene
      || !pigments_are_equal (&a->ground->pigment, &b->ground->pigment)
      || !_tri_frame_is_same_zoom (&a->ground->frame, &b->ground->frame)
      || tri_dots_get_scalp (a->dots) != tri_dots_get_scalp (b->dots)
      || !is_same_redness (b->ground, tri_dots_get_density (a->dots)))
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
