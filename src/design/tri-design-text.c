/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design's text form: a key file with a format version. */

#include "config.h"

#include "tri-design.h"

#include "tri-error.h"
#include "tri-free-parts-private.h"
#include "tri-key-lines.h"
#include "tri-pigment.h"

#include <glib/gi18n-lib.h>

/* Format 1 knows no free sides, no dragged fringe and no free parts; a design without any is still
 * written so. */
#define FORMAT 2
/* How messages call the text: it has no file of its own. */
#define TEXT_NAME "design"

static gboolean
is_shifted (const TriFringeShift *shift)
{
  for (guint i = 0; i < TRI_FRINGE_POINTS; i++)
    if (shift->points[i].x != 0 || shift->points[i].y != 0)
      return TRUE;
  return FALSE;
}

static void
append_double (GString *text, const char *key, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s=%s\n", key,
                          g_ascii_formatd (number, sizeof number, "%.17g", value));
}

static void
append_shape (GString *text, const char *group, const TriHairlineShape *shape, gboolean sided)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();

  g_string_append_printf (text, "\n[%s]\n", group);
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (!sided || members[i].sided)
      append_double (text, members[i].key, tri_hairline_shape_get (shape, i));
}

/* The keys of a fringe's points: the first lies on the midline and goes forward only. */
static const char *const out_keys[TRI_FRINGE_POINTS]
    = { NULL, "Out1", "Out2", "Out3", "Out4", "Out5" };
static const char *const forward_keys[TRI_FRINGE_POINTS]
    = { "Forward0", "Forward1", "Forward2", "Forward3", "Forward4", "Forward5" };

static void
append_fringe (GString *text, const char *group, const TriFringeShift *shift)
{
  g_string_append_printf (text, "\n[%s]\n", group);
  for (guint i = 0; i < TRI_FRINGE_POINTS; i++)
    {
      if (out_keys[i] != NULL)
        append_double (text, out_keys[i], shift->points[i].x);
      append_double (text, forward_keys[i], shift->points[i].y);
    }
}

char *
tri_design_to_string (const TriDesign *self)
{
  const TriDesignSpec *spec;
  gboolean has_fringe, is_plain;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  spec = tri_design_get_spec (self);
  has_fringe = is_shifted (&spec->fringe) || is_shifted (&spec->right_fringe);
  is_plain = !spec->free_sides && !has_fringe && spec->parts == NULL;
  text = g_string_new ("[Design]\n");
  g_string_append_printf (text, "Format=%d\n", is_plain ? 1 : FORMAT);
  g_string_append_printf (text, "Template=%s\n", spec->template_id);
  g_string_append_printf (text, "Norwood=%s\n", tri_norwood_get_id (spec->norwood));
  append_double (text, "Density", spec->density_per_cm2);
  g_string_append_printf (text, "Shade=%u\n", spec->shade);
  g_string_append_printf (text, "Seed=%" G_GUINT64_FORMAT "\n", spec->seed);
  append_shape (text, "Shape", &spec->shape, FALSE);
  if (spec->free_sides)
    append_shape (text, "Right", &spec->right_shape, TRUE);
  if (has_fringe)
    append_fringe (text, "Fringe", &spec->fringe);
  if (has_fringe && spec->free_sides)
    append_fringe (text, "RightFringe", &spec->right_fringe);
  _tri_free_parts_write (spec->parts, text);
  return g_string_free (text, FALSE);
}

static const TriKeyLine *
require (const TriKeyLines *lines, const char *group, const char *key, GError **error)
{
  const TriKeyLine *line = tri_key_lines_find (lines, group, key);

  if (line == NULL)
    {
      guint head = tri_key_lines_get_group_line (lines, group);

      tri_key_lines_fail (lines, error, head != 0 ? head : tri_key_lines_get_last_line (lines),
                          _ ("the key %s is missing in [%s]"), key, group);
    }
  return line;
}

static gboolean
read_double (const TriKeyLines *lines,
             const char *group,
             const char *key,
             double minimum,
             double maximum,
             double *out_value,
             GError **error)
{
  const TriKeyLine *line = require (lines, group, key, error);

  if (line == NULL)
    return FALSE;
  if (!tri_key_line_get_double (line, out_value))
    return tri_key_lines_fail (lines, error, line->line, _ ("“%s” is not a number for %s"),
                               line->value, key);
  if (*out_value < minimum || *out_value > maximum)
    return tri_key_lines_fail (lines, error, line->line,
                               _ ("%s must lie between %g and %g, not %s"), key, minimum, maximum,
                               line->value);
  return TRUE;
}

static gboolean
read_unsigned (
    const TriKeyLines *lines, const char *key, guint64 maximum, guint64 *out_value, GError **error)
{
  const TriKeyLine *line = require (lines, "Design", key, error);

  if (line == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (line->value, 10, 0, maximum, out_value, NULL))
    return tri_key_lines_fail (lines, error, line->line,
                               _ ("%s must be a whole number from 0 to %llu, not “%s”"), key,
                               (unsigned long long) maximum, line->value);
  return TRUE;
}

/* A newer format may have keys that change the meaning of those we know. */
static gboolean
read_format (const TriKeyLines *lines, guint64 *out_format, GError **error)
{
  guint64 format;

  if (!read_unsigned (lines, "Format", G_MAXINT, &format, error))
    return FALSE;
  *out_format = format;
  if (format > FORMAT)
    {
      g_set_error (
          error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
          _ ("This design has Format=%llu, made by a newer Trichion; update Trichion to open it"),
          (unsigned long long) format);
      return FALSE;
    }
  if (format < 1)
    return tri_key_lines_fail (lines, error, tri_key_lines_find (lines, "Design", "Format")->line,
                               _ ("there is no Format %d of a design"), (int) format);
  return TRUE;
}

