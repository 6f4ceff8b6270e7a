/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points that are put on a photo one after the other, whatever they are for.
 *
 * The canvas places and moves the marks of any such tool, with the loupe and by keys. Main thread.
 */

#pragma once

#include <glib-object.h>

#include "tri-scene.h"

G_BEGIN_DECLS

/* No step, or no mark. */
#define TRI_MARK_NONE G_MAXUINT

/**
 * TriMarkTool:
 *
 * Signals "changed" (marks or step) and "fit-changed" (the scene).
 */
#define TRI_TYPE_MARK_TOOL (tri_mark_tool_get_type ())
G_DECLARE_INTERFACE (TriMarkTool, tri_mark_tool, TRI, MARK_TOOL, GObject)

struct _TriMarkToolInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_steps) (TriMarkTool *self);
  guint (*get_step) (TriMarkTool *self);
  gboolean (*get_mark) (TriMarkTool *self, guint step, TriVec2 *out_px);
  void (*place) (TriMarkTool *self, TriVec2 photo_px);
  void (*move) (TriMarkTool *self, guint step, TriVec2 photo_px, gboolean done);
  void (*back) (TriMarkTool *self);
  char *(*describe) (TriMarkTool *self, guint step);
  /* (nullable) */
  guint (*get_suspect) (TriMarkTool *self);
  TriScene *(*get_scene) (TriMarkTool *self);
  TriDesign *(*get_design) (TriMarkTool *self);
};

guint tri_mark_tool_get_n_steps (TriMarkTool *self);
/* The step that the next click sets, TRI_MARK_NONE when all are set or skipped. */
guint tri_mark_tool_get_step (TriMarkTool *self);
gboolean tri_mark_tool_is_complete (TriMarkTool *self);
/* FALSE when it is not set. */
gboolean tri_mark_tool_get_mark (TriMarkTool *self, guint step, TriVec2 *out_px);
/* The set mark within @radius_px of a photo point, or TRI_MARK_NONE. */
guint tri_mark_tool_pick (TriMarkTool *self, TriVec2 photo_px, double radius_px);
/* Sets the current step's mark and goes on to the next. */
void tri_mark_tool_place (TriMarkTool *self, TriVec2 photo_px);
/* Moves a set mark; @done when it is let go. */
void tri_mark_tool_move (TriMarkTool *self, guint step, TriVec2 photo_px, gboolean done);
/* Takes the last set mark away and asks for it again. */
void tri_mark_tool_back (TriMarkTool *self);
/* What the step asks for, in words. Returns: (transfer full) */
char *tri_mark_tool_describe (TriMarkTool *self, guint step) G_GNUC_WARN_UNUSED_RESULT;
/* The step whose mark looks wrong, or TRI_MARK_NONE. */
guint tri_mark_tool_get_suspect (TriMarkTool *self);
/* (transfer none) (nullable): what the marks give, to be drawn over the photo */
TriScene *tri_mark_tool_get_scene (TriMarkTool *self);
/* (transfer none) (nullable): whose hairline they give in that scene; its wireframe without */
TriDesign *tri_mark_tool_get_design (TriMarkTool *self);

/* For the tools: emit the signals. */
void tri_mark_tool_changed (TriMarkTool *self);
void tri_mark_tool_fit_changed (TriMarkTool *self);

G_END_DECLS
