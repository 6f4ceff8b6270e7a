/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a key file with their numbers, so that a refusal can name the line (GKeyFile keeps
 * none and lets a repeated key pass). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One `Key=value` or `Key[locale]=value`. Strings are owned by the TriKeyLines. */
typedef struct
{
  char *group;
  char *key;
  char *locale; /* NULL without one */
  char *value;  /* as written, without the spaces around it */
  guint line;   /* from 1 */
} TriKeyLine;

typedef struct _TriKeyLines TriKeyLines;

/**
 * tri_key_lines_parse:
 * @text: valid UTF-8 that may begin with a byte order mark
 * @file_name: how to call the text in messages
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID "FILE:LINE: reason" on a line that is none
 *   of blank, comment, group and key, on a repeated group and on a repeated key
 */
TriKeyLines *tri_key_lines_parse (const char *text,
                                  const char *file_name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_key_lines_free (TriKeyLines *self);

guint tri_key_lines_get_count (const TriKeyLines *self);
const TriKeyLine *tri_key_lines_get (const TriKeyLines *self, guint index);
/* The entry without a locale, or NULL. */
const TriKeyLine *tri_key_lines_find (const TriKeyLines *self, const char *group, const char *key);
/* Line of a group's head, 0 when there is no such group. */
guint tri_key_lines_get_group_line (const TriKeyLines *self, const char *group);
/* The number of the text's last line. */
guint tri_key_lines_get_last_line (const TriKeyLines *self);

/* A finite number in C notation and nothing else. */
gboolean tri_key_line_get_double (const TriKeyLine *self, double *out_value);

/* Sets TRI_ERROR_INVALID "FILE:LINE: reason". Returns: FALSE, always */
gboolean tri_key_lines_fail (const TriKeyLines *self,
                             GError **error,
                             guint line,
                             const char *format,
                             ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriKeyLines, tri_key_lines_free)

G_END_DECLS
