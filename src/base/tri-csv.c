/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing comma-separated values (RFC 4180) that a spreadsheet cannot mistake for formulas. */

#include "config.h"

#include "tri-csv.h"

#include <string.h>

struct _TriCsv
{
  GString *text;
  gboolean begun; /* the line has a field */
};

TriCsv *
tri_csv_new (void)
{
  TriCsv *self = g_new0 (TriCsv, 1);

  self->text = g_string_new (NULL);
  return self;
}

static void
begin_field (TriCsv *self)
{
  if (self->begun)
    g_string_append_c (self->text, ',');
  self->begun = TRUE;
}

void
tri_csv_add_text (TriCsv *self, const char *text)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  begin_field (self);
  valid = g_utf8_make_valid (text, -1);
  g_string_append_c (self->text, '"');
  if (*valid != '\0' && strchr ("=+-@\t\r\n", *valid) != NULL)
    g_string_append_c (self->text, '\'');
  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *c);
    }
  g_string_append_c (self->text, '"');
}

void
tri_csv_add_decimal (TriCsv *self, gint64 minor, int digits)
{
  /* The least number has no positive counterpart in 64 bits with a sign. */
  guint64 rest = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 unit = 1;

  g_return_if_fail (self != NULL && digits >= 0 && digits <= 4);

  begin_field (self);
  for (int i = 0; i < digits; i++)
    unit *= 10;
  g_string_append_printf (self->text, "%s%" G_GUINT64_FORMAT, minor < 0 ? "-" : "", rest / unit);
  if (digits > 0)
    g_string_append_printf (self->text, ".%0*" G_GUINT64_FORMAT, digits, rest % unit);
}

void
tri_csv_end_line (TriCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->text, "\r\n");
  self->begun = FALSE;
}

char *
tri_csv_free_to_text (TriCsv *self)
{
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_free (self->text, FALSE);
  g_free (self);
  return text;
}
