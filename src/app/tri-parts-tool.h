/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brush that draws free parts of a design on the scalp, or erases treated area. Needs no
 * widget. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/**
 * TriPartsTool:
 *
 * A stroke is one step that can be undone, also when it leaves the head and comes back. Signals
 * "changed" (kind or size of the brush, or a stroke began or ended) and "failed" (GError: no more
 * parts are possible).
 */
#define TRI_TYPE_PARTS_TOOL (tri_parts_tool_get_type ())
G_DECLARE_FINAL_TYPE (TriPartsTool, tri_parts_tool, TRI, PARTS_TOOL, GObject)

TriPartsTool *tri_parts_tool_new (TriConsultation *consultation);

TriFreePartKind tri_parts_tool_get_kind (TriPartsTool *self);
void tri_parts_tool_set_kind (TriPartsTool *self, TriFreePartKind kind);
double tri_parts_tool_get_radius_mm (TriPartsTool *self);
/* Taken to the limits of a part. */
void tri_parts_tool_set_radius_mm (TriPartsTool *self, double radius_mm);

/* The scalp's direction under a photo pixel; FALSE where none is to be seen. */
gboolean tri_parts_tool_find (TriScene *scene, TriVec2 photo_px, TriVec3 *out_e);
/* Puts the brush down; FALSE when that is not on the scalp. Every later place goes with the
 * stroke, those beside the scalp are left out. */
gboolean tri_parts_tool_begin (TriPartsTool *self, TriScene *scene, TriVec2 photo_px);
void tri_parts_tool_extend (TriPartsTool *self, TriScene *scene, TriVec2 photo_px);
void tri_parts_tool_end (TriPartsTool *self);
gboolean tri_parts_tool_is_drawing (TriPartsTool *self);
/* Takes the latest stroke away that lies under a place; FALSE when none does. */
gboolean tri_parts_tool_remove (TriPartsTool *self, TriScene *scene, TriVec2 photo_px);
/* Takes every part away, as one step. */
void tri_parts_tool_clear (TriPartsTool *self);

G_END_DECLS
