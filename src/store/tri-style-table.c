/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table style: the clinic's own hairline styles, and which of all it offers. */

#include "config.h"

#include "tri-tables.h"

#include <string.h>

gboolean
tri_style_table_save (TriConnection *connection, const TriStyle *style, GError **error)
{
  g_autofree char *text = style->style != NULL ? tri_template_to_string (style->style) : NULL;
  g_autoptr (TriQuery) query = tri_connection_query (
      connection, TRI_STATEMENT_STYLE_SAVE,
      "INSERT INTO style (id, template, state, saved_utc, rev) VALUES (?, ?, ?, ?, 1)"
      " ON CONFLICT (id) DO UPDATE SET template = excluded.template, state = excluded.state,"
      " saved_utc = excluded.saved_utc, rev = rev + 1");

  tri_query_text (query, style->id);
  tri_query_text (query, text);
  tri_query_text (query, tri_style_state_get_id (style->state));
  tri_query_int (query, style->saved_utc);
  return tri_query_run (query, error);
}

static TriStyle *
read_style (TriQuery *query)
{
  g_autofree char *id = tri_query_get_text (query);
  g_autofree char *text = tri_query_get_text_or_null (query);
  g_autofree char *state_id = tri_query_get_text (query);
  gint64 saved_utc = tri_query_get_int (query);
  g_autoptr (TriTemplate) template = NULL;
  TriStyleState state = TRI_STYLE_HIDDEN;
  TriStyle *style;

  if (text != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

      template = tri_template_parse (bytes, id, NULL);
      if (template == NULL || !g_str_equal (tri_template_get_id (template), id))
        {
          tri_query_refuse (query, "style.template");
          g_clear_pointer (&template, tri_template_unref);
        }
    }
  if (!tri_style_state_from_id (state_id, &state))
    tri_query_refuse (query, "style.state");
  style = tri_style_new (id, template, state);
  style->saved_utc = saved_utc;
  return style;
}

gboolean
tri_style_table_list (TriConnection *connection, GPtrArray *styles, GError **error)
{
  g_autoptr (TriQuery) query
      = tri_connection_query (connection, TRI_STATEMENT_STYLE_LIST,
                              "SELECT id, template, state, saved_utc FROM style ORDER BY rowid");

  while (tri_query_next (query))
    g_ptr_array_add (styles, read_style (query));
  return tri_query_end (query, error);
}
