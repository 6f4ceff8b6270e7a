/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clicks being put on one photo: which comes next, which are set, and the fit they give.
 *
 * Needs no widget: the canvas draws and moves the marks, the panel explains them. Main thread. */

#pragma once

#include <glib-object.h>

#include "tri-mark-tool.h"
#include "tri-registration.h"

G_BEGIN_DECLS

#define TRI_LANDMARK_TOOL_NONE TRI_MARK_NONE

/**
 * TriLandmarkTool:
 *
 * A TriMarkTool. Signal "settled": a mark was put down and all that is asked for is there: time to
 * solve.
 */
#define TRI_TYPE_LANDMARK_TOOL (tri_landmark_tool_get_type ())
G_DECLARE_FINAL_TYPE (TriLandmarkTool, tri_landmark_tool, TRI, LANDMARK_TOOL, GObject)

/* @clicks: (nullable): what was clicked before, to be corrected. The photo's size bounds the marks.
 */
TriLandmarkTool *tri_landmark_tool_new (TriView view,
                                        double width_px,
                                        double height_px,
                                        const TriClicks *clicks);

TriView tri_landmark_tool_get_view (TriLandmarkTool *self);
guint tri_landmark_tool_get_n_steps (TriLandmarkTool *self);
/* The step that the next click sets, TRI_LANDMARK_TOOL_NONE when all are set or skipped. */
guint tri_landmark_tool_get_step (TriLandmarkTool *self);
/* How many are set. */
guint tri_landmark_tool_get_n_set (TriLandmarkTool *self);
/* The landmark of a step; TRI_N_LANDMARKS with its index for a silhouette click. */
TriLandmark tri_landmark_tool_get_landmark (TriLandmarkTool *self, guint step, guint *silhouette);
/* FALSE when it is not set. */
gboolean tri_landmark_tool_get_mark (TriLandmarkTool *self, guint step, TriVec2 *out_px);
/* The step of a landmark or silhouette click, TRI_LANDMARK_TOOL_NONE when not asked for here. */
guint tri_landmark_tool_find (TriLandmarkTool *self, TriLandmark landmark, guint silhouette);

/* Sets the current step's mark and goes on to the next. */
void tri_landmark_tool_place (TriLandmarkTool *self, TriVec2 photo_px);
/* Moves a set mark; @done when it is let go. */
void tri_landmark_tool_move (TriLandmarkTool *self, guint step, TriVec2 photo_px, gboolean done);
/* Takes the last set mark away and asks for it again. */
void tri_landmark_tool_back (TriLandmarkTool *self);
gboolean tri_landmark_tool_can_back (TriLandmarkTool *self);
/* A point that cannot be seen is left out, where the others suffice. */
void tri_landmark_tool_skip (TriLandmarkTool *self);
gboolean tri_landmark_tool_can_skip (TriLandmarkTool *self);
gboolean tri_landmark_tool_is_complete (TriLandmarkTool *self);
TriClicks tri_landmark_tool_get_clicks (TriLandmarkTool *self);

/* The fit of the marks as they are; any change of a mark drops it. Takes both. */
void tri_landmark_tool_set_fit (TriLandmarkTool *self,
                                TriScene *scene,
                                TriRegistration *registration);
TriScene *tri_landmark_tool_get_scene (TriLandmarkTool *self);
const TriRegistration *tri_landmark_tool_get_registration (TriLandmarkTool *self);
/* The step that the solver suspects, or TRI_LANDMARK_TOOL_NONE. */
guint tri_landmark_tool_get_suspect (TriLandmarkTool *self);

G_END_DECLS
