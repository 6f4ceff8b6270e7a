/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable design value and its text form. */

#include "config.h"

#include "tri-design.h"

#include "tri-error.h"
#include "tri-free-parts-private.h"
#include "tri-key-lines.h"
#include "tri-pigment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Format 1 knows no free parts; a design without any is still written so. */
#define FORMAT 2
/* How messages call the text: it has no file of its own. */
#define TEXT_NAME "design"

struct _TriDesign
{
  gatomicrefcount ref_count;
  TriDesignSpec spec;
};

TriDesign *
tri_design_new (const TriDesignSpec *spec)
{
  TriDesign *self;
  TriDesignSpec *own;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (memchr (spec->template_id, '\0', sizeof spec->template_id) != NULL, NULL);
  g_return_val_if_fail (tri_template_id_is_valid (spec->template_id), NULL);

  self = g_new0 (TriDesign, 1);
  g_atomic_ref_count_init (&self->ref_count);
  own = &self->spec;
  /* Member by member, so that the padding and the rest of the id stay zero. */
  g_strlcpy (own->template_id, spec->template_id, sizeof own->template_id);
  own->shape = spec->shape;
  tri_hairline_shape_clamp (&own->shape);
  own->norwood = CLAMP ((int) spec->norwood, 0, TRI_N_NORWOODS - 1);
  /* A NaN fails both comparisons of CLAMP; this form takes it to the minimum. */
  own->density_per_cm2 = spec->density_per_cm2 >= TRI_DENSITY_MIN
                             ? MIN (spec->density_per_cm2, TRI_DENSITY_MAX)
                             : TRI_DENSITY_MIN;
  own->shade = MIN (spec->shade, TRI_N_SHADES - 1);
  own->seed = spec->seed;
  own->parts = spec->parts != NULL ? tri_free_parts_ref (spec->parts) : NULL;
  return self;
}

TriDesign *
tri_design_new_from_template (const TriTemplate *style,
                              gboolean opening,
                              TriNorwood norwood,
                              guint shade,
                              double density_per_cm2,
                              guint64 seed)
{
  TriDesignSpec spec = { 0 };

  g_return_val_if_fail (style != NULL, NULL);

  g_strlcpy (spec.template_id, tri_template_get_id (style), sizeof spec.template_id);
  spec.shape = opening ? *tri_template_get_opening (style) : *tri_template_get_shape (style);
  spec.norwood = norwood;
  spec.shade = shade;
  spec.density_per_cm2 = density_per_cm2;
  spec.seed = seed;
  return tri_design_new (&spec);
}

TriDesign *
tri_design_ref (TriDesign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_design_unref (TriDesign *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->spec.parts, tri_free_parts_unref);
  g_free (self);
}

const TriDesignSpec *
tri_design_get_spec (const TriDesign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->spec;
}

gboolean
tri_design_equal (const TriDesign *a, const TriDesign *b)
{
  const TriDesignSpec *p, *q;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  p = &a->spec;
  q = &b->spec;
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (tri_hairline_shape_get (&p->shape, i) != tri_hairline_shape_get (&q->shape, i))
        return FALSE;
    }
  return g_str_equal (p->template_id, q->template_id) && p->norwood == q->norwood
         && p->density_per_cm2 == q->density_per_cm2 && p->shade == q->shade && p->seed == q->seed
         && tri_free_parts_equal (p->parts, q->parts);
}

char *
tri_design_to_string (const TriDesign *self)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new ("[Design]\n");
  g_string_append_printf (text, "Format=%d\n", self->spec.parts != NULL ? FORMAT : 1);
  g_string_append_printf (text, "Template=%s\n", self->spec.template_id);
  g_string_append_printf (text, "Norwood=%s\n", tri_norwood_get_id (self->spec.norwood));
  g_string_append_printf (
      text, "Density=%s\n",
      g_ascii_formatd (number, sizeof number, "%.17g", self->spec.density_per_cm2));
  g_string_append_printf (text, "Shade=%u\n", self->spec.shade);
  g_string_append_printf (text, "Seed=%" G_GUINT64_FORMAT "\n", self->spec.seed);
  g_string_append (text, "\n[Shape]\n");
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      double value = tri_hairline_shape_get (&self->spec.shape, i);

      g_string_append_printf (text, "%s=%s\n", members[i].key,
                              g_ascii_formatd (number, sizeof number, "%.17g", value));
    }
  _tri_free_parts_write (self->spec.parts, text);
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
read_format (const TriKeyLines *lines, GError **error)
{
  guint64 format;

  if (!read_unsigned (lines, "Format", G_MAXINT, &format, error))
    return FALSE;
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
is_known (const TriKeyLine *line)
{
  static const char *const keys[]
      = { "Format", "Template", "Norwood", "Density", "Shade", "Seed", NULL };
  const TriShapeMember *members = tri_hairline_shape_get_members ();

  if (line->locale != NULL)
    return FALSE;
  if (g_str_equal (line->group, "Design"))
    return g_strv_contains (keys, line->key);
  for (guint i = 0; g_str_equal (line->group, "Shape") && i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (g_str_equal (line->key, members[i].key))
        return TRUE;
    }
  return _tri_free_parts_is_key (line);
}

static gboolean
read_spec (const TriKeyLines *lines, TriDesignSpec *spec, GError **error)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
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

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      double value;

      if (!read_double (lines, "Shape", members[i].key, members[i].minimum, members[i].maximum,
                        &value, error))
        return FALSE;
      tri_hairline_shape_set (&spec->shape, i, value);
    }
  return TRUE;
}

TriDesign *
tri_design_from_string (const char *text, GError **error)
{
  g_autoptr (TriKeyLines) lines = NULL;
  g_autoptr (TriFreeParts) parts = NULL;
  TriDesignSpec spec = { 0 };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("This is not a design: it is not UTF-8 text"));
      return NULL;
    }
  lines = tri_key_lines_parse (text, TEXT_NAME, error);
  if (lines == NULL || !read_format (lines, error))
    return NULL;
  for (guint i = 0; i < tri_key_lines_get_count (lines); i++)
    {
      const TriKeyLine *line = tri_key_lines_get (lines, i);

      if (!is_known (line))
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
