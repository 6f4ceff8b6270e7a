/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's outline being corrected by hand in one photo: which points, and the scene they give.
 *
 * Needs no widget: the canvas draws and drags, the panel counts. Main thread. */

#pragma once

#include <glib-object.h>

#include "tri-scene.h"

G_BEGIN_DECLS

/**
 * TriOutlineTool:
 *
 * The outline is a row of places, those of tri_scene_get_outline (). Signal "changed": points,
 * scene or selection.
 */
#define TRI_TYPE_OUTLINE_TOOL (tri_outline_tool_get_type ())
G_DECLARE_FINAL_TYPE (TriOutlineTool, tri_outline_tool, TRI, OUTLINE_TOOL, GObject)

/* @scene: of the photo, whatever its own corrections; @fix: the corrections to begin with */
TriOutlineTool *tri_outline_tool_new (TriScene *scene, const TriOutlineFix *fix);

/* The scene as corrected. Returns: (transfer none) */
TriScene *tri_outline_tool_get_scene (TriOutlineTool *self);
const TriOutlineFix *tri_outline_tool_get_fix (TriOutlineTool *self);
/* Whether it is another outline than in the beginning. */
gboolean tri_outline_tool_is_changed (TriOutlineTool *self);

/* How far the outline was pulled outward at the selected place, mm. */
double tri_outline_tool_get_pull_mm (TriOutlineTool *self);

/* The correction at or close beside @place: its index in the fix, -1 without one. */
int tri_outline_tool_find (TriOutlineTool *self, guint place);

/* A drag: takes the outline at @place, pulls what was taken to the pointer, and lets go, which
 * makes the drag one step that can be undone. Cancelling leaves all as it was. */
void tri_outline_tool_grab (TriOutlineTool *self, guint place);
void tri_outline_tool_pull (TriOutlineTool *self, TriVec2 photo_px);
void tri_outline_tool_release (TriOutlineTool *self);
void tri_outline_tool_cancel (TriOutlineTool *self);

/* Takes the correction at @place away; FALSE when there is none. */
gboolean tri_outline_tool_remove (TriOutlineTool *self, guint place);
/* Takes all away. */
void tri_outline_tool_reset (TriOutlineTool *self);

/* The place that the keyboard moves. A step leads to the next one some ten degrees on; FALSE at
 * either end. */
guint tri_outline_tool_get_selected (TriOutlineTool *self);
void tri_outline_tool_select (TriOutlineTool *self, guint place);
gboolean tri_outline_tool_select_next (TriOutlineTool *self, int step);
/* Moves the selected place @mm outward (inward below 0). Steps in a row undo as one. */
void tri_outline_tool_nudge (TriOutlineTool *self, double mm);

gboolean tri_outline_tool_can_undo (TriOutlineTool *self);
gboolean tri_outline_tool_can_redo (TriOutlineTool *self);
void tri_outline_tool_undo (TriOutlineTool *self);
void tri_outline_tool_redo (TriOutlineTool *self);

G_END_DECLS
