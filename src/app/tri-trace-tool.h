/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points clicked along a line that is drawn on the real head, and the hairline they give. */

#pragma once

#include "tri-mark-tool.h"
#include "tri-trace.h"

G_BEGIN_DECLS

/* A TriMarkTool: its design is the hairline that was found, while there is one. The line follows
 * the points on a worker, the latest wish wins. */
#define TRI_TYPE_TRACE_TOOL (tri_trace_tool_get_type ())
G_DECLARE_FINAL_TYPE (TriTraceTool, tri_trace_tool, TRI, TRACE_TOOL, GObject)

/* @start: the design that the line is looked for from */
TriTraceTool *tri_trace_tool_new (TriScene *scene, TriDesign *start);

guint tri_trace_tool_get_n_points (TriTraceTool *self);
/* Whether the line for the points as they are now is still looked for. */
gboolean tri_trace_tool_is_busy (TriTraceTool *self);
/* How well the points are followed; NULL while there are too few or the line is looked for. */
const TriTraceFit *tri_trace_tool_get_fit (TriTraceTool *self);
/* The point that was clicked beside the head, or TRI_MARK_NONE. */
guint tri_trace_tool_get_beside (TriTraceTool *self);
/* The design that may be used now, or NULL. Returns: (transfer none) (nullable) */
TriDesign *tri_trace_tool_get_usable (TriTraceTool *self);

G_END_DECLS
