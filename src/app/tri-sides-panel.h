/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while the sides are measured: what to pick, what was found, and its use. */

#pragma once

#include "tri-consultation.h"
#include "tri-sides-tool.h"

G_BEGIN_DECLS

/**
 * TriSidesPanel:
 *
 * Signal "finished" (boolean: shade and density were taken over).
 */
#define TRI_TYPE_SIDES_PANEL (tri_sides_panel_get_type ())
G_DECLARE_FINAL_TYPE (TriSidesPanel, tri_sides_panel, TRI, SIDES_PANEL, GtkWidget)

/* Measures @view at once, and again at every two places picked with @tool; NULLs end it. */
void tri_sides_panel_start (TriSidesPanel *self,
                            TriConsultation *consultation,
                            TriViewItem *view,
                            TriSidesTool *tool);

G_END_DECLS
