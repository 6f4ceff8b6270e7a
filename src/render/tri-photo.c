/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriPhoto: an upright photo in memory with its halving pyramid. */

#include "config.h"

#include "tri-photo-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* 2^14 is the longest side, so 15 levels halve anything down to one pixel. */
#define MAX_LEVELS 15
/* Smaller than the smallest thumbnail; further levels would never be drawn. */
#define MIN_LEVEL_SIDE 48

struct _TriPhoto
{
  gatomicrefcount ref_count;
  int width, height; /* of the whole photo */
  double focal_px;
  guint n_halvings; /* from the whole photo to levels[0]; 0 when that is it */
  guint n_levels;
  cairo_surface_t *levels[MAX_LEVELS]; /* each next one half of the one before */
  guint32 *patches;                    /* thin: one after the other; else NULL */
};

/* Mean of four pixels, two channels at a time. */
static inline guint32
mean_of_four (guint32 a, guint32 b, guint32 c, guint32 d)
{
  const guint32 mask = 0x00ff00ff;
  guint32 even = (a & mask) + (b & mask) + (c & mask) + (d & mask) + 0x00020002;
  guint32 odd
      = ((a >> 8) & mask) + ((b >> 8) & mask) + ((c >> 8) & mask) + ((d >> 8) & mask) + 0x00020002;

  return ((even >> 2) & mask) | (((odd >> 2) & mask) << 8);
}

void
_tri_photo_halve_rows (
    const guint32 *upper, const guint32 *lower, int width, gboolean odd_first, guint32 *out)
{
  if (odd_first && width % 2 != 0)
    {
      *out++ = mean_of_four (*upper, *upper, *lower, *lower);
      upper++;
      lower++;
      width--;
    }
  for (int x = 0; x < width / 2; x++)
    out[x] = mean_of_four (upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
  if (width % 2 != 0)
    out[width / 2]
        = mean_of_four (upper[width - 1], upper[width - 1], lower[width - 1], lower[width - 1]);
}

/* Box filter to half size. An odd last row or column is repeated, so that a pixel of the result
 * always covers two of the source and the scale is 1/2 exactly. */
static cairo_surface_t *
halve (cairo_surface_t *source)
{
  int width = cairo_image_surface_get_width (source);
  int height = cairo_image_surface_get_height (source);
  int half_height = (height + 1) / 2;
  const guint8 *src = cairo_image_surface_get_data (source);
  gsize src_stride = cairo_image_surface_get_stride (source);
  cairo_surface_t *result
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (width + 1) / 2, half_height);
  guint8 *dst = cairo_image_surface_get_data (result);
  gsize dst_stride = cairo_image_surface_get_stride (result);

  if (cairo_surface_status (result) != CAIRO_STATUS_SUCCESS)
    g_error ("Out of memory for a photo of %d × %d pixels", width, height);

  for (int y = 0; y < half_height; y++)
    _tri_photo_halve_rows (
        (const guint32 *) (src + (gsize) (2 * y) * src_stride),
        (const guint32 *) (src + (gsize) MIN (2 * y + 1, height - 1) * src_stride), width, FALSE,
        (guint32 *) (dst + (gsize) y * dst_stride));

  cairo_surface_mark_dirty (result);
  return result;
}

static gboolean
has_next_level (int width, int height)
{
  return MIN (width, height) >= 2 * MIN_LEVEL_SIDE;
}

guint
_tri_photo_count_halvings (int width, int height, double scale)
{
  guint n = 0;

  while (has_next_level (width, height)
         && (MAX (width, height) > TRI_PHOTO_ANALYSIS_SIDE || ldexp (1.0, -(int) n - 1) >= scale))
    {
      width = (width + 1) / 2;
      height = (height + 1) / 2;
      n++;
    }
  return n;
}

