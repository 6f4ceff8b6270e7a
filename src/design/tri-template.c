/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hairline styles: the members of a shape with their limits, and the reader of template files. */

#include "config.h"

#include "tri-template.h"

#include "tri-error.h"
#include "tri-key-lines.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_FILE_BYTES (64 * 1024)
#define MAX_ID_BYTES 63 /* fits TriDesignSpec.template_id */
/* Of a new style; what a file says may be longer. */
#define MAX_NAME_LETTERS 40
#define MAX_DESCRIPTION_LETTERS 400

struct _TriTemplate
{
  gatomicrefcount ref_count;
  char *id;
  char *name;
  char *description;
  TriHairlineShape shape;
  TriHairlineShape opening;
};

#define MEMBER(key, name, field, minimum, maximum)                                                 \
  {                                                                                                \
    key, name, G_STRUCT_OFFSET (TriHairlineShape, field), minimum, maximum, FALSE                  \
  }
#define SIDED(key, name, field, minimum, maximum)                                                  \
  {                                                                                                \
    key, name, G_STRUCT_OFFSET (TriHairlineShape, field), minimum, maximum, TRUE                   \
  }

/* The limits of height, recess, temporal peak and rounding are GEOMETRY 7's; the rest keeps the
 * corners of a line in their order on any head within three standard deviations. */
static const TriShapeMember members[TRI_N_SHAPE_MEMBERS] = {
  MEMBER ("Height", N_ ("Height"), height_mm, 45, 95),
  MEMBER ("PeakDrop", N_ ("Peak depth"), peak_drop_mm, 0, 20),
  MEMBER ("PeakHalfWidth", N_ ("Peak half width"), peak_half_width_mm, 4, 30),
  SIDED ("LateralX", N_ ("Lateral point, sideways"), lateral_x_mm, 14, 45),
  SIDED ("LateralRise", N_ ("Lateral rise"), lateral_rise_mm, -5, 20),
  SIDED ("ApexX", N_ ("Corner, sideways"), apex_x_mm, 46, 64),
  SIDED ("ApexRise", N_ ("Temple recess"), apex_rise_mm, 0, 45),
  SIDED ("HollowY", N_ ("Temple hollow, up"), hollow_y_mm, 70, 100),
  SIDED ("HollowZ", N_ ("Temple hollow, forward"), hollow_z_mm, 20, 62),
  SIDED ("TempleY", N_ ("Temporal peak, up"), temple_y_mm, 45, 65),
  SIDED ("TempleZ", N_ ("Temporal peak, forward"), temple_z_mm, 40, 64),
  MEMBER ("RoundMid", N_ ("Rounding in the middle"), round_mid_mm, 2, 60),
  SIDED ("RoundLateral", N_ ("Rounding at the lateral point"), round_lateral_mm, 2, 60),
  SIDED ("RoundApex", N_ ("Rounding of the corner"), round_apex_mm, 2, 60),
  SIDED ("RoundTemple", N_ ("Rounding of the temporal peak"), round_temple_mm, 2, 60),
  MEMBER ("Irregularity", N_ ("Irregularity"), irregularity_mm, 0, 4),
  MEMBER ("Edge", N_ ("Edge softness"), edge_mm, 1, 15),
  MEMBER ("StrayShare", N_ ("Stray dots"), stray_share, 0, 0.2),
};

const TriShapeMember *
tri_hairline_shape_get_members (void)
{
  return members;
}

double
tri_hairline_shape_get (const TriHairlineShape *shape, guint member)
{
  g_return_val_if_fail (shape != NULL && member < TRI_N_SHAPE_MEMBERS, 0);

  return G_STRUCT_MEMBER (double, shape, members[member].offset);
}

void
tri_hairline_shape_set (TriHairlineShape *shape, guint member, double value)
{
  g_return_if_fail (shape != NULL && member < TRI_N_SHAPE_MEMBERS);

  G_STRUCT_MEMBER (double, shape, members[member].offset) = value;
}

void
tri_hairline_shape_clamp (TriHairlineShape *shape)
{
  g_return_if_fail (shape != NULL);

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      double value = tri_hairline_shape_get (shape, i);

      if (isnan (value))
        value = members[i].minimum;
      tri_hairline_shape_set (shape, i, CLAMP (value, members[i].minimum, members[i].maximum));
    }
}

gboolean
tri_template_id_is_valid (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (const char *p = id; *p != '\0'; p++)
    {
      if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && (p == id || *p != '-'))
        return FALSE;
    }
  return *id != '\0' && strlen (id) <= MAX_ID_BYTES;
}

