/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thin photos: the analysis level and the patches, from rows that pass by once. */

#include "config.h"

#include "tri-photo-private.h"

#include <string.h>

/* Rows that are read at a time. */
#define STRIP_ROWS 16
/* 2^14 is the longest side. */
#define MAX_HALVINGS 14

/* One halving: rows come in as stored and leave at half size. Which rows and columns belong
 * together is counted from the upright picture's corner. */
typedef struct
{
  int width, height; /* of what comes in */
  int next;          /* row */
  guint32 *waiting;  /* the first row of a pair */
  gboolean is_waiting;
  guint32 *half; /* what leaves */
} Halver;

/* A patch in the stored picture. */
typedef struct
{
  int x, y, width, height;
  TriTurn turn; /* into its own pixels */
} Patch;

typedef struct
{
  int width, height; /* as stored */
  guint n_halvings;
  Halver halvers[MAX_HALVINGS + 1]; /* the last only counts what goes into @surface */
  cairo_surface_t *surface;         /* upright */
  TriTurn turn;                     /* into @surface */
  Patch patches[TRI_PHOTO_N_PATCHES];
} Sieve;

static void
sieve_clear (Sieve *self)
{
  for (guint i = 0; i < self->n_halvings; i++)
    {
      g_free (self->halvers[i].waiting);
      g_free (self->halvers[i].half);
    }
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sieve, sieve_clear)

/* Which row or column of a patch is which stored one; its pixels are @pixels. */
static void
place_patch (Sieve *self, guint i, int orientation, guint32 *pixels)
{
  const TriTurn *turn = &self->turn;
  TriPhotoPatch upright = turn->transposed ? _tri_photo_place_patch (self->height, self->width, i)
                                           : _tri_photo_place_patch (self->width, self->height, i);
  Patch *patch = &self->patches[i];

  patch->x = turn->transposed ? upright.y : upright.x;
  patch->y = turn->transposed ? upright.x : upright.y;
  patch->width = turn->transposed ? upright.height : upright.width;
  patch->height = turn->transposed ? upright.width : upright.height;
  if (turn->flip_x)
    patch->x = self->width - patch->x - patch->width;
  if (turn->flip_y)
    patch->y = self->height - patch->y - patch->height;
  patch->turn = _tri_turn_make (orientation, patch->width, patch->height,
                                pixels + (gsize) i * (gsize) (upright.width * upright.height),
                                (gsize) upright.width);
}

static gboolean
sieve_init (Sieve *self,
            int width,
            int height,
            int orientation,
            guint n_halvings,
            guint32 *patches,
            const char *name,
            GError **error)
{
  self->width = width;
  self->height = height;
  self->n_halvings = n_halvings;
  for (guint i = 0; i <= n_halvings; i++)
    {
      Halver *halver = &self->halvers[i];

      halver->width = width;
      halver->height = height;
      if (i == n_halvings)
        break;
      halver->waiting = g_new (guint32, width);
      width = (width + 1) / 2;
      height = (height + 1) / 2;
      halver->half = g_new (guint32, width);
    }
  self->surface = _tri_photo_surface_new (orientation >= 5 ? height : width,
                                          orientation >= 5 ? width : height, name, error);
  if (self->surface == NULL)
    return FALSE;
  self->turn = _tri_turn_make (
      orientation, width, height, (guint32 *) cairo_image_surface_get_data (self->surface),
      (gsize) cairo_image_surface_get_stride (self->surface) / sizeof (guint32));
  for (guint i = 0; i < TRI_PHOTO_N_PATCHES; i++)
    place_patch (self, i, orientation, patches);
  return TRUE;
}

static void
keep_in_patches (Sieve *self, const guint32 *row, int y)
{
  for (guint i = 0; i < TRI_PHOTO_N_PATCHES; i++)
    {
      const Patch *patch = &self->patches[i];

      if (y >= patch->y && y < patch->y + patch->height)
        _tri_turn_put_rows (&patch->turn, row + patch->x, patch->width, y - patch->y, 1);
    }
}

/* The next row of what level @level takes in. */
static void
halve_row (Sieve *self, guint level, const guint32 *row)
{
  Halver *halver = &self->halvers[level];
  gboolean first, last;

  if (level == self->n_halvings)
    {
      _tri_turn_put_rows (&self->turn, row, halver->width, halver->next++, 1);
      return;
    }

  first = halver->next == 0;
  last = ++halver->next == halver->height;
  if (halver->height % 2 != 0 && (self->turn.flip_y ? first : last))
    _tri_photo_halve_rows (row, row, halver->width, self->turn.flip_x, halver->half);
  else if (!halver->is_waiting)
    {
      memcpy (halver->waiting, row, (gsize) halver->width * sizeof *row);
      halver->is_waiting = TRUE;
      return;
    }
  else
    _tri_photo_halve_rows (halver->waiting, row, halver->width, self->turn.flip_x, halver->half);
  halver->is_waiting = FALSE;
  halve_row (self, level + 1, halver->half);
}

TriPhoto *
tri_photo_new_thin_from_bytes (
    GBytes *bytes, const char *name, double scale, GCancellable *cancellable, GError **error)
{
  g_autoptr (TriPhotoRows) rows = NULL;
  g_auto (Sieve) sieve = { 0 };
  g_autofree guint32 *patches = NULL;
  g_autofree guint32 *strip = NULL;
  TriPhotoPatch patch;
  int width, height, orientation, upright_width, upright_height;
  double focal_px;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rows = tri_photo_rows_open (bytes, name, cancellable, error);
  if (rows == NULL)
    return NULL;
  width = tri_photo_rows_get_width (rows);
  height = tri_photo_rows_get_height (rows);
  orientation = tri_photo_rows_get_orientation (rows);
  focal_px = tri_photo_rows_get_focal_px (rows);
  upright_width = orientation >= 5 ? height : width;
  upright_height = orientation >= 5 ? width : height;
  patch = _tri_photo_place_patch (upright_width, upright_height, 0);
  patches = g_new (guint32, (gsize) TRI_PHOTO_N_PATCHES * patch.width * patch.height);
  if (!sieve_init (&sieve, width, height, orientation,
                   _tri_photo_count_halvings (upright_width, upright_height, scale), patches, name,
                   error))
    return NULL;

  strip = g_new (guint32, (gsize) STRIP_ROWS * width);
  for (int top = 0; top < height; top += STRIP_ROWS)
    {
      int n_rows = MIN (STRIP_ROWS, height - top);

      if (!tri_photo_rows_read (rows, n_rows, strip, width * sizeof *strip, error))
        return NULL;
      for (int i = 0; i < n_rows; i++)
        {
          keep_in_patches (&sieve, strip + (gsize) i * width, top + i);
          halve_row (&sieve, 0, strip + (gsize) i * width);
        }
    }
  cairo_surface_mark_dirty (sieve.surface);
  g_clear_pointer (&rows, tri_photo_rows_free);
  return _tri_photo_new_take (upright_width, upright_height, focal_px, sieve.n_halvings,
                              g_steal_pointer (&sieve.surface), g_steal_pointer (&patches));
}
