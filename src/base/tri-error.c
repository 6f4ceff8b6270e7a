/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of Trichion's own code. */

#include "config.h"

#include "tri-error.h"

/* Written out because clang-format would put spaces into G_DEFINE_QUARK's name. */
GQuark
tri_error_quark (void)
{
  return g_quark_from_static_string ("tri-error-quark");
}

#define SHOWN_MAX 60

char *
tri_error_shown (const char *text)
{
  g_autofree char *valid = NULL;
  GString *shown;
  guint n = 0;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  shown = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (n++ == SHOWN_MAX)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, g_unichar_isprint (c) ? c : ' ');
    }
  return g_string_free (shown, FALSE);
}
