/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translated words for values of the lower rooms that only the screen needs. */

#pragma once

#include "tri-handle.h"
#include "tri-landmark.h"
#include "tri-record.h"
#include "tri-sides.h"
#include "tri-styles.h"

G_BEGIN_DECLS

/* A view's name short enough for its thumbnail: "Left 45°". */
const char *tri_words_view_short (TriView view);
/* Title of a click: "Client’s left pupil"; a silhouette click is TRI_N_LANDMARKS with its index
 * among the view's silhouette clicks. */
const char *tri_words_click (TriView view, TriLandmark landmark, guint silhouette);
/* One sentence that says where to put it. */
const char *tri_words_click_place (TriView view, TriLandmark landmark, guint silhouette);
/* The view that a file name speaks of ("sample-left45.jpg"); FALSE when it names none. */
gboolean tri_words_view_from_name (const char *file_name, TriView *out_view);
/* What dragging a handle changes, in the clinic's units, and the line's angle there: "Temple recess
 * 14 mm, 121°". Returns: (transfer full) */
char *tri_words_handle (TriHandle handle,
                        const TriDesign *design,
                        TriHead *head,
                        const TriFigures *care) G_GNUC_WARN_UNUSED_RESULT;
/* What the sides are like and what meets them; @target is their light over that of bare skin.
 * Returns: (transfer full) */
char *tri_words_sides (const TriSidesMatch *match,
                       double target,
                       gboolean is_sure) G_GNUC_WARN_UNUSED_RESULT;
/* What was chosen: "Mature, permanent". Returns: (transfer full) */
char *tri_words_choice (TriStyles *styles,
                        const TriDossier *dossier,
                        const TriDecision *decision) G_GNUC_WARN_UNUSED_RESULT;
/* Who was present, of the bits of TriPresent: "client, partner"; "" for nobody.
 * Returns: (transfer full) */
char *tri_words_present (guint present) G_GNUC_WARN_UNUSED_RESULT;
/* Whom a style pleases: "Picked by client (permanent), partner (temporary)".
 * Returns: (transfer full) (nullable): NULL when nobody picked it */
char *tri_words_picks (const GPtrArray *picks, const char *template_id) G_GNUC_WARN_UNUSED_RESULT;
/* What came of pictures judged blind: "Partner, blind: Mature 4, Straight 2 · the same answer in 2
 * of 3 pairs". Returns: (transfer full) */
char *tri_words_blind_result (TriStyles *styles,
                              const TriBlindResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
