/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before and after in one picture, on the design page: side by side with a divider, or one shining
 * through the other as far as the same divider says. */

#include "config.h"

#include "tri-design-page-private.h"

static const char *const ids[] = {
  [TRI_CANVAS_ONE] = "one",
  [TRI_CANVAS_SPLIT] = "split",
  [TRI_CANVAS_ONION] = "onion",
};

const char *
_tri_design_page_get_both (TriDesignPage *self)
{
  return ids[tri_canvas_get_both (self->canvas)];
}

void
_tri_design_page_update_both (TriDesignPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->split_bar),
                          tri_canvas_get_both (self->canvas) != TRI_CANVAS_ONE
                              && gtk_widget_get_sensitive (self->both));
}

void
_tri_design_page_set_both (TriDesignPage *self, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (id, ids[i]))
      tri_canvas_set_both (self->canvas, (TriCanvasBoth) i,
                           tri_split_bar_get_position (self->split_bar));
  _tri_design_page_update_both (self);
}

static void
position_changed_cb (TriDesignPage *self)
{
  tri_canvas_set_both (self->canvas, tri_canvas_get_both (self->canvas),
                       tri_split_bar_get_position (self->split_bar));
}

void
_tri_design_page_init_both (TriDesignPage *self)
{
  g_signal_connect_object (self->split_bar, "notify::position", G_CALLBACK (position_changed_cb),
                           self, G_CONNECT_SWAPPED);
}
