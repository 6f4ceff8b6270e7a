/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photo rows in, dots over them, encoded rows out, 64 at a time.
 *
 * The canvas is the upright picture: the photo with the caption's strip below. A file may hold it
 * turned; its bands are then upright columns, which are turned, painted and turned back. */

#include "config.h"

#include "tri-export-picture.h"

#include "tri-error.h"
#include "tri-export-file-private.h"
#include "tri-export-strip-private.h"
#include "tri-export-writer-private.h"
#include "tri-painter.h"
#include "tri-photo-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BAND_ROWS 64
/* Columns that are turned together, so that neither side leaves the cache. */
#define TURN_COLUMNS 16

/* How the rows of a file lie on the canvas. */
typedef struct
{
  int width, height; /* of the file, with the strip */
  int photo_x;       /* where the photo's rows start in the file's; the strip may come first */
  int photo_y;
  gboolean transposed;     /* the file's rows are columns of the canvas */
  gboolean flip_x, flip_y; /* and its columns or rows count backwards */
} Layout;

/* EXIF 2.32: which stored axis runs backwards for each orientation. */
static Layout
layout_of (int orientation, int photo_width, int photo_height, int strip_height)
{
  Layout self = {
    .transposed = orientation >= 5,
    .flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8,
    .flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7,
  };

  self.width = photo_width + (self.transposed ? strip_height : 0);
  self.height = photo_height + (self.transposed ? 0 : strip_height);
  self.photo_x = self.transposed && self.flip_x ? strip_height : 0;
  self.photo_y = !self.transposed && self.flip_y ? strip_height : 0;
  return self;
}

static gboolean
layout_is_upright (const Layout *self)
{
  return !self->transposed && !self->flip_x && !self->flip_y;
}

/* The part of the canvas that rows @y to @y + @n of the file hold. */
static cairo_rectangle_int_t
layout_get_tile (const Layout *self, int y, int n)
{
  int at = self->flip_y ? self->height - y - n : y;

  return self->transposed ? (cairo_rectangle_int_t){ at, 0, n, self->width }
                          : (cairo_rectangle_int_t){ 0, at, self->width, n };
}

/* Between @n rows of the file at @band and their part of the canvas at @tile, either way. Rows of
 * both lie as close as they can. */
static void
layout_turn (const Layout *self, guint32 *band, guint32 *tile, int n, gboolean back)
{
  for (int x0 = 0; x0 < self->width; x0 += TURN_COLUMNS)
    for (int y = 0; y < n; y++)
      {
        int v = self->flip_y ? n - 1 - y : y;

        for (int x = x0; x < MIN (x0 + TURN_COLUMNS, self->width); x++)
          {
            int u = self->flip_x ? self->width - 1 - x : x;
            guint32 *stored = band + (gsize) y * self->width + x;
            guint32 *upright
                = tile + (self->transposed ? (gsize) u * n + v : (gsize) v * self->width + u);

            if (back)
              *stored = *upright;
            else
              *upright = *stored;
          }
      }
}

/* One export at work. */
typedef struct
{
  TriPhotoRows *rows;
  guint32 *upright; /* (nullable): the whole photo, when its rows cannot be taken as they come */
  TriPainter *painter;
  TriExportStrip *strip;
  cairo_rectangle_int_t photo;   /* on the canvas */
  cairo_rectangle_int_t caption; /* below it */
  cairo_rectangle_int_t dirty;   /* what the dots may reach */
  Layout layout;
  guint32 *band; /* rows of the file */
  guint32 *tile; /* the same as they lie on the canvas */
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->rows, tri_photo_rows_free);
  g_free (self->upright);
  g_clear_pointer (&self->painter, tri_painter_unref);
  g_clear_pointer (&self->strip, _tri_export_strip_free);
  g_free (self->band);
  g_free (self->tile);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