/* @text without blanks around it, NULL when no person could read it. */
static char *
clean_text (const char *text, guint longest, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  if (*clean == '\0')
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, _ ("A style needs a name."));
      return NULL;
    }
  if (!g_utf8_validate (clean, -1, NULL) || g_utf8_strlen (clean, -1) > longest)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("A style’s name has at most %u letters; choose a shorter one."), longest);
      return NULL;
    }
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        {
          g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                               _ ("A style’s name is one line of letters; leave out tabs and "
                                  "line ends."));
          return NULL;
        }
    }
  return g_steal_pointer (&clean);
}

TriTemplate *
tri_template_new (const char *id,
                  const char *name,
                  const char *description,
                  const TriHairlineShape *shape,
                  const TriHairlineShape *opening,
                  GError **error)
{
  g_autoptr (TriTemplate) self = NULL;

  g_return_val_if_fail (id != NULL && tri_template_id_is_valid (id), NULL);
  g_return_val_if_fail (name != NULL && description != NULL, NULL);
  g_return_val_if_fail (shape != NULL && opening != NULL, NULL);

  self = g_new0 (TriTemplate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->shape = *shape;
  self->opening = *opening;
  tri_hairline_shape_clamp (&self->shape);
  tri_hairline_shape_clamp (&self->opening);
  self->name = clean_text (name, MAX_NAME_LETTERS, error);
  if (self->name == NULL)
    return NULL;
  self->description = clean_text (description, MAX_DESCRIPTION_LETTERS, error);
  return self->description != NULL ? g_steal_pointer (&self) : NULL;
}

static int
find_member (const char *key)
{
  for (int i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (g_str_equal (members[i].key, key))
        return i;
    }
  return -1;
}

static gboolean
read_member (const TriKeyLines *lines,
             const TriKeyLine *line,
             guint member,
             TriHairlineShape *shape,
             GError **error)
{
  double value;

  if (!tri_key_line_get_double (line, &value))
    return tri_key_lines_fail (lines, error, line->line, _ ("“%s” is not a number for %s"),
                               line->value, line->key);
  if (value < members[member].minimum || value > members[member].maximum)
    return tri_key_lines_fail (lines, error, line->line,
                               _ ("%s must lie between %g and %g, not %s"), line->key,
                               members[member].minimum, members[member].maximum, line->value);
  tri_hairline_shape_set (shape, member, value);
  return TRUE;
}

/* Checks each line by itself and fills both shapes. */
static gboolean
read_lines (TriTemplate *self, const TriKeyLines *lines, GError **error)
{
  for (guint i = 0; i < tri_key_lines_get_count (lines); i++)
    {
      const TriKeyLine *line = tri_key_lines_get (lines, i);
      gboolean opening = g_str_equal (line->group, "Opening");
      gboolean words = g_str_equal (line->key, "Name") || g_str_equal (line->key, "Description");
      int member = line->locale == NULL ? find_member (line->key) : -1;

      if (!opening && !g_str_equal (line->group, "Template"))
        return tri_key_lines_fail (lines, error, tri_key_lines_get_group_line (lines, line->group),
                                   _ ("there is no group [%s] in a template"), line->group);
      if (member >= 0)
        {
          if (!read_member (lines, line, member, opening ? &self->opening : &self->shape, error))
            return FALSE;
        }
      else if (!opening && words)
        {
          if (*line->value == '\0')
            return tri_key_lines_fail (lines, error, line->line, _ ("%s is empty"), line->key);
        }
      else if (opening || line->locale != NULL || !g_str_equal (line->key, "Id"))
        return tri_key_lines_fail (lines, error, line->line,
                                   _ ("“%s” is not a key of the group [%s]"), line->key,
                                   line->group);
    }
  return TRUE;
}

/* The text of @key in the user's language: the key file knows which translation fits. */
static char *
read_text (const TriKeyLines *lines, GKeyFile *key_file, const char *key, GError **error)
{
  const TriKeyLine *line = tri_key_lines_find (lines, "Template", key);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;

  /* After a wrong escape GLib gives both a text and an error here, and only a text below. */
  text = g_key_file_get_string (key_file, "Template", key, &local_error);
  if (local_error != NULL)
    {
      tri_key_lines_fail (lines, error, line->line, "%s", local_error->message);
      return NULL;
    }
  g_free (text);
  text = g_key_file_get_locale_string (key_file, "Template", key, NULL, NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        {
          tri_key_lines_fail (lines, error, line->line, _ ("%s has a control character in it"),
                              key);
          return NULL;
        }
    }
  return g_steal_pointer (&text);
}

static gboolean
read_texts (TriTemplate *self, const TriKeyLines *lines, const char *text, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  const TriKeyLine *id = tri_key_lines_find (lines, "Template", "Id");
  g_autoptr (GError) local_error = NULL;

  if (!tri_template_id_is_valid (id->value))
    return tri_key_lines_fail (lines, error, id->line,
                               _ ("an Id is made of small letters, digits and dashes, at most %d"),
                               MAX_ID_BYTES);
  self->id = g_strdup (id->value);

  if (!g_key_file_load_from_data (key_file, text, strlen (text), G_KEY_FILE_NONE, &local_error))
    return tri_key_lines_fail (lines, error, id->line, "%s", local_error->message);
  self->name = read_text (lines, key_file, "Name", error);
  if (self->name == NULL)
    return FALSE;
  self->description = read_text (lines, key_file, "Description", error);
  return self->description != NULL;
}

static gboolean
check_complete (const TriKeyLines *lines, GError **error)
{
  static const char *const words[] = { "Id", "Name", "Description" };
  guint head = tri_key_lines_get_group_line (lines, "Template");

  if (head == 0)
    return tri_key_lines_fail (lines, error, tri_key_lines_get_last_line (lines),
                               _ ("the group [Template] is missing"));
  for (guint i = 0; i < G_N_ELEMENTS (words) + TRI_N_SHAPE_MEMBERS; i++)
    {
      const char *key = i < G_N_ELEMENTS (words) ? words[i] : members[i - G_N_ELEMENTS (words)].key;

      if (tri_key_lines_find (lines, "Template", key) == NULL)
        return tri_key_lines_fail (lines, error, head, _ ("the key %s is missing in [Template]"),
                                   key);
    }
  return TRUE;
}

TriTemplate *
tri_template_parse (GBytes *bytes, const char *file_name, GError **error)
{
  g_autoptr (TriTemplate) self = NULL;
  g_autoptr (TriKeyLines) lines = NULL;
  g_autofree char *text = NULL;
  const char *data, *end;
  gsize size;

  g_return_val_if_fail (bytes != NULL && file_name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > MAX_FILE_BYTES)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("%s:1: a template is at most %d kB long, this file has %zu kB"), file_name,
                   MAX_FILE_BYTES / 1024, (size + 1023) / 1024);
      return NULL;
    }
  if (size > 0 && !g_utf8_validate_len (data, size, &end))
    {
      guint line = 1;

      for (const char *p = data; p < end; p++)
        line += *p == '\n';
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("%s:%u: this is not UTF-8 text; save the file as UTF-8"), file_name, line);
      return NULL;
    }

  text = g_strndup (size > 0 ? data : "", size);
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text + 3) + 1);
  lines = tri_key_lines_parse (text, file_name, error);
  if (lines == NULL)
    return NULL;

  self = g_new0 (TriTemplate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    tri_hairline_shape_set (&self->opening, i, NAN);
  if (!read_lines (self, lines, error) || !check_complete (lines, error)
      || !read_texts (self, lines, text, error))
    return NULL;
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (isnan (tri_hairline_shape_get (&self->opening, i)))
        tri_hairline_shape_set (&self->opening, i, tri_hairline_shape_get (&self->shape, i));
    }
  return g_steal_pointer (&self);
}

