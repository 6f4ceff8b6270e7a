/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while the outline is corrected: what to do, what was done, keep or leave it. */

#pragma once

#include "tri-consultation.h"
#include "tri-outline-tool.h"

G_BEGIN_DECLS

/**
 * TriOutlinePanel:
 *
 * Signals "finished" (boolean: the outline is kept) and "failed" (GError).
 */
#define TRI_TYPE_OUTLINE_PANEL (tri_outline_panel_get_type ())
G_DECLARE_FINAL_TYPE (TriOutlinePanel, tri_outline_panel, TRI, OUTLINE_PANEL, GtkWidget)

/* Follows @tool, whose outline is @view's; NULLs end it. */
void tri_outline_panel_start (TriOutlinePanel *self,
                              TriConsultation *consultation,
                              TriViewItem *view,
                              TriOutlineTool *tool);

G_END_DECLS
