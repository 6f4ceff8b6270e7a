/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments and files as the commands read them, and how they say that one is wrong. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-clock.h"
#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (tri - cli - error - quark, _tri_cli_error)

int
_tri_cli_fail (const GError *error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  /* File names and text of files end up in messages; one line stays one line. */
  for (const char *p = error->message; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  g_printerr ("trichion: %s\n", line->str);
  return error->domain == TRI_CLI_ERROR ? TRI_CLI_USAGE : TRI_CLI_FAILED;
}

gboolean
_tri_cli_parse (const char *usage,
                const char *summary,
                const GOptionEntry *entries,
                guint n_positional,
                int *argc,
                char ***argv,
                GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) reason = NULL;
  /* GOption takes the program's name from here for "--help". */
  const char *command = (*argv)[0];
  g_autofree char *name = g_strconcat ("trichion ", command, NULL);

  g_set_prgname (name);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &reason))
    {
      g_set_error (error, TRI_CLI_ERROR, 0, _ ("%s; see trichion %s --help."), reason->message,
                   command);
      return FALSE;
    }
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      memmove (*argv + 1, *argv + 2, (gsize) (*argc - 1) * sizeof **argv);
      (*argc)--;
    }
  if ((guint) *argc != n_positional + 1)
    {
      g_set_error (error, TRI_CLI_ERROR, 0,
                   (guint) *argc > n_positional + 1
                       ? _ ("There are too many arguments; see trichion %s --help.")
                       : _ ("An argument is missing; see trichion %s --help."),
                   command);
      return FALSE;
    }
  return TRUE;
}

gboolean
_tri_cli_parse_number (
    const char *option, const char *text, int minimum, int maximum, int *out_value, GError **error)
{
  gint64 value = 0;

  if (!g_ascii_string_to_signed (text, 10, minimum, maximum, &value, NULL))
    {
      g_set_error (error, TRI_CLI_ERROR, 0, _ ("--%s must be a whole number from %d to %d."),
                   option, minimum, maximum);
      return FALSE;
    }
  *out_value = (int) value;
  return TRUE;
}

GBytes *
_tri_cli_read_file (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &reason);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is a folder; choose a file inside it."), name);
      return NULL;
    }
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not an ordinary file; choose another."), name);
      return NULL;
    }
  if (info != NULL && (guint64) g_file_info_get_size (info) > max_bytes)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                   _ ("“%s” is too large; choose the right file."), name);
      return NULL;
    }
  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &reason);
  if (bytes != NULL)
    return g_steal_pointer (&bytes);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                 _ ("“%s” is not there; check its name and place."), name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
                 _ ("“%s” may not be read by you; ask its owner for permission."), name);
  else
    g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED, _ ("“%s” could not be read: %s"), name,
                 reason->message);
  return NULL;
}

gboolean
_tri_cli_parse_date (const char *text, TriDate *out_date, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (text == NULL)
    {
      *out_date = tri_clock_today ();
      return TRUE;
    }
  if (!tri_date_from_iso (text, out_date, &reason))
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0, reason->message);
      return FALSE;
    }
  return TRUE;
}
