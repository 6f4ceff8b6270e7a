/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate style as a live thumbnail on the client's own head. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_CANDIDATE_TILE (tri_candidate_tile_get_type ())
G_DECLARE_FINAL_TYPE (TriCandidateTile, tri_candidate_tile, TRI, CANDIDATE_TILE, GtkWidget)

GtkWidget *tri_candidate_tile_new (TriConsultation *consultation, TriTemplate *style);
TriTemplate *tri_candidate_tile_get_style (TriCandidateTile *self);
/* The style on this client: what is current when it is that of the current design, else as the
 * style opens, with the current hair, shade, density and seed. Returns: (transfer full) */
TriDesign *tri_candidate_tile_make_design (TriCandidateTile *self) G_GNUC_WARN_UNUSED_RESULT;
/* Draws the thumbnail anew for the current view, design and moment. */
void tri_candidate_tile_update (TriCandidateTile *self);

G_END_DECLS