TriPhoto *
_tri_photo_new_take (int width,
                     int height,
                     double focal_px,
                     guint n_halvings,
                     cairo_surface_t *surface,
                     guint32 *patches)
{
  TriPhoto *self = g_new0 (TriPhoto, 1);

  g_assert (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->focal_px = focal_px;
  self->n_halvings = n_halvings;
  self->patches = patches;
  cairo_surface_flush (surface);
  self->levels[0] = surface;
  self->n_levels = 1;
  while (self->n_levels < MAX_LEVELS)
    {
      cairo_surface_t *last = self->levels[self->n_levels - 1];

      if (!has_next_level (cairo_image_surface_get_width (last),
                           cairo_image_surface_get_height (last)))
        break;
      self->levels[self->n_levels++] = halve (last);
    }
  return self;
}

cairo_surface_t *
_tri_photo_surface_new (int width, int height, const char *name, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);
  g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
               _ ("“%s” does not fit into this computer's memory. Make a smaller copy and open "
                  "that."),
               name);
  return NULL;
}

TriPhoto *
tri_photo_ref (TriPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_photo_unref (TriPhoto *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_levels; i++)
    cairo_surface_destroy (self->levels[i]);
  g_free (self->patches);
  g_free (self);
}

int
tri_photo_get_width (const TriPhoto *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

int
tri_photo_get_height (const TriPhoto *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

double
tri_photo_get_focal_px (const TriPhoto *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->focal_px;
}

gboolean
tri_photo_is_whole (const TriPhoto *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_halvings == 0 && self->patches == NULL;
}

cairo_surface_t *
tri_photo_get_surface (const TriPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tri_photo_is_whole (self) ? self->levels[0] : NULL;
}

cairo_surface_t *
tri_photo_get_level (const TriPhoto *self, double scale, double *out_scale)
{
  guint level = 0;
  double level_scale;

  g_return_val_if_fail (self != NULL, NULL);

  level_scale = ldexp (1.0, -(int) self->n_halvings);
  while (level + 1 < self->n_levels && level_scale * 0.5 >= scale)
    {
      level++;
      level_scale *= 0.5;
    }
  if (out_scale != NULL)
    *out_scale = level_scale;
  return self->levels[level];
}

cairo_surface_t *
tri_photo_get_analysis (const TriPhoto *self, double scale, double *out_scale)
{
  guint n_halvings;

  g_return_val_if_fail (self != NULL, NULL);

  if (!tri_photo_is_whole (self) && self->patches == NULL)
    return NULL;
  n_halvings = _tri_photo_count_halvings (self->width, self->height, scale);
  return tri_photo_get_level (self, ldexp (1.0, -(int) n_halvings), out_scale);
}

TriPhotoPatch
_tri_photo_place_patch (int width, int height, guint i)
{
  TriPhotoPatch patch = { .width = MIN (width, TRI_PHOTO_PATCH_SIDE),
                          .height = MIN (height, TRI_PHOTO_PATCH_SIDE) };
  int column = (int) (i % TRI_PHOTO_PATCHES_ACROSS), row = (int) (i / TRI_PHOTO_PATCHES_ACROSS);

  /* Each in the middle of its own part of the photo. */
  patch.x = (2 * column + 1) * width / (2 * TRI_PHOTO_PATCHES_ACROSS) - patch.width / 2;
  patch.y = (2 * row + 1) * height / (2 * TRI_PHOTO_PATCHES_ACROSS) - patch.height / 2;
  patch.x = CLAMP (patch.x, 0, width - patch.width);
  patch.y = CLAMP (patch.y, 0, height - patch.height);
  return patch;
}

gboolean
tri_photo_get_patch (const TriPhoto *self, guint i, TriPhotoPatch *out)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (i < TRI_PHOTO_N_PATCHES, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  *out = _tri_photo_place_patch (self->width, self->height, i);
  if (self->patches != NULL)
    {
      out->pixels = self->patches + (gsize) i * (gsize) (out->width * out->height);
      out->stride = (gsize) out->width * sizeof *out->pixels;
      return TRUE;
    }
  if (self->n_halvings != 0)
    return FALSE;
  out->stride = (gsize) cairo_image_surface_get_stride (self->levels[0]);
  out->pixels = (const guint32 *) (cairo_image_surface_get_data (self->levels[0])
                                   + (gsize) out->y * out->stride)
                + out->x;
  return TRUE;
}

TriPhoto *
tri_photo_new_reduced (TriPhoto *self, int side)
{
  TriPhoto *reduced;
  guint first = 0;
  int longest;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (side > 0, NULL);

  longest = MAX (self->width, self->height) >> self->n_halvings;
  while (first + 1 < self->n_levels && longest >> (first + 1) >= side)
    first++;
  if (first == 0)
    return tri_photo_ref (self);

  reduced = g_new0 (TriPhoto, 1);
  g_atomic_ref_count_init (&reduced->ref_count);
  reduced->width = self->width;
  reduced->height = self->height;
  reduced->focal_px = self->focal_px;
  reduced->n_halvings = self->n_halvings + first;
  reduced->n_levels = self->n_levels - first;
  for (guint i = 0; i < reduced->n_levels; i++)
    reduced->levels[i] = cairo_surface_reference (self->levels[first + i]);
  return reduced;
}

TriPhoto *
tri_photo_new_mirrored (TriPhoto *self)
{
  int width, height;
  gsize src_stride, dst_stride;
  const guint8 *src;
  guint8 *dst;
  cairo_surface_t *surface;

  g_return_val_if_fail (self != NULL && tri_photo_is_whole (self), NULL);

  width = tri_photo_get_width (self);
  height = tri_photo_get_height (self);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  src = cairo_image_surface_get_data (self->levels[0]);
  dst = cairo_image_surface_get_data (surface);
  src_stride = cairo_image_surface_get_stride (self->levels[0]);
  dst_stride = cairo_image_surface_get_stride (surface);
  if (dst == NULL)
    g_error ("Out of memory for a photo of %d × %d pixels", width, height);

  for (int y = 0; y < height; y++)
    {
      const guint32 *in = (const guint32 *) (src + (gsize) y * src_stride);
      guint32 *out = (guint32 *) (dst + (gsize) y * dst_stride);

      for (int x = 0; x < width; x++)
        out[x] = in[width - 1 - x];
    }
  cairo_surface_mark_dirty (surface);
  return _tri_photo_new_take (width, height, self->focal_px, 0, surface, NULL);
}

TriPhoto *
tri_photo_new_from_surface (cairo_surface_t *surface)
{
  int width, height;
  gsize src_stride, dst_stride;
  const guint8 *src;
  guint8 *dst;
  gboolean has_alpha;
  cairo_surface_t *copy;

  g_return_val_if_fail (surface != NULL, NULL);
  g_return_val_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, NULL);
  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24
                            || cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32,
                        NULL);

  cairo_surface_flush (surface);
  has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  copy = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  src = cairo_image_surface_get_data (surface);
  dst = cairo_image_surface_get_data (copy);
  src_stride = cairo_image_surface_get_stride (surface);
  dst_stride = cairo_image_surface_get_stride (copy);
  if (dst == NULL)
    g_error ("Out of memory for a picture of %d × %d pixels", width, height);

  for (int y = 0; y < height; y++)
    {
      const guint32 *in = (const guint32 *) (src + (gsize) y * src_stride);
      guint32 *out = (guint32 *) (dst + (gsize) y * dst_stride);

      /* Premultiplied over white: what is not covered is white. */
      for (int x = 0; x < width; x++)
        out[x] = has_alpha ? in[x] + 0x010101 * (0xff - (in[x] >> 24)) : in[x];
      for (int x = 0; x < width; x++)
        out[x] |= 0xff000000;
    }
  cairo_surface_mark_dirty (copy);
  return _tri_photo_new_take (width, height, 0.0, 0, copy, NULL);
}
