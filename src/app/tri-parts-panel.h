/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the canvas while free parts are drawn: the brush, and what they amount to. */

#pragma once

#include "tri-parts-tool.h"

G_BEGIN_DECLS

/* Signal "finished": the person is done. */
#define TRI_TYPE_PARTS_PANEL (tri_parts_panel_get_type ())
G_DECLARE_FINAL_TYPE (TriPartsPanel, tri_parts_panel, TRI, PARTS_PANEL, GtkWidget)

/* Shows what @tool does to @consultation's design; NULL for both ends it. */
void tri_parts_panel_start (TriPartsPanel *self, TriConsultation *consultation, TriPartsTool *tool);

G_END_DECLS
