/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design page's future view: the same design with less hair at the sides, or with grey. */

#include "config.h"

#include "tri-design-page-private.h"

/* Names of how far hair loss goes on, for the menu's targets. */
static const char *const ids[TRI_FUTURE_MOST_STAGES + 1] = { "today", "one", "two" };

const char *
_tri_design_page_get_future (TriDesignPage *self)
{
  return ids[tri_canvas_get_future (self->canvas).stages];
}

void
_tri_design_page_set_future (TriDesignPage *self, const char *id)
{
  TriSceneFuture future = tri_canvas_get_future (self->canvas);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      future.stages = i;
  tri_canvas_set_future (self->canvas, future);
}

void
_tri_design_page_set_greying (TriDesignPage *self, gboolean greying)
{
  TriSceneFuture future = tri_canvas_get_future (self->canvas);

  future.greying = greying;
  tri_canvas_set_future (self->canvas, future);
}