static gboolean
has_group (const TriKeyLines *lines, const char *group)
{
  return tri_key_lines_get_group_line (lines, group) != 0;
}

static gboolean
is_shape_key (const char *key, gboolean sided)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (g_str_equal (key, members[i].key))
      return !sided || members[i].sided;
  return FALSE;
}

static gboolean
is_fringe_key (const char *key)
{
  for (guint i = 0; i < TRI_FRINGE_POINTS; i++)
    if (g_strcmp0 (key, out_keys[i]) == 0 || g_str_equal (key, forward_keys[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_known (const TriKeyLines *lines, const TriKeyLine *line, guint64 format)
{
  static const char *const keys[]
      = { "Format", "Template", "Norwood", "Density", "Shade", "Seed", NULL };

  if (line->locale != NULL)
    return FALSE;
  if (g_str_equal (line->group, "Design"))
    return g_strv_contains (keys, line->key);
  if (g_str_equal (line->group, "Shape"))
    return is_shape_key (line->key, FALSE);
  if (_tri_free_parts_is_key (line))
    return TRUE;
  if (format < 2)
    return FALSE;
  if (g_str_equal (line->group, "Right"))
    return is_shape_key (line->key, TRUE);
  if (g_str_equal (line->group, "Fringe"))
    return is_fringe_key (line->key);
  /* Without a right side there is no right fringe. */
  return g_str_equal (line->group, "RightFringe") && has_group (lines, "Right")
         && is_fringe_key (line->key);
}

static gboolean
read_shape (const TriKeyLines *lines,
            const char *group,
            gboolean sided,
            TriHairlineShape *shape,
            GError **error)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      double value;

      if (sided && !members[i].sided)
        continue;
      if (!read_double (lines, group, members[i].key, members[i].minimum, members[i].maximum,
                        &value, error))
        return FALSE;
      tri_hairline_shape_set (shape, i, value);
    }
  return TRUE;
}

/* A text without the group has the fringe where the stage has it. */
static gboolean
read_fringe (const TriKeyLines *lines, const char *group, TriFringeShift *shift, GError **error)
{
  const double most = TRI_FRINGE_SHIFT_MAX_MM;

  if (!has_group (lines, group))
    return TRUE;
  for (guint i = 0; i < TRI_FRINGE_POINTS; i++)
    {
      if ((out_keys[i] != NULL
           && !read_double (lines, group, out_keys[i], -most, most, &shift->points[i].x, error))
          || !read_double (lines, group, forward_keys[i], -most, most, &shift->points[i].y, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_spec (const TriKeyLines *lines, TriDesignSpec *spec, GError **error)
{
  const TriKeyLine *line;
  guint64 shade;

  line = require (lines, "Design", "Template", error);
  if (line == NULL)
    return FALSE;
  if (!tri_template_id_is_valid (line->value))
    return tri_key_lines_fail (lines, error, line->line, _ ("“%s” is not the id of a Template"),
                               line->value);
  g_strlcpy (spec->template_id, line->value, sizeof spec->template_id);

  line = require (lines, "Design", "Norwood", error);
  if (line == NULL)
    return FALSE;
  if (!tri_norwood_from_id (line->value, &spec->norwood))
    return tri_key_lines_fail (lines, error, line->line, _ ("Norwood is 2 to 7 or 3v, not “%s”"),
                               line->value);

  if (!read_double (lines, "Design", "Density", TRI_DENSITY_MIN, TRI_DENSITY_MAX,
                    &spec->density_per_cm2, error)
      || !read_unsigned (lines, "Shade", TRI_N_SHADES - 1, &shade, error)
      || !read_unsigned (lines, "Seed", G_MAXUINT64, &spec->seed, error))
    return FALSE;
  spec->shade = (guint) shade;

  spec->free_sides = has_group (lines, "Right");
  return read_shape (lines, "Shape", FALSE, &spec->shape, error)
         && (!spec->free_sides || read_shape (lines, "Right", TRUE, &spec->right_shape, error))
         && read_fringe (lines, "Fringe", &spec->fringe, error)
         && read_fringe (lines, "RightFringe", &spec->right_fringe, error);
}

TriDesign *
tri_design_from_string (const char *text, GError **error)
{
  g_autoptr (TriKeyLines) lines = NULL;
  g_autoptr (TriFreeParts) parts = NULL;
  TriDesignSpec spec = { 0 };
  guint64 format;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("This is not a design: it is not UTF-8 text"));
      return NULL;
    }
  lines = tri_key_lines_parse (text, TEXT_NAME, error);
  if (lines == NULL || !read_format (lines, &format, error))
    return NULL;
  for (guint i = 0; i < tri_key_lines_get_count (lines); i++)
    {
      const TriKeyLine *line = tri_key_lines_get (lines, i);

      if (!is_known (lines, line, format))
        {
          tri_key_lines_fail (lines, error, line->line, _ ("“%s” is not a key of the group [%s]"),
                              line->key, line->group);
          return NULL;
        }
    }
  if (!read_spec (lines, &spec, error) || !_tri_free_parts_read (lines, &parts, error))
    return NULL;
  spec.parts = parts;
  return tri_design_new (&spec);
}
