/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TriTurn: stored pixels into an upright picture, EXIF orientation 1 to 8. */

#include "config.h"

#include "tri-photo-private.h"

TriTurn
_tri_turn_make (int orientation, int width, int height, guint32 *pixels, gsize stride)
{
  TriTurn self = { .first = pixels };

  self.flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  self.flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  self.transposed = orientation >= 5;
  self.step_x = self.transposed ? (gssize) stride : 1;
  self.step_y = self.transposed ? 1 : (gssize) stride;
  if (self.flip_x)
    {
      self.first += (width - 1) * self.step_x;
      self.step_x = -self.step_x;
    }
  if (self.flip_y)
    {
      self.first += (height - 1) * self.step_y;
      self.step_y = -self.step_y;
    }
  return self;
}

void
_tri_turn_put_rows (const TriTurn *self, const guint32 *rows, int width, int top, int n_rows)
{
  guint32 *first = self->first + top * self->step_y;

  /* The inner loop runs along the rows of the upright picture. */
  if (self->transposed)
    for (int x = 0; x < width; x++)
      for (int y = 0; y < n_rows; y++)
        first[x * self->step_x + y * self->step_y] = rows[y * width + x];
  else
    for (int y = 0; y < n_rows; y++)
      for (int x = 0; x < width; x++)
        first[y * self->step_y + x * self->step_x] = rows[y * width + x];
}
