/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes on the scalp: the values, their limits and their text form. */

#include "config.h"

#include "tri-free-parts-private.h"

#include "tri-chart.h"
#include "tri-dot-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY_PREFIX "Part"
/* A line is looked at so often. */
#define STEP_MM 1.0
/* Below a line from the glabella down to the sideburns lies the face. */
#define FACE_FROM_Z_MM 33.0
#define FACE_SLOPE 0.43
#define FACE_DROP_MM 2.0

struct _TriFreeParts
{
  gatomicrefcount ref_count;
  GPtrArray *parts; /* TriFreePart */
  guint n_points;   /* of all */
};

/* one part */

/* NaN goes to the minimum; adding zero makes a negative zero a plain one. */
static double
settle (double value, double minimum, double maximum)
{
  double within = value >= minimum ? MIN (value, maximum) : minimum;

  return round (within * 100) / 100 + 0.0;
}

static gboolean
is_within_reach (TriVec2 uv)
{
  return uv.x * uv.x + uv.y * uv.y <= TRI_FREE_PART_REACH_MM * TRI_FREE_PART_REACH_MM;
}

static TriFreePart *
part_new (TriFreePartKind kind, double radius_mm, guint n_points)
{
  TriFreePart *self = g_malloc0 (sizeof (TriFreePart) + n_points * sizeof (TriVec2));

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->radius_mm = settle (radius_mm, TRI_FREE_PART_RADIUS_MIN_MM, TRI_FREE_PART_RADIUS_MAX_MM);
  self->n_points = n_points;
  return self;
}

TriFreePart *
tri_free_part_new (TriFreePartKind kind, double radius_mm, const TriVec2 *points, guint n_points)
{
  TriFreePart *self;

  g_return_val_if_fail (kind == TRI_FREE_PART_ADD || kind == TRI_FREE_PART_ERASE, NULL);
  g_return_val_if_fail (points != NULL, NULL);
  g_return_val_if_fail (n_points > 0 && n_points <= TRI_FREE_PART_POINTS_MAX, NULL);

  self = part_new (kind, radius_mm, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      double out = hypot (points[i].x, points[i].y) / (TRI_FREE_PART_REACH_MM - 0.02);
      double shrink = out > 1 ? 1 / out : 1;

      self->points[i].x = settle (points[i].x * shrink, -TRI_FREE_PART_REACH_MM, G_MAXINT);
      self->points[i].y = settle (points[i].y * shrink, -TRI_FREE_PART_REACH_MM, G_MAXINT);
      if (!is_within_reach (self->points[i]))
        self->points[i] = (TriVec2){ 0, 0 };
    }
  return self;
}