static void
append_member (GString *text, const TriHairlineShape *shape, guint member)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (
      text, "%s=%s\n", members[member].key,
      g_ascii_formatd (number, sizeof number, "%.17g", tri_hairline_shape_get (shape, member)));
}

char *
tri_template_to_string (const TriTemplate *self)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  /* The key file knows what has to be escaped. */
  g_key_file_set_string (key_file, "Template", "Name", self->name);
  g_key_file_set_string (key_file, "Template", "Description", self->description);
  name = g_key_file_get_value (key_file, "Template", "Name", NULL);
  description = g_key_file_get_value (key_file, "Template", "Description", NULL);

  text = g_string_new ("[Template]\n");
  g_string_append_printf (text, "Id=%s\nName=%s\nDescription=%s\n", self->id, name, description);
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    append_member (text, &self->shape, i);
  g_string_append (text, "\n[Opening]\n");
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (tri_hairline_shape_get (&self->opening, i) != tri_hairline_shape_get (&self->shape, i))
        append_member (text, &self->opening, i);
    }
  return g_string_free (text, FALSE);
}

TriTemplate *
tri_template_ref (TriTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_template_unref (TriTemplate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self);
}

const char *
tri_template_get_id (const TriTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
tri_template_get_name (const TriTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
tri_template_get_description (const TriTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

const TriHairlineShape *
tri_template_get_shape (const TriTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->shape;
}

const TriHairlineShape *
tri_template_get_opening (const TriTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->opening;
}

gboolean
tri_template_equal_shape (const TriTemplate *a, const TriTemplate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (tri_hairline_shape_get (&a->shape, i) != tri_hairline_shape_get (&b->shape, i)
        || tri_hairline_shape_get (&a->opening, i) != tri_hairline_shape_get (&b->opening, i))
      return FALSE;
  return TRUE;
}
