/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while a drawn line is traced: what to click, how well it fits, and its use. */

#pragma once

#include "tri-consultation.h"
#include "tri-trace-tool.h"

G_BEGIN_DECLS

/* Signal "finished" (boolean: the line is used). */
#define TRI_TYPE_TRACE_PANEL (tri_trace_panel_get_type ())
G_DECLARE_FINAL_TYPE (TriTracePanel, tri_trace_panel, TRI, TRACE_PANEL, GtkWidget)

/* Follows @tool; NULLs end it. */
void tri_trace_panel_start (TriTracePanel *self, TriConsultation *consultation, TriTraceTool *tool);
/* Uses the line that was found, as one step that can be undone; nothing while there is none. */
void tri_trace_panel_apply (TriTracePanel *self);

G_END_DECLS