intersect (const cairo_rectangle_int_t *a,
           const cairo_rectangle_int_t *b,
           cairo_rectangle_int_t *out)
{
  int x0 = MAX (a->x, b->x), x1 = MIN (a->x + a->width, b->x + b->width);
  int y0 = MAX (a->y, b->y), y1 = MIN (a->y + a->height, b->y + b->height);

  *out = (cairo_rectangle_int_t){ x0, y0, x1 - x0, y1 - y0 };
  return x0 < x1 && y0 < y1;
}

/* Reads the whole photo and turns it upright. */
static gboolean
load_upright (Export *self, const char *name, GError **error)
{
  int width = tri_photo_rows_get_width (self->rows);
  int height = tri_photo_rows_get_height (self->rows);
  Layout layout = layout_of (tri_photo_rows_get_orientation (self->rows), width, height, 0);
  g_autofree guint32 *band = g_new (guint32, (gsize) width * BAND_ROWS);
  g_autofree guint32 *tile = g_new (guint32, (gsize) width * BAND_ROWS);

  self->upright = g_try_malloc_n ((gsize) width * height, sizeof *self->upright);
  if (self->upright == NULL)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                   _ ("There is not enough memory to turn “%s” upright; save it as JPEG."), name);
      return FALSE;
    }
  for (int y = 0; y < height; y += BAND_ROWS)
    {
      int n = MIN (BAND_ROWS, height - y);
      cairo_rectangle_int_t at = layout_get_tile (&layout, y, n);

      if (!tri_photo_rows_read (self->rows, n, band, 4 * (gsize) width, error))
        return FALSE;
      layout_turn (&layout, band, tile, n, FALSE);
      for (int v = 0; v < at.height; v++)
        memcpy (self->upright + (gsize) (at.y + v) * self->photo.width + at.x,
                tile + (gsize) v * at.width, 4 * (gsize) at.width);
    }
  return TRUE;
}

/* The @n rows of the photo from row @y of the file on, into the band. */
static gboolean
read_rows (Export *self, int y, int n, GError **error)
{
  gsize width = self->layout.width;

  if (self->upright == NULL)
    return tri_photo_rows_read (self->rows, n, self->band + self->layout.photo_x, 4 * width, error);
  memcpy (self->band, self->upright + y * width, 4 * width * n);
  return TRUE;
}

/* Dots and caption over the part @tile of the canvas, whose photo the pixels hold. */
static void
paint (const Export *self, const cairo_rectangle_int_t *tile, guint32 *pixels)
{
  gsize stride = 4 * (gsize) tile->width;
  cairo_rectangle_int_t area;

  if (intersect (tile, &self->dirty, &area))
    tri_painter_paint_over (self->painter, &area,
                            pixels + (gsize) (area.y - tile->y) * tile->width + (area.x - tile->x),
                            stride);
  if (intersect (tile, &self->caption, &area))
    {
      guint32 *first = pixels + (gsize) (area.y - tile->y) * tile->width + (area.x - tile->x);

      area.y -= self->caption.y;
      _tri_export_strip_paint (self->strip, &area, first, stride);
    }
}

static void
paint_rows (const Export *self, int y, int n)
{
  cairo_rectangle_int_t tile = layout_get_tile (&self->layout, y, n);
  cairo_rectangle_int_t area;

  if (!intersect (&tile, &self->dirty, &area) && !intersect (&tile, &self->caption, &area))
    return;
  if (layout_is_upright (&self->layout))
    {
      paint (self, &tile, self->band);
      return;
    }
  layout_turn (&self->layout, self->band, self->tile, n, FALSE);
  paint (self, &tile, self->tile);
  layout_turn (&self->layout, self->band, self->tile, n, TRUE);
}

