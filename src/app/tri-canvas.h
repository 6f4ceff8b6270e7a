/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo with its preview, overlays and handles: the place where a hairline is drawn. */

#pragma once

#include <gtk/gtk.h>

#include "tri-consultation.h"
#include "tri-findings.h"
#include "tri-landmark-tool.h"
#include "tri-look.h"
#include "tri-outline-tool.h"
#include "tri-overlay.h"
#include "tri-parts-tool.h"

G_BEGIN_DECLS

/* Before and after in one picture. */
typedef enum
{
  TRI_CANVAS_ONE,   /* one of them */
  TRI_CANVAS_SPLIT, /* side by side, with a divider */
  TRI_CANVAS_ONION, /* one shining through the other */
} TriCanvasBoth;

/**
 * TriCanvas:
 *
 * Properties: "consultation", "tool" (of marks; handles rest while it is there),
 * "handles" and "guides" (shown), "before" (the bare photo), "mirror" (left and right exchanged),
 * "loupe",
 * and for labels "zoom-text" ("100 %"), "reading" ("Front 74 mm above glabella") and "look-text"
 * (what is simulated, to be written on the picture; NULL).
 */
#define TRI_TYPE_CANVAS (tri_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TriCanvas, tri_canvas, TRI, CANVAS, GtkWidget)

void tri_canvas_set_consultation (TriCanvas *self, TriConsultation *consultation);
void tri_canvas_set_tool (TriCanvas *self, TriMarkTool *tool);
/* While it is there the outline is shown and pulled, and handles rest. */
void tri_canvas_set_outline_tool (TriCanvas *self, TriOutlineTool *tool);
/* While it is there free parts are drawn, in every view, and handles rest. */
void tri_canvas_set_parts_tool (TriCanvas *self, TriPartsTool *tool);
gboolean tri_canvas_get_handles (TriCanvas *self);
void tri_canvas_set_handles (TriCanvas *self, gboolean handles);
/* Shows where hair is left, with handles to drag it by; not at first. */
gboolean tri_canvas_get_fringe (TriCanvas *self);
void tri_canvas_set_fringe (TriCanvas *self, gboolean fringe);
gboolean tri_canvas_get_guides (TriCanvas *self);
void tri_canvas_set_guides (TriCanvas *self, gboolean guides);
/* Which guides are shown when they are; the midline and the glabella line at first. */
void tri_canvas_set_guide_parts (TriCanvas *self, TriOverlayParts parts);
/* The picture as the client knows himself: from a mirror. */
gboolean tri_canvas_get_mirror (TriCanvas *self);
void tri_canvas_set_mirror (TriCanvas *self, gboolean mirror);
gboolean tri_canvas_get_before (TriCanvas *self);
void tri_canvas_set_before (TriCanvas *self, gboolean before);
/* A round glass over the picture that shows it four times as large, where the pointer is or the
 * keyboard leads it. */
gboolean tri_canvas_get_loupe (TriCanvas *self);
void tri_canvas_set_loupe (TriCanvas *self, gboolean loupe);
/* @share: how much of the picture, from its left side or of its light, is that of before, 0 to 1 */
void tri_canvas_set_both (TriCanvas *self, TriCanvasBoth both, double share);
TriCanvasBoth tri_canvas_get_both (TriCanvas *self);

/* In which light the picture is shown; that of the photo again with another consultation. */
TriSceneLight tri_canvas_get_light (TriCanvas *self);
void tri_canvas_set_light (TriCanvas *self, TriSceneLight light);
/* Whether hair at the sides is shown as if it were clipped; not with another consultation. */
gboolean tri_canvas_get_clipped (TriCanvas *self);
void tri_canvas_set_clipped (TriCanvas *self, gboolean clipped);
/* What comes of the hair at the sides; today's again with another consultation. It changes the
 * picture alone, and not that of before. */
TriSceneFuture tri_canvas_get_future (TriCanvas *self);
void tri_canvas_set_future (TriCanvas *self, TriSceneFuture future);
/* Shows the design as it looks when it is overdone. */
gboolean tri_canvas_get_caution (TriCanvas *self);
void tri_canvas_set_caution (TriCanvas *self, gboolean caution);
/* Shows where a finding of the design is, with its measure; NULL for none. Not with a tool. */
const TriFinding *tri_canvas_get_finding (TriCanvas *self);
void tri_canvas_set_finding (TriCanvas *self, const TriFinding *finding);

/* Widget px per photo px; the point of the widget that stays where it is, or the middle. */
double tri_canvas_get_zoom (TriCanvas *self);
void tri_canvas_zoom_to (TriCanvas *self, double zoom, double x, double y);
void tri_canvas_zoom_in (TriCanvas *self);
void tri_canvas_zoom_out (TriCanvas *self);
/* The head (or the whole photo while there is none) fills the canvas, also when it is resized. */
void tri_canvas_zoom_fit (TriCanvas *self);
/* One photo pixel a screen pixel. */
void tri_canvas_zoom_actual (TriCanvas *self);
/* In widget px; FALSE while no photo is shown. */
gboolean tri_canvas_get_viewport (TriCanvas *self, TriViewport *out_viewport);
/* Whether the picture shown is that of the current design, moment and zoom. */
gboolean tri_canvas_is_settled (TriCanvas *self);

G_END_DECLS
