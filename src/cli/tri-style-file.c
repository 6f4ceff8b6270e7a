/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hairline style as a file: the user's *.template, and *.trichion-style to be handed on. */

#include "config.h"

#include "tri-style-file.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* A template is a page of text; whatever is larger was put there by mistake. */
#define MAX_TEMPLATE_BYTES (64 * 1024)

GBytes *
tri_style_file_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* Asked before reading: a pipe would never end and a film would fill the memory. */
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, _ ("it is not an ordinary file"));
      return NULL;
    }
  if (g_file_info_get_size (info) > MAX_TEMPLATE_BYTES)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                           _ ("it is too large for a template"));
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}

TriTemplate *
tri_style_file_load (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  TriTemplate *style;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = tri_style_file_read (path, &reason);
  if (bytes == NULL)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” cannot be read: %s. Choose another file."), name, reason->message);
      return NULL;
    }
  style = tri_template_parse (bytes, name, &reason);
  if (style == NULL)
    /* TRANSLATORS: %s is the file, the number of the line and what is wrong with it */
    g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                 _ ("%s. Mend that line in a text editor, or have the style exported once more."),
                 reason->message);
  return style;
}

gboolean
tri_style_file_save (const TriTemplate *style, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (style != NULL && path != NULL, FALSE);

  text = tri_template_to_string (style);
  if (g_file_set_contents (path, text, -1, &reason))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
               _ ("The style was not saved: %s. Choose another folder."), reason->message);
  return FALSE;
}