/* Opens the photo and lays out the canvas. */
static gboolean
prepare (Export *self,
         TriScene *scene,
         GBytes *source,
         const char *name,
         const TriExportOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  TriPhoto *photo = tri_scene_get_photo (scene);
  int orientation, width, height;

  self->rows = tri_photo_rows_open (source, name, cancellable, error);
  if (self->rows == NULL)
    return FALSE;
  orientation = tri_photo_rows_get_orientation (self->rows);
  width = tri_photo_rows_get_width (self->rows);
  height = tri_photo_rows_get_height (self->rows);
  self->photo.width = orientation >= 5 ? height : width;
  self->photo.height = orientation >= 5 ? width : height;
  if (self->photo.width != tri_photo_get_width (photo)
      || self->photo.height != tri_photo_get_height (photo))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not the photo that the design was drawn on."), name);
      return FALSE;
    }

  if (orientation > 1 && options->format == TRI_EXPORT_PNG)
    {
      if (!load_upright (self, name, error))
        return FALSE;
      orientation = 1;
      width = self->photo.width;
      height = self->photo.height;
    }
  self->strip = _tri_export_strip_new (options->caption, self->photo.width, self->photo.height);
  self->caption = (cairo_rectangle_int_t){ 0, self->photo.height, self->photo.width,
                                           _tri_export_strip_get_height (self->strip) };
  self->layout = layout_of (orientation, width, height, self->caption.height);
  self->band = g_new0 (guint32, (gsize) self->layout.width * BAND_ROWS);
  if (!layout_is_upright (&self->layout))
    self->tile = g_new (guint32, (gsize) self->layout.width * BAND_ROWS);
  return TRUE;
}

/* All rows of the file, from its top to its bottom. */
static gboolean
write_rows (Export *self,
            TriExportWriter *writer,
            const char *path,
            TriExportProgress progress,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  int first = self->layout.photo_y;
  int end = self->layout.transposed ? self->layout.height : first + self->photo.height;

  for (int y = 0, n; y < self->layout.height; y += n)
    {
      gboolean is_photo = y >= first && y < end;
      int code;

      n = MIN (BAND_ROWS, (y < first ? first : is_photo ? end : self->layout.height) - y);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (is_photo && !read_rows (self, y - first, n, error)))
        return FALSE;
      paint_rows (self, y, n);
      code = _tri_export_writer_write (writer, self->band, 4 * (gsize) self->layout.width, n);
      if (code != 0)
        return _tri_export_file_fail (path, code, error);
      if (progress != NULL)
        progress ((double) (y + n) / self->layout.height, data);
    }
  return TRUE;
}

gboolean
tri_export_picture (TriScene *scene,
                    TriDots *dots,
                    const TriPigment *pigment,
                    GBytes *source,
                    const char *name,
                    const TriExportOptions *options,
                    const char *path,
                    TriExportProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (Export) self = { 0 };
  g_autoptr (TriExportFile) file = NULL;
  g_autoptr (TriExportWriter) writer = NULL;
  TriViewport viewport;
  int orientation, code;

  g_return_val_if_fail (scene != NULL && dots != NULL && pigment != NULL, FALSE);
  g_return_val_if_fail (source != NULL && name != NULL, FALSE);
  g_return_val_if_fail (options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!prepare (&self, scene, source, name, options, cancellable, error))
    return FALSE;
  viewport = tri_viewport_full (tri_scene_get_photo (scene));
  self.painter = tri_painter_new (scene, dots, pigment, &viewport);
  tri_painter_get_bounds (self.painter, &self.dirty);

  file = _tri_export_file_open (path, error);
  if (file == NULL)
    return FALSE;
  orientation = self.upright != NULL ? 1 : tri_photo_rows_get_orientation (self.rows);
  code = _tri_export_writer_new (options, self.layout.width, self.layout.height, orientation,
                                 _tri_export_file_get_stream (file), &writer);
  if (code != 0)
    return _tri_export_file_fail (path, code, error);
  if (!write_rows (&self, writer, path, progress, data, cancellable, error))
    return FALSE;
  code = _tri_export_writer_finish (writer);
  if (code != 0)
    return _tri_export_file_fail (path, code, error);
  return _tri_export_file_commit (g_steal_pointer (&file), error);
}