TriFreePart *
tri_free_part_ref (TriFreePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_free_part_unref (TriFreePart *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

static gboolean
part_equal (const TriFreePart *a, const TriFreePart *b)
{
  return a == b
         || (a->kind == b->kind && a->radius_mm == b->radius_mm && a->n_points == b->n_points
             && memcmp (a->points, b->points, a->n_points * sizeof (TriVec2)) == 0);
}

gboolean
tri_free_part_contains (const TriFreePart *self, const TriHead *head, TriVec3 e)
{
  TriVec3 place;

  g_return_val_if_fail (self != NULL && head != NULL, FALSE);

  place = tri_head_point (head, e);
  for (guint i = 0; i < self->n_points; i++)
    {
      TriVec2 to = self->points[i], from = self->points[i > 0 ? i - 1 : 0];
      guint n = MAX ((guint) ceil (hypot (to.x - from.x, to.y - from.y) / STEP_MM), 1);

      for (guint k = 1; k <= n; k++)
        {
          TriVec2 uv = { from.x + (to.x - from.x) * k / n, from.y + (to.y - from.y) * k / n };
          TriVec3 at = tri_head_point (head, tri_chart_to_direction (uv));

          if (tri_vec3_length (tri_vec3_sub (at, place)) <= self->radius_mm)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
tri_free_part_is_scalp (const TriHead *head, TriVec3 e)
{
  TriVec3 glabella, at;

  g_return_val_if_fail (head != NULL, FALSE);

  if (!(e.y >= TRI_DOT_FIELD_MIN_Y))
    return FALSE;
  glabella = tri_head_landmark (head, TRI_LANDMARK_GLABELLA);
  at = tri_head_point (head, e);
  return at.z < FACE_FROM_Z_MM
         || at.y > glabella.y - FACE_DROP_MM - FACE_SLOPE * MAX (glabella.z - at.z, 0);
}

/* all of them */

static TriFreeParts *
parts_new (void)
{
  TriFreeParts *self = g_new0 (TriFreeParts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_free_part_unref);
  return self;
}

/* Takes @part. */
static void
take_part (TriFreeParts *self, TriFreePart *part)
{
  g_ptr_array_add (self->parts, part);
  self->n_points += part->n_points;
}

TriFreeParts *
tri_free_parts_ref (TriFreeParts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_free_parts_unref (TriFreeParts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->parts);
  g_free (self);
}

guint
tri_free_parts_get_count (const TriFreeParts *self)
{
  return self != NULL ? self->parts->len : 0;
}

TriFreePart *
tri_free_parts_get (const TriFreeParts *self, guint index)
{
  g_return_val_if_fail (index < tri_free_parts_get_count (self), NULL);

  return g_ptr_array_index (self->parts, index);
}

gboolean
tri_free_parts_equal (const TriFreeParts *a, const TriFreeParts *b)
{
  guint n = tri_free_parts_get_count (a);

  if (a == b)
    return TRUE;
  if (tri_free_parts_get_count (b) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!part_equal (tri_free_parts_get (a, i), tri_free_parts_get (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
tri_free_parts_have_room (const TriFreeParts *self, guint n_points)
{
  return tri_free_parts_get_count (self) < TRI_FREE_PARTS_MAX
         && (self != NULL ? self->n_points : 0) + n_points <= TRI_FREE_PARTS_POINTS_MAX;
}

TriFreeParts *
tri_free_parts_new_with (const TriFreeParts *self, TriFreePart *part)
{
  TriFreeParts *copy;

  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (tri_free_parts_have_room (self, part->n_points), NULL);

  copy = parts_new ();
  for (guint i = 0; i < tri_free_parts_get_count (self); i++)
    take_part (copy, tri_free_part_ref (tri_free_parts_get (self, i)));
  take_part (copy, tri_free_part_ref (part));
  return copy;
}

TriFreeParts *
tri_free_parts_new_without (const TriFreeParts *self, guint index)
{
  TriFreeParts *copy;

  g_return_val_if_fail (index < tri_free_parts_get_count (self), NULL);

  if (tri_free_parts_get_count (self) == 1)
    return NULL;
  copy = parts_new ();
  for (guint i = 0; i < tri_free_parts_get_count (self); i++)
    if (i != index)
      take_part (copy, tri_free_part_ref (tri_free_parts_get (self, i)));
  return copy;
}

/* text */

static void
append_number (GString *text, char before, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, before);
  g_string_append (text, g_ascii_formatd (number, sizeof number, "%.2f", value));
}

void
_tri_free_parts_write (const TriFreeParts *self, GString *text)
{
  if (self == NULL)
    return;

  g_string_append (text, "\n[" TRI_FREE_PARTS_GROUP "]\n");
  for (guint i = 0; i < self->parts->len; i++)
    {
      const TriFreePart *part = tri_free_parts_get (self, i);

      g_string_append_printf (text, KEY_PREFIX "%u=%s", i + 1,
                              part->kind == TRI_FREE_PART_ADD ? "add" : "erase");
      append_number (text, ' ', part->radius_mm);
      for (guint k = 0; k < part->n_points; k++)
        {
          append_number (text, ' ', part->points[k].x);
          append_number (text, ',', part->points[k].y);
        }
      g_string_append_c (text, '\n');
    }
}

gboolean
_tri_free_parts_is_key (const TriKeyLine *line)
{
  const char *number = line->key + strlen (KEY_PREFIX);
  guint64 index;

  return g_str_equal (line->group, TRI_FREE_PARTS_GROUP) && g_str_has_prefix (line->key, KEY_PREFIX)
         && *number != '0'
         && g_ascii_string_to_unsigned (number, 10, 1, TRI_FREE_PARTS_MAX, &index, NULL);
}

/* A number that ends where @end stands. */
static gboolean
read_number (const char **text, char end, double *out_value)
{
  const gsize length = strspn (*text, "0123456789+-.");
  char *after;

  if (length == 0 || length > 16 || (*text)[length] != end)
    return FALSE;
  *out_value = g_ascii_strtod (*text, &after);
  if (after != *text + length)
    return FALSE;
  *text = after + (end != '\0' ? 1 : 0);
  return TRUE;
}

static TriFreePart *
read_points (const TriKeyLines *lines,
             const TriKeyLine *line,
             const char *text,
             TriFreePartKind kind,
             double radius_mm,
             GError **error)
{
  g_autofree TriVec2 *points = g_new (TriVec2, TRI_FREE_PART_POINTS_MAX);
  guint n_points = 0;

  for (gboolean last = FALSE; !last;)
    {
      TriVec2 at;

      last = strchr (text, ' ') == NULL;
      if (!read_number (&text, ',', &at.x) || !read_number (&text, last ? '\0' : ' ', &at.y))
        {
          tri_key_lines_fail (lines, error, line->line,
                              _ ("point %u of %s is not written “x,y” in millimetres"),
                              n_points + 1, line->key);
          return NULL;
        }
      if (!is_within_reach (at))
        {
          tri_key_lines_fail (lines, error, line->line,
                              _ ("point %u of %s lies off the scalp: the chart ends %g mm from its "
                                 "middle"),
                              n_points + 1, line->key, TRI_FREE_PART_REACH_MM);
          return NULL;
        }
      if (n_points == TRI_FREE_PART_POINTS_MAX)
        {
          tri_key_lines_fail (lines, error, line->line, _ ("%s has more than %d points"), line->key,
                              TRI_FREE_PART_POINTS_MAX);
          return NULL;
        }
      points[n_points++] = at;
    }
  return tri_free_part_new (kind, radius_mm, points, n_points);
}

static TriFreePart *
read_part (const TriKeyLines *lines, const TriKeyLine *line, GError **error)
{
  const char *text = line->value;
  TriFreePartKind kind = TRI_FREE_PART_ADD;
  double radius_mm;

  if (g_str_has_prefix (text, "erase "))
    kind = TRI_FREE_PART_ERASE;
  else if (!g_str_has_prefix (text, "add "))
    {
      tri_key_lines_fail (lines, error, line->line, _ ("%s begins with “add” or “erase”"),
                          line->key);
      return NULL;
    }
  text = strchr (text, ' ') + 1;
  if (!read_number (&text, ' ', &radius_mm))
    {
      tri_key_lines_fail (lines, error, line->line, _ ("%s has no radius in millimetres"),
                          line->key);
      return NULL;
    }
  if (!(radius_mm >= TRI_FREE_PART_RADIUS_MIN_MM && radius_mm <= TRI_FREE_PART_RADIUS_MAX_MM))
    {
      tri_key_lines_fail (lines, error, line->line,
                          _ ("the radius of %s must lie between %g and %g mm"), line->key,
                          TRI_FREE_PART_RADIUS_MIN_MM, TRI_FREE_PART_RADIUS_MAX_MM);
      return NULL;
    }
  return read_points (lines, line, text, kind, radius_mm, error);
}

gboolean
_tri_free_parts_read (const TriKeyLines *lines, TriFreeParts **out_parts, GError **error)
{
  g_autoptr (TriFreeParts) self = parts_new ();
  guint n_keys = 0;

  *out_parts = NULL;
  for (guint i = 0; i < tri_key_lines_get_count (lines); i++)
    n_keys += g_str_equal (tri_key_lines_get (lines, i)->group, TRI_FREE_PARTS_GROUP);
  for (guint i = 1; i <= n_keys; i++)
    {
      g_autofree char *key = g_strdup_printf (KEY_PREFIX "%u", i);
      const TriKeyLine *line = tri_key_lines_find (lines, TRI_FREE_PARTS_GROUP, key);
      TriFreePart *part;

      if (line == NULL)
        return tri_key_lines_fail (lines, error,
                                   tri_key_lines_get_group_line (lines, TRI_FREE_PARTS_GROUP),
                                   _ ("the key %s is missing in [%s]"), key, TRI_FREE_PARTS_GROUP);
      part = read_part (lines, line, error);
      if (part == NULL)
        return FALSE;
      if (!tri_free_parts_have_room (self, part->n_points))
        {
          tri_free_part_unref (part);
          return tri_key_lines_fail (lines, error, line->line,
                                     _ ("the parts have more than %d points together"),
                                     TRI_FREE_PARTS_POINTS_MAX);
        }
      take_part (self, part);
    }
  if (n_keys > 0)
    *out_parts = g_steal_pointer (&self);
  return TRUE;
}
