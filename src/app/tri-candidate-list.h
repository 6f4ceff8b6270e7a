/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidates as live thumbnails, the other styles behind a button, and what can be done with
 * each: its menu's commands are the design page's. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_CANDIDATE_LIST (tri_candidate_list_get_type ())
G_DECLARE_FINAL_TYPE (TriCandidateList, tri_candidate_list, TRI, CANDIDATE_LIST, GtkWidget)

/* @consultation: (nullable) */
void tri_candidate_list_set_consultation (TriCandidateList *self, TriConsultation *consultation);
/* Draws every thumbnail anew for the current view, design and moment. */
void tri_candidate_list_update (TriCandidateList *self);
/* Marks the candidate that the design is of. */
void tri_candidate_list_select_current (TriCandidateList *self);

G_END_DECLS
