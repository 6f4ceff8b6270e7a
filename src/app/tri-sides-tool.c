/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two places picked in a photo: stubble at the side of the head, and bare skin beside it. */

#include "config.h"

#include "tri-sides-tool.h"

#include <glib/gi18n.h>

struct _TriSidesTool
{
  GObject parent_instance;

  double width_px, height_px;
  TriVec2 picks[TRI_N_SIDES_PICKS];
  guint n_set;
};

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void tri_sides_tool_iface_init (TriMarkToolInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TriSidesTool,
                               tri_sides_tool,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TRI_TYPE_MARK_TOOL,
                                                      tri_sides_tool_iface_init))

static guint
get_n_steps (TriMarkTool *tool)
{
  return TRI_N_SIDES_PICKS;
}

static guint
get_step (TriMarkTool *tool)
{
  TriSidesTool *self = TRI_SIDES_TOOL (tool);

  return self->n_set < TRI_N_SIDES_PICKS ? self->n_set : TRI_MARK_NONE;
}

static gboolean
get_mark (TriMarkTool *tool, guint step, TriVec2 *out_px)
{
  TriSidesTool *self = TRI_SIDES_TOOL (tool);

  if (step >= self->n_set)
    return FALSE;
  *out_px = self->picks[step];

  return TRUE;
}

static void
set_pick (TriSidesTool *self, guint step, TriVec2 at, gboolean done)
{
  self->picks[step].x = CLAMP (at.x, 0.0, self->width_px);
  self->picks[step].y = CLAMP (at.y, 0.0, self->height_px);
  tri_mark_tool_changed (TRI_MARK_TOOL (self));
  if (done && self->n_set == TRI_N_SIDES_PICKS)
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
place (TriMarkTool *tool, TriVec2 photo_px)
{
  TriSidesTool *self = TRI_SIDES_TOOL (tool);

  if (self->n_set == TRI_N_SIDES_PICKS)
    return;
  self->n_set++;
  set_pick (self, self->n_set - 1, photo_px, TRUE);
}

static void
move (TriMarkTool *tool, guint step, TriVec2 photo_px, gboolean done)
{
  TriSidesTool *self = TRI_SIDES_TOOL (tool);

  g_return_if_fail (step < self->n_set);

  set_pick (self, step, photo_px, done);
}

static void
back (TriMarkTool *tool)
{
  TriSidesTool *self = TRI_SIDES_TOOL (tool);

  if (self->n_set == 0)
    return;
  self->n_set--;
  tri_mark_tool_changed (tool);
}

static char *
describe (TriMarkTool *tool, guint step)
{
  return g_strdup (tri_sides_pick_get_name ((TriSidesPick) step));
}

static void
tri_sides_tool_iface_init (TriMarkToolInterface *iface)
{
  iface->get_n_steps = get_n_steps;
  iface->get_step = get_step;
  iface->get_mark = get_mark;
  iface->place = place;
  iface->move = move;
  iface->back = back;
  iface->describe = describe;
}

static void
tri_sides_tool_class_init (TriSidesToolClass *klass)
{
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_sides_tool_init (TriSidesTool *self)
{
}

TriSidesTool *
tri_sides_tool_new (double width_px, double height_px)
{
  TriSidesTool *self;

  g_return_val_if_fail (width_px > 0 && height_px > 0, NULL);

  self = g_object_new (TRI_TYPE_SIDES_TOOL, NULL);
  self->width_px = width_px;
  self->height_px = height_px;

  return self;
}

const char *
tri_sides_pick_get_name (TriSidesPick pick)
{
  g_return_val_if_fail (pick < TRI_N_SIDES_PICKS, NULL);

  return pick == TRI_SIDES_STUBBLE ? _ ("Stubble at the side") : _ ("Bare skin beside it");
}
