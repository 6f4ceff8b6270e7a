/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which styles this client is offered: the clinic's candidates, and what was tried besides. */

#include "config.h"

#include "tri-consultation-private.h"

static const char *
get_current_id (TriConsultation *self)
{
  return tri_design_get_spec (tri_consultation_get_design (self))->template_id;
}

static gboolean
is_candidate (TriConsultation *self, const char *id)
{
  return tri_styles_get_state (self->styles, id) == TRI_STYLE_SHOWN
         || g_hash_table_contains (self->tried, id);
}

static GPtrArray *
list_styles (TriConsultation *self, gboolean candidates)
{
  const GPtrArray *all = tri_styles_get_all (self->styles);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_template_unref);

  for (guint i = 0; i < all->len; i++)
    if (is_candidate (self, tri_template_get_id (all->pdata[i])) == candidates)
      g_ptr_array_add (list, tri_template_ref (all->pdata[i]));
  return list;
}

GPtrArray *
tri_consultation_list_candidates (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return list_styles (self, TRUE);
}

GPtrArray *
tri_consultation_list_other_styles (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return list_styles (self, FALSE);
}

void
tri_consultation_drop_candidate (TriConsultation *self, const char *id)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (id != NULL);

  /* What is on the screen is offered. */
  if (!g_str_equal (id, get_current_id (self)) && g_hash_table_remove (self->tried, id))
    _tri_consultation_styles_changed (self);
}

void
_tri_consultation_note_style (TriConsultation *self)
{
  const char *id = get_current_id (self);

  if (is_candidate (self, id))
    return;
  g_hash_table_add (self->tried, g_strdup (id));
  _tri_consultation_styles_changed (self);
}

/* A style that is no longer among the clinic's candidates stays one here while the design is of it.
 */
static void
styles_changed_cb (TriConsultation *self)
{
  g_hash_table_add (self->tried, g_strdup (get_current_id (self)));
  _tri_consultation_styles_changed (self);
}

void
_tri_consultation_set_styles (TriConsultation *self, TriStyles *styles)
{
  self->styles = g_object_ref (styles);
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (styles, "changed", G_CALLBACK (styles_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
