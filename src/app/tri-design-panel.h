/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio's right side: candidates, hairline and pigment controls, findings, figures. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/**
 * TriDesignPanel:
 *
 * Signal "caution" (boolean): overdone work is to be seen for as long as a button is held.
 * Signal "finding" (TriFinding, nullable): this one is to be shown on the photo; NULL for none.
 */
#define TRI_TYPE_DESIGN_PANEL (tri_design_panel_get_type ())
G_DECLARE_FINAL_TYPE (TriDesignPanel, tri_design_panel, TRI, DESIGN_PANEL, GtkWidget)

void tri_design_panel_set_consultation (TriDesignPanel *self, TriConsultation *consultation);
/* Whether the picture shows hair loss that has moved on. */
void tri_design_panel_set_future (TriDesignPanel *self, gboolean future);

G_END_DECLS
