/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines drawn by hand, such as a signature: points on a pad, and the same as a short text. */

#include "config.h"

#include "tri-strokes.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_ASPECT_PERCENT 10
#define MAX_ASPECT_PERCENT 5000
#define MIN_LENGTH (TRI_STROKES_UNIT / 20)

static int
get_height (const TriStrokes *self)
{
  return TRI_STROKES_UNIT * 100 / self->aspect_percent;
}

TriStrokes *
tri_strokes_new (int aspect_percent)
{
  TriStrokes *self = g_new0 (TriStrokes, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (TriStrokePoint));
  self->aspect_percent = CLAMP (aspect_percent, MIN_ASPECT_PERCENT, MAX_ASPECT_PERCENT);
  return self;
}

void
tri_strokes_free (TriStrokes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_free (self);
}

void
tri_strokes_add (TriStrokes *self, double x, double y, gboolean begins)
{
  TriStrokePoint point = { .begins = begins };

  g_return_if_fail (self != NULL);

  if (self->points->len >= TRI_STROKES_MAX_POINTS)
    return;
  point.x = (int) round (CLAMP (x, 0, 1) * TRI_STROKES_UNIT);
  point.y = (int) CLAMP (round (y * TRI_STROKES_UNIT), 0, get_height (self));
  if (self->points->len == 0)
    point.begins = TRUE;
  if (!point.begins)
    {
      const TriStrokePoint *last
          = &g_array_index (self->points, TriStrokePoint, self->points->len - 1);

      if (last->x == point.x && last->y == point.y)
        return;
    }
  g_array_append_val (self->points, point);
}

gboolean
tri_strokes_is_drawn (const TriStrokes *self)
{
  double length = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 1; i < self->points->len; i++)
    {
      const TriStrokePoint *a = &g_array_index (self->points, TriStrokePoint, i - 1);
      const TriStrokePoint *b = &g_array_index (self->points, TriStrokePoint, i);

      if (!b->begins)
        length += hypot (b->x - a->x, b->y - a->y);
    }
  return length >= MIN_LENGTH;
}

char *
tri_strokes_to_string (const TriStrokes *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  if (self->points->len > 0)
    g_string_append_printf (text, "%d", self->aspect_percent);
  for (guint i = 0; i < self->points->len; i++)
    {
      const TriStrokePoint *point = &g_array_index (self->points, TriStrokePoint, i);

      g_string_append_printf (text, "%c%d,%d", point->begins ? '|' : ' ', point->x, point->y);
    }
  return g_string_free (text, FALSE);
}

/* The number at *@text, which is moved behind it; FALSE when there is none in @maximum. */
static gboolean
take_number (const char **text, int maximum, int *out_number)
{
  char *end;
  guint64 number;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  number = g_ascii_strtoull (*text, &end, 10);
  *text = end;
  *out_number = (int) MIN (number, G_MAXINT);
  return number <= (guint64) maximum;
}

static gboolean
take_points (TriStrokes *self, const char *text)
{
  while (*text != '\0')
    {
      TriStrokePoint point = { .begins = *text == '|' };

      if ((*text != '|' && *text != ' ') || (self->points->len == 0 && !point.begins)
          || self->points->len >= TRI_STROKES_MAX_POINTS)
        return FALSE;
      text++;
      if (!take_number (&text, TRI_STROKES_UNIT, &point.x) || *text++ != ','
          || !take_number (&text, get_height (self), &point.y))
        return FALSE;
      g_array_append_val (self->points, point);
    }
  return self->points->len > 0;
}

TriStrokes *
tri_strokes_from_string (const char *text, GError **error)
{
  g_autoptr (TriStrokes) self = NULL;
  const char *rest = text;
  int aspect_percent;

  g_return_val_if_fail (text != NULL, NULL);

  if (take_number (&rest, MAX_ASPECT_PERCENT, &aspect_percent)
      && aspect_percent >= MIN_ASPECT_PERCENT)
    {
      self = tri_strokes_new (aspect_percent);
      if (take_points (self, rest))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("A drawn signature of the record cannot be read. Restore it from your "
                          "last backup."));
  return NULL;
}
