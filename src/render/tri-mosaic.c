/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture for the screen in tiles: what an edit does not touch is shared with the picture before.
 */

#include "config.h"

#include "tri-mosaic.h"

#include "tri-bare-private.h"

#include <string.h>

struct _TriTile
{
  gatomicrefcount ref_count;
  cairo_surface_t *surface;
  cairo_rectangle_int_t area;
};

struct _TriMosaic
{
  gatomicrefcount ref_count;
  TriPainter *painter; /* NULL: the photo alone */
  TriPhoto *photo;
  TriViewport viewport;
  TriFrame frame;
  int column, row; /* of the first tile */
  int n_columns, n_rows;
  TriTile **tiles;
};

/* tiles */

static TriTile *
tile_new (int column, int row)
{
  TriTile *self = g_new0 (TriTile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, TRI_TILE_SIZE, TRI_TILE_SIZE);
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    g_error ("Out of memory for a tile of a picture");
  self->area = (cairo_rectangle_int_t){ column * TRI_TILE_SIZE, row * TRI_TILE_SIZE, TRI_TILE_SIZE,
                                        TRI_TILE_SIZE };

  return self;
}

TriTile *
tri_tile_ref (TriTile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_tile_unref (TriTile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  cairo_surface_destroy (self->surface);
  g_free (self);
}

cairo_surface_t *
tri_tile_get_surface (TriTile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->surface;
}

const cairo_rectangle_int_t *
tri_tile_get_area (const TriTile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->area;
}

/* The tile's row at an absolute pixel. */
static guint32 *
tile_row (TriTile *self, int x, int y)
{
  return (guint32 *) (cairo_image_surface_get_data (self->surface)
                      + (gsize) (y - self->area.y)
                            * (gsize) cairo_image_surface_get_stride (self->surface))
         + (x - self->area.x);
}

/* mosaics */

static int
tile_at (int pixel)
{
  return pixel >= 0 ? pixel / TRI_TILE_SIZE : -((TRI_TILE_SIZE - 1 - pixel) / TRI_TILE_SIZE);
}

static TriMosaic *
mosaic_new (TriPainter *painter, TriPhoto *photo, const TriViewport *viewport)
{
  TriMosaic *self = g_new0 (TriMosaic, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->painter = painter != NULL ? tri_painter_ref (painter) : NULL;
  self->photo = tri_photo_ref (photo);
  self->viewport = *viewport;
  self->frame = _tri_frame_from_viewport (viewport);
  self->column = tile_at (self->frame.x);
  self->row = tile_at (self->frame.y);
  self->n_columns = tile_at (self->frame.x + viewport->width - 1) + 1 - self->column;
  self->n_rows = tile_at (self->frame.y + viewport->height - 1) + 1 - self->row;
  self->tiles = g_new0 (TriTile *, (gsize) self->n_columns * (gsize) self->n_rows);

  return self;
}

/* (nullable) */
static TriTile *
find_tile (const TriMosaic *self, int column, int row)
{
  if (column < self->column || row < self->row || column >= self->column + self->n_columns
      || row >= self->row + self->n_rows)
    return NULL;

  return self->tiles[(row - self->row) * self->n_columns + (column - self->column)];
}

/* The view's pixels that may differ from those of @previous. */
static cairo_region_t *
find_changes (const TriMosaic *self, const TriMosaic *previous)
{
  cairo_rectangle_int_t view = { 0, 0, self->viewport.width, self->viewport.height };
  cairo_region_t *changes;
  cairo_rectangle_int_t kept;

  if (previous != NULL && self->painter != NULL && previous->painter != NULL)
    return tri_painter_compare (previous->painter, self->painter);

  changes = cairo_region_create_rectangle (&view);
  if (previous == NULL || self->painter != NULL || previous->painter != NULL
      || self->photo != previous->photo
      || !_tri_frame_is_same_zoom (&self->frame, &previous->frame))
    return changes;

  kept = (cairo_rectangle_int_t){ previous->frame.x - self->frame.x,
                                  previous->frame.y - self->frame.y, previous->frame.width,
                                  previous->frame.height };
  cairo_region_subtract_rectangle (changes, &kept);
  return changes;
}

/* The part of a tile's row of the view that may differ, from the first changed tile to the last
 * that follows on it without a gap. */
static gboolean
find_run (const TriMosaic *self,
          const cairo_region_t *changes,
          int row,
          int *inout_column,
          cairo_rectangle_int_t *out_area)
{
  cairo_region_t *run = NULL;
  int column = *inout_column;

  for (; column < self->column + self->n_columns; column++)
    {
      cairo_rectangle_int_t tile
          = { column * TRI_TILE_SIZE - self->frame.x, row * TRI_TILE_SIZE - self->frame.y,
              TRI_TILE_SIZE, TRI_TILE_SIZE };
      cairo_region_t *part = cairo_region_copy (changes);

      cairo_region_intersect_rectangle (part, &tile);
      if (cairo_region_is_empty (part))
        {
          cairo_region_destroy (part);
          if (run != NULL)
            break;
          continue;
        }
      if (run == NULL)
        run = cairo_region_create ();
      cairo_region_union (run, part);
      cairo_region_destroy (part);
    }
  *inout_column = column;
  if (run == NULL)
    return FALSE;
  cairo_region_get_extents (run, out_area);
  cairo_region_destroy (run);

  return TRUE;
}

static void
paint (const TriMosaic *self, const cairo_rectangle_int_t *area, guint32 *pixels, gsize stride)
{
  if (self->painter != NULL)
    tri_painter_paint (self->painter, area, pixels, stride);
  else
    _tri_bare_paint (self->photo, &self->frame, area, pixels, stride);
}

static gboolean
contains (const cairo_rectangle_int_t *outer, const cairo_rectangle_int_t *inner)
{
  return outer->x <= inner->x && outer->y <= inner->y
         && outer->x + outer->width >= inner->x + inner->width
         && outer->y + outer->height >= inner->y + inner->height;
}

/* A new tile at a place: what the picture before had there, unless @painted covers it. */
static TriTile *
renew_tile (TriMosaic *self,
            const TriMosaic *previous,
            int column,
            int row,
            const cairo_rectangle_int_t *painted)
{
  TriTile *tile = tile_new (column, row);
  TriTile *before = previous != NULL ? find_tile (previous, column, row) : NULL;

  if (before != NULL && !contains (painted, &tile->area))
    memcpy (tile_row (tile, tile->area.x, tile->area.y),
            tile_row (before, tile->area.x, tile->area.y),
            (gsize) cairo_image_surface_get_stride (tile->surface) * TRI_TILE_SIZE);
  self->tiles[(row - self->row) * self->n_columns + (column - self->column)] = tile;

  return tile;
}

/* Painted in one go, since light bleeds over the edges of what is painted, and then cut up. */
static void
paint_run (TriMosaic *self,
           const TriMosaic *previous,
           const cairo_rectangle_int_t *area,
           int row,
           guint32 *scratch)
{
  int x0 = self->frame.x + area->x, x1 = x0 + area->width;
  int y0 = self->frame.y + area->y, y1 = y0 + area->height;
  gsize stride = (gsize) area->width * sizeof *scratch;
  cairo_rectangle_int_t painted = { x0, y0, area->width, area->height };

  paint (self, area, scratch, stride);
  for (int column = tile_at (x0); column <= tile_at (x1 - 1); column++)
    {
      TriTile *tile = renew_tile (self, previous, column, row, &painted);
      int from = MAX (x0, tile->area.x), to = MIN (x1, tile->area.x + TRI_TILE_SIZE);

      for (int y = y0; y < y1; y++)
        {
          const guint32 *in = scratch + (gsize) (y - y0) * (gsize) area->width + (from - x0);
          guint32 *out = tile_row (tile, from, y);

          for (int x = 0; x < to - from; x++)
            out[x] = in[x] | 0xff000000u;
        }
      cairo_surface_mark_dirty (tile->surface);
    }
}

/* Returns: FALSE when cancelled */
static gboolean
fill (TriMosaic *self, const TriMosaic *previous, GCancellable *cancellable)
{
  cairo_region_t *changes = find_changes (self, previous);
  g_autofree guint32 *scratch = NULL;
  cairo_rectangle_int_t view = { 0, 0, self->viewport.width, self->viewport.height };
  gboolean done = TRUE;

  /* Another zoom's tiles lie elsewhere. */
  if (cairo_region_contains_rectangle (changes, &view) == CAIRO_REGION_OVERLAP_IN)
    previous = NULL;
  for (int row = self->row; row < self->row + self->n_rows && done; row++)
    {
      int column = self->column;
      cairo_rectangle_int_t area;

      while (find_run (self, changes, row, &column, &area))
        {
          if (g_cancellable_is_cancelled (cancellable))
            {
              done = FALSE;
              break;
            }
          if (scratch == NULL)
            scratch = g_new (guint32, (gsize) self->viewport.width * TRI_TILE_SIZE);
          paint_run (self, previous, &area, row, scratch);
        }
    }
  cairo_region_destroy (changes);
  if (!done)
    return FALSE;

  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    if (self->tiles[i] == NULL)
      self->tiles[i] = tri_tile_ref (find_tile (previous, self->column + i % self->n_columns,
                                                self->row + i / self->n_columns));

  return TRUE;
}

TriMosaic *
tri_mosaic_new (TriPainter *painter, TriMosaic *previous, GCancellable *cancellable)
{
  TriMosaic *self;

  g_return_val_if_fail (painter != NULL, NULL);

  self = mosaic_new (painter, tri_scene_get_photo (tri_painter_get_scene (painter)),
                     tri_painter_get_viewport (painter));
  if (!fill (self, previous, cancellable))
    g_clear_pointer (&self, tri_mosaic_unref);

  return self;
}

TriMosaic *
tri_mosaic_new_bare (TriPhoto *photo,
                     const TriViewport *viewport,
                     TriMosaic *previous,
                     GCancellable *cancellable)
{
  TriMosaic *self;

  g_return_val_if_fail (photo != NULL, NULL);
  g_return_val_if_fail (viewport != NULL && viewport->scale > 0, NULL);
  g_return_val_if_fail (viewport->width > 0 && viewport->height > 0, NULL);

  self = mosaic_new (NULL, photo, viewport);
  if (!fill (self, previous, cancellable))
    g_clear_pointer (&self, tri_mosaic_unref);

  return self;
}

TriMosaic *
tri_mosaic_ref (TriMosaic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_mosaic_unref (TriMosaic *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    g_clear_pointer (&self->tiles[i], tri_tile_unref);
  g_free (self->tiles);
  g_clear_pointer (&self->painter, tri_painter_unref);
  tri_photo_unref (self->photo);
  g_free (self);
}

TriPainter *
tri_mosaic_get_painter (const TriMosaic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->painter;
}

const TriViewport *
tri_mosaic_get_viewport (const TriMosaic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->viewport;
}

void
tri_mosaic_get_origin (const TriMosaic *self, int *out_x, int *out_y)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (out_x != NULL && out_y != NULL);

  *out_x = self->frame.x;
  *out_y = self->frame.y;
}

guint
tri_mosaic_get_n_tiles (const TriMosaic *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) (self->n_columns * self->n_rows);
}

TriTile *
tri_mosaic_get_tile (const TriMosaic *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < tri_mosaic_get_n_tiles (self), NULL);

  return self->tiles[index];
}
