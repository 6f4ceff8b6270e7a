/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clinic made of the hairline styles: its own ones, and which it offers. */

#include "config.h"

#include "tri-style.h"

#include "tri-record.h"

static const char *const state_ids[TRI_N_STYLE_STATES] = { "shown", "hidden", "deleted" };

const char *
tri_style_state_get_id (TriStyleState state)
{
  g_return_val_if_fail ((guint) state < TRI_N_STYLE_STATES, NULL);

  return state_ids[state];
}

gboolean
tri_style_state_from_id (const char *id, TriStyleState *out_state)
{
  g_return_val_if_fail (id != NULL && out_state != NULL, FALSE);

  for (guint i = 0; i < TRI_N_STYLE_STATES; i++)
    if (g_str_equal (state_ids[i], id))
      {
        *out_state = (TriStyleState) i;
        return TRUE;
      }
  return FALSE;
}

TriStyle *
tri_style_new (const char *id, TriTemplate *style, TriStyleState state)
{
  TriStyle *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (style == NULL || g_str_equal (tri_template_get_id (style), id), NULL);

  self = g_new0 (TriStyle, 1);
  self->id = g_strdup (id);
  self->style = style != NULL ? tri_template_ref (style) : NULL;
  self->state = state;
  return self;
}

void
tri_style_free (TriStyle *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->style, tri_template_unref);
  g_free (self);
}

TriStyle *
tri_style_copy (const TriStyle *self)
{
  TriStyle *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tri_style_new (self->id, self->style, self->state);
  copy->saved_utc = self->saved_utc;
  return copy;
}

TriStyle *
tri_style_list_find (const GPtrArray *styles, const char *id)
{
  g_return_val_if_fail (styles != NULL && id != NULL, NULL);

  for (guint i = 0; i < styles->len; i++)
    {
      TriStyle *style = styles->pdata[i];

      if (g_str_equal (style->id, id))
        return style;
    }
  return NULL;
}

gboolean
tri_style_names_equal (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  folded_a = tri_search_fold (a);
  folded_b = tri_search_fold (b);
  return g_str_equal (g_strstrip (folded_a), g_strstrip (folded_b));
}

static gboolean
is_taken (const char *name, const char *const *taken)
{
  for (; *taken != NULL; taken++)
    if (tri_style_names_equal (name, *taken))
      return TRUE;
  return FALSE;
}

char *
tri_style_make_name (const char *name, const char *const *taken)
{
  char *made;

  g_return_val_if_fail (name != NULL && taken != NULL, NULL);

  made = g_strdup (name);
  for (guint number = 2; is_taken (made, taken); number++)
    {
      g_free (made);
      made = g_strdup_printf ("%s (%u)", name, number);
    }
  return made;
}
