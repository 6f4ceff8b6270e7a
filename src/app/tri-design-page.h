/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio: views, canvas, candidates, controls and time on one page. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/**
 * TriDesignPage:
 *
 * Properties "consultation", "handles", "guides", "before", "light", "clipped". Its actions, for
 * menus and scripts: design.import and design.export (s: a path, or "" to ask for a file),
 * design.paste, design.undo, design.redo, design.handles, design.guides, design.before,
 * design.landmarks, design.outline, design.sides, design.mirror, design.zoom-in, design.zoom-out,
 * design.zoom-fit, design.zoom-actual. "Choose This Style…" activates win.choose.
 */
#define TRI_TYPE_DESIGN_PAGE (tri_design_page_get_type ())
G_DECLARE_FINAL_TYPE (TriDesignPage, tri_design_page, TRI, DESIGN_PAGE, GtkWidget)

TriConsultation *tri_design_page_get_consultation (TriDesignPage *self);
/* NULL shows nobody. */
void tri_design_page_set_consultation (TriDesignPage *self, TriConsultation *consultation);

G_END_DECLS
