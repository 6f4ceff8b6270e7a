/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide through the clicks of one photo: which point, where it is, and what the fit says. */

#pragma once

#include "tri-consultation.h"
#include "tri-landmark-tool.h"

G_BEGIN_DECLS

/**
 * TriLandmarkPanel:
 *
 * Signals "finished" (boolean: the fit was accepted and is kept) and "failed" (GError).
 */
#define TRI_TYPE_LANDMARK_PANEL (tri_landmark_panel_get_type ())
G_DECLARE_FINAL_TYPE (TriLandmarkPanel, tri_landmark_panel, TRI, LANDMARK_PANEL, GtkWidget)

/* Guides through @tool's clicks on @view; NULLs end it. */
void tri_landmark_panel_start (TriLandmarkPanel *self,
                               TriConsultation *consultation,
                               TriViewItem *view,
                               TriLandmarkTool *tool);

G_END_DECLS
