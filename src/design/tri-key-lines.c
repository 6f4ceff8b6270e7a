/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits the text of a key file into numbered lines. */

#include "config.h"

#include "tri-key-lines.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _TriKeyLines
{
  char *file_name;
  GPtrArray *lines;   /* TriKeyLine */
  GHashTable *groups; /* name to line */
  GHashTable *seen;   /* "group/key[locale]" to line */
  guint last_line;
};

static void
key_line_free (gpointer data)
{
  TriKeyLine *line = data;

  g_free (line->group);
  g_free (line->key);
  g_free (line->locale);
  g_free (line->value);
  g_free (line);
}

static gboolean
parse_group (TriKeyLines *self, char *text, guint number, char **group, GError **error)
{
  gsize length = strlen (text);

  if (length < 3 || text[length - 1] != ']' || strcspn (text + 1, "[]") != length - 2)
    return tri_key_lines_fail (self, error, number, _ ("a group is written [Name]"));

  g_free (*group);
  *group = g_strndup (text + 1, length - 2);
  if (g_hash_table_contains (self->groups, *group))
    return tri_key_lines_fail (self, error, number, _ ("the group [%s] is there twice"), *group);
  g_hash_table_insert (self->groups, g_strdup (*group), GUINT_TO_POINTER (number));
  return TRUE;
}

static gboolean
parse_key (TriKeyLines *self, const char *text, guint number, const char *group, GError **error)
{
  const char *equals = strchr (text, '=');
  TriKeyLine *line;
  g_autofree char *name = NULL;
  char *bracket;
  guint earlier;

  if (equals == NULL)
    return tri_key_lines_fail (self, error, number, _ ("“Key=value” is expected here"));
  if (group == NULL)
    return tri_key_lines_fail (self, error, number, _ ("a [Group] must come before the first key"));

  name = g_strchomp (g_strndup (text, equals - text));
  line = g_new0 (TriKeyLine, 1);
  line->group = g_strdup (group);
  line->value = g_strstrip (g_strdup (equals + 1));
  line->line = number;
  g_ptr_array_add (self->lines, line);

  bracket = strchr (name, '[');
  if (bracket != NULL)
    {
      gsize length = strlen (bracket);

      if (length < 3 || bracket[length - 1] != ']')
        return tri_key_lines_fail (self, error, number,
                                   _ ("a translated key is written Key[language]=value"));
      line->locale = g_strndup (bracket + 1, length - 2);
      line->key = g_strndup (name, bracket - name);
    }
  else
    line->key = g_strdup (name);

  for (const char *p = line->key; *p != '\0' || p == line->key; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return tri_key_lines_fail (self, error, number,
                                   _ ("a key is made of letters, digits and dashes"));
    }

  bracket = g_strdup_printf ("%s/%s", group, name);
  earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, bracket));
  g_hash_table_insert (self->seen, bracket, GUINT_TO_POINTER (number));
  if (earlier != 0)
    return tri_key_lines_fail (self, error, number, _ ("the key “%s” is already in line %u"), name,
                               earlier);
  return TRUE;
}

TriKeyLines *
tri_key_lines_parse (const char *text, const char *file_name, GError **error)
{
  g_autoptr (TriKeyLines) self = NULL;
  g_autofree char *group = NULL;
  g_auto (GStrv) rows = NULL;

  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (TriKeyLines, 1);
  self->file_name = g_strdup (file_name);
  self->lines = g_ptr_array_new_with_free_func (key_line_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      char *row = g_strstrip (rows[i]);
      gboolean ok = TRUE;

      if (rows[i + 1] != NULL || *row != '\0')
        self->last_line = i + 1;
      if (*row == '\0' || *row == '#')
        continue;
      if (*row == '[')
        ok = parse_group (self, row, i + 1, &group, error);
      else
        ok = parse_key (self, row, i + 1, group, error);
      if (!ok)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
tri_key_lines_free (TriKeyLines *self)
{
  if (self == NULL)
    return;
  g_free (self->file_name);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->seen);
  g_free (self);
}

guint
tri_key_lines_get_count (const TriKeyLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const TriKeyLine *
tri_key_lines_get (const TriKeyLines *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->lines->len, NULL);

  return g_ptr_array_index (self->lines, index);
}

const TriKeyLine *
tri_key_lines_find (const TriKeyLines *self, const char *group, const char *key)
{
  g_return_val_if_fail (self != NULL && group != NULL && key != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TriKeyLine *line = g_ptr_array_index (self->lines, i);

      if (line->locale == NULL && g_str_equal (line->group, group) && g_str_equal (line->key, key))
        return line;
    }
  return NULL;
}

guint
tri_key_lines_get_group_line (const TriKeyLines *self, const char *group)
{
  g_return_val_if_fail (self != NULL && group != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, group));
}

guint
tri_key_lines_get_last_line (const TriKeyLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (self->last_line, 1);
}

gboolean
tri_key_line_get_double (const TriKeyLine *self, double *out_value)
{
  char *end;
  double value;

  g_return_val_if_fail (self != NULL && out_value != NULL, FALSE);

  /* strtod would also take hexadecimal, "inf" and "nan". */
  if (*self->value == '\0' || strspn (self->value, "0123456789+-.eE") != strlen (self->value))
    return FALSE;
  value = g_ascii_strtod (self->value, &end);
  if (*end != '\0' || !isfinite (value))
    return FALSE;
  *out_value = value;
  return TRUE;
}

gboolean
tri_key_lines_fail (const TriKeyLines *self, GError **error, guint line, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  g_return_val_if_fail (self != NULL && format != NULL, FALSE);

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID, "%s:%u: %s", self->file_name, line, reason);
  return FALSE;
}
