/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points that are put on a photo one after the other, whatever they are for. */

#include "config.h"

#include "tri-mark-tool.h"

#include <math.h>

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FIT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (TriMarkTool, tri_mark_tool, G_TYPE_OBJECT)

static void
tri_mark_tool_default_init (TriMarkToolInterface *iface)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_INTERFACE (iface),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FIT_CHANGED]
      = g_signal_new ("fit-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

guint
tri_mark_tool_get_n_steps (TriMarkTool *self)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), 0);

  return TRI_MARK_TOOL_GET_IFACE (self)->get_n_steps (self);
}

guint
tri_mark_tool_get_step (TriMarkTool *self)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), TRI_MARK_NONE);

  return TRI_MARK_TOOL_GET_IFACE (self)->get_step (self);
}

gboolean
tri_mark_tool_is_complete (TriMarkTool *self)
{
  return tri_mark_tool_get_step (self) == TRI_MARK_NONE;
}

gboolean
tri_mark_tool_get_mark (TriMarkTool *self, guint step, TriVec2 *out_px)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), FALSE);
  g_return_val_if_fail (out_px != NULL, FALSE);

  return TRI_MARK_TOOL_GET_IFACE (self)->get_mark (self, step, out_px);
}

guint
tri_mark_tool_pick (TriMarkTool *self, TriVec2 photo_px, double radius_px)
{
  guint nearest = TRI_MARK_NONE;
  double least = radius_px;

  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), TRI_MARK_NONE);

  for (guint i = 0; i < tri_mark_tool_get_n_steps (self); i++)
    {
      double distance;
      TriVec2 at;

      if (!tri_mark_tool_get_mark (self, i, &at))
        continue;
      distance = hypot (at.x - photo_px.x, at.y - photo_px.y);
      if (distance <= least)
        {
          nearest = i;
          least = distance;
        }
    }

  return nearest;
}

void
tri_mark_tool_place (TriMarkTool *self, TriVec2 photo_px)
{
  g_return_if_fail (TRI_IS_MARK_TOOL (self));

  TRI_MARK_TOOL_GET_IFACE (self)->place (self, photo_px);
}

void
tri_mark_tool_move (TriMarkTool *self, guint step, TriVec2 photo_px, gboolean done)
{
  g_return_if_fail (TRI_IS_MARK_TOOL (self));

  TRI_MARK_TOOL_GET_IFACE (self)->move (self, step, photo_px, done);
}

void
tri_mark_tool_back (TriMarkTool *self)
{
  g_return_if_fail (TRI_IS_MARK_TOOL (self));

  TRI_MARK_TOOL_GET_IFACE (self)->back (self);
}

char *
tri_mark_tool_describe (TriMarkTool *self, guint step)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), NULL);

  return TRI_MARK_TOOL_GET_IFACE (self)->describe (self, step);
}

guint
tri_mark_tool_get_suspect (TriMarkTool *self)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), TRI_MARK_NONE);

  if (TRI_MARK_TOOL_GET_IFACE (self)->get_suspect == NULL)
    return TRI_MARK_NONE;

  return TRI_MARK_TOOL_GET_IFACE (self)->get_suspect (self);
}

TriScene *
tri_mark_tool_get_scene (TriMarkTool *self)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), NULL);

  if (TRI_MARK_TOOL_GET_IFACE (self)->get_scene == NULL)
    return NULL;

  return TRI_MARK_TOOL_GET_IFACE (self)->get_scene (self);
}

TriDesign *
tri_mark_tool_get_design (TriMarkTool *self)
{
  g_return_val_if_fail (TRI_IS_MARK_TOOL (self), NULL);

  if (TRI_MARK_TOOL_GET_IFACE (self)->get_design == NULL)
    return NULL;

  return TRI_MARK_TOOL_GET_IFACE (self)->get_design (self);
}

void
tri_mark_tool_changed (TriMarkTool *self)
{
  g_return_if_fail (TRI_IS_MARK_TOOL (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
tri_mark_tool_fit_changed (TriMarkTool *self)
{
  g_return_if_fail (TRI_IS_MARK_TOOL (self));

  g_signal_emit (self, signals[SIGNAL_FIT_CHANGED], 0);
}
